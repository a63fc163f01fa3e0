"""Observations as a linear system over cells.

Every cell is a variable. A level bounds its cell; a factor and a difference bound a cell by another one; what
sums to what (parts of a time, scopes of a market) ties cells together without any figure.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from math import inf, isfinite

from keisu import periods
from keisu.markets import Market
from keisu.model import Cell, Observation
from keisu.series.rules import is_additive, is_signed

_EXACTLY = 1e-9  # relative: two ends nearer than this are the same number in different roundings of the machine


@dataclass(frozen=True, slots=True)
class Row:
    """`low <= sum of coefficient * cell <= high`, from observation `statement`; None for an identity."""

    terms: tuple[tuple[int, float], ...]
    low: float
    high: float
    statement: int | None = None

    @property
    def is_proportional(self) -> bool:
        """Whether cells that satisfy the row still do when all of them are multiplied by the same."""
        return self.low in (0.0, -inf) and self.high in (0.0, inf)


@dataclass(slots=True)
class System:
    """The cells, the statements about one of them, and the rows that tie several.

    `levels[i]` are the numbers of the observations that state a level of cell `i`; `floor[i]` is the least
    value that it can have at all.
    """

    observations: Sequence[Observation]
    cells: list[Cell]
    levels: list[list[int]]
    floor: list[float]
    rows: list[Row]

    def bounds(self, cell: int, dropped: Set[int] = frozenset()) -> tuple[float, float]:
        """The interval that the levels, save those dropped, leave a cell; low > high if they leave none."""
        low, high = self.floor[cell], inf
        for number in self.levels[cell]:
            if number not in dropped:
                low = max(low, self.observations[number].least)
                high = min(high, self.observations[number].greatest)
        if low > high and low - high <= _EXACTLY * max(abs(low), abs(high)):
            low = high = (low + high) / 2
        return low, high


def build(observations: Sequence[Observation], market: Market) -> System:
    """The system that the observations make. Time grows with their number and the identities' length."""
    index: dict[Cell, int] = {}

    def at(cell: Cell) -> int:
        return index.setdefault(cell, len(index))

    levels: defaultdict[int, list[int]] = defaultdict(list)
    below: set[int] = set()
    for number, o in enumerate(observations):
        if o.base is None:
            levels[at(o.cell)].append(number)
            below |= {at(o.cell)} if o.greatest < 0 else set()
    rows: list[Row] = []
    multiplied: set[int] = set()
    for number, o in enumerate(observations):
        if o.base is None:
            continue
        cell, base = at(o.cell), at(o.base)
        if o.relation == "difference":
            rows.append(Row(((cell, 1.0), (base, -1.0)), o.least, o.greatest, number))
            continue
        if below & {cell, base}:
            continue  # a factor of something below nothing would bound it the other way round
        multiplied |= {cell, base}
        if o.least > 0:
            rows.append(Row(((cell, 1.0), (base, -o.least)), 0.0, inf, number))
        if isfinite(o.greatest):
            terms = ((cell, 1.0), (base, -o.greatest)) if o.greatest else ((cell, 1.0),)
            rows.append(Row(terms, -inf, 0.0, number))
    rows += _scope_rows(index, market)
    rows += _time_rows(index, market.fiscal_year_start)
    cells = list(index)
    at_least_nothing = [i in multiplied or not (i in below or is_signed(c.unit)) for i, c in enumerate(cells)]
    floor = [0.0 if at_least else -inf for at_least in at_least_nothing]
    return System(observations, cells, [levels[i] for i in range(len(cells))], floor, rows)


def _scope_rows(index: dict[Cell, int], market: Market) -> list[Row]:
    """Whole = parts, wherever at most one of these cells is without a statement; that one is added."""
    rows = []
    for identity in market.identities:
        ids = [f"scope:{s}" for s in (identity.whole, *identity.parts)]
        places = dict.fromkeys(
            (c.measure, c.unit, c.period, c.place) for c in index if c.subject in ids and is_additive(c.measure, c.unit)
        )
        for measure, unit, period, place in places:
            scopes = (identity.whole, *identity.parts)
            cells = [Cell(id, measure, unit, period, place, s) for id, s in zip(ids, scopes, strict=True)]
            if sum(c not in index for c in cells) > 1:
                continue
            numbers = [index.setdefault(c, len(index)) for c in cells]
            rows.append(Row(tuple((n, 1.0 if i == 0 else -1.0) for i, n in enumerate(numbers)), 0.0, 0.0))
    return rows


def _time_rows(index: dict[Cell, int], fiscal_start: int | None) -> list[Row]:
    """One row for every period that others make up, added or taken away ("to November" less "to October").

    The periods of a subject are the edges of a graph whose nodes are the days they begin and end at. Shorter
    ones come first; one whose ends are already joined closes a circle, and the way round it is its sum.
    Fiscal years are left out where it is not known when they begin.
    """
    groups: defaultdict[tuple[object, ...], list[tuple[int, int, int, int]]] = defaultdict(list)
    for cell, number in index.items():
        known = fiscal_start is not None or "FY" not in cell.period
        if known and is_additive(cell.measure, cell.unit):
            first, last = periods.days(cell.period, fiscal_start or 1)
            start, end = first.toordinal(), last.toordinal() + 1
            group = (cell.subject, cell.measure, cell.unit, cell.place, cell.scope)
            groups[group].append((end - start, start, end, number))
    rows = []
    for edges in groups.values():
        forest = _Forest()
        for _, start, end, number in sorted(edges):
            if (way := forest.way(start, end)) is None:
                forest.join(start, end, number)
            else:
                rows.append(Row(((number, 1.0), *((n, -sign) for n, sign in way)), 0.0, 0.0))
    return rows


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


def components(system: System, apart: Iterable[int] = ()) -> list[tuple[list[int], list[Row]]]:
    """The parts of the system that have no cell in common, as (cells, rows); cells without rows are left out.

    Cells in `apart` (whose values are fixed) do not hold parts together and may be in several.
    """
    fixed = set(apart)
    parent = list(range(len(system.cells)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for row in system.rows:
        free = [i for i, _ in row.terms if i not in fixed]
        for i in free[1:]:
            parent[find(i)] = find(free[0])
    rows: defaultdict[int, list[Row]] = defaultdict(list)
    for row in system.rows:
        anchor = next((i for i, _ in row.terms if i not in fixed), None)
        if anchor is not None:
            rows[find(anchor)].append(row)
    return [(sorted({i for row in group for i, _ in row.terms}), group) for group in rows.values()]
