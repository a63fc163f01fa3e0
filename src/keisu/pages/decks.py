"""Finding the deck of an HTML page: the line or two printed between the title and the first paragraph."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from keisu.pages import dates, roles
from keisu.pages.cues import fold
from keisu.pages.pieces import Piece, tidy

_LEAST, _MOST = 5, 70  # words of a deck
_HEADINGS = frozenset({"h1", "h2"})
_SAME = 60  # folded characters by which a paragraph is known again


def short_text(element: Any) -> str:
    """The text of an element that is not long; of a long one, its beginning."""
    return tidy(" ".join(islice(element.itertext(), 40)))[:1000]


def find_deck(
    tree: Any, marked: Sequence[Any], title: str | None, description: str | None, pieces: Sequence[Piece]
) -> str | None:
    """The deck, or None.

    It is the first element that a class marks as one (`marked`) between the title and the first paragraph, or
    else the page's own description of itself where that is printed apart from the paragraphs.
    """
    paragraphs = [fold(p.text) for p in pieces if p.kind == "paragraph"]
    described = fold(description) if description else ""
    first = paragraphs[0] if paragraphs else ""
    for text in _printed_below_title(tree, marked, title, first):
        if _may_be_deck(text) and not any(fold(text) in p for p in paragraphs if p != fold(text)):
            return text
    if len(described) <= 20 or described in paragraphs or first.startswith(described):
        return None
    printed = any(fold(short_text(e)) == described for e in tree.iter("p", "h2", "h3", "h4", "span"))
    return description if printed else None


def _printed_below_title(tree: Any, marked: Sequence[Any], title: str | None, first: str) -> list[str]:
    """The texts of marked elements below the title's heading and above the first paragraph."""
    if not title or not marked:
        return []
    wanted = set(marked)
    below = False
    texts: list[str] = []
    for element in tree.iter():
        if element.tag in _HEADINGS and fold(short_text(element)) == fold(title):
            below = True
        elif below and element in wanted:
            texts.append(short_text(element))
        elif below and element.tag == "p" and first and fold(short_text(element))[:_SAME] == first[:_SAME]:
            break
    return texts


def _may_be_deck(text: str) -> bool:
    told = roles.is_key_points_label(text) or roles.is_furniture(text) or roles.byline(text) or roles.related(text)
    return _LEAST <= roles.words(text) <= _MOST and not told and dates.on_a_line(text, "en") is None
