"""The pieces that both roads lay out, and how they become one text with blocks at exact offsets."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from keisu.model import Block
from keisu.vocabulary import BlockKind

_UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\ud800-\udfff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SPACE = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
_LINES_TOGETHER = frozenset({"key point", "list item", "table row"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an article to be: tidy text on one line (code keeps its lines), and what it is.

    The first `lead` characters stand in the text before the block, not in it: the "More: " of a related link. `source`
    is where it stands in the page.
    """

    kind: BlockKind
    text: str
    level: int | None = None
    row: int | None = None
    lead: int = 0
    source: tuple[int, int] | None = None


def tidy(text: str) -> str:
    """`text` on one line: white space collapsed, invisible and control characters and lone surrogates gone.

    No-break spaces stay, since they hold numbers together.
    """
    flat = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    if flat.isprintable():  # then the only white space in it is the plain space, and nothing in it is invisible
        return " ".join(flat.split())
    return _SPACE.sub(" ", _UNSEEN.sub("", text)).strip()


def tidy_lines(text: str) -> str:
    """`text` with its lines and indents kept, invisible and control characters gone: for listings."""
    lines = (_UNSEEN.sub("", line).rstrip() for line in text.replace("\t", "    ").splitlines())
    return "\n".join(lines).strip("\n")


def assemble(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The text of the pieces and its blocks: a blank line between pieces, none within a list or a table."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    last: BlockKind | None = None
    for piece in pieces:
        if not piece.text[piece.lead :].strip():
            continue
        if last is not None:
            gap = "\n" if piece.kind == last and piece.kind in _LINES_TOGETHER else "\n\n"
            parts.append(gap)
            at += len(gap)
        parts.append(piece.text)
        blocks.append(Block(piece.kind, at + piece.lead, at + len(piece.text), piece.level, piece.row, piece.source))
        at += len(piece.text)
        last = piece.kind
    return "".join(parts), tuple(blocks)
