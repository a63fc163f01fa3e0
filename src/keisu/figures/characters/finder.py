"""One road from an article to its figures in a language of characters: sentence by sentence, figure by figure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from keisu import periods as calendar
from keisu.figures import finishing
from keisu.figures.characters.kinds import KindFinder
from keisu.figures.characters.lists import RunOnReader
from keisu.figures.characters.measuring import Cue, MeasureFinder
from keisu.figures.characters.nouns import Noun, NounReader
from keisu.figures.characters.quantities import QuantityFinder
from keisu.figures.characters.ranks import RankReader
from keisu.figures.characters.sentences import Sentence, sentences
from keisu.figures.characters.sources import SourceFinder
from keisu.figures.characters.status import StatusFinder
from keisu.figures.characters.subjects import Holding, SubjectFinder
from keisu.figures.characters.tables import CharacterTables
from keisu.figures.characters.times import Time, TimeReader
from keisu.figures.characters.timing import Compared, TimeKeeper
from keisu.figures.characters.widths import alike
from keisu.figures.context import Context, Knowledge
from keisu.figures.draft import DURATIONS, Draft
from keisu.figures.explaining import explanations
from keisu.figures.resolving import Anchor
from keisu.figures.screen import Reason
from keisu.languages.characters import CharacterLanguage
from keisu.model import Article, Figure

_HEADS = ("title", "deck", "heading", "caption")
_COUNTED = ("month", "quarter", "half", "year", "fiscal year", "fiscal half", "fiscal quarter")
_UNIT, _ROW = "unit", "table row"
_TABLE = 6  # numbers of a line from which on it may be a table
_LEVEL = 1000  # a bare number from here on may count things


@dataclass(slots=True)
class Ground:
    """What the characters' road keeps of an article beside its `Context`: whether percentages have been of an earlier
    value so far (`ratios`), and the noun that was ranked first (`first`)."""

    ratios: bool = False
    first: str | None = None
    percent: bool = False


class CharacterFinder:
    """Finds the figures of articles in one language, with what one market knows. Holds nothing of an article."""

    def __init__(self, language: CharacterLanguage, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._times = TimeReader(language)
        self._quantities = QuantityFinder(language)
        self._ranks = RankReader(language)
        self._measures = MeasureFinder(language)
        self._nouns = NounReader(language, knowledge.names, self._measures.words)
        self._subjects = SubjectFinder(language, self._nouns)
        self._kinds = KindFinder(language)
        self._timing = TimeKeeper(language)
        self._tables = CharacterTables(language, self._times, self._quantities, self._measures, self._nouns)
        self._lists = RunOnReader(language)
        self._sources = SourceFinder(language)
        self._status = StatusFinder(language)
        self._places = language.places.names
        self._things = language.units.things
        self._bare_before = (*language.cues["particles"]["apposed"], *self._nouns.topic)
        self._totals = tuple(language.cues["total"]["nouns"])

    def find(self, article: Article) -> tuple[Figure, ...]:
        """The figures of an article, in order of place."""
        context = self._context()
        drafts = self._drafts(article, context)
        return tuple(finishing.record(article.text, draft, context) for draft in drafts)

    def explain(self, article: Article) -> tuple[tuple[Figure, ...], tuple[Mapping[str, str], ...]]:
        """The figures of an article, in order of place, and for each what decided its fields."""
        context = self._context(explained=True)
        drafts = self._drafts(article, context)
        figures = tuple(finishing.record(article.text, draft, context) for draft in drafts)
        return figures, explanations(drafts, figures, context)

    def passed_over(self, article: Article) -> Iterator[tuple[int, int, float, Reason]]:
        """Start and end, value and reason of every number of the prose that is no figure, outside periods."""
        text, anchor = alike(article.text), Anchor(article.published)
        figures = [(f.start, f.end) for f in self.find(article)]
        for sentence in sentences(article, text):
            if sentence.kind != _ROW:
                body, at = text[sentence.start : sentence.end], sentence.start
                times = [(t.start, t.end) for t in self._times.find(body, at, anchor, None)]
                yield from self._quantities.passed_over(body, at, sorted([*times, *figures]))

    def _context(self, explained: bool = False) -> Context:
        known = self._knowledge
        return Context(known, explained, thing=known.thing, place=known.place, place_reason="market pack")

    def _drafts(self, article: Article, context: Context) -> list[Draft]:
        text = alike(article.text)
        anchor = Anchor(article.published)
        ground = Ground()
        context.measure = self._knowledge.measure
        context.published = anchor.last_day
        if context.thing is None:
            context.thing = next((thing for word, thing in self._things.items() if word in text), None)
        drafts: list[Draft] = []
        rows: list[Sentence] = []
        for sentence in sentences(article, text):
            if rows and (sentence.kind != _ROW or sentence.block != rows[-1].block + 1):
                drafts += self._table(text, rows, anchor, context)
                rows = []
            if sentence.kind == _ROW:
                rows.append(sentence)
            else:
                drafts += self._sentence(text, sentence, anchor, context, ground)
        drafts += self._table(text, rows, anchor, context)
        return sorted(drafts, key=lambda d: d.start)

    def _run_on(
        self, body: str, at: int, spans: Sequence[tuple[int, int]], times: Sequence[Time], context: Context
    ) -> list[Draft] | None:
        """The figures of a line that is a table whose rows ran together."""
        nouns = [n for n in self._nouns.find(body, at, spans) if n.kind in ("model", "scope", "maker", "noun")]
        return self._lists.read(body, at, nouns, times, context)

    def _table(self, text: str, rows: Sequence[Sentence], anchor: Anchor, context: Context) -> list[Draft]:
        """The figures of a table; what its heads leave unsaid is what the text before it tells of."""
        drafts = self._tables.read(text, rows, anchor, context) if rows else []
        for draft in drafts:
            if draft.unit is None:
                draft.unit = context.thing or _UNIT
        return drafts

    def _sentence(self, text: str, span: Sentence, anchor: Anchor, context: Context, ground: Ground) -> list[Draft]:
        body, at = text[span.start : span.end], span.start
        times = self._times.find(body, at, anchor, context.period)
        spans = [(t.start, t.end) for t in times]
        drafts: list[Draft] = []
        if self._quantities.gate(body) or self._ranks.any(body):
            numbered = self._nouns.numbered(body, at)
            taken = sorted([*spans, *numbered])
            drafts = self._quantities.find(body, at, taken)
            drafts += self._ranks.words(body, at, [*taken, *((d.start, d.end) for d in drafts)])
            drafts.sort(key=lambda d: d.start)
            drafts = self._ranks.settle(body, at, drafts)
        cues = self._measures.find(body, at, spans)
        taken = sorted([*spans, *((d.start, d.end) for d in drafts)])
        if len(drafts) >= _TABLE and (made := self._run_on(body, at, spans, times, context)) is not None:
            return made
        nouns = self._nouns.find(body, at, taken)
        said = self._sources.find(body, at, nouns)
        nouns = [n for n in nouns if n.text not in said]
        if said and not context.source and (span.head or span.number < 2):
            context.source, context.source_reason = said, "source line"
        if not drafts:
            self._pass_over(span, times, nouns, cues, context, ground)
            return []
        compared = self._timing.compared(body, at, drafts, times)
        drafts, compared = self._without_bare(body, at, drafts, compared, context, ground, times)
        masked = _masked(body, at, spans)
        about = context.measure
        if not cues and any(d.kind == "rank" for d in drafts):
            about = self._knowledge.measure or about  # what a market is ranked by
        holdings = self._subjects.holdings(body, at, drafts, nouns, times, cues)
        for number, draft in enumerate(drafts):
            draft.why = {} if context.explained else None
            draft.sentence, draft.block, draft.head = span.start, span.block, span.head
            self._unit(draft, context, ground)
            self._kinds.decide(body, at, draft, compared.by.get(number), ground.ratios)
            self._learn_ratio(draft, compared.by.get(number), ground)
            start = at
            own = draft.measure
            known, said_here = self._measures.measure(masked, at, draft, cues, start, about)
            draft.measure = own or known
            if not said_here and own is None and draft.measure is not None:
                draft.inferred.add("measure")
            self._subject(body, at, draft, drafts, number, nouns, holdings, cues, context, ground)
            draft.status = self._status.of(body, at, draft)
            draft.source = said
        lend_ranked(drafts)
        main = self._timing.assign(body, at, drafts, times, compared, context, self._measures.daily)
        self._remember(drafts, main, context)
        return drafts

    def _without_bare(
        self,
        body: str,
        at: int,
        drafts: list[Draft],
        compared: Compared,
        context: Context,
        ground: Ground,
        times: Sequence[Time],
    ) -> tuple[list[Draft], Compared]:
        """Numbers without a unit are figures where they count what the text counts, or are a percentage of a base in
        front of them; the rest is left out."""
        kept: list[Draft] = []
        made = Compared()
        for number, draft in enumerate(drafts):
            bare = draft.unit is None and draft.placeholder is None
            base = compared.by.get(number)
            if bare and self._kinds.is_ratio_without_unit(draft):
                ratio = (base is not None and number not in compared.levels) or (
                    draft.decimals < 0 and bool(kept) and base is not None
                )
                if not ratio:
                    continue
                draft.unit = "%"
                draft.inferred.add("unit")
            elif bare and not self._counts(body, at, draft, context, times):
                continue
            if base is not None:
                made.by[len(kept)] = base
            if number in compared.same:
                made.same.add(len(kept))
            if number in compared.levels:
                made.levels.add(len(kept))
            kept.append(draft)
        return kept, made

    def _counts(self, body: str, at: int, draft: Draft, context: Context, times: Sequence[Time]) -> bool:
        """Whether a number without a unit counts the things that the text counts: it stands behind a noun, a time or a
        mark, as in a list, and is large or in groups."""
        if context.thing is None or context.measure not in self._measures.counting or draft.decimals < 0:
            return False
        if (draft.value or 0) < _LEVEL:
            return False
        start = draft.start - at
        before = body[:start]
        listed = before.endswith(self._bare_before) or before.endswith(self._totals)
        return listed or any(t.end == draft.start for t in times)

    def _unit(self, draft: Draft, context: Context, ground: Ground) -> None:
        if draft.unit == "%":
            ground.percent = True
        elif draft.unit == "point" and ground.percent and draft.placeholder is None and (draft.value or 0) < _LEVEL:
            draft.unit = "pp" if (draft.value or 0) <= 100 else "point"
        elif draft.unit is None:
            if draft.placeholder is None:
                draft.inferred.add("unit")
            draft.unit = context.thing or _UNIT

    def _learn_ratio(self, draft: Draft, base: Time | None, ground: Ground) -> None:
        if draft.unit == "%" and draft.kind in ("change", "ratio") and "kind" not in draft.inferred:
            ground.ratios = draft.kind == "ratio" and base is not None

    def _subject(
        self,
        body: str,
        at: int,
        draft: Draft,
        drafts: Sequence[Draft],
        number: int,
        nouns: Sequence[Noun],
        holdings: Sequence[Holding],
        cues: Sequence[Cue],
        context: Context,
        ground: Ground,
    ) -> None:
        held = [h for h in holdings if h.start < draft.start < h.until]
        topics = [h for h in holdings if h.topic and h.start < draft.start]
        noun: Noun | None = None
        if draft.kind == "rank":
            noun = self._subjects.ranked(body, at, draft, nouns, bool(held))
        elif draft.unit == "model" or draft.placeholder is not None:
            noun = self._subjects.counted(body, at, draft, nouns)
        if noun is None and not held:
            noun = self._subjects.cleft(body, at, draft, nouns)
        if (named := self._measures.subject(body, at, draft, cues)) is not None:
            draft.subject = named
            draft.because("subject", "the measure word")
            return
        local = held[-1].noun.text if held else None
        beside = self._subjects.is_beside(body, at, draft, nouns)
        if noun is None and not beside and self._of_first(draft, drafts[:number], local, ground):
            draft.subject = ground.first
            draft.because("subject", "the first in rank")
            return
        if noun is None and held:
            noun = held[-1].noun
            draft.aside = held[-1].aside
        if noun is not None and noun.kind != "pronoun":
            draft.subject = noun.text
            draft.because("subject", "the noun beside it")
        else:
            draft.subject = context.subject
            if draft.subject is not None:
                draft.inferred.add("subject")
                draft.because("subject", "carried over")
        if draft.kind == "rank" and draft.value == 1 and draft.subject is not None:
            ground.first = draft.subject
        if not topics and noun is not None and noun.kind in ("model", "scope", "maker"):
            context.models = []

    def _of_first(self, draft: Draft, before: Sequence[Draft], local: str | None, ground: Ground) -> bool:
        """A gap between two ranked things, and a first place kept behind another's rank, are of the first in rank."""
        if ground.first is None:
            return False
        if draft.kind == "change" and draft.unit not in ("%", "pp", "rank") and draft.sign == 0:
            return any(d.kind == "rank" for d in before)
        ranked = next((d for d in reversed(before) if d.kind == "rank"), None)
        lower = ranked is not None and (ranked.value or 0) > 1 and ranked.subject == local
        return lower and (draft.kind == "streak" or (draft.kind == "rank" and draft.value == 1))

    def _pass_over(
        self,
        span: Sentence,
        times: Sequence[Time],
        nouns: Sequence[Noun],
        cues: Sequence[Cue],
        context: Context,
        ground: Ground,
    ) -> None:
        """A sentence without figures may still say of whom, of what and of when the text tells."""
        for time in times:
            if time.role == "period" and time.period and calendar.form(time.period) in _COUNTED:
                context.period = time.period
                break
        for time in times:
            if time.role == "comparison" and time.ratio:
                ground.ratios, context.relation = True, time.relation
        known = [n for n in nouns if n.kind in ("model", "scope", "maker")]
        topics = [n for n in nouns if n.particle in self._nouns.topic and n.kind != "source"]
        if len(known) == 1 and (span.head or known[0] in topics):
            context.subject = known[0].text
        elif span.head and context.subject is None and nouns:
            context.subject = nouns[0].text
        elif topics and context.subject is None:
            context.subject = topics[0].text
        if cues:
            context.measure = cues[0].measure

    def _remember(self, drafts: Sequence[Draft], main: str | None, context: Context) -> None:
        """What the next sentence may leave out."""
        told = [d for d in drafts if d.subject and d.kind != "streak" and d.unit not in (*DURATIONS, "model")]
        if told:
            context.subject = told[0].subject
        measured = [d for d in drafts if self._measures.is_known(d.measure) and "measure" not in d.inferred]
        if measured:
            context.measure = measured[0].measure
        if main is None:
            return
        if calendar.form(main) in _COUNTED or context.period is None:
            context.period = main


def lend_ranked(drafts: Sequence[Draft]) -> None:
    """A streak beside a rank is of what is ranked: "首位は4年連続でN-BOX"."""
    for a, b in pairwise(drafts):
        rank, streak = (a, b) if a.kind == "rank" else (b, a)
        if rank.kind == "rank" and streak.kind == "streak" and rank.subject and "subject" not in rank.inferred:
            if streak.subject is None or "subject" in streak.inferred:
                streak.subject = rank.subject
                streak.inferred.discard("subject")


def _masked(text: str, offset: int, spans: Sequence[tuple[int, int]]) -> str:
    """The text with some spans made into marks."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at : start - offset], "\x00" * (end - start)]
        at = end - offset
    return "".join([*parts, text[at:]])
