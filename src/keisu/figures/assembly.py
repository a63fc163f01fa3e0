"""One road from an article to its figures: each sentence through the readers, each figure through the roles."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from keisu import periods as calendar
from keisu.figures import finishing, measuring, roles
from keisu.figures.bases import BaseKeeper
from keisu.figures.carry import carry_unit, count_models, millions, share_units
from keisu.figures.context import Context, Knowledge
from keisu.figures.currencies import CurrencyReader
from keisu.figures.dollars import DollarReader
from keisu.figures.draft import Draft
from keisu.figures.explaining import explanations
from keisu.figures.gaps import GapReader
from keisu.figures.kinds import KindReader
from keisu.figures.measures import MeasureReader
from keisu.figures.mentioned import SUBJECTS
from keisu.figures.names import NameMention, NameReader, capitals
from keisu.figures.numbers import NumberReader
from keisu.figures.owners import OwnerReader
from keisu.figures.people import People, leader
from keisu.figures.periods import Anchor, Mention, PeriodReader, tokens_in
from keisu.figures.places import PlaceReader
from keisu.figures.quantities import QuantityReader
from keisu.figures.reading import ClauseReader
from keisu.figures.screen import Reason
from keisu.figures.sentences import Span
from keisu.figures.sources import SourceReader
from keisu.figures.status import StatusReader
from keisu.figures.tables import TableReader
from keisu.figures.texts import TextReader
from keisu.figures.things import ThingReader
from keisu.figures.time_clauses import TimeClauses, TimeWords
from keisu.figures.timing import TimeKeeper
from keisu.figures.tokens import Token
from keisu.figures.units import UnitReader
from keisu.figures.unsaid import UnsaidReader
from keisu.figures.words import WordReader
from keisu.figures.years import YearReader
from keisu.languages import Language
from keisu.model import Article, Figure

_HEADS = ("title", "deck", "heading", "caption")
_STOPS = ".!?…:;,"
_LENDERS = 3  # figures of the paragraph that may lend a unit to those of the next sentence
_SPARSE = 100  # tokens to a mention of a thing, from which on an article is not about it
_SOON = 7  # days: a period that begins later than so many behind the publication is to come
_PLACE_TIMES = 2  # mentions that a place needs to be the article's


class FigureFinder:
    """Finds the figures of articles in one language, with what one market knows. Holds nothing of an article."""

    def __init__(self, language: Language, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._time_words = TimeWords(language)
        self._prepositions = frozenset(language.cues["subject"]["prepositions"])
        self._titles = frozenset(language.cues["source"]["titles"])  # "Wells Fargo analyst" is about the analyst
        self._lists = finishing.ListReader(language)
        self._numbers = NumberReader(language)
        self._texts = TextReader(language, self._numbers.starters)
        self._units = UnitReader(language)
        self._years = YearReader(language, self._units)
        self._dollars, self._currencies = DollarReader(language), CurrencyReader(language)
        self._quantities = QuantityReader(language, self._numbers, self._units)
        self._words = WordReader(language, self._numbers)
        self._and = frozenset(language.numbers.and_words)
        self._periods = PeriodReader(language)
        self._names = NameReader(language, knowledge.names)
        self._measures = MeasureReader(language)
        self._things = ThingReader(language, self._units, self._measures)
        self._subjects = SUBJECTS[language.units.counted_noun](language, self._units)
        self._owners: OwnerReader | None = None
        if language.phrases is not None:
            self._owners = OwnerReader(language, language.phrases, self._measures)
        self._clauses: ClauseReader | None = None
        if language.syntax is not None:
            self._clauses = ClauseReader(language, language.syntax, self._units, self._measures)
        self._kinds, self._gaps = KindReader(language), GapReader(language)
        self._unsaid = UnsaidReader(language, self._measures)
        self._sources = SourceReader(language)
        self._status = StatusReader(language)
        self._places = PlaceReader(language)
        readers = (self._texts, self._quantities, self._periods, self._measures, self._names, self._units)
        self._tables = TableReader(language, *readers)

    def find(self, article: Article) -> tuple[Figure, ...]:
        """The figures of an article, in order of place."""
        context = self._context()
        return tuple(finishing.record(article.text, draft, context) for draft in self._drafts(article, context))

    def explain(self, article: Article) -> tuple[tuple[Figure, ...], tuple[Mapping[str, str], ...]]:
        """The figures of an article, in order of place, and for each what decided its fields."""
        context = self._context(explained=True)
        drafts = self._drafts(article, context)
        figures = tuple(finishing.record(article.text, draft, context) for draft in drafts)
        return figures, explanations(drafts, figures, context)

    def _context(self, explained: bool = False) -> Context:
        known = self._knowledge
        return Context(known, explained, thing=known.thing, place=known.place, place_reason="market pack")

    def _drafts(self, article: Article, context: Context) -> list[Draft]:
        context.digits = self._texts.digits(article)
        spans = list(self._texts.sentences(article))
        tokens = [self._texts.tokens(article.text[s.start : s.end], s.start, context.digits) for s in spans]
        for sentence in tokens:
            capitals(sentence, context.seen)
            context.words.update([t.low for t in sentence])
        anchor = Anchor(article.published)
        context.published = anchor.last_day
        drafts: list[Draft] = []
        names = [self._names.find(sentence, context.seen) for sentence in tokens]
        self._survey(tokens, names, context)
        rows: list[Span] = []
        for span, sentence, named in zip(spans, tokens, names, strict=True):
            if rows and (span.kind != "table row" or span.block != rows[-1].block + 1):
                drafts += self._tables.read(article.text, rows, anchor, context)
                rows = []
            if span.kind == "table row":
                rows.append(span)
            else:
                drafts += self._sentence(article.text, span, sentence, named, anchor, context, drafts)
        drafts += self._tables.read(article.text, rows, anchor, context)
        self._dollars.settle(tokens, drafts, context.place)
        self._currencies.settle(tokens, names, drafts, context.place)
        finishing.fill_titles(drafts)
        return sorted(drafts, key=lambda d: d.start)

    def passed_over(self, article: Article) -> Iterator[tuple[int, int, float, Reason]]:
        """Start and end, value and reason of every number of the prose that is no figure, outside periods."""
        anchor, digits = Anchor(article.published), self._texts.digits(article)
        for span in self._texts.sentences(article):
            body = article.text[span.start : span.end]
            tokens = self._texts.tokens(body, span.start, digits)
            if span.kind == "table row" or not self._words.gate(body, tokens, self._numbers):
                continue
            mentions = self._years.without_amounts(tokens, self._periods.find(body, span.start, anchor))
            drafts = self._quantities.find(tokens, mentions)
            ranked = [(d.start, d.end) for d in self._words.find(tokens, tokens_in(tokens, mentions), drafts)]
            for passed in self._quantities.passed_over(tokens, mentions):
                start, end = tokens[passed.first].start, tokens[passed.last].end
                if not any(a < end and start < b for a, b in ranked):
                    yield start, end, passed.value, passed.reason

    def _survey(self, tokens: Sequence[list[Token]], names: Sequence[list[NameMention]], context: Context) -> None:
        """What the whole article tells before its figures are read: the thing it counts, its place, its names."""
        things = self._things.count(tokens)
        named_places: list[str] = []
        measure: str | None = None
        for sentence, named in zip(tokens, names, strict=True):
            context.learn(named)
            context.learn_short_forms(sentence)
            named_places += [n.text for n in named if n.kind == "place"]
            if measure is None and sentence is tokens[0]:
                measure = next(
                    (c.measure for c in self._measures.find(sentence, names=named) if c.noun and c.counts), None
                )
            heads = self._sources.heads(sentence, named, sentence is tokens[0])
            if heads and not context.source:
                context.source, context.source_reason = heads, "source line"
        context.leader = leader(names, context.fullest)
        context.people = People(tokens, names, self._prepositions)
        if context.thing is None and things:
            context.thing = max(things, key=lambda t: things[t])
        if context.thing is not None and self._clauses is not None:
            context.all = self._clauses.plural(context.thing)
            context.words.add(context.all)
        context.measure = measure or self._knowledge.measure
        context.things = self._things.named(tokens, names, context.thing)
        dense = things.get(context.thing or "", 0) * _SPARSE >= sum(map(len, tokens))
        context.usual = self._measures.of_unit(context.thing) if dense else None
        if context.place is None and len(named_places) >= _PLACE_TIMES:
            place, count = Counter(named_places).most_common(1)[0]
            context.land = place if count >= _PLACE_TIMES else None
            if context.land and count * 2 >= len(named_places):
                context.place, context.place_reason = place, "the place named most"

    def _sentence(
        self,
        text: str,
        span: Span,
        tokens: list[Token],
        names: list[NameMention],
        anchor: Anchor,
        context: Context,
        earlier: Sequence[Draft],
    ) -> list[Draft]:
        body = text[span.start : span.end]
        context.enter(span.block, body[0])
        untold = context.period is None or (self._owners is not None and context.day is None)
        if not self._words.gate(body, tokens, self._numbers):
            self._pass_over(tokens, names, span.block == 0, context)
            if span.block == 0 or span.kind in _HEADS or untold:
                self._set_period(self._periods.told(self._periods.find(body, span.start, anchor)), context)
            said, _ = self._sources.in_sentence(tokens, names, [False] * len(tokens), context)
            if said and not self._sources.foresees(tokens):
                context.said = (span.block, said)
            return []
        mentions = self._years.without_amounts(tokens, self._periods.find(body, span.start, anchor))
        inside = tokens_in(tokens, mentions)
        drafts = self._quantities.find(tokens, mentions)
        drafts = sorted(drafts + self._words.find(tokens, inside, drafts), key=lambda d: d.start)
        share_units(tokens, drafts, self._and)
        count_models(drafts, names, context.thing)
        if not drafts and (span.block == 0 or span.kind in _HEADS):
            self._pass_over(tokens, names, span.block == 0, context)
        if not drafts and (span.block == 0 or span.kind in _HEADS or untold):
            self._set_period(self._periods.told(mentions), context)
        tags = self._clauses.tags(tokens) if self._clauses is not None and drafts else None
        cues = self._measures.find(tokens, tags, names)
        millions(tokens, drafts, cues)
        named = [n for n in names if not all(inside[n.first : n.last + 1])]
        candidates = self._subjects.find(tokens, inside, named, cues, drafts)
        said, covered = self._sources.in_sentence(tokens, named, inside, context)
        spells = TimeClauses(body, span.start, mentions, drafts, self._time_words)
        times, bases = TimeKeeper(spells), BaseKeeper(spells)
        places = self._places.within(tokens, named)
        clauses: list[roles.Clause | None] = [None] * len(drafts)
        if self._clauses is not None and tags is not None:
            clauses = self._clauses.read(tokens, tags, inside, named, cues, drafts, context)
        owned = clauses if self._owners is None else self._owners.read(tokens, inside, named, cues, drafts, context)
        kept: list[Draft] = []
        for number, draft in enumerate(drafts):
            draft.why = {} if context.explained else None
            draft.head = span.kind in ("title", "deck") or (span.block == 0 and body[-1] not in _STOPS)
            spells.place(draft, number)
            roles.subject_of(tokens, draft, candidates, covered, kept, context, owned[number])
            measuring.measure_of(tokens, draft, cues, drafts, kept, self._measures, context, clauses[number])
            self._kinds.decide(tokens, draft, inside, kept, context.turn)
            if (ahead := self._gaps.settle(tokens, draft, named, kept)) is not None:
                draft.subject = context.fullest(ahead)
            if (clause := clauses[number]) is not None and clause.acts:
                self._kinds.of_actors(draft)
            shared = draft.measure == self._kinds.part_measure
            if draft.kind in ("level", "share") and draft.unit == "%" and "measure" in draft.inferred and not shared:
                draft.measure = None  # a percentage of something else
            self._unsaid.fill(draft, context)
            counting = draft.measure in self._measures.counting
            draft.sentence, draft.block = span.start, span.block
            lenders = [*(d for d in earlier[-_LENDERS:] if d.block == span.block), *kept]
            carry_unit(draft, lenders, context, counting, self._measures.things.get(draft.measure or ""))
            self._unsaid.in_points(draft, kept)
            self._unsaid.fill(draft, context)
            unsaid = draft.measure is None and draft.kind == "change" and draft.unit == "%"
            daily = draft.measure in self._measures.daily or unsaid
            compared = draft.aside or draft.looks_back  # "to cut it from 20% to 10%"
            draft.status = self._status.behind(tokens, draft) if compared else self._status.of(tokens, draft, drafts)
            times.period(draft, number, context, daily)
            yearly = draft.status == "actual" and (draft.measure is None or draft.measure in self._measures.yearly)
            bases.base(draft, number, context, counting, yearly)
            self._unsaid.settle(draft, context)
            if places:
                draft.place = self._places.of(tokens, draft, drafts, places)
            draft.source = said or self._sources.behind(tokens, draft, named)
            if not draft.source and context.said is not None and context.said[0] == span.block:
                draft.source = context.said[1]
                draft.inferred.add("source")
                draft.because("source", "who spoke before in its paragraph")
            if draft.first in covered and draft.noun is not None:
                draft.source, draft.period = (), None  # "according to two associations" says how many they are
            if draft.measure in self._measures.single:
                context.single = draft.measure
            context.note(draft)
            kept.append(draft)
        if said and not self._sources.foresees(tokens):
            context.said = (span.block, said)
        kept = self._lists.settle(tokens, kept, candidates, context)
        going_on = [m for m in mentions if context.period is None or not spells.set_apart(m)]
        self._remember(going_on, kept, named, context, spells.describes())
        return kept

    def _pass_over(self, tokens: list[Token], names: list[NameMention], head: bool, context: Context) -> None:
        """A sentence without figures may still say who is spoken of."""
        context.models += [n for n in names if n.kind == "model"]
        cues = [c for c in self._measures.find(tokens, names=names) if c.noun]
        found = self._subjects.find(tokens, [False] * len(tokens), names, cues, []) if cues else []
        subjects = [c.text for c in found if c.kind == "phrase" and any(c.last + 1 == cue.first for cue in cues)]
        if self._owners is not None:
            subjects = self._owners.lead(tokens, names, cues, context)
        bracketed = {n for n in names if n.first and tokens[n.first - 1].text == "("}
        bracketed |= {n for n in names if n.last + 1 < len(tokens) and tokens[n.last + 1].low in self._titles}
        heads = [n for n in names if n.kind in ("model", "maker", "name", "scope") and n not in bracketed]
        if not subjects and heads and (context.subject is None or heads[0].first <= 2):
            subjects = [context.fullest(heads[0])]
        if subjects and subjects[0] not in context.source:
            context.subject, context.subject_block = subjects[0], context.block
            context.whole = context.whole or context.subject
        if head and cues and context.measure is None:
            context.measure, context.measure_block = cues[0].measure, context.block

    def _remember(
        self,
        mentions: Sequence[Mention],
        drafts: Sequence[Draft],
        names: Sequence[NameMention],
        context: Context,
        beside: bool,
    ) -> None:
        """What the next sentence may leave out."""
        context.models += [n for n in names if n.kind == "model"]
        main = [d for d in drafts if d.subject and not d.passing]
        if main:
            context.subject, context.subject_block = main[0].subject, context.block
            told = (d.subject for d in main if d.unit == context.thing or not roles.counted(d))  # not "two snapshots"
            context.whole = context.whole or next(told, None)
            things = (d.subject for d in main if d.subject and self._units.thing(d.subject.split()[-1].casefold()))
            context.topic = context.topic or next(things, None)
        measured = [d for d in drafts if d.measure in self._measures.counting and "measure" not in d.inferred]
        if measured:
            context.measure, context.measure_block = measured[0].measure, context.block
        if context.thing is None and (counted := next(filter(self._unsaid.counts_things, drafts), None)) is not None:
            context.thing, context.things = counted.unit, counted.noun
        first = min((d.start for d in drafts), default=0)
        self._set_period([m for m in mentions if m.start < first], context, beside)

    def _set_period(self, mentions: Sequence[Mention], context: Context, beside: bool = False) -> None:
        """What is said of time holds for figures that say nothing, until the next; `beside` if the sentence may only
        look back."""
        for m in mentions:
            if m.role != "period" or not m.period or m.relation is not None or "/" in m.period:
                continue
            if context.published is not None and (calendar.days(m.period)[0] - context.published).days > _SOON:
                continue  # what is to come says nothing of when the rest was
            known, new = calendar.form(context.period or ""), calendar.form(m.period)
            if beside and context.goes_back(m.period):
                continue
            if known in (None, "day") or new != "day":  # "showed Monday" says when it was shown
                context.keep_period(m.period)
