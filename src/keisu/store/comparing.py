"""What compares the subjects of one period: ranks, missing rows, parts and their wholes."""

from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING

from keisu.markets import Market
from keisu.model import Cell, Observation
from keisu.series import Line, out_of_order, reference
from keisu.store import rows
from keisu.store.findings import Findings

if TYPE_CHECKING:
    import duckdb

Column = tuple[str, str | None, str]
"""Measure, place and period."""


def compare(
    connection: "duckdb.DuckDBPyConnection", findings: Findings, market: Market, columns: Collection[Column]
) -> None:
    """Look anew for what compares the subjects of some columns of a market. Time grows with their cells."""
    if not columns:
        return
    findings.drop_topics([_topic(c) for c in columns])
    wanted: list[object] = [findings.market, sorted(_topic(c) for c in columns)]
    lines: dict[int, Line] = {}
    names: dict[str, str] = {}
    known: defaultdict[Column, dict[Cell, tuple[float, float]]] = defaultdict(dict)
    first: dict[tuple[int, int], Cell] = {}
    for (
        number,
        subject,
        measure,
        place,
        scope,
        name,
        unit,
        period,
        low,
        high,
        stated,
        pages,
        figures,
    ) in connection.execute(
        f"{_POINTS} WHERE l.market = ? AND {_KEY} IN (SELECT unnest(?)) ORDER BY l.line, x.unit, x.period", wanted
    ).fetchall():
        line = lines[number] = Line(subject, measure, place, scope)
        names[subject] = name
        cell = rows.cell(line, unit, period)
        if low is not None and high is not None:
            known[measure, place, period][cell] = (low, high)
        if stated and pages:
            first[pages[0], figures[0]] = cell
    observations = [*reference(market), *_observations(connection, lines, names, wanted)]
    stating: defaultdict[Column, dict[Cell, Observation]] = defaultdict(dict)
    ranks: defaultdict[Column, list[Observation]] = defaultdict(list)
    for o in observations:
        column = o.cell.measure, o.cell.place, o.cell.period
        if o.cell.unit == "rank":
            ranks[column].append(o)
        elif o.base is None and first.get((o.page, o.figure)) == o.cell:
            stating[column][o.cell] = o
    for column in sorted(columns, key=_topic):
        for finding in out_of_order(
            known[column], stating[column], ranks[column], market, lambda c: names.get(c.subject, c.subject)
        ):
            findings.add(finding, _topic(column))


_KEY = "concat('column ', l.measure, '|', coalesce(l.place, ''), '|', x.period)"
_POINTS = """SELECT l.line, l.subject, l.measure, l.place, l.scope, l.name, x.unit, x.period, x.low, x.high, x.stated,
    x.pages, x.figures FROM points x JOIN lines l USING (line)"""


def _topic(column: Column) -> str:
    measure, place, period = column
    return f"column {measure}|{place or ''}|{period}"


def _observations(
    connection: "duckdb.DuckDBPyConnection", lines: dict[int, Line], names: dict[str, str], wanted: list[object]
) -> list[Observation]:
    """The levels and ranks in some columns; their lines and names are added to those known."""
    found = connection.execute(
        f"SELECT l.subject, l.measure, l.place, l.scope, l.name, {rows.observation_columns('x')}"  # noqa: S608
        " FROM statements_made x JOIN lines l USING (line)"
        f" WHERE x.relation = 'level' AND l.market = ? AND {_KEY} IN (SELECT unnest(?)) ORDER BY x.page, x.figure",
        wanted,
    ).fetchall()
    made = []
    for subject, measure, place, scope, name, *row in found:
        lines[row[2]] = Line(subject, measure, place, scope)
        names.setdefault(subject, name)
        made.append(rows.observation(row, lines))
    return made
