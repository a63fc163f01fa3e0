"""What a road found before it becomes an article: the pieces in order, and what is known of the page."""

from dataclasses import dataclass

from keisu.model import Machinery, Removed
from keisu.pages.pieces import Piece


@dataclass(frozen=True, slots=True)
class Draft:
    """The find of one road. `pieces` have neither title nor (unless it is among them, as "deck") deck;
    `printed` and `dated` are the dates that the page prints and that its metadata give; `fresh` says that it
    bears an age; `title_source` is where in the page the title is printed; `removed` lies in the decoded text.
    """

    title: str | None = None
    title_source: tuple[int, int] | None = None
    deck: str | None = None
    site: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    dated: str | None = None
    printed: str | None = None
    fresh: bool = False
    language: str | None = None
    pieces: tuple[Piece, ...] = ()
    machinery: tuple[Machinery, ...] = ()
    removed: tuple[Removed, ...] = ()
