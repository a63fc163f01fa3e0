"""The findings of a store, replaced topic by topic."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from keisu.markets import Market
from keisu.model import Finding
from keisu.series import misattributed
from keisu.store import rows
from keisu.store.versions import rules

if TYPE_CHECKING:
    import duckdb

_PARTS = ("found_lines", "found_statements", "found")


class Findings:
    """Findings that are about to be written; to be used within a transaction."""

    def __init__(self, connection: "duckdb.DuckDBPyConnection", market: str) -> None:
        self._connection, self.market = connection, market
        row = connection.execute("SELECT coalesce(max(finding), 0) FROM found").fetchone()
        self._last = int(row[0]) if row else 0
        self._rows: dict[str, list[rows.Row]] = {name: [] for name in _PARTS}

    def add(self, finding: Finding, topic: str, lines: Iterable[int] = ()) -> None:
        """One more finding."""
        self._last += 1
        row, of_lines, statements = rows.finding_rows(
            finding, self._last, topic, self.market, lines, rules(self.market)
        )
        self._rows["found"].append(row)
        self._rows["found_lines"] += of_lines
        self._rows["found_statements"] += statements

    def write(self) -> None:
        """Put all that was added into the store."""
        for name, made in self._rows.items():
            rows.insert(self._connection, name, made)
            made.clear()

    def drop_lines(self, lines: Sequence[int]) -> None:
        """Take out what was found within some lines."""
        self._drop(
            "SELECT DISTINCT f.finding FROM found f JOIN found_lines l USING (finding)"
            " WHERE f.topic = 'lines' AND l.line IN (SELECT unnest(?))",
            list(lines),
        )

    def drop_topics(self, topics: Sequence[str]) -> None:
        """Take out what was found on some topics of the market."""
        self._drop(
            "SELECT finding FROM found WHERE topic IN (SELECT unnest(?)) AND market = ?", list(topics), self.market
        )

    def check_subjects(self, market: Market, subjects: Sequence[str]) -> None:
        """Look anew for pages that give some subjects to a wrong maker."""
        known = [s for s in subjects if s in market.models]
        if not known:
            return
        self.drop_topics([f"subject {s}" for s in known])
        mentions = self._connection.execute(
            "SELECT f.subject, f.period, f.page, f.figure, f.quote, f.subject_id FROM figures_found f JOIN articles a"
            " USING (page) WHERE f.subject_id IN (SELECT unnest(?)) AND a.market = ? ORDER BY f.page, f.figure",
            [known, self.market],
        ).fetchall()
        for subject in known:
            own = [(m[0], m[1], m[2], m[3], m[4]) for m in mentions if m[5] == subject]
            for finding in misattributed(own, market):
                self.add(finding, f"subject {subject}")

    def _drop(self, which: str, *values: object) -> None:
        numbers = [n for (n,) in self._connection.execute(which, list(values)).fetchall()]
        if numbers:
            for name in _PARTS:
                self._connection.execute(f"DELETE FROM {name} WHERE finding IN (SELECT unnest(?))", [numbers])  # noqa: S608
