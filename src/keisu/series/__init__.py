"""Figures into observations, observations into series and findings.

`observe` puts figures into cells as intervals (`keisu.series.intervals` says how wide), `reconcile` solves
what many of them say together, `verdicts` says of every statement what the others say of it, `ranking` orders the
subjects of a period. All are pure functions of their input and of a market pack.
"""

from keisu.series.copies import copies
from keisu.series.identity import misattributed
from keisu.series.lines import Line, line_of, tied
from keisu.series.observe import observe, with_ids
from keisu.series.orders import out_of_order
from keisu.series.origins import COMMON, Origins, copied
from keisu.series.ranking import is_kind, ranking
from keisu.series.reconcile import reconcile
from keisu.series.reference import REFERENCE, reference
from keisu.series.rules import is_counted
from keisu.series.traces import Trace, trace
from keisu.series.verdicts import verdicts
from keisu.series.wording import statement

__all__ = [
    "COMMON",
    "REFERENCE",
    "Line",
    "Origins",
    "Trace",
    "copied",
    "copies",
    "is_counted",
    "is_kind",
    "line_of",
    "misattributed",
    "observe",
    "out_of_order",
    "ranking",
    "reconcile",
    "reference",
    "statement",
    "tied",
    "trace",
    "verdicts",
    "with_ids",
]
