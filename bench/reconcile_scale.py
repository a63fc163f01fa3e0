"""python bench/reconcile_scale.py [--sizes 10000,100000,1000000] [--errors 0.005] [--seed 1]

Reconciles a synthetic market: seconds, observations a second, memory at its most, how time grows with the size, and
what became of the planted errors: found (in any finding that is shown), localised (doubted) and alone (doubted
alone); and findings without an error in them. The floor is the time to look at every observation once.
"""

import argparse
import json
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from generate_observations import KINDS, MARKET, Planted, generate
from keisu.model import Finding
from keisu.series import reconcile


def became(planted: Sequence[Planted], findings: Sequence[Finding], pages: int) -> dict[str, Any]:
    """What became of the planted errors, by kind; `false` are the findings shown that have none of them."""
    at = {(p.number // 5, p.number % 5): p for p in planted}
    of: defaultdict[tuple[int, int], list[Finding]] = defaultdict(list)
    false = 0
    for finding in findings:
        if finding.is_doubtful or finding.kind in ("revision", "scope", "copy"):
            continue
        places = set(zip(finding.pages, finding.figures, strict=True))
        for place in places & at.keys():
            of[place].append(finding)
        false += places.isdisjoint(at)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for place, error in at.items():
        count = counts[error.kind]
        count["planted"] += 1
        doubted = [[s for s in f.statements if s.doubted] for f in of[place]]
        mine = [d for d in doubted if any((s.page, s.figure) == place for s in d)]
        count["found"] += bool(of[place])
        count["localised"] += bool(mine)
        count["alone"] += any(len(d) == 1 for d in mine)
    made = {kind: dict(counts[kind]) for kind in KINDS if kind in counts}
    return {**made, "false": false, "pages": pages}


def main() -> None:
    """Generate, reconcile, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--errors", type=float, default=0.005)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    before: float | None = None
    for size in (int(s) for s in options.sizes.split(",")):
        observations, planted = generate(size, seed=options.seed, errors=options.errors)
        cells = len({o.cell for o in observations})
        start = time.perf_counter()
        looked = sum(o.value or 0.0 for o in observations if o.cell.unit != "rank" and o.least <= o.greatest)
        floor = time.perf_counter() - start
        start = time.perf_counter()
        made = reconcile(observations, market=MARKET)
        seconds = time.perf_counter() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(
            json.dumps(
                {
                    "observations": len(observations),
                    "cells": cells,
                    "seconds": round(seconds, 1),
                    "per_second": round(len(observations) / seconds),
                    "floor_ratio": round(seconds / floor, 1) if looked else None,
                    "growth": None if before is None else round(seconds / before, 1),
                    "gigabytes": round(memory, 2),
                    "implied": len(made.implied),
                    "findings": len(made.findings),
                }
            )
        )
        print(json.dumps(became(planted, made.findings, len(observations) // 5)))
        before = seconds


if __name__ == "__main__":
    main()
