"""Figures into observations, observations into series and findings.

`observe` puts figures into cells as intervals (`keisu.series.intervals` says how wide), `reconcile` solves
what many of them say together. Both are pure functions of their input and of a market pack.
"""

from keisu.series.observe import observe, with_ids
from keisu.series.reconcile import reconcile

__all__ = ["observe", "reconcile", "with_ids"]
