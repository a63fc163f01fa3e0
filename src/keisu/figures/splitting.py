"""A noun phrase with a measure word in it, in two: what is measured and of whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from keisu.figures.chunks import Phrase
from keisu.figures.clauses import Sentence
from keisu.figures.measures import Cue
from keisu.figures.units import UnitReader
from keisu.languages import Language, Syntax

_LONGEST = 2  # words of a measure that is no measure of the pack


@dataclass(frozen=True, slots=True)
class Attribution:
    """What was found: the phrase that is the subject, and the measure; None where the clause does not say.

    `unsaid` tells that the clause names a measure of nobody ("sales rose"), so that the subject is that of the article;
    `counts` that the subject stands in front of a measure that counts it ("minicar sales").
    """

    subject: Phrase | None = None
    measure: str | None = None
    unsaid: bool = False
    counts: bool = False


class Splitter:
    """Splits phrases in one language; holds nothing of a text."""

    def __init__(self, language: Language, syntax: Syntax, units: UnitReader) -> None:
        changes = language.changes
        self._units = units
        self._of = tuple(language.cues["grammar"]["of"])
        self._change_nouns = frozenset(changes.up_nouns + changes.down_nouns + changes.neutral_nouns)
        self._general = frozenset(syntax.general)
        self._about = (*self._of, *syntax.about)
        self._inside = tuple(syntax.changed)
        self._held_in = syntax.holdings | syntax.of_places
        self._branches = syntax.branches
        self._drop = frozenset(language.cues["subject"]["drop"])

    def split(
        self, s: Sentence, phrase: Phrase, nouns: Sequence[Cue], places: Mapping[int, str], depth: int = 2
    ) -> Attribution | None:
        """A phrase with a measure word, in two: what is measured and of whom; None for a phrase without one."""
        head = s.tokens[phrase.last].low
        cue = next((c for c in reversed(nouns) if phrase.first <= c.first and c.last <= phrase.last), None)
        if cue is None:
            if head not in self._change_nouns or not depth:
                return None
            inner = s.complement(phrase, self._inside)
            if inner is None or inner.last in places:
                return None
            deeper = self.split(s, inner, nouns, places, depth - 1)
            return deeper or Attribution(inner, None)
        whose = self._within(s, phrase, cue.first, places)
        if whose is None and cue.last == phrase.last:
            whose = s.complement(phrase, self._about)
            if whose is not None and (whose.last in places or s.holds_figure(whose)):
                whose = None
            if whose is None:
                whose = self._taken_in(s, phrase, cue)
        if whose is None and phrase.owner < 0:
            whose = s.bracketed_owner(phrase)
        if whose is None and phrase.owner >= 0 and s.tags[phrase.owner] != "PRON:owner":
            whose = Phrase(phrase.first, phrase.owner, "owner")
        if whose is None and phrase.owner >= 0:
            whose = Phrase(phrase.owner, phrase.owner, "pronoun")
        return Attribution(whose, cue.measure, whose is None, counts=cue.counts and whose is not None)

    def _taken_in(self, s: Sentence, phrase: Phrase, cue: Cue) -> Phrase | None:
        """ "Shares in Acme", "inflation in the euro zone", "output in the services sector": what it is taken in."""
        found = s.complement(phrase, self._inside)
        if found is None or s.tokens[found.last].low in self._branches:
            return found
        named = any(not s.tokens[i].text.islower() for i in range(found.first, found.last + 1))
        return found if named and cue.measure in self._held_in else None

    def _within(self, s: Sentence, phrase: Phrase, end: int, places: Mapping[int, str]) -> Phrase | None:
        """What stands in front of a measure word in its phrase: "minicar sales", "average solar module costs"."""
        first = max(phrase.first, phrase.owner + 1)
        while first < end and (
            s.tokens[first].low in self._drop
            or s.tags[first] in ("DET", "PRON:owner")
            or first in places
            or s.is_figure(first)
            or s.is_period(first)
        ):
            first += 1
        if first >= end:
            return None
        last = s.tokens[end - 1].low
        if not any(s.tags[i].startswith(("NOUN", "X")) for i in range(first, end)) and not s.is_countable(last):
            return None  # "underlying earnings" are nobody's
        owned = phrase.owner >= 0 and phrase.owner not in places
        if owned and first == end - 1 and self._units.thing(last) == last:
            return None  # "its vehicle sales" are those of whoever makes the vehicles
        return Phrase(first, end - 1, "owner")

    def named(self, s: Sentence, phrase: Phrase) -> str | None:
        """The measure that a phrase names by a noun that the pack does not know: "a net worth of"."""
        first = max(phrase.first, phrase.owner + 1)
        words = [s.tokens[i] for i in range(first, phrase.last + 1) if s.tags[i] not in ("DET", "PRON:owner", "NUM")]
        words = [w for w in words if w.kind == "word"]
        if not words or not words[-1].text.islower() or words[-1].low in self._change_nouns | self._general:
            return None
        named = [w.low for w in words[-_LONGEST:]]
        return " ".join([*named[:-1], self._units.singular(named[-1])])

    def predicated(self, s: Sentence, phrase: Phrase, places: Mapping[int, str]) -> Attribution | None:
        """ "The death rate of smokers was 5 percent": a noun that is measured because a value is said of it."""
        head = s.tokens[phrase.last]
        whole = s.complement(phrase, self._about if head.low in self._general else self._of)
        if whole is None or not head.text.islower():
            return None
        if head.low in self._general:
            kind = s.tokens[phrase.last - 1]
            if phrase.last > phrase.first and s.tags[phrase.last - 1].startswith("NOUN") and kind.text.islower():
                return Attribution(whole, f"{kind.low} {head.low}")  # "the percentage rate on new loans"
            return Attribution(whole, s.tokens[whole.last].low if s.tokens[whole.last].text.islower() else None)
        named = self.named(s, phrase)
        return Attribution(whole, named) if named else None
