"""Which pages are copies of one another: the same text, or the same figures in the same order in any language.

Where two pages are copies a slip in both is no independent evidence of it. Candidates are found by the keys that copies
share (`keisu.series.traces`) and then compared in full, so that no accident of hashing joins two pages.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Literal, Protocol

from keisu.series.traces import Trace

Why = Literal["text", "figures", "address"]
"""What makes two pages copies: their text, their figures in order, or one address with the same figures."""

COMMON = 50
"""Pages that share a key: a new page is compared with the first ones only, so that its cost has a bound."""

_ALIKE = 0.4  # shared shingles of all that either has
_CONTAINED = 0.75  # shared shingles of those of the shorter
_LEAST_PART = 0.3  # the length of an excerpt, of that of the whole
_LEAST_VALUES = 3  # values of each page that say whether a text was filled in anew, where no number is telling
_FILLED_IN = 0.4  # shared numbers of those of the shorter, below which it was
_LEAST_NUMBERS = 6  # telling numbers that two pages share in order
_NUMBERS = 0.9  # of those of the longer
_VALUES = 0.75  # all values that they share in order, of those of the longer
_CHOSEN = 0.06  # of those, the ones that a ranking does not explain; one at least
_LEAST_EDITION, _EDITION = 3, 0.6  # values that two pages of one address share in order, and of those of the longer


def copied(one: Trace, other: Trace) -> Why | None:
    """What makes one page a copy of the other, None if nothing does; the same either way round."""
    if _same_text(one, other) and not _filled_in(one, other):
        return "text"
    if _same_figures(one, other):
        return "figures"
    if one.address is not None and one.address == other.address and _same_edition(one, other):
        return "address"
    return None


def _same_text(one: Trace, other: Trace) -> bool:
    """Independent articles on one event share a tenth at most of what the shorter says, quotes and all."""
    shorter, longer = sorted((len(one.shingles), len(other.shingles)))
    if not shorter or shorter < _LEAST_PART * longer:
        return False
    a, b = one.hashes(), other.hashes()
    shared = len(a & b)
    every = len(a) + len(b) - shared
    return shared >= _ALIKE * every or shared >= _CONTAINED * min(len(a), len(b))


def _filled_in(one: Trace, other: Trace) -> bool:
    """Whether one form of words was filled in twice, with other numbers: the reports of two months, say."""
    telling = one.numbers and other.numbers
    a, b = (Counter(t.numbers if telling else t.values) for t in (one, other))
    fewer = min(a.total(), b.total())
    return fewer >= (1 if telling else _LEAST_VALUES) and (a & b).total() < _FILLED_IN * fewer


def _same_figures(one: Trace, other: Trace) -> bool:
    """Two reports of one release may share the numbers that anyone would give, in the order of a ranking; that the
    writers chose all else alike, and put it in the same order, they do not share."""
    needed = max(_LEAST_NUMBERS, _NUMBERS * max(len(one.numbers), len(other.numbers)))
    if min(len(one.numbers), len(other.numbers)) < needed:
        return False
    shared = _shared(*sorted((one.numbers, other.numbers)))
    if len(shared) < needed or _chosen(shared) < max(1, _CHOSEN * len(shared)):
        return False
    return in_order(one.values, other.values) >= _VALUES * max(len(one.values), len(other.values))


def _same_edition(one: Trace, other: Trace) -> bool:
    needed = max(_LEAST_EDITION, _EDITION * max(len(one.values), len(other.values)))
    return in_order(one.values, other.values) >= needed


def in_order(one: Sequence[float], other: Sequence[float]) -> int:
    """How many numbers two sequences share in the same order: the length of their longest common subsequence."""
    from rapidfuzz.distance import LCSseq

    return int(LCSseq.similarity(one, other))


def _shared(one: Sequence[float], other: Sequence[float]) -> list[float]:
    """The longest common subsequence itself; one of them, if there are several."""
    from rapidfuzz.distance import LCSseq

    blocks = (step for step in LCSseq.opcodes(one, other) if step.tag == "equal")
    return [number for block in blocks for number in one[block.src_start : block.src_end]]


def _chosen(numbers: Sequence[float]) -> int:
    """How many of some numbers a ranking does not explain, whichever of the two columns that it may have comes first:
    the one that goes down, or one beside it (the year before, say)."""
    backwards = [-number for number in reversed(numbers)]
    return len(numbers) - max(_ranked(numbers), _ranked(backwards))


def _ranked(numbers: Sequence[float]) -> int:
    """How many of some numbers at most are in rows of one or two of which the first go down."""
    before: list[int] = []  # how many are in rows that end before a place, if a row begins there
    for i, number in enumerate(numbers):
        before.append(max((before[j] + min(i - j, 2) for j in range(i) if numbers[j] > number), default=0))
    return max((count + min(len(numbers) - i, 2) for i, count in enumerate(before)), default=0)


class Known(Protocol):
    """Pages whose origins were found before and are kept elsewhere."""

    def pages(self, key: int) -> Sequence[int]:
        """The first pages, `COMMON` at most, that have a key."""

    def trace(self, page: int) -> Trace:
        """What of a page is compared."""

    def origin(self, page: int) -> int:
        """The page's origin as it was found before."""


