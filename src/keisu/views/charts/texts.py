"""Text on a chart: made plain, cut, broken into lines, and how wide it will be."""

import unicodedata

from keisu.views import words

TITLE, SUBTITLE, LABEL, NOTE = 16, 12, 11, 10
"""Sizes of type in pixels."""

_WIDE = ("W", "F")  # East Asian widths that take a whole em
_THIN, _LEAN, _BROAD = frozenset("ijl.,:;'|! "), frozenset("tfrI()[]-·"), frozenset("mwMW%@…—")
_SURPLUS = 1.04  # a font that is not ours may be a little wider


def plain(text: str | None) -> str:
    """Text of a page as one line of text that any form of chart can hold: no control or other invisible characters."""
    kept = (c for c in words.safe(text or "") if unicodedata.category(c) != "Cn")
    return " ".join("".join(kept).split())


_LONGEST = 500  # letters that are looked at


def cut(text: str, room: float, size: int = LABEL) -> str:
    """The text, or as much of its beginning as fits into so many pixels, with an ellipsis."""
    text = text[:_LONGEST]
    if length(text, size) <= room:
        return text
    while text and length(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def length(text: str, size: int = LABEL) -> float:
    """About how many pixels wide a text is, rather too many than too few."""
    return size * _SURPLUS * sum(_em(c) for c in text)


def lines(text: str, room: float, size: int = NOTE, most: int = 3) -> list[str]:
    """The text in at most so many lines, each no wider than the room; what is over is cut."""
    made: list[str] = []
    rest = text
    while rest and len(made) < most - 1 and length(rest, size) > room:
        end = _fitting(rest, room, size)
        made.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*made, cut(rest, room, size)] if rest else made


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def joined(parts: list[str]) -> str:
    """Words with commas, and "and" before the last."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def _em(char: str) -> float:
    """About how wide a character is in a common sans serif, in sizes of the type."""
    if unicodedata.east_asian_width(char) in _WIDE:
        return 1.0
    if char in _THIN:
        return 0.27
    if char in _LEAN:
        return 0.34
    return 0.88 if char in _BROAD else 0.69 if char.isupper() else 0.55


def _fitting(text: str, room: float, size: int) -> int:
    """How many characters go on the line: up to the last space that fits, else as many as fit."""
    end = 0
    while end < len(text) and length(text[: end + 1], size) <= room:
        end += 1
    space = text.rfind(" ", 0, end + 1)
    return space if space > 0 else max(1, end)
