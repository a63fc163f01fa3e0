"""The parts of an article that publishers mark by class: decks, key points, printed dates."""

import re
from functools import lru_cache

from keisu.pages import roles
from keisu.pages.candidates import Candidate, Page
from keisu.pages.cues import cues
from keisu.pages.marks import marks

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[\s_]+|--+")
_UP = 3  # elements from a block outwards that may bear the mark
_MOST_DATES = 20
_MOST_DATE = 60  # characters of a printed date


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


def printed_date(page: Page, language: str | None) -> tuple[str | None, bool]:
    """The first date of publication in a place for dates, and whether an age ("6 hours ago") stands in one."""
    dates = 1 << marks()[0].index("dates")
    looked = 0
    day, fresh = None, False
    for block in page.blocks:
        if len(block.text) > _MOST_DATE or not (
            (block.box.bits | block.marks) & dates or has_part(block, "printed_date")
        ):
            continue
        looked += 1
        if looked > _MOST_DATES:
            break
        fresh = fresh or roles.is_age(block.text)
        if day is None and (found := roles.printed_date(block.text, language)) and not found[1]:
            day = found[0]
    return day, fresh
