"""The data of a flow as SDMX-CSV 2.0."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from keisu.views import tables, words
from keisu.views.exports.sdmx import structure
from keisu.views.exports.sdmx.codes import Codelist
from keisu.views.exports.sdmx.flows import FLOWS, FREQ, OBS_VALUE, TIME_PERIOD, Component, Flow, codelists
from keisu.views.exports.sdmx.times import time_period
from keisu.views.exports.tables import Source, Table
from keisu.views.rows import csv_lines


def write(source: Source, asked: Sequence[Table], paths: Sequence[Path]) -> list[str]:
    """One of the flows into a file of data and one of structure; what had to be left out is returned as a sentence.

    OBS_VALUE is the middle of the interval between LOWER_BOUND and UPPER_BOUND. OBS_STATUS is A for what is stated, E
    for what is implied, and O with the value NaN where the interval is open. Text is on one line.
    """
    [table], [data, beside] = asked, paths
    flow = FLOWS[table.name]
    rows = _Rows(flow, codelists())
    with data.open("wb") as out:
        for piece in rows.pieces(source, table):
            out.write(piece)
    with beside.open("wb") as out:
        structure.write(out, flow, rows.lists)
    if not rows.left_out:
        return []
    return [f"{rows.left_out} rows are of fiscal years that no market says the beginning of; they are left out"]


@dataclass(slots=True)
class _Rows:
    """The rows of a flow; the code lists grow with them."""

    flow: Flow
    lists: Mapping[str, Codelist]
    left_out: int = field(default=0)

    def pieces(self, source: Source, table: Table) -> Iterator[bytes]:
        """The file, a block of rows at a time."""
        flow = self.flow
        columns = (FREQ, *flow.dimensions, TIME_PERIOD, OBS_VALUE, *flow.attributes)
        head = ("STRUCTURE", "STRUCTURE_ID", "ACTION", *(c.id for c in columns))
        yield csv_lines([head], "\r\n").encode()
        same = ("dataflow", structure.reference(flow), "I")
        for block in source.blocks(table.name, flow.asks):
            made = [self._row(dict(zip(flow.asks, values, strict=True)), columns) for values in block]
            yield csv_lines(((*same, *row) for row in made if row), "\r\n").encode()

    def _row(self, row: dict[str, Any], columns: Sequence[Component]) -> list[Any] | None:
        times = time_period(row["period"], row["period_start"], row["period_end"])
        if times is None:
            self.left_out += 1
            return None
        row["freq"], row["time"] = times
        if row.get("relation", "level") != "factor":
            row |= tables.ends(row["low"], row["high"], row["unit"])
        return [self._value(column, row) for column in columns]

    def _value(self, column: Component, row: Mapping[str, Any]) -> Any:
        value = column.value(row)
        if column.codelist is not None:
            return self.lists[column.codelist].code(value, column.name(row))
        if isinstance(value, list | tuple):
            value = "; ".join(value)
        return words.safe(value) if isinstance(value, str) else value
