"""The clean article in Markdown: headings, lists, tables, quotes, listings; and as plain text."""

import re
from collections.abc import Iterator

from keisu.model import Article, Block
from keisu.views.blocks import LISTED, runs
from keisu.views.words import safe

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_AT_HEAD = re.compile(r"(?:[#+=~-]|\d{1,9}[.)](?!\S))")
_TICKS = re.compile("`+")


def markdown(article: Article) -> str:
    """The article as Markdown (CommonMark and its tables), ending with a line break.

    What the page's text has of Markdown's own signs is escaped and control characters are spaces, so that it reads as
    it stood on the page. The title is a heading of the first level, the deck bold, captions are in italics, and
    related links a list; the first row of a table is its head.
    """
    parts = []
    for blocks in runs(article):
        parts.append("\n".join(_lines(article, blocks)))
    return "\n\n".join(part for part in parts if part) + "\n"


def plain(article: Article) -> str:
    """The text of the article as it is kept, its control characters but for line breaks as spaces."""
    return "\n".join(safe(line) for line in article.text.split("\n")).rstrip() + "\n"


def _lines(article: Article, blocks: list[Block]) -> Iterator[str]:
    """The lines of one block, list or table."""
    kind = blocks[0].kind
    texts = [article.text[b.start : b.end] for b in blocks]
    if kind == "table row":
        yield from _table(texts)
    elif kind in LISTED:
        yield from (f"* {_line(text)}" for text in texts)
    elif kind == "code":
        yield from _listing(texts[0])
    elif kind in ("title", "heading"):
        yield f"{'#' * (1 if kind == 'title' else min(6, max(2, blocks[0].level or 2)))} {_line(texts[0])}"
    elif kind == "quote":
        yield from (f"> {_line(line)}" for line in texts[0].split("\n"))
    else:
        mark = {"deck": "**", "caption": "*"}.get(kind, "")
        yield f"{mark}{_line(texts[0])}{mark}"


def _inline(text: str) -> str:
    """Text within a line, with nothing in it that Markdown would take for its own."""
    return _SPECIAL.sub(r"\\\1", " ".join(safe(text).split()))


def _line(text: str) -> str:
    """Text as a line, which Markdown does not take for a heading, a rule or an item of a list either."""
    text = _inline(text)
    m = _AT_HEAD.match(text)
    return f"{text[: m.end() - 1]}\\{text[m.end() - 1 :]}" if m else text


def _table(rows: list[str]) -> Iterator[str]:
    cells = [[_inline(cell) for cell in row.split(" | ")] for row in rows]
    width = max(map(len, cells))
    for number, row in enumerate(cells):
        yield f"| {' | '.join(row + [''] * (width - len(row)))} |"
        if number == 0:
            yield f"|{' --- |' * width}"


def _listing(text: str) -> Iterator[str]:
    fence = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(text)), default=0))
    yield fence
    yield from (safe(line) for line in text.split("\n"))
    yield fence
