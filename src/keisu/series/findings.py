"""From contradictions to findings: what is doubted, which slip explains it, what would agree, how sure it is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite

from keisu.model import Cell, Finding, Observation, Provenance, Statement
from keisu.series import wording
from keisu.series.agreeing import Agreeing, agreeing
from keisu.series.localising import alternatives
from keisu.series.narrowing import Reasons
from keisu.series.neighbours import Neighbours
from keisu.series.rules import limit
from keisu.series.settling import Group, Settling, by_doubt
from keisu.series.slips import Slip, in_print, slip
from keisu.vocabulary import FindingKind

_MOST_REPEATS = 3  # observations of one claim that a finding names; of a doubted claim all are named
_MOST_OTHERS = 8  # claims besides the doubted ones that a finding names
_MOST_WORDS = 2  # slips that a message speaks of
_LIKELY = 0.5  # so likely must a slip be to be spoken of
_CLEARLY = 0.25  # so much likelier must a slip be for its claim alone to be doubted
_TOLERANCE = 1e-3  # relative: what a miss is measured by where nothing is rounded
_MAYBE_MISREAD = 0.5
_MISREAD = 0.2  # what the weight is multiplied by where a number was more likely misread than misprinted
_NO_ERROR = {"revision": 0.15, "scope": 0.5}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim that may be wrong: what would agree, and the slip that would explain it."""

    claim: int
    fitting: Agreeing
    slip: Slip | None

    @property
    def likely(self) -> float:
        """How well the slip explains it, 0 if there is none."""
        return self.slip.likely if self.slip else 0.0


