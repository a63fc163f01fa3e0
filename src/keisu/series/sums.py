"""What sums to what: parts of a time, scopes of a market. Rows over cells that no page needs to state."""

from collections import defaultdict

from keisu import periods
from keisu.markets import Market
from keisu.model import Cell
from keisu.series.rules import is_additive

Sum = tuple[tuple[int, ...], tuple[float, ...]]
"""Numbers of cells and a sign for each: the sum of sign * cell is 0; the first is the whole."""


def sums(index: dict[Cell, int], market: Market) -> list[Sum]:
    """All sums over the cells in `index`; a cell that one of them needs is added to it.

    Time grows with the number of cells and the length of the sums.
    """
    return [*_scope_sums(index, market), *_time_sums(index, market.fiscal_year_start)]


def _scope_sums(index: dict[Cell, int], market: Market) -> list[Sum]:
    """Whole = parts, wherever at most one of these cells is without a statement; that one is added."""
    made: list[Sum] = []
    for identity in market.identities:
        scopes = (identity.whole, *identity.parts)
        ids = [f"scope:{s}" for s in scopes]
        places = dict.fromkeys(
            (c.measure, c.unit, c.period, c.place) for c in index if c.subject in ids and is_additive(c.measure, c.unit)
        )
        for measure, unit, period, place in places:
            cells = [Cell(id, measure, unit, period, place, s) for id, s in zip(ids, scopes, strict=True)]
            if sum(c not in index for c in cells) <= 1:
                numbers = tuple(index.setdefault(c, len(index)) for c in cells)
                made.append((numbers, (1.0, *(-1.0 for _ in identity.parts))))
    return made


def _time_sums(index: dict[Cell, int], fiscal_start: int | None) -> list[Sum]:
    """One sum for every period that others make up, added or taken away ("to November" less "to October").

    The periods of a subject are the edges of a graph whose nodes are the days they begin and end at. Shorter
    ones come first; one whose ends are already joined closes a circle, and the way round it is its sum.
    Fiscal years are left out where it is not known when they begin.
    """
    groups: defaultdict[tuple[object, ...], list[tuple[int, int, int, int]]] = defaultdict(list)
    ends: dict[str, tuple[int, int]] = {}
    for cell, number in index.items():
        known = fiscal_start is not None or "FY" not in cell.period
        if known and is_additive(cell.measure, cell.unit):
            if (days := ends.get(cell.period)) is None:
                first, last = periods.days(cell.period, fiscal_start or 1)
                days = ends[cell.period] = (first.toordinal(), last.toordinal() + 1)
            start, end = days
            group = (cell.subject, cell.measure, cell.unit, cell.place, cell.scope)
            groups[group].append((end - start, start, end, number))
    made: list[Sum] = []
    for edges in groups.values():
        if len(edges) < 2:
            continue
        forest = _Forest()
        for _, start, end, number in sorted(edges):
            if (way := forest.way(start, end)) is None:
                forest.join(start, end, number)
            else:
                made.append(((number, *(n for n, _ in way)), (1.0, *(-sign for _, sign in way))))
    return made


class _Forest:
    """Days joined by periods, without circles."""

    def __init__(self) -> None:
        self._next: defaultdict[int, list[tuple[int, int, float]]] = defaultdict(list)
        self._root: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}

    def join(self, start: int, end: int, number: int) -> None:
        """Join two days by a period; they must not be joined yet."""
        self._next[start].append((end, number, 1.0))
        self._next[end].append((start, number, -1.0))
        a, b = self._find(start), self._find(end)
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        for day in self._members[b]:
            self._root[day] = a
        self._members[a] += self._members.pop(b)

    def way(self, start: int, end: int) -> list[tuple[int, float]] | None:
        """The periods that lead from one day to another, +1 forward and -1 backward; None if none do."""
        if self._find(start) != self._find(end):
            return None
        came: dict[int, tuple[int, int, float]] = {start: (start, -1, 0.0)}
        queue = [start]
        for day in queue:
            if day == end:
                break
            for other, number, sign in self._next[day]:
                if other not in came:
                    came[other] = (day, number, sign)
                    queue.append(other)
        way = []
        while end != start:
            end, number, sign = came[end]
            way.append((number, sign))
        return way

    def _find(self, day: int) -> int:
        if day not in self._root:
            self._root[day] = day
            self._members[day] = [day]
        return self._root[day]
