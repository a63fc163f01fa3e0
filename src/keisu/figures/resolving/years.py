"""Quarters, halves and years, of the calendar and fiscal, from what the slots of a pattern caught."""

import datetime as dt
import re
from collections.abc import Callable

from keisu import periods as calendar
from keisu.figures.resolving.caught import Caught, Made, Makers

_JUST = 6  # the month up to which the fiscal year that ended in March is the one just ended


def _quarter(c: Caught) -> Made:
    return _quarter_of(c, c.count(next((s for s in ("ordinal", "quarter") if s in c.groups), "count")))


def _quarter_code(c: Caught) -> Made:
    found = re.search(r"q\s*([1-4])", c.text, re.IGNORECASE)
    return _quarter_of(c, int(found[1])) if found else None


def _quarter_of(c: Caught, number: int) -> Made:
    if not 1 <= number <= 4:
        return None
    year = c.year() or c.year("year2")
    if year is None:
        last = c.anchor.last_day
        year = last.year if last else None
        if year and last and calendar.days(f"{year}-Q{number}")[0] > last:
            year -= 1
    return f"{year}-Q{number}" if year else None


def _quarters_to_code(c: Caught) -> Made:
    """From the first quarter of a year to another, as the months or the half or the year that they make up."""
    year, last = c.year(), max(re.findall(r"q\s*([1-4])", c.text, re.IGNORECASE))
    if year is None:
        return None
    return {"2": f"{year}-H1", "3": f"{year}-01/{year}-09"}.get(last, f"{year}")


def _first_quarters(c: Caught) -> Made:
    year, count = c.year() or c.this_year(), c.count()
    return f"{year}-Q1/{year}-Q{count}" if year and 1 < count <= 4 else None


def _fiscal_quarter(c: Caught) -> Made:
    number, year = c.count("ordinal"), c.year()
    return f"FY{year}-Q{number}" if number <= 4 and year else None


def _fiscal_quarter_code(c: Caught) -> Made:
    found = re.search(r"q\s*([1-4])", c.text, re.IGNORECASE)
    return f"FY{c.year()}-Q{found[1]}" if found and c.year() else None


def _fiscal_half(c: Caught) -> Made:
    number, year = c.count("ordinal"), c.year() or c.this_year()
    return f"FY{year}-H{number}" if number <= 2 and year else None


def _half(c: Caught) -> Made:
    number, year = c.count("ordinal"), c.year() or c.this_year()
    return f"{year}-H{number}" if number <= 2 and year else None


def _half_code(c: Caught) -> Made:
    found = re.search(r"h\s*([12])", c.text, re.IGNORECASE)
    year = c.year() or c.year("year2")
    return f"{year}-H{found[1]}" if found and year else None


def _quarter_shift(steps: int) -> Callable[[Caught], Made]:
    def made(c: Caught) -> Made:
        if c.anchor.month is None:
            return None
        year, month = int(c.anchor.month[:4]), int(c.anchor.month[5:])
        return calendar.shift(f"{year}-Q{(month + 2) // 3}", steps=steps)

    return made


def _fiscal_year(c: Caught) -> Made:
    return f"FY{c.year()}" if c.year() else None


def _year_ended(c: Caught) -> Made:
    """The year that ended in a month: a fiscal year where it is March, the calendar year where it is December."""
    end = c.own_month()
    if end is None:
        return None
    if end[5:] == "03":
        return f"FY{int(end[:4]) - 1}"
    if end[5:] == "12":
        return end[:4]
    return calendar.span(calendar.shift(end, steps=-11), end)


def _year_to_weekday(c: Caught) -> Made:
    """The year that ended on the last such day of the week: a fiscal year where that is the end of March, the calendar
    year where it is that of December; None elsewhere."""
    day = c.anchor.day
    if day is None:
        return None
    end = day - dt.timedelta((day.isoweekday() - c.weekday()) % 7 or 7)
    ends = {(3, 31): f"FY{end.year - 1}", (12, 31): str(end.year)}
    return ends.get((end.month, end.day))


