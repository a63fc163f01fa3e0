"""A chart as bytes: SVG, PNG, HTML, the specification as JSON, the data as CSV."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from keisu.errors import MissingLibrary, UnknownForm
from keisu.views.charts import themes
from keisu.views.charts.chart import Chart
from keisu.views.charts.texts import plain
from keisu.views.rows import as_csv

if TYPE_CHECKING:
    from jinja2 import Template

FORMS = ("svg", "png", "html", "json", "csv")
"""The forms that `render` makes."""

_NOWHERE: list[str] = []  # no address may be loaded from


def render(chart: Chart, form: str, *, dark: bool = False, scale: float = 2.0) -> bytes:
    """The chart in one of the FORMS, on a light or a dark ground. The same chart gives the same bytes.

    ``svg`` has no script and refers to nothing outside it, and its title and description are the chart's; ``png`` is
    `scale` pixels for each of the chart's; ``html`` is one page that needs no connection, with the chart, its text
    alternative and its data as a table; ``json`` is the specification; ``csv`` the data. Raises UnknownForm, and
    MissingLibrary if the renderer is missing.
    """
    make = _MAKERS.get(form)
    if make is None:
        raise UnknownForm(f"a chart cannot be made as {form!r}; ask for {', '.join(FORMS[:-1])} or {FORMS[-1]}")
    return make(chart, dark, scale)


def specification(chart: Chart, *, dark: bool = False) -> dict[str, Any]:
    """The specification with the colours for a light or a dark ground."""
    return themes.themed(chart.spec, dark)


def _svg(chart: Chart, dark: bool, scale: float) -> bytes:
    made: str = _renderer().vegalite_to_svg(specification(chart, dark=dark), allowed_base_urls=_NOWHERE)
    head, bracket, rest = made.partition(">")
    words = f"<title>{escape(chart.title)}</title><desc>{escape(chart.alt)}</desc>"
    return f'{head} role="img"{bracket}{words}{rest}'.encode()


def _png(chart: Chart, dark: bool, scale: float) -> bytes:
    made: bytes = _renderer().vegalite_to_png(specification(chart, dark=dark), scale=scale, allowed_base_urls=_NOWHERE)
    return made


def _html(chart: Chart, dark: bool, scale: float) -> bytes:
    page = _template().render(
        chart=chart,
        spec=json.dumps(specification(chart, dark=dark), ensure_ascii=False).replace("<", "\\u003c"),
        bundle=_bundle(),
        ground=themes.GROUND[dark],
        ink=themes.INK[dark],
        quiet=themes.QUIET[dark],
        font=themes.FONT,
    )
    return page.encode()


def _json(chart: Chart, dark: bool, scale: float) -> bytes:
    return f"{json.dumps(specification(chart, dark=dark), ensure_ascii=False, allow_nan=False, indent=1)}\n".encode()


def _csv(chart: Chart, dark: bool, scale: float) -> bytes:
    return as_csv(chart.rows, chart.columns).encode("utf-8", "replace")


_MAKERS: Mapping[str, Callable[[Chart, bool, float], bytes]] = {
    "svg": _svg,
    "png": _png,
    "html": _html,
    "json": _json,
    "csv": _csv,
}


def _renderer() -> Any:
    try:
        import vl_convert
    except ImportError as error:
        raise MissingLibrary("charts need the extra: pip install 'keisu[charts]'") from error
    return vl_convert


@cache
def _bundle() -> str:
    """The programs that draw a specification in a browser, as one script that defines `vegaEmbed`."""
    made: str = _renderer().javascript_bundle()
    return made


@cache
def _template() -> "Template":
    from jinja2 import Environment

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["plain"] = lambda value: plain(value) if isinstance(value, str) else value
    return environment.from_string(files("keisu.views.charts").joinpath("page.html").read_text(encoding="utf-8"))
