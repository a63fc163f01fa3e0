"""Telling a title from the name of the site beside it: "Title | Site", "Title - Site"."""

import re

from keisu.pages.cues import fold

_BAR = re.compile(r"\s*[|｜]\s*|\s+(?:::|•|»)\s+")
_DASH = re.compile(r"\s+[-–—]\s+|(?<=[^\x00-\x7f])\s?[-–—]\s?(?=[^\x00-\x7f])")
_MOST_SITE = 5  # words of a site's name


def split_title(head: str, *, known_site: str | None = None, body: str = "", hosts: str = "") -> tuple[str, str | None]:
    """The title and the site's name in `head`; the site is None, and the title whole, where no name can be
    told.

    `known_site` is a name told elsewhere. A bar is taken for a border; a dash only if the last part is the
    known site, or stands in `hosts` (the addresses of the page), or if `body` has the first part on a line of
    its own, or looks like a name and is nowhere in `body`.
    """
    if known_site:
        for border in (_BAR, _DASH):
            parts = border.split(head)
            if len(parts) > 1 and fold(parts[-1]) == fold(known_site):
                return _rejoined(head, border), known_site
            if len(parts) > 1 and fold(parts[0]) == fold(known_site):
                return head[border.search(head).end() :].strip(), known_site  # type: ignore[union-attr]
    for border in (_BAR, _DASH):
        parts = border.split(head)
        if len(parts) < 2 or not fold(parts[-1]):
            continue
        title, site = _rejoined(head, border), parts[-1].strip()
        if _may_be_site(title, site) and (border is _BAR or _is_confirmed(title, site, body, hosts)):
            return (_rejoined(title, border) if border is _BAR and _is_rubric(title) else title), site
    return head.strip(), None


def _rejoined(head: str, border: re.Pattern[str]) -> str:
    """`head` without its last part."""
    *_, last = border.finditer(head)
    return head[: last.start()].strip()


def _is_rubric(title: str) -> bool:
    """Whether a title ends in a part that is a rubric of the site ("Title | Business | Site")."""
    parts = _BAR.split(title)
    return len(parts) > 1 and len(parts[-1].split()) <= 2 and len(parts[0].split()) > 3


def _may_be_site(title: str, site: str) -> bool:
    return (
        0 < len(site.split()) <= _MOST_SITE and len(site) <= 40 and len(title) > len(site) and site[-1] not in "?!:;,"
    )


def _is_confirmed(title: str, site: str, body: str, hosts: str) -> bool:
    if len(fold(site)) > 2 and fold(site) in fold(hosts):
        return True
    if f"\n{title}\n" in body:
        return True
    named = all(w[0].isupper() or not w[0].isascii() or w in ("of", "the", "and", "de") for w in site.split())
    return named and not any(c.isdigit() for c in site) and len(title.split()) >= 4 and site not in body
