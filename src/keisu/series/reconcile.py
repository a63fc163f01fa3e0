"""Observations into series, implied values and findings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import inf, isfinite

from keisu import periods
from keisu.markets import Market
from keisu.model import Cell, Figure, Finding, Implied, Observation, Point, Provenance, Reconciliation, Series
from keisu.records import Records
from keisu.series.claims import System, build, with_units
from keisu.series.copies import copies
from keisu.series.findings import Writer
from keisu.series.identity import Mention, misattributed
from keisu.series.narrowing import Reasons
from keisu.series.orders import above_longer, out_of_order
from keisu.series.rules import limit
from keisu.series.settling import Settlement, settle
from keisu.series.twins import twins


def reconcile(
    observations: Sequence[Observation],
    *,
    market: Market | None = None,
    figures: Mapping[int, Sequence[Figure]] | None = None,
    provenance: Mapping[int, Provenance] | None = None,
    lines_only: bool = False,
) -> Reconciliation:
    """What the observations say together: series, values they imply without stating, and what cannot be true.

    *Implied*: for every cell that no level bounds on both sides, the least and the greatest value that all
    statements allow, if statements set both, with the figures that suffice for them. Nothing is implied by a
    statement that is doubted or might as well have been.
    *Findings*, the heaviest first: statements that cannot all be true, by the slip that explains them (see
    `keisu.series.slips`); ranks that the values deny and rows that a ranking lacks; a subject under a wrong maker.
    The fewest and least supported statements are doubted (`keisu.series.localising`), and the rest is used.

    `figures`, by page number, lets subjects be checked that stand in no observation. `provenance`, by page number, says
    which pages are copies of one origin, which counts once, and when they were published; without it every page counts.
    With `lines_only` what compares the subjects of a period is left out (ranks, missing rows, wholes, makers): it
    needs all lines of a market, while the rest needs no other lines than those tied to these.
    Raises SolverError if the solver gives no answer.
    """
    market = market or Market.general()
    provenance = provenance or {}
    used = with_units([o for o in observations if o.cell.unit != "rank"])
    system = build(used, market, provenance)
    names = _Names(market, used)
    settling = settle(system)
    writer = Writer(settling, names, provenance)
    findings = writer.findings()
    outcome = _Outcome(system, market, settling.made, names, writer.disputed)
    outcome.imply()
    known, stating = outcome.known(), outcome.stating()
    findings += above_longer(known, stating, market, names)
    doubted = {(s.page, s.figure) for f in findings for s in f.statements if s.doubted}
    findings += [
        f for f in twins(used, names) if doubted.isdisjoint((s.page, s.figure) for s in f.statements if s.doubted)
    ]
    if not lines_only:
        ranks = [o for o in observations if o.cell.unit == "rank"]
        findings += out_of_order(known, stating, ranks, market, names)
        findings += misattributed(_mentions(observations, figures or {}), market)
        findings += _copies(figures or {}, provenance)
    findings.sort(key=lambda f: -f.weight)
    return Reconciliation(
        Records(outcome.series(), Series),
        Records(outcome.implied.values(), Implied),
        Records(findings, Finding, provenance),
    )


def _copies(figures: Mapping[int, Sequence[Figure]], provenance: Mapping[int, Provenance]) -> tuple[Finding, ...]:
    clusters: defaultdict[int, list[int]] = defaultdict(list)
    for page, known in sorted(provenance.items()):
        clusters[known.origin].append(page)
    several = {origin: pages for origin, pages in clusters.items() if len(pages) > 1}
    return copies(several, figures, {page: known.name for page, known in provenance.items()})


def _mentions(observations: Sequence[Observation], figures: Mapping[int, Sequence[Figure]]) -> Iterable[Mention]:
    for o in observations:
        yield o.name, o.cell.period, o.page, o.figure, o.quote
    for page, of_page in figures.items():
        for number, figure in enumerate(of_page):
            if figure.subject:
                yield figure.subject, figure.period, page, number, figure.quote


class _Names:
    """What people call the subject of a cell: the market's name for it, else the first that a page gives it."""

    def __init__(self, market: Market, observations: Sequence[Observation]) -> None:
        self._market = market
        self._stated: dict[str, str] = {}
        for o in observations:
            self._stated.setdefault(o.cell.subject, o.name)

    def __call__(self, cell: Cell) -> str:
        return self._market.canonical(cell.subject) or self._stated.get(cell.subject) or cell.subject


