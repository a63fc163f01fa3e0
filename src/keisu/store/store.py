"""One store: a file that pages are added to, and that is read from."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from keisu.errors import KeisuError
from keisu.pages import DEFAULTS, Capture, Limits
from keisu.store.adding import Added, Given, Read, Writer, batches, digest
from keisu.store.connecting import reading, transaction, writing
from keisu.store.doctoring import faults
from keisu.store.keeping import Page, keep
from keisu.store.many import Readers
from keisu.store.rebuilding import rebuild
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
        with writing(self.path) as connection, Readers(jobs) as readers:
            before = _count(connection, "found")
            for batch in batches(captures):
                self._batch(connection, batch, given, limits, readers, made)
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
        readers: Readers,
        made: Added,
    ) -> None:
        writer = Writer(connection)
        hashes = [digest(c.data) if c.data is not None else "" for c in batch]
        known = writer.known([h for h in hashes if h])
        first = {h: c for h, c in zip(reversed(hashes), reversed(batch), strict=True) if h and h not in known}
        results = dict(zip(first, readers.read([(c, given, limits) for c in first.values()]), strict=True))
        new: list[Page] = []
        again: list[tuple[str, Capture]] = []
        number = writer.next("pages", "page")
        for hash, capture in zip(hashes, batch, strict=True):
            result = capture.error or results.get(hash)
            if isinstance(result, KeisuError):
                made.failed.append((capture.name, result))
            elif hash in known:
                made.known += 1
                again.append((hash, capture))
            elif isinstance(result, Read):
                known[hash] = number + len(new)
                new.append(Page(known[hash], capture, given, limits, result))
                made.figures += len(result.figures)
                made.observations += len(result.observations)
        with transaction(connection):
            keep(connection, new)
            for hash, capture in again:
                writer.place(known[hash], capture)
        made.new += len(new)

    def rebuild(self, *, jobs: int = 1, told: _Told = lambda what, number: None) -> Added:
        """Make all tables again from the pages that are kept, in a file beside it that takes its place when it is
        whole; see `keisu.store.rebuilding.rebuild`.

        Raises StoreError if the file cannot be used, SolverError if the solver gives no answer.
        """
        return rebuild(self.path, jobs, told)

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

        with reading(self.path) as connection:
            return query(connection, sql, limit)


def _count(connection: "duckdb.DuckDBPyConnection", table: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - a name of ours
    return int(row[0]) if row else 0
