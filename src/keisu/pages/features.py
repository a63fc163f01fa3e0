"""What can be counted of each candidate block: one row of numbers a block, for the decision whether it belongs to
the article.

Nothing here knows a language or a publisher: lengths, links, punctuation, the elements around, how their classes name
them (marks.toml), what stands beside, and where the prose of the page is.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from keisu.pages import roles
from keisu.pages.candidates import SIGNS, Candidate, Page
from keisu.pages.cues import cues, fold
from keisu.pages.marks import marks
from keisu.pages.metadata import Metadata

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
_LEVELS = {f"h{n}": n for n in range(1, 7)}
_BARE, _SHORT_LINK = 0.8, 80  # share of linked characters, and characters, of what is but a link
_COUNTED = 28  # columns of `_own` before the tags
_OWN = _COUNTED + len(_TAGS)
_TAG = {tag: _COUNTED + i for i, tag in enumerate(_TAGS)}
_NO_TAG = [0.0] * len(_TAGS)
_TOLD = 400  # characters of a block whose words are compared with the title's
_LEAST_BODY = 200  # folded characters
_KNOWN_AGAIN = 120  # characters by which a block is known again
_PROSE = 15  # words
_DENSE = 0.3  # share of linked characters from which a block is no prose
_SHORT = 14  # words of a block whose own words may tell what it is
_UP = 4  # boxes around a block, from the nearest outwards, that are described
_WIDE_BOX = 0.9  # of the page's text: a box that holds as much says nothing of what is in it


def features(page: Page, told: Metadata) -> "NDArray[np.float32]":
    """The features of a page's candidates, blocks by columns."""
    import numpy as np

    blocks = page.blocks
    if not blocks:
        return np.zeros((0, 0), dtype=np.float32)
    known = _Known.of(told)
    own = np.array([_own(b, known) for b in blocks], dtype=np.float32)
    words, density, level, titled = own[:, 0], own[:, 1], own[:, 2], own[:, 3]
    prose = np.where((words >= _PROSE) & (density < _DENSE) & (level == 0), words, 0.0)
    return np.hstack(
        [
            np.log1p(words)[:, None],
            own[:, 1:],
            *_boxes(page, prose, titled),
            *_beside(own, prose),
            *_places(prose, titled, level),
        ]
    ).astype(np.float32)


@dataclass(slots=True)
class _Known:
    """What is known of a page beforehand: folded title and body, words of title and description."""

    title: str
    title_words: frozenset[str]
    description_words: frozenset[str]
    body: str
    seen: set[str]

    @classmethod
    def of(cls, told: Metadata) -> "_Known":
        """What the metadata tell."""
        return cls(
            fold(told.title or ""),
            _long_words(told.title or ""),
            _long_words(told.description or ""),
            fold(told.body or ""),
            set(),
        )


def _long_words(text: str) -> frozenset[str]:
    return frozenset(w for w in text[:_TOLD].casefold().split() if len(w) > 3)


def _own(block: Candidate, known: _Known) -> list[float]:
    """What a block is by itself."""
    text, box = block.text, block.box
    size = len(text)
    density = block.linked / size
    tag = box.tag
    if density > _BARE and size < _SHORT_LINK:
        row = [0.0] * _OWN
        row[0], row[1], row[2], row[5], row[14] = (
            text.count(" ") + 1,
            density,
            _LEVELS.get(tag, 0),
            block.links,
            block.row,
        )
        if tag in _TAG:
            row[_TAG[tag]] = 1
        return row
    count = roles.words(text)
    parts = text[:_TOLD].split() or [text]
    short = count <= _SHORT and density < 0.8
    folded = fold(text) if short else ""
    repeated = text in known.seen
    known.seen.add(text)
    long = _long_words(text) if known.title_words or known.description_words else frozenset()
    described = len(long & known.description_words)
    initials = "".join([w[0] for w in parts])
    cued = short and (":" in text or "：" in text)
    made: list[float] = [
        count,
        density,
        _LEVELS.get(tag, 0),
        bool(folded) and folded == known.title,
        block.bold / size,
        block.links,
        roles.ends_as_sentence(text),
        text.count(".") + text.count("!") + text.count("?") + text.count("。"),
        (text.count(",") + text.count("、") + text.count(";")) / count if count else 0,
        sum(map(str.isupper, initials)) / len(parts),
        sum(map(str.isdecimal, initials)) / len(parts),
        text[0].islower(),
        size / max(count, 1),
        text.count("|") + text.count("/") + text.count("·"),
        block.row,
        repeated,
        cued and roles.related(text) > 0,
        cued and roles.is_caption(text),
        short and folded in cues().furniture,
        short and size < _SHORT_LINK and bool(roles.byline(text)),
        "©" in text or "@" in text or "http" in text,
        ":" in text[-2:],
        text[0] in "\"“„«‘'「»—–-",
        min(box.images, 5),
        len(long & known.title_words) / max(len(known.title_words), 1),
        described / max(len(known.description_words), 1),
        described / max(len(long), 1),
        _in_body(text, known.body),
        *_NO_TAG,
    ]
    if tag in _TAG:
        made[_TAG[tag]] = 1
    return made


