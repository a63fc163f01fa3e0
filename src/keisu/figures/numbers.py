"""The number grammar: tokens into numbers with their value and printed precision.

Numbers are read by our own grammar because general parsers are unsafe on prose. The places of the last printed
digit are kept (`decimals`, a power of ten), since the width of a value in the series comes from them.
"""

import re

from keisu.figures.scales import DOZEN, JOINTS, LARGEST, Number, ScaleReader
from keisu.figures.tokens import Token
from keisu.figures.worded import WordedReader
from keisu.languages import Language

_VULGAR = {
    "½": (1 / 2, -1),
    "¼": (1 / 4, -2),
    "¾": (3 / 4, -2),
    "⅓": (1 / 3, -2),
    "⅔": (2 / 3, -2),
    "⅕": (1 / 5, -1),
    "⅖": (2 / 5, -1),
    "⅗": (3 / 5, -1),
    "⅘": (4 / 5, -1),
    "⅙": (1 / 6, -2),
    "⅚": (5 / 6, -2),
    "⅛": (1 / 8, -3),
    "⅜": (3 / 8, -3),
    "⅝": (5 / 8, -3),
    "⅞": (7 / 8, -3),
}
_ORDINAL = 3  # digits of an ordinal that a full stop shows
_POWER = re.compile(r"([\d.]+)(?:[eE]| ?[x×] ?10\^?)([-−⁻+⁺]?)([\d⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class NumberReader:
    """Reads numbers of one language. Make one for each pack; it holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        n = language.numbers
        self._scales = ScaleReader(language)
        self._words = WordedReader(language, self._scales)
        self._ordinal_endings = frozenset(n.ordinal_endings)
        self.starters = frozenset(n.cardinals) | frozenset(n.ordinals)
        self.starters |= frozenset(f"{word}-" for word in (*n.minus_words, *language.bounds.prefixes))
        self._dotted = n.format.ordinal_dot
        self._dozens = frozenset(n.dozen_words)
        self.openers = self._words.openers
        self.words = frozenset({*n.cardinals, *n.scales, *n.ordinals, *n.multiples, *n.fractions, *n.half_words})

    def read(self, tokens: list[Token], i: int, money: bool = False) -> Number | None:
        """The longest number that begins at token `i`; `money` says that a currency sign stands before it."""
        token = tokens[i]
        if token.kind == "number":
            return self._digits(tokens, i, money)
        return self._words.read(tokens, i) if token.kind == "word" else None

    def _digits(self, tokens: list[Token], i: int, money: bool) -> Number | None:
        digits = tokens[i].low
        if digits in _VULGAR:
            value, decimals = _VULGAR[digits]
            return self._scales.scaled(tokens, Number(i, i, value, decimals, "cardinal", False), money)
        if not digits.isdigit() and (power := _POWER.fullmatch(digits)):
            return _raised(i, *power.groups())
        if digits.count(".") > 1 or len(digits) > LARGEST:
            return None  # a version, a date, or a code
        value = float(digits)
        decimals = -len(digits.partition(".")[2])
        follows = tokens[i + 1] if i + 1 < len(tokens) else None
        if follows and follows.start == tokens[i].end and not decimals and (last := self._ordinal_end(tokens, i + 1)):
            return Number(i, last, value, 0, "ordinal", False)
        if follows is not None and not decimals and follows.low in self._dozens:
            return Number(i, i + 1, value * DOZEN, 0, "cardinal", False)
        if follows is not None and (special := self._slash(tokens, i) or self._mixed(tokens, i, value)):
            return special
        made = self._scales.scaled(tokens, Number(i, i, value, decimals, "cardinal", False), money)
        return self._words.and_half(tokens, made)

    def _ordinal_end(self, tokens: list[Token], i: int) -> int:
        """The last token of what makes the digits in front of token `i` an ordinal, 0 if there is nothing of the kind:
        "nd", "º", ".ª", or the full stop in "3. Quartal"."""
        if tokens[i].low in self._ordinal_endings:
            return i
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if tokens[i].text != "." or after is None:
            return 0
        if after.start == tokens[i].end:
            return i + 1 if f".{after.low}" in self._ordinal_endings else 0
        short = len(tokens[i - 1].text) <= _ORDINAL
        return i if self._dotted and short and after.kind == "word" else 0

    def _slash(self, tokens: list[Token], i: int) -> Number | None:
        """7/32, with nothing between the three tokens."""
        if i + 2 >= len(tokens) or tokens[i + 1].text not in ("/", "⁄"):
            return None
        a, slash, b = tokens[i : i + 3]
        if a.end != slash.start or slash.end != b.start or not (a.text.isdigit() and b.text.isdigit()):
            return None
        beyond = [t for t in (tokens[i - 1] if i else None, tokens[i + 3] if i + 3 < len(tokens) else None) if t]
        if any(t.text == "/" and (t.end == a.start or t.start == b.end) for t in beyond):
            return None  # a date
        if len(a.text) > 3 or len(b.text) > 3 or not 0 < int(a.text) < int(b.text) <= 100:
            return None
        return Number(i, i + 2, int(a.text) / int(b.text), -2, "fraction", False)

    def _mixed(self, tokens: list[Token], i: int, whole: float) -> Number | None:
        """1-1/2 and 1 1/2."""
        for first in (i + 1, i + 2):
            if first == i + 2 and (i + 1 >= len(tokens) or tokens[i + 1].text not in JOINTS):
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


def _raised(i: int, digits: str, sign: str, exponent: str) -> Number | None:
    """ "6.2x10^-4" and "1.3e6" at token `i`."""
    power = int(exponent.translate(_RAISED)) * (-1 if sign in ("-", "−", "⁻") else 1)
    if digits.count(".") > 1 or abs(power) > LARGEST:
        return None
    decimals = power - len(digits.partition(".")[2])
    return Number(i, i, float(f"{float(digits)}e{power}"), decimals, "cardinal", False)
