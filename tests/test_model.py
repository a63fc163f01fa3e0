"""The records: what cannot be made, and that JSON brings back what was written."""

import json
from dataclasses import FrozenInstanceError, fields, replace
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keisu import periods
from keisu.errors import KeisuError, ModelError
from keisu.model import (
    Article,
    Block,
    Cell,
    Figure,
    Finding,
    Implied,
    Machinery,
    Name,
    Observation,
    Point,
    Reading,
    Reconciliation,
    Removed,
    Series,
)


def figure(**changed):
    made = {"quote": "16,198 units", "start": 4, "end": 16, "kind": "level", "value": 16198, "unit": "vehicle"}
    return Figure(**(made | changed))


def observation(**changed):
    cell = Cell("honda/n-box", "sales", "vehicle", "2025-11")
    return Observation(**({"cell": cell, "low": 1.0, "high": 2.0, "figure": 0} | changed))


# ---- what cannot be made ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"kind": "count"}, "kind 'count' is not one of level"),
        ({"bound": "about"}, "bound 'about' is not one of"),
        ({"status": "rumour"}, "status 'rumour' is not one of"),
        ({"quote": ""}, "does not fit the span"),
        ({"end": 17}, "does not fit the span"),
        ({"start": -1, "end": 11}, "does not fit the span"),
        ({"value": None}, "needs a value"),
        ({"value": nan}, "not a number"),
        ({"value": inf}, "not a number"),
        ({"low": 1.0}, "belong to a range"),
        ({"high": 1.0}, "belong to a range"),
        ({"bound": "range", "low": 1.0}, "range needs"),
        ({"bound": "range", "high": 1.0}, "range needs"),
        ({"bound": "range", "low": 2.0, "high": 1.0}, "range needs"),
        ({"bound": "range", "low": nan, "high": 1.0}, "range needs"),
        ({"bound": "range", "low": 1.0, "high": inf}, "high is inf"),
        ({"bound": "range", "low": -inf, "high": 1.0}, "low is -inf"),
        ({"kind": "rank"}, "unit 'rank'"),
        ({"unit": "rank"}, "unit 'rank'"),
        ({"period": "November"}, "not a time period"),
        ({"kind": "change", "base": "2025-13"}, "not a time period"),
        ({"base": "2025-10"}, "not compared"),
        ({"kind": "share", "base": "2025-10"}, "not compared"),
        ({"inferred": ("unit", "colour")}, "colour"),
    ],
)
def test_a_figure_that_cannot_be(wrong, says):
    with pytest.raises(ModelError, match=says):
        figure(**wrong)


@pytest.mark.parametrize(
    "fine",
    [
        {"bound": "range", "low": 1.0, "high": 1.0, "value": None},
        {"bound": "range", "low": -3.0, "high": 1.0, "value": 0.0},
        {"kind": "rank", "unit": "rank", "value": 1},
        {"kind": "change", "base": "2025-10", "unit": "%"},
        {"kind": "ratio", "base": "2024", "unit": "%"},
        {"kind": "multiple", "base": "2025-H1", "unit": "fold"},
        {"unit": None},
        {"inferred": ("unit", "period", "subject")},
    ],
)
def test_a_figure_that_can_be(fine):
    made = figure(**fine)
    assert all(getattr(made, name) == value for name, value in fine.items())


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Block("verse", 0, 1), "block kind 'verse'"),
        (lambda: Block("paragraph", 3, 3), "from 3 to 3"),
        (lambda: Block("paragraph", -1, 3), "from -1 to 3"),
        (lambda: Machinery("", "ads"), "name and a category"),
        (lambda: Machinery("Loader", ""), "name and a category"),
        (lambda: Article("abc", blocks=(Block("paragraph", 0, 4),)), "leaves the text"),
        (lambda: Article("abcdef", blocks=(Block("paragraph", 0, 3), Block("paragraph", 2, 4))), "overlaps"),
        (lambda: Article("abcdef", blocks=(Block("paragraph", 3, 4), Block("paragraph", 0, 2))), "overlaps"),
        (lambda: Article("a", published="2025-Q4", published_basis="given"), "not a day, a month or a year"),
        (lambda: Article("a", published="2025-02-30", published_basis="given"), "not a day"),
        (lambda: Article("a", published="2025-02", published_basis="hearsay"), "published_basis 'hearsay'"),
        (lambda: Article("a", published="2025-02"), "basis"),
        (lambda: Article("a", published_basis="given"), "basis"),
        (lambda: Article.from_text("a", published="4 December"), "published '4 December'"),
        (lambda: Cell("s", "sales", "vehicle", "2025-1"), "not a time period"),
        (lambda: Cell("s", "sales", "vehicle", "2025-01").at("never"), "not a time period"),
        (lambda: observation(relation="ratio"), "relation 'ratio'"),
        (lambda: observation(relation="factor"), "base cell"),
        (lambda: observation(base=Cell("s", "sales", "vehicle", "2025")), "base cell"),
        (lambda: observation(low=3.0, high=2.0), "from 3.0 to 2.0"),
        (lambda: Implied("s", "sales", "someday", "vehicle", 1, 2, (0,)), "not a time period"),
        (lambda: Implied("s", "sales", "2025", "vehicle", 3, 2, (0,)), "from 3 to 2"),
        (lambda: Implied("s", "sales", "2025", "vehicle", nan, 2, (0,)), "from nan to 2"),
        (lambda: Finding("gossip", "x", ()), "finding kind 'gossip'"),
        (lambda: Finding("rank", "", ()), "needs a message"),
        (lambda: Reading(Article("other text"), (figure(),)), "does not stand at 4..16"),
    ],
)
def test_a_record_that_cannot_be(make, says):
    with pytest.raises(ModelError, match=says) as caught:
        make()
    assert isinstance(caught.value, KeisuError)
    assert isinstance(caught.value, ValueError)


