"""Pages into the store: bytes once, their articles, figures and observations, a batch a transaction."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from keisu import pages
from keisu.errors import KeisuError
from keisu.markets import Market
from keisu.model import Article, Figure, Observation
from keisu.pages import DEFAULTS, Capture, Limits
from keisu.series import Line, line_of, observe, reference, tied
from keisu.store import rows
from keisu.store.closing import marked
from keisu.store.versions import rules

if TYPE_CHECKING:
    import duckdb

BATCH_PAGES, BATCH_BYTES = 200, 32 * 2**20


@dataclass(frozen=True, slots=True)
class Given:
    """What is taken as given of pages, as for `keisu.read`; `market` is a pack's name or a folder."""

    url: str | None = None
    encoding: str | None = None
    published: str | None = None
    language: str | None = None
    plain: bool = False
    market: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What one page gave: its article, figures and observations (whose page number is 0), and its market's name."""

    article: Article
    figures: tuple[Figure, ...]
    observations: tuple[Observation, ...]
    market: str


@dataclass(slots=True)
class Added:
    """What became of the pages that were added; `failed` are the names and errors of those that could not be read."""

    new: int = 0
    known: int = 0
    figures: int = 0
    observations: int = 0
    findings: int = 0
    failed: list[tuple[str, KeisuError]] = field(default_factory=list)


def read_capture(capture: Capture, given: Given, limits: Limits = DEFAULTS) -> Read:
    """All that the store keeps of a page. Raises KeisuError if it cannot be read."""
    from keisu.road import find_figures, market_of

    article = pages.read_capture(
        capture,
        url=given.url,
        encoding=given.encoding,
        published=given.published,
        language=given.language,
        plain=given.plain,
        limits=limits,
    )
    market = market_of(article, Market.opened(given.market) if given.market else None)
    figures = find_figures(article, market=market)
    return Read(article, figures, observe(figures, market=market), given.market or market.name)


def digest(data: bytes) -> str:
    """The content hash of a page."""
    return hashlib.sha256(data).hexdigest()


