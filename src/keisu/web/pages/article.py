"""One article: its text with every figure marked, their table, what contradicts them, the machinery of the page."""

from dataclasses import replace

from keisu.errors import NotInStore, shown
from keisu.languages import available
from keisu.model import Figure, Reading
from keisu.records import Records
from keisu.store import Filter, Selection
from keisu.views import tables, words
from keisu.views.html import figure_rows, live, marked, tell
from keisu.web import addresses
from keisu.web.shown import Asked, Shown

_DIGITS = 10


def article(held: Selection, asked: Asked, page: str) -> Shown:
    """The article of a page, by its number. Raises NotInStore if there is none."""
    number = int(page) if page.isascii() and page.isdigit() and len(page) < _DIGITS else None
    found = None if number is None else held.article(number)
    if number is None or found is None:
        raise NotInStore(f"there is no article of a page {shown(page, 40)} in the store")
    figures = Records((figure for _, figure in held.figures(Filter(page=number))), Figure)
    findings = held.findings(Filter(page=number))
    doubted = {s.figure for f in findings for s in f.statements if s.doubted and s.page == number}
    where = held.provenance(sorted({number, *(p for f in findings for p in f.pages)}))
    found = replace(found, url=where[number].url)
    passages = held.passages((s.page, s.figure) for f in findings for s in f.statements)
    market = held.market_of(number)
    links = {o.figure: addresses.subject_of_cell(o.cell) for o in held.observations(Filter(page=number))}
    pack = found.language if found.language in available() else None
    read = Reading(found, figures, market=market, language_pack=pack)
    origin = where[number].origin
    return Shown(
        found.title or f"Page {number}",
        "article.html.jinja",
        {
            "page": number,
            "article": found,
            "has_title": bool(found.block_text("title")),
            "date": words.date(found),
            "unread": None if pack else words.without_pack(read),
            "live": live(found.url),
            "body": marked(found, figures),
            "rows": figure_rows(found, figures, doubted=doubted, subject_links=links),
            "findings": tell(findings, where, passages),
            "market": market,
            "copy_of": origin if origin != number else None,
        },
        tables.figures([(number, f) for f in figures], where),
        tables.FIGURES,
        {"page": number, **read.to_dict(), "findings": [f.to_dict() for f in findings], "origin": origin},
    )
