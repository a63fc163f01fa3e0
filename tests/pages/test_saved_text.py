# ruff: noqa: E501 - pages and code as they come have long lines
"""The saved-text road: the head of a page, and what each line is."""

import pytest

from keisu.errors import NoArticle
from keisu.pages import read

PARAGRAPH = (
    "Registrations of kei cars in Japan came to more than a hundred thousand in the month, the association's tables "
    "show, with Honda's N-Box ahead of all others."
)
SECOND = "The N-Box found 16,198 buyers, and the Spacia of Suzuki, which came next, 12,904 of them in the same month."


def page(*lines: str):
    return read("\n".join(lines).encode())


def kinds(article) -> list[tuple[str, str]]:
    return [(b.kind, article.text[b.start : b.end]) for b in article.blocks]


@pytest.mark.parametrize("head", ["Kei cars keep selling | Motor Notes", "Kei cars keep selling｜Motor Notes"])
def test_a_bar_parts_title_and_site(head):
    article = page(head, PARAGRAPH)
    assert (article.title, article.site) == ("Kei cars keep selling", "Motor Notes")


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_parts_title_and_site_where_something_confirms_it(dash):
    article = page(f"Kei cars keep selling well {dash} Motor Notes", PARAGRAPH)
    assert (article.title, article.site) == ("Kei cars keep selling well", "Motor Notes")
    article = page(f"Kei cars keep selling {dash} motor notes", "https://www.motornotes.example/author/x/", PARAGRAPH)
    assert article.site == "motor notes"
    article = page(f"Kei cars sell {dash} notes", "Kei cars sell", PARAGRAPH)
    assert (article.title, article.site, article.block_text("heading")) == ("Kei cars sell", "notes", ())


def test_a_dash_inside_a_title_is_left():
    title = "N-Box leads Japan's kei cars again – Honda"
    assert (page(title, PARAGRAPH).title, page(title, PARAGRAPH).site) == (title, None)


def test_a_page_without_title_has_none():
    article = page(PARAGRAPH, SECOND)
    assert article.title is None
    assert kinds(article) == [("paragraph", PARAGRAPH), ("paragraph", SECOND)]


def test_the_head_of_a_page():
    article = page(
        "Kei cars keep selling | Motor Notes",
        "Honda leads and Suzuki follows in a month of few surprises",
        "By Jane Doe and John Roe",
        "Published December 4, 2025",
        "- N-Box first with 16,198",
        "- Spacia second with 12,904",
        PARAGRAPH,
        "- one",
        "- two",
        SECOND,
    )
    assert article.deck == "Honda leads and Suzuki follows in a month of few surprises"
    assert article.byline == ("Jane Doe", "John Roe")
    assert (article.published, article.published_basis) == ("2025-12-04", "printed")
    assert article.block_text("key point") == ("N-Box first with 16,198", "Spacia second with 12,904")
    assert article.block_text("list item") == ("one", "two")
    assert "Jane" not in article.text and "December" not in article.text


def test_a_first_sentence_is_no_deck():
    article = page("Kei cars keep selling | Motor Notes", "Honda leads, and Suzuki follows.", PARAGRAPH)
    assert article.deck is None
    article = page("Kei cars keep selling | Motor Notes", "6 hours ago", PARAGRAPH, SECOND)
    assert article.deck is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("https://www.example.com/author/jane-doe/", ("Jane Doe",)),
        ("https://www.example.com/author/janeexample-com/", ()),
        ("https://www.example.com/author/news-desk/", ()),
        ("https://www.example.com/author/jdoe77/", ()),
        ("https://www.example.com/2025/12/jane-doe/", ()),
        ("By Jane Doe", ("Jane Doe",)),
        ("By the numbers", ()),
    ],
)
def test_a_byline_only_where_a_name_is_told(line, names):
    assert page("Kei cars keep selling | Motor Notes", line, PARAGRAPH, SECOND).byline == names


def test_headings_captions_and_related_links():
    article = page(
        "Kei cars keep selling | Motor Notes",
        PARAGRAPH,
        "Read also: What Makes A Kei Car",
        "Where They Sell",
        SECOND,
        "Sales of kei cars, November 2025",
        "Source: JAMA",
        SECOND,
        "Photo Honda",
        SECOND,
        "More: of the same, and so on",
        "関連記事：軽自動車の販売",
    )
    assert article.block_text("related") == (
        "What Makes A Kei Car",
        "of the same, and so on",
        "軽自動車の販売",
    )
    assert "Read also: What Makes A Kei Car" in article.text
    assert article.block_text("heading") == ("Where They Sell",)
    assert article.block_text("caption") == (
        "Sales of kei cars, November 2025",
        "Source: JAMA",
        "Photo Honda",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Source code was shown to everyone in the court room.",
        "Sources say it will be sold.",
        "Read the report with care.",
        "Chart toppers are few.",
        "Moreover, it fell.",
    ],
)
def test_prose_that_begins_like_a_cue_stays_prose(line):
    assert ("paragraph", line) in kinds(page("Kei cars keep selling | Motor Notes", PARAGRAPH, line, SECOND))


def test_furniture_and_addresses_go():
    article = page(
        "Kei cars keep selling | Motor Notes",
        "Share",
        PARAGRAPH,
        "ADVERTISEMENT",
        "https://example.com/x",
        SECOND,
        "広告",
    )
    assert [k for k, _ in kinds(article)] == ["title", "paragraph", "paragraph"]


def test_hard_wrapped_paragraphs_are_joined():
    import textwrap

    text = f"Kei cars keep selling\n\n{textwrap.fill(PARAGRAPH, 60)}\n\n{textwrap.fill(SECOND, 60)}\n\n{textwrap.fill(PARAGRAPH, 60)}\n"
    assert read(text.encode()).block_text("paragraph") == (PARAGRAPH, SECOND, PARAGRAPH)


def test_lines_of_full_sentences_are_not_joined():
    lines = [
        f"In the year {year} the makers sold 1,2{year % 100} of these small cars here." for year in range(2010, 2024)
    ]
    assert page("Kei cars over the years", *lines).block_text("paragraph") == tuple(lines)


def test_japanese():
    article = page(
        "軽自動車の販売が増加｜自動車ニュース",
        "2025年12月4日",
        "全国軽自動車協会連合会がまとめた11月の新車販売によると、ホンダのN-BOXが1万6198台で首位だった。",
        "ルークスの販売",
        "日産のルークスは7741台で、前年同月を41%上回った。",
    )
    assert (article.title, article.site, article.language) == ("軽自動車の販売が増加", "自動車ニュース", "ja")
    assert (article.published, article.published_basis) == ("2025-12-04", "printed")
    assert article.block_text("heading") == ("ルークスの販売",)


@pytest.mark.parametrize(
    "text",
    [
        "var x = 1; window.y = x; document.write(x);",
        "Home\nNews\nSport\nContact us",
        "https://example.com/a\nhttps://example.com/b",
        '{"a": 1, "b": [1, 2]}',
    ],
)
def test_nothing_left_is_named(text):
    with pytest.raises(NoArticle, match="plain"):
        read(text.encode())
