"""Rows for people, for a spreadsheet and for a program: a table, CSV or one JSON object a line."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import Any

import msgspec
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from keisu.views import words

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


def show_rows(console: Console, rows: Iterable[Row], columns: Sequence[str]) -> None:
    """Print rows as a table; columns that are empty throughout are left out."""
    rows = list(rows)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False)
    wanted = [name for name in columns if any(row.get(name) not in (None, "", ()) for row in rows)]
    for name in wanted:
        numeric = all(isinstance(row.get(name), int | float | None) for row in rows)
        table.add_column(name.replace("_", " "), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_shown(row.get(name))) for name in wanted))
    console.print(table)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, list | tuple):
        return _plain("; ".join(str(v) for v in value))
    if isinstance(value, float) and isfinite(value) and value == int(value) and abs(value) < 1e15:
        return int(value)
    return value


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float) and isfinite(value):
        return words.number(value)
    if isinstance(value, list | tuple):
        return words.safe(", ".join(str(v) for v in value))
    return words.safe(str(value))
