"""Figures, periods and intervals in words for people."""

import unicodedata
from math import ceil, floor

from keisu.model import Article, Figure, Implied

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_AFTER = {"%": " %", "pp": " pp", "fold": "-fold"}
_PLURALS = {"foot": "feet", "person": "people", "child": "children", "man": "men", "woman": "women"}
_HISSING = ("ch", "sh", "x", "z")
_DIGITS = 10  # significant digits that are shown of any number


def number(value: float) -> str:
    """A number with its thousands apart and no noise of binary fractions: 16,198 or 13.8."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.{max(0, _DIGITS - len(str(int(abs(value)))))}f}".rstrip("0").rstrip(".")


def safe(text: str) -> str:
    """Text of a page made safe to print: control characters become spaces, and nothing turns the line around."""
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") else c for c in text)


def period(value: str | None) -> str:
    """A time period as it is kept; a range with an arrow."""
    return (value or "").replace("/", " → ")


def quantity(figure: Figure) -> str:
    """The stated quantity: bound, number and unit."""
    if figure.kind == "rank":
        return f"no. {number(figure.value or 0)}"
    if figure.bound == "range":
        body = f"{number(figure.low or 0)} to {number(figure.high or 0)}"
    else:
        sign = "+" if figure.kind == "change" and (figure.value or 0) > 0 else ""
        body = f"{sign}{number(figure.value or 0)}"
    bound = "" if figure.bound in ("=", "range") else f"{figure.bound} "
    return f"{bound}{body}{_unit(figure)}"


def _unit(figure: Figure) -> str:
    unit = figure.unit
    if unit is None:
        return ""
    if unit in _AFTER:
        return _AFTER[unit]
    return f" {unit}" if unit.isupper() or figure.value == 1 else f" {plural(unit)}"


def plural(unit: str) -> str:
    """The plural of an English unit name, for display."""
    head, _, tail = unit.partition(" per ")
    if head in _PLURALS:
        made = _PLURALS[head]
    elif head.endswith("s") or not head[-1:].isalpha():
        made = head
    elif _consonant_y(head):
        made = f"{head[:-1]}ies"
    else:
        made = f"{head}es" if head.endswith(_HISSING) else f"{head}s"
    return f"{made} per {tail}" if tail else made


def _consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in "aeiou"


def interval(implied: Implied) -> str:
    """An implied interval, to whole numbers where it is wider than one or holds just one."""
    low, high = implied.low, implied.high
    if high - low >= 1:
        low, high = round(low), round(high)
    elif not implied.unit.isupper() and implied.unit not in _AFTER and ceil(low) == floor(high):
        low = high = ceil(low)
    body = number(low) if low == high else f"{number(low)} to {number(high)}"
    return f"{body} {plural(implied.unit)}" if not implied.unit.isupper() else f"{body} {implied.unit}"


def ends(low: float | None, high: float | None) -> str:
    """An interval by its ends, either of which may be open."""
    if low is None:
        return "any" if high is None else f"{number(high)} or less"
    if high is None:
        return f"{number(low)} or more"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def date(article: Article) -> str:
    """When an article came out and how that is known."""
    if article.published is None:
        return "no date known"
    return f"{_day(article.published)} ({article.published_basis})"


def change(article: Article) -> str | None:
    """When an article was last changed, None where that is not known or is not after its publication."""
    return None if article.modified is None else f"changed {_day(article.modified)}"


def _day(date: str) -> str:
    """A day, a month or a year."""
    parts = date.split("-")
    return " ".join([*(str(int(d)) for d in parts[2:]), *(MONTHS[int(m) - 1] for m in parts[1:2]), parts[0]])


def around(text: str, start: int, end: int, room: int) -> tuple[str, str, str]:
    """The words before a figure, the figure and the words behind it, from its own line, in about `room` characters."""
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    right = len(text) if right < 0 else right
    spare = max(0, room - (end - start))
    before, after = text[left:start], text[end:right]
    if len(before) > spare * 2 // 3:
        before = "…" + before[-(spare * 2 // 3) :].partition(" ")[2]
    keep = max(0, spare - len(before))
    if len(after) > keep:
        after = after[:keep].rpartition(" ")[0] + "…"
    return safe(before), safe(text[start:end]), safe(after)
