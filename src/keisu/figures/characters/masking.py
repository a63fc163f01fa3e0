"""Text with parts of it hidden, of the same length."""

from collections.abc import Sequence

MARK = "\x00"  # part of no word


def masked(text: str, offset: int, spans: Sequence[tuple[int, int]]) -> str:
    """A text that begins at `offset` of the article, with marks in place of some spans of the article."""
    if not spans:
        return text
    parts, at = [], 0
    for start, end in sorted(spans):
        a, b = max(start - offset, at), max(end - offset, at)
        parts += [text[at:a], MARK * (b - a)]
        at = b
    return "".join([*parts, text[at:]])
