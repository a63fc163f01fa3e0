"""What is said to have decided a field is what decided it, and nothing changes by asking."""

from keisu.figures import Knowledge, explain, find
from keisu.figures.explaining import FIELDS
from keisu.model import Article, Block

TEXT = (
    "Cars in November\n\nKyodo: Nissan sold 7,741 cars in November, up 43 percent from October. Honda sold 9,000 cars. "
    "It expects 8,000 cars in 2026."
)


def article(text=TEXT):
    return Article.from_text(text, published="2025-12-04", language="en")


def test_the_figures_are_the_same():
    figures, why = explain(article())
    assert figures == find(article())
    assert len(why) == len(figures) == 4


def test_every_known_field_has_a_reason_and_no_unknown_one():
    figures, why = explain(article(), Knowledge(place="Japan"))
    for figure, reasons in zip(figures, why, strict=True):
        assert set(reasons) == {name for name in FIELDS if getattr(figure, name)}
        assert all(reasons.values())


def test_the_reasons_name_words_patterns_and_figures():
    (first, change, carried, forecast) = explain(article(), Knowledge(place="Japan"))[1]
    assert first["period"] == "“in November”, month, by the date of publication"
    assert first["source"] == "source line"
    assert first["place"] == "market pack"
    assert change["period"] == "carried from figure 0"
    assert change["base"] == "“October”"
    assert carried["period"] == "the article before it"
    assert forecast["status"] == "“expects”"
    assert forecast["period"] == "“2026”, year"


def test_a_title_is_named():
    (only,) = explain(article("Cars in November 2025\n\nNissan sold 7,741 cars."))[1]
    assert only["period"] == "the title"


def test_a_language_without_a_pack_has_nothing_to_explain():
    assert explain(Article.from_text("닛산은 7741대.", language="ko")) == ((), ())


def test_measure_and_subject_name_their_words_and_figures():
    (first, change, second, forecast) = explain(article())[1]
    assert first["subject"] == "“Nissan”, in its clause"
    assert first["measure"] == "the clause that it stands in"
    assert change["subject"] == "“Nissan”, in its clause"
    assert second["subject"] == "“Honda”, in its clause"
    assert forecast["subject"] == "“It”, in its clause"


def test_a_table_names_the_heads_and_labels():
    rows = ("Maker | Sales | Change", "Nissan | 7,741 | +43%", "Honda | 9,000 | -2%")
    blocks, text = [], ""
    for number, row in enumerate(rows, 1):
        blocks.append(Block("table row", len(text), len(text) + len(row), row=number))
        text += row + "\n"
    reasons = explain(
        Article(text, blocks=tuple(blocks), language="en", published="2025-12-10", published_basis="given")
    )[1]
    assert [r["subject"] for r in reasons] == ["the label of its row"] * 4
    assert {r["measure"] for r in reasons} <= {"the head of its column", "the article before the table"}
    assert reasons[0]["measure"] == "the head of its column"
