"""What an agent may ask: the arguments of each tool, with their bounds. The input schemas are made from these."""

from typing import Annotated

from msgspec import Meta, Struct

from keisu.vocabulary import FindingKind

MOST = 100
"""Figures, points or findings of one answer."""

_Words = Annotated[str, Meta(min_length=1, max_length=200)]
_Limit = Annotated[int, Meta(ge=1, le=MOST, description=f"How many to return, at most {MOST}.")]
_Offset = Annotated[int, Meta(ge=0, le=10_000_000, description="How many to pass over, to go on where a list ended.")]
_Subject = Annotated[
    _Words | None,
    Meta(description="Of whom: a name in any way of writing ('N-BOX', 'Suzuki'), or a subject_id. See overview."),
]
_Measure = Annotated[_Words | None, Meta(description="What is measured: sales, orders, production, ... See overview.")]
_Period = Annotated[
    _Words | None,
    Meta(
        description="When: 2025, 2025-H1, 2025-Q3, 2025-11, 2025-11-04, FY2024, or 2025-01/2025-11 for a span."
        " What lies within it counts too."
    ),
]
_Place = Annotated[_Words | None, Meta(description="Where: a country or region as the pages name it: Japan.")]
_Source = Annotated[
    _Words | None, Meta(description="Part of the name of who counted or said it, of the site, or of its address.")
]
_Language = Annotated[_Words | None, Meta(description="Language of the page, an ISO 639-1 code: en, ja, pt, ...")]


class Overview(Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing is asked for."""


class SearchFigures(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which figures are wanted; what is left out does not matter."""

    subject: _Subject = None
    measure: _Measure = None
    period: _Period = None
    place: _Place = None
    source: _Source = None
    language: _Language = None
    text: Annotated[_Words | None, Meta(description="Words within 200 characters of the figure in its page.")] = None
    limit: _Limit = 20
    offset: _Offset = 0


class GetSeries(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whose series is wanted, and which part of it."""

    subject: Annotated[_Words, Meta(description="Of whom: a name in any way of writing, or a subject_id.")]
    measure: _Measure = None
    place: _Place = None
    period: _Period = None
    limit: _Limit = 40
    offset: _Offset = 0


class Check(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which findings are wanted; what is left out does not matter."""

    subject: _Subject = None
    measure: _Measure = None
    period: _Period = None
    source: _Source = None
    language: _Language = None
    page: Annotated[int | None, Meta(description="Only findings with a statement of this page.")] = None
    kind: Annotated[FindingKind | None, Meta(description="Only findings of this kind.")] = None
    doubtful: Annotated[
        bool, Meta(description="Those too that are more likely misread by the program than wrong on a page.")
    ] = False
    limit: _Limit = 20
    offset: _Offset = 0


class ReadPage(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which page is wanted."""

    page: Annotated[int, Meta(ge=0, le=2_147_483_647, description="Its number in the store, as answers give it.")]
    limit: _Limit = 50
    offset: _Offset = 0
