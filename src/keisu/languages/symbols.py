"""Units that need no language: signs and codes of currencies, shares, and the symbols of units."""

from functools import cache

import msgspec

from keisu.languages.tables import table
from keisu.vocabulary import Bound


class Symbols(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """symbols.toml: each symbol with its unit. `signs` are those of a language that mean something else there, `per`
    stands below a stroke, `bounds` in front of a number."""

    currencies: dict[str, str]
    signs: dict[str, dict[str, str]]
    shares: dict[str, str]
    units: dict[str, str]
    per: dict[str, str]
    bounds: dict[str, Bound]


@cache
def symbols() -> Symbols:
    """What symbols.toml holds."""
    made: Symbols = table("symbols.toml", Symbols)
    return made
