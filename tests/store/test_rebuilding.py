"""A rebuilt store has all pages of the old one, and takes its place whole or not at all."""

import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from content import dump, page, pages

from keisu.errors import BrokenStore, NoStore, StoreInUse
from keisu.pages import DEFAULTS, Capture
from keisu.store import Filter, Store
from keisu.store.connecting import reading, writing

HERE = Path(__file__).parent


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "keisu.duckdb")


def run(code, path):
    """A process that runs code in which `Store`, `pages`, `os` and `path` are known."""
    head = "import os, sys; sys.path.insert(0, sys.argv[1]); path = sys.argv[2]; from content import pages\n"
    head += "from keisu.store import Store\n"
    command = [sys.executable, "-c", head + code, str(HERE), str(path)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def test_what_a_killed_process_left_beside_the_file_is_not_taken_for_part_of_the_new_one(store):
    code = "import keisu.store.store as s; s.refresh = lambda c: os.kill(os.getpid(), 9); Store(path).add(pages(6))"
    killed = run(code, store.path)
    assert killed.wait() == -signal.SIGKILL
    killed.stdout.close()
    assert store.path.with_name("keisu.duckdb.wal").exists()
    assert store.rebuild().new == 6
    assert [p.name for p in store.path.parent.iterdir()] == ["keisu.duckdb"]
    assert store.faults() == []
    store.add(pages(8))
    assert store.faults() == []


def test_a_page_that_cannot_be_read_any_more_stays_with_the_reason(store):
    said = page(1).data.decode().replace("\n\n", "<p>")
    deep = f"<html><body>{'<div>' * 600}<p>{said}{'</div>' * 600}</body></html>"
    store.add([page(0), Capture("deep.html", deep.encode())], limits=replace(DEFAULTS, nesting=1_000))
    store.add([page(2)])
    with store.selecting() as held:
        third = held.article(3)
    assert store.rebuild().failed == []  # the bound that was given with it holds again
    with writing(store.path) as connection:
        connection.execute("UPDATE pages SET given = replace(given, '1000', '100') WHERE page = 2")
    made = store.rebuild()
    assert (made.new, [name for name, _ in made.failed]) == (2, ["deep.html"])
    assert "100" in store.query("SELECT failure FROM pages WHERE page = 2")[1][0][0]
    assert store.faults() == []
    with store.selecting() as held:
        assert (held.article(2), held.article(3)) == (None, third)
    with writing(store.path) as connection:
        connection.execute("UPDATE pages SET given = replace(given, '100', '1000') WHERE page = 2")
    made = store.rebuild()
    assert (made.new, made.failed) == (3, [])


def test_pages_keep_their_numbers_where_one_is_left_out(store):
    store.add(pages(4))
    with writing(store.path) as connection:
        connection.execute("UPDATE pages SET raw = 'x'::BLOB WHERE page = 2")
    store.rebuild()
    assert store.query("SELECT page, name FROM places ORDER BY page")[1] == [
        (1, "page-0.txt"),
        (3, "page-2.txt"),
        (4, "page-3.txt"),
    ]
    assert store.add([page(1)]).new == 1
    assert store.query("SELECT max(page) FROM pages")[1] == [(5,)]


def test_readers_go_on_and_writers_wait_while_it_is_made(store):
    store.add(pages(6))
    before = dump(store.path)
    seen = []

    def told(what, number):
        seen.append(what)
        assert dump(store.path) == before
        with run("Store(path).add(pages(1))", store.path) as other:
            assert other.wait() != 0

    store.rebuild(told=told)
    assert "pages" in seen
    assert dump(store.path) == before


def test_interrupted_it_leaves_the_old_one(store):
    store.add(pages(6))
    before = dump(store.path)

    def told(what, number):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.rebuild(told=told)
    assert dump(store.path) == before
    killed = run("Store(path).rebuild(told=lambda *_: os.kill(os.getpid(), 9))", store.path)
    assert killed.wait() == -signal.SIGKILL
    killed.stdout.close()
    assert dump(store.path) == before
    store.rebuild()
    assert dump(store.path) == before
    assert [p.name for p in store.path.parent.iterdir()] == ["keisu.duckdb"]


def test_two_cannot_do_it_at_once(store):
    store.add(pages(3))
    slow = "import time; Store(path).rebuild(told=lambda *_: (print('at it', flush=True), time.sleep(60)))"
    other = run(slow, store.path)
    try:
        other.stdout.readline()
        with pytest.raises(StoreInUse, match=str(other.pid)):
            store.rebuild()
    finally:
        other.kill()
        other.wait()
        other.stdout.close()
    assert store.rebuild().new == 3


def test_a_store_is_made_whole_or_not_at_all(tmp_path):
    path = tmp_path / "keisu.duckdb"
    code = (
        "import keisu.store.schema as s; made = s.create();"
        "s.create = lambda: iter([*made[:3], *([os.kill(os.getpid(), 9)])]); Store(path).add(pages(1))"
    )
    killed = run(code, path)
    assert killed.wait() == -signal.SIGKILL
    killed.stdout.close()
    with pytest.raises(NoStore), reading(path):
        pass
    assert Store(path).add(pages(2)).new == 2
    assert [p.name for p in tmp_path.iterdir()] == ["keisu.duckdb"]


def test_an_empty_file_is_no_store(store):
    store.path.write_bytes(b"")
    with pytest.raises(BrokenStore):
        store.add(pages(1))


def test_one_process_can_read_more_than_once_at_a_time(store):
    store.add(pages(2))
    with store.selecting() as held:
        assert store.query("SELECT count(*) FROM pages")[1] == [(2,)]
        assert held.figures(Filter())
        with pytest.raises(StoreInUse, match="this process"):
            store.add(pages(1))


def test_readers_reach_nothing_else_and_hold_no_more_than_they_may(store):
    store.add(pages(1))
    with reading(store.path) as connection:
        for name, value in (("enable_external_access", False), ("lock_configuration", True)):
            assert connection.execute(f"SELECT current_setting('{name}')").fetchone() == (value,)
        assert connection.execute("SELECT current_setting('memory_limit')").fetchone()[0] == "1.8 GiB"
        with pytest.raises(duckdb.Error):
            connection.execute("SELECT * FROM read_text('/etc/hosts')")


def test_processes_that_read_end_with_the_one_that_writes():
    code = "from keisu.store.many import Readers; from content import page; from keisu.store import Given\n"
    code += "from keisu.pages import DEFAULTS\n"
    code += "with Readers(2) as r:\n r.read([(page(n), Given(), DEFAULTS) for n in range(20)])\n"
    code += " print(*[x._process.pid for x in r._readers], flush=True)\n sys.stdin.read()\n"
    head = "import os, sys; sys.path.insert(0, sys.argv[1])\n"
    parent = subprocess.Popen(
        [sys.executable, "-c", head + code, str(HERE)], stdout=subprocess.PIPE, stdin=subprocess.PIPE
    )
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    assert len(pids) == 2 and all(Path(f"/proc/{pid}").exists() for pid in pids)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    parent.stdin.close()
    until = time.monotonic() + 20
    while any(_runs(pid) for pid in pids) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(_runs(pid) for pid in pids)


def _runs(pid):
    """Whether a process is there and not merely a name that nobody has asked after."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
