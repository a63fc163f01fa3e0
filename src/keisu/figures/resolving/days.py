"""Days and runs of days, from what the slots of a pattern caught."""

import datetime as dt
from collections.abc import Callable

from keisu import periods as calendar
from keisu.figures.resolving.caught import Caught, Made, Makers


def _since_late_month(c: Caught) -> Made:
    start, end = c.own_month(), c.anchor.last_day
    return f"{start}-21/{end.isoformat()}" if start and end and f"{start}-21" < end.isoformat() else None


def _day(c: Caught) -> Made:
    month = c.own_month()
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


MAKERS: Makers = {
    "since-late-month": _since_late_month,
    "day": _day,
    "iso-day": _iso_day,
    "weekday": _weekday,
    "yesterday": _day_shift(-1),
    "today": _day_shift(0),
    "month-to-weekday": _month_to_weekday,
    "last-week": _last_week,
}
