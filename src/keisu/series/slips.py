"""Which slip would explain a doubted claim: the value that was meant, and how likely it is that this is no chance.

A slip is looked for in the order in which they convince: the same number belongs to another cell; the sign; a ratio
taken for a change; another base; the digits. What misses by no more than figures are revised or rounded is no slip.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import isfinite

from keisu.model import Observation
from keisu.series import printed
from keisu.series.agreeing import Agreeing
from keisu.series.claims import System
from keisu.series.neighbours import Neighbours
from keisu.series.rules import limit
from keisu.vocabulary import FindingKind

# How digits go wrong: all results of it, in words, about how many there are, and how readily it is believed.
_DIGITS: tuple[tuple[Callable[[float], Iterator[float]], str, int, float], ...] = (
    (printed.swapped, "two digits in the other order", 6, 0.9),
    (printed.one_digit, "one other digit", 50, 0.7),
    (printed.lost_or_added, "one digit more or less", 100, 0.7),
)


@dataclass(frozen=True, slots=True)
class Slip:
    """The kind of a slip, the value that was meant (None if not one), what to say of it, and how likely it is no
    chance.
    """

    kind: FindingKind
    meant: float | None
    words: str
    likely: float


def slip(system: System, neighbours: Neighbours, claim: int, fitting: Agreeing) -> Slip | None:
    """The likeliest slip that would explain a claim, None if none would."""
    o = system.first(claim)
    tries = _LEVEL if o.base is None else _CHANGE
    found = [made for attempt in tries if (made := attempt(system, neighbours, claim, o, fitting)) is not None]
    return max(found, key=lambda s: s.likely, default=None)


def _value(o: Observation) -> float | None:
    """The number as it was printed."""
    if o.value is not None:
        return o.value
    return o.low if o.low is not None and o.low == o.high else None


def _belongs_elsewhere(
    system: System, neighbours: Neighbours, claim: int, o: Observation, fitting: Agreeing
) -> Slip | None:
    """The number is that of another period, scope or subject."""
    value = _value(o)
    if value is None or not printed.is_telling(value):
        return None
    where = neighbours.with_value(o.cell, value, claim)
    return Slip(where[0], None, f"{_said(value)} is the figure of {where[1]}", 0.9) if where else None


def _moved_point(system: System, neighbours: Neighbours, claim: int, o: Observation, fitting: Agreeing) -> Slip | None:
    value = _value(o)
    if value is None or not fitting.is_bounded or fitting.width > 1:
        return None
    low, high = _meant(o, fitting)
    for made, places in printed.shifted(value):
        if low <= made <= high:
            kind: FindingKind = "digits" if abs(places) < 3 else "unit"
            words = f"{_said(made)} for {_said(value)} (the point moved by {abs(places)}) would agree"
            return Slip(kind, made, words, _no_chance(10, low, high, value))
    return None


def _wrong_digits(system: System, neighbours: Neighbours, claim: int, o: Observation, fitting: Agreeing) -> Slip | None:
    value = _value(o)
    if value is None or not fitting.is_bounded or fitting.width > limit("digits_width") or not value:
        return None
    if o.base is None and abs(value) < limit("few"):
        return None  # any small number is one digit from any other
    low, high = _meant(o, fitting)
    for make, words, count, prior in _DIGITS:
        made = [v for v in make(value) if low <= v <= high]
        if made:
            near = made[0] if len(made) == 1 else None
            said = f"{_said(made[0])} for {_said(value)} ({words}{'' if near is not None else ', or another'})"
            return Slip("digits", near, f"{said} would agree", prior * _no_chance(count, low, high, value))
    return None


def _other_sign(system: System, neighbours: Neighbours, claim: int, o: Observation, fitting: Agreeing) -> Slip | None:
    if o.value is None or not o.value or not _is_change(o) or not fitting.is_bounded:
        return None
    low, high = _meant(o, fitting)
    half = _half(o)
    if low - half <= -o.value <= high + half:
        verb = "a fall" if o.value > 0 else "a rise"
        return Slip("sign", -o.value, f"{verb} of {_said(abs(o.value))} would agree", _no_chance(1, low, high, o.value))
    return None


def _ratio_for_change(
    system: System, neighbours: Neighbours, claim: int, o: Observation, fitting: Agreeing
) -> Slip | None:
    if o.value is None or o.relation != "factor" or not fitting.is_bounded:
        return None
    change = _is_change(o)
    meant = o.value - 100 if change else o.value + 100
    low, high = fitting.low, fitting.high
    half = _half(o) / 100
    factor = 1 + meant / 100 if change else meant / 100
    if low - half <= factor <= high + half:
        words = (
            f"{_said(o.value)} % is the ratio to the base, the change is {meant:+.4g} %"
            if change
            else f"{_said(o.value)} % is the change, the ratio to the base is {_said(meant)} %"
        )
        return Slip("base", meant, words, _no_chance(1, low * 100, high * 100, meant))
    return None


def _other_base(system: System, neighbours: Neighbours, claim: int, o: Observation, fitting: Agreeing) -> Slip | None:
    """The change is right for another base, another period or another scope."""
    if o.base is None or o.low is None or o.high is None or abs(o.value or 0.0) < limit("telling_change"):
        return None
    where = neighbours.with_change(o)
    return Slip(where[0], None, f"that is the change {where[1]}", 0.7) if where else None


def _is_change(o: Observation) -> bool:
    """Whether a factor was printed as a change in per cent."""
    if o.relation == "difference":
        return True
    middle = (o.least + (o.greatest if isfinite(o.greatest) else o.least)) / 2
    return o.value is not None and abs(1 + o.value / 100 - middle) <= max(0.02, abs(middle) * 0.1)


def _meant(o: Observation, fitting: Agreeing) -> tuple[float, float]:
    """The values that agree, in the unit of the print, widened by its rounding."""
    low, high = in_print(o, fitting.low, fitting.high)
    half = _half(o)
    return low - half, high + half


def in_print(o: Observation, low: float, high: float) -> tuple[float, float]:
    """An interval of what an observation says, in the unit that its figure was printed in."""
    if o.relation != "factor":
        return low, high
    if o.value is None or _is_change(o):
        return (low - 1) * 100, (high - 1) * 100
    middle = (o.least + (o.greatest if isfinite(o.greatest) else o.least)) / 2
    return (low * 100, high * 100) if abs(o.value / 100 - middle) <= max(0.02, abs(middle) * 0.1) else (low, high)


def _half(o: Observation) -> float:
    """Half of the width that the printed number leaves open, in the unit of the print."""
    if o.low is None or o.high is None:
        return 0.0
    low, high = in_print(o, o.low, o.high)
    return (high - low) / 2


def _no_chance(ways: int, low: float, high: float, value: float) -> float:
    """How likely it is that so many ways of going wrong do not hit an interval, in the unit of the print, by chance."""
    return 1 / (1 + ways * min((high - low) / max(abs(value), 1e-12), 1.0))


def _said(value: float) -> str:
    return f"{value:,.0f}" if value == round(value) else f"{value:,.6g}"


_LEVEL = (_belongs_elsewhere, _moved_point, _wrong_digits)
_CHANGE = (_other_sign, _ratio_for_change, _other_base, _moved_point, _wrong_digits)
