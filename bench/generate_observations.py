"""A synthetic market: what its coverage would say, seeded, of any size, with errors planted in it."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import floor, log10

from keisu import periods
from keisu.markets import Market
from keisu.markets.records import Identity, Pack, Scope
from keisu.model import Cell, Observation
from keisu.series.printed import one_digit, swapped

MARKET = Market(
    Pack(
        "synthetic",
        fiscal_year_start=1,
        scopes=(Scope("all", "all"), Scope("small", "small"), Scope("large", "large")),
        identities=(Identity("all", ("small", "large")),),
    )
)
KINDS = ("swapped", "digit", "sign", "month", "ten")
"""Planted errors: two digits swapped, one digit wrong, the sign of a change lost, the wrong month, a factor of ten."""


@dataclass(frozen=True, slots=True)
class Planted:
    """An error: the number of the observation, its kind, and the observation as it should be."""

    number: int
    kind: str
    truth: Observation


def generate(
    count: int, *, seed: int, errors: float = 0.0, months: int = 60
) -> tuple[list[Observation], list[Planted]]:
    """About `count` observations in about a tenth as many cells, and the errors planted in a share of them.

    Each subject has a value for every month, the sums of which are its quarters and years. A month is stated by several
    pages, exactly, rounded to a thousand or as a change on the year or the month at one place.
    """
    rng = random.Random(seed)
    names = [periods.month(2015, m + 1) for m in range(months)]
    made: list[Observation] = []
    planted: list[Planted] = []
    subject = 0
    while len(made) < count:
        for o in _subject(rng, f"s{subject}", names):
            number = len(made)
            o = replace(o, page=number // 5, figure=number % 5)
            if rng.random() < errors and (wrong := plant(o, rng.choice(KINDS), rng)) is not None:
                planted.append(Planted(number, wrong[1], o))
                o = wrong[0]
            made.append(o)
        subject += 1
    return made, planted


def _subject(rng: random.Random, name: str, names: Sequence[str]) -> Iterator[Observation]:
    """All that is said of one subject."""
    size = 10 ** rng.uniform(3.3, 5.3)
    values: list[int] = []
    for m in range(len(names)):
        season = 1 + 0.25 * ((m * 7) % 12 - 5.5) / 5.5
        values.append(max(20, int(size * season * rng.uniform(0.9, 1.1) * 1.004**m)))
    cells = [Cell(name, "sales", "vehicle", p, "Japan", None) for p in names]
    for m, (cell, value) in enumerate(zip(cells, values, strict=True)):
        for _ in range(rng.randint(5, 11)):
            yield _level(cell, value, rng)
        if m >= 12:
            for _ in range(rng.randint(1, 3)):
                yield change(cell, cells[m - 12], value, values[m - 12])
        if m >= 1:
            for _ in range(rng.randint(0, 2)):
                yield change(cell, cells[m - 1], value, values[m - 1])
    for first in range(0, len(names) - 2, 3):
        quarter = _quarter(names[first])
        for _ in range(rng.randint(1, 4)):
            yield _level(cells[0].at(quarter), sum(values[first : first + 3]), rng)
    for first in range(0, len(names) - 11, 12):
        for _ in range(rng.randint(2, 5)):
            yield _level(cells[0].at(names[first][:4]), sum(values[first : first + 12]), rng)


@cache
def _quarter(month: str) -> str:
    return f"{month[:4]}-Q{(int(month[5:]) + 2) // 3}"


def _level(cell: Cell, value: int, rng: random.Random) -> Observation:
    """A value, exact or rounded to three digits."""
    if rng.random() < 0.75:
        return level(cell, value)
    place = 10 ** max(0, floor(log10(value)) - 2)
    rounded = round(value / place) * place
    return Observation(cell, rounded - place / 2, rounded + place / 2, 0, value=float(rounded), name=cell.subject)


def level(cell: Cell, value: float) -> Observation:
    """An exact value."""
    return Observation(cell, value, value, 0, value=float(value), name=cell.subject, quote=f"{value:,.0f}")


def change(cell: Cell, base: Cell, value: float, old: float) -> Observation:
    """A change in per cent at one place."""
    said = round((value / old - 1) * 100, 1)
    ends = 1 + (said - 0.05) / 100, 1 + (said + 0.05) / 100
    quote = f"{said:+g} %"
    return Observation(cell, *ends, 0, relation="factor", base=base, value=said, name=cell.subject, quote=quote)


def plant(o: Observation, kind: str, rng: random.Random) -> tuple[Observation, str] | None:
    """The observation with an error of a kind, None if it cannot have one."""
    exact = o.relation == "level" and o.low == o.high and o.value is not None
    if kind == "sign":
        if o.relation != "factor" or not o.value or o.low is None or o.high is None or o.value >= 100:
            return None
        half = (o.high - o.low) / 2
        middle = 1 - o.value / 100
        return replace(
            o, value=-o.value, low=max(0.0, middle - half), high=middle + half, quote=f"{-o.value:+g} %"
        ), kind
    if o.relation != "level" or o.value is None or o.cell.unit == "rank":
        return None
    if kind == "month":
        if periods.form(o.cell.period) != "month":
            return None
        return replace(o, cell=o.cell.at(periods.shift(o.cell.period, 0, rng.choice((-1, 1))))), kind
    if kind == "ten":
        if o.low is None or o.high is None:
            return None
        return replace(o, value=o.value * 10, low=o.low * 10, high=o.high * 10), kind
    if not exact:
        return None
    ways = [v for v in (swapped if kind == "swapped" else one_digit)(o.value) if v > 0]
    if not ways:
        return None
    wrong = rng.choice(ways)
    return replace(o, value=wrong, low=wrong, high=wrong, quote=f"{wrong:,.0f}"), kind