def _in_body(text: str, body: str) -> int:
    """Whether the page's own account of its article has a block: 1 or -1, 0 where it gives none."""
    if len(body) < _LEAST_BODY:
        return 0
    return 1 if fold(text[:_KNOWN_AGAIN]) in body else -1


def _bits(values: "NDArray[np.int64]", count: int) -> "NDArray[np.float32]":
    import numpy as np

    return ((values[:, None] >> np.arange(count)) & 1).astype(np.float32)


def _boxes(page: Page, prose: "NDArray[np.float32]", titled: "NDArray[np.float32]") -> "list[NDArray[np.float32]]":
    """Where a block stands: the elements around it, how they are named, and what else they hold."""
    import numpy as np

    count = len(prose)
    boxes = page.boxes
    parent = np.array([b.parent.number if b.parent else 0 for b in boxes])
    chars = np.array([b.chars for b in boxes], dtype=np.float32)
    linked = np.array([b.linked for b in boxes], dtype=np.float32)
    held = np.array([b.blocks for b in boxes])
    first = np.array([b.first for b in boxes])
    depth = np.array([b.depth for b in boxes])
    running = np.concatenate([[0.0], np.cumsum(prose)])
    in_prose = running[first + held] - running[first]
    total = max(float(running[-1]), 1.0)
    share = in_prose / total
    all_chars = max(float(chars[0]), 1.0)
    heads = np.flatnonzero(titled)
    head = int(heads[-1]) if len(heads) else -1
    over: list[int] = []
    for box in boxes:
        wide = box.first <= head < box.first + box.blocks if head >= 0 else box.chars >= _WIDE_BOX * all_chars
        bits = 0 if wide else box.bits
        over.append(bits | over[box.parent.number] if box.parent else bits)
    at = np.array([b.box.number for b in page.blocks])
    own_bits = np.array([b.bits for b in boxes])
    up = [at]
    for _ in range(_UP - 1):
        up.append(parent[up[-1]])
    size = len(marks()[0])
    parts = [
        _bits(np.array([b.box.signs for b in page.blocks]), len(SIGNS)),
        _bits(own_bits[at] | np.array([b.marks for b in page.blocks]), size),
        _bits(own_bits[up[1]] | own_bits[up[2]], size),
        _bits(np.array(over)[at], size),
    ]
    columns = [np.log1p(depth[at])]
    for level in up:
        columns += [
            np.log1p(chars[level]),
            linked[level] / np.maximum(chars[level], 1),
            share[level],
            np.log1p(held[level]),
            in_prose[level] / np.maximum(held[level], 1),
        ]
    twins: dict[tuple[int, str, str], int] = {}
    keys = [(b.parent.number if b.parent else -1, b.tag, b.name) for b in boxes]
    for box, key in zip(boxes, keys, strict=True):
        if box.blocks:
            twins[key] = twins.get(key, 0) + 1
    alike_beside = np.array([twins.get(key, 0) for key in keys])
    kinds: dict[tuple[str, str], int] = {}
    for box in boxes:
        if box.blocks:
            kinds[box.tag, box.name] = kinds.get((box.tag, box.name), 0) + 1
    alike_all = np.array([kinds.get((b.tag, b.name), 0) if b.name else 0 for b in boxes])
    columns += [np.log1p(alike_beside[level]) for level in up] + [np.log1p(alike_all[level]) for level in up]
    far = np.full(count, 12.0)
    half = np.full(count, 12.0)
    level = at
    for step in range(12):
        far = np.where((share[level] >= 0.2) & (far > step), step, far)
        half = np.where((share[level] >= 0.6) & (half > step), step, half)
        level = parent[level]
    columns += [far, half]
    for least in (0.4, 0.8):
        deepest = int(np.flatnonzero(share >= least)[np.argmax(depth[share >= least])]) if (share >= least).any() else 0
        low, high = first[deepest], first[deepest] + held[deepest]
        places = np.arange(count)
        columns += [
            (places >= low) & (places < high),
            np.clip(depth[at] - depth[deepest], -5, 12),
            np.clip((places - low) / max(int(high - low), 1), -1, 2),
        ]
    names = np.array([hash((b.box.tag, b.box.name, b.box.parent and b.box.parent.name)) for b in page.blocks])
    _, kind = np.unique(names, return_inverse=True)
    alike = np.bincount(kind)
    columns += [
        np.log1p(alike[kind]),
        np.log1p(np.bincount(kind, weights=[len(b.text) for b in page.blocks])[kind] / alike[kind]),
        np.bincount(kind, weights=[b.linked / len(b.text) for b in page.blocks])[kind] / alike[kind],
        np.bincount(kind, weights=prose)[kind] / total,
    ]
    return [*parts, np.column_stack(columns)]


