"""How a page's blocks are laid out, as arrays that the features are counted from."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from keisu.pages.candidates import Page

Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Layout:
    """A page with at least one block, in arrays. By block: `size` and `linked` characters, the number of the box that
    it stands `at`, and `alike`, which is the same for blocks in boxes of one kind within boxes of one kind. By box: its
    `parent` (the outermost is its own), the `first` block and the one behind the `last` that it holds, `depth`, `kind`.
    """

    page: Page
    size: Numbers
    linked: Numbers
    at: Numbers
    alike: Numbers
    parent: Numbers
    first: Numbers
    last: Numbers
    depth: Numbers
    kind: Numbers

    @classmethod
    def of(cls, page: Page) -> "Layout":
        """The layout of a page."""
        boxes, blocks = page.boxes, page.blocks
        parent = np.array([b.parent.number if b.parent is not None else 0 for b in boxes])
        kind = np.array([b.kind for b in boxes])
        at = np.array([b.box.number for b in blocks])
        _, alike = np.unique(kind[at] * (int(kind.max()) + 1) + kind[parent[at]], return_inverse=True)
        return cls(
            page,
            np.array([len(b.text) for b in blocks], dtype=np.float64),
            np.array([b.linked for b in blocks], dtype=np.float64),
            at,
            alike,
            parent,
            np.array([b.first for b in boxes]),
            np.array([b.last for b in boxes]),
            np.array([b.depth for b in boxes]),
            kind,
        )

    def held(self, values: Numbers) -> Numbers:
        """The sum of a value of the blocks in each box."""
        running = np.zeros(len(values) + 1)
        np.cumsum(values, out=running[1:])
        made: Numbers = running[self.last] - running[self.first]
        return made

    def among_alike(self, values: Numbers) -> Numbers:
        """For each block the sum of a value over the blocks that are laid out like it."""
        made: Numbers = np.bincount(self.alike, weights=values)[self.alike]
        return made

    def around(self, count: int) -> list[Numbers]:
        """The boxes around each block, from the nearest outwards."""
        found = [self.at]
        for _ in range(count - 1):
            found.append(self.parent[found[-1]])
        return found
