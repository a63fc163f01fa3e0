"""The HTML road: one parse, one walk; what the page says of itself; its article with its structure; its furniture
dropped.
"""

from dataclasses import dataclass

from keisu import languages
from keisu.pages import metadata, roles
from keisu.pages.candidates import Candidate, Page
from keisu.pages.cues import fold
from keisu.pages.decks import deck_of, title_of
from keisu.pages.draft import Draft
from keisu.pages.limits import DEFAULTS, Limits
from keisu.pages.machinery import machinery_of_html
from keisu.pages.parts import has_part, printed_byline, printed_dates
from keisu.pages.pieces import Piece
from keisu.pages.spans import bears
from keisu.pages.tree import Tree
from keisu.pages.walk import page_of
from keisu.vocabulary import BlockKind, LanguageBasis

_SAMPLE = 4000  # characters by which the language is told
_HEAD_PIECES = 6  # at the beginning of the main text, among which a date, an age or a byline may have been left
_PROSE_CELL = 25  # words: a row of one cell as long as this is a paragraph in a table of layout
_LEVELS = {f"h{n}": n for n in range(1, 7)}


@dataclass(slots=True)
class _Left:
    """What lines told that were left at the head of the main text."""

    byline: tuple[str, ...] = ()
    printed: str | None = None
    updated: str | None = None
    fresh: bool = False


def read_html(text: str, language: str | None = None, limits: Limits = DEFAULTS) -> Draft:
    """The article in an HTML page, and what its head, its metadata and its code tell.

    Raises NoArticle if the page cannot be parsed, NestedTooDeep if its tree would be out of proportion, and what
    `page_of` raises; the draft has no pieces if no main text is found.
    """
    from keisu.pages.body import article_blocks  # which needs numpy: no cost to who reads no page

    tree = Tree(text)
    told = metadata.of_tree(tree)
    page = page_of(tree, limits)
    found = [
        (b, _piece(b, kind))
        for b, kind in article_blocks(page, told)
        if kind == "code" or not roles.is_furniture(b.text)
    ]
    tongue, basis = _language(language, told.language, [b.text for b, _ in found])
    placed, left = _without_head(found, told.title, tongue)
    deck = deck_of(page, told, placed)
    placed = _with_key_points([(b, p) for b, p in placed if deck is None or fold(p.text) != fold(deck.text)])
    pieces = [Piece(p.kind, p.text, level=p.level, row=p.row, lead=p.lead, source=_source(page, b)) for b, p in placed]
    if deck is not None:
        pieces.insert(0, Piece("deck", deck.text, source=_source(page, deck)))
    title = title_of(page, told.title, placed[0][0] if placed else None)
    printed = printed_dates(page, title, placed[0][0] if placed else None, tongue)
    return Draft(
        title=told.title,
        title_source=None if title is None else _source(page, page.blocks[title]),
        deck=deck.text if deck is not None else None,
        site=told.site,
        byline=told.byline or left.byline or (printed_byline(page, title, placed[0][0]) if placed else ()) or told.desk,
        url=told.url,
        dated=told.published,
        modified=told.modified,
        printed=printed.published if printed.sure else left.printed or printed.published,
        printed_update=printed.updated or left.updated,
        sure=printed.sure,
        fresh=printed.fresh or left.fresh,
        language=tongue,
        language_basis=basis,
        pieces=tuple(pieces),
        machinery=machinery_of_html(text),
    )


def _source(page: Page, block: Candidate) -> tuple[int, int] | None:
    """Where a block stands in the page; None if that cannot be told."""
    span = page.span(block)
    return span if span is not None and bears(page.tree.text, span, block.text) else None


def _piece(block: Candidate, kind: BlockKind) -> Piece:
    """A block as a piece, of the kind that its own words tell where they tell one."""
    text = block.text
    if kind == "table row":
        cells = [c for c in text.split(" | ") if c.strip()]
        if len(cells) == 1 and roles.words(cells[0]) >= _PROSE_CELL:
            return Piece("paragraph", cells[0])
        return Piece(kind, text, row=block.row)
    if kind == "code":
        return Piece(kind, text)
    if lead := roles.related(text):
        return Piece("related", text, lead=lead)
    if kind == "paragraph" and roles.is_caption(text):
        return Piece("caption", text)
    if kind == "list item":
        return Piece(kind, text[roles.bullet(text) :])
    return Piece(kind, text, level=_LEVELS.get(block.box.tag))


def _without_head(
    placed: list[tuple[Candidate, Piece]], title: str | None, language: str | None
) -> tuple[list[tuple[Candidate, Piece]], _Left]:
    """The pieces without title, date, age, byline and address left among the first; and what those told."""
    kept: list[tuple[Candidate, Piece]] = []
    left = _Left()
    for i, (block, piece) in enumerate(placed):
        if i < _HEAD_PIECES and piece.kind in ("paragraph", "heading"):
            dated = roles.printed_date(piece.text, language)
            if title and fold(piece.text) == fold(title):
                continue
            if dated:
                labelled = bool(kept) and roles.is_update_label(kept[-1][1].text)
                if labelled:
                    kept.pop()
                if dated[1] or labelled or has_part(block, "printed_update"):
                    left.updated = left.updated or dated[0]
                else:
                    left.printed = left.printed or dated[0]
                continue
            if roles.is_age(piece.text):
                left.fresh = True
                continue
            if names := roles.byline(piece.text):
                left.byline = left.byline or names
                continue
        kept.append((block, piece))
    return kept, left


def _with_key_points(placed: list[tuple[Candidate, Piece]]) -> list[tuple[Candidate, Piece]]:
    """List items as key points where a class says so, or a label before the first paragraph."""
    first = next(
        (i for i, (_, p) in enumerate(placed) if p.kind == "paragraph" and not roles.is_key_points_label(p.text)),
        len(placed),
    )
    labelled = False
    made: list[tuple[Candidate, Piece]] = []
    for i, (block, piece) in enumerate(placed):
        if roles.is_key_points_label(piece.text):
            labelled = True
            piece = Piece("heading", piece.text, piece.level or 2)
        elif piece.kind == "list item":
            if (labelled and i <= first) or has_part(block, "key_points"):
                piece = Piece("key point", piece.text)
        else:
            labelled = False
        made.append((block, piece))
    return made


def _language(given: str | None, told: str | None, texts: list[str]) -> tuple[str | None, LanguageBasis | None]:
    """The language of a page, and how it is known: given, or told by the page and not denied by its text."""
    if given is not None:
        return given, "given"
    return languages.of_page(told, "\n".join(texts)[:_SAMPLE])
