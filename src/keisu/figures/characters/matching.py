"""The longest of many words at a place of a text."""

from collections.abc import Mapping
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Longest(Generic[Value]):
    """Words with a value each. Looks one up at a place by its first character (or its last, `backward`), longest first;
    time does not grow with the number of words."""

    def __init__(self, words: Mapping[str, Value], backward: bool = False) -> None:
        self._by_character: dict[str, list[tuple[str, Value]]] = {}
        for word in sorted(words, key=lambda w: (-len(w), w)):
            self._by_character.setdefault(word[-1 if backward else 0], []).append((word, words[word]))

    def at(self, text: str, start: int) -> tuple[int, Value | None]:
        """The length of the longest word that begins at `start`, and its value; 0 and None if there is none."""
        for word, value in self._by_character.get(text[start : start + 1], ()):
            if text.startswith(word, start):
                return len(word), value
        return 0, None

    def before(self, text: str, end: int) -> tuple[int, Value | None]:
        """The same for the word that ends in front of `end`."""
        for word, value in self._by_character.get(text[end - 1 : end] if end else "", ()):
            if text.endswith(word, 0, end):
                return len(word), value
        return 0, None
