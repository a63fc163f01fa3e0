"""Which lines are reconciled together: those that a statement compares, and those that the sums of a market tie."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from keisu.markets import Market
from keisu.series import Line, tied

if TYPE_CHECKING:
    import duckdb


class Ties:
    """Some lines with all that are tied to them, directly or by others. Time grows with these, not with the store.

    `line` and `market` have each by its number, `closures` the numbers of those that are tied to each other, in order.
    """

    def __init__(self, connection: "duckdb.DuckDBPyConnection", lines: Iterable[int]) -> None:
        self._connection = connection
        self.line: dict[int, Line] = {}
        self.market: dict[int, str] = {}
        self._first: dict[int, int] = {}
        fresh = set(lines)
        while fresh:
            self._read(fresh)
            ties = [*self._compared(fresh), *self._summed(fresh)]
            for one, other in ties:
                self._join(one, other)
            fresh = {n for tie in ties for n in tie} - self.line.keys()
        groups: dict[int, list[int]] = {}
        for number in sorted(self.line):
            groups.setdefault(self._root(number), []).append(number)
        self.closures = list(groups.values())

    def _read(self, numbers: set[int]) -> None:
        found = self._connection.execute(
            "SELECT line, market, subject, measure, place, scope FROM lines"
            " WHERE line IN (SELECT unnest(?::INTEGER[]))",
            [sorted(numbers)],
        )
        for number, market, *line in found.fetchall():
            self.line[number], self.market[number] = Line(*line), market

    def _compared(self, numbers: set[int]) -> list[tuple[int, int]]:
        """The pairs of lines that a statement compares, one of which is among some."""
        made: list[tuple[int, int]] = self._connection.execute(
            "WITH w AS (SELECT unnest(?::INTEGER[]) AS n) SELECT DISTINCT line, base_line FROM statements_made"
            " WHERE base_line <> line AND (line IN (SELECT n FROM w) OR base_line IN (SELECT n FROM w))",
            [sorted(numbers)],
        ).fetchall()
        return made

    def _summed(self, numbers: set[int]) -> list[tuple[int, int]]:
        """The pairs of lines that a sum ties, one of which is among some."""
        wanted = [
            (number, (market, *other))
            for number in sorted(numbers)
            for market in [self.market[number]]
            for other in tied(self.line[number], Market.opened(market))
        ]
        if not wanted:
            return []
        keys = sorted({key for _, key in wanted}, key=repr)
        found = self._connection.execute(
            "SELECT l.line, l.market, l.subject, l.measure, l.place, l.scope FROM lines l JOIN (SELECT"
            " unnest(?::VARCHAR[]) AS market, unnest(?::VARCHAR[]) AS subject, unnest(?::VARCHAR[]) AS measure,"
            " unnest(?::VARCHAR[]) AS place, unnest(?::VARCHAR[]) AS scope) w"
            " ON l.market = w.market AND l.subject = w.subject AND l.measure = w.measure"
            " AND l.place IS NOT DISTINCT FROM w.place AND l.scope IS NOT DISTINCT FROM w.scope",
            [list(column) for column in zip(*keys, strict=True)],
        )
        number_of = {tuple(key): number for number, *key in found.fetchall()}
        return [(number, number_of[key]) for number, key in wanted if key in number_of]

    def _join(self, one: int, other: int) -> None:
        a, b = self._root(one), self._root(other)
        self._first[max(a, b)] = min(a, b)

    def _root(self, number: int) -> int:
        while (first := self._first.setdefault(number, number)) != number:
            self._first[number] = number = self._first[first]
        return number
