"""What keisu finds in the annotated English articles, measured with the scorer that comes with them."""

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


@pytest.fixture(scope="module")
def english(tmp_path_factory):
    """A folder with the annotated articles in English."""
    folder = tmp_path_factory.mktemp("gold")
    for path in (GOLD / "dev").glob("*.json"):
        if json.loads(path.read_text(encoding="utf-8"))["language"] == "en":
            shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def scored(english, tmp_path_factory):
    """The totals of the scorer over all that the bench wrote."""
    out = tmp_path_factory.mktemp("predicted")
    assert module(ROOT / "bench" / "gold.py").main([str(english), str(out)]) == 0
    score = module(GOLD / "score.py")
    gold, predicted = score.load(english), score.load(out)
    assert set(gold) == set(predicted)
    totals = score.total(score.compare(gold, predicted).values())
    return totals, score


def test_there_is_something_to_measure(scored):
    totals, _ = scored
    assert totals["gold"] >= 400


def test_figures_are_found_and_little_else(scored):
    totals, score = scored
    _, _, f1 = score.prf(totals["matched"], totals["pred"], totals["gold"])
    assert f1 >= 0.95


@pytest.mark.parametrize(("field", "share"), [("value", 0.97), ("unit", 0.90), ("kind", 0.90), ("bound", 0.97)])
def test_a_field_is_right(scored, field, share):
    totals, _ = scored
    assert totals["right"][field] / totals["matched"] >= share


def test_articles_without_a_pack_are_written_without_figures(tmp_path, capsys):
    bench = module(ROOT / "bench" / "gold.py")
    record = {"id": "a", "language": "xx", "published": None, "text": "16,198 cars", "figures": []}
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    assert bench.main([str(tmp_path), str(tmp_path / "out")]) == 0
    assert json.loads((tmp_path / "out" / "a.json").read_text(encoding="utf-8"))["figures"] == []
    assert "no language pack" in capsys.readouterr().err
    assert bench.main([str(tmp_path / "out" / "none"), str(tmp_path / "out2")]) == 1
