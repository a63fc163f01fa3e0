"""From names to bytes: one iterator of captures, whatever the source."""

from keisu.pages.sources.capture import Capture
from keisu.pages.sources.fetching import Fetcher
from keisu.pages.sources.naming import captures, taken
from keisu.pages.sources.sitemaps import Listed, listed

__all__ = ["Capture", "Fetcher", "Listed", "captures", "listed", "taken"]
