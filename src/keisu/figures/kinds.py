"""Which kind of figure a quantity is."""

from collections.abc import Sequence

from keisu.figures.directions import DirectionReader
from keisu.figures.draft import DURATIONS, Draft
from keisu.figures.said_once import SaidOnceReader
from keisu.figures.tokens import HYPHENS, Token
from keisu.languages import Language

_LOOK = 5  # words between a word of change and its number
_SPAN_LOOK = 9  # words between "first" and "in six years"
# What decided a kind, for who asks.
_KIND = "its kind"
_SIGN, _CHANGE, _NOTHING, _COMPARED = "its sign", "a word of change", "no word of change", "compared with figure"
_ENDS = (";", ".", ":")


class KindReader:
    """Decides kinds with the words of one language; holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        c, cues = language.changes, language.cues
        self._directions = DirectionReader(language)
        self._once = SaidOnceReader(language)
        self._neutral = frozenset(c.neutral_nouns)
        self._rates = frozenset(c.rate_nouns)
        self._of_change = (
            frozenset(c.up_nouns + c.down_nouns + c.after_up + c.after_down) if c.of_change else frozenset()
        )
        grammar = cues["grammar"]
        self._plural_ends = tuple(grammar["plural_ends"])
        self._by = frozenset(c.by_words)
        self._fillers = frozenset(c.fillers)
        self._verbs = frozenset(c.up_verbs + c.down_verbs)
        self._share_after = [tuple(p.split()) for p in cues["share"]["after"]]
        self._share_before = [tuple(p.split()) for p in cues["share"]["before"]]
        self.part_measure: str = cues["share"]["part"]
        self.share_measure: str = cues["share"]["measure"]
        self._ratio_after = [tuple(p.split()) for p in cues["ratio"]["after"]]
        self._heads = frozenset(cues["span"]["heads"])
        self._lows = frozenset(cues["span"]["lows"])
        self._span_before = frozenset(cues["span"]["before"])
        self._moves = frozenset(language.units.moves.values())
        self._ends = frozenset(cues["share"]["ends"])
        self._not_share = frozenset(cues["share"]["not_before"])
        self._markets = frozenset(cues["share"]["wholes"])
        self._times = frozenset(cues["multiple"]["after"])
        self._share_nouns = frozenset(cues["share"]["nouns"])
        self._and = frozenset(language.numbers.and_words)
        self._of = frozenset(language.units.part["of"])
        self._articles = frozenset(language.numbers.article_words)
        self._determiners = frozenset(language.units.part["determiners"])

    def decide(
        self, tokens: list[Token], draft: Draft, inside: Sequence[bool], before: Sequence[Draft], turn: int
    ) -> None:
        """Set kind and sign of a draft whose measure is known; `before` are the figures before it in the sentence,
        `turn` is which way the last verb of its paragraph went, 0 where there is none."""
        if draft.kind is not None:
            return
        after = tokens[draft.last + 1 : draft.last + 4]
        draft.led = len(after) == 3 and after[0].low in self._ends and after[2].text == "%"
        if draft.unit == "fold" and draft.form != "multiple" and not self._multiplies(tokens, draft):
            draft.kind, draft.unit = "level", "time"
        elif draft.form == "multiple" or draft.unit == "fold":
            draft.kind, draft.unit = "multiple", "fold"
        elif draft.unit in DURATIONS and self._span(tokens, draft):
            draft.kind = "other"
        elif draft.form == "fraction" and draft.unit is None:
            self._part(tokens, draft)
        elif draft.unit in ("%", "pp"):
            self._percentage(tokens, draft, inside, before, turn)
        elif self._directions.find(tokens, draft, inside) or self._moved(tokens, draft):
            draft.kind = "change"
            draft.because("kind", _SIGN if draft.signed else _CHANGE)
        else:
            draft.kind = "level"
            draft.because("kind", _NOTHING)

    def of_actors(self, draft: Draft) -> None:
        """ "Of those asked, 22.6 percent use it": a percentage that does something is of those who do."""
        unsaid = draft.measure in (None, self.part_measure) or "measure" in draft.inferred
        if draft.kind == "level" and draft.unit == "%" and unsaid:
            draft.kind, draft.measure = "share", self.part_measure
            draft.because("kind", "those who do something are a part")
            draft.because("measure", _KIND)

    def _percentage(
        self, tokens: list[Token], draft: Draft, inside: Sequence[bool], before: Sequence[Draft], turn: int
    ) -> None:
        if self._follows(tokens, draft, self._ratio_after) or self._of_period(tokens, draft, inside):
            draft.kind = "ratio"
            draft.because("kind", "a percentage of a period")
        elif draft.signed or draft.unit == "pp":
            draft.kind = "change"
            draft.because("kind", _SIGN if draft.signed else "its unit")
            if not draft.signed:
                self._directions.find(tokens, draft, inside)
        elif draft.aside and self._is_end(tokens, draft):
            draft.kind = "share" if draft.measure == self.share_measure else "level"
            draft.because("kind", "where a change ends")
            if before and before[-1].kind == "share":
                draft.kind, draft.measure = "share", before[-1].measure  # "47% of sales, down from 49%"
                draft.because("kind", _COMPARED, before[-1])
                draft.because("measure", _COMPARED, before[-1])
        elif sign := self._directions.of_noun(tokens, draft):
            draft.kind, draft.sign = "change", sign
            draft.because("kind", _CHANGE)
        elif self._led_to_share(tokens, draft, before):
            draft.kind, draft.measure = "share", self.share_measure
            draft.inferred.discard("measure")
            draft.because("kind", "where a change ends, in a list of shares")
            draft.because("measure", _KIND)
        elif self._part_of_whole(tokens, draft, inside) or self._leads(tokens, draft, self._share_before):
            draft.kind = "share"
            draft.because("kind", "a percentage of something")
            self._share_of(tokens, draft)
        elif draft.aside and (compared := next((d for d in reversed(before) if d.unit == "%"), None)):
            draft.kind, draft.measure = compared.kind, compared.measure
            draft.because("kind", _COMPARED, compared)
            draft.because("measure", _COMPARED, compared)
            if draft.kind == "change" and not self._directions.find(tokens, draft, inside):
                draft.sign = compared.sign
        elif self._directions.find(tokens, draft, inside):
            draft.kind = "change"
            draft.because("kind", _CHANGE)
        elif draft.compared:
            draft.kind = "change"
            draft.because("kind", "the base right behind it")
            draft.sign = before[-1].sign if before else 0
        elif draft.bracketed and (kind := self._announced(tokens, draft, before)) is not None:
            draft.kind = "share" if kind == "share" else "change"
            draft.because("kind", "what the brackets of its list hold")
            if kind == "share":
                draft.measure = self.share_measure
                draft.because("measure", _KIND)
        elif draft.measure == self.share_measure and "measure" not in draft.inferred:
            draft.kind = "share"
            draft.because("kind", "its measure")
        elif self._rate(tokens, draft):
            draft.kind = "change"
            draft.because("kind", "a rate of change")
        elif draft.measure is None and before and self._shared(tokens, draft, before[-1]):
            draft.kind, draft.measure = "share", before[-1].measure
            draft.because("kind", "the parts of figure", before[-1])
        elif last := self._once.said(tokens, draft, before):
            draft.kind, draft.sign = last.kind, last.sign
            if last.kind == "share":
                draft.measure = last.measure
                draft.because("measure", "the share of figure", last)
            draft.because("kind", "the verb of figure", last)
        elif turn and self._once.leads_to_level(tokens, draft):
            draft.kind, draft.sign = "change", turn
            draft.because("kind", "the verb said last, and the level that it leads to")
        else:
            draft.kind = "level"
            draft.because("kind", _NOTHING)

    def _multiplies(self, tokens: list[Token], draft: Draft) -> bool:
        """ "30 times as many", "rose 2.5 times", "15-fold": not "scored four times"."""
        word = tokens[draft.last].low
        if not word.endswith(self._plural_ends):
            return True
        after = tokens[draft.last + 1].low if draft.last + 1 < len(tokens) else ""
        before = tokens[draft.first - 1].low if draft.first else ""
        return after in self._times or before in self._verbs or draft.decimals < 0

    def _rate(self, tokens: list[Token], draft: Draft) -> bool:
        """ "sales growth in 2019 will be 3.5%, compared with prior guidance of 4.0%"."""
        for token in reversed(tokens[: draft.first]):
            if token.low in self._rates:
                return True
            if token.text in _ENDS or token.low in self._verbs:
                return False
        return False

    def _moved(self, tokens: list[Token], draft: Draft) -> bool:
        """ "Up two places", not "six of the ten places"."""
        before = tokens[draft.first - 1].low if draft.first else ""
        return draft.unit in self._moves and before not in self._of

    def _shared(self, tokens: list[Token], draft: Draft, said: Draft) -> bool:
        """ "37% of those asked say yes and 32% no": another part of the same."""
        i = draft.first - 1 - draft.bound_words
        while i > said.last and tokens[i].low in self._determiners:
            i -= 1
        joined = i > said.last and (tokens[i].low in self._and or tokens[i].text == ",")
        return joined and said.kind == "share" and said.measure == self.part_measure

    def _announced(self, tokens: list[Token], draft: Draft, before: Sequence[Draft]) -> str | None:
        """What a list says its brackets hold ("with shares and changes:"), else what its other brackets hold."""
        for token in tokens[: draft.first]:
            if token.low in self._neutral or token.low in self._share_nouns:
                return "share" if token.low in self._share_nouns else "change"
        return "change" if any(d.bracketed and d.signed and d.unit == "%" for d in before) else None

    def _led_to_share(self, tokens: list[Token], draft: Draft, before: Sequence[Draft]) -> bool:
        """ "Acme up 3% to a 14% share, Bolt down 5% to 9%": where a change ends is what it is for the one before."""
        if not self._is_end(tokens, draft) or not before or before[-1].kind != "change" or before[-1].unit != "%":
            return False
        return any(d.kind == "share" and d.measure == self.share_measure for d in before[:-1])

    def _is_end(self, tokens: list[Token], draft: Draft) -> bool:
        """ "from 63%" and "to 81%", the ends of a way: a level each."""
        return draft.first > 0 and tokens[draft.first - 1].low in self._ends

    def _part_of_whole(self, tokens: list[Token], draft: Draft, inside: Sequence[bool]) -> bool:
        """ "43% of the market", "30% of the sessions", "a 43% share": a percentage of anything that is no time."""
        j = draft.last + 1
        if j < len(tokens) and tokens[j].low in self._share_nouns:
            return j + 1 >= len(tokens) or tokens[j + 1].low not in self._not_share
        return self._follows(tokens, draft, self._share_after) or (
            j + 1 < len(tokens)
            and tokens[j].low in self._of
            and tokens[j + 1].kind == "word"
            and tokens[j + 1].low not in self._of_change
            and not inside[j]
        )

    def _share_of(self, tokens: list[Token], draft: Draft) -> None:
        """A share is a market share only if the whole is a market; a share of anything else has no measure here."""
        words = [t.low for t in tokens[draft.last + 1 : draft.last + 1 + _LOOK]]
        of_market = self._follows(tokens, draft, self._share_after)
        of_market = of_market or bool(self._share_nouns.intersection(words[:1]) - self._of.intersection(words[1:2]))
        if of_market or self._markets.intersection(words) or self._leads(tokens, draft, self._share_before):
            draft.measure = self.share_measure
            draft.inferred.discard("measure")
            draft.because("measure", "what it is a part of")
        elif (self._of | self._determiners).intersection(words[:1]):  # "half of the homes", "half the homes"
            draft.part = True
            if "measure" in draft.inferred or draft.measure == self.share_measure:
                draft.measure = None
        elif draft.measure == self.share_measure:
            draft.measure = None

    def _part(self, tokens: list[Token], draft: Draft) -> None:
        """A fraction in words is a share in percent: "a third of sales"."""
        j = draft.last + 1
        of = j < len(tokens) and tokens[j].low in self._of  # "1/4 of voters"
        if (draft.worded or of) and draft.value is not None:
            changed = None if draft.measure == self.share_measure else draft.measure
            draft.value, draft.unit, draft.kind = float(f"{draft.value * 100:.4g}"), "%", "share"
            draft.measure = self.share_measure
            draft.because("kind", "a part of something")
            draft.because("measure", _KIND)
            draft.decimals = 0
            if tokens[draft.first - 1 - draft.bound_words].low in self._by and draft.first:
                draft.kind, draft.measure = "change", changed  # "down by half"
                draft.because("kind", _CHANGE)
                self._directions.find(tokens, draft, [False] * len(tokens))
            else:
                self._share_of(tokens, draft)
        elif self._directions.find(tokens, draft, [False] * len(tokens)):
            draft.kind = "change"
        else:
            draft.kind = "level"

    def _span(self, tokens: list[Token], draft: Draft) -> bool:
        """ "first rise in six years", "30-year low": how far back a record reaches."""
        after = tokens[draft.last + 1] if draft.last + 1 < len(tokens) else None
        if after is not None and after.low in self._lows:
            return True
        if after is not None and draft.form != "ordinal" and tokens[draft.number_last + 1].text in HYPHENS:
            return False  # "in the four-year war"
        i = draft.first - 1
        while i >= 0 and tokens[i].low in self._fillers:
            i -= 1
        if i < 0 or tokens[i].low not in self._span_before:
            return False
        return any(t.low in self._heads for t in tokens[max(0, i - _SPAN_LOOK) : i])

    def _follows(self, tokens: list[Token], draft: Draft, phrases: Sequence[tuple[str, ...]]) -> bool:
        words = tuple([t.low for t in tokens[draft.last + 1 : draft.last + 5]])
        return any(words[: len(p)] == p for p in phrases if words[:1] == p[:1])

    def _leads(self, tokens: list[Token], draft: Draft, phrases: Sequence[tuple[str, ...]]) -> bool:
        i = draft.first
        while i and tokens[i - 1].low in self._fillers:
            i -= 1
        words = tuple([t.low for t in tokens[max(0, i - 4) : i]])
        return any(words[len(words) - len(p) :] == p for p in phrases if words[-1:] == p[-1:])

    def _of_period(self, tokens: list[Token], draft: Draft, inside: Sequence[bool]) -> bool:
        """ "less than 60% of 1989's peak"."""
        j = draft.last + 1
        if self._of_change:
            return False  # "el 52,9 % de un año antes" is of that time
        return j + 1 < len(tokens) and tokens[j].low in self._of and inside[j + 1] and not inside[j]
