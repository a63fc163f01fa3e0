"""Which pages are copies of one another: near-duplicate texts, and the same figures in the same order in any language.

Where two pages are copies a slip in both is no independent evidence of it. Candidates are found by keys that copies
share (bands of a MinHash of the text, runs of telling numbers) and then compared in full, so that no accident of
hashing joins two pages. Independent reports of one release give some of its numbers; copies give nearly all, in order.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from keisu.model import Article, Figure, Finding, Statement
from keisu.series.printed import is_telling

Why = Literal["text", "figures"]
"""What two pages share: their text, or their figures in order."""

COMMON = 50
"""Pages that share a key: one that is more common tells nothing more."""

# 42 bands of 3: texts that share half of their shingles share a key 99 times in 100, those that share a tenth 4 times.
_PERMUTATIONS, _BAND = 126, 3
_SEED = 7
_SHINGLE_WORDS, _SHINGLE_CHARACTERS = 4, 8
_LEAST_SHINGLES = 25  # of shorter texts nothing is said
_ALIKE = 0.6  # shared shingles of all that either has
_CONTAINED = 0.85  # shared shingles of those of the shorter
_RUN = 3  # telling numbers in a row that are a key
_LEAST_NUMBERS = 5  # telling numbers that two pages must share in order
_NEARLY_ALL = 0.9  # of the telling numbers of either
_NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"\w+")
_WEIGHT = 0.1
_MOST_QUOTED = 3


@dataclass(frozen=True, slots=True)
class Trace:
    """What of a page is compared: its shingles and its telling numbers in order, and the keys that it is found by."""

    shingles: frozenset[int]
    numbers: tuple[float, ...]
    keys: tuple[int, ...]


def trace(article: Article, figures: Sequence[Figure]) -> Trace:
    """The trace of a page; the same for the same page, always and everywhere. Time grows with the text."""
    shingles = _shingles(article.text)
    numbers = tuple(
        f.value for f in figures if f.value is not None and f.kind == "level" and f.bound == "=" and is_telling(f.value)
    )
    return Trace(frozenset(shingles), numbers, (*_text_keys(shingles), *_number_keys(numbers)))


def copied(one: Trace, other: Trace) -> Why | None:
    """What makes one page a copy of the other, None if nothing does."""
    shorter = min(len(one.shingles), len(other.shingles))
    if shorter >= _LEAST_SHINGLES:
        shared = len(one.shingles & other.shingles)
        every = len(one.shingles) + len(other.shingles) - shared
        if shared >= _ALIKE * every or shared >= _CONTAINED * shorter:
            return "text"
    if min(len(one.numbers), len(other.numbers)) >= _LEAST_NUMBERS:
        shared = _in_order(one.numbers, other.numbers)
        if shared >= _LEAST_NUMBERS and shared >= _NEARLY_ALL * max(len(one.numbers), len(other.numbers)):
            return "figures"
    return None


class Origins:
    """Pages put into clusters of copies, one after the other, in order of their numbers."""

    def __init__(self) -> None:
        self._traces: dict[int, Trace] = {}
        self._by_key: defaultdict[int, list[int]] = defaultdict(list)
        self._parent: dict[int, int] = {}

    def add(self, page: int, of_page: Trace) -> None:
        """One more page. Time grows with the pages that share a key with it, not with all."""
        self._parent[page] = page
        for other in self.candidates(of_page):
            if copied(of_page, self._traces[other]) is not None:
                self.join(page, other)
        self._traces[page] = of_page
        for key in of_page.keys:
            self._by_key[key].append(page)

    def candidates(self, of_page: Trace) -> list[int]:
        """The pages that share a key."""
        pages = (self._by_key.get(key, ()) for key in of_page.keys)
        return sorted({page for found in pages if len(found) <= COMMON for page in found})

    def join(self, page: int, other: int) -> None:
        """Two pages are of one origin."""
        a, b = self.origin(page), self.origin(other)
        self._parent[max(a, b)] = min(a, b)

    def origin(self, page: int) -> int:
        """The first page that a page is a copy of; itself, if of none."""
        while (parent := self._parent.setdefault(page, page)) != page:
            self._parent[page] = page = self._parent[parent]
        return page

    def clusters(self) -> dict[int, list[int]]:
        """The pages of every origin that has more than one, in order."""
        made: defaultdict[int, list[int]] = defaultdict(list)
        for page in sorted(self._parent):
            made[self.origin(page)].append(page)
        return {origin: pages for origin, pages in made.items() if len(pages) > 1}


def copies(
    clusters: Mapping[int, Sequence[int]], figures: Mapping[int, Sequence[Figure]], names: Mapping[int, str]
) -> tuple[Finding, ...]:
    """A finding of the kind "copy" for each cluster, with a few of the figures that its pages share.

    It is no error, but says how many pages stand behind one origin.
    """
    made = []
    for origin, pages in clusters.items():
        shared = Counter(f.value for p in pages for f in {g.value: g for g in figures.get(p, ()) if g.value}.values())
        quoted = [value for value, count in shared.most_common() if count > 1 and value][:_MOST_QUOTED]
        statements = [
            Statement(page, number, figure.quote, f"{figure.quote} in “{names.get(page) or f'page {page}'}”")
            for page in pages
            for number, figure in _first_with(quoted, figures.get(page, ()))
        ]
        if not statements:
            continue
        name = names.get(origin) or f"page {origin}"
        message = f"{len(pages)} pages are “{name}”, in the same words or with the same figures in order: one origin"
        places = tuple(s.figure for s in statements), tuple(s.page for s in statements)
        made.append(Finding("copy", message, *places, None, _WEIGHT, tuple(statements)))
    return tuple(made)


def _first_with(values: Iterable[float], figures: Sequence[Figure]) -> list[tuple[int, Figure]]:
    found: dict[float, tuple[int, Figure]] = {}
    for number, figure in enumerate(figures):
        if figure.value is not None:
            found.setdefault(figure.value, (number, figure))
    return [found[v] for v in values if v in found]


def _shingles(text: str) -> list[int]:
    """Hashes of every few words in a row, or of every few characters where words are not parted by spaces."""
    if len(_NO_SPACES.findall(text)) * 3 > len(text):
        plain = re.sub(r"\W+", "", text)
        size = _SHINGLE_CHARACTERS
        pieces = [plain[i : i + size] for i in range(len(plain) - size + 1)]
    else:
        words = _WORD.findall(text.casefold())
        size = _SHINGLE_WORDS
        pieces = [" ".join(words[i : i + size]) for i in range(len(words) - size + 1)]
    return [zlib.crc32(piece.encode("utf-8", "replace")) for piece in pieces]


def _text_keys(shingles: Sequence[int]) -> list[int]:
    """A key for each band of the MinHash of some shingles."""
    if len(set(shingles)) < _LEAST_SHINGLES:
        return []
    import rensa

    made = rensa.RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    made.update([str(s) for s in shingles])
    digest = made.digest()
    return [_key("text", i, *digest[i : i + _BAND]) for i in range(0, _PERMUTATIONS, _BAND)]


def _number_keys(numbers: Sequence[float]) -> list[int]:
    """A key for each few numbers in a row."""
    if len(numbers) < _LEAST_NUMBERS:
        return []
    return sorted({_key("numbers", *numbers[i : i + _RUN]) for i in range(len(numbers) - _RUN + 1)})


def _key(*parts: object) -> int:
    text = repr(parts).encode()
    return (zlib.crc32(text) << 32 | zlib.crc32(text[::-1])) & 0x7FFF_FFFF_FFFF_FFFF


def _in_order(one: Sequence[float], other: Sequence[float]) -> int:
    """How many numbers two sequences share in the same order: the length of their longest common subsequence."""
    row = [0] * (len(other) + 1)
    for value in one:
        before = 0
        for j, against in enumerate(other, 1):
            above = row[j]
            row[j] = before + 1 if value == against else max(above, row[j - 1])
            before = above
    return row[-1]
