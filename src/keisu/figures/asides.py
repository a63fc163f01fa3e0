"""What stands in a sentence beside what it says: datelines and brackets without figures."""

from collections.abc import Iterator, Sequence

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


def brackets(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where a bracket opens and where it closes, for each pair."""
    start: int | None = None
    for i, token in enumerate(tokens):
        if token.text in ("(", "["):
            start = i
        elif token.text in (")", "]") and start is not None:
            yield start, i
            start = None


def bracketed(tokens: list[Token], drafts: Sequence[Draft]) -> set[int]:
    """The tokens inside brackets that hold no figure: "(ticker: HD)", "(AP)"."""
    inside: set[int] = set()
    for start, end in brackets(tokens):
        if not any(start < d.number_first < end for d in drafts):
            inside.update(range(start, end + 1))
    return inside
