# ruff: noqa: E501 - pages and code as they come have long lines
"""The HTML road."""

import json

import pytest

from keisu.errors import NoArticle
from keisu.pages import read
from keisu.pages.reading import is_html

LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Motor Notes"},
        {
            "@type": ["NewsArticle"],
            "headline": "Kei cars keep selling &amp; selling",
            "datePublished": "2025-12-04T08:00:00+09:00",
            "author": [
                {"@type": "Person", "name": "Jane Doe"},
                {"@type": "Organization", "name": "Motor Notes"},
            ],
            "publisher": {"name": "Motor Notes"},
        },
    ],
}
FIRST = "Registrations of kei cars in Japan came to more than a hundred thousand in November, the association's tables show."
SECOND = "The N-Box found 16,198 buyers, and the Spacia of Suzuki, which came next, 12,904 of them in the same month."
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Kei cars keep selling &amp; selling | Motor Notes</title>
<meta name="description" content="Honda leads and Suzuki follows in a month of few surprises">
<link rel="canonical" href="https://example.com/kei-cars"><script type="application/ld+json">{json.dumps(LD)}</script>
<script>window.dataLayer = window.dataLayer || []; fetch("https://example.com/never");</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/cars">Cars</a></li></ul></nav>
<main><article><h1>Kei cars keep selling &amp; selling</h1><p class="standfirst">Honda leads and Suzuki follows in a month of few surprises</p>
<ul class="key-points"><li>N-Box first with 16,198 registrations</li><li>Spacia second with 12,904 registrations</li></ul>
<p>{FIRST}</p><p><strong>Read:</strong> What Makes A Kei Car</p><h2>Where they sell</h2><p>{SECOND}</p>
<table><tr><th>Model</th><th>November</th></tr><tr><td>Honda N-Box</td><td>16,198</td></tr><tr><td>Suzuki Spacia</td><td>12,904</td></tr></table>
<blockquote><p>It is a small car in every way but in its sales, as the saying goes.</p></blockquote>
<ul><li>Kei cars have engines of at most 660 cc.</li><li>They are at most 3.4 metres long.</li></ul><p>{FIRST}</p></article></main>
<div class="comments"><p>A comment by a reader that nobody asked for, about something else.</p></div>
<footer><p>All rights reserved.</p></footer></body></html>"""


@pytest.fixture(scope="module")
def article():
    return read(PAGE.encode())


def test_what_the_page_says_of_itself(article):
    assert article.title == "Kei cars keep selling & selling"
    assert (article.site, article.byline, article.url) == (
        "Motor Notes",
        ("Jane Doe",),
        "https://example.com/kei-cars",
    )
    assert (article.published, article.published_basis, article.language) == ("2025-12-04", "metadata", "en")
    assert article.deck == "Honda leads and Suzuki follows in a month of few surprises"


def test_blocks(article):
    assert article.block_text("title") == (article.title,)
    assert article.block_text("deck") == (article.deck,)
    assert article.block_text("key point") == (
        "N-Box first with 16,198 registrations",
        "Spacia second with 12,904 registrations",
    )
    assert article.block_text("paragraph") == (FIRST, SECOND, FIRST)
    assert article.block_text("related") == ("What Makes A Kei Car",)
    assert article.block_text("heading") == ("Where they sell",)
    assert article.block_text("table row") == (
        "Model | November",
        "Honda N-Box | 16,198",
        "Suzuki Spacia | 12,904",
    )
    assert article.block_text("quote") == ("It is a small car in every way but in its sales, as the saying goes.",)
    assert len(article.block_text("list item")) == 2
    assert [b.row for b in article.blocks if b.kind == "table row"] == [1, 2, 3]
    assert [b.level for b in article.blocks if b.kind == "heading"] == [2]


def test_nothing_else_is_left(article):
    for string in ("Home", "comment by", "All rights", "dataLayer", "fetch"):
        assert string not in article.text


def test_a_comment_in_a_paragraph_takes_nothing_with_it():
    page = PAGE.replace("more than a hundred", "more than <!-- x -->a hundred")
    assert FIRST in read(page.encode()).block_text("paragraph")


def test_a_description_that_is_not_printed_is_no_deck():
    page = PAGE.replace('<p class="standfirst">Honda leads and Suzuki follows in a month of few surprises</p>', "")
    assert read(page.encode()).deck is None


@pytest.mark.parametrize(
    "elsewhere",
    [
        "<aside class=subtitle>Sign up for our letter with all the news of the day</aside>",
        "<p class=deck>December 4, 2025</p>",
    ],
)
def test_what_a_class_marks_elsewhere_is_no_deck(elsewhere):
    printed = '<p class="standfirst">Honda leads and Suzuki follows in a month of few surprises</p>'
    assert read(PAGE.replace(printed, "").replace("</main>", f"</main>{elsewhere}").encode()).deck is None
    assert read(PAGE.replace(printed, "").replace("<main>", f"{elsewhere}<main>").encode()).deck is None


def test_a_deck_that_only_a_class_marks():
    described = '<meta name="description" content="Honda leads and Suzuki follows in a month of few surprises">'
    assert described in PAGE
    assert (
        read(PAGE.replace(described, "").encode()).deck == "Honda leads and Suzuki follows in a month of few surprises"
    )


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        '{"@type": "NewsArticle", "headline": ',
        "[" * 50_000,
        '{"@type":"NewsArticle","headline":{"a":1},"author":7}',
        '"\\ud800"',
        "9" * 5000,
    ],
)
def test_broken_json_ld_is_passed_over(broken):
    article = read(PAGE.replace(json.dumps(LD), broken).encode())
    assert article.title == "Kei cars keep selling & selling"
    assert FIRST in article.text


def test_a_lone_surrogate_in_json_ld_is_no_text():
    article = read(PAGE.replace("&amp;amp; selling", "\\ud800").replace("&amp; selling", "\\ud800", 1).encode())
    article.to_json()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (PAGE, True),
        ("\n<!-- saved --><!doctype html><p>x</p>", True),
        ('<?xml version="1.0"?><html xmlns="x"></html>', True),
        ("<div class=a><p>Text</p></div>", True),
        ("HTTP noise\n<html>\n<body><p>Text</p></body></html>", True),
        ("A title | Site <!–> document.write('<div><p>x</p></div>')\nText", False),
        ("Use <p> and </p> for paragraphs.", False),
        ("Prices < 20 and > 10", False),
        ("<!– mangled –>\nText", False),
    ],
)
def test_the_road_is_told_from_the_text(text, html):
    assert is_html(text) is html


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body></body></html>",
        "<!doctype html><html><body><nav><a href=/a>Home</a> <a href=/b>Cars</a></nav></body></html>",
        "<html><body><script>var x = 'a long text that is nothing but code, and no more than that';</script></body></html>",
        "<html><body>" + "<div>" * 400,
    ],
)
def test_a_page_with_nothing_in_it_is_named(page):
    with pytest.raises(NoArticle):
        read(page.encode())


def test_captions_in_the_midst_of_the_article_are_kept_apart():
    figure = '<figure><img src="a.jpg"><figcaption>An N-Box waits for its buyer in Suzuka</figcaption></figure>'
    article = read(PAGE.replace("<h2>Where they sell</h2>", f"{figure}<h2>Where they sell</h2>").encode())
    assert article.block_text("caption") == ("An N-Box waits for its buyer in Suzuka",)


def test_a_desk_is_the_author_where_no_person_is():
    people = [{"@type": "Organization", "name": "Motor Desk"}]
    told = {"@type": "NewsArticle", "headline": "Kei cars keep selling & selling", "author": people}
    assert read(PAGE.replace(json.dumps(LD), json.dumps(told)).encode()).byline == ("Motor Desk",)


def test_a_byline_and_a_date_that_are_only_printed():
    printed = "</h1><div><span class=author-name>Jane Doe</span></div><div>December 4, 2025</div>"
    article = read(PAGE.replace(json.dumps(LD), "{}").replace("</h1>", printed).encode())
    assert article.byline == ("Jane Doe",)
    assert (article.published, article.published_basis) == ("2025-12-04", "printed")


def test_the_title_is_as_the_page_prints_it():
    page = PAGE.replace("<h1>Kei cars keep selling &amp; selling</h1>", "<h1>Why kei cars keep selling in Japan</h1>")
    assert read(page.encode()).title == "Why kei cars keep selling in Japan"