def batches(captures: Iterable[Capture]) -> Iterator[list[Capture]]:
    """The captures in batches of BATCH_PAGES or BATCH_BYTES, whichever is reached first."""
    batch: list[Capture] = []
    size = 0
    for capture in captures:
        batch.append(capture)
        size += len(capture.data or b"")
        if len(batch) >= BATCH_PAGES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class Writer:
    """Writes pages and what was read of them; to be used within a transaction."""

    def __init__(self, connection: "duckdb.DuckDBPyConnection") -> None:
        self._connection = connection

    def known(self, hashes: Sequence[str]) -> dict[str, int]:
        """The numbers of the pages among these hashes that the store has."""
        found = self._connection.execute(
            "SELECT hash, page FROM pages WHERE hash IN (SELECT unnest(?))", [list(hashes)]
        ).fetchall()
        return dict(found)

    def next(self, table: str, column: str) -> int:
        """The next free number of a column."""
        row = self._connection.execute(f"SELECT coalesce(max({column}), 0) + 1 FROM {table}").fetchone()  # noqa: S608
        return int(row[0]) if row else 1

    def page(
        self,
        number: int,
        capture: Capture,
        given: Given,
        limits: Limits = DEFAULTS,
        failure: KeisuError | None = None,
    ) -> None:
        """The bytes of a page with how it is read, and why it could not be if it could not."""
        data = capture.data or b""
        moved = {name: value for name, value in asdict(limits).items() if value != getattr(DEFAULTS, name)}
        self._connection.execute(
            "INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                number,
                digest(data),
                len(data),
                zlib.compress(data, 6),
                capture.media_type,
                capture.charset,
                json.dumps({**asdict(given), "url": given.url or capture.url, "notes": capture.notes, "limits": moved}),
                None if failure is None else str(failure),
            ],
        )

    def place(self, number: int, capture: Capture) -> None:
        """Where a page was found, unless that is known."""
        self._connection.execute(
            "INSERT INTO places SELECT ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM places WHERE page = ? AND name = ?)",
            [number, capture.name, capture.url, capture.date, number, capture.name],
        )

    def read(self, made: Sequence[tuple[int, Read]], origins: Mapping[int, int], moved: Mapping[int, int]) -> None:
        """The articles, figures and observations of some pages; their lines become dirty.

        `origins` are the new pages' origins, `moved` the new origins of those that were one.
        """
        articles = [
            {**rows.article_row(n, r.article, r.market, rules(r.market)), "origin": origins[n]} for n, r in made
        ]
        figures = [rows.figure_row(n, i, f, rules(r.market)) for n, r in made for i, f in enumerate(r.figures)]
        rows.insert(self._connection, "articles", articles)
        rows.insert(self._connection, "figures_found", figures)
        lines = self._lines(made)
        observations: list[rows.Row] = []
        dirty: set[tuple[int, str]] = set()
        for number, read in made:
            for o in read.observations:
                line = lines[read.market, line_of(o.cell)]
                base = lines[read.market, line_of(o.base)] if o.base else None
                version = rules(read.market)
                observations.append(rows.observation_row(replace(o, page=number), line, base, version))
                dirty.add((line, o.cell.period))
                if base is not None and o.base is not None:
                    dirty.add((base, o.base.period))
        rows.insert(self._connection, "statements_made", observations)
        dirty |= self._moved(moved)
        dirty |= marked(self._connection, ((read.market, o) for _, read in made for o in read.observations))
        rows.insert(self._connection, "dirty", [{"line": line, "period": period} for line, period in sorted(dirty)])

    def _moved(self, moved: Mapping[int, int]) -> set[tuple[int, str]]:
        """Give pages another origin; the cells that they speak of."""
        cells: set[tuple[int, str]] = set()
        for old, new in moved.items():
            cells |= set(
                self._connection.execute(
                    "SELECT s.line, s.period FROM statements_made s JOIN articles a USING (page) WHERE a.origin = ?",
                    [old],
                ).fetchall()
            )
            self._connection.execute("UPDATE articles SET origin = ? WHERE origin = ?", [new, old])
        return cells

    def _lines(self, made: Sequence[tuple[int, Read]]) -> dict[tuple[str, Line], int]:
        """The numbers of the lines that the observations and the reference tables are on, and of those that sums
        tie to them, of which a value may be implied; new ones are added.
        """
        names: dict[tuple[str, Line], str] = {}
        seen: set[str] = set()

        def note(market: str, line: Line, name: str) -> None:
            if (market, line) not in names:
                names[market, line] = name
                for other in sorted(tied(line, Market.opened(market)), key=repr):
                    note(market, other, "")

        for _, read in made:
            if read.observations and read.market not in seen:
                seen.add(read.market)
                for value in reference(Market.opened(read.market)):
                    note(read.market, line_of(value.cell), value.name)
            for o in read.observations:
                note(read.market, line_of(o.cell), o.name)
                if o.base is not None:
                    note(read.market, line_of(o.base), o.name if o.base.subject == o.cell.subject else "")
        wanted = sorted({line.subject for _, line in names})
        known: dict[tuple[str, Line], int] = {
            (market, Line(subject, measure, place, scope)): number
            for number, market, subject, measure, place, scope in self._connection.execute(
                "SELECT line, market, subject, measure, place, scope FROM lines WHERE subject IN (SELECT unnest(?))",
                [wanted],
            ).fetchall()
        }
        number = self.next("lines", "line")
        new: list[dict[str, Any]] = []
        for (market, line), name in names.items():
            if (market, line) not in known:
                known[market, line] = number
                usual = Market.opened(market).canonical(line.subject)
                new.append({"line": number, "market": market, **line._asdict(), "name": usual or name or line.subject})
                number += 1
        rows.insert(self._connection, "lines", new)
        fresh = {row["line"] for row in new}
        official = [
            (known[m, line_of(o.cell)], o.cell.period) for m in sorted(seen) for o in reference(Market.opened(m))
        ]
        rows.insert(self._connection, "dirty", [{"line": n, "period": p} for n, p in official if n in fresh])
        return known
