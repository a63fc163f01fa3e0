"""The same telling number in two cells that are easily taken for one another: one of the labels is wrong.

It needs no other statement to see this: 100,409 will hardly be both the first half of 2023 and that of fiscal 2023.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from keisu import periods
from keisu.model import Cell, Finding, Observation, Statement
from keisu.series.printed import digits
from keisu.series.wording import full_statement, number
from keisu.vocabulary import FindingKind

_TELLING = {"period": 5, "scope": 6}  # digits, without zeros at the end, that a number must have
_WEIGHT = 0.55


def twins(observations: Sequence[Observation], name: Callable[[Cell], str]) -> Iterator[Finding]:
    """Findings of the kinds "period" (one line, two periods that are easily mixed up) and "scope" (two scopes, one
    period) for exact levels. Time grows with the number of observations.
    """
    alike: defaultdict[tuple[str, str, str | None, float], dict[Cell, list[Observation]]] = defaultdict(dict)
    for o in observations:
        if o.base is None and o.low is not None and o.low == o.high and o.cell.unit != "rank":
            if len(digits(o.low)[0].rstrip("0")) >= min(_TELLING.values()):
                key = o.cell.measure, o.cell.unit, o.cell.place, o.low
                alike[key].setdefault(o.cell, []).append(o)
    for cells in alike.values():
        listed = list(cells)
        for i, one in enumerate(listed):
            for other in listed[i + 1 :]:
                kind = _kind(one, other, cells[one][0].least)
                if kind is not None and not all(_is_confirmed(cells[c]) for c in (one, other)):
                    yield _finding(kind, cells[one], cells[other], name)


def _is_confirmed(stated: Sequence[Observation]) -> bool:
    """Whether more than one page files the number there: then it is a chance that another cell has it too."""
    return len({o.page for o in stated}) > 1


def _kind(one: Cell, other: Cell, value: float) -> FindingKind | None:
    """How two cells may have been taken for one another, None if they would not be."""
    known = len(digits(value)[0].rstrip("0"))
    if (one.subject, one.scope) == (other.subject, other.scope):
        return "period" if known >= _TELLING["period"] and _mistakable(one.period, other.period) else None
    scopes = one.subject.startswith("scope:") and other.subject.startswith("scope:")
    return "scope" if scopes and known >= _TELLING["scope"] and periods.same(one.period, other.period) else None


def _mistakable(one: str, other: str) -> bool:
    """Whether a label of one may stand for the other: two of one form that are neighbours, of two forms that
    overlap.
    """
    if periods.form(one) == periods.form(other):
        return any(periods.beside(one, *step) == other for step in ((0, 1), (0, -1), (1, 0), (-1, 0)))
    (a, b), (c, d) = periods.days(one), periods.days(other)
    return (a, b) != (c, d) and a <= d and c <= b


def _finding(
    kind: FindingKind, one: Sequence[Observation], other: Sequence[Observation], name: Callable[[Cell], str]
) -> Finding:
    stated = list({(o.page, o.figure): o for o in (*one, *other)}.values())
    fewer = one if len({o.page for o in one}) < len({o.page for o in other}) else other
    even = len({o.page for o in one}) == len({o.page for o in other})
    statements = tuple(
        Statement(o.page, o.figure, o.quote, full_statement(o, name), even or o in fewer) for o in stated
    )
    labels = [f"{name(o.cell)} in {o.cell.period}" for o in (one[0], other[0])]
    said = f"{number(one[0].least)} is given as {one[0].cell.measure} of {labels[0]} and of {labels[1]}"
    message = f"{said}: one label is wrong"
    figures, pages = tuple(s.figure for s in statements), tuple(s.page for s in statements)
    return Finding(kind, message, figures, pages, name(one[0].cell), _WEIGHT, statements)
