"""The files of a market pack, read with every mistake named by its place: TOML with its key, CSV with its line."""

import csv
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from keisu import periods
from keisu.errors import BrokenPack, shown


class Table:
    """A table of a TOML file that knows where it stands."""

    def __init__(self, data: Mapping[str, Any], file: Path, key: str = "") -> None:
        self.data, self.file, self.key = data, file, key

    def path(self, key: str) -> str:
        """The key as it is reached from the top of the file."""
        return f"{self.key}.{key}" if self.key else key

    def text(self, key: str, default: str | None = None) -> str:
        """A text. Raises BrokenPack if it is none, or missing without a default."""
        value = self.data.get(key, default)
        if value is None:
            raise BrokenPack(f"{self.file}: the key {self.path(key)} is missing")
        if not isinstance(value, str) or (not value and default is None):
            raise BrokenPack(f"{self.file}: {self.path(key)} must be a text, not {value!r}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty if the key is missing. Raises BrokenPack if it is no such list."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise BrokenPack(f"{self.file}: {self.path(key)} must be a list of texts")
        return tuple(value)

    def child(self, key: str) -> "Table | None":
        """A table within this one, None if the key is missing."""
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise BrokenPack(f"{self.file}: {self.path(key)} must be a table: write [{key}]")
        return Table(value, self.file, self.path(key))

    def children(self, key: str) -> "list[Table]":
        """The tables of a list of tables, empty if the key is missing."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise BrokenPack(f"{self.file}: {self.path(key)} must be a list of tables: write [[{key}]]")
        return [Table(v, self.file, f"{key}[{i}]") for i, v in enumerate(value, 1)]


class Row:
    """A row of a CSV file that knows where it stands."""

    def __init__(self, cells: dict[str, str], file: Path, line: int) -> None:
        self.cells, self.file, self.line = cells, file, line

    @property
    def where(self) -> str:
        """The file and the line, as messages begin."""
        return f"{self.file}, line {self.line}"

    def cell(self, column: str) -> str:
        """The text of a cell, empty where the file has no such column."""
        return self.cells.get(column, "")

    def list(self, column: str) -> tuple[str, ...]:
        """The parts of a cell, which semicolons keep apart."""
        return tuple(part.strip() for part in self.cell(column).split(";") if part.strip())

    def aliases(self) -> tuple[str, ...]:
        """The aliases in all columns that hold any."""
        return tuple(alias for column in self.cells if column.startswith("aliases") for alias in self.list(column))

    def one_of(self, column: str, known: set[str], value: str) -> str:
        """`value`, which stands in `column`. Raises BrokenPack if it is not known."""
        if value not in known:
            raise self.broken(f"{column} is {shown(value)!r}, which the pack does not know")
        return value

    def period(self, column: str) -> str | None:
        """A year, a month or a day, None for an empty cell. Raises BrokenPack if it is something else."""
        value = self.cell(column)
        if value and periods.form(value) not in ("year", "month", "day"):
            raise self.broken(f"{column} is {shown(value)!r}; write 2025, 2025-11 or 2025-11-04")
        return value or None

    def flag(self, column: str) -> bool:
        """Whether a cell says yes. Raises BrokenPack if it says something else."""
        if self.cell(column) not in ("", "yes"):
            raise self.broken(f"{column} is {shown(self.cell(column))!r}; write yes or leave it empty")
        return self.cell(column) == "yes"

    def broken(self, reason: str) -> BrokenPack:
        """The error that says what is wrong with this row."""
        return BrokenPack(f"{self.where}: {reason}")


def read_toml(file: Path) -> Table:
    """The top table of a TOML file. Raises BrokenPack."""
    try:
        return Table(tomllib.loads(_read_text(file)), file)
    except tomllib.TOMLDecodeError as error:
        raise BrokenPack(f"{file}: it is not TOML: {error}") from error


def read_rows(file: Path, needed: tuple[str, ...], unique: str | None = None) -> list[Row]:
    """The rows of a CSV file, with all `needed` columns filled and no two alike in `unique`; empty lines are passed
    over, and a file that is not there has no rows. Raises BrokenPack.
    """
    if not file.exists():
        return []
    reader = csv.reader(_read_text(file).splitlines(), strict=True)
    rows: list[Row] = []
    seen: set[str] = set()
    try:
        head = next(reader, [])
        if missing := [c for c in needed if c not in head]:
            raise BrokenPack(f"{file}: the first line must name the column {missing[0]!r}")
        for cells in reader:
            if not cells:
                continue
            where = f"{file}, line {reader.line_num}"
            if len(cells) != len(head):
                raise BrokenPack(f"{where}: {len(cells)} cells under {len(head)} column names")
            row = Row(dict(zip(head, (c.strip() for c in cells), strict=True)), file, reader.line_num)
            for column in needed:
                if not row.cell(column):
                    raise row.broken(f"the column {column!r} is empty")
            if unique and row.cell(unique) in seen:
                raise row.broken(f"the {unique} {shown(row.cell(unique))!r} is there twice")
            seen.add(row.cell(unique) if unique else "")
            rows.append(row)
    except csv.Error as error:
        raise BrokenPack(f"{file}, line {reader.line_num}: it is not CSV: {error}") from error
    return rows


def read_columns(file: Path) -> tuple[str, ...]:
    """The names of the columns of a CSV file, none if it is not there. Raises BrokenPack."""
    if not file.exists():
        return ()
    try:
        return tuple(next(csv.reader(_read_text(file).splitlines()), []))
    except csv.Error as error:
        raise BrokenPack(f"{file}, line 1: it is not CSV: {error}") from error


def _read_text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise BrokenPack(f"{file}: there is no such file; a market pack needs it") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenPack(f"{file}: it cannot be read as UTF-8 text: {error}") from error
