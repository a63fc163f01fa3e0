"""What the marks within numbers mean in an article whose language does not say: what its numbers themselves show."""

import re
from collections.abc import Iterable

from keisu.figures.digits import Digits

_OTHER = {".": ",", ",": "."}
_WAYS = {decimal: Digits(decimal) for decimal in _OTHER}
_LARGEST = 30  # digits
_TRIPLE = 3  # digits of a group
_SAMPLE = 100_000  # characters: more would not change the answer
_FIRM = "\u00a0\u2009\u202f'’"  # what parts groups and nothing else: spaces that do not break, apostrophes
# Numbers as any language may write them: in groups parted by spaces or apostrophes, else by points and commas.
_FORMS = (
    rf"\d{{1,3}}(?:[{_FIRM}]\d{{3}})+(?:[.,]\d+)?(?!\d)"
    r"|\d{1,3}(?:\ \d{3})+(?:[.,]\d+)?(?![\d.,]?\d|\ \d)"
    r"|\d+(?:[.,]\d+)*"
)
_FOUND = re.compile(_FORMS, re.VERBOSE)
_ONE = re.compile(r"(\d+)([.,])(\d+)")
_GROUPS = re.compile(
    r"[1-9]\d{0,2}([.,])\d{3}(?:(?:\1\d{3})+(?:(?!\1)([.,])\d+)?|(?!\1)([.,])\d+)"
)  # 1.234.567  1.234,5
_LAKHS = re.compile(r"[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?")  # 12,34,567
_FIRM_GROUPS = re.compile(rf"[1-9]\d{{0,2}}(?:[{_FIRM}]\d{{3}})+(?:([.,])\d+)?")
_LOOSE_GROUPS = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?:([.,])\d+)?")


class _Unsettled(Digits):
    """Finds numbers however they are written, and leaves open what they are worth."""

    def __init__(self) -> None:
        self.expression = _FORMS

    def plain(self, text: str, behind: str = "") -> str:
        return text


UNSETTLED = _Unsettled()


class Marks:
    """Which marks stand in front of the decimals of an article's numbers, and which between their groups.

    `text` is the article; `amounts` are its numbers with a unit, of which "3,5" shows what its comma is, where a bare
    one may be a date, a version or a score.
    """

    def __init__(self, text: str, amounts: Iterable[str]) -> None:
        self._decimal: set[str] = set()
        self._group: set[str] = set()
        for number in {m.group() for m in _FOUND.finditer(text, 0, _SAMPLE)}:
            if m := _GROUPS.fullmatch(number):
                self._learn(m[1], m[2] or m[3])
            elif m := _FIRM_GROUPS.fullmatch(number):
                self._learn(" ", m[1])
            elif _LAKHS.fullmatch(number):
                self._learn(",", None)
        for number in {*amounts}:
            if m := _LOOSE_GROUPS.fullmatch(number):
                self._learn(" ", m[1])
            elif (m := _ONE.fullmatch(number)) and not _may_be_group(m):
                self._decimal.add(m[2])

    def _learn(self, group: str, decimal: str | None) -> None:
        self._group.add(group)
        self._decimal.update(decimal or "")

    def plain(self, number: str) -> str | None:
        """The number in digits with a point in front of its decimals; None where it may be worth this or that: "1.234"
        in an article that shows nowhere what its point is."""
        one = _ONE.fullmatch(number)
        decimal = _in_front_of_decimals(number) if one is None or not _may_be_group(one) else self._of_group(one[2])
        made = _WAYS[decimal].plain(number) if decimal else None
        return None if made is None or made.count(".") > 1 or len(made) > _LARGEST else made

    def _of_group(self, mark: str) -> str | None:
        """What stands in front of decimals if `mark` is the only one of a number, with three digits behind it."""
        other = _OTHER[mark]
        if mark in self._group:
            return None if mark in self._decimal else other
        if mark in self._decimal:
            return mark if self._group and other not in self._decimal else None
        return other if other in self._decimal and other not in self._group else None


def _may_be_group(one: re.Match[str]) -> bool:
    """Whether digits, a mark and digits may be a whole number in two groups."""
    return len(one[3]) == _TRIPLE and len(one[1]) <= _TRIPLE and one[1][0] != "0"


def _in_front_of_decimals(number: str) -> str | None:
    """What stands in front of decimals in a number that says so itself; None where its marks make no number."""
    marks = re.findall("[.,]", number)
    if len(marks) <= 1:
        return marks[0] if marks else "."
    if m := _GROUPS.fullmatch(number):
        return _OTHER[m[1]]
    return "." if _LAKHS.fullmatch(number) else None
