"""What goes into a store comes out of it, once, and what is interrupted is completed."""

import json
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from content import dump, page, pages

from keisu import demo
from keisu.errors import BadQuery, BrokenStore, NoStore, OtherStore, StoreInUse
from keisu.markets import Market
from keisu.pages import Capture
from keisu.series import reconcile, reference
from keisu.store import Filter, Given, Store
from keisu.store.connecting import writing

HERE = Path(__file__).parent


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "keisu.duckdb")


def test_pages_come_out_as_they_were_read(store):
    made = store.add(demo.captures())
    assert (made.new, made.known, len(made.failed)) == (6, 0, 1)
    with store.selecting() as held:
        counts = held.counts()
        assert (counts["pages"], counts["figures"], counts["dirty"]) == (6, made.figures, 0)
        for number in range(1, 7):
            article = held.article(number)
            for place, figure in held.figures(Filter()):
                if place == number:
                    figure.in_text(article.text)


def test_the_findings_are_those_of_reconciling_everything(store):
    store.add(demo.captures())
    with store.selecting() as held:
        observations = held.observations(Filter())
        where = held.provenance(sorted({o.page for o in observations}))
        pack = Market.named("japan-kei")
        together = reconcile([*reference(pack), *observations], market=pack, provenance=where)
        assert {(f.kind, f.message) for f in held.findings(Filter(), doubtful=True)} == {
            (f.kind, f.message) for f in together.findings
        }
        assert {(s.key, s.unit, s.points) for s in held.series(Filter())} == {
            (s.key, s.unit, s.points) for s in together.series
        }


def test_adding_again_changes_nothing(store):
    store.add(pages(12))
    before = dump(store.path)
    made = store.add(pages(12))
    assert (made.new, made.known, made.findings) == (0, 12, 0)
    assert dump(store.path) == before


def test_the_same_bytes_from_elsewhere_are_another_place_of_one_page(store):
    store.add(pages(2))
    made = store.add([replace(page(0), name="elsewhere.txt", url="https://example.org/a")])
    assert (made.new, made.known) == (0, 1)
    names, found = store.query("SELECT name FROM places WHERE page = 1 ORDER BY 1")
    assert (names, found) == (["name"], [("elsewhere.txt",), ("page-0.txt",)])


def test_twice_in_one_batch_is_once(store):
    made = store.add([page(0), replace(page(0), name="again.txt")])
    assert (made.new, made.known) == (1, 1)


def test_one_by_one_is_as_all_at_once(store, tmp_path):
    store.add(pages(15))
    other = Store(tmp_path / "other.duckdb")
    for one in pages(15):
        other.add([one])
    assert dump(other.path) == dump(store.path)


def test_many_processes_make_what_one_makes(store, tmp_path):
    store.add(pages(12), jobs=1)
    other = Store(tmp_path / "other.duckdb")
    other.add(pages(12), jobs=2)
    assert dump(other.path) == dump(store.path)


def test_what_fails_is_named_and_the_rest_goes_on(store):
    made = store.add([page(0), Capture("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\0"), page(1)])
    assert made.new == 2
    assert [name for name, _ in made.failed] == ["picture.png"]


def test_rebuilding_makes_the_same_again(store):
    store.add(pages(9), Given(published="2025-12-05"))
    store.add([replace(page(0), name="elsewhere.txt")])
    before = dump(store.path)
    made = store.rebuild()
    assert (made.new, len(made.failed)) == (9, 0)
    assert dump(store.path) == before


def test_a_store_of_another_version_can_be_rebuilt_and_nothing_else(store):
    store.add(pages(3))
    before = dump(store.path)
    with writing(store.path) as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'schema'")
    with pytest.raises(OtherStore, match="keisu rebuild"):
        store.add(pages(3))
    store.rebuild()
    assert dump(store.path) == before


