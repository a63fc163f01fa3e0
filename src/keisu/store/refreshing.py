"""Reconciling what has changed: dirty lines with all lines that statements or a market's identities tie to them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from keisu.markets import Market
from keisu.model import Provenance, Series
from keisu.series import Line, line_of, reconcile, reference, tied
from keisu.store import rows
from keisu.store.comparing import Column, compare
from keisu.store.findings import Findings
from keisu.store.versions import rules

if TYPE_CHECKING:
    import duckdb

_AT_ONCE = 100_000  # observations that are reconciled in one transaction, unless one closure has more


def refresh(connection: "duckdb.DuckDBPyConnection") -> Iterator[int]:
    """Reconcile the dirty lines, a transaction for each part of them; yields how many are left after each.

    Every line is reconciled with its closure, so that the outcome is that of reconciling everything. Time grows with
    the closures, not with the store. Raises SolverError if the solver gives no answer; what was done until then stays.
    """
    dirty = {line for (line,) in connection.execute("SELECT DISTINCT line FROM dirty").fetchall()}
    if not dirty:
        return
    lines = _Lines(connection)
    closures = sorted(lines.closures(dirty))
    left = len(dirty)
    for group in _parts(connection, closures):
        connection.execute("BEGIN")
        try:
            for market in sorted({lines.market[line] for line in group}):
                _refresh(connection, lines, market, [n for n in group if lines.market[n] == market])
            connection.execute("DELETE FROM dirty WHERE line IN (SELECT unnest(?))", [group])
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        left -= len(dirty.intersection(group))
        yield left


class _Lines:
    """The lines of a store, and what ties them."""

    def __init__(self, connection: "duckdb.DuckDBPyConnection") -> None:
        self.line: dict[int, Line] = {}
        self.market: dict[int, str] = {}
        self.name: dict[int, str] = {}
        self._number: dict[tuple[str, Line], int] = {}
        for number, market, subject, measure, place, scope, name in connection.execute(
            "SELECT line, market, subject, measure, place, scope, name FROM lines"
        ).fetchall():
            line = Line(subject, measure, place, scope)
            self.line[number], self.market[number], self.name[number] = line, market, name
            self._number[market, line] = number
        self._links: defaultdict[int, set[int]] = defaultdict(set)
        for a, b in connection.execute(
            "SELECT DISTINCT line, base_line FROM statements_made WHERE base_line IS NOT NULL AND base_line <> line"
        ).fetchall():
            self._links[a].add(b)
            self._links[b].add(a)

    def closures(self, dirty: Iterable[int]) -> Iterator[list[int]]:
        """The closures of some lines, each in order and once."""
        seen: set[int] = set()
        for start in sorted(dirty):
            if start in seen:
                continue
            seen.add(start)
            closure = [start]
            for line in closure:
                for other in self._beside(line):
                    if other not in seen:
                        seen.add(other)
                        closure.append(other)
            yield sorted(closure)

    def _beside(self, line: int) -> list[int]:
        market = self.market[line]
        by_identity = (self._number.get((market, other)) for other in tied(self.line[line], Market.opened(market)))
        return sorted({*self._links[line], *(n for n in by_identity if n is not None)})


def _parts(connection: "duckdb.DuckDBPyConnection", closures: Sequence[list[int]]) -> Iterator[list[int]]:
    """Closures put together until they have _AT_ONCE observations."""
    counts = dict(
        connection.execute(
            "SELECT line, count(*) FROM statements_made WHERE line IN (SELECT unnest(?)) GROUP BY line",
            [[line for closure in closures for line in closure]],
        ).fetchall()
    )
    part: list[int] = []
    size = 0
    for closure in closures:
        more = sum(counts.get(line, 0) for line in closure)
        if part and size + more > _AT_ONCE:
            yield part
            part, size = [], 0
        part += closure
        size += more
    if part:
        yield part


def _refresh(connection: "duckdb.DuckDBPyConnection", lines: _Lines, market: str, numbers: list[int]) -> None:
    """Reconcile some lines of one market, which must be whole closures, and what compares them with others."""
    pack = Market.opened(market)
    observations = [
        rows.observation(row, lines.line)
        for row in connection.execute(
            f"SELECT {rows.observation_columns('s')} FROM statements_made s"  # noqa: S608 - names of ours
            " WHERE s.line IN (SELECT unnest(?)) ORDER BY s.page, s.figure",
            [numbers],
        ).fetchall()
    ]
    number_of = {lines.line[n]: n for n in numbers}
    observations = [*(o for o in reference(pack) if line_of(o.cell) in number_of), *observations]
    made = reconcile(
        observations,
        market=pack,
        provenance=provenances(connection, {o.page for o in observations}),
        lines_only=True,
    )
    changed = _replace_points(connection, number_of, numbers, made.series)
    for line, period in connection.execute(
        "SELECT DISTINCT line, period FROM dirty WHERE line IN (SELECT unnest(?))", [numbers]
    ).fetchall():
        changed.add((lines.line[line].measure, lines.line[line].place, period))
    findings = Findings(connection, market)
    findings.drop_lines(numbers)
    of_statement: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for o in observations:
        of_statement[o.page, o.figure].add(number_of[line_of(o.cell)])
    for finding in made.findings:
        places = zip(finding.pages, finding.figures, strict=True)
        findings.add(finding, "lines", {n for place in places for n in of_statement[place]})
    compare(connection, findings, pack, changed)
    findings.check_subjects(pack, sorted({lines.line[n].subject for n in numbers}))
    findings.write()


def provenances(connection: "duckdb.DuckDBPyConnection", pages: Collection[int]) -> dict[int, Provenance]:
    """Where the statements of some pages come from."""
    found = connection.execute(
        "SELECT page, origin, published, title, site FROM articles WHERE page IN (SELECT unnest(?))", [sorted(pages)]
    ).fetchall()
    return {page: Provenance(origin, published, title or "", site) for page, origin, published, title, site in found}


def _replace_points(
    connection: "duckdb.DuckDBPyConnection", number_of: Mapping[Line, int], numbers: list[int], series: Sequence[Series]
) -> set[Column]:
    """Put the points of some lines in the place of those they had; the columns in which something changed."""
    old = {
        (line, unit, period): tuple(values)
        for line, unit, period, *values in connection.execute(
            "SELECT line, unit, period, low, high, stated FROM points WHERE line IN (SELECT unnest(?))", [numbers]
        ).fetchall()
    }
    made: list[rows.Row] = []
    changed: set[Column] = set()
    for one in series:
        line = Line(one.key, one.measure, one.place, one.scope)
        for p in one.points:
            key = (number_of[line], one.unit, p.period)
            if old.pop(key, None) != (p.low, p.high, p.stated):
                changed.add((one.measure, one.place, p.period))
            made.append(
                {
                    "line": number_of[line],
                    "unit": one.unit,
                    "period": p.period,
                    "low": p.low,
                    "high": p.high,
                    "stated": p.stated,
                    "figures": p.figures,
                    "pages": p.pages,
                    "rules": rules(),
                }
            )
    by_number = {n: line for line, n in number_of.items()}
    changed |= {(by_number[n].measure, by_number[n].place, period) for n, _, period in old}
    connection.execute("DELETE FROM points WHERE line IN (SELECT unnest(?))", [numbers])
    rows.insert(connection, "points", made)
    return changed
