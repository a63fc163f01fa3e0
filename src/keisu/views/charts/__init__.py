"""Charts: specifications (Vega-Lite) made from records, and their rendering.

A maker takes records and gives a `Chart`; `render` makes SVG, PNG, HTML, JSON or CSV of it. The library that makes the
specifications (altair) and the one that renders them (vl-convert) are in the extra `charts` and are loaded when a chart
is made.
"""

from keisu.views.charts.chart import Chart
from keisu.views.charts.market import market_chart, sharing
from keisu.views.charts.multiples import multiples_chart
from keisu.views.charts.ranking import ranking_chart
from keisu.views.charts.rendering import FORMS, render, specification
from keisu.views.charts.series import series_chart
from keisu.views.charts.sources import Disputed, disputed, places, source_line
from keisu.views.charts.timeline import FREQUENCIES, commonest, frequency

__all__ = [
    "FORMS",
    "FREQUENCIES",
    "Chart",
    "Disputed",
    "commonest",
    "disputed",
    "frequency",
    "market_chart",
    "multiples_chart",
    "places",
    "ranking_chart",
    "render",
    "series_chart",
    "sharing",
    "source_line",
    "specification",
]
