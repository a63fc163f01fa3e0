"""Sitemaps: the addresses that a site lists. Nothing of them is fetched here."""

from dataclasses import dataclass
from typing import Any

from keisu.errors import BrokenFeed, shown
from keisu.pages.limits import DEFAULTS, Limits
from keisu.pages.sources import messages
from keisu.pages.sources.capture import address

_KINDS = {"url": False, "sitemap": True}


@dataclass(frozen=True, slots=True)
class Listed:
    """One address of a sitemap; `changed` is as the sitemap states it. `sitemap` says that a sitemap is there."""

    url: str
    changed: str | None = None
    sitemap: bool = False


def listed(data: bytes, *, limits: Limits = DEFAULTS) -> list[Listed]:
    """The addresses that a sitemap or an index of sitemaps lists, in order; the bytes may be packed with gzip.

    Only http and https addresses are listed. Raises BrokenFeed for what is no sitemap or declares a document type
    (so that no entity is ever expanded), PageTooLarge and UnpackedTooLarge for one over a bound.
    """
    from xml.parsers import expat

    limits.check_bytes(len(data))
    data = messages.gunzipped(data, limits).data
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise BrokenFeed(f"it is not a sitemap that can be read: {shown(str(error))}") from error
    if not reader.is_sitemap:
        raise BrokenFeed("it is not a sitemap")
    return reader.found


class _Reader:
    """What expat's events come to."""

    def __init__(self) -> None:
        self.found: list[Listed] = []
        self.is_sitemap = False
        self._path: list[str] = []
        self._parts: dict[str, list[str]] = {}

    def doctype(self, *_: Any) -> None:
        raise BrokenFeed("it declares a document type, and such a sitemap is not read")

    def start(self, name: str, _: Any) -> None:
        name = name.rpartition(" ")[2]
        if not self._path:
            self.is_sitemap = name in ("urlset", "sitemapindex")
        self._path.append(name)
        if len(self._path) == 2:
            self._parts = {}

    def text(self, data: str) -> None:
        if len(self._path) == 3:
            self._parts.setdefault(self._path[-1], []).append(data)

    def end(self, _: str) -> None:
        name = self._path.pop()
        if self.is_sitemap and len(self._path) == 1 and name in _KINDS:
            url = address("".join(self._parts.get("loc", ())))
            if url and url.startswith(("http://", "https://")):
                changed = shown("".join(self._parts.get("lastmod", ())).strip(), limit=40)
                self.found.append(Listed(url, changed or None, _KINDS[name]))
