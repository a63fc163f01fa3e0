"""What can be counted of each candidate block: a column of numbers a block, for the decision whether it belongs to
the article.

Nothing here knows a language or a publisher: what the characters of a block are (characters.py), its links, how the
classes around it name it (marks.toml), what stands beside it, and where the prose of the page is. All blocks of a
page are counted together, in arrays.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from keisu.pages.candidates import SIGNS
from keisu.pages.characters import counts
from keisu.pages.layout import Layout
from keisu.pages.likeness import Known
from keisu.pages.marks import marks
from keisu.pages.metadata import Metadata

Numbers = NDArray[Any]

_TAGS = (
    "p",
    "li",
    "div",
    "td",
    "tr",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "section",
    "figcaption",
    "label",
    "summary",
    "a",
)
_TAG = {tag: i for i, tag in enumerate(_TAGS)}
_LEVELS = {f"h{n}": n for n in range(1, 7)}
_PROSE = 15  # words
_DENSE = 0.3  # share of linked characters from which a block is no prose
_UP = 4  # boxes around a block, from the nearest outwards, that are described
_WIDE_BOX = 0.9  # of the page's text: a box that holds as much says nothing of what is in it
_DOUBLINGS = 6  # steps of pointer doubling: ancestors are followed 64 boxes up
_FAR = 12  # boxes
_MOST_IMAGES = 5


def features(layout: Layout, told: Metadata) -> NDArray[np.float32]:
    """The features of a page's candidates: an array of features by blocks."""
    blocks = layout.page.blocks
    size, density = layout.size, layout.linked / layout.size
    level = np.array([_LEVELS.get(b.box.tag, 0) for b in blocks])
    words, character = counts([b.text for b in blocks])
    alike = Known(told).columns(blocks, density, words)
    prose = np.where((words >= _PROSE) & (density < _DENSE) & (level == 0), words, 0)
    own = np.stack(
        [
            np.log1p(words),
            density,
            level,
            np.array([b.bold for b in blocks]) / size,
            np.array([b.links for b in blocks]),
            np.array([b.row for b in blocks]),
            np.array([min(b.box.images, _MOST_IMAGES) for b in blocks]),
        ]
    )
    tags = np.zeros((len(_TAGS) + 1, len(blocks)))
    tags[np.array([_TAG.get(b.box.tag, len(_TAGS)) for b in blocks]), np.arange(len(blocks))] = 1
    parts = [own, character, alike, tags[:-1], *_boxes(layout, prose, alike[0])]
    parts += [*_beside(own[:3], character[0], alike, prose), *_places(prose, alike[0], level)]
    return np.concatenate([np.atleast_2d(p) for p in parts], axis=0, dtype=np.float32)


def _bits(values: Numbers, count: int) -> Numbers:
    """The bits of whole numbers, a row each."""
    return (values[None, :] >> np.arange(count)[:, None]) & 1


