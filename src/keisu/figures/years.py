"""Years that are none: four digits that count something, as in "about 2000 people" and "it costs 1950 dollars"."""

from collections.abc import Sequence

from keisu.figures.periods import Mention
from keisu.figures.tokens import Token
from keisu.figures.units import UnitReader
from keisu.languages import Language

_DIGITS = 4


class YearReader:
    """Tells amounts from years with the words of one language; holds nothing of a text."""

    def __init__(self, language: Language, units: UnitReader) -> None:
        cues = language.cues["not_a_year"]
        self._units = units
        self._bounds = frozenset(w.split()[-1] for w in language.bounds.before)
        self._counting = frozenset(cues["counting"])
        self._dating = frozenset(cues["dating"])
        self._totals = frozenset(language.cues["not_a_figure"]["totals"])
        self._of = frozenset(language.units.part["of"])
        self._dated = frozenset(cues["dated"]) | frozenset(n for m in language.measures.measure for n in m.nouns)

    def without_amounts(self, tokens: list[Token], mentions: Sequence[Mention]) -> list[Mention]:
        """The periods of a sentence without those that are one number of four digits which counts something."""
        alone = {(m.start, m.end) for m in mentions if m.end - m.start == _DIGITS}
        amounts = {t.start for i, t in enumerate(tokens) if (t.start, t.end) in alone and self._is_amount(tokens, i)}
        return [m for m in mentions if m.start not in amounts] if amounts else list(mentions)

    def _is_amount(self, tokens: list[Token], i: int) -> bool:
        before = tokens[i - 1].low if i else ""
        if before in self._of and i > 1 and tokens[i - 2].low in self._totals:
            return True  # "a crowd of 2000"
        if i + 1 >= len(tokens) or before in self._dating:
            return False
        unit = self._units.lexical(tokens, i + 1)
        if unit is not None and self._units.is_measured(unit.unit):
            return True  # "it costs 2000 dollars"; but "in 2010 dollars"
        noun = tokens[i + 1]
        counts = noun.text.islower() and noun.low not in self._dated and self._units.is_plural(noun)
        return counts and (before in self._bounds or before in self._counting)
