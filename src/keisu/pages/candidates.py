"""Candidate blocks: the runs of text that a browser would set apart, each of which knows where it stands."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from keisu.pages.marks import elements
from keisu.pages.tree import Tree

if TYPE_CHECKING:
    from turbohtml import Element

SIGNS = elements("signs")
_MOST_SPAN = 50  # boundaries without a tag in the source that are passed over in telling a span


@dataclass(slots=True, eq=False)
class Box:
    """An element that stands apart on the page. It holds the blocks from number `first` to before `last`, and `images`
    pictures; `number` is its own among the boxes, `kind` that of its tag and class among those of the page.
    """

    tag: str
    element: "Element"
    parent: "Box | None"
    depth: int
    name: str
    bits: int
    signs: int
    number: int
    kind: int
    first: int
    last: int
    images: int


@dataclass(slots=True, eq=False)
class Candidate:
    """A run of text that stands apart: `linked` and `bold` of its characters are so, `marks` are those of the
    elements within its line. `row` is its number if it is a row of a table, `border` the boundary before it.
    """

    text: str
    box: Box
    linked: int
    bold: int
    links: int
    marks: int
    row: int
    border: int


@dataclass(slots=True)
class Page:
    """The candidates of a page in order, its boxes (the outer before the inner), and the boundaries between blocks."""

    tree: Tree
    blocks: list[Candidate] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    borders: list[tuple["Element", bool]] = field(default_factory=list)

    def span(self, block: Candidate) -> tuple[int, int] | None:
        """Where a block stands in the page's text, from its start tag or the tag before it to the tag after it; None
        if that cannot be told."""
        first, is_end = self.borders[block.border]
        start = self.tree.ends(first) if is_end else self.tree.begins(first)
        for element, at_end in reversed(self.borders[max(0, block.border - _MOST_SPAN) : block.border]):
            if start is not None:
                break
            start = self.tree.ends(element) if at_end else self.tree.begins(element)
        for element, at_end in self.borders[block.border + 1 : block.border + 1 + _MOST_SPAN]:
            if not at_end:
                end = self.tree.begins(element)
            else:
                end = self.tree.ends(element) if element is first else self.tree.closes(element)
            if end is not None:
                return (start, end) if start is not None and start < end else None
        return None
