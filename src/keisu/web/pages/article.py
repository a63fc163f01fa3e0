"""One article: its text with every figure marked, their table, what contradicts them, the machinery of the page."""

from dataclasses import replace

from keisu.errors import NotInStore
from keisu.model import Figure, Reading
from keisu.records import Records
from keisu.store import Filter, Selection
from keisu.views import tables, words
from keisu.views.html import figure_rows, live, marked, tell
from keisu.web import addresses
from keisu.web.shown import Asked, Shown


def article(held: Selection, asked: Asked, page: int) -> Shown:
    """The article of a page. Raises NotInStore if there is none."""
    found = held.article(page)
    if found is None:
        raise NotInStore(f"there is no article of a page {page} in the store")
    found = replace(found, url=held.addresses([page]).get(page))
    figures = Records((figure for _, figure in held.figures(Filter(page=page))), Figure)
    findings = held.findings(Filter(page=page))
    doubted = {s.figure for f in findings for s in f.statements if s.doubted and s.page == page}
    where = held.provenance(sorted({page, *(p for f in findings for p in f.pages)}))
    passages = held.passages((s.page, s.figure) for f in findings for s in f.statements)
    market = held.market_of(page)
    links = {o.figure: addresses.subject_of_cell(o.cell) for o in held.observations(Filter(page=page))}
    read = Reading(found, figures, market=market)
    origin = where[page].origin
    return Shown(
        found.title or f"Page {page}",
        "article.html.jinja",
        {
            "page": page,
            "article": found,
            "has_title": bool(found.block_text("title")),
            "date": words.date(found),
            "live": live(found.url),
            "body": marked(found, figures),
            "rows": figure_rows(found, figures, doubted=doubted, subject_links=links),
            "findings": tell(findings, where, passages),
            "market": market,
            "copy_of": origin if origin != page else None,
        },
        tables.figures([(page, f) for f in figures], where),
        tables.FIGURES,
        {"page": page, **read.to_dict(), "findings": [f.to_dict() for f in findings], "origin": origin},
    )
