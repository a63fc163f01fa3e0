"""python bench/reconcile_scale.py [--sizes 10000,100000,1000000] [--errors 0.005] [--seed 1] [--profile 0]

Reconciles the coverage of a synthetic market (bench/generate_observations.py), a line of JSON for each size: seconds of
wall and of CPU, observations a second, the most memory of the process and its children so far, how time grew beside the
size, and how much longer it took than to look at every observation once (`floor_ratio`).

`errors`: what became of the planted ones, in all and by kind. *found*: in a finding that is shown; *revision*: in none
but such as say that figures were revised or count other things; *misread*: in none but such as are not shown, as keisu
was likelier wrong than the page; *missed*: in none. *localised*: doubted in a finding that is shown; *alone*: nothing
else is doubted there. `false`: findings shown that name no planted error, and one of them. `implied`: the cells that no
page prints and the rest bounds, and of how many the true value lies in the interval (`implied_true`).

With --profile N the N functions that took the most time are printed too.
"""

import argparse
import cProfile
import json
import pstats
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from generate_observations import Coverage, Planted
from keisu.model import Cell, Finding, Implied, Observation
from keisu.series import reconcile
from planting import KINDS

_NO_ERRORS = ("revision", "scope", "copy")
_GIGABYTE = 2**20  # in the kilobytes that Linux counts in


def outcomes(
    observations: Sequence[Observation], planted: Sequence[Planted], findings: Sequence[Finding]
) -> tuple[dict[str, Counter[str]], list[Finding]]:
    """What became of the planted errors, in "all" and by kind, and the findings shown that name none of them."""
    at = {(observations[p.number].page, observations[p.number].figure): p for p in planted}
    of: defaultdict[tuple[int, int], list[Finding]] = defaultdict(list)
    false = []
    for finding in findings:
        named = at.keys() & zip(finding.pages, finding.figures, strict=True)
        for place in named:
            of[place].append(finding)
        if not named and not finding.is_doubtful and finding.kind not in _NO_ERRORS:
            false.append(finding)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for place, error in at.items():
        became = outcome(place, of[place])
        for name in ("all", error.kind):
            counts[name].update(("planted", *became))
    return {name: counts[name] for name in ("all", *KINDS) if name in counts}, false


def outcome(place: tuple[int, int], findings: Sequence[Finding]) -> tuple[str, ...]:
    """What the findings that name the statement at a place (page, figure) make of it, in the words of this bench."""
    shown = [f for f in findings if not f.is_doubtful and f.kind not in _NO_ERRORS]
    if not shown:
        if any(f.kind in _NO_ERRORS for f in findings):
            return ("revision",)
        return ("misread",) if findings else ("missed",)
    doubted = [{(s.page, s.figure) for s in f.statements if s.doubted} for f in shown]
    mine = [places for places in doubted if place in places]
    alone = any(len(places) == 1 for places in mine)
    return ("found", *(("localised",) if mine else ()), *(("alone",) if alone else ()))


def measured(size: int, *, seed: int, errors: float, profile: int = 0) -> dict[str, Any]:
    """All that a line has, but the growth."""
    coverage = Coverage(size, seed=seed)
    observations, planted = coverage.drawn(errors)
    market = coverage.market
    start = time.perf_counter()
    looked = sum(o.least <= o.greatest for o in observations)
    floor = time.perf_counter() - start
    watch = cProfile.Profile()
    start, cpu = time.perf_counter(), _cpu()
    made = watch.runcall(reconcile, observations, market=market) if profile else reconcile(observations, market=market)
    seconds = time.perf_counter() - start
    used = _cpu() - cpu
    if profile:
        pstats.Stats(watch, stream=sys.stderr).sort_stats("tottime").print_stats(profile)
    became, false = outcomes(observations, planted, made.findings)
    return {
        "observations": looked,
        "cells": len({cell for o in observations for cell in (o.cell, o.base) if cell and cell.unit != "rank"}),
        "subjects": len({o.cell.subject for o in observations}),
        "pages": observations[-1].page + 1,
        "seconds": round(seconds, 2),
        "cpu_seconds": round(used, 2),
        "per_second": round(len(observations) / seconds),
        "floor_ratio": round(seconds / floor, 1),
        "gigabytes": round(_memory(), 2),
        "implied": len(made.implied),
        "implied_true": sum(holds(i, coverage) for i in made.implied),
        "findings": len(made.findings),
        "errors": became,
        "false": len(false),
        "false_example": false[0].message if false else None,
    }


def holds(implied: Implied, coverage: Coverage) -> bool:
    """Whether the true value lies in an implied interval."""
    subject = implied.subject_id or implied.subject
    cell = Cell(subject, implied.measure, implied.unit, implied.period, implied.place, implied.scope)
    value = coverage.true(cell)
    return value is not None and implied.low <= value <= implied.high


def _cpu() -> float:
    """Seconds of CPU of this process and its children."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def _memory() -> float:
    """The most gigabytes that this process and the largest of its children ever had, together."""
    return (
        sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / _GIGABYTE
    )


def main() -> None:
    """Generate, reconcile, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--errors", type=float, default=0.005, help="share of the statements with an error")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", type=int, default=0, help="so many functions of a profile, which slows it down")
    options = parser.parse_args()
    before: dict[str, Any] = {}
    for size in (int(s) for s in options.sizes.split(",")):
        made = measured(size, seed=options.seed, errors=options.errors, profile=options.profile)
        if before:
            sizes = made["observations"] / before["observations"]
            made["growth"] = f"{made['seconds'] / before['seconds']:.1f} times the time for {sizes:.1f} times the size"
        print(json.dumps(made), flush=True)
        before = made


if __name__ == "__main__":
    main()
