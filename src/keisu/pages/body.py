"""Which of a page's candidate blocks are its article, and what kind of block each is."""

from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from keisu.pages import roles
from keisu.pages.candidates import SIGNS, Box, Candidate, Page
from keisu.pages.features import features
from keisu.pages.layout import Layout
from keisu.pages.marks import marks
from keisu.pages.metadata import Metadata
from keisu.pages.neighbours import neighbourhood
from keisu.pages.weights import forests
from keisu.vocabulary import BlockKind

_SURE = 0.5  # probability from which a block is of the article
_TABLE = 0.3  # the same for a table: what is left out by mistake costs more than what is kept
_HEADING = 0.2  # the same for a heading of a block that is kept
_LEAST = 0.2  # the same where nothing is sure
_SENTENCE = 5  # words of the shortest sentence that is read where the page has nothing more like an article
_FEW = 60  # words of an article below which nothing is sure
_CAPTION_UP = 5  # elements up from a caption to one that holds article text
_BEFORE, _AFTER = 8, 3  # blocks before the first and after the last of the article among which its captions stand
_LEVELS = {f"h{n}": n for n in range(1, 7)}
_FIGCAPTION, _BLOCKQUOTE, _LI = (1 << SIGNS.index(tag) for tag in ("figcaption", "blockquote", "li"))
_CAPTION = 1 << marks()[0].index("captions")


def article_blocks(page: Page, told: Metadata) -> list[tuple[Candidate, BlockKind]]:
    """The blocks of the article in order, each with its kind; captions in the midst of the article with it."""
    if not page.blocks:
        return []
    layout = Layout.of(page)
    counted = features(layout, told)
    first, second = forests()
    likely = first.probabilities(counted)
    return choose(page, second.probabilities(np.concatenate([counted, neighbourhood(layout, likely)])))


def choose(page: Page, likely: NDArray[np.float64]) -> list[tuple[Candidate, BlockKind]]:
    """The same, where it is known how `likely` each candidate belongs to the article."""
    kinds = [kind_of(b) for b in page.blocks]
    likely = _agreed(page, kinds, likely)
    rows = np.array([kind == "table row" for kind in kinds])
    kept = likely >= np.where(rows, _TABLE, _SURE)
    lengths = accumulate(roles.words(page.blocks[i].text) for i in np.flatnonzero(kept))
    if not any(length >= _FEW for length in lengths):
        kept = likely >= _LEAST
    if not kept.any():
        kept = np.array([_is_prose(b, kind) for b, kind in zip(page.blocks, kinds, strict=True)])
    _settle_headings(kinds, likely, kept)
    _keep_captions(page, kinds, kept)
    return [(b, kind) for b, kind, k in zip(page.blocks, kinds, kept, strict=True) if k]


def kind_of(block: Candidate) -> BlockKind:
    """What the elements around a block say that it is."""
    tag, signs = block.box.tag, block.box.signs
    if block.row:
        return "table row"
    if tag in _LEVELS:
        return "heading"
    if signs & _FIGCAPTION or tag == "caption" or ((block.box.bits | block.marks) & _CAPTION and _named_caption(block)):
        return "caption"
    if tag == "pre":
        return "code" if "\n" in block.text else "paragraph"
    if signs & _BLOCKQUOTE:
        return "quote"
    return "list item" if signs & _LI else "paragraph"


def _is_prose(block: Candidate, kind: BlockKind) -> bool:
    """Whether a block reads as a sentence: what a scrap of a page with nothing around it is told by."""
    if kind not in ("paragraph", "quote", "list item") or block.linked * 2 >= len(block.text):
        return False
    if roles.words(block.text) < _SENTENCE or roles.is_furniture(block.text):
        return False
    return roles.ends_as_sentence(block.text)


def _named_caption(block: Candidate) -> bool:
    name = block.box.name.casefold()
    return "caption" in name or "bildtext" in name or "bildunterschrift" in name


def _agreed(page: Page, kinds: list[BlockKind], likely: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probabilities, with one for all the rows of a table and for all the items of a list."""
    groups: dict[int, list[int]] = {}
    for i, (block, kind) in enumerate(zip(page.blocks, kinds, strict=True)):
        if kind == "table row":
            groups.setdefault(_around(block.box, "table").number, []).append(i)
        elif kind == "list item":
            groups.setdefault(_around(block.box, "ul", "ol").number, []).append(i)
    made = likely.copy()
    for members in groups.values():
        if len(members) > 1:
            sizes = [len(page.blocks[i].text) for i in members]
            made[members] = sum(s * p for s, p in zip(sizes, likely[members].tolist(), strict=True)) / sum(sizes)
    return made


def _around(box: Box, *tags: str) -> Box:
    """The nearest box around one, itself included, that has one of the tags; the outermost if none has."""
    while box.parent is not None and box.tag not in tags:
        box = box.parent
    return box


def _settle_headings(kinds: list[BlockKind], likely: NDArray[np.float64], kept: NDArray[np.bool_]) -> None:
    """Keep a heading that may be the article's if it heads a block that is kept, and no heading that heads none."""
    heads = idle = True
    for i in range(len(kept) - 1, -1, -1):
        if kinds[i] == "heading":
            kept[i] = not idle and (bool(kept[i]) or (not heads and likely[i] >= _HEADING))
        elif kinds[i] != "caption":
            heads = not kept[i]
            idle = idle and heads


def _keep_captions(page: Page, kinds: list[BlockKind], kept: NDArray[np.bool_]) -> None:
    """Keep captions that stand among what is kept, each text once; and lines right beside it that name a source."""
    places = [i for i, k in enumerate(kept) if k]
    if not places:
        return
    holding: set[int] = set()
    for i in places:
        box: Box | None = page.blocks[i].box
        while box is not None and box.number not in holding:
            holding.add(box.number)
            box = box.parent
    seen: set[str] = set()
    for i in range(max(0, places[0] - _BEFORE), min(len(kept), places[-1] + _AFTER)):
        block = page.blocks[i]
        if kinds[i] != "caption":
            parent = block.box.parent
            if not kept[i] and parent is not None and parent.number in holding and kinds[i] == "paragraph":
                kept[i] = roles.is_caption(block.text)
            continue
        if not kept[i] and block.linked * 2 < len(block.text):
            kept[i] = _within(block.box, holding)
        if kept[i] and block.text in seen:
            kept[i] = False
        seen.add(block.text)


def _within(box: Box, holding: set[int]) -> bool:
    """Whether one of the few elements around a caption, none of which wraps the whole page, holds article text."""
    for _ in range(_CAPTION_UP):
        if box.parent is None or box.depth < 2:
            return False
        if box.number in holding:
            return True
        box = box.parent
    return False
