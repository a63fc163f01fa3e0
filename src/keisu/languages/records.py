"""What the files of a language pack hold, as checked records; each TOML file says at its head what its keys do."""

from typing import Any, Literal

import msgspec

from keisu.languages.phrases import Phrases
from keisu.languages.syntax import Syntax
from keisu.vocabulary import Bound


class General(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """language.toml: the name, how it is written, the words to know it by, months and weekdays.

    `elisions` are words that lose their vowel and an apostrophe joins to the next ("l'euro", without the apostrophe),
    `capital_nouns` tells that every noun has a capital, `compounds` that the end of a long word says what it is;
    `abbreviations` end in a full stop that ends no sentence.
    """

    code: str
    name: str
    writing: Literal["words", "characters"]
    capital_nouns: bool
    elisions: list[str]
    abbreviations: list[str]
    common_words: list[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    compounds: bool = False


class Format(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How numbers are written in digits: the mark in front of the decimals, those between groups of three digits.

    `mixed` tells that articles may use the two the other way round, `pairs` that groups of two are used (lakhs),
    `ordinal_dot` that a full stop behind a number makes it an ordinal ("3. Quartal").
    """

    decimal: Literal[".", ","]
    grouping: list[str]
    mixed: bool
    pairs: bool
    ordinal_dot: bool


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """numbers.toml: number words. Scales and suffixes are powers of ten.

    `tens_joints` stand between tens and ones ("trinta e cinco"), `scale_joints` between a scale and what is counted
    ("milhões de carros").
    """

    format: Format
    tens_joints: list[str]
    scale_joints: list[str]
    range_words: list[str]
    between_words: list[str]
    either_words: list[str]
    metres_before: list[str]
    ranging_words: list[str]
    not_range_after: list[str]
    half_words: list[str]
    lone_halves: list[str]
    and_words: list[str]
    dozen_words: list[str]
    point_words: list[str]
    minus_words: list[str]
    article_words: list[str]
    pronoun_ones: list[str]
    cardinals: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    money_suffixes: dict[str, int]
    ordinals: dict[str, int]
    ordinal_endings: dict[str, int]
    fractions: dict[str, int]
    multiples: dict[str, float]


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """bounds.toml: words before and after a number that bound it."""

    positions: list[str]
    outcome: list[str]
    prefixes: list[str]
    throughout: list[str]
    between: list[str]
    before: dict[str, Bound]
    after: dict[str, Bound]


class Changes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """changes.toml: words that say which way a quantity went.

    `verb` tells where the verb stands that governs a number: right in front ("near"), anywhere in front in its clause
    ("front"), or anywhere in its clause ("clause", "ist um 2 Prozent gestiegen"); `of_change` that a noun of change
    behind a percentage may follow a preposition ("3 % de hausse"). `parted_up` and `parted_down` are verbs whose
    second part stands at the end of the clause ("gab ... nach"). `by_words` stand in front of how much it changed
    ("fell by 3 percent", "recule de 3 %"), also where they begin what it changed from.
    """

    verb: Literal["near", "front", "clause"]
    of_change: bool
    parted_up: list[str]
    parted_down: list[str]
    up_verbs: list[str]
    down_verbs: list[str]
    up_words: list[str]
    down_words: list[str]
    up_nouns: list[str]
    down_nouns: list[str]
    widen_verbs: list[str]
    by_verbs: list[str]
    by_words: list[str]
    neutral_nouns: list[str]
    rate_nouns: list[str]
    rate_words: list[str]
    particle_verbs: list[str]
    after_up: list[str]
    after_down: list[str]
    fillers: list[str]


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is measured; `counts` if it counts things rather than money or a rate, `daily` if it has a
    value each day, `usual` are units that are stated of nothing else where nothing is said, `paid` verbs that show it
    of money alone, `single` says that it may be of one share."""

    name: str
    nouns: list[str]
    verbs: list[str]
    units: list[str]
    paid: list[str] = []
    subjects: list[str] = []
    thing: str | None = None
    usual: list[str] = []
    counts: bool = False
    daily: bool = False
    small: bool = False
    single: bool = False


class Measures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """measures.toml."""

    measure: list[Measure]


class GluedUnit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit of one letter that touches its digits; if it has words `near`, one of them must be around it."""

    unit: str
    near: list[str] = []


class AmbiguousUnit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The other unit that a form may name: if a word of `near` is around it, or one of `behind` right behind it."""

    unit: str
    near: list[str]
    behind: list[str]


class Dollars(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sign that several currencies share, the one that it means by itself, and the one of each place."""

    sign: str
    plain: str
    places: dict[str, str]


class SharedCurrency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words for a currency of which several places have one of that name, and each place's."""

    words: frozenset[str]
    places: dict[str, str]


class Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """units.toml: units by the words and symbols beside a number.

    `powers` are those of ten of a unit that is a part of another: "três décimas" are 0.3 percentage points.
    `counted_noun` tells which word of the phrase behind a number is the noun that it counts: the "last" ("two new
    cars"), the "first" ("dois carros novos"), or the first with a "capital" ("zwei neue Autos"). `nouns` has the
    English singular of counted nouns.
    """

    counted_noun: Literal["last", "first", "capital"]
    nouns: dict[str, str]
    powers: dict[str, int]
    currency_before: dict[str, str]
    shared: dict[str, SharedCurrency]
    currency_spelt: dict[str, str]
    currency_after: dict[str, str]
    percent: dict[str, str]
    after: dict[str, str]
    persons: dict[str, list[str]]
    dollars: Dollars
    glued: dict[str, GluedUnit]
    scaled_money: dict[str, int]
    below_zero: dict[str, list[str]]
    ambiguous: dict[str, AmbiguousUnit]
    unrated: dict[str, list[str]]
    smaller: dict[str, dict[str, int]]
    per: dict[str, list[str]]
    counted: dict[str, str]
    placeholder: dict[str, list[str]]
    skip: dict[str, list[str]]
    irregular: dict[str, str]
    plural: list[dict[str, str]]
    part: dict[str, list[str]]
    moves: dict[str, str]
    stop: dict[str, list[str]]


class Lexicon(msgspec.Struct, frozen=True):
    """lexicon.tsv, which a pack may lack: forms of units, of currencies behind a number, and in front of one."""

    unit: dict[str, str]
    money: dict[str, str]
    code: dict[str, str]


class PeriodPattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way of naming a period; see the head of periods.toml."""

    match: str
    gives: str
    role: str = "any"


class Periods(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """periods.toml; `named_quarters` are the numbers of quarters that have a name of their own."""

    words: dict[str, list[str]]
    relative_years: dict[str, int]
    seasons: dict[str, list[int]]
    holidays: dict[str, str]
    pattern: list[PeriodPattern]
    named_quarters: dict[str, int] = {}


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """places.toml: ways of naming countries and regions, with the one name of each."""

    names: dict[str, str]


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole pack. `cues` is cues.toml as it stands, read by the parts of `keisu.figures` that it names."""

    general: General
    numbers: Numbers
    bounds: Bounds
    changes: Changes
    measures: Measures
    units: Units
    lexicon: Lexicon
    periods: Periods
    places: Places
    cues: dict[str, Any]
    syntax: Syntax | None
    phrases: Phrases | None

    def __hash__(self) -> int:
        """A pack is loaded once, so it is its own key."""
        return id(self)

    def __eq__(self, other: object) -> bool:
        """Packs are equal only to themselves."""
        return self is other
