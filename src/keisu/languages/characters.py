"""Packs of languages that are written without spaces between words, as checked records.

Such a text is read by characters, not by words; its pack says in other ways what numbers, units and subjects are than
one of a language of words does. What all packs share (language.toml, measures.toml, places.toml) is in
`keisu.languages.records`.
"""

from functools import cache
from typing import Any

import msgspec

from keisu.languages.pack import check_known, read
from keisu.languages.records import General, Measures, PeriodPattern, Places
from keisu.vocabulary import Bound, FigureKind


class Worded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word that is a quantity in itself."""

    value: float
    unit: str
    kind: FigureKind
    bound: Bound = "="


class Numerals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """numbers.toml: the characters of numerals; `tens` and `scales` are powers of ten, `tenths` are in percent."""

    decimal_marks: list[str]
    spelt_marks: list[str]
    grouping_marks: list[str]
    minus_marks: list[str]
    plus_marks: list[str]
    range_marks: list[str]
    range_words: list[str]
    vague: list[str]
    not_numbers: list[str]
    ordinal_ends: list[str]
    equals: list[str]
    mixed: list[str]
    fraction: str
    half: list[str]
    digits: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    tenths: dict[str, float]
    worded: dict[str, Worded]


class SideBounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """bounds.toml: words in front of a number and behind its unit that bound it, and nouns behind which a figure is
    what is exceeded and not bounded."""

    before: dict[str, Bound]
    after: dict[str, Bound]
    exceeded: dict[str, list[str]]


class Directions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """changes.toml: words behind a quantity that say which way it went, and nouns in front of one."""

    up: list[str]
    down: list[str]
    up_nouns: list[str]
    down_nouns: list[str]
    gaps: list[str]
    between: list[str]


class Never(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What behind or in front of a number makes it no quantity."""

    after: list[str]
    before: list[str]


class OtherUnit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The other unit that a word may name, and the words in front of it that show so."""

    unit: str
    near: list[str]


class Counters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """units.toml: units and counters; a counter for things of many kinds is "" and counts what `things` tells."""

    currency_before: dict[str, str]
    after: dict[str, str]
    rates_before: dict[str, str]
    ambiguous: dict[str, OtherUnit]
    counted: dict[str, str]
    things: dict[str, str]
    smaller: dict[str, dict[str, int]]
    never: Never


class CharacterPeriods(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """periods.toml; see its head."""

    relative_years: dict[str, int]
    relative_fiscal: dict[str, int]
    eras: dict[str, int]
    seasons: dict[str, list[int]]
    words: dict[str, Any]
    pattern: list[PeriodPattern]
    halves: dict[str, int]


class CharacterLanguage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole pack. `cues` is cues.toml as it stands, read by the parts of `keisu.figures.characters` that it names."""

    general: General
    numbers: Numerals
    bounds: SideBounds
    changes: Directions
    measures: Measures
    units: Counters
    periods: CharacterPeriods
    places: Places
    cues: dict[str, Any]


_FILES: dict[str, tuple[str, Any]] = {
    "language.toml": ("general", General),
    "numbers.toml": ("numbers", Numerals),
    "bounds.toml": ("bounds", SideBounds),
    "changes.toml": ("changes", Directions),
    "measures.toml": ("measures", Measures),
    "units.toml": ("units", Counters),
    "periods.toml": ("periods", CharacterPeriods),
    "places.toml": ("places", Places),
    "cues.toml": ("cues", dict[str, Any]),
}


@cache
def load_characters(code: str) -> CharacterLanguage:
    """The pack of a language written without spaces. Raises UnknownPack if there is none, BrokenPack if it is not
    whole."""
    check_known(code)
    return CharacterLanguage(**{key: read(code, name, record) for name, (key, record) in _FILES.items()})
