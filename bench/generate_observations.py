"""A synthetic market and what its coverage would say: seeded, of any size, with errors planted in it.

Makers sell models of two scopes; each model has a true value for every month, with growth, seasons and chance. Longer
periods (quarters, halves, calendar and fiscal years, the year to date) and wholes (a maker's part of a scope, a scope,
all) are sums of them. Pages come out as the periods end; each speaks of one period: of a few subjects, or of the first
ten of a scope by rank. A page says a thing once; most of its values are exact, the others rounded to three digits, and
some are followed by a change on the year or on the period before, at one place or none, by a scope's share of all, or
by the gap to the model named next. The values of some cells are never printed, only what is compared with them.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from keisu import periods
from keisu.markets import Market
from keisu.markets.records import Counts, Identity, Maker, Model, Pack, Scope, Term
from keisu.model import Cell, Observation
from planting import KINDS, plant

_SCOPES = ("small", "large")
_PLACE, _UNIT, _MEASURE = "the islands", "vehicle", "sales"
_FISCAL_START = 4
_FIRST_YEAR = 2015
_MODELS = 10  # of a maker
_FEWEST_LINES = 8
_PER_MONTH = 25  # statements about a line in a month of the market's time, all periods that end in it together
_ON_PAGE = 8  # subjects of a page
_RANKED = 10
_PAGES = {"month": 9.0, "quarter": 5.0, "half": 4.0, "year": 7.0, "fiscal year": 4.0, None: 3.0}
_UNPRINTED = 0.1  # of the cells
_RANKING = 0.1  # of the turns in which pages speak of a period, for each scope
_EXACT, _ON_YEAR, _WHOLE_PERCENT, _ON_PERIOD, _SHARE, _GAP = 0.75, 0.45, 0.25, 0.2, 0.4, 0.1


@dataclass(frozen=True, slots=True)
class Planted:
    """An error: the number of the observation among all, its kind, and the observation as it should be."""

    number: int
    kind: str
    truth: Observation


class Span(NamedTuple):
    """A period and its first and last month, numbered from 0; `before` is the one before it, of months and quarters."""

    period: str
    first: int
    last: int
    before: str | None


class Coverage:
    """What pages say of a market of so many months, the same whenever it is gone through.

    At most `count` statements in about a tenth as many cells, in the order that they are published.
    """

    def __init__(self, count: int, *, seed: int, months: int = 60) -> None:
        self._count, self._seed = count, seed
        self.market, self._lines = _market(max(_FEWEST_LINES, count // (_PER_MONTH * months)))
        self._index = {cell.subject: n for n, cell in enumerate(self._lines)}
        values = _values(self._lines, months, np.random.default_rng(seed))
        self._sums = np.pad(values.cumsum(axis=1), ((0, 0), (1, 0)))
        self._spans = {s.period: s for s in spans(months)}
        self._cells: dict[str, list[Cell]] = {}

    def true(self, cell: Cell) -> int | None:
        """The true value of a cell; None outside the market's time."""
        span = self._spans.get(cell.period)
        return None if span is None else int(self._over(span)[self._index[cell.subject]])

    def drawn(self, errors: float = 0.0) -> tuple[list[Observation], list[Planted]]:
        """All statements, and the errors planted in a share of them."""
        made = list(self.with_errors(errors))
        return [o for o, _ in made], [error for _, error in made if error is not None]

    def with_errors(self, share: float) -> Iterator[tuple[Observation, Planted | None]]:
        """The statements, some with an error in them and then the error too. None is planted that is true by chance."""
        rng = random.Random(self._seed)
        for number, o in enumerate(self):
            if rng.random() >= share:
                yield o, None
                continue
            kinds = rng.sample(KINDS, len(KINDS))
            ways = ((wrong, kind) for kind in kinds if (wrong := plant(o, kind, rng)) is not None)
            wrong, kind = next((way for way in ways if not self._is_true(way[0])), (o, ""))
            yield wrong, Planted(number, kind, o) if kind else None

    def _is_true(self, o: Observation) -> bool:
        """Whether a level or a factor holds; what is outside the market's time counts as true."""
        value, base = self.true(o.cell), 1 if o.base is None else self.true(o.base)
        return value is None or base is None or o.least * base <= value <= o.greatest * base

    def __iter__(self) -> Iterator[Observation]:
        made = 0
        for page, statements in enumerate(self._pages()):
            for figure, (cell, low, high, relation, base, value, quote) in enumerate(statements):
                if made == self._count:
                    return
                name = self.market.canonical(cell.subject) or cell.subject
                yield Observation(cell, low, high, figure, page, relation, base, value, name=name, quote=quote)
                made += 1

    def _over(self, span: Span) -> NDArray[np.int64]:
        """The true value of every line in a period."""
        made: NDArray[np.int64] = self._sums[:, span.last + 1] - self._sums[:, span.first]
        return made

    def _at(self, period: str) -> list[Cell]:
        """The cells of all lines in a period."""
        if period not in self._cells:
            self._cells[period] = [cell.at(period) for cell in self._lines]
        return self._cells[period]

    def _pages(self) -> Iterator[list["_Said"]]:
        """What each page says, period by period."""
        rng = np.random.default_rng((self._seed, 1))
        liked = rng.permutation(np.arange(1, len(self._lines) + 1, dtype=float) ** -0.3)
        liked /= liked.mean()
        for span in self._spans.values():
            table = _Table(self, span, rng.random(len(self._lines)) >= _UNPRINTED)
            pages = 1 + rng.poisson(_PAGES[periods.form(span.period)] * liked)
            for turn in range(int(pages.max())):
                lines = rng.permutation(np.flatnonzero(pages > turn)).tolist()
                chances = rng.random((len(lines), 6)).tolist()
                for start in range(0, len(lines), _ON_PAGE):
                    part = slice(start, start + _ON_PAGE)
                    yield list(table.page(lines[part], chances[part]))
                for scope in _SCOPES:
                    if rng.random() < _RANKING:
                        yield list(table.ranking(scope))


