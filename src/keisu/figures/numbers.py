"""The number grammar: tokens into numbers with their value and printed precision.

Numbers are read by our own grammar because general parsers are unsafe on prose. The places of the last printed
digit are kept (`decimals`, a power of ten), since the width of a value in the series comes from them.
"""

import re
from dataclasses import dataclass
from typing import Literal

from keisu.figures.tokens import Token
from keisu.languages import Language

Form = Literal["cardinal", "ordinal", "fraction", "multiple"]
_VULGAR = {"½": (0.5, -1), "¼": (0.25, -2), "¾": (0.75, -2), "⅓": (1 / 3, -2), "⅔": (2 / 3, -2)}
_JOIN = ("-", "‐", "‑")
_LARGEST = 30  # digits of the longest number, and the highest power of ten


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens `first` to `last` (included) read as a number; `decimals` is the power of ten of its last digit,
    `scale` that of its scale words."""

    first: int
    last: int
    value: float
    decimals: int
    form: Form
    worded: bool
    scale: int = 0


class NumberReader:
    """Reads numbers of one language. Make one for each pack; it holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        n = language.numbers
        self._n = n
        self._plural_ends = tuple(language.cues["grammar"]["plural_ends"])
        self._lengths = frozenset(n.metres_before)
        self.words = frozenset(n.cardinals) | frozenset(n.scales) | frozenset(n.ordinals) | frozenset(n.multiples)
        self.words |= frozenset(n.fractions) | frozenset(n.half_words)
        self.starters = frozenset(n.cardinals) | frozenset(n.ordinals)
        starts = "|".join(sorted(map(re.escape, self.words), key=len, reverse=True))
        self.gate = re.compile(rf"\d|[½¼¾⅓⅔]|\b(?:{starts})\b", re.IGNORECASE)

    def read(self, tokens: list[Token], i: int, money: bool = False) -> Number | None:
        """The longest number that begins at token `i`; `money` says that a currency sign stands before it."""
        token = tokens[i]
        if token.kind == "number":
            return self._digits(tokens, i, money)
        if token.kind != "word":
            return None
        return self._worded(tokens, i)

    def _digits(self, tokens: list[Token], i: int, money: bool) -> Number | None:
        text = tokens[i].text
        if text in _VULGAR:
            value, decimals = _VULGAR[text]
            return self._scaled(tokens, i, i, value, decimals, money)
        digits = re.sub(r"[,\s]", "", text)
        if digits.count(".") > 1 or len(digits) > _LARGEST:
            return None  # a version, a date, or a code
        value = float(digits)
        decimals = -len(digits.partition(".")[2])
        follows = tokens[i + 1] if i + 1 < len(tokens) else None
        if follows and follows.start == tokens[i].end and follows.low in self._n.ordinal_endings and not decimals:
            return Number(i, i + 1, value, 0, "ordinal", False)
        fraction = self._slash(tokens, i)
        if fraction:
            return fraction
        mixed = self._mixed(tokens, i, value)
        if mixed:
            return mixed
        return self._scaled(tokens, i, i, value, decimals, money)

    def _slash(self, tokens: list[Token], i: int) -> Number | None:
        """7/32, with nothing between the three tokens."""
        if i + 2 >= len(tokens) or tokens[i + 1].text not in ("/", "⁄"):
            return None
        a, slash, b = tokens[i : i + 3]
        if a.end != slash.start or slash.end != b.start or not (a.text.isdigit() and b.text.isdigit()):
            return None
        if len(a.text) > 3 or len(b.text) > 3 or not 0 < int(a.text) < int(b.text) <= 100:
            return None
        return Number(i, i + 2, int(a.text) / int(b.text), -2, "fraction", False)

    def _mixed(self, tokens: list[Token], i: int, whole: float) -> Number | None:
        """1-1/2 and 1 1/2."""
        for first in (i + 1, i + 2):
            if first == i + 2 and (i + 1 >= len(tokens) or tokens[i + 1].text not in _JOIN):
                break
            if first < len(tokens) and tokens[first].kind == "number":
                gap = tokens[first].start - tokens[first - 1].end
                if first == i + 1 and gap != 1 and (gap or tokens[first].text not in _VULGAR):
                    continue
                if tokens[first].text in _VULGAR:
                    return Number(i, first, whole + _VULGAR[tokens[first].text][0], -2, "cardinal", False)
                part = self._slash(tokens, first)
                if part:
                    return Number(i, part.last, whole + part.value, -2, "cardinal", False)
        return None

    def _scaled(
        self,
        tokens: list[Token],
        first: int,
        last: int,
        value: float,
        decimals: int,
        money: bool,
        worded: bool = False,
    ) -> Number:
        """Take in the scale words and suffixes that follow."""
        scale = 0
        while last + 1 < len(tokens):
            nxt = tokens[last + 1]
            glued = nxt.start == tokens[last].end
            power = self._n.scales.get(nxt.low)
            step = 1
            if power is None and nxt.text in _JOIN and last + 2 < len(tokens):
                power = self._n.scales.get(tokens[last + 2].low)  # "2-million"
                step = 2
            if power is None:
                power = self._ordinal_scale(nxt.low)  # "2.5 millionth"
            if power is None and (glued or money):
                power = self._suffix(tokens, last + 1, money)
                step = 1
            if power is None or scale + power > _LARGEST:
                break
            value = exact(value, power)
            decimals += power
            scale += power
            last += step
            if self._ordinal_scale(tokens[last].low) is not None:
                break
        return Number(first, last, value, decimals, "cardinal", worded, scale)

    def _ordinal_scale(self, low: str) -> int | None:
        for ending in self._n.ordinal_endings:
            if low.endswith(ending) and low.removesuffix(ending) in self._n.scales:
                return self._n.scales[low.removesuffix(ending)]
        return None

    def _suffix(self, tokens: list[Token], i: int, money: bool) -> int | None:
        token = tokens[i]
        power = self._n.suffixes.get(token.text, self._n.suffixes.get(token.low) if money else None)
        if power is None or token.kind != "word":
            return None
        if token.text == "m" and not money:  # 5m is metres unless a counted thing follows
            after = tokens[i + 1] if i + 1 < len(tokens) else None
            if after is None or after.kind != "word" or after.low in self._lengths:
                return None
        return power

    def _worded(self, tokens: list[Token], i: int) -> Number | None:
        n = self._n
        low = tokens[i].low
        if low in n.multiples:
            return Number(i, i, n.multiples[low], 0, "multiple", True)
        if low in n.article_words or low in n.half_words:
            return self._article(tokens, i)
        if low in n.ordinals and low not in n.cardinals:
            return Number(i, i, n.ordinals[low], 0, "ordinal", True)
        if low not in n.cardinals:
            return None
        total, last = float(n.cardinals[low]), i
        decimals = 0
        while True:
            j = last + 1
            if j < len(tokens) and tokens[j].text in _JOIN:
                j += 1
            if j >= len(tokens):
                break
            word = tokens[j].low
            if word in n.cardinals and total % 100 in range(20, 100, 10) and n.cardinals[word] < 10:
                total += n.cardinals[word]
            elif word in n.ordinals and total % 100 in range(20, 100, 10) and n.ordinals[word] < 10:
                return Number(i, j, total + n.ordinals[word], 0, "ordinal", True)
            elif (word in n.fractions and n.fractions[word] > 1 and word.endswith(self._plural_ends)) or (
                word in n.fractions and total == 1 and (word in n.ordinals or j > last + 1)  # "one third", "one-half"
            ):
                return Number(i, j, total / n.fractions[word], -2, "fraction", True)
            elif word in n.and_words and self._and_half(tokens, j):
                total += 0.5
                decimals -= 1
                last = j + 2
                continue
            else:
                break
            last = j
        if last + 1 < len(tokens) and n.scales.get(tokens[last + 1].low) == 2 and total < 100:
            total, last = total * 100, last + 1
            j = last + 2 if last + 1 < len(tokens) and tokens[last + 1].low in n.and_words else last + 1
            if j < len(tokens) and tokens[j].low in n.cardinals:
                rest = self._worded(tokens, j)
                if rest and rest.form == "cardinal" and rest.value < 100 and not rest.decimals:
                    total, last = total + rest.value, rest.last
        return self._scaled(tokens, i, last, total, decimals, money=False, worded=True)

    def _and_half(self, tokens: list[Token], i: int) -> bool:
        return (
            i + 2 < len(tokens)
            and tokens[i + 1].low in self._n.article_words
            and tokens[i + 2].low in self._n.half_words
        )

    def _article(self, tokens: list[Token], i: int) -> Number | None:
        """A third, a dozen, a million, half a million, half of."""
        n = self._n
        half = tokens[i].low in n.half_words
        j = i + 1
        if half and j < len(tokens) and tokens[j].low in n.article_words:
            j += 1
        if j >= len(tokens):
            return None
        word = tokens[j].low
        if word in n.scales:
            found = self._scaled(tokens, i, j - 1, 1, 0, money=False, worded=True)
            if half:
                return Number(i, found.last, found.value / 2, found.decimals - 1, "cardinal", True)
            return found
        if half:
            return Number(i, i, 0.5, -2, "fraction", True) if j == i + 1 else None
        if word in n.fractions:
            return Number(i, j, 1 / n.fractions[word], -2, "fraction", True)
        if word in n.cardinals and n.cardinals[word] == 12:
            return Number(i, j, 12, 0, "cardinal", True)
        return None


def exact(value: float, power: int) -> float:
    """`value` times a power of ten without the noise of binary fractions: 2.3 million is 2300000."""
    return float(f"{value!r}e{power}") if "e" not in repr(value) else value * 10.0**power
