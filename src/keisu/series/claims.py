"""Observations as claims over cells: what is said once, however many pages repeat it.

Every cell is a variable. A claim bounds one cell (a level) or ties a cell to its base (a factor, a difference). What
sums to what (`keisu.series.sums`) ties cells together without any claim.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import inf, isfinite
from typing import NamedTuple

from keisu.markets import Market
from keisu.model import Cell, Observation, Provenance
from keisu.series.rules import UNKNOWN_UNIT, is_signed, limit
from keisu.series.sums import sums

EXACTLY = 1e-9  # relative: two ends nearer than this are the same number in different roundings of the machine


class Row(NamedTuple):
    """What ties cells: claim number `claim` on (cell, base), or, with `claim` -1, that the sum of sign * cell is 0."""

    cells: tuple[int, ...]
    signs: tuple[float, ...] = ()
    claim: int = -1


@dataclass(slots=True)
class Claim:
    """What one or more observations say alike: `low <= cell <= high`, or so many times or more than `base`.

    `numbers` are the observations, in order. `support` counts the independent origins that state it, each as its trust.
    """

    relation: str
    cell: int
    base: int
    low: float
    high: float
    numbers: list[int]
    support: float = 0.0

    def between(self, cell: int) -> tuple[float, float]:
        """What it says of `cell` relative to the other of its two cells."""
        if cell == self.cell:
            return self.low, self.high
        if self.relation == "difference":
            return -self.high, -self.low
        return _inverse(self.high), _inverse(self.low)


def _inverse(factor: float) -> float:
    return 0.0 if factor == inf else 1 / factor if factor else inf


@dataclass(slots=True)
class System:
    """Cells, the claims about them, and the rows that tie them.

    `levels[i]` are the claims that bound cell `i` alone, `touching[i]` the rows it is in, `floor[i]` the least value
    that it can have at all.
    """

    observations: Sequence[Observation]
    market: Market
    cells: list[Cell]
    claims: list[Claim]
    levels: list[list[int]]
    rows: list[Row]
    touching: list[list[int]]
    floor: list[float]

    def bounds(self, cell: int, dropped: Set[int] = frozenset()) -> tuple[float, float]:
        """The interval that the levels, save those dropped, leave a cell; low > high if they leave none."""
        low, high = self.floor[cell], inf
        for number in self.levels[cell]:
            if number not in dropped:
                claim = self.claims[number]
                low, high = max(low, claim.low), min(high, claim.high)
        if low > high and low - high <= EXACTLY * max(abs(low), abs(high)):
            low = high = (low + high) / 2
        return low, high

    def first(self, claim: int) -> Observation:
        """The first observation that makes a claim."""
        return self.observations[self.claims[claim].numbers[0]]

    def pages(self, claim: int) -> set[int]:
        """The pages that a claim is made on."""
        return {self.observations[n].page for n in self.claims[claim].numbers}

    def cells_of(self, claim: int) -> tuple[int, ...]:
        """The cells that a claim speaks of."""
        made = self.claims[claim]
        return (made.cell,) if made.base < 0 else (made.cell, made.base)


def build(
    observations: Sequence[Observation], market: Market, provenance: Mapping[int, Provenance] | None = None
) -> System:
    """The system that the observations make, ranks left out. Time grows with their number and the length of the
    sums.
    """
    index: dict[Cell, int] = {}
    known: dict[tuple[int, int, float, float, str], Claim] = {}
    levels: list[list[int]] = []
    claims: list[Claim] = []
    floor_below: set[int] = set()
    for number, o in enumerate(observations):
        cell = index.setdefault(o.cell, len(index))
        base = -1 if o.base is None else index.setdefault(o.base, len(index))
        key = (cell, base, o.least, o.greatest, o.relation)
        if (claim := known.get(key)) is not None:
            claim.numbers.append(number)
            continue
        known[key] = claim = Claim(o.relation, cell, base, o.least, o.greatest, [number])
        if base < 0 and claim.high < 0:
            floor_below.add(cell)
        claims.append(claim)
    for claim in claims:
        claim.support = _support([observations[n].page for n in claim.numbers], provenance or {})
    rows: list[Row] = []
    multiplied: set[int] = set()
    for number, claim in enumerate(claims):
        if claim.base < 0:
            continue
        if claim.relation == "factor":
            if floor_below & {claim.cell, claim.base}:
                continue  # a factor of something below nothing would bound it the other way round
            multiplied |= {claim.cell, claim.base}
        rows.append(Row((claim.cell, claim.base), claim=number))
    rows += [Row(cells, signs) for cells, signs in sums(index, market)]
    cells = list(index)
    levels = [[] for _ in cells]
    for number, claim in enumerate(claims):
        if claim.base < 0:
            levels[claim.cell].append(number)
    touching: list[list[int]] = [[] for _ in cells]
    for number, row in enumerate(rows):
        for i in row.cells:
            touching[i].append(number)
    floor = [
        0.0 if i in multiplied or not (i in floor_below or is_signed(c.unit)) else -inf for i, c in enumerate(cells)
    ]
    return System(observations, market, cells, claims, levels, rows, touching, floor)


def _support(pages: Sequence[int], provenance: Mapping[int, Provenance]) -> float:
    """How many independent origins some pages are, each counted as the most trusted of its pages."""
    if len(pages) == 1 and pages[0] >= 0 and pages[0] not in provenance:
        return 1.0
    trusts: dict[int, float] = {}
    for page in pages:
        known = provenance.get(page)
        origin, trust = (known.origin, known.trust) if known else (page, limit("reference_trust") if page < 0 else 1.0)
        trusts[origin] = max(trusts.get(origin, 0.0), trust)
    return sum(trusts.values())


def with_units(observations: Sequence[Observation]) -> list[Observation]:
    """Cells of unknown unit take the one in which the same subject and measure are counted elsewhere."""
    units: dict[tuple[str, str, str | None, str | None], set[str]] = {}
    unknown = False
    for o in observations:
        cell = o.cell
        if cell.unit == UNKNOWN_UNIT:
            unknown = True
        else:
            units.setdefault((cell.subject, cell.measure, cell.place, cell.scope), set()).add(cell.unit)
    if not unknown:
        return list(observations)
    made = []
    for o in observations:
        cell = o.cell
        if cell.unit == UNKNOWN_UNIT:
            found = units.get((cell.subject, cell.measure, cell.place, cell.scope), set())
            if len(found) == 1:
                unit = next(iter(found))
                base = replace(o.base, unit=unit) if o.base else None
                o = replace(o, cell=replace(cell, unit=unit), base=base)
        made.append(o)
    return made


def linear(row: Row, system: System) -> list[tuple[tuple[tuple[int, float], ...], float, float]]:
    """A row as linear inequalities (terms, low, high) over its cells."""
    if row.claim < 0:
        return [(tuple(zip(row.cells, row.signs, strict=True)), 0.0, 0.0)]
    claim = system.claims[row.claim]
    cell, base = row.cells
    if claim.relation == "difference":
        return [(((cell, 1.0), (base, -1.0)), claim.low, claim.high)]
    made: list[tuple[tuple[tuple[int, float], ...], float, float]] = []
    if claim.low > 0:
        made.append((((cell, 1.0), (base, -claim.low)), 0.0, inf))
    if isfinite(claim.high):
        made.append((((cell, 1.0), (base, -claim.high)) if claim.high else ((cell, 1.0),), -inf, 0.0))
    return made