def _fiscal_year_just_ended(c: Caught) -> Made:
    """The fiscal year that ended in the last three months; None where it is not known which is spoken of."""
    now = c.anchor.month
    return f"FY{int(now[:4]) - 1}" if now is not None and 4 <= int(now[5:]) <= _JUST else None


def _part_of_year_ended(size: str, number: Callable[[Caught], int]) -> Callable[[Caught], Made]:
    """A half or a quarter of the fiscal year that ends in a month; of one that is no year of April to March the months
    are not known."""

    def made(c: Caught) -> Made:
        year = _year_ended(c)
        fiscal = year is not None and year.startswith("FY")
        calendar_year = year is not None and calendar.form(year) == "year"
        return f"{year}-{size}{number(c)}" if fiscal or calendar_year else None

    return made


def _fiscal_shift(years: int) -> Callable[[Caught], Made]:
    def made(c: Caught) -> Made:
        if c.anchor.month is None:
            return None
        year = int(c.anchor.month[:4]) - (int(c.anchor.month[5:]) < 4)
        return f"FY{year + years}"

    return made


def _end_of_next_decade(c: Caught) -> Made:
    year = c.this_year()
    return str((year // 10 + 2) * 10 - 1) if year else None


def _since_year(c: Caught) -> Made:
    year, now = c.year(), c.this_year()
    return calendar.span(str(year), str(now)) if year and now and year <= now else None


def _year_range(c: Caught) -> Made:
    a, b = c.year(), c.year("year2") or c.short_year()
    return f"{a}/{b}" if a and b and a < b else None


def _year(c: Caught) -> Made:
    return str(c.year()) if c.year() else None


def _years_ago(c: Caught) -> Made:
    year = c.this_year()
    return str(year - c.count()) if year else None


def _past_years(size: int) -> Callable[[Caught], Made]:
    """So many times `size` years, up to that of publication."""

    def made(c: Caught) -> Made:
        year = c.this_year()
        return calendar.span(str(year - size * c.count()), str(year)) if year else None

    return made


def _decade(c: Caught) -> Made:
    found = re.search(r"\d{3}0", c.text)
    return f"{found[0]}/{int(found[0]) + 9}" if found else None


def _year_to_date(c: Caught) -> Made:
    """From January to publication; the period of the article, where it has one, says better how far it reaches."""
    last, month = c.anchor.last_day, c.anchor.month
    if last is None or month is None:
        return None
    if c.anchor.day is not None:
        return calendar.span(f"{last.year}-01-01", last.isoformat())
    return calendar.span(f"{last.year}-01", month)


def _whole(c: Caught) -> Made:
    """The year or quarter that the article tells of: known only with the period of the sentence (see timing)."""
    return None


MAKERS: Makers = {
    "since-year": _since_year,
    "year-range": _year_range,
    "whole-year": _whole,
    "whole-quarter": _whole,
    "year-to-date": _year_to_date,
    "quarter": _quarter,
    "quarter-code": _quarter_code,
    "quarters-to-code": _quarters_to_code,
    "first-quarters": _first_quarters,
    "fiscal-quarter": _fiscal_quarter,
    "fiscal-quarter-code": _fiscal_quarter_code,
    "half": _half,
    "half-code": _half_code,
    "fiscal-half": _fiscal_half,
    "last-quarter": _quarter_shift(-1),
    "this-quarter": _quarter_shift(0),
    "fiscal-year": _fiscal_year,
    "year-ended": _year_ended,
    "quarter-of-year-ended": _part_of_year_ended("Q", lambda c: c.count("ordinal")),
    "first-half-of-year-ended": _part_of_year_ended("H", lambda _: 1),
    "year-to-weekday": _year_to_weekday,
    "fiscal-year-just-ended": _fiscal_year_just_ended,
    "last-fiscal-year": _fiscal_shift(-1),
    "this-fiscal-year": _fiscal_shift(0),
    "end-of-next-decade": _end_of_next_decade,
    "years-ago": _years_ago,
    "past-years": _past_years(1),
    "past-decades": _past_years(10),
    "decade": _decade,
    "year": _year,
}
