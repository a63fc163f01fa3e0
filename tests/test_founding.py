"""The founding page, all the way from the bytes to the findings, against what is expected of it."""

import json
from pathlib import Path

import pytest

from keisu import read, read_article

SHARED = Path(__file__).parents[2] / "shared"
PAGE = SHARED / "data" / "founding" / "carscoops-roox.txt"
EXPECTED = SHARED / "gold" / "founding-expected.json"

pytestmark = pytest.mark.skipif(
    not (PAGE.exists() and EXPECTED.exists()),
    reason=f"the founding page is not at {PAGE}, or its answers at {EXPECTED}",
)
STATED = ("quote", "kind", "value", "bound", "unit", "measure", "subject", "place", "base", "source", "status")


@pytest.fixture(scope="module")
def wanted():
    return json.loads(EXPECTED.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def made():
    """The page as JSON has it."""
    return json.loads(read_article(read(PAGE)).to_json())


def texts(made, kind):
    article = made["article"]
    return [article["text"][b["start"] : b["end"]] for b in article["blocks"] if b["kind"] == kind]


def test_the_article(made, wanted):
    article, want = made["article"], wanted["article"]
    for field in ("title", "site", "deck", "language"):
        assert article[field] == want[field], field
    assert article["published"] == want["published_month"]
    assert want["published_basis"].startswith("inferred")
    assert article["published_basis"].startswith("inferred")
    assert texts(made, "paragraph")[0].startswith(want["first_paragraph_starts"])
    assert texts(made, "paragraph")[-1].endswith(want["last_paragraph_ends"])
    assert len(texts(made, "key point")) == want["key_points"]
    assert texts(made, "heading") == want["headings"]
    assert texts(made, "related") == want["related"]
    assert texts(made, "caption") == want["captions"]


def test_nothing_of_the_loaders_is_in_the_text(made, wanted):
    for string in wanted["article"]["text_must_not_contain"]:
        assert string not in made["article"]["text"], string


def test_the_machinery(made, wanted):
    assert len(made["machinery"]) == len(wanted["machinery"])
    for found, want in zip(made["machinery"], wanted["machinery"], strict=True):
        assert found["name"] == want["what"]
        assert found["ids"] == want.get("ids", {})
        assert found["hosts"] == want["hosts"]


def test_every_expected_figure_in_every_field(made, wanted):
    for want in wanted["figures"]:
        same = [f for f in made["figures"] if f["quote"] == want["quote"]]
        assert len(same) == 1, want["quote"]
        found = same[0]
        assert found["quote"] == made["article"]["text"][found["start"] : found["end"]]
        assert {k: found[k] for k in STATED} == {k: want[k] for k in STATED}
        if "note" in want or "/" in want["period"]:
            start, end = found["period"].split("/")
            assert "2025-08-21" <= start <= "2025-08-31"
            assert end.startswith("2025-12")
        else:
            assert found["period"] == want["period"]
    order = [f["quote"] for f in made["figures"] if f["quote"] in {w["quote"] for w in wanted["figures"]}]
    assert order == [w["quote"] for w in wanted["figures"]]


def test_no_other_figure_than_ranks_and_streaks(made, wanted):
    quotes = {w["quote"] for w in wanted["figures"]}
    others = [f for f in made["figures"] if f["quote"] not in quotes]
    assert all(f["kind"] in ("rank", "streak") for f in others), others


def test_what_the_figures_imply(made, wanted):
    assert len(made["implied"]) == len(wanted["implied"])
    for want in wanted["implied"]:
        (found,) = [i for i in made["implied"] if i["period"] == want["period"]]
        assert (found["subject"], found["measure"]) == (want["subject"], want["measure"])
        assert found["low"] == pytest.approx(want["low"], abs=0.1)
        assert found["high"] == pytest.approx(want["high"], abs=0.1)
        rests_on = {made["figures"][n]["quote"] for n in found["because"]}
        assert "7,741" in rests_on


def test_what_cannot_be_true(made, wanted):
    assert len(made["findings"]) == len(wanted["findings"])
    for found, want in zip(made["findings"], wanted["findings"], strict=True):
        assert (found["kind"], found["about"]) == (want["kind"], want["about"])
        assert want["says"] in found["message"]
        assert {made["figures"][n]["subject"] for n in found["figures"]} == {want["about"]}
