"""What a road found before it becomes an article: the pieces in order, and what is known of the page."""

from dataclasses import dataclass

from keisu.model import Machinery, Removed
from keisu.pages.pieces import Piece
from keisu.vocabulary import LanguageBasis


@dataclass(frozen=True, slots=True)
class Draft:
    """The find of one road. `pieces` have neither title nor (unless it is among them, as "deck") deck;
    `dated` and `modified` are the dates of publication and of the last change that the page's metadata give; `printed`
    and `printed_update` those that it prints, `sure` whether the former stands below its title or is called that;
    `fresh` says that it bears an age; `title_source` is where in the page the title is printed; `removed` lies in the
    decoded text.
    """

    title: str | None = None
    title_source: tuple[int, int] | None = None
    deck: str | None = None
    site: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    dated: str | None = None
    modified: str | None = None
    printed: str | None = None
    printed_update: str | None = None
    sure: bool = False
    fresh: bool = False
    language: str | None = None
    language_basis: LanguageBasis | None = None
    pieces: tuple[Piece, ...] = ()
    machinery: tuple[Machinery, ...] = ()
    removed: tuple[Removed, ...] = ()
