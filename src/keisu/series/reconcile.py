"""Observations into series, implied values and findings."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf, isfinite

from keisu import periods
from keisu.markets import Market
from keisu.model import Cell, Figure, Finding, Implied, Observation, Point, Reconciliation, Series
from keisu.series import wording
from keisu.series.constraints import Row, System, build, components
from keisu.series.contradiction import Contradiction, contradiction
from keisu.series.identity import Mention, misattributed
from keisu.series.rules import UNKNOWN_UNIT
from keisu.series.solve import Part


def reconcile(
    observations: Sequence[Observation],
    *,
    market: Market | None = None,
    figures: Mapping[int, Sequence[Figure]] | None = None,
) -> Reconciliation:
    """What the observations say together: series, values they imply without stating, and what cannot be true.

    *Implied*: for every cell that no level bounds on both sides, the least and the greatest value that all
    statements allow, if statements set both, with the figures that alone suffice for them.
    *Findings*: two levels of one cell that exclude each other ("conflict"), other statements that cannot all
    be true ("arithmetic": a set from which none can be left out), a subject under a wrong maker ("identity").
    After a finding one of its statements is left aside and the rest used: of two levels, the one that fewer
    pages state, then the later; else the one that `keisu.series.contradiction` calls the cheapest.
    Nothing is implied by a statement that might as well have been the one left aside.
    Ranks take no part.

    `figures`, by page number, lets subjects be checked that stand in no observation. Raises SolverError if
    the solver gives no answer.
    """
    market = market or Market.general()
    used = _with_units([o for o in observations if o.cell.unit != "rank"])
    system = build(used, market)
    work = _Work(system, market, _support(used))
    work.settle_levels()
    work.settle_relations()
    work.imply()
    mentions: list[Mention] = [(o.name, o.cell.period, o.page, o.figure) for o in observations]
    mentions += [
        (f.subject, f.period, p, i) for p, fs in (figures or {}).items() for i, f in enumerate(fs) if f.subject
    ]
    findings = (*misattributed(mentions, market), *work.findings)
    return Reconciliation(work.series(), tuple(work.implied.values()), findings)


def _with_units(observations: list[Observation]) -> list[Observation]:
    """Cells of unknown unit take the one in which the same subject and measure are counted elsewhere."""
    units: defaultdict[Cell, set[str]] = defaultdict(set)

    def kind(cell: Cell) -> Cell:
        return replace(cell, unit=UNKNOWN_UNIT, period="0001")

    for o in observations:
        if o.cell.unit != UNKNOWN_UNIT:
            units[kind(o.cell)].add(o.cell.unit)
    made = []
    for o in observations:
        known = units.get(kind(o.cell), set())
        if o.cell.unit == UNKNOWN_UNIT and len(known) == 1:
            unit = next(iter(known))
            base = replace(o.base, unit=unit) if o.base else None
            o = replace(o, cell=replace(o.cell, unit=unit), base=base)
        made.append(o)
    return made


def _support(observations: Sequence[Observation]) -> dict[int, int]:
    """On how many pages each statement is made."""
    pages: defaultdict[object, set[int]] = defaultdict(set)
    keys = [(o.cell, o.base, o.relation, o.low, o.high) for o in observations]
    for key, o in zip(keys, observations, strict=True):
        pages[key].add(o.page)
    return {number: len(pages[key]) for number, key in enumerate(keys)}


class _Work:
    """One reconciliation under way."""

    def __init__(self, system: System, market: Market, support: dict[int, int]) -> None:
        self.system, self.market, self.support = system, market, support
        self.dropped: set[int] = set()
        self.disputed: set[int] = set()
        self.findings: list[Finding] = []
        self.implied: dict[int, Implied] = {}
        self._names: dict[str, str] = {}
        for o in system.observations:
            self._names.setdefault(o.cell.subject, o.name)

    def name(self, cell: Cell) -> str:
        return self.market.canonical(cell.subject) or self._names.get(cell.subject) or cell.subject

    def settle_levels(self) -> None:
        """Where the levels of a cell exclude each other, keep those that most pages agree on."""
        for cell, numbers in enumerate(self.system.levels):
            low, high = self.system.bounds(cell)
            if low <= high or len(numbers) < 2:
                continue
            kept = self._agreed(numbers)
            groups: defaultdict[tuple[float, float], list[int]] = defaultdict(list)
            for n in numbers:
                if n not in kept:
                    groups[self._ends(n)].append(n)
            for (low, high), losers in groups.items():
                against = next(n for n in kept if self._ends(n)[0] > high or self._ends(n)[1] < low)
                one, other = (self.system.observations[n] for n in (against, losers[0]))
                message = wording.conflict(one, other, self.name)
                self._find("conflict", message, [against, *losers])
                self.dropped |= set(losers)
                if self._pages(losers) >= self._pages(kept):
                    self.disputed |= set(kept)

    def _pages(self, numbers: Sequence[int]) -> int:
        return len({self.system.observations[n].page for n in numbers})

    def _ends(self, number: int) -> tuple[float, float]:
        o = self.system.observations[number]
        return o.least, o.greatest

    def _agreed(self, numbers: Sequence[int]) -> list[int]:
        """The levels that hold at the value that most pages allow, the first such in reading order."""
        best: list[int] = []
        most = (0, 0)
        for value in dict.fromkeys(end for n in numbers for end in self._ends(n) if isfinite(end)):
            holding = [n for n in numbers if self._ends(n)[0] <= value <= self._ends(n)[1]]
            count = len({self.system.observations[n].page for n in holding}), len(holding)
            if count > most:
                best, most = holding, count
        return best

    def settle_relations(self) -> None:
        """Find and set aside what makes the rest inconsistent, part by part."""
        for cells, rows in components(self.system):
            part = Part(self.system, cells, rows, self.dropped)
            settled: list[Contradiction] = []
            while not part.is_consistent():
                found = contradiction(part, self.support)
                observations = [self.system.observations[n] for n in found.statements]
                message = wording.contradiction(observations, found.identities, self.system.cells, self.name)
                self._find("arithmetic", message, found.statements)
                self.dropped.add(found.cheapest)
                settled.append(found)
                part = Part(self.system, cells, rows, self.dropped)
            for found in settled:
                self._doubt(cells, rows, found)

    def _doubt(self, cells: Sequence[int], rows: Sequence[Row], found: Contradiction) -> None:
        """Note the statements that could have been left aside instead: no less would be true then."""
        without = self.dropped - {found.cheapest}
        for n in found.statements:
            if n != found.cheapest and self.support.get(n, 1) <= self.support.get(found.cheapest, 1):
                if Part(self.system, cells, rows, without | {n}).is_consistent():
                    self.disputed.add(n)

    def imply(self) -> None:
        """Bound every cell that no level bounds on both sides."""
        bounds = [self.system.bounds(cell, self.dropped) for cell in range(len(self.system.cells))]
        fixed = [cell for cell, (low, high) in enumerate(bounds) if low == high]
        for cells, rows in components(self.system, fixed):
            if all(bounds[cell][1] == inf for cell in cells) and all(row.is_proportional for row in rows):
                continue  # any solution times anything is one too
            part = Part(self.system, cells, rows, self.dropped)
            for cell in cells:
                if not all(map(isfinite, self._stated(cell))):
                    self._imply(part, cell)

    def _stated(self, cell: int) -> tuple[float, float]:
        """The bounds of a cell from levels alone; the floor of its unit is none."""
        ends = [self._ends(n) for n in self.system.levels[cell] if n not in self.dropped]
        return max((low for low, _ in ends), default=-inf), min((high for _, high in ends), default=inf)

    def _imply(self, part: Part, cell: int) -> None:
        greatest = part.greatest(cell)
        least = part.least(cell) if greatest else None
        if greatest is None or least is None or not least.because:
            return
        if not self.disputed.isdisjoint(least.because | greatest.because):
            return
        where = self.system.cells[cell]
        because = self._places(least.because | greatest.because)
        self.implied[cell] = Implied(
            subject=self.name(where),
            measure=where.measure,
            period=where.period,
            unit=where.unit,
            low=min(least.value, greatest.value),
            high=greatest.value,
            because=tuple(figure for _, figure in because),
            pages=tuple(page for page, _ in because),
            subject_id=where.subject if self.market.canonical(where.subject) else None,
            place=where.place,
            scope=where.scope,
        )

    def series(self) -> tuple[Series, ...]:
        """The cells that are stated or implied, by subject and measure, in order of time."""
        groups: defaultdict[tuple[str, str, str, str | None, str | None], list[Point]] = defaultdict(list)
        for i, cell in enumerate(self.system.cells):
            kept = [n for n in self.system.levels[i] if n not in self.dropped]
            implied = self.implied.get(i)
            if kept:
                low, high = (implied.low, implied.high) if implied else self.system.bounds(i, self.dropped)
                places = self._places(kept)
            elif implied:
                low, high = implied.low, implied.high
                places = list(zip(implied.pages, implied.because, strict=True))
            else:
                continue
            groups[cell.subject, cell.measure, cell.unit, cell.place, cell.scope].append(
                Point(
                    cell.period,
                    low if isfinite(low) else None,
                    high if isfinite(high) else None,
                    bool(kept),
                    tuple(figure for _, figure in places),
                    tuple(page for page, _ in places),
                )
            )
        made = []
        for (subject, measure, unit, place, scope), points in groups.items():
            points.sort(key=lambda p: periods.days(p.period, self.market.fiscal_year_start or 1))
            name = self.market.canonical(subject) or self._names.get(subject) or subject
            made.append(Series(name, measure, unit, tuple(points), place, scope))
        return tuple(made)

    def _places(self, numbers: "set[int] | frozenset[int] | Sequence[int]") -> list[tuple[int, int]]:
        """Page and figure of observations, in order, each once."""
        return sorted({(self.system.observations[n].page, self.system.observations[n].figure) for n in numbers})

    def _find(self, kind: str, message: str, numbers: Sequence[int]) -> None:
        places = self._places(numbers)
        about = self.name(self.system.observations[numbers[0]].cell)
        figures, pages = tuple(f for _, f in places), tuple(p for p, _ in places)
        self.findings.append(
            Finding("conflict" if kind == "conflict" else "arithmetic", message, figures, pages, about)
        )
