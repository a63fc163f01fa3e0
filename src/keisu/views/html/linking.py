"""Addresses out of a page that keisu shows: to the live page, and to a figure's words in it."""

from urllib.parse import quote, urlsplit, urlunsplit

_WORDS = 4  # words on each side of a quote that help to find the right place


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
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    before = " ".join(text[left:start].split()[-_WORDS:])
    after = " ".join(text[end : right if right >= 0 else len(text)].split()[:_WORDS])
    parts = [
        f"{_encoded(before)}-," if before else "",
        _encoded(text[start:end]),
        f",-{_encoded(after)}" if after else "",
    ]
    return f"{urlunsplit(urlsplit(known)._replace(fragment=''))}#:~:text={''.join(parts)}"


def _encoded(text: str) -> str:
    return quote(text.encode("utf-8", "replace"), safe="").replace("-", "%2D")
