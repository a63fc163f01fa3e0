"""All tables again from the pages that are kept."""

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from keisu.errors import BrokenStore
from keisu.pages import Capture
from keisu.store.adding import Given

if TYPE_CHECKING:
    import duckdb

_AT_ONCE = 200


def kept(connection: "duckdb.DuckDBPyConnection") -> Iterator[tuple[Given, Capture]]:
    """The pages that a store keeps, in order, each with what was given with it."""
    first = "SELECT page, name, url, date FROM places QUALIFY row_number() OVER (PARTITION BY page ORDER BY rowid) = 1"
    cursor = connection.execute(
        f"SELECT p.raw, p.media_type, p.charset, p.given, x.name, x.url, x.date FROM pages p LEFT JOIN ({first}) x"  # noqa: S608
        " USING (page) ORDER BY p.page"
    )
    while found := cursor.fetchmany(_AT_ONCE):
        for raw, media_type, charset, given, name, url, date in found:
            with_it = json.loads(given)
            notes = tuple(with_it.pop("notes", ()))
            data = error = None
            try:
                data = zlib.decompress(raw)
            except zlib.error:
                error = BrokenStore("its bytes are not what they were when it was added; it is left out")
            yield Given(**with_it), Capture(name or "", data, error, url, date, media_type, charset, notes)


def places(connection: "duckdb.DuckDBPyConnection") -> list[tuple[str, str, str | None, str | None]]:
    """All places as (hash, name, url, date)."""
    return connection.execute(
        "SELECT p.hash, x.name, x.url, x.date FROM places x JOIN pages p USING (page) ORDER BY x.rowid"
    ).fetchall()


def beside(path: Path) -> Path:
    """The file that the new store is made in, emptied."""
    made = path.with_name(f"{path.name}.rebuild")
    for old in (made, made.with_name(f"{made.name}.wal")):
        old.unlink(missing_ok=True)
    return made


def put_in_place(new: Path, path: Path) -> None:
    """The new file in the place of the old one, at once or not at all."""
    new.replace(path)
