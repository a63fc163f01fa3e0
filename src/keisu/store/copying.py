"""Which pages of a store are copies of one another."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from keisu.model import Figure
from keisu.series import COMMON, Origins, Trace, copies, trace
from keisu.store import rows
from keisu.store.adding import Read
from keisu.store.findings import Findings

if TYPE_CHECKING:
    import duckdb

_FIRST = "SELECT key, list(page ORDER BY page)[:?] FROM traces WHERE key IN (SELECT unnest(?)) GROUP BY key"
_MOST_PAGES = 20  # of a cluster that a finding names


def with_origins(
    connection: "duckdb.DuckDBPyConnection", made: Sequence[tuple[int, Read]]
) -> tuple[dict[int, int], dict[int, int]]:
    """The origins of new pages, and of those in the store whose origin becomes another because of them.

    The keys of the new pages are put into the store. Time grows with the pages that share a key with a new one.
    """
    traces = {number: trace(read.article, read.figures) for number, read in made}
    origins = Origins(_Known(connection, {key for own in traces.values() for key in own.keys}))
    for number, own in traces.items():
        origins.add(number, own)
    rows.insert(connection, "traces", [{"page": n, "key": key} for n, own in traces.items() for key in own.keys])
    return {number: origins.origin(number) for number in traces}, origins.moved


def note_copies(connection: "duckdb.DuckDBPyConnection", origins: Mapping[int, int], moved: Mapping[int, int]) -> None:
    """The findings that say which pages are copies, anew for the origins that new pages have."""
    joined = sorted({origin for page, origin in origins.items() if origin != page} | set(moved.values()))
    for origin in joined:
        pages = connection.execute(
            "SELECT page, title, market FROM articles WHERE origin = ? ORDER BY page LIMIT ?", [origin, _MOST_PAGES]
        ).fetchall()
        known = _Known(connection, ())
        of_pages = {page: known.figures(page) for page, *_ in pages}
        names = {page: title or "" for page, title, _ in pages}
        findings = Findings(connection, pages[0][2])
        findings.drop_topics([f"origin {o}" for o in (origin, *moved)])
        for finding in copies({origin: [page for page, *_ in pages]}, of_pages, names):
            findings.add(finding, f"origin {origin}")
        findings.write()


class _Known:
    """The pages of the store that share a key with new ones; what of them is compared is read when it is asked for."""

    def __init__(self, connection: "duckdb.DuckDBPyConnection", keys: Collection[int]) -> None:
        self._connection = connection
        self._traces: dict[int, Trace] = {}
        self._by_key: dict[int, list[int]] = dict(connection.execute(_FIRST, [COMMON, sorted(keys)]).fetchall())

    def pages(self, key: int) -> Sequence[int]:
        """The first pages that have a key."""
        return self._by_key.get(key, ())

    def trace(self, page: int) -> Trace:
        """What of a page is compared."""
        if page not in self._traces:
            [(record, text)] = self._connection.execute(
                "SELECT record, text FROM articles WHERE page = ?", [page]
            ).fetchall()
            self._traces[page] = trace(rows.article(record, text), self.figures(page))
        return self._traces[page]

    def figures(self, page: int) -> list[Figure]:
        """The figures of a page, in order."""
        cursor = self._connection.execute("SELECT * FROM figures_found WHERE page = ? ORDER BY figure", [page])
        names = [d[0] for d in cursor.description or ()]
        return [rows.figure(dict(zip(names, row, strict=True))) for row in cursor.fetchall()]

    def origin(self, page: int) -> int:
        """The origin that the store has for a page."""
        [(origin,)] = self._connection.execute("SELECT origin FROM articles WHERE page = ?", [page]).fetchall()
        return int(origin)
