"""Tables: a row names the subject, a column says what is measured, when, and compared with what.

A table is a run of blocks of kind "table row", its cells parted by a bar. The rows at the top that hold no quantity
are its head.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from keisu.figures.columns import Column, RowSpan, Table
from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.figures.measures import MeasureReader
from keisu.figures.names import NameReader
from keisu.figures.periods import Anchor, Mention, PeriodReader, tokens_in
from keisu.figures.quantities import QuantityReader
from keisu.figures.texts import TextReader
from keisu.figures.tokens import Token
from keisu.figures.units import UnitReader
from keisu.languages import Language

_BAR = "|"


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

    @property
    def period(self) -> str | None:
        """The first period in it."""
        return self.mentions[0].period if self.mentions else None

    @property
    def is_worded(self) -> bool:
        """Whether it has a word."""
        return any(t.kind == "word" for t in self.tokens)


class TableReader(Table[Cell]):
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
        super().__init__(measures)
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

    def _cells(self, text: str, row: RowSpan, anchor: Anchor, context: Context) -> list[Cell]:
        cells: list[Cell] = []
        at = row.start
        for piece in text[row.start : row.end].split(_BAR):
            tokens = self._texts.tokens(piece, at, context.digits)
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
