"""Reference tables: official values that the statements of articles are held against.

A table is a CSV file with a row a value. Its columns:

=========================  ==================================================================================
`maker`, `model`, `scope`  whose value it is: a model (with its maker, or alone), a maker, a scope by its id, or a
                           maker's part of a scope
`period`                   a time period (`keisu.periods`): 2025-11, 2025-Q3, 2025, FY2024, 2025-01/2025-11
`value`                    the number in full, in digits: 1580000, 34.1
`source`, `source_url`     who counted it, and where that stands; `source` must be there
`measure`                  what is counted: the market's usual measure, if empty
`unit`, `place`            the market's thing and place, if empty
`printed`                  the number as the source prints it, where it rounds: 1.58 of 1580000 is 1575000 to 1585000
`decimals`                 or the place of the last digit that is known as a power of ten: 4 of 1580000
=========================  ==================================================================================

A value without `printed` and `decimals` is exact. Other columns are passed over.
"""

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from keisu import periods
from keisu.errors import ModelError, shown
from keisu.markets.records import ReferenceValue, Resolved
from keisu.markets.tables import Row, read_rows

if TYPE_CHECKING:
    from keisu.markets.market import Market

_NEEDED = ("period", "value", "source")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_PRINTED = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?", re.ASCII)
_DECIMALS = range(-9, 16)
_NEAR = 1e-9


def read_reference(market: "Market") -> tuple[ReferenceValue, ...]:
    """The rows of all reference tables of a market, in order. Raises BrokenPack with the file and the line."""
    made: list[ReferenceValue] = []
    seen: dict[tuple[str | None, ...], Row] = {}
    for file in market.pack.tables:
        name = f"{file.parent.name}/{file.name}" if file.parent.name == "reference" else file.name
        for row, value in _values(file, name, market):
            key = (value.subject_id, value.measure, value.unit, value.place, value.period, value.source)
            if (other := seen.setdefault(key, row)) is not row:
                raise row.broken(f"{value.name} in {value.period} is there already, in {other.where}")
            made.append(value)
    return tuple(made)


def _values(file: Path, name: str, market: "Market") -> Iterator[tuple[Row, ReferenceValue]]:
    for row in read_rows(file, _NEEDED):
        period = row.cell("period")
        try:
            periods.check(period)
        except ModelError as error:
            raise row.broken(str(error)) from None
        subject = _subject(row, market, period)
        value = _number(row, "value")
        half = _half(row, value)
        place = row.cell("place")
        yield (
            row,
            ReferenceValue(
                subject_id=subject.id,
                name=subject.canonical,
                measure=market.measure(_given(row, "measure", market.usual_measure)),
                unit=_given(row, "unit", market.thing),
                place=market.place_of(place) if place else market.place,
                scope=subject.scope,
                period=period,
                low=value - half,
                high=value + half,
                value=value,
                source=row.cell("source"),
                url=row.cell("source_url"),
                file=name,
                line=row.line,
            ),
        )


def _subject(row: Row, market: "Market", period: str) -> Resolved:
    maker, model, scope = (row.cell(c) for c in ("maker", "model", "scope"))
    if not (maker or model or scope):
        raise row.broken("the row is of nobody: fill the column maker, model or scope")
    part = (market.canonical(f"scope:{scope}") or scope) if scope else ""
    words = f"{maker} {model or part}".strip()
    found = market.resolve(words, period=period)
    if found is None or found.measure is not None:
        raise row.broken(f"the pack does not know {shown(words)!r}; add it to models.csv, makers.csv or [[scopes]]")
    if found.kind != ("model" if model else "maker" if maker else "scope"):
        raise row.broken(f"{shown(words)!r} is a {found.kind}, which is not what its columns say")
    if found.claimed_maker and not market.is_made_by(found.id, found.claimed_maker, period):
        raise row.broken(f"{shown(words)!r} is {found.canonical}, of another maker")
    if model and scope and part != market.canonical(f"scope:{found.scope}"):
        raise row.broken(f"{found.canonical} is not counted in {shown(scope)!r}; leave the column scope empty")
    return found


def _given(row: Row, column: str, default: str | None) -> str:
    value = row.cell(column) or default
    if not value:
        raise row.broken(f"the column {column!r} is empty, and [counts] of market.toml does not say what is meant")
    return value


def _number(row: Row, column: str) -> float:
    text = row.cell(column)
    if not _NUMBER.fullmatch(text):
        raise row.broken(f"{column} is {shown(text)!r}, not a number in digits; write 16198 or 34.1")
    return float(text)


def _half(row: Row, value: float) -> float:
    """How far the value may lie off on either side: half of its last known place, 0 if it is exact."""
    printed, decimals = row.cell("printed"), row.cell("decimals")
    if printed and decimals:
        raise row.broken("printed and decimals both say how the value is rounded; leave one of them empty")
    if decimals:
        if not re.fullmatch(r"-?\d{1,2}", decimals, re.ASCII) or int(decimals) not in _DECIMALS:
            raise row.broken(f"decimals is {shown(decimals)!r}; write a power of ten: 4 for 1.58 million, -1 for 34.1")
        return 0.5 * 10.0 ** int(decimals)
    if not printed:
        return 0.0
    if not _PRINTED.fullmatch(printed):
        raise row.broken(f"printed is {shown(printed)!r}; write only the number, as in 1.58 or 16,198")
    number = float(printed.replace(",", ""))
    scale = round(math.log10(value / number)) if value and number and value / number > 0 else 0
    if scale < 0 or abs(number * 10**scale - value) > _NEAR * abs(value):
        raise row.broken(f"printed is {shown(printed)!r}, which is {row.cell('value')} in no scale")
    places = len(printed.partition(".")[2])
    return 0.5 * 10.0 ** (scale - places) if scale or places else 0.0
