"""keisu reads the coverage of a market and keeps its figures.

A page goes in; out come the clean article, every figure in it with the words it came from, the series that many
articles make, and the statements that cannot all be true::

    article = keisu.read("page.html")
    figures = keisu.find_figures(article)
    together = keisu.reconcile(keisu.observe(figures))

Names are loaded when they are first used, so that importing keisu costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from keisu._version import __version__

if TYPE_CHECKING:
    from keisu.errors import KeisuError
    from keisu.markets import Market
    from keisu.model import (
        Article,
        Block,
        Cell,
        Figure,
        Finding,
        Implied,
        Machinery,
        Observation,
        Reading,
        Reconciliation,
        Removed,
        Series,
    )
    from keisu.pages import Limits
    from keisu.records import Records
    from keisu.road import Outcome, find_figures, observe, read, read_article, read_many, reconcile
    from keisu.store import Filter, Store

_HOMES = {
    "Article": "model",
    "Block": "model",
    "Cell": "model",
    "Figure": "model",
    "Filter": "store",
    "Finding": "model",
    "Implied": "model",
    "KeisuError": "errors",
    "Limits": "pages",
    "Machinery": "model",
    "Market": "markets",
    "Observation": "model",
    "Outcome": "road",
    "Reading": "model",
    "Reconciliation": "model",
    "Records": "records",
    "Removed": "model",
    "Series": "model",
    "Store": "store",
    "find_figures": "road",
    "observe": "road",
    "read": "road",
    "read_article": "road",
    "read_many": "road",
    "reconcile": "road",
}

__all__ = [
    "Article",
    "Block",
    "Cell",
    "Figure",
    "Filter",
    "Finding",
    "Implied",
    "KeisuError",
    "Limits",
    "Machinery",
    "Market",
    "Observation",
    "Outcome",
    "Reading",
    "Reconciliation",
    "Records",
    "Removed",
    "Series",
    "Store",
    "__version__",
    "find_figures",
    "observe",
    "read",
    "read_article",
    "read_many",
    "reconcile",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"keisu.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'keisu' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
