"""Parts of speech and what words do in a sentence, by a conditional random field.

The weights lie in the folder of a language, with the words that its features need; `bench/train_tagger.py` makes them.
A language without weights has no tags, and its figures find their subjects by names and measure words alone.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import pycrfsuite

from keisu.figures.tokens import Token

_SUFFIX = 3


def features(tokens: Sequence[Token], skeleton: frozenset[str]) -> list[tuple[bytes, ...]]:
    """The features of each token: itself, two neighbours on either side, and the words of the skeleton around it.

    They are written as the model keeps them, which spares it the work.
    """
    own = [_own(t.text, t.low, t.kind) for t in tokens]
    near = [_EDGE, _EDGE, *(n for _, n in own), _EDGE, _EDGE]
    around = _skeleton(tokens, skeleton)
    return [
        (*itself, words, a[0], b[1], a[2], b[3], c[4], d[5])
        for c, a, (itself, _), b, d, words in zip(near, near[1:], own, near[3:], near[4:], around, strict=False)
    ]


def _skeleton(tokens: Sequence[Token], skeleton: frozenset[str]) -> list[bytes]:
    """For each token the last word of the skeleton in front of it and the next one behind it."""
    behind, last = [], "^"
    for t in tokens:
        behind.append(last)
        if t.low in skeleton:
            last = t.low
    around, following = [b""] * len(tokens), "$"
    for i in range(len(tokens) - 1, -1, -1):
        around[i] = f"{behind[i]}|{following}".encode()
        if tokens[i].low in skeleton:
            following = tokens[i].low
    return around


@lru_cache(maxsize=50_000)
def _own(text: str, low: str, kind: str) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """The features of a word as such, and what its neighbours see of it."""
    if kind == "number":
        return (b"w#", b"k#"), _near("#", "#")
    shape = "X" if text.isupper() else "x" if text.islower() else "M" if text[0].isupper() else "m"
    if kind in ("mark", "money"):
        shape = "." if kind == "mark" else "m"
    ending = low[-_SUFFIX:]
    return (f"w{low}".encode(), f"{shape}{ending}".encode()), _near(low, ending)


def _near(low: str, ending: str) -> tuple[bytes, ...]:
    """What the next word sees of a word, the word before it, both again of its ending, and those one further on."""
    return tuple(f.encode() for f in (f"a{low}", f"b{low}", f"A{ending}", f"B{ending}", f"c{low}", f"d{low}"))


_EDGE = _near("s", "s")  # what stands in front of a sentence and behind it


class Tagger:
    """Tags sentences of one language. Holds nothing of a text."""

    def __init__(self, code: str, skeleton: frozenset[str]) -> None:
        self._skeleton = skeleton
        self._model = pycrfsuite.Tagger()
        # The model points into these bytes and does not keep them.
        self._weights = files("keisu.languages").joinpath(code, "tagger.crfsuite").read_bytes()
        self._model.open_inmemory(self._weights)

    def tag(self, tokens: Sequence[Token]) -> list[str]:
        """A tag for each token."""
        tags: list[str] = self._model.tag(features(tokens, self._skeleton))
        return tags
