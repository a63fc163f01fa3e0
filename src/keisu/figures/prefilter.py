"""What a text must hold for a pattern of periods to be found in it, told from the pattern itself.

Looking for a word is many times cheaper than trying a pattern at every place. The analysis is conservative: a
part of the pattern that is optional or one of several is never asked for.
"""

import re
from dataclasses import dataclass

from keisu.figures.slots import ASKED

_SLOT = re.compile(r"\{([a-z]+)\d?\}")
_LETTERS = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class Need:
    """One alternative of a pattern: the longest word that it must hold ("" for none), and the slots it must fill."""

    word: str
    slots: frozenset[str]

    def met(self, low: str, filled: frozenset[str]) -> bool:
        """Whether a casefolded text, in which the slots `filled` could be filled, may hold this alternative."""
        return self.slots <= filled and self.word in low


def needs(pattern: str) -> tuple[Need, ...]:
    """What a text must hold one of, so that the pattern may match; of the slots those of `slots.ASKED` count."""
    return tuple(_need(alternative) for alternative in _alternatives(pattern))


def _alternatives(pattern: str) -> list[str]:
    """The alternatives at the top of a pattern, each without its groups and classes."""
    out, current, depth, i = [], [], 0, 0
    while i < len(pattern):
        c = pattern[i]
        if c == "\\":
            current.append(" ")
            i += 2
            continue
        if c == "[":
            i = pattern.index("]", i + 2)
            current.append(" ")
        elif c == "(":
            depth += 1
            current.append(" ")
        elif c == ")":
            depth -= 1
        elif not depth and c == "|":
            out.append("".join(current))
            current = []
        elif not depth and c in "?*":
            if current and current[-1] != " ":
                current[-1] = " "  # the letter in front of it is optional
        elif not depth:
            current.append(c)
        i += 1
    return [*out, "".join(current)]


def _need(alternative: str) -> Need:
    slots = frozenset(_SLOT.findall(alternative)) & frozenset(ASKED)
    words = _LETTERS.findall(_SLOT.sub(" ", alternative).casefold())
    return Need(max(words, key=len, default=""), slots)
