"""Words for people."""

import pytest

from keisu.errors import ModelError
from keisu.model import Article
from keisu.views import words


@pytest.mark.parametrize(
    ("modified", "said"), [(None, None), ("2025-12-05", "changed 5 Dec 2025"), ("2025-12", "changed Dec 2025")]
)
def test_a_change_is_said_where_it_is_known(modified, said):
    assert words.change(Article("", modified=modified)) == said


def test_a_change_is_a_day_a_month_or_a_year():
    with pytest.raises(ModelError, match="modified"):
        Article("", modified="2025-Q3")


@pytest.mark.parametrize(
    ("text", "cells"),
    [("Roox", 4), ("ルークス", 8), ("ﾙｰｸｽ", 4), ("e\u0301", 1), ("か\u3099", 2), ("1万6198台", 9), ("…", 1), ("", 0)],
)
def test_cells(text, cells):
    assert words.cells(text) == cells


@pytest.mark.parametrize(
    "bad",
    [
        "\x1b",
        "\x9b",
        "\x00",
        "\n",
        "\t",
        "\u202e",
        "\u2066",
        "\u200b",
        "\u200d",
        "\u2028",
        "\u2029",
        "\ud800",
        "\ue000",
    ],
)
def test_what_could_act_on_a_terminal_is_a_space(bad):
    assert words.safe(f"a{bad}b") == "a b"


def test_what_is_only_letters_stays():
    text = "N-BOX が 1万 — “±5 %” e\u0301 👍🏽 ①"
    assert words.safe(text) == text


ENGLISH = (
    "It was the best month of the year, and the Nissan Roox sold 7,741 units, which is more than ever before in Japan."
)
JAPANESE = (
    "通称名別では、ホンダの「N-BOX」が1万6198台（前年同月比89.8%）で"
    "2カ月ぶりに首位となり、全国軽自動車協会連合会が発表した。"
)


@pytest.mark.parametrize("room", [20, 44, 60, 80])
@pytest.mark.parametrize(("text", "quote"), [(ENGLISH, "7,741 units"), (JAPANESE, "89.8%"), (JAPANESE, "首位")])
def test_words_around_a_figure_fit_in_cells_and_are_not_thrown_away(text, quote, room):
    start = text.index(quote)
    before, found, after = words.around(text, start, start + len(quote), room)
    assert found == quote
    assert words.cells(before + found + after) <= room + 2  # the two ellipses
    assert before.lstrip("…") in text
    assert after.rstrip("…") in text
    assert words.cells(before) > (room - words.cells(quote)) // 4


def test_words_are_kept_whole_where_there_are_spaces():
    start = ENGLISH.index("7,741")
    before, _, after = words.around(ENGLISH, start, start + 5, 44)
    assert before == "…and the Nissan Roox sold "
    assert after == " units,…"


def test_what_fits_is_not_cut():
    assert words.around("sold 7,741 units", 5, 10, 44) == ("sold ", "7,741", " units")
    assert words.around("a\nsold 7,741\nb", 7, 12, 44) == ("sold ", "7,741", "")
