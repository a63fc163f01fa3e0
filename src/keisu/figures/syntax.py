"""Parts of speech and what words do in a sentence, by a conditional random field.

The weights lie in the folder of a language, with the words that its features need; `bench/train_tagger.py` makes them.
A language without weights has no tags, and its figures find their subjects by names and measure words alone.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import pycrfsuite

from keisu.figures.tokens import Token

_EDGE = ("s", "s", "s")  # the features of what stands in front of a sentence and behind it
_SUFFIX = 3


def features(tokens: Sequence[Token], skeleton: frozenset[str]) -> list[list[str]]:
    """The features of each token: itself, two neighbours on either side, and the words of the skeleton around it."""
    own = [_own(t.text, t.low, t.kind) for t in tokens]
    near = [o[1] for o in own]
    size = len(tokens)
    behind, ahead = _skeleton(tokens, skeleton)
    rows = []
    for i in range(size):
        row = [*own[i][0], f"{behind[i]}|{ahead[i]}"]
        a = near[i - 1] if i else _EDGE
        b = near[i + 1] if i + 1 < size else _EDGE
        row += ("a" + a[0], "b" + b[0], "A" + a[1], "B" + b[1])
        row.append("c" + (near[i - 2][0] if i > 1 else "s"))
        row.append("d" + (near[i + 2][0] if i + 2 < size else "s"))
        rows.append(row)
    return rows


def _skeleton(tokens: Sequence[Token], skeleton: frozenset[str]) -> tuple[list[str], list[str]]:
    """For each token the last word of the skeleton in front of it and the next one behind it."""
    behind, last = [], "^"
    for t in tokens:
        behind.append(last)
        if t.low in skeleton:
            last = t.low
    ahead, following = [""] * len(tokens), "$"
    for i in range(len(tokens) - 1, -1, -1):
        ahead[i] = following
        if tokens[i].low in skeleton:
            following = tokens[i].low
    return behind, ahead


@lru_cache(maxsize=50_000)
def _own(text: str, low: str, kind: str) -> tuple[tuple[str, ...], tuple[str, str, str]]:
    """The features of a word as such, and what its neighbours see of it: word, ending, shape."""
    if kind == "number":
        return ("w#", "k#"), ("#", "#", "#")
    shape = "X" if text.isupper() else "x" if text.islower() else "M" if text[0].isupper() else "m"
    if kind in ("mark", "money"):
        shape = "." if kind == "mark" else "m"
    ending = low[-_SUFFIX:]
    return (
        ("w" + low, shape + ending),
        (low, ending, shape),
    )


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
