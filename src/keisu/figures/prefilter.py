"""What a text must hold for a pattern of periods to be found in it, told from the pattern itself.

Looking for a word is many times cheaper than trying a pattern at every place. The analysis is conservative: what is
optional is never asked for, and of several ways one is enough.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from keisu.figures.slots import ASKED

_ITEM = re.compile(r"\(\?(?:[:=!]|<[=!])|\\[dwsbDWSB]|\\.|\[[^\]]+\]|\{[a-z]+\d?\}|[()|]|[?*]|\{\d+(?:,\d*)?\}|\+|.")
_DIGITS = re.compile(r"\\d|\[[\d-]+\]|[0-9]")
_DIGIT = re.compile(r"\d")
_LONE = re.compile(r"[^\W\d_]")  # a letter, which tells nothing by itself
_AROUND = ("(?=", "(?!", "(?<=", "(?<!")
_SHAPES = {"{short}": "00", "{year}": "0000", "{year2}": "0000", "{day}": "0 0", "{day2}": "0 0"}


@dataclass(frozen=True, slots=True)
class Need:
    """One way in which a pattern matches: the choices of words of each of which the text must hold one, those that tell
    most first, and the slots it must fill. In words and text every digit is written as a nought."""

    words: tuple[frozenset[str], ...]
    slots: frozenset[str]


_Entry = tuple[tuple[frozenset[str], ...], int]  # the choices that are left to look for, and the number of the pattern


class Prefilter:
    """Picks of many patterns those that a text can hold."""

    def __init__(self, patterns: Sequence[str], fillers: Mapping[str, re.Pattern[str]]) -> None:
        self._fillers = [(name, pattern.search) for name, pattern in fillers.items()]
        self._needs = [(need, number) for number, pattern in enumerate(patterns) for need in needs(pattern)]
        self._by_slots: dict[tuple[str, ...], dict[str, list[_Entry]]] = {}

    def candidates(self, text: str) -> list[int]:
        """The numbers of the patterns that may be found in a text, in order."""
        low = text.casefold()
        filled = tuple([name for name, search in self._fillers if search(low)])
        low = _DIGIT.sub("0", low)
        by_word = self._by_slots.get(filled)
        if by_word is None:
            by_word = self._by_slots[filled] = self._filled_by(filled)
        found = set()
        for word in [w for w in by_word if w in low]:
            for choices, number in by_word[word]:
                for choice in choices:  # written out, since it is done for every sentence
                    for other in choice:
                        if other in low:
                            break
                    else:
                        break
                else:
                    found.add(number)
        return sorted(found)

    def _filled_by(self, slots: Sequence[str]) -> dict[str, list[_Entry]]:
        """What is left to look for in a text that can fill these slots, by the word that tells most."""
        by_word: dict[str, list[_Entry]] = {}
        for need, number in self._needs:
            if need.slots.issubset(slots):
                for word in need.words[0] if need.words else ("",):
                    by_word.setdefault(word, []).append((need.words[1:], number))
        return by_word


@dataclass(slots=True)
class _Way:
    """A way through a pattern as far as it is read: its letters and digits, what its groups and slots ask for."""

    text: list[str] = field(default_factory=list)
    groups: list[tuple[Need, ...]] = field(default_factory=list)
    slots: set[str] = field(default_factory=set)


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
        way.text.append(" " if optional else _literal(item, items[i - 1] if counted else ""))
        if optional or item in _AROUND:
            continue
        if group is not None:
            way.groups.append(group)
        elif item.strip("{}0123456789") in ASKED:
            way.slots.add(item.strip("{}0123456789"))
    return tuple(_need(way) for way in ways), i


def _literal(item: str, times: str) -> str:
    """What an item that stands `times` ("{4}", "" for once) writes for certain, " " for what is not known."""
    if item in _SHAPES:
        return " " if times else _SHAPES[item]
    if _DIGITS.fullmatch(item):
        row = "0" * int(re.match(r"\{?(\d*)", times)[1] or 1)  # type: ignore[index]
        return row if not times or re.fullmatch(r"\{\d+\}", times) else f"{row} 0"
    if item[0] == "\\" and not item[1].isalnum():
        return " " if times else item[1]
    return item.casefold() if len(item) == 1 and item not in ".^$(" and not times else " "


def _need(way: _Way) -> Need:
    """What one way asks for: the slots and the words of all its parts."""
    choices = {frozenset({word}) for word in "".join(way.text).split() if not _LONE.fullmatch(word)}
    slots = set(way.slots)
    for group in way.groups:
        slots |= frozenset.intersection(*(n.slots for n in group))
        if all(n.words for n in group):
            choices.add(frozenset().union(*(n.words[0] for n in group)))
    return Need(tuple(sorted(choices, key=lambda c: (_tells(c), sorted(c)), reverse=True)), frozenset(slots))


def _tells(words: Iterable[str]) -> tuple[int, int]:
    """How much a choice of words tells: the length of its shortest, and how few they are."""
    words = list(words)
    return min(map(len, words)), -len(words)
