"""Articles and findings as HTML: every figure marked at its place, in files that need nothing and let nothing out."""

import base64
import hashlib
import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

import keisu
from hostile import readings
from keisu import demo
from keisu.model import Article, Figure, Passage, Provenance, Reading
from keisu.road import read_article
from keisu.views.html import article_file, figure_rows, findings_file, fragment, live, marked, tell
from page_of_html import Page


def figure(text, start, end):
    return Figure(text[start:end], start, end, "level", 1.0, "x")


def flat(parts):
    return [piece for part in parts for line in part.lines for cell in line for piece in cell]


def demo_readings():
    for capture in demo.captures():
        try:
            yield read_article(keisu.read(capture.data))
        except keisu.KeisuError:
            continue


def test_nested_and_overlapping_figures_are_all_marked():
    text = "from 10 to 20 units in all"
    figures = [figure(text, 0, 19), figure(text, 5, 7), figure(text, 5, 13), figure(text, 11, 26)]
    pieces = flat(marked(Article.from_text(text), figures))
    assert "".join(p.text for p in pieces) == text
    for number, one in enumerate(figures):
        assert "".join(p.text for p in pieces if number in p.figures) == one.quote
        assert sum(number in p.begins for p in pieces) == 1
    assert next(p for p in pieces if p.text == "10").figures == (1, 2, 0)


@given(st.data())
def test_every_figure_is_marked_wherever_it_stands(data):
    text = data.draw(st.text(alphabet="ab 1\n|-", min_size=1, max_size=60))
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=8))
    figures = [figure(text, min(s), max(s)) for s in spans if s[0] != s[1] and text[min(s) : max(s)].strip()]
    pieces = flat(marked(Article.from_text(text), figures))
    for number, one in enumerate(figures):
        shown = "".join(p.text for p in pieces if number in p.figures)
        assert re.sub(r"[\s|-]", "", shown) == re.sub(r"[\s|-]", "", one.quote)


def test_a_figure_outside_of_all_blocks_is_shown():
    article = Article("lost 5 here", blocks=())
    assert [p.text for p in flat(marked(article, [figure(article.text, 5, 6)]))] == ["lost ", "5", " here"]


def test_cells_of_a_table_are_cells_and_items_of_a_list_one_list():
    article = Article.from_text("- a\n- b\n\nx | 1\ny | 2")
    parts = marked(article, [])
    assert [(p.kind, len(p.lines)) for p in parts] == [("list", 2), ("table", 2)]
    assert [[c[0].text for c in line] for line in parts[1].lines] == [["x", "1"], ["y", "2"]]
    assert parts[0].lines[0][0][0].text == "a"


@pytest.mark.parametrize("read", list(demo_readings()), ids=lambda r: r.article.language)
def test_an_article_file_of_the_demo_has_its_text_and_every_figure_both_ways(read):
    page = Page(article_file(read))
    page.check(scripts=())
    links = [a["href"] for a in page.of("a") if (a.get("href") or "").startswith("#")]
    ids = {a["id"] for _, a in page.tags if "id" in a}
    for number in range(len(read.figures)):
        assert {f"f{number}", f"r{number}"} <= ids
        assert f"#f{number}" in links
        assert f"#r{number}" in links or any(f"{number}" in (a.get("data-f") or "").split() for a in page.of("a"))
    assert len(page.of("h1")) == 1
    for figure in read.figures:
        if figure.subject is None:
            assert "Without a subject" in "".join(page.text)


def test_an_article_file_allows_itself_nothing_but_its_own_style():
    html = article_file(next(demo_readings()))
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    policy = next(a["content"] for a in Page(html).of("meta") if a.get("http-equiv"))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert "url(" not in style and "@import" not in style


@pytest.mark.parametrize("number", range(6))
def test_nothing_breaks_out_of_an_article_file(number):
    Page(article_file(readings()[number])).check(scripts=())


def test_nothing_breaks_out_of_a_file_of_findings():
    read = keisu.read_article(
        keisu.Article.from_text(
            "The <b>Roox</b> sold 7,741 units in November 2025, up 43 percent from October. It sold 9,000 in October.",
            published="2025-12-04",
            language="en",
        ),
        market="japan-kei",
    )
    assert read.findings
    passages = {(0, n): Passage("javascript:x", read.article.text, f.start, f.end) for n, f in enumerate(read.figures)}
    html = findings_file(tell(read.findings, {0: Provenance(0, None, "<script>", "</title>")}, passages))
    page = Page(html)
    page.check(scripts=())
    assert "cannot be true" in "".join(page.text) or "cannot all be true" in "".join(page.text)
    assert findings_file(()).count("Nothing was found")


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "//host/x",
        "/x",
        "http:///x",
        "https://a b/",
        "https://h/\u202e",
        "http://h:port/",
        "ftp://h/",
        "\x01https://h/",
    ],
)
def test_only_addresses_of_the_web_are_links(url):
    assert live(url) is None
    assert fragment(url, "some 5 words", 5, 6) is None


def test_a_fragment_has_the_words_and_what_stands_beside_them():
    text = "A first line.\nThe Roox - a box - sold 7,741 units, up & away."
    start = text.index("7,741")
    assert fragment("https://h.example/a?b=c#d", text, start, start + 5) == (
        "https://h.example/a?b=c#:~:text=a%20box%20%2D%20sold-,7%2C741,-units%2C%20up%20%26%20away."
    )


def test_a_fragment_is_short_however_long_the_line_is():
    japanese = (
        "軽自動車の新車販売台数は前年同月を上回り" * 2000 + "7741台" + "となって全国軽自動車協会連合会が発表した" * 2000
    )
    start = japanese.index("7741台")
    made = unquote(fragment("https://h.example/", japanese, start, start + 5).partition("text=")[2])
    before, quote, after = made.split(",")
    assert quote == "7741台" and len(before) <= 13 and len(after) <= 13
    assert japanese.index(before.rstrip("-") + quote + after.lstrip("-"))
    english = "word " * 5000 + "7,741" + " more" * 5000
    assert len(fragment("https://h.example/", english, 25000, 25005)) < 120


def test_a_file_of_very_many_figures_leaves_the_lighting_up_to_the_links():
    text = " ".join(f"{n} units" for n in range(600))
    places = [m.span() for m in re.finditer(r"\d+", text)]
    few, many = (
        article_file(Reading(Article.from_text(text), tuple(figure(text, *place) for place in places[:count])))
        for count in (100, 600)
    )
    assert ":has(" in few and ":has(" not in many
    assert 'href="#r599"' in many


def test_rows_say_what_is_inferred_and_never_guess():
    read = read_article(keisu.read("src/keisu/demo/pages/1-roox-orders.txt"))
    rows = figure_rows(read.article, read.figures, doubted={5})
    assert [r.number for r in rows] == list(range(len(read.figures)))
    assert rows[5].doubted and rows[5].subject == "Subaru Spacia"
    change = next(r for r in rows if r.change == "+43 %")
    assert (change.value, change.base) == ("", "2025-10")
    assert all((r.subject is None) == (f.subject is None) for r, f in zip(rows, read.figures, strict=True))
