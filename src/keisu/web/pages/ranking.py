"""The subjects of a period in order, with their changes."""

from collections.abc import Sequence

from keisu.errors import NotInStore
from keisu.store import Selection
from keisu.views import tables
from keisu.web import addresses
from keisu.web.shown import Asked, Shown

KINDS = ("model", "maker", "scope")
_MOST = 300


def ranking(held: Selection, asked: Asked) -> Shown:
    """The ranking of a period (the latest month there is) by a measure."""
    measures = [measure for measure, _ in held.measures()]
    measure = asked.word("measure") or ("sales" if "sales" in measures or not measures else measures[0])
    kind = asked.one_of("kind", KINDS, "model")
    scope = asked.word("scope")
    counted = held.periods(measure)
    known = [period for period, _ in counted]
    period = asked.period("period") or _latest(counted)
    if period is None:
        raise NotInStore(f"there is no value of {measure} in the store")
    found = held.ranking(period, measure, scope=scope, kind=kind)
    rows = tables.ranking(found)
    at = known.index(period) if period in known else None
    query = {"measure": measure, "kind": kind, "scope": scope}
    return Shown(
        f"{measure} in {period}",
        "ranking.html.jinja",
        {
            "period": period,
            "measure": measure,
            "kind": kind,
            "scope": scope or "",
            "kinds": KINDS,
            "measures": measures,
            "periods": list(reversed(known)),
            "rows": [
                (row, addresses.subject(r.key, measure), r.pages) for row, r in zip(rows[:_MOST], found, strict=False)
            ],
            "number": len(found),
            "chart": addresses.with_query("/chart/ranking.svg", period=period, **query) if found else None,
            "panels": addresses.with_query("/chart/multiples.svg", period=period, **query) if len(found) > 1 else None,
            "unit": found[0].unit if found else "",
            "before": addresses.ranking(known[at - 1], **query) if at else None,
            "after": addresses.ranking(known[at + 1], **query) if at is not None and at + 1 < len(known) else None,
        },
        rows,
        tables.RANKING,
        [r.to_dict() for r in found],
    )


def _latest(found: Sequence[tuple[str, int]]) -> str | None:
    """The latest month with more than a few subjects, else the latest of some periods."""
    full = [period for period, number in found if number >= 3 and len(period) == 7 and period[4:5] == "-"]
    return full[-1] if full else found[-1][0] if found else None
