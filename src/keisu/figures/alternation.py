"""Words of a language as one part of a regular expression."""

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """What matches any of the words, the longest of those that begin alike; nothing of them is read as a pattern."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
