"""The reading room as an ASGI application: each page as HTML, JSON and CSV, its charts, and the files it needs."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from importlib.util import find_spec
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from keisu._version import __version__
from keisu.errors import BadRequest, KeisuError, MixedUnits, NothingToDraw, NotInStore, StoreError, StoreInUse
from keisu.store import Selection, Store
from keisu.views import rows, words
from keisu.views.charts import Chart, render
from keisu.views.html import environment
from keisu.web import addresses, charts, pages
from keisu.web.files import file
from keisu.web.guarding import Guard
from keisu.web.shown import Asked, Shown

_Page = Callable[..., Shown]
_PAGES: tuple[tuple[str, str, _Page], ...] = (
    ("/", "/overview", pages.overview),
    ("/article/{page}", "/article/{page}", pages.article),
    ("/subject", "/subject", pages.subject),
    ("/ranking", "/ranking", pages.ranking),
    ("/findings", "/findings", pages.findings),
    ("/finding/{key}", "/finding/{key}", pages.finding),
    ("/search", "/search", pages.search),
)
"""The path of each page, the path to which ".json" and ".csv" are put, and what makes it."""


_TYPES = {"svg": "image/svg+xml", "png": "image/png", "json": "application/json", "csv": "text/csv; charset=utf-8"}


def application(store: Store, names: Iterable[str] = ()) -> ASGIApp:
    """The reading room over a store. It may be asked for by `names` too, beside the addresses it listens on."""
    room = _Room(store)
    routes = [Route("/static/{name}", file)]
    for path, stem, make in _PAGES:
        routes += [Route(f"{stem}.{form}", partial(room.answer, make, form)) for form in ("json", "csv")]
        routes.append(Route(path, partial(room.answer, make, "html")))
    routes += [
        Route(f"/chart/{name}.{form}", partial(room.draw, make_chart, form))
        for name, make_chart in charts.CHARTS.items()
        for form in charts.FORMS
    ]
    made = Starlette(routes=routes, exception_handlers={404: room.missing, 405: room.missing, Exception: room.broken})
    made.router.redirect_slashes = False
    return Guard(made, names)


class _Room:
    """Answers requests out of one store, which is open only as long as an answer takes, so that others may write."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._templates = environment("keisu.web")
        self._templates.globals.update(
            store=words.safe(store.path.name), version=__version__, addresses=addresses, ends=words.ends
        )
        self._charts = find_spec("altair") is not None and find_spec("vl_convert") is not None

    def answer(self, make: _Page, form: str, request: Request) -> Response:
        """A page in one of its forms, or what is wrong."""
        try:
            with self._store.selecting() as held:
                shown = make(held, Asked(request.query_params), **request.path_params)
                return self._in_form(shown, form, request)
        except KeisuError as error:
            return self._wrong(error, form, request)

    def draw(self, make: Callable[[Selection, Asked], Chart], form: str, request: Request) -> Response:
        """A chart in one of its forms, or what is wrong."""
        asked = Asked(request.query_params)
        try:
            with self._store.selecting() as held:
                chart = make(held, asked)
            return Response(render(chart, form, dark=asked.yes("dark")), media_type=_TYPES[form])
        except KeisuError as error:
            return self._wrong(error, "json" if form == "json" else "text", request)

    def missing(self, request: Request, error: Exception) -> Response:
        """There is no page of this address."""
        return self._wrong(NotInStore("there is no page of this address"), "html", request)

    def broken(self, request: Request, error: Exception) -> Response:
        """Something went wrong that should not: said without its details, which the terminal has."""
        return self._wrong(
            KeisuError("this page could not be made; what went wrong is said where keisu runs"), "html", request
        )

    def _in_form(self, shown: Shown, form: str, request: Request) -> Response:
        if form == "json":
            return Response(msgspec.json.encode(shown.data), media_type="application/json")
        if form == "csv":
            return Response(rows.as_csv(shown.rows, shown.columns), media_type="text/csv; charset=utf-8")
        return self._page(shown.template, {"title": shown.title, **shown.values}, request)

    def _page(self, template: str, values: Mapping[str, Any], request: Request, status: int = 200) -> Response:
        query = request.url.query
        address = request.url.path + (f"?{query}" if query else "")
        forms = {form: addresses.in_form(address, form) if status == 200 else None for form in ("json", "csv")}
        body = self._templates.get_template(template).render(
            here=request.url.path, charts=self._charts, **forms, **{"chart": None, **values}
        )
        return Response(body, status, media_type="text/html; charset=utf-8")

    def _wrong(self, error: KeisuError, form: str, request: Request) -> Response:
        status, title = _status(error)
        if form == "html":
            made = self._page("error.html.jinja", {"title": title, "message": str(error)}, request, status)
        elif form == "json":
            made = Response(msgspec.json.encode({"error": str(error)}), status, media_type="application/json")
        else:
            made = Response(f"{words.safe(str(error))}\n", status, media_type="text/plain; charset=utf-8")
        if status == 503:
            made.headers["Retry-After"] = "5"
        return made


def _status(error: KeisuError) -> tuple[int, str]:
    """The status of HTTP for what is wrong, and a title."""
    if isinstance(error, NotInStore | NothingToDraw):
        return 404, "Not here"
    if isinstance(error, BadRequest | MixedUnits):
        return 400, "Not understood"
    if isinstance(error, StoreInUse):
        return 503, "The store is being written"
    return 500, "The store cannot be read" if isinstance(error, StoreError) else "Something is wrong"
