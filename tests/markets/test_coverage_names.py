"""The names that real coverage of the Japanese car market uses, written in its ways."""

import csv
import json
import re
from pathlib import Path

import pytest

from keisu.markets import Market

COVERAGE = Path(__file__).parents[3] / "shared/data/coverage"
JAPAN = Market.named("japan-kei")

NOT_ONE_MODEL = {("Nissan", "Sakura+eK X EV")}  # two that are added up
SLIPS = {"DAYS", "Rooz"}  # misprints are proposed, not known


def coverage(name: str) -> Path:
    path = COVERAGE / name
    if not path.exists():
        pytest.skip(f"{path} is not here")
    return path


def test_the_subjects_that_were_keyed_from_the_coverage_resolve():
    lines = coverage("market.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = {(o["maker"], str(o["model"])) for line in lines for o in json.loads(line)["observations"]}
    pairs = {p for p in pairs if p[0] != "(market)"} - NOT_ONE_MODEL
    assert len(pairs) > 50
    for maker, model in sorted(pairs):
        if model == "(kei brand total)":
            assert JAPAN.resolve(f"{maker} kei cars").id == f"{maker.lower()}@kei"
            continue
        for way in (f"{maker} {model}", f"{maker}'s {model}", f"the {maker} {model}", model, model.upper()):
            found = JAPAN.resolve(way)
            assert found is not None and found.id.startswith(f"{maker.lower()}/"), way


def test_the_models_and_aliases_of_the_list_of_builders_resolve():
    with coverage("makers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = []
    for row in rows:
        ways = [*row["model"].split(";"), *row["aliases"].split(";")]
        for way in (re.sub(r"\(.*\)", "", w).strip() for w in ways if "(first)" not in w):
            if way and not way.startswith("'") and way not in SLIPS:
                names.append((row["maker"].lower(), way))
    assert len(names) > 100
    unknown = [(maker, way) for maker, way in names if JAPAN.resolve(way, maker) is None]
    assert unknown == []
    elsewhere = [(m, w) for m, w in names if not JAPAN.is_made_by(JAPAN.resolve(w, m).id, m)]
    assert elsewhere == []


def test_no_text_of_another_market_is_taken_for_this_one():
    lines = coverage("other-markets.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [(json.loads(line)["title"] or "") + "\n" + json.loads(line)["text"] for line in lines]
    assert len(texts) > 50
    assert [text[:60] for text in texts if JAPAN.fits(text)] == []


@pytest.mark.parametrize("slip", ["Sienna", "Toyota Sienna", "Husler", "Feed", "Honda Feed", "DAYS", "Rooz"])
def test_a_misprint_is_no_name(slip):
    assert JAPAN.resolve(slip) is None
