"""Figures, periods and intervals in words for people."""

from math import ceil, floor
from unicodedata import category, east_asian_width

from keisu.languages import available
from keisu.model import Article, Figure, Implied, Reading

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_AFTER = {"%": " %", "pp": " pp", "fold": "-fold"}
_PLURALS = {"foot": "feet", "person": "people", "child": "children", "man": "men", "woman": "women"}
_HISSING = ("ch", "sh", "x", "z")
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_LETTERS = 4  # letters to a cell that are looked at, so that marks on letters have room too
_LONG_WORD = 20  # cells; what is longer between two spaces is of a language that does not part words
_DIGITS = 10  # significant digits that are shown of any number


def number(value: float) -> str:
    """A number with its thousands apart and no noise of binary fractions: 16,198 or 13.8."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.{max(0, _DIGITS - len(str(int(abs(value)))))}f}".rstrip("0").rstrip(".")


def safe(text: str) -> str:
    """Text of a page made safe to print on one line: control characters and separators of lines become spaces, and
    nothing turns the line around.
    """
    return text if text.isprintable() else "".join(" " if category(c) in _UNSAFE else c for c in text)


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


def agreeing(low: float, high: float) -> str:
    """The values that would agree, without the noise of binary fractions."""
    return ends(round(low, 4), round(high, 4))


def likelier_misread(number: int) -> str:
    """How many more findings there are that are more likely misread than wrong on the page."""
    return f"{number} more {'is' if number == 1 else 'are'} more likely misread than wrong on the page"


def date(article: Article) -> str:
    """When an article came out and how that is known."""
    if article.published is None:
        return "no date known"
    return f"{_day(article.published)} ({article.published_basis})"


def change(article: Article) -> str | None:
    """When an article was last changed, None where that is not known or is not after its publication."""
    return None if article.modified is None else f"changed {_day(article.modified)}"


def without_pack(reading: Reading) -> str:
    """What it means that a page was read without a pack for its language."""
    code = reading.article.language
    said = f"language {safe(code)!r}" if code else "language of this page, which could not be told"
    packs = ", ".join(available())
    return (
        f"Read without its language: there is no pack for the {said}. Only digits with a unit that needs none are taken"
        f" (%, €, km), and nothing is said of what they measure. There is {packs}; --language CODE names one."
    )


def _day(date: str) -> str:
    """A day, a month or a year."""
    parts = date.split("-")
    return " ".join([*(str(int(d)) for d in parts[2:]), *(MONTHS[int(m) - 1] for m in parts[1:2]), parts[0]])


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: two for a wide letter, none for a mark on the letter before it."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(letter: str) -> int:
    if category(letter) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def around(text: str, start: int, end: int, room: int) -> tuple[str, str, str]:
    """The words before a figure, the figure and the words behind it, from its own line, in about `room` cells.

    What is left out is marked by an ellipsis. Words are kept whole where they are parted by spaces.
    """
    near = _LETTERS * room  # enough of them, whatever the length of the line
    spare = max(0, room - cells(text[start:end]))
    before = text[max(0, start - near) : start].rpartition("\n")[2]
    after = text[end : end + near].partition("\n")[0]
    if cells(before) > spare * 2 // 3:
        tail = _fitting(before[::-1], spare * 2 // 3)[::-1]
        word, _, rest = tail.partition(" ")
        before = f"…{rest if _is_word(word, tail) else tail}"
    keep = max(0, spare - cells(before))
    if cells(after) > keep:
        head = _fitting(after, keep)
        rest, _, word = head.rpartition(" ")
        after = f"{rest if _is_word(word, head) else head}…"
    return safe(before), safe(text[start:end]), safe(after)


def _fitting(text: str, room: int) -> str:
    """The beginning of a text, as much of it as fits into so many cells."""
    taken = 0
    for at, letter in enumerate(text[: _LETTERS * room]):
        taken += _cells(letter)
        if taken > room:
            return text[:at]
    return text[: _LETTERS * room]


def _is_word(part: str, text: str) -> bool:
    """Whether what stands before the first space of a text, or behind the last, may be left out as part of a word."""
    return cells(part) <= _LONG_WORD and (part != text or text.isascii())
