"""One walk over the tree of a page, in the order of the source, which gathers its candidate blocks."""

from typing import TYPE_CHECKING

from keisu.errors import PageTooLarge, TooManyAttributes
from keisu.pages.candidates import SIGNS, Box, Candidate, Page
from keisu.pages.limits import DEFAULTS, Limits
from keisu.pages.marks import breaking_class, elements, hiding_class, hiding_style, mark_bits
from keisu.pages.pieces import tidy, tidy_lines
from keisu.pages.tree import Tree

if TYPE_CHECKING:
    from turbohtml import Element

_ASIDE = frozenset(elements("aside"))
_LEAST = 200  # characters of a page below which nothing is passed over
_BOLD = frozenset({"b", "strong"})
_LAYOUT = elements("layout")
_SIGN = {tag: 1 << i for i, tag in enumerate(SIGNS)}
_ARTICLE = _SIGN["article"] | _SIGN["main"]
_KIND = {
    **dict.fromkeys(("img", "picture"), "image"),
    **dict.fromkeys(elements("apart"), "block"),
    **dict.fromkeys(elements("unread"), "unread"),
    "br": "break",
}
_NAMING = ("id", "role", "itemprop", "data-testid")
_CELL = "\x1f"
_MOST_BLOCKS = 30_000
_MOST_SPANNED = 50  # columns that a cell may span


def page_of(tree: Tree, limits: Limits = DEFAULTS) -> Page:
    """The candidates of a page. Text that is hidden, code of the page and controls of forms are not among them.

    Raises PageTooLarge for more than 30,000 of them; NestedTooDeep or TooManyAttributes if what is
    shown is over a bound.
    """
    page = Page(tree)
    tree.walk(_Walk(page, _ASIDE, limits.attributes), limits.nesting)
    if sum(len(b.text) - b.linked for b in page.blocks) < _LEAST:
        page = Page(tree)
        tree.walk(_Walk(page, frozenset(), limits.attributes), limits.nesting)
    if len(page.blocks) > _MOST_BLOCKS:
        raise PageTooLarge(f"the page has {len(page.blocks):,} pieces of text and the bound is {_MOST_BLOCKS:,}")
    return page


