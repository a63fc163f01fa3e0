"""The chart of a market over time: several series in one plot, each named at its end."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

from keisu.errors import MixedUnits, NothingToDraw
from keisu.model import Series
from keisu.views import tables
from keisu.views.charts import timeline
from keisu.views.charts.chart import Chart
from keisu.views.charts.frame import MARGIN, Edges, Words, framed
from keisu.views.charts.looks import altair, pixels
from keisu.views.charts.plot import Plot
from keisu.views.charts.series import BELOW, bounded, key, margin, notes, nothing_of, only, source_of, subtitle
from keisu.views.charts.texts import LABEL, capital, cut, joined, length, plain
from keisu.views.charts.themes import LIGHT
from keisu.views.charts.values import Mark, Scale, marks, says, scale_of, spread

MOST = len(LIGHT)
"""How many series one plot holds: so many colours can be told apart."""

_IN_TITLE = 3
_LABEL_ROOM, _LABEL_LINE, _GAP = 150.0, 14.0, 10.0


def market_chart(
    found: Sequence[Series],
    *,
    source: str = "",
    frequency: str | None = None,
    title: str | None = None,
    zero: bool = True,
    width: int = 720,
    height: int = 340,
) -> Chart:
    """Several series of one measure and unit over time, each in its colour, with its name at its last value.

    Beyond MOST series those with the fewest values are left out, and a note says so. For the rest see
    `series_chart`. Raises MixedUnits, NothingToDraw, MissingLibrary.
    """
    whole, kind = alike(found, frequency)
    shown = fullest([only(s, kind) for s in whole], MOST)
    if not shown:
        raise nothing_of(kind, whole)
    scale = scale_of(shown, zero=zero)
    keys = [f"s{i}" for i in range(len(shown))]
    drawn = [marks(s, scale, k) for s, k in zip(shown, keys, strict=True)]
    left = margin(scale)
    names = [cut(plain(s.subject), _LABEL_ROOM) for s in shown]
    right = float(ceil(max(length(n, LABEL) for n in names) + _GAP + MARGIN))
    times = [p.period for s in shown for p in s.points]
    time = timeline.axis(times, kind, width - left - right)
    plot = Plot(time, scale, width - left - right, points=max(len(s.points) for s in shown), keys=keys)
    every = [m for one in drawn for m in one]
    layers = [
        *plot.layers(every, spans=kind == "span"),
        *_labels(drawn, names, keys, scale, width - left - right, height),
    ]
    words = Words(
        title or heading_of(shown),
        subtitle(common(shown), kind, times, scale),
        (*notes(found_in(whole, shown), shown, kind, every, scale), *left_out(whole, shown, kind)),
        source_of(source, shown),
        said(shown, kind),
    )
    edges = Edges(left, right, BELOW)
    spec, tall = framed(
        words, layers, width=width, height=height, edges=edges, key=key(every, doubted=False), neutral=True
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


def alike(found: Sequence[Series], frequency: str | None) -> tuple[list[Series], str]:
    """The series that have a value, which must be of one measure and unit, and the frequency that is drawn."""
    whole = [s for s in found if bounded(s).points]
    if not whole:
        raise NothingToDraw("no value of these series is known: there is nothing to draw")
    kinds = sorted({f"{plain(s.measure)} in {plain(s.unit)}" for s in whole})
    if len(kinds) > 1:
        raise MixedUnits(f"these share no axis: {joined(kinds)}; choose a measure and a unit")
    return whole, frequency or timeline.commonest(p.period for s in whole for p in bounded(s).points)


def sharing(found: Iterable[Series]) -> list[Series]:
    """The series of the measure, unit and place that most values have, which share an axis."""
    every = list(found)
    counts: Counter[tuple[str, str, str | None]] = Counter()
    for s in every:
        counts[s.measure, s.unit, s.place] += len(s.points)
    kind = max(counts, key=lambda k: (counts[k], str(k)), default=None)
    return [s for s in every if (s.measure, s.unit, s.place) == kind]


def fullest(found: Sequence[Series], count: int) -> list[Series]:
    """The series with the most values, so many; the highest last value first."""
    kept = [s for s in found if s.points]
    kept = sorted(kept, key=lambda s: (-len(s.points), -_last(s), s.subject))[:count]
    return sorted(kept, key=lambda s: (-_last(s), s.subject))


def found_in(whole: Sequence[Series], shown: Sequence[Series]) -> list[Series]:
    """The whole series of those that are shown."""
    names = {(s.key, s.subject, s.place, s.scope) for s in shown}
    return [s for s in whole if (s.key, s.subject, s.place, s.scope) in names]


def left_out(whole: Sequence[Series], shown: Sequence[Series], kind: str) -> list[str]:
    """A note on the series that are not drawn."""
    more = sum(bool(only(s, kind).points) for s in whole) - len(shown)
    return [f"Not drawn: {more} more with fewer values."] if more > 0 else []


def common(shown: Sequence[Series]) -> Series:
    """The first series, with the place and the scope only if all have the same."""
    first = shown[0]
    place = first.place if len({s.place for s in shown}) == 1 else None
    scope = first.scope if len({s.scope for s in shown}) == 1 else None
    return Series(first.subject, first.measure, first.unit, first.points, place, scope)


def heading_of(shown: Sequence[Series]) -> str:
    """The measure, and the subjects where they are few."""
    names = [plain(s.subject) for s in shown]
    named = joined(names) if len(names) <= _IN_TITLE else f"{len(names)} subjects"
    return f"{capital(plain(shown[0].measure))}: {named}"


def said(shown: Sequence[Series], kind: str) -> str:
    """What a chart of several series shows."""
    what = f"{capital(plain(shown[0].measure))} of {len(shown)} {'subjects' if len(shown) > 1 else 'subject'}"
    ends = [
        f"{plain(s.subject)} {says(p.low, p.high, s.unit)} ({timeline.named(p.period)})"
        for s in shown
        for p in s.points[-1:]
    ]
    return f"{what}, {timeline.ADVERBS[kind]}. Last values: {'; '.join(ends)}."


def _last(one: Series) -> float:
    return max(v for v in (one.points[-1].low, one.points[-1].high) if v is not None)


def _labels(
    drawn: Sequence[Sequence[Mark]], names: Sequence[str], keys: Sequence[str], scale: Scale, width: float, height: int
) -> list[Any]:
    """The names at the right edge, each as near to its last value as the others let it."""
    ends = [(1 - scale.share(one[-1]["y"])) * height for one in drawn]
    places = spread(ends, _LABEL_LINE, 0.0, float(height))
    rows: list[dict[str, Any]] = [{"series": k, "text": n, "y": y} for k, n, y in zip(keys, names, places, strict=True)]
    alt = altair()
    texts = pixels(rows).mark_text(align="left", baseline="middle", fontSize=LABEL, fontWeight="bold", clip=False)
    return [
        texts.encode(
            x=alt.value(width + _GAP),
            y=alt.Y("y", type="quantitative", scale=None, axis=None),
            text="text:N",
            color=alt.Color("series:N", scale=alt.Scale(domain=list(keys)), legend=None),
        )
    ]
