# ruff: noqa: E501 - pages and code as they come have long lines
"""Dates as pages give them."""

import json

import pytest

from keisu.pages import dates, read


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("December 4, 2025", "2025-12-04"),
        ("Dec. 4th, 2025 at 10:30 am", "2025-12-04"),
        ("4 December 2025", "2025-12-04"),
        ("Thu, 04 Dec 2025 09:00:00 GMT", "2025-12-04"),
        ("2025年12月4日", "2025-12-04"),
        ("2025/12/4", "2025-12-04"),
        ("2025.12.04", "2025-12-04"),
        ("04.12.2025", "2025-12-04"),
        ("13/12/2025", "2025-12-13"),
        ("12/13/2025", "2025-12-13"),
        ("December 2025", "2025-12"),
        ("2025年12月", "2025-12"),
        ("04/12/2025", None),
        ("February 30, 2025", None),
        ("January 1, 1970", None),
        ("from December 4, 2025 to December 5, 2025", None),
        ("16,198 units", None),
        ("2025-12-04-551", "2025-12-04"),
    ],
)
def test_on_a_line(line, day):
    assert dates.on_a_line(line, "en") == day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-12-04T23:59:00+09:00", "2025-12-04"),
        ("20251204", "2025-12-04"),
        ("2025-12", "2025-12"),
        ("Fri Apr 28 19:20:36 CEST 2023", "2023-04-28"),
        ("04-Dec-2025 5:11", "2025-12-04"),
        ("Thu, 04 Dec 2025 09:00:00 GMT", "2025-12-04"),
        ("1970-01-01T00:00:00Z", None),
        ("2025-13-45", None),
        ("", None),
        ("0000-00-00", None),
    ],
)
def test_of_metadata(value, day):
    assert dates.of_metadata(value) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.com/2025/12/04/kei-cars", "2025-12-04"),
        ("https://example.com/2025/12/kei-cars/", "2025-12"),
        ("https://example.com/news/20251204-kei.html", "2025-12-04"),
        ("https://example.com/a/2025-12-04/", "2025-12-04"),
        ("https://example.com/1970/01/01/x", None),
        ("https://example.com/p/1234567", None),
        ("https://example.com/x?d=/2025/12/04/", None),
    ],
)
def test_of_url(url, day):
    assert dates.of_url(url) == day


STORY = (
    "Kei cars keep selling well | Motor Notes\n{age}\nIn November, the N-Box was the best-selling kei car in Japan, with 16,198 units sold, "
    "ahead of the Spacia of Suzuki.\n{more}\nSales of kei cars, {month}\nSource JAMA\nAfter that come the others, which are much further down the list than these two.\n"
)


def story(age="6 hours ago", month="November 2025", more="It did well."):
    return read(STORY.format(age=age, month=month, more=more).encode())


def test_a_month_is_inferred_where_every_clue_is_there():
    assert (story().published, story().published_basis) == ("2025-12", "inferred from the text")


@pytest.mark.parametrize(
    "changed",
    [
        {"age": "Motor Notes staff"},
        {"month": "a year of change"},
        {"month": "October 2025"},
        {"month": "December 2025"},
        {"more": "It will be sold in other countries in November, too."},
    ],
)
def test_no_month_is_made_up_where_a_clue_is_missing(changed):
    assert (story(**changed).published, story(**changed).published_basis) == (None, None)


def test_the_year_turns():
    text = STORY.replace("In November", "In December").format(
        age="2 days ago", month="December 2025", more="It did well."
    )
    assert read(text.encode()).published == "2026-01"


HTML = """<html lang="en"><head><title>Kei cars keep selling</title>{head}</head><body><article><h1>Kei cars keep selling</h1>
<p class="post-date">{printed}</p><p>The N-Box was the best-selling kei car in Japan in November, with 16,198 units sold, says the
association that counts them.</p><p>The Spacia of Suzuki came second with 12,904, and after it the others, further down.</p></article></body></html>"""


@pytest.mark.parametrize(
    ("arguments", "head", "printed", "expected"),
    [
        (
            {"published": "2024-01", "url": "https://e.com/2025/12/01/"},
            '<meta property="article:published_time" content="2025-12-03">',
            "December 2, 2025",
            ("2024-01", "given"),
        ),
        (
            {"url": "https://e.com/2025/12/01/"},
            '<meta property="article:published_time" content="2025-12-03">',
            "December 2, 2025",
            ("2025-12-02", "printed"),
        ),
        (
            {"url": "https://e.com/2025/12/01/"},
            '<meta property="article:published_time" content="2025-12-03">',
            "December 4, 2025",
            ("2025-12-03", "metadata"),
        ),
        (
            {},
            '<meta property="article:published_time" content="2025-12">',
            "December 2, 2025",
            ("2025-12-02", "printed"),
        ),
        (
            {},
            '<meta property="article:published_time" content="2025-12-03">',
            "November 2025",
            ("2025-12-03", "metadata"),
        ),
        ({}, '<meta name="w-published-date" content="2025-12-03">', "", ("2025-12-03", "metadata")),
        ({"url": "https://e.com/2025/12/01/"}, "", "December 2, 2025", ("2025-12-02", "printed")),
        ({"url": "https://e.com/2025/12/01/"}, "", "", ("2025-12-01", "url")),
        ({}, '<link rel="canonical" href="https://e.com/2025/12/kei">', "", ("2025-12", "url")),
        (
            {},
            '<meta property="article:published_time" content="1970-01-01">',
            "Updated December 5, 2025",
            (None, None),
        ),
        ({}, '<meta property="article:modified_time" content="2025-12-03">', "", (None, None)),
    ],
)
def test_the_best_basis_wins(arguments, head, printed, expected):
    article = read(HTML.format(head=head, printed=printed).encode(), **arguments)
    assert (article.published, article.published_basis) == expected


