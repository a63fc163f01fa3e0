"""Which way a quantity went: the verbs, nouns and adverbs of change that govern a number."""

from collections.abc import Sequence

from keisu.figures.clause_verbs import ClauseVerbReader
from keisu.figures.draft import DURATIONS, Draft
from keisu.figures.tokens import Token
from keisu.languages import Language

_LOOK = 5  # words between a word of change and its number
_RATES = ("%", "pp", "point", "basis point")
_OBJECT = 8  # tokens from a verb to "by 30%", with its object between
_NAMED = 3  # tokens from a verb to the end of its object right in front of a number
_QUALIFIERS = 6  # words from a noun of change to the "of" in front of its number
_OPEN = ("(", "[")
_QUOTES = ('"', "“", "”", "'", "‘", "’")


class DirectionReader:
    """Finds directions with the words of one language; holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        c, grammar = language.changes, language.cues["grammar"]
        self._apart = ClauseVerbReader(language)
        self._of_change = c.of_change
        measured = {n for m in language.measures.measure for n in m.nouns}
        self._measured = measured.intersection(c.up_nouns + c.down_nouns) if c.of_change else set()
        self._up = frozenset(c.up_verbs + c.up_words + c.up_nouns)
        self._down = frozenset(c.down_verbs + c.down_words + c.down_nouns)
        self._nouns_up, self._nouns_down = frozenset(c.up_nouns), frozenset(c.down_nouns)
        self._after_up, self._after_down = frozenset(c.after_up), frozenset(c.after_down)
        self._copulas = frozenset(grammar["copulas"])
        self._bound_only = frozenset(grammar["bound_only"])
        self._at_once = frozenset(grammar["at_once"])
        self._with_comparison = frozenset(grammar["with_comparison"])
        self._comparison = frozenset(grammar["comparison"])
        self._by_verbs = frozenset(c.by_verbs)
        self._plural_ends = tuple(grammar["plural_ends"])
        self._by = frozenset(c.by_words)
        self._led = frozenset(c.by_words) if c.verb == "clause" else frozenset()
        self._widen = frozenset(c.widen_verbs)
        # What is a noun alone: "plus" in German is one ("ein Plus von 3 Prozent") and is none ("plus 3 Prozent").
        self._nouns = frozenset(c.up_nouns + c.down_nouns) - frozenset(c.up_verbs + c.down_verbs)
        self._nouns -= frozenset(c.up_words + c.down_words)
        self._fillers = frozenset(c.fillers)
        self._verbs = frozenset(c.up_verbs + c.down_verbs)
        self._particled = frozenset(c.particle_verbs)
        self._to = frozenset(language.numbers.range_words)
        self._at = frozenset(c.rate_words)
        self._articles = frozenset(language.numbers.article_words)
        self._base = frozenset(language.periods.words["base_strict"])
        self._places = frozenset(language.bounds.positions) | frozenset(grammar["backers"])
        self._positions = frozenset(language.bounds.positions)
        self._below_zero = frozenset(language.units.below_zero["units"])
        self._of = frozenset(language.units.part["of"])
        self._joints = self._of | frozenset(grammar["within"])
        self._cardinals = frozenset(language.numbers.cardinals)

    def is_cold(self, draft: Draft) -> bool:
        """ "minus 12 degrees" is a level below zero."""
        return draft.sign < 0 and draft.unit in self._below_zero

    def find(self, tokens: list[Token], draft: Draft, inside: Sequence[bool]) -> bool:
        """Look for a word of change that governs the number; set the sign of the draft if there is one."""
        if draft.signed:
            return not (_is_loss(tokens, draft) or self.is_cold(draft))
        sign = (
            self._behind(tokens, draft, inside)
            or self._in_front(tokens, draft, inside)
            or self._by_how_much(tokens, draft)
            or self._apart.find(tokens, draft, inside)
        )
        if sign:
            draft.sign = sign
        return sign != 0

    def _in_front(self, tokens: list[Token], draft: Draft, inside: Sequence[bool]) -> int:
        behind = tokens[draft.last + 1].low if draft.last + 1 < len(tokens) else ""
        if behind in self._of and draft.unit not in (None, *_RATES):
            return 0  # "lost 5 of their last 6 games"
        i = draft.first - 1
        if i >= 0 and tokens[i].text in ("(", "["):
            i -= 1
        i -= draft.bound_words
        if draft.bound_words and tokens[i + 1].low in self._positions:
            return 0  # "fell below 10,000": a level
        if i > 0 and tokens[i].low in self._copulas and tokens[i - 1].low in self._nouns_up | self._nouns_down:
            return 1 if tokens[i - 1].low in self._nouns_up else -1
        if draft.led and tokens[i].low in self._of:
            return 0  # "passe de 23 % à 35 %": where a change begins
        steps = 0
        of = led = False
        while i >= 0 and steps < _LOOK:
            low = tokens[i].low
            if low in self._of:
                of = True
                led = led or (not steps and low in self._by)  # "recule de 3 %"
            elif low in self._nouns and not of:
                if tokens[i + 1].low in self._led:
                    return 1 if low in self._nouns_up else -1  # "Rückgang um 1,5 Prozent"
                return 0
            elif low in self._measured and draft.unit not in _RATES:
                return 0  # "pérdidas de 20 millones"
            elif low in self._positions and draft.unit not in _RATES:
                return 0  # "7.6% below April's 6,658": a level
            elif low in self._widen:
                return self._widened(tokens, i)
            elif low in self._by_verbs and draft.unit not in _RATES and tokens[i + 1].low not in self._by:
                return 0  # "raised $40m" raises no figure
            elif not steps and draft.unit not in _RATES and i and self._is_particle(tokens, i):
                return 0  # "track down 1,200 people"
            elif low in self._up or low in self._down:
                if low in self._bound_only:
                    pass  # "more than": a bound
                elif not of or led or low in self._nouns_up | self._nouns_down:
                    return 1 if low in self._up else -1
            elif low in self._at and tokens[i + 1].low in self._articles:
                pass  # "shrank at a 3.2 percent rate", but "higher at 4.35%"
            elif low not in self._fillers and not inside[i] and tokens[i].text not in _QUOTES:
                return 0
            i -= 1
            steps += 1
        return 0

    def of_noun(self, tokens: list[Token], draft: Draft) -> int:
        """1 or -1 if a noun of change governs the percentage: "un aumento del 56 % de las llegadas", "la subida del
        salario mínimo del 4 %"; 0 if none does."""
        i = draft.first - 1 - draft.bound_words
        while i > 0 and tokens[i].low in self._articles:
            i -= 1
        if not self._of_change or i < 1 or tokens[i].low not in self._of or draft.unit not in _RATES:
            return 0
        for token in reversed(tokens[max(0, i - _QUALIFIERS) : i]):
            if token.low in self._nouns_up or token.low in self._nouns_down:
                return 1 if token.low in self._nouns_up else -1
            if token.kind != "word" or token.low in self._verbs or token.low in self._copulas:
                return 0
        return 0

    def _is_particle(self, tokens: list[Token], i: int) -> bool:
        return tokens[i].low in self._at_once and tokens[i - 1].low in self._particled

    def _by_how_much(self, tokens: list[Token], draft: Draft) -> int:
        """ "cut the risk of death by 30%": the verb stands before its object."""
        i = draft.first - 1 - draft.bound_words
        if i > 1 and tokens[i].low not in self._by and draft.unit in _RATES:
            return self._object_moved(tokens, i)
        if i < 1 or tokens[i].low not in self._by:
            return 0
        for token in reversed(tokens[max(0, i - _OBJECT) : i]):
            if token.low in self._verbs:
                return 1 if token.low in self._up else -1
            if token.kind == "mark":
                break
        return 0

    def _object_moved(self, tokens: list[Token], i: int) -> int:
        """ "to cut emissions 42.6 per cent": the verb, and its object in the plural right in front of the number."""
        if not tokens[i].text.islower() or not tokens[i].low.endswith(self._plural_ends):
            return 0
        for token in reversed(tokens[max(0, i - _NAMED) : i]):
            if token.low in self._by_verbs:
                return 1 if token.low in self._up else -1
            if token.kind != "word" or token.low in self._articles or token.low in self._of:
                break
        return 0

    def _widened(self, tokens: list[Token], i: int) -> int:
        """ "the drop widened": what widens decides the sign."""
        for token in reversed(tokens[max(0, i - 4) : i]):
            if token.low in self._nouns_down:
                return -1
            if token.low in self._nouns_up:
                return 1
        return 1

    def _behind(self, tokens: list[Token], draft: Draft, inside: Sequence[bool]) -> int:
        """ "3 percent down", "a 43 percent increase", "a 7.5% year-on-year decrease", "52 above"."""
        j = draft.last + 1
        steps = 0
        if self._of_change and j + 1 < len(tokens) and tokens[j].low in self._of and draft.unit in _RATES:
            after = tokens[j + 1].low  # "3 % de hausse"
            if after in self._nouns_up | self._nouns_down:
                return 1 if after in self._nouns_up else -1
        if j + 1 < len(tokens) and tokens[j].low in self._at and tokens[j + 1].low in self._after_up | self._after_down:
            j += 1  # "9,9% a mais"
        if self._of_change and j + 1 < len(tokens) and tokens[j].low in self._joints:
            after = tokens[j + 1].low  # "3 % de plus", "176 mila in più"
            if after in self._after_up | self._after_down:
                return 1 if after in self._after_up else -1
        while j < len(tokens) and steps < 4:
            low = tokens[j].low
            if low in self._nouns_up | self._nouns_down:
                counts = draft.unit in ("%", "pp", "point", "fold") or steps == 0
                determined = draft.first > 0 and tokens[draft.first - 1].low in self._fillers
                if counts and (draft.unit in ("%", "pp") or determined):
                    return 1 if low in self._nouns_up else -1
                return 0
            if steps == 0 and not inside[j] and low in self._after_up | self._after_down:
                if self._belongs_behind(tokens, j, draft) or (
                    draft.noun and not draft.placeholder and low in self._places
                ):
                    return 0  # "two brothers behind Acme"
                if draft.first and tokens[draft.first - 1].low in self._of:
                    return 0  # "five of eight makers up"
                if low in self._at_once or self._compares(tokens, j, inside):
                    return 1 if low in self._after_up else -1
                return 0
            if tokens[j].kind == "mark" or low in self._of or low in self._verbs:
                return 0
            if not inside[j] and not tokens[j].text.islower():
                return 0
            steps += 0 if inside[j] else 1
            j += 1
        return 0

    def _belongs_behind(self, tokens: list[Token], j: int, draft: Draft) -> bool:
        """ "15,210.03 up 48.16 points", "2.9 million headsets up from 1.4 million": the word is of what follows it."""
        after = tokens[j + 1] if j + 1 < len(tokens) else None
        if after is None or after.kind in ("number", "money"):
            return after is not None
        number = j + 2 < len(tokens) and tokens[j + 2].kind in ("number", "money")
        to = after.low in self._to and (number or draft.unit in DURATIONS)  # "12 months down to August"
        leads = tokens[j].low in self._at_once and (after.low in self._base or to)
        return leads and draft.unit not in _RATES

    def _compares(self, tokens: list[Token], j: int, inside: Sequence[bool]) -> bool:
        """ "behind." or "above the Aqua", "lower than", "more than a year ago": not "over four days"."""
        if j + 1 >= len(tokens) or tokens[j + 1].kind == "mark":
            return True
        if tokens[j + 1].kind == "number" or tokens[j + 1].low in self._cardinals:
            return False
        return tokens[j].low not in self._with_comparison or inside[j + 1] or tokens[j + 1].low in self._comparison


def _is_loss(tokens: list[Token], draft: Draft) -> bool:
    """Whether the brackets are the minus, as in accounts: "(492)", "$(1.2) billion"; not "26.79 (-30,000)"."""
    return any(t.text in _OPEN for t in tokens[draft.first : draft.number_first])
