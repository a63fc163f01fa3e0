"""SDMX: data as SDMX-CSV 2.0, and the structure that says what its columns and codes are as SDMX-ML 2.1.

`times` writes periods, `codes` makes identifiers of names, `flows` says which columns there are, `structure` writes the
structure and `data` the data.
"""

from keisu.views.exports.sdmx.data import write
from keisu.views.exports.sdmx.flows import FLOWS

__all__ = ["FLOWS", "write"]
