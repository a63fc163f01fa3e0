"""All tables again from the pages that are kept."""

import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from keisu.errors import BrokenStore, KeisuError
from keisu.pages import DEFAULTS, Capture
from keisu.store.adding import BATCH_BYTES, Added, Given, Read, Writer
from keisu.store.connecting import brought_in, discarded, reading, transaction, writing
from keisu.store.keeping import Page, keep
from keisu.store.many import Readers, Task
from keisu.store.refreshing import refresh

if TYPE_CHECKING:
    import duckdb

_AT_ONCE = 200  # pages in a batch


def rebuild(path: Path, jobs: int, told: Callable[[str, int], None]) -> Added:
    """Make all tables again in a file beside the store that takes its place when it is whole.

    Until then the old one is read only, so that others may read it and none may write. Pages keep their numbers. One of
    which no article can be made any more stays, with the reason; one whose bytes are spoilt is left out. Both are in
    the outcome's `failed`.
    """
    made = Added()
    new = path.with_name(f"{path.name}.rebuild")
    brought_in(path)
    with reading(path, any_version=True) as old:
        discarded(new)
        with writing(new) as connection, Readers(jobs) as readers:
            pages = _kept(old)
            while batch := _batch(pages):
                _written(connection, batch, readers, made)
                told("pages", len(batch))
            _places(old, connection)
            for left in refresh(connection):
                told("lines", left)
            row = connection.execute("SELECT count(*) FROM found").fetchone()
            made.findings = int(row[0]) if row else 0
        new.replace(path)  # while the old one is still held, so that no writer comes between
    return made


def _batch(pages: Iterator[tuple[int, Task]]) -> list[tuple[int, Task]]:
    """The next pages, as many as are read and written at once."""
    batch: list[tuple[int, Task]] = []
    size = 0
    for number, task in islice(pages, _AT_ONCE):
        batch.append((number, task))
        size += len(task[0].data or b"")
        if size >= BATCH_BYTES:
            break
    return batch


def _written(
    connection: "duckdb.DuckDBPyConnection", batch: list[tuple[int, Task]], readers: Readers, made: Added
) -> None:
    """Read and write a batch."""
    new: list[Page] = []
    results = readers.read([task for _, task in batch])
    for (number, (capture, given, limits)), result in zip(batch, results, strict=True):
        if isinstance(result, KeisuError):
            made.failed.append((capture.name, result))
            if capture.data is None:
                continue
        new.append(Page(number, capture, given, limits, result))
    with transaction(connection):
        keep(connection, new)
    read = [page.result for page in new if isinstance(page.result, Read)]
    made.new += len(read)
    made.figures += sum(len(r.figures) for r in read)
    made.observations += sum(len(r.observations) for r in read)


def _kept(connection: "duckdb.DuckDBPyConnection") -> Iterator[tuple[int, Task]]:
    """The pages that a store keeps, in order, each with its number and how it was read."""
    first = "SELECT page, name, url, date FROM places QUALIFY row_number() OVER (PARTITION BY page ORDER BY rowid) = 1"
    after = 0
    while found := connection.execute(
        f"SELECT p.page, p.raw, p.media_type, p.charset, p.given, x.name, x.url, x.date FROM pages p"  # noqa: S608
        f" LEFT JOIN ({first}) x USING (page) WHERE p.page > ? ORDER BY p.page LIMIT {_AT_ONCE}",
        [after],
    ).fetchall():
        for number, raw, media_type, charset, given, name, url, date in found:
            after = number
            with_it = json.loads(given)
            notes, limits = tuple(with_it.pop("notes", ())), replace(DEFAULTS, **with_it.pop("limits", {}))
            data = error = None
            try:
                data = zlib.decompress(raw)
            except zlib.error:
                error = BrokenStore("its bytes are not what they were when it was added; it is left out")
            capture = Capture(name or "", data, error, url, date, media_type, charset, notes)
            yield number, (capture, Given(**with_it), limits)


def _places(old: "duckdb.DuckDBPyConnection", new: "duckdb.DuckDBPyConnection") -> None:
    """Bring over all places of the pages that are kept."""
    writer = Writer(new)
    numbers = {number for (number,) in new.execute("SELECT page FROM pages").fetchall()}
    with transaction(new):
        for number, name, url, date in old.execute(
            "SELECT page, name, url, date FROM places ORDER BY rowid"
        ).fetchall():
            if number in numbers:
                writer.place(number, Capture(name, url=url, date=date))
