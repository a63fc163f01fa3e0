"""Loading a language pack: TOML files into checked records."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import msgspec

from keisu.errors import BrokenPack, UnknownPack
from keisu.languages.phrases import Phrases
from keisu.languages.records import (
    Bounds,
    Changes,
    General,
    Language,
    Lexicon,
    Measures,
    Numbers,
    Periods,
    Places,
    Units,
)
from keisu.languages.syntax import Syntax

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
    "phrases.toml": ("phrases", Phrases),
}
# What texts are compared with word by word; the patterns of periods and the general words are not.
_PHRASES = ("numbers.toml", "bounds.toml", "changes.toml", "measures.toml", "units.toml", "places.toml", "cues.toml")
_OPTIONAL = ("syntax.toml", "phrases.toml")


def _folder() -> Traversable:
    return files("keisu.languages")


def _read(code: str, name: str) -> Any:
    """One checked file of a pack."""
    try:
        data = tomllib.loads(_folder().joinpath(code, name).read_text(encoding="utf-8"))
        if name in _PHRASES and (elided := general(code).elisions):
            data = _parted(data, re.compile(rf"\b({'|'.join(elided)})['’](?=\w)", re.IGNORECASE))
        return msgspec.convert(data, _FILES[name][1])
    except (FileNotFoundError, NotADirectoryError) as error:
        if name in _OPTIONAL:
            return None
        raise BrokenPack(f"the language pack {code!r} lacks {name}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise BrokenPack(f"language pack {code!r}, {name}: {error}") from error


def _parted(value: Any, elision: re.Pattern[str]) -> Any:
    """A file's contents with its phrases in the words that texts are read in: "chiffre d' affaires"."""
    if isinstance(value, dict):
        return {_parted(k, elision): _parted(v, elision) for k, v in value.items()}
    if isinstance(value, list):
        return [_parted(v, elision) for v in value]
    return elision.sub(r"\1' ", value) if isinstance(value, str) else value


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
def in_plural(noun: str) -> str:
    """The English plural of a counted noun, as measures are named: "association" is counted in "associations"."""
    units: Units = _read("en", "units.toml")
    own = next((many for many, one in units.irregular.items() if one == noun and many[0] == one[0]), None)
    if own is not None:
        return own
    endings = [(p["singular"], p["ends"]) for p in units.plural if p["singular"] != p["ends"]]
    for singular, ends in endings:
        if noun.endswith(singular) and not (singular == "y" and noun[-2:-1] in "aeiou"):
            return noun.removesuffix(singular) + ends
    return f"{noun}s"


@cache
def available() -> tuple[str, ...]:
    """The codes of the packs that ship with keisu, sorted."""
    folders = (p for p in _folder().iterdir() if p.is_dir() and not p.name.startswith("_"))
    return tuple(sorted(p.name for p in folders))


@cache
def load(code: str) -> Language:
    """The pack of a language. Raises UnknownPack if there is none, BrokenPack if it is not whole."""
    if code not in available():
        raise UnknownPack(f"no language pack {code!r}; there is {', '.join(available())}")
    return Language(lexicon=_lexicon(code), **{key: _read(code, name) for name, (key, _) in _FILES.items()})


@cache
def general(code: str) -> General:
    """Only language.toml of a pack, for those who need no more."""
    made: General = _read(code, "language.toml")
    return made


def month_names(code: str | None) -> dict[str, int]:
    """Casefolded names and abbreviations of the months, 1 to 12; empty for a language without a pack."""
    return general(code).months if code in available() else {}
