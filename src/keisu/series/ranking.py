"""The subjects of a market in the order of their values in one period, with their changes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from keisu import periods
from keisu.model import Change, Observation, Point, Ranked, Series
from keisu.series.lines import Line, line_of


def ranking(
    series: Iterable[Series],
    period: str,
    *,
    observations: Sequence[Observation] = (),
    scope: str | None = None,
    kind: str = "model",
    unit: str | None = None,
) -> tuple[Ranked, ...]:
    """The series of one measure that have a value in `period`, the largest first; equal ranks where intervals overlap.

    `kind` is "model" (subjects that a market has as models, and those that it does not know), "maker" or "scope";
    `scope` leaves those of one part of the market. Only what has one `unit` can be put in order: the commonest unless
    it is named. The change on the period before and on the year before is the one that `observations` state, the
    narrowest, else what the two values make of it. Raises ModelError if `period` is no period.
    """
    periods.check(period)
    stated = _stated(observations, period)
    rows = []
    for one in series:
        points = {p.period: p for p in one.points}
        point = points.get(period)
        if point is None or point.low is None or point.high is None or not is_kind(one.subject_id, kind):
            continue
        if scope is not None and one.scope != scope:
            continue
        line = Line(one.key, one.measure, one.place, one.scope)
        rows.append(
            Ranked(
                0,
                one.subject,
                one.unit,
                point.low,
                point.high,
                point.stated,
                _change(line, points, point, periods.beside(period, 0, -1), stated),
                _change(line, points, point, periods.beside(period, -1, 0), stated),
                point.figures,
                point.pages,
                one.key,
            )
        )
    units = Counter(r.unit for r in rows)
    chosen = unit or max(units, key=lambda name: (units[name], name), default=None)
    rows = sorted((r for r in rows if r.unit == chosen), key=lambda r: (-(r.low + r.high), r.subject))
    made: list[Ranked] = []
    for place, row in enumerate(rows, 1):
        above = made[-1] if made else None
        tied = above is not None and row.high >= above.low
        made.append(replace(row, rank=above.rank if tied and above is not None else place))
    return tuple(made)


def is_kind(subject_id: str | None, kind: str) -> bool:
    """Whether the market's id of a subject, None where it knows none, is that of a "model", a "maker" or a "scope"."""
    if subject_id is None or "/" in subject_id:
        return kind == "model"
    return kind == ("scope" if subject_id.startswith("scope:") else "maker")


def _stated(observations: Sequence[Observation], period: str) -> dict[tuple[Line, str], Change]:
    """The narrowest change that a page states, by line and base."""
    made: dict[tuple[Line, str], Change] = {}
    for o in observations:
        same = o.base is not None and o.base.subject == o.cell.subject
        if not same or o.base is None or o.relation != "factor" or o.cell.period != period:
            continue
        if o.low is None or o.high is None:
            continue
        change = Change((o.low - 1) * 100, (o.high - 1) * 100, True)
        key = line_of(o.cell), o.base.period
        known = made.get(key)
        if known is None or change.high - change.low < known.high - known.low:
            made[key] = change
    return made


def _change(
    line: Line, points: Mapping[str, Point], now: Point, base: str | None, stated: Mapping[tuple[Line, str], Change]
) -> Change | None:
    if base is None:
        return None
    return stated.get((line, base)) or _computed(now, points.get(base))


def _computed(now: Point, then: Point | None) -> Change | None:
    if then is None or now.low is None or now.high is None or not then.low or then.high is None or then.low <= 0:
        return None
    return Change((now.low / then.high - 1) * 100, (now.high / then.low - 1) * 100, False)
