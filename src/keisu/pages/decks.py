"""Finding the deck of an HTML page: the line or two printed between the title and the first paragraph."""

from collections.abc import Sequence

from keisu.pages import dates, roles
from keisu.pages.candidates import Candidate, Page
from keisu.pages.cues import fold
from keisu.pages.metadata import Metadata
from keisu.pages.parts import has_part
from keisu.pages.pieces import Piece

_LEAST, _MOST = 5, 70  # words of a deck
_LEAST_DESCRIPTION = 20  # folded characters
_BEGINNING = 12  # characters
_HEADINGS = frozenset({"h1", "h2"})
_LONGER = 3  # times as long as what it is compared with, folded: such a text does not say the same


def title_of(page: Page, title: str | None, before: Candidate | None) -> int | None:
    """The number of the block that prints the title, the last one above the block `before`."""
    if not title:
        return None
    found, folded = None, fold(title)
    for i, block in enumerate(page.blocks):
        if block is before:
            break
        if block.box.tag in _HEADINGS and _says(block.text, folded):
            found = i
    return found


def deck_of(page: Page, told: Metadata, placed: Sequence[tuple[Candidate, Piece]]) -> Candidate | None:
    """The block that is the deck, or None.

    It is the first that a class marks as one between the title and the first paragraph, or else the page's own
    description of itself where that is printed apart from the paragraphs.
    """
    bodies = [b for b, p in placed if p.kind == "paragraph"]
    if not bodies:
        return None
    title = title_of(page, told.title, bodies[0])
    if title is not None:
        for block in page.blocks[title + 1 :]:
            if has_part(block, "deck") and _may_be_deck(block.text):
                text = fold(block.text)
                if not any(text in body for body in map(fold, (b.text for b in bodies)) if body != text):
                    return block
            if block is bodies[0]:
                break
    described = fold(told.description or "")
    if len(described) <= _LEAST_DESCRIPTION or fold(bodies[0].text[: 2 * _LONGER * len(described)]).startswith(
        described
    ):
        return None
    if any(_says(b.text, described) for b in bodies):
        return None
    return next((b for b in page.blocks if _says(b.text, described)), None)


def _says(text: str, folded: str) -> bool:
    """Whether a text, once folded, is the other. Texts of very different length, or that begin otherwise, are not
    folded."""
    alike = len(folded) <= 2 * len(text) and len(text) <= _LONGER * len(folded)
    return alike and folded.startswith(fold(text[:_BEGINNING])) and fold(text) == folded


def _may_be_deck(text: str) -> bool:
    told = roles.is_key_points_label(text) or roles.is_furniture(text) or roles.byline(text) or roles.related(text)
    return _LEAST <= roles.words(text) <= _MOST and not told and dates.on_a_line(text, "en") is None
