"""Which language a text is in, from its script and its most common words."""

import re
from functools import cache

from keisu.languages.pack import available, general

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
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
    letters = sum(c.isalpha() for c in sample)
    if not letters:
        return None
    kana = sum("\u3041" <= c <= "\u30ff" for c in sample)
    han = sum("\u4e00" <= c <= "\u9fff" for c in sample)
    hangul = sum("\uac00" <= c <= "\ud7a3" for c in sample)
    if (kana + han + hangul) * 3 > letters:
        return "ko" if hangul > kana + han else "ja" if kana * 20 > han else "zh"
    words = _WORD.findall(sample.casefold())
    hits = {code: [w for w in words if w in common] for code, common in _common().items()}
    best = max(hits, key=lambda code: len(hits[code]), default=None)
    if best is None or len(hits[best]) < max(1, _MIN_SHARE * len(words)):
        return None
    return best if len(set(hits[best])) >= _MIN_HITS or len(words) <= _FEW else None
