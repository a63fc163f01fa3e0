"""Parts of a whole stated as two numbers: "one in five", "nine out of ten", "1 in every 1,000"."""

from keisu.figures.numbers import NumberReader
from keisu.figures.scales import Number
from keisu.figures.tokens import Token, grouped
from keisu.figures.units import UnitReader
from keisu.languages import Language

_MOST = 1_000_000  # the largest whole of such a part
_WHOLES = (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000, 10_000, 100_000, 1_000_000)
_YEARS = range(1900, 2100)


class PartReader:
    """Reads parts of a whole in one language; holds nothing of a text."""

    def __init__(self, language: Language, numbers: NumberReader, units: UnitReader) -> None:
        cues = language.cues["out_of"]
        self._numbers, self._units = numbers, units
        self._joints = sorted((tuple(p.split()) for p in cues["joints"]), key=len, reverse=True)
        self._contests = frozenset(cues["contests"])
        self._starts = frozenset(words[0] for words in self._joints)

    def read(self, tokens: list[Token], a: Number) -> Number | None:
        """The part that begins with number `a`, as a fraction that is counted as worded; None if there is none."""
        j = a.last + 1
        if j + 1 >= len(tokens) or tokens[j].low not in self._starts or a.form != "cardinal":
            return None
        for words in self._joints:
            at = j + len(words)
            if at < len(tokens) and tuple(t.low for t in tokens[j:at]) == words:
                b = self._numbers.read(tokens, at)
                if b is not None and b.form == "cardinal" and self._is_whole(tokens, a, b):
                    return Number(a.first, b.last, a.value / b.value, -2, "fraction", True)
                return None
        return None

    def _is_whole(self, tokens: list[Token], a: Number, b: Number) -> bool:
        """ "one in five adults": not "five in 10 days", "one in 2019", "three in four games", "2 in 3-bed flats"."""
        if not 0 < a.value < b.value <= _MOST or a.value != int(a.value) or b.value != int(b.value):
            return False
        if b.value not in _WHOLES and (a.value != 1 or (b.value in _YEARS and not grouped(tokens[b.first]))):
            return False
        after = tokens[b.last + 1] if b.last + 1 < len(tokens) else None
        if after is None:
            return True
        tight = (
            after.kind == "mark" and after.start == tokens[b.last].end and after.text in ("-", "‐", "‑", "%", "/", ":")
        )
        return not tight and after.low not in self._contests and self._units.lexical(tokens, b.last + 1) is None
