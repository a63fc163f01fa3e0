"""The values of series as they are drawn: the scale they share, and for each where its ends lie on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any

from keisu.model import Point, Series
from keisu.series import is_counted
from keisu.views import tables, words
from keisu.views.charts.texts import capital, plain
from keisu.views.charts.timeline import named, place, start

Mark = Mapping[str, Any]
"""One drawn thing, as a row of the data of a specification."""

POWERS = {"trillion": 1e12, "billion": 1e9, "million": 1e6}
_BEYOND = 1.6  # an end that is so many times as high as the highest stated value is not drawn but pointed at
_NARROW = 0.025  # of the scale: an interval no wider is a point, which a line may join
_ROUNDED = 0.25  # of the value: a stated interval no wider is a rounded value, which is in its middle
_LEAST = 0.008  # of the scale: no bar is drawn lower
_ABOVE = 1.06


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis of values: its ends, and where it is labelled."""

    bottom: float
    top: float
    ticks: tuple[float, ...]

    @property
    def power(self) -> str | None:
        """What numbers at the axis are counted in that would be too long: "million", "billion", "trillion"."""
        most = max(abs(self.bottom), abs(self.top))
        return next((name for name, size in POWERS.items() if most >= size * 10), None)

    def share(self, value: float) -> float:
        """Where a value stands, from 0 at the bottom to 1 at the top."""
        return (value - self.bottom) / (self.top - self.bottom)


def scale_of(found: Iterable[Series], others: Iterable[float] = (), *, zero: bool = True) -> Scale:
    """The scale for all values of some series, and for others if they are not far beyond them.

    It begins at nothing if `zero` or if all values are near to it. An interval that ends far above all stated values
    does not stretch it.
    """
    points = [p for one in found for p in one.points]
    stated = [v for p in points if p.stated for v in (p.low, p.high) if v is not None]
    every = [v for p in points for v in (p.low, p.high) if v is not None]
    least, greatest = min(stated or every), max(stated or every)
    room = max(abs(least), abs(greatest)) * _BEYOND
    kept = [v for v in (*every, *others) if abs(v) <= room] or [least, greatest]
    low, high = min(kept), max(kept)
    if low >= 0 and zero:
        low = 0.0
    if high <= 0 and zero:
        high = 0.0
    return nice(low, high)


def marks(one: Series, scale: Scale, key: str) -> list[dict[str, Any]]:
    """The points of a series as they are drawn, in order of time; those that nothing bounds are left out.

    `low` and `high` are the ends as drawn, `y` the middle; `up` and `down` say that the value may lie beyond them.
    `point` says that the middle stands for the value, `exact` that the interval is too narrow to be seen, `run` numbers
    the stretches of exact values in neighbouring periods.
    """
    made: list[dict[str, Any]] = []
    run = 0
    for point in one.points:
        if point.low is None and point.high is None:
            continue
        mark = _mark(one, point, scale, key)
        before = made[-1] if made else None
        linked = before is not None and before["exact"] and mark["exact"] and round(mark["x"] - before["x"], 6) == 1
        run += not linked
        made.append({**mark, "run": run})
    return made


def says(low: float | None, high: float | None, unit: str) -> str:
    """An interval in words, with its unit: "5,412 to 5,415 vehicles", "at least 20,000 vehicles"."""
    row = tables.ends(low, high, unit)
    least, greatest = row["low"], row["high"]
    if least is None and greatest is None:
        return "not known"
    if least is None or greatest is None:
        body = f"at most {short(greatest)}" if least is None else f"at least {short(least)}"
    elif least == greatest:
        body = short(least)
    else:
        body = f"{short(least)} to {short(greatest)}"
    return f"{body}{unit_after(unit)}"


def short(value: float) -> str:
    """A number with no more digits than can be read: four significant ones behind the point."""
    if value != int(value):
        value = round(value, max(0, 3 - floor(log10(abs(value)))))
    return words.number(value).replace("-", "−")


