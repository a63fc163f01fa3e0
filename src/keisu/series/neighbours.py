"""The cells beside a cell: the same line in other periods, other scopes and other subjects in the same period."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from keisu import periods
from keisu.model import Cell, Observation
from keisu.series import printed
from keisu.series.claims import EXACTLY, System
from keisu.series.lines import Line, line_of
from keisu.series.settling import Settlement
from keisu.vocabulary import FindingKind

Where = tuple[FindingKind, str]
"""The kind of slip by which a number came from another cell, and that cell in words."""

_STEPS = ((-1, 0), (0, -1), (-2, 0), (1, 0), (0, 1), (0, -12), (0, -3))  # years and steps from a period to another base


class Neighbours:
    """The cells of a settled system, found by line and by period."""

    def __init__(self, system: System, made: Settlement, name: Callable[[Cell], str]) -> None:
        self._system, self._made, self._name = system, made, name
        self._lines: defaultdict[tuple[Line, str], list[int]] = defaultdict(list)
        self._periods: defaultdict[tuple[str, str, str, str | None], list[int]] = defaultdict(list)
        self._numbers: dict[Cell, int] = {}
        for number, cell in enumerate(system.cells):
            self._numbers[cell] = number
            self._lines[line_of(cell), cell.unit].append(number)
            self._periods[cell.measure, cell.unit, cell.period, cell.place].append(number)

    def with_value(self, cell: Cell, value: float, claim: int) -> Where | None:
        """Another cell whose value is exactly this one, so that it was filed under the wrong label."""
        for number in self._periods[cell.measure, cell.unit, cell.period, cell.place]:
            other = self._system.cells[number]
            if other.subject != cell.subject and self._is(number, value, claim):
                both = cell.subject.startswith("scope:") and other.subject.startswith("scope:")
                return ("scope" if both else "digits"), f"{self._name(other)} in {other.period}"
        for number in self._lines[line_of(cell), cell.unit]:
            other = self._system.cells[number]
            if not periods.same(other.period, cell.period) and self._is(number, value, claim):
                return "period", f"{self._name(other)} in {other.period}"
        return None

    def with_change(self, o: Observation) -> Where | None:
        """Another base, period or scope for which a stated change is right."""
        for cell, base, kind in self._pairs(o):
            a, b = self._numbers.get(cell), self._numbers.get(base)
            if a is None or b is None:
                continue
            (low, high), (base_low, base_high) = self._bounds(a), self._bounds(b)
            if not (0 < base_low <= base_high < 1e15 and 0 < low <= high < 1e15):
                continue
            if high / base_low - low / base_high > o.greatest - o.least:
                continue  # known worse than the change was printed: it could be anything
            if o.least <= high / base_low and low / base_high <= o.greatest:
                subject = self._name(cell) if cell.subject != o.cell.subject else "it"
                return kind, f"of {subject} in {cell.period} from {base.period}"
        return None

    def _pairs(self, o: Observation) -> Iterator[tuple[Cell, Cell, FindingKind]]:
        cell, base = o.cell, o.base
        if base is None or base.subject != cell.subject or o.relation != "factor":
            return
        for years, steps in _STEPS:
            other = _shifted(cell, years, steps)
            if other is not None and other != base:
                yield cell, other, "base"
        for years, steps in _STEPS:
            moved, moved_base = _shifted(cell, years, steps), _shifted(base, years, steps)
            if moved is not None and moved_base is not None:
                yield moved, moved_base, "period"
        if cell.subject.startswith("scope:"):
            for number in self._periods[cell.measure, cell.unit, cell.period, cell.place]:
                other = self._system.cells[number]
                if other.subject.startswith("scope:") and other.subject != cell.subject:
                    yield other, other.at(base.period), "scope"

    def _bounds(self, number: int) -> tuple[float, float]:
        if number in self._made.low:
            return self._made.low[number], self._made.high[number]
        return self._system.bounds(number, self._made.dropped)

    def _is(self, number: int, value: float, claim: int) -> bool:
        """Whether a level that is not doubted, and not the claim itself, states this very value."""
        return any(
            n != claim
            and n not in self._made.dropped
            and self._system.claims[n].high - self._system.claims[n].low <= EXACTLY * abs(value)
            and printed.alike(self._system.claims[n].low, value)
            for n in self._system.levels[number]
        )


def _shifted(cell: Cell, years: int, steps: int) -> Cell | None:
    period = periods.beside(cell.period, years, steps)
    return None if period is None else cell.at(period)