class Writer:
    """Makes the findings of a settled system."""

    def __init__(self, settling: Settling, name: Callable[[Cell], str], provenance: Mapping[int, Provenance]) -> None:
        self._settling, self._system, self._name = settling, settling.system, name
        self._provenance = provenance
        self._neighbours = Neighbours(settling.system, settling.made, name)
        self.disputed: set[int] = set()

    def findings(self) -> list[Finding]:
        """One finding for every claim that is doubted; `disputed` are then the claims that might be doubted instead."""
        return [finding for group in self._settling.groups for finding in self._of_group(group)]

    def _of_group(self, group: Group) -> Iterator[Finding]:
        for claim, sets in by_doubt(group).items():
            doubts = self._doubts(group, claim, sets)
            best = doubts[0]
            if best.claim != claim and not self._settling.doubt_instead(group, claim, best.claim):
                doubts = sorted(doubts, key=lambda d: d.claim != claim)
            yield self._finding(doubts, sets)
            self.disputed |= {d.claim for d in doubts[1:]}

    def _doubts(self, group: Group, claim: int, sets: list[Reasons]) -> list[Doubt]:
        """The claims that may be wrong, the likeliest first; one alone if its slip explains it clearly better."""
        others = alternatives(claim, group.sets, group.doubted - {claim}, self._settling.cost)
        doubts = [self._doubt(n, claim, sets) for n in (claim, *others)]
        if all(self._is_revision(d) for d in doubts):
            # Of a revised figure the later one holds.
            return sorted(doubts, key=lambda d: (self._published(d.claim), d.claim != claim))
        order = sorted(doubts, key=lambda d: (-d.likely, d.claim != claim))
        if len(order) > 1 and order[0].likely >= order[1].likely + _CLEARLY:
            return order[:1]
        return order

    def _doubt(self, claim: int, chosen: int, sets: list[Reasons]) -> Doubt:
        """What would agree if this claim were doubted in the place of the one that was chosen."""
        fitting = agreeing(self._system, self._settling.made.dropped - {chosen}, claim, sets)
        return Doubt(claim, fitting, slip(self._system, self._neighbours, claim, fitting))

    def _published(self, claim: int) -> str:
        dates = [known.published for p in self._system.pages(claim) if (known := self._provenance.get(p))]
        return max((d for d in dates if d), default="")

    def _is_revision(self, doubt: Doubt) -> bool:
        """Whether it misses by no more than figures are revised or, of a change, rounded."""
        if not doubt.fitting.miss:
            return False
        o = self._system.first(doubt.claim)
        if o.base is None:
            return doubt.fitting.miss <= limit("revision")
        step = (o.high - o.low) if o.low is not None and o.high is not None else 0.0
        gap = max((o.least - doubt.fitting.high), (doubt.fitting.low - o.greatest))
        return gap <= max(step, limit("revision") * abs(o.greatest if isfinite(o.greatest) else o.least))

    def _kind(self, doubts: list[Doubt], sets: list[Reasons]) -> tuple[FindingKind, str]:
        """The kind of a finding, and what to add to its message."""
        if all(self._is_revision(d) for d in doubts):
            return "revision", "figures that were revised or rounded differ by as little"
        best = doubts[0]
        slips = [d.slip for d in doubts if d.slip is not None and d.slip.likely >= _LIKELY]
        if len(slips) == len(doubts) and len({s.kind for s in slips}) == 1:
            return slips[0].kind, ", or ".join(s.words for s in slips[:_MOST_WORDS])
        pairs = all(len(reasons) == 2 for reasons in sets)
        o = self._system.first(best.claim)
        if o.base is None and 0 < best.fitting.miss <= limit("scope") and self._is_total(o.cell):
            return "scope", "the two may not count quite the same things"
        return ("conflict" if pairs and o.base is None else "arithmetic"), ""

    def _is_total(self, cell: Cell) -> bool:
        return cell.subject.startswith("scope:") or "@" in cell.subject

    def _finding(self, doubts: list[Doubt], sets: list[Reasons]) -> Finding:
        kind, words = self._kind(doubts, sets)
        best = doubts[0]
        claims = self._named(doubts, sets)
        primary = self._primary(best.claim, sets)
        message = wording.contradiction(self._system, primary, self._name)
        if not words and len(doubts) == 1:
            words = wording.agreeing(self._system.first(best.claim), best.fitting)
        statements = [s for claim in claims for s in self._statements(claim, doubts)]
        statements = list({(s.page, s.figure): s for s in statements}.values())
        statements.sort(key=lambda s: (s.page, s.figure))
        return Finding(
            kind,
            f"{message}; {words}" if words else message,
            tuple(s.figure for s in statements),
            tuple(s.page for s in statements),
            self._name(self._system.first(best.claim).cell),
            self._weight(kind, doubts, sets),
            tuple(statements),
        )

    def _named(self, doubts: list[Doubt], sets: list[Reasons]) -> list[int]:
        """The claims that a finding names: those that may be wrong and the best supported that they exclude."""
        doubted = {d.claim for d in doubts}
        primary = [r for r in self._primary(doubts[0].claim, sets) if r >= 0]
        others = sorted({r for s in sets for r in s if r >= 0} - doubted - set(primary))
        others.sort(key=lambda n: -self._system.claims[n].support)
        return list(dict.fromkeys((*sorted(doubted), *primary, *others[:_MOST_OTHERS])))

    def _primary(self, claim: int, sets: list[Reasons]) -> Reasons:
        """The contradiction that says it best: few statements, well supported ones."""

        def order(reasons: Reasons) -> tuple[int, float, tuple[int, ...]]:
            others = [self._system.claims[r].support for r in reasons if r >= 0 and r != claim]
            return len(reasons), -min(others, default=0.0), tuple(sorted(reasons))

        return min((s for s in sets if claim in s), key=order, default=min(sets, key=order))

    def _statements(self, claim: int, doubts: list[Doubt]) -> Iterator[Statement]:
        doubt = next((d for d in doubts if d.claim == claim), None)
        numbers = self._system.claims[claim].numbers
        for number in numbers if doubt else numbers[:_MOST_REPEATS]:
            o = self._system.observations[number]
            low = high = None
            if doubt and doubt.fitting.is_bounded:
                low, high = in_print(o, doubt.fitting.low, doubt.fitting.high)
            says = wording.full_statement(o, self._name)
            yield Statement(o.page, o.figure, o.quote, says, doubt is not None, low, high)

    def _weight(self, kind: FindingKind, doubts: list[Doubt], sets: list[Reasons]) -> float:
        """How sure it is that something is wrong.

        The miss against what rounding leaves open, times how well the rest is supported and how well a slip explains
        it. What no slip explains and misses by far, or stands against its own page alone, was more likely misread.
        """
        best = doubts[0]
        claim = self._system.claims[best.claim]
        o = self._system.first(best.claim)
        rounding = _rounding(o)
        sure = best.fitting.miss / (best.fitting.miss + rounding) if best.fitting.miss else 0.5
        others = max(best.fitting.others, 0.5)
        backing = others / (others + claim.support)
        weight = sure * (0.4 + 0.4 * backing + 0.3 * best.likely) * (1.0 if len(doubts) == 1 else 0.9)
        return round(min(1.0, weight * self._misread(best, sets)) * _NO_ERROR.get(kind, 1.0), 3)

    def _misread(self, best: Doubt, sets: list[Reasons]) -> float:
        """What the weight is multiplied by for the chance that keisu misread a page: of two numbers for one cell on one
        page mostly one is of another cell; what misses by far, and by no slip, was hardly printed so."""
        claims = [[r for r in reasons if r >= 0] for reasons in sets]
        pages = self._system.pages(best.claim)
        explained = best.likely >= _LIKELY
        if all(len(c) == 2 and all(pages <= self._system.pages(n) for n in c) for c in claims):
            return _MISREAD
        alone = len({p for c in claims for n in c for p in self._system.pages(n)}) == 1
        if alone and not explained:
            return _MAYBE_MISREAD if best.fitting.miss <= limit("misread") else _MISREAD
        return _MISREAD if not explained and best.fitting.miss > limit("misread") else 1.0


def _rounding(o: Observation) -> float:
    """Half of what the printed number leaves open, relative to it, and no less than what figures differ by anyhow."""
    if o.low is None or o.high is None:
        return _TOLERANCE
    size = max(abs(o.low), abs(o.high), 1e-12)
    return max((o.high - o.low) / 2 / size, _TOLERANCE)
