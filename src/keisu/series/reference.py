"""The rows of a market's reference tables as observations, in the cells in which articles' figures of the same lie."""

from functools import lru_cache

from keisu.markets import Market, ReferenceValue
from keisu.model import Figure, Observation
from keisu.series.cells import Subject, made
from keisu.series.wording import number

REFERENCE = -1
"""The number of the page that the rows of a market's reference tables are counted as."""


@lru_cache
def reference(market: Market) -> tuple[Observation, ...]:
    """A level for each row, in the order of `Market.reference`: `page` is REFERENCE, `figure` the number of the row.

    Raises BrokenPack if a table is broken.
    """
    found = []
    for row, value in enumerate(market.reference):
        figure = _figure(value)
        cell = Subject(figure, market).cell(value.unit, value.period)
        observation = made(figure, cell, value.low, value.high, row, REFERENCE)
        if observation is not None:
            found.append(observation)
    return tuple(found)


def _figure(value: ReferenceValue) -> Figure:
    """A row as the figure that an article would state."""
    quote = f"line {value.line} of {value.file}: {number(value.value)}"
    return Figure(
        quote,
        0,
        len(quote),
        "level",
        value.value,
        value.unit,
        measure=value.measure,
        subject=value.name,
        subject_id=value.subject_id,
        place=value.place,
        period=value.period,
        source=(value.source,),
    )