class Nothing:
    """No page was known before."""

    def pages(self, key: int) -> Sequence[int]:
        """None."""
        return ()

    def trace(self, page: int) -> Trace:
        """There is none."""
        raise KeyError(page)

    def origin(self, page: int) -> int:
        """Each page is its own."""
        return page


class Origins:
    """Pages put into clusters of copies, one after the other. The first page of a cluster, by number, is its origin.

    Which pages come to be together does not hang on the order in which they are added, as long as no key is common.
    """

    def __init__(self, known: Known | None = None) -> None:
        self._known: Known = known or Nothing()
        self._traces: dict[int, Trace] = {}
        self._first: dict[int, int] = {}  # most keys have one page: no list for each
        self._more: defaultdict[int, list[int]] = defaultdict(list)
        self._parent: dict[int, int] = {}
        self._joined: set[int] = set()

    def add(self, page: int, of_page: Trace) -> int:
        """One more page; its origin. Time grows with the pages that share a key with it, not with all."""
        self._traces[page] = of_page
        for other, _ in self._candidates(of_page).most_common():
            if self.origin(other) != self.origin(page) and copied(of_page, self._trace(other)) is not None:
                self._join(page, other)
        for key in of_page.keys:
            if self._first.setdefault(key, page) != page and len(self._more[key]) < COMMON - 1:
                self._more[key].append(page)
        return self.origin(page)

    def origin(self, page: int) -> int:
        """The first page that a page is a copy of; itself, if of none."""
        asked, parent = page, self._parent.get(page)
        if parent is None:
            parent = self._parent[page] = page if page in self._traces else self._known.origin(page)
        while parent != page:
            page, parent = parent, self._parent.setdefault(parent, parent)
        self._parent[asked] = page
        return page

    @property
    def moved(self) -> dict[int, int]:
        """The pages that were an origin until a later page joined their cluster to another, and the origin now."""
        return {page: self.origin(page) for page in sorted(self._joined)}

    def clusters(self) -> dict[int, list[int]]:
        """The added pages of every origin that has more than one, in order."""
        made: defaultdict[int, list[int]] = defaultdict(list)
        for page in sorted(self._traces):
            made[self.origin(page)].append(page)
        return {origin: pages for origin, pages in made.items() if len(pages) > 1}

    def _candidates(self, of_page: Trace) -> Counter[int]:
        """The pages that share keys, and how many."""
        found: Counter[int] = Counter()
        for key in of_page.keys:
            pages = [*self._known.pages(key)]
            if key in self._first:
                pages += [self._first[key], *self._more.get(key, ())]
            found.update(pages[:COMMON])
        return found

    def _trace(self, page: int) -> Trace:
        return self._traces[page] if page in self._traces else self._known.trace(page)

    def _join(self, page: int, other: int) -> None:
        """Two pages are of one origin."""
        first, second = sorted((self.origin(page), self.origin(other)))
        self._parent[second] = first
        if second != page:
            self._joined.add(second)
