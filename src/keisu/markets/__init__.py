"""Market packs: what keisu knows of a market, as data.

A pack is a folder (`keisu.markets.pack` says what is in it). Adding a market adds a folder and no code.
"""

from keisu.markets.market import Market, choose, shipped
from keisu.markets.names import fold
from keisu.markets.proposals import Proposal, Unknown, unknown, why
from keisu.markets.records import Identity, Maker, Measure, Model, ReferenceValue, Resolved, Scope, Within

__all__ = [
    "Identity",
    "Maker",
    "Market",
    "Measure",
    "Model",
    "Proposal",
    "ReferenceValue",
    "Resolved",
    "Scope",
    "Unknown",
    "Within",
    "choose",
    "fold",
    "shipped",
    "unknown",
    "why",
]
