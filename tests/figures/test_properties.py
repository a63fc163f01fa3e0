"""What holds for every text: no exception, every quote in its place, the same again, and no more than linear work."""

import sys

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from reads import PUBLISHED, figures, finder, tokens

from keisu.figures import Knowledge, find
from keisu.languages import load
from keisu.model import Article, Block, Name

WORDS = [
    *[
        "1",
        "12",
        "1,234",
        "16,198",
        "3.5",
        "0.5",
        "007",
        "2025",
        "1998",
        "1/2",
        "½",
        "3½",
        "10-20",
        "−4",
        "+5",
        "$",
        "€",
    ],
    *[
        "million",
        "bn",
        "K",
        "B",
        "m",
        "¼",
        "percent",
        "%",
        "percentage points",
        "units",
        "cars",
        "orders",
        "yen",
        "km/h",
        "times",
    ],
    *["one", "two", "dozen", "half", "a", "third", "first", "second", "No.", "#", "doubled", "fivefold", "hundred"],
    *["rose", "fell", "up", "down", "from", "to", "between", "and", "or more", "about", "more than", "at least"],
    *["sales", "share", "Honda", "N-Box", "Toyota's", "the", "it", "its", "which", "excluding", "respectively"],
    *[
        "in November",
        "last month",
        "a year earlier",
        "year on year",
        "since late August",
        "in 2024",
        "Q3",
        "fiscal 2023",
    ],
    *[
        "expected",
        "target of",
        "could",
        "said Nikkei",
        "according to",
        "accounted for",
        "of all",
        "straight",
        "in a row",
    ],
    *["(", ")", ",", ";", ":", ".", "|", "-", "–", "\n", "\n\n", "’s", "“", "”", "…", "/", ".\n"],
]
PROSE = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=40).map(" ".join)
DAYS = st.none() | st.sampled_from([PUBLISHED, "2025-12", "2024", "0001-01-01", "9999-12-31", "0001", "2024-02-29"])
KNOWN = Knowledge(
    (
        Name("Honda", "honda", "Honda", "maker"),
        Name("N-Box", "honda/n-box", "Honda N-Box", "model", "honda"),
        Name("minis", "scope:kei", "kei cars", "scope"),
    ),
    "vehicle",
    "Japan",
    "sales",
)
KINDS = ["title", "deck", "heading", "paragraph", "key point", "list item", "table row", "caption", "quote", "code"]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PROSE, DAYS, st.sampled_from([None, KNOWN]))
@example("yesterday 5% a year earlier", "0001-01-01", None)
@example("¼B and ½K, 7/32K", None, None)
@example("up 5% two years earlier, last week, in fiscal 2099", "0001", None)
def test_any_prose_gives_figures_in_their_places_or_none(text, published, knowledge):
    article = Article.from_text(text, published=published, language="en")
    found = find(article, knowledge)
    for f in found:
        f.in_text(text)
    assert list(found) == sorted(found, key=lambda f: f.start)
    assert find(article, knowledge) == found


@settings(max_examples=150, deadline=None)
@given(st.text(), DAYS)
def test_any_text_gives_figures_in_their_places_or_none(text, published):
    for f in find(Article.from_text(text, published=published, language="en")):
        f.in_text(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(KINDS), PROSE.filter(str.strip)), max_size=8))
def test_any_blocks_give_figures_inside_one_of_them(parts):
    text, blocks = "", []
    for kind, body in parts:
        blocks.append(Block(kind, len(text), len(text) + len(body)))
        text += body + "\n"
    for f in find(Article(text, blocks=tuple(blocks), language="en")):
        f.in_text(text)
        home = [b for b in blocks if b.start <= f.start and f.end <= b.end]
        assert len(home) == 1
        assert home[0].kind != "code"


NEUTRAL = "\n\nNobody was there to see it, and nothing more was said of the matter that evening."


@settings(max_examples=200, deadline=None)
@given(PROSE, DAYS)
@example("Sales fell 3 percent\n\nThey rose in 2024.", "2025-12-04")
def test_a_paragraph_behind_changes_no_figure_before_it(text, published):
    alone = find(Article.from_text(text, published=published, language="en"))
    assert find(Article.from_text(text + NEUTRAL, published=published, language="en"))[: len(alone)] == alone


@settings(max_examples=200, deadline=None)
@given(PROSE, PROSE, DAYS)
def test_whatever_stands_behind_leaves_the_numbers_before_it(text, more, published):
    def numbers(found):
        return [(f.quote, f.start, f.bound, f.decimals) for f in found if f.end <= len(text.rstrip())]

    alone = find(Article.from_text(text + "\n\nX.", published=published, language="en"))
    both = find(Article.from_text(text + "\n\nX.\n\n" + more, published=published, language="en"))
    assert numbers(both) == numbers(alone)


