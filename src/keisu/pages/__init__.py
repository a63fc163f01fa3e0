"""The room of pages: bytes in, an Article out."""

from keisu.pages.reading import read
from keisu.pages.sources import MAX_BYTES, Capture, captures

__all__ = ["MAX_BYTES", "Capture", "captures", "read"]
