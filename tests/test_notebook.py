"""Records in a notebook: what they show, that nothing of a page breaks out, and the example, which is executed."""

import json
import re
import subprocess
import sys
import tempfile
from base64 import b64decode
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

import keisu
from hostile import ADDRESSES, STRINGS, make_store
from keisu import Article, Figure, Finding, Reading, Reconciliation, Records, Series
from keisu.demo import captures
from keisu.model import Block, Cell, Implied, Observation, PageFigure, Point, Provenance, Ranked, Statement
from keisu.road import provenance
from keisu.views import words
from keisu.views.notebook.drawing import picture
from page_of_html import Page

DOCS = Path(__file__).parent.parent / "docs"
EXAMPLE = DOCS / "notebooks" / "first-look.ipynb"

ELEMENTS = {
    *("div", "style", "p", "b", "i", "a", "span", "bdi", "blockquote", "mark", "pre", "ul", "li", "img"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
PICTURE = "data:image/svg+xml;base64,"
ATTRIBUTES = {"class", "dir", "title", "scope", "href", "rel", "target", "tabindex", "role", "aria-label", "src", "alt"}

HOSTILE = (*STRINGS, "{{ 7 * 7 }}{% raw %}", "a\x00b", "\ud800 alone")


class Parsed(Page):
    """A piece of HTML as a browser would take it apart."""

    def __init__(self, html):
        super().__init__(html)
        self.elements = [tag for tag, _ in self.tags]
        self.attributes = [pair for _, attributes in self.tags for pair in attributes.items()]
        self.words = " ".join("".join(self.text).split())


def links(parsed):
    return [value for name, value in parsed.attributes if name == "href"]


def loaded(parsed):
    """What pictures are taken from: the beginnings of the addresses."""
    return [value[: len(PICTURE)] for name, value in parsed.attributes if name == "src"]


@pytest.fixture(scope="module")
def readings():
    return [keisu.read_article(keisu.read(c.data)) for c in captures()[:6]]


@pytest.fixture(scope="module")
def together(readings):
    figures = {n: r.figures for n, r in enumerate(readings)}
    observations = [o for n, f in figures.items() for o in keisu.observe(f, market="japan-kei", page=n)]
    known = provenance([(r.article, r.figures) for r in readings])
    return keisu.reconcile(observations, market="japan-kei", figures=figures, provenance=known)


def hostile(text):
    """Every record there is with this text wherever a page could have put it."""
    article = Article(
        f"{text}\n1 {text} car\n{text} | {text}\n{text}",
        title=text,
        deck=text,
        site=text,
        byline=(text,),
        url=text,
        language=text,
        notes=(text,),
        language_basis="page",
        blocks=(
            Block("heading", 0, len(text)),
            Block("paragraph", len(text) + 1, 2 * len(text) + 7),
            Block("table row", 2 * len(text) + 8, 4 * len(text) + 11, row=1),
            Block("code", 4 * len(text) + 12, 5 * len(text) + 12),
        ),
    )
    at = len(text) + 1
    figure = Figure(
        *(f"1 {text}", at, at + 2 + len(text), "level", 1.0, text),
        measure=text,
        subject=text,
        subject_id=text,
        place=text,
        period="2025",
        source=(text, text),
        inferred=("subject",),
    )
    cell = Cell(text, text, text, "2025", text, text)
    observation = Observation(
        cell, 1, 2, 0, 0, "factor", replace(cell, subject="b", period="2024"), 1, name=text, quote=text
    )
    implied = Implied(text, text, "2025", text, 1, 2, (0,), place=text, scope=text)
    one = Series(text, text, text, (Point("2025", 1, 2, True),), text, text, text, text)
    statement = Statement(0, 0, text, text, True, 1, 2)
    finding = Finding("conflict", text, (0,), (0,), text, statements=(statement,))
    pages = {0: Provenance(0, text, text, text, url=text)}
    records = (
        Records([figure]),
        Records([PageFigure(0, figure)], pages=pages),
        Records([observation]),
        Records([implied]),
        Records([one]),
        Records([Ranked(1, text, text, 1, 2, True)]),
        Records([finding], pages=pages),
    )
    reading = Reading(article, (figure,), (implied,), (finding,))
    return (article, reading, one, finding, Reconciliation((one,), (implied,), (finding,)), *records)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_of_a_page_breaks_out(text):
    for record in hostile(text):
        html = record._repr_html_()
        parsed = Parsed(html)
        assert set(parsed.elements) <= ELEMENTS and {name for name, _ in parsed.attributes} <= ATTRIBUTES
        assert parsed.elements.count("style") == 1
        assert not links(parsed) and loaded(parsed) == [PICTURE] * (type(record) is Series)
        assert html.encode()
        assert "49" not in parsed.words
        for made in record._repr_mimebundle_().values():
            assert not any(sign in made for sign in "\u202e\u200b\x1b\x00\ud800")
        shown = " ".join(words.safe(text).split())
        assert shown in parsed.words


def test_of_a_page_only_addresses_of_the_web_are_links(readings):
    article = replace(readings[0].article, url="https://example.org/a?b=1&c=%22")
    assert links(Parsed(article._repr_html_())) == ["https://example.org/a?b=1&c=%22"]
    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        "JaVaScRiPt:alert(1)",
        "//example.org/",
        " https://a b/",
        "file:///a",
    ):
        assert links(Parsed(replace(article, url=url)._repr_html_())) == []
        found = Records([PageFigure(0, readings[0].figures[0])], pages={0: Provenance(0, name="a page", url=url)})
        assert links(Parsed(found._repr_html_())) == []


def test_nothing_is_run_or_loaded(readings, together):
    for record in (
        *readings,
        readings[0].article,
        readings[0].figures,
        together,
        together.findings,
        together.series[0],
    ):
        html = record._repr_html_()
        assert not re.search(r"<script|<link|<iframe|@import|url\(|\son\w+=", html)
        assert all(
            value.startswith("data:image/svg+xml;base64,") for name, value in Parsed(html).attributes if name == "src"
        )


def test_an_article_shows_its_head_and_its_text(readings):
    article = readings[1].article
    parsed = Parsed(article._repr_html_())
    for block in article.blocks:
        if block.kind not in ("table row", "list item"):
            assert " ".join(article.text[block.start : block.end].split()) in parsed.words
    assert "keisu demo" in parsed.words and "5 Dec 2025 (metadata)" in parsed.words
    assert parsed.words.count(article.title) == 1 and "mark" not in parsed.elements
    bare = Parsed(Article.from_text("So it goes.", title="A title")._repr_html_())
    assert "A title" in bare.words and "So it goes." in bare.words


def test_a_reading_marks_its_figures(readings):
    reading = readings[0]
    parsed = Parsed(reading._repr_html_())
    titles = [value for name, value in parsed.attributes if name == "title"]
    assert len(titles) == len(reading.figures)
    assert any("7,741 vehicles" in title and "Nissan Roox" in title for title in titles)
    assert ("class", "keisu-doubted") in parsed.attributes
    assert "5,394 to 5,432 vehicles" in parsed.words
    assert "the Spacia is made by Suzuki, not Subaru" in parsed.words and "may be wrong" in parsed.words


def test_figures_that_the_sentence_does_not_state_are_in_italics(readings):
    figures = readings[0].figures
    row = Records([next(f for f in figures if f.quote == "7,741")])
    html = row._repr_html_()
    assert "subject" in row[0].inferred and "<i>Nissan Roox</i>" in html
    assert "measure" not in row[0].inferred and "<i>sales</i>" not in html


def test_a_long_table_says_how_much_is_left(readings):
    figures = Records(list(readings[0].figures) * 30)
    parsed = Parsed(figures._repr_html_())
    assert f"{len(figures)} figures, the first 50 of them" in parsed.words
    assert parsed.elements.count("tr") == 51


def test_nothing_is_shown_as_nothing():
    assert "0 figures" in Parsed(Records((), Figure)._repr_html_()).words
    assert "0 findings" in Parsed(Records((), Finding)._repr_html_()).words
    assert Parsed(Reconciliation()._repr_html_()).words == "0 series 0 implied values 0 findings"
    assert "0 points" in Parsed(Series("a", "b", "c", ())._repr_html_()).words
    assert Records(())._repr_mimebundle_()["text/plain"] == "0 records"


def test_records_of_no_known_type_are_counted():
    blocks = Records([Block("paragraph", 0, 1)])
    assert "1 record" in Parsed(blocks._repr_html_()).words


def test_a_series_shows_its_points(together):
    roox = next(s for s in together.series if s.subject == "Nissan Roox" and s.measure == "sales")
    text = Parsed(roox._repr_html_()).words
    assert "Nissan Roox, sales in Japan, kei (vehicles)" in text
    assert re.search(r"2025-10 5,4\d\d to 5,4\d\d implied", text) and "2025-11 7,741 stated" in text
    opened = Series("a", "orders", "order", (Point("2025", 5, None, True), Point("2026", None, None, False)))
    assert "5 or more" in Parsed(opened._repr_html_()).words and "anything" in Parsed(opened._repr_html_()).words


def test_a_series_shows_its_chart(together):
    roox = next(s for s in together.series if s.subject == "Nissan Roox" and s.measure == "sales")
    parsed = Parsed(roox._repr_html_())
    (address,) = [value for name, value in parsed.attributes if name == "src"]
    (alt,) = [value for name, value in parsed.attributes if name == "alt"]
    svg = roox._repr_mimebundle_()["image/svg+xml"]
    assert b64decode(address.removeprefix(PICTURE)).decode() == svg
    assert "Nissan Roox" in ElementTree.fromstring(svg).findtext("{*}title") and "7,741" in alt


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_of_a_page_breaks_out_of_the_picture(text):
    one = Series(text, text, text, (Point("2025", 1, 2, True),), text, text, text, text)
    tree = ElementTree.fromstring(one._repr_mimebundle_()["image/svg+xml"])
    names = {element.tag.rpartition("}")[2] for element in tree.iter()}
    assert names <= {"svg", "title", "desc", "defs", "clipPath", "g", "rect", "path", "line", "text", "tspan", "style"}
    attributes = {name.rpartition("}")[2] for element in tree.iter() for name in element.attrib}
    assert not {name for name in attributes if name.startswith("on") or name in ("href", "src")}


@pytest.mark.parametrize("library", ["altair", "vl_convert"])
def test_without_the_extra_there_is_no_chart_and_no_error(together, monkeypatch, library):
    picture.cache_clear()
    monkeypatch.setitem(sys.modules, library, None)
    made = together.series[1]._repr_mimebundle_()
    picture.cache_clear()
    assert "image/svg+xml" not in made and "img" not in Parsed(made["text/html"]).elements
    assert "points" in made["text/html"]


def test_what_has_no_value_has_no_chart():
    opened = Series("a", "orders", "order", (Point("2025", None, None, False),))
    assert loaded(Parsed(opened._repr_html_())) == []


def test_a_store_of_hostile_pages(tmp_path):
    with keisu.Store(make_store(tmp_path / "hostile.duckdb")).selecting() as held:
        several = (held.figures(), held.observations(), held.series(), held.findings(), held.ranking("2025-11"))
    assert all(len(records) > 0 for records in several[:4])
    for records in several:
        parsed = Parsed(records._repr_html_())
        assert set(parsed.elements) <= ELEMENTS and {name for name, _ in parsed.attributes} <= ATTRIBUTES
        assert {link.partition("?")[0] for link in links(parsed)} <= {"https://out.example/"}
    assert several[0].to_arrow().num_rows == len(several[0])
    assert set(several[0].to_pandas()["url"].dropna()) == {url for url in ADDRESSES if url}


def test_findings_have_their_statements_beside_them(together):
    parsed = Parsed(together.findings._repr_html_())
    for finding in together.findings:
        assert finding.message in parsed.words
        for statement in finding.statements:
            assert statement.says in parsed.words
    assert "would agree: 208.25 to 208.35" in parsed.words
    assert "Daihatsu's Move grows by 308 percent" in parsed.words  # the page that it stands on


def test_the_text_is_short(readings, together):
    text = readings[0]._repr_mimebundle_()["text/plain"]
    assert text == "Nissan's smallest box draws big numbers: 10 figures, 2 implied values, 1 finding"
    lines = readings[4].figures._repr_mimebundle_()["text/plain"].split("\n")
    assert lines[0] == "63 figures" and lines[-1] == "  … and 58 more" and len(lines) == 7
    for record in (together, together.findings[0], readings[0].article):
        assert len(record._repr_mimebundle_()["text/plain"].split("\n")) == 1


def test_jupyter_takes_what_is_given(readings):
    from IPython.core.formatters import DisplayFormatter

    for record in (readings[0], readings[0].figures, readings[0].figures[1:], Records(())):
        made, _ = DisplayFormatter().format(record)
        assert made == record._repr_mimebundle_() and made["text/html"].startswith('<div class="keisu">')


def checked(folder, notebook):
    """docs/notebook.py --check of a notebook, in a copy of the docs."""
    (folder / "notebooks").mkdir()
    (folder / "notebooks" / EXAMPLE.name).write_text(json.dumps(notebook), encoding="utf-8")
    (folder / "notebook.py").write_bytes((DOCS / "notebook.py").read_bytes())
    command = [sys.executable, str(folder / "notebook.py"), "--check"]
    return subprocess.run(command, capture_output=True, text=True, timeout=300)


def test_the_example_gives_what_is_kept_of_it(tmp_path):
    done = checked(tmp_path, json.loads(EXAMPLE.read_text(encoding="utf-8")))
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_example_that_lags_is_told(tmp_path):
    notebook = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    cells = [c for c in notebook["cells"] if c["cell_type"] == "markdown" or "figures" not in "".join(c["source"])][:4]
    assert cells[-1]["outputs"]
    cells[-1]["outputs"][0]["data"]["text/plain"] = ["something else"]
    done = checked(tmp_path, {**notebook, "cells": cells})
    assert done.returncode == 1 and "cell 3 gives something else now" in done.stdout


def test_what_is_kept_of_the_example_says_nothing_of_a_machine():
    text = EXAMPLE.read_text(encoding="utf-8")
    for place in (str(DOCS.parent), str(Path.home()), tempfile.gettempdir(), sys.prefix):
        assert place not in text
    notebook = json.loads(text)
    assert notebook["metadata"]["kernelspec"]["name"] == "python3" and "version" not in str(notebook["metadata"])
    outputs = [o for c in notebook["cells"] for o in c.get("outputs", ())]
    assert len(outputs) > 10 and not any(o["output_type"] == "error" for o in outputs)
