"""An article's blocks into sentences, and the gate that passes over those without a number."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from keisu.model import Article, Block, plain_blocks
from keisu.vocabulary import BlockKind


class Span(NamedTuple):
    """A sentence: `text[start:end]` of the article, the kind of its block and the block's number."""

    start: int
    end: int
    kind: BlockKind
    block: int


# A full stop ends a sentence unless it belongs to an abbreviation or an initial.
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9À-ÞЀ-Я$€£¥+#-])|\n+")
_LONGEST = 1000  # characters; what is longer is a list without stops, and is cut so that the work stays linear
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Inc|Corp|Co|Ltd|vs|No|Nos|approx|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct"
    r"|Nov|Dec|Gen|Gov|Sen|Rep|Rs|pct|ext|Ext|fig|Fig|vol|Vol|U\.S|U\.K|U\.N|E\.U|a\.m|p\.m|[A-Z])\.)$"
)


def sentences(article: Article) -> Iterator[Span]:
    """The sentences of an article in order; an article without blocks is read as plain text."""
    blocks: tuple[Block, ...] = article.blocks or tuple(plain_blocks(article.text))
    for number, block in enumerate(blocks):
        if block.kind in ("code", "related"):  # a related link is the headline of another article
            continue
        at = block.start
        for m in _END.finditer(article.text, block.start, block.start if block.kind == "table row" else block.end):
            # A look at the last few characters is enough to know an abbreviation.
            if m.group()[0] == "." and _ABBREVIATION.search(article.text, max(at, m.start() - 8), m.start() + 1):
                continue
            yield from _pieces(article.text, at, m.end(), block.kind, number)
            at = m.end()
        yield from _pieces(article.text, at, block.end, block.kind, number)


def _pieces(text: str, start: int, end: int, kind: BlockKind, number: int) -> Iterator[Span]:
    """What stands between two ends of sentences: one sentence, or several if it is longer than any sentence is."""
    while end - start > _LONGEST and kind != "table row":
        half = start + _LONGEST // 2
        found = (text.rfind(mark, half, start + _LONGEST) for mark in ("; ", ", ", " "))
        cut = next((at + 1 for at in found if at > 0), start + _LONGEST)
        if text[start:cut].strip():
            yield _trimmed(text, start, cut, kind, number)
        start = cut
    if text[start:end].strip():
        yield _trimmed(text, start, end, kind, number)


def _trimmed(text: str, start: int, end: int, kind: BlockKind, number: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()), kind, number)
