"""Months and runs of months, from what the slots of a pattern caught."""

from collections.abc import Callable

from keisu import periods as calendar
from keisu.figures.resolving.caught import Caught, Made, Makers


def _month(c: Caught) -> Made:
    return c.own_month()


def _month_short_year(c: Caught) -> Made:
    return calendar.month(2000 + int(c.text[-2:]), c.month())


def _month_last_year(c: Caught) -> Made:
    year = c.this_year()
    return calendar.month(year - 1, c.month()) if year else None


def _month_this_year(c: Caught) -> Made:
    year = c.this_year()
    return calendar.month(year, c.month()) if year else None


def _last_named_month(c: Caught) -> Made:
    found = c.named_month(c.month(), None)
    return calendar.shift(found, years=-1) if found and found == c.anchor.month else found


def _month_shift(steps: int) -> Callable[[Caught], Made]:
    return lambda c: calendar.shift(c.anchor.month, steps=steps) if c.anchor.month else None


def _month_range(c: Caught) -> Made:
    last_year = c.year("year2") or c.year()
    end = c.named_month(c.month("month2"), last_year)
    if end is None:
        return None
    first_year = int(end[:4]) if c.month() <= c.month("month2") else int(end[:4]) - 1
    if c.year() and c.year("year2"):
        first_year = c.year() or first_year
    start = calendar.month(first_year, c.month())
    return _named(start, end)


def _named(start: str, end: str) -> Made:
    """A run of months in its usual form: halves of a year and whole years have names of their own."""
    if start > end:
        return None
    if start[:4] == end[:4] and start[5:] == "01":
        if end[5:] == "06":
            return f"{start[:4]}-H1"
        if end[5:] == "12":
            return start[:4]
    return calendar.span(start, end)


def _first_months(c: Caught) -> Made:
    year = c.year() or c.this_year()
    count = c.count("count")
    if not year or not 1 <= count <= 12:
        return None
    if not c.year() and c.anchor.month and calendar.month(year, count) > c.anchor.month:
        year -= 1
    return _named(calendar.month(year, 1), calendar.month(year, count))


def _months_to(c: Caught) -> Made:
    end = c.own_month()
    return calendar.span(calendar.shift(end, steps=1 - c.count("count")), end) if end else None


def _since_month(c: Caught) -> Made:
    start, end = c.own_month(), c.anchor.month
    return calendar.span(start, end) if start and end and start <= end else None


def _year_through(c: Caught) -> Made:
    end = c.own_month()
    return _named(f"{end[:4]}-01", end) if end else None


def _end_of_year(c: Caught) -> Made:
    return calendar.month(c.year() or 0, 12) if c.year() else None


MAKERS: Makers = {
    "month": _month,
    "month-short-year": _month_short_year,
    "month-last-year": _month_last_year,
    "month-this-year": _month_this_year,
    "last-named-month": _last_named_month,
    "last-month": _month_shift(-1),
    "this-month": _month_shift(0),
    "next-month": _month_shift(1),
    "month-range": _month_range,
    "first-months": _first_months,
    "months-to": _months_to,
    "since-month": _since_month,
    "year-through": _year_through,
    "end-of-year": _end_of_year,
}
