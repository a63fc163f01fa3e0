"""Pages from the network: only the addresses that a user named, politely, from public addresses, within bounds."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from keisu._version import __version__
from keisu.errors import (
    BadAddress,
    BadStatus,
    EndlessRedirect,
    KeisuError,
    NotAllowed,
    NotInstalled,
    Unchanged,
    shown,
)
from keisu.pages.limits import DEFAULTS, Limits
from keisu.pages.sources import messages
from keisu.pages.sources.capture import Capture, address
from keisu.pages.sources.connecting import ask, is_public

AGENT = f"keisu/{__version__}"
_ACCEPTED = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/*;q=0.8, */*;q=0.1"
_ROBOTS_BYTES = 512_000
_LONGEST_WAIT = 60.0  # seconds that a site can ask to be left alone between two requests
_MOVED = frozenset({301, 302, 303, 307, 308})
_UNCHANGED = 304


@dataclass(frozen=True, slots=True)
class _Got:
    """What came back: the last address, status and headers, and the body as it was sent."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes


class Fetcher:
    """Fetches pages one after the other and remembers what politeness needs: robots.txt and the last visit of a host.

    Guarantees: http and https only; at most one request per host and `pause` seconds, or more if the site's robots.txt
    asks for it; what robots.txt forbids to `agent` is not asked for, and neither is anything if the server fails to
    say; every connection, of a redirect too, is to an address that `allow` says yes to; at most `redirects` of them
    are followed; no more than the bounds on bytes and seconds. No proxy, cookie or password is ever used.
    """

    def __init__(
        self,
        limits: Limits = DEFAULTS,
        *,
        agent: str = AGENT,
        pause: float = 1.0,
        redirects: int = 5,
        allow: Callable[[str], bool] = is_public,
    ) -> None:
        self._limits = limits
        self._agent = agent
        self._pause = pause
        self._redirects = redirects
        self._allow = allow
        self._visited: dict[str, float] = {}
        self._rules: dict[str, Any] = {}

    def fetch(self, url: str, *, earlier: Capture | None = None) -> Capture:
        """The page at an address, as a capture named by it; `url` of the capture is where redirects led.

        Given the capture of an earlier fetch, the server is asked for the page only if it has changed since. Never
        raises for an address: the capture's error is a FetchError, Unchanged, or OverBound.
        """
        name = shown(url, limit=2000)
        try:
            return self._capture(name, url, earlier)
        except KeisuError as error:
            return Capture(name, error=error)

    def _capture(self, name: str, url: str, earlier: Capture | None) -> Capture:
        _require()
        asked = {}
        if earlier and earlier.etag:
            asked["if-none-match"] = earlier.etag
        if earlier and earlier.last_modified:
            asked["if-modified-since"] = earlier.last_modified
        got = self._get(_checked(url), asked, self._limits.bytes, robots=True)
        if got.status == _UNCHANGED:
            raise Unchanged("the page has not changed since it was fetched before")
        if got.status != 200:
            raise BadStatus(f"the server answered with status {got.status}")
        self._limits.check_bytes(len(got.body))
        headers = {k: v for k, v in got.headers.items() if k != "transfer-encoding"}  # undone with the connection
        body = messages.unpacked(got.body, headers, self._limits)
        kind, charset = messages.media_type(got.headers.get("content-type"))
        return Capture(
            name,
            body.data,
            url=got.url,
            date=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            media_type=kind,
            charset=charset,
            notes=body.notes,
            etag=address(got.headers.get("etag")),
            last_modified=address(got.headers.get("last-modified")),
        )

    def _get(self, url: str, asked: dict[str, str], most: int, *, robots: bool) -> _Got:
        """GET with redirects; with `robots`, each address is asked for only if its site lets this program in."""
        headers = {"user-agent": self._agent, "accept": _ACCEPTED, "accept-encoding": "gzip, deflate, br", **asked}
        for _ in range(self._redirects + 1):
            if robots and not self._rules_of(url).can_fetch(url, self._agent):
                raise NotAllowed(f"the robots.txt of {shown(urlsplit(url).netloc)} keeps this program out of the page")
            self._wait(url)
            answer = ask(url, headers, self._limits.seconds, self._allow)
            try:
                to = answer.headers.get("location")
                if answer.status not in _MOVED or not to:
                    return _Got(url, answer.status, answer.headers, answer.body(most))
            finally:
                answer.close()
            url = _checked(urljoin(url, to))
        raise EndlessRedirect(f"the address leads on more than {self._redirects} times")

    def _rules_of(self, url: str) -> Any:
        """The robots.txt of the site of an address: none if it has none, all forbidden if its server fails."""
        from protego import Protego

        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            got = self._get(f"{site}/robots.txt", {}, _ROBOTS_BYTES, robots=False)
            if got.status >= 500 or got.status == 429:
                text = "User-agent: *\nDisallow: /"
            elif got.status == 200:
                headers = {k: v for k, v in got.headers.items() if k == "content-encoding"}
                text = (
                    messages.unpacked(got.body, headers, self._limits).data[:_ROBOTS_BYTES].decode("utf-8", "replace")
                )
            else:
                text = ""
            self._rules[site] = Protego.parse(text)
        return self._rules[site]

    def _wait(self, url: str) -> None:
        """Wait until the host of an address can be asked again, and note that it is asked now."""
        parts = urlsplit(url)
        rules = self._rules.get(f"{parts.scheme}://{parts.netloc}")
        wished = (rules.crawl_delay(self._agent) or 0.0) if rules else 0.0
        pause = max(self._pause, min(wished, _LONGEST_WAIT))
        host = parts.hostname or ""
        if host in self._visited:
            time.sleep(max(0.0, self._visited[host] + pause - time.monotonic()))
        self._visited[host] = time.monotonic()


def _require() -> None:
    try:
        import protego  # noqa: F401
        import urllib3  # noqa: F401
    except ImportError as error:
        raise NotInstalled("fetching needs the extra: pip install 'keisu[fetch]'") from error


def _checked(url: str) -> str:
    """The address, its fragment taken off. Raises BadAddress unless it is one of http or https with a host."""
    try:
        parts = urlsplit(urldefrag(url.strip())[0])
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError as error:
        raise BadAddress(f"{shown(url)} is not an address: {shown(str(error))}") from error
    if parts.scheme not in ("http", "https") or not host:
        raise BadAddress(f"{shown(url)} is not an address of http or https")
    if parts.username or parts.password:
        raise BadAddress("an address with a name or a password in it is not fetched")
    host = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=f"{host}:{port}" if port else host).geturl()
