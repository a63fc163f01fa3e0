# ruff: noqa: E501 - pages and code as they come have long lines
"""Lines of code and lines of prose, alone and in a row."""

import json
from pathlib import Path

import pytest

from keisu.pages.code_lines import FEATURES, features, likeliest, log_odds
from keisu.pages.debris import clean
from keisu.pages.leaked_data import data_spans

BEFORE = "The association counted 16,198 new N-Box registrations in November, it said."
AFTER = "Suzuki followed with 12,904 of its Spacia, a little ahead of the month before."


def left(text: str) -> list[str]:
    return [line.text.strip() for line in clean(text).lines if line.text.strip()]


def listing(text: str) -> list[str]:
    return [line.text for line in clean(text).lines if line.code and line.text.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "  margin: 0 auto;",
        "var x = document.getElementById('a');",
        '"headline": "Kei cars keep selling",',
        "“headline”: “Kei cars keep selling”,",
        "if (typeof a === 'undefined') {",
        "}, false);",
        ".article-body .teaser,",
        "// loads the rest of the page",
        "return e.id === t.id && e.offsetWidth > 0;",
    ],
)
def test_code_has_the_odds_for_it(line):
    assert log_odds(line.strip()) > 0


@pytest.mark.parametrize(
    "line",
    [
        BEFORE,
        "Kei Car Sales",
        "ルークスの販売は7741台（前年同月比41%増）だった。",
        "Q3 = 43, Q4 = 44",
        "“We sold 7,741 of them,” she said. “That is up 43 percent.”",
        "Photo: Honda",
        "- Nissan has received over 20,000 orders (since August).",
        "Der Absatz stieg um 41 Prozent auf 7.741 Fahrzeuge; im Oktober waren es 5.413.",
    ],
)
def test_prose_has_the_odds_against_it(line):
    assert log_odds(line) < 0


def test_there_is_a_feature_for_every_weight():
    assert len(features("a b")) == len(FEATURES)
    assert log_odds("") == 0


def test_neighbours_decide_where_a_line_does_not():
    assert likeliest([5, -1, 5, 5]) == [True, True, True, True]
    assert likeliest([-5, 1, -5, -5]) == [False, False, False, False]
    assert likeliest([-8, -8, 9, 9, 0, 9, -8]) == [False, False, True, True, True, True, False]
    assert likeliest([]) == []


def test_a_style_sheet_in_many_lines_goes_and_the_heading_after_it_stays():
    sheet = ["[data-tags*='Extra']", "  .teaser", "  h3", "  .kicker:before,", ".kicker {", "  content: 'Extra';", "}"]
    assert left("\n".join([BEFORE, "", *sheet, "", "Kei Car Sales", AFTER])) == [BEFORE, "Kei Car Sales", AFTER]


def test_a_short_line_between_two_style_sheets_stays():
    sheet = ".css-a{margin:0px !important;}"
    assert left(f"{BEFORE}\n{sheet}\nWhere They Sell\n{sheet}\n{AFTER}")[1] == "Where They Sell"


def test_a_comment_in_code_goes_with_it():
    code = "/*\n * This is loaded first.\n   It must not be moved to the end of the page.\n */\nvar a = b.c();"
    assert left(f"{BEFORE}\n{code}\n{AFTER}") == [BEFORE, AFTER]


def test_prose_within_long_data_goes_with_it():
    prose = "Nissan sold 7,741 of them in the month.\nThat is up 43 percent from October, as the association says."
    data = json.dumps([{"title": "Kei cars", "body": prose * 10, "tags": ["a", "b"]}]).replace("\\n", "\n")
    text = f"{BEFORE}\nwindow.state = {data};\n{AFTER}"
    assert left(text) == [BEFORE, AFTER]
    ((start, end),) = data_spans(text)
    assert text[start:end] == data


def test_short_data_are_left_to_their_lines():
    assert data_spans('{"a": [1, 2, 3]}') == []


def test_prose_before_code_on_one_line_stays():
    code = "".join(f"window.a{n} = function() {{ return b.c({n}) && d[{n}] === e; }};" for n in range(9))
    assert left(f"{BEFORE} {code}\n{AFTER}") == [BEFORE, AFTER]
    assert left(f"{BEFORE} !0===a&&b(c),{code}\n{AFTER}")[-1] == AFTER
    assert left(f"{BEFORE} !0===a&&b(c),{code}\n{AFTER}")[0].startswith(BEFORE)


def test_a_long_paragraph_of_a_tutorial_stays_whole():
    paragraph = (
        "First call `window.open()` and keep what it returns. Then call `win.resizeTo(300, 400)`, and if `win.closed === true` "
        "or `typeof win.focus !== 'function'`, stop; `document.write(x)`, `a && b`, `a || b` and `x => y` are for another day."
    )
    assert paragraph in left(f"{BEFORE}\n{paragraph}\n{AFTER}")


@pytest.mark.parametrize(
    "code",
    [
        ["def count(cars):", "    return sum(cars.values())"],
        ["func count(cars []int) int {", "\treturn len(cars)", "}"],
        ["#include <stdio.h>", 'int main(void) { printf("%d", 3); }'],
        ["public static int count(int[] cars) {", "    return cars.length;", "}"],
        ["SELECT model, units FROM sales WHERE month = '2025-11';"],
    ],
)
def test_code_that_no_page_runs_is_a_listing(code):
    assert listing("\n".join([BEFORE, "", *code, "", AFTER])) == code


def test_a_name_of_a_brand_makes_no_listing():
    text = f"The video is on YouTube and LinkedIn.\n{BEFORE}\nvar YouTube = window.YouTube || load(a); if (b) {{ c(); }}\n{AFTER}"
    assert listing(text) == []
    assert "window" not in " ".join(left(text))


def test_the_weights_are_those_of_the_features():
    path = Path(__file__).parents[2] / "src" / "keisu" / "pages" / "code_lines.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    assert list(data["weights"]) == list(FEATURES)
