"""A number as it was printed, and what slips of the hand make of it."""

from collections.abc import Iterator
from math import isclose


def digits(value: float) -> tuple[str, int]:
    """The digits of a number without its sign, and how many of them stand after the point: 8.8 is ("88", 1)."""
    text = f"{abs(value):.6f}".rstrip("0").rstrip(".") if value != round(value) else f"{abs(value):.0f}"
    whole, _, part = text.partition(".")
    return whole + part, len(part)


def one_digit(value: float) -> Iterator[float]:
    """All numbers that differ from this one in one digit."""
    text, places = digits(value)
    for i, old in enumerate(text):
        for new in "0123456789":
            if new != old and not (i == 0 and new == "0" and len(text) > places + 1):
                yield _number(text[:i] + new + text[i + 1 :], places, value)


def swapped(value: float) -> Iterator[float]:
    """All numbers with two neighbouring digits of this one in the other order."""
    text, places = digits(value)
    for i in range(len(text) - 1):
        if text[i] != text[i + 1]:
            yield _number(text[:i] + text[i + 1] + text[i] + text[i + 2 :], places, value)


def lost_or_added(value: float) -> Iterator[float]:
    """All numbers with one digit of this one left out, or one put in front of, into or behind it."""
    text, places = digits(value)
    for i in range(len(text)):
        if len(text) > 1:
            yield _number(text[:i] + text[i + 1 :], places, value)
    for i in range(len(text) + 1):
        for new in "0123456789":
            yield _number(text[:i] + new + text[i:], places, value)


def shifted(value: float) -> Iterator[tuple[float, int]]:
    """The number with its point moved, and by how many places."""
    for places in (-1, 1, -2, 2, -3, 3, -4, 4, -6, 6):
        yield value * 10.0**places, places


def is_telling(value: float) -> bool:
    """Whether a number is so particular that another cell will hardly hold the same by chance: four digits or more."""
    return len(digits(value)[0].strip("0")) >= 4


def alike(one: float, other: float) -> bool:
    """Whether two printed numbers are the same but for the machine's rounding."""
    return isclose(one, other, rel_tol=1e-9)


def _number(text: str, places: int, like: float) -> float:
    made = int(text) / 10**places if places else float(int(text))
    return -made if like < 0 else made
