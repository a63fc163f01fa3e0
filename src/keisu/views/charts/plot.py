"""Lines, points and intervals over time, as layers of a specification."""

from collections.abc import Sequence
from math import floor, log10
from typing import Any

from keisu.views.charts.frame import BARS, ENDS, POINTS, altair
from keisu.views.charts.texts import LABEL
from keisu.views.charts.timeline import Axis
from keisu.views.charts.values import POWERS, Scale

_ROOM = 9.0  # pixels that a value has; with less its mark is smaller
_TOOLTIP = (("name", "of"), ("when", "period"), ("value", "value"), ("how", "known"))


class Plot:
    """One plot: the places of its axes, and the layers that are put on it.

    Colours are by series if there are several (`keys`), else by what is drawn.
    """

    def __init__(
        self,
        time: Axis,
        scale: Scale,
        width: float,
        *,
        points: int,
        keys: Sequence[str] = (),
        small: bool = False,
        labelled: bool = True,
    ) -> None:
        """`points` is how many values the fullest series has; with `small` fewer values are written at the axis,
        and none unless `labelled`."""
        self._alt = altair()
        self._time, self._scale, self._keys = time, scale, keys
        self._labelled, self.width = labelled, width
        self._room = min(width / points, _ROOM)
        self._ticks = scale.ticks[::2] if small else scale.ticks

    def layers(self, marks: Sequence[dict[str, Any]], *, spans: bool = False) -> list[Any]:
        """The marks of all series: lines at the back, points in front."""
        made = [self._ground()]
        if spans:
            across = [m for m in marks if not (m["up"] or m["down"])]
            made += self._some(across, lambda c: c.mark_rule(style="line", strokeWidth=1.5), x2=self._alt.X2("x2"))
        elif lines := _linked(marks):
            line = self._chart(lines).mark_line(style="line", strokeWidth=1.6, opacity=0.75)
            made.append(line.encode(**self.place("x", "y"), **self._colour(), detail=["series:N", "run:N"]))
        implied = [m for m in marks if m["how"] == "implied"]
        stated = [m for m in marks if m["how"] != "implied"]
        made += self._intervals(implied, "implied")
        made += self._intervals([m for m in stated if m["low"] != m["high"]], "spread")
        for how in ("up", "down"):
            made += self._arrows([m for m in marks if m[how]], how)
        for kind in ("stated", "official"):
            made += self.points([m for m in stated if m["how"] == kind and m["point"]], kind)
        return made

    def points(self, rows: Sequence[dict[str, Any]], kind: str) -> list[Any]:
        """The points of one kind, at their `y`."""
        if not rows:
            return []
        share = max(0.2, self._room / _ROOM)
        return [
            self._chart(rows)
            .mark_point(**{**look, "size": look["size"] * share})
            .encode(**self.place("x", "y"), **(self._colour() if kind != "doubted" else {}), tooltip=self._tooltip())
            for look in POINTS[kind]
        ]

    def texts(self, rows: Sequence[dict[str, Any]], **look: Any) -> list[Any]:
        """The `text` of each row at its place, on a halo that keeps it apart from lines."""
        if not rows:
            return []
        chart = self._chart(rows)
        common = {"fontSize": LABEL, "clip": False, **look}
        encoded = {**self.place("x", "y"), "text": "text:N"}
        return [
            chart.mark_text(**common, style="halo", strokeWidth=3.5, strokeJoin="round").encode(**encoded),
            chart.mark_text(**common, style="ink").encode(**encoded),
        ]

    def place(self, x: str, y: str) -> dict[str, Any]:
        """The encoding of a place in the plot by two fields."""
        alt, time, scale = self._alt, self._time, self._scale
        return {
            "x": alt.X(
                x,
                type="quantitative",
                scale=alt.Scale(domain=[time.low, time.high], nice=False, zero=False),
                axis=alt.Axis(
                    values=list(time.ticks),
                    labelExpr=time.labels,
                    grid=False,
                    title=None,
                    labelFlush=False,
                    labelOverlap=False,
                    labelPadding=5,
                    labelFontSize=LABEL,
                ),
            ),
            "y": alt.Y(
                y,
                type="quantitative",
                scale=alt.Scale(domain=[scale.bottom, scale.top], nice=False, zero=False),
                axis=alt.Axis(
                    values=list(self._ticks),
                    labelExpr=numbers(scale),
                    title=None,
                    domain=False,
                    ticks=False,
                    labels=self._labelled,
                    labelPadding=6,
                    labelFontSize=LABEL,
                    labelOverlap=False,
                ),
            ),
        }

    def rules(self, rows: Sequence[dict[str, Any]], **look: Any) -> list[Any]:
        """Upright rules from the `low` to the `high` of each row."""
        return self._some(rows, lambda c: c.mark_rule(**look), coloured=False)

    def _some(self, rows: Sequence[dict[str, Any]], mark: Any, *, x2: Any = None, coloured: bool = True) -> list[Any]:
        if not rows:
            return []
        colour = self._colour() if coloured else {}
        if x2 is not None:
            encoded = {**self.place("x", "y"), "x2": x2}
        else:
            encoded = {**self.place("x", "low"), "y2": self._alt.Y2("high")}
        return [mark(self._chart(rows)).encode(**encoded, **colour, tooltip=self._tooltip())]

    def _intervals(self, rows: Sequence[dict[str, Any]], kind: str) -> list[Any]:
        """Bars between two strokes; there is no stroke at an end that may lie beyond."""
        share = self._room / _ROOM
        look, ends = BARS[kind], ENDS[kind]
        bar = {**look, "strokeWidth": max(1.5, look["strokeWidth"] * share)}
        made = self._some(rows, lambda c: c.mark_rule(style="spread", **bar))
        for end, open_ in (("low", "down"), ("high", "up")):
            closed = [r for r in rows if not r[open_]]
            if closed:
                strokes = self._chart(closed).mark_point(style="spread", **{**ends, "size": ends["size"] * share**2})
                made.append(strokes.encode(**self.place("x", end), **self._colour()))
        return made

    def _arrows(self, rows: Sequence[dict[str, Any]], way: str) -> list[Any]:
        if not rows:
            return []
        end = "high" if way == "up" else "low"
        shape = "triangle-up" if way == "up" else "triangle-down"
        made = self._chart(rows).mark_point(style="arrow", shape=shape, filled=True, size=50, opacity=1, clip=False)
        return [made.encode(**self.place("x", end), **self._colour(), tooltip=self._tooltip())]

    def _ground(self) -> Any:
        """The line at nothing, if the scale runs over it, and the axes of an empty plot."""
        scale = self._scale
        at = 0.0 if scale.bottom <= 0 <= scale.top else scale.bottom
        row = {"x": self._time.low, "x2": self._time.high, "y": at}
        return self._chart([row]).mark_rule(style="base").encode(**self.place("x", "y"), x2=self._alt.X2("x2"))

    def _colour(self) -> dict[str, Any]:
        if not self._keys:
            return {}
        alt = self._alt
        return {"color": alt.Color("series:N", scale=alt.Scale(domain=list(self._keys)), legend=None)}

    def _tooltip(self) -> list[Any]:
        return [self._alt.Tooltip(field, type="nominal", title=title) for field, title in _TOOLTIP]

    def _chart(self, rows: Sequence[dict[str, Any]]) -> Any:
        return self._alt.Chart(self._alt.InlineData(values=list(rows)))


def numbers(scale: Scale) -> str:
    """The labels of an axis of values, as an expression of constants."""
    size = POWERS.get(scale.power or "", 1.0)
    step = min((abs(t) for t in scale.ticks if t), default=1.0) / size
    decimals = max(0, -floor(log10(step) + 1e-9) + (1 if _has_more_digits(step) else 0))
    return f"format(datum.value / {size:g}, ',.{decimals}~f')"


def _has_more_digits(step: float) -> bool:
    """Whether a step has a second digit (2.5), which a label must show."""
    first = step / 10.0 ** floor(log10(step) + 1e-9)
    return abs(first - round(first)) > 1e-6


def _linked(marks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The marks that a line joins with a neighbour."""
    found = []
    for i, mark in enumerate(marks):
        beside = [*marks[max(0, i - 1) : i], *marks[i + 1 : i + 2]]
        if any(m["run"] == mark["run"] and m["series"] == mark["series"] for m in beside):
            found.append(mark)
    return found
