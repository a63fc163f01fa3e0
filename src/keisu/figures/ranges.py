"""Ranges: two numbers that are the ends of one quantity, and not a change with the level that it leads to."""

from keisu.figures.draft import Draft
from keisu.figures.numbers import NumberReader
from keisu.figures.scales import Number, exact
from keisu.figures.tokens import Token
from keisu.figures.units import UnitReader
from keisu.languages import Language

_DASHES = ("-", "‐", "‑", "–", "—", "−")
_HYPHENS = ("-", "‐", "‑")
_CLAUSE = (",", ";", ":", ".", "(", ")")
_CHANGE = 4  # "rose 5 to 60" is a change and a level; a range after a verb of change is narrower than this
_EITHER = 2.5  # "eight or nine": the second is not much more than the first
_WIDEST = 100  # times its low end: wider than any range that is meant as one
_SCALED = 1000  # a number below this in front of "to 20 million" is in millions too
_SIZES = 10  # times the second number, in its scale: the first of two that share a scale is not larger
_LOOK = 4  # tokens from a verb of ranging to "from 10 to 20"


class RangeReader:
    """Finds the second end of a range in one language; holds nothing of a text."""

    def __init__(self, language: Language, numbers: NumberReader, units: UnitReader) -> None:
        n, c = language.numbers, language.changes
        self._numbers, self._units = numbers, units
        self._to = frozenset(n.range_words) - frozenset(n.and_words) - frozenset(n.either_words)
        self._and = frozenset(n.and_words)
        self._or = frozenset(n.either_words)
        self._between = frozenset(n.between_words)
        self._only = frozenset(n.only_ranges)
        self._ranging = frozenset(n.ranging_words)
        self._never = frozenset(n.not_range_after)
        self._from = frozenset(language.periods.words["base_strict"])
        self._outcome = self._to | frozenset(language.periods.words["outcome"])
        self._shares = frozenset(language.cues["share"]["nouns"])
        self._turns = frozenset(language.cues["grammar"]["at_once"])
        self._moves = frozenset(c.up_verbs + c.down_verbs + c.up_words + c.down_words)

    def bare(self, tokens: list[Token], draft: Draft, a: Number, inside: list[bool]) -> Number | None:
        """ "10 to 20 billion", "40-50", "between 10 and 20": the second number, with the draft made a range."""
        j = a.last + 1
        if j + 1 >= len(tokens) or a.form != "cardinal":
            return None
        if tokens[j].text in _HYPHENS and tokens[j].start == tokens[j - 1].end and tokens[j + 1].low in self._or:
            j += 1  # "a 7- or 8-inch screen"
        at = j + 1
        money = self._units.money(tokens, at) if at < len(tokens) else None
        at += money is not None
        if at >= len(tokens) or inside[at] or (money and money != draft.unit and draft.unit is not None):
            return None
        b = self._numbers.read(tokens, at, draft.unit is not None)
        if b is None or b.form != "cardinal":
            return None
        low = exact(a.value, b.scale) if b.scale and not a.scale and a.value < _SCALED else a.value
        if self._below_zero(tokens, draft):
            low = -low
        behind = self._units.lexical(tokens, b.last + 1)
        if draft.unit is not None and money is None and behind is not None and behind.unit != draft.unit:
            return None  # "up $1.10 or 2.5 percent"
        spaced = money is not None or behind is not None
        if not self._joins(tokens, draft, j, low, b.value, spaced):
            return None
        self._make(tokens, draft, low, b.value, b.last)
        draft.unit = draft.unit or money  # "8 or $9"
        draft.number_last = b.last
        draft.decimals = max(a.decimals, b.decimals)
        draft.scale = b.scale
        return b

    def with_units(self, tokens: list[Token], draft: Draft, inside: list[bool]) -> None:
        """ "0.6% to 0.7%", where both ends carry the unit."""
        j = draft.last + 1
        if j + 1 >= len(tokens) or draft.value is None or inside[j + 1]:
            return
        b = self._numbers.read(tokens, j + 1)
        if b is None or b.form != "cardinal":
            return
        unit = self._units.lexical(tokens, b.last + 1)
        if unit is None or unit.unit != draft.unit:
            return
        if self._changes(tokens, draft.first) and any(
            t.low in self._shares for t in tokens[unit.last + 1 : unit.last + 2]
        ):
            return  # "up 10.6% to 14.9% share"
        if self._joins(tokens, draft, j, draft.value, b.value, spaced=True):
            self._make(tokens, draft, draft.value, b.value, unit.last)
            draft.number_last = b.last

    def opens(self, tokens: list[Token], a: Number) -> bool:
        """Whether a bare number is the first of a pair whose second carries the unit: "from 0 to 62 mph"."""
        j = a.last + 1
        if not a.first or j + 2 >= len(tokens) or tokens[j].low not in self._to - self._only:
            return False
        if tokens[a.first - 1].low not in self._from:
            return False
        b = self._numbers.read(tokens, j + 1)
        if b is None or b.form != "cardinal" or (a.value >= _SCALED and b.value < _SCALED):
            return False  # "from 2010 to 15 percent"
        return bool(self._units.lexical(tokens, b.last + 1) or self._units.counted(tokens, b.last + 1, b.value))

    def lend_back(self, tokens: list[Token], first: Draft, second: Draft) -> None:
        """ "rose from 7.5 to 17.3 percent": the unit and the scale are said once, behind the second."""
        joint = tokens[first.last + 1 : second.first]
        if len(joint) == 1 and joint[0].low in self._turns and first.unit is None and first.placeholder is None:
            if second.unit is not None and second.unit not in self._units.shares:
                first.unit = second.unit  # "16,369.03 up 58.06 points"
                first.inferred.add("unit")
            return
        before = tokens[first.first - 1].low if first.first else ""
        bare = (first.unit is None and first.placeholder is None) or first.unit == second.unit
        if (
            not bare
            or first.form != "cardinal"
            or first.value is None
            or len(joint) != 1
            or joint[0].low not in self._outcome
            or before not in self._from
        ):
            return
        first.unit, first.placeholder = second.unit, second.placeholder
        size = (second.value or 0) / 10.0**second.scale
        if second.scale and not first.scale and first.value < max(_SCALED, _SIZES * size):
            first.value, first.scale = exact(first.value, second.scale), second.scale
            first.decimals += second.scale

    def _make(self, tokens: list[Token], draft: Draft, low: float, high: float, last: int) -> None:
        draft.low, draft.high, draft.bound, draft.value = low, high, "range", None
        draft.last, draft.end = last, tokens[last].end
        if low < 0:
            draft.first, draft.start, draft.signed = draft.first - 1, tokens[draft.first - 1].start, False

    def _joins(self, tokens: list[Token], draft: Draft, j: int, low: float, high: float, spaced: bool) -> bool:
        """Whether token `j` joins the two numbers to a range; `spaced` if a dash may have spaces around it."""
        joint = tokens[j]
        before = tokens[draft.first - 1].low if draft.first else ""
        if not low < high or (low > 0 and high > _WIDEST * low):
            return False
        if joint.text in _DASHES:
            glued = joint.start == tokens[j - 1].end and joint.end == tokens[j + 1].start
            return glued or (spaced and before not in ("+", "-", "−"))
        if joint.low in self._and:
            return before in self._between or (low < 0 and self._below_zero(tokens, draft))
        if before in self._never or before in ("+", "-", "−"):
            return False
        if joint.low in self._or:
            return high <= _EITHER * max(low, 1)
        if joint.low not in self._to or (before in self._to and self._numbered(tokens, draft.first - 2)):
            return False  # "from $160 to $180 to $200"
        if before in self._from and joint.low not in self._only and not self._ranges_over(tokens, draft.first):
            return False
        return not self._changes(tokens, draft.first) or high <= _CHANGE * low

    def _below_zero(self, tokens: list[Token], draft: Draft) -> bool:
        """ "between -5 and 3 degrees"."""
        i = draft.first
        return i > 1 and tokens[i - 1].text in ("-", "−") and tokens[i - 2].low in self._between

    def _numbered(self, tokens: list[Token], i: int) -> bool:
        """Whether token `i` ends a quantity."""
        return i >= 0 and (tokens[i].kind == "number" or self._units.is_money_or_noun(tokens[i]))

    def _ranges_over(self, tokens: list[Token], i: int) -> bool:
        return any(t.low in self._ranging for t in tokens[max(0, i - _LOOK) : i])

    def _changes(self, tokens: list[Token], i: int) -> bool:
        """Whether a verb of change stands in front in the same clause."""
        while i and tokens[i - 1].text not in _CLAUSE:
            i -= 1
            if tokens[i].low in self._moves:
                return True
        return False
