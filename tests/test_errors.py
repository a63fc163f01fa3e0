"""The tree of errors, and what is put into their messages."""

import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keisu import errors
from keisu.errors import KeisuError, shown

CLASSES = [c for _, c in inspect.getmembers(errors, inspect.isclass) if c.__module__ == "keisu.errors"]


def test_every_error_is_a_keisu_error_and_stands_in_the_drawing():
    assert len(CLASSES) > 10
    for error in CLASSES:
        assert issubclass(error, KeisuError)
        assert error.__doc__
        assert error.__name__ in errors.__doc__


def test_the_drawing_shows_the_tree_as_it_is():
    """Each line's indent is its depth: the parent is the last line above with less."""
    parents: list[tuple[int, str]] = []
    seen = 0
    for line in errors.__doc__.splitlines():
        name = next((w for w in line.split() if w.isidentifier() and hasattr(errors, w)), None)
        if name is None or "  " not in line.strip():
            continue
        depth = line.index(name)
        while parents and parents[-1][0] >= depth:
            parents.pop()
        if parents:
            assert parents[-1][1] == getattr(errors, name).__bases__[0].__name__, name
            seen += 1
        parents.append((depth, name))
    assert seen == len(CLASSES) - 1


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("N-Box", "N-Box"),
        ("軽自動車", "軽自動車"),
        ("a\nb\tc", "a\\nb\\tc"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\u202eback", "\\u202eback"),
        ("\x00", "\\x00"),
        ("", ""),
    ],
)
def test_shown_escapes_what_moves_a_terminal(text, safe):
    assert shown(text) == safe


def test_shown_cuts_at_its_limit():
    assert shown("x" * 200) == "x" * 200
    assert shown("x" * 201) == "x" * 199 + "…"
    assert shown("abcdef", limit=4) == "abc…"


@given(st.text(), st.integers(1, 50))
def test_shown_prints_on_one_line_within_its_limit(text, limit):
    assert shown(text, limit).isprintable()
    assert len(shown(text, limit)) <= limit
