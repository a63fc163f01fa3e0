"""python bench/coverage.py RECORDS.jsonl OUT.json [--texts] [--known CONTRADICTIONS.csv]

Reconciles the coverage of the Japanese car market and writes what came of it. From the records' observations, as they
were keyed by hand, or with --texts from their titles and texts, end to end.

OUT.json: `resolved`, the share of the statements about sales whose subject the market pack knows; `recompute`, of the
changes on the year and on the month whose two levels are stated somewhere, how many agree with them, and the list of
those that do not; `hidden`, the cells whose own statements were taken away: the share of true values inside the implied
interval, the median width relative to the value, and how many cells; `findings`, each with kind, message, pages (the
records' ids) and weight. With --known, the findings that careful readers made, by type, and whether one of ours names
the same page.
"""

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from coverage_records import Record, article, read_records, stated
from coverage_records import figures as keyed_figures
from hidden_cells import hidden
from keisu.errors import KeisuError
from keisu.markets import Market
from keisu.model import Cell, Figure, Finding, Observation, Reconciliation
from keisu.road import find_figures, market_of, provenance, reconcile
from keisu.series import observe

NUMERIC = ("digits", "sign", "arithmetic", "base", "column", "missing", "identity")
"""The types of known findings that rest on numbers or names that a page states."""


def from_texts(
    records: Sequence[Record], market: Market
) -> tuple[list[Observation], dict[int, Sequence[Figure]], tuple[int, int]]:
    """Observations and figures by page, read from the records' texts, and how many subjects of vehicles were known."""
    observations: list[Observation] = []
    figures: dict[int, Sequence[Figure]] = {}
    known = of = 0
    for number, record in enumerate(records):
        try:
            page = article(record)
            pack = market_of(page)
            found = find_figures(page, market=market if pack.name == market.name else pack)
        except KeisuError as error:
            print(f"{record['id']}: {error}", file=sys.stderr)
            continue
        figures[number] = found
        counted = [f for f in found if f.unit == "vehicle" and f.subject]
        of += len(counted)
        known += sum(f.subject_id is not None for f in counted)
        observations += observe(found, market=pack, page=number)
    return observations, figures, (known, of)


def from_keys(records: Sequence[Record], market: Market) -> tuple[list[Observation], tuple[int, int]]:
    """The observations that were keyed by hand, and how many of their subjects the market knows."""
    made = [o for number, record in enumerate(records) for o in stated(record, number, market)]
    return made, (sum(market.canonical(o.cell.subject) is not None for o in made), len(made))


def recompute(observations: Sequence[Observation], ids: Sequence[str]) -> dict[str, Any]:
    """The changes in per cent whose cell and base both have levels: how many agree, and those that do not.

    A change agrees if some stated level and some stated level of its base have it.
    """
    levels: defaultdict[Cell, list[Observation]] = defaultdict(list)
    for o in observations:
        if o.base is None and o.cell.unit != "rank":
            levels[o.cell].append(o)
    counts: dict[str, list[int]] = {"year": [0, 0], "month": [0, 0]}
    disagreeing: list[str] = []
    for o in observations:
        if o.base is None or o.relation != "factor" or not levels[o.cell] or not levels[o.base]:
            continue
        name = "year" if o.base.period[-3:] == o.cell.period[-3:] or len(o.cell.period) != 7 else "month"
        agrees = any(
            a.least <= o.greatest * b.greatest * (1 + 1e-9) and a.greatest * (1 + 1e-9) >= o.least * b.least
            for a in levels[o.cell]
            for b in levels[o.base]
        )
        counts[name][0] += agrees
        counts[name][1] += 1
        if not agrees:
            a, b = levels[o.cell][0], levels[o.base][0]
            said = f"{o.name} {o.cell.period} {o.quote}: {a.value:,.0f} against {b.value:,.0f}"
            disagreeing.append(f"{ids[o.page]}: {said}")
    return {**counts, "disagreeing": disagreeing}


def known_findings(path: Path, findings: Sequence[Finding], ids: Sequence[str]) -> dict[str, Any]:
    """For each known finding whether ours name its page, by type."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for finding in findings:
        for page in set(finding.pages):
            if page >= 0:
                named[ids[page]].append(f"{finding.kind} ({finding.weight:g}): {finding.message}")
    rows = []
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["page"] not in ids:
                continue
            counts[row["type"]]["of"] += 1
            counts[row["type"]]["found"] += row["page"] in named
            rows.append({**row, "ours": named.get(row["page"], [])})
    return {"by_type": {name: [c["found"], c["of"]] for name, c in sorted(counts.items())}, "rows": rows}


def measured(records: Sequence[Record], *, texts: bool, quick: bool, known: Path | None) -> dict[str, Any]:
    """All that OUT.json has."""
    market = Market.named("japan-kei")
    figures: dict[int, Sequence[Figure]] = {}
    if texts:
        observations, figures, resolved = from_texts(records, market)
    else:
        observations, resolved = from_keys(records, market)
    of_pages = figures or {n: list(keyed_figures(r)) for n, r in enumerate(records)}
    pages = [(article(r), of_pages.get(n, ())) for n, r in enumerate(records)]
    where = provenance(pages, [r["id"] for r in records])
    together: Reconciliation = reconcile(observations, market=market, figures=of_pages, provenance=where)
    ids = [r["id"] for r in records]
    made: dict[str, Any] = {
        "resolved": round(resolved[0] / resolved[1], 4) if resolved[1] else 0.0,
        "recompute": recompute(observations, ids),
        "hidden": hidden([] if quick else observations, market, where),
        "findings": [
            {
                "kind": f.kind,
                "message": f.message,
                "pages": list(dict.fromkeys(ids[p] for p in f.pages if p >= 0)),
                "weight": f.weight,
                "statements": [
                    {
                        "page": ids[s.page],
                        "quote": s.quote,
                        "says": s.says,
                        "doubted": s.doubted,
                        "agrees": [s.low, s.high],
                    }
                    for s in f.statements
                    if s.page >= 0
                ],
            }
            for f in together.findings
            if not f.is_doubtful
        ],
    }
    if known is not None:
        made["known"] = known_findings(known, [f for f in together.findings if not f.is_doubtful], ids)
    return made


def main() -> None:
    """Read the arguments and write OUT.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--texts", action="store_true", help="read the records' texts, not their keyed observations")
    parser.add_argument("--quick", action="store_true", help="leave the hidden cells out")
    parser.add_argument("--known", type=Path, help="findings made by careful reading, a CSV file")
    options = parser.parse_args()
    made = measured(read_records(options.records), texts=options.texts, quick=options.quick, known=options.known)
    options.out.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    year, month = made["recompute"]["year"], made["recompute"]["month"]
    print(f"resolved {made['resolved']:.3f}")
    print(f"recompute: year {year[0]} of {year[1]}, month {month[0]} of {month[1]}")
    h = made["hidden"]
    print(f"hidden: {h['inside']:.3f} of {h['cells']} cells inside, median width {h['median_width']:.4f}")
    print(f"findings: {len(made['findings'])}: {dict(Counter(f['kind'] for f in made['findings']))}")
    for name, (found, of) in made.get("known", {}).get("by_type", {}).items():
        print(f"  {name}: {found} of {of}" + ("" if name in NUMERIC else " (no numeric type)"))


if __name__ == "__main__":
    main()
