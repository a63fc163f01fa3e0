"""python bench/recognizers_dates.py SPECS [--show]

Reads the English date specifications of Recognizers-Text (a folder of DateParser.json and its like: inputs, a day to
resolve against, the expected days) and prints, by file, how many of their days and runs of days keisu reads as a
period, and of how many of those the days agree. A specification that gives a past and a future reading is met by
either; one whose run ends on the day that its words name is met by a run with that day too (keisu counts it in, they
do not). Clock times, durations and runs that are open at one end are left out. With --show the expressions that
disagree or are passed over follow, a line each.
"""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from keisu import periods as calendar
from keisu.figures.periods import Anchor, PeriodReader
from keisu.languages import load

_FILES = ("DateParser", "DatePeriodParser", "HolidayParser", "DateTimeModel", "MergedParser")
_TYPES = ("date", "daterange")
_DAY = dt.timedelta(days=1)

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Expected:
    """One expression: its input, the day to resolve against, its span and every reading of it, first and last day."""

    text: str
    reference: str
    start: int
    end: int
    readings: frozenset[Days]


def expressions(path: Path) -> Iterator[Expected]:
    """The days and closed runs of days of one specification."""
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        reference = case.get("Context", {}).get("ReferenceDateTime", "")[:10]
        for result in case["Results"]:
            kind = (result.get("Type") or result.get("TypeName") or "").removeprefix("datetimeV2.")
            readings = frozenset(days for value in _values(result) if (days := _days(value)) is not None)
            if kind in _TYPES and readings and reference and "Start" in result:
                end = result["Start"] + result.get("Length", result.get("End", 0) - result["Start"] + 1)
                yield Expected(case["Input"], reference, result["Start"], end, readings)


def _values(result: dict[str, Any]) -> list[dict[str, str]]:
    """The readings of a result, in either of the two forms that the specifications have."""
    given = result.get("Resolution") or result.get("Value") or {}
    if "values" in given:
        return [v for v in given["values"] if v.get("type") in _TYPES]
    return [given[name] for name in ("PastResolution", "FutureResolution") if name in given]


def _days(value: dict[str, str]) -> Days | None:
    """First and last day; the specifications' end is the day after the last."""
    try:
        if day := value.get("date") or value.get("value"):
            at = dt.date.fromisoformat(day)
            return at, at
        start, end = value.get("startDate") or value.get("start"), value.get("endDate") or value.get("end")
        return (dt.date.fromisoformat(start), dt.date.fromisoformat(end) - _DAY) if start and end else None
    except ValueError:  # "not resolved"
        return None


def found(reader: PeriodReader, case: Expected) -> tuple[str | None, bool]:
    """The period that keisu reads there, and whether its days are those expected."""
    mentions = reader.find(case.text, 0, Anchor(case.reference))
    made = [m.period for m in mentions if m.period and m.start < case.end and m.end > case.start]
    agreed = next((p for p in made if _agrees(calendar.days(p), case.readings)), None)
    return agreed or (made[0] if made else None), agreed is not None


def _agrees(days: Days, readings: frozenset[Days]) -> bool:
    """Whether the days are those of a reading, its end taken as the last day or as the day after it."""
    first, last = days
    return days in readings or (last > first and (first, last - _DAY) in readings)


def main(argv: list[str] | None = None) -> int:
    """Print the table; 1 if there is nothing to read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("specs", type=Path, help="the folder of the English specifications")
    parser.add_argument("--show", action="store_true", help="print what disagrees and what is passed over")
    options = parser.parse_args(argv)
    paths = [path for name in _FILES if (path := options.specs / f"{name}.json").exists()]
    if not paths:
        print(f"{options.specs}: none of {', '.join(_FILES)} there", file=sys.stderr)
        return 1
    reader = PeriodReader(load("en"))
    shown: list[str] = []
    print(f"{'file':18} expressions  covered  agreeing  of covered")
    for path in paths:
        total = covered = agreeing = 0
        for case in expressions(path):
            period, agrees = found(reader, case)
            total += 1
            covered += period is not None
            agreeing += agrees
            if not agrees:
                expected = " or ".join("/".join(d.isoformat() for d in days) for days in sorted(case.readings))
                words = case.text[case.start : case.end]
                shown.append(f"{path.stem} {case.reference}: {words!r} in {case.text!r} is {expected}, read {period}")
        print(f"{path.stem:18} {total:11}  {covered:7}  {agreeing:8}  {agreeing / (covered or 1):10.3f}")
    if options.show:
        print("\n".join(shown))
    return 0


if __name__ == "__main__":
    sys.exit(main())
