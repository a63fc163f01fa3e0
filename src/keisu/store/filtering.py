"""What is asked for of a store, as conditions of a query."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from keisu import periods
from keisu.errors import ModelError
from keisu.markets import Market, fold

if TYPE_CHECKING:
    import duckdb

NEAR = 200
"""Characters before and behind a figure within which words are near it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; None asks for all.

    `subject` is a name in any way of writing, or a market's id; `period` a period, and all that lie within it count
    too; `source` is a part of the name of a source or of the site; `language` is an ISO 639-1 code; `page` is the
    number of one page. Raises ModelError for a `period` that is none.
    """

    subject: str | None = None
    measure: str | None = None
    period: str | None = None
    place: str | None = None
    source: str | None = None
    language: str | None = None
    page: int | None = None

    def __post_init__(self) -> None:
        if self.period is not None:
            periods.check(self.period)


@dataclass(slots=True)
class Where:
    """Conditions that all must hold, and the values that they speak of."""

    parts: list[str] = field(default_factory=lambda: ["true"])
    values: list[object] = field(default_factory=list)

    @property
    def sql(self) -> str:
        """The conditions as SQL."""
        return " AND ".join(self.parts)

    def add(self, sql: str, *values: object) -> None:
        """One more condition."""
        self.parts.append(sql)
        self.values += values


def of_figures(connection: "duckdb.DuckDBPyConnection", asked: Filter, near: str | None = None) -> Where:
    """Conditions on figures_found as f and articles as a; with `near`, these words stand within NEAR characters."""
    where = Where()
    if asked.subject is not None:
        where.add(
            "(f.subject_id IN (SELECT unnest(?)) OR lower(f.subject) = lower(?))", *_keys(connection, asked.subject)
        )
    if asked.measure is not None:
        where.add("lower(f.measure) = lower(?)", asked.measure)
    if asked.place is not None:
        where.add("lower(f.place) = lower(?)", asked.place)
    if asked.period is not None:
        where.add("f.period IN (SELECT unnest(?))", _within(connection, "figures_found", asked.period))
    if near is not None:
        around = f'a.text[greatest(1, f.start + 1 - {NEAR}) : f."end" + {NEAR}]'
        where.add(f"contains(lower({around}), lower(?))", near)
    _of_article(where, asked, "f")
    return where


def of_lines(connection: "duckdb.DuckDBPyConnection", asked: Filter, table: str, alias: str) -> Where:
    """Conditions on lines as l and on a table with periods, named `alias` in the query."""
    where = Where()
    if asked.subject is not None:
        where.add("(l.subject IN (SELECT unnest(?)) OR lower(l.name) = lower(?))", *_keys(connection, asked.subject))
    if asked.measure is not None:
        measures = sorted({asked.measure, *(Market.opened(m).measure(asked.measure) for m in markets(connection))})
        where.add("l.measure IN (SELECT unnest(?))", measures)
    if asked.place is not None:
        where.add("lower(l.place) = lower(?)", asked.place)
    if asked.period is not None:
        where.add(f"{alias}.period IN (SELECT unnest(?))", _within(connection, table, asked.period))
    return where


def of_observations(connection: "duckdb.DuckDBPyConnection", asked: Filter) -> Where:
    """Conditions on statements_made as s, lines as l and articles as a."""
    where = of_lines(connection, asked, "statements_made", "s")
    _of_article(where, asked, "s")
    return where


def of_findings(connection: "duckdb.DuckDBPyConnection", asked: Filter) -> Where:
    """Conditions on found as f. Of a filter's parts each must fit one of the statements of a finding."""
    chosen = Where()
    where = of_observations(connection, replace(asked, page=None))
    if len(where.parts) > 1:
        chosen.add(
            "f.finding IN (SELECT q.finding FROM found_statements q"  # noqa: S608 - parts of ours
            " JOIN statements_made s USING (page, figure) JOIN lines l USING (line)"
            f" JOIN articles a ON a.page = s.page WHERE {where.sql})",
            *where.values,
        )
    if asked.page is not None:
        chosen.add("f.finding IN (SELECT finding FROM found_statements WHERE page = ?)", asked.page)
    return chosen


def of_articles(connection: "duckdb.DuckDBPyConnection", asked: Filter) -> Where:
    """Conditions on articles as a: in its language, and with a figure that is asked for if figures are."""
    chosen = Where()
    if replace(asked, language=None, page=None) != Filter():
        where = of_figures(connection, asked)
        chosen.add(
            "a.page IN (SELECT f.page FROM figures_found f"  # noqa: S608 - parts of ours
            f" JOIN articles a USING (page) WHERE {where.sql})",
            *where.values,
        )
    else:
        _of_article(chosen, asked, "a")
    return chosen


def markets(connection: "duckdb.DuckDBPyConnection") -> list[str]:
    """The names of the markets whose lines a store has, the fullest first."""
    found = connection.execute("SELECT market FROM lines GROUP BY market ORDER BY count(*) DESC, market")
    return [name for (name,) in found.fetchall()]


def _of_article(where: Where, asked: Filter, alias: str) -> None:
    if asked.source is not None:
        said = f"array_to_string({alias}.source, ' ')"
        where.add(f"contains(lower(concat({said}, ' ', a.site, ' ', a.url)), lower(?))", asked.source)
    if asked.language is not None:
        where.add("a.language = ?", asked.language)
    if asked.page is not None:
        where.add(f"{alias}.page = ?", asked.page)


def _keys(connection: "duckdb.DuckDBPyConnection", subject: str) -> tuple[Sequence[str], str]:
    """The subjects of cells that a name may stand for in the markets of a store, and the name."""
    keys = {subject, fold(subject)}
    for name in markets(connection):
        if (found := Market.opened(name).resolve(subject)) is not None:
            keys.add(found.id)
    return sorted(keys), subject


def _within(connection: "duckdb.DuckDBPyConnection", table: str, period: str) -> list[str]:
    """The periods in a table that lie within another."""
    found = connection.execute(f"SELECT DISTINCT period FROM {table} WHERE period IS NOT NULL").fetchall()  # noqa: S608
    return sorted(p for (p,) in found if _lies_within(period, p))


def _lies_within(outer: str, inner: str) -> bool:
    try:
        return periods.contains(outer, inner)
    except ModelError:
        return False
