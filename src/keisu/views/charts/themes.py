"""Light and dark: the colours of every mark, as the configuration of a specification.

The palette is that of Okabe and Ito, told apart by people who see colours differently, some of it darkened so that
each colour has three times the luminance of the ground, or a third of it.
"""

from typing import Any

FONT = (
    "'Liberation Sans', 'Helvetica Neue', Arial, 'Noto Sans', 'Noto Sans CJK JP', 'Noto Sans JP', 'Hiragino Sans', "
    "'Yu Gothic', Meiryo, 'IPAGothic', sans-serif"
)
"""What text is set in: the first of these that the reader has, with Japanese ones among them."""

LIGHT = ("#0072B2", "#D55E00", "#007A5A", "#A5528A", "#7A6400", "#2F8FCB", "#3A3A3A")
DARK = ("#56B4E9", "#F0863A", "#2FC79A", "#E29CC6", "#F0E442", "#7FA6FF", "#D8D8D8")
GROUND = {False: "#FFFFFF", True: "#15171C"}
INK = {False: "#1B1D22", True: "#E9EAEE"}
QUIET = {False: "#565B66", True: "#A9AFBC"}
DOUBT = {False: "#B3261E", True: "#FF8A80"}
_GRID = {False: "#E1E4EA", True: "#30343D"}
_RULE = {False: "#8A909C", True: "#767D8B"}


def config(dark: bool) -> dict[str, Any]:
    """The configuration that draws a specification on a light or on a dark ground."""
    palette = DARK if dark else LIGHT
    ink, quiet, doubt, first = INK[dark], QUIET[dark], DOUBT[dark], palette[0]
    return {
        "background": GROUND[dark],
        "font": FONT,
        "view": {"stroke": None},
        "range": {"category": list(palette)},
        "title": {"color": ink, "font": FONT},
        "axis": {
            "labelColor": quiet,
            "titleColor": quiet,
            "gridColor": _GRID[dark],
            "domainColor": _RULE[dark],
            "tickColor": _RULE[dark],
            "labelFont": FONT,
            "titleFont": FONT,
        },
        "style": {
            "line": {"color": first},
            "stated": {"color": first, "stroke": GROUND[dark]},
            "official": {"color": ink, "stroke": GROUND[dark]},
            "spread": {"color": first},
            "arrow": {"color": first},
            "doubted": {"color": doubt},
            "halo": {"stroke": GROUND[dark]},
            "ink": {"color": ink},
            "quiet": {"color": quiet},
            "neutral": {"color": quiet},
            "base": {"color": _RULE[dark]},
            "up": {"color": palette[0]},
            "down": {"color": palette[1]},
        },
    }
