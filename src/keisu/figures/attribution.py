"""What the clause of a figure says of it: the noun phrase that is its subject, and its measure."""

from collections.abc import Mapping, Sequence

from keisu.figures.chunks import Phrase
from keisu.figures.clauses import Sentence
from keisu.figures.draft import Draft
from keisu.figures.frames import LOOSE, Frame
from keisu.figures.measures import Cue, MeasureReader, unit_class
from keisu.figures.splitting import Attribution, Splitter
from keisu.figures.tokens import HYPHENS
from keisu.figures.units import UnitReader
from keisu.languages import Language, Syntax

_PASSIVE = 3  # tokens from what is counted to its verb: "were killed", "have been killed"


class Attributor:
    """Reads frames in one language; holds nothing of a text."""

    def __init__(self, language: Language, syntax: Syntax, units: UnitReader, measures: MeasureReader) -> None:
        changes = language.changes
        self._units = units
        self._phrases = Splitter(language, syntax, units)
        self._measures = measures
        self._of = tuple(language.cues["grammar"]["of"])
        self._change_nouns = frozenset(changes.up_nouns + changes.down_nouns + changes.neutral_nouns)
        self._ends = frozenset(syntax.ends)
        self._predicative = frozenset(syntax.predicative) | frozenset(changes.up_verbs + changes.down_verbs)
        self._observers = frozenset(syntax.observers)
        self._marks = frozenset(language.cues["span"]["lows"])
        self._definite = frozenset(language.cues["coreference"]["definite"])
        self._shares = syntax.shares
        self._person = language.units.persons["unit"][0]
        self._cost, self._price_name, self._often = syntax.cost, syntax.price, syntax.often
        self._part = language.cues["share"]["part"]
        self._leading = syntax.leading
        self._objects = syntax.objects
        self._fatal = syntax.fatal
        self._passive, self._linking = syntax.passive, syntax.linking
        self._events = syntax.events

    def read(
        self, s: Sentence, draft: Draft, frame: Frame, cues: Sequence[Cue], places: Mapping[int, str]
    ) -> Attribution | None:
        """The subject and the measure of a figure, None if nothing is said of it. `places` tells the tokens of names of
        places."""
        fitting = [c for c in cues if self._fits(s, c, draft)]
        nouns = [c for c in fitting if c.noun]
        all_nouns = [c for c in cues if c.noun]
        by_verb = next((c.measure for c in fitting if not c.noun and c.first <= frame.verb <= c.last), None)
        behind = next((c.measure for c in fitting if not c.noun and 0 < c.first - draft.last <= 1), None)
        own = next((c.measure for c in reversed(fitting) if draft.first <= c.first and c.last <= draft.last), None)
        whose = self._clause_subject(s, frame, all_nouns)
        if frame.thing is not None and unit_class(draft.unit) == "money" and frame.verb >= 0 and not frame.hosts:
            if s.tokens[frame.verb].low in self._passive and self._price(s, draft, frame.thing):
                return Attribution(whose.subject, None, whose.unsaid)  # "lamps are a $400 billion industry"
        if frame.thing is not None and (paid := self._paid_for(s, draft, frame.thing)) is not None:
            return Attribution(paid, self._price_name)  # "a $6.99-a-month service"
        if frame.thing is not None and self._attributive(s, draft, frame.thing):
            if own and frame.thing.last in places:  # "the 48-year-old Australian"
                return Attribution(frame.thing._replace(role="person"), own)
            named = own or self._price(s, draft, frame.thing)
            return self._phrases.split(s, frame.thing, nouns, places) or Attribution(frame.thing, named)
        if own and frame.thing is None and draft.first and s.tokens[draft.first - 1].low in self._definite:
            if self._hyphened(s, draft):  # "the 36-year-old said"
                return Attribution(Phrase(draft.first - 1, draft.first - 1, "person"), own)
        if own and frame.part_of is not None and frame.part_of.last not in places:
            return Attribution(frame.part_of, own)  # "the deaths of three children"
        things = self._counted(s, draft)
        if things is not None and (owner := self._owner(s, draft)) is not None:
            return Attribution(owner, own)  # "the resort's 397 rooms"
        shown = next((c for c in fitting if self._suffered(s, draft, c)), None) if frame.verb == -1 else None
        if shown is not None and draft.unit == self._person and things is None:
            return Attribution(self._event(s, shown.last, places), shown.measure)  # "and 50 were injured"
        if things is not None and frame.verb == -1:  # "three people were killed"
            event = self._event(s, shown.last, places) if shown is not None else None
            return Attribution(event or things, shown.measure if shown is not None else own)
        if (own or behind) and frame.verb != LOOSE:
            return Attribution(whose.subject, own or behind, whose.unsaid)
        for phrase in (frame.thing, None if draft.part_of_whole else frame.part_of):
            if phrase is not None and (found := self._phrases.split(s, phrase, nouns, places)) is not None:
                return self._filled(found, whose)
        physical = unit_class(draft.unit) == "physical"
        amount = physical or unit_class(draft.unit) == "money"
        if frame.verb == LOOSE:
            held = self._phrases.split(s, frame.hosts[0], nouns, places) if frame.held else None
            if held is not None and frame.subject is not None:
                return self._filled(held, whose)
            if frame.held and held is None:
                if named := self._phrases.named(s, frame.hosts[0]):
                    return Attribution(frame.subject, named)
            if draft.part_of_whole and frame.part_of is not None and frame.part_of.last not in places:
                return Attribution(frame.part_of, self._part)
            whole = frame.part_of if amount else None
            loose = frame.thing if physical and frame.thing is not None else whole
            return Attribution(loose) if loose is not None else None
        if things is not None:
            return Attribution(whose.subject, by_verb, whose.unsaid)
        if (part := self._part_named(s, draft, frame, all_nouns)) is not None:
            return Attribution(whose.subject, part, whose.unsaid)
        if frame.gapped and self._phrases.split(s, frame.hosts[0], all_nouns, places) is None:
            return self._gapped(s, frame, nouns, places, by_verb)
        if by_verb and frame.hosts and s.tokens[frame.verb].low in self._objects:
            return Attribution(frame.hosts[-1], by_verb)  # "fined Acme 5 million"
        if by_verb and not frame.hosts:
            return Attribution(whose.subject, by_verb, whose.unsaid)
        for phrase in frame.hosts:
            if (found := self._phrases.split(s, phrase, nouns, places)) is not None:
                return self._filled(found, whose)
        if by_verb:
            return Attribution(whose.subject, by_verb, whose.unsaid)
        if frame.held and (named := self._phrases.named(s, frame.hosts[0])):
            return Attribution(whose.subject, named, whose.unsaid)
        if frame.thing is not None and draft.unit not in ("%", "pp", None):
            if s.tokens[frame.thing.last].low not in self._change_nouns | self._marks:
                return Attribution(frame.thing, self._price(s, draft, frame.thing))
        if frame.part_of is not None and (amount or frame.verb < 0) and frame.part_of.last not in places:
            return Attribution(frame.part_of, self._part if draft.part_of_whole else None)
        leads = frame.verb >= 0 and s.tokens[frame.verb].low in self._leading
        if (
            frame.hosts
            and frame.hosts[0].role == "object"
            and not leads
            and s.tokens[frame.hosts[0].last + 1].low in self._ends
        ):
            return self._object(s, frame.hosts[0], whose)
        if frame.subject is not None:
            if (found := self._phrases.split(s, frame.subject, nouns, places)) is not None:
                return found
            if frame.verb >= 0 and s.tokens[frame.verb].low in self._predicative:
                if (found := self._phrases.predicated(s, frame.subject, places)) is not None:
                    return found
        return whose

    def _counted(self, s: Sentence, draft: Draft) -> Phrase | None:
        """The things that a figure counts, as it names them: "300 school districts", "28 people"."""
        if draft.placeholder or draft.last == draft.number_last or unit_class(draft.unit) != "count":
            return None
        return Phrase(draft.number_last + 1, draft.last, "subject") if s.tokens[draft.last].text.islower() else None

    def _attributive(self, s: Sentence, draft: Draft, thing: Phrase) -> bool:
        """Whether a figure is joined to its unit by a hyphen and so says what the noun behind it is like: "a five-day
        tour", "an 8-inch display"."""
        if not self._hyphened(s, draft) or draft.unit in ("%", "pp"):
            return False
        return s.tokens[thing.last].low not in self._change_nouns | self._marks

    def _part_named(self, s: Sentence, draft: Draft, frame: Frame, nouns: Sequence[Cue]) -> str | None:
        """ "Closed 40% of its stores": the things of which someone did something with a part."""
        part = frame.part_of
        if not draft.part_of_whole or part is None or frame.verb < 0:
            return None
        words = [i for i in range(part.first, part.last + 1) if s.tags[i] not in ("DET", "PRON:owner")]
        head = s.tokens[part.last]
        if len(words) > 1 or not head.text.islower() or self._units.singular(head.low) == head.low:
            return None
        return None if any(c.first <= part.last <= c.last and c.measure != self._shares for c in nouns) else head.low

    def _price(self, s: Sentence, draft: Draft, thing: Phrase) -> str | None:
        """ "A $160 million factory": what one thing cost."""
        head = s.tokens[thing.last]
        single = (
            head.text.islower() and s.complement(thing, self._of) is None and self._units.singular(head.low) == head.low
        )
        return self._cost if single and unit_class(draft.unit) == "money" else None

    def _paid_for(self, s: Sentence, draft: Draft, thing: Phrase) -> Phrase | None:
        """The thing behind an amount that is joined to how often it is paid."""
        often = s.tokens[thing.first].low
        if unit_class(draft.unit) != "money" or thing.first == thing.last or not often.startswith(self._often):
            return None
        return thing._replace(first=thing.first + 1) if s.tokens[draft.last + 1].text in HYPHENS else None

    def _hyphened(self, s: Sentence, draft: Draft) -> bool:
        return draft.number_last < draft.last and s.tokens[draft.number_last + 1].text in HYPHENS

    def _owner(self, s: Sentence, draft: Draft) -> Phrase | None:
        """Whose the counted things are, where it is said by a possessive in front."""
        own = s.phrase_at(draft.first)
        if own is None or not own.first <= own.owner < draft.first or s.tags[own.owner] == "PRON:owner":
            return None
        return Phrase(own.first, own.owner, "owner")

    def _suffered(self, s: Sentence, draft: Draft, cue: Cue) -> bool:
        """Whether a verb behind counted things says what was done to them, or that they died; "20 teams have booked"
        says what they did."""
        last = draft.last
        if last + 1 < len(s.tokens) and s.tokens[last + 1].low in self._linking:  # "six people from the town were"
            last = more.last if (more := s.phrase_at(last + 2)) is not None else last
        if cue.noun or not 0 < cue.first - last <= _PASSIVE:
            return False
        if s.tokens[cue.first].low in self._fatal:
            return True
        return any(s.tokens[i].low in self._passive for i in range(draft.last + 1, cue.first))

    def _event(self, s: Sentence, verb: int, places: Mapping[int, str]) -> Phrase | None:
        """In what something happened to those who are counted: "were wounded in the attack"."""
        if verb + 1 >= len(s.tokens) or s.tokens[verb + 1].low not in self._events:
            return None
        found = s.phrase_at(verb + 2)
        return found if found is not None and found.last not in places else None

    def _object(self, s: Sentence, phrase: Phrase, whose: Attribution) -> Attribution:
        """ "Cut fine dust by 90%", "drove stocks to a four-year high", "raised its stake to 20%": what is changed."""
        if phrase.owner < 0:
            return Attribution(phrase)
        owner = Phrase(phrase.first, phrase.owner, "owner")
        by_pronoun = s.tags[phrase.owner] == "PRON:owner" and whose.subject is not None
        return Attribution(whose.subject if by_pronoun else owner, self._phrases.named(s, phrase))

    def _fits(self, s: Sentence, cue: Cue, draft: Draft) -> bool:
        if draft.unit is None and draft.placeholder is None:
            return True
        return draft.kind in ("rank", "streak") or self._measures.shows(cue, draft, s.tokens)

    def _clause_subject(self, s: Sentence, frame: Frame, nouns: Sequence[Cue]) -> Attribution:
        """The subject of the clause, which is nobody where it is only a measure ("output rose")."""
        if frame.subject is None or s.tokens[frame.subject.last].low in self._observers:
            return Attribution(unsaid=frame.verb < 0 or frame.subject is not None)
        split = self._phrases.split(s, frame.subject, nouns, {})
        if split is not None:
            return Attribution(split.subject, None, split.unsaid, split.counts)
        return Attribution(frame.subject)

    def _gapped(
        self, s: Sentence, frame: Frame, nouns: Sequence[Cue], places: Mapping[int, str], by_verb: str | None
    ) -> Attribution:
        """ "Exports of cars rose 5 percent and trucks 3": the other subject of a verb, measured as the first; a measure
        of its own where the first is one of nobody or of an owner ("Acme's revenue rose 5 percent and income 3")."""
        said = self._phrases.split(s, frame.subject, nouns, places) if frame.subject is not None else None
        if said is None or frame.subject is None:
            return Attribution(frame.hosts[0], by_verb)
        if said.subject is None or frame.subject.owner >= 0:
            return Attribution(said.subject, self._phrases.named(s, frame.hosts[0]), said.unsaid)
        return Attribution(frame.hosts[0], said.measure)

    def _filled(self, found: Attribution, whose: Attribution) -> Attribution:
        """A measure that is said of nobody is of the subject of the clause ("Japan cut interest rates")."""
        if found.subject is not None:
            return found
        return Attribution(whose.subject, found.measure, whose.unsaid or whose.subject is None, found.counts)
