"""python bench/planted.py RECORDS [--each 1] [--seed 1]

Plants one error at a time in the statements of real coverage (bench/coverage_records.py) after those that contradict
were taken out: two digits swapped, one digit wrong, the sign of a change lost, the wrong month, a factor of ten.
Prints, by kind and by how many other pages speak of the cell, how many there were, how many are found (in a finding
that is shown), found but taken for a misreading, localised (doubted) and localised alone; and the findings on the
untouched statements.
"""

import argparse
import random
from collections import Counter, defaultdict
from pathlib import Path

from coverage_records import provenance, read_records, stated
from generate_observations import KINDS, plant
from keisu.markets import Market
from keisu.model import Observation, Reconciliation
from keisu.series import reconcile

_MOST = 3  # other pages from which they are counted together


def main() -> None:
    """Plant, reconcile, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--each", type=int, default=1, help="only every so many statements")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    records = read_records(options.records)
    market = Market.named("japan-kei")
    where = provenance(records)

    def together(observations: list[Observation]) -> Reconciliation:
        return reconcile(observations, market=market, provenance=where)

    everything = [o for n, record in enumerate(records) for o in stated(record, n, market)]
    wrong = {(s.page, s.figure) for f in together(everything).findings for s in f.statements if s.doubted}
    clean = [o for o in everything if (o.page, o.figure) not in wrong]
    known = {f.message for f in together(clean).findings}
    print(f"{len(clean)} statements; findings on them untouched: {len(known)}")
    for message in sorted(known):
        print(f"  {message}")
    counts: defaultdict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    rng = random.Random(options.seed)
    for kind in KINDS:
        for number in range(rng.randrange(options.each), len(clean), options.each):
            right = clean[number]
            made = plant(right, kind, rng)
            if made is None:
                continue
            others = {o.page for o in clean if right.cell in (o.cell, o.base)} - {right.page}
            count = counts[kind, min(_MOST, len(others))]
            findings = [
                f for f in together([*clean[:number], made[0], *clean[number + 1 :]]).findings if f.message not in known
            ]
            mine = [f for f in findings if (right.page, right.figure) in zip(f.pages, f.figures, strict=True)]
            doubted = [[s for s in f.statements if s.doubted] for f in mine if not f.is_doubtful]
            local = [d for d in doubted if any((s.page, s.figure) == (right.page, right.figure) for s in d)]
            count["planted"] += 1
            count["found"] += any(not f.is_doubtful for f in mine)
            count["taken for misread"] += bool(mine) and all(f.is_doubtful for f in mine)
            count["localised"] += bool(local)
            count["alone"] += any(len(d) == 1 for d in local)
            count["other findings"] += any(f not in mine and not f.is_doubtful for f in findings)
    print("| kind | other pages | planted | found | taken for misread | localised | alone | other findings |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for (kind, others_), c in sorted(counts.items(), key=lambda item: (KINDS.index(item[0][0]), item[0][1])):
        names = ("planted", "found", "taken for misread", "localised", "alone", "other findings")
        more = f"{others_} or more" if others_ == _MOST else str(others_)
        print(f"| {kind} | {more} | {' | '.join(str(c[n]) for n in names)} |")


if __name__ == "__main__":
    main()
