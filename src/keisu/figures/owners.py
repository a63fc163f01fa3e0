"""Whose figure it is in a language whose nouns have a capital: the phrase that the measure in its clause belongs to,
else the first phrase of the clause that no preposition governs, else the place or the name that it is said of.

The word order is free and the verb may stand at the end, so what counts is the form of the phrases and the marks
between the clauses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from keisu.figures.capitals import CapitalReader, NounPhrase
from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.figures.measures import Cue, MeasureReader
from keisu.figures.names import NameMention
from keisu.figures.phrases import Candidate
from keisu.figures.roles import Clause
from keisu.figures.tokens import Token
from keisu.languages import Language, Phrases

_WALLS = (",", ";", ":", "(", ")", "–", "—", "!", "?", "„", "“", '"')
_SHORT = 2  # letters of a name that is part of a compound: "BMW-Absatz"


@dataclass(slots=True)
class _Part:
    """Tokens `first` to `last` between two marks; `aside` if it only says more of what stands in front of it."""

    first: int
    last: int
    aside: bool


class OwnerReader:
    """Reads the clauses of one language; holds nothing of a text."""

    def __init__(self, language: Language, phrases: Phrases, measures: MeasureReader) -> None:
        cues, changes = language.cues, language.changes
        self._capitals = CapitalReader(language, phrases)
        self._measures = measures
        self._relative = frozenset(phrases.relative)
        self._of_places = frozenset(phrases.of_places)
        self._with = frozenset(phrases.bearing)
        self._sayers, self._where = frozenset(phrases.sayers), frozenset(phrases.where)
        self._strong = frozenset(phrases.strong)
        self._determiners = frozenset(phrases.determiners)
        self._adjective_ends = tuple(phrases.adjective_ends)
        self._changes = frozenset(changes.up_nouns + changes.down_nouns + changes.neutral_nouns)
        self._never = frozenset(cues["subject"]["never"]) | frozenset(cues["span"]["lows"])
        self._amounts = frozenset(cues["subject"]["amounts"])
        self._speakers = frozenset(cues["source"]["speakers"]) | frozenset(cues["source"]["titles"])
        self._speech = frozenset(cues["source"]["speech"])
        self._things = frozenset(cues["coreference"]["model"]) | frozenset(cues["coreference"]["maker"])
        self._definite = frozenset(cues["coreference"]["definite"])
        self._named = language.places.names
        self._places: dict[str, str] = {}  # what each place is called where nothing else is said
        for name, place in language.places.names.items():
            self._places.setdefault(place, name)
        self._called = frozenset(self._places.values())

    def read(
        self,
        tokens: list[Token],
        inside: Sequence[bool],
        names: Sequence[NameMention],
        cues: Sequence[Cue],
        drafts: Sequence[Draft],
        context: Context,
    ) -> list[Clause | None]:
        """For each figure what its clause says of it, None where that is nothing."""
        taken = {i for d in drafts for i in range(d.first, d.last + 1)}
        phrases = self._capitals.find(tokens, inside, taken, context.seen)
        named = {i: n for n in names for i in range(n.first, n.last + 1)}
        measuring = {i: c for c in cues if c.noun for i in range(c.first, c.last + 1)}
        parts = self._parts(tokens)
        made: list[Clause | None] = []
        for k, draft in enumerate(drafts):
            after = drafts[k - 1].last if k else -1
            found = self._clause(tokens, draft, after, parts, phrases, named, measuring)
            made.append(self._settled(found, draft, k, measuring, context))
        return made

    def lead(
        self, tokens: list[Token], names: Sequence[NameMention], cues: Sequence[Cue], context: Context
    ) -> list[str]:
        """Whom or what a sentence without figures is about, if it names it."""
        named = {i: n for n in names for i in range(n.first, n.last + 1)}
        measuring = {i: c for c in cues if c.noun for i in range(c.first, c.last + 1)}
        phrases = self._capitals.find(tokens, [False] * len(tokens), (), context.seen)
        context.named = next((n.text for n in reversed(names) if n.kind in ("name", "maker", "model")), None)
        for phrase in phrases:
            known = phrase.last in named or self._is_marked(phrase) or phrase.start == 0
            found = None
            if not phrase.owned and known and self._may_lead(tokens, phrase, measuring):
                found = self._candidate(tokens, phrase, named)
            elif phrase.preposition is None and (phrase.last in measuring or phrase.nouns in measuring):
                found = self._of_measure(tokens, phrase, named, measuring)
            if found is not None and found.kind != "definite":
                context.country = found.text if found.text in self._called else context.country
                return [found.text]
        return []

    def _settled(
        self, found: Clause | None, draft: Draft, number: int, measuring: Mapping[int, Cue], context: Context
    ) -> Clause | None:
        """The clause with what "the company" stands for, and the country of a measure that is of one."""
        if found is None:
            return None
        subject = found.subject
        if subject is not None and subject.kind == "definite":
            text = context.named or context.leader or context.subject or subject.text.split()[-1]
            return Clause(Candidate(subject.first, subject.last, text, "phrase"), None, False, ())
        if subject is None and number == 0 and context.subject not in self._named:
            country = context.country or self._places.get(context.place or "")
            if country and any(c.measure in self._of_places for c in measuring.values()):
                return Clause(Candidate(0, 0, country, "phrase"), None, False, ())
        return found

    def _parts(self, tokens: Sequence[Token]) -> list[_Part]:
        """What stands between the marks of a sentence."""
        parts: list[_Part] = []
        first = 0
        for i in range(len(tokens) + 1):
            if i == len(tokens) or tokens[i].text in _WALLS:
                if i > first:
                    parts.append(_Part(first, i - 1, first > 0 and self._is_aside(tokens, first, i)))
                first = i + 1
        return parts

    def _is_aside(self, tokens: Sequence[Token], first: int, end: int) -> bool:
        """Whether a part begins with a relative pronoun: one that is no determiner of what follows."""
        if tokens[first - 1].text in ("(", "[") or first + 1 >= end:
            return tokens[first - 1].text in ("(", "[")
        at = first if tokens[first].low in self._relative else first + 1
        if tokens[at].low not in self._relative or at + 1 >= end:
            return False
        after = tokens[at + 1]
        leads = after.text[0].isupper() or (
            at + 2 < end and tokens[at + 2].text[0].isupper() and after.low.endswith(self._adjective_ends)
        )
        return tokens[at].low not in self._determiners or not leads or after.low in self._determiners

    def _clause(
        self,
        tokens: list[Token],
        draft: Draft,
        after: int,
        parts: Sequence[_Part],
        phrases: Sequence[NounPhrase],
        named: Mapping[int, NameMention],
        measuring: Mapping[int, Cue],
    ) -> Clause | None:
        at = next((k for k, p in enumerate(parts) if p.first <= draft.first <= p.last), None)
        if at is None:
            return None
        if (borne := self._borne(tokens, draft, after, phrases, named, measuring)) is not None:
            return Clause(borne, None, False, ())
        while at >= 0:
            part = parts[at]
            within = [p for p in phrases if part.first <= p.start and p.last <= part.last and not p.owned]
            if part.first <= after and after < draft.first:  # another figure of the clause stands in front
                near = [p for p in within if p.start > after]
                found = self._of_phrases(tokens, draft, near, named, measuring, free=True)
                if found is not None:
                    return Clause(found, None, False, ())
            found = self._of_phrases(tokens, draft, within, named, measuring)
            if found is not None:
                return Clause(found, None, False, ())
            if part.first <= after:
                return Clause(None, None, True, ())  # as the figure in front
            if part.aside and at:
                lead = [p for p in phrases if p.last + 2 == part.first and not p.owned]
                if lead:
                    return Clause(self._candidate(tokens, lead[-1], named), None, False, ())
            at -= 1
            while at > 0 and parts[at].aside:
                at -= 1
            if at >= 0 and (tokens[parts[at].last + 1].text in (";", ":")):
                break
        return Clause(None, None, True, ())

    def _borne(
        self,
        tokens: list[Token],
        draft: Draft,
        after: int,
        phrases: Sequence[NounPhrase],
        named: Mapping[int, NameMention],
        measuring: Mapping[int, Cue],
    ) -> Candidate | None:
        """The name or phrase right in front of a word that joins it to its figure: "gefolgt vom Spacia mit 12.904"."""
        at = draft.first - 1 - draft.bound_words
        if at <= after + 1 or tokens[at].low not in self._with:
            return None
        phrase = next((p for p in phrases if p.last == at - 1 and p.last not in measuring), None)
        if phrase is None or tokens[phrase.last].low in self._never | self._changes | self._amounts:
            return None
        name = named.get(phrase.last)
        return self._candidate(tokens, phrase, named) if name is None or name.kind != "place" else None

    def _of_phrases(
        self,
        tokens: list[Token],
        draft: Draft,
        phrases: Sequence[NounPhrase],
        named: Mapping[int, NameMention],
        measuring: Mapping[int, Cue],
        free: bool = False,
    ) -> Candidate | None:
        """The phrase of these that the figure is of; `free` leaves out those that only a preposition ties to it, unless
        they stand in front."""
        left = [p for p in phrases if p.last < draft.first]
        right = [p for p in phrases if p.first > draft.last] if not free else []
        for some in (list(reversed(left)), right):
            for phrase in some:
                if phrase.last in measuring or phrase.nouns in measuring:
                    found = self._of_measure(tokens, phrase, named, measuring)
                    if found is not None:
                        return found
        for some in (left, right):
            for phrase in some:
                if self._may_lead(tokens, phrase, measuring):
                    return self._candidate(tokens, phrase, named)
        if draft.noun is not None and not draft.placeholder and not any(p.last in measuring for p in phrases):
            return None  # "5.000 Menschen demonstrierten in Berlin" are of nothing but people
        for phrase in [*reversed(left), *right]:
            placed = named.get(phrase.last)
            where = phrase.preposition in self._where and phrase.last not in measuring
            known = placed is not None or self._is_marked(phrase)
            if where and known:
                return self._candidate(tokens, phrase, named)
        return None

    def _is_marked(self, phrase: NounPhrase) -> bool:
        """Whether a phrase looks like a name: without a determiner and an adjective."""
        return phrase.determiner is None and phrase.first == phrase.nouns

    def _of_measure(
        self,
        tokens: list[Token],
        phrase: NounPhrase,
        named: Mapping[int, NameMention],
        measuring: Mapping[int, Cue],
    ) -> Candidate | None:
        """Of what a measure is: what belongs to it, what stands in front of it ("Deutschlands Exporte"), an adjective
        of a place, or what it is compounded with ("BMW-Absatz")."""
        adjective = next(
            (named[i] for i in range(phrase.first, phrase.nouns) if i in named and named[i].kind == "place"), None
        )
        if adjective is not None:
            return self._of_name(tokens, adjective)
        cue = measuring.get(phrase.last) or measuring[phrase.nouns]
        owner = phrase.of
        while owner is not None and (owner.last in measuring or tokens[owner.last].low in self._amounts) and owner.of:
            owner = owner.of
        apart = owner is not None and (measuring.get(owner.last) is not cue or tokens[phrase.last].low in self._amounts)
        if owner is not None and apart and tokens[owner.last].low not in self._never:
            return self._candidate(tokens, owner, named)
        if cue.first > phrase.nouns and cue.last >= phrase.last:
            last = cue.first - 1
            place = named.get(last)
            text = (
                place.text
                if place and place.kind == "place"
                else " ".join(t.text for t in tokens[phrase.nouns : last + 1])
            )
            mention = place if place is not None and place.first == phrase.nouns else None
            if mention is not None:
                return self._of_name(tokens, mention)
            return Candidate(phrase.nouns, last, self._capitals.nominative(text), "phrase")
        word = tokens[phrase.last].text
        head, _, rest = word.partition("-")
        if rest and cue.first == phrase.last:
            if head in self._called:
                return Candidate(phrase.last, phrase.last, head, "phrase")
            if head.isupper() and len(head) >= _SHORT and self._measures.of_word(head.casefold()) is None:
                return Candidate(phrase.last, phrase.last, head, "phrase")
        return None

    def _may_lead(
        self,
        tokens: Sequence[Token],
        phrase: NounPhrase,
        measuring: Mapping[int, Cue],
    ) -> bool:
        """Whether a phrase may be what its clause is about: one of no preposition that is no measure, no change and
        nobody who only speaks."""
        if (
            phrase.determiner in self._strong
            or phrase.preposition is not None
            or phrase.last in measuring
            or phrase.nouns in measuring
        ):
            return False
        low = tokens[phrase.last].low
        if low in self._changes or low in self._never or low in self._speakers or low in self._amounts:
            return False
        if low.rsplit("-", 1)[-1] in self._changes:
            return False
        before = tokens[phrase.start - 1].low if phrase.start else ""
        after = tokens[phrase.last + 1].low if phrase.last + 1 < len(tokens) else ""
        return before not in self._sayers and before not in self._speech and after not in self._speech

    def _candidate(self, tokens: list[Token], phrase: NounPhrase, named: Mapping[int, NameMention]) -> Candidate:
        """A phrase as a subject: the name that it ends with, else its words."""
        name = named.get(phrase.last)
        low = tokens[phrase.last].low
        if phrase.nouns == phrase.last and low.rsplit("-", 1)[-1] in self._things:
            if phrase.determiner in self._definite or phrase.preposition in self._definite:
                text = f"{phrase.determiner} {tokens[phrase.last].text}"
                return Candidate(phrase.first, phrase.last, text, "definite")
        if name is not None and name.first >= phrase.first and name.last == phrase.last:
            return self._of_name(tokens, name)
        return Candidate(phrase.first, phrase.last, self._capitals.text(tokens, phrase, named), "phrase")

    def _of_name(self, tokens: Sequence[Token], name: NameMention) -> Candidate:
        """A name as a subject; a place by the word of the article for it."""
        if name.kind != "place":
            return Candidate(name.first, name.last, name.text, name.kind, name)
        written = self._capitals.nominative(tokens[name.last].text)
        if name.first < name.last or self._named.get(written) != name.text or written.islower():
            written = self._places[name.text]
        return Candidate(name.first, name.last, written, "phrase")
