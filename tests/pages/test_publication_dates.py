# ruff: noqa: E501 - pages and code as they come have long lines
"""Dates as pages give them."""

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
            ("2025-12-03", "metadata"),
        ),
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
