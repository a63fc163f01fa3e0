"""Periods as SDMX writes them, and their frequency.

==================  ====================  ====
keisu               TIME_PERIOD           FREQ
==================  ====================  ====
``2025``            ``2025``              A
``2025-H1``         ``2025-S1``           S
``2025-Q3``         ``2025-Q3``           Q
``2025-11``         ``2025-11``           M
``2025-11-04``      ``2025-11-04``        D
``2025-01/2025-11``  ``2025-01-01/P11M``  I
``FY2024``          ``2024-04-01/P1Y``    A
``FY2024-H1``       ``2024-04-01/P6M``    S
``FY2024-Q1``       ``2024-04-01/P3M``    Q
==================  ====================  ====

A fiscal year is a time range from its first day, here of a market whose fiscal years begin in April: a reporting year
(``2024-A1``) would need another attribute to be told from a calendar year.
"""

import datetime as dt

from keisu import periods

_FREQUENCIES = {"year": "A", "half": "S", "quarter": "Q", "month": "M", "day": "D"}
_LENGTHS = {"year": "P1Y", "half": "P6M", "quarter": "P3M"}
_IRREGULAR = "I"
FREQUENCIES = {
    "A": "Annual",
    "S": "Half-yearly, semester",
    "Q": "Quarterly",
    "M": "Monthly",
    "D": "Daily",
    _IRREGULAR: "Irregular",
}
"""The codes of the SDMX code list CL_FREQ that are used."""


def time_period(period: str, first: str | None, last: str | None) -> tuple[str, str] | None:
    """The frequency and the time period; `first` and `last` are its days.

    None where the days are needed and not known: of a fiscal year of a market that says no beginning of one.
    """
    kind = periods.form(period)
    if kind in _FREQUENCIES:
        return _FREQUENCIES[kind], period.replace("-H", "-S")
    if first is None or last is None:
        return None
    if kind is None:
        return _IRREGULAR, f"{first}/{_length(dt.date.fromisoformat(first), dt.date.fromisoformat(last))}"
    plain = kind.removeprefix("fiscal ")
    return _FREQUENCIES[plain], f"{first}/{_LENGTHS[plain]}"


def _length(first: dt.date, last: dt.date) -> str:
    """How long it is from the first day to the last, both included, in years, months or days (ISO 8601)."""
    day_after = last + dt.timedelta(days=1) if last < dt.date.max else last
    if first.day == day_after.day == 1:
        months = (day_after.year - first.year) * 12 + day_after.month - first.month
        return f"P{months // 12}Y" if months % 12 == 0 else f"P{months}M"
    return f"P{(last - first).days + 1}D"
