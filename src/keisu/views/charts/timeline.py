"""Where a period stands on the axis of time.

Months, quarters, years, fiscal years, weeks and days are different things, and a line joins only what is alike. So one
chart shows periods of one *frequency*. Each stands at a whole step from its neighbour, whatever the calendar's number
of days, and a period without a value keeps its place.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from keisu import periods
from keisu.views.words import MONTHS

FREQUENCIES = (
    *("day", "week", "month", "quarter", "fiscal quarter", "half", "fiscal half", "year", "fiscal year", "span"),
)
"""The frequencies, finest first; "span" is any other run of periods, such as January to November."""

ADVERBS = {
    "day": "daily",
    "week": "weekly",
    "month": "monthly",
    "quarter": "quarterly",
    "fiscal quarter": "by fiscal quarter",
    "half": "by half-year",
    "fiscal half": "by fiscal half-year",
    "year": "yearly",
    "fiscal year": "by fiscal year",
    "span": "by span of time",
}

_IN_A_YEAR = {"month": 12, "quarter": 4, "half": 2, "year": 1}
_WEEK = 7
_EDGE = 9.0  # pixels at least between the ends of the axis and the first and last place
_EPOCH = dt.date(1970, 1, 1).toordinal()
_STEPS = {12: (1, 2, 3, 6, 12, 24, 60, 120, 240), 4: (1, 2, 4, 8, 20, 40, 80), 2: (1, 2, 4, 10, 20, 40)}
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_WEEKS = (1, 2, 4, 8, 13, 26, 52, 104, 260, 520)
_DAYS = (1, 2, 7, 14, 28, 91, 182, 364, 728, 1820, 3640)
_ROOM = {"month": 44, "span": 44, "day": 52, "week": 52, "quarter": 40, "half": 40, "fiscal year": 56, "year": 44}

_LABELS = {
    12: "[slice('JanFebMarAprMayJunJulAugSepOctNovDec', datum.value % 12 * 3, datum.value % 12 * 3 + 3),"
    " datum.index == 0 || datum.value % 12 < STEP ? format(floor(datum.value / 12), 'd') : '']",
    4: "['Q' + format(datum.value % 4 + 1, 'd'),"
    " datum.index == 0 || datum.value % 4 < STEP ? 'YEAR' + format(floor(datum.value / 4), 'd') : '']",
    2: "['H' + format(datum.value % 2 + 1, 'd'), 'YEAR' + format(floor(datum.value / 2), 'd')]",
    1: "'YEAR' + format(datum.value, 'd')",
}
_DAY_LABEL = (
    "[utcFormat((datum.value * SIZE - EPOCH) * 864e5, '%-d %b'), utcFormat((datum.value * SIZE - EPOCH) * 864e5, '%Y')]"
)


def frequency(period: str) -> str:
    """The frequency of a period: one of FREQUENCIES."""
    form = periods.form(period)
    if form is not None:
        return form
    first, last = periods.days(period)
    if periods.form(period.split("/")[0]) == "day" and (last - first).days == _WEEK - 1:
        return "week"
    return "span"


def commonest(found: Iterable[str]) -> str:
    """The frequency that most of some periods have; of two the finer. There must be one."""
    counts = Counter(frequency(period) for period in found)
    return min(counts, key=lambda name: (-counts[name], FREQUENCIES.index(name)))


def place(period: str) -> float:
    """Where a period stands among those of its frequency: neighbours are 1 apart. A span stands in its last month."""
    kind = frequency(period)
    first, last = periods.days(period)
    if kind in ("day", "week"):
        return first.toordinal() / (_WEEK if kind == "week" else 1)
    if kind == "span":
        return last.year * 12 + last.month - 1
    numbers = [int(n) for n in re.findall(r"\d+", period)]
    return numbers[0] * _in_a_year(kind) + (numbers[1] - 1 if len(numbers) > 1 else 0)


def start(period: str) -> float:
    """Where a period begins: a span in its first month, any other where it stands."""
    if frequency(period) != "span":
        return place(period)
    first, _ = periods.days(period)
    return first.year * 12 + first.month - 1


def named(period: str) -> str:
    """A period in words: Nov 2025, Q3 2025, H1 FY2024, 4 Nov 2025, Jan to Nov 2025."""
    first, _, last = period.partition("/")
    if last:
        a, b = named(first), named(last)
        year = b[-5:]
        return f"{a.removesuffix(year)} to {b}" if a.endswith(year) else f"{a} to {b}"
    head, *parts = first.split("-")
    names = [MONTHS[int(p) - 1] if i == 0 and p.isdigit() else p.lstrip("0") for i, p in enumerate(parts)]
    return " ".join([*reversed(names), head])


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis of time: the places it runs between, those that are labelled, and the labels as an expression.

    The expression is made of constants alone; nothing of a page is in it.
    """

    low: float
    high: float
    ticks: tuple[float, ...]
    labels: str


def axis(found: Iterable[str], kind: str, width: float) -> Axis:
    """The axis for periods of one frequency, with labels that do not touch in so many pixels."""
    all_of = list(found)
    first, last = min(map(start, all_of)), max(map(place, all_of))
    count = max(2.0, width / _ROOM.get(kind, 56))
    step = next((s for s in _steps(kind) if (last - first) / s <= count - 1), _steps(kind)[-1])
    at = -(-first // step) * step if step > 1 else first
    ticks = []
    while at <= last:
        ticks.append(at)
        at += step
    edge = max(0.5, (last - first) * _EDGE / max(_EDGE, width - 2 * _EDGE))
    return Axis(first - edge, last + edge, tuple(ticks or [first]), _expression(kind, step))


def _expression(kind: str, step: int) -> str:
    if kind in ("day", "week"):
        size = str(_WEEK if kind == "week" else 1)
        return _DAY_LABEL.replace("SIZE", size).replace("EPOCH", str(_EPOCH))
    label = _LABELS[_in_a_year(kind)]
    return label.replace("STEP", str(step)).replace("YEAR", "FY" if kind.startswith("fiscal") else "")


def _steps(kind: str) -> tuple[int, ...]:
    if kind in ("day", "week"):
        return _DAYS if kind == "day" else _WEEKS
    return _STEPS.get(_in_a_year(kind), _YEARS)


def _in_a_year(kind: str) -> int:
    return 12 if kind == "span" else _IN_A_YEAR[kind.removeprefix("fiscal ")]
