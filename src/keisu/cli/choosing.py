"""Which series of a store go into a chart, and where their values come from."""

import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from keisu.errors import MixedUnits, NothingToDraw, NotInStore, shown

if TYPE_CHECKING:
    from keisu.model import Series
    from keisu.store.selecting import Selection

_LISTED = 8  # series that are offered where one has to be chosen
_NEAR, _NAMED = 60, 3  # how like a name must be to be offered, of 100, and how many are
_SHORTER = 2  # letters by which a name may be shorter than what was asked for, so as not to be a part of it


@dataclass(frozen=True, slots=True)
class Choice:
    """What was asked for; None asks for all, an empty place or scope for those that have none."""

    measure: str | None = None
    period: str | None = None
    place: str | None = None
    scope: str | None = None
    unit: str | None = None

    def series(self, held: "Selection", subject: str | None = None) -> list["Series"]:
        """The series that fit, without the points that nothing bounds; none without points."""
        from keisu.store import Filter

        found = held.series(Filter(subject, self.measure, self.period, self.place or None))
        made = [replace(s, points=tuple(p for p in s.points if (p.low, p.high) != (None, None))) for s in found]
        return [
            s
            for s in made
            if s.points
            and (self.unit is None or s.unit == self.unit)
            and (self.place is None or bool(s.place) == bool(self.place))
            and (self.scope is None or (s.scope or "") == self.scope)
        ]


def one_series(held: "Selection", subject: str, choice: Choice) -> "Series":
    """The one series of a subject that fits. Raises NothingToDraw, naming what is near, and MixedUnits, with the
    options that choose one of several."""
    found = choice.series(held, subject)
    if len(found) == 1:
        return found[0]
    name = shown(subject)
    if found:
        raise MixedUnits(f"{name} has {len(found)} series; choose one:\n{_options(found)}")
    others = Choice().series(held, subject)
    if others:
        raise NothingToDraw(f"{name} has no such series; it has:\n{_options(others)}")
    raise NothingToDraw(f"no subject of the store is called {name}{near(held, subject)}")


def alike(found: Sequence["Series"]) -> list["Series"]:
    """The series of the measure, unit and place that most values have, as they share an axis. What is left out is said
    on standard error."""
    from keisu.views import charts

    kept = charts.sharing(found)
    if not kept:
        raise NothingToDraw("no value fits what was asked for: there is nothing to draw")
    if others := sum(len(s.points) for s in found) - sum(len(s.points) for s in kept):
        measure, unit, place = (shown(part or "no place") for part in (kept[0].measure, kept[0].unit, kept[0].place))
        click.echo(
            f"keisu: drawn are {measure} in {unit}, {place}; left out, in other measures, units or places:"
            f" {others} {'value' if others == 1 else 'values'} (--measure, --unit and --place choose)",
            err=True,
        )
    return kept


def several(
    held: "Selection", subjects: Sequence[str], choice: Choice, fits: Callable[["Series"], bool]
) -> list["Series"]:
    """The series of some subjects, or where none is named those that fit. Raises NothingToDraw for an unknown
    subject."""
    if not subjects:
        return [s for s in choice.series(held) if fits(s)]
    made: dict[Series, None] = {}
    for subject in subjects:
        found = choice.series(held, subject)
        if not found:
            one_series(held, subject, choice)
        made.update(dict.fromkeys(found))
    return list(made)


def source_of(held: "Selection", drawn: Sequence["Series"]) -> str:
    """The source line of the points of some series: the pages that state them or that they were computed from, and the
    reference tables of the store's markets."""
    from keisu.views import charts

    said = held.stating(charts.places(drawn))
    return charts.source_line(said, held.provenance(sorted({o.page for o in said if o.page >= 0})))


def _options(found: Sequence["Series"]) -> str:
    """The options that choose each of some series, those with the most values first."""
    ordered = sorted(found, key=lambda s: (-len(s.points), s.measure, s.unit, s.place or "", s.scope or ""))
    lines = []
    for s in ordered[:_LISTED]:
        parts = {"measure": s.measure, "unit": s.unit, "place": s.place or "", "scope": s.scope or ""}
        options = " ".join(f"--{name} {shown(shlex.quote(value))}" for name, value in parts.items())
        lines.append(f"  {options}  ({len(s.points)} {'value' if len(s.points) == 1 else 'values'})")
    more = len(ordered) - _LISTED
    return "\n".join([*lines, f"  and {more} more: keisu series shows them"] if more > 0 else lines)


def check_subject(held: "Selection", subject: str | None) -> None:
    """Raise NotInStore, naming what is near, if the store has neither a figure nor a series of a subject that is asked
    for: of one that is misspelt nothing must be said to be in order.
    """
    if subject is not None and not held.knows(subject):
        raise NotInStore(f"no subject of the store is called {shown(subject)}{near(held, subject)}")


def near(held: "Selection", subject: str) -> str:
    """The names of subjects that are near to one, for the end of a message."""
    from rapidfuzz import process, utils

    from keisu.store import Filter

    names = sorted({s.subject for s in held.series(Filter()) if len(s.subject) + _SHORTER >= len(subject)})
    found = process.extract(subject, names, processor=utils.default_process, limit=_NAMED, score_cutoff=_NEAR)
    return f"; near to it are {', '.join(shown(name) for name, *_ in found)}" if found else ""
