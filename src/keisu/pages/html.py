"""The HTML road: one parse; what the page says of itself; its main text with its structure; its furniture
dropped.

The main text is found by trafilatura, which is given the parsed tree and nothing that it could fetch or date.
"""

import logging
import re
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from typing import Any

from keisu import languages
from keisu.errors import NoArticle
from keisu.pages import metadata, roles
from keisu.pages.cues import cues, fold
from keisu.pages.decks import find_deck, short_text
from keisu.pages.draft import Draft
from keisu.pages.machinery import machinery_of_html
from keisu.pages.pieces import Piece
from keisu.pages.structure import pieces_of

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # no part of HTML, and the extractor stumbles over them
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[\s_]+|--+")
_HEAD_PIECES = 6  # at the beginning of the main text, among which a date, an age or a byline may have been left
_DISTANT_SCRIPTS = frozenset({"ja", "zh", "ko"})


@dataclass(slots=True)
class _Left:
    """What lines told that the extractor left at the head of the main text."""

    byline: tuple[str, ...] = ()
    printed: str | None = None
    fresh: bool = False


def read_html(text: str, language: str | None = None) -> Draft:
    """The article in an HTML page, and what its head, its metadata and its code tell.

    Raises NoArticle if the page cannot be parsed; the draft has no pieces if no main text is found.
    """
    tree = _tree(text)
    told = metadata.of_tree(tree)
    marked = _marked(tree)
    printed, fresh = _dated(marked["printed_date"], language or told.language)
    key_points = {fold(t) for e in marked["key_points"] for t in _item_texts(e)}
    pieces = [_with_role(p) for p in _main_text(tree) if not (p.kind != "code" and roles.is_furniture(p.text))]
    pieces, left = _without_head(pieces, told.title, language or told.language)
    deck = find_deck(tree, marked["deck"], told.title, told.description, pieces)
    pieces = _with_key_points([p for p in pieces if deck is None or fold(p.text) != fold(deck)], key_points)
    return Draft(
        title=told.title,
        deck=deck,
        site=told.site,
        byline=told.byline or left.byline,
        url=told.url,
        dated=told.published,
        printed=printed or left.printed,
        fresh=fresh or left.fresh,
        language=language or _language(told.language, " ".join(p.text for p in pieces)),
        pieces=tuple(pieces),
        machinery=machinery_of_html(text),
    )


def _tree(text: str) -> Any:
    from lxml import etree, html

    text = _CONTROL.sub(" ", text)
    parser = html.HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise NoArticle("the page is not HTML that can be parsed; --plain takes it as it is") from error


def _main_text(tree: Any) -> list[Piece]:
    """The pieces of the main text: precise if that finds any, else whatever can be found."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "justext", "courlan"):
        log = logging.getLogger(name)
        if not log.handlers:  # what it warns of is the page's fault, and no business of the terminal
            log.addHandler(logging.NullHandler())
    for precise in (True, False):
        try:
            found = trafilatura.bare_extraction(
                deepcopy(tree),  # which it takes apart
                favor_precision=precise,
                include_comments=False,
                include_tables=True,
                include_formatting=False,
                with_metadata=False,
            )
        except Exception as error:  # a page can break the extractor in ways that it does not name
            raise NoArticle(
                f"the page's main text cannot be told ({type(error).__name__}); --plain takes it as it is"
            ) from error
        body = getattr(found, "body", None)
        if body is not None and (pieces := pieces_of(body)):
            return pieces
    return []


def _marked(tree: Any) -> dict[str, list[Any]]:
    """The elements that a class marks as a deck, key points or a printed date, in order."""
    marked: dict[str, list[Any]] = {kind: [] for kind in cues().classes}
    for element in tree.xpath("//body//*[@class]"):
        name = f"-{_CAMEL.sub('-', element.get('class').strip()).casefold()}-"
        for kind, marks in cues().classes.items():
            if len(marked[kind]) < 20 and any(f"-{mark}-" in name for mark in marks):
                marked[kind].append(element)
    return marked


def _item_texts(element: Any) -> list[str]:
    return [short_text(item) for item in islice(element.iter("li", "p"), 30)]


def _dated(elements: list[Any], language: str | None) -> tuple[str | None, bool]:
    """The first date printed in elements marked as dates, and whether any of them is an age."""
    texts = [t for e in elements if (t := short_text(e))]
    lines = [found for t in texts if (found := roles.printed_date(t, language))]
    return next((day for day, changed in lines if not changed), None), any(map(roles.is_age, texts))


def _with_role(piece: Piece) -> Piece:
    """A piece with the kind that its own words tell, where they tell one."""
    if piece.kind in ("table row", "code"):
        return piece
    if lead := roles.related(piece.text):
        return Piece("related", piece.text, lead=lead)
    if piece.kind == "paragraph" and roles.is_caption(piece.text):
        return Piece("caption", piece.text)
    bullet = roles.bullet(piece.text) if piece.kind == "list item" else 0
    return Piece(piece.kind, piece.text[bullet:], piece.level, piece.row) if bullet else piece


def _without_head(pieces: list[Piece], title: str | None, language: str | None) -> tuple[list[Piece], _Left]:
    """The pieces without title, date, age, byline and address left among the first; and what those told."""
    kept: list[Piece] = []
    left = _Left()
    for i, piece in enumerate(pieces):
        if i < _HEAD_PIECES and piece.kind in ("paragraph", "heading"):
            dated = roles.printed_date(piece.text, language)
            if title and fold(piece.text) == fold(title):
                continue
            if dated:
                left.printed = left.printed or (None if dated[1] else dated[0])
                continue
            if roles.is_age(piece.text):
                left.fresh = True
                continue
            if names := roles.byline(piece.text):
                left.byline = left.byline or names
                continue
        kept.append(piece)
    return kept, left


def _with_key_points(pieces: list[Piece], marked: set[str]) -> list[Piece]:
    """List items as key points where a class says so, or a label before the first paragraph."""
    first = next(
        (i for i, p in enumerate(pieces) if p.kind == "paragraph" and not roles.is_key_points_label(p.text)),
        len(pieces),
    )
    labelled = False
    made: list[Piece] = []
    for i, piece in enumerate(pieces):
        if roles.is_key_points_label(piece.text):
            labelled = True
            piece = Piece("heading", piece.text, piece.level or 2)
        elif piece.kind == "list item":
            if (labelled and i <= first) or fold(piece.text) in marked:
                piece = Piece("key point", piece.text)
        else:
            labelled = False
        made.append(piece)
    return made


def _language(told: str | None, text: str) -> str | None:
    """The language that the page says it is in, unless the letters of its text deny that."""
    found = languages.detect(text)
    denied = found is not None and (told in _DISTANT_SCRIPTS or found in _DISTANT_SCRIPTS)
    return found if told is None or denied else told
