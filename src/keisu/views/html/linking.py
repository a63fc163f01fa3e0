"""Addresses out of a page that keisu shows: to the live page, and to a figure's words in it."""

from urllib.parse import quote, urlsplit, urlunsplit

_WORDS = 4  # words on each side of a quote that help to find the right place
_NEAR, _ROOM = 60, 12  # letters on each side that are looked at, and that are taken where no spaces part words
_LONGEST = 200  # letters of a quote


def live(url: str | None) -> str | None:
    """The address of a page if it is one of http or https, else None: nothing else is ever a link."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises for one that is no number
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or not url.isprintable() or " " in url:
        return None
    return urlunsplit(parts)


def fragment(url: str | None, text: str, start: int, end: int) -> str | None:
    """The address of the words ``text[start:end]`` on their live page, with what stands on both sides of them.

    A text fragment (https://wicg.github.io/scroll-to-text-fragment/): a browser scrolls to the words and marks them.
    """
    known = live(url)
    if known is None:
        return None
    before = _last_words(text[max(0, start - _NEAR) : start].rpartition("\n")[2], whole=start <= _NEAR)
    after = _last_words(text[end : end + _NEAR].partition("\n")[0][::-1], whole=end + _NEAR >= len(text))[::-1]
    parts = [
        f"{_encoded(before)}-," if before else "",
        _encoded(text[start : min(end, start + _LONGEST)]),
        f",-{_encoded(after)}" if after else "",
    ]
    return f"{urlunsplit(urlsplit(known)._replace(fragment=''))}#:~:text={''.join(parts)}"


def _last_words(text: str, *, whole: bool) -> str:
    """A few words at the end of a text that may begin within a word; of one without spaces, a few letters."""
    words = text.split()
    if len(words) > 1 and (not whole or len(words) > _WORDS):
        words = words[1:][-_WORDS:]
    return " ".join(words)[-_ROOM:].lstrip() if len(words) == 1 else " ".join(words)


def _encoded(text: str) -> str:
    return quote(text.encode("utf-8", "replace"), safe="").replace("-", "%2D")
