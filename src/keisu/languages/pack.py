"""Loading a language pack: TOML files into checked records."""

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

import msgspec

from keisu.errors import BrokenPack, UnknownPack
from keisu.languages.syntax import Syntax
from keisu.vocabulary import Bound


class General(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """language.toml: the name, the words to know it by, the number format, months and weekdays."""

    code: str
    name: str
    writing: Literal["words", "characters"]
    common_words: list[str]
    months: dict[str, int]
    weekdays: dict[str, int]


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """numbers.toml: number words. Scales and suffixes are powers of ten."""

    range_words: list[str]
    between_words: list[str]
    either_words: list[str]
    metres_before: list[str]
    ranging_words: list[str]
    not_range_after: list[str]
    half_words: list[str]
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
    prefixes: list[str]
    throughout: list[str]
    between: list[str]
    before: dict[str, Bound]
    after: dict[str, Bound]


class Changes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """changes.toml: words that say which way a quantity went."""

    up_verbs: list[str]
    down_verbs: list[str]
    up_words: list[str]
    down_words: list[str]
    up_nouns: list[str]
    down_nouns: list[str]
    widen_verbs: list[str]
    by_verbs: list[str]
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
    """units.toml: units by the words and symbols beside a number."""

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
    """periods.toml."""

    words: dict[str, list[str]]
    relative_years: dict[str, int]
    seasons: dict[str, list[int]]
    holidays: dict[str, str]
    pattern: list[PeriodPattern]


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

    def __hash__(self) -> int:
        """A pack is loaded once, so it is its own key."""
        return id(self)

    def __eq__(self, other: object) -> bool:
        """Packs are equal only to themselves."""
        return self is other


_FILES: dict[str, tuple[str, Any]] = {
    "language.toml": ("general", General),
    "numbers.toml": ("numbers", Numbers),
    "bounds.toml": ("bounds", Bounds),
    "changes.toml": ("changes", Changes),
    "measures.toml": ("measures", Measures),
    "units.toml": ("units", Units),
    "periods.toml": ("periods", Periods),
    "places.toml": ("places", Places),
    "cues.toml": ("cues", dict[str, Any]),
    "syntax.toml": ("syntax", Syntax),
}
_OPTIONAL = ("syntax.toml",)


def _folder() -> Traversable:
    return files("keisu.languages")


def read(code: str, name: str, record: Any) -> Any:
    """One file of a pack as a checked record, None for one that it may lack. Raises BrokenPack if it is not whole."""
    try:
        data = tomllib.loads(_folder().joinpath(code, name).read_text(encoding="utf-8"))
        return msgspec.convert(data, record)
    except (FileNotFoundError, NotADirectoryError) as error:
        if name in _OPTIONAL:
            return None
        raise BrokenPack(f"the language pack {code!r} lacks {name}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise BrokenPack(f"language pack {code!r}, {name}: {error}") from error


def _lexicon(code: str) -> Lexicon:
    """The table of unit forms that a script made for a pack; empty if it has none."""
    tables: dict[str, dict[str, str]] = {"unit": {}, "money": {}, "code": {}}
    file = _folder().joinpath(code, "lexicon.tsv")
    if file.is_file():
        for line in file.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                try:
                    kind, form, unit = line.split("\t")
                    tables[kind][form] = unit
                except (ValueError, KeyError) as error:
                    raise BrokenPack(
                        f"language pack {code!r}, lexicon.tsv: {line!r} is no class, form and unit"
                    ) from error
    return Lexicon(**tables)


@cache
def available() -> tuple[str, ...]:
    """The codes of the packs that ship with keisu, sorted."""
    folders = (p for p in _folder().iterdir() if p.is_dir() and not p.name.startswith("_"))
    return tuple(sorted(p.name for p in folders))


@cache
def load(code: str) -> Language:
    """The pack of a language written in words. Raises UnknownPack if there is none, BrokenPack if it is not whole."""
    check_known(code)
    return Language(lexicon=_lexicon(code), **{key: read(code, name, record) for name, (key, record) in _FILES.items()})


def check_known(code: str) -> None:
    """Raise UnknownPack, naming those there are, unless there is a pack of the language."""
    if code not in available():
        raise UnknownPack(f"no language pack {code!r}; there is {', '.join(available())}")


@cache
def general(code: str) -> General:
    """Only language.toml of a pack, for those who need no more."""
    check_known(code)
    made: General = read(code, "language.toml", General)
    return made


def writing(code: str) -> Literal["words", "characters"]:
    """Whether a language parts its words by spaces, so that it is read by words, or is read by characters."""
    return general(code).writing


def month_names(code: str | None) -> dict[str, int]:
    """Casefolded names and abbreviations of the months, 1 to 12; empty for a language without a pack."""
    return general(code).months if code in available() else {}
