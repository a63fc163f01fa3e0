"""From the tree that the extractor leaves to pieces of an article."""

from collections.abc import Iterator
from typing import Any

from keisu.pages import roles
from keisu.pages.pieces import Piece, tidy, tidy_lines
from keisu.vocabulary import BlockKind

_KINDS: dict[str, BlockKind] = {
    "p": "paragraph",
    "head": "heading",
    "item": "list item",
    "quote": "quote",
    "ab": "heading",
}
_HOLDERS = frozenset({"body", "list", "div", "main", "article", "section"})
_PROSE_CELL = 25  # words: a row of one cell as long as this is a paragraph in a table of layout


def pieces_of(body: Any) -> list[Piece]:
    """The pieces of an extracted tree, in order."""
    return list(_walk(body, "paragraph"))


def _walk(element: Any, kind: BlockKind) -> Iterator[Piece]:
    """The pieces in an element: its own text, broken by the elements in it that are pieces themselves."""
    if element.tag == "table":
        yield from _rows(element)
        return
    if element.tag == "code":
        listing = "".join(element.itertext())
        yield Piece("code", tidy_lines(listing)) if "\n" in listing.strip() else Piece(kind, tidy(listing))
        return
    kind = _KINDS.get(element.tag, kind) if kind not in ("quote", "list item") or element.tag == "head" else kind
    level = _level(element) if kind == "heading" else None
    run = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str):
            run.append(child.tail or "")
        elif child.tag == "lb":
            yield from _own(run, kind, level)
            run = [child.tail or ""]
        elif child.tag in _KINDS or child.tag in _HOLDERS or child.tag == "table" or _is_listing(child):
            yield from _own(run, kind, level)
            yield from _walk(child, kind)
            run = [child.tail or ""]
        else:
            run += [*child.itertext(), child.tail or ""]
    yield from _own(run, kind, level)


def _is_listing(element: Any) -> bool:
    return element.tag == "code" and "\n" in "".join(element.itertext()).strip()


def _own(run: list[str], kind: BlockKind, level: int | None) -> Iterator[Piece]:
    text = tidy("".join(run))
    if text:
        yield Piece(kind, text, level=level)


def _level(head: Any) -> int:
    rend = head.get("rend") or ""
    return int(rend[1]) if rend[:1] == "h" and rend[1:2] in tuple("123456") else 2


def _rows(table: Any) -> Iterator[Piece]:
    for number, row in enumerate(table.iter("row"), start=1):
        cells = [tidy(" ".join(cell.itertext())) for cell in row.iter("cell")]
        filled = [c for c in cells if c]
        if len(filled) == 1 and roles.words(filled[0]) >= _PROSE_CELL:
            yield Piece("paragraph", filled[0])
        elif filled:
            yield Piece("table row", " | ".join(cells), row=number)
