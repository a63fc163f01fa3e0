"""The tree of an HTML page: the one door to the parser, so that another one could stand behind it.

The parser is turbohtml: the tree that browsers build, whatever the page; nothing in it is run or fetched, and depth
and length cost no more than in proportion, but for what `reopened` keeps out. Trees are only read here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from keisu.errors import NestedTooDeep, NoArticle
from keisu.pages.reopened import check_reopened

if TYPE_CHECKING:
    from turbohtml import Element


_LINE_END = re.compile("\r\n")


class Visitor(Protocol):
    """Who is shown a tree."""

    def begin(self, element: "Element") -> bool:
        """An element begins; False to pass over what is in it, and then no end is told."""

    def text(self, data: str) -> None:
        """A run of text."""

    def end(self) -> None:
        """The element that began last, and has not ended, ends."""


class Tree:
    """A parsed page. `text` is the page as it was parsed; spans are code-point offsets into it."""

    __slots__ = ("_breaks", "_document", "text")

    def __init__(self, text: str) -> None:
        """Raises NoArticle if the parser gives up on the page, NestedTooDeep if its tree would be out of proportion."""
        import turbohtml

        check_reopened(text)
        self.text = text
        self._breaks: list[int] | None = None
        try:
            self._document = turbohtml.parse(text, source_locations=True)
        except (ValueError, RecursionError, MemoryError) as error:
            raise NoArticle("the page is not HTML that can be parsed; --plain takes it as it is") from error

    def all(self, *tags: str) -> Iterator["Element"]:
        """The elements with one of these tags, in order."""
        return self._document.iter_elements(tags)

    def first(self, *tags: str) -> "Element | None":
        """The first element with one of these tags."""
        return next(self.all(*tags), None)

    def walk(self, visitor: Visitor, deepest: int) -> None:
        """Show the body to a visitor, in the order of the source.

        Raises NestedTooDeep if more than `deepest` elements that are shown stand in each other. (The parser itself,
        like browsers, nests no more than 512, however deep a page does, and costs no more than in proportion.)
        """
        import turbohtml

        element_type, text_type = turbohtml.Element, turbohtml.Text
        begin, text, end = visitor.begin, visitor.text, visitor.end
        root = self.first("body") or self._document.root
        if root is None or not begin(root):
            return
        stack = [iter(root.children)]
        while stack:
            if len(stack) > deepest:
                raise NestedTooDeep(f"the page nests more than the bound of {deepest:,} elements in each other")
            for node in stack[-1]:
                kind = type(node)
                if kind is text_type:
                    text(node.data)  # type: ignore[attr-defined]
                elif kind is element_type and begin(node):  # type: ignore[arg-type]
                    stack.append(iter(node.children))
                    break
            else:
                stack.pop()
                end()

    def begins(self, element: "Element") -> int | None:
        """Where an element's start tag begins; None if the page does not write it."""
        at = element.source_location
        return None if at is None else self._in_text(at.start_tag.start_offset)

    def ends(self, element: "Element") -> int | None:
        """Where an element's end tag ends; None if the page does not write it."""
        at = element.source_location
        return None if at is None or at.end_tag is None else self._in_text(at.end_tag.end_offset)

    def closes(self, element: "Element") -> int | None:
        """Where an element's end tag begins; None if the page does not write it."""
        at = element.source_location
        return None if at is None or at.end_tag is None else self._in_text(at.end_tag.start_offset)

    def _in_text(self, offset: int) -> int:
        """An offset of the parser, to which a line's end is one character, as an offset into `text`."""
        if self._breaks is None:
            self._breaks = [m.start() - before for before, m in enumerate(_LINE_END.finditer(self.text))]
        return offset + bisect_right(self._breaks, offset - 1)