@given(st.text(max_size=60) | PROSE)
def test_tokens_cover_all_but_the_white_space(text):
    made = tokens(text)
    assert all(text[t.start : t.end] == t.text for t in made)
    assert "".join("".join(t.text.split()) for t in made) == "".join(text.split())


def test_a_reader_keeps_nothing_of_an_article():
    text = "Nissan sold 7,741 cars in November, up 43 percent from October."
    alone = figures(text)
    figures("Toyota makes 5 million phones. In 2019 tractors fell 5 percent, the ministry said.")
    assert figures(text) == alone
    assert len(alone) == 2


def test_no_language_or_another_gives_no_figures():
    for language in (None, "xx", "../en"):
        assert find(Article.from_text("16,198 cars were sold.", language=language)) == ()


# ---- work -------------------------------------------------------------------------------------------------------


def calls(text, kind="paragraph"):
    """How many functions of any kind are called while a text is read: the same on every machine."""
    blocks = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(kind, at, at + len(line.rstrip("\n"))))
        at += len(line)
    article = Article(text, blocks=tuple(blocks), language="en", published=PUBLISHED, published_basis="given")
    count = 0

    def profile(frame, event, arg):
        nonlocal count
        count += event in ("call", "c_call")

    reader = finder()
    reader.find(Article.from_text(PARAGRAPH, published=PUBLISHED, language="en"))
    sys.setprofile(profile)
    try:
        reader.find(article)
    finally:
        sys.setprofile(None)
    return count


PARAGRAPH = "Nissan sold 7,741 cars in November, up 43 percent from October; it aims for 9,000. Prices fell 3%.\n"
SHAPES = {
    "many paragraphs": (PARAGRAPH, "paragraph"),
    "one long paragraph": (PARAGRAPH.replace("\n", " "), "paragraph"),
    "table rows": ("Honda N-Box | 16,198 | +8.6%\n", "table row"),
    "one long sentence": ("Honda sold 1,200 more vehicles, ", "paragraph"),
    "one long list": ("Honda cars 1,200 (+3.4%); ", "paragraph"),
    "hyphens": ("1-", "paragraph"),
    "slashes": ("1/2 ", "paragraph"),
    "numbers": ("1,200 ", "paragraph"),
    "number words": ("twenty-", "paragraph"),
    "scales": ("5 million ", "paragraph"),
    "nothing but scales": ("million ", "paragraph"),
    "digits": ("7", "paragraph"),
    "brackets": ("(5", "paragraph"),
    "words": ("car ", "paragraph"),
    "letters": ("a", "paragraph"),
    "names": ("Honda of Suzuki & ", "paragraph"),
    "months": ("in May to June 2025 ", "paragraph"),
    "since": ("since the model was launched ", "paragraph"),
    "bars": ("5 | ", "table row"),
    "semicolons": ("5; ", "paragraph"),
    "stops": (". ", "paragraph"),
    "mail": ("a.b@", "paragraph"),
    "links": ("www.1.", "paragraph"),
    "telephones": ("(713) 853-3242 ", "paragraph"),
    "parts": ("1 in 5 ", "paragraph"),
    "millions": ("one million ", "paragraph"),
    "sums": ("one million and two thousand ", "paragraph"),
    "groups": ("12,", "paragraph"),
    "grouped tens": ("12.345.", "paragraph"),
    "powers": ("1e5 x 10^2 ", "paragraph"),
    "pairs": ("from 1 to ", "paragraph"),
    "feet": ("5 feet 2 inches ", "paragraph"),
    "losses": ("$(1) ", "paragraph"),
    "strokes": ("145/95/", "paragraph"),
    "articles": ("a an additional ", "paragraph"),
    "owners": ("5 of its ", "paragraph"),
    "rates": ("5 km/h per day ", "paragraph"),
    "models": ("4,500 737 MAX ", "paragraph"),
    "quotation marks": ('"', "paragraph"),
    "respectively": ("Honda and Suzuki rose 4 and 5 percent, respectively, ", "paragraph"),
}
LENGTH = 2200  # characters; twice as many are more than any part of a text that is read as one


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_about_twice_the_work(shape):
    unit, kind = SHAPES[shape]
    once, twice = (calls(unit * (length // len(unit)), kind) for length in (LENGTH, 2 * LENGTH))
    assert once > 20
    assert twice < 2.5 * once, (once, twice)


def test_a_pack_is_loaded_once():
    assert load("en") is load("en")
