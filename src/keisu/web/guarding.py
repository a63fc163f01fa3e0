"""What is asked of every request, and what every answer forbids the browser.

A page of the web that a person has open elsewhere must not be able to read the store through the person's browser: not
by asking from its own origin (Sec-Fetch-Site, Origin), nor by giving its own name the address of this machine (Host).
"""

import re
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from keisu.views.html import environment

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_METHODS = ("GET", "HEAD")
_OWN = re.compile(r"/(?:[\w.~-][\w.~/%-]*)?")  # a path that no browser takes for another host
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Guard:
    """Lets through what is read by a person on one of the names that this server has, and nothing else.

    The Host must be exactly the address that the connection came in on, with its port, a name of the loopback if that
    is where it came in, or one of `names`. Only GET and HEAD are answered: nothing here changes anything.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str] = ()) -> None:
        self._app = app
        self._names = frozenset(name.lower() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on and put the headers on what comes back."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            answer = self._refusal(scope) or self._app
            await answer(scope, receive, _with_headers(send))
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        if len(headers.getlist("host")) != 1 or host not in self._hosts(scope):
            return PlainTextResponse("This server does not go by that name.\n", 421)
        if scope["method"] not in _METHODS:
            return PlainTextResponse("Nothing can be changed here.\n", 405, {"Allow": ", ".join(_METHODS)})
        elsewhere = headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
        origin = headers.get("origin")
        if elsewhere or (origin is not None and origin.lower() != f"{scope['scheme']}://{host}"):
            return _from_elsewhere(scope)
        return None

    def _hosts(self, scope: Scope) -> frozenset[str]:
        address, port = scope.get("server") or ("", None)
        names = {address, *(_LOOPBACK if address in _LOOPBACK else ()), *self._names}
        written = {f"[{name}]" if ":" in name else name for name in names if name}
        return frozenset(f"{name}:{port}" for name in written) | (
            frozenset(written) if port in (80, None) else frozenset()
        )


def _from_elsewhere(scope: Scope) -> ASGIApp:
    """To one who followed a link on another site: the address, to be opened from here."""
    page = environment("keisu.web").get_template("elsewhere.html.jinja").render(address=own_address(scope))
    return HTMLResponse(page, 403)


def own_address(scope: Scope) -> str:
    """The address that was asked for, if no browser can take it for one of another host; else that of the overview."""
    path = scope.get("raw_path", b"").decode("latin-1")
    query = scope.get("query_string", b"").decode("latin-1")
    return path + (f"?{query}" if query else "") if _OWN.fullmatch(path) else "/"


def _with_headers(send: Send) -> Send:
    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-cache")
        await send(message)

    return answer
