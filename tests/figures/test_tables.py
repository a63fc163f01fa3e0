"""Tables: a row names the subject, the head says what a column holds."""

import pytest

from keisu.figures import Knowledge, find
from keisu.model import Article, Block, Name

KEI = Knowledge(
    names=(
        Name("Honda", "honda", "Honda", "maker"),
        Name("N-Box", "honda/n-box", "Honda N-Box", "model", "honda"),
        Name("Spacia", "suzuki/spacia", "Suzuki Spacia", "model", "suzuki"),
    ),
    thing="vehicle",
    place="Japan",
    measure="sales",
)


def table(*rows, lead="", knowledge=None):
    """The figures of a table below a lead paragraph."""
    text, blocks = lead, [Block("paragraph", 0, len(lead))] if lead else []
    for number, row in enumerate(rows, 1):
        text += "\n"
        blocks.append(Block("table row", len(text), len(text) + len(row), row=number))
        text += row
    article = Article(text, blocks=tuple(blocks), language="en", published="2025-12-10", published_basis="given")
    found = find(article, knowledge)
    for f in found:
        f.in_text(text)
    return found


def test_each_cell_takes_what_its_column_says():
    found = table("Model | Units | Change on the year | Share", "N-Box | 16,198 | +8.6% | 12.5%", knowledge=KEI)
    assert [(f.quote, f.kind, f.unit, f.measure, f.subject) for f in found] == [
        ("16,198", "level", "vehicle", "sales", "N-Box"),
        ("+8.6%", "change", "%", "sales", "N-Box"),
        ("12.5%", "share", "%", "market share", "N-Box"),
    ]


def test_columns_name_periods():
    found = table(
        "Maker | November 2025 | November 2024 | Change", "Acorn | 1,200 | 1,100 | 9.1%", "Birch | 900 | 1,000 | -10%"
    )
    assert [(f.value, f.period, f.subject) for f in found if f.kind == "level"] == [
        (1200, "2025-11", "Acorn"),
        (1100, "2024-11", "Acorn"),
        (900, "2025-11", "Birch"),
        (1000, "2024-11", "Birch"),
    ]
    assert [(f.value, f.kind, f.subject) for f in found if f.unit == "%"] == [
        (9.1, "change", "Acorn"),
        (-10, "change", "Birch"),
    ]


def test_a_column_of_ranks():
    found = table("Rank | Model | Units", "1 | N-Box | 16,198", "2 | Spacia | 12,904", knowledge=KEI)
    assert [(f.kind, f.value, f.subject) for f in found] == [
        ("rank", 1, "N-Box"),
        ("level", 16198, "N-Box"),
        ("rank", 2, "Spacia"),
        ("level", 12904, "Spacia"),
    ]


@pytest.mark.parametrize(
    ("head", "cell", "unit"),
    [
        ("Share (%)", "20.3", "%"),
        ("Price (yen)", "1,200", "JPY"),
        ("Weight (kg)", "950", "kilogram"),
        ("Price", "$30", "USD"),
    ],
)
def test_a_unit_in_the_head_goes_for_the_column(head, cell, unit):
    (f,) = table(f"Maker | {head}", f"Acorn | {cell}")
    assert f.unit == unit


def test_what_the_column_is_compared_with():
    (f,) = table("Model | Sales in November 2025 | m/m", "N-Box | - | 4.2%", knowledge=KEI)
    assert (f.kind, f.value) == ("change", 4.2)
    level, change = table("Model | November 2025 | Change from October 2025", "N-Box | 16,198 | 4.2%", knowledge=KEI)
    assert (level.period, change.kind, change.base) == ("2025-11", "change", "2025-10")


def test_rows_that_name_periods():
    found = table("Month | Sales | Change", "October 2025 | 1,100 | -2.0%", "November 2025 | 1,200 | +3.0%")
    assert [(f.value, f.period, f.subject) for f in found] == [
        (1100, "2025-10", None),
        (-2, "2025-10", None),
        (1200, "2025-11", None),
        (3, "2025-11", None),
    ]
    assert [f.period for f in table("Year | Sales", "2023 | 1,100", "2024 | 1,200")] == ["2023", "2024"]


def test_small_numbers_count_in_a_table():
    assert [f.value for f in table("Team | Cups", "Reds | 7", "Blues | 12")] == [7, 12]


def test_signs_and_losses_in_cells():
    found = table("Maker | Change", "Acorn | +7", "Birch | -3.5%", "Cedar | −12")
    assert [(f.value, f.kind) for f in found] == [(7, "change"), (-3.5, "change"), (-12, "change")]


def test_a_row_that_does_not_fit_the_head_keeps_its_figures_without_it():
    found = table("Model | November 2025 | October 2025", "N-Box | 16,198 | 15,000", "Spacia | 12,904", knowledge=KEI)
    assert [(f.value, f.subject, f.period) for f in found] == [
        (16198, "N-Box", "2025-11"),
        (15000, "N-Box", "2025-10"),
        (12904, "Spacia", None),
    ]


def test_a_row_without_a_name_keeps_its_figures():
    (f,) = table("Model | Units", " | 16,198")
    assert (f.value, f.subject) == (16198, None)


def test_the_article_lends_what_the_table_does_not_say():
    found = table(
        "Model | Units", "N-Box | 16,198", lead="In November sales of 29,102 cars were counted.", knowledge=KEI
    )
    assert [(f.value, f.measure, f.period) for f in found] == [(29102, "sales", "2025-11"), (16198, "sales", "2025-11")]
    assert {"measure", "period"} <= set(found[1].inferred)


def test_two_tables_do_not_share_a_head():
    text = (
        "Model | November 2025\nN-Box | 16,198\n\nBetween them stands a line.\n\nModel | October 2025\nN-Box | 15,000"
    )
    found = find(Article.from_text(text, language="en", published="2025-12-10"))
    assert [(f.value, f.period) for f in found] == [(16198, "2025-11"), (15000, "2025-10")]


def test_a_table_in_clean_text_may_have_empty_cells():
    text = "Model | Maker | Units\nN-Box | Honda | 16,198\nTotal | | 29,102"
    article = Article.from_text(text, language="en")
    assert [b.kind for b in article.blocks] == ["table row"] * 3
    assert [f.value for f in find(article)] == [16198, 29102]


@pytest.mark.parametrize("text", ["Home | News", "One | two\nThree", "a | b | c\nd | e"])
def test_bars_alone_make_no_table(text):
    assert not Article.from_text(text).block_text("table row")


def test_a_change_has_the_time_of_the_only_column_with_one():
    found = table("Maker | Q3 2025 | Change", "Nissan | 7,741 | +43%")
    assert [f.period for f in found] == ["2025-Q3", "2025-Q3"]