def test_open_ends_of_an_observation_are_infinite():
    assert (observation(low=None).least, observation(low=None).greatest) == (-inf, 2.0)
    assert (observation(high=None).least, observation(high=None).greatest) == (1.0, inf)


def test_records_do_not_change_and_hold_nothing_else():
    made = figure()
    with pytest.raises(FrozenInstanceError):
        made.value = 3
    with pytest.raises((AttributeError, TypeError)):
        made.colour = "red"


def test_in_text_looks_at_the_very_place():
    figure().in_text("Now 16,198 units.")
    with pytest.raises(ModelError, match="does not stand"):
        figure().in_text(" Now 16,198 units.")


# ---- text that is already clean -----------------------------------------------------------------------------


def test_from_text_makes_a_block_of_each_line_and_keeps_the_text():
    text = "  One line.\n\n- An item\n* Another\nTwo\r\n   \n"
    article = Article.from_text(text, published="2025-12-04", language="en", title="T", url="https://example.com/")
    assert article.text == text
    assert article.block_text("paragraph") == ("One line.", "Two")
    assert article.block_text("list item") == ("- An item", "* Another")
    assert (article.published, article.published_basis, article.language) == ("2025-12-04", "given", "en")
    assert (article.title, article.url) == ("T", "https://example.com/")


@given(st.text())
def test_blocks_of_any_text_lie_in_it_in_order(text):
    article = Article.from_text(text)
    assert article.published_basis is None
    kept = "".join(text[b.start : b.end] for b in article.blocks)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(text[b.start : b.end].strip() == text[b.start : b.end] != "" for b in article.blocks)


# ---- JSON ------------------------------------------------------------------------------------------------------

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.none() | st.text(max_size=12)
PERIODS = st.sampled_from(
    ["2025", "FY2024", "FY2024-H1", "2025-H2", "2025-Q3", "2025-11", "2025-11-04", "2025-01/2025-11"]
)


@st.composite
def figures(draw):
    """Any figure that can be."""
    quote, start = draw(st.text(min_size=1, max_size=20)), draw(st.integers(0, 10**6))
    kind = draw(st.sampled_from(["level", "change", "ratio", "multiple", "share", "rank", "streak", "other"]))
    bound = draw(st.sampled_from(["=", "~", ">", ">=", "<", "<=", "range"]))
    ends = sorted([draw(NUMBERS), draw(NUMBERS)]) if bound == "range" else [None, None]
    return Figure(
        quote=quote,
        start=start,
        end=start + len(quote),
        kind=kind,
        value=draw(st.none() | NUMBERS) if bound == "range" else draw(NUMBERS),
        unit="rank" if kind == "rank" else draw(TEXTS.filter(lambda unit: unit != "rank")),
        low=ends[0],
        high=ends[1],
        bound=bound,
        decimals=draw(st.integers(-9, 15)),
        measure=draw(TEXTS),
        subject=draw(TEXTS),
        subject_id=draw(TEXTS),
        place=draw(TEXTS),
        period=draw(st.none() | PERIODS),
        base=draw(st.none() | PERIODS) if kind in ("change", "ratio", "multiple") else None,
        source=tuple(draw(st.lists(st.text(max_size=8), max_size=3))),
        status=draw(st.sampled_from(["actual", "forecast", "target", "hypothetical"])),
        inferred=tuple(draw(st.sets(st.sampled_from(["unit", "period", "base", "subject"])))),
    )


