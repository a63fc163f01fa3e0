"""A sentence with figures through tagger, clauses and frames: what the clause of each figure says of it."""

from collections.abc import Sequence

from keisu.figures.attribution import Attribution, Attributor
from keisu.figures.clauses import Phrase, Sentence
from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.figures.frames import FrameReader
from keisu.figures.measures import Cue, MeasureReader
from keisu.figures.names import NameMention
from keisu.figures.phrases import Candidate, PhraseReader
from keisu.figures.roles import Clause
from keisu.figures.syntax import Tagger
from keisu.figures.tokens import Token
from keisu.figures.units import UnitReader
from keisu.languages import Language, Syntax

_UNTAGGED = "X"  # the tag of a market's code, which is no word


class ClauseReader:
    """Reads the clauses of one language; the weights of its tagger are loaded with the first sentence."""

    def __init__(self, language: Language, syntax: Syntax, units: UnitReader, measures: MeasureReader) -> None:
        grammar, coreference = language.cues["grammar"], language.cues["coreference"]
        self._syntax = syntax
        self._code = language.general.code
        self._tagger: Tagger | None = None
        self._units = units
        self._frames = FrameReader(syntax, grammar["of"])
        self._attributor = Attributor(language, measures)
        self._phrases = PhraseReader(language, units)
        self._of = tuple(grammar["of"])
        self._definite = frozenset(coreference["definite"])
        self._things = frozenset(coreference["model"]) | frozenset(coreference["maker"])
        changes = language.changes
        self._moves = frozenset(changes.up_verbs + changes.down_verbs)
        self._change_nouns = frozenset(changes.up_nouns + changes.down_nouns)
        self._by = frozenset(language.numbers.not_range_after)
        self._plural = tuple(grammar["plural_ends"])

    def read(
        self,
        tokens: list[Token],
        inside: Sequence[bool],
        names: Sequence[NameMention],
        cues: Sequence[Cue],
        drafts: Sequence[Draft],
        context: Context,
    ) -> list[Clause | None]:
        """For each figure what its clause says, None where no verb governs it."""
        quantities = {i for d in drafts for i in range(d.first, d.last + 1)}
        verbs = self._sure_verbs(tokens, drafts)
        nouns = {i for c in cues if c.noun for i in range(c.first, c.last + 1)}
        nouns |= {i for i, t in enumerate(tokens) if self._units.thing(t.low) is not None}
        sentence = Sentence(tokens, self._tags(tokens), inside, names, quantities, self._syntax, verbs, nouns)
        places = {i: n.text for n in names if n.kind == "place" for i in range(n.first, n.last + 1)}
        heads = {n.last: n for n in names}
        named = {i for n in names if n.kind != "place" for i in range(n.first, n.last + 1)}
        out: list[Clause | None] = []
        for draft, frame in zip(drafts, self._frames.read(sentence, drafts, named), strict=True):
            if frame is None:
                out.append(None)
                continue
            found = self._attributor.read(sentence, draft, frame, cues, places)
            subject = self._candidate(sentence, found, heads, context)
            out.append(Clause(subject, found.measure, found.unsaid))
        return out

    def _tags(self, tokens: list[Token]) -> list[str]:
        if self._tagger is None:
            self._tagger = Tagger(self._code, self._syntax.skeleton)
        words = [t for t in tokens if t.kind != "code"]
        tags = iter(self._tagger.tag(words))
        return [next(tags) if t.kind != "code" else _UNTAGGED for t in tokens]

    def _sure_verbs(self, tokens: list[Token], drafts: Sequence[Draft]) -> set[int]:
        """Verbs of change right in front of a number: "rose 5%", "fell by 300"."""
        found = set()
        for d in drafts:
            i = d.first - 1
            if i > 0 and tokens[i].low in self._by:
                i -= 1
            if i > 0 and tokens[i].low in self._moves and tokens[i].low not in self._change_nouns:
                found.add(i)
        return found

    def _candidate(
        self, s: Sentence, found: Attribution, heads: dict[int, NameMention], context: Context
    ) -> Candidate | None:
        phrase = found.subject
        if phrase is None:
            return None
        first, last = phrase.first, phrase.last
        if s.tags[last].startswith("PRON"):
            return Candidate(first, last, s.tokens[last].text, "pronoun")
        if s.tokens[first].low in self._definite and s.tokens[last].low in self._things and first + 1 == last:
            return Candidate(first, last, f"{s.tokens[first].text} {s.tokens[last].text}", "definite")
        name = heads.get(last)
        if name is not None and name.first >= first:
            return Candidate(name.first, last, name.text, name.kind, name)
        if found.counts and phrase.role == "owner":
            made = self._phrases.phrase(list(s.tokens), first, last, {}, counts=True)
            if made:
                return made[0]
        text = self._phrases.written(s.tokens, first, last, self._is_kind(s, phrase, context))
        whole = s.complement(phrase, self._of) if phrase.role != "owner" else None
        if whole is not None:
            text = f"{text} {s.tokens[phrase.last + 1].text} {self._phrases.written(s.tokens, whole.first, whole.last, False)}"
        return Candidate(first, last, text, "phrase") if text else None

    def _is_kind(self, s: Sentence, phrase: Phrase, context: Context) -> bool:
        """Whether the phrase in front of a measure names things of which the article speaks in the plural."""
        low = s.tokens[phrase.last].low
        if phrase.role != "owner" or not s.tokens[phrase.last].text.islower():
            return False
        if low.endswith(self._plural) or not s.tags[phrase.last].startswith("NOUN"):
            return False
        return low + self._plural[0] in context.words
