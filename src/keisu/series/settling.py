"""Settling a system: every contradiction found, the claims to doubt chosen, the rest narrowed to what it allows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf

from keisu.series.claims import EXACTLY, System
from keisu.series.conflicts import at_sight
from keisu.series.infeasible import infeasible_set, irreducible
from keisu.series.localising import localise
from keisu.series.narrowing import Narrowing, Reasons
from keisu.series.solve import Part, inequalities

RELATION = 0.9
"""What it costs to doubt a change, a share or a gap, a level of the same support being 1: they are printed worse."""

_MOST_ROUNDS = 1000


@dataclass(slots=True)
class Group:
    """Contradictions that have claims in common, and the claims to doubt so that none is left."""

    sets: list[Reasons]
    doubted: frozenset[int] = frozenset()


@dataclass(slots=True)
class Settlement:
    """What became of a system.

    `dropped` are the claims that are doubted. `low`, `high` and the reasons are of every cell that belongs to a part
    with a free cell; the bounds of all others are those of their levels. `circles` are the parts whose bounds
    narrowing leaves too wide.
    """

    dropped: set[int] = field(default_factory=set)
    low: dict[int, float] = field(default_factory=dict)
    high: dict[int, float] = field(default_factory=dict)
    low_why: dict[int, Reasons] = field(default_factory=dict)
    high_why: dict[int, Reasons] = field(default_factory=dict)
    circles: dict[int, Part] = field(default_factory=dict)


def settle(system: System) -> "Settling":
    """Find what cannot all be true, doubt the fewest and least supported claims, and narrow what the others allow.

    Only the parts that a new contradiction touches are worked on again. Raises SolverError if the solver gives no
    answer.
    """
    work = Settling(system)
    work.add([reasons if plain else irreducible(system, reasons) for reasons, plain in at_sight(system)])
    work.narrow_all(range(len(system.cells)))
    return work


class Settling:
    """A system on its way to be settled; `made` is what became of it so far."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.made = Settlement()
        self._group_of: dict[int, Group] = {}
        self._groups: dict[int, Group] = {}

    @property
    def groups(self) -> list[Group]:
        """The contradictions, those with claims in common together."""
        return list(self._groups.values())

    def narrow_all(self, cells: Iterable[int]) -> None:
        """Narrow the parts that some cells belong to until none of them contradicts itself."""
        pending = cells
        for _ in range(_MOST_ROUNDS):
            found = [reasons for part in self.parts(pending) if (reasons := self.narrow(*part)) is not None]
            if not found:
                return
            pending = self.around(self.add(found))

    def around(self, cells: Iterable[int]) -> list[int]:
        """Some cells and those that a row ties them to."""
        made: dict[int, None] = {}
        for cell in cells:
            made[cell] = None
            for number in self.system.touching[cell]:
                made.update(dict.fromkeys(self.system.rows[number].cells))
        return list(made)

    def doubt_instead(self, group: Group, old: int, new: int) -> bool:
        """Doubt one claim of a group in the place of another, if no contradiction is left by it."""
        doubted = group.doubted - {old} | {new}
        if not all(any(c in reasons for c in doubted) for reasons in group.sets):
            return False
        self._doubt(group, doubted)
        cells = self.around((*self.system.cells_of(old), *self.system.cells_of(new)))
        if all(self.narrow(*part) is None for part in self.parts(cells)):
            return True
        self._doubt(group, doubted - {new} | {old})
        for part in self.parts(cells):
            self.narrow(*part)
        return False

    def _doubt(self, group: Group, doubted: frozenset[int]) -> None:
        self.made.dropped -= group.doubted
        group.doubted = doubted
        self.made.dropped |= doubted

    def cost(self, claim: int) -> float:
        """What it costs to doubt a claim: its support, a little less for what ties two cells."""
        made = self.system.claims[claim]
        return made.support * (1.0 if made.base < 0 else RELATION)

    def add(self, sets: Iterable[Reasons]) -> list[int]:
        """Take in contradictions; the cells of claims that are doubted or no more doubted because of them."""
        changed: dict[int, Group] = {}
        for reasons in sets:
            claims = [r for r in reasons if r >= 0]
            joined = {id(g): g for c in claims if (g := self._group_of.get(c)) is not None}
            group = max(joined.values(), key=lambda g: len(g.sets), default=Group([]))
            for other in joined.values():
                if other is not group:
                    group.sets += other.sets
                    group.doubted |= other.doubted
                    self._groups.pop(id(other), None)
                    changed.pop(id(other), None)
                    for one in other.sets:
                        self._group_of.update((c, group) for c in one if c >= 0)
            group.sets.append(reasons)
            self._group_of.update((c, group) for c in claims)
            changed[id(group)] = self._groups[id(group)] = group
        cells: dict[int, None] = {}
        for group in changed.values():
            before = group.doubted
            self._doubt(group, localise(group.sets, self.cost))
            for claim in before ^ group.doubted:
                cells.update(dict.fromkeys(self.system.cells_of(claim)))
            for claim in (c for c in group.sets[-1] if c >= 0):
                cells.update(dict.fromkeys(self.system.cells_of(claim)))
        return list(cells)

    def is_free(self, cell: int) -> bool:
        """Whether the levels leave a cell more than one value."""
        low, high = self.system.bounds(cell, self.made.dropped)
        return high - low > EXACTLY * max(abs(low), abs(high)) or high == inf or low == -inf

    def parts(self, seeds: Iterable[int]) -> Iterable[tuple[list[int], list[int]]]:
        """The parts that some cells belong to, as (cells, rows): free cells that rows tie, and the cells around
        them.
        """
        seen: set[int] = set()
        free: dict[int, bool] = {}

        def loose(cell: int) -> bool:
            if cell not in free:
                free[cell] = self.is_free(cell)
            return free[cell]

        for start in seeds:
            if start in seen or not self.system.touching[start] or not loose(start):
                continue
            seen.add(start)
            cells: dict[int, None] = {start: None}
            rows: dict[int, None] = {}
            queue = [start]
            for cell in queue:
                for number in self.system.touching[cell]:
                    if number in rows:
                        continue
                    rows[number] = None
                    for other in self.system.rows[number].cells:
                        cells[other] = None
                        if other not in seen and loose(other):
                            seen.add(other)
                            queue.append(other)
            yield list(cells), list(rows)

    def narrow(self, cells: Sequence[int], rows: Sequence[int]) -> Reasons | None:
        """Narrow one part; the reasons that exclude each other, or None and the bounds are kept."""
        narrowing = Narrowing(self.system, self.made.dropped)
        narrowing.run(cells, rows)
        if narrowing.conflict is not None:
            return irreducible(self.system, narrowing.conflict)
        part = None
        if narrowing.crept or self._has_circle(cells, rows):
            part = Part(self.system, cells, inequalities(self.system, rows, self.made.dropped), self.made.dropped)
            if not part.is_consistent():
                return infeasible_set(part)
        made = self.made
        made.low |= narrowing.low
        made.high |= narrowing.high
        made.low_why |= narrowing.low_why
        made.high_why |= narrowing.high_why
        for cell in cells:
            if part is not None:
                made.circles[cell] = part
            else:
                made.circles.pop(cell, None)
        return None

    def _has_circle(self, cells: Sequence[int], rows: Sequence[int]) -> bool:
        """Whether the free cells of a part are tied in more than one way."""
        parent: dict[int, int] = {}

        def root(cell: int) -> int:
            while parent.setdefault(cell, cell) != cell:
                parent[cell] = parent[parent[cell]]
                cell = parent[cell]
            return cell

        free = {cell for cell in cells if self.is_free(cell)}
        pairs: dict[tuple[int, ...], str] = {}
        for number in rows:
            row = self.system.rows[number]
            if row.claim in self.made.dropped:
                continue
            loose = tuple(sorted(i for i in row.cells if i in free))
            relation = self.system.claims[row.claim].relation if row.claim >= 0 else "sum"
            if len(loose) < 2 or (len(row.cells) == 2 and pairs.get(loose) == relation):
                continue  # two changes between the same cells narrow each other as one does
            pairs[loose] = relation
            for cell in loose[1:]:
                a, b = root(loose[0]), root(cell)
                if a == b:
                    return True
                parent[b] = a
        return False


def by_doubt(group: Group) -> dict[int, list[Reasons]]:
    """The contradictions of a group by the doubted claim that settles them, the first of several."""
    made: defaultdict[int, list[Reasons]] = defaultdict(list)
    for reasons in group.sets:
        made[min(c for c in group.doubted if c in reasons)].append(reasons)
    return dict(made)
