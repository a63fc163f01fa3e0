"""The chart of a ranking: a bar for each subject, with its change in figures beside it."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from keisu import periods
from keisu.errors import MixedUnits, NothingToDraw
from keisu.model import Change, Ranked
from keisu.views import tables
from keisu.views.charts.chart import Chart
from keisu.views.charts.frame import MARGIN, Edges, Words, framed
from keisu.views.charts.looks import IMPLIED, OPEN, altair, pixels
from keisu.views.charts.plot import numbers
from keisu.views.charts.texts import LABEL, capital, cut, joined, length, plain
from keisu.views.charts.timeline import named
from keisu.views.charts.values import Scale, between, measured, nice, says, unit_name

MOST = 30
"""How many bars one chart holds unless another number is asked for."""

_ROW, _BAR, _BETWEEN = 24, 15, 14.0
_NAME_ROOM, _NAME_SHARE = 190.0, 0.3  # pixels, and part of the whole, that a name has at most
_BARS = 140.0  # pixels that bars and their values have at least
_EXACT = 2.0  # per cent: a computed change that is known no better is written as an interval
_WHOLE = 0.5  # per cent: a change that is known no better is written without decimals
_COMPUTED = "*"


def ranking_chart(
    found: Sequence[Ranked],
    period: str,
    measure: str,
    *,
    kind: str = "model",
    place: str | None = None,
    scope: str | None = None,
    source: str = "",
    title: str | None = None,
    limit: int = MOST,
    width: int = 720,
) -> Chart:
    """The rows of a ranking of one unit as bars from nothing, the first `limit` of them, with their changes.

    A bar is solid to the least value and faint to the greatest; that of an implied value is light. Ranks that rows
    share have a = before them. Changes have a sign and an arrow; computed ones a mark that a note explains. `kind`,
    `place` and `scope` are those that the ranking was made of. Raises MixedUnits, NothingToDraw, MissingLibrary.
    """
    if not found:
        raise NothingToDraw(f"nothing has a value of {plain(measure)} in {plain(period)}: there is nothing to draw")
    units = sorted({unit_name(r.unit) for r in found})
    if len(units) > 1:
        raise MixedUnits(f"these share no axis: {joined(units)}; choose a unit")
    shown = found[:limit]
    bases = _bases(period)
    columns: Sequence[tuple[str, Sequence[str]]] = [(n, [_change(r, n) for r in shown]) for n in bases]
    columns = [(name, texts) for name, texts in columns if any(texts)]
    labels = _labels(found, shown, min(_NAME_ROOM, width * _NAME_SHARE))
    left = float(ceil(MARGIN + max(length(text, LABEL) for text in labels) + 8))
    columns, wide = _fitting(columns, bases, width - left - MARGIN)
    right = float(ceil(sum(wide) + MARGIN))
    room = width - left - right
    ticks = nice(min(0.0, *(r.low for r in shown)), max(0.0, *(r.high for r in shown)))
    values = [_value(r, ticks) for r in shown]
    scale = _scale(shown, values, room, ticks)
    tall = len(shown) * _ROW
    layers = [
        *_bars(shown, values, scale, tall),
        *_texts(labels, x=-8.0, align="right"),
    ]
    at = room
    for (name, texts), one in zip(columns, wide, strict=True):
        at += one
        layers += _column(texts, f"on {bases[name]}", at)
    words = Words(
        title or f"{capital(plain(measure))} by {kind}, {named(period)}",
        _subtitle(measured(shown[0].unit, scale), place, scope, [bases[n] for n, _ in columns]),
        _notes(found, shown, columns),
        f"Source: {source}" if source else "",
        _alt(shown, period, measure, len(found)),
    )
    spec, height = framed(
        words,
        layers,
        width=width,
        height=tall,
        edges=Edges(left, right, 20.0, 20.0 if columns else 0.0),
        key=_key(shown),
    )
    return Chart(
        words.title,
        words.subtitle,
        words.notes,
        words.source,
        words.alt,
        tuple(tables.ranking(shown)),
        tables.RANKING,
        spec,
        width,
        height,
    )


def _bases(period: str) -> dict[str, str]:
    """What changes are on, in words, by the field of a row that has them; the year before once."""
    before, year = periods.beside(period, 0, -1), periods.beside(period, -1, 0)
    made = {"on_year": named(year)} if year else {}
    if before and before != year:
        made["on_period"] = named(before)
    return made


def _fitting(
    columns: Sequence[tuple[str, Sequence[str]]], bases: Mapping[str, str], room: float
) -> tuple[list[tuple[str, Sequence[str]]], list[float]]:
    """The columns of changes that leave room for the bars, and how wide they are; the last is given up first."""
    kept = list(columns)
    wide = [max(length(text, LABEL) for text in (f"on {bases[n]}", *texts)) + _BETWEEN for n, texts in kept]
    while kept and room - sum(wide) < _BARS:
        kept.pop()
        wide.pop()
    return kept, wide


def _labels(found: Sequence[Ranked], shown: Sequence[Ranked], room: float) -> list[str]:
    ranks = [r.rank for r in found]
    return [f"{'=' if ranks.count(r.rank) > 1 else ''}{r.rank}  {cut(plain(r.subject), room)}" for r in shown]


def _value(row: Ranked, scale: Scale) -> str:
    ends = tables.ends(row.low, row.high, row.unit)
    return between(ends["low"], ends["high"], scale)


def _scale(shown: Sequence[Ranked], values: Sequence[str], room: float, ticks: Scale) -> Scale:
    """The scale from nothing to where the longest bar with its value behind it fits."""
    low = min(0.0, min(r.low for r in shown))
    top = max(
        max(r.high, 0.0) * room / max(room * 0.3, room - length(v, LABEL) - 10)
        for r, v in zip(shown, values, strict=True)
    )
    top = max(top, low + 1e-9)
    return Scale(low, top, tuple(t for t in ticks.ticks if low <= t <= top), ticks.power)


def _bars(shown: Sequence[Ranked], values: Sequence[str], scale: Scale, tall: int) -> list[Any]:
    alt = altair()
    rows = [
        {
            "name": plain(r.subject),
            "value": says(r.low, r.high, r.unit),
            "how": "stated" if r.stated else "implied",
            "nothing": 0.0,
            "low": max(0.0, r.low) if r.high > 0 else r.high,
            "high": r.high if r.high > 0 else min(0.0, r.low),
            "end": max(r.high, 0.0),
            "y": (i + 0.5) * _ROW,
            "text": text,
        }
        for i, (r, text) in enumerate(zip(shown, values, strict=True))
    ]
    x_axis = alt.Axis(
        values=list(scale.ticks),
        labelExpr=numbers(scale),
        title=None,
        domain=False,
        ticks=False,
        labelFontSize=LABEL,
        labelFlush=False,
        labelOverlap="greedy",
    )
    axis = alt.Scale(domain=[scale.bottom, scale.top], nice=False, zero=False)
    y = alt.Y("y", type="quantitative", scale=None, axis=None)
    tooltip = [
        alt.Tooltip("name", type="nominal", title="of"),
        alt.Tooltip("value", type="nominal", title="value"),
        alt.Tooltip("how", type="nominal", title="known"),
    ]

    def bar(chosen: Sequence[dict[str, Any]], start: str, end: str, opacity: float) -> list[Any]:
        drawn = [r for r in chosen if r[start] != r[end]]
        if not drawn:
            return []
        made = pixels(drawn).mark_rule(style="spread", strokeWidth=_BAR, opacity=opacity)
        x = alt.X(start, type="quantitative", scale=axis, axis=x_axis)
        return [made.encode(x=x, x2=alt.X2(end), y=y, tooltip=tooltip)]

    zero = pixels([{"nothing": 0.0, "y": 0.0, "y2": tall}]).mark_rule(style="base")
    zeros = zero.encode(x=alt.X("nothing", type="quantitative", scale=axis, axis=x_axis), y=y, y2=alt.Y2("y2"))
    texts = pixels(rows).mark_text(style="ink", align="left", baseline="middle", dx=5, fontSize=LABEL)
    return [
        *bar([r for r in rows if r["how"] == "stated"], "nothing", "low", 1.0),
        *bar([r for r in rows if r["how"] == "implied"], "nothing", "low", IMPLIED),
        *bar(rows, "low", "high", OPEN),
        *_ends([r for r in rows if r["low"] != r["high"]], x_axis, axis, y),
        zeros,
        texts.encode(x=alt.X("end", type="quantitative", scale=axis, axis=x_axis), y=y, text="text:N"),
    ]


def _ends(rows: Sequence[dict[str, Any]], x_axis: Any, axis: Any, y: Any) -> list[Any]:
    """A stroke at the greatest value of each bar."""
    if not rows:
        return []
    alt = altair()
    strokes = [{**r, "y": r["y"] - _BAR / 2, "y2": r["y"] + _BAR / 2} for r in rows]
    made = pixels(strokes).mark_rule(style="spread", strokeWidth=1.3, opacity=0.9)
    return [made.encode(x=alt.X("high", type="quantitative", scale=axis, axis=x_axis), y=y, y2=alt.Y2("y2"))]


def _texts(texts: Sequence[str], *, x: float, align: str, style: str = "ink", rows: Sequence[int] = ()) -> list[Any]:
    alt = altair()
    numbers = rows or range(len(texts))
    data = [{"y": (i + 0.5) * _ROW, "text": t} for i, t in zip(numbers, texts, strict=True)]
    made = pixels(data).mark_text(style=style, align=align, baseline="middle", fontSize=LABEL, clip=False)
    return [made.encode(x=alt.value(x), y=alt.Y("y", type="quantitative", scale=None, axis=None), text="text:N")]


def _column(texts: Sequence[str], head: str, at: float) -> list[Any]:
    made = _texts([head], x=at, align="right", style="quiet", rows=[-1])
    for style, signs in (("up", "▲"), ("down", "▼"), ("ink", "")):
        mine = [i for i, t in enumerate(texts) if t and (t.startswith(signs) if signs else t[0] not in "▲▼")]
        if mine:
            made += _texts([texts[i] for i in mine], x=at, align="right", style=style, rows=mine)
    return made


def _change(row: Ranked, name: str) -> str:
    change: Change | None = getattr(row, name)
    if change is None:
        return ""
    wide = change.high - change.low
    mark = "" if change.stated else _COMPUTED
    sign = "▲ " if change.low > 0 else "▼ " if change.high < 0 else ""
    if not change.stated and wide > _EXACT:
        return f"{sign}{_signed(change.low, 0)} to {_signed(change.high, 0)} %{mark}"
    middle = (change.low + change.high) / 2
    sign = "▲ " if middle > 0 else "▼ " if middle < 0 else ""
    return f"{sign}{_signed(middle, 0 if wide > _WHOLE else 1)} %{mark}"


def _signed(value: float, decimals: int) -> str:
    made = f"{value:+,.{decimals}f}".replace("-", "−")
    return made[1:] if made.strip("+−0.,") == "" else made


def _key(shown: Sequence[Ranked]) -> list[tuple[str, str]]:
    made = []
    if any(r.stated for r in shown):
        made.append(("bar", "stated"))
    if any(not r.stated for r in shown):
        made.append(("implied bar", "implied by other statements"))
    if any(r.low != r.high for r in shown):
        made.append(("open bar", "may lie in here"))
    return made if len(made) > 1 else []


def _subtitle(unit: str, place: str | None, scope: str | None, bases: Sequence[str]) -> str:
    parts = [unit, plain(place), plain(scope), f"with the change on {' and on '.join(bases)}" if bases else ""]
    return capital(", ".join(part for part in parts if part))


def _notes(
    found: Sequence[Ranked], shown: Sequence[Ranked], columns: Sequence[tuple[str, Sequence[str]]]
) -> tuple[str, ...]:
    made = []
    if any(t.endswith(_COMPUTED) for _, texts in columns for t in texts):
        made.append(f"{_COMPUTED} No page states this change: keisu computed it from the two values.")
    ranks = [r.rank for r in found]
    if any(ranks.count(r.rank) > 1 for r in shown):
        made.append("= The values may be equal: these share a rank.")
    if len(found) > len(shown):
        made.append(f"Not drawn: {len(found) - len(shown)} more with lower values.")
    return tuple(made)


def _alt(shown: Sequence[Ranked], period: str, measure: str, count: int) -> str:
    first = [f"{plain(r.subject)} {says(r.low, r.high, r.unit)}" for r in shown[:3]]
    what = f"{capital(plain(measure))} in {named(period)} of {count} {'subjects' if count > 1 else 'subject'}, as bars"
    rest = (
        f", down to {plain(shown[-1].subject)} {says(shown[-1].low, shown[-1].high, shown[-1].unit)}"
        if len(shown) > len(first)
        else ""
    )
    return f"{what}. First {'are' if len(first) > 1 else 'is'} {'; '.join(first)}{rest}."
