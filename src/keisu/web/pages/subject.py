"""One subject over time: a chart and the points of each series, and every statement with its words."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from keisu import periods
from keisu.errors import NotInStore
from keisu.model import Cell, Finding, Observation, Passage, Provenance, Series
from keisu.series import statement
from keisu.store import Filter, Selection
from keisu.views import charts, tables, words
from keisu.views.html import fragment, tell
from keisu.web import addresses
from keisu.web.shown import Asked, Shown

_MOST = 400  # statements on a page
_FINDINGS = 10
_AROUND = 220


def subject(held: Selection, asked: Asked) -> Shown:
    """A subject and one measure of it, the one with the most cells if none is asked for.

    Raises NotInStore if the store has nothing on it.
    """
    name = asked.word("of")
    if name is None:
        raise NotInStore("no subject is asked for; search for one, or take one of the overview")
    every, said = held.series(Filter(subject=name)), held.observations(Filter(subject=name))
    if not every and not said:
        raise NotInStore("there is nothing on this subject in the store")
    measures = _measures(every, said)
    measure = asked.word("measure") or measures[0]
    if measure not in measures:
        raise NotInStore(f"there is no {measure} of this subject in the store; there is {', '.join(measures)}")
    chosen = [s for s in every if s.measure == measure]
    chosen = [s for s in chosen if s.unit != "rank"] or chosen
    wanted = Filter(subject=name, measure=measure)
    frequency = asked.word("frequency")
    official = held.official({s.key for s in chosen})
    statements = [o for o in (*said, *official) if o.cell.measure == measure]
    statements.sort(key=lambda o: (periods.days(o.cell.period)[::-1], -o.page, -o.figure), reverse=True)
    findings = held.findings(wanted)
    first = statements[:_MOST]
    pages = {o.page for o in first} | {p for f in findings[:_FINDINGS] for p in f.pages}
    where = held.provenance(sorted(p for p in pages if p >= 0))
    passages = held.passages(
        [
            *((o.page, o.figure) for o in first),
            *((s.page, s.figure) for f in findings[:_FINDINGS] for s in f.statements),
        ]
    )
    title = chosen[0].subject if chosen else statements[0].name
    return Shown(
        f"{title}: {measure}",
        "subject.html.jinja",
        {
            "subject": title,
            "measure": measure,
            "measures": [(m, addresses.subject(name, m)) for m in measures],
            "series": [(s, _points(s), addresses.chart(s, _of(s, frequency)), _frequencies(s, name)) for s in chosen],
            "statements": _statements(first, where, passages, _doubted(findings)),
            "number": len(statements),
            "findings": tell(findings[:_FINDINGS], where, passages),
            "found": len(findings),
            "all_findings": addresses.with_query("/findings", of=name),
        },
        tables.series(chosen),
        tables.SERIES,
        {
            "series": [s.to_dict() for s in chosen],
            "statements": [o.to_dict() for o in statements],
            "findings": [{"key": f.key, **f.to_dict()} for f in findings],
        },
    )


def _measures(series: Sequence[Series], said: Sequence[Observation]) -> list[str]:
    """The measures that there are, the one with the most values first; those of which there are only changes last."""
    cells = Counter({o.cell.measure: 0 for o in said})
    for one in series:
        cells[one.measure] += len(one.points) if one.unit != "rank" else 0
    return [measure for measure, _ in sorted(cells.items(), key=lambda row: (-row[1], row[0]))]


def _frequencies(series: Series, name: str) -> list[tuple[str, int, str]]:
    """How often there are values: by month, by year, ...; how many are of each, and the address of its chart."""
    counts = Counter(charts.frequency(point.period) for point in series.points)
    return [
        (kind, number, addresses.subject(name, series.measure, frequency=kind)) for kind, number in counts.most_common()
    ]


def _of(series: Series, frequency: str | None) -> str | None:
    """A frequency, if a series has values of it."""
    return frequency if any(charts.frequency(point.period) == frequency for point in series.points) else None


def _points(series: Series) -> list[dict[str, object]]:
    """The points of a series in words, the latest first."""
    return [
        {
            "period": words.period(point.period),
            "value": words.ends(row["low"], row["high"]),
            "known": row["known"],
            "pages": row["pages"],
            "findings": addresses.with_query("/findings", of=series.key, period=point.period),
        }
        for point, row in zip(reversed(series.points), reversed(tables.series([series])), strict=True)
    ]


def _doubted(findings: Sequence[Finding]) -> dict[tuple[int, int], str]:
    """The finding that doubts a statement, by page and figure."""
    return {(s.page, s.figure): f.key for f in reversed(findings) for s in f.statements if s.doubted}


def _namer(o: Observation) -> Callable[[Cell], str]:
    """The name of the subject of a cell: as the article has it, or the key of another one."""
    return lambda cell: o.name if cell.subject == o.cell.subject else cell.subject


def _statements(
    observations: Sequence[Observation],
    where: Mapping[int, Provenance],
    passages: Mapping[tuple[int, int], Passage],
    doubted: Mapping[tuple[int, int], str],
) -> list[dict[str, object]]:
    made: list[dict[str, object]] = []
    for o in observations:
        passage = passages.get((o.page, o.figure))
        key = doubted.get((o.page, o.figure))
        known = where.get(o.page)
        made.append(
            {
                "period": words.period(o.cell.period),
                "says": statement(o, _namer(o)),
                "context": words.around(passage.text, passage.start, passage.end, _AROUND) if passage else None,
                "quote": o.quote,
                "source": " ← ".join(reversed(o.source)),
                "page": known,
                "official": o.page < 0,
                "address": addresses.of_observation(o),
                "live": fragment(passage.url, passage.text, passage.start, passage.end) if passage else None,
                "finding": addresses.finding(key) if key else None,
                "status": "" if o.status == "actual" else o.status,
            }
        )
    return made
