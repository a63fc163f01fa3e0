"""Reads a market pack: a folder of three files, checked as it is read. A fourth, ``reference.csv``, is read when it is
asked for (`keisu.markets.reference`).

``market.toml``
    `name`, `description`, `fiscal_year_start` (month); `[place]` with `name` and `aliases`; `[counts]` with
    `thing` (what is counted, "vehicle") and `measure` (what is meant where none is said); `[words]` with
    lists `before`, `after`, `between`, `without` and `all`; `[[measures]]` with `id` and `aliases`; `[[scopes]]`
    with `id`, `name`, `names`, `common` and `domestic`; `[[identities]]` with `whole` and `parts`; `[[sources]]`
    with `id`, `name` and `names`. Only `name` must be there.
``makers.csv``
    `id`, `name`, `aliases`, `aliases_ja`.
``models.csv``
    `id`, `maker`, `name` and, as far as known, `aliases`, `aliases_ja`, `scope`, `builder` (the maker, if
    empty), `from`, `to`, `rebadge_of`, `counted_in`, `abroad` (yes or empty), `words` (the ways of writing it
    that are ordinary words too), `note`, `source_url`.

Lists in a cell of a table are parted by semicolons; any column that begins with ``aliases`` holds aliases.
The tables may be missing from a pack that needs none. Whatever is wrong raises BrokenPack with the file and
the line or key.
"""

import csv
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from keisu import periods
from keisu.errors import BrokenPack, shown
from keisu.markets.records import Counts, Identity, Maker, Model, Pack, Scope, Term, Words

_TOML = "market.toml"
_MAKERS = "makers.csv"
_MODELS = "models.csv"
_KEYS = (
    "name",
    "description",
    "fiscal_year_start",
    "place",
    "counts",
    "words",
    "measures",
    "scopes",
    "identities",
    "sources",
)


def read_pack(folder: Path) -> Pack:
    """The pack in `folder`. Raises BrokenPack."""
    table = _Table(_read_toml(folder / _TOML), folder / _TOML, "")
    if unknown := [k for k in table.data if k not in _KEYS]:
        raise BrokenPack(f"{table.file}: unknown key {unknown[0]!r}; the keys are {', '.join(_KEYS)}")
    start = table.data.get("fiscal_year_start")
    if start is not None and (not isinstance(start, int) or not 1 <= start <= 12):
        raise BrokenPack(f"{table.file}: fiscal_year_start is {start!r}, not the number of a month")
    place = table.child("place")
    counts = table.child("counts") or _Table({}, table.file, "counts")
    words = table.child("words") or _Table({}, table.file, "words")
    scopes = tuple(
        Scope(
            t.text("id"),
            t.text("name"),
            t.texts("names"),
            t.texts("common"),
            bool(t.data.get("domestic", False)),
        )
        for t in table.children("scopes")
    )
    makers = _makers(folder / _MAKERS)
    pack = Pack(
        name=table.text("name"),
        description=table.text("description", ""),
        place=Term("place", place.text("name"), place.texts("aliases")) if place else None,
        fiscal_year_start=start,
        counts=Counts(counts.text("thing", "") or None, counts.text("measure", "") or None),
        words=Words(*(words.texts(name) for name in ("before", "after", "between", "without", "all"))),
        measures=tuple(Term(t.text("id"), t.text("id"), t.texts("aliases")) for t in table.children("measures")),
        scopes=scopes,
        identities=tuple(Identity(t.text("whole"), t.texts("parts")) for t in table.children("identities")),
        sources=tuple(Term(t.text("id"), t.text("name"), t.texts("names")) for t in table.children("sources")),
        makers=makers,
        models=_models(folder / _MODELS, {m.id for m in makers}, {s.id for s in scopes}),
        folder=str(folder),
    )
    known = {s.id for s in scopes}
    for identity in pack.identities:
        for id in (identity.whole, *identity.parts):
            if id not in known:
                raise BrokenPack(f"{table.file}: identities names scope {id!r}, which [[scopes]] does not have")
    return pack


