"""Reconciling what has changed: dirty lines with all lines that statements or a market's identities tie to them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from keisu.errors import SolverError
from keisu.markets import Market
from keisu.model import Observation, Provenance, Series
from keisu.series import Line, line_of, reference
from keisu.store import rows
from keisu.store.closing import closed
from keisu.store.comparing import Column, compare
from keisu.store.connecting import transaction
from keisu.store.findings import Findings
from keisu.store.ties import Ties
from keisu.store.versions import rules

if TYPE_CHECKING:
    import duckdb

_AT_ONCE = 100_000  # observations that are reconciled in one transaction, unless one closure has more


def refresh(connection: "duckdb.DuckDBPyConnection") -> Iterator[int]:
    """Reconcile the dirty lines, a transaction for each part of them; yields how many are left after each.

    Every line is reconciled with its closure and with nothing else (`keisu.store.closing`), so that the outcome does
    not depend on what was added together. Time grows with the closures, not with the store. Closures for which the
    solver gives no answer stay dirty, the others go on, and SolverError is raised at the end.
    """
    dirty = {line for (line,) in connection.execute("SELECT DISTINCT line FROM dirty").fetchall()}
    if not dirty:
        return
    lines = Ties(connection, dirty)
    left = len(dirty)
    failures: list[SolverError] = []
    for group in _parts(connection, lines.closures):
        with transaction(connection):
            for market in sorted({lines.market[closure[0]] for closure in group}):
                of_market = [closure for closure in group if lines.market[closure[0]] == market]
                done = _refresh(connection, lines, market, of_market, failures)
                connection.execute("DELETE FROM dirty WHERE line IN (SELECT unnest(?))", [done])
                left -= len(dirty.intersection(done))
        yield left
    if failures:
        raise failures[0]


def _parts(connection: "duckdb.DuckDBPyConnection", closures: Sequence[list[int]]) -> Iterator[list[list[int]]]:
    """Closures put together until they have _AT_ONCE observations."""
    counts = dict(
        connection.execute(
            "SELECT line, count(*) FROM statements_made WHERE line IN (SELECT unnest(?)) GROUP BY line",
            [[line for closure in closures for line in closure]],
        ).fetchall()
    )
    part: list[list[int]] = []
    size = 0
    for closure in closures:
        more = sum(counts.get(line, 0) for line in closure)
        if part and size + more > _AT_ONCE:
            yield part
            part, size = [], 0
        part.append(closure)
        size += more
    if part:
        yield part


def _refresh(
    connection: "duckdb.DuckDBPyConnection",
    lines: Ties,
    market: str,
    closures: Sequence[list[int]],
    failures: list[SolverError],
) -> list[int]:
    """Reconcile some closures of one market, and what compares them with others; the lines of those that the solver
    gave an answer for.
    """
    pack = Market.opened(market)
    numbers = [n for closure in closures for n in closure]
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
    closure_of = {n: k for k, closure in enumerate(closures) for n in closure}
    stated: list[list[Observation]] = [[] for _ in closures]
    for o in observations:
        stated[closure_of[number_of[line_of(o.cell)]]].append(o)
    made, failure = closed(
        connection,
        market,
        zip(closures, stated, strict=True),
        number_of,
        provenances(connection, {o.page for o in observations}),
    )
    failures += [failure] if failure else []
    numbers = [n for one in made for n in one.lines]
    changed = _replace_points(connection, rules(market), number_of, numbers, [s for one in made for s in one.series])
    for line, period in connection.execute(
        "SELECT DISTINCT line, period FROM dirty WHERE line IN (SELECT unnest(?))", [numbers]
    ).fetchall():
        changed.add((lines.line[line].measure, lines.line[line].place, period))
    findings = Findings(connection, market)
    findings.drop_lines(numbers)
    for one in made:
        for finding in one.findings:
            findings.add(finding, "lines", one.doubtful)
    compare(connection, findings, pack, changed)
    findings.check_subjects(pack, sorted({lines.line[n].subject for n in numbers}))
    findings.write()
    return numbers


def provenances(connection: "duckdb.DuckDBPyConnection", pages: Collection[int]) -> dict[int, Provenance]:
    """Where the statements of some pages come from."""
    found = connection.execute(
        "SELECT page, origin, published, title, site, coalesce(url, (SELECT min(p.url) FROM places p"
        " WHERE p.page = a.page)) FROM articles a WHERE page IN (SELECT unnest(?))",
        [sorted(pages)],
    ).fetchall()
    return {
        page: Provenance(origin, published, title or "", site, url=url)
        for page, origin, published, title, site, url in found
    }


def _replace_points(
    connection: "duckdb.DuckDBPyConnection",
    version: str,
    number_of: Mapping[Line, int],
    numbers: list[int],
    series: Sequence[Series],
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
                    "rules": version,
                }
            )
    by_number = {n: line for line, n in number_of.items()}
    changed |= {(by_number[n].measure, by_number[n].place, period) for n, _, period in old}
    connection.execute("DELETE FROM points WHERE line IN (SELECT unnest(?))", [numbers])
    rows.insert(connection, "points", made)
    return changed
