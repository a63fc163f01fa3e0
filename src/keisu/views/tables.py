"""What a store holds as rows: figures, series, rankings, verdicts, findings. Each has its columns beside it."""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil, floor

from keisu.model import Change, Figure, Finding, Observation, Point, Provenance, Ranked, Series, Verdict
from keisu.series import is_counted
from keisu.views import words
from keisu.views.rows import Row

_WHOLE = 1e-6  # so near to a whole number an end is that number

FIGURES = (
    *("subject", "measure", "period", "kind", "bound", "value", "low", "high", "unit", "base", "place", "source"),
    *("status", "quote", "title", "site", "published", "page", "start", "end"),
)
FIGURES_SHOWN = ("subject", "measure", "period", "stated", "base", "source", "quote", "title", "published", "page")
SERIES = ("subject", "measure", "place", "scope", "period", "unit", "low", "high", "known", "pages")
RANKING = ("rank", "subject", "low", "high", "known", "on_period", "on_period_is", "on_year", "on_year_is", "pages")
VERDICTS = (
    *("page", "title", "subject", "measure", "period", "quote", "verdict", "agrees_low", "agrees_high", "origins"),
    "reference",
)
FINDINGS = (
    *("kind", "weight", "subject", "message", "doubted", "says", "quote", "agrees_low", "agrees_high", "title", "site"),
    *("page", "figure"),
)


def figures(found: Iterable[tuple[int, Figure]], where: Mapping[int, Provenance]) -> list[Row]:
    """Figures with their pages."""
    names = ("subject", "measure", "period", "kind", "bound", "value", "low", "high", "unit", "base", "place", "source")
    made: list[Row] = []
    for page, figure in found:
        row = {name: getattr(figure, name) for name in (*names, "status", "quote")}
        row["stated"] = words.quantity(figure)
        made.append({**row, **_page(where.get(page)), "page": page, "start": figure.start, "end": figure.end})
    return made


def series(found: Iterable[Series]) -> list[Row]:
    """The points of series, a row each."""
    return [
        {
            "subject": one.subject,
            "measure": one.measure,
            "place": one.place,
            "scope": one.scope,
            "period": p.period,
            "unit": one.unit,
            **ends(p.low, p.high, one.unit),
            "known": known(p),
            "pages": len({page for page in p.pages if page >= 0}),
        }
        for one in found
        for p in one.points
    ]


def known(point: Point) -> str:
    """How the value of a point is known: "official" (a reference table states it), "stated" by a page, or "implied"."""
    if not point.stated:
        return "implied"
    return "official" if any(page < 0 for page in point.pages) else "stated"


def ranking(found: Iterable[Ranked]) -> list[Row]:
    """The rows of a ranking; changes in per cent, the middle of what they may be, and whether a page states them."""
    return [
        {
            "rank": r.rank,
            "subject": r.subject,
            **ends(r.low, r.high, r.unit),
            "known": "stated" if r.stated else "implied",
            "on_period": _middle(r.on_period),
            "on_period_is": _basis(r.on_period),
            "on_year": _middle(r.on_year),
            "on_year_is": _basis(r.on_year),
            "pages": len(set(r.pages)),
        }
        for r in found
    ]


def verdicts(found: Iterable[tuple[Observation, Verdict]], where: Mapping[int, Provenance]) -> list[Row]:
    """What the other statements say of each."""
    return [
        {
            "page": o.page,
            "title": where[o.page].name if o.page in where else "",
            "subject": o.name,
            "measure": o.cell.measure,
            "period": o.cell.period,
            "quote": o.quote,
            "verdict": v.verdict,
            "agrees_low": v.low,
            "agrees_high": v.high,
            "origins": v.others,
            "reference": "yes" if v.by_reference else "",
        }
        for o, v in found
    ]


def findings(found: Sequence[Finding], where: Mapping[int, Provenance]) -> list[Row]:
    """Findings, a row for each statement."""
    return [
        {
            "kind": f.kind,
            "weight": f.weight,
            "subject": f.about,
            "message": f.message,
            "doubted": "yes" if s.doubted else "",
            "says": s.says,
            "quote": s.quote,
            "agrees_low": s.low,
            "agrees_high": s.high,
            **_page(where.get(s.page)),
            "page": s.page,
            "figure": s.figure,
        }
        for f in found
        for s in f.statements
    ]


def ends(low: float | None, high: float | None, unit: str) -> Row:
    """The ends of an interval; of things that are counted the least and greatest whole number in it, if it has one."""
    if is_counted(unit):
        least = None if low is None else ceil(low - _WHOLE)
        greatest = None if high is None else floor(high + _WHOLE)
        if least is None or greatest is None or least <= greatest:
            return {"low": least, "high": greatest}
    return {"low": low, "high": high}


def _page(known: Provenance | None) -> Row:
    if known is None:
        return {"title": "", "site": None, "published": None}
    return {"title": known.name, "site": known.site, "published": known.published}


def _middle(change: Change | None) -> float | None:
    return None if change is None else round((change.low + change.high) / 2, 1)


def _basis(change: Change | None) -> str:
    return "" if change is None else "stated" if change.stated else "computed"
