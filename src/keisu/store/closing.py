"""Reconciling closures, each by itself, so that what comes of one does not depend on which others changed with it.

What explains a contradiction may stand on a line of no closure with it: the number that one page gives for the Roox is
that of the Spacia. Levels of others that equal a level in question are therefore looked up and reconciled with it; of
what comes of that only what is said of the closure counts. `marked` is the other direction: the lines whose
contradictions new levels may explain.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from keisu.errors import SolverError
from keisu.markets import Market
from keisu.model import Finding, Observation, Provenance, Series
from keisu.series import Line, line_of, reconcile
from keisu.store import rows

if TYPE_CHECKING:
    import duckdb

_Level = tuple[str, str | None, str, float]
"""An exact level: measure, place, period and value."""

_WANTED = (
    "(SELECT unnest(?::VARCHAR[]) AS measure, unnest(?::VARCHAR[]) AS place, unnest(?::VARCHAR[]) AS period,"
    " unnest(?::DOUBLE[]) AS value) w"
)
_IS_WANTED = (
    "s.relation = 'level' AND s.low = s.high AND s.low = w.value AND s.period = w.period AND l.measure = w.measure"
    " AND l.place IS NOT DISTINCT FROM w.place"
)


@dataclass(frozen=True, slots=True)
class Closed:
    """What comes of one closure: its series, and its findings, which rest on these of its lines."""

    lines: tuple[int, ...]
    series: tuple[Series, ...]
    findings: tuple[Finding, ...]
    doubtful: tuple[int, ...]


def closed(
    connection: "duckdb.DuckDBPyConnection",
    market: str,
    closures: Iterable[tuple[Sequence[int], Sequence[Observation]]],
    number_of: Mapping[Line, int],
    provenance: Mapping[int, Provenance],
) -> tuple[list[Closed], SolverError | None]:
    """What comes of each closure of a market, given as its lines and its observations; and the solver's error if it
    gave no answer for some, which are left out.
    """
    pack = Market.opened(market)
    made: list[Closed] = []
    unexplained: list[tuple[Sequence[int], Sequence[Observation], tuple[int, ...]]] = []
    failure: SolverError | None = None
    for lines, observations in closures:
        try:
            result = reconcile(observations, market=pack, provenance=provenance, lines_only=True)
        except SolverError as error:
            failure = error
            continue
        places = {(p, f) for finding in result.findings for p, f in zip(finding.pages, finding.figures, strict=True)}
        doubtful = tuple(sorted({number_of[line_of(o.cell)] for o in observations if (o.page, o.figure) in places}))
        if doubtful:
            unexplained.append((lines, observations, doubtful))
        else:
            made.append(Closed(tuple(lines), result.series, (), ()))
    alike = _alike(connection, market, unexplained, number_of)
    for (lines, observations, doubtful), others in zip(unexplained, alike, strict=True):
        try:
            result = reconcile([*observations, *others], market=pack, provenance=provenance, lines_only=True)
        except SolverError as error:
            failure = error
            continue
        own = {(o.page, o.figure) for o in observations}
        series = tuple(s for s in result.series if number_of.get(Line(s.key, s.measure, s.place, s.scope)) in lines)
        findings = tuple(f for f in result.findings if own.issuperset(zip(f.pages, f.figures, strict=True)))
        made.append(Closed(tuple(lines), series, findings, doubtful))
    return made, failure


def marked(connection: "duckdb.DuckDBPyConnection", stated: Iterable[tuple[str, Observation]]) -> set[tuple[int, str]]:
    """The lines and periods with findings that have a level of the same value as one of these, each with its market."""
    levels: defaultdict[str, dict[_Level, None]] = defaultdict(dict)
    for market, o in stated:
        if (level := _level(o)) is not None:
            levels[market][level] = None
    cells: set[tuple[int, str]] = set()
    for market, of_market in levels.items():
        cells |= set(
            connection.execute(
                f"SELECT DISTINCT s.line, s.period FROM statements_made s JOIN lines l USING (line) JOIN {_WANTED}"  # noqa: S608
                f" ON {_IS_WANTED} WHERE l.market = ? AND s.line IN (SELECT line FROM found_lines)",
                [*map(list, zip(*of_market, strict=True)), market],
            ).fetchall()
        )
    return cells


def _level(o: Observation) -> _Level | None:
    if o.base is not None or o.low is None or o.low != o.high or o.cell.unit == "rank":
        return None
    return o.cell.measure, o.cell.place, o.cell.period, o.low


def _alike(
    connection: "duckdb.DuckDBPyConnection",
    market: str,
    unexplained: Sequence[tuple[Sequence[int], Sequence[Observation], Collection[int]]],
    number_of: Mapping[Line, int],
) -> list[list[Observation]]:
    """For each closure with findings the levels of other lines that equal one of the lines that they rest on."""
    asked: defaultdict[_Level, set[int]] = defaultdict(set)
    for k, (_, observations, doubtful) in enumerate(unexplained):
        for o in observations:
            if number_of[line_of(o.cell)] in doubtful and (level := _level(o)) is not None:
                asked[level].add(k)
    made: list[list[Observation]] = [[] for _ in unexplained]
    if not asked:
        return made
    found = connection.execute(
        f"SELECT DISTINCT l.subject, l.measure, l.place, l.scope, {rows.observation_columns('s')}"  # noqa: S608
        f" FROM statements_made s JOIN lines l USING (line) JOIN {_WANTED} ON {_IS_WANTED}"
        " WHERE l.market = ? ORDER BY s.page, s.figure",
        [*map(list, zip(*asked, strict=True)), market],
    ).fetchall()
    for subject, measure, place, scope, *row in found:
        o = rows.observation(row, {row[2]: Line(subject, measure, place, scope)})
        level = _level(o)
        for k in sorted(asked[level]) if level is not None else ():
            if row[2] not in unexplained[k][0]:
                made[k].append(o)
    return made
