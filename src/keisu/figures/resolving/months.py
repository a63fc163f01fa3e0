"""Months and runs of months, from what the slots of a pattern caught."""

from collections.abc import Callable

from keisu import periods as calendar
from keisu.figures.resolving.caught import Caught, Made, Makers


def _month(c: Caught) -> Made:
    return c.own_month()


def _month_short_year(c: Caught) -> Made:
    return calendar.month(2000 + int(c.text[-2:]), c.month())


def _numeric_month(c: Caught) -> Made:
    return calendar.month(c.year() or 0, int(c.text.partition("/")[0]))


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


def _months_in_a_row(c: Caught) -> Made:
    """Two months, where one follows the other."""
    return _month_range(c) if (c.month("month2") - c.month()) % 12 == 1 else None


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
    return _named(calendar.shift(end, steps=1 - c.count()), end) if end else None


def _quarter_to(c: Caught) -> Made:
    """The quarter that ended in a month; three months where it is no quarter of the calendar's."""
    end = c.own_month()
    if end is None:
        return None
    number, beyond = divmod(int(end[5:]), 3)
    return calendar.span(calendar.shift(end, steps=-2), end) if beyond else f"{end[:4]}-Q{number}"


def _quarter_of_months(c: Caught) -> Made:
    """The quarter from a month to another; None where that is no quarter of the calendar's."""
    end, number = c.named_month(c.month("month2"), c.year("year2") or c.year()), c.month("month2")
    return f"{end[:4]}-Q{number // 3}" if end and number % 3 == 0 and number - c.month() == 2 else None


def _months_or_quarter(c: Caught) -> Made:
    """The quarter from a month to another, else the run of months."""
    return _quarter_of_months(c) or _month_range(c)


def _half_to(c: Caught) -> Made:
    """The half that ended in a month: of the calendar year in June and December, of the fiscal one in September and
    March."""
    end = c.own_month()
    if end is None:
        return None
    year, month = int(end[:4]), int(end[5:])
    if month in (6, 12):
        return f"{year}-H{month // 6}"
    if month in (3, 9):
        return f"FY{year - (month == 3)}-H{1 + (month == 3)}"
    return calendar.span(calendar.shift(end, steps=-5), end)


def _past_months(c: Caught) -> Made:
    """So many months, up to that of publication."""
    end = c.anchor.month
    return calendar.span(calendar.shift(end, steps=-c.count()), end) if end else None


def _next_named_month(c: Caught) -> Made:
    now = c.anchor.month
    if now is None:
        return None
    return calendar.month(int(now[:4]) + (c.month() <= int(now[5:])), c.month())


def _season(c: Caught) -> Made:
    """The months of a season: of a year, else of the last one that had begun."""
    first, last = c.words.seasons[c.groups["season"].casefold()]
    year, now = c.year(), c.anchor.month
    if year is None and now is None:
        return None
    start = calendar.month(year or int((now or "")[:4]), first)
    if year is None and now and start > now:
        start = calendar.shift(start, years=-1)
    return calendar.span(start, calendar.shift(start, steps=(last - first) % 12))


def _since_month(c: Caught) -> Made:
    start, end = c.own_month(), c.anchor.month
    return calendar.span(start, end) if start and end and start <= end else None


def _year_through(c: Caught) -> Made:
    end = c.own_month()
    return _named(f"{end[:4]}-01", end) if end else None


def _end_of_year(c: Caught) -> Made:
    year = c.year() or c.this_year()
    return calendar.month(year, 12) if year else None


def _last_season(c: Caught) -> Made:
    """The last one that was over."""
    made, now = _season(c), c.anchor.month
    return calendar.shift(made, years=-1) if made and now and made.partition("/")[2] >= now else made


MAKERS: Makers = {
    "month": _month,
    "numeric-month": _numeric_month,
    "month-short-year": _month_short_year,
    "last-named-month": _last_named_month,
    "last-month": _month_shift(-1),
    "this-month": _month_shift(0),
    "next-month": _month_shift(1),
    "month-range": _month_range,
    "months-or-quarter": _months_or_quarter,
    "months-in-a-row": _months_in_a_row,
    "first-months": _first_months,
    "months-to": _months_to,
    "quarter-to": _quarter_to,
    "quarter-of-months": _quarter_of_months,
    "half-to": _half_to,
    "past-months": _past_months,
    "next-named-month": _next_named_month,
    "season": _season,
    "last-season": _last_season,
    "since-month": _since_month,
    "year-through": _year_through,
    "end-of-year": _end_of_year,
}
