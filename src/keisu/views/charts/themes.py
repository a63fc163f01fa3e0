"""Light and dark: the colours of every mark, as the configuration of a specification.

The palette is that of Okabe and Ito, told apart by people who see colours differently, some of it darkened so that
each colour has three times the luminance of the ground, or a third of it.
"""

import unicodedata
from collections.abc import Mapping
from typing import Any

_LATIN = "'Liberation Sans', 'Helvetica Neue', Arial, 'Noto Sans'"
_JAPANESE = "'Noto Sans CJK JP', 'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic', Meiryo, IPAGothic"
FONT = f"{_LATIN}, {_JAPANESE}, sans-serif"
JAPANESE_FONT = f"{_JAPANESE}, {_LATIN}, sans-serif"
"""What text is set in: the first of these that there is. The renderer of PNG tries no second one for what the first
lacks, so a chart with Japanese words has the Japanese ones first.
"""

LIGHT = ("#0072B2", "#D55E00", "#007A5A", "#A5528A", "#7A6400", "#2F8FCB", "#3A3A3A")
DARK = ("#56B4E9", "#F0863A", "#2FC79A", "#E29CC6", "#F0E442", "#7FA6FF", "#D8D8D8")
GROUND = {False: "#FFFFFF", True: "#15171C"}
INK = {False: "#1B1D22", True: "#E9EAEE"}
QUIET = {False: "#565B66", True: "#A9AFBC"}
DOUBT = {False: "#B3261E", True: "#FF8A80"}
_GRID = {False: "#E1E4EA", True: "#30343D"}
_RULE = {False: "#8A909C", True: "#767D8B"}


def themed(spec: Mapping[str, Any], dark: bool) -> dict[str, Any]:
    """A specification with the colours for a light or a dark ground, and with fonts that have its characters."""
    texts = [str(row["text"]) for rows in spec["datasets"].values() for row in rows if "text" in row]
    wide = any(unicodedata.east_asian_width(c) in ("W", "F") for text in (*texts, *spec["title"]["text"]) for c in text)
    return {**spec, "config": _config(dark, JAPANESE_FONT if wide else FONT)}


def _config(dark: bool, font: str) -> dict[str, Any]:
    palette = DARK if dark else LIGHT
    ink, quiet, doubt, first = INK[dark], QUIET[dark], DOUBT[dark], palette[0]
    return {
        "background": GROUND[dark],
        "font": font,
        "view": {"stroke": None},
        "range": {"category": list(palette)},
        "title": {"color": ink, "font": font},
        "axis": {
            "labelColor": quiet,
            "titleColor": quiet,
            "gridColor": _GRID[dark],
            "domainColor": _RULE[dark],
            "tickColor": _RULE[dark],
            "labelFont": font,
            "titleFont": font,
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
