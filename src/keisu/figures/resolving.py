"""From the words of a period to the period: one small function for each thing that a pattern of a pack `gives`.

The functions take what the slots of the pattern caught, and the date to resolve against; the registry at the end
names them all.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from keisu import periods as calendar


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative words are resolved against: the day or month of publication, if known."""

    published: str | None

    @property
    def day(self) -> dt.date | None:
        """The day of publication, if it is known to the day."""
        known = self.published is not None and len(self.published) == 10
        return dt.date.fromisoformat(self.published) if known and self.published else None

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which it can have been published."""
        return calendar.days(self.published)[1] if self.published else None

    @property
    def month(self) -> str | None:
        """The month of publication."""
        return self.published[:7] if self.published and len(self.published) >= 7 else None


@dataclass(frozen=True, slots=True)
class Caught:
    """What the slots of a pattern caught, and the anchor."""

    text: str
    groups: dict[str, str]
    anchor: Anchor
    months: dict[str, int]
    weekdays: dict[str, int]
    counts: dict[str, int]

    def year(self, slot: str = "year") -> int | None:
        """The year in a slot, in full."""
        return int(self.groups[slot]) if self.groups.get(slot) else None

    def month(self, slot: str = "month") -> int:
        """The number of the month in a slot."""
        return self.months[self.groups[slot].rstrip(".").casefold()]

    def count(self, slot: str) -> int:
        """The number in a {count} or {ordinal} slot."""
        word = self.groups[slot].casefold()
        digits = re.match(r"\d+", word)
        return int(digits[0]) if digits else self.counts[word]

    def named_month(self, number: int, year: int | None) -> str | None:
        """The month `number`: of `year`, else the last one that was not after publication."""
        if year:
            return calendar.month(year, number)
        last = self.anchor.last_day
        if last is None:
            return None
        return calendar.month(last.year if number <= last.month else last.year - 1, number)

    def this_year(self) -> int | None:
        """The year of publication."""
        return self.anchor.last_day.year if self.anchor.last_day else None


Made = str | None


def _month(c: Caught) -> Made:
    return c.named_month(c.month(), c.year())


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
    end = _month(c)
    return calendar.span(calendar.shift(end, steps=1 - c.count("count")), end) if end else None


def _since_month(c: Caught) -> Made:
    start, end = _month(c), c.anchor.month
    return calendar.span(start, end) if start and end and start <= end else None


def _since_late_month(c: Caught) -> Made:
    start, end = _month(c), c.anchor.last_day
    return f"{start}-21/{end.isoformat()}" if start and end and f"{start}-21" < end.isoformat() else None


def _since_year(c: Caught) -> Made:
    year, now = c.year(), c.this_year()
    return calendar.span(str(year), str(now)) if year and now and year <= now else None


def _year_range(c: Caught) -> Made:
    a, b = c.year(), c.year("year2")
    return f"{a}/{b}" if a and b and a < b else None


def _day(c: Caught) -> Made:
    month = _month(c)
    day = int(c.groups["day"])
    if month is None:
        return None
    made = f"{month}-{day:02d}"
    return made if calendar.form(made) else None


def _iso_day(c: Caught) -> Made:
    return c.text if calendar.form(c.text) else None


def _weekday(c: Caught) -> Made:
    """The nearest such day that was not later than the day after publication (the date line may be a zone behind)."""
    day = c.anchor.day
    if day is None:
        return None
    back = (day.isoweekday() - c.weekdays[c.groups["weekday"].casefold()]) % 7
    return (day + dt.timedelta(days=1 if back == 6 else -back)).isoformat()


def _day_shift(steps: int) -> Callable[[Caught], Made]:
    return lambda c: (c.anchor.day + dt.timedelta(days=steps)).isoformat() if c.anchor.day else None


def _month_to_weekday(c: Caught) -> Made:
    day = _weekday(c)
    return f"{day[:8]}01/{day}" if day and day[8:] != "01" else day


def _last_week(c: Caught) -> Made:
    day = c.anchor.day
    if day is None:
        return None
    monday = day - dt.timedelta(days=day.isoweekday() + 6)
    return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"


def _quarter(c: Caught) -> Made:
    return _quarter_of(c, c.count("ordinal"))


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


def _fiscal_quarter(c: Caught) -> Made:
    number = c.count("ordinal")
    return f"FY{c.year()}-Q{number}" if number <= 4 else None


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
    return f"FY{c.year()}"


def _year_ended(c: Caught) -> Made:
    """The year that ended in a month: a fiscal year where it is March, the calendar year where it is December."""
    end = _month(c)
    if end is None:
        return None
    if end[5:] == "03":
        return f"FY{int(end[:4]) - 1}"
    if end[5:] == "12":
        return end[:4]
    return calendar.span(calendar.shift(end, steps=-11), end)


def _year_through(c: Caught) -> Made:
    end = _month(c)
    return _named(f"{end[:4]}-01", end) if end else None


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


def _end_of_year(c: Caught) -> Made:
    return calendar.month(c.year() or 0, 12) if c.year() else None


def _year(c: Caught) -> Made:
    return str(c.year())


def _year_shift(years: int) -> Callable[[Caught], Made]:
    def made(c: Caught) -> Made:
        year = c.this_year()
        return str(year + years) if year else None

    return made


def _year_to_date(c: Caught) -> Made:
    """From January to what the figures beside it reach: known only with the period of the sentence (see roles)."""
    return None


MAKERS: dict[str, Callable[[Caught], Made]] = {
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
    "since-late-month": _since_late_month,
    "since-year": _since_year,
    "year-range": _year_range,
    "year-to-date": _year_to_date,
    "day": _day,
    "iso-day": _iso_day,
    "weekday": _weekday,
    "yesterday": _day_shift(-1),
    "today": _day_shift(0),
    "month-to-weekday": _month_to_weekday,
    "last-week": _last_week,
    "quarter": _quarter,
    "quarter-code": _quarter_code,
    "fiscal-quarter": _fiscal_quarter,
    "half": _half,
    "half-code": _half_code,
    "fiscal-half": _fiscal_half,
    "last-quarter": _quarter_shift(-1),
    "this-quarter": _quarter_shift(0),
    "fiscal-year": _fiscal_year,
    "year-ended": _year_ended,
    "year-through": _year_through,
    "last-fiscal-year": _fiscal_shift(-1),
    "this-fiscal-year": _fiscal_shift(0),
    "end-of-next-decade": _end_of_next_decade,
    "end-of-year": _end_of_year,
    "last-year": _year_shift(-1),
    "this-year": _year_shift(0),
    "next-year": _year_shift(1),
    "year": _year,
    "nothing": lambda _: None,
}
