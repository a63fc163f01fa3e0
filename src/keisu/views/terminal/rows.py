"""Rows as a table on a terminal."""

from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from keisu.views import words
from keisu.views.rows import Row


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
