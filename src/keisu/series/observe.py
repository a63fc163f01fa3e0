"""Figures into cells: which statement is made of which value, of whom, when and in which unit."""

from collections.abc import Sequence
from dataclasses import replace

from keisu import periods
from keisu.markets import Market
from keisu.model import Cell, Figure, Observation
from keisu.series.cells import Subject, made
from keisu.series.gaps import between, is_gap
from keisu.series.intervals import factor, printed
from keisu.series.rules import UNKNOWN_UNIT

_PERCENT, _POINTS = "%", "pp"
_RELATIVE = ("change", "ratio", "multiple")
_ALIKE = 1.12  # a month may be 31/28 of another in days, a quarter 92/90, a year 366/365


def with_ids(figures: Sequence[Figure], market: Market) -> tuple[Figure, ...]:
    """The figures with `subject_id` filled in for every subject that the market knows; one that means a measure of its
    own ("used minicars") has none, since it is not its whole name.
    """
    return tuple(_with_id(figure, market) for figure in figures) if market.names else tuple(figures)


def observe(
    figures: Sequence[Figure], *, market: Market | None = None, place: str | None = None, page: int = 0
) -> tuple[Observation, ...]:
    """The statements that a page's figures make about cells, in the order of the figures.

    A figure becomes an observation if its subject, measure, unit and period are known (for a comparison: its
    base too, of the same length), if it is actual and if its number is not absurd. Levels, ranks (in the unit
    "rank"), changes, ratios and multiples do; so does a share of a scope in the whole that the market's identities
    name, and a gap between two subjects whose levels stand near by; other shares, streaks and other kinds do not.

    The cell's subject is the market's id for it, else the subject's folded name; its scope is the market's.
    Its place is the figure's, else `place`, else the market's own for what is sold only there. A change in
    per cent names no unit of what changed: it takes that of the levels of the same subject and measure on the
    page (the one of the same period, where they differ; none, if that does not decide), else that of all
    levels of the measure, else "unit", which `reconcile` matches with whatever the other pages count.
    `figure` is the number of the figure in `figures`, from 0.
    """
    market = market or Market.general()
    known = [Subject(figure, market, place) for figure in figures]
    units = _Units(known)
    observations = []
    for number, subject in enumerate(known):
        figure = subject.figure
        if figure.kind == "share":
            observation = _share(subject, market, number, page)
        elif is_gap(figure):
            pair = between(figure, figures)
            observation = _gap(known[pair[0]], known[pair[1]], figure, number, page) if pair else None
        else:
            observation = _observation(subject, units, number, page)
        if observation is not None:
            observations.append(observation)
    return tuple(observations)


def _with_id(figure: Figure, market: Market) -> Figure:
    found = market.resolve(figure.subject, period=figure.period) if figure.subject else None
    if found is None or found.measure is not None or found.id == figure.subject_id:
        return figure
    return replace(figure, subject_id=found.id)


class _Units:
    """The units that the levels of a page are stated in."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self._levels: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self._measures: dict[str, set[str]] = {}
        for s in subjects:
            if s.whole and s.figure.kind == "level":
                unit, period = s.figure.unit or "", s.figure.period or ""
                self._levels.setdefault((s.id, s.measure), []).append((unit, period))
                self._measures.setdefault(s.measure, set()).add(unit)

    def of(self, subject: Subject) -> str | None:
        """The unit of what changed, or None if the levels of the page leave it open."""
        levels = self._levels.get((subject.id, subject.measure))
        if levels is None:
            units = self._measures.get(subject.measure, set())
            return next(iter(units)) if len(units) == 1 else UNKNOWN_UNIT
        units = {unit for unit, _ in levels}
        if len(units) > 1:
            units = {unit for unit, period in levels if period == subject.figure.period}
        return next(iter(units)) if len(units) == 1 else None


def _observation(subject: Subject, units: _Units, number: int, page: int) -> Observation | None:
    figure = subject.figure
    if not subject.whole or figure.unit is None or figure.period is None:
        return None
    relation, base = "level", None
    if figure.kind in ("level", "rank"):
        cell = subject.cell(figure.unit, figure.period)
        low, high = (figure.value or 0.0,) * 2 if figure.kind == "rank" else printed(figure)
    elif figure.kind in _RELATIVE:
        if figure.base is None or not _comparable(figure.period, figure.base):
            return None
        relation, unit = _relation(figure), units.of(subject)
        if relation == "difference":
            unit = _PERCENT if figure.unit == _POINTS else figure.unit
        if unit is None or (relation == "factor" and unit == _PERCENT):
            return None  # "up 0.3 percent" beside a rate in per cent may be points, or another rate
        low, high = factor(figure) if relation == "factor" else printed(figure)
        cell, base = subject.cell(unit, figure.period), subject.cell(unit, figure.base)
    else:
        return None
    return made(figure, cell, low, high, number, page, relation=relation, base=base)


def _share(subject: Subject, market: Market, number: int, page: int) -> Observation | None:
    """A share of a scope as a factor of its whole in the same period."""
    figure = subject.figure
    whole = market.whole_of(subject.scope) if subject.id == f"scope:{subject.scope}" else None
    measure, unit = market.usual_measure, market.thing
    if whole is None or measure is None or unit is None or not subject.whole or figure.unit != "%":
        return None
    low, high = (max(0.0, end / 100) for end in printed(figure))
    if figure.period is None or high > 1:
        return None
    return made(
        figure,
        Cell(subject.id, measure, unit, figure.period, subject.place, subject.scope),
        low,
        high,
        number,
        page,
        relation="factor",
        base=Cell(f"scope:{whole}", measure, unit, figure.period, subject.place, whole),
    )


def _gap(more: Subject, less: Subject, figure: Figure, number: int, page: int) -> Observation | None:
    """A gap between two subjects as the difference of their cells."""
    if not (more.whole and less.whole) or more.figure.unit is None or more.figure.period is None:
        return None
    low, high = printed(replace(figure, kind="level", value=abs(figure.value or 0.0)))
    cell, base = (s.cell(more.figure.unit, more.figure.period) for s in (more, less))
    if cell == base:
        return None
    return made(figure, cell, low, high, number, page, relation="difference", base=base)


def _relation(figure: Figure) -> str:
    return "difference" if figure.kind == "change" and figure.unit != _PERCENT else "factor"


def _comparable(period: str, base: str) -> bool:
    """Whether two periods differ and are about as long, so that one can be compared with the other."""
    a, b = ((last - first).days + 1 for first, last in (periods.days(period), periods.days(base)))
    return not periods.same(period, base) and max(a, b) <= _ALIKE * min(a, b)
