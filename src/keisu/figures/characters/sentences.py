"""An article's blocks into the sentences of a language of characters."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from keisu.model import Article, Block, plain_blocks

_END = re.compile(r"[。！？!?]+[」』）)\"”]*|\n+|(?<=[a-z])\.(?= [A-Z])")
_HEADS = ("title", "deck", "heading", "caption")
_LONGEST = 1000  # characters; what is longer is a list without stops, and is cut so that the work stays linear


class Sentence(NamedTuple):
    """A sentence: `text[start:end]` of the article, its block's number and kind, whether it heads something, and how
    many stood before it."""

    start: int
    end: int
    block: int
    kind: str
    head: bool
    number: int


def sentences(article: Article, text: str) -> Iterator[Sentence]:
    """The sentences of an article in order; `text` is its text with widths alike."""
    blocks: tuple[Block, ...] = article.blocks or tuple(plain_blocks(article.text))
    count = 0
    for number, block in enumerate(blocks):
        if block.kind in ("code", "related"):  # a related link is the headline of another article
            continue
        at = block.start
        ends = [] if block.kind == "table row" else [m.end() for m in _END.finditer(text, block.start, block.end)]
        for end in [*ends, block.end]:
            while end - at > 0:
                cut = min(end, at + _LONGEST)
                start = at + len(text[at:cut]) - len(text[at:cut].lstrip())
                stop = start + len(text[start:cut].rstrip())
                at = cut
                if stop > start:
                    head = block.kind in _HEADS or (count == 0 and text[stop - 1] not in "。！？!?")
                    yield Sentence(start, stop, number, block.kind, head, count)
                    count += 1
