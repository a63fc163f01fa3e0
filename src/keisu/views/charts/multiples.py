"""Small multiples: one small plot for each series, all on one axis of time."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from keisu.model import Series
from keisu.views import tables
from keisu.views.charts import timeline
from keisu.views.charts.chart import Chart
from keisu.views.charts.frame import Edges, Words, framed_many
from keisu.views.charts.looks import at, pixels
from keisu.views.charts.market import alike, common, found_in, fullest, heading_of, left_out, said
from keisu.views.charts.plot import Plot
from keisu.views.charts.series import key, margin, notes, nothing_of, only, source_of, subtitle
from keisu.views.charts.texts import LABEL, cut, plain
from keisu.views.charts.values import marks, scale_of

MOST = 24
"""How many plots one chart holds unless another number is asked for."""

_BETWEEN, _RIGHT, _HEAD, _FOOT = 22.0, 20.0, 22.0, 36.0


def multiples_chart(
    found: Sequence[Series],
    *,
    source: str = "",
    frequency: str | None = None,
    title: str | None = None,
    zero: bool = True,
    free: bool = False,
    columns: int = 3,
    limit: int = MOST,
    width: int = 720,
    height: int = 110,
) -> Chart:
    """A small plot for each series of one measure and unit, those with the most values, the highest last value first.

    All have one scale, so that they can be compared; with `free` each has its own. `height` is that of one plot. For
    the rest see `series_chart`. Raises MixedUnits, NothingToDraw, MissingLibrary.
    """
    whole, kind = alike(found, frequency)
    shown = fullest([only(s, kind) for s in whole], limit)
    if not shown:
        raise nothing_of(kind, whole)
    columns = max(1, min(columns, len(shown)))
    shared = scale_of(shown, zero=zero)
    scales = [scale_of([s], zero=zero) for s in shown] if free else [shared] * len(shown)
    least = min(scales, key=lambda s: max(abs(s.bottom), abs(s.top)))
    scales = [replace(s, power=least.power) for s in scales]
    left = max(margin(s) for s in scales)
    between = left - 10 if free else _BETWEEN
    wide = (width - left - _RIGHT - between * (columns - 1)) / columns
    times = [p.period for s in shown for p in s.points]
    time = timeline.axis(times, kind, wide)
    drawn = [marks(s, scale, "s") for s, scale in zip(shown, scales, strict=True)]
    plots = [
        _plot(
            one, Plot(time, scale, wide, points=len(one.points), small=True, labelled=free or i % columns == 0), placed
        )
        for i, (one, scale, placed) in enumerate(zip(shown, scales, drawn, strict=True))
    ]
    every = [m for one in drawn for m in one]
    about = [] if not free or len(shown) < 2 else ["Each plot has its own scale."]
    words = Words(
        title or heading_of(shown),
        subtitle(common(shown), kind, times, least),
        (
            *about,
            *notes(found_in(whole, shown), shown, kind, every, shared),
            *left_out(whole, shown, kind),
        ),
        source_of(source, shown),
        said(shown, kind),
    )
    spec, tall = framed_many(
        words,
        plots,
        columns=columns,
        between=(between, _HEAD + _FOOT),
        width=width,
        height=height,
        edges=Edges(left, _RIGHT, _FOOT, _HEAD),
        key=key(every, doubted=False),
    )
    return Chart(
        words.title,
        words.subtitle,
        words.notes,
        words.source,
        words.alt,
        tuple(tables.series(shown)),
        tables.SERIES,
        spec,
        width,
        tall,
    )


def _plot(one: Series, plot: Plot, placed: list[dict[str, Any]]) -> list[Any]:
    """One plot with its name above it."""
    spans = timeline.frequency(one.points[0].period) == "span"
    name = [{"x": 0.0, "y": -12.0, "text": cut(plain(one.subject), plot.width)}]
    head = pixels(name).mark_text(
        style="ink", align="left", baseline="middle", fontSize=LABEL, fontWeight="bold", clip=False
    )
    return [*plot.layers(placed, spans=spans), head.encode(text="text:N", **at(None))]
