"""Whether a store is sound: its bytes what they were, its rows belonging together, its rules the present ones."""

import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from keisu.store.adding import digest
from keisu.store.versions import rules

if TYPE_CHECKING:
    import duckdb

_ORPHANS = {
    "pages without an article": "SELECT count(*) FROM pages ANTI JOIN articles USING (page) WHERE failure IS NULL",
    "pages without a place": "SELECT count(*) FROM pages ANTI JOIN places USING (page)",
    "articles without a page": "SELECT count(*) FROM articles ANTI JOIN pages USING (page)",
    "figures without an article": "SELECT count(*) FROM figures_found ANTI JOIN articles USING (page)",
    "observations without a figure": (
        "SELECT count(*) FROM statements_made ANTI JOIN figures_found USING (page, figure)"
    ),
    "observations without a line": "SELECT count(*) FROM statements_made ANTI JOIN lines USING (line)",
    "points without a line": "SELECT count(*) FROM points ANTI JOIN lines USING (line)",
    "statements without a finding": "SELECT count(*) FROM found_statements ANTI JOIN found USING (finding)",
    "statements of findings without a figure": (
        "SELECT count(*) FROM found_statements s ANTI JOIN figures_found f USING (page, figure) WHERE s.page > 0"
    ),
}
_RULED = {
    "articles": "articles x",
    "figures_found": "figures_found x JOIN articles a USING (page)",
    "statements_made": "statements_made x JOIN lines a USING (line)",
    "points": "points x JOIN lines a USING (line)",
    "found": "found x",
}


def faults(connection: "duckdb.DuckDBPyConnection") -> Iterator[str]:
    """What is wrong, a sentence each with what to do about it. Time grows with the bytes that are kept."""
    for page, hash, raw in _rows(connection, "SELECT page, hash, raw FROM pages ORDER BY page"):
        try:
            sound = digest(zlib.decompress(raw)) == hash
        except zlib.error:
            sound = False
        if not sound:
            yield f"page {page}: its bytes are not what they were; add the page again to a new store"
    misplaced = (
        "SELECT f.page, f.figure FROM figures_found f JOIN articles a USING (page)"
        ' WHERE substring(a.text, f."start" + 1, f."end" - f."start") <> f.quote ORDER BY ALL'
    )
    for page, figure in _rows(connection, misplaced):
        yield f"page {page}, figure {figure}: its words do not stand where it says; keisu rebuild finds it again"
    for what, sql in _ORPHANS.items():
        [(number,)] = connection.execute(sql).fetchall()
        if number:
            yield f"{number} {what}; keisu rebuild makes all tables again"
    [(dirty,)] = connection.execute("SELECT count(DISTINCT line) FROM dirty").fetchall()
    if dirty:
        yield f"{dirty} lines were not reconciled, as keisu add was interrupted; run keisu add again"
    markets = [name for (name,) in connection.execute("SELECT DISTINCT market FROM articles ORDER BY 1").fetchall()]
    for table, rows in _RULED.items():
        [(old,)] = connection.execute(
            f"SELECT count(*) FROM {rows} JOIN (SELECT unnest(?::VARCHAR[]) AS market, unnest(?::VARCHAR[]) AS now)"  # noqa: S608
            " USING (market) WHERE x.rules <> now",
            [markets, [rules(name) for name in markets]],
        ).fetchall()
        if old:
            yield f"{old} rows of {table} were made by other rules than the present; keisu rebuild makes them again"


def _rows(connection: "duckdb.DuckDBPyConnection", sql: str) -> "Iterator[tuple[Any, ...]]":
    cursor = connection.execute(sql)
    while found := cursor.fetchmany(1000):
        yield from found
