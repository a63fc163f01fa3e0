"""Statements about cells, written short, and random ones that are true of hidden values."""

from dataclasses import replace

from keisu import periods
from keisu.markets import Market
from keisu.model import Cell, Observation

JAPAN = Market.named("japan-kei")


def level(cell, low, high=None, page=0, figure=0, name="N-Box"):
    high = low if high is None else high
    return Observation(cell, low, high, figure, page, value=low if low == high else None, name=name)


def factor(cell, base, low, high, figure=0, page=0):
    return Observation(cell, low, high, figure, page, "factor", base, name="N-Box")


def numbered(*observations):
    return [replace(o, figure=i) for i, o in enumerate(observations)]


def cell(period, subject="honda/n-box", measure="sales", unit="vehicle", place="Japan", scope="kei"):
    return Cell(subject, measure, unit, period, place, scope)


def whole(scope, period):
    return cell(period, f"scope:{scope}", scope=scope)


NOV, OCT, YEAR_AGO = cell("2025-11"), cell("2025-10"), cell("2024-11")


def blanks(stated):
    """Statements that say nothing of all the cells spoken of, so that the same sums are looked at."""
    cells = dict.fromkeys(c for o in stated for c in (o.cell, o.base) if c)
    return [Observation(c, None, None, 999, name="N-Box") for c in cells]


def feasible(rng):
    """Statements about hidden whole values, true of them; and the values."""
    chain = [cell(periods.month(2025, m + 1)) for m in range(rng.randint(2, 9))]
    hidden = {c: rng.randint(1, 30000) for c in chain}
    hidden[cell("2025-Q1")] = sum(hidden.get(cell(f"2025-0{m}"), 0) for m in (1, 2, 3))
    for m in range(1, 4):
        kei, registered = rng.randint(30000, 200000), rng.randint(1, 300000)
        period = periods.month(2025, m)
        hidden |= {
            whole("kei", period): kei,
            whole("registered", period): registered,
            whole("all", period): kei + registered,
        }
    if len(chain) < 3:
        del hidden[cell("2025-Q1")]
    cells = list(hidden)
    stated = []
    for _ in range(rng.randint(3, 14)):
        c = rng.choice(cells)
        kind = rng.choice(["exact", "rounded", "over", "factor", "factor", "difference"])
        value = hidden[c]
        same = [x for x in cells if x.subject == c.subject and x != c]
        other = rng.choice(same)
        if kind == "exact":
            stated.append(level(c, value))
        elif kind == "rounded":
            place = 10 ** rng.randint(1, 4)
            middle = round(value / place) * place
            stated.append(level(c, max(0, middle - place / 2), middle + place / 2))
        elif kind == "over":
            stated.append(Observation(c, value * rng.random(), None, 0, name="N-Box"))
        elif kind == "factor":
            ratio, half = value / hidden[other], 10.0 ** -rng.randint(1, 4)
            stated.append(factor(c, other, max(0.0, ratio - half * rng.random()), ratio + half * rng.random()))
        else:
            gap = value - hidden[other]
            stated.append(Observation(c, gap - 5, gap + 5, 0, relation="difference", base=other, name="N-Box"))
    return stated, hidden
