"""What is in the store: how much of what, the latest periods, the open findings, the newest pages."""

from typing import Any

from keisu.store import Filter, Selection
from keisu.views import rows as views
from keisu.web import addresses
from keisu.web.shown import Asked, Shown

_MEASURES, _PERIODS, _FINDINGS, _PAGES, _SUBJECTS = 4, 6, 5, 10, 24
COLUMNS = ("what", "name", "number", "address")


def overview(held: Selection, asked: Asked) -> Shown:
    """The overview."""
    findings = held.findings(Filter())
    markets = held.markets()
    counts = {**held.counts(), "findings": len(findings)}
    latest: list[dict[str, Any]] = [
        {
            "measure": measure,
            "periods": [
                {"period": period, "subjects": number, "address": addresses.ranking(period, measure=measure)}
                for period, number in reversed(held.periods(measure)[-_PERIODS:])
            ],
        }
        for measure, _ in held.measures()[:_MEASURES]
    ]
    pages = held.recent(_PAGES)
    subjects: list[views.Row] = [
        {
            "name": s.name,
            "measure": s.measure,
            "cells": s.cells,
            "address": addresses.subject(s.key, s.measure),
        }
        for s in held.subjects(limit=_SUBJECTS)
    ]
    rows: list[views.Row] = [{"what": "count", "name": name, "number": number} for name, number in counts.items()]
    rows += [
        {"what": f"period, {m['measure']}", "name": p["period"], "number": p["subjects"], "address": p["address"]}
        for m in latest
        for p in m["periods"]
    ]
    rows += [
        {"what": "finding", "name": f.message, "number": f.weight, "address": addresses.finding(f.key)}
        for f in findings[:_FINDINGS]
    ]
    rows += [{"what": "page", "name": p.name, "number": n, "address": addresses.article(n)} for n, p in pages]
    rows += [{"what": "subject", "name": s["name"], "number": s["cells"], "address": s["address"]} for s in subjects]
    return Shown(
        "Overview",
        "overview.html.jinja",
        {
            "counts": counts,
            "latest": latest,
            "findings": findings[:_FINDINGS],
            "found": len(findings),
            "pages": pages,
            "subjects": subjects,
            "markets": markets,
            "market": _market(held, latest),
        },
        rows,
        COLUMNS,
        {
            "counts": counts,
            "markets": markets,
            "latest": latest,
            "findings": [f.to_dict() for f in findings[:_FINDINGS]],
        }
        | {"pages": [{"page": n, **p.to_dict()} for n, p in pages], "subjects": subjects},
    )


def _market(held: Selection, latest: list[dict[str, Any]]) -> str | None:
    """The chart of the market over time by the first measure, if there are parts of a market to be drawn."""
    measure = latest[0]["measure"] if latest else None
    parts = [s for s in held.subjects(("scope:",)) if s.key.startswith("scope:") and s.cells > 1]
    if not any(s.measure == measure for s in parts):
        return None
    return addresses.with_query("/chart/market.svg", measure=measure)
