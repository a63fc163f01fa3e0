"""What the terminal shows at any width: nothing wider than it, nothing lost, words whole, wide letters in line."""

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from keisu import demo
from keisu.model import Article, Figure, Finding, Provenance, Reading, Statement
from keisu.road import read_article, read_many
from keisu.views.terminal import Page, show_findings, show_page, show_rows
from keisu.views.words import number

WIDTHS = [40, 60, 80, 120, 200]
RANKING = ("rank", "subject", "low", "high", "known", "on_period", "on_period_is", "on_year", "on_year_is", "pages")
RANKED = [
    dict(zip(RANKING, (n, subject, 16198 - n, 16198 - n, "stated", 26.7, "stated", -10.2, "computed", 4), strict=True))
    for n, subject in enumerate(["Honda N-Box", "スズキ スペーシア", "Mitsubishi Delica Mini/eK"], 1)
]


def console(width, **named):
    return Console(file=io.StringIO(), width=width, height=25, highlight=False, markup=False, emoji=False, **named)


def lines(shown):
    return shown.file.getvalue().splitlines()


@pytest.fixture(scope="module")
def pages():
    found = [Page(o.name, read_article(o.article)) for o in read_many(demo.captures()) if o.article]
    assert {p.reading.article.language for p in found} == {"en", "ja", "pt"}
    return found


@pytest.mark.parametrize("width", [20, *WIDTHS])
def test_no_line_of_a_page_is_wider_than_the_terminal(pages, width):
    for page in pages:
        shown = console(width)
        show_page(shown, page)
        assert max(map(cell_len, lines(shown))) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_the_words_of_subjects_and_numbers_are_whole(pages, width):
    for page in pages:
        shown = console(width)
        show_page(shown, page)
        text = shown.file.getvalue()
        for figure in page.reading.figures:
            assert all(word in text for word in (figure.subject or "").split())
            assert number(figure.value or figure.low) in text


@pytest.mark.parametrize("width", WIDTHS)
def test_a_ranking_keeps_its_numbers_whole(width):
    shown = console(width)
    show_rows(shown, RANKED, RANKING)
    assert max(map(cell_len, lines(shown))) <= width
    tokens = shown.file.getvalue().split()
    assert tokens.count("16,197") == 2
    assert tokens.count("-10.2") == 3
    assert tokens.count("computed") == 3
    assert "N-Box" in tokens


@pytest.mark.parametrize(("width", "is_table"), [(40, False), (60, False), (90, True), (120, True), (200, True)])
def test_a_table_without_room_is_blocks(width, is_table):
    shown = console(width)
    show_rows(shown, RANKED, RANKING)
    heads = [line for line in lines(shown) if line.startswith("rank")]
    assert len(heads) == (1 if is_table else 3)
    if not is_table:
        assert [line.split() for line in lines(shown)[:3]] == [
            ["rank", "1"],
            ["subject", "Honda", "N-Box"],
            ["low", "16,197"],
        ]


def test_blocks_leave_out_what_is_empty():
    shown = console(8)
    show_rows(shown, [{"a": "Honda", "base": None}, {"a": "Suzuki", "base": "2024"}], ("a", "base"))
    assert shown.file.getvalue().split() == ["a", "Ho", "nd", "a", "a", "Su", "zu", "ki", "base", "20", "24"]


@pytest.mark.parametrize("width", WIDTHS)
def test_wide_letters_and_marks_stay_in_line(width):
    """The column behind them begins in the same cell on every line."""
    names = ["N-BOX", "スペーシア", "ﾑｰｳﾞ", "e\u0301te\u0301", "か\u3099", "韓國 한국"]
    shown = console(width)
    show_rows(shown, [{"subject": name, "mark": "|"} for name in names], ("subject", "mark"))
    places = {cell_len(line[: line.index("|")]) for line in lines(shown) if "|" in line}
    assert len(places) == 1
    assert sum("|" in line for line in lines(shown)) == len(names)


def test_nothing_found_is_said():
    shown = console(80)
    show_rows(shown, [], ("subject",))
    assert shown.file.getvalue() == "Nothing was found.\n"


HOSTILE = "bad \x1b[2J\x9b31m\u202e\u2066\u200b\u2028\ud800\x07\r\n[red]markup[/red] :smile: end"


def hostile_reading():
    text = f"{HOSTILE} 7,741 {HOSTILE}"
    start = text.index("7,741")
    figure = Figure(
        *("7,741", start, start + 5, "level", 7741.0, HOSTILE),
        measure=HOSTILE,
        subject=HOSTILE,
        place=HOSTILE,
        source=(HOSTILE,),
    )
    statements = (Statement(0, 0, HOSTILE, HOSTILE, True, 1.0, 2.0),)
    finding = Finding("identity", HOSTILE, (0,), (0,), HOSTILE, statements=statements)
    article = Article(text, title=HOSTILE, deck=HOSTILE, site=HOSTILE, byline=(HOSTILE,), notes=(HOSTILE,))
    return Reading(
        article, (figure,), findings=(finding,), market=HOSTILE, language_pack="en", why=({"unit": HOSTILE},)
    )


@pytest.mark.parametrize("width", [40, 200])
def test_nothing_of_a_page_acts_on_the_terminal(width):
    reading = hostile_reading()
    shown = console(width)
    show_page(shown, Page(HOSTILE, reading))
    show_findings(shown, reading.findings, {0: Provenance(0, name=HOSTILE, site=HOSTILE)})
    show_rows(shown, [{"a": HOSTILE, HOSTILE: [HOSTILE]}], ("a", HOSTILE))
    text = shown.file.getvalue()
    assert all(c.isprintable() for c in text.replace("\n", "").replace(" ", ""))
    assert not set("\x1b\x9b\u202e\u2066\u200b\u2028\ud800\x07\r") & set(text)
    assert "[red]markup[/red]" in text
    assert ":smile:" in text


@pytest.mark.parametrize("width", WIDTHS)
def test_further_lines_of_a_statement_hang_under_its_first(width):
    says = "a statement in many words that do not fit on one line of a terminal, whatever its width may be " * 3
    finding = Finding("arithmetic", "no", (0,), (1,), statements=(Statement(1, 0, "7,741", says, True, 1.0, 2.0),))
    shown = console(width)
    show_findings(shown, [finding], {1: Provenance(1, name="A page", site="a site", published="2025-12-04")})
    first, *rest = lines(shown)[1:]
    assert first.startswith("  ? “7,741”")
    assert rest
    assert all(line.startswith("    ") and line[4] != " " for line in rest)


def test_colour_is_never_alone_in_saying_something():
    """Without colour and style the same characters are there: signs of changes, ? of doubt, ✗ of findings."""
    reading = hostile_reading()
    plain, coloured = console(200), console(200, force_terminal=True, color_system="truecolor")
    for shown in (plain, coloured):
        show_page(shown, Page("page", reading))
    assert "\x1b[" in coloured.file.getvalue()
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured.file.getvalue()) == plain.file.getvalue()
    assert "✗ identity" in plain.file.getvalue()
    assert "    ? " in plain.file.getvalue()


def test_no_colour_system_gives_no_colour():
    shown = console(80, force_terminal=True, color_system=None)
    show_rows(shown, RANKED, RANKING)
    assert "\x1b[3" not in shown.file.getvalue()