class _Table:
    """A table of the TOML file that knows where it stands."""

    def __init__(self, data: Mapping[str, Any], file: Path, key: str) -> None:
        self.data, self.file, self.key = data, file, key

    def _path(self, key: str) -> str:
        return f"{self.key}.{key}" if self.key else key

    def text(self, key: str, default: str | None = None) -> str:
        value = self.data.get(key, default)
        if value is None:
            raise BrokenPack(f"{self.file}: the key {self._path(key)} is missing")
        if not isinstance(value, str) or (not value and default is None):
            raise BrokenPack(f"{self.file}: {self._path(key)} must be a text, not {value!r}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise BrokenPack(f"{self.file}: {self._path(key)} must be a list of texts")
        return tuple(value)

    def child(self, key: str) -> "_Table | None":
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise BrokenPack(f"{self.file}: {self._path(key)} must be a table: write [{key}]")
        return _Table(value, self.file, self._path(key))

    def children(self, key: str) -> "list[_Table]":
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise BrokenPack(f"{self.file}: {self._path(key)} must be a list of tables: write [[{key}]]")
        return [_Table(v, self.file, f"{key}[{i}]") for i, v in enumerate(value, 1)]


def _read_text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise BrokenPack(f"{file}: there is no such file; a market pack needs it") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenPack(f"{file}: it cannot be read as UTF-8 text: {error}") from error


def _read_toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_read_text(file))
    except tomllib.TOMLDecodeError as error:
        raise BrokenPack(f"{file}: it is not TOML: {error}") from error


def _rows(file: Path, needed: tuple[str, ...]) -> "list[_Row]":
    """The rows of a table, with unique `id`s and all `needed` columns filled; none if there is no file."""
    if not file.exists():
        return []
    reader = csv.reader(_read_text(file).splitlines(), strict=True)
    rows: list[_Row] = []
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
            row = _Row(dict(zip(head, (c.strip() for c in cells), strict=True)), where)
            for column in needed:
                if not row.cell(column):
                    raise BrokenPack(f"{where}: the column {column!r} is empty")
            if row.cell("id") in seen:
                raise BrokenPack(f"{where}: the id {shown(row.cell('id'))!r} is there twice")
            seen.add(row.cell("id"))
            rows.append(row)
    except csv.Error as error:
        raise BrokenPack(f"{file}, line {reader.line_num}: it is not CSV: {error}") from error
    return rows


class _Row:
    """A row of a table that knows where it stands."""

    def __init__(self, cells: dict[str, str], where: str) -> None:
        self.cells, self.where = cells, where

    def cell(self, column: str) -> str:
        return self.cells.get(column, "")

    def list(self, column: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.cell(column).split(";") if part.strip())

    def aliases(self) -> tuple[str, ...]:
        return tuple(alias for column in self.cells if column.startswith("aliases") for alias in self.list(column))

    def one_of(self, column: str, known: set[str], value: str) -> str:
        if value not in known:
            raise BrokenPack(f"{self.where}: {column} is {shown(value)!r}, which the pack does not know")
        return value

    def period(self, column: str) -> str | None:
        value = self.cell(column)
        if value and periods.form(value) not in ("year", "month", "day"):
            raise BrokenPack(f"{self.where}: {column} is {shown(value)!r}; write 2025, 2025-11 or 2025-11-04")
        return value or None

    def flag(self, column: str) -> bool:
        if self.cell(column) not in ("", "yes"):
            raise BrokenPack(f"{self.where}: {column} is {shown(self.cell(column))!r}; write yes or leave it empty")
        return self.cell(column) == "yes"


def _makers(file: Path) -> tuple[Maker, ...]:
    return tuple(Maker(r.cell("id"), r.cell("name"), r.aliases()) for r in _rows(file, ("id", "name")))


def _models(file: Path, makers: set[str], scopes: set[str]) -> tuple[Model, ...]:
    rows = _rows(file, ("id", "maker", "name"))
    ids = {r.cell("id") for r in rows}
    for row in rows:
        for column in ("rebadge_of", "counted_in"):
            if row.cell(column):
                row.one_of(column, ids, row.cell(column))
        if row.cell("scope"):
            row.one_of("scope", scopes, row.cell("scope"))
    return tuple(
        Model(
            id=row.cell("id"),
            name=row.cell("name"),
            sold_by=row.one_of("maker", makers, row.cell("maker")),
            built_by=tuple(row.one_of("builder", makers, b) for b in row.list("builder")) or (row.cell("maker"),),
            aliases=row.aliases(),
            scope=row.cell("scope") or None,
            since=row.period("from"),
            until=row.period("to"),
            rebadge_of=row.cell("rebadge_of") or None,
            counted_in=row.cell("counted_in") or None,
            abroad=row.flag("abroad"),
            common=row.list("words"),
            note=row.cell("note"),
            source_url=row.cell("source_url"),
        )
        for row in rows
    )