def _boxes(layout: Layout, prose: Numbers, titled: Numbers) -> list[Numbers]:
    """Where a block stands: the elements around it, how they are named, and what else they hold."""
    page, at, parent, first, last = layout.page, layout.at, layout.parent, layout.first, layout.last
    boxes, depth, kind = page.boxes, layout.depth, layout.kind
    number = np.arange(len(boxes))
    bits = np.array([b.bits for b in boxes])
    held = last - first
    chars, linked, in_prose = (layout.held(v) for v in (layout.size, layout.linked, prose))
    total, all_chars = max(float(in_prose[0]), 1.0), max(float(chars[0]), 1.0)
    share = in_prose / total

    heads = np.flatnonzero(titled)
    wide = (first <= heads[-1]) & (last > heads[-1]) if len(heads) else chars >= _WIDE_BOX * all_chars
    over = np.where(wide, 0, bits)
    far, half = (np.where(share >= least, number, parent) for least in (0.2, 0.6))
    ancestor = parent
    for _ in range(_DOUBLINGS):
        over = over | over[ancestor]
        ancestor = ancestor[ancestor]
        far, half = far[far], half[half]

    up = layout.around(_UP)
    count = len(marks()[0])
    holding = held > 0
    kinds = np.bincount(kind[holding], minlength=int(kind.max()) + 1)
    _, twin = np.unique(parent * (int(kind.max()) + 1) + kind, return_inverse=True)
    twins = np.bincount(twin[holding], minlength=int(twin.max()) + 1)
    named = np.array([bool(b.name) for b in boxes])
    described = np.stack(
        [
            np.log1p(chars),
            linked / np.maximum(chars, 1),
            share,
            np.log1p(held),
            in_prose / np.maximum(held, 1),
            np.log1p(twins[twin] * holding),
            np.log1p(np.where(named, kinds[kind], 0) * holding),
        ]
    ).astype(np.float32)
    parts: list[Numbers] = [
        _bits(np.array([b.box.signs for b in page.blocks]), len(SIGNS)),
        _bits(bits[at] | np.array([b.marks for b in page.blocks]), count),
        _bits(bits[up[1]] | bits[up[2]], count),
        _bits(over[at], count),
        *(described[:, level] for level in up),
        np.log1p(depth[at]),
        np.minimum(depth[at] - depth[far[at]], _FAR),
        np.minimum(depth[at] - depth[half[at]], _FAR),
    ]
    places = np.arange(len(at))
    for least in (0.4, 0.8):
        deepest = int(np.argmax(np.where(share >= least, depth, -1)))
        low, high = int(first[deepest]), int(last[deepest])
        parts += [
            (places >= low) & (places < high),
            np.clip(depth[at] - depth[deepest], -5, 12),
            np.clip((places - low) / max(high - low, 1), -1, 2),
        ]
    alike = layout.among_alike(np.ones(len(at)))
    parts += [
        np.log1p(alike),
        np.log1p(layout.among_alike(layout.size) / alike),
        layout.among_alike(layout.linked / layout.size) / alike,
        layout.among_alike(prose) / total,
    ]
    return parts


def _beside(own: Numbers, ends: Numbers, alike: Numbers, prose: Numbers) -> list[Numbers]:
    """What stands before and after a block."""
    count = own.shape[1]
    told = np.full((5, count + 6), -1, dtype=np.float32)
    told[:3, 3:-3], told[3, 3:-3], told[4, 3:-3] = own, ends, prose > 0
    parts = [told[:, 3 + step : 3 + step + count] for step in (-3, -2, -1, 1, 2, 3)]
    places = np.arange(count)
    above = np.full(count, -1)
    np.maximum.accumulate(np.where(own[2, :-1] > 0, places[:-1], -1), out=above[1:])
    headed = np.concatenate([own, alike[:3]])[:, np.maximum(above, 0)]
    parts += [np.where(above >= 0, headed, -1), np.log1p(places - above)]
    running, dense = (np.concatenate([[0.0], np.cumsum(v)]) for v in (prose, own[1]))
    for reach in (2, 5, 12):
        low, high = np.maximum(places - reach, 0), np.minimum(places + reach + 1, count)
        parts += [
            np.log1p(running[places] - running[low]),
            np.log1p(running[high] - running[places + 1]),
            (dense[high] - dense[low]) / (high - low),
        ]
    return parts


def _places(prose: Numbers, titled: Numbers, level: Numbers) -> list[Numbers]:
    """How far along the page, the title and the prose a block stands."""
    count = len(prose)
    places = np.arange(count)
    running = np.concatenate([[0.0], np.cumsum(prose)])
    total = max(float(running[-1]), 1.0)
    is_prose = np.flatnonzero(prose)
    edged = np.concatenate([[-1000], is_prose, [count + 1000]])
    since = places - edged[np.searchsorted(is_prose, places, side="left")]
    until = edged[np.searchsorted(is_prose, places, side="right") + 1] - places
    titles, heads = np.flatnonzero(titled), np.flatnonzero(level == 1)
    head = int(titles[-1]) if len(titles) else int(heads[0]) if len(heads) else -1
    away = places - head
    return [
        places / count,
        running[:-1] / total,
        np.sign(away) * np.log1p(np.abs(away)),
        np.log1p(np.minimum(since, 200)),
        np.log1p(np.minimum(until, 200)),
        np.broadcast_to(
            np.array([[head >= 0], [np.log1p(count)], [np.log1p(total)], [len(is_prose) / count]], dtype=np.float32),
            (4, count),
        ),
    ]
