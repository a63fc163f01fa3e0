"""Which language a text is in, from its script and its most common words."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from keisu.languages.pack import available, general

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_DISTANT = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_SAMPLE = 20_000  # characters: more would not change the answer
_MIN_SHARE = 0.1  # of the words that must be among the language's common ones
_MIN_HITS = 2  # different common words that a text must have, where it has more than a few
_FEW = 6  # words


@cache
def _common() -> dict[str, frozenset[str]]:
    return {code: frozenset(general(code).common_words) for code in available()}


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text, or None where the packs that ship do not tell.

    The language is the one whose common words make the largest share of the text's words, if that share
    is large enough; kana in the text make it Japanese, hangul Korean, other Han characters Chinese.
    """
    sample = text[:_SAMPLE]
    if (distant := _DISTANT.findall(sample)) and 0 < sum(map(str.isalpha, sample)) < len(distant) * 3:
        return _of_script(distant)
    words = Counter(_WORD.findall(sample.casefold()))
    met = {code: common.intersection(words) for code, common in _common().items()}
    hits = {code: sum(words[w] for w in found) for code, found in met.items()}
    best = max(hits, key=lambda code: hits[code], default=None)
    if best is None or hits[best] < max(1, _MIN_SHARE * words.total()):
        return None
    return best if len(met[best]) >= _MIN_HITS or words.total() <= _FEW else None


def _of_script(distant: Sequence[str]) -> str:
    """The language of a text by its characters of distant scripts."""
    kana = sum("\u3041" <= c <= "\u30ff" for c in distant)
    hangul = sum("\uac00" <= c <= "\ud7a3" for c in distant)
    han = len(distant) - kana - hangul
    return "ko" if hangul > kana + han else "ja" if kana * 20 > han else "zh"
