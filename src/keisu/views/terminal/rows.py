"""Rows on a terminal."""

from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Any

from rich.console import Console
from rich.text import Text

from keisu.views import words
from keisu.views.rows import Row
from keisu.views.terminal.layout import Column, Rows

_PERIODS = ("period", "base")


def show_rows(console: Console, rows: Iterable[Row], columns: Sequence[str]) -> None:
    """Print rows as a table, or as blocks where there is no room; columns that are empty throughout are left out."""
    rows = list(rows)
    if not rows:
        console.print(Text("Nothing was found.", style="dim"))
        return
    wanted = [name for name in columns if any(row.get(name) not in (None, "", ()) for row in rows)]
    made = [
        Column(words.safe(name.replace("_", " ")), all(isinstance(row.get(name), int | float | None) for row in rows))
        for name in wanted
    ]
    console.print(Rows(made, [[Text(_shown(name, row.get(name))) for name in wanted] for row in rows]))


def _shown(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name in _PERIODS:
        value = words.period(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float) and isfinite(value):
        return words.number(value)
    if isinstance(value, list | tuple):
        return words.safe(", ".join(str(v) for v in value))
    return words.safe(str(value))