def scaled(value: float, scale: Scale) -> str:
    """A number as it is written at the axis."""
    return short(value / POWERS.get(scale.power or "", 1.0))


def between(low: float, high: float, scale: Scale) -> str:
    """An interval as it is written in a plot: 5,412–5,415."""
    a, b = scaled(low, scale), scaled(high, scale)
    return a if a == b else f"{a} to {b}" if low < 0 else f"{a}–{b}"


def unit_after(unit: str) -> str:
    """A unit behind a number."""
    return f" {unit_name(unit)}" if unit != "fold" else "-fold"


def unit_name(unit: str) -> str:
    """A unit's name, in the plural where it is one: "vehicles", "JPY", "%"."""
    unit = plain(unit)
    return unit if unit.isupper() or not unit.isascii() or unit in ("%", "pp", "fold", "rank") else words.plural(unit)


def measured(unit: str, scale: Scale) -> str:
    """The unit of an axis: "vehicles", "billion JPY"."""
    return " ".join(part for part in (scale.power, unit_name(unit)) if part)


def heading(one: Series) -> str:
    """The subject of a series as a title may have it."""
    return capital(plain(one.subject))


def _mark(one: Series, point: Point, scale: Scale, key: str) -> dict[str, Any]:
    row = tables.ends(point.low, point.high, one.unit)
    low, high = row["low"], row["high"]
    if low is None and is_counted(one.unit):
        low = min(0.0, high)  # there are no fewer than none
    down, up = low is None or low < scale.bottom, high is None or high > scale.top
    bottom = scale.bottom if down else min(low, scale.top)
    top = scale.top if up else max(high, scale.bottom)
    exact = not up and not down and top - bottom <= _NARROW * (scale.top - scale.bottom)
    middle = (bottom + top) / 2
    least = _LEAST * (scale.top - scale.bottom) / 2
    known = tables.known(point)
    return {
        "series": key,
        "name": plain(one.subject),
        "when": named(point.period),
        "value": says(point.low, point.high, one.unit),
        "label": _label(low, high, known, scale) if exact else "",
        "how": known,
        "x": place(point.period),
        "x2": start(point.period),
        "y": middle,
        "low": min(bottom, middle - least) if known == "implied" else bottom,
        "high": max(top, middle + least) if known == "implied" else top,
        "up": up,
        "down": down,
        "exact": exact,
        "point": not up
        and not down
        and top - bottom <= max(_ROUNDED * abs(middle), _NARROW * (scale.top - scale.bottom)),
    }


def _label(low: float, high: float, known: str, scale: Scale) -> str:
    """An exact value in figures; of a rounded one what was stated, which is its middle."""
    if known != "implied":
        return scaled((low + high) / 2, scale)
    return between(low, high, scale)


def nice(low: float, high: float, count: int = 5) -> Scale:
    """The least scale with round ends around two values."""
    if low == high:
        low, high = (low * 0.9, low * 1.1) if low else (0.0, 1.0)
        low, high = min(low, high), max(low, high)
    rough = (high - low) / count
    power = 10.0 ** floor(log10(rough))
    step = next(s * power for s in (1, 2, 2.5, 5, 10) if s * power >= rough * 0.999)
    bottom, top = floor(low / step + 1e-9) * step, ceil(high * 1.0 / step - 1e-9) * step
    if high > 0 and high * _ABOVE > top:
        top += step
    ticks = tuple(round(bottom + i * step, 12) for i in range(round((top - bottom) / step) + 1))
    return Scale(bottom, top, ticks)


def spread(places: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Places moved as little as needed for labels to stand `least` apart, between `low` and `high`, in their order."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = [max(low, min(high, places[i])) for i in order]
    for i in range(1, len(moved)):
        moved[i] = max(moved[i], moved[i - 1] + least)
    if moved and moved[-1] > high:
        moved[-1] = high
        for i in range(len(moved) - 2, -1, -1):
            moved[i] = min(moved[i], moved[i + 1] - least)
    made = [0.0] * len(places)
    for i, at in zip(order, moved, strict=True):
        made[i] = at
    return made
