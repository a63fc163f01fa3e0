"""Why the statements of a part cannot all be true, and which of them costs the least to give up.

Every statement is allowed to give way at a cost. The statements that the cheapest solution rests on (those
with a dual value) contain a contradiction, and a deletion filter leaves one from which nothing can be taken.
HiGHS has a search of its own for such sets, but it works on bounds: a level stands there in the place of its
cell's floor, and is named even where the floor alone would do.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf, isfinite

from keisu.errors import SolverError
from keisu.series.constraints import Row
from keisu.series.program import Program
from keisu.series.solve import USED, Part

_LEVEL_COST, _RELATION_COST = 1.0, 0.75


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Observations that cannot all be true, none of which could be left out, and the identities used.

    `cheapest` is the one of them to give up.
    """

    statements: tuple[int, ...]
    identities: tuple[Row, ...]
    cheapest: int


def contradiction(part: Part, support: Mapping[int, int]) -> Contradiction:
    """One contradiction of an inconsistent part.

    The cheapest of its statements is the one that must give way most in the cheapest correction of the whole
    part, where giving way costs its amount relative to the value in question, times the number of pages in
    `support` that state it; changes are a little cheaper than levels, and of equals the last is given up.
    """
    amounts, core = _correction(part, support)
    statements = _irreducible(part, core)
    identities = _needed(_only(part, statements))
    cheapest = max(statements, key=lambda n: (amounts.get(n, 0.0), n))
    return Contradiction(tuple(statements), tuple(identities), cheapest)


def _correction(part: Part, support: Mapping[int, int]) -> tuple[dict[int, float], list[int]]:
    """How far each statement gives way in the cheapest correction, and the statements it rests on."""
    system = part.system
    program = Program()
    columns = [program.column(system.floor[c] / s, inf) for c, s in zip(part.cells, part.scale, strict=True)]
    slacks: list[tuple[int, int]] = []
    stating: dict[int, int] = {}

    def give_way(statement: int, cost: float, low: float, high: float) -> list[tuple[int, float]]:
        terms = []
        for sign, end in ((1.0, low), (-1.0, high)):
            if isfinite(end):
                slack = program.column(0.0, inf, cost * support.get(statement, 1))
                slacks.append((statement, slack))
                terms.append((slack, sign))
        return terms

    for column, cell, scale in zip(columns, part.cells, part.scale, strict=True):
        for number in system.levels[cell]:
            if number not in part.dropped:
                o = system.observations[number]
                low, high = o.least / scale, o.greatest / scale
                terms = [(column, 1.0), *give_way(number, _LEVEL_COST, low, high)]
                stating[program.row(terms, low, high)] = number
    for row in part.rows:
        terms, low, high = part.scaled(row)
        if row.statement is None:
            program.row(terms, low, high)
        else:
            terms += give_way(row.statement, _RELATION_COST, low, high)
            stating[program.row(terms, low, high)] = row.statement
    solved = program.load()
    if not solved.solve():
        raise SolverError("the solver found no way in which the statements could give way")
    solution = solved.highs.getSolution()
    values, duals = list(solution.col_value), list(solution.row_dual)  # each access copies them all
    amounts: defaultdict[int, float] = defaultdict(float)
    for statement, slack in slacks:
        if values[slack] > USED:
            amounts[statement] += values[slack]
    core = {stating[i] for i, dual in enumerate(duals) if i in stating and abs(dual) > USED}
    return dict(amounts), sorted(core)


def _irreducible(part: Part, core: Sequence[int]) -> list[int]:
    """Statements of `core` (of all, should the core be consistent) that only together contradict."""
    kept = list(core) if core and not _only(part, core).is_consistent() else part.statements
    for statement in reversed(kept):
        rest = [n for n in kept if n != statement]
        if not _only(part, rest).is_consistent():
            kept = rest
    return kept


def _only(part: Part, statements: Sequence[int]) -> Part:
    """The part with no other statements than these, and the cells that they and the identities speak of."""
    wanted = set(statements)
    rows = [row for row in part.rows if row.statement is None or row.statement in wanted]
    cells = {cell for row in rows for cell, _ in row.terms}
    cells |= {cell for cell in part.cells if not wanted.isdisjoint(part.system.levels[cell])}
    return Part(part.system, sorted(cells), rows, part.dropped | (set(part.statements) - wanted))


def _needed(part: Part) -> list[Row]:
    """The identities of an inconsistent part without which it would not be."""
    rows = part.rows
    for identity in [row for row in rows if row.statement is None]:
        rest = [row for row in rows if row is not identity]
        if not Part(part.system, part.cells, rest, part.dropped).is_consistent():
            rows = rest
    return [row for row in rows if row.statement is None]
