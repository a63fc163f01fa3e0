"""Numerals of characters and digits: "1万6198", "3億5000万", "1・2億", "三十五"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from keisu.figures.scales import LARGEST, exact
from keisu.languages import CharacterLanguage

_ABOVE = 99  # above every power of ten


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral at `start` to `end` of a text; `decimals` is the power of ten of its last digit, `plain` whether it is
    written in digits alone, `grouped` whether they stand in groups or with decimals, `part` whether it is a fraction
    ("3分の1", "2と4分の1")."""

    start: int
    end: int
    value: float
    decimals: int
    plain: bool
    grouped: bool
    part: bool = False


@dataclass(slots=True)
class _Last:
    """What a numeral may go on with, by its pieces so far: `kind` is that of the last, `tens` and `scale` the powers of
    ten of the last of each."""

    kind: str = ""
    tens: int = _ABOVE
    scale: int = _ABOVE
    end: int = -1

    def goes_on(self, kind: str, power: int, zero: bool) -> bool:
        """Whether a piece may follow: digits behind tens or a scale, tens that become less, scales that become less
        but for one that multiplies the one before ("1万億", "1万5千億")."""
        if kind in ("digits", "words"):
            return self.kind in ("tens", "scale") or (self.kind == "words" and zero and kind == "words")
        if kind == "tens":
            return power < self.tens
        return self.kind != "" and power != self.scale

    def take(self, kind: str, power: int, end: int) -> None:
        """Go on with a piece."""
        self.kind, self.end = kind, end
        if kind == "tens":
            self.tens = power
        elif kind == "scale":
            self.tens, self.scale = _ABOVE, power


class NumeralReader:
    """Reads the numerals of one language; holds nothing of a text."""

    def __init__(self, language: CharacterLanguage) -> None:
        n = language.numbers
        self._digits, self._tens, self._scales = n.digits, n.tens, n.scales
        self._marks = re.compile(f"[{re.escape(''.join(n.grouping_marks))}]")
        self._fraction, self._mixed = n.fraction, frozenset(n.mixed)
        self._points = (*n.decimal_marks, *n.spelt_marks)
        group, point = re.escape("".join(n.grouping_marks)), re.escape("".join(n.decimal_marks))
        few = "[0-9]{1,3}"
        # Where columns of a table ran together ("127.6223,440") the first has one decimal.
        fraction = rf"(?:[{point}](?:[0-9](?={few}[{group}][0-9]{{3}})|[0-9]+))?"
        words, tens, scales = "".join(n.digits), "".join(n.tens), "".join(n.scales)
        spelt = rf"[{words}]+[{re.escape(''.join(n.spelt_marks))}][{words}]+"  # "二・五"
        digits = rf"(?:{few}(?:[{group}][0-9]{{3}})+{fraction}|[0-9]+{fraction}|{spelt})"
        self._piece = re.compile(
            rf"(?P<digits>{digits})|(?P<words>[{words}]+)|(?P<tens>[{tens}])|(?P<scale>[{scales}])"
        )
        self._zeros = tuple(c for c, value in n.digits.items() if value == 0)  # "一万零二百"
        self.characters = frozenset(words + tens + scales)
        self.openers = frozenset(tens + scales)

    def find(self, text: str) -> Iterator[Numeral]:
        """Every numeral of a text whose widths are alike, in order; a fraction is one."""
        found: list[Numeral] = []
        for start, end in self._spans(text):
            read = self.read(text[start:end])
            if read is not None:
                value, decimals = read
                plain = text[start].isdigit()
                grouped = plain and not text[start:end].isdigit()
                found.append(Numeral(start, end, value, decimals, plain, grouped))
        yield from self._with_fractions(text, found) if self._fraction in text else found

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where each numeral stands: pieces that touch, as long as each may follow the one before."""
        start, last = 0, _Last()
        for m in self._piece.finditer(text):
            kind, piece = str(m.lastgroup), m.group()
            power = self._tens.get(piece, 0) if kind == "tens" else self._scales.get(piece, 0)
            if last.end != m.start() or not last.goes_on(kind, power, piece.startswith(self._zeros)):
                if last.end > start:
                    yield start, last.end
                start, last = m.start(), _Last()
            last.take(kind, power, m.end())
        if last.end > start:
            yield start, last.end

    def _with_fractions(self, text: str, found: list[Numeral]) -> Iterator[Numeral]:
        """The numerals with those joined that are a fraction, the whole first, or a number and a fraction."""
        k = 0
        while k < len(found):
            n = found[k]
            size = next((s for s in (3, 2) if self._is_fraction(text, found[k : k + s], s)), 1)
            if size > 1:
                below, above = found[k + size - 2 : k + size]
                value = above.value / below.value + (n.value if size == 3 else 0)
                n = Numeral(n.start, above.end, value, -2, n.plain, False, True)
            yield n
            k += size

    def _is_fraction(self, text: str, parts: list[Numeral], size: int) -> bool:
        if len(parts) < size or not parts[-2].value:
            return False
        joints = [text[a.end : b.start] for a, b in pairwise(parts)]
        return joints[-1] == self._fraction and (size == 2 or joints[0] in self._mixed)

    def read(self, text: str) -> tuple[float, int] | None:
        """The value of a numeral and the power of ten of its last digit; None for one that is too long to be one."""
        if len(text) > LARGEST:
            return None
        total, section, largest = 0.0, 0.0, 0
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
                if total and power > largest:
                    bare = not section and current is None  # "1万億"
                    total = exact(total if bare else total + part, power)  # "1万5千億"
                else:
                    total += exact(part, power)
                largest = max(largest, power)
                section, current = 0.0, None
                decimals += power
        return total + section + (current or 0.0), decimals

    def _in_digits(self, text: str) -> tuple[float, int]:
        plain = "".join(str(self._digits.get(c, c)) for c in self._marks.sub("", text))
        for point in self._points:
            plain = plain.replace(point, ".")
        return float(plain), -len(plain.partition(".")[2])
