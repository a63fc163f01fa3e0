"""What value of a doubted claim would agree with all others."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from math import inf, isfinite

from keisu.series.claims import System
from keisu.series.narrowing import Narrowing, Reasons

_REACH = 2  # rows from the claim's own cells to the farthest that are looked at
_MOST_ROWS = 80


@dataclass(frozen=True, slots=True)
class Agreeing:
    """The interval in which what a claim says would agree with the others: a value, a factor or a difference.

    `miss` is how far the claim lies outside, relative to the value that it says. `others` is the support of the
    claims that the interval rests on, the weaker of its ends.
    """

    low: float
    high: float
    miss: float
    others: float
    claims: frozenset[int] = frozenset()

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are known."""
        return isfinite(self.low) and isfinite(self.high) and self.low <= self.high

    @property
    def width(self) -> float:
        """The width relative to the value, infinite if there is no bound."""
        size = max(abs(self.low), abs(self.high))
        return (self.high - self.low) / size if self.is_bounded and size else inf


def agreeing(system: System, dropped: Set[int], claim: int, sets: Sequence[Reasons]) -> Agreeing:
    """What all claims but those `dropped` and this one leave to what it says.

    The rows of the contradictions `sets` that it is part of are used, and those near by. Rows that are farther away
    than a few are left out: the interval can only be wider for that.
    """
    said = system.claims[claim]
    dropped = {*dropped, claim}
    cells: dict[int, None] = dict.fromkeys(system.cells_of(claim))
    rows: dict[int, None] = {}
    for reason in (r for reasons in sets for r in reasons):
        if reason >= 0:
            cells.update(dict.fromkeys(system.cells_of(reason)))
            rows.update(
                (n, None) for n in system.touching[system.claims[reason].cell] if system.rows[n].claim == reason
            )
        else:
            rows[~reason] = None
            cells.update(dict.fromkeys(system.rows[~reason].cells))
    edge = list(system.cells_of(claim))
    for _ in range(_REACH):
        reached: list[int] = []
        for cell in edge:
            for number in system.touching[cell][:_MOST_ROWS]:
                row = system.rows[number]
                if number in rows or row.claim in dropped or len(rows) >= _MOST_ROWS:
                    continue
                rows[number] = None
                reached += [i for i in row.cells if i not in cells]
                cells.update(dict.fromkeys(row.cells))
        edge = reached
    narrowing = Narrowing(system, dropped)
    narrowing.run(cells, list(rows))
    if narrowing.conflict is not None:
        return Agreeing(-inf, inf, 0.0, 0.0)
    low, high = narrowing.low, narrowing.high
    claims: list[int] = []
    reasons = narrowing.low_why[said.cell] | narrowing.high_why[said.cell]
    if said.base < 0:
        least, greatest = low[said.cell], high[said.cell]
    else:
        reasons |= narrowing.low_why[said.base] | narrowing.high_why[said.base]
        least, greatest = _between(said.relation, low[said.cell], high[said.cell], low[said.base], high[said.base])
        for other in _between_the_same(system, claim, dropped):
            other_low, other_high = system.claims[other].between(said.cell)
            if other_low > least or other_high < greatest:
                least, greatest = max(least, other_low), min(greatest, other_high)
                claims.append(other)
    claims += [r for r in reasons if r >= 0]
    others = min((system.claims[c].support for c in claims), default=0.0)
    return Agreeing(least, greatest, _miss(said.low, said.high, least, greatest), others, frozenset(claims))


def _between_the_same(system: System, claim: int, dropped: Set[int]) -> Iterator[int]:
    """The other claims of one relation between the cells of a claim."""
    said = system.claims[claim]
    for number in system.touching[said.cell]:
        row = system.rows[number]
        if row.claim >= 0 and row.claim not in dropped and set(row.cells) == {said.cell, said.base}:
            if system.claims[row.claim].relation == said.relation:
                yield row.claim


def _between(relation: str, low: float, high: float, base_low: float, base_high: float) -> tuple[float, float]:
    if relation == "difference":
        return low - base_high, high - base_low
    least = low / base_high if base_high > 0 else 0.0
    return least, high / base_low if base_low > 0 else inf


def _miss(low: float, high: float, least: float, greatest: float) -> float:
    gap, size = (low - greatest, abs(low)) if low > greatest else (least - high, abs(high))
    if gap <= 0:
        return 0.0
    return gap / max(size, abs(least) if isfinite(least) else 0.0, 1e-12)
