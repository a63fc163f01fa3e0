"""python bench/planted.py RECORDS [--each 1] [--seed 1]

Plants one error at a time in the statements of real coverage (bench/coverage_records.py) after those that contradict
were taken out: two digits swapped, one digit wrong, the sign of a change lost, the wrong month, a factor of ten. An
error that still agrees with all others is not counted.

Prints what became of them (in the words of bench/reconcile_scale.py), by kind and by how many independent origins
bounded the right statement: none at all (nothing could be seen), its own page only, one, two, or more. A last column
counts the errors that also led to a finding without the wrong statement. Before it, the findings on the untouched
statements: they are no errors that were planted, and so false unless the page is wrong indeed.
"""

import argparse
import random
import time
from collections import Counter, defaultdict
from pathlib import Path

from coverage_records import provenance, read_records, stated
from keisu.markets import Market
from keisu.model import Observation, Reconciliation, Verdict
from keisu.series import reconcile, verdicts
from planting import KINDS, plant
from reconcile_scale import outcome

_MOST = 3  # origins from which they are counted together
_BACKING = ("nothing", "own page", "1", "2", "3 or more", "any")
_COLUMNS = ("planted", "found", "localised", "alone", "revision", "misread", "missed", "elsewhere")


def backing(verdict: Verdict) -> str:
    """What bounded a statement before an error was planted in it."""
    if verdict.verdict == "alone":
        return "nothing"
    others = int(verdict.others)
    return "own page" if not others else str(others) if others < _MOST else "3 or more"


def agrees(wrong: Observation, right: Observation, verdict: Verdict) -> bool:
    """Whether a planted error lies in what the others leave open; not known of another cell than the right one."""
    if wrong.cell != right.cell or wrong.value is None or verdict.low is None or verdict.high is None:
        return False
    return verdict.verdict != "alone" and verdict.low <= wrong.value <= verdict.high


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
    untouched = together(clean).findings
    known = {f.message for f in untouched}
    print(f"{len(clean)} of {len(everything)} statements agree; findings on them untouched: {len(known)}")
    for message in sorted(known):
        print(f"  {message}")
    said = {(v.page, v.figure): v for v in verdicts(clean, untouched, market=market, provenance=where)}
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    rng = random.Random(options.seed)
    start = time.perf_counter()
    for kind in KINDS:
        for number in range(rng.randrange(options.each), len(clean), options.each):
            right = clean[number]
            place = right.page, right.figure
            error = plant(right, kind, rng)
            if error is None or agrees(error, right, said[place]):
                continue
            made = together([*clean[:number], error, *clean[number + 1 :]]).findings
            findings = [f for f in made if f.message not in known]
            mine = [f for f in findings if place in zip(f.pages, f.figures, strict=True)]
            became = outcome(place, mine)
            elsewhere = any(f not in mine and not f.is_doubtful for f in findings)
            for name in (backing(said[place]), "any"):
                counts[kind, name].update(("planted", *became, *(("elsewhere",) if elsewhere else ())))
                counts["all", name].update(("planted", *became, *(("elsewhere",) if elsewhere else ())))
    planted = counts["all", "any"]["planted"]
    print(f"{planted} errors planted, {time.perf_counter() - start:.0f} seconds")
    print(f"| kind | bounded by | {' | '.join(_COLUMNS)} |")
    print(f"| --- | --- |{' --- |' * len(_COLUMNS)}")
    for kind in (*KINDS, "all"):
        for name in _BACKING:
            if count := counts.get((kind, name)):
                print(f"| {kind} | {name} | {' | '.join(str(count[c]) for c in _COLUMNS)} |")


if __name__ == "__main__":
    main()
