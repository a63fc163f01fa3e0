"""Rows say which rules made them, so that the doctor can tell when a store should be made again."""

import pytest
from click.testing import CliRunner
from content import page

from keisu.cli import main
from keisu.store import Given, Store, versions


@pytest.fixture(autouse=True)
def afresh():
    versions.rules.cache_clear()
    yield
    versions.rules.cache_clear()


def test_a_change_to_a_market_of_the_users_own_is_a_change_of_its_rules(tmp_path):
    pack = tmp_path / "phones"
    pack.mkdir()
    (pack / "market.toml").write_text('name = "phones"\n')
    store = Store(tmp_path / "keisu.duckdb")
    store.add([page(0)], Given(market=str(pack)))
    store.add([page(1)])
    assert store.faults() == []
    (pack / "market.toml").write_text('name = "phones"\ndescription = "of hands"\n')
    versions.rules.cache_clear()
    assert any("1 rows of articles were made by other rules" in fault for fault in store.faults())
    store.rebuild()
    assert store.faults() == []


def test_every_file_of_the_rooms_counts(tmp_path, monkeypatch):
    for room in versions._ROOMS:
        (tmp_path / room).mkdir()
    monkeypatch.setattr(versions, "_HOME", tmp_path)
    seen = set()
    for name in ("pages/a.npz", "languages/en.crfsuite", "figures/b.py", "series/c.toml", "markets/d.tsv"):
        (tmp_path / name).write_bytes(b"1")
        versions._of_rooms.cache_clear()
        seen.add(versions._of_rooms())
    (tmp_path / "pages" / "a.npz").write_bytes(b"2")
    versions._of_rooms.cache_clear()
    seen.add(versions._of_rooms())
    versions._of_rooms.cache_clear()
    assert len(seen) == 6


def test_any_number_can_be_asked_for(tmp_path):
    store = Store(tmp_path / "keisu.duckdb")
    store.add([page(0)])
    asked = "SELECT 'nan'::DOUBLE AS a, 'inf'::DOUBLE AS b, 1.5::DECIMAL(4, 2) AS c, 'x'::BLOB AS d, [1, 2] AS e"
    for form in ([], ["--csv"], ["--json"]):
        made = CliRunner().invoke(main, ["query", asked, "--store", str(store.path), *form])
        assert (made.exit_code, made.exception) == (0, None)
        assert made.stdout