def _beside(own: "NDArray[np.float32]", prose: "NDArray[np.float32]") -> "list[NDArray[np.float32]]":
    """What stands before and after a block."""
    import numpy as np

    count = len(own)
    told = np.column_stack([np.log1p(own[:, 0]), own[:, 1], own[:, 2], own[:, 6], prose > 0])
    padded = np.pad(told, ((3, 3), (0, 0)), constant_values=-1)
    parts = [padded[3 + step : 3 + step + count] for step in (-3, -2, -1, 1, 2, 3)]
    above = np.maximum.accumulate(np.where(own[:, 2] > 0, np.arange(count), -1))
    above = np.concatenate([[-1], above[:-1]])
    headed = np.where((above >= 0)[:, None], own[np.maximum(above, 0)][:, [0, 1, 2, 3, 9, 18]], -1)
    parts += [headed, np.log1p(np.arange(count) - above)[:, None]]
    running = np.concatenate([[0.0], np.cumsum(prose)])
    dense = np.concatenate([[0.0], np.cumsum(own[:, 1])])
    places = np.arange(count)
    columns = []
    for reach in (2, 5, 12):
        low, high = np.maximum(places - reach, 0), np.minimum(places + reach + 1, count)
        columns += [
            np.log1p(running[places] - running[low]),
            np.log1p(running[high] - running[places + 1]),
            (dense[high] - dense[low]) / (high - low),
        ]
    return [*parts, np.column_stack(columns)]


def _places(
    prose: "NDArray[np.float32]", titled: "NDArray[np.float32]", level: "NDArray[np.float32]"
) -> "list[NDArray[np.float32]]":
    """How far along the page, the title and the prose a block stands."""
    import numpy as np

    count = len(prose)
    places = np.arange(count)
    running = np.concatenate([[0.0], np.cumsum(prose)])
    total = max(float(running[-1]), 1.0)
    is_prose = np.flatnonzero(prose)
    before = np.searchsorted(is_prose, places, side="left") - 1
    after = np.searchsorted(is_prose, places, side="right")
    edged = np.concatenate([[-1000], is_prose, [count + 1000]])
    since, until = places - edged[before + 1], edged[np.minimum(after + 1, len(edged) - 1)] - places
    titles = np.flatnonzero(titled)
    heads = np.flatnonzero(level == 1)
    head = int(titles[-1]) if len(titles) else int(heads[0]) if len(heads) else -1
    return [
        np.column_stack(
            [
                places / count,
                running[:-1] / total,
                np.sign(places - head) * np.log1p(np.abs(places - head)),
                np.full(count, float(head >= 0)),
                np.log1p(np.minimum(since, 200)),
                np.log1p(np.minimum(until, 200)),
                np.full(count, np.log1p(count)),
                np.full(count, np.log1p(total)),
                np.full(count, len(is_prose) / count),
            ]
        )
    ]