class _Outcome:
    """What a settled system says of its cells."""

    def __init__(self, system: System, market: Market, made: Settlement, names: _Names, disputed: set[int]) -> None:
        self._system, self._market, self._made, self._names, self._disputed = system, market, made, names, disputed
        self.implied: dict[int, Implied] = {}

    def imply(self) -> None:
        """Bound every cell that no level bounds on both sides."""
        for cell in self._made.low:
            if not all(map(isfinite, self._stated(cell))):
                self._imply(cell)

    def _stated(self, cell: int) -> tuple[float, float]:
        """The bounds of a cell from levels alone; the floor of its unit is none."""
        claims = [self._system.claims[n] for n in self._system.levels[cell] if n not in self._made.dropped]
        return max((c.low for c in claims), default=-inf), min((c.high for c in claims), default=inf)

    def _ends(self, cell: int) -> tuple[float, Reasons, float, Reasons] | None:
        """The least and the greatest value of a cell, each with its reasons; None if one is not known."""
        made = self._made
        if cell in made.circles:
            greatest = made.circles[cell].greatest(cell)
            least = made.circles[cell].least(cell) if greatest else None
            if greatest is None or least is None:
                return None
            return min(least.value, greatest.value), least.because, greatest.value, greatest.because
        low, high = made.low[cell], made.high[cell]
        if not isfinite(low + high):
            return None
        slack = self._revision(made.low_why[cell] | made.high_why[cell])
        low = max(low - slack, min(self._system.floor[cell], low))
        return _tidy(low), made.low_why[cell], _tidy(high + slack), made.high_why[cell]

    def _revision(self, reasons: Reasons) -> float:
        """What figures that were published apart may be revised by before they are added up over time."""
        pages = [self._system.pages(r) for r in reasons if r >= 0]
        if not pages or set.intersection(*pages):
            return 0.0
        wholes = [0.0]
        for row in (self._system.rows[~r] for r in reasons if r < 0):
            if len({self._system.cells[i].subject for i in row.cells}) == 1 and len(row.cells) > 2:
                wholes += [high for i in row.cells if isfinite(high := self._made.high.get(i, 0.0))]
        return limit("revised_sum") * max(wholes)

    def _imply(self, cell: int) -> None:
        ends = self._ends(cell)
        if ends is None or not ends[1]:
            return
        low, low_why, high, high_why = ends
        reasons = {r for r in low_why | high_why if r >= 0}
        if not self._disputed.isdisjoint(reasons):
            return
        where = self._system.cells[cell]
        because = self._places(reasons)
        self.implied[cell] = Implied(
            subject=self._names(where),
            measure=where.measure,
            period=where.period,
            unit=where.unit,
            low=low,
            high=high,
            because=tuple(figure for _, figure in because),
            pages=tuple(page for page, _ in because),
            subject_id=where.subject if self._market.canonical(where.subject) else None,
            place=where.place,
            scope=where.scope,
        )

    def known(self) -> dict[Cell, tuple[float, float]]:
        """The interval of every cell that is known on both sides."""
        made: dict[Cell, tuple[float, float]] = {}
        for number, cell in enumerate(self._system.cells):
            found = self.implied.get(number)
            low, high = (found.low, found.high) if found else self._system.bounds(number, self._made.dropped)
            if isfinite(high) and isfinite(low) and low <= high:
                made[cell] = low, high
        return made

    def stating(self) -> dict[Cell, Observation]:
        """For every cell with a level that is not doubted the first observation that states it, the narrowest."""
        made: dict[Cell, Observation] = {}
        for number, cell in enumerate(self._system.cells):
            kept = [n for n in self._system.levels[number] if n not in self._made.dropped]
            if kept:
                claims = self._system.claims
                made[cell] = self._system.first(min(kept, key=lambda n: (claims[n].high - claims[n].low, n)))
        return made

    def series(self) -> tuple[Series, ...]:
        """The cells that are stated or implied, by subject and measure, in order of time."""
        groups: defaultdict[tuple[str, str, str, str | None, str | None], list[Point]] = defaultdict(list)
        for i, cell in enumerate(self._system.cells):
            kept = [n for n in self._system.levels[i] if n not in self._made.dropped]
            implied = self.implied.get(i)
            if kept:
                low, high = (implied.low, implied.high) if implied else self._system.bounds(i, self._made.dropped)
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
            points.sort(key=lambda p: periods.days(p.period, self._market.fiscal_year_start or 1))
            name = self._names(Cell(subject, measure, unit, points[0].period, place, scope))
            known = subject if self._market.canonical(subject) else None
            made.append(Series(name, measure, unit, tuple(points), place, scope, known, subject))
        return tuple(made)

    def _places(self, claims: Iterable[int]) -> list[tuple[int, int]]:
        """Page and figure of the observations that make some claims, in order, each once."""
        numbers = (n for claim in claims for n in self._system.claims[claim].numbers)
        return sorted({(self._system.observations[n].page, self._system.observations[n].figure) for n in numbers})


def _tidy(value: float) -> float:
    """A whole number that the machine's rounding missed is that whole number."""
    whole = round(value)
    return float(whole) if abs(value - whole) <= 1e-9 * max(1.0, abs(value)) else value