def ld(*nodes):
    return f'<script type="application/ld+json">{json.dumps({"@graph": nodes})}</script>'


@pytest.mark.parametrize(
    ("head", "printed", "expected"),
    [
        ('<meta property="article:modified_time" content="2025-12-05">', "", (None, "2025-12-05")),
        ('<meta property="og:updated_time" content="2025-12-05">', "December 2, 2025", ("2025-12-02", "2025-12-05")),
        (
            ld({"@type": "Article", "datePublished": "2025-12-02", "dateModified": "2025-12-02T20:00"}),
            "",
            ("2025-12-02", None),
        ),
        (
            ld({"@type": "Article", "datePublished": "2025-12-02", "dateModified": "2025-11-30"}),
            "",
            ("2025-12-02", None),
        ),
        (ld({"@type": "Article", "datePublished": "2025-12", "dateModified": "2025-12-30"}), "", ("2025-12", None)),
        ("", "Updated December 5, 2025", (None, "2025-12-05")),
        ("", "Published December 2, 2025 | Last updated: December 5, 2025", ("2025-12-02", "2025-12-05")),
        ("", "Dec 2, 2025, updated Dec 5, 2025", ("2025-12-02", "2025-12-05")),
        ("", '</p><p>Last updated:</p><p class="date">December 5, 2025', (None, "2025-12-05")),
        ("", '</p><p class="date-modified">December 5, 2025', (None, "2025-12-05")),
        ("", '<time class="entry-date updated" datetime="2025-12-05">x</time>', (None, "2025-12-05")),
        ("", '<time class="entry-date published updated" datetime="2025-12-02">x</time>', ("2025-12-02", None)),
        ("", 'Updated <b><time datetime="2025-12-05">x</time></b>', (None, None)),
        ("", '<span class="changed"><time datetime="2025-12-05">x</time></span>', (None, None)),
        ("", '<time datetime="2025-12-05">x</time>', ("2025-12-05", None)),
    ],
)
def test_an_update_is_no_publication(head, printed, expected):
    article = read(HTML.format(head=head, printed=printed).encode())
    assert (article.published, article.modified) == expected


@pytest.mark.parametrize(
    ("nodes", "day"),
    [
        ([{"@type": "WebPage", "datePublished": "2025-12-01"}], None),
        ([{"@type": "WebPage", "author": {"name": "A"}, "datePublished": "2025-12-01"}], "2025-12-01"),
        (
            [
                {"@type": "WebPage", "author": {"name": "A"}, "datePublished": "2025-12-01"},
                {"@type": "Article", "datePublished": "2025-12-02"},
            ],
            "2025-12-02",
        ),
        (
            [
                {"@type": "Article", "headline": "Another one", "datePublished": "2025-12-01"},
                {"@type": "Article", "headline": "Kei cars keep selling", "datePublished": "2025-12-02"},
            ],
            "2025-12-02",
        ),
        (
            [
                {"@type": "Article", "headline": "Kei cars keep selling", "datePublished": "2025-12-01"},
                {"@type": "Article", "mainEntityOfPage": {"@id": "http://e.com/kei"}, "datePublished": "2025-12-02"},
            ],
            "2025-12-02",
        ),
    ],
)
def test_the_article_of_this_page_counts(nodes, day):
    head = ld(*nodes) + '<link rel="canonical" href="https://e.com/kei/">'
    assert read(HTML.format(head=head, printed="").encode()).published == day


def test_dates_of_other_articles_are_not_this_ones():
    other = "".join(f'<div class="date">December {day}, 2025</div>' for day in (1, 2, 3))
    page = HTML.format(head="", printed="").replace(
        "</article>", "</article>" + "<p>More of the same kind.</p>" * 12 + other
    )
    assert read(page.encode()).published is None
    page = page.replace('<div class="date">December 3, 2025</div>', "")
    assert read(page.encode()).published == "2025-12-01"


def test_the_update_of_a_saved_text_is_kept():
    text = STORY.replace("{age}", "Updated December 5, 2025").format(more="It did well.", month="now")
    assert (read(text.encode()).published, read(text.encode()).modified) == (None, "2025-12-05")
