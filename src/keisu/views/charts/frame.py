"""What stands around a plot: title and subtitle above, key, notes and source line below, and the size of it all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from keisu.errors import ChartsNotInstalled
from keisu.views.charts import themes
from keisu.views.charts.texts import LABEL, NOTE, SUBTITLE, TITLE, length, lines

if TYPE_CHECKING:
    import altair as alt

MARGIN = 16  # pixels between the edge and the words
_TITLE_LINE, _SUBTITLE_LINE, _NOTE_LINE, _KEY_LINE = 21, 16, 14, 22
_BELOW_TITLE, _ABOVE_PLOT, _ABOVE_NOTES = 4, 20, 10


@dataclass(frozen=True, slots=True)
class Words:
    """The words around a plot, and what the chart shows in a sentence or two (`alt`)."""

    title: str
    subtitle: str
    notes: tuple[str, ...]
    source: str
    alt: str


@dataclass(frozen=True, slots=True)
class Edges:
    """The pixels that axes and labels take around the plots."""

    left: float
    right: float
    below: float
    above: float = 0.0


def altair() -> Any:
    """The library that makes the specifications. Raises ChartsNotInstalled."""
    try:
        import altair
    except ImportError as error:
        raise ChartsNotInstalled("charts need the extra: pip install 'keisu[charts]'") from error
    return altair


def framed(
    words: Words,
    layers: Sequence[Any],
    *,
    width: int,
    height: int,
    edges: Edges,
    key: Sequence[tuple[str, str]] = (),
    neutral: bool = False,
) -> tuple[dict[str, Any], int]:
    """The specification of a chart with one plot, and its whole height in pixels.

    `width` is that of the whole, `height` the plot's; `key` are the marks that are explained, each with its words, in
    no series' colour if `neutral`.
    """
    dress = _Dress(words, width, height, edges, key, neutral)
    chart = altair().layer(*layers, *dress.layers())
    return finished(
        chart.properties(width=width - edges.left - edges.right, height=height, **dress.properties())
    ), dress.tall


def framed_many(
    words: Words,
    plots: Sequence[Sequence[Any]],
    *,
    columns: int,
    between: tuple[float, float],
    width: int,
    height: int,
    edges: Edges,
    key: Sequence[tuple[str, str]] = (),
    neutral: bool = False,
) -> tuple[dict[str, Any], int]:
    """The same for several plots, each as its layers, row by row in so many columns.

    `height` is that of one plot; `between` are the pixels between two columns and between two rows.
    """
    alt = altair()
    rows = -(-len(plots) // columns)
    dress = _Dress(words, width, round(rows * height + (rows - 1) * between[1]), edges, key, neutral)
    wide = (width - edges.left - edges.right - between[0] * (columns - 1)) / columns
    first, *rest = plots
    made = [alt.layer(*layers).properties(width=wide, height=height) for layers in ([*first, *dress.layers()], *rest)]
    spacing = {"column": between[0], "row": between[1]}
    chart = alt.concat(*made, columns=columns, spacing=spacing, bounds="flush", **dress.properties())
    return finished(chart), dress.tall


class _Dress:
    """What stands around the plots of a chart, and the size of the whole."""

    def __init__(
        self, words: Words, width: int, height: int, edges: Edges, key: Sequence[tuple[str, str]], neutral: bool
    ) -> None:
        room = width - 2 * MARGIN
        self._neutral = neutral
        self._words, self._edges, self._key, self._width, self._height = words, edges, key, width, height
        self._title = lines(words.title, room, TITLE + 1, 2)
        self._subtitle = lines(words.subtitle, room, SUBTITLE, 3)
        self._notes = [one for text in (*words.notes, words.source) if text for one in lines(text, room, NOTE, 3)]
        above = _ABOVE_PLOT + edges.above + (_KEY_LINE if key else 0)
        words_above = len(self._title) * _TITLE_LINE + _BELOW_TITLE + len(self._subtitle) * _SUBTITLE_LINE
        self._top = MARGIN + words_above + above
        self._bottom = edges.below + _ABOVE_NOTES + len(self._notes) * _NOTE_LINE + MARGIN / 2

    @property
    def tall(self) -> int:
        """The height of the whole."""
        return round(self._top + self._height + self._bottom)

    def properties(self) -> dict[str, Any]:
        """Title, description and the room around the plots."""
        alt, edges = altair(), self._edges
        title = alt.TitleParams(
            text=self._title,
            anchor="start",
            align="left",
            baseline="top",
            orient="none",
            dx=MARGIN - edges.left,
            dy=MARGIN - self._top,
            fontSize=TITLE,
            fontWeight="bold",
            lineHeight=_TITLE_LINE,
        )
        return {
            "title": title,
            "description": self._words.alt,
            "autosize": alt.AutoSizeParams(type="pad"),
            "padding": 0,
        }

    def layers(self) -> list[Any]:
        """Subtitle, key and notes, at pixels from the corner of the first plot."""
        x = MARGIN - self._edges.left
        under = self._height + self._edges.below + _ABOVE_NOTES
        over = MARGIN - self._top + len(self._title) * _TITLE_LINE + _BELOW_TITLE
        return [
            self._sheet(),
            *_written(self._subtitle, x, over, SUBTITLE, _SUBTITLE_LINE),
            *_keyed(self._key, x, -self._edges.above - _KEY_LINE + 2, self._neutral),
            *_written(self._notes, x, under, NOTE, _NOTE_LINE),
        ]

    def _sheet(self) -> Any:
        """What makes the whole as large as it is to be: nothing that is drawn reaches beyond it."""
        alt, edges = altair(), self._edges
        row = {"x": -edges.left, "x2": self._width - edges.left, "y": -self._top, "y2": self._height + self._bottom}
        sheet = pixels([row]).mark_rect(opacity=0, strokeWidth=0, clip=False)
        return sheet.encode(**at(None), x2=alt.X2("x2"), y2=alt.Y2("y2"))


def finished(chart: "alt.TopLevelMixin") -> dict[str, Any]:
    """A chart as a specification, checked against the schema, with colours for a light ground."""
    made: dict[str, Any] = chart.to_dict()
    made["config"] = themes.config(dark=False)
    return made


def _written(texts: Sequence[str], x: float, y: float, size: int, line: int) -> list[Any]:
    """Lines of quiet text, the first from y on."""
    rows = [{"y": y + (i + 0.5) * line, "text": text} for i, text in enumerate(texts)]
    if not rows:
        return []
    return [pixels(rows).mark_text(style="quiet", **_TEXT, fontSize=size).encode(text="text:N", **at(x))]


def _keyed(key: Sequence[tuple[str, str]], x: float, y: float, neutral: bool) -> list[Any]:
    """One row of marks with their words."""
    rows: list[dict[str, Any]] = []
    for kind, text in key:
        rows.append({"x": x + 6, "y": y, "kind": kind, "text": text})
        x += 30 + length(text, LABEL)
    if not rows:
        return []
    words = [{**r, "x": r["x"] + 11} for r in rows]
    made = [pixels(words).mark_text(style="quiet", **_TEXT, fontSize=LABEL).encode(text="text:N", **at(None))]
    for row in rows:
        made += _key_marks(row["kind"], row, neutral)
    return made


_TEXT = {"align": "left", "baseline": "middle", "clip": False}


def _key_marks(kind: str, row: dict[str, Any], neutral: bool) -> list[Any]:
    """The marks of one kind as they are in the plot."""
    if kind in POINTS:
        looks = [{**look, "style": [look["style"], "neutral"] if neutral else look["style"]} for look in POINTS[kind]]
        return [pixels([row]).mark_point(clip=False, **look).encode(**at(None)) for look in looks]
    style = "neutral" if neutral else "spread"
    alt = altair()
    bar = {**row, "y": row["y"] - 6, "y2": row["y"] + 6}
    made = [pixels([bar]).mark_rule(style=style, clip=False, **BARS[kind]).encode(**at(None), y2=alt.Y2("y2"))]
    if kind in ENDS:
        ends = pixels([{**row, "y": row["y"] + d} for d in (-6, 6)])
        made.append(ends.mark_point(style=style, clip=False, **ENDS[kind]).encode(**at(None)))
    return made


def pixels(rows: Sequence[dict[str, Any]]) -> Any:
    """Rows that are placed by pixels."""
    return altair().Chart(altair().InlineData(values=list(rows)))


def at(x: float | None) -> dict[str, Any]:
    """The place of marks in pixels: all at one x, or each at its own."""
    alt = altair()
    own = alt.X("x", type="quantitative", scale=None, axis=None) if x is None else alt.value(x)
    return {"x": own, "y": alt.Y("y", type="quantitative", scale=None, axis=None)}


IMPLIED = 0.38
"""How opaque an implied interval is."""

OPEN = 0.2
"""How opaque a bar is between its least and its greatest value."""

BARS: dict[str, dict[str, Any]] = {
    "implied": {"strokeWidth": 8, "opacity": IMPLIED},
    "spread": {"strokeWidth": 1.5, "opacity": 1},
    "bar": {"strokeWidth": 12},
    "implied bar": {"strokeWidth": 12, "opacity": IMPLIED},
    "open bar": {"strokeWidth": 12, "opacity": OPEN},
}
"""The rules of each kind of interval."""

ENDS: dict[str, dict[str, Any]] = {
    "implied": {"shape": "stroke", "size": 64, "strokeWidth": 1.3, "opacity": 0.9},
    "spread": {"shape": "stroke", "size": 36, "strokeWidth": 1.5, "opacity": 1},
}
"""The strokes at the ends of an interval."""

POINTS: dict[str, tuple[dict[str, Any], ...]] = {
    "stated": ({"style": "stated", "filled": True, "size": 46, "strokeWidth": 0.8, "opacity": 1},),
    "official": (
        {"style": "official", "filled": True, "shape": "diamond", "size": 72, "strokeWidth": 0.8, "opacity": 1},
    ),
    "doubted": (
        {"style": "doubted", "filled": False, "size": 80, "strokeWidth": 1.5, "opacity": 1},
        {"style": "doubted", "shape": "M-.4,-.4L.4,.4M-.4,.4L.4,-.4", "size": 80, "strokeWidth": 1.5, "opacity": 1},
    ),
}
"""The points of each kind of value: one or more marks that are drawn over each other."""
