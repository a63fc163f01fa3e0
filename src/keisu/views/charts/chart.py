"""What a chart is: its words, its data and its specification."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from keisu.views.rows import Row


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart, ready to be rendered, with all that it shows as data.

    `title` says what is shown; `subtitle` has the measure's unit, the place or scope and the span of time; `notes` say
    what is not drawn or has to be known to read it; `source` is the source line. `alt` says in one or two sentences
    what the chart shows, for those who do not see it. `rows` are the data under `columns`, the names whole. `spec` is
    the specification (Vega-Lite), which holds its data and refers to nothing outside it; `width` and `height` are its
    size in pixels. All words are plain text, without control characters: escape them as any text.
    """

    title: str
    subtitle: str
    notes: tuple[str, ...]
    source: str
    alt: str
    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    spec: Mapping[str, Any]
    width: int
    height: int
