"""Where the values of a chart come from, and which of them are doubted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from keisu.model import Cell, Finding, Observation, Point, Provenance, Series
from keisu.views.charts.texts import cut, joined, plain
from keisu.views.charts.timeline import named

# Kinds of findings that doubt no number: no errors, a wrong name, a row that is not there.
_NO_NUMBERS = ("revision", "scope", "copy", "identity", "missing row")
_NAMED, _ROOM = 2, 150  # how many sources and sites are named, and in how many pixels each


@dataclass(frozen=True, slots=True)
class Disputed:
    """A value that a finding doubts: its cell, the value as an interval, and the values that would agree."""

    cell: Cell
    low: float | None
    high: float | None
    agrees_low: float | None = None
    agrees_high: float | None = None
    quote: str = ""


def disputed(
    observations: Iterable[Observation], findings: Iterable[Finding], series: Iterable[Series] = ()
) -> tuple[Disputed, ...]:
    """The values that findings doubt, each once, in the order of the observations: levels as they are stated, and of
    a doubted change the value that it would make of its base, as far as `series` bound that.
    """
    doubted = {(s.page, s.figure): s for f in findings if f.kind not in _NO_NUMBERS for s in f.statements if s.doubted}
    points = {
        Cell(s.key or s.subject, s.measure, s.unit, p.period, s.place, s.scope): p for s in series for p in s.points
    }
    made: dict[Disputed, None] = {}
    for o in observations:
        statement = doubted.get((o.page, o.figure))
        if statement is None:
            continue
        if o.base is None:
            made[Disputed(o.cell, o.low, o.high, statement.low, statement.high, o.quote)] = None
        elif (base := points.get(o.base)) is not None and (known := points.get(o.cell)) is not None:
            low, high = _moved(o, base)
            made[Disputed(o.cell, low, high, known.low, known.high, o.quote)] = None
    return tuple(made)


def _moved(change: Observation, base: Point) -> tuple[float | None, float | None]:
    """What a change makes of the value of its base, from the least to the greatest."""
    ends = ((change.low, base.low), (change.high, base.high))
    is_factor = change.relation == "factor"
    low, high = (None if a is None or b is None else a * b if is_factor else a + b for a, b in ends)
    return low, high


def places(drawn: Iterable[Series]) -> Iterator[tuple[tuple[str, str, str, str], Iterable[tuple[int, int]]]]:
    """The cells of the points of some series (subject, measure, unit, period), and the pages and figures of each."""
    for s in drawn:
        for p in s.points:
            yield (s.key, s.measure, s.unit, p.period), zip(p.pages, p.figures, strict=True)


def source_line(observations: Iterable[Observation], where: Mapping[int, Provenance]) -> str:
    """Who counted what some observations state, and the sites of some pages, the most frequent first, with the date of
    the newest page.

    "Japan Automobile Dealers Association and 1 other, via example.com and 3 other sites; newest page 4 Dec 2025". Empty
    if nothing is known. A page counts once for each name.
    """
    counted: dict[str, set[int]] = {}
    sites: dict[str, set[int]] = {}
    for o in observations:
        for name in o.source[-1:]:
            counted.setdefault(plain(name), set()).add(o.page)
    for page, known in where.items():
        sites.setdefault(plain(known.site), set()).add(page)
    dates = [known.published for known in where.values() if known.published]
    who, via = _most(counted, "other"), _most(sites, "other site")
    line = f"{who}, via {via}" if who and via else who or via
    newest = f"newest page {named(max(dates))}" if dates else ""
    return "; ".join(part for part in (line, newest) if part)


def _most(found: Mapping[str, set[int]], rest: str) -> str:
    counts = Counter({name: len(pages) for name, pages in found.items() if name})
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    names = [cut(name, _ROOM) for name in ordered[:_NAMED]]
    more = len(ordered) - len(names)
    return joined([*names, f"{more} {rest}{'s' if more > 1 else ''}"] if more else names)
