"""The least and the greatest values that the statements of a part of a system allow.

Each cell is scaled by its own magnitude, so that one tolerance fits a market of millions and a model of
hundreds: two statements disagree if they do by more than TOLERANCE of the values in question.
"""

from collections import defaultdict, deque
from collections.abc import Sequence, Set
from dataclasses import dataclass
from math import isfinite

from keisu.series.claims import Row, System, linear
from keisu.series.narrowing import Reasons
from keisu.series.program import TOLERANCE, Loaded, Program

USED = 1e-7
"""A dual value or a slack smaller than this is none."""

_BEYOND = 1e6  # a value this many times the size of its cell is no bound


@dataclass(frozen=True, slots=True)
class Extreme:
    """The least or greatest value of a cell and the reasons that alone make it so."""

    value: float
    because: Reasons


@dataclass(frozen=True, slots=True)
class Inequality:
    """`low <= sum of coefficient * cell <= high`, for a reason."""

    terms: tuple[tuple[int, float], ...]
    low: float
    high: float
    reason: int


def inequalities(system: System, rows: Sequence[int], dropped: Set[int] = frozenset()) -> list[Inequality]:
    """Rows of a system, by number, without those of claims that were dropped."""
    made = []
    for number in rows:
        row: Row = system.rows[number]
        if row.claim not in dropped:
            reason = row.claim if row.claim >= 0 else ~number
            made += [Inequality(terms, low, high, reason) for terms, low, high in linear(row, system)]
    return made


class Part:
    """A part of a system without the claims that were dropped, ready to be asked.

    `cells` are the numbers of its cells, `rows` its inequalities, `scale` the size of each cell.
    """

    def __init__(
        self, system: System, cells: Sequence[int], rows: Sequence[Inequality], dropped: Set[int] = frozenset()
    ) -> None:
        self.system = system
        self.dropped = dropped
        self.cells = list(cells)
        self.rows = [row for row in rows if row.reason not in dropped]
        self._column = {cell: j for j, cell in enumerate(cells)}
        self._bounds = [system.bounds(cell, dropped) for cell in cells]
        self.scale = _magnitudes(self._bounds, [self._columns(row) for row in self.rows])
        self._program: Loaded | None = None

    @property
    def statements(self) -> list[int]:
        """The claims that are left, levels and relations, in order and each once."""
        levels = [n for cell in self.cells for n in self.system.levels[cell] if n not in self.dropped]
        return sorted({*levels, *(row.reason for row in self.rows if row.reason >= 0)})

    def is_consistent(self) -> bool:
        """Whether values exist that satisfy every statement."""
        return all(low <= high for low, high in self._bounds) and self._loaded().solve()

    def least(self, cell: int) -> Extreme | None:
        """The least value of a cell that the statements allow, None if there is no least."""
        return self._extreme(self._column[cell], 1.0)

    def greatest(self, cell: int) -> Extreme | None:
        """The greatest value of a cell that the statements allow, None if there is no greatest."""
        return self._extreme(self._column[cell], -1.0)

    def scaled(self, row: Inequality) -> tuple[list[tuple[int, float]], float, float]:
        """A row over the scaled columns, its largest coefficient made 1."""
        terms = [(j, factor * self.scale[j]) for j, factor in self._columns(row)]
        size = max(abs(factor) for _, factor in terms)
        return [(j, factor / size) for j, factor in terms], row.low / size, row.high / size

    def _columns(self, row: Inequality) -> list[tuple[int, float]]:
        return [(self._column[cell], factor) for cell, factor in row.terms]

    def _scaled_bounds(self, column: int) -> tuple[float, float]:
        low, high = self._bounds[column]
        return low / self.scale[column], high / self.scale[column]

    def _loaded(self) -> Loaded:
        if self._program is None:
            program = Program()
            for j in range(len(self.cells)):
                program.column(*self._scaled_bounds(j))
            for row in self.rows:
                program.row(*self.scaled(row))
            self._program = program.load()
        return self._program

    def _extreme(self, column: int, cost: float) -> Extreme | None:
        """The extreme of a column, kept within _BEYOND while it is asked for so that there always is one."""
        program = self._loaded()
        low, high = self._scaled_bounds(column)
        program.highs.changeColBounds(column, max(low, -_BEYOND), min(high, _BEYOND))
        program.highs.changeColCost(column, cost)
        extreme = None
        if program.solve():
            value = cost * program.highs.getInfo().objective_function_value
            if abs(value) < _BEYOND / 2:
                extreme = Extreme(_tidy(value * self.scale[column]), self._because(program))
        program.highs.changeColBounds(column, low, high)
        program.highs.changeColCost(column, 0.0)
        return extreme

    def _because(self, program: Loaded) -> Reasons:
        """The reasons with a dual value: the optimum follows from these alone."""
        solution = program.highs.getSolution()
        found: set[int] = set()
        for row, dual in zip(self.rows, solution.row_dual, strict=True):
            if abs(dual) > USED:
                found.add(row.reason)
        for j, dual in enumerate(solution.col_dual):
            if abs(dual) > USED:
                found |= self._stating(j, lower=dual > 0)
        return frozenset(found)

    def _stating(self, column: int, *, lower: bool) -> set[int]:
        """The claim whose level makes one bound of a column, the first of those that say the same."""
        low, high = self._bounds[column]
        numbers = [n for n in self.system.levels[self.cells[column]] if n not in self.dropped]
        claims = self.system.claims
        if lower:
            return set([n for n in numbers if claims[n].low >= low - TOLERANCE * abs(low)][:1])
        return set([n for n in numbers if claims[n].high <= high + TOLERANCE * abs(high)][:1])


def _magnitudes(bounds: Sequence[tuple[float, float]], rows: Sequence[list[tuple[int, float]]]) -> list[float]:
    """A typical size for each column: from its bounds, else from the nearest column that a row ties to it."""
    sizes: list[float | None] = [_size(low, high) for low, high in bounds]
    ties: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for terms in rows:
        if len(terms) == 2:
            (a, ca), (b, cb) = terms
            ties[a].append((b, abs(ca / cb)))
            ties[b].append((a, abs(cb / ca)))
        else:
            first = terms[0][0]
            for other, _ in terms[1:]:
                ties[first].append((other, 1.0))
                ties[other].append((first, 1.0))
    queue = deque(j for j, size in enumerate(sizes) if size is not None)
    while queue:
        j = queue.popleft()
        for other, ratio in ties[j]:
            if sizes[other] is None:
                sizes[other] = (sizes[j] or 1.0) * min(max(ratio, 1e-3), 1e3)
                queue.append(other)
    return [size or 1.0 for size in sizes]


def _size(low: float, high: float) -> float | None:
    ends = [abs(end) for end in (low, high) if isfinite(end) and end]
    return max(ends) if ends else None


def _tidy(value: float) -> float:
    """A whole number that the solver missed by its own rounding is that whole number."""
    whole = round(value)
    return float(whole) if abs(value - whole) <= TOLERANCE * max(1.0, abs(value)) else value
