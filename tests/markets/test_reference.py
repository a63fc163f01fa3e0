"""Reference tables: read when asked for, checked row by row, and put into the cells of articles' figures."""

from pathlib import Path

import pytest

from keisu.errors import BrokenPack
from keisu.markets import Market
from keisu.model import Figure
from keisu.series import observe
from keisu.series.reference import REFERENCE, reference

JAPAN = Market.named("japan-kei")
TOML = """
name = "beans"
[place]
name = "Peru"
[counts]
thing = "bag"
measure = "sales"
[[measures]]
id = "sales"
[[scopes]]
id = "dried"
name = "dried beans"
domestic = true
"""
MAKERS = "id,name\nacme,Acme\nbetter,Better\n"
MODELS = "id,maker,name,scope\nacme/red,acme,Red One,dried\n"


def pack(folder: Path, table: str, name: str = "reference.csv") -> Market:
    (folder / name).parent.mkdir(exist_ok=True)
    files = {"market.toml": TOML, "makers.csv": MAKERS, "models.csv": MODELS, name: table}
    for file, text in files.items():
        (folder / file).write_text(text, encoding="utf-8")
    return Market.load(folder)


def test_a_row_takes_from_the_pack_what_it_does_not_say(tmp_path):
    [value] = pack(tmp_path, "model,period,value,source,source_url\nRed One,2025-11,16198,BSO,u\n").reference
    assert (value.subject_id, value.name, value.scope) == ("acme/red", "Acme Red One", "dried")
    assert (value.measure, value.unit, value.place, value.period) == ("sales", "bag", "Peru", "2025-11")
    assert (value.low, value.value, value.high) == (16198, 16198, 16198)
    assert (value.source, value.url, value.file, value.line) == ("BSO", "u", "reference.csv", 2)


def test_whose_value_it_is(tmp_path):
    table = (
        "maker,model,scope,period,value,source\nacme,Red One,,2025,1,x\nAcme,,,2025,2,x\nAcme,,dried,2025,3,x\n"
        ",,dried,2025,4,x\n,,dried beans,2024,5,x\n,Red One,dried,2024,6,x\n"
    )
    subjects = [v.subject_id for v in pack(tmp_path, table, "reference/beans.csv").reference]
    assert subjects == ["acme/red", "acme", "acme@dried", "scope:dried", "scope:dried", "acme/red"]


def test_files_are_read_in_order_and_only_when_asked_for(tmp_path):
    market = pack(tmp_path, "scope,period,value,source\ndried,2025,2,x\n", "reference/b.csv")
    (tmp_path / "reference/a.csv").write_text("scope,period,value,source\ndried,2024,1,x\n", encoding="utf-8")
    again = Market.load(tmp_path)
    (tmp_path / "reference/b.csv").write_text("scope,period,value,source\ndried,2025,3,x\n", encoding="utf-8")
    assert [(v.file, v.value) for v in again.reference] == [("reference/a.csv", 1), ("reference/b.csv", 3)]
    assert again.reference is again.reference
    assert again != market


@pytest.mark.parametrize(
    ("printed", "decimals", "value", "ends"),
    [
        ("", "", "1580000", (1580000, 1580000)),
        ("1.58", "", "1580000", (1575000, 1585000)),
        ("", "4", "1580000", (1575000, 1585000)),
        ("16,198", "", "16198", (16198, 16198)),
        ("34.1", "", "34.1", (34.05, 34.15)),
        ("", "-1", "34.1", (34.05, 34.15)),
        ("158", "", "1580000", (1575000, 1585000)),
    ],
)
def test_a_rounded_value_is_an_interval(tmp_path, printed, decimals, value, ends):
    table = f'scope,period,value,source,printed,decimals\ndried,2025,{value},x,"{printed}",{decimals}\n'
    [found] = pack(tmp_path, table).reference
    assert (found.low, found.high) == pytest.approx(ends)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",,,2025,1,x,,,", "of nobody"),
        (",Blue,,2025,1,x,,,", "does not know 'Blue'"),
        ("Nobody,,,2025,1,x,,,", "does not know 'Nobody'"),
        (",,fresh,2025,1,x,,,", "does not know 'fresh'"),
        (",Acme,,2025,1,x,,,", "'Acme' is a maker"),
        ("Better,Red One,,2025,1,x,,,", "is Acme Red One, of another maker"),
        (",Red One,wet,2025,1,x,,,", "not counted in 'wet'"),
        (",,dried,May 2025,1,x,,,", "is not a time period"),
        (",,dried,2025,1 000,x,,,", "not a number in digits"),
        (",,dried,2025,1,,,,", "the column 'source' is empty"),
        (",,dried,2025,1,x,1,1,", "both say how the value is rounded"),
        (",,dried,2025,1,x,,one,", "write a power of ten"),
        (",,dried,2025,1500,x,1.6,,", "which is 1500 in no scale"),
        (",,dried,2025,1500,x,1.5 thousand,,", "write only the number"),
    ],
)
def test_a_broken_row_says_what_is_wrong_and_where(tmp_path, row, said):
    market = pack(tmp_path, f"maker,model,scope,period,value,source,printed,decimals,unit\n{row}\n")
    with pytest.raises(BrokenPack, match=r"reference\.csv, line 2: .*" + said):
        _ = market.reference


def test_a_value_is_there_once(tmp_path):
    market = pack(tmp_path, "scope,period,value,source\ndried,2025,1,x\ndried,2025,2,y\ndried,2025,3,x\n")
    with pytest.raises(BrokenPack, match=r"line 4: dried beans in 2025 is there already, in .*line 2"):
        _ = market.reference


def test_a_pack_that_does_not_say_what_it_counts_needs_a_unit(tmp_path):
    (tmp_path / "market.toml").write_text('name = "x"\n[[scopes]]\nid = "a"\nname = "as"\n', encoding="utf-8")
    (tmp_path / "reference.csv").write_text("scope,period,value,source\na,2025,1,x\n", encoding="utf-8")
    with pytest.raises(BrokenPack, match="the column 'measure' is empty"):
        _ = Market.load(tmp_path).reference


def test_the_shipped_table_adds_up():
    values = {(v.subject_id, v.period): v.value for v in JAPAN.reference}
    assert len(values) == len(JAPAN.reference) == 41
    whole = [
        p for s, p in values if s == "scope:all" and ("scope:kei", p) in values and ("scope:registered", p) in values
    ]
    assert len(whole) > 10
    for period in whole:
        assert values["scope:all", period] == values["scope:kei", period] + values["scope:registered", period]


def test_a_market_without_its_tables():
    bare = JAPAN.without_reference()
    assert bare.reference == ()
    assert bare.names == JAPAN.names
    assert reference(bare) == ()


def test_a_row_lies_in_the_cell_of_the_figure_that_says_the_same():
    rows = reference(JAPAN)
    assert {o.page for o in rows} == {REFERENCE}
    assert [o.figure for o in rows] == list(range(len(JAPAN.reference)))
    for o, value in zip(rows, JAPAN.reference, strict=True):
        stated = Figure(
            "5",
            0,
            1,
            "level",
            value.value,
            "vehicle",
            subject=value.name,
            measure="sales",
            place="Japan",
            period=value.period,
        )
        [same] = observe([stated], market=JAPAN)
        assert o.cell == same.cell
        assert o.quote == f"line {value.line} of {value.file}: {value.value:,.0f}"
        assert (o.name, o.source) == (value.name, (value.source,))
