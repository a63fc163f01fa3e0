"""A market's reference table as observations, to be reconciled with what pages say."""

from keisu.markets import Market, ReferenceValue
from keisu.model import Cell, Figure, Observation
from keisu.series.intervals import printed

REFERENCE = -1
"""The number of the page that the rows of a reference table are counted as; the figure is the row's place in it."""

TRUST = 5.0
"""How many independent pages the word of a reference table weighs as."""


def reference(market: Market) -> tuple[Observation, ...]:
    """The values of the market's reference table, in order. Raises BrokenPack if it is not as it must be."""
    return tuple(_observation(number, value) for number, value in enumerate(market.reference))


def _observation(number: int, value: ReferenceValue) -> Observation:
    cell = Cell(value.subject, value.measure, value.unit, value.period, value.place, value.scope)
    quote = f"{value.value:,.10g}"
    figure = Figure(quote, 0, len(quote), "level", value.value, value.unit, decimals=value.decimals)
    low, high = printed(figure) if value.decimals else (value.value, value.value)
    return Observation(
        cell=cell,
        low=low,
        high=high,
        figure=number,
        page=REFERENCE,
        value=value.value,
        name=value.name,
        source=(value.source,),
        quote=quote,
    )
