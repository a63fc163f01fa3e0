"""Days, weeks and runs of days, from what the slots of a pattern caught."""

import datetime as dt
import re
from collections.abc import Callable

from keisu import periods as calendar
from keisu.figures.resolving.caught import Caught, Made, Makers

_DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(days=7)
_MONTHS = 12
_THURSDAY = 3  # days from the Monday of a week to the day that says which month and year the week belongs to


def _span(first: dt.date, last: dt.date) -> Made:
    return calendar.span(first.isoformat(), last.isoformat()) if first <= last else None


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.isoweekday() - 1)


def _date(month: str | None, day: int) -> dt.date | None:
    """The day of a month; None if the month is not known. Raises ValueError if it has no such day."""
    return dt.date.fromisoformat(f"{month}-{day:02d}") if month else None


def _since_late_month(c: Caught) -> Made:
    start, end = c.own_month(), c.anchor.last_day
    return f"{start}-21/{end.isoformat()}" if start and end and f"{start}-21" < end.isoformat() else None


def _day(c: Caught) -> Made:
    day = _date(c.own_month(), c.day())
    return day.isoformat() if day else None


def _day_range(c: Caught) -> Made:
    """From a day to another: of one month or of two, the year said once or twice."""
    year = c.year("year2") or c.year()
    last_month = c.named_month(c.month("month2" if "month2" in c.groups else "month"), year)
    last = _date(last_month, c.day("day2"))
    if last is None:
        return None
    first_year = c.year() if c.year() and c.year("year2") else last.year - (c.month() > last.month)
    first = _date(calendar.month(first_year or last.year, c.month()), c.day())
    return _span(first, last) if first and first < last else None


def _since_day(c: Caught) -> Made:
    first, last = _date(c.own_month(), c.day()), c.anchor.last_day
    return _span(first, last) if first and last and first < last else None


def _iso_day(c: Caught) -> Made:
    return c.text if calendar.form(c.text) else None


def _numeric_day(c: Caught) -> Made:
    """02/22/2016, 22.2.2016, 2016/2/22: only where the numbers themselves tell the day from the month."""
    a, b, d = (int(x) for x in re.findall(r"\d+", c.text))
    if a > 1000:  # the year stands in front, so the month is next
        return dt.date(a, b, d).isoformat()
    if a > _MONTHS or a == b:
        return dt.date(d, b, a).isoformat()
    return dt.date(d, a, b).isoformat() if b > _MONTHS else None


def _day_first(c: Caught) -> Made:
    """22.2.2016, 3.2.2016: the day, then the month."""
    day, month, year = (int(x) for x in re.findall(r"\d+", c.text))
    return dt.date(year, month, day).isoformat()


def _weekday(c: Caught) -> Made:
    """The nearest such day that was not later than the day after publication (the date line may be a zone behind)."""
    day = c.anchor.day
    if day is None:
        return None
    back = (day.isoweekday() - c.weekday()) % 7
    return (day + dt.timedelta(days=1 if back == 6 else -back)).isoformat()


def _day_of_month(c: Caught) -> Made:
    """ "Thursday the 21st": the last such day of a month that was not after publication."""
    last = c.anchor.last_day
    if last is None:
        return None
    month = calendar.month(last.year, last.month - (c.day() > last.day))
    day = _date(month, c.day())
    return day.isoformat() if day and day.isoweekday() == c.weekday() else None


def _last_weekday(c: Caught) -> Made:
    """The last such day before publication."""
    day = c.anchor.day
    return (day - dt.timedelta(days=(day.isoweekday() - c.weekday() - 1) % 7 + 1)).isoformat() if day else None


def _next_weekday(c: Caught) -> Made:
    """The first such day after publication."""
    day = c.anchor.day
    return (day + dt.timedelta(days=(c.weekday() - day.isoweekday() - 1) % 7 + 1)).isoformat() if day else None


def _weekday_of_week(weeks: int) -> Callable[[Caught], Made]:
    def made(c: Caught) -> Made:
        day = c.anchor.day
        return (_monday(day) + weeks * _WEEK + (c.weekday() - 1) * _DAY).isoformat() if day else None

    return made


def _day_shift(steps: int) -> Callable[[Caught], Made]:
    return lambda c: (c.anchor.day + dt.timedelta(days=steps)).isoformat() if c.anchor.day else None


def _month_to_weekday(c: Caught) -> Made:
    day = _weekday(c)
    return f"{day[:8]}01/{day}" if day and day[8:] != "01" else day


def _since_weekday(c: Caught) -> Made:
    day, last = _last_weekday(c), c.anchor.day
    return _span(dt.date.fromisoformat(day), last) if day and last else None


def _week_shift(weeks: int) -> Callable[[Caught], Made]:
    """A week from Monday to Sunday, so many after that of publication."""

    def made(c: Caught) -> Made:
        day = c.anchor.day
        return _span(_monday(day) + weeks * _WEEK, _monday(day) + weeks * _WEEK + 6 * _DAY) if day else None

    return made


def _week_of(c: Caught) -> Made:
    """The week, from Monday to Sunday, that holds a day."""
    day = _date(c.own_month(), c.day())
    return _span(_monday(day), _monday(day) + 6 * _DAY) if day else None


