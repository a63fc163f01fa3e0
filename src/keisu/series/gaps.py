"""Gaps between two subjects: "3,450 more", with the subject that is compared left to the reader."""

from collections.abc import Sequence

from keisu.model import Figure

_NEAR = 250  # characters between a gap and the levels that it may lie between
_ALMOST = 0.06  # relative: a gap that misses two levels by no more is meant to be theirs, and may be wrong


def is_gap(figure: Figure) -> bool:
    """Whether a figure may be a gap between two subjects: a change in counted things that names no base."""
    return (
        figure.kind == "change"
        and figure.base is None
        and bool(figure.value)
        and figure.unit not in (None, "%", "pp", "rank", "place", "spot")
    )


def between(figure: Figure, figures: Sequence[Figure]) -> tuple[int, int] | None:
    """The numbers of two levels near by, the larger first, that a gap is plainly meant to lie between.

    One is of the gap's own subject, the other of another one, of the same measure, unit and period; their difference is
    the gap or nearly so. None if no pair, or more than one, will do.
    """
    near = [
        (n, f)
        for n, f in enumerate(figures)
        if f.kind == "level"
        and f.value is not None
        and f.bound == "="
        and (f.measure, f.unit, f.period) == (figure.measure, figure.unit, figure.period)
        and abs(f.start - figure.start) <= _NEAR
    ]
    own = [(n, f) for n, f in near if f.subject == figure.subject]
    stated = abs(figure.value or 0.0)
    found: dict[tuple[int, int], float] = {}
    for n, one in own:
        for m, other in near:
            if other.subject == one.subject or one.value is None or other.value is None:
                continue
            miss = abs(abs(one.value - other.value) - stated) / stated
            if miss <= _ALMOST:
                found[(n, m) if one.value >= other.value else (m, n)] = miss
    exact = [pair for pair, miss in found.items() if miss == 0]
    pairs = exact or list(found)
    return pairs[0] if len(pairs) == 1 else None
