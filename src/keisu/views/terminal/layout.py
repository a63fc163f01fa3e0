"""Rows of a terminal: a table where there is room for one, else a block of lines for each row; and hanging lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.padding import PaddingDimensions
from rich.table import Table
from rich.text import Text

_WORD = 16  # cells of a word that is kept whole; a longer one is broken at so many
_WIDE = 8  # the same of a longer run of wide letters, which is no word but prose
_BETWEEN = 2  # cells between the name of a field and what is in it
_GAPS: tuple[tuple[PaddingDimensions, int], ...] = (((0, 1), 3), ((0, 1, 0, 0), 2), ((0, 0), 1))
"""Paddings of a cell, and the gap between two that each makes."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and whether it holds numbers, which stand right and are never broken."""

    name: str
    is_numeric: bool = False
    is_right: bool = False


@dataclass(slots=True)
class Rows:
    """Rows under columns.

    A table if every column can be as wide as its longest word; columns then get what they need, and the widest share
    what is left. On a terminal that is too narrow for that each row is a block of lines, a field each.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Text]]
    _natural: list[int] = field(init=False)
    _least: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._natural, self._least = [], []
        for at, column in enumerate(self.columns):
            texts = [column.name, *(row[at].plain for row in self.rows)]
            natural = max(map(cell_len, texts))
            words = max(map(_least, texts))
            self._natural.append(natural)
            self._least.append(max(natural if column.is_numeric else 0, words) if self.rows else natural)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        for wanted in (self._natural, self._least):
            for padding, gap in _GAPS:
                room = options.max_width - gap * (len(self.columns) - 1)
                if sum(wanted) <= room:
                    yield self._table(padding, self._widths(room))
                    return
        yield from self._blocks(options.max_width)

    def _widths(self, room: int) -> list[int]:
        """The width of each column: what it needs, but no more than a level at which all of them fill the room."""
        level = max(self._natural, default=0)
        while sum(widths := self._at(level)) > room:
            level -= 1
        return widths

    def _at(self, level: int) -> list[int]:
        return [max(least, min(natural, level)) for least, natural in zip(self._least, self._natural, strict=True)]

    def _table(self, padding: PaddingDimensions, widths: Sequence[int]) -> Table:
        table = Table(box=SIMPLE_HEAD, padding=padding, pad_edge=False, show_edge=False)
        for column, width in zip(self.columns, widths, strict=True):
            table.add_column(
                Text(column.name),
                justify="right" if column.is_numeric or column.is_right else "left",
                overflow="fold",
                width=width,
            )
        for row in self.rows:
            table.add_row(*row)
        return table

    def _blocks(self, room: int) -> Iterator[RenderableType]:
        """The fields of each row that are not empty, under one another."""
        names = max((cell_len(column.name) for column in self.columns), default=0)
        names = min(names, _WORD, room // 2)
        for number, row in enumerate(self.rows):
            if number:
                yield Text("")
            block = Table.grid()
            block.add_column(style="dim", overflow="fold", width=names)
            block.add_column(width=min(_BETWEEN, room - names - 1))
            block.add_column(overflow="fold", width=max(1, room - names - _BETWEEN))
            for column, text in zip(self.columns, row, strict=True):
                if text.plain.strip():
                    block.add_row(column.name, "", text)
            yield block


def hanging(mark: str, text: Text, style: str = "") -> RenderableType:
    """A text behind a mark; its further lines begin where its first does."""
    line = Table.grid()
    line.add_column(width=cell_len(mark), no_wrap=True, style=style)
    line.add_column(overflow="fold")
    line.add_row(Text(mark), text)
    return line


def _least(text: str) -> int:
    """The width that a text needs so that its words are not broken."""
    return max(map(_word, text.split()), default=0)


def _word(word: str) -> int:
    width = cell_len(word)
    return width if width <= _WORD else _WORD if width == len(word) else _WIDE