def _week_from(c: Caught) -> Made:
    day = _date(c.own_month(), c.day())
    return _span(day, day + 6 * _DAY) if day else None


def _week_to(c: Caught) -> Made:
    day = _date(c.own_month(), c.day())
    return _span(day - 6 * _DAY, day) if day else None


def _first_days(c: Caught) -> Made:
    first = _date(c.own_month(), 1)
    return _span(first, first + (c.count() - 1) * _DAY) if first else None


def _weeks_to(c: Caught) -> Made:
    day = _date(c.own_month(), c.day())
    return _span(day - c.count() * _WEEK + _DAY, day) if day else None


def _week_to_weekday(c: Caught) -> Made:
    day = _weekday(c)
    return _span(dt.date.fromisoformat(day) - 6 * _DAY, dt.date.fromisoformat(day)) if day else None


def _week_of_month(c: Caught) -> Made:
    """The nth week of a month, from Monday to Sunday: the first is the one whose Thursday is in the month."""
    month = c.own_month()
    if month is None:
        return None
    first = _monday(dt.date.fromisoformat(f"{month}-01"))
    if (first + _THURSDAY * _DAY).month != int(month[5:]):
        first += _WEEK
    first += (c.count("ordinal") - 1) * _WEEK
    return _span(first, first + 6 * _DAY) if (first + _THURSDAY * _DAY).month == int(month[5:]) else None


def _last_week_of_month(c: Caught) -> Made:
    month = c.own_month()
    if month is None:
        return None
    monday = _monday(calendar.days(month)[1])
    if (monday + _THURSDAY * _DAY).month != int(month[5:]):
        monday -= _WEEK
    return _span(monday, monday + 6 * _DAY)


def _weekend(weeks: int) -> Callable[[Caught], Made]:
    """Saturday and Sunday of the week of publication, or of one before it."""

    def made(c: Caught) -> Made:
        day = c.anchor.day
        return _span(_monday(day) + weeks * _WEEK + 5 * _DAY, _monday(day) + weeks * _WEEK + 6 * _DAY) if day else None

    return made


def _past_weekend(c: Caught) -> Made:
    """The last weekend that had begun."""
    day = c.anchor.day
    return _weekend(0 if day and day.isoweekday() > 5 else -1)(c)


def _past_days(size: int) -> Callable[[Caught], Made]:
    """So many times `size` days, up to the day of publication."""

    def made(c: Caught) -> Made:
        day = c.anchor.day
        return _span(day - size * c.count() * _DAY, day) if day else None

    return made


def _holiday(c: Caught) -> Made:
    """A day of the year by its name: the last one that was not after publication, or that of a year."""
    year, last = c.year(), c.anchor.last_day
    rule = c.words.holidays[c.groups["holiday"].casefold().replace("’", "'")]
    if year is None and last is None:
        return None
    day = _day_of_rule(rule, year or (last.year if last else 0))
    if year is None and last and day > last:
        day = _day_of_rule(rule, last.year - 1)
    return day.isoformat()


def _day_of_rule(rule: str, year: int) -> dt.date:
    """ "12-25", or "11 4 4 +1": the month, which of its weekdays (-1 for the last), the weekday, days after it."""
    if re.fullmatch(r"\d\d-\d\d", rule):
        return dt.date.fromisoformat(f"{year}-{rule}")
    month, which, weekday, *after = (int(x) for x in rule.split())
    if which < 0:
        last = calendar.days(calendar.month(year, month))[1]
        day = last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)
    else:
        first = dt.date(year, month, 1)
        day = first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    return day + dt.timedelta(days=sum(after))


MAKERS: Makers = {
    "since-late-month": _since_late_month,
    "since-day": _since_day,
    "since-weekday": _since_weekday,
    "day": _day,
    "day-range": _day_range,
    "iso-day": _iso_day,
    "day-of-month": _day_of_month,
    "numeric-day": _numeric_day,
    "day-first": _day_first,
    "holiday": _holiday,
    "weekday": _weekday,
    "last-weekday": _last_weekday,
    "next-weekday": _next_weekday,
    "weekday-of-last-week": _weekday_of_week(-1),
    "weekday-of-this-week": _weekday_of_week(0),
    "weekday-of-next-week": _weekday_of_week(1),
    "two-days-ago": _day_shift(-2),
    "yesterday": _day_shift(-1),
    "today": _day_shift(0),
    "tomorrow": _day_shift(1),
    "in-two-days": _day_shift(2),
    "month-to-weekday": _month_to_weekday,
    "last-week": _week_shift(-1),
    "this-week": _week_shift(0),
    "next-week": _week_shift(1),
    "week-of": _week_of,
    "week-from": _week_from,
    "week-to": _week_to,
    "weeks-to": _weeks_to,
    "first-days": _first_days,
    "week-to-weekday": _week_to_weekday,
    "week-of-month": _week_of_month,
    "last-week-of-month": _last_week_of_month,
    "last-weekend": _weekend(-1),
    "this-weekend": _weekend(0),
    "past-weekend": _past_weekend,
    "past-days": _past_days(1),
    "past-weeks": _past_days(7),
}
