"""The two dataflows, SERIES and OBSERVATIONS: which dimensions and attributes they have, and what makes each.

Names are those of the cross-domain concepts of SDMX where there is one; LOWER_BOUND, UPPER_BOUND, TIME_DETAIL,
SOURCE_DETAIL and BASE_PER are those of the global data structure for the Sustainable Development Goals.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from keisu.views import tables
from keisu.views.exports.sdmx.codes import Codelist
from keisu.views.exports.sdmx.times import FREQUENCIES
from keisu.views.exports.tables import address

Row = Mapping[str, Any]
_NUMBER = "PURE_NUMB"  # the unit of a factor


@dataclass(frozen=True, slots=True)
class Component:
    """A dimension or an attribute: its identifier, what it is, and how its value comes from a row.

    A coded one names its `codelist` and gives the text that is to be coded and what people call it; any other has a
    type of SDMX, `type`.
    """

    id: str
    what: str
    value: Callable[[Row], Any]
    codelist: str | None = None
    name: Callable[[Row], str | None] = lambda row: None
    type: str = "String"


@dataclass(frozen=True, slots=True)
class Flow:
    """A dataflow: its identifier, what an observation is, its dimensions but for FREQ and TIME_PERIOD, its attributes.

    `asks` are the columns that its rows need.
    """

    id: str
    what: str
    dimensions: tuple[Component, ...]
    attributes: tuple[Component, ...]
    asks: tuple[str, ...]


FREQ = Component("FREQ", "Frequency", lambda row: row["freq"], "CL_FREQ")
TIME_PERIOD = Component("TIME_PERIOD", "Time period", lambda row: row["time"], type="ObservationalTimePeriod")
OBS_VALUE = Component("OBS_VALUE", "Observation value", lambda row: middle(row["low"], row["high"]), type="Double")


def codelists() -> dict[str, Codelist]:
    """All code lists, with the codes of the field's own and none else yet."""
    made = (
        Codelist("CL_FREQ", "Frequency", {code: (code, name) for code, name in FREQUENCIES.items()}),
        Codelist("CL_AREA", "Reference area"),
        Codelist("CL_MARKET", "Market"),
        Codelist("CL_SUBJECT", "Subject"),
        Codelist("CL_INDICATOR", "Indicator"),
        Codelist("CL_SCOPE", "Part of a market"),
        Codelist(
            "CL_UNIT_MEASURE",
            "Unit of measure",
            {"%": ("PT", "Per cent"), "pp": ("PP", "Percentage points"), _NUMBER: (_NUMBER, "Pure number")},
        ),
        Codelist("CL_TRANSFORMATION", "Relation to the base", _RELATIONS),
        Codelist("CL_OBS_STATUS", "Observation status", _STATUSES),
        Codelist("CL_BASIS", "How a value is known"),
    )
    return {one.id: one for one in made}


_RELATIONS = {
    "level": ("LEVEL", "The value itself"),
    "factor": ("FACTOR", "The value divided by that of the base"),
    "difference": ("DIFFERENCE", "The value less that of the base"),
}
_OPEN = "open"  # an interval with no end on one side has no middle
_STATUSES = {
    _OPEN: ("O", "Missing value"),
    "official": ("A", "Normal value"),
    "stated": ("A", "Normal value"),
    "implied": ("E", "Estimated value"),
}


def middle(low: float | None, high: float | None) -> float | str:
    """The middle of an interval to twelve digits; "NaN", as SDMX 3.0 has a number that is missing, if an end is."""
    return "NaN" if low is None or high is None else float(f"{low + (high - low) / 2:.12g}")


def _known(row: Row) -> str:
    return tables.known(row["stated"], row["pages"])


def _status(row: Row) -> str:
    if row["low"] is None or row["high"] is None:
        return _OPEN
    return _known(row) if "stated" in row else "stated"


def _pages(row: Row) -> int:
    return len({page for page in row["pages"] if page >= 0})


_CELL = (
    Component("REF_AREA", "Reference area", lambda row: row["place"], "CL_AREA"),
    Component("MARKET", "Market", lambda row: row["market"], "CL_MARKET"),
    Component("SUBJECT", "Subject", lambda row: row["subject_id"], "CL_SUBJECT", lambda row: row["subject"]),
    Component("INDICATOR", "Indicator", lambda row: row["measure"], "CL_INDICATOR"),
    Component("SCOPE", "Part of a market", lambda row: row["scope"], "CL_SCOPE"),
)
_OBS_STATUS = Component("OBS_STATUS", "Observation status", _status, "CL_OBS_STATUS")
_OF_CELL = ("market", "subject", "subject_id", "measure", "place", "scope", "period", "period_start", "period_end")
_BOUNDS = (
    Component("LOWER_BOUND", "Least value", lambda row: row["low"], type="Double"),
    Component("UPPER_BOUND", "Greatest value", lambda row: row["high"], type="Double"),
    Component("TIME_DETAIL", "Time period as keisu writes it", lambda row: row["period"]),
)

FLOWS = {
    "series": Flow(
        "SERIES",
        "A subject and measure in one period, stated or implied",
        (*_CELL, Component("UNIT_MEASURE", "Unit of measure", lambda row: row["unit"], "CL_UNIT_MEASURE")),
        (
            _OBS_STATUS,
            *_BOUNDS,
            Component("BASIS", "How the value is known", _known, "CL_BASIS"),
            Component("PAGES", "Number of pages that it rests on", _pages, type="Integer"),
        ),
        (*_OF_CELL, "unit", "low", "high", "stated", "pages"),
    ),
    "observations": Flow(
        "OBSERVATIONS",
        "A figure of an article in its cell",
        (
            *_CELL,
            Component(
                "UNIT_MEASURE",
                "Unit of measure",
                lambda row: _NUMBER if row["relation"] == "factor" else row["unit"],
                "CL_UNIT_MEASURE",
            ),
            Component("TRANSFORMATION", "Relation to the base", lambda row: row["relation"], "CL_TRANSFORMATION"),
            Component("STATEMENT", "Page and figure", lambda row: f"P{row['page']}F{row['figure']}"),
        ),
        (
            _OBS_STATUS,
            *_BOUNDS,
            Component("BASE_PER", "Base period", lambda row: row["base_period"]),
            Component("BASE_SUBJECT", "Subject of the base", lambda row: row["base_subject"]),
            Component("SOURCE_DETAIL", "Who says so, outermost last", lambda row: row["source"]),
            Component("QUOTE", "Words of the article", lambda row: row["quote"]),
            Component("START", "Where they begin in its text", lambda row: row["start"], type="Integer"),
            Component("END", "Where they end", lambda row: row["end"], type="Integer"),
            Component("TITLE", "Title of the article", lambda row: row["title"]),
            Component("SITE", "Site of the article", lambda row: row["site"]),
            Component("PUBLISHED", "Date of the article", lambda row: row["published"]),
            Component("URL", "Address of the article", lambda row: address(row["url"])),
        ),
        (
            *(*_OF_CELL, "unit", "low", "high", "relation", "base_period", "base_subject", "source", "quote"),
            *("start", "end", "title", "site", "published", "url", "page", "figure"),
        ),
    ),
}
"""The dataflows, by the name of the table they are made from."""
