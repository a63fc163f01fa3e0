"""Intervals of cells, narrowed row by row until nothing changes: bound propagation, with the reasons of every bound.

Where the rows make no circle, what remains is exactly what the claims allow; where they do, it is no less than that
(`keisu.series.solve` then asks the solver).
"""

from collections import deque
from collections.abc import Iterable, Sequence, Set
from math import inf

from keisu.series.claims import EXACTLY, Row, System

Reasons = frozenset[int]
"""What a bound rests on: numbers of claims, and for a row that is a sum the number of the row as ``~row``."""

_NONE: Reasons = frozenset()
_MOST_VISITS = 40  # of one row: on a circle the bounds may creep for ever
_WORTH = 1e-7  # relative: a bound that is moved by less is not handed on


class Narrowing:
    """The intervals that some claims and sums leave some cells.

    `low` and `high` are by cell; `low_why` and `high_why` the reasons. `conflict` holds the reasons that exclude each
    other once an interval has become empty, and is None as long as none has. `crept` says that the work was cut off.
    """

    def __init__(self, system: System, dropped: Set[int] = frozenset(), only: Set[int] | None = None) -> None:
        self._system, self._dropped, self._only = system, dropped, only
        self.low: dict[int, float] = {}
        self.high: dict[int, float] = {}
        self.low_why: dict[int, Reasons] = {}
        self.high_why: dict[int, Reasons] = {}
        self.conflict: Reasons | None = None
        self.crept = False

    def run(self, cells: Iterable[int], rows: Sequence[int]) -> None:
        """Start from the levels of the cells and narrow them by the rows, which speak of no other cells."""
        for cell in cells:
            self._start(cell)
            if self.conflict is not None:
                return
        queue = deque(rows)
        waiting = set(rows)
        visits: dict[int, int] = {}
        known = set(rows)
        while queue:
            number = queue.popleft()
            waiting.discard(number)
            visits[number] = visits.get(number, 0) + 1
            if visits[number] > _MOST_VISITS:
                self.crept = True
                continue
            for cell in self._apply(number):
                if self.conflict is not None:
                    return
                for other in self._system.touching[cell]:
                    if other != number and other in known and other not in waiting:
                        waiting.add(other)
                        queue.append(other)
            if self.conflict is not None:
                return

    def _speaks(self, claim: int) -> bool:
        return claim not in self._dropped and (self._only is None or claim in self._only)

    def _start(self, cell: int) -> None:
        system = self._system
        low, high, low_why, high_why = system.floor[cell], inf, _NONE, _NONE
        for number in system.levels[cell]:
            if self._speaks(number):
                claim = system.claims[number]
                if claim.low > low:
                    low, low_why = claim.low, frozenset((number,))
                if claim.high < high:
                    high, high_why = claim.high, frozenset((number,))
        self.low[cell], self.high[cell] = low, high
        self.low_why[cell], self.high_why[cell] = low_why, high_why
        self._check(cell)

    def _check(self, cell: int) -> None:
        low, high = self.low[cell], self.high[cell]
        if low > high:
            if low - high > EXACTLY * max(abs(low), abs(high)):
                self.conflict = self.low_why[cell] | self.high_why[cell]
            else:
                self.low[cell] = self.high[cell] = (low + high) / 2

    def _apply(self, number: int) -> list[int]:
        row = self._system.rows[number]
        if row.claim < 0:
            return self._add_up(row, ~number)
        if not self._speaks(row.claim):
            return []
        claim = self._system.claims[row.claim]
        cell, base = row.cells
        low, high = self.low, self.high
        why = row.claim
        if claim.relation == "difference":
            return [
                *self._raise(cell, low[base] + claim.low, self.low_why[base], why),
                *self._lower(cell, high[base] + claim.high, self.high_why[base], why),
                *self._raise(base, low[cell] - claim.high, self.low_why[cell], why),
                *self._lower(base, high[cell] - claim.low, self.high_why[cell], why),
            ]
        moved = []
        if claim.low > 0:
            moved += self._raise(cell, low[base] * claim.low, self.low_why[base], why)
            moved += self._lower(base, high[cell] / claim.low, self.high_why[cell], why)
        if claim.high < inf:
            moved += self._lower(cell, high[base] * claim.high if claim.high else 0.0, self.high_why[base], why)
            if claim.high > 0:
                moved += self._raise(base, low[cell] / claim.high, self.low_why[cell], why)
        return moved

    def _add_up(self, row: Row, why: int) -> list[int]:
        """Each cell of a sum lies within what the others leave. Time grows with the number of cells."""
        signed = list(zip(row.cells, row.signs, strict=True))
        least = _Total(-inf, (self._least(i, sign) for i, sign in signed))
        greatest = _Total(inf, (self._greatest(i, sign) for i, sign in signed))
        moved: list[int] = []
        for k, (cell, sign) in enumerate(signed):
            low, high = self._least(cell, sign), self._greatest(cell, sign)
            above, below = -least.without(low), -greatest.without(high)
            if sign < 0:
                below, above = -above, -below
            raised = self._raises(cell, below) and self._raise(cell, below, self._others(row, k, lower=True), why)
            lowered = self._lowers(cell, above) and self._lower(cell, above, self._others(row, k, lower=False), why)
            if raised or lowered:
                moved.append(cell)
                least.replace(low, self._least(cell, sign))
                greatest.replace(high, self._greatest(cell, sign))
        return moved

    def _least(self, cell: int, sign: float) -> float:
        return self.low[cell] if sign > 0 else -self.high[cell]

    def _greatest(self, cell: int, sign: float) -> float:
        return self.high[cell] if sign > 0 else -self.low[cell]

    def _others(self, row: Row, own: int, *, lower: bool) -> Reasons:
        """What the bound rests on that the other cells of a sum give to one."""
        made: set[int] = set()
        for j, (cell, sign) in enumerate(zip(row.cells, row.signs, strict=True)):
            if j != own:
                same = sign * row.signs[own] < 0
                made |= self.low_why[cell] if same == lower else self.high_why[cell]
        return frozenset(made)

    def _raises(self, cell: int, low: float) -> bool:
        """Whether a lower end is worth handing on."""
        old = self.low[cell]
        if low == -inf or low != low or low <= old:
            return False
        return old == -inf or low - old > _WORTH * abs(low) * self._slack(cell, low)

    def _lowers(self, cell: int, high: float) -> bool:
        """Whether an upper end is worth handing on."""
        old = self.high[cell]
        if high == inf or high != high or high >= old:
            return False
        return old == inf or old - high > _WORTH * abs(high) * self._slack(cell, high)

    def _raise(self, cell: int, low: float, reasons: Reasons, why: int) -> list[int]:
        if not self._raises(cell, low):
            return []
        self.low[cell], self.low_why[cell] = low, reasons | {why}
        self._check(cell)
        return [cell]

    def _lower(self, cell: int, high: float, reasons: Reasons, why: int) -> list[int]:
        if not self._lowers(cell, high):
            return []
        self.high[cell], self.high_why[cell] = high, reasons | {why}
        self._check(cell)
        return [cell]

    def _slack(self, cell: int, end: float) -> float:
        """0 where the new end would make the interval empty, so that no conflict is lost; else 1."""
        return 0.0 if end > self.high[cell] or end < self.low[cell] else 1.0


class _Total:
    """The sum of some ends, of which those that are `open` (infinite) are counted apart."""

    def __init__(self, open_end: float, ends: Iterable[float]) -> None:
        self._open_end, self._sum, self._open = open_end, 0.0, 0
        for end in ends:
            self._add(end, 1)

    def without(self, end: float) -> float:
        """The sum of all but one of the ends."""
        if self._open - (end == self._open_end):
            return self._open_end
        return self._sum if end == self._open_end else self._sum - end

    def replace(self, old: float, new: float) -> None:
        """One end becomes another."""
        self._add(old, -1)
        self._add(new, 1)

    def _add(self, end: float, times: int) -> None:
        if end == self._open_end:
            self._open += times
        else:
            self._sum += times * end
