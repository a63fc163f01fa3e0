"""What a store holds, as rows that are read a block at a time: memory does not grow with the store.

The sources are articles, figures, observations, series, findings and statements. Which columns of a source are wanted
is up to the caller; `COLUMNS` has their names.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from keisu import periods
from keisu.errors import ModelError
from keisu.markets import Market
from keisu.model import Finding
from keisu.store import filtering
from keisu.store.filtering import Filter, Where

if TYPE_CHECKING:
    import duckdb

_BLOCK = 500  # pages, lines or findings whose rows are read at once
_CONTEXT = 32  # characters before and behind a figure

_URL = "coalesce(a.url, (SELECT arg_min(o.url, o.rowid) FROM places o WHERE o.page = a.page))"
_HASH = "(SELECT g.hash FROM pages g WHERE g.page = a.page)"
_ARTICLE = {
    **{name: f"a.{name}" for name in ("title", "site", "published", "language")},
    "url": _URL,
    "hash": _HASH,
}
_DAYS = {"period_start": "d.first", "period_end": "d.last"}


@dataclass(frozen=True, slots=True)
class _Source:
    """Where rows come from: `key` is what blocks are made of, in the order of `rank`, and `order` that within one."""

    tables: str
    key: str
    rank: str
    order: str
    columns: Mapping[str, str]
    where: Callable[["duckdb.DuckDBPyConnection", Filter], Where]


def _of_points(connection: "duckdb.DuckDBPyConnection", asked: Filter) -> Where:
    return filtering.of_lines(connection, asked, "points", "p")


_SOURCES = {
    "articles": _Source(
        "articles a",
        "a.page",
        "a.page",
        "a.page",
        {
            **_ARTICLE,
            **{name: f"a.{name}" for name in ("page", "deck", "byline", "published_basis", "market", "text")},
            "found_at": "(SELECT arg_min(o.name, o.rowid) FROM places o WHERE o.page = a.page)",
            "copy_of": "nullif(a.origin, a.page)",
        },
        filtering.of_articles,
    ),
    "figures": _Source(
        "figures_found f JOIN articles a USING (page) LEFT JOIN days d ON d.market = a.market AND d.period = f.period",
        "f.page",
        "f.page",
        "f.figure",
        {
            **_ARTICLE,
            **_DAYS,
            **{name: f"f.{name}" for name in ("page", "figure", "quote", "start", "kind", "value", "low", "high")},
            **{name: f"f.{name}" for name in ("bound", "unit", "decimals", "measure", "subject", "subject_id")},
            **{name: f"f.{name}" for name in ("place", "period", "base", "source", "status", "inferred")},
            "end": 'f."end"',
            "prefix": f"a.text[greatest(f.start - {_CONTEXT}, 0) + 1 : f.start]",
            "suffix": f'a.text[f."end" + 1 : f."end" + {_CONTEXT}]',
        },
        filtering.of_figures,
    ),
    "observations": _Source(
        "statements_made s JOIN lines l USING (line) JOIN articles a ON a.page = s.page"
        " LEFT JOIN lines b ON b.line = s.base_line LEFT JOIN days d ON d.market = l.market AND d.period = s.period"
        " LEFT JOIN figures_found f ON f.page = s.page AND f.figure = s.figure",
        "s.page",
        "s.page",
        "s.figure",
        {
            **_ARTICLE,
            **_DAYS,
            **{name: f"l.{name}" for name in ("market", "measure", "place", "scope")},
            **{name: f"s.{name}" for name in ("page", "figure", "unit", "period", "relation", "low", "high", "value")},
            **{name: f"s.{name}" for name in ("base_period", "base_unit", "quote", "source")},
            "subject": "l.name",
            "subject_id": "l.subject",
            "base_subject": "b.name",
            "base_subject_id": "b.subject",
            "start": "f.start",
            "end": 'f."end"',
        },
        filtering.of_observations,
    ),
    "series": _Source(
        "points p JOIN lines l USING (line) LEFT JOIN days d ON d.market = l.market AND d.period = p.period",
        "p.line",
        "l.market, l.name, l.measure, p.line",
        "p.unit, d.first, d.last, p.period",
        {
            **_DAYS,
            **{name: f"l.{name}" for name in ("market", "measure", "place", "scope")},
            **{name: f"p.{name}" for name in ("unit", "period", "low", "high", "stated", "figures", "pages")},
            "subject": "l.name",
            "subject_id": "l.subject",
        },
        _of_points,
    ),
    "findings": _Source(
        "found f",
        "f.finding",
        "-f.weight, f.kind, f.message, f.finding",
        "f.finding",
        {
            **{name: f"f.{name}" for name in ("market", "kind", "weight", "message")},
            "finding": "f.key",
            "subject": "f.about",
            "statements": "(SELECT count(*) FROM found_statements s WHERE s.finding = f.finding)",
        },
        filtering.of_findings,
    ),
    "statements": _Source(
        "found f JOIN found_statements s USING (finding) LEFT JOIN articles a ON a.page = s.page",
        "f.finding",
        "-f.weight, f.kind, f.message, f.finding",
        "s.position",
        {
            **_ARTICLE,
            **{name: f"s.{name}" for name in ("position", "page", "figure", "quote", "says", "doubted")},
            "finding": "f.key",
            "agrees_low": "s.low",
            "agrees_high": "s.high",
        },
        filtering.of_findings,
    ),
}
COLUMNS = {name: frozenset(source.columns) for name, source in _SOURCES.items()}
"""The columns that each source has."""

_PERIODS = """
SELECT DISTINCT a.market, f.period FROM figures_found f JOIN articles a USING (page) WHERE f.period IS NOT NULL
UNION SELECT DISTINCT l.market, s.period FROM statements_made s JOIN lines l USING (line)
UNION SELECT DISTINCT l.market, p.period FROM points p JOIN lines l USING (line)
"""


class Stream:
    """What is asked for of a store that is open for reading."""

    def __init__(self, connection: "duckdb.DuckDBPyConnection", asked: Filter, *, doubtful: bool) -> None:
        self._connection, self._asked, self._doubtful = connection, asked, doubtful
        _with_days(connection)

    def blocks(self, what: str, columns: Sequence[str]) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a source with some of its columns, a few thousand at a time.

        Articles, figures and observations are in order of page and place, series by market, subject, measure and time,
        findings and their statements with the heaviest first. Of findings with the same key there is one. Raises
        KeyError for a source or a column that there is not.
        """
        source = _SOURCES[what]
        where = source.where(self._connection, self._asked)
        names = ", ".join(f'{source.columns[name]} AS "{name}"' for name in columns)
        sql = (
            f"SELECT {names} FROM {source.tables}"  # noqa: S608 - parts of ours
            f" JOIN (SELECT unnest(?::INTEGER[]) AS key, unnest(?::INTEGER[]) AS at) w ON w.key = {source.key}"
            f" WHERE {where.sql} ORDER BY w.at, {source.order}"
        )
        keys = self._keys(source, where)
        for first in range(0, len(keys), _BLOCK):
            block = keys[first : first + _BLOCK]
            values = [block, list(range(len(block))), *where.values]
            if rows := self._connection.execute(sql, values).fetchall():
                yield rows

    def _keys(self, source: _Source, where: Where) -> list[int]:
        """The pages, lines or findings that are asked for, in order."""
        if source.key == "f.finding":
            return self._findings(where)
        found = self._connection.execute(
            f"SELECT {source.key} FROM {source.tables} WHERE {where.sql}"  # noqa: S608 - parts of ours
            f" GROUP BY {source.key}, {source.rank} ORDER BY {source.rank}",
            where.values,
        )
        return [key for (key,) in found.fetchall()]

    def _findings(self, where: Where) -> list[int]:
        found = self._connection.execute(
            f"SELECT f.finding, f.kind, f.message, f.weight FROM found f WHERE {where.sql}"  # noqa: S608 - parts of ours
            " QUALIFY row_number() OVER (PARTITION BY f.key ORDER BY f.finding) = 1"
            " ORDER BY f.weight DESC, f.kind, f.message, f.finding",
            where.values,
        ).fetchall()
        return [
            number
            for number, kind, message, weight in found
            if self._doubtful or not Finding(kind, message, (), weight=weight).is_doubtful
        ]


def _with_days(connection: "duckdb.DuckDBPyConnection") -> None:
    """Make a passing table, in memory, of the first and the last day of each period in each market."""
    found = connection.execute(_PERIODS).fetchall()
    days = [_days(period, Market.opened(market).fiscal_year_start) for market, period in found]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE days (market VARCHAR, period VARCHAR, first VARCHAR, last VARCHAR)"
    )
    columns = [[m for m, _ in found], [p for _, p in found], [a for a, _ in days], [b for _, b in days]]
    connection.execute(
        f"INSERT INTO days SELECT {', '.join(['unnest(?::VARCHAR[])'] * len(columns))}",
        columns,
    )


def _days(period: str, fiscal_start: int | None) -> tuple[str | None, str | None]:
    """The first and the last day; of a fiscal year none where the market does not say when it begins."""
    if fiscal_start is None and "FY" in period:
        return None, None
    try:
        first, last = periods.days(period, fiscal_start or 1)
    except ModelError:
        return None, None
    return first.isoformat(), last.isoformat()
