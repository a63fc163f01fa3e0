"""The chart of one series: what is stated, official, implied and doubted, over time."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from keisu.errors import MixedUnits, NothingToDraw
from keisu.model import Series
from keisu.views import tables
from keisu.views.charts import timeline
from keisu.views.charts.chart import Chart
from keisu.views.charts.frame import Edges, Words, framed
from keisu.views.charts.plot import Plot
from keisu.views.charts.sources import Disputed
from keisu.views.charts.texts import LABEL, capital, length, plain
from keisu.views.charts.values import Mark, Scale, heading, marks, says, scale_of, short, unit_name

COLUMNS = (*tables.SERIES, "agrees_low", "agrees_high")
RIGHT, BELOW = 60.0, 34.0
_KEY = {
    "stated": "stated",
    "official": "official",
    "implied": "implied: the value lies in the bar",
    "spread": "stated, rounded",
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

    Raises MixedUnits unless there is one series, NothingToDraw if it has no value, ChartsNotInstalled.
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
        subtitle(one, kind, times),
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
    return float(ceil(max(40.0, max(length(short(t), LABEL) for t in scale.ticks) + 28)))


def key(drawn: Sequence[Mark], doubted: bool) -> list[tuple[str, str]]:
    """The kinds of marks that are in a plot, with their words."""
    kinds = {str(m["how"]) for m in drawn}
    if any(m["how"] != "implied" and m["low"] != m["high"] for m in drawn):
        kinds.add("spread")
    if doubted:
        kinds.add("doubted")
    return [(kind, text) for kind, text in _KEY.items() if kind in kinds]


def subtitle(one: Series, kind: str, times: Sequence[str]) -> str:
    """Unit, place or scope, frequency and span of time."""
    ordered = sorted(times, key=timeline.place)
    span = timeline.named(ordered[0])
    if ordered[0] != ordered[-1]:
        span += f" to {timeline.named(max(times, key=timeline.end))}"
    parts = [unit_name(one.unit), plain(one.place), plain(one.scope), timeline.ADVERBS[kind], span]
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
        made.append(f"The axis begins at {short(scale.bottom)}, not at nothing.")
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
            ends.append({"x": x, "y": y, "text": f"{short(stated)} ↑" if stated > y else f"{short(stated)} ↓"})
        if d.agrees_low is not None or d.agrees_high is not None:
            agrees = max(scale.bottom, min(scale.top, _middle(d.agrees_low, d.agrees_high)))
            ways.append({**said, "x": x, "low": min(y, agrees), "high": max(y, agrees)})
    return [
        *plot.rules(ways, style="doubted", strokeDash=[2, 3], strokeWidth=1.2),
        *plot.points(points, "doubted"),
        *plot.texts(ends, align="left", dx=9, baseline="middle"),
    ]


def _values(plot: Plot, drawn: Sequence[Mark], step: float) -> list[Any]:
    """The values in figures: above each point if there is room for all, else behind the last."""
    made = [{"x": m["x"], "y": m["high"], "text": _written(m)} for m in drawn if m["exact"]]
    if all(length(m["text"], LABEL) + 4 < step for m in made):
        return plot.texts(made, baseline="bottom", dy=-7)
    last = drawn[-1]
    end = [{"x": last["x"], "y": last["y"], "text": _written(last)}] if last["exact"] else []
    return plot.texts(end, align="left", baseline="middle", dx=8)


def _written(mark: Mark) -> str:
    value = str(mark["value"])
    return value[: value.rfind(next(c for c in reversed(value) if c.isdigit())) + 1].replace(" to ", "–")


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
    known = [tables.known(p) for p in points]
    counts = [f"{known.count(k)} {k}" for k in ("stated", "official", "implied") if k in known]
    counts += [f"{len(doubts)} doubted"] if doubts else []
    first, last = points[0], points[-1]
    what = f"{capital(plain(one.measure))} of {plain(one.subject)}, {timeline.ADVERBS[kind]}: "
    values = f"{' and '.join(counts)} {'value' if len(points) + len(doubts) == 1 else 'values'}"
    if len(points) == 1:
        return f"{what}{values}, {says(first.low, first.high, one.unit)} in {timeline.named(first.period)}."
    sized = [p for p in points if p.low is not None and p.high is not None]
    most = max(sized, key=lambda p: (p.low or 0) + (p.high or 0), default=None)
    peak = f" The highest is {says(most.low, most.high, one.unit)} in {timeline.named(most.period)}." if most else ""
    return (
        f"{what}{values}, from {says(first.low, first.high, one.unit)} in {timeline.named(first.period)}"
        f" to {says(last.low, last.high, one.unit)} in {timeline.named(last.period)}.{peak}"
    )
