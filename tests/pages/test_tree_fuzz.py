"""Pages that nobody would write: whatever the markup, the answer is an article with true spans, or a named error."""

import importlib.util
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keisu.model import Article, Block
from keisu.pages import read
from keisu.pages.encodings import decode
from keisu.pages.spans import bears
from keisu.pages.tree import Tree

BENCH = Path(__file__).parents[2] / "bench" / "fuzz_pages.py"
SPEC = importlib.util.spec_from_file_location("bench_fuzz_pages", BENCH)
bench = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(bench)
PIECES = bench.PIECES

TAGS = st.sampled_from(PIECES["tags"])
START = st.builds(
    lambda tag, attributes, times, end: f"<{tag}{attributes * times}{end}",
    TAGS,
    st.sampled_from(PIECES["attributes"]),
    st.sampled_from([1, 1, 1, 500]),
    st.sampled_from([">", ">", ">", "/>", ""]),
)
PARTS = st.one_of(
    st.sampled_from(PIECES["prose"]),
    START,
    TAGS.map("</{}>".format),
    st.sampled_from(PIECES["scraps"]),
    st.sampled_from(list(PIECES["repeated"].values())).map(lambda piece: piece * 20),
    st.text(max_size=20),
)
MARKUP = st.lists(PARTS, max_size=60).map("".join)
STORY = "<p>The Honda N-Box was the best-selling kei car in Japan in November with 16,198 units.</p>"


@given(MARKUP, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
@settings(max_examples=400, deadline=None)
def test_any_markup_gives_an_article_with_true_spans_or_a_named_error(markup, end, whole):
    page = f"<html><body><article>{STORY}{markup}" if whole else markup
    assert list(bench.faults(page.replace("\n", end).encode("utf-8", "surrogatepass"))) == []


@given(st.lists(st.one_of(PARTS, st.text(st.characters(categories=["Cs", "Cc", "Lo"]))), max_size=30).map("".join))
@settings(max_examples=200, deadline=None)
def test_the_door_takes_any_text_and_tells_places_in_it(text):
    """Lone surrogates cannot come out of bytes as keisu decodes them, but no text may bring the parser down."""
    tree = Tree(text)
    for element in tree.all("p", "div", "table", "td", "article", "b"):
        at, behind = tree.begins(element), tree.ends(element)
        assert at is None or text[at] == "<"
        assert behind is None or text[behind - 1] == ">"


def test_words_that_browsers_move_out_of_a_table_are_not_said_to_stand_before_it():
    moved = "Suzuki sold 12,904 of the Spacia, which makes it the second of the month."
    page = f"<html><body><article>{STORY}<div>Before it. <table>{moved}<tr><td>a<td>b</table></div>{STORY}</article>"
    article = read(page.encode())
    (block,) = [b for b in article.blocks if moved in article.text[b.start : b.end]]
    assert block.source is None
    assert all(b.source for b in article.blocks if b is not block)


@pytest.mark.parametrize(
    ("page", "text", "held"),
    [
        ("<p>N<b>Box</b> &amp; 16&#44;198</p>", "NBox & 16,198", True),
        ("<p>N-\0Box</p>", "N-Box", True),
        ("<p>&#49;6,198</p>", "16,198", True),
        ("<p>16,198</p>", "16,1988", False),
        ("<p>198,16</p>", "16,198", False),
        ("<div class='kei'><p>Spacia</p>", "Spacia kei", False),
        ("<p>Spacia</p><table class='kei'>", "Spacia kei", False),
        ("<p title='a > b'>less < more</p>", "less < more", True),
    ],
)
def test_a_span_bears_the_letters_and_digits_of_a_block_in_order(page, text, held):
    assert bears(page, (0, len(page)), text) is held


def test_the_judge_of_the_fuzzing_sees_what_is_wrong():
    text = "Honda sold 16,198 cars"
    page = "<p>Honda sold <b>16</b>,198 cars</p><p>and more</p>"
    right = Article(text, blocks=(Block("paragraph", 0, len(text), source=(0, page.index("<p>and"))),))
    assert list(bench.wrong_spans(right, page)) == []
    for source in ((0, len(page) + 1), (page.index("<p>and"), len(page)), (0, page.index("cars"))):
        wrong = Article(text, blocks=(Block("paragraph", 0, len(text), source=source),))
        assert len(list(bench.wrong_spans(wrong, page))) == 1


def test_pages_are_made_and_damaged_by_the_seed_alone():
    made = [bench.mangled(random.Random(seed)) for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]
    damaged = [bench.mutated(random.Random(seed), made[0], made[2]) for seed in (1, 1, 2)]
    assert damaged[0] == damaged[1] != damaged[2]
    assert decode(made[0]).encoding == "utf-8"
