"""Figures that need no language: digits with a currency, a share or the symbol of a unit beside them.

They are what is read of an article whose language is not known or has no pack: levels, and signed percentages as
changes, with nothing said of what they measure, of whom or when. A number whose marks may mean this or that is left
out, and so is one that a word behind it may multiply: a wrong value is worse than none.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from keisu.figures.alternation import any_of
from keisu.figures.marks import UNSETTLED, Marks
from keisu.languages import common_words, symbols
from keisu.model import Article, Figure, plain_blocks
from keisu.vocabulary import Bound

_SPACE = "[ \u00a0\u2009\u202f]?"
_MINUS = "-−–‐‑"
_SIGNS = f"+{_MINUS}"
_OPENING = " \u00a0\u2009\u202f\t\n([{\"'“‘«„=|•·，。、：；（「"
_TIMES = re.compile(r"\d ?[x×] ?\Z")  # "20 x 30 cm"
_APART = re.compile(rf"\d [{_MINUS}] \Z")  # "10 – 15 km"
_NAME = re.compile(r"(\w+) \Z")  # "Model 3 500 km"
_WORD = re.compile(rf"{_SPACE}([^\W\d_][\w'’]*)|[{_MINUS}](\w)")
_NEXT = re.compile(rf"{_SPACE}\d")
_CASED = "A-Za-z\u00aa-\u02af\u0370-\u052f"  # letters of scripts whose words are parted by spaces
_LONG = 7  # digits: a number that is a million has no scale behind it
_LOOK = 24  # characters looked at in front of a number


@dataclass(slots=True)
class _Lead:
    """What stands in front of a number and belongs to it, from `start` on."""

    start: int
    sign: int = 0
    unit: str | None = None
    bound: Bound = "="


@dataclass(slots=True)
class _Amount:
    """A number in digits, or two that make a range, with what stands around it; `end` is where its unit ends."""

    lead: _Lead
    numbers: tuple[str, ...]
    unit: str | None
    end: int


class SymbolFinder:
    """Finds such figures in the articles of one language without a pack, or of none that is known."""

    def __init__(self, language: str | None) -> None:
        table = symbols()
        self._money = {**table.currencies, **table.signs.get(language or "", {})}
        self._shares = table.shares
        self._units = {**table.units, **table.shares, **self._money}
        self._per = table.per
        self._bounds = table.bounds
        self._common = common_words(language)
        self._number = re.compile(UNSETTLED.expression, re.VERBOSE)
        self._front = re.compile(rf"(?<![{_CASED}])(?:({any_of(self._money)}){_SPACE}|({any_of(self._shares)}))\Z")
        words = [u for u in self._units if u[-1].isalpha() or u[-1].isdigit()]
        signs = [u for u in self._units if u not in words]
        ends = rf"(?![{_CASED}\d_²³])"
        self._behind = re.compile(
            rf"({_SPACE})(?:({any_of(words)})(?:/({any_of(self._per)}))?{ends}(?!/\w)|({any_of(signs)})(?!\d))"
        )

    def find(self, article: Article) -> tuple[Figure, ...]:
        """The figures of an article, in order of place."""
        text = article.text if article.text.isascii() else article.text.translate(_plain_characters())
        blocks = article.blocks or plain_blocks(text)
        amounts = [a for b in blocks if b.kind not in ("code", "related") for a in self._amounts(text, b.start, b.end)]
        marks = Marks(text, (number for a in amounts for number in a.numbers))
        return tuple(f for a in amounts if (f := self._figure(article.text, a, marks)) is not None)

    def explain(self, article: Article) -> tuple[tuple[Figure, ...], tuple[Mapping[str, str], ...]]:
        """The same figures, and what decided their kind and their unit."""
        found = self.find(article)
        said = ("its sign" if f.kind == "change" else "no sign" for f in found)
        return found, tuple({"kind": kind, "unit": "its symbol"} for kind in said)

    def _amounts(self, text: str, start: int, stop: int) -> Iterator[_Amount]:
        """The numbers of a block that have a unit."""
        before: _Amount | None = None
        for m in self._number.finditer(text, start, stop):
            joined = before is not None and m.start() == before.end + 1 and text[before.end] in _MINUS
            lead = before.lead if joined and before is not None else self._lead(text, m.start(), start, m.group())
            unit, end = self._unit(text, m.end(), stop)
            if lead is None:
                yield from _whole(before)
                before = None
                continue
            amount = _Amount(lead, (m.group(),), unit or lead.unit, end)
            if joined and before is not None:
                if len(before.numbers) > 1 or (before.unit and unit and before.unit != unit):
                    before = None
                    continue
                amount.numbers = (*before.numbers, m.group())
                amount.unit = amount.unit or before.unit
            else:
                yield from _whole(before)
            long = sum(map(str.isdigit, m.group())) >= _LONG
            if lead.unit in self._money.values() and not long and self._multiplied(text, end):
                amount.unit = None
            before = amount
        yield from _whole(before)

    def _lead(self, text: str, at: int, start: int, number: str) -> _Lead | None:
        """What stands in front of the number at `at`; None if it is a part of something else: "T-34", "1/3", "v2"."""
        lead = _Lead(at)
        front = text[max(start, at - _LOOK) : at]
        if _TIMES.search(front) or _APART.search(front) or (" " in number and _named(front)):
            return None
        front = self._signed(lead, front)
        m = self._front.search(front)
        if m and not (m.group()[-1].isspace() and front[: m.start()][-1:].isdigit()):  # not "202$ 195"
            lead.unit = self._money.get(m[1]) if m[1] else self._shares[m[2]]
            lead.start -= len(m.group())
            front = self._signed(lead, front[: m.start()])
        bare = front.rstrip(" ")
        if bare and bare[-1] in self._bounds:
            lead.bound = self._bounds[bare[-1]]
            return lead
        joint = len(front) > 1 and front[-1] in _MINUS and _uncased(front[-2])  # a particle in front of it: Hebrew
        return lead if not front or front[-1] in _OPENING or _uncased(front[-1]) or joint else None

    def _signed(self, lead: _Lead, front: str) -> str:
        """What is left in front when a sign that ends it is taken in."""
        if front and front[-1] in _SIGNS and (len(front) == 1 or front[-2] in _OPENING) and not lead.sign:
            lead.sign, lead.start = (1 if front[-1] == "+" else -1), lead.start - 1
            return front[:-1]
        return front

    def _unit(self, text: str, at: int, stop: int) -> tuple[str | None, int]:
        """The unit that begins at `at`, and where it ends; None and `at` if there is none."""
        m = self._behind.match(text, at, stop)
        if m is None or (m[2] and len(m[2]) == 1 and text[m.end() : m.end() + 1] in ("-", "'", "’")):
            return None, at
        if m[1] and m[4] in self._money and _NEXT.match(text, m.end()):
            return None, at  # "202 $ 195": the sign is of what follows it
        unit = self._units[m[2] or m[4]]
        return (f"{unit} per {self._per[m[3]]}" if m[3] else unit), m.end()

    def _multiplied(self, text: str, at: int) -> bool:
        """Whether a word behind an amount of money may be a scale, as none of the common ones of the language is."""
        m = _WORD.match(text, at)
        return m is not None and (m[1] is None or m.group() == m[1] or m[1].casefold() not in self._common)

    def _figure(self, text: str, amount: _Amount, marks: Marks) -> Figure | None:
        made = [marks.plain(number) for number in amount.numbers]
        plain = [digits for digits in made if digits is not None]
        if len(plain) < len(made):
            return None
        sign = -1 if amount.lead.sign < 0 else 1
        ends = sorted(sign * float(digits) for digits in plain)
        ranged = len(ends) > 1
        if ranged and float(plain[0]) >= float(plain[1]):
            return None
        return Figure(
            quote=text[amount.lead.start : amount.end],
            start=amount.lead.start,
            end=amount.end,
            kind="change" if amount.lead.sign and amount.unit in self._shares.values() else "level",
            value=None if ranged else ends[0],
            unit=amount.unit,
            low=ends[0] if ranged else None,
            high=ends[1] if ranged else None,
            bound="range" if ranged else amount.lead.bound,
            decimals=-max(len(digits.partition(".")[2]) for digits in plain),
        )


def _whole(amount: _Amount | None) -> Iterable[_Amount]:
    return () if amount is None or amount.unit is None else (amount,)


def _uncased(character: str) -> bool:
    """Whether a letter is of a script that has no capitals; in most of these a number may touch its words."""
    return character.isalpha() and character.lower() == character.upper()


def _named(front: str) -> bool:
    """Whether a word with a capital stands in front, to which the first digits may belong."""
    m = _NAME.search(front)
    return m is not None and m[1][0].isupper()


@cache
def _plain_characters() -> dict[int, str]:
    """The digits of every script, and other ways of writing the signs around them, as one character each."""
    digits = {c: str(unicodedata.digit(chr(c))) for c in range(128, sys.maxunicode + 1) if chr(c).isdecimal()}
    return digits | {ord(a): b for a, b in zip("％٪؉٫٬μ＋－", "%%‰.\u2009µ+-", strict=True)}
