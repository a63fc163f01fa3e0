"""One store: a file that pages are added to, and that is read from."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from keisu.errors import KeisuError
from keisu.pages import DEFAULTS, Capture, Limits
from keisu.store.adding import Added, Given, Read, Writer, batches, digest
from keisu.store.connecting import reading, writing
from keisu.store.copying import note_copies, with_origins
from keisu.store.doctoring import faults
from keisu.store.many import read_all
from keisu.store.rebuilding import beside, kept, places, put_in_place
from keisu.store.refreshing import refresh
from keisu.store.selecting import Selection

if TYPE_CHECKING:
    import duckdb

_Told = Callable[[str, int], None]


class Store:
    """A store in a DuckDB file. Each method opens the file for as long as it works, and no longer."""

    def __init__(self, path: str | os.PathLike[str] = "keisu.duckdb") -> None:
        self.path = Path(path)

    def add(
        self,
        captures: Iterable[Capture],
        given: Given | None = None,
        *,
        limits: Limits = DEFAULTS,
        jobs: int = 1,
        told: _Told = lambda what, number: None,
    ) -> Added:
        """Add pages: those whose bytes the store has already get another place, if it is a new one, and nothing else.

        A batch of pages is one transaction; the lines that they touch are reconciled at the end. What is interrupted,
        even by force, leaves whole batches, and adding the same again completes them. Pages that cannot be read are
        in the outcome's `failed`, with their reasons. `jobs` processes read pages at once; the outcome is the same
        for any number. `told` hears of the work: "pages" and how many were dealt with, "lines" and how many are left.
        Raises StoreError if the file cannot be used, SolverError if the solver gives no answer.
        """
        given = given or Given()
        made = Added()
        with writing(self.path) as connection:
            before = _count(connection, "found")
            for batch in batches(captures):
                self._batch(connection, batch, given, limits, jobs, made)
                told("pages", len(batch))
            for left in refresh(connection):
                told("lines", left)
            made.findings = _count(connection, "found") - before
        return made

    def _batch(
        self,
        connection: "duckdb.DuckDBPyConnection",
        batch: Sequence[Capture],
        given: Given,
        limits: Limits,
        jobs: int,
        made: Added,
    ) -> None:
        writer = Writer(connection)
        hashes = [digest(c.data) if c.data is not None else "" for c in batch]
        known = writer.known([h for h in hashes if h])
        first = {h: c for h, c in zip(reversed(hashes), reversed(batch), strict=True) if h and h not in known}
        results = dict(zip(first, read_all(list(first.values()), given, limits, jobs), strict=True))
        read: list[tuple[int, Read]] = []
        number = writer.next("pages", "page")
        with transaction(connection):
            for hash, capture in zip(hashes, batch, strict=True):
                result = capture.error or results.get(hash)
                if isinstance(result, KeisuError):
                    made.failed.append((capture.name, result))
                    continue
                if hash in known:
                    made.known += 1
                elif isinstance(result, Read):
                    known[hash] = number
                    writer.page(number, capture, given)
                    read.append((number, result))
                    number += 1
                writer.place(known[hash], capture)
            origins, moved = with_origins(connection, read)
            writer.read(read, origins, moved)
            note_copies(connection, origins, moved)
        made.new += len(read)
        made.figures += sum(len(r.figures) for _, r in read)
        made.observations += sum(len(r.observations) for _, r in read)

    def rebuild(self, *, jobs: int = 1, told: _Told = lambda what, number: None) -> Added:
        """Make all tables again from the pages that are kept, in a file beside it that takes its place when it is
        whole.

        Raises StoreError if the file cannot be used, SolverError if the solver gives no answer.
        """
        made = Added()
        new = beside(self.path)
        with reading(self.path, any_version=True) as old, writing(new) as connection:
            for given, pages in groupby(kept(old), key=lambda page: page[0]):
                for batch in batches(capture for _, capture in pages):
                    self._batch(connection, batch, given, DEFAULTS, jobs, made)
                    told("pages", len(batch))
            writer = Writer(connection)
            all_places = places(old)
            known = writer.known(sorted({hash for hash, *_ in all_places}))
            with transaction(connection):
                for hash, name, url, date in all_places:
                    if hash in known:
                        writer.place(known[hash], Capture(name, url=url, date=date))
            for left in refresh(connection):
                told("lines", left)
            made.findings = _count(connection, "found")
        put_in_place(new, self.path)
        return made

    def faults(self) -> list[str]:
        """What is wrong with the store, a sentence each; nothing if it is sound."""
        with reading(self.path) as connection:
            return list(faults(connection))

    @contextmanager
    def selecting(self) -> Iterator[Selection]:
        """What the store holds, for reading; other readers may have it open, a writer may not."""
        with reading(self.path) as connection:
            yield Selection(connection)

    def query(self, sql: str, limit: int | None = None) -> tuple[list[str], list[tuple[object, ...]]]:
        """The names of the columns and the rows of one query, on a connection that can reach nothing but this file.

        Raises BadQuery if it is not one statement that reads, or wrong.
        """
        from keisu.store.querying import query

        with reading(self.path, locked_down=True) as connection:
            return query(connection, sql, limit)


@contextmanager
def transaction(connection: "duckdb.DuckDBPyConnection") -> Iterator[None]:
    """All or nothing of what is done within."""
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _count(connection: "duckdb.DuckDBPyConnection", table: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - a name of ours
    return int(row[0]) if row else 0
