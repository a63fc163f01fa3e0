"""Articles, figures and subjects in which some words stand."""

from keisu.store import Match, Selection
from keisu.views import tables, words
from keisu.web import addresses
from keisu.web.shown import Asked, Shown

_ARTICLES, _FIGURES, _SUBJECTS, _AROUND = 25, 50, 20, 200


def search(held: Selection, asked: Asked) -> Shown:
    """What is found for `q`; all of its words must stand in it, in letters of either case."""
    query = asked.word("q")
    looked_for = query.split() if query else []
    number, articles = held.articles(looked_for, _ARTICLES) if looked_for else (0, [])
    of_figures, figures = held.figures_with(looked_for, _FIGURES) if looked_for else (0, [])
    subjects = held.subjects(looked_for, _SUBJECTS) if looked_for else []
    where = held.provenance(sorted({page for page, _, _ in figures}))
    return Shown(
        f"Search: {query}" if query else "Search",
        "search.html.jinja",
        {
            "query": query or "",
            "articles": [(m.page, m.provenance, _context(m)) for m in articles],
            "number": number,
            "figures": [(page, n, f, words.quantity(f), where[page]) for page, n, f in figures],
            "of_figures": of_figures,
            "subjects": [(s, addresses.subject(s.key, s.measure)) for s in subjects],
        },
        tables.figures([(page, f) for page, _, f in figures], where),
        tables.FIGURES,
        {
            "query": query,
            "articles": {"number": number, "first": [{"page": m.page, **m.provenance.to_dict()} for m in articles]},
            "figures": {
                "number": of_figures,
                "first": [{"page": p, "figure": n, **f.to_dict()} for p, n, f in figures],
            },
            "subjects": [{"key": s.key, "name": s.name, "measure": s.measure, "cells": s.cells} for s in subjects],
        },
    )


def _context(match: Match) -> tuple[str, str, str]:
    passage = match.passage
    return words.around(passage.text, passage.start, passage.end, _AROUND)
