"""The second look at a page's blocks: what the first look made of each, of those beside it and of those that are laid
out alike (stacked sequential learning, Cohen and Carvalho 2005).
"""

import numpy as np
from numpy.typing import NDArray

from keisu.pages.layout import Layout

_STEPS = (-4, -3, -2, -1, 1, 2, 3, 4)  # blocks before and after
_REACHES = (3, 8, 20)  # blocks to each side
_UP = 4  # boxes around a block, from the nearest outwards
_SURE = 0.7
_FAR = 30  # blocks


def neighbourhood(layout: Layout, likely: NDArray[np.float64]) -> NDArray[np.float32]:
    """What the probabilities of the first look, one a block, say of each block: an array of features by blocks."""
    count = len(likely)
    weighed = likely * layout.size
    run, total = (np.concatenate([[0.0], np.cumsum(v)]) for v in (weighed, layout.size))
    places = np.arange(count)
    padded = np.full(count + 2 * max(_STEPS), -1.0)
    padded[max(_STEPS) : -max(_STEPS)] = likely
    parts = [likely, *(padded[max(_STEPS) + step :][:count] for step in _STEPS)]
    for reach in _REACHES:
        low, high = np.maximum(places - reach, 0), np.minimum(places + reach + 1, count)
        parts.append((run[high] - run[low]) / (total[high] - total[low]))
    held = layout.held(weighed) / np.maximum(layout.held(layout.size), 1)
    parts += [held[box] for box in layout.around(_UP)]
    parts.append(layout.among_alike(weighed) / layout.among_alike(layout.size))
    sure = np.flatnonzero(likely > _SURE)
    begins, ends = (sure[0], sure[-1]) if len(sure) else (count, -1)
    parts += [np.clip(places - begins, -_FAR, _FAR), np.clip(ends - places, -_FAR, _FAR), run[:-1] / max(run[-1], 1)]
    return np.stack(parts).astype(np.float32)
