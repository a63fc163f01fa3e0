"""How far a page's blocks are like what is known of its article beforehand: title, description, the account that its
JSON-LD gives; and like the furniture of pages.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from keisu.pages import roles
from keisu.pages.candidates import Candidate
from keisu.pages.cues import cues, fold
from keisu.pages.metadata import Metadata

_BARE, _SHORT_LINK = 0.8, 80  # share of linked characters, and characters, of what is but a link
_TOLD = 200  # characters of a block whose words are compared with the title's
_LONG_WORD = 4  # characters
_LEAST_BODY = 200  # folded characters
_KNOWN_AGAIN = 120  # characters by which a block is known again
_SHORT = 14  # words of a block whose own words may tell what it is
_COLUMNS = 9


class Known:
    """What the metadata of a page tell of its article."""

    def __init__(self, told: Metadata) -> None:
        self._title = fold(told.title or "")
        self._title_words = _long_words(told.title or "")
        self._description = _long_words(told.description or "")
        body = fold(told.body or "")
        self._body = body if len(body) >= _LEAST_BODY else ""

    def columns(self, blocks: list[Candidate], density: NDArray[Any], words: NDArray[Any]) -> NDArray[np.float32]:
        """The likeness of each block, an array of nine features by blocks: whether it is the title, furniture, said
        before, a related link, a caption, a byline; its share of the title's and of the description's words; whether
        the page's own account has it (1 or -1; 0 where there is none). Nothing is told of what is but a link.
        """
        made = np.zeros((len(blocks), _COLUMNS), dtype=np.float32)
        seen: set[str] = set()
        furniture = cues().furniture
        title, title_words, description, body = self._title, self._title_words, self._description, self._body
        compared = bool(title_words or description)
        sizes = max(len(title_words), 1), max(len(description), 1)
        for i, (block, dense, count) in enumerate(zip(blocks, density.tolist(), words.tolist(), strict=True)):
            text = block.text
            if dense > _BARE and len(text) < _SHORT_LINK:
                continue
            row = made[i]
            if count <= _SHORT and dense < _BARE:
                folded = fold(text)
                row[0] = bool(folded) and folded == title
                row[1] = folded in furniture
                if ":" in text or "：" in text:
                    row[3] = roles.related(text) > 0
                    row[4] = roles.is_caption(text)
                if len(text) < _SHORT_LINK and roles.byline(text):
                    row[5] = 1
            if text in seen:
                row[2] = 1
            seen.add(text)
            if compared:
                said = text[:_TOLD].casefold().split()
                row[6] = len(title_words.intersection(said)) / sizes[0]
                row[7] = len(description.intersection(said)) / sizes[1]
            if body:
                row[8] = 1 if fold(text[:_KNOWN_AGAIN]) in body else -1
        return made.T


def _long_words(text: str) -> frozenset[str]:
    return frozenset(w for w in text[:_TOLD].casefold().split() if len(w) >= _LONG_WORD)
