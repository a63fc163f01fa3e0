"""The decision per block: a small forest of boosted trees, read from article.npz.

Every tree asks the same question of all blocks at each of its levels ("symmetric" trees, Prokhorenkova et al. 2018), so
that a page is decided in a few array operations. How the weights were made, and of what: bench/train_articles.py.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


_AT_ONCE = 500  # rows that are decided together: what is held in between stays small


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees by levels: the column and the border that each asks for, and the leaves' values by tree."""

    columns: "NDArray[np.int64]"
    borders: "NDArray[np.float32]"
    leaves: "NDArray[np.float32]"
    bias: float

    def probabilities(self, rows: "NDArray[np.float32]") -> "NDArray[np.float64]":
        """For each row of features, how probable it is that the block belongs to the article: 0 to 1."""
        import numpy as np

        parts = [self._scores(rows[i : i + _AT_ONCE]) for i in range(0, len(rows), _AT_ONCE)]
        score = np.concatenate(parts) if parts else np.zeros(0)
        return np.asarray(1 / (1 + np.exp(-np.clip(score, -60, 60))))

    def _scores(self, rows: "NDArray[np.float32]") -> "NDArray[np.float64]":
        import numpy as np

        trees, depth = self.columns.shape
        leaf = np.repeat(np.arange(trees, dtype=np.int32)[:, None] << depth, len(rows), axis=1)
        turned = np.ascontiguousarray(rows.T)
        for level in range(depth):
            asked = turned[self.columns[:, level]] > self.borders[:, level, None]
            leaf += np.left_shift(asked, level, dtype=np.int32)
        return np.asarray(self.leaves.ravel()[leaf].sum(axis=0, dtype=np.float64) + self.bias)


@cache
def forest() -> Forest:
    """The forest that ships, read once."""
    import numpy as np

    with files("keisu.pages").joinpath("article.npz").open("rb") as file, np.load(file, allow_pickle=False) as data:
        return Forest(
            data["columns"].astype(np.int64), data["borders"], data["leaves"].astype(np.float32), float(data["bias"])
        )
