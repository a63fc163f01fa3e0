"""Findings in words: one sentence that says the numbers."""

from collections.abc import Callable, Sequence
from math import isfinite

from keisu import periods
from keisu.model import Cell, Observation
from keisu.series.agreeing import Agreeing
from keisu.series.claims import Row, System
from keisu.series.narrowing import Reasons

Namer = Callable[[Cell], str]

_MOST_LISTED = 6


def contradiction(system: System, reasons: Reasons, name: Namer) -> str:
    """A set of claims and sums that exclude each other, in one sentence."""
    statements = [system.first(r) for r in sorted(reasons) if r >= 0]
    identities = [system.rows[~r] for r in sorted(reasons) if r < 0]
    levels = [o for o in statements if o.base is None]
    relations = [o for o in statements if o.base is not None]
    if len(levels) == 2 and not relations and not identities:
        return _conflict(levels[0], levels[1], name)
    if len(relations) == 1 and len(levels) == 2 and not identities:
        return _recomputed(relations[0], levels, name)
    if not relations and len(identities) == 1 and len(levels) == len(identities[0].cells):
        return _summed(identities[0], levels, system.cells, name)
    return f"{_listed(statements, name)} cannot all be true"


def _conflict(one: Observation, other: Observation, name: Namer) -> str:
    """Two levels of one cell."""
    return f"{_what(one.cell, name)} in {one.cell.period} cannot be both {level(one)} and {level(other)}"


def agreeing(o: Observation, fitting: Agreeing) -> str:
    """What value would agree with the others; nothing if that is not known on both sides."""
    if not fitting.is_bounded:
        return ""
    if o.base is not None:
        return f"{_change(fitting.low, fitting.high, o.relation)} would agree"
    if fitting.low == fitting.high:
        return f"{number(fitting.low)} would agree"
    return f"{number(fitting.low)} to {number(fitting.high)} would agree"


def full_statement(o: Observation, name: Namer) -> str:
    """What an observation says, with its subject: "Honda N-Box sales 16,198 in 2025-11"."""
    return f"{_what(o.cell, name)} {statement(o, name)}"


def level(o: Observation) -> str:
    """The number of a level: "16,198", "1,150,000 to 1,250,000", "more than 20,000"."""
    if o.low is None or o.high is None:
        if o.high is not None:
            return f"{number(o.high)} or less"
        return f"{number(o.least)} or more"
    if o.value is not None:
        return number(o.value)
    return f"{number(o.low)} to {number(o.high)}"


def _what(cell: Cell, name: Namer) -> str:
    """The subject and the measure, once if they are the same word."""
    subject = name(cell)
    return subject if subject.casefold() == cell.measure.casefold() else f"{subject} {cell.measure}"


def _listed(statements: Sequence[Observation], name: Namer) -> str:
    """The statements one after the other, a subject said once; of many, the first and how many more."""
    said, last = [], ""
    for o in statements[:_MOST_LISTED]:
        subject = f"{_what(o.cell, name)} "
        said.append(f"{'' if subject == last else subject}{statement(o, name)}")
        last = subject
    if len(statements) > _MOST_LISTED:
        said.append(f"{len(statements) - _MOST_LISTED} more statements")
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0]


def statement(o: Observation, name: Namer) -> str:
    """What an observation says of its cell: "16,198 in 2025-11", "+43 % in 2025-11 from 2025-10"."""
    if o.base is None:
        return f"{level(o)} in {o.cell.period}"
    if o.base.subject != o.cell.subject:
        other = name(o.base)
        if o.relation == "difference":
            return f"{number(_middle(o))} apart from {other} in {o.cell.period}"
        return f"{_per_cent(o.least, o.greatest)} of {other} in {o.cell.period}"
    return f"{_moved(o)} in {o.cell.period} from {o.base.period}"


def number(value: float) -> str:
    """A number for people: whole ones with commas, others with as many places as tell something."""
    if value == round(value):
        return f"{value:,.0f}"
    return f"{value:,.1f}" if abs(value) >= 100 else f"{value:.4g}"


def _recomputed(relation: Observation, levels: Sequence[Observation], name: Namer) -> str:
    now = next((o for o in levels if o.cell == relation.cell), levels[0])
    then = next((o for o in levels if o is not now), now)
    low, high = _between(now, then, relation.relation)
    known = isfinite(low) and isfinite(high)
    verb = f"is {_change(low, high, relation.relation)}, not" if known else "cannot be"
    if now.cell.subject != then.cell.subject:
        one, other = (f"{_what(o.cell, name)} ({level(o)})" for o in (now, then))
        if relation.relation == "difference":
            apart = (
                f"{number((low + high) / 2)} apart, not {number(_middle(relation))}" if known else "not so far apart"
            )
            return f"{one} and {other} in {now.cell.period} are {apart}"
        share = f"{_per_cent(low, high)} of" if known else "another share of"
        return f"{one} are {share} {other} in {now.cell.period}, not {_per_cent(relation.least, relation.greatest)}"
    both = f"{level(now)} in {now.cell.period} against {level(then)} in {then.cell.period}"
    return f"{_what(now.cell, name)}: {both} {verb} {_moved(relation)}"


def _between(now: Observation, then: Observation, relation: str) -> tuple[float, float]:
    if relation == "difference":
        return now.least - then.greatest, now.greatest - then.least
    if then.least <= 0:
        return 0.0, float("inf")
    return now.least / then.greatest, now.greatest / then.least


def _moved(o: Observation) -> str:
    """The change that a factor or a difference states."""
    if o.high is None:
        return f"{_change(o.least, o.least, o.relation)} or more"
    if o.low is None or (o.relation == "factor" and o.low == 0):
        return f"{_change(o.high, o.high, o.relation)} or less"
    return _change(o.low, o.high, o.relation)


def _per_cent(low: float, high: float) -> str:
    middle = (low + high) * 50 if isfinite(high) else low * 100
    return f"{middle:.0f} %" if (high - low) * 50 > 0.4 else f"{middle:.1f} %"


def _change(low: float, high: float, relation: str) -> str:
    middle = (low + high) / 2
    if relation == "difference":
        return f"{'+' if middle > 0 else ''}{number(middle)}"
    half = (high - low) * 50
    places = 0 if half > 0.4 else 1
    return f"{(middle - 1) * 100:+.{places}f} %"


def _summed(identity: Row, levels: Sequence[Observation], cells: Sequence[Cell], name: Namer) -> str:
    said = {o.cell: o for o in levels}
    (whole, _), *parts = [(cells[i], factor) for i, factor in zip(identity.cells, identity.signs, strict=True)]
    parts.sort(key=lambda part: periods.days(part[0].period))
    by_name = len({cells[i].subject for i in identity.cells}) > 1

    def label(cell: Cell) -> str:
        return name(cell) if by_name else cell.period

    total = sum(-factor * _middle(said[cell]) for cell, factor in parts)
    added = " and ".join(f"{label(c)} ({level(said[c])})" for c, factor in parts if factor < 0)
    less = "".join(f" less {label(c)} ({level(said[c])})" for c, factor in parts if factor > 0)
    of = f"{whole.measure} in {whole.period}" if by_name else _what(whole, name)
    return f"{of}: {added}{less} make {number(total)}, not the {level(said[whole])} of {label(whole)}"


def _middle(o: Observation) -> float:
    if o.value is not None:
        return o.value
    ends = [end for end in (o.low, o.high) if end is not None]
    return sum(ends) / len(ends)
