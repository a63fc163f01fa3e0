# ruff: noqa: E501 - pages and code as they come have long lines
"""What `read` promises of every page."""

from hypothesis import given, settings
from hypothesis import strategies as st

from keisu.errors import KeisuError
from keisu.pages import read

FRAGMENTS = st.sampled_from(
    ["<html>", "<p>", "</p>", "<table><tr><td>", "<!–", "–>", "<!-- ", "-->", "<!—->", "function(){", "})();", "var x = 1;", "{", "}", "(", ")", "\n", "\n\n", "- ",
     "Source JAMA", "More: ", "6 hours ago", "November 2025", "In November, it was sold.", "The N-Box found 16,198 buyers in the month.", "<script>", "</script>", "```\n",
     " | Site", "By Jane Doe", "\u00a0", "\ud7ff", "１２", "ルークスは7741台だった。", "<![CDATA[", "&#xD800;", "&amp;", "\x0b", "\u2028", '{"@context":"x"}', ".a{b:c}"]
)  # fmt: skip


def check(data: bytes, **arguments) -> None:
    try:
        article = read(data, **arguments)
    except KeisuError as error:
        assert str(error)
        return
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(article.text)
        assert article.text[block.start : block.end].strip()
        end = block.end
    assert type(article).from_json(article.to_json()) == article


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes(data):
    check(data)
    check(data, plain=True)


@given(st.lists(FRAGMENTS | st.text(max_size=20), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_page(text):
    data = text.encode("utf-8", "replace")
    check(data)
    check(b"<html><body>" + data)


def test_plain_text_is_taken_as_it_is():
    text = "  A line\r\n\r\n- item <!– x –>\n\tvar x = 1;\n"
    article = read(text.encode(), plain=True, published="2025-12", language="en", url="https://example.com")
    assert article.text == text
    assert (article.published, article.published_basis, article.language) == ("2025-12", "given", "en")
    assert article.url == "https://example.com"
    assert article.block_text("list item") == ("- item <!– x –>",)
    assert read(b"The cars and the vans of the year are in the list.", plain=True).language == "en"


def test_what_is_given_overrules_the_page():
    text = "Kei cars sell\nDecember 4, 2025\nThe N-Box found 16,198 buyers in the month, and the Spacia of Suzuki, which came next, 12,904.\n"
    article = read(text.encode(), published="2024", language="de", url="https://example.com/2020/01/01/")
    assert (article.published, article.published_basis, article.language) == ("2024", "given", "de")
