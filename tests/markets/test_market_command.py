"""`keisu market`: what packs know and lack, on the command line."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from keisu.cli import main
from keisu.markets import Market

STORY = (
    "Kei cars in November\n\nThe Honda N-Box was the best-selling kei car in Japan in November with 16,198 units. "
    "The Suzuki Husler sold 7,741 units. The Suzuki Husler sold 6,500 units in October.\n"
)


def run(*arguments):
    return CliRunner().invoke(main, ["market", *arguments])


def rows(text):
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def pages(tmp_path):
    (tmp_path / "cars.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "phones.txt").write_text("Phones\n\nThe maker shipped 5,000 phones in November.\n", encoding="utf-8")
    return str(tmp_path)


def test_the_packs_that_ship_are_listed():
    [row] = rows(run("list", "--json").stdout)
    assert row["name"] == "japan-kei"
    assert row["models"] == len(Market.named("japan-kei").models)
    assert row["reference"] == len(Market.named("japan-kei").reference)


def test_a_pack_is_shown_in_short_and_in_part():
    shown = run("show", "japan-kei").stdout
    for said in ("Daihatsu", "registered-passenger", "used-car sales", "maker@scope"):
        assert said in shown
    assert "N-Box" not in shown
    models = list(csv.DictReader(io.StringIO(run("show", "japan-kei", "--only", "models", "--csv").stdout)))
    assert next(m for m in models if m["id"] == "mazda/flair")["builder"] == "Suzuki"
    reference = rows(run("show", "japan-kei", "--only", "reference", "--json").stdout)
    assert len(reference) == len(Market.named("japan-kei").reference)
    measures = {m["id"]: m["same_as"] for m in rows(run("show", "japan-kei", "--only", "measures", "--json").stdout)}
    assert measures["registrations"] == "sales"


def test_a_folder_of_ones_own_is_checked_to_its_reference_tables(tmp_path):
    (tmp_path / "market.toml").write_text('name = "x"\n', encoding="utf-8")
    assert run("show", str(tmp_path)).exit_code == 0
    (tmp_path / "reference.csv").write_text("model,period,value,source\nRed,2025,1,y\n", encoding="utf-8")
    failed = run("show", str(tmp_path))
    assert failed.exit_code == 2
    assert "reference.csv, line 2" in failed.stderr


def test_what_a_text_stands_for():
    known, slip = rows(run("find", "Honda's N-BOX", "Honda Feed", "--json").stdout)
    assert (known["id"], known["name"], known["market"]) == ("honda/n-box", "Honda N-Box", "japan-kei")
    assert slip["id"] is None
    assert "perhaps Honda Freed" in slip["why"]


def test_a_market_that_is_not_there():
    failed = run("find", "N-Box", "--market", "nowhere")
    assert failed.exit_code == 2
    assert "japan-kei" in failed.stderr


def test_the_subjects_that_a_pack_does_not_know(pages):
    done = run("unknown", pages, "--json")
    assert done.exit_code == 0
    assert "1 of the pages is of no market" in done.stderr
    [row] = [r for r in rows(done.stdout) if "Husler" in r["subject"]]
    assert (row["subject"], row["count"], row["market"]) == ("Husler", 2, "japan-kei")
    assert "7,741" in row["quote"]
    assert row["perhaps"][0].startswith("Suzuki Hustler")
    assert row["line"].startswith("?/husler,?,Husler,")
    assert not any("N-Box" in r["subject"] for r in rows(done.stdout))
    assert len(rows(run("unknown", pages, "--json", "--most", "1").stdout)) == 1


def test_a_page_that_fails_is_named(tmp_path):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    failed = run("unknown", str(tmp_path))
    assert failed.exit_code == 3
    assert "empty.txt" in failed.stderr
