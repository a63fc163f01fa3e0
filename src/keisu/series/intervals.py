"""How a printed number becomes an interval: the one place where that is decided.

=====================================  ======================================================================
as printed                             the value lies in
=====================================  ======================================================================
a count, "16,198 vehicles"             exactly 16198
a count ending in 000, "20,000 cars"   19500 to 20500: it may be rounded to the thousand
a scaled number, "1.2 million"         half of the last printed place either side: 1150000 to 1250000
a measured unit, "13.8 %", "43 %"      the same: 13.75 to 13.85, 42.5 to 43.5
"about 43 %" (``~``)                   that, or APPROXIMATE of the value either side if that is wider
"more than", "at least"                the number and up
"less than", "up to"                   the number and down, but not below 0 where the unit cannot be
"3 to 5"                               3 to 5, widened by nothing
=====================================  ======================================================================

A change is read with its direction: "fell by more than 40 %" (value -40, bound ``>``) is -40 and below.
"""

from math import inf

from keisu.model import Figure
from keisu.series.rules import is_counted, is_signed

APPROXIMATE = 0.05
"""How far "about" reaches on either side, as a part of the value."""

_THOUSAND = 1000


def printed(figure: Figure) -> tuple[float, float]:
    """The interval of a figure's own number, in its unit; ends may be infinite.

    The figure needs a unit. For a change of -40 the interval is negative.
    """
    if figure.low is not None and figure.high is not None:
        return figure.low, figure.high
    value, unit = figure.value or 0.0, figure.unit or ""
    directed = figure.kind == "change"
    floor = -inf if directed or is_signed(unit) else 0.0
    outward = figure.bound in (">", ">=")
    if outward or figure.bound in ("<", "<="):
        if directed and value < 0:
            return (-inf, value) if outward else (value, 0.0)
        if directed:
            return (value, inf) if outward else (0.0, value)
        return (value, inf) if outward else (min(floor, value), value)
    half = _rounding(figure, value)
    if figure.bound == "~":
        half = max(half, APPROXIMATE * abs(value))
    return (value - half if directed else max(value - half, min(floor, value))), value + half


def _rounding(figure: Figure, value: float) -> float:
    """Half of the place that a number is rounded to; 0 for one that is exact."""
    if figure.decimals != 0:
        return 0.5 * 10.0**figure.decimals
    if figure.kind in ("ratio", "multiple") or figure.unit in ("%", "pp"):
        return 0.5
    if value and value % _THOUSAND == 0:
        return 0.5 * _THOUSAND
    return 0.0 if is_counted(figure.unit or "") else 0.5


def factor(figure: Figure) -> tuple[float, float]:
    """A change in per cent, a ratio in per cent or a multiple as the factor from base to value, 0 or more.

    +43 % is 1.425 to 1.435, a ratio of 89.8 % is 0.8975 to 0.8985, "twice" is 1.5 to 2.5.
    """
    low, high = printed(figure)
    if figure.kind == "change":
        low, high = 1 + low / 100, 1 + high / 100
    elif figure.kind == "ratio":
        low, high = low / 100, high / 100
    return max(low, 0.0), max(high, 0.0)
