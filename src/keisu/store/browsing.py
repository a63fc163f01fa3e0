"""Looking around in a store: what came last, which periods there are, words in articles and figures, their places."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from keisu.model import Figure, Passage, Provenance
from keisu.store import rows
from keisu.store.refreshing import provenances

if TYPE_CHECKING:
    import duckdb


_FACETS = {
    "subject": "coalesce(f.subject_id, f.subject)",
    "measure": "f.measure",
    "place": "f.place",
    "period": "f.period",
    "language": "a.language",
    "site": "a.site",
    "market": "a.market",
}


@dataclass(frozen=True, slots=True)
class Match:
    """An article in which the words stand that were looked for, and the place of the first of them."""

    page: int
    provenance: Provenance
    passage: Passage


@dataclass(frozen=True, slots=True)
class Lines:
    """A subject and measure, and how many cells of it there are."""

    key: str
    name: str
    measure: str
    market: str
    cells: int


def facet(connection: "duckdb.DuckDBPyConnection", name: str) -> list[tuple[str, int]]:
    """The values of one facet of figures, one of _FACETS, and how many figures have each, the most frequent first."""
    found = connection.execute(
        f"SELECT {_FACETS[name]} AS named, count(*) AS many FROM figures_found f"  # noqa: S608 - names of ours
        " JOIN articles a USING (page) WHERE named IS NOT NULL GROUP BY named ORDER BY many DESC, named"
    ).fetchall()
    return [(str(named), int(many)) for named, many in found]


def recent(connection: "duckdb.DuckDBPyConnection", limit: int) -> list[tuple[int, Provenance]]:
    """The pages that were published last, the newest first, with their numbers."""
    found = connection.execute(
        "SELECT page FROM articles ORDER BY published DESC NULLS LAST, page DESC LIMIT ?", [limit]
    ).fetchall()
    where = provenances(connection, [page for (page,) in found])
    return [(page, where[page]) for (page,) in found]


def periods(connection: "duckdb.DuckDBPyConnection", measure: str) -> list[tuple[str, int]]:
    """The periods in which subjects have a value of a measure, and how many do, in no order."""
    return connection.execute(
        "SELECT p.period, count(*) FROM points p JOIN lines l USING (line) WHERE l.measure = ? AND p.unit <> 'rank'"
        " GROUP BY p.period ORDER BY p.period",
        [measure],
    ).fetchall()


def measures(connection: "duckdb.DuckDBPyConnection") -> list[tuple[str, int]]:
    """The measures and how many cells each has, the fullest first."""
    return connection.execute(
        "SELECT l.measure, count(*) AS cells FROM points p JOIN lines l USING (line) WHERE p.unit <> 'rank'"
        " GROUP BY l.measure ORDER BY cells DESC, l.measure"
    ).fetchall()


def subjects(connection: "duckdb.DuckDBPyConnection", words: Sequence[str], limit: int) -> list[Lines]:
    """The subjects in whose name all words stand, by measure, the fullest first; without words the fullest of all."""
    where, values = _all_in("concat_ws(' ', l.name, l.subject)", words)
    found = connection.execute(
        "SELECT l.subject, any_value(l.name), l.measure, any_value(l.market), count(*) AS cells"  # noqa: S608 - parts of ours
        f" FROM lines l JOIN points p USING (line) WHERE {where} AND p.unit <> 'rank'"
        " GROUP BY l.subject, l.measure ORDER BY cells DESC, l.subject, l.measure LIMIT ?",
        [*values, limit],
    ).fetchall()
    return [Lines(*row) for row in found]


def articles(connection: "duckdb.DuckDBPyConnection", words: Sequence[str], limit: int) -> tuple[int, list[Match]]:
    """The articles in whose title or text all words stand, the newest first, and how many there are."""
    where, values = _all_in("concat_ws(' ', a.title, a.text)", words)
    found = connection.execute(
        f"SELECT a.page, a.text, count(*) OVER () FROM articles a WHERE {where}"  # noqa: S608 - parts of ours
        " ORDER BY a.published DESC NULLS LAST, a.page DESC LIMIT ?",
        [*values, limit],
    ).fetchall()
    where_from = provenances(connection, [row[0] for row in found])
    made = [Match(page, where_from[page], _first(where_from[page].url, text, words)) for page, text, _ in found]
    return (found[0][2] if found else 0), made


def figures(
    connection: "duckdb.DuckDBPyConnection", words: Sequence[str], limit: int
) -> tuple[int, list[tuple[int, int, Figure]]]:
    """The figures in whose words or fields all words stand, with page and number, and how many there are."""
    where, values = _all_in("concat_ws(' ', f.subject, f.measure, f.period, f.quote, f.unit, f.place)", words)
    cursor = connection.execute(
        f"SELECT f.*, count(*) OVER () AS total FROM figures_found f JOIN articles a USING (page) WHERE {where}"  # noqa: S608
        " ORDER BY a.published DESC NULLS LAST, f.page DESC, f.figure LIMIT ?",
        [*values, limit],
    )
    names = [d[0] for d in cursor.description or ()]
    found: list[dict[str, Any]] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return (found[0]["total"] if found else 0), [(r["page"], r["figure"], rows.figure(r)) for r in found]


def texts(connection: "duckdb.DuckDBPyConnection", pages: Collection[int]) -> dict[int, str]:
    """The texts of some pages, which the offsets of figures are offsets into."""
    found = connection.execute(
        "SELECT page, text FROM articles WHERE page IN (SELECT unnest(?))", [sorted(pages)]
    ).fetchall()
    return dict(found)


def passages(
    connection: "duckdb.DuckDBPyConnection", figures: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], Passage]:
    """Where figures stand, by page and number of the figure; those of no page of the store are left out."""
    wanted = sorted(set(figures))
    pages = {page for page, _ in wanted}
    known, where = texts(connection, pages), provenances(connection, pages)
    found = connection.execute(
        'SELECT f.page, f.figure, f."start", f."end" FROM figures_found f'
        " JOIN (SELECT unnest(?) AS page, unnest(?) AS figure) w USING (page, figure)",
        [[page for page, _ in wanted], [figure for _, figure in wanted]],
    ).fetchall()
    return {(page, figure): Passage(where[page].url, known[page], start, end) for page, figure, start, end in found}


def _all_in(what: str, words: Sequence[str]) -> tuple[str, list[str]]:
    """The condition that all words stand in something, in letters of either case."""
    conditions = [f"contains(lower({what}), lower(?))" for _ in words]
    return " AND ".join(conditions) or "true", list(words)


def _first(url: str | None, text: str, words: Sequence[str]) -> Passage:
    """The first place in a text where one of the words stands; its beginning if none does (it may be in the title)."""
    low = text.lower()
    if len(low) != len(text):  # a letter whose lower case is longer would shift the places behind it
        low = text
    places = [(at, at + len(word)) for word in words if (at := low.find(word.lower())) >= 0]
    start, end = min(places, default=(0, 0))
    return Passage(url, text, start, end)
