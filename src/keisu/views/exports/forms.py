"""The forms in which a store is exported, each by its name and by the endings of file names that ask for it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from keisu.views.exports import annotations, csv, jsonl, parquet, sdmx, sqlite
from keisu.views.exports.tables import TABLES, Source, Table

ALL = "all"
"""The name of all tables together."""

Pieces = Callable[[Source, Table], Iterator[bytes]]
Files = Callable[[Source, Sequence[Table], Sequence[Path]], list[str]]


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its name, the endings that ask for it, what it is for, and which tables it can hold.

    One of text comes in `pieces`; any other goes into `files`: that of the name that was given and, beside it, those
    with the endings of `beside`. `files` returns what is to be said of the work. `usual` is what is exported if nothing
    is named.
    """

    name: str
    endings: tuple[str, ...]
    what: str
    tables: tuple[str, ...]
    pieces: Pieces | None = None
    files: Files | None = None
    beside: tuple[str, ...] = ()
    usual: str | None = None


_EVERY = tuple(TABLES)
_FORMS = (
    Form("csv", (".csv",), "comma-separated values, for a spreadsheet", _EVERY, pieces=csv.write),
    Form("jsonl", (".jsonl", ".ndjson"), "JSON Lines, an object a line, for programs", _EVERY, pieces=jsonl.write),
    Form("parquet", (".parquet",), "Parquet, for pandas, polars, R and DuckDB", _EVERY, files=parquet.write),
    Form(
        "sqlite",
        (".sqlite", ".sqlite3", ".db"),
        "SQLite, all tables in one file with keys and indexes, for Datasette",
        (*_EVERY, ALL),
        files=sqlite.write,
        usual=ALL,
    ),
    Form(
        "sdmx",
        (".sdmx.csv",),
        "SDMX-CSV 2.0, with its structure in SDMX-ML 2.1 beside it, for statistical software",
        tuple(sdmx.FLOWS),
        files=sdmx.write,
        beside=(".structure.xml",),
        usual="series",
    ),
    Form(
        "annotations",
        (".jsonld",),
        "W3C Web Annotations in JSON-LD, a figure each, for annotation tools",
        ("figures",),
        pieces=annotations.write,
        usual="figures",
    ),
)
FORMS = {form.name: form for form in _FORMS}
"""The forms by name."""


def form_of(name: str) -> Form | None:
    """The form that a file's name asks for, None if it asks for none: the longest ending counts."""
    asked = [(len(end), form) for form in _FORMS for end in form.endings if name.lower().endswith(end)]
    return max(asked, key=lambda pair: pair[0])[1] if asked else None