class _Walk:
    """The visitor that gathers candidates."""

    def __init__(self, page: Page, passed_over: frozenset[str], attributes: int) -> None:
        self.page = page
        self.attributes = attributes
        self.passed_over = passed_over
        self.box: Box | None = None
        self.open: list[int | tuple[str, int]] = []  # for each open element, its box's number or what its end undoes
        self.run: list[str] = []
        self.linked = self.bold = self.links = self.marks = 0
        self.in_link = self.in_bold = self.in_marks = self.in_pre = 0
        self.broken = False
        self.rows: list[int] = []  # of each open table, the rows so far; -1 for a table of layout
        self.in_row = 0
        self.images = 0
        self.kinds: dict[tuple[str, str], int] = {}

    def begin(self, element: "Element") -> bool:
        tag = element.tag
        kind = _KIND.get(tag)
        if kind == "unread":
            return False
        if kind == "image":
            self.images += 1
            return False
        if kind == "break":
            self._break(element)
            return False
        box = self.box
        class_ = ""
        if attrs := element.attrs:
            if len(attrs) > self.attributes:
                raise TooManyAttributes(f"an element has more attributes than the bound of {self.attributes:,}")
            attr = element.attr
            class_ = attr("class") or ""
            if box is not None and (
                (class_ and hiding_class(class_))
                or ((style := attr("style")) and hiding_style(style))
                or attr("hidden") is not None
                or attr("aria-hidden") == "true"
            ):
                return False
        if kind == "block" or "-" in tag:
            if tag in self.passed_over and box is not None and not box.signs & _ARTICLE:
                return False
            self._block(element, tag, class_, bool(attrs))
        elif class_ and breaking_class(class_) and not element.children:
            self.broken = True
            self._break(element)
            return False
        else:
            self._inline(tag, class_)
        return True

    def _block(self, element: "Element", tag: str, class_: str, named: bool) -> None:
        if self.in_row:
            if tag in ("td", "th"):
                self.run.append(_CELL)
                self.open.append(("cell", _columns(element)))
            else:
                self.run.append(" ")
                self.open.append(("", 0))
            return
        if self.run:
            self._flush()
        else:
            self.links = 0
        page = self.page
        parent = self.box
        depth, bits, signs = 0, 0, _SIGN.get(tag, 0)
        if parent is not None:
            depth, signs = parent.depth + 1, signs | parent.signs
            if named:
                attr = element.attr
                bits = mark_bits(class_)
                for key in _NAMING:
                    if name := attr(key):
                        bits |= mark_bits(name)
        number, first = len(page.boxes), len(page.blocks)
        kind = self.kinds.setdefault((tag, class_), len(self.kinds))
        box = Box(tag, element, parent, depth, class_, bits, signs, number, kind, first, first, self.images)
        self.box = box
        page.boxes.append(box)
        page.borders.append((element, False))
        self.open.append(number)
        if tag == "pre":
            self.in_pre += 1
        elif tag == "table":
            self.rows.append(-1 if _is_layout(element) else 0)
        elif tag == "tr" and self.rows and self.rows[-1] >= 0:
            self.rows[-1] += 1
            self.in_row = 1

    def _inline(self, tag: str, class_: str) -> None:
        if tag == "a":
            self.open.append(("a", self.in_marks))
            self.in_link += 1
            self.links += 1
        elif tag in _BOLD:
            self.open.append(("b", self.in_marks))
            self.in_bold += 1
        else:
            self.open.append(("span", self.in_marks))
        if class_:
            self.in_marks |= mark_bits(class_)

    def text(self, data: str) -> None:
        if data.isspace():
            if self.run or self.in_pre:
                self.run.append(data)
            return
        self.run.append(data)
        self.broken = False
        if self.in_link:
            self.linked += len(data)
        if self.in_bold:
            self.bold += len(data)
        self.marks |= self.in_marks

    def end(self) -> None:
        opened = self.open.pop()
        if isinstance(opened, int):
            if self.run:
                self._flush()
            else:
                self.links = 0
            page = self.page
            box = page.boxes[opened]
            box.last = len(page.blocks)
            box.images = self.images - box.images
            page.borders.append((box.element, True))
            self.box = box.parent
            tag = box.tag
            if tag == "pre":
                self.in_pre -= 1
            elif tag == "table":
                self.rows.pop()
            elif tag == "tr":
                self.in_row = 0
            return
        kind, was = opened
        if kind == "a":
            self.in_link -= 1
            self.in_marks = was
        elif kind == "b":
            self.in_bold -= 1
            self.in_marks = was
        elif kind == "span":
            self.in_marks = was
        elif kind == "cell":
            self.run.append(_CELL * was)
        else:
            self.run.append(" ")

    def _break(self, element: "Element") -> None:
        if self.in_pre:
            self.run.append("\n")
        elif self.broken and not self.in_row:
            self._flush()
            self.page.borders.append((element, False))
        else:
            self.run.append(" ")
            self.broken = True

    def _flush(self) -> None:
        """The run as a block, if there is anything in it."""
        run = self.run
        if not run:
            return
        text = run[0] if len(run) == 1 else "".join(run)
        self.run = []
        self.broken = False
        if text.isspace() and not self.in_row:
            self.links = 0
            return
        row = 0
        if self.in_row:
            cells = [tidy(c) for c in text.split(_CELL)[1:]]
            text = " | ".join(cells) if any(cells) else ""
            row = self.rows[-1]
        elif self.in_pre:
            text = tidy_lines(text)
        else:
            text = tidy(text)
        box = self.box
        if text and box is not None:
            size = len(text)
            self.page.blocks.append(
                Candidate(
                    text,
                    box,
                    min(self.linked, size),
                    min(self.bold, size),
                    self.links,
                    self.marks,
                    row,
                    len(self.page.borders) - 1,
                )
            )
        self.linked = self.bold = self.links = self.marks = 0


def _columns(cell: "Element") -> int:
    """How many columns a cell spans beyond its own."""
    told = cell.attr("colspan") or ""
    return (
        min(int(told), _MOST_SPANNED) - 1
        if told.isdecimal() and told.isascii() and 0 < len(told) < 6 and int(told)
        else 0
    )


def _is_layout(table: "Element") -> bool:
    """Whether a table lays out a page rather than data."""
    if table.attr("role") in ("presentation", "none") or next(table.iter_elements(_LAYOUT), None) is not None:
        return True
    rows = sum(1 for _ in table.iter_elements("tr"))
    return sum(1 for _ in table.iter_elements(("td", "th"))) <= rows