class _Said(NamedTuple):
    """What an observation takes from the statement itself."""

    cell: Cell
    low: float
    high: float
    relation: str
    base: Cell | None
    value: float
    quote: str


class _Table:
    """The true values of a period, and the ways to state them."""

    def __init__(self, coverage: Coverage, span: Span, printed: NDArray[np.bool_]) -> None:
        self._cells = coverage._at(span.period)
        self._values = coverage._over(span).tolist()
        self._index = coverage._index
        self._is_printed = printed.tolist()
        self._year = self._base(coverage, periods.shift(span.period, -1))
        self._before = self._base(coverage, span.before)
        self._models = {
            scope: sorted(
                (n for n, c in enumerate(self._cells) if "/" in c.subject and c.scope == scope),
                key=lambda n: -self._values[n],
            )[:_RANKED]
            for scope in _SCOPES
        }

    @staticmethod
    def _base(coverage: Coverage, period: str | None) -> tuple[list[Cell], list[int]] | None:
        span = coverage._spans.get(period or "")
        return None if span is None else (coverage._at(span.period), coverage._over(span).tolist())

    def page(self, lines: Sequence[int], chances: Sequence[Sequence[float]]) -> Iterator[_Said]:
        """What a page says of some lines."""
        for place, (n, (exact, on_year, whole, on_period, share, gap)) in enumerate(zip(lines, chances, strict=True)):
            cell, value = self._cells[n], self._values[n]
            if self._is_printed[n]:
                yield level(cell, value) if exact < _EXACT else rounded(cell, value)
            if self._year is not None and on_year < _ON_YEAR:
                cells, values = self._year
                yield change(cell, cells[n], value, values[n], 0 if whole < _WHOLE_PERCENT else 1)
            if self._before is not None and on_period < _ON_PERIOD:
                cells, values = self._before
                yield change(cell, cells[n], value, values[n], 1)
            if cell.subject.startswith("scope:") and cell.scope in _SCOPES and share < _SHARE:
                whole_line = self._index["scope:all"]
                yield _share(cell, self._cells[whole_line], value, self._values[whole_line])
            other = lines[place + 1] if place + 1 < len(lines) else n
            if gap < _GAP and other != n and "/" in cell.subject and "/" in self._cells[other].subject:
                apart = float(value - self._values[other])
                yield _Said(cell, apart, apart, "difference", self._cells[other], apart, f"{abs(apart):,.0f}")

    def ranking(self, scope: str) -> Iterator[_Said]:
        """The first of a scope's models, with ranks and values."""
        for rank, n in enumerate(self._models[scope], 1):
            cell = self._cells[n]
            ranked = Cell(cell.subject, cell.measure, "rank", cell.period, cell.place, cell.scope)
            yield _Said(ranked, rank, rank, "level", None, rank, f"{rank}.")
            if self._is_printed[n]:
                yield level(cell, self._values[n])


def level(cell: Cell, value: int) -> _Said:
    """An exact value."""
    return _Said(cell, value, value, "level", None, float(value), f"{value:,}")


def rounded(cell: Cell, value: int) -> _Said:
    """A value rounded to three digits; exact below 1,000."""
    if value < 1000:
        return level(cell, value)
    place = 10 ** (floor(log10(value)) - 2)
    near = round(value / place) * place
    return _Said(cell, near - place / 2, near + place / 2, "level", None, float(near), f"{near:,}")


def change(cell: Cell, base: Cell, value: int, old: int, places: int) -> _Said:
    """A change in per cent at some places."""
    said = round((value / old - 1) * 100, places)
    half = 0.5 * 10**-places
    low, high = 1 + (said - half) / 100, 1 + (said + half) / 100
    return _Said(cell, max(0.0, low), high, "factor", base, said, f"{said:+g} %")


def _share(cell: Cell, whole: Cell, value: int, of: int) -> _Said:
    """A share in per cent at one place."""
    said = round(value / of * 100, 1)
    return _Said(cell, max(0.0, said - 0.05) / 100, (said + 0.05) / 100, "factor", whole, said, f"{said:g} %")


def spans(months: int) -> Iterator[Span]:
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
    lines = [_line(f"scope:{scope}", scope) for scope in ("all", *_SCOPES)]
    while len(lines) < count:
        maker = f"m{len(makers)}"
        makers.append(Maker(maker, f"Maker{len(makers)}"))
        lines += [_line(f"{maker}@{scope}", scope) for scope in _SCOPES]
        for n in range(min(_MODELS, max(2, count - len(lines)))):
            model = f"{maker}/{n}"
            models.append(Model(model, f"Model{len(models)}", maker, (maker,), scope=_SCOPES[n % 2]))
            lines.append(_line(model, _SCOPES[n % 2]))
    pack = Pack(
        "synthetic",
        place=Term("place", _PLACE),
        fiscal_year_start=_FISCAL_START,
        counts=Counts(_UNIT, _MEASURE),
        scopes=tuple(Scope(scope, f"{scope} cars", domestic=True) for scope in ("all", *_SCOPES)),
        identities=(Identity("all", _SCOPES),),
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
    for scope in _SCOPES:
        values[index[f"scope:{scope}"]] = sum(values[n] for s, n in index.items() if s.endswith(f"@{scope}"))
    values[index["scope:all"]] = sum(values[index[f"scope:{scope}"]] for scope in _SCOPES)
    return values
