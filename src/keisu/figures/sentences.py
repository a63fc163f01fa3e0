"""An article's blocks into sentences, and the gate that passes over those without a number."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from keisu.languages import Language
from keisu.model import Article, Block, plain_blocks
from keisu.vocabulary import BlockKind


class Span(NamedTuple):
    """A sentence: `text[start:end]` of the article, the kind of its block and the block's number."""

    start: int
    end: int
    kind: BlockKind
    block: int


# A full stop ends a sentence unless it belongs to an abbreviation or an initial.
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«„¿¡(\[]*[A-Z0-9À-ÞЀ-Я$€£¥+#-])|\n+")
_LONGEST = 1000  # characters; what is longer is a list without stops, and is cut so that the work stays linear
_ORDINAL = r"(?<![\d.,])\d{1,2}"  # the digits of an ordinal that a full stop shows


class SentenceReader:
    """Finds the sentences of one language; holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        words = language.general.abbreviations
        forms = [rf"\b(?:{'|'.join(map(re.escape, [*words]))}|[A-Z])"]
        forms += [_ORDINAL] if language.numbers.format.ordinal_dot else []
        self._abbreviation = re.compile(rf"(?:{'|'.join(forms)})\.$")
        self._longest = 2 + max(map(len, words), default=0)  # a look at the last few characters is enough

    def read(self, article: Article) -> Iterator[Span]:
        """The sentences of an article in order; an article without blocks is read as plain text."""
        blocks: tuple[Block, ...] = article.blocks or tuple(plain_blocks(article.text))
        for number, block in enumerate(blocks):
            if block.kind in ("code", "related"):  # a related link is the headline of another article
                continue
            at, stop = block.start, block.start if block.kind == "table row" else block.end
            for m in _END.finditer(article.text, block.start, stop):
                if m.group()[0] == "." and self._goes_on(
                    article.text, max(at, m.start() - self._longest), m.start() + 1
                ):
                    continue
                yield from _pieces(article.text, at, m.end(), block.kind, number)
                at = m.end()
            yield from _pieces(article.text, at, block.end, block.kind, number)

    def _goes_on(self, text: str, start: int, end: int) -> bool:
        """Whether the full stop in front of `end` belongs to an abbreviation, an initial or an ordinal."""
        return self._abbreviation.search(text, start, end) is not None


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
