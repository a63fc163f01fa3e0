"""The room of pages: bytes in, an Article out."""

from keisu.pages.limits import DEFAULTS, Limits
from keisu.pages.reading import read, read_capture
from keisu.pages.sources import Capture, Fetcher, Listed, captures, listed, taken

__all__ = ["DEFAULTS", "Capture", "Fetcher", "Limits", "Listed", "captures", "listed", "read", "read_capture", "taken"]
