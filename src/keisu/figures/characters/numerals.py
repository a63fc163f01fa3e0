"""Numerals of characters and digits: "1万6198", "3億5000万", "1・2億", "三十五"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from keisu.figures.scales import LARGEST, exact
from keisu.languages import CharacterLanguage


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral at `start` to `end` of a text; `decimals` is the power of ten of its last digit, `plain` whether it is
    written in digits alone, `grouped` whether they stand in groups or with decimals."""

    start: int
    end: int
    value: float
    decimals: int
    plain: bool
    grouped: bool


class NumeralReader:
    """Reads the numerals of one language; holds nothing of a text."""

    def __init__(self, language: CharacterLanguage) -> None:
        n = language.numbers
        self._digits, self._tens, self._scales = n.digits, n.tens, n.scales
        self._marks = re.compile(f"[{re.escape(''.join(n.grouping_marks))}]")
        self._points = tuple(n.decimal_marks)
        group, point = re.escape("".join(n.grouping_marks)), re.escape("".join(n.decimal_marks))
        few = "[0-9]{1,3}"
        # Where columns of a table ran together ("127.6223,440") the first has one decimal.
        fraction = rf"(?:[{point}](?:[0-9](?={few}[{group}][0-9]{{3}})|[0-9]+))?"
        digits = rf"(?:{few}(?:[{group}][0-9]{{3}})+{fraction}|[0-9]+{fraction})"
        words, tens, scales = "".join(n.digits), "".join(n.tens), "".join(n.scales)
        small = rf"(?:(?:(?:{digits}|[{words}])?[{tens}])+(?:{digits}|[{words}])?|{digits}|[{words}]+)"
        self._numeral = re.compile(rf"(?:{small}[{scales}])+{small}?|{small}|(?<![0-9{words}])[{scales}](?=[{scales}])")
        self._piece = re.compile(
            rf"(?P<digits>{digits})|(?P<words>[{words}]+)|(?P<tens>[{tens}])|(?P<scale>[{scales}])"
        )
        self.characters = frozenset(words + tens + scales)
        self.openers = frozenset(tens + scales)

    def find(self, text: str) -> Iterator[Numeral]:
        """Every numeral of a text whose widths are alike, in order."""
        for m in self._numeral.finditer(text):
            read = self.read(m.group())
            if read is not None:
                value, decimals = read
                plain = m.group()[0].isdigit()
                grouped = plain and not m.group().isdigit()
                yield Numeral(m.start(), m.end(), value, decimals, plain, grouped)

    def read(self, text: str) -> tuple[float, int] | None:
        """The value of a numeral and the power of ten of its last digit; None for one that is too long to be one."""
        if len(text) > LARGEST:
            return None
        total = section = 0.0
        current: float | None = None
        decimals = 0
        for m in self._piece.finditer(text):
            piece = m.group()
            if m.lastgroup == "digits":
                current, decimals = self._in_digits(piece)
            elif m.lastgroup == "words":
                current, decimals = float("".join(str(self._digits[c]) for c in piece)), 0
            elif m.lastgroup == "tens":
                power = self._tens[piece]
                section += exact(1.0 if current is None else current, power)
                decimals = power if current is None else decimals + power
                current = None
            else:
                power = self._scales[piece]
                part = section + (current or 0.0) if section or current is not None else 1.0
                total += exact(part, power)
                section, current = 0.0, None
                decimals += power
        return total + section + (current or 0.0), decimals

    def _in_digits(self, text: str) -> tuple[float, int]:
        plain = self._marks.sub("", text)
        for point in self._points:
            plain = plain.replace(point, ".")
        return float(plain), -len(plain.partition(".")[2])
