"""Tables: a row names the subject, a column says what is measured, when, and compared with what.

A table is a run of blocks of kind "table row", its cells parted by a bar. The rows at the top that hold no quantity
are its head.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from keisu.figures.carry import carry_unit
from keisu.figures.context import Context
from keisu.figures.digits import Digits
from keisu.figures.draft import Draft
from keisu.figures.measures import MeasureReader
from keisu.figures.names import NameReader
from keisu.figures.periods import Anchor, Mention, PeriodReader, related, tokens_in
from keisu.figures.quantities import QuantityReader
from keisu.figures.sentences import Span
from keisu.figures.texts import TextReader
from keisu.figures.tokens import Token
from keisu.figures.units import UnitReader
from keisu.languages import Language
from keisu.vocabulary import FigureKind

_BAR = "|"
_HEAD, _HEADS, _BEFORE = "the head of its column", "the head of its column or row", "the article before the table"


@dataclass(slots=True)
class Column:
    """What the head of a column says."""

    kind: FigureKind | None = None
    measure: str | None = None
    unit: str | None = None
    period: str | None = None
    relation: str | None = None
    base: str | None = None


@dataclass(slots=True)
class Cell:
    """One cell of a row: its tokens, the periods in it, and its quantities."""

    tokens: list[Token]
    mentions: list[Mention]
    drafts: list[Draft] = field(default_factory=list)

    @property
    def is_period(self) -> bool:
        """Whether it names a period and nothing else."""
        return bool(self.tokens) and bool(self.mentions) and all(tokens_in(self.tokens, self.mentions))


class TableReader:
    """Reads tables in one language; holds nothing of a text."""

    def __init__(
        self,
        language: Language,
        texts: TextReader,
        quantities: QuantityReader,
        periods: PeriodReader,
        measures: MeasureReader,
        names: NameReader,
        units: UnitReader,
    ) -> None:
        cues, changes = language.cues, language.changes
        self._texts = texts
        self._quantities = quantities
        self._periods = periods
        self._measures = measures
        self._names = names
        self._units = units
        self._changes = frozenset(changes.neutral_nouns + changes.up_nouns + changes.down_nouns)
        self._shares = frozenset(cues["share"]["nouns"])
        self._share_measure: str = cues["share"]["measure"]
        self._ranks = frozenset(cues["rank"]["marks"]["words"]) | frozenset(cues["rank"]["marks"]["heads"])
        self._totals = frozenset(cues["total"]["words"])

    def read(self, text: str, rows: Sequence[Span], anchor: Anchor, context: Context) -> list[Draft]:
        """The figures of one table, row by row."""
        cells = [self._cells(text, row, anchor, context.digits) for row in rows]
        top = 0
        while top < len(cells) and not any(cell.drafts for cell in cells[top]):
            top += 1
        columns = self._columns(cells[:top], max(map(len, cells), default=0))
        for number, column in enumerate(columns):
            below = [d for row in cells[top:] for cell in row[number : number + 1] for d in cell.drafts]
            if column.kind is None and any(d.signed and (d.unit or column.unit) in ("%", "pp") for d in below):
                column.kind = "change"  # one signed percentage says what the others of its column are
        drafts: list[Draft] = []
        for row in cells[top:]:
            drafts += self._row(row, columns, context)
        return drafts

    def _cells(self, text: str, row: Span, anchor: Anchor, digits: Digits) -> list[Cell]:
        cells: list[Cell] = []
        at = row.start
        for piece in text[row.start : row.end].split(_BAR):
            tokens = self._texts.tokens(piece, at, digits)
            mentions = self._periods.find(piece, at, anchor)
            drafts = self._quantities.find(tokens, mentions) or self._bare(tokens, mentions)
            cells.append(Cell(tokens, mentions, drafts))
            at += len(piece) + 1
        return cells

    def _bare(self, tokens: list[Token], mentions: Sequence[Mention]) -> list[Draft]:
        """A cell that holds a number and nothing else is a quantity, however small."""
        if not tokens or any(t.kind == "word" for t in tokens) or any(tokens_in(tokens, mentions)):
            return []
        draft = self._quantities.bare(tokens)
        return [draft] if draft is not None else []

    def _columns(self, heads: Sequence[Sequence[Cell]], width: int) -> list[Column]:
        columns = [Column() for _ in range(width)]
        for head in heads:
            for column, cell in zip(columns, head, strict=False):
                self._learn(column, cell)
        return columns

    def _learn(self, column: Column, cell: Cell) -> None:
        lows = {t.low for t in cell.tokens}
        for mention in cell.mentions:
            if mention.role == "base":
                column.relation, column.base = mention.relation, mention.period
            elif mention.period:
                column.period = mention.period
        cues = self._measures.find(cell.tokens)
        if cues:
            column.measure = cues[-1].measure
        if lows & self._changes or column.relation:
            column.kind = "change"
        elif lows & self._shares:
            column.kind, column.measure = "share", self._share_measure
        elif lows & self._ranks or (cell.tokens and cell.tokens[0].text == "#"):
            column.kind = "rank"
        for i in range(len(cell.tokens)):
            if not tokens_in(cell.tokens, cell.mentions)[i] and (unit := self._units.lexical(cell.tokens, i)):
                column.unit = unit.unit
                break

    def _row(self, row: Sequence[Cell], columns: Sequence[Column], context: Context) -> list[Draft]:
        when = next((m.period for c in row if c.is_period for m in c.mentions), None)
        label = next(
            (c for c in row if not c.drafts and not c.is_period and any(t.kind == "word" for t in c.tokens)), None
        )
        subject = self._subject(label, context) if label is not None else None
        dated = {c.period for c in columns if c.period}
        when = when or (dated.pop() if len(dated) == 1 else None)  # a change beside the only column with a time
        if len(row) != len(columns):  # cells joined or left out: what the head says cannot be told apart
            columns = [Column()] * len(row)
        made: list[Draft] = []
        for cell, column in zip(row, columns, strict=True):
            for draft in cell.drafts:
                draft.why = {} if context.explained else None
                self._fill(draft, column, context, made, when)
                draft.subject = subject
                draft.because("subject", "the label of its row")
                made.append(draft)
        return made

    def _subject(self, label: Cell, context: Context) -> str | None:
        if all(t.low in self._totals for t in label.tokens):
            return context.whole
        named = [n for n in self._names.find(label.tokens, context.seen) if n.kind != "place"]
        context.models += [n for n in named if n.kind == "model"]
        if len(named) == 1 and named[0].name is not None:
            return context.fullest(named[0])
        first, last = label.tokens[0], label.tokens[-1]
        words = [t.text for t in label.tokens]
        return " ".join(words) if first.end <= last.start or len(words) == 1 else None

    def _fill(self, draft: Draft, column: Column, context: Context, before: Sequence[Draft], when: str | None) -> None:
        known = column.period or when
        if column.kind == "rank" and draft.unit is None:
            draft.kind, draft.unit, draft.measure = "rank", "rank", context.measure
            draft.period = known or context.period
            draft.inferred |= {"measure", "period"}
            draft.because("kind", _HEAD)
            draft.because("measure", _BEFORE)
            draft.because("period", _HEADS if known else _BEFORE)
            return
        draft.unit = draft.unit or column.unit
        if column.kind == "share":
            draft.kind = "share"
        elif column.kind == "change" or (draft.unit in ("%", "pp") and draft.signed):
            draft.kind = "change"
        else:
            draft.kind = "level"
        draft.measure = column.measure or context.measure
        draft.because("measure", _HEAD if column.measure else _BEFORE)
        if column.measure is None:
            draft.inferred.add("measure")
        draft.period = known or context.period
        draft.because("period", _HEADS if known else _BEFORE)
        if known is None:
            draft.inferred.add("period")
        thing = self._measures.things.get(draft.measure or "")
        carry_unit(draft, before, context, draft.measure in self._measures.counting, thing)
        if draft.kind == "change":
            relation = column.relation or context.relation
            draft.because("base", _HEAD if column.relation or column.base else "usual")
            draft.base = column.base or (related(relation, draft.period) if relation else None)
            if column.base is None and column.relation is None:
                draft.inferred.add("base")
