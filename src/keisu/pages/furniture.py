"""Menus, cookie notices and share bars among the lines of a saved text, told by their words and by their place.

A line that is nothing but known furniture is furniture wherever it stands. A run of short lines that are no sentences
is a menu only before the first paragraph or after the last, where no list of an article is likely to stand.
"""

import re
from collections.abc import Sequence

from keisu.pages import roles
from keisu.pages.cues import cues, fold
from keisu.vocabulary import RemovedKind

_LEAST_PARAGRAPH = 18  # words of a sentence that makes a line a paragraph
_MENU = 6  # lines of a menu at least a sixth of which, and two, are known words of menus
_KNOWN_MENU = 3  # lines of a menu at least half of which are known words of menus
_MOST_ITEM = 4  # words of an item of a menu
_MOST_NOTICE = 120  # words of a cookie notice
_MOST_SHARE = 10  # words of a share bar
_BAR = re.compile(r"\s*[|·•›»>/]\s+|\s+[|·•›»>/]\s*")
_WORD = re.compile(r"[^\W_]+")


def furniture(lines: Sequence[str | None]) -> list[RemovedKind | None]:
    """For each tidy line (None for a line of a listing) the kind of furniture that it is, or None for what may belong
    to the article."""
    kinds: list[RemovedKind | None] = [_by_words(line) if line else None for line in lines]
    paragraphs = [i for i, line in enumerate(lines) if line and kinds[i] is None and _is_paragraph(line)]
    first_line = next((i for i, line in enumerate(lines) if line), 0)
    if paragraphs:
        _mark_menus(lines, kinds, first_line + 1, paragraphs[0])
        _mark_menus(lines, kinds, paragraphs[-1] + 1, len(lines))
    return kinds


def _by_words(line: str) -> RemovedKind | None:
    """The kind of furniture that a line is by its own words."""
    count = len(line.split())
    if count <= _MOST_SHARE and _is_share(line):
        return "share"
    if count <= _MOST_NOTICE and cues().consent.search(line):
        return "consent"
    if fold(line) in cues().share:
        return "share"
    if roles.is_furniture(line) or _is_bar(line):
        return "navigation" if fold(line) else "debris"
    return None


def _is_share(line: str) -> bool:
    """Whether a line is the label of a button to share, or a row of names of networks."""
    if cues().share_label.fullmatch(line):
        return True
    words = [w.casefold() for w in _WORD.findall(line)]
    return len(words) >= 2 and all(w in cues().share_words for w in words)


def _is_bar(line: str) -> bool:
    """Whether a line is a menu with its items between bars: three or more, half of them known words of menus."""
    items = _BAR.split(line)
    known = sum(fold(item) in cues().navigation for item in items)
    return len(items) >= _KNOWN_MENU and 2 * known >= len(items) and not roles.ends_as_sentence(line)


def _is_paragraph(line: str) -> bool:
    return roles.words(line) >= _LEAST_PARAGRAPH and roles.ends_as_sentence(line)


def _mark_menus(lines: Sequence[str | None], kinds: list[RemovedKind | None], start: int, end: int) -> None:
    """Mark the runs of items in ``lines[start:end]`` that are menus; blank lines and furniture do not break a run."""
    run: list[int] = []
    for i in range(start, end + 1):
        line = lines[i] if i < end else None
        if line == "" or (i < end and kinds[i] is not None):
            continue
        if line and _is_item(line):
            run.append(i)
            continue
        known = sum(fold(lines[j] or "") in cues().navigation for j in run)
        a_menu = len(run) >= _MENU and known >= 2 and 6 * known >= len(run)
        if a_menu or (len(run) >= _KNOWN_MENU and 2 * known >= len(run)):
            for j in run:
                kinds[j] = "navigation"
        run = []


def _is_item(line: str) -> bool:
    """Whether a line may be an item of a menu: a few words, no sentence, no number, no cue of an article's own."""
    if roles.words(line) > _MOST_ITEM or roles.ends_as_sentence(line) or any(c.isdigit() for c in line):
        return False
    return not (roles.bullet(line) or roles.byline(line) or roles.is_caption(line) or roles.is_key_points_label(line))
