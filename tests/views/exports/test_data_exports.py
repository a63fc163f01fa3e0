"""JSON Lines and Parquet as pandas, polars and pyarrow read them."""

import json

import pandas
import polars
import pyarrow.parquet
import pytest

from keisu.views.exports import TABLES
from keisu.views.rows import json_line

ARROW = {"text": "string", "integer": "int64", "number": "double", "boolean": "bool", "list": "list<element: string>"}


def lines(path):
    """The objects of a JSON Lines file, read as strictly as can be."""

    def no(constant):
        raise AssertionError(f"{constant} is not JSON")

    return [json.loads(line, parse_constant=no) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("what", TABLES)
def test_both_forms_hold_the_same(what, store, export):
    objects = lines(export(store, what, "out.jsonl"))
    path = export(store, what, "out.parquet")
    assert pyarrow.parquet.read_table(path).to_pylist() == objects
    assert polars.read_parquet(path).to_dicts() == objects
    assert pandas.read_parquet(path).shape == (len(objects), len(TABLES[what].columns))
    if objects:
        assert polars.read_ndjson(export(store, what, "polars.jsonl"), infer_schema_length=None).height == len(objects)


@pytest.mark.parametrize("what", TABLES)
def test_the_types_of_parquet_are_those_of_the_columns(what, demo_store, export):
    schema = pyarrow.parquet.read_schema(export(demo_store, what, "out.parquet"))
    assert {f.name: str(f.type) for f in schema} == {c.name: ARROW[c.kind] for c in TABLES[what].columns}


def test_figures_are_those_of_the_store(store, export, figures):
    found, articles = figures(store)
    objects = lines(export(store, "figures", "out.jsonl"))
    assert len(objects) == len(found)
    for (page, figure), row in zip(found, objects, strict=True):
        assert row["page"] == page
        for name in ("quote", "start", "end", "value", "unit", "subject", "measure", "period", "kind", "decimals"):
            assert row[name] == getattr(figure, name)
        assert row["source"] == list(figure.source)
        assert articles[page].text[row["start"] : row["end"]] == row["quote"]


def test_days_of_periods(hostile_store, demo_store, export):
    days = {
        r["period"]: (r["period_start"], r["period_end"]) for r in lines(export(hostile_store, "figures", "a.jsonl"))
    }
    assert days["2025-H1"] == ("2025-01-01", "2025-06-30")
    assert days["2025-01/2025-11"] == ("2025-01-01", "2025-11-30")
    assert days["FY2024"] == (None, None)  # no market says when it begins
    of_market = {r["period"]: r["period_start"] for r in lines(export(demo_store, "series", "b.jsonl"))}
    assert {p: d for p, d in of_market.items() if p.startswith("FY")} == {
        p: f"{p[2:6]}-04-01" for p in of_market if "FY" in p
    }


def test_series_say_how_they_are_known(demo_store, export):
    rows = lines(export(demo_store, "series", "out.jsonl"))
    assert {r["known"] for r in rows} == {"official", "stated", "implied"}
    roox = next(r for r in rows if r["subject"] == "Nissan Roox" and r["period"] == "2025-10")
    assert (roox["known"], roox["low"], roox["high"], roox["pages"]) == ("implied", 5412, 5415, 3)
    assert all(f.split("#")[0].isdigit() for f in roox["figures"])


def test_no_address_that_runs_something(hostile_store, export):
    for what in ("articles", "figures", "observations"):
        urls = {row["url"] for row in lines(export(hostile_store, what, f"{what}.jsonl"))}
        assert urls <= {None, "https://keisu.example/fine?a=1&b=2"}
        assert what == "observations" or len(urls) == 2


def test_a_line_is_one_line_for_every_program():
    line = json_line({"a": "\u2028\u2029\x85\x0b\x1b\u202e\ufeff\x00\x7f", "b": float("nan"), "c": float("inf")})
    assert line.isascii()
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"a": "\u2028\u2029\x85\x0b\x1b\u202e\ufeff\x00\x7f", "b": None, "c": None}
