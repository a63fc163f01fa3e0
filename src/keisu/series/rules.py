"""Units and measures as `rules.toml` has them, asked one question at a time."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

UNKNOWN_UNIT = "unit"
"""The unit of a cell of which only changes are stated, so that nothing says what is counted."""

_MONEY = re.compile(r"[A-Z]{3}")
_RATE = re.compile(r"/|\bper\b")


@cache
def _rules() -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in _table().items() if isinstance(values, list)}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("keisu.series").joinpath("rules.toml").read_text(encoding="utf-8"))


def limit(name: str) -> float:
    """One of the limits, by its name in `rules.toml`."""
    return float(_table()["limits"][name])


def is_counted(unit: str) -> bool:
    """Whether values in a unit are whole numbers of things ("vehicle"), printed exactly unless rounded."""
    return not (unit in _rules()["measured"] or _MONEY.fullmatch(unit) or _RATE.search(unit))


def is_signed(unit: str) -> bool:
    """Whether a value in a unit may lie below nothing (money: a loss; a percentage; a temperature)."""
    return unit in _rules()["signed"] or bool(_MONEY.fullmatch(unit))


def is_additive(measure: str, unit: str) -> bool:
    """Whether the values of the parts of a time, or of a market, sum to that of the whole."""
    return measure in _rules()["additive"] and (is_counted(unit) or bool(_MONEY.fullmatch(unit)))
