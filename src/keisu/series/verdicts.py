"""For every statement what the others say of it."""

from collections.abc import Iterator, Mapping, Sequence

from keisu.markets import Market
from keisu.model import Finding, Observation, Provenance, Verdict
from keisu.series.agreeing import agreeing
from keisu.series.claims import System, build, with_units
from keisu.series.reference import REFERENCE
from keisu.series.settling import settle
from keisu.series.slips import in_print

_SLACK = 1e-9  # of a value: what arithmetic in binary may miss


def verdicts(
    observations: Sequence[Observation],
    findings: Sequence[Finding],
    *,
    market: Market | None = None,
    provenance: Mapping[int, Provenance] | None = None,
) -> tuple[Verdict, ...]:
    """What the other statements say of each level, change, share and gap, in the order of the observations.

    One differs that a finding doubts, or whose value lies outside of what the others leave; one agrees whose value lies
    within what others of another origin leave; what none of another origin speaks of stands alone. Raises SolverError
    if the solver gives no answer.
    """
    used = with_units([o for o in observations if o.cell.unit != "rank"])
    system = build(used, market or Market.general(), provenance)
    made = settle(system).made
    doubted = {(s.page, s.figure) for f in findings if not f.is_doubtful for s in f.statements if s.doubted}
    return tuple(_verdicts(system, made.dropped, doubted, provenance or {}))


def _verdicts(
    system: System, dropped: set[int], doubted: set[tuple[int, int]], provenance: Mapping[int, Provenance]
) -> Iterator[Verdict]:
    of_claim = {n: number for number, claim in enumerate(system.claims) for n in claim.numbers}
    fittings = {number: agreeing(system, dropped, number, ()) for number in range(len(system.claims))}
    for n, o in enumerate(system.observations):
        number = of_claim[n]
        fitting = fittings[number]
        claims = {number, *fitting.claims} if fitting.is_bounded else {number}
        origins = {_origin(p, provenance) for c in claims for p in system.pages(c)} - {_origin(o.page, provenance)}
        low = high = None
        if fitting.is_bounded:
            low, high = in_print(o, fitting.low, fitting.high)
        elif origins and o.low is not None and o.high is not None:
            low, high = in_print(o, o.low, o.high)
        apart = fitting.is_bounded and not _meet(o, fitting.low, fitting.high)
        differs = (o.page, o.figure) in doubted or (apart and bool(origins))
        yield Verdict(
            o.page,
            o.figure,
            "differs" if differs else "agrees" if origins else "alone",
            low,
            high,
            float(len(origins)),
            any(p == REFERENCE for c in claims for p in system.pages(c)),
        )


def _meet(o: Observation, low: float, high: float) -> bool:
    """Whether what an observation says and an interval have a value in common."""
    slack = _SLACK * max(1.0, abs(low), abs(high))
    return o.least <= high + slack and o.greatest >= low - slack


def _origin(page: int, provenance: Mapping[int, Provenance]) -> int:
    known = provenance.get(page)
    return known.origin if known else page
