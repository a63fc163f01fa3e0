"""What marks look like, and how they are placed by pixels."""

from collections.abc import Sequence
from typing import Any

from keisu.errors import MissingLibrary


def altair() -> Any:
    """The library that makes the specifications. Raises MissingLibrary."""
    try:
        import altair
    except ImportError as error:
        raise MissingLibrary("charts need the extra: pip install 'keisu[charts]'") from error
    return altair


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
