"""The charts of the reading room, each under one address for each of its forms."""

from collections.abc import Callable, Iterable, Mapping

from keisu.errors import NotInStore
from keisu.store import CellKey, Filter, Selection
from keisu.views import charts
from keisu.views.charts import Chart
from keisu.web.shown import Asked

FORMS = ("svg", "png", "json", "csv")
"""The forms that are served. The one of HTML has a program in it, which no page of a server here may have."""
NARROW, WIDE = 380, 720
"""The widths in pixels: for a phone and for other screens."""

_PANELS = 9


def series(held: Selection, asked: Asked) -> Chart:
    """One series: `of`, `measure`, `unit`, and `place` and `scope` if it has them; `frequency` chooses its periods."""
    wanted = Filter(subject=asked.word("of"), measure=asked.word("measure"))
    where = (asked.word("unit"), asked.word("place"), asked.word("scope"))
    found = [s for s in held.series(wanted) if wanted.subject and (s.unit, s.place, s.scope) == where]
    if not found:
        raise NotInStore("there is no such series in the store")
    doubted = charts.disputed(held.observations(wanted), held.findings(wanted), found[:1])
    frequency = asked.one_of("frequency", charts.FREQUENCIES, "") if asked.word("frequency") else None
    return charts.series_chart(
        found[:1],
        disputed=doubted,
        source=_source(held, charts.places(found[:1])),
        frequency=frequency,
        width=_width(asked),
    )


def ranking(held: Selection, asked: Asked) -> Chart:
    """The ranking of a period, as the page of it."""
    period, measure, kind, scope = _ranked(asked)
    found = held.ranking(period, measure, scope=scope, kind=kind)
    cells = (((r.key, measure, r.unit, period), zip(r.pages, r.figures, strict=True)) for r in found)
    source = _source(held, cells)
    return charts.ranking_chart(found, period, measure, kind=kind, scope=scope, source=source, width=_width(asked))


def multiples(held: Selection, asked: Asked) -> Chart:
    """The first subjects of a ranking over time, each in a panel of its own."""
    period, measure, kind, scope = _ranked(asked)
    keys = [r.key for r in held.ranking(period, measure, scope=scope, kind=kind)[:_PANELS]]
    found = charts.sharing(s for s in held.series(Filter(measure=measure)) if s.key in keys and s.unit != "rank")
    found.sort(key=lambda s: keys.index(s.key))
    return charts.multiples_chart(
        found,
        source=_source(held, charts.places(found)),
        columns=1 if _width(asked) == NARROW else 3,
        width=_width(asked),
    )


def market(held: Selection, asked: Asked) -> Chart:
    """The parts of the market and the whole over time, by a measure."""
    wanted = Filter(measure=asked.word("measure") or "sales")
    found = charts.sharing(
        s for s in held.series(wanted) if (s.subject_id or "").startswith("scope:") and s.unit != "rank"
    )
    return charts.market_chart(found, source=_source(held, charts.places(found)), width=_width(asked))


CHARTS: Mapping[str, Callable[[Selection, Asked], Chart]] = {
    "series": series,
    "ranking": ranking,
    "multiples": multiples,
    "market": market,
}
"""The charts by the names in their addresses."""


def _width(asked: Asked) -> int:
    return NARROW if asked.yes("narrow") else WIDE


def _ranked(asked: Asked) -> tuple[str, str, str, str | None]:
    period = asked.period("period")
    if period is None:
        raise NotInStore("no period is asked for")
    kind = asked.one_of("kind", ("model", "maker", "scope"), "model")
    return period, asked.word("measure") or "sales", kind, asked.word("scope")


def _source(held: Selection, cells: Iterable[tuple[CellKey, Iterable[tuple[int, int]]]]) -> str:
    """Who states the values of some cells."""
    said = held.stating(cells)
    return charts.source_line(said, held.provenance(sorted({o.page for o in said if o.page >= 0})))
