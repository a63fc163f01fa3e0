"""The store: one DuckDB file that keeps pages, what was read of them, and what they say together.

`Store` is its face; `Filter` says what is asked for of it; a `Stream` reads it row by row.
"""

from keisu.store.adding import Added, Given
from keisu.store.browsing import Lines, Match
from keisu.store.filtering import Filter
from keisu.store.selecting import CellKey, Selection
from keisu.store.store import Store
from keisu.store.streaming import Stream

__all__ = ["Added", "CellKey", "Filter", "Given", "Lines", "Match", "Selection", "Store", "Stream"]
