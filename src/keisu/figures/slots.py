"""The patterns of periods.toml as regular expressions: their slots filled with the words of the language."""

import re

from keisu.figures.alternation import any_of
from keisu.languages import Language

_SLOT = re.compile(r"\{([a-z]+2?)\}")
_YEAR = r"(?:19|20)\d\d)(?![\d,.]\d)(?![%\d])"
_DAY = r"[12]\d|3[01]|0?[1-9])(?![\d,]\d)(?!\d|%|\.\d)"
# Slots that a text is looked through for before a pattern that needs them is tried.
ASKED = ("month", "year", "weekday", "day", "relative", "season", "holiday", "quarter")


def slots(language: Language) -> dict[str, str]:
    """The expression of each slot, which catches under the slot's name."""
    months = any_of(language.general.months)
    endings = [*language.numbers.ordinal_endings, *(["."] if language.numbers.format.ordinal_dot else [])]
    made = {
        "weekday": any_of(language.general.weekdays),
        "count": rf"\d{{1,2}}|{'|'.join(language.numbers.cardinals)}",
        "ordinal": rf"\d{{1,2}}(?:{any_of(endings)})|{any_of(language.numbers.ordinals)}",
        "relative": any_of(language.periods.relative_years),
        "season": any_of(language.periods.seasons),
        "holiday": any_of(language.periods.holidays).replace("'", "['’]"),
        "quarter": any_of(language.periods.named_quarters) or "(?!)",
        "short": r"\d\d",
    }
    catching = {name: f"(?P<{name}>{body})" for name, body in made.items()}
    for name in ("month", "month2"):
        catching[name] = rf"(?P<{name}>(?:{months})\b\.?)"
    for name in ("year", "year2"):
        catching[name] = f"(?P<{name}>{_YEAR}"
    for name in ("day", "day2"):
        catching[name] = f"(?P<{name}>{_DAY}"
    return catching


def compiled(pattern: str, slots: dict[str, str]) -> re.Pattern[str]:
    """The expression of a pattern: words are whole, case is ignored."""
    return re.compile(rf"(?<![\w.,])(?:{_filled(pattern, slots)})(?![\w])", re.IGNORECASE)


def fillers(slots: dict[str, str]) -> dict[str, re.Pattern[str]]:
    """For the slots of `ASKED`, what finds out whether a casefolded text could fill them."""
    return {name: re.compile(re.sub(r"\(\?P<\w+>", "(?:", slots[name])) for name in ASKED}


def _filled(pattern: str, slots: dict[str, str]) -> str:
    """The pattern with its slots filled; of slots named in two alternatives the first in the text catches."""
    seen: dict[str, int] = {}

    def fill(m: re.Match[str]) -> str:
        name = m[1]
        seen[name] = seen.get(name, 0) + 1
        again = f"_{seen[name]}" if seen[name] > 1 else ""
        return slots[name].replace(f"(?P<{name}>", f"(?P<{name}{again}>", 1)

    return _SLOT.sub(fill, pattern)
