"""A synthetic market: its pack and the true value of every cell.

Makers sell models of two scopes; each model has a true value for every month, with growth, seasons and chance. Longer
periods (quarters, halves, calendar and fiscal years, the year to date) and wholes (a maker's part of a scope, a scope,
all) are sums of them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from keisu import periods
from keisu.markets import Market
from keisu.markets.records import Counts, Identity, Maker, Model, Pack, Scope, Term
from keisu.model import Cell

SCOPES = ("small", "large")
"""The scopes whose sum is the scope "all"."""

_PLACE, _UNIT, _MEASURE = "the islands", "vehicle", "sales"
_FISCAL_START = 4
_FIRST_YEAR = 2015
_MODELS = 10  # of a maker


class Span(NamedTuple):
    """A period and its first and last month, numbered from 0; `before` is the one before it, of months and quarters."""

    period: str
    first: int
    last: int
    before: str | None


class SyntheticMarket:
    """A market of about so many lines (scopes, makers' parts of them, models) over so many months.

    `lines` are their first cells and `index` their numbers by subject; `spans` are the periods by name, in the order
    that they end.
    """

    def __init__(self, count: int, months: int, *, seed: int) -> None:
        self.market, self.lines = _market(count)
        self.index = {cell.subject: n for n, cell in enumerate(self.lines)}
        self.spans = {s.period: s for s in _all_spans(months)}
        values = _values(self.lines, months, np.random.default_rng(seed))
        self._sums = np.pad(values.cumsum(axis=1), ((0, 0), (1, 0)))
        self._cells: dict[str, list[Cell]] = {}

    def true(self, cell: Cell) -> int | None:
        """The true value of a cell; None outside the market's time."""
        span = self.spans.get(cell.period)
        return None if span is None else int(self.over(span)[self.index[cell.subject]])

    def over(self, span: Span) -> NDArray[np.int64]:
        """The true value of every line in a period."""
        made: NDArray[np.int64] = self._sums[:, span.last + 1] - self._sums[:, span.first]
        return made

    def at(self, period: str) -> list[Cell]:
        """The cells of all lines in a period."""
        if period not in self._cells:
            self._cells[period] = [cell.at(period) for cell in self.lines]
        return self._cells[period]


def _all_spans(months: int) -> Iterator[Span]:
    """All periods of so many months from January of the first year, in the order that they end, shorter ones first."""
    names = [periods.month(_FIRST_YEAR, m + 1) for m in range(months)]
    for m, name in enumerate(names):
        year, of_year = name[:4], m % 12 + 1
        yield Span(name, m, m, names[m - 1] if m else None)
        if of_year % 3 == 0:
            quarter = f"{year}-Q{of_year // 3}"
            yield Span(quarter, m - 2, m, periods.shift(quarter, 0, -1))
        if of_year % 6 == 0:
            yield Span(f"{year}-H{of_year // 6}", m - 5, m, None)
        if of_year == 12:
            yield Span(year, m - 11, m, None)
        elif of_year > 1:
            yield Span(f"{year}-01/{name}", m - of_year + 1, m, None)
        if of_year == _FISCAL_START - 1 and m >= 11:
            yield Span(f"FY{int(year) - 1}", m - 11, m, None)


def _market(count: int) -> tuple[Market, list[Cell]]:
    """A market of `count` lines: scopes, then makers with their parts of the scopes and their models."""
    makers: list[Maker] = []
    models: list[Model] = []
    lines = [_line(f"scope:{scope}", scope) for scope in ("all", *SCOPES)]
    while len(lines) < count:
        maker = f"m{len(makers)}"
        makers.append(Maker(maker, f"Maker{len(makers)}"))
        lines += [_line(f"{maker}@{scope}", scope) for scope in SCOPES]
        for n in range(min(_MODELS, max(2, count - len(lines)))):
            model = f"{maker}/{n}"
            models.append(Model(model, f"Model{len(models)}", maker, (maker,), scope=SCOPES[n % 2]))
            lines.append(_line(model, SCOPES[n % 2]))
    pack = Pack(
        "synthetic",
        place=Term("place", _PLACE),
        fiscal_year_start=_FISCAL_START,
        counts=Counts(_UNIT, _MEASURE),
        scopes=tuple(Scope(scope, f"{scope} cars", domestic=True) for scope in ("all", *SCOPES)),
        identities=(Identity("all", SCOPES),),
        makers=tuple(makers),
        models=tuple(models),
    )
    return Market(pack), lines


def _line(subject: str, scope: str) -> Cell:
    """The first cell of a line."""
    return Cell(subject, _MEASURE, _UNIT, periods.month(_FIRST_YEAR, 1), _PLACE, scope)


def _values(lines: Sequence[Cell], months: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """The true value of every line in every month, whole numbers above nothing; wholes are the sums of their parts.

    A maker's part of a scope also has cars of models too small to be spoken of.
    """
    size = 10 ** rng.uniform(2.3, 4.7, (len(lines), 1))
    growth = rng.uniform(0.99, 1.012, (len(lines), 1)) ** np.arange(months)
    season = 1 + 0.25 * np.sin(np.arange(months) * 2 * np.pi / 12 + rng.uniform(0, 1, (len(lines), 1)))
    values = np.maximum(20, size * growth * season * rng.uniform(0.9, 1.1, (len(lines), months))).astype(np.int64)
    index = {cell.subject: n for n, cell in enumerate(lines)}
    for subject, n in index.items():
        maker, part, scope = subject.partition("@")
        if part:
            values[n] //= 20
            for other, cell in enumerate(lines):
                if cell.subject.startswith(f"{maker}/") and cell.scope == scope:
                    values[n] += values[other]
    for scope in SCOPES:
        values[index[f"scope:{scope}"]] = sum(values[n] for s, n in index.items() if s.endswith(f"@{scope}"))
    values[index["scope:all"]] = sum(values[index[f"scope:{scope}"]] for scope in SCOPES)
    return values
