"""Tables that ran together on one line, with or without the spaces:
"1 N-BOX ホンダ 16,198 89.8 2 スペーシア スズキ 12,904 98.1".

The rows are told by the nouns, the ranks by counting up from row to row, and the columns by the heads in front of the
first row, or else by how their numbers are printed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from keisu.figures.characters.nouns import Noun
from keisu.figures.characters.numerals import Numeral, NumeralReader
from keisu.figures.characters.times import Time
from keisu.figures.columns import Column
from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.figures.periods import related
from keisu.languages import CharacterLanguage

_FEWEST = 3  # rows that make a table
_GAP = re.compile(r"[ |・:()*★\t]{0,4}")
_NUMBERS = re.compile(r"[0-9][0-9,.]*(?:[ |(]{1,3}[+\-▲△▼]?[0-9][0-9,.]*[%)]*)*")
_LEVEL = 1000
_USUAL, _HEAD = "year-earlier", "the head of its column"


@dataclass(slots=True)
class Row:
    """A row: the noun that it is of, its rank if it is printed, and the numbers behind the noun."""

    noun: Noun
    rank: Numeral | None = None
    cells: list[Numeral] = field(default_factory=list)


class RunOnReader:
    """Reads tables on one line in one language; holds nothing of a text."""

    def __init__(self, language: CharacterLanguage) -> None:
        self._numerals = NumeralReader(language)
        heads = language.cues["heads"]
        self._heads = re.compile(
            "|".join(f"(?P<{name}>{'|'.join(map(re.escape, heads[name]))})" for name in ("change", "share", "count"))
        )
        self._share_measure: str = language.cues["share"]["measure"]

    def read(
        self, text: str, offset: int, nouns: Sequence[Noun], times: Sequence[Time], context: Context
    ) -> list[Draft] | None:
        """The figures of a line that is a table, None for one that is not."""
        rows = list(self._rows(text, offset, nouns))
        if len(rows) < _FEWEST or not self._is_table(text, offset, rows):
            return None
        self._rank(text, offset, rows)
        head = text[: rows[0].noun.start - offset]
        columns = self._columns(head, offset, times, max(len(r.cells) for r in rows))
        when = next((t.period for t in times if t.role == "period" and t.end - offset <= len(head)), context.period)
        told = _Told(offset, when, context)
        drafts: list[Draft] = []
        for row in rows:
            if row.rank is not None:
                drafts.append(self._draft(row, row.rank, Column("rank", unit="rank"), told))
            exact = columns if len(columns) == len(row.cells) else None
            for number, cell in enumerate(row.cells):
                column = exact[number] if exact is not None else self._by_print(cell, times)
                if column is not None and column.kind is not None:
                    drafts.append(self._draft(row, cell, column, told))
        return drafts

    def _rows(self, text: str, offset: int, nouns: Sequence[Noun]) -> Iterator[Row]:
        """Each noun that numbers stand behind, a maker between them passed over."""
        for number, noun in enumerate(nouns):
            end = noun.end - offset
            gap = _GAP.match(text, end)
            at = gap.end() if gap else end
            following = nouns[number + 1] if number + 1 < len(nouns) else None
            if following is not None and following.start - offset == at and following.kind == "maker":
                gap = _GAP.match(text, following.end - offset)
                at = gap.end() if gap else following.end - offset
            if (numbers := _NUMBERS.match(text, at)) is None or (noun.kind == "maker" and number):
                if numbers is None or self._stands_behind(noun, nouns[number - 1], text, offset):
                    continue
            cells = [
                Numeral(at + n.start, at + n.end, n.value, n.decimals, n.plain, n.grouped)
                for n in self._numerals.find(numbers.group())
            ]
            yield Row(noun, None, cells)

    def _stands_behind(self, noun: Noun, last: Noun, text: str, offset: int) -> bool:
        """Whether a maker is only named behind its model."""
        return last.kind == "model" and _GAP.fullmatch(text, last.end - offset, noun.start - offset) is not None

    def _is_table(self, text: str, offset: int, rows: Sequence[Row]) -> bool:
        """Whether nothing but numbers and marks stands between the rows, and most have more than one number."""
        for a, b in pairwise(rows):
            end = a.cells[-1].end if a.cells else a.noun.end - offset
            between = text[end : b.noun.start - offset]
            if any(c.isalpha() for c in between):
                return False
        many = sum(len(r.cells) > 1 for r in rows)
        return many >= _FEWEST - 1

    def _rank(self, text: str, offset: int, rows: Sequence[Row]) -> None:
        """Find the ranks: the digits right in front of each noun that count on from row to row. Where columns ran
        together, they are cut off from the number that they stand behind."""
        before = re.search(r"([0-9]{1,3})[ .|:)]*$", text[: rows[0].noun.start - offset])
        if before is None:
            return
        rank = int(before[1])
        ranks: list[Numeral] = []
        for number, row in enumerate(rows):
            start = row.noun.start - offset
            digits = re.search(rf"{rank + number}[ .|:)]*$", text[:start])
            if digits is None:
                return
            width = len(str(rank + number))
            found = Numeral(digits.start(), digits.start() + width, float(rank + number), 0, True, False)
            ranks.append(found)
        for number, (row, found) in enumerate(zip(rows, ranks, strict=True)):
            row.rank = found
            if number:
                last = rows[number - 1]
                cut = (self._cut(text, cell, found) for cell in last.cells)
                last.cells = [cell for cell in cut if cell is not None]

    def _cut(self, text: str, cell: Numeral, rank: Numeral) -> Numeral | None:
        """A cell without the digits of the rank that it ran into."""
        if cell.end <= rank.start:
            return cell
        if cell.start >= rank.start:
            return None
        read = self._numerals.read(text[cell.start : rank.start].rstrip(".,"))
        return Numeral(cell.start, rank.start, read[0], read[1], True, cell.grouped) if read is not None else None

    def _columns(self, head: str, offset: int, times: Sequence[Time], width: int) -> list[Column]:
        """The columns that the heads in front of the first row name, in order."""
        named: list[tuple[int, Column]] = []
        for t in times:
            if t.role == "comparison" and t.end - offset <= len(head):
                named.append((t.start - offset, Column("ratio", unit="%", relation=t.relation)))
        for m in self._heads.finditer(head):
            if m.lastgroup == "count":
                named.append((m.start(), Column("level")))
            elif m.lastgroup == "share":
                named.append((m.start(), Column("share", self._share_measure, "%")))
            else:
                named.append((m.start(), Column("change", unit="%")))
        columns = [column for _, column in sorted(named, key=lambda n: n[0])]
        return columns if len(columns) == width else []

    def _by_print(self, cell: Numeral, times: Sequence[Time]) -> Column | None:
        """What a number without a head is, by how it is printed: a large whole number is a level, one with decimals a
        percentage of the base that the line names."""
        if cell.decimals == 0 and cell.value >= _LEVEL:
            return Column("level")
        base = next((t for t in times if t.role == "comparison"), None)
        if cell.decimals < 0 and base is not None:
            return Column("ratio", unit="%", relation=base.relation)
        return None

    def _draft(self, row: Row, cell: Numeral, column: Column, told: "_Told") -> Draft:
        draft = Draft(told.offset + cell.start, told.offset + cell.end, 0, 0, 0, 0, cell.value, cell.decimals)
        draft.why = {} if told.context.explained else None
        draft.kind, draft.unit = column.kind, column.unit or told.context.thing
        draft.measure, draft.subject = column.measure or told.context.measure, row.noun.text
        draft.period = told.period
        draft.inferred |= {"measure", "unit"}
        draft.because("kind", _HEAD)
        draft.because("subject", "the noun of its row")
        if column.kind in ("ratio", "change"):
            draft.base = related(column.relation or _USUAL, draft.period)
        return draft


@dataclass(frozen=True, slots=True)
class _Told:
    """What all rows of a table share."""

    offset: int
    period: str | None
    context: Context
