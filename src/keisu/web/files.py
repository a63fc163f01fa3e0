"""The style, the program and the icon of the pages: the only files that are served."""

from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from keisu.views.html import style

_TYPES = {
    "style.css": "text/css; charset=utf-8",
    "reading.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}


async def file(request: Request) -> Response:
    """One of the files, by its name."""
    name = request.path_params["name"]
    if name not in _TYPES:
        return PlainTextResponse("There is no such file.\n", 404)
    return Response(_content(name), media_type=_TYPES[name])


@cache
def _content(name: str) -> str:
    folder = files("keisu.web") / "static"
    if name == "style.css":
        return style() + (folder / "site.css").read_text(encoding="utf-8")
    return (folder / name).read_text(encoding="utf-8")
