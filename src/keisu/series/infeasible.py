"""Irreducible infeasible sets: what narrowing found, reduced, and what only the solver finds, where rows make circles.

There every claim is allowed to give way at a cost. The claims that the cheapest solution rests on (those with a dual
value) contain a contradiction, and a deletion filter leaves one from which nothing can be taken. HiGHS has a search
of its own for such sets, but it works on bounds: a level stands there in the place of its cell's floor, and is named
even where the floor alone would do.
"""

from collections.abc import Sequence
from math import inf, isfinite

from keisu.errors import SolverError
from keisu.series.claims import System
from keisu.series.narrowing import Narrowing, Reasons
from keisu.series.program import Program
from keisu.series.solve import USED, Inequality, Part, inequalities


def infeasible_set(part: Part) -> Reasons:
    """Reasons of an inconsistent part that exclude each other, none of which could be left out.

    Raises SolverError if the solver gives no answer.
    """
    claims = _irreducible(part, _core(part))
    return frozenset((*claims, *(row.reason for row in _needed(_only(part, claims)))))


def _core(part: Part) -> list[int]:
    """The claims that the cheapest way of giving way rests on."""
    system = part.system
    program = Program()
    columns = [program.column(system.floor[c] / s, inf) for c, s in zip(part.cells, part.scale, strict=True)]
    stating: dict[int, int] = {}

    def give_way(claim: int, low: float, high: float) -> list[tuple[int, float]]:
        cost = system.claims[claim].support
        ends = ((1.0, low), (-1.0, high))
        return [(program.column(0.0, inf, cost), sign) for sign, end in ends if isfinite(end)]

    for column, cell, scale in zip(columns, part.cells, part.scale, strict=True):
        for number in system.levels[cell]:
            if number not in part.dropped:
                claim = system.claims[number]
                low, high = claim.low / scale, claim.high / scale
                stating[program.row([(column, 1.0), *give_way(number, low, high)], low, high)] = number
    for row in part.rows:
        terms, low, high = part.scaled(row)
        if row.reason < 0:
            program.row(terms, low, high)
        else:
            stating[program.row([*terms, *give_way(row.reason, low, high)], low, high)] = row.reason
    solved = program.load()
    if not solved.solve():
        raise SolverError("the solver found no way in which the statements could give way")
    duals = list(solved.highs.getSolution().row_dual)
    return sorted({stating[i] for i, dual in enumerate(duals) if i in stating and abs(dual) > USED})


def _irreducible(part: Part, core: Sequence[int]) -> list[int]:
    """Claims of `core` (of all, should the core be consistent) that only together contradict."""
    kept = list(core) if core and not _only(part, core).is_consistent() else part.statements
    for claim in reversed(kept):
        rest = [n for n in kept if n != claim]
        if not _only(part, rest).is_consistent():
            kept = rest
    return kept


def _only(part: Part, claims: Sequence[int]) -> Part:
    """The part with no other claims than these, and the cells that they and the sums speak of."""
    wanted = set(claims)
    rows = [row for row in part.rows if row.reason < 0 or row.reason in wanted]
    cells = {cell for row in rows for cell, _ in row.terms}
    cells |= {cell for cell in part.cells if not wanted.isdisjoint(part.system.levels[cell])}
    return Part(part.system, sorted(cells), rows, part.dropped | (set(part.statements) - wanted))


def _needed(part: Part) -> list[Inequality]:
    """The sums of an inconsistent part without which it would not be."""
    rows = part.rows
    for row in [row for row in rows if row.reason < 0]:
        rest = [other for other in rows if other is not row]
        if not Part(part.system, part.cells, rest, part.dropped).is_consistent():
            rows = rest
    return [row for row in rows if row.reason < 0]


def irreducible(system: System, reasons: Reasons) -> Reasons:
    """Reasons that exclude each other and none of which can be left out, from some that exclude each other.

    A deletion filter: claims first, the latest first, then sums.
    """
    claims = [r for r in reasons if r >= 0]
    sums = [~r for r in reasons if r < 0]
    order = sorted(claims, key=lambda n: -system.claims[n].numbers[0])
    for claim in order:
        if claim in claims:
            if (found := _conflict(system, [c for c in claims if c != claim], sums)) is not None:
                claims = [r for r in found if r >= 0]
                sums = [~r for r in found if r < 0]
    for number in list(sums):
        rest = [n for n in sums if n != number]
        if _conflict(system, claims, rest) is not None:
            sums = rest
    return frozenset((*claims, *(~n for n in sums)))


def _conflict(system: System, claims: Sequence[int], sums: Sequence[int]) -> Reasons | None:
    """The reasons why these claims and sums alone exclude each other, None if they do not."""
    wanted = set(claims)
    rows = list(sums)
    cells: dict[int, None] = {}
    for number in claims:
        for cell in system.cells_of(number):
            cells[cell] = None
    for number in sums:
        cells.update(dict.fromkeys(system.rows[number].cells))
    for cell in cells:
        rows += [n for n in system.touching[cell] if system.rows[n].claim in wanted]
    rows = list(dict.fromkeys(rows))
    narrowing = Narrowing(system, only=wanted)
    narrowing.run(cells, rows)
    if narrowing.conflict is None and narrowing.crept:
        dropped = {n for cell in cells for n in system.levels[cell]} - wanted
        if not Part(system, list(cells), inequalities(system, rows), dropped).is_consistent():
            return frozenset((*claims, *(~n for n in sums)))
    return narrowing.conflict
