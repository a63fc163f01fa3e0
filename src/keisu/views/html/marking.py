"""The text of an article cut where figures begin and end: each piece knows the figures that it is in."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keisu.model import Article, Block, Figure
from keisu.views.blocks import LISTED, runs

_BETWEEN_CELLS = " | "


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text that is part of the same figures throughout.

    `figures` are their numbers, the innermost (shortest) first; `begins` those that begin here.
    """

    text: str
    figures: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


Line = tuple[tuple[Piece, ...], ...]
"""A line of a part: its cells, of which only rows of tables have more than one."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block, a list or a table: `kind` is that of its blocks; `level` a heading's; `lines` its items or rows."""

    kind: str
    level: int
    lines: tuple[Line, ...]


def marked(article: Article, figures: Sequence[Figure]) -> tuple[Part, ...]:
    """The article as parts whose pieces say which figures they belong to; nested and overlapping figures too.

    Every character of every figure is in a piece of it, but for what parts the cells of a table.
    """
    cuts = _Cuts(article.text, figures)
    return tuple(_part(article, blocks, cuts) for blocks in runs(_filled(article, figures)))


def _part(article: Article, blocks: Sequence[Block], cuts: "_Cuts") -> Part:
    first = blocks[0]
    lines = tuple(tuple(tuple(cuts.pieces(a, b)) for a, b in _cells(article, block)) for block in blocks)
    kind = {"key point": "points", "list item": "list", "table row": "table"}.get(first.kind, first.kind)
    level = min(6, max(2, first.level or 2))
    return Part(kind, level, lines)


def _cells(article: Article, block: Block) -> Iterator[tuple[int, int]]:
    """Where the cells of a row are; any other block is one cell, without its bullet if it is listed."""
    at = block.start
    if block.kind == "table row":
        while (bar := article.text.find(_BETWEEN_CELLS, at, block.end)) >= 0:
            yield at, bar
            at = bar + len(_BETWEEN_CELLS)
    elif block.kind in LISTED and article.text[at : at + 2] in ("- ", "* ", "• ", "– "):
        at += 2
    yield at, block.end


def _filled(article: Article, figures: Sequence[Figure]) -> Article:
    """The article with what lies between its blocks and holds a figure as paragraphs, so that no figure is lost."""
    starts = sorted(f.start for f in figures)
    gaps, at = [], 0
    for block in (*article.blocks, None):
        until = len(article.text) if block is None else block.start
        if at < until and bisect_left(starts, until) > bisect_left(starts, at):
            gaps.append(Block("paragraph", at, until))
        at = until if block is None else block.end
    if not gaps:
        return article
    blocks = sorted((*article.blocks, *gaps), key=lambda b: b.start)
    return Article(article.text, blocks=tuple(blocks))


class _Cuts:
    """The text cut at every place where a figure begins or ends."""

    def __init__(self, text: str, figures: Sequence[Figure]) -> None:
        self._text = text
        ends = {0, len(text)}
        for f in figures:
            ends |= {f.start, f.end}
        self._places = sorted(ends)
        self._within: list[tuple[int, ...]] = []
        self._begins: dict[int, tuple[int, ...]] = {}
        coming = sorted(range(len(figures)), key=lambda n: figures[n].start)
        open_now: list[int] = []
        at = 0
        for place in self._places:
            open_now = [n for n in open_now if figures[n].end > place]
            new = []
            while at < len(coming) and figures[coming[at]].start == place:
                new.append(coming[at])
                at += 1
            open_now += new
            if new:
                self._begins[place] = tuple(new)
            self._within.append(tuple(sorted(open_now, key=lambda n: (figures[n].end - figures[n].start, n))))

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The text from `start` to `end` in pieces."""
        number = max(0, bisect_right(self._places, start) - 1)
        at = start
        while at < end:
            last = number + 1 >= len(self._places)
            until = end if last else min(end, self._places[number + 1])
            yield Piece(self._text[at:until], self._within[number], self._begins.get(at, ()))
            at, number = until, number + 1
