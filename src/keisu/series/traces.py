"""What is kept of a page to tell its copies: hashes of its text, its numbers in order, and the keys it is found by.

A key is something that two copies share and that few other pages have: a band of the MinHash of the text, a few numbers
in a row, the end of an address. All of it comes from the page alone, so it is the same always and everywhere.
"""

import re
import unicodedata
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from keisu.model import Article, Figure
from keisu.series.printed import is_telling

# 50 bands of 3: texts that share half of their shingles share a key 999 times in 1,000, those that share 0.3 of them 3
# times in 4, those that share a hundredth once in 20,000.
_PERMUTATIONS, _BAND = 150, 3
_SEED = 7
_SHINGLE_WORDS, _SHINGLE_CHARACTERS = 4, 8
_LEAST_SHINGLES = 25
_RUN = 3
_MOST = 500  # numbers of a page that are compared: two pages are compared in time that grows with their square
_LEAST_NAME = 8  # characters that make the end of an address a name of its own, unless it holds a number
_NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d{3,}")
_LISTED = ("table row", "list item")


@dataclass(frozen=True, slots=True)
class Trace:
    """What of a page is compared, and the keys that it is found by.

    `shingles` are the hashes of every few words or characters in a row, each once, in order of size and of four bytes;
    none of a text that is too short to tell. `numbers` are the exact and telling levels of the running text, in order:
    those in tables and lists are the release's, not the writer's. `values` are the values of all figures but ranks and
    streaks, in order. `address` is a hash of the site and the end of the address, None where that names nothing.
    """

    shingles: bytes
    numbers: tuple[float, ...]
    values: tuple[float, ...]
    address: int | None
    keys: tuple[int, ...]

    def hashes(self) -> frozenset[int]:
        """The shingles as numbers."""
        return frozenset(memoryview(self.shingles).cast("I"))


def trace(article: Article, figures: Sequence[Figure]) -> Trace:
    """The trace of a page. Time and size grow with the text: about four bytes a word."""
    shingles = _shingles(article.text)
    if len(shingles) < _LEAST_SHINGLES:
        shingles = frozenset()
    starts = [b.start for b in article.blocks]
    numbers = tuple(
        f.value
        for f in figures
        if f.value is not None
        and f.kind == "level"
        and f.bound == "="
        and is_telling(f.value)
        and not _is_listed(article, starts, f)
    )[:_MOST]
    values = tuple(abs(f.value) for f in figures if f.value is not None and f.kind not in ("rank", "streak"))[:_MOST]
    address = _address(article)
    keys = [*_text_keys(shingles), *_number_keys(numbers), *([address] if address is not None else [])]
    return Trace(array("I", sorted(shingles)).tobytes(), numbers, values, address, tuple(keys))


def _is_listed(article: Article, starts: Sequence[int], figure: Figure) -> bool:
    """Whether a figure stands in a table or a list; `starts` are those of the article's blocks."""
    block = bisect_right(starts, figure.start) - 1
    return block >= 0 and figure.start < article.blocks[block].end and article.blocks[block].kind in _LISTED


def _shingles(text: str) -> frozenset[int]:
    """Hashes of every few words in a row, or of every few characters where words are not parted by spaces. Case, marks
    and the width of letters and digits make no difference."""
    text = unicodedata.normalize("NFKC", text).casefold()
    words = _WORD.findall(text)
    if len(_NO_SPACES.findall(text)) * 3 > len(text):
        plain = "".join(words)
        pieces: Iterable[str] = (
            plain[i : i + _SHINGLE_CHARACTERS] for i in range(len(plain) - _SHINGLE_CHARACTERS + 1)
        )
    else:
        pieces = map(" ".join, zip(*(words[i:] for i in range(_SHINGLE_WORDS)), strict=False))
    return frozenset(zlib.crc32(piece.encode("utf-8", "replace")) for piece in pieces)


def _text_keys(shingles: frozenset[int]) -> list[int]:
    """A key for each band of the MinHash of some shingles."""
    if not shingles:
        return []
    import rensa

    made = rensa.RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    made.update([s.to_bytes(4, "little") for s in shingles])
    digest = made.digest()
    return [_key("text", i, *digest[i : i + _BAND]) for i in range(0, _PERMUTATIONS, _BAND)]


def _number_keys(numbers: Sequence[float]) -> list[int]:
    """A key for every few numbers in a row that do not simply go down, as those of any ranking do."""
    runs = {tuple(numbers[i : i + _RUN]) for i in range(len(numbers) - _RUN + 1)}
    return sorted(_key("numbers", *run) for run in runs if list(run) != sorted(run, reverse=True))


def _address(article: Article) -> int | None:
    """The key of a site and the end of an address: the same for the editions of a page in other languages, and for a
    page that has two addresses."""
    if not article.url:
        return None
    try:
        parts = urlsplit(article.url)
    except ValueError:
        return None
    site = (parts.hostname or "").removeprefix("www.")
    end = parts.path.rstrip("/").rsplit("/", 1)[-1].casefold()
    name = end.rsplit(".", 1)[0] if "." in end else end
    asked = _NUMBER.findall(parts.query)
    if not site or not (asked or _NUMBER.search(name) or len(name) >= _LEAST_NAME):
        return None
    return _key("address", site, name, *asked)


def _key(*parts: object) -> int:
    text = repr(parts).encode("utf-8", "replace")
    return (zlib.crc32(text) << 32 | zlib.crc32(text[::-1])) & 0x7FFF_FFFF_FFFF_FFFF
