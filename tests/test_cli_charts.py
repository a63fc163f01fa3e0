"""`keisu chart` on the demonstration store: what it writes, and how it says what is wrong."""

import csv
import io
import json
import struct
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from keisu import demo
from keisu.cli import drawing, main
from keisu.pages import Capture
from keisu.store import Given, Store
from keisu.views import charts


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("charts") / "demo.duckdb"
    Store(path).add([c for c in demo.captures() if not c.name.endswith(".pdf")])
    return str(path)


def run(store, *arguments):
    return CliRunner().invoke(main, ["chart", *arguments, "--store", store])


def rows(done):
    assert done.exit_code == 0, done.output
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_the_forms_and_frequencies_are_those_of_the_charts():
    assert drawing.FORMS == charts.FORMS
    assert drawing.FREQUENCIES == charts.FREQUENCIES


@pytest.mark.parametrize(
    "arguments",
    [
        ("series", "Roox", "--measure", "sales"),
        ("ranking", "2025-11"),
        ("market", "Roox", "N-Box", "Spacia"),
        ("multiples", "--columns", "2", "--free"),
    ],
    ids=lambda a: a[0],
)
def test_every_chart_in_every_form(store, arguments, tmp_path):
    for form in charts.FORMS:
        file = tmp_path / f"chart.{form}"
        done = run(store, *arguments, "-o", str(file), "--width", "640", "--dark")
        assert (done.exit_code, done.stdout) == (0, ""), done.output
        data = file.read_bytes()
        printed = run(store, *arguments, "-o", "-", "--format", form, "--width", "640", "--dark")
        assert printed.stdout_bytes == data
    svg = ElementTree.fromstring((tmp_path / "chart.svg").read_bytes())
    assert svg.get("width") == "640"
    assert struct.unpack(">I", (tmp_path / "chart.png").read_bytes()[16:20]) == (1280,)
    spec = json.loads((tmp_path / "chart.json").read_bytes())
    assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert "Source: " in json.dumps(spec)


def test_a_series_with_its_implied_values_and_its_source(store):
    found = rows(run(store, "series", "Roox", "--measure", "sales", "-o", "-", "--format", "csv"))
    assert [(r["period"], r["low"], r["known"]) for r in found] == [
        ("2024-11", "5489", "implied"),
        ("2025-10", "5412", "implied"),
        ("2025-11", "7741", "stated"),
    ]
    spec = run(store, "series", "Roox", "--measure", "sales", "-o", "-", "--format", "json").stdout
    words = " ".join(row["text"] for data in json.loads(spec)["datasets"].values() for row in data if "text" in row)
    assert "via keisu demo" in words and "newest page" in words and "implied values computed by keisu" in words


def test_doubted_values_are_drawn(tmp_path):
    path = tmp_path / "doubted.duckdb"
    values = ("7,741", "7,741", "7,714")
    pages = [
        f"Kei cars {i}\n\nThe Nissan Roox sold {v} units in Japan in November 2025, page {i} reports.".encode()
        for i, v in enumerate(values)
    ]
    Store(path).add([Capture(f"{i}.txt", page) for i, page in enumerate(pages)], Given(market="japan-kei"))
    found = rows(run(str(path), "series", "Roox", "-o", "-", "--format", "csv"))
    assert [(r["low"], r["known"], r["agrees_low"]) for r in found] == [
        ("7741", "stated", ""),
        ("7714", "doubted", "7741"),
    ]


def test_a_name_that_is_doubted_leaves_the_value_alone(store):
    found = rows(run(store, "series", "Spacia", "--measure", "sales", "-o", "-", "--format", "csv"))
    assert {r["known"] for r in found} == {"stated", "implied"}


def test_a_ranking_as_the_command_rank_has_it(store):
    drawn = rows(run(store, "ranking", "2025-11", "-o", "-", "--format", "csv"))
    listed = CliRunner().invoke(main, ["rank", "2025-11", "--csv", "--store", store]).stdout
    assert [r["subject"] for r in drawn] == [r["subject"] for r in csv.DictReader(io.StringIO(listed))]
    few = rows(run(store, "ranking", "2025-11", "-o", "-", "--format", "csv", "--limit", "3"))
    assert len(few) == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("series", "Ruox", "-o", "x.svg"), "no subject of the store is called Ruox; near to it are Nissan Roox"),
        (("series", "Roox", "-o", "x.svg"), "choose one:\n  --measure sales --unit vehicle --place Japan --scope kei"),
        (("series", "Roox", "--measure", "output", "-o", "x.svg"), "Roox has no such series; it has:\n"),
        (("series", "Roox", "--measure", "sales", "--frequency", "day", "-o", "x.svg"), "there are values by month"),
        (("series", "Roox", "--measure", "sales", "--period", "11-2025", "-o", "x.svg"), "is not a time period"),
        (("series", "Roox", "--measure", "sales"), "Missing option '-o'"),
        (("ranking", "November", "-o", "x.svg"), "'November' is not a time period"),
        (("ranking", "1990-11", "-o", "x.svg"), "nothing to draw"),
        (("market", "Nobody", "-o", "x.svg"), "no subject of the store is called Nobody"),
        (("market", "--of", "maker", "--measure", "returns", "-o", "x.svg"), "nothing to draw"),
        (("multiples", "-o", "x.gif"), "x.gif does not end in svg, png, html, json or csv"),
        (("multiples", "-o", "-"), "standard output needs --format"),
        (("multiples", "-o", "no/such/folder/x.svg"), "No such file or directory"),
        (("multiples", "--width", "10", "-o", "x.svg"), "--width"),
    ],
)
def test_what_is_wrong_is_said(store, arguments, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run(store, *arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert not list(tmp_path.iterdir())


def test_what_is_left_out_is_said(tmp_path):
    path = tmp_path / "two.duckdb"
    texts = [
        "The Roox sold 7,741 units in Japan in November 2025.",
        "The Roox sold 812 units in Germany in November 2025.",
    ]
    Store(path).add([Capture(f"{i}.txt", f"Sales\n\n{text}".encode()) for i, text in enumerate(texts)])
    done = run(str(path), "market", "Roox", "-o", "-", "--format", "csv")
    assert [r["place"] for r in rows(done)] == ["Japan"]
    assert "keisu: drawn are sales in unit, Japan; left out" in done.stderr
    assert "1 value (--measure, --unit and --place choose)" in done.stderr


def test_a_store_that_is_none(tmp_path):
    done = run(str(tmp_path / "none.duckdb"), "multiples", "-o", "x.svg")
    assert done.exit_code == 2 and "none.duckdb" in done.stderr
