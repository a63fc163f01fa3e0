"""Errors planted in statements: the slips of the hand that get into print."""

import random
from dataclasses import replace

from keisu import periods
from keisu.model import Observation
from keisu.series.printed import one_digit, swapped

KINDS = ("swapped", "digit", "sign", "month", "ten")
"""Two digits swapped, one digit wrong, the sign of a change lost, the wrong month, a factor of ten."""


def plant(o: Observation, kind: str, rng: random.Random) -> Observation | None:
    """The observation with an error of a kind, as wide as it was; None if it cannot have one.

    A sign is lost by changes in per cent, the month mistaken of months; digits are those of exact levels. Whether the
    wrong statement happens to be true all the same is for the caller to see.
    """
    if o.value is None or o.low is None or o.high is None or o.cell.unit == "rank":
        return None
    if kind == "sign":
        return _sign_lost(o, o.value, (o.high - o.low) / 2)
    if o.relation != "level":
        return None
    if kind == "month":
        if periods.form(o.cell.period) != "month":
            return None
        return replace(o, cell=o.cell.at(periods.shift(o.cell.period, 0, rng.choice((-1, 1)))))
    if kind == "ten":
        return replace(o, value=o.value * 10, low=o.low * 10, high=o.high * 10, quote=f"{o.value * 10:,.0f}")
    ways = [v for v in (swapped if kind == "swapped" else one_digit)(o.value) if v > 0] if o.low == o.high else []
    if not ways:
        return None
    wrong = rng.choice(ways)
    return replace(o, value=wrong, low=wrong, high=wrong, quote=f"{wrong:,.0f}")


def _sign_lost(o: Observation, said: float, half: float) -> Observation | None:
    """A rise called a fall or the other way round; None of what is no change or would leave less than nothing."""
    if o.relation != "factor" or o.base is None or o.base.subject != o.cell.subject or not 0 < abs(said) < 100:
        return None
    middle = 1 - said / 100
    return replace(o, value=-said, low=max(0.0, middle - half), high=middle + half, quote=f"{-said:+g} %")
