"""What governs a figure: the verb of its clause, the subject of that verb, and the noun phrases on the way."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from keisu.figures.chunks import Phrase
from keisu.figures.clauses import Sentence
from keisu.figures.draft import Draft
from keisu.figures.measures import unit_class
from keisu.languages import Language, Syntax

_WALLS = (";", ":", "|")
LOOSE = -2
_DASHES = ("–", "—")
_BRACKET = 6  # tokens in the longest conversion in brackets
_BEFORE_HEAD = ("ADJ", "NOUN:compound", "VERB:participle", "VERB:gerund")
_PARTICIPLE = "VERB:participle"


@dataclass(frozen=True, slots=True)
class Frame:
    """The place of a figure in its clause.

    `verb` is the token that governs it, -1 if the figure is in the subject, `LOOSE` if nothing governs it; `hosts` are
    the phrases between the two, nearest first; `thing` is what the figure stands in front of ("2.1 GW floating solar
    project") and `part_of` what it is of ("3.7 GW of cell capacity"). `held` tells that the nearest host governs it by
    "of" ("a net worth of $17m"), `gapped` that the nearest host is the subject of a verb left out ("factories made 3%
    more and mines 4%").
    """

    verb: int
    subject: Phrase | None
    hosts: tuple[Phrase, ...] = ()
    thing: Phrase | None = None
    part_of: Phrase | None = None
    held: bool = False
    gapped: bool = False


class FrameReader:
    """Finds frames in one language; holds nothing of a text."""

    def __init__(self, language: Language, syntax: Syntax) -> None:
        grammar = language.cues["grammar"]
        self._of = frozenset(grammar["of"])
        self._among = frozenset(grammar["among"])
        self._in = frozenset(grammar["within"])
        changes = language.changes
        self._change_nouns = frozenset(changes.up_nouns + changes.down_nouns)
        self._plural = syntax.plural
        self._relative = syntax.relative
        self._transparent = syntax.transparent
        self._bearing = syntax.bearing
        self._reporting = frozenset(language.cues["source"]["verbs"])
        self._absolute = frozenset(grammar["absolute"])
        self._worth = syntax.worth
        self._gerunds = syntax.gerunds
        self._clausal, self._linking = syntax.clausal, syntax.linking

    def read(self, sentence: Sentence, drafts: Sequence[Draft], named: Collection[int]) -> list[Frame | None]:
        """A frame for each figure; None for one that no verb governs, as in lists and headlines. `named` are the tokens
        of names that may be subjects."""
        frames: list[Frame | None] = []
        for k, draft in enumerate(drafts):
            before = (drafts[k - 1], frames[k - 1]) if k else None
            frame = self._governed(sentence, draft, before, named)
            thing, whole = self._thing(sentence, draft), self._whole(sentence, draft)
            if draft.kind in ("rank", "streak"):
                thing = whole = None
            own = sentence.phrase_at(draft.first)
            owned = own is not None and own.first <= own.owner < draft.first  # "the resort's 397 rooms"
            if frame is not None or thing is not None or whole is not None or owned:
                frame = frame or Frame(LOOSE, None)
                frame = replace(frame, thing=thing, part_of=whole or frame.part_of)
            frames.append(frame)
        return frames

    def _governed(
        self, s: Sentence, draft: Draft, before: tuple[Draft, Frame | None] | None, named: Collection[int]
    ) -> Frame | None:
        hosts: list[Phrase] = []
        if draft.kind == "rank" and s.is_verb(draft.first):
            return Frame(draft.first, s.subject_of(draft.first))  # "the Prius tops the list"
        if self._is_subject(s, draft):
            return Frame(-1, None, part_of=self._fronted(s, draft))
        i = draft.first - 1
        own = s.phrase_at(draft.first)
        if own is not None and own.first < draft.first:
            nouns = [j for j in range(own.first, draft.first) if s.tags[j].startswith("NOUN")]
            if nouns:
                hosts.append(Phrase(own.first, nouns[-1], own.role, own.owner if own.owner < nouns[-1] else -1))
            i = own.first - 1
        while i >= 0:
            if before is not None and i <= before[0].last:
                if hosts and (hosts[0].last in named or s.tokens[hosts[0].first - 1].low in self._absolute):
                    return None  # "just above the Aqua at 22,039", "with the euro up 0.05%"
                return self._inherited(s, draft, before[1], hosts)
            if s.tokens[i].text in _WALLS:
                return None
            phrase = s.phrase_at(i)
            if phrase is not None:
                if phrase.role == "subject" and (not s.is_verb(phrase.last + 1) if i > phrase.last else True):
                    if self._held(s, hosts) or self._says_more(s, hosts, draft):
                        return Frame(LOOSE, phrase, tuple(hosts), held=True)  # "Titan, with a diameter of"
                    return None  # a subject whose verb the tagger has not seen, or that has none
                hosts.append(phrase)
                i = phrase.first - 1
                continue
            if s.is_verb(i) and not self._reduced(s, i):
                if hosts and hosts[0].last in named and self._carries(s, hosts[0]):
                    return None  # "followed by the Note with 14,859"
                return Frame(i, self._subject(s, i, before), tuple(hosts), held=self._held(s, hosts))
            i -= 1
        if self._held(s, hosts):
            return Frame(LOOSE, None, tuple(hosts), held=True)
        return None

    def _fronted(self, s: Sentence, draft: Draft) -> Phrase | None:
        """ "Of those asked, 77 percent were": what a percentage is of, where it is said first."""
        if draft.unit != "%" or s.tokens[0].low not in self._of | self._among:
            return None
        return s.phrase_at(1)

    def _subject(self, s: Sentence, verb: int, before: tuple[Draft, Frame | None] | None) -> Phrase | None:
        """The subject of a verb, which is what the figure before is of, if that is the subject: "94% of workers felt
        stress, with 83% suffering"."""
        found = self._doer(s, verb) or s.subject_of(verb)
        if before is None or before[1] is None or before[1].verb != -1 or before[0].last >= verb:
            return found
        if found is not None and found.last >= before[0].first:
            return found
        return before[1].part_of or s.phrase_at(before[0].last) or found

    def _doer(self, s: Sentence, verb: int) -> Phrase | None:
        """ "With startups like Acme raising $5 million": who is named behind "with" does what a participle says."""
        named = lead = s.phrase_at(verb - 1)
        if named is None or not s.tokens[verb].low.endswith(self._gerunds):
            return None
        while lead is not None and lead.first > 1 and s.tags[lead.first - 1] == "ADP":
            if s.tokens[lead.first - 1].low in self._absolute:
                return named if s.tokens[named.last].text[0].isupper() else lead
            lead = s.phrase_at(lead.first - 2)
        return None

    def _is_subject(self, s: Sentence, draft: Draft) -> bool:
        """ "That 78 per cent of the deal will be paid in cash": the figure is the subject of the verb behind it."""
        if draft.kind in ("rank", "streak"):
            return False
        own, whole = s.phrase_at(draft.last), self._whole(s, draft)
        end = max(p.last for p in (own, whole) if p is not None) if own or whole else draft.last
        if draft.noun and (more := s.phrase_at(end + 2)) is not None and s.tokens[end + 1].low in self._linking:
            end = max(end, more.last)  # "two patients from the province were"
        reported = s.tokens[draft.first - 1].low in self._reporting if draft.first else False
        if not (reported and whole) and (end + 1 >= len(s.tags) or s.tags[end + 1] not in ("AUX", "VERB:finite")):
            return False
        i = min(own.first if own is not None else draft.first, draft.first - draft.bound_words) - 1
        while i >= 0 and s.tags[i] in ("DET", "ADV", "ADJ") and s.tokens[i].low not in self._clausal:
            i -= 1
        if i < 0 or s.tags[i] in ("SCONJ", "CCONJ", "PUNCT"):
            return True
        if draft.unit == "%" and s.tokens[i].low in self._absolute:
            return True  # "with 83% suffering"
        return s.tokens[i].low in self._reporting | self._relative | self._clausal

    def _carries(self, s: Sentence, phrase: Phrase) -> bool:
        """Whether a name that is no subject has the figure behind it as its own."""
        return phrase.role == "oblique" and s.tokens[phrase.last + 1].low in self._bearing

    def _held(self, s: Sentence, hosts: Sequence[Phrase]) -> bool:
        return bool(hosts) and s.tokens[hosts[0].last + 1].low in self._of

    def _gapped(self, s: Sentence, draft: Draft, hosts: Sequence[Phrase]) -> bool:
        """ "Factories made 3 percent more and mines 4 percent": a noun between "and" and a number."""
        if len(hosts) != 1 or hosts[0].last + 1 != draft.first - draft.bound_words or not hosts[0].first:
            return False
        plain = s.tokens[hosts[0].last].text.islower() and s.tokens[hosts[0].last].kind == "word"
        return plain and s.tags[hosts[0].first - 1] == "CCONJ"

    def _says_more(self, s: Sentence, hosts: Sequence[Phrase], draft: Draft) -> bool:
        """ "An earthquake of magnitude 6.1": a noun right in front of a number, behind "of"."""
        if not hosts or hosts[0].last + 1 != draft.first or not hosts[0].first:
            return False
        return s.tokens[hosts[0].first - 1].low in self._of

    def _inherited(self, s: Sentence, draft: Draft, frame: Frame | None, hosts: Sequence[Phrase]) -> Frame | None:
        """A figure behind another in its clause has its frame, unless a phrase of its own stands in front of it."""
        gapped = frame is not None and frame.verb >= 0 and self._gapped(s, draft, hosts)
        if gapped and frame is not None:
            return replace(frame, hosts=tuple(hosts), gapped=True)
        if (
            frame is None
            or frame.verb == LOOSE
            or (frame.verb == -1 and draft.noun and s.tags[draft.first - 1] == "ADP")  # "20 protesters in 6 cities"
            or any(p.role != "oblique" and s.tokens[p.last].low not in self._change_nouns for p in hosts)
        ):
            return None
        return replace(frame, hosts=(*hosts, *frame.hosts), held=self._held(s, hosts))

    def _reduced(self, s: Sentence, i: int) -> bool:
        """Whether a participle right behind a noun only says more of it ("electricity generated by large projects"), or
        does the work of a preposition ("compared with")."""
        if s.tokens[i].low in self._transparent:
            return True
        return s.tags[i] == _PARTICIPLE and i > 0 and s.at[i - 1] >= 0

    def _thing(self, s: Sentence, draft: Draft) -> Phrase | None:
        own = s.phrase_at(draft.last)
        if own is None or own.last <= draft.last:
            i = draft.last + 1
            own = (s.phrase_at(i) or s.phrase_at(i + 1)) if i < len(s.tokens) and s.tags[i] in _BEFORE_HEAD else None
            if own is None or own.first not in (i, i + 1):
                return None
        first = draft.last + 1
        while first < own.last and s.tokens[first].kind == "mark":
            first += 1
        return Phrase(first, own.last, own.role)

    def _whole(self, s: Sentence, draft: Draft) -> Phrase | None:
        i = draft.last + 1
        if i < len(s.tokens) and s.tokens[i].text == "(":  # "2 inches (51 mm) of rain"
            ends = range(i, min(i + _BRACKET, len(s.tokens)))
            i = next((j + 1 for j in ends if s.tokens[j].text == ")"), i)
        if i < len(s.tokens) and (s.tokens[i].low in self._worth or s.tokens[i].text in _DASHES):
            i += 1
        if i + 1 < len(s.tokens):
            if s.tokens[i].low in self._of:
                return s.phrase_at(i + 1)
            if s.tokens[i].low in self._in and unit_class(draft.unit) == "money":  # "$156 billion in consumer goods"
                goods = s.phrase_at(i + 1)
                plural = goods is not None and s.tokens[goods.last].low.endswith(self._plural)
                return goods if plural and goods is not None and s.tokens[goods.last].text.islower() else None
        return None
