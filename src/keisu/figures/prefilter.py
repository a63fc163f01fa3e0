"""What a text must hold for a pattern of periods to be found in it, told from the pattern itself.

Looking for a word is many times cheaper than trying a pattern at every place. The analysis is conservative: what is
optional is never asked for, and of several ways one is enough.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from keisu.figures.slots import ASKED

_WORD = re.compile(r"[a-z][a-z-]+[a-z]|/")
_ITEM = re.compile(r"\(\?(?:[:=!]|<[=!])|\\[dwsbDWSB]|\\.|\[[^\]]+\]|\{[a-z]+\d?\}|[()|]|[?*]|\{\d+(?:,\d*)?\}|\+|.")
_DIGITS = re.compile(r"\[[\d-]+\]")
_LITERAL = re.compile(r"[0-9]")
# Digits of a pattern's own, as slots: so many in a row, and one right behind a letter ("Q3").
_ROWS = {1: "digit", 2: "digits2", 3: "digits3"}
_CODE = "code"
_OWN = {"digit": r"\d", "digits2": r"\d\d", "digits3": r"\d\d\d", _CODE: r"[a-z]\d"}


@dataclass(frozen=True, slots=True)
class Need:
    """One way in which a pattern matches: the words of which it must hold one (none: no word can be asked for), and the
    slots it must fill. Digits of the pattern's own count as slots: "digit", "digits2" and "digits3" for so
    many in a row, and "code" for one right behind a letter."""

    words: frozenset[str]
    slots: frozenset[str]


class Prefilter:
    """Picks of many patterns those that a text can hold."""

    def __init__(self, patterns: Sequence[str], fillers: Mapping[str, re.Pattern[str]]) -> None:
        self._fillers = {**fillers, **{name: re.compile(own) for name, own in _OWN.items()}}
        self._by_word: dict[str, list[tuple[frozenset[str], int]]] = {}
        self._wordless: list[tuple[frozenset[str], int]] = []
        for number, pattern in enumerate(patterns):
            for need in needs(pattern):
                for word in need.words:
                    self._by_word.setdefault(word, []).append((need.slots, number))
                if not need.words:
                    self._wordless.append((need.slots, number))

    def candidates(self, text: str) -> list[int]:
        """The numbers of the patterns that may be found in a text, in order."""
        low = text.casefold()
        filled = frozenset(name for name, pattern in self._fillers.items() if pattern.search(low))
        found = {number for slots, number in self._wordless if slots <= filled}
        for word, entries in self._by_word.items():
            if word in low:
                found.update(number for slots, number in entries if slots <= filled)
        return sorted(found)


@dataclass(slots=True)
class _Way:
    """A way through a pattern as far as it is read: its literal letters, what its groups and slots ask for, and the
    digits in a row that it has just read."""

    text: list[str] = field(default_factory=list)
    groups: list[tuple[Need, ...]] = field(default_factory=list)
    slots: set[str] = field(default_factory=set)
    row: int = 0


def needs(pattern: str) -> tuple[Need, ...]:
    """What a text must hold one of, so that the pattern may match; of the slots those of `slots.ASKED` count."""
    items = [m.group() for m in _ITEM.finditer(pattern)]
    return _ways(items, 0)[0]


def _ways(items: Sequence[str], i: int) -> tuple[tuple[Need, ...], int]:
    """The needs of the alternatives from item `i` to the bracket that closes them, and the place behind it."""
    ways = [_Way()]
    while i < len(items) and items[i] != ")":
        item, way = items[i], ways[-1]
        if item == "|":
            ways.append(_Way())
            i += 1
            continue
        group: tuple[Need, ...] | None = None
        if item.startswith("("):
            group, i = _ways(items, i + 1)
        i += 1
        optional = i < len(items) and (items[i] in "?*" or items[i].startswith("{0"))
        counted = i < len(items) and (items[i] in "?*+" or re.fullmatch(r"\{\d.*", items[i]) is not None)
        i += counted
        plain = len(item) == 1 and item not in ".^$" and not counted
        _count_digits(way, item, items[i - 1] if counted else "", optional)
        way.text.append(item.casefold() if plain else " ")
        if optional or item in ("(?=", "(?!", "(?<=", "(?<!"):
            continue
        if group is not None:
            way.groups.append(group)
        elif item.strip("{}0123456789") in ASKED:
            way.slots.add(item.strip("{}0123456789"))
    return tuple(_need(way) for way in ways), i


def _count_digits(way: _Way, item: str, times: str, optional: bool) -> None:
    """Take note of an item that is one digit, or `times` ("{4}") so many; of two in "{short}"."""
    one = item == "\\d" or _DIGITS.fullmatch(item) is not None or (_LITERAL.fullmatch(item) is not None and not times)
    if item != "{short}" and (optional or not one):
        way.row = 0
        return
    least = int(re.match(r"\{?(\d*)", times)[1] or 1)  # type: ignore[index]
    if way.row == 0 and way.text and way.text[-1].isalpha():
        way.slots.add(_CODE)
    way.row += 2 if item == "{short}" else least
    way.slots.add(_ROWS[min(way.row, max(_ROWS))])
    if times and not re.fullmatch(r"\{\d+\}", times):
        way.row = 0  # what follows need not stand in the same row


def _need(way: _Way) -> Need:
    """What one way asks for: the slots of all its parts, and of its words and groups the one that says most."""
    choices = [frozenset({word}) for word in _WORD.findall("".join(way.text))]
    slots = set(way.slots)
    for group in way.groups:
        slots |= frozenset.intersection(*(n.slots for n in group))
        if all(n.words for n in group):
            choices.append(frozenset().union(*(n.words for n in group)))
    return Need(max(choices, key=_tells, default=frozenset()), frozenset(slots))


def _tells(words: Iterable[str]) -> tuple[int, int]:
    """How much a choice of words tells: the length of its shortest, and how few they are."""
    words = list(words)
    return min(map(len, words)), -len(words)
