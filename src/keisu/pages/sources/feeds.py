"""Feeds, RSS and Atom: each entry's content as a page of its own."""

import io
import re
import time
from collections.abc import Iterator
from html import escape, unescape
from typing import Any

from keisu.errors import BrokenFeed, NoPageHere, PageTooLarge, shown
from keisu.pages.sources.capture import Capture, address

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?[^>]{0,300}\?>\s*+|<!--(?:(?!-->).){0,3000}-->\s*+){0,10}"
    rb"(?:<|<!DOCTYPE\s{1,20})(?:[a-zA-Z][\w.]{0,20}:)?(rss|feed|RDF|urlset|sitemapindex)[\s>/\[]",
    re.DOTALL,
)
_ENTITY = re.compile(rb"<!(?:ENTITY|DOCTYPE[^>]{0,1000}\[)")
_LOOKED_AT = 8_192
_MOST_BYTES = 5_000_000  # of a feed: reading one takes some two seconds for each million
_TAG = re.compile(r"<[^<>]*>")


def root_of(data: bytes) -> str | None:
    """The root element of a feed ("rss", "feed", "RDF") or a sitemap ("urlset", "sitemapindex"), None of all else."""
    m = _ROOT.match(data[:_LOOKED_AT].replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff"))
    return m[1].decode() if m else None


def entries(data: bytes, name: str) -> Iterator[Capture]:
    """The entries of a feed that have content, a capture each: a small page of the entry's title, byline, date, the
    feed's name and the content, with the entry's address and the moment of its last change (or else of publication).

    A capture is named by the feed and the entry's number. An error capture says that the bytes are no feed
    (BrokenFeed, also for entities of its own), more than are read (PageTooLarge), or that no entry has
    content (NoPageHere).
    """
    import feedparser

    if len(data) > _MOST_BYTES:
        yield Capture(name, error=PageTooLarge(f"the feed has {len(data):,} bytes and the bound is {_MOST_BYTES:,}"))
        return
    if _ENTITY.search(data.replace(b"\0", b"")):
        yield Capture(name, error=BrokenFeed("it declares entities of its own, and such a feed is not read"))
        return
    feed = feedparser.parse(io.BytesIO(data))
    if not feed.version and not feed.entries:
        reason = shown(str(feed.get("bozo_exception", "no form of feed that is known")))
        yield Capture(name, error=BrokenFeed(f"it is not a feed that can be read: {reason}"))
        return
    found = False
    for number, entry in enumerate(feed.entries, start=1):
        if content := _content(entry):
            found = True
            yield Capture(
                f"{name}:{number}",
                _page(entry, feed.feed, content),
                url=address(entry.get("link")),
                date=_moment(_parsed(entry, "updated") or _parsed(entry, "published")),
                media_type="text/html",
                charset="utf-8",
            )
    if not found:
        yield Capture(name, error=NoPageHere("the feed has no entry with content"))


def _content(entry: Any) -> str:
    """The longest content that an entry has, as HTML."""
    found = [*entry.get("content", ()), *([entry["summary_detail"]] if "summary_detail" in entry else [])]
    return max((_as_html(part) for part in found), key=len, default="").strip()


def _as_html(part: Any) -> str:
    value = part.get("value") or ""
    return f"<p>{escape(value)}</p>" if part.get("type") == "text/plain" and value else value


def _page(entry: Any, feed: Any, content: str) -> bytes:
    """The entry as a page that says of itself what the feed says of it."""
    language = entry.get("language") or feed.get("language") or ""
    names = [a["name"] for a in entry.get("authors", ()) if a.get("name")] or [entry.get("author") or ""]
    told = {
        "og:site_name": feed.get("title"),
        "article:published_time": _moment(_parsed(entry, "published")),
        "article:modified_time": _moment(_parsed(entry, "updated")),
    }
    metas = [f'<meta property="{key}" content="{escape(value)}">' for key, value in told.items() if value]
    metas += [f'<meta name="author" content="{escape(name)}">' for name in names if name]
    title = escape(_plain(entry.get("title_detail") or {}))
    head = f'<meta charset="utf-8"><title>{title}</title>{"".join(metas)}'
    body = f"<article>{f'<h1>{title}</h1>' if title else ''}{content}</article>"
    page = f'<!doctype html><html lang="{escape(language)}"><head>{head}</head><body>{body}</body></html>'
    return page.encode("utf-8", "replace")


def _plain(part: Any) -> str:
    value: str = part.get("value") or ""
    return value if part.get("type") == "text/plain" else unescape(_TAG.sub("", value))


def _parsed(entry: Any, which: str) -> time.struct_time | None:
    """A date of an entry; feedparser's own way of asking would give the one for the other."""
    parsed: time.struct_time | None = dict.get(entry, f"{which}_parsed")
    return parsed


def _moment(parsed: time.struct_time | None) -> str | None:
    """A moment as feedparser gives it, in UTC."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", parsed) if parsed and parsed.tm_year >= 1900 else None
