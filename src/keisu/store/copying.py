"""Which pages of a store are copies of one another."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from keisu.model import Figure
from keisu.series import COMMON, Origins, Trace, copied, copies, trace
from keisu.store import rows
from keisu.store.adding import Read
from keisu.store.findings import Findings

if TYPE_CHECKING:
    import duckdb

_MOST_PAGES = 20  # of a cluster that a finding names


def with_origins(
    connection: "duckdb.DuckDBPyConnection", made: Sequence[tuple[int, Read]]
) -> tuple[dict[int, int], dict[int, int]]:
    """The origins of new pages, and of those in the store whose origin becomes another because of them.

    The keys of the new pages are put into the store. Time grows with the pages that share a key with a new one.
    """
    traces = {number: trace(read.article, read.figures) for number, read in made}
    known = _Known(connection, traces)
    origins = Origins()
    before: dict[int, int] = {}
    by_key: defaultdict[int, list[int]] = defaultdict(list, known.by_key)
    for number, own in traces.items():
        candidates = sorted({p for key in own.keys if len(by_key[key]) <= COMMON for p in by_key[key]})
        for other in candidates:
            if other not in traces and other not in before:
                before[other] = known.origin(other)
                if before[other] != other:
                    before.setdefault(before[other], before[other])
                    origins.join(other, before[other])
            if copied(own, known.trace(other)) is not None:
                origins.join(number, other)
        for key in own.keys:
            by_key[key].append(number)
    rows.insert(connection, "traces", [{"page": n, "key": key} for n, own in traces.items() for key in own.keys])
    moved = {old: new for old in set(before.values()) if (new := origins.origin(old)) != old}
    return {number: origins.origin(number) for number in traces}, moved


def note_copies(connection: "duckdb.DuckDBPyConnection", origins: Mapping[int, int], moved: Mapping[int, int]) -> None:
    """The findings that say which pages are copies, anew for the origins that new pages have."""
    joined = sorted({origin for page, origin in origins.items() if origin != page} | set(moved.values()))
    for origin in joined:
        pages = connection.execute(
            "SELECT page, title, market FROM articles WHERE origin = ? ORDER BY page LIMIT ?", [origin, _MOST_PAGES]
        ).fetchall()
        known = _Known(connection, {})
        of_pages = {page: known.figures(page) for page, *_ in pages}
        names = {page: title or "" for page, title, _ in pages}
        findings = Findings(connection, pages[0][2])
        findings.drop_topics([f"origin {o}" for o in (origin, *moved)])
        for finding in copies({origin: [page for page, *_ in pages]}, of_pages, names):
            findings.add(finding, f"origin {origin}")
        findings.write()


class _Known:
    """The pages of the store that share a key with new ones; what of them is compared is read when it is asked for."""

    def __init__(self, connection: "duckdb.DuckDBPyConnection", traces: Mapping[int, Trace]) -> None:
        self._connection = connection
        self._traces = dict(traces)
        self.by_key: dict[int, list[int]] = {}
        keys = sorted({key for own in traces.values() for key in own.keys})
        for key, pages in connection.execute(
            "SELECT key, list(page ORDER BY page) FROM traces WHERE key IN (SELECT unnest(?)) GROUP BY key", [keys]
        ).fetchall():
            self.by_key[key] = pages

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
