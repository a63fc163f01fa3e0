"""Finding many literals in a text in one pass, however many they are.

Of each literal four characters stand for it, those that the fewest others have, and of these the last, since beginnings
("www.") are common. All the fours of a text are
numbers of 32 bits; a table tells which of them may be one of those. Only where one stands is a literal compared.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FOUR = 4
_SPREAD = 2_654_435_761  # Knuth's multiplier: the upper half of a product depends on all four characters
_SHIFT = 16


class Literals:
    """A set of literals of at least four characters, all ASCII; ValueError for any other."""

    def __init__(self, literals: Iterable[str]) -> None:
        kept = sorted(set(literals))
        if wrong := [literal for literal in kept if len(literal) < _FOUR or not literal.isascii()]:
            raise ValueError(f"not four characters of ASCII: {', '.join(map(repr, wrong))}")
        shared = Counter(four for literal in kept for four in set(_fours(literal)))
        self._of: dict[str, list[tuple[str, int]]] = {}
        for literal in kept:
            fours = _fours(literal)
            at = min(range(len(fours)), key=lambda i: (shared[fours[i]], -i))
            self._of.setdefault(fours[at], []).append((literal, at))
        self._table: NDArray[np.bool_] | None = None

    def places(self, text: str) -> Iterator[tuple[int, str]]:
        """Where each of the literals stands in `text`, with overlaps, each literal's places in ascending order."""
        for at in self._candidates(text):
            for literal, before in self._of.get(text[at : at + _FOUR], ()):
                if text.startswith(literal, at - before) and at >= before:
                    yield at - before, literal

    def _candidates(self, text: str) -> Sequence[int]:
        """The places of `text`, ascending, at which the four of a literal may stand."""
        import numpy as np

        if len(text) < _FOUR:
            return ()
        if self._table is None:
            self._table = np.zeros(1 << (32 - _SHIFT), np.bool_)
            codes = np.array([int.from_bytes(four.encode("ascii"), "little") for four in self._of], "<u4")
            self._table[_spread(codes)] = True
        data = text.encode("ascii", "replace")  # one byte a character, so that places stay
        found = []
        for shift in range(min(_FOUR, len(data) - _FOUR + 1)):
            codes = np.frombuffer(data, "<u4", (len(data) - shift) // _FOUR, shift)
            found.append(np.flatnonzero(self._table[_spread(codes)]) * _FOUR + shift)
        places: list[int] = np.sort(np.concatenate(found)).tolist()
        return places


def _spread(codes: "NDArray[np.uint32]") -> "NDArray[np.uint32]":
    import numpy as np

    spread: NDArray[np.uint32] = (codes * np.uint32(_SPREAD)) >> np.uint32(_SHIFT)
    return spread


def _fours(literal: str) -> list[str]:
    return [literal[i : i + _FOUR] for i in range(len(literal) - _FOUR + 1)]
