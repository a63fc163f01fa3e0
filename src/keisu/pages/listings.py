"""Whether code in a saved page is a listing that the article shows, or machinery that leaked."""

import re
from collections.abc import Iterable

from keisu.pages import leaked_code
from keisu.pages.cues import cues
from keisu.pages.machinery import is_machinery

_NAME = re.compile(r"[A-Za-z_$][\w$]{3,40}")
_USED = re.compile(r"(?<![\w$])([a-z_$][\w$]{3,40})\s?[(=.:\[]|\b(?:function|class|def|struct|func|fn)\s([\w$]{4,40})")
_LONGEST = 20_000  # characters of a listing
_WIDEST = 400  # characters of a line of it


def names_spoken_of(lines: Iterable[str]) -> frozenset[str]:
    """The names that only code has, among the words of lines that are sentences."""
    found: set[str] = set()
    for line in lines:
        line = line.strip()
        if leaked_code.is_sentence(line):
            found.update(name for name in _NAME.findall(line) if _is_invented(name))
    return frozenset(found)


def is_listing(code: str, before: str, names: frozenset[str]) -> bool:
    """Whether `code`, on lines of its own, belongs to the article: it is in a language that no page runs, the sentence
    before it announces it, or sentences of the article speak of the names that it uses."""
    if not before or len(code) > _LONGEST or is_machinery(code) or max(map(len, code.split("\n"))) > _WIDEST:
        return False
    if cues().other_language.search(code):
        return True
    if leaked_code.is_sentence(before) and (before.endswith((":", "：")) or cues().listing.search(before)):
        return True
    return any((m[1] or m[2]) in names for m in _USED.finditer(code))


def _is_invented(name: str) -> bool:
    """Whether a name is one that only code has: with an underscore, a digit or a capital inside."""
    return (
        "_" in name.strip("_") or any(c.isdigit() for c in name) or any(c.isupper() for c in name[1:]) != name.isupper()
    )
