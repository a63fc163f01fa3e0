"""The demonstration: pages that ship with keisu, in our own words around figures that were really published.

Page 1 repeats a slip that was printed and copied in December 2025 (the Spacia given to Subaru). Page 4 repeats one of
November 2025: a ratio of 308.3 percent to the year before, called growth. Page 5 is in Japanese and page 6 in
Portuguese, on the same month as page 2. Page 7 has nothing in it.
"""

from importlib.resources import files

from keisu.pages import Capture

__all__ = ["captures"]


def captures() -> list[Capture]:
    """The pages of the demonstration, in order."""
    folder = files("keisu.demo").joinpath("pages")
    found = sorted((p for p in folder.iterdir() if p.is_file()), key=lambda p: p.name)
    return [Capture(p.name, p.read_bytes(), None) for p in found]
