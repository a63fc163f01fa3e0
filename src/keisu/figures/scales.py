"""What a number is, and the scale words and suffixes that multiply one."""

from dataclasses import dataclass
from typing import Literal

from keisu.figures.tokens import Token
from keisu.languages import Language

Form = Literal["cardinal", "ordinal", "fraction", "multiple"]
JOINTS = ("-", "‐", "‑")
DOZEN = 12
LARGEST = 30  # digits of the longest number, and the highest power of ten


@dataclass(slots=True)
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


class ScaleReader:
    """Reads the scale words of one language; holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        n = language.numbers
        self.words = n.scales
        self._suffixes = n.suffixes
        self._paid = {**{k.casefold(): power for k, power in n.suffixes.items()}, **n.money_suffixes}
        self._endings = tuple(n.ordinal_endings)
        self._lengths = frozenset(n.metres_before)
        self._abbreviated = frozenset(a.casefold() for a in language.general.abbreviations)

    def scaled(self, tokens: list[Token], plain: Number, money: bool) -> Number:
        """A number with the scale words and suffixes that follow it taken in; `money`: a currency stands before it."""
        value, decimals, last, scale = plain.value, plain.decimals, plain.last, 0
        while last + 1 < len(tokens):
            nxt = tokens[last + 1]
            step = 1
            power = self.words.get(nxt.low)
            if power is None and (nxt.text in JOINTS or nxt.text == "+") and last + 2 < len(tokens):
                power = self.words.get(tokens[last + 2].low)  # "2-million", "20+ million"
                step = 2
            if power is None:
                power = self._of_ordinal(nxt.low)  # "2.5 millionth"
            if power is None and (nxt.start == tokens[last].end or money):
                power = self._suffix(tokens, last + 1, money)
                step = 1
            if power is None or scale + power > LARGEST:
                break
            value = exact(value, power)
            decimals += power
            scale += power
            last += step
            if tokens[last].low in self._abbreviated and last + 2 < len(tokens) and tokens[last + 1].text == ".":
                last += 1  # "1,5 Mrd. Euro"
            if self._of_ordinal(tokens[last].low) is not None:
                break
        return Number(plain.first, last, value, decimals, "cardinal", plain.worded, scale)

    def _of_ordinal(self, low: str) -> int | None:
        if low.endswith(self._endings):
            for ending in self._endings:
                if low.endswith(ending) and low.removesuffix(ending) in self.words:
                    return self.words[low.removesuffix(ending)]
        return None

    def _suffix(self, tokens: list[Token], i: int, money: bool) -> int | None:
        token = tokens[i]
        power = self._suffixes.get(token.text, self._paid.get(token.low) if money else None)
        if power is None or token.kind != "word":
            return None
        if token.text == "m" and not money:  # 5m is metres unless a counted thing follows
            after = tokens[i + 1] if i + 1 < len(tokens) else None
            if after is None or after.kind != "word" or after.low in self._lengths:
                return None
        return power


def exact(value: float, power: int) -> float:
    """`value` times a power of ten without the noise of binary fractions: 2.3 million is 2300000."""
    return float(f"{value!r}e{power}") if "e" not in repr(value) else value * 10.0**power
