"""Years that are none: four digits that count something, as in "about 2000 people" and "it costs 1950 dollars"."""

from collections.abc import Sequence

from keisu.figures.periods import Mention
from keisu.figures.tokens import Token
from keisu.figures.units import UnitReader
from keisu.languages import Language

_DIGITS = 4
_WIDEST = 20  # times the low end of a range: "rose from 2018 to 253,500 cars" names a year
_LONGEST = 12  # characters of a mention that is a year with a preposition


class YearReader:
    """Tells amounts from years with the words of one language; holds nothing of a text."""

    def __init__(self, language: Language, units: UnitReader) -> None:
        cues = language.cues["not_a_year"]
        self._units = units
        self._bounds = frozenset(w.split()[-1] for w in language.bounds.before)
        self._counting = frozenset(cues["counting"])
        self._dating = frozenset(cues["dating"])
        self._totals = frozenset(language.cues["not_a_figure"]["totals"])
        self._to = frozenset(language.numbers.range_words) - frozenset(language.numbers.and_words) | frozenset("-–")
        self._of = frozenset(language.units.part["of"])
        self._dated = frozenset(cues["dated"]) | frozenset(n for m in language.measures.measure for n in m.nouns)

    def without_amounts(self, tokens: list[Token], mentions: Sequence[Mention]) -> list[Mention]:
        """The periods of a sentence without those that are one number of four digits which counts something."""
        if not mentions:
            return []
        ends = {m.end: m for m in mentions if m.end - m.start <= _LONGEST}
        amounts = [
            ends[t.end]
            for i, t in enumerate(tokens)
            if t.end in ends and len(t.text) == _DIGITS and t.text.isdigit() and self._is_amount(tokens, i)
        ]
        return [m for m in mentions if m not in amounts] if amounts else list(mentions)

    def _is_amount(self, tokens: list[Token], i: int) -> bool:
        before = tokens[i - 1].low if i else ""
        if before in self._of and i > 1 and tokens[i - 2].low in self._totals:
            return True  # "a crowd of 2000"
        if i + 3 < len(tokens) and tokens[i + 1].low in self._to and _rises(tokens[i], tokens[i + 2]):
            return self._counts(tokens, i + 3)  # "from 1000 to 2000 hires", not "in 2011 to 90 cars"
        if i > 1 and tokens[i - 1].low in self._to and _rises(tokens[i - 2], tokens[i]):
            return self._counts(tokens, i + 1)
        if before in self._dating:
            return False  # "in 2010 dollars"
        measured = self._units.lexical(tokens, i + 1)
        if measured is not None and self._units.is_measured(measured.unit):
            return True  # "it costs 2000 dollars"
        return self._counts(tokens, i + 1) and (before in self._bounds or before in self._counting)

    def _counts(self, tokens: list[Token], i: int) -> bool:
        """Whether what is counted stands at token `i`."""
        if i >= len(tokens):
            return False
        measured = self._units.lexical(tokens, i)
        noun = tokens[i]
        plain = noun.text.islower() and noun.low not in self._dated and self._units.is_plural(noun)
        return plain or (measured is not None and self._units.is_measured(measured.unit))


def _rises(first: Token, second: Token) -> bool:
    """Whether two tokens are numbers that a range may have as its ends."""
    low, high = first.low, second.low
    return low.isdigit() and high.isdigit() and int(low) < int(high) <= _WIDEST * int(low)
