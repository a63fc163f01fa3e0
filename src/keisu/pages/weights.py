"""The decision per block: two small forests of boosted trees, read from article.npz. The first looks at the features of
the blocks, the second at these and at what the first made of their neighbours.

Every tree asks the same question of all blocks at each of its levels ("symmetric" trees, Prokhorenkova et al. 2018), so
that a page is decided in a few array operations. How the weights were made, and of what: bench/train_articles.py.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

LOOKS = ("first", "second")
_AT_ONCE = 500  # rows that are decided together: what is held in between stays small


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees by levels: the column and the border that each asks for, and the leaves' values by tree."""

    columns: NDArray[np.int64]
    borders: NDArray[np.float32]
    leaves: NDArray[np.float32]
    bias: float

    def probabilities(self, columns: NDArray[np.float32]) -> NDArray[np.float64]:
        """For each block, a column of its features, how probable it is that it belongs to the article: 0 to 1."""
        parts = [self._scores(columns[:, i : i + _AT_ONCE]) for i in range(0, columns.shape[1], _AT_ONCE)]
        score = np.concatenate(parts) if parts else np.zeros(0)
        return np.asarray(1 / (1 + np.exp(-np.clip(score, -60, 60))))

    def _scores(self, told: NDArray[np.float32]) -> NDArray[np.float64]:
        trees, depth = self.columns.shape
        leaf = np.repeat(np.arange(trees, dtype=np.int32)[:, None] << depth, told.shape[1], axis=1)
        told = np.ascontiguousarray(told)
        for level in range(depth):
            asked = told[self.columns[:, level]] > self.borders[:, level, None]
            leaf += np.left_shift(asked, level, dtype=np.int32)
        return np.asarray(self.leaves.ravel()[leaf].sum(axis=0, dtype=np.float64) + self.bias)


@cache
def forests() -> tuple[Forest, Forest]:
    """The forests that ship, read once: of the first look and of the second."""
    with files("keisu.pages").joinpath("article.npz").open("rb") as file, np.load(file, allow_pickle=False) as data:
        first, second = (
            Forest(
                data[f"{look}_columns"].astype(np.int64),
                data[f"{look}_borders"],
                data[f"{look}_leaves"].astype(np.float32),
                float(data[f"{look}_bias"]),
            )
            for look in LOOKS
        )
    return first, second
