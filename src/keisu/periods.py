"""Time periods as strings: their forms, their days, and arithmetic on them.

A period is written as in the records (SDMX calls it the time period):

==================  =========================================================
``2025``            a calendar year
``FY2024``          a fiscal year, named by the calendar year it begins in
``FY2024-H1``       half of a fiscal year (``FY2024-Q1``: a quarter of one)
``2025-H1``         half of a calendar year
``2025-Q3``         a calendar quarter
``2025-11``         a month
``2025-11-04``      a day
``2025-01/2025-11`` from one of these to another of the same form, both included
==================  =========================================================

Nothing here knows a language; words such as "last month" are the business of the language packs.
"""

import datetime as dt
import re
from calendar import monthrange
from functools import lru_cache

from keisu.errors import ModelError

_FORMS = {
    "year": re.compile(r"(\d{4})", re.ASCII),
    "fiscal year": re.compile(r"FY(\d{4})", re.ASCII),
    "fiscal half": re.compile(r"FY(\d{4})-H([12])", re.ASCII),
    "fiscal quarter": re.compile(r"FY(\d{4})-Q([1-4])", re.ASCII),
    "half": re.compile(r"(\d{4})-H([12])", re.ASCII),
    "quarter": re.compile(r"(\d{4})-Q([1-4])", re.ASCII),
    "month": re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII),
    "day": re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII),
}
_MONTHS_IN = {"year": 12, "half": 6, "quarter": 3, "month": 1}
_FISCAL_START = 4  # the month a Japanese fiscal year begins in


@lru_cache(maxsize=10_000)
def form(period: str) -> str | None:
    """The form of a single period ("month", "fiscal year", ...), or None if it is in no known form."""
    for name, pattern in _FORMS.items():
        if m := pattern.fullmatch(period):
            if name == "day":
                try:
                    dt.date(int(m[1]), int(m[2]), int(m[3]))
                except ValueError:
                    return None
            elif m[1] == "0000":
                return None
            return name
    return None


@lru_cache(maxsize=10_000)
def check(period: str) -> None:
    """Raise ModelError, saying why, unless `period` is a period in one of the forms of this module."""
    ends = period.split("/")
    forms = [form(e) for e in ends]
    if len(ends) > 2 or None in forms:
        raise ModelError(f"{period!r} is not a time period; write 2025-11, 2025-Q3, 2025, FY2024 or start/end")
    if len(ends) == 2:
        if forms[0] != forms[1]:
            raise ModelError(f"period {period!r} runs from a {forms[0]} to a {forms[1]}")
        if days(ends[0])[0] >= days(ends[1])[0]:
            raise ModelError(f"period {period!r} does not run forward")


@lru_cache(maxsize=10_000)
def days(period: str, fiscal_start: int = _FISCAL_START) -> tuple[dt.date, dt.date]:
    """The first and the last day of a period; `fiscal_start` is the month that fiscal years begin in."""
    if "/" in period:
        a, b = period.split("/")
        return days(a, fiscal_start)[0], days(b, fiscal_start)[1]
    kind = form(period)
    if kind is None:
        raise ModelError(f"{period!r} is not a time period")
    if kind == "day":
        day = dt.date.fromisoformat(period)
        return day, day
    parts = [int(x) for x in re.findall(r"\d+", period)]
    fiscal = kind.startswith("fiscal")
    size = _MONTHS_IN[kind.removeprefix("fiscal ")]
    first = _month_index(parts[0], fiscal_start if fiscal else 1)
    first += size * (parts[1] - 1) if len(parts) > 1 else 0
    try:
        return _first_day(first), _last_day(first + size - 1)
    except ValueError as error:
        raise ModelError(f"{period!r} runs out of the calendar") from error


def months(period: str, fiscal_start: int = _FISCAL_START) -> tuple[str, ...]:
    """The calendar months that make up a period; empty if it does not begin and end with whole months."""
    first, last = days(period, fiscal_start)
    a, b = _month_index(first.year, first.month), _month_index(last.year, last.month)
    if first.day != 1 or last != _last_day(b):
        return ()
    return tuple(_month_name(i) for i in range(a, b + 1))


def shift(period: str, years: int = 0, steps: int = 0) -> str:
    """The period of the same form `years` earlier or later and `steps` of its own length further.

    A range moves as a whole, by its own length in months (or days) for each step.
    """
    if "/" in period:
        a, b = period.split("/")
        if form(a) == "day":
            length = (dt.date.fromisoformat(b) - dt.date.fromisoformat(a)).days + 1
            return "/".join(_shift_day(e, years, steps * length) for e in (a, b))
        length = _ordinal(b) - _ordinal(a) + 1
        return "/".join(_shift_one(e, years, steps * length) for e in (a, b))
    return _shift_one(period, years, steps)


def beside(period: str, years: int = 0, steps: int = 0) -> str | None:
    """What `shift` makes of a period, None where that is out of the calendar."""
    try:
        return shift(period, years, steps)
    except ModelError:
        return None


def month(year: int, number: int) -> str:
    """The month `number` of `year`; numbers below 1 and above 12 run into the years beside it."""
    return _month_name(_month_index(year, number))


def span(start: str, end: str) -> str:
    """From `start` to `end`, as one period; the same single period if both are the same."""
    return start if start == end else f"{start}/{end}"


def contains(outer: str, inner: str) -> bool:
    """Whether every day of `inner` is a day of `outer`."""
    a, b = days(outer)
    c, d = days(inner)
    return a <= c and d <= b


def same(a: str, b: str) -> bool:
    """Whether two periods cover the same days, in whatever form they are written."""
    return a == b or days(a) == days(b)


def _month_index(year: int, number: int) -> int:
    return year * 12 + number - 1


def _month_name(index: int) -> str:
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def _first_day(index: int) -> dt.date:
    return dt.date(index // 12, index % 12 + 1, 1)


def _last_day(index: int) -> dt.date:
    year, number = index // 12, index % 12 + 1
    return dt.date(year, number, monthrange(year, number)[1])


def _ordinal(period: str) -> int:
    """A number that grows by one from a period to the next of its form."""
    kind = form(period) or ""
    parts = [int(x) for x in re.findall(r"\d+", period)]
    per_year = 12 // _MONTHS_IN[kind.removeprefix("fiscal ")]
    return parts[0] * per_year + (parts[1] - 1 if len(parts) > 1 else 0)


def _shift_one(period: str, years: int, steps: int) -> str:
    kind = form(period)
    if kind is None:
        raise ModelError(f"{period!r} is not a time period")
    if kind == "day":
        return _shift_day(period, years, steps)
    per_year = 12 // _MONTHS_IN[kind.removeprefix("fiscal ")]
    year, part = divmod(_ordinal(period) + years * per_year + steps, per_year)
    if not 1 <= year <= 9999:
        raise ModelError(f"{period!r} cannot be moved by {years} years and {steps} steps")
    head = f"FY{year:04d}" if kind.startswith("fiscal") else f"{year:04d}"
    letter = {12: "", 6: "-H", 3: "-Q", 1: "-"}[12 // per_year]
    return head + (f"-{part + 1:02d}" if letter == "-" else f"{letter}{part + 1}" if letter else "")


def _shift_day(day: str, years: int, steps: int) -> str:
    at = dt.date.fromisoformat(day)
    try:
        if years:
            last = monthrange(at.year + years, at.month)[1]
            at = at.replace(year=at.year + years, day=min(at.day, last))
        return (at + dt.timedelta(days=steps)).isoformat()
    except (ValueError, OverflowError) as error:
        raise ModelError(f"{day!r} cannot be moved by {years} years and {steps} steps") from error
