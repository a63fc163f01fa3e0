"""The chart of a series as a picture within its HTML, where the extra `charts` is installed."""

from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache

from keisu.errors import ChartError, MissingLibrary
from keisu.model import Series


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG, and its text alternative."""

    svg: str
    alt: str

    @property
    def address(self) -> str:
        """The picture itself as an address, so that nothing is loaded and nothing in it can run."""
        return f"data:image/svg+xml;base64,{b64encode(self.svg.encode()).decode()}"


@lru_cache(maxsize=16)
def picture(series: Series) -> Picture | None:
    """The chart of a series, None if there is nothing to draw or nothing to draw it with."""
    from keisu.views.charts import render, series_chart

    try:
        chart = series_chart([series])
        return Picture(render(chart, "svg").decode(), chart.alt)
    except (ChartError, MissingLibrary):
        return None
