"""Error localisation: the fewest, least supported claims to doubt so that no contradiction is left.

After I. P. Fellegi and D. Holt, "A systematic approach to automatic edit and imputation" (1976): every set of claims
that exclude each other must lose one. The cheapest choice is a weighted set covering, a small mixed-integer program.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence

from keisu.errors import SolverError
from keisu.series.narrowing import Reasons
from keisu.series.program import Program

_EQUAL = 1e-6  # costs nearer than this are the same


def localise(sets: Sequence[Reasons], cost: Callable[[int], float]) -> frozenset[int]:
    """The claims to doubt: at least one of every set, of the least cost in all; of equals, the latest claims.

    Raises SolverError if the solver gives no answer.
    """
    claims = [frozenset(r for r in reasons if r >= 0) for reasons in sets]
    if not all(claims):
        raise SolverError("sums alone exclude each other; the market's identities cannot all hold")
    in_all = frozenset.intersection(*claims)
    least = max(min(cost(c) for c in one) for one in claims)
    if in_all:
        best = min(in_all, key=lambda c: (cost(c), -c))
        if cost(best) <= least + _EQUAL:
            return frozenset((best,))
    return _cover(claims, cost)


def alternatives(
    chosen: int, sets: Sequence[Reasons], others: Collection[int], cost: Callable[[int], float]
) -> list[int]:
    """The claims that could be doubted in the place of `chosen` at no more cost, those others staying doubted."""
    own = [r for r in sets if chosen in r and not any(o in r for o in others)]
    if not own:
        return []
    common = frozenset.intersection(*own) - {chosen}
    return sorted(c for c in common if c >= 0 and cost(c) <= cost(chosen) + _EQUAL)


def _cover(claims: Sequence[frozenset[int]], cost: Callable[[int], float]) -> frozenset[int]:
    counts = Counter(c for one in claims for c in one)
    names = sorted(counts)
    program = Program()
    # A little dearer for the earlier, so that there is one answer.
    columns = {
        c: program.column(0.0, 1.0, cost(c) + _EQUAL * (1 - i / len(names)), integer=True) for i, c in enumerate(names)
    }
    for one in set(claims):
        program.row([(columns[c], 1.0) for c in one], 1.0, float(len(one)))
    solved = program.load()
    if not solved.solve():
        raise SolverError("the solver found no claims to doubt")
    values = solved.highs.getSolution().col_value
    return frozenset(c for c in names if values[columns[c]] > 0.5)
