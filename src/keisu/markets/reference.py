"""Reads the reference table of a market pack: official values that articles are held against.

``reference.csv`` has a value a line. Columns: `maker`, `model` and `scope`, of which one says whose it is, by a name
or an id (a model may stand beside its maker, a maker beside a scope); `period`, `value` and `source`, which must be
there; and as far as they differ from what the pack counts, `measure`, `unit` and `place`; `url`. A `value` is written
with a point and without marks between thousands; 1.2e6 is rounded to the hundred thousand, 1200000 is exact.
"""

import csv
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from keisu import periods
from keisu.errors import BrokenPack, shown
from keisu.markets.records import ReferenceValue

if TYPE_CHECKING:
    from keisu.markets.market import Market

_FILE = "reference.csv"
_COLUMNS = ("maker", "model", "scope", "period", "value", "source", "measure", "unit", "place", "url")
_NEEDED = ("period", "value", "source")


def read_reference(market: "Market", folder: Path) -> tuple[ReferenceValue, ...]:
    """The reference table of a pack, in order; empty if it has none. Raises BrokenPack with the line of what is
    wrong.
    """
    file = folder / _FILE
    if not file.exists():
        return ()
    with file.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream, strict=True)
        head = reader.fieldnames or ()
        if unknown := [c for c in head if c not in _COLUMNS]:
            raise BrokenPack(f"{file}: unknown column {shown(unknown[0])!r}; the columns are {', '.join(_COLUMNS)}")
        if missing := [c for c in _NEEDED if c not in head]:
            raise BrokenPack(f"{file}: the first line must name the column {missing[0]!r}")
        try:
            return tuple(_value(market, row, f"{file}, line {reader.line_num}", reader.line_num) for row in reader)
        except csv.Error as error:
            raise BrokenPack(f"{file}, line {reader.line_num}: it is not CSV: {error}") from error


def _value(market: "Market", row: dict[str, str | None], where: str, line: int) -> ReferenceValue:
    cells = {name: (row.get(name) or "").strip() for name in _COLUMNS}
    for name in _NEEDED:
        if not cells[name]:
            raise BrokenPack(f"{where}: the column {name!r} is empty")
    if periods.form(cells["period"].split("/")[0]) is None:
        raise BrokenPack(f"{where}: {shown(cells['period'])!r} is no period; write 2025-11, 2025-Q3, 2025 or FY2024")
    try:
        value = float(cells["value"])
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise BrokenPack(f"{where}: {shown(cells['value'])!r} is no number; write 16198, 13.8 or 1.2e6")
    if cells["scope"] in market.scopes:
        cells["scope"] = market.scopes[cells["scope"]].name
    said = " ".join(cells[name] for name in ("maker", "model", "scope") if cells[name])
    if not said:
        raise BrokenPack(f"{where}: one of maker, model and scope must say whose value it is")
    found = market.resolve(said, period=cells["period"])
    if found is None:
        raise BrokenPack(f"{where}: the pack does not know {shown(said)!r}")
    measure, unit = cells["measure"] or market.usual_measure, cells["unit"] or market.thing
    if not measure or not unit:
        raise BrokenPack(f"{where}: the pack has no [counts]; fill the columns measure and unit")
    return ReferenceValue(
        subject=found.id,
        name=found.canonical,
        scope=found.scope,
        measure=market.measure(measure),
        unit=unit,
        period=cells["period"],
        place=market.place_of(cells["place"]) if cells["place"] else market.place,
        value=value,
        decimals=_decimals(cells["value"]),
        source=cells["source"],
        url=cells["url"],
        line=line,
    )


def _decimals(written: str) -> int:
    """The place of the last written digit, as a power of ten."""
    digits, _, power = written.casefold().partition("e")
    return int(power or 0) - len(digits.partition(".")[2])
