"""What a store holds, as records."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from keisu import periods
from keisu.markets import Market
from keisu.model import (
    Article,
    Figure,
    Finding,
    Observation,
    PageFigure,
    Passage,
    Point,
    Provenance,
    Ranked,
    Series,
    Statement,
    Verdict,
)
from keisu.records import Records
from keisu.series import Line, line_of, ranking, reference, verdicts
from keisu.store import browsing, filtering, rows
from keisu.store.browsing import Lines, Match
from keisu.store.filtering import Filter
from keisu.store.refreshing import provenances
from keisu.store.streaming import Stream

if TYPE_CHECKING:
    import duckdb

_ALL = Filter()

CellKey = tuple[str, str, str, str]
"""The subject, measure, unit and period of a cell."""


class Selection:
    """A store that is open for reading."""

    def __init__(self, connection: "duckdb.DuckDBPyConnection") -> None:
        self._connection = connection

    def markets(self) -> list[str]:
        """The names of the markets whose lines the store has, the fullest first."""
        return filtering.markets(self._connection)

    def counts(self) -> dict[str, int]:
        """How many pages, figures, observations, series and findings there are, and lines not reconciled yet."""
        tables = {
            "pages": "pages",
            "figures": "figures_found",
            "observations": "statements_made",
            "series": "(SELECT DISTINCT line, unit FROM points)",
            "findings": "found",
            "dirty": "dirty",
        }
        made = {}
        for name, table in tables.items():
            row = self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - names of ours
            made[name] = int(row[0]) if row else 0
        return made

    def article(self, page: int) -> Article | None:
        """The article of a page."""
        row = self._connection.execute("SELECT record, text FROM articles WHERE page = ?", [page]).fetchone()
        return rows.article(row[0], row[1]) if row else None

    def provenance(self, pages: Sequence[int]) -> dict[int, Provenance]:
        """Where the statements of some pages come from."""
        return provenances(self._connection, pages)

    def texts(self, pages: Sequence[int]) -> dict[int, str]:
        """The texts of some pages, which the offsets of figures are offsets into."""
        return browsing.texts(self._connection, pages)

    def figures(
        self, asked: Filter = _ALL, limit: int | None = None, offset: int = 0, near: str | None = None
    ) -> Records[PageFigure]:
        """Figures with the numbers of their pages, in order of page and place: at most `limit` after the first
        `offset`; `pages` of what comes back says what these pages are.

        `near` leaves those with these words, in any case, within NEAR characters of them.
        """
        where = filtering.of_figures(self._connection, asked, near)
        found = self._rows(
            "SELECT f.* FROM figures_found f"  # noqa: S608 - parts of ours
            f" JOIN articles a USING (page) WHERE {where.sql} ORDER BY f.page, f.figure"
            + (f" LIMIT {int(limit)}" if limit is not None else "")
            + f" OFFSET {int(offset)}",
            where.values,
        )
        pages = self.provenance(sorted({row["page"] for row in found}))
        return Records((PageFigure(row["page"], rows.figure(row)) for row in found), PageFigure, pages)

    def count_figures(self, asked: Filter, near: str | None = None) -> int:
        """How many figures `figures` gives without a limit."""
        where = filtering.of_figures(self._connection, asked, near)
        [(count,)] = self._connection.execute(
            f"SELECT count(*) FROM figures_found f JOIN articles a USING (page) WHERE {where.sql}",  # noqa: S608
            where.values,
        ).fetchall()
        return int(count)

    def figures_at(self, places: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Figure]:
        """The figures with some pages and numbers; what there is none of is left out."""
        found = self._rows(
            "SELECT f.* FROM figures_found f"
            " JOIN (SELECT DISTINCT unnest(?) AS page, unnest(?) AS figure) USING (page, figure)",
            [[page for page, _ in places], [figure for _, figure in places]],
        )
        return {(row["page"], row["figure"]): rows.figure(row) for row in found}

    def facet(self, name: str) -> list[tuple[str, int]]:
        """The values of one facet of figures and how many figures have each, the most frequent first.

        `name` is "subject" (a market's id where it has one, else the article's words), "measure", "place", "period",
        "language", "site" or "market".
        """
        return browsing.facet(self._connection, name)

    def knows(self, subject: str) -> bool:
        """Whether there is a figure or a series of a subject."""
        return bool(self.count_figures(Filter(subject)) or self.series(Filter(subject)))

    def observations(self, asked: Filter = _ALL) -> Records[Observation]:
        """Observations in order of page and place."""
        lines = self._lines()
        where = filtering.of_observations(self._connection, asked)
        found = self._connection.execute(
            f"SELECT {rows.observation_columns('s')} FROM statements_made s JOIN lines l USING (line)"  # noqa: S608
            f" JOIN articles a ON a.page = s.page WHERE {where.sql} ORDER BY s.page, s.figure",
            where.values,
        ).fetchall()
        return Records((rows.observation(row, lines) for row in found), Observation)

    def stating(self, cells: Iterable[tuple[CellKey, Iterable[tuple[int, int]]]]) -> list[Observation]:
        """The statements that some values rest on, those of reference tables too: of each its cell's subject, measure,
        unit and period, and the pages and figures of its point."""
        places: set[tuple[int, int]] = set()
        from_tables: set[CellKey] = set()
        for key, rests_on in cells:
            for page, figure in rests_on:
                places.add((page, figure)) if page >= 0 else from_tables.add(key)
        lines = self._lines()
        found = self._connection.execute(
            f"SELECT {rows.observation_columns('s')} FROM statements_made s"  # noqa: S608 - names of ours
            " JOIN (SELECT unnest(?) AS page, unnest(?) AS figure) w USING (page, figure) ORDER BY s.page, s.figure",
            [[page for page, _ in places], [figure for _, figure in places]],
        ).fetchall()
        tables = self.official({key[0] for key in from_tables})
        official = [o for o in tables if (o.cell.subject, o.cell.measure, o.cell.unit, o.cell.period) in from_tables]
        return [*(rows.observation(row, lines) for row in found), *official]

    def official(self, keys: Collection[str]) -> list[Observation]:
        """What the reference tables of the store's markets state of some subjects of cells."""
        return [o for m in self.markets() for o in reference(Market.opened(m)) if o.cell.subject in keys]

    def series(self, asked: Filter = _ALL) -> Records[Series]:
        """The series with the points that are asked for, in order of time: by market, subject and measure."""
        return self._series(filtering.of_lines(self._connection, asked, "points", "p"))

    def ranking(
        self,
        period: str,
        measure: str = "sales",
        *,
        place: str | None = None,
        scope: str | None = None,
        kind: str = "model",
        unit: str | None = None,
    ) -> Records[Ranked]:
        """The subjects of a period in order, with their changes on the period before and the year before; see
        `keisu.series.ranking`. Raises ModelError if `period` is no period.
        """
        periods.check(period)
        asked = Filter(measure=measure, place=place)
        where = filtering.of_lines(self._connection, asked, "points", "p")
        bases = [periods.beside(period, 0, -1), periods.beside(period, -1, 0)]
        where.add("p.period IN (SELECT unnest(?))", [period, *(b for b in bases if b is not None)])
        observations = self.observations(replace(asked, period=period))
        found = ranking(self._series(where), period, observations=observations, scope=scope, kind=kind, unit=unit)
        return Records(found, Ranked)

    def _series(self, where: filtering.Where) -> Records[Series]:
        found = self._rows(
            "SELECT p.*, l.market, l.subject, l.measure, l.place, l.scope, l.name"  # noqa: S608 - parts of ours
            f" FROM points p JOIN lines l USING (line) WHERE {where.sql}"
            " ORDER BY l.market, l.name, l.measure, l.line, p.unit",
            where.values,
        )
        groups: defaultdict[tuple[int, str], list[dict[str, Any]]] = defaultdict(list)
        for row in found:
            groups[row["line"], row["unit"]].append(row)
        return Records((_one_series(group) for group in groups.values()), Series)

    def findings(self, asked: Filter = _ALL, *, doubtful: bool = False) -> Records[Finding]:
        """Findings, the heaviest first; those that are doubtful only if asked for.

        Of a filter's parts each must fit one of the statements of a finding. `pages` of what comes back says what the
        pages of the statements are.
        """
        chosen = filtering.of_findings(self._connection, asked)
        found = [f for f in self._findings(chosen) if doubtful or not f.is_doubtful]
        return Records(found, Finding, self.provenance(sorted({page for f in found for page in f.pages})))

    def finding(self, key: str) -> Finding | None:
        """The finding with a key, doubtful or not."""
        where = filtering.Where()
        where.add("f.key = ?", key)
        return next(iter(self._findings(where)), None)

    def _findings(self, where: filtering.Where) -> list[Finding]:
        statements: defaultdict[int, list[Statement]] = defaultdict(list)
        for number, *values in self._connection.execute(
            "SELECT s.finding, s.page, s.figure, s.quote, s.says, s.doubted, s.low, s.high"  # noqa: S608 - parts of ours
            f" FROM found_statements s JOIN found f USING (finding) WHERE {where.sql} ORDER BY s.finding, s.position",
            where.values,
        ).fetchall():
            statements[number].append(Statement(*values))
        found = self._rows(
            f"SELECT f.* FROM found f WHERE {where.sql} ORDER BY weight DESC, kind, message, finding",  # noqa: S608
            where.values,
        )
        return [rows.finding(row, statements[row["finding"]]) for row in found]

    def stream(self, asked: Filter, *, doubtful: bool = False) -> Stream:
        """What is asked for, to be read row by row however much it is; doubtful findings only if asked for."""
        return Stream(self._connection, asked, doubtful=doubtful)

    def verdicts(self, asked: Filter, findings: Sequence[Finding]) -> list[tuple[Observation, Verdict]]:
        """What the other statements on their lines say of the observations that are asked for; ranks are left out."""
        lines = self._lines()
        where = filtering.of_observations(self._connection, asked)
        found = self._connection.execute(
            "SELECT l.market, s.line FROM statements_made s JOIN lines l USING (line)"  # noqa: S608 - parts of ours
            f" JOIN articles a ON a.page = s.page WHERE {where.sql} GROUP BY ALL ORDER BY ALL",
            where.values,
        ).fetchall()
        wanted = {(o.page, o.figure) for o in self.observations(asked)}
        made: list[tuple[Observation, Verdict]] = []
        for market, group in groupby(found, key=lambda row: str(row[0])):
            observations = [
                rows.observation(row, lines)
                for row in self._connection.execute(
                    f"SELECT {rows.observation_columns('s')} FROM statements_made s"  # noqa: S608 - names of ours
                    " WHERE s.unit <> 'rank' AND s.line IN (SELECT unnest(?)) ORDER BY s.page, s.figure",
                    [[line for _, line in group]],
                ).fetchall()
            ]
            pack = Market.opened(market)
            wanted_lines = {line_of(o.cell) for o in observations}
            official = [o for o in reference(pack) if line_of(o.cell) in wanted_lines]
            said = verdicts(
                [*official, *observations],
                findings,
                market=pack,
                provenance=self.provenance(sorted({o.page for o in observations})),
            )
            both = zip(observations, said[len(official) :], strict=True)
            made += [(o, v) for o, v in both if (o.page, o.figure) in wanted]
        return sorted(made, key=lambda pair: (pair[0].page, pair[0].figure))

    def passages(self, figures: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Passage]:
        """Where figures stand, by page and number; those of no page of the store are left out."""
        return browsing.passages(self._connection, figures)

    def market_of(self, page: int) -> str | None:
        """The name of the market pack that a page was read with."""
        row = self._connection.execute("SELECT market FROM articles WHERE page = ?", [page]).fetchone()
        return row[0] if row else None

    def recent(self, limit: int) -> list[tuple[int, Provenance]]:
        """The pages that were published last, the newest first, with their numbers."""
        return browsing.recent(self._connection, limit)

    def measures(self) -> list[tuple[str, int]]:
        """The measures and how many cells each has, the fullest first."""
        return browsing.measures(self._connection)

    def periods(self, measure: str) -> list[tuple[str, int]]:
        """The periods in which subjects have a value of a measure, and how many do, in order of time."""
        found = browsing.periods(self._connection, measure)
        return sorted(found, key=lambda row: (*periods.days(row[0]), row[0]))

    def subjects(self, words: Sequence[str] = (), limit: int = 50) -> list[Lines]:
        """The subjects in whose name all words stand, by measure, the fullest first."""
        return browsing.subjects(self._connection, words, limit)

    def articles(self, words: Sequence[str], limit: int) -> tuple[int, list[Match]]:
        """The articles in which all words stand, the newest first, and how many there are."""
        return browsing.articles(self._connection, words, limit)

    def figures_with(self, words: Sequence[str], limit: int) -> tuple[int, list[tuple[int, int, Figure]]]:
        """The figures in which all words stand, with page and number, and how many there are."""
        return browsing.figures(self._connection, words, limit)

    def _lines(self) -> dict[int, Line]:
        found = self._connection.execute("SELECT line, subject, measure, place, scope FROM lines").fetchall()
        return {number: Line(*values) for number, *values in found}

    def _rows(self, sql: str, values: Sequence[object]) -> list[dict[str, Any]]:
        cursor = self._connection.execute(sql, list(values))
        names = [d[0] for d in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _one_series(group: Sequence[dict[str, Any]]) -> Series:
    first = group[0]
    market = Market.opened(first["market"])
    points = [
        Point(r["period"], r["low"], r["high"], r["stated"], tuple(r["figures"]), tuple(r["pages"])) for r in group
    ]
    points.sort(key=lambda p: periods.days(p.period, market.fiscal_year_start or 1))
    known = first["subject"] if market.canonical(first["subject"]) else None
    return Series(
        first["name"],
        first["measure"],
        first["unit"],
        tuple(points),
        first["place"],
        first["scope"],
        known,
        first["subject"],
    )
