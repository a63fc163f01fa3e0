"""Rows for a spreadsheet and for a program: CSV or one JSON object a line."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import Any

import msgspec

Row = Mapping[str, Any]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for the beginning of a formula


def as_csv(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """Rows as CSV with a line of names. Text that a spreadsheet would run as a formula gets a ' before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_plain(row.get(name)) for name in columns])
    return out.getvalue()


def as_json(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """Rows as JSON objects, one a line."""
    encode = msgspec.json.encode
    return "".join(f"{encode({name: row.get(name) for name in columns}).decode()}\n" for row in rows)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, list | tuple):
        return _plain("; ".join(str(v) for v in value))
    if isinstance(value, float) and isfinite(value) and value == int(value) and abs(value) < 1e15:
        return int(value)
    return value
