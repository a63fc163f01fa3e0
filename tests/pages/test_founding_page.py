"""The founding page, as a crawler saved it, against what is expected of it."""

import json
import re
from pathlib import Path

import pytest

from keisu.model import Article
from keisu.pages import read

SHARED = Path(__file__).parents[3] / "shared"
PAGE = SHARED / "data" / "founding" / "carscoops-roox.txt"
EXPECTED = SHARED / "gold" / "founding-expected.json"

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason=f"the founding page is not at {PAGE}")


def expected() -> dict:
    return json.loads(EXPECTED.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def article() -> Article:
    return read(PAGE.read_bytes())


def test_head(article):
    want = expected()["article"]
    assert (article.title, article.site, article.deck) == (want["title"], want["site"], want["deck"])
    assert article.language == want["language"]
    assert article.byline == ()
    assert (article.published, article.published_basis) == (want["published_month"], "inferred from the text")


def test_blocks(article):
    want = expected()["article"]
    assert article.block_text("title") == (want["title"],)
    assert article.block_text("deck") == (want["deck"],)
    assert len(article.block_text("key point")) == want["key_points"]
    assert list(article.block_text("heading")) == want["headings"]
    assert list(article.block_text("related")) == want["related"]
    assert list(article.block_text("caption")) == want["captions"]
    paragraphs = article.block_text("paragraph")
    assert paragraphs[0].startswith(want["first_paragraph_starts"])
    assert paragraphs[-1].endswith(want["last_paragraph_ends"])
    assert len(paragraphs) == 10
    assert f"More: {want['related'][0]}" in article.text


def test_nothing_of_the_machinery_is_left(article):
    for string in expected()["article"]["text_must_not_contain"]:
        assert string not in article.text


def test_machinery_is_named_in_order(article):
    want = expected()["machinery"]
    assert [m.name for m in article.machinery] == [m["what"] for m in want]
    assert [m.ids for m in article.machinery] == [m.get("ids", {}) for m in want]
    assert [list(m.hosts) for m in article.machinery] == [m["hosts"] for m in want]


def test_the_same_article_whatever_is_done_to_the_debris(article):
    page = PAGE.read_text(encoding="utf-8")
    without_marks = re.sub("<!(–|—)-?>?|–>", "", page)
    straight = page.translate(str.maketrans("‘’“”", "''\"\""))
    unclosed = page.replace("–>", "")
    for name, changed in (("without marks", without_marks), ("unclosed", unclosed)):
        assert read(changed.encode()).text == article.text, name
    assert read(straight.encode()).text == article.text.translate(str.maketrans("‘’“”", "''\"\""))
    for changed in (without_marks, straight, unclosed):
        assert [m.ids for m in read(changed.encode()).machinery] == [m.ids for m in article.machinery]


@pytest.mark.parametrize("width", [72, 90, 120])
def test_code_broken_over_lines(article, width):
    page = re.sub("<!(–|—)-?>?|–>", "", PAGE.read_text(encoding="utf-8"))
    head, code, rest = re.split(r"(?<=Carscoops)(?= )|(?<=\(window, document\);)", page, maxsplit=2)
    broken = head + "\n" + re.sub(rf"(.{{{width - 12},{width}}}) ", r"\1\n", code) + rest
    assert read(broken.encode()).text == article.text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-8"])
def test_encodings(article, encoding):
    page = PAGE.read_text(encoding="utf-8").replace("잘못된", "")
    assert read(page.encode(encoding)).text == article.text