def test_killed_at_any_moment_and_run_again_it_is_as_after_one_run(tmp_path):
    whole = Store(tmp_path / "whole.duckdb")
    whole.add(pages(40))
    rng = random.Random(5)
    killed = tmp_path / "killed.duckdb"
    run = (
        "import sys; sys.path.insert(0, sys.argv[1]); from content import pages; import keisu.store.adding as a;"
        " a.BATCH_PAGES = 5; from keisu.store import Store; Store(sys.argv[2]).add(pages(40))"
    )
    for _ in range(4):
        process = subprocess.Popen([sys.executable, "-c", run, str(HERE), str(killed)])
        time.sleep(rng.uniform(0.4, 1.6))
        process.send_signal(signal.SIGKILL)
        process.wait()
    Store(killed).add(pages(40))
    assert dump(killed) == dump(whole.path)


def test_a_store_in_use_names_the_process(store):
    store.add(pages(1))
    hold = "import sys, duckdb, time; c = duckdb.connect(sys.argv[1]); print('held', flush=True); time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", hold, str(store.path)], stdout=subprocess.PIPE)
    try:
        process.stdout.readline()
        with pytest.raises(StoreInUse, match=str(process.pid)):
            store.add(pages(1))
        with pytest.raises(StoreInUse, match=str(process.pid)), store.selecting():
            pass
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_files_that_are_no_stores(tmp_path):
    with pytest.raises(NoStore, match="keisu add"), Store(tmp_path / "none.duckdb").selecting():
        pass
    (tmp_path / "text.duckdb").write_text("no database at all, and long enough to be looked at" * 100)
    with pytest.raises(BrokenStore):
        Store(tmp_path / "text.duckdb").add(pages(1))
    duckdb.connect(str(tmp_path / "other.duckdb")).execute("CREATE TABLE t (x INTEGER)").close()
    with pytest.raises(OtherStore, match="no store"):
        Store(tmp_path / "other.duckdb").add(pages(1))
    with pytest.raises(NoStore, match="no such folder"):
        Store(tmp_path / "nowhere" / "keisu.duckdb").add(pages(1))


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1; SELECT 2",
        "DROP TABLE pages",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "COPY (SELECT 1) TO '/dev/null'",
        "ATTACH '/dev/null' AS other",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "PRAGMA database_list",
        "CALL pragma_version()",
        "EXPORT DATABASE '/dev/null'",
        "SELEC",
        "",
    ],
)
def test_a_query_only_reads_and_only_the_store(store, sql):
    store.add(pages(1))
    with pytest.raises(BadQuery):
        store.query(sql)


def test_the_views_for_people(store):
    store.add(demo.captures())
    for view in ("figures", "observations", "series", "findings"):
        names, found = store.query(f"SELECT * FROM {view}")
        assert found
        assert len(set(names)) == len(names)
    _, found = store.query("SELECT subject, low FROM series WHERE period = '2025-11' AND subject LIKE '%N-Box'")
    assert found == [("Honda N-Box", 16198.0)]


def test_filters(store):
    store.add(demo.captures())
    with store.selecting() as held:
        everything = held.observations(Filter())
        for way in ("N-BOX", "the N-Box", "Nボックス", "honda/n-box", "Honda's N-Box"):
            found = held.observations(Filter(subject=way))
            assert found
            assert {o.cell.subject for o in found} == {"honda/n-box"}
        year = held.observations(Filter(period="2025"))
        assert {o.cell.period for o in year} >= {"2025-10", "2025-11", "2025-01/2025-11"}
        assert not any(o.cell.period.startswith("2024") for o in year)
        assert len(held.observations(Filter(language="ja"))) < len(everything)
        assert held.figures(Filter(source="nikkei"))
        assert {o.cell.measure for o in held.observations(Filter(measure="orders"))} == {"orders"}
        assert held.findings(Filter(subject="Move"))
        assert not held.findings(Filter(subject="Tanto"))
        assert len(held.figures(Filter(), limit=3)) == 3


