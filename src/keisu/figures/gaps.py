"""Gaps between two: "outsold the Tanto by 2,795", "162 behind the Prius", "the gap between them was 369".

A gap is a change that has no base in time, of whom the sentence is about: more for who is ahead, less for who is
behind.
"""

from collections.abc import Sequence

from keisu.figures.draft import Draft
from keisu.figures.measures import unit_class
from keisu.figures.names import NameMention
from keisu.figures.tokens import Token
from keisu.languages import Language

_REACH = 10  # tokens from the verb or the noun of a gap to its number
_NEXT = 3  # tokens from "behind," to the name of who is
_WALLS = (",", ";", ":", ".")


class GapReader:
    """Finds gaps with the words of one language; holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        gap, grammar = language.cues["gap"], language.cues["grammar"]
        self._ahead, self._behind = frozenset(gap["ahead"]), frozenset(gap["behind"])
        self._nouns = frozenset(gap["nouns"])
        self._words = frozenset(gap["words"])
        self._between = frozenset(language.numbers.between_words)
        self._by = frozenset(language.changes.by_words)
        self._goes_on = self._between | frozenset(grammar["of"]) | frozenset(grammar["copulas"]) | frozenset(gap["on"])
        self._goes_on |= frozenset(language.changes.up_verbs + language.changes.down_verbs)

    def settle(
        self, tokens: Sequence[Token], draft: Draft, names: Sequence[NameMention], before: Sequence[Draft]
    ) -> NameMention | None:
        """Make a figure that states a gap a change, and mark it as one; the name of whom the gap is where its words
        say so, None where it is of whom the figure was taken to be anyway.
        """
        if draft.kind not in ("level", "change") or unit_class(draft.unit) != "count":
            return None
        if draft.kind == "change" and not draft.signed and self._word(tokens, draft.last + 1):
            draft.gap = True
            return self._said_apart(tokens, draft, names) or self._of_before(draft, names, before)
        sign = self._verb(tokens, draft)
        noun = self._noun(tokens, draft, before) if not sign else None
        if not sign and noun is None:
            return None
        draft.kind, draft.sign, draft.gap, draft.passing = "change", sign or 1, True, True
        draft.because("kind", "a gap between two")
        if noun is None:
            return None
        if draft.measure == tokens[noun].low:
            draft.measure = before[-1].measure if before else None  # "a margin of 300 cars" is one of what they sold
        return self._owner(tokens, names, noun)

    def _word(self, tokens: Sequence[Token], i: int) -> bool:
        return i < len(tokens) and tokens[i].low in self._words

    def _said_apart(self, tokens: Sequence[Token], draft: Draft, names: Sequence[NameMention]) -> NameMention | None:
        """ "10,585 behind, the Tanto with 66,626": who is behind is named next."""
        at = draft.last + 2
        if at >= len(tokens) or tokens[at].text != ",":
            return None
        return next((n for n in names if at < n.first <= at + _NEXT), None)

    def _of_before(self, draft: Draft, names: Sequence[NameMention], before: Sequence[Draft]) -> NameMention | None:
        """ "The N-Box sold 16,198, 3,294 ahead of the Spacia": of the last named in front, right behind a figure."""
        if not before or before[-1].last < draft.first - 2:
            return None
        return next((n for n in reversed(names) if n.last < draft.first and n.kind != "place"), None)

    def _verb(self, tokens: Sequence[Token], draft: Draft) -> int:
        """1 or -1 where a verb of a gap stands in front of "by" and the number, else 0."""
        i = draft.first - 1 - draft.bound_words
        if i < 1 or tokens[i].low not in self._by:
            return 0
        for token in reversed(tokens[max(0, i - _REACH) : i]):
            if token.low in self._ahead or token.low in self._behind:
                return 1 if token.low in self._ahead else -1
            if token.text in _WALLS:
                break
        return 0

    def _noun(self, tokens: Sequence[Token], draft: Draft, before: Sequence[Draft]) -> int | None:
        """Where the noun of a gap stands in front of its number: "a lead of 75", "the gap fell from 6,000 to 369"."""
        for i in range(draft.first - 1, max(0, draft.first - 1 - _REACH), -1):
            low = tokens[i].low
            if low in self._nouns and tokens[i + 1].low in self._goes_on and tokens[i - 1].kind == "word":
                return i
            other = next((d for d in before if d.first <= i <= d.last), None)
            if tokens[i].text in _WALLS or (other is not None and not other.gap):
                break
        return None

    def _owner(self, tokens: Sequence[Token], names: Sequence[NameMention], noun: int) -> NameMention | None:
        """Whose a gap is: "the Note's lead", "the gap between Suzuki and Nissan"."""
        if tokens[noun + 1].low in self._between:
            return next((n for n in names if n.first > noun), None)
        return next((n for n in names if n.last + 1 == noun), None)