@given(figures())
def test_a_figure_comes_back_from_its_json(made):
    line = made.to_json()
    assert "\n" not in line
    assert set(json.loads(line)) == {f.name for f in fields(Figure)}
    assert Figure.from_json(line) == made
    assert Figure.from_json(line.encode()) == made
    assert Figure.from_dict(made.to_dict()) == made


ARTICLE = Article(
    "Now 16,198 units.\nSuzuki’s “Spacia” — 軽自動車",
    title="軽",
    byline=("A", "B"),
    published="2025-12",
    published_basis="inferred from the text",
    language="en",
    blocks=(Block("paragraph", 0, 17), Block("heading", 18, 26, level=2), Block("table row", 27, 35, row=1)),
    machinery=(Machinery("Loader", "ads", {"site": "1"}, ("example.com",), "Loads."),),
    removed=(Removed("code", 3, 9, "Loader"), Removed("debris", 12, 14)),
    notes=("a note",),
)
CELL = Cell("honda/n-box", "sales", "vehicle", "2025-11", "Japan", "kei")
RECORDS = [
    ARTICLE,
    Name("N-Box", "honda/n-box", "Honda N-Box", "model", "honda", True),
    CELL,
    observation(low=None, relation="factor", base=CELL.at("2025-10"), value=1.43, source=("A", "B"), name="N-Box"),
    Implied("N-Box", "sales", "2025-10", "vehicle", 1.5, 2.5, (0, 1), (0, 0), "honda/n-box", "Japan", "kei"),
    Finding("identity", "the Spacia is Suzuki’s", (4,), (0,), "Spacia"),
    Series("N-Box", "sales", "vehicle", (Point("2025-10", 1.0, None, False, (1,), (0,)),), "Japan", "kei"),
    Reconciliation((), (Implied("a", "b", "2025", "c", 1, 1, ()),), (Finding("rank", "no", (1, 2), (0, 1)),)),
    Reading(ARTICLE, (figure(),), (), (Finding("conflict", "both", (0,)),), "japan-kei"),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: type(r).__name__)
def test_a_record_comes_back_from_its_json(record):
    assert type(record).from_json(record.to_json()) == record
    assert json.loads(record.to_json()) == json.loads(json.dumps(record.to_dict()))


def test_a_reading_keeps_the_machinery_beside_the_article():
    made = json.loads(RECORDS[-1].to_json())
    assert "machinery" not in made["article"]
    assert made["machinery"][0]["ids"] == {"site": "1"}
    assert {"article", "machinery", "figures", "implied", "findings"} <= set(made)
    assert made["article"]["blocks"][1]["kind"] == "heading"


@pytest.mark.parametrize(
    ("record", "text", "says"),
    [
        (Figure, "{", "not JSON"),
        (Figure, b"\xff", "not JSON"),
        (Figure, "[]", "type Figure"),
        (Figure, "{}", "type Figure"),
        (Figure, '{"quote": 5}', "type Figure"),
        (Cell, '{"subject": "s", "measure": "m", "unit": "u", "period": "soon"}', "soon"),
        (Article, '{"text": "a", "blocks": [{"kind": "paragraph", "start": 0, "end": 9}]}', "leaves the text"),
        (Reading, '{"article": {}}', "page that was read"),
        (Reading, "{}", "page that was read"),
        (Reading, "[1]", "page that was read"),
        (Reading, '{"article": 5}', "page that was read"),
        (Reading, '{"article": {"text": "a"}, "figures": 5}', "page that was read"),
    ],
)
def test_json_of_no_record(record, text, says):
    with pytest.raises(ModelError, match=says):
        record.from_json(text)


@given(figures())
def test_a_broken_figure_never_comes_back(made):
    with pytest.raises(ModelError):
        Figure.from_dict(made.to_dict() | {"end": made.end + 1})


def test_a_cell_in_another_period_is_otherwise_the_same():
    moved = CELL.at("2024-11")
    assert moved == replace(CELL, period="2024-11")
    assert sorted([CELL, moved]) == [moved, CELL]
    assert periods.shift(CELL.period, years=-1) == moved.period
