"""Where the values of a chart come from, and which of them are doubted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from keisu.model import Cell, Finding, Observation, Provenance
from keisu.views.charts.texts import cut, joined, plain
from keisu.views.charts.timeline import named

_NO_ERRORS = ("revision", "scope", "copy")  # kinds of findings that doubt nothing
_NAMED, _ROOM = 2, 150  # how many sources and sites are named, and in how many pixels each


@dataclass(frozen=True, slots=True)
class Disputed:
    """A stated value that a finding doubts: its cell, the value as an interval, and the values that would agree."""

    cell: Cell
    low: float | None
    high: float | None
    agrees_low: float | None = None
    agrees_high: float | None = None
    quote: str = ""


def disputed(observations: Iterable[Observation], findings: Iterable[Finding]) -> tuple[Disputed, ...]:
    """The stated levels that findings doubt, each once, in the order of the observations."""
    doubted = {(s.page, s.figure): s for f in findings if f.kind not in _NO_ERRORS for s in f.statements if s.doubted}
    made: dict[Disputed, None] = {}
    for o in observations:
        statement = doubted.get((o.page, o.figure))
        if statement is not None and o.relation == "level":
            made[Disputed(o.cell, o.low, o.high, statement.low, statement.high, o.quote)] = None
    return tuple(made)


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
