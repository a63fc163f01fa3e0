"""SQLite, with keys and indexes, so that Datasette links rows and offers facets.

The tables are those below. Figures, observations, series and statements have a key, ``id``, which is another in
every export, since Datasette follows keys of one column; ``figure_id`` points to it. ``series_figures`` has the
figures that a row of series rests on. What repeats an article is left to ``articles`` where that is in the file;
the view ``figures_with_articles`` puts both together. Lists are JSON, booleans 0 and 1, and U+0000 is U+FFFD. What
points out of a selection (``page``, ``figure_id``) is null. ``about`` says what made the file.
"""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from keisu._version import __version__
from keisu.errors import ExportError, shown
from keisu.views.exports.tables import Column, Source, Table

_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "list": "TEXT"}
_NO_NUL = "\N{REPLACEMENT CHARACTER}"  # SQLite's own functions take a NUL for the end of a text
_KEYS = {"articles": "page", "findings": "finding"}  # the others are numbered: id
_POINTERS = {"page": "articles", "copy_of": "articles", "finding": "findings", "figure_id": "figures"}
_INDEXES = {
    "articles": ("site", "published", "language", "copy_of"),
    "figures": ("page, figure", "subject", "subject_id", "measure", "period", "kind", "unit"),
    "observations": ("figure_id", "page", "subject", "subject_id", "measure", "period"),
    "series": ("subject", "subject_id", "measure", "period", "known"),
    "findings": ("kind", "subject"),
    "statements": ("finding", "figure_id", "page"),
}
_WITH_FIGURE = ("observations", "statements")
_RESTS_ON = Column("figures", "list", "", ("pages", "figures"), lambda *both: list(zip(*both, strict=True)))
_LINKS = """CREATE TABLE series_figures (series_id INTEGER REFERENCES series(id),
figure_id INTEGER REFERENCES figures(id), PRIMARY KEY (series_id, figure_id)) WITHOUT ROWID"""
_LINK = "INSERT OR IGNORE INTO series_figures SELECT ?, id FROM figures WHERE page = ? AND figure = ?"
_IN_FULL = """CREATE VIEW figures_with_articles AS SELECT f.*, a.title, a.site, a.published, a.language, a.url
FROM figures f JOIN articles a ON a.page = f.page"""
_SAYS = (
    ("made by", f"keisu {__version__}"),
    ("offsets", 'start and "end" are code points from 0: substr(text, start + 1, "end" - start) = quote'),
    ("lists", "byline, source and inferred are JSON"),
    ("NUL", "the character U+0000 of a page is U+FFFD here"),
    ("pages that are not here", "what lies outside of the selection has no page and no figure_id"),
)


@dataclass(frozen=True, slots=True)
class _Field:
    """A column in SQLite: how it is declared, how a value gets in, and the columns of a row that it is made from."""

    declared: str
    value: str
    of: tuple[str, ...]


def write(source: Source, tables: Sequence[Table], paths: Sequence[Path]) -> list[str]:
    """Some tables as one SQLite file, in which every key points to a row that is there."""
    [path] = paths
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            _write(connection, source, tables)
    except sqlite3.Error as error:
        raise ExportError(f"{shown(str(path))}: it cannot be written: {shown(str(error))}") from error
    return []


def _write(connection: sqlite3.Connection, source: Source, tables: Sequence[Table]) -> None:
    here = {table.name for table in tables}
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    for table in tables:
        _fill(connection, source, table, here)
    if {"series", "figures"} <= here:
        connection.execute("CREATE INDEX series_figures_figure ON series_figures (figure_id)")
    if {"figures", "articles"} <= here:
        connection.execute(_IN_FULL)
    connection.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT)")
    about = [*_SAYS, *((f"table {table.name}", f"a row is {table.what}") for table in tables)]
    connection.executemany("INSERT INTO about VALUES (?, ?)", about)
    connection.execute("COMMIT")
    connection.execute("ANALYZE")


def _fill(connection: sqlite3.Connection, source: Source, table: Table, here: set[str]) -> None:
    kept = [c for c in table.columns if not (c.of_article and "articles" in here)]
    linked = table.name == "series" and "figures" in here
    if linked:
        kept = [_RESTS_ON if c.name == "figures" else c for c in kept]
        connection.execute(_LINKS)
    fields = _fields(table.name, [c for c in kept if c is not _RESTS_ON], here)
    connection.execute(f"CREATE TABLE {table.name} ({', '.join(f.declared for f in fields)})")
    names = [c.name for c in kept]
    places = [names.index(name) if name else None for f in fields for name in f.of]
    insert = f"INSERT INTO {table.name} VALUES ({', '.join(f.value for f in fields)})"  # noqa: S608 - names of ours
    number = 0
    for block in table.blocks(source, kept):
        numbered = list(enumerate(block, start=number + 1))
        number += len(block)
        rows = ([n if at is None else _plain(row[at]) for at in places] for n, row in numbered)
        connection.executemany(insert, rows)
        if linked:
            at = names.index("figures")
            links = ((n, *place) for n, row in numbered for place in row[at])
            connection.executemany(_LINK, links)
    for index in _INDEXES[table.name]:
        name = f"{table.name}_{index.replace(', ', '_')}"
        connection.execute(f"CREATE INDEX {name} ON {table.name} ({index})")


def _fields(name: str, columns: Sequence[Column], here: set[str]) -> list[_Field]:
    """The columns of a table: its key first, those that point to a table in the file as foreign keys."""
    fields = [] if name in _KEYS else [_Field("id INTEGER PRIMARY KEY", "?", ("",))]
    if name in _WITH_FIGURE and "figures" in here:
        found = "(SELECT id FROM figures WHERE page = ? AND figure = ?)"
        fields.append(_Field("figure_id INTEGER REFERENCES figures(id)", found, ("page", "figure")))
    for column in columns:
        declared, value = f'"{column.name}" {_TYPES[column.kind]}', "?"
        target = _POINTERS.get(column.name)
        if column.name == _KEYS.get(name):
            declared += " PRIMARY KEY"
        elif target in here:
            key = _KEYS[target]
            declared += f" REFERENCES {target}({key})"
            value = f"(SELECT {key} FROM {target} WHERE {key} = ?)"  # noqa: S608 - names of ours
        fields.append(_Field(declared, value, (column.name,)))
    return fields


def _plain(value: Any) -> Any:
    """A value as SQLite keeps it."""
    if isinstance(value, str):
        return value.replace("\0", _NO_NUL)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | tuple) else value
