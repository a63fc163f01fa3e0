"""The parts of an article that publishers mark by class: decks, key points, printed dates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from keisu.pages import roles
from keisu.pages.candidates import Candidate, Page
from keisu.pages.cues import cues
from keisu.pages.marks import marks

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[\s_]+|--+")
_DIGIT = re.compile(r"\d")
_UP = 3  # elements from a block outwards that may bear the mark
_MOST_DATES = 20
_MOST_DATE = 80  # characters of a line with printed dates
_DAY = len("2025-12-04")
_MOST_ELSEWHERE = 2  # dates printed apart from the title of which the first may be the publication
_MOST_BYLINE = 100  # characters of a printed byline
_BELOW = 10  # blocks below a title among which a date may stand
_NEAR = 3  # blocks around the head of an article among which a byline may stand


def has_part(block: Candidate, part: str) -> bool:
    """Whether a class around a block marks it as one of the parts in cues.toml ("deck", "printed_date")."""
    box = block.box
    for _ in range(_UP):
        if box.parent is None:
            return False
        if box.name and part in _parts(box.name):
            return True
        box = box.parent
    return False


@lru_cache(maxsize=20_000)
def _parts(name: str) -> frozenset[str]:
    name = f"-{_CAMEL.sub('-', name.strip()).casefold()}-"
    return frozenset(kind for kind, told in cues().classes.items() if any(f"-{mark}-" in name for mark in told))


def printed_byline(page: Page, title: int | None, first: Candidate) -> tuple[str, ...]:
    """The names printed between a title and the first block of the article, or just above the one or the other."""
    person = 1 << marks()[0].index("person")
    end = next((i for i, b in enumerate(page.blocks) if b is first), 0)
    start = max(0, (title if title is not None and title < end else end) - _NEAR)
    for block in page.blocks[start : end + _NEAR]:
        if len(block.text) <= _MOST_BYLINE:
            named = roles.byline(block.text)
            if not named and (block.box.bits | block.marks) & person and roles.is_name(block.text):
                named = (block.text,)
            if named:
                return named
    return ()


@dataclass(frozen=True, slots=True)
class Printed:
    """The dates that a page prints of its article: of the publication (`sure`: alone on a line below the title, or
    called one) and of an update; `fresh` says that it bears an age ("6 hours ago")."""

    published: str | None = None
    sure: bool = False
    updated: str | None = None
    fresh: bool = False


def printed_dates(page: Page, title: int | None, first: Candidate | None, language: str | None) -> Printed:
    """The dates printed beside the title (the block of that number), or else beside the block `first` of the article,
    or in a place for dates.

    A date elsewhere counts only where none stands beside the title, and no more than two are printed elsewhere: more
    are those of a listing or of comments.
    """
    head = title
    if head is None and first is not None:
        head = next((i for i, b in enumerate(page.blocks) if b is first), None)
    below, above, called = _Days(), _Days(), None
    elsewhere: list[str] = []
    updated, fresh, before = None, False, ""
    for number, block in _places(page, head, _NEAR if title is None else _BELOW):
        fresh = fresh or roles.is_age(block.text)
        dated = _DIGIT.search(block.text) is not None
        found = roles.printed_date(block.text, language) if dated else None
        labelled, before = dated and roles.is_update_label(before), block.text
        if number is None:
            if found and not found[1] and not labelled:
                elsewhere.append(found[0])
                called = called or (found[0] if cues().published.match(block.text) else None)
            continue
        day, change = roles.stamps(block.text, language) if dated else (None, None)
        if day and not change and (labelled or has_part(block, "printed_update")):
            day, change = None, day
        updated = updated or change
        (below if number >= 0 else above).add(day, alone=found is not None)
    if below.day:
        return Printed(below.day, title is not None and below.alone is not None, updated, fresh)
    if above.day or updated or len(elsewhere) > _MOST_ELSEWHERE:
        return Printed(above.day, False, updated, fresh)
    return Printed(called or next(iter(elsewhere), None), called is not None and len(elsewhere) == 1, None, fresh)


@dataclass(slots=True)
class _Days:
    """The first day of some lines, that of a line that is nothing but a date before that of another."""

    alone: str | None = None
    within: str | None = None

    @property
    def day(self) -> str | None:
        return self.alone or self.within

    def add(self, day: str | None, *, alone: bool) -> None:
        if alone:
            self.alone = self.alone or day
        elif day and len(day) == _DAY:  # months stand in sentences, too
            self.within = self.within or day


def _places(page: Page, head: int | None, below: int) -> Iterator[tuple[int | None, Candidate]]:
    """The short blocks beside the block `head`, with their distance from it; those in places for dates, with None."""
    dates = 1 << marks()[0].index("dates")
    looked = 0
    for number, block in enumerate(page.blocks):
        if len(block.text) > _MOST_DATE:
            continue
        beside = head is not None and -_NEAR <= number - head <= below
        if not beside and not (block.box.bits | block.marks) & dates and not has_part(block, "printed_date"):
            continue
        looked += 1
        if looked > _MOST_DATES:
            return
        yield (number - head if beside and head is not None else None), block
