"""Pages that are small, and whose trees are not."""

import pytest

from keisu.errors import NestedTooDeep
from keisu.pages import read
from keisu.pages.reopened import check_reopened
from keisu.pages.tree import Tree

STORY = "<p>The Honda N-Box was the best-selling kei car in Japan in November with 16,198 units.</p>"


def bomb(tags: int, paragraphs: int, tag: str = "b") -> str:
    opened = "".join(f"<{tag} a={n}>" for n in range(tags))
    return f"<html><body><article>{STORY}<p>{opened}</p>{'<p>x' * paragraphs}"


@pytest.mark.parametrize("tag", ["b", "FONT", "code", "i", "em", "tt"])
def test_a_page_whose_elements_come_again_and_again_is_named(tag):
    page = bomb(900, 5_000, tag)
    with pytest.raises(NestedTooDeep, match="again"):
        read(page.encode())


def test_the_bound_is_over_what_the_parser_makes():
    """What is let through is bounded by what is counted, and what is refused is so for a tree of that size."""
    for tags, paragraphs in ((5, 900), (100, 500), (400, 1_000)):
        page = bomb(tags, paragraphs)
        check_reopened(page)
        assert sum(1 for _ in Tree(page).all("b")) > tags * paragraphs
    with pytest.raises(NestedTooDeep):
        check_reopened(bomb(500, 2_100))


@pytest.mark.parametrize(
    "page",
    [
        STORY * 3 + f"<p><b>{STORY * 20_000}",
        f"<p><b><i><em>bold</em></i></b> text</p>{STORY}" * 5_000,
        f"<p><a href=x><b>bold</b>{STORY}" * 2_000,
        f"{STORY}<br><body><section><samp><big-thing><basefont>" * 5_000,
    ],
)
def test_what_pages_leave_open_by_mistake_is_no_matter(page):
    check_reopened(page)


def test_links_are_closed_by_the_next_one_and_do_not_count():
    page = bomb(900, 3_000, "a")
    check_reopened(page)
    assert sum(1 for _ in Tree(page).all("a")) < 5_000
