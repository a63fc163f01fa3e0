"""Hidden cells: what the rest implies about a cell whose own statements are taken away."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from keisu.markets import Market
from keisu.model import Cell, Observation, Provenance
from keisu.series import reconcile


def hidden(observations: Sequence[Observation], market: Market, provenance: Mapping[int, Provenance]) -> dict[str, Any]:
    """Hide each exactly stated value in turn: `inside` is the share of those that the rest bounds on both sides whose
    true value lies in the implied interval, `median_width` the interval's relative width, `cells` how many are bounded.

    The true value is the one that the most statements give; a cell with as many for another is left out.
    """
    levels: defaultdict[Cell, list[Observation]] = defaultdict(list)
    for o in observations:
        if o.base is None and o.cell.unit != "rank" and o.low is not None and o.low == o.high:
            levels[o.cell].append(o)
    tied = _tied(observations)
    widths: list[float] = []
    inside = 0
    outside: list[str] = []
    for cell, stating in levels.items():
        values = {o.least for o in stating}
        if len(values) > 1 or cell not in tied:
            continue
        truth = values.pop()
        rest = [o for o in observations if o.base is not None or o.cell != cell]
        rest.append(Observation(cell, None, None, -1, name=stating[0].name))
        found = _implied(rest, cell, market, provenance)
        if found is None or not truth:
            continue
        low, high = found
        widths.append((high - low) / truth)
        if low - 1e-6 * truth <= truth <= high + 1e-6 * truth:
            inside += 1
        else:
            outside.append(f"{stating[0].name} {cell.period}: {truth:,.0f} not in {low:,.0f} to {high:,.0f}")
    return {
        "inside": round(inside / len(widths), 4) if widths else 0.0,
        "median_width": round(median(widths), 6) if widths else 0.0,
        "cells": len(widths),
        "outside": outside,
    }


def _tied(observations: Sequence[Observation]) -> set[Cell]:
    """The cells that something else could bound: those of changes, and all whose line has more than one cell."""
    lines: defaultdict[tuple[str, str, str | None], set[Cell]] = defaultdict(set)
    made: set[Cell] = set()
    for o in observations:
        lines[o.cell.subject, o.cell.measure, o.cell.place].add(o.cell)
        if o.base is not None:
            made |= {o.cell, o.base}
    return made | {c for cells in lines.values() if len(cells) > 1 for c in cells}


def _implied(
    observations: Sequence[Observation], cell: Cell, market: Market, provenance: Mapping[int, Provenance]
) -> tuple[float, float] | None:
    near = [o for o in observations if o.cell.measure == cell.measure]
    made = reconcile(near, market=market, provenance=provenance)
    for i in made.implied:
        if (i.subject_id or i.subject, i.period, i.unit, i.place, i.scope) == (
            cell.subject,
            cell.period,
            cell.unit,
            cell.place,
            cell.scope,
        ):
            return i.low, i.high
    return None
