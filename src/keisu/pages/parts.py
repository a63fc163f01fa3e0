"""The parts of an article that publishers mark by class: decks, key points, printed dates."""

import re
from functools import lru_cache

from keisu.pages import roles
from keisu.pages.candidates import Candidate, Page
from keisu.pages.cues import cues
from keisu.pages.dates import on_a_line
from keisu.pages.marks import marks

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[\s_]+|--+")
_UP = 3  # elements from a block outwards that may bear the mark
_MOST_DATES = 20
_MOST_DATE = 60  # characters of a printed date
_MOST_BYLINE = 100  # characters of a printed byline
_BELOW = 10  # blocks below a title among which a date may stand
_NEAR = 3  # blocks around the head of an article among which a byline may stand


def has_part(block: Candidate, part: str) -> bool:
    """Whether a class around a block marks it as "deck", "key_points" or "printed_date"."""
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


def printed_date(page: Page, title: int | None, language: str | None) -> tuple[str | None, bool]:
    """The first date of publication in a place for dates or beside the title (the block of that number), and whether an
    age ("6 hours ago") stands in one.
    """
    dates = 1 << marks()[0].index("dates")
    looked = 0
    day, fresh = None, False
    loose = None
    for number, block in enumerate(page.blocks):
        if len(block.text) > _MOST_DATE:
            continue
        beside = title is not None and -_NEAR <= number - title <= _BELOW
        if not beside and not (block.box.bits | block.marks) & dates and not has_part(block, "printed_date"):
            continue
        looked += 1
        if looked > _MOST_DATES:
            break
        fresh = fresh or roles.is_age(block.text)
        found = roles.printed_date(block.text, language)
        if day is None and found and not found[1]:
            day = found[0]
        elif beside and loose is None and found is None and not cues().updated.match(block.text):
            loose = on_a_line(block.text, language)
    return day or loose, fresh