def test_what_comes_out_knows_its_pages_when_the_store_is_closed(store):
    first, second, *rest = demo.captures()
    store.add([replace(first, url="https://news.example/a"), second, *rest])
    with store.selecting() as held:
        figures, findings = held.figures(), held.findings()
    assert {page for page, _ in figures} == set(figures.pages) == set(range(1, 7))
    assert figures[0].page == 1 and figures[0].figure.quote == "20,000 orders"
    row = figures.to_arrow().to_pylist()[0]
    assert (row["page"], row["quote"]) == (1, "20,000 orders")
    assert row["title"] == figures.pages[1].name == "Nissan's smallest box draws big numbers"
    assert row["url"] == "https://news.example/a"  # where it was taken from
    own = next(p for p in figures.pages.values() if p.name.startswith("N-Box leads"))
    assert own.url and own.url != "https://news.example/a"  # its own
    assert {p.name for p in findings.pages.values()} >= {"Daihatsu's Move grows by 308 percent"}
    assert all(title for title in findings.to_polars()["title"])


def test_verdicts(store):
    store.add(demo.captures())
    with store.selecting() as held:
        findings = held.findings(Filter())
        found = held.verdicts(Filter(subject="Move"), findings)
        said = {(o.page, o.quote): v.verdict for o, v in found}
        assert said[4, "308.3 percent"] == "differs"
        assert said[3, "208.3 percent"] == "alone"  # the only other that speaks of it is the one that is doubted
        assert said[3, "16,015 units"] == said[4, "16,015 units"] == "agrees"


def test_the_doctor(store):
    store.add(pages(3))
    assert store.faults() == []
    with writing(store.path) as connection:
        connection.execute("UPDATE pages SET raw = 'x'::BLOB WHERE page = 1")
        connection.execute("UPDATE figures_found SET quote = 'wrong' WHERE page = 2 AND figure = 0")
        connection.execute("DELETE FROM articles WHERE page = 3")
        connection.execute("INSERT INTO dirty VALUES (1, '2025')")
        connection.execute("UPDATE points SET rules = 'old'")
    faults = "\n".join(store.faults())
    for what in (
        "page 1: its bytes",
        "page 2, figure 0",
        "pages without an article",
        "1 lines were not",
        "rows of points",
    ):
        assert what in faults
    made = store.rebuild()
    assert (made.new, [name for name, _ in made.failed]) == (2, ["page-0.txt"])
    assert store.faults() == []


def test_a_market_of_the_users_own_is_remembered(store, tmp_path):
    pack = tmp_path / "phones"
    pack.mkdir()
    (pack / "market.toml").write_text('name = "phones"\n')
    store.add([page(0)], Given(market=str(pack)))
    _, found = store.query("SELECT market FROM articles")
    assert found == [(str(pack),)]
    store.rebuild()
    assert store.query("SELECT market FROM articles")[1] == [(str(pack),)]


def test_json_in_the_store_is_json(store):
    store.add([page(0)])
    _, [(given,)] = store.query("SELECT given FROM pages")
    assert json.loads(given)["plain"] is False


def test_copies_in_a_store_have_one_origin_and_are_named(store, tmp_path):
    text = " ".join(f"word{n * n % 97} of the market" for n in range(60))
    said = "Kei cars in November 2025\n\nThe Honda N-Box sold {} units in Japan in November 2025. "
    texts = [said.format("15,198") + text, said.format("15,198") + text + " end", said.format("16,198")]
    captures = [Capture(f"{n}.txt", t.encode()) for n, t in enumerate(texts)]
    store.add(captures)
    assert store.query("SELECT origin FROM articles ORDER BY page")[1] == [(1,), (1,), (3,)]
    [(kind, message)] = store.query("SELECT DISTINCT kind, message FROM findings WHERE kind = 'copy'")[1]
    assert (kind, message.startswith("2 pages are")) == ("copy", True)
    other = Store(tmp_path / "other.duckdb")
    for capture in captures:
        other.add([capture])
    assert dump(other.path) == dump(store.path)
