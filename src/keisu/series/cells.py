"""Where a figure belongs, and the observation that it makes there: the same for articles and for reference tables."""

from math import inf

from keisu.markets import Market, fold
from keisu.model import Cell, Figure, Observation

_MOST = 1e18  # the largest value and the smallest factor that are believed
_LEAST_FACTOR = 1e-6


class Subject:
    """A figure with its subject, measure and place as the market knows them."""

    def __init__(self, figure: Figure, market: Market, place: str | None = None) -> None:
        found, measure = market.meant(figure.subject or "", figure.measure or "", figure.period)
        self.figure = figure
        self.id = (found.id if found else figure.subject_id) or fold(figure.subject or "")
        self.scope = found.scope if found else None
        self.measure = measure
        scope = market.scopes.get(self.scope or "")
        stated = figure.place or place
        self.place = market.place_of(stated) if stated else market.place if scope and scope.domestic else None

    @property
    def whole(self) -> bool:
        """Whether all is known that a cell needs, of something that is so."""
        f = self.figure
        return bool(self.id and self.measure and f.unit and f.period and f.status == "actual")

    def cell(self, unit: str, period: str) -> Cell:
        """The subject's cell in a unit and a period."""
        return Cell(self.id, self.measure, unit, period, self.place, self.scope)


def made(
    figure: Figure,
    cell: Cell,
    low: float,
    high: float,
    number: int,
    page: int,
    *,
    relation: str = "level",
    base: Cell | None = None,
) -> Observation | None:
    """The observation of a figure, number `number` of its page, None if its numbers are beyond reason."""
    if not _within_reason(low, high, relation):
        return None
    return Observation(
        cell=cell,
        low=_finite(low),
        high=_finite(high),
        figure=number,
        page=page,
        relation=relation,
        base=base,
        value=figure.value,
        status=figure.status,
        name=figure.subject or "",
        source=figure.source,
        quote=figure.quote,
    )


def _within_reason(low: float, high: float, relation: str) -> bool:
    """Whether the numbers are such as a market has; others are beyond what the arithmetic can weigh."""
    ends = [abs(end) for end in (low, high) if abs(end) != inf]
    if relation == "factor":
        return high >= _LEAST_FACTOR and all(end <= 1 / _LEAST_FACTOR for end in ends)
    return all(end <= _MOST for end in ends)


def _finite(end: float) -> float | None:
    return end if abs(end) != inf else None
