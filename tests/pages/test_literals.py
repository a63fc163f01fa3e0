"""All places of many literals in one pass: the same that a search for each one finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keisu.pages.literals import Literals

NAMES = ("cdn.example.com", "example.com/", "_tag", "aaaa", "aaaab", "load.example.net")


def one_by_one(text: str) -> set[tuple[int, str]]:
    return {(at, name) for name in NAMES for at in range(len(text)) if text.startswith(name, at)}


@given(st.lists(st.sampled_from([*NAMES, "a", ".com", "_", "é", "😀", "\ud800", "\n", "cdn."])).map("".join))
def test_places_are_those_that_a_search_for_each_literal_finds(text):
    places = list(Literals(NAMES).places(text))
    assert len(places) == len(set(places))
    assert set(places) == one_by_one(text)
    for name in NAMES:
        assert [at for at, n in places if n == name] == sorted(at for at, n in places if n == name)


@pytest.mark.parametrize("text", ["", "a", "_ta", "tag", "_tag", "é_tag", "aaaaab"])
def test_short_texts(text):
    assert set(Literals(NAMES).places(text)) == one_by_one(text)


@pytest.mark.parametrize("wrong", ["abc", "", "caféteria"])
def test_literals_must_be_four_characters_of_ascii(wrong):
    with pytest.raises(ValueError, match="four characters"):
        Literals([wrong])
