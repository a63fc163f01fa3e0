"""The chart of one series: what is stated, official, implied and doubted, over time."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from keisu.errors import MixedUnits, NothingToDraw
from keisu.model import Point, Series
from keisu.views import tables
from keisu.views.charts import timeline
from keisu.views.charts.chart import Chart
from keisu.views.charts.frame import Edges, Words, framed
from keisu.views.charts.plot import Plot
from keisu.views.charts.sources import Disputed
from keisu.views.charts.texts import LABEL, capital, joined, length, plain
from keisu.views.charts.values import Mark, Scale, heading, marks, measured, says, scale_of, scaled

COLUMNS = (*tables.SERIES, "agrees_low", "agrees_high")
RIGHT, BELOW = 60.0, 34.0
_KEY = {
    "stated": "stated",
    "official": "official",
    "implied": "implied: the value lies in the bar",
    "spread": "stated as a range",
    "doubted": "doubted; dotted to what would agree",
}


def series_chart(
    found: Sequence[Series],
    *,
    disputed: Sequence[Disputed] = (),
    source: str = "",
    frequency: str | None = None,
    title: str | None = None,
    zero: bool = True,
    width: int = 720,
    height: int = 300,
) -> Chart:
    """The chart of one series over time, with the stated values that findings doubt (`charts.disputed`).

    Periods of one `frequency` are drawn (one of `timeline.FREQUENCIES`), by default of that which most values have; how
    many others there are is noted. Where the interval of a value is too narrow to be seen, lines join neighbouring
    periods; a period without a value breaks the line. `source` is a line that `charts.source_line` makes. The axis
    begins at nothing if `zero`. `width` is that of the whole chart, `height` that of the plot, in pixels.

    Raises MixedUnits unless there is one series, NothingToDraw if it has no value, MissingLibrary.
    """
    if len({(s.key or s.subject, s.measure, s.unit, s.place, s.scope) for s in found}) > 1:
        raise MixedUnits("a chart of a series shows one: choose its measure, unit, place and scope")
    whole = [s for s in found if bounded(s).points]
    if not whole:
        raise NothingToDraw("no value of this series is known: there is nothing to draw")
    kind = frequency or timeline.commonest(p.period for p in bounded(whole[0]).points)
    one = only(whole[0], kind)
    doubts = [d for d in disputed if _of(d, one) and timeline.frequency(d.cell.period) == kind]
    if not one.points:
        raise nothing_of(kind, whole)
    scale = scale_of([one], [v for d in doubts for v in (d.low, d.high) if v is not None], zero=zero)
    left = margin(scale)
    times = [*(p.period for p in one.points), *(d.cell.period for d in doubts)]
    time = timeline.axis(times, kind, width - left - RIGHT)
    plot = Plot(time, scale, width - left - RIGHT, points=len(one.points))
    drawn = marks(one, scale, "s")
    layers = plot.layers(drawn, spans=kind == "span")
    layers += _doubts(plot, doubts, one, scale)
    layers += _values(plot, drawn, (width - left - RIGHT) / (time.high - time.low))
    words = Words(
        title or f"{heading(one)}: {plain(one.measure)}",
        subtitle(one, kind, times, scale),
        notes(whole, [one], kind, drawn, scale),
        source_of(source, [one]),
        _alt(one, kind, doubts),
    )
    edges = Edges(left, RIGHT, BELOW)
    spec, tall = framed(words, layers, width=width, height=height, edges=edges, key=key(drawn, bool(doubts)))
    rows = [*tables.series([one]), *(_row(d, one) for d in doubts)]
    return Chart(
        words.title, words.subtitle, words.notes, words.source, words.alt, tuple(rows), COLUMNS, spec, width, tall
    )


def only(one: Series, kind: str) -> Series:
    """A series without the periods of other frequencies, and without those that nothing bounds."""
    return replace(one, points=tuple(p for p in bounded(one).points if timeline.frequency(p.period) == kind))


def bounded(one: Series) -> Series:
    """A series without the points that nothing bounds."""
    return replace(one, points=tuple(p for p in one.points if p.low is not None or p.high is not None))


def nothing_of(kind: str, whole: Sequence[Series]) -> NothingToDraw:
    """The error of a chart whose frequency no value has."""
    others = {timeline.frequency(p.period) for s in whole for p in s.points}
    known = ", ".join(f for f in timeline.FREQUENCIES if f in others)
    return NothingToDraw(f"no value is known by {kind}; there are values by {known}")


def margin(scale: Scale) -> float:
    """The pixels that the labels of the axis of values take."""
    return float(ceil(max(40.0, max(length(scaled(t, scale), LABEL) for t in scale.ticks) + 28)))


def key(drawn: Sequence[Mark], doubted: bool) -> list[tuple[str, str]]:
    """The kinds of marks that are in a plot, with their words; none if all values are stated and exact."""
    kinds = {str(m["how"]) for m in drawn if m["how"] == "implied" or m["point"]}
    if any(m["how"] != "implied" and not m["exact"] for m in drawn):
        kinds.add("spread")
    if doubted:
        kinds.add("doubted")
    return [(kind, text) for kind, text in _KEY.items() if kind in kinds] if kinds != {"stated"} else []


def subtitle(one: Series, kind: str, times: Sequence[str], scale: Scale) -> str:
    """Unit, place or scope, frequency and span of time."""
    first = timeline.named(min(times, key=timeline.start).partition("/")[0])
    last = timeline.named(max(times, key=timeline.place).rpartition("/")[2])
    span = first if first == last else f"{first} to {last}"
    parts = [measured(one.unit, scale), plain(one.place), plain(one.scope), timeline.ADVERBS[kind], span]
    return capital(", ".join(part for part in parts if part))


def notes(
    whole: Sequence[Series], drawn: Sequence[Series], kind: str, placed: Sequence[Mark], scale: Scale
) -> tuple[str, ...]:
    """What is not drawn, and what an arrow and a cut axis mean."""
    made = []
    left_out = sum(len(bounded(s).points) for s in whole) - sum(len(s.points) for s in drawn)
    if left_out:
        values = "value" if left_out == 1 else "values"
        made.append(f"Not drawn: {left_out} {values} for periods of other lengths; here only {timeline.ADVERBS[kind]}.")
    if any(m["up"] or m["down"] for m in placed):
        made.append("An arrow: the value may lie beyond, as far as the statements tell.")
    if scale.bottom > 0:
        made.append(f"The axis begins at {scaled(scale.bottom, scale)}, not at nothing.")
    return tuple(made)


def source_of(source: str, drawn: Sequence[Series]) -> str:
    """The source line: who stated the values, and that the rest was computed."""
    computed = any(not p.stated for s in drawn for p in s.points)
    made = "implied values computed by keisu from the stated ones" if computed else ""
    return "; ".join(
        part for part in (f"Source: {source}" if source else "", capital(made) if not source else made) if part
    )


def _of(doubt: Disputed, one: Series) -> bool:
    c = doubt.cell
    mine = (one.key or one.subject, one.measure, one.unit, one.place, one.scope)
    return (c.subject, c.measure, c.unit, c.place, c.scope) == mine and not (doubt.low is None and doubt.high is None)


def _doubts(plot: Plot, doubts: Sequence[Disputed], one: Series, scale: Scale) -> list[Any]:
    points, ways, ends = [], [], []
    for d in doubts:
        stated = _middle(d.low, d.high)
        y = max(scale.bottom, min(scale.top, stated))
        x = timeline.place(d.cell.period)
        said = {
            "name": plain(one.subject),
            "when": timeline.named(d.cell.period),
            "value": says(d.low, d.high, one.unit),
            "how": f"doubted; would agree: {says(d.agrees_low, d.agrees_high, one.unit)}",
        }
        points.append({**said, "x": x, "y": y})
        if y != stated:
            ends.append({"x": x, "y": y, "text": f"{scaled(stated, scale)} {'↑' if stated > y else '↓'}"})
        if d.agrees_low is not None or d.agrees_high is not None:
            agrees = max(scale.bottom, min(scale.top, _middle(d.agrees_low, d.agrees_high)))
            ways.append({**said, "x": x, "low": min(y, agrees), "high": max(y, agrees)})
    return [
        *plot.rules(ways, style="doubted", strokeDash=[2, 3], strokeWidth=1.2),
        *plot.points(points, "doubted"),
        *plot.texts(ends, align="left", dx=9, baseline="middle"),
    ]


def _values(plot: Plot, drawn: Sequence[Mark], step: float) -> list[Any]:
    """The values in figures: at each point if there is room for all, else behind the last."""
    made = [{"x": m["x"], "y": m["high"], "text": m["label"], "under": _is_low(drawn, i)} for i, m in enumerate(drawn)]
    made = [row for row in made if row["text"]]
    if all(length(row["text"], LABEL) + 4 < step for row in made):
        above, under = ([row for row in made if row["under"] is low] for low in (False, True))
        return [*plot.texts(above, baseline="bottom", dy=-7), *plot.texts(under, baseline="top", dy=8)]
    last = drawn[-1]
    end = [{"x": last["x"], "y": last["y"], "text": last["label"]}] if last["exact"] else []
    return plot.texts(end, align="left", baseline="middle", dx=8)


def _is_low(drawn: Sequence[Mark], i: int) -> bool:
    """Whether the lines to both neighbours go up."""
    beside = [*drawn[max(0, i - 1) : i], *drawn[i + 1 : i + 2]]
    linked = [m for m in beside if m["run"] == drawn[i]["run"]]
    return bool(linked) and all(m["y"] > drawn[i]["y"] for m in linked)


def _middle(low: float | None, high: float | None) -> float:
    ends = [end for end in (low, high) if end is not None]
    return sum(ends) / len(ends)


def _row(doubt: Disputed, one: Series) -> dict[str, Any]:
    return {
        **{name: getattr(one, name) for name in ("subject", "measure", "place", "scope", "unit")},
        "period": doubt.cell.period,
        **tables.ends(doubt.low, doubt.high, one.unit),
        "known": "doubted",
        "agrees_low": doubt.agrees_low,
        "agrees_high": doubt.agrees_high,
    }


def _alt(one: Series, kind: str, doubts: Sequence[Disputed]) -> str:
    points = one.points
    known = [tables.known(p.stated, p.pages) for p in points]
    counts = [f"{known.count(k)} {k}" for k in ("stated", "official", "implied") if k in known]
    counts += [f"{len(doubts)} doubted"] if doubts else []
    first, last = points[0], points[-1]
    what = f"{capital(plain(one.measure))} of {plain(one.subject)}, {timeline.ADVERBS[kind]}: "
    values = f"{joined(counts)} {'value' if len(points) + len(doubts) == 1 else 'values'}"
    if len(points) == 1:
        return f"{what}{values}, {_at(first, one.unit)}."
    stated = [p for p in points if p.stated and p.low is not None and p.high is not None]
    most = max(stated, key=lambda p: p.low or 0, default=None)
    peak = f" The highest stated is {_at(most, one.unit)}." if most else ""
    return f"{what}{values}, from {_at(first, one.unit)} to {_at(last, one.unit)}.{peak}"


def _at(point: Point, unit: str) -> str:
    return f"{says(point.low, point.high, unit)} ({timeline.named(point.period)})"
