"""Tables in a language of characters: the heads of columns and the labels of rows."""

from dataclasses import dataclass, field

from keisu.figures.characters.measuring import MeasureFinder
from keisu.figures.characters.nouns import NounReader
from keisu.figures.characters.quantities import QuantityFinder
from keisu.figures.characters.times import Time, TimeReader
from keisu.figures.columns import Column, RowSpan, Table
from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.figures.resolving import Anchor
from keisu.languages import CharacterLanguage

_BAR = "|"


@dataclass(slots=True)
class Cell:
    """One cell of a row: its text from `start` of the article, with widths alike, the periods in it, and its
    quantities."""

    start: int
    text: str
    times: list[Time]
    drafts: list[Draft] = field(default_factory=list)

    @property
    def is_period(self) -> bool:
        """Whether it names a period and nothing else."""
        return bool(self.times) and sum(t.end - t.start for t in self.times) >= len(self.text.strip())

    @property
    def period(self) -> str | None:
        """The first period in it."""
        return self.times[0].period if self.times else None

    @property
    def is_worded(self) -> bool:
        """Whether it has a word."""
        return any(c.isalpha() for c in self.text)


class CharacterTables(Table[Cell]):
    """Reads the tables of one language; holds nothing of a text."""

    def __init__(
        self,
        language: CharacterLanguage,
        times: TimeReader,
        quantities: QuantityFinder,
        measures: MeasureFinder,
        nouns: NounReader,
    ) -> None:
        super().__init__(measures)
        self._times, self._quantities, self._measures, self._nouns = times, quantities, measures, nouns
        heads = language.cues["heads"]
        self._ranks, self._changes = tuple(heads["rank"]), tuple(heads["change"])
        self._shares, self._counts = tuple(heads["share"]), tuple(heads["count"])
        self._share_measure: str = language.cues["share"]["measure"]
        self._totals = frozenset(language.cues["total"]["nouns"])
        self._units = {**language.units.counted, **language.units.after}

    def _cells(self, text: str, row: RowSpan, anchor: Anchor, context: Context) -> list[Cell]:
        cells, at = [], row.start
        for piece in text[row.start : row.end].split(_BAR):
            times = self._times.find(piece, at, anchor, None)
            taken = sorted([(t.start, t.end) for t in times] + self._nouns.numbered(piece, at))
            drafts = self._quantities.find(piece, at, taken)
            if len(drafts) == 1 and self._is_label(piece, drafts[0], at):
                drafts = []
            cells.append(Cell(at, piece, times, drafts))
            at += len(piece) + len(_BAR)
        return cells

    def _is_label(self, piece: str, draft: Draft, at: int) -> bool:
        """Whether a number is only part of what a cell names ("上位10車種")."""
        rest = piece[: draft.start - at] + piece[draft.end - at :]
        return sum(c.isalpha() for c in rest) > draft.end - draft.start

    def _learn(self, column: Column, cell: Cell) -> None:
        for time in cell.times:
            if time.role in ("comparison", "earlier"):
                column.relation = time.relation
            elif time.role == "period" and time.period:
                column.period = time.period
        text = cell.text
        if cues := self._measures.find(text, cell.start, [(t.start, t.end) for t in cell.times]):
            column.measure = cues[-1].measure
        if any(word in text for word in self._changes):
            column.kind = "change"
        elif any(t.role == "comparison" for t in cell.times):
            column.kind = "ratio"
        elif any(word in text for word in self._shares):
            column.kind, column.measure = "share", self._share_measure
        elif any(word in text for word in self._ranks):
            column.kind = "rank"
        if column.kind not in ("ratio", "change", "rank") and any(word in text for word in self._counts):
            column.kind = "level"
        bracket = text[text.find("(") + 1 : text.find(")")] if "(" in text and ")" in text else ""
        if bracket in self._units:
            column.unit = self._units[bracket] or None

    def _subject(self, label: Cell, context: Context) -> str | None:
        text = label.text.strip()
        if text in self._totals:
            return context.subject
        named = [n for n in self._nouns.find(label.text, label.start, []) if n.name is not None]
        return named[-1].text if len(named) == 1 else text or None
