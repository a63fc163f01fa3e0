"""A sentence with figures through tagger, clauses and frames: what the clause of each figure says of it."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from keisu.figures.attribution import Attributor
from keisu.figures.chunks import Phrase
from keisu.figures.clauses import Sentence
from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.figures.frames import Frame, FrameReader
from keisu.figures.measures import Cue, MeasureReader, unit_class
from keisu.figures.names import NameMention
from keisu.figures.phrases import Candidate, PhraseReader, plain
from keisu.figures.roles import PART, Clause
from keisu.figures.splitting import Attribution
from keisu.figures.syntax import Tagger
from keisu.figures.tokens import Token
from keisu.figures.units import UnitReader
from keisu.languages import Language, Syntax

_LIGHT = 5  # tokens from a number back to a verb in front of it
_QUOTES = ("'", "‘", "’", '"', "“", "”")
_EDITED = ("[", "]")  # around what an editor put into a quotation
_UNTAGGED = "X"  # the tag of a market's code and of such a bracket, which are no words


class ClauseReader:
    """Reads the clauses of one language; the weights of its tagger are loaded with the first sentence."""

    def __init__(self, language: Language, syntax: Syntax, units: UnitReader, measures: MeasureReader) -> None:
        grammar, coreference = language.cues["grammar"], language.cues["coreference"]
        self._syntax = syntax
        self._code = language.general.code
        self._persons, self._expecting = frozenset(syntax.persons), syntax.expecting
        self._owners = frozenset(syntax.owners)
        self._tagger: Tagger | None = None
        self._units = units
        self._frames = FrameReader(language, syntax)
        self._attributor = Attributor(language, syntax, units, measures)
        self._phrases = PhraseReader(language, units)
        self._of = tuple(grammar["of"])
        self._articles = frozenset(language.numbers.article_words)
        self._reporting = frozenset(language.cues["source"]["verbs"])
        self._absolute = frozenset(grammar["absolute"])
        self._data = frozenset(language.cues["source"]["data"])
        self._agencies = frozenset(language.cues["source"]["agencies"])
        self._definite = frozenset(coreference["definite"])
        self._records = frozenset(language.cues["span"]["heads"] + language.cues["span"]["lows"])
        self._keep = frozenset(language.cues["subject"]["keep_edge"] + language.cues["subject"]["kinds"])
        self._including = frozenset(language.cues["excluding"]["including"] + language.cues["excluding"]["words"])
        self._makers = frozenset(coreference["maker"])
        self._things = frozenset(coreference["model"]) | self._makers
        changes = language.changes
        self._change_nouns = frozenset(changes.up_nouns + changes.down_nouns)
        self._only_verbs = frozenset(changes.up_verbs + changes.down_verbs) - self._change_nouns
        self._moves = self._only_verbs | frozenset(syntax.predicative)
        self._light = (
            frozenset(syntax.ends) | frozenset(syntax.adverbs) | frozenset(language.cues["subject"]["adverbs"])
        )
        self._light |= frozenset(w for phrase in language.bounds.before for w in phrase.split())
        self._and = frozenset(language.numbers.and_words)

    def read(
        self,
        tokens: list[Token],
        tags: Sequence[str],
        inside: Sequence[bool],
        names: Sequence[NameMention],
        cues: Sequence[Cue],
        drafts: Sequence[Draft],
        context: Context,
    ) -> list[Clause | None]:
        """For each figure what its clause says, None where no verb governs it."""
        quantities = {i for d in drafts for i in range(d.first, d.last + 1)}
        values = {i for d in drafts if not d.noun or unit_class(d.unit) != "count" for i in range(d.first, d.last + 1)}
        verbs = self._sure_verbs(tokens, names, cues, drafts)
        nouns = {i for c in cues if c.noun for i in range(c.first, c.last + 1)}
        nouns |= {i for i, t in enumerate(tokens) if t.low in self._units.things}
        sentence = Sentence(tokens, tags, inside, names, quantities, self._syntax, verbs, nouns, values, context.words)
        places = {i: n.text for n in names if n.kind == "place" for i in range(n.first, n.last + 1)}
        heads = {n.last: n for n in names}
        named = {i for n in names if n.kind != "place" for i in range(n.first, n.last + 1)}
        out: list[Clause | None] = []
        for draft, frame in zip(drafts, self._frames.read(sentence, drafts, named), strict=True):
            if frame is None or any(t.text == PART for t in tokens[slice(*sorted((frame.verb, draft.first)))]):
                out.append(None)
                continue
            found = self._attributor.read(sentence, draft, frame, cues, places)
            if found is None:
                out.append(None)
                continue
            subject = self._candidate(sentence, found, heads, quantities)
            if found.unsaid and found.measure in self._syntax.accounts:
                subject = self._reporter(sentence, heads, quantities, self._reporting)
            elif found.unsaid and found.measure in self._syntax.prospects:
                subject = self._reporter(sentence, heads, quantities, self._expecting)
            placed = subject is None and found.measure in self._syntax.of_places
            if placed:
                subject = self._place_of(names, draft)
            acts = frame.verb == -1 and frame.thing is None and self._acts(sentence, draft)
            near = () if acts and draft.part_of_whole else self._near(frame, cues)
            out.append(Clause(subject, found.measure, found.unsaid, near, placed, acts))
        return out

    def _acts(self, s: Sentence, draft: Draft) -> bool:
        """Whether the verb right behind a figure may be one of several who do something: not "3 percent is"."""
        verb = s.tokens[draft.last + 1].low if draft.last + 1 < len(s.tokens) else ""
        return verb not in self._syntax.single and verb not in self._only_verbs

    def _reporter(
        self, s: Sentence, heads: dict[int, NameMention], quantities: set[int], verbs: Collection[str]
    ) -> Candidate | None:
        """ "Nike said net income rose": the firm that speaks of itself by one of the verbs."""
        for i, token in enumerate(s.tokens):
            if token.low not in verbs or not s.is_verb(i):
                continue
            phrase = s.subject_of(i)
            if phrase is None or not s.tokens[phrase.last].text[0].isupper():
                continue
            found = self._candidate(s, Attribution(phrase), heads, quantities)
            if found is not None and found.text not in self._agencies and found.kind in ("name", "maker", "phrase"):
                return found if s.tokens[phrase.last].low not in self._syntax.observers else None
        return None

    def _place_of(self, names: Sequence[NameMention], draft: Draft) -> Candidate | None:
        """The last place in front of a figure, else the first behind it."""
        places = [n for n in names if n.kind == "place"]
        name = next((n for n in reversed(places) if n.last < draft.first), places[0] if places else None)
        return Candidate(name.first, name.last, name.text, name.kind, name) if name is not None else None

    def plural(self, noun: str) -> str:
        """A noun in the plural."""
        return noun + self._syntax.plural

    def tags(self, tokens: list[Token]) -> list[str]:
        """The tag of each token of a sentence."""
        if self._tagger is None:
            self._tagger = Tagger(self._code, self._syntax.skeleton)
        skipped = [t.kind == "code" or t.text in _EDITED for t in tokens]
        if any(skipped):
            known = iter(self._tagger.tag([t for t, skip in zip(tokens, skipped, strict=True) if not skip]))
            tags = [_UNTAGGED if skip else next(known) for skip in skipped]
        else:
            tags = self._tagger.tag(tokens)
        for i, token in enumerate(tokens):
            if token.low in self._owners:
                tags[i] = "PRON:owner"
                if i + 1 < len(tags) and tags[i + 1].startswith("VERB"):
                    tags[i + 1] = "NOUN:other"  # "its share rose"
            elif token.low.endswith(self._syntax.contracted) and i + 1 < len(tags):
                if tags[i + 1].startswith("NOUN"):
                    tags[i], tags[i + 1] = "PRON:subject", "VERB:finite"  # "you'll pay"
            elif tags[i] == _UNTAGGED and token.kind == "word" and token.text.islower():
                tags[i] = "NOUN:compound" if tags[i + 1 : i + 2] in (["X"], ["NOUN:compound"]) else "NOUN:other"
            elif token.kind == "mark" and ":" in tags[i]:
                tags[i] = "PUNCT"
            elif tags[i] == "PRON:owner" and token.low not in self._syntax.skeleton:
                tags[i] = "NOUN:compound"  # a word that the tagger has not seen
        return tags

    def _sure_verbs(
        self, tokens: list[Token], names: Sequence[NameMention], cues: Sequence[Cue], drafts: Sequence[Draft]
    ) -> set[int]:
        """Verbs right in front of a number ("rose 5%", "fell by 300", "sold 12"), those of saying right behind a name,
        and those that are no nouns too."""
        found = {i for i, t in enumerate(tokens) if i and t.low in self._only_verbs}
        behind = (n.last + 1 for n in names if n.last + 1 < len(tokens))
        found |= {i for i in behind if tokens[i].low in self._reporting - self._data}  # "which Acme claims is"
        for d in drafts:
            start = d.first - d.bound_words
            inside = start > 0 and d.unit == "%" and tokens[start - 1].low in self._absolute
            if inside and d.last + 1 < len(tokens) and tokens[d.last + 1].low.endswith(self._syntax.gerunds):
                found.add(d.last + 1)  # "with 83% suffering"
        shown = {c.last for c in cues if not c.noun}
        led = {c.first for c in cues if not c.noun and tokens[c.last].low in self._syntax.prepositions}
        for d in drafts:
            i = d.first - 1
            while i > 0 and d.first - i < _LIGHT and (tokens[i].low in self._light or tokens[i].text in _QUOTES):
                i -= 1
            while i > 0 and i in shown and tokens[i].low in self._syntax.prepositions:
                i -= 1  # "account for"
            if i > 0 and (tokens[i].low in self._moves or i in shown | led):
                found.add(i)
        return found

    def _near(self, frame: Frame, cues: Sequence[Cue]) -> tuple[Cue, ...]:
        """The measure words of the clause: behind its verb, or in its subject."""
        subject = frame.subject
        return tuple(
            c
            for c in cues
            if c.first >= frame.verb or (subject is not None and subject.first <= c.first <= subject.last)
        )

    def _candidate(
        self, s: Sentence, found: Attribution, heads: dict[int, NameMention], quantities: set[int]
    ) -> Candidate | None:
        phrase = found.subject
        if phrase is None:
            return None
        if s.tokens[phrase.last].low in self._persons or phrase.role == "person":
            return Candidate(phrase.first, phrase.last, s.tokens[phrase.last].text, "person")
        if s.tags[phrase.last].startswith("PRON"):
            relative = s.tokens[phrase.last].low in self._syntax.relative_owners
            phrase = s.before(phrase.first, right=relative) or phrase
        if phrase.role == "subject":
            phrase = s.joint(phrase, self._and)
        first, last = phrase.first, phrase.last
        lead = first
        while lead and lead - 1 in quantities:
            lead -= 1
        if (lead and s.tokens[lead - 1].low in self._including) or (lead and s.tokens[lead].low in self._including):
            return None  # "sales including minis fell", "excluding 660cc minis, sales fell"
        if first == last and s.tokens[last].low in self._records:
            return None  # "lowest since 1977, led by a fall"
        if s.tokens[last].low in self._change_nouns and phrase.role == "subject":
            equated = last + 1 < len(s.tokens) and s.tags[last + 1] == "AUX"
            if equated or not self._determined(s, first):
                return None  # "the drop was 15 percent", "first fall since 2014, would have been larger"
        if s.tags[last].startswith("PRON"):
            return Candidate(first, last, s.tokens[last].text, "pronoun")
        head = plain(s.tokens[last].low)
        direct = first + 1 == last and head in self._things
        described = head in self._makers and s.tokens[last].text.islower() and not found.counts
        raises = found.measure == self._syntax.raising and head in self._syntax.affairs
        if s.tokens[first].low in self._definite and (direct or described or raises):
            return Candidate(first, last, f"{s.tokens[first].text} {head}", "definite")
        if found.counts and phrase.role == "owner":
            first -= first > 0 and s.tokens[first - 1].low in self._keep  # "new car sales"
            made = self._phrases.phrase(list(s.tokens), first, last, {}, counts=True)
            if made and made[0].text != s.tokens[last].text:
                owner = self._owner_of(s, first, heads)
                return replace(made[0], text=f"{owner} {made[0].text}") if owner else made[0]
        name = heads.get(last)
        if s.tokens[last].low in self._things and (before := heads.get(last - 1)) is not None:
            if before.kind in ("model", "name") and before.first >= first:
                return Candidate(before.first, last, before.text, before.kind, before)  # "the N-Box minicar"
        if name is not None and name.first >= first and not any(t.low in self._and for t in s.tokens[first:last]):
            bare = first + 1 == name.first and s.tokens[first].low in self._definite  # "the Nissan"
            return Candidate(name.first, last, name.text, name.kind, name, bare=bare)
        text = self._phrases.written(s.tokens, first, last, self._is_kind(s, phrase))
        whole = s.complement(phrase, self._of) if phrase.role != "owner" else None
        if whole is not None and not (s.is_figure(whole.last + 1) and s.tokens[whole.last].text.islower()):
            of = self._phrases.written(s.tokens, whole.first, whole.last, False)
            text = f"{text} {s.tokens[phrase.last + 1].text} {of}"
        if text and phrase.role == "owner" and (owner := self._owner_of(s, first, heads)) is not None:
            text = f"{owner} {text}"
        return Candidate(first, last, text, "phrase") if text else None

    def _owner_of(self, s: Sentence, first: int, heads: dict[int, NameMention]) -> str | None:
        """ "Acme's lamp sales", "Acme said its lamp sales": the name of the firm that owns a phrase with things."""
        whole = s.phrase_at(first)
        if whole is None or not whole.first <= whole.owner < first:
            return None
        named: Phrase | None = whole._replace(last=whole.owner)
        if s.tags[whole.owner] == "PRON:owner":
            named = s.before(whole.first, right=s.tokens[whole.owner].low in self._syntax.relative_owners)
        if named is None or not s.tokens[named.last].text[0].isupper():
            return None
        if s.tokens[named.last].low in self._syntax.observers:
            return None
        name = heads.get(named.last)
        if name is not None:
            return name.text if name.kind in ("name", "maker") else None
        return self._phrases.written(s.tokens, named.first, named.last, False)

    def _determined(self, s: Sentence, first: int) -> bool:
        """Whether a phrase has an article: "the rally"."""
        return s.tokens[first].low in self._definite or s.tokens[first].low in self._articles

    def _is_kind(self, s: Sentence, phrase: Phrase) -> bool:
        """Whether the phrase in front of a measure names things of which the article speaks in the plural."""
        low = s.tokens[phrase.last].low
        if phrase.role != "owner" or not s.tokens[phrase.last].text.islower():
            return False
        return not low.endswith(self._syntax.plural) and s.is_countable(low)
