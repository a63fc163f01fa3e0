"""One road from an article to its figures in a language of characters: sentence by sentence, figure by figure."""

from collections.abc import Iterator, Mapping, Sequence

from keisu import periods as calendar
from keisu.figures import finishing
from keisu.figures.characters.bare import BareReader
from keisu.figures.characters.clauses import Ground, Read
from keisu.figures.characters.kinds import KindFinder
from keisu.figures.characters.lists import RunOnReader
from keisu.figures.characters.masking import masked
from keisu.figures.characters.measuring import MeasureFinder
from keisu.figures.characters.nouns import NounReader
from keisu.figures.characters.quantities import QuantityFinder
from keisu.figures.characters.ranks import RankReader
from keisu.figures.characters.sentences import Sentence, sentences
from keisu.figures.characters.sources import SourceFinder
from keisu.figures.characters.status import StatusFinder
from keisu.figures.characters.subjects import SubjectFinder, lend_ranked
from keisu.figures.characters.tables import CharacterTables
from keisu.figures.characters.times import Time, TimeReader
from keisu.figures.characters.timing import Compared, TimeKeeper
from keisu.figures.characters.widths import alike
from keisu.figures.context import Context, Knowledge
from keisu.figures.draft import DURATIONS, Draft
from keisu.figures.explaining import explanations
from keisu.figures.resolving import Anchor
from keisu.figures.screen import Reason
from keisu.languages import CharacterLanguage
from keisu.model import Article, Figure

_COUNTED = ("month", "quarter", "half", "year", "fiscal year", "fiscal half", "fiscal quarter")
_UNIT, _ROW = "unit", "table row"
_LEAD = 2  # sentences at the head of an article whose source is the article's
_TABLE = 6  # numbers of a line from which on it may be a table
_LEVEL = 1000  # a bare number from here on may count things


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
        self._things = language.units.things
        self._bare = BareReader(self._measures, language.numbers.grouping_marks[0])

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
                drafts += self._sentence(text, article.text, sentence, anchor, context, ground)
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

    def _sentence(
        self, text: str, raw: str, span: Sentence, anchor: Anchor, context: Context, ground: Ground
    ) -> list[Draft]:
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
        nouns = [n for n in nouns if not any(c.start <= n.start and n.end < c.end for c in cues)]  # "新車販売台数"
        for noun in nouns:
            noun.text = raw[noun.end - len(noun.text) : noun.end]  # as the article writes it, whatever the width
        said = self._sources.find(body, at, nouns)
        read = Read(body, at, times, drafts, [n for n in nouns if n.text not in said], cues)
        if said and not context.source and (span.head or span.number < _LEAD):
            context.source, context.source_reason = said, "source line"
        if not drafts:
            self._pass_over(span, read, context, ground)
            return []
        compared = self._bare.settle(read, self._timing.compared(body, at, drafts, times), context)
        self._fill(span, read, compared, context, ground)
        for draft in read.drafts:
            draft.source = said
        main = self._timing.assign(body, at, read.drafts, times, compared, context, self._measures.daily)
        self._remember(read.drafts, main, context)
        return read.drafts

    def _fill(self, span: Sentence, read: Read, compared: Compared, context: Context, ground: Ground) -> None:
        """Unit, kind, measure, subject and status of the figures of a sentence."""
        body, at = read.text, read.offset
        hidden = masked(body, at, [(t.start, t.end) for t in read.times])
        about = context.measure
        if not read.cues and any(d.kind == "rank" for d in read.drafts):
            about = self._knowledge.measure or about  # what a market is ranked by
        ended = any(t.period and (calendar.form(t.period) in _COUNTED or "/" in t.period) for t in read.times)
        holdings = self._subjects.holdings(body, at, read.drafts, read.nouns, read.times, read.cues)
        for number, draft in enumerate(read.drafts):
            draft.why = {} if context.explained else None
            draft.sentence, draft.block, draft.head = span.start, span.block, span.head
            self._unit(draft, context, ground)
            base = compared.by.get(number)
            self._kinds.decide(body, at, draft, base, ground.ratios)
            if draft.unit == "%" and draft.kind in ("change", "ratio") and "kind" not in draft.inferred:
                ground.ratios = draft.kind == "ratio" and base is not None
            own = draft.measure
            last = read.drafts[number - 1].end if number else at
            known, said_here = self._measures.measure(hidden, at, draft, read.cues, last, about, ended)
            draft.measure = own or known
            if not said_here and own is None and draft.measure is not None:
                draft.inferred.add("measure")
            self._kinds.of_measure(draft)
            named = self._measures.subject(body, at, draft, read.cues)
            self._subjects.choose(read, number, holdings, named, context, ground)
            draft.status = self._status.of(body, at, draft)
        lend_ranked(read.drafts)

    def _unit(self, draft: Draft, context: Context, ground: Ground) -> None:
        if draft.unit == "%":
            ground.percent = True
        elif draft.unit == "point" and ground.percent and draft.placeholder is None and (draft.value or 0) < _LEVEL:
            draft.unit = "pp" if (draft.value or 0) <= 100 else "point"
        elif draft.unit is None:
            if draft.placeholder is None:
                draft.inferred.add("unit")
            draft.unit = context.thing or _UNIT

    def _pass_over(self, span: Sentence, read: Read, context: Context, ground: Ground) -> None:
        """A sentence without figures may still say of whom, of what and of when the text tells."""
        for time in read.times:
            if time.role == "period" and time.period and calendar.form(time.period) in _COUNTED:
                context.period = time.period
                break
        for time in read.times:
            if time.role == "comparison" and time.ratio:
                ground.ratios, context.relation = True, time.relation
        known = [n for n in read.nouns if n.kind in ("model", "scope", "maker")]
        topics = [n for n in read.nouns if n.particle in self._nouns.topic and n.kind != "source"]
        if len(known) == 1 and (span.head or known[0] in topics):
            context.subject = known[0].text
        elif span.head and context.subject is None and read.nouns:
            context.subject = read.nouns[0].text
        elif topics and context.subject is None:
            context.subject = topics[0].text
        if read.cues:
            context.measure = read.cues[0].measure

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
