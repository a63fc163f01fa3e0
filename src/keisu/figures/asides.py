"""What stands in a sentence beside what it says: datelines and brackets without figures."""

from collections.abc import Sequence

from keisu.figures.draft import Draft
from keisu.figures.tokens import Token

_DASHES = ("-", "–", "—")
_DATELINE = 9  # tokens in the longest dateline


def dateline(tokens: list[Token]) -> set[int]:
    """The tokens of "MEXICO CITY (AP) -" at the head of a sentence."""
    for i, token in enumerate(tokens[:_DATELINE]):
        if token.text in _DASHES and i and tokens[i - 1].text == ")":
            return set(range(i))
    return set()


def bracketed(tokens: list[Token], drafts: Sequence[Draft]) -> set[int]:
    """The tokens inside brackets that hold no figure: "(ticker: HD)", "(AP)"."""
    inside: set[int] = set()
    start: int | None = None
    for i, token in enumerate(tokens):
        if token.text in ("(", "["):
            start = i
        elif token.text in (")", "]") and start is not None:
            if not any(start < d.number_first < i for d in drafts):
                inside.update(range(start, i + 1))
            start = None
    return inside
