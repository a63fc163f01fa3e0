"""What needs no sum: ranks that the values deny, rows that a ranking lacks, parts that are more than their whole.

The first three compare the subjects of one measure, place and period (a column), the last the periods of one line.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from keisu import periods
from keisu.markets import Market
from keisu.model import Cell, Finding, Observation, Statement
from keisu.series.lines import line_of
from keisu.series.rules import is_additive, limit
from keisu.series.wording import number
from keisu.vocabulary import FindingKind

Namer = Callable[[Cell], str]

_RANK_WEIGHT, _MISSING_WEIGHT, _PART_WEIGHT = 0.6, 0.7, 0.8
_PERIOD_WEIGHT = 0.15  # a month above its year was more likely read into the wrong period than printed there
_MISREAD_WEIGHT = 0.15


def out_of_order(
    known: Mapping[Cell, tuple[float, float]],
    stating: Mapping[Cell, Observation],
    ranks: Sequence[Observation],
    market: Market,
    name: Namer,
) -> list[Finding]:
    """Findings of the kinds "rank", "missing row" and, of parts above their whole, "arithmetic".

    `known` are the intervals of cells, `stating` an observation for each cell that has one, `ranks` the ranks, in the
    unit "rank"; all of whole columns. Time grows with the number of cells and of ranks.
    """
    table = _Table(known, stating, market, name)
    made: list[Finding] = []
    for ranking in _rankings(ranks):
        made += table.misplaced(ranking)
        made += table.missing(ranking)
    return [*made, *table.above_whole()]


def above_longer(
    known: Mapping[Cell, tuple[float, float]], stating: Mapping[Cell, Observation], market: Market, name: Namer
) -> list[Finding]:
    """Findings of the kind "period": periods with more than a longer period that holds them."""
    return list(_Table(known, stating, market, name).above_longer())


Ranking = list[tuple[int, Observation]]
"""The ranks of one list on one page, in order."""


def _rankings(ranks: Sequence[Observation]) -> Iterator[Ranking]:
    """The lists that ranks come from: those of one page, measure, period and place; parted by scope where ranks
    repeat.
    """
    groups: defaultdict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for o in ranks:
        groups[o.page, o.cell.measure, o.cell.period, o.cell.place].append(o)
    for group in groups.values():
        one = {(int(o.value or 0), o.cell.subject): o for o in group}
        if len({rank for rank, _ in one}) == len(one):
            yield sorted(((rank, o) for (rank, _), o in one.items()), key=lambda r: r[0])
            continue
        scopes: defaultdict[str | None, Ranking] = defaultdict(list)
        for (rank, _), o in one.items():
            scopes[o.cell.scope].append((rank, o))
        for ranking in scopes.values():
            if len({rank for rank, _ in ranking}) == len(ranking):
                yield sorted(ranking, key=lambda r: r[0])


class _Table:
    """The known cells, found by period, and what states them."""

    def __init__(
        self,
        known: Mapping[Cell, tuple[float, float]],
        stating: Mapping[Cell, Observation],
        market: Market,
        name: Namer,
    ) -> None:
        self._known, self._stating, self._market, self._name = known, stating, market, name
        self._columns: defaultdict[tuple[str, str, str | None], dict[str, list[Cell]]] = defaultdict(dict)
        self._sorted: dict[tuple[str, str, str | None, str], tuple[list[float], list[Cell]]] = {}
        for cell in known:
            column = self._columns[cell.measure, cell.period, cell.place]
            column.setdefault(cell.subject, []).append(cell)

    def _column(self, cell: Cell) -> dict[str, list[Cell]]:
        return self._columns.get((cell.measure, cell.period, cell.place), {})

    def _beside(self, ranking: Ranking) -> list[tuple[int, Observation, Cell]]:
        """The ranks whose subject has one known value."""
        made = []
        for rank, o in ranking:
            cells = self._column(o.cell).get(o.cell.subject, [])
            if len(cells) == 1:
                made.append((rank, o, cells[0]))
        return made

    def misplaced(self, ranking: Ranking) -> Iterator[Finding]:
        """Neighbours in a ranking of which the lower has more."""
        for (rank, o, cell), (below, other, lower) in pairwise(self._beside(ranking)):
            if cell.unit == lower.unit and self._known[cell][1] < self._known[lower][0]:
                message = (
                    f"{self._name(cell)} is placed {rank} and {self._name(lower)} {below} by {cell.measure} "
                    f"in {cell.period}, but {self._value(cell)} is less than {self._value(lower)}"
                )
                ranked = [_ranked(o, self._name(cell), rank), _ranked(other, self._name(lower), below)]
                yield self._finding("rank", message, _RANK_WEIGHT, cell, ranked, [cell, lower])

    def missing(self, ranking: Ranking) -> Iterator[Finding]:
        """Subjects whose value lies between two neighbours of a ranking without a gap, and that it does not have."""
        beside = self._beside(ranking)
        listed = {o.cell.subject for _, o in ranking}
        scopes = {(_kind(s), o.cell.scope) for _, o in ranking for s in [o.cell.subject]}
        for (rank, o, cell), (below, other, lower) in pairwise(beside):
            ceiling, floor = self._known[cell][0], self._known[lower][1]
            if below != rank + 1 or floor >= ceiling or cell.unit != lower.unit:
                continue
            for missed in self._between(cell, floor, ceiling):
                is_such = (_kind(missed.subject), missed.scope) in scopes
                if is_such and missed.subject not in listed and not self._is_within(missed.subject, listed):
                    message = (
                        f"a ranking by {cell.measure} in {cell.period} goes from {self._name(cell)} "
                        f"({self._value(cell)}) to {self._name(lower)} ({self._value(lower)}) without "
                        f"{self._name(missed)} ({self._value(missed)}), which belongs between them"
                    )
                    ranked = [_ranked(o, self._name(cell), rank), _ranked(other, self._name(lower), below)]
                    yield self._finding("missing row", message, _MISSING_WEIGHT, missed, ranked, [missed])

    def _between(self, cell: Cell, floor: float, ceiling: float) -> Iterator[Cell]:
        """The cells in the column and the unit of a cell that lie wholly between two values, if they are the one of
        their subject.
        """
        key = cell.measure, cell.period, cell.place, cell.unit
        if key not in self._sorted:
            alone = [
                cells[0] for cells in self._column(cell).values() if len(cells) == 1 and cells[0].unit == cell.unit
            ]
            alone.sort(key=lambda c: self._known[c])
            self._sorted[key] = [self._known[c][0] for c in alone], alone
        lows, cells = self._sorted[key]
        for other in cells[bisect_right(lows, floor) : bisect_left(lows, ceiling)]:
            if self._known[other][1] < ceiling:
                yield other

    def _is_within(self, subject: str, listed: set[str]) -> bool:
        """Whether a subject is counted in one of those listed, or one of them in it."""
        models = self._market.models
        model = models.get(subject)
        if model is not None and model.counted_in in listed:
            return True
        return any(m.counted_in == subject for s in listed if (m := models.get(s)) is not None)

    def above_whole(self) -> Iterator[Finding]:
        """Parts, stated, that are more than the whole that they belong to."""
        for cell in self._stating:
            if cell not in self._known or not is_additive(cell.measure, cell.unit):
                continue
            if cell.place is None and cell.scope is None:
                continue  # a maker's count of nowhere may be one of the world
            for whole in self._market.wholes(cell.subject):
                for other in self._column(cell).get(whole, []):
                    if other.unit == cell.unit and self._known[cell][0] > self._known[other][1]:
                        message = (
                            f"{self._name(cell)} cannot have more {cell.measure} in {cell.period} "
                            f"({self._value(cell)}) than {self._name(other)} ({self._value(other)}), its whole"
                        )
                        apart = 1 - self._known[other][1] / self._known[cell][0] > limit("misread")
                        weight = _MISREAD_WEIGHT if apart else _PART_WEIGHT
                        yield self._finding("arithmetic", message, weight, cell, [], [cell, other])

    def above_longer(self) -> Iterator[Finding]:
        """Stated periods with more than a longer stated one that holds them."""
        lines: defaultdict[tuple[object, ...], list[tuple[int, int, Cell]]] = defaultdict(list)
        start = self._market.fiscal_year_start
        for cell in self._stating:
            if (
                cell in self._known
                and is_additive(cell.measure, cell.unit)
                and (start is not None or "FY" not in cell.period)
            ):
                first, last = periods.days(cell.period, start or 1)
                lines[line_of(cell), cell.unit].append((first.toordinal(), -last.toordinal(), cell))
        for spans in lines.values():
            holding: list[tuple[int, Cell]] = []
            for _, minus_end, cell in sorted(spans, key=lambda s: s[:2]):
                while holding and holding[-1][0] < -minus_end:
                    holding.pop()
                if holding:
                    outer = holding[-1][1]
                    if self._known[cell][0] > self._known[outer][1]:
                        message = (
                            f"{self._name(cell)} cannot have more {cell.measure} in {cell.period} "
                            f"({self._value(cell)}) than in all of {outer.period} ({self._value(outer)})"
                        )
                        yield self._finding("period", message, _PERIOD_WEIGHT, cell, [], [cell, outer])
                holding.append((-minus_end, cell))

    def _value(self, cell: Cell) -> str:
        low, high = self._known[cell]
        return number(low) if low == high else f"{number(low)} to {number(high)}"

    def _finding(
        self, kind: FindingKind, message: str, weight: float, about: Cell, ranked: list[Statement], cells: list[Cell]
    ) -> Finding:
        values = [
            Statement(o.page, o.figure, o.quote, f"{self._name(c)} {self._value(c)} in {c.period}")
            for c in cells
            if (o := self._stating.get(c)) is not None
        ]
        made = list({(s.page, s.figure): s for s in (*ranked, *values)}.values())
        figures, pages = tuple(s.figure for s in made), tuple(s.page for s in made)
        return Finding(kind, message, figures, pages, self._name(about), weight, tuple(made))


def _ranked(o: Observation, name: str, rank: int) -> Statement:
    return Statement(o.page, o.figure, o.quote, f"{name} is placed {rank} in {o.cell.period}")


def _kind(subject: str) -> str:
    """What sort of thing a subject is, by its id: a model, a part of a maker, a scope, or another name."""
    return "model" if "/" in subject else "maker" if "@" in subject else "scope" if ":" in subject else "name"
