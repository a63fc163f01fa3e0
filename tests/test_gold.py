"""What keisu finds in the annotated articles, by group of languages, measured with the scorer that comes with them."""

import importlib.util
import json
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold"

pytestmark = pytest.mark.skipif(
    not (GOLD / "score.py").exists(), reason=f"the annotated articles and their scorer are not at {GOLD}"
)


def module(path):
    spec = importlib.util.spec_from_file_location(path.stem + "_by_path", path)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


# The floors of each group: F1 of detection, and of what is found the share with the field right.
GROUPS = {
    "English": (("en",), {"detection": 0.95, "value": 0.97, "unit": 0.90, "kind": 0.90, "bound": 0.97}),
    "Japanese": (
        ("ja",),
        {"detection": 0.95, "value": 0.98, "unit": 0.95, "kind": 0.93, "subject": 0.88, "period": 0.85, "base": 0.88},
    ),
    "European": (
        ("de", "es", "fr", "it", "pt"),
        {"detection": 0.93, "value": 0.97, "unit": 0.92, "subject": 0.75, "period": 0.80},
    ),
}


@pytest.fixture(scope="module", params=GROUPS)
def scored(request, tmp_path_factory):
    """The totals of the scorer over all that the bench wrote of one group of languages, and the group's floors."""
    codes, floors = GROUPS[request.param]
    folder, out = tmp_path_factory.mktemp("gold"), tmp_path_factory.mktemp("predicted")
    for path in (GOLD / "dev").glob("*.json"):
        if json.loads(path.read_text(encoding="utf-8"))["language"] in codes:
            shutil.copy(path, folder)
    assert module(ROOT / "bench" / "gold.py").main([str(folder), str(out)]) == 0
    score = module(GOLD / "score.py")
    gold, predicted = score.load(folder), score.load(out)
    assert gold
    assert set(gold) == set(predicted)
    return score.total(score.compare(gold, predicted).values()), score, floors


def test_figures_are_found_and_little_else(scored):
    totals, score, floors = scored
    _, _, f1 = score.prf(totals["matched"], totals["pred"], totals["gold"])
    assert f1 >= floors["detection"]


def test_their_fields_are_right(scored):
    totals, _, floors = scored
    shares = {field: totals["right"][field] / totals["matched"] for field in floors if field != "detection"}
    assert {field: share for field, share in shares.items() if share < floors[field]} == {}


def test_articles_without_a_pack_are_written_without_figures(tmp_path, capsys):
    bench = module(ROOT / "bench" / "gold.py")
    record = {"id": "a", "language": "xx", "published": None, "text": "16,198 cars", "figures": []}
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    assert bench.main([str(tmp_path), str(tmp_path / "out")]) == 0
    assert json.loads((tmp_path / "out" / "a.json").read_text(encoding="utf-8"))["figures"] == []
    assert "no language pack" in capsys.readouterr().err
    assert bench.main([str(tmp_path / "out" / "none"), str(tmp_path / "out2")]) == 1
