"""What a market pack knows as rows. Each has its columns beside it."""

from keisu.markets import Market, Unknown, why
from keisu.views.rows import Row

SUMMARY = ("name", "place", "counts", "makers", "models", "scopes", "measures", "names", "reference", "description")
FOUND = ("text", "market", "id", "name", "scope", "measure", "why")
UNKNOWN = ("market", "subject", "count", "quote", "perhaps", "line")
UNKNOWN_SHOWN = ("subject", "count", "perhaps", "quote", "line")

_COLUMNS = {
    "makers": ("id", "name", "models", "aliases"),
    "models": ("id", "name", "scope", "builder", "from", "to", "same_car_as", "counted_in", "aliases"),
    "scopes": ("id", "name", "sum_of", "names"),
    "measures": ("id", "same_as", "names", "marks"),
    "sources": ("id", "name", "names"),
    "wholes": ("part", "whole"),
    "reference": ("subject", "measure", "place", "period", "low", "high", "unit", "source", "url", "file", "line"),
}


def summary(market: Market) -> Row:
    """A pack in one row. Raises BrokenPack if a reference table is broken."""
    return {
        "name": market.name,
        "place": market.place,
        "counts": " ".join(part for part in (market.thing, market.usual_measure) if part),
        "makers": len(market.makers),
        "models": len(market.models),
        "scopes": len(market.scopes),
        "measures": len(market.measures),
        "names": len(market.names),
        "reference": len(market.reference),
        "description": market.pack.description,
    }


def parts(market: Market, name: str) -> tuple[list[Row], tuple[str, ...]]:
    """One part of a pack ("makers", "models", ...) as rows, and their columns. Raises BrokenPack as `summary`."""
    makers = {
        "makers": _makers,
        "models": _models,
        "scopes": _scopes,
        "measures": _measures,
        "sources": _sources,
        "wholes": _wholes,
        "reference": _reference,
    }
    return makers[name](market), _COLUMNS[name]


def _makers(market: Market) -> list[Row]:
    sold = [m.sold_by for m in market.models.values()]
    return [
        {"id": m.id, "name": m.name, "models": sold.count(m.id), "aliases": m.aliases} for m in market.makers.values()
    ]


def _models(market: Market) -> list[Row]:
    return [
        {
            "id": m.id,
            "name": market.canonical(m.id),
            "scope": m.scope,
            "builder": [market.makers[b].name for b in m.built_by],
            "from": m.since,
            "to": m.until,
            "same_car_as": m.rebadge_of,
            "counted_in": m.counted_in,
            "aliases": m.aliases,
        }
        for m in market.models.values()
    ]


def _scopes(market: Market) -> list[Row]:
    sums = {i.whole: " + ".join(i.parts) for i in reversed(market.identities)}
    return [
        {"id": s.id, "name": s.name, "sum_of": sums.get(s.id), "names": (*s.names, *s.common)}
        for s in market.scopes.values()
    ]


def _measures(market: Market) -> list[Row]:
    return [{"id": m.id, "same_as": m.same, "names": m.names, "marks": m.marks} for m in market.measures.values()]


def _sources(market: Market) -> list[Row]:
    return [{"id": s.id, "name": s.name, "names": s.names} for s in market.pack.sources]


def _wholes(market: Market) -> list[Row]:
    sums = [(f"scope:{part}", f"scope:{i.whole}") for i in market.identities for part in i.parts]
    return [{"part": p, "whole": w} for p, w in (*((r.part, r.whole) for r in market.pack.within), *sums)]


def _reference(market: Market) -> list[Row]:
    return [
        {
            "subject": v.name,
            "measure": v.measure,
            "place": v.place,
            "period": v.period,
            "low": v.low,
            "high": v.high,
            "unit": v.unit,
            "source": v.source,
            "url": v.url,
            "file": v.file,
            "line": v.line,
        }
        for v in market.reference
    ]


def found(subject: str, market: Market) -> Row:
    """What a subject stands for in a market, or why it is not known."""
    known = market.resolve(subject)
    return {
        "text": subject,
        "market": market.name,
        "id": known.id if known else None,
        "name": known.canonical if known else None,
        "scope": known.scope if known else None,
        "measure": known.measure if known else None,
        "why": why(subject, market),
    }


def missing(unknown: Unknown, market: Market) -> Row:
    """A subject that a market does not know."""
    perhaps = [
        f"{p.canonical} ({p.likeness:.2f})" if p.canonical == p.way else f"{p.canonical}, as {p.way} ({p.likeness:.2f})"
        for p in unknown.perhaps
    ]
    return {
        "market": market.name,
        "subject": unknown.subject,
        "count": unknown.count,
        "quote": unknown.quote,
        "perhaps": perhaps,
        "line": unknown.line,
    }
