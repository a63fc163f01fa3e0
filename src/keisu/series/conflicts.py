"""Claims that exclude each other at first sight: two levels of one cell, or a row against the levels of its cells."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from math import inf, isinf, prod

from keisu.series.claims import EXACTLY, Claim, System
from keisu.series.narrowing import Reasons

_ALL_PAIRS = 8  # more claims of one thing than this are a crowd
_MOST_WAYS = 64  # ways of choosing one level for each cell of a sum


def at_sight(system: System) -> Iterator[tuple[Reasons, bool]]:
    """Sets of reasons that exclude each other, and whether it is plain that none can be left out of them.

    Two claims on one thing, or a row with a level for each of its cells. Time grows with the number of claims and rows.
    """
    for numbers in system.levels:
        if len(numbers) > 1:
            yield from ((reasons, True) for reasons in _levels(system, numbers))
    yield from ((reasons, True) for reasons in _relations(system))
    for number, row in enumerate(system.rows):
        levels = [system.levels[i] for i in row.cells]
        if not all(levels):
            continue
        if row.claim >= 0:
            relation = system.claims[row.claim]
            for a, b in product(*levels) if len(levels[0]) * len(levels[1]) <= _MOST_WAYS else ():
                if _against(relation, system.claims[a], system.claims[b]):
                    yield frozenset((a, b, row.claim)), relation.relation == "factor"
        elif _ways(levels) <= _MOST_WAYS:
            for chosen in product(*levels):
                made = [system.claims[n] for n in chosen]
                if _unsummed(row.signs, made):
                    floors = [system.floor[i] for i in row.cells]
                    yield frozenset((*chosen, ~number)), _are_all_needed(row.signs, made, floors)


def _levels(system: System, numbers: list[int]) -> Iterator[Reasons]:
    yield from _pairs(system, [(n, system.claims[n].low, system.claims[n].high) for n in numbers])


def _pairs(system: System, ends: list[tuple[int, float, float]]) -> Iterator[Reasons]:
    """Claims of one thing whose intervals do not meet."""
    if len(ends) > _ALL_PAIRS:
        yield from _crowded(system, ends)
        return
    for i, (a, low, high) in enumerate(ends):
        for b, other_low, other_high in ends[i + 1 :]:
            if _are_apart(low, high, other_low, other_high):
                yield frozenset((a, b))


def _crowded(system: System, ends: list[tuple[int, float, float]]) -> Iterator[Reasons]:
    """Each of many claims of one thing against one of those that hold at the value with the most support.

    The latter cost as much to doubt as all that they stand against: it is settled here which of them hold. Time grows
    with the number of claims and its logarithm.
    """
    claims = system.claims
    steps = sorted(
        [(low, 0, claims[n].support) for n, low, _ in ends] + [(high, 1, -claims[n].support) for n, _, high in ends]
    )
    total = most = 0.0
    at = steps[0][0]
    for end, _, support in steps:
        total += support
        if total > most + EXACTLY:
            at, most = end, total
    holding = [e for e in ends if e[1] <= at <= e[2]]
    against = [e for e in ends if not e[1] <= at <= e[2]]
    narrowest = min(holding, key=lambda e: (e[2] - e[1], -claims[e[0]].support, e[0]))
    for a, _, _ in holding:
        claims[a].stake = sum(claims[b].support for b, _, _ in against) + 1
    for b, low, high in against:
        if _are_apart(narrowest[1], narrowest[2], low, high):
            yield frozenset((narrowest[0], b))


def _relations(system: System) -> Iterator[Reasons]:
    """Two changes between the same cells, either way round."""
    alike: defaultdict[tuple[int, int, str], list[tuple[int, float, float]]] = defaultdict(list)
    for row in system.rows:
        if row.claim < 0:
            continue
        claim = system.claims[row.claim]
        alike[min(row.cells), max(row.cells), claim.relation].append((row.claim, *claim.between(min(row.cells))))
    for ends in alike.values():
        yield from _pairs(system, ends)


def _against(relation: Claim, level: Claim, base: Claim) -> bool:
    """Whether a level misses what a relation makes of the level of its base."""
    if relation.relation == "difference":
        return _are_apart(level.low, level.high, base.low + relation.low, base.high + relation.high)
    low = max(base.low, 0.0) * relation.low if relation.low else 0.0
    high = base.high * relation.high if relation.high and base.high else 0.0
    return _are_apart(level.low, level.high, low, high)


def _unsummed(signs: tuple[float, ...], claims: list[Claim]) -> bool:
    """Whether levels cannot add up."""
    least, greatest = _added(signs, claims)
    size = max((abs(end) for c in claims for end in (c.low, c.high) if abs(end) != inf), default=0.0)
    return max(least, -greatest) > EXACTLY * size


def _added(signs: Sequence[float], claims: Sequence[Claim]) -> tuple[float, float]:
    """The least and the greatest sum of levels, each with its sign."""
    least = sum(s * (c.low if s > 0 else c.high) for s, c in zip(signs, claims, strict=True))
    return least, sum(s * (c.high if s > 0 else c.low) for s, c in zip(signs, claims, strict=True))


def _are_all_needed(signs: Sequence[float], claims: Sequence[Claim], floors: Sequence[float]) -> bool:
    """Whether levels that do not add up could, if any one of their cells had no level but only its floor."""
    least, greatest = _added(signs, claims)
    if isinf(least) or isinf(greatest):
        return False
    for sign, claim, floor in zip(signs, claims, floors, strict=True):
        others = least - claim.low if sign > 0 else greatest + claim.low
        if -sign * others < floor:
            return False
    return True


def _are_apart(low: float, high: float, other_low: float, other_high: float) -> bool:
    """Whether two intervals do not meet."""
    above, below = low - other_high, other_low - high
    gap, ends = (above, (low, other_high)) if above > below else (below, (other_low, high))
    return gap > EXACTLY * max(abs(ends[0]), abs(ends[1]))


def _ways(levels: list[list[int]]) -> int:
    return prod(len(numbers) for numbers in levels)
