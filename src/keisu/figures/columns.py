"""What tables are read by in every language: what the head of a column says, and how a row is filled in from it."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from keisu.figures.carry import carry_unit
from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.figures.periods import Anchor, related
from keisu.vocabulary import FigureKind

_HEAD, _HEADS, _BEFORE = "the head of its column", "the head of its column or row", "the article before the table"


class RowSpan(Protocol):
    """Where a row stands: `text[start:end]` of the article."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


@dataclass(slots=True)
class Column:
    """What the head of a column says."""

    kind: FigureKind | None = None
    measure: str | None = None
    unit: str | None = None
    period: str | None = None
    relation: str | None = None
    base: str | None = None


class Counting(Protocol):
    """What a reader of measures knows of those that count things."""

    counting: frozenset[str]
    things: dict[str, str]


AnyCell = TypeVar("AnyCell", bound="CellLike")


class CellLike(Protocol):
    """A cell of a row in any language: its quantities, and what it names."""

    drafts: list[Draft]

    @property
    def is_period(self) -> bool:
        """Whether it names a period and nothing else."""

    @property
    def period(self) -> str | None:
        """The first period in it."""

    @property
    def is_worded(self) -> bool:
        """Whether it has a word."""


class Table(ABC, Generic[AnyCell]):
    """What readers of tables do alike in all languages; how cells and heads are read is the language's."""

    def __init__(self, measures: Counting) -> None:
        self._counting = measures

    @abstractmethod
    def _cells(self, text: str, row: RowSpan, anchor: Anchor, context: Context) -> list[AnyCell]:
        """The cells of a row."""

    @abstractmethod
    def _learn(self, column: Column, cell: AnyCell) -> None:
        """Take what the head of a column says."""

    @abstractmethod
    def _subject(self, label: AnyCell, context: Context) -> str | None:
        """Whose the figures of a row are, by its label."""

    def read(self, text: str, rows: Sequence[RowSpan], anchor: Anchor, context: Context) -> list[Draft]:
        """The figures of one table, row by row."""
        cells = [self._cells(text, row, anchor, context) for row in rows]
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

    def _columns(self, heads: Sequence[Sequence[AnyCell]], width: int) -> list[Column]:
        columns = [Column() for _ in range(width)]
        for head in heads:
            for column, cell in zip(columns, head, strict=False):
                self._learn(column, cell)
        return columns

    def _row(self, row: Sequence[AnyCell], columns: Sequence[Column], context: Context) -> list[Draft]:
        when = next((c.period for c in row if c.is_period), None)
        label = next((c for c in row if not c.drafts and not c.is_period and c.is_worded), None)
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
        elif column.kind == "ratio" and not draft.signed:
            draft.kind, draft.unit = "ratio", draft.unit or "%"
        elif column.kind in ("change", "ratio") or (draft.unit in ("%", "pp") and draft.signed):
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
        thing = self._counting.things.get(draft.measure or "")
        carry_unit(draft, before, context, draft.measure in self._counting.counting, thing)
        if draft.kind in ("change", "ratio"):
            relation = column.relation or context.relation
            draft.because("base", _HEAD if column.relation or column.base else "usual")
            draft.base = column.base or (related(relation, draft.period) if relation else None)
            if column.base is None and column.relation is None:
                draft.inferred.add("base")
