"""What the characters of many texts are, counted in arrays: all texts of a page in a few passes."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

_SPACES = " \u00a0"
_ENDS, _STOPS, _COMMAS, _BARS = ".!?。！？…:;,、：，", ".!?。", ",、;", "|/·"
_CLOSING, _OPENING, _MARKS = "”’\"'）」』)", "\"“„«‘'「»—–-", "©@"
_WIDE = ((0x3041, 0xA000), (0xFF66, 0xFFA0))  # kana, ideographs
_CASED = 0x600  # Latin, Greek and Cyrillic letters, Armenian ones
_LAST = 0xFFFF
_CLASSES = (_SPACES, _ENDS, _STOPS, _COMMAS, _BARS, _CLOSING, _OPENING, _MARKS)
_SPACE, _END, _STOP, _COMMA, _BAR, _CLOSER, _OPENER, _MARK = (1 << i for i in range(len(_CLASSES)))
_UPPER, _LOWER, _DIGIT, _IS_WIDE = (1 << i for i in range(len(_CLASSES), len(_CLASSES) + 4))


@cache
def _classes() -> NDArray[np.uint16]:
    """The classes of each character, a bit a class."""
    table = np.zeros(_LAST + 1, dtype=np.uint16)
    for i, characters in enumerate(_CLASSES):
        for character in characters:
            table[ord(character)] |= 1 << i
    for code in range(_CASED):
        table[code] |= _UPPER * chr(code).isupper() | _LOWER * chr(code).islower() | _DIGIT * chr(code).isdecimal()
    for start, end in _WIDE:
        table[start:end] |= _IS_WIDE
    return table


def counts(texts: list[str]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The words of each text, and its other counts: an array of counts by texts. No text is empty.

    The first row says whether a text ends as a sentence does. Two characters of a script without spaces count as one
    word.
    """
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = _classes()[np.minimum(codes, _LAST)]
    sizes = np.array([len(t) for t in texts])
    ends = np.cumsum(sizes)
    starts = ends - sizes

    def count(bit: int) -> NDArray[np.float32]:
        return np.add.reduceat((kinds & bit) > 0, starts, dtype=np.float32)

    space = (kinds & _SPACE) > 0
    begins = np.empty(len(kinds), dtype=np.bool_)
    begins[1:] = space[:-1]
    begins[starts] = True
    initials = np.where(begins, kinds, 0)
    spaced = np.add.reduceat(begins, starts, dtype=np.float32)
    words = spaced + count(_IS_WIDE) // 2
    final, before = kinds[ends - 1], kinds[np.maximum(ends - 2, starts)]
    opening = kinds[starts]
    colon = ord(":")
    return words, np.stack(
        [
            ((final & _END) > 0) | (((final & _CLOSER) > 0) & ((before & _END) > 0)),
            count(_STOP),
            count(_COMMA) / words,
            np.add.reduceat((initials & _UPPER) > 0, starts, dtype=np.float32) / spaced,
            np.add.reduceat((initials & _DIGIT) > 0, starts, dtype=np.float32) / spaced,
            (opening & _LOWER) > 0,
            sizes / words,
            count(_BAR),
            count(_MARK) > 0,
            (codes[ends - 1] == colon) | (codes[np.maximum(ends - 2, starts)] == colon),
            (opening & _OPENER) > 0,
        ]
    ).astype(np.float32)
