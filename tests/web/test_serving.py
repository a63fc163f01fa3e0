"""`keisu serve`: where it listens, what it says, how it ends."""

import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection

import pytest
from click.testing import CliRunner

from keisu import demo
from keisu.cli import main
from keisu.store import Store
from web_browser import serving


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    made = Store(tmp_path_factory.mktemp("serve") / "demo.duckdb")
    made.add(demo.captures()[:2])
    return made.path


def run(*arguments):
    return CliRunner().invoke(main, ["serve", *map(str, arguments)])


def test_it_prints_its_address_answers_there_and_ends_well(store):
    command = [sys.executable, "-m", "keisu", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        port = int(process.stdout.readline().split(" ")[1].rstrip("/").rsplit(":", 1)[1])
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/")
        answer = connection.getresponse()
        assert answer.status == 200 and b"Overview" in answer.read()
        connection.close()
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        assert process.stderr.read() == ""


def test_others_cannot_reach_it_unless_asked(store):
    with serving(store) as address:
        port = int(address.rsplit(":", 1)[1])
        others = {row[4][0] for row in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
        for other in others:
            with socket.socket() as probe:
                probe.settimeout(2)
                assert other.startswith("127.") or probe.connect_ex((other, port)) != 0


def test_who_asks_for_it_is_told_what_it_means(store, monkeypatch):
    monkeypatch.setattr("uvicorn.Server.run", lambda self, sockets: None)
    done = run("--store", store, "--host", "0.0.0.0", "--port", 0)
    assert done.exit_code == 0
    assert "everyone who can reach it can read the store" in done.stderr
    assert "http://127.0.0.1:" in done.stdout
    assert run("--store", store, "--port", 0).stderr == ""


def test_a_port_in_use_and_a_store_that_is_none_are_said(store, tmp_path):
    with serving(store) as address:
        port = address.rsplit(":", 1)[1]
        done = run("--store", store, "--port", port)
        assert done.exit_code == 2 and "--port names another" in done.stderr
    done = run("--store", tmp_path / "none.duckdb", "--port", 0)
    assert done.exit_code == 2 and "keisu add makes it" in done.stderr


@pytest.mark.parametrize(("host", "says"), [("", "no host is named"), ("192.0.2.1", "--port names another")])
def test_an_address_that_is_none_of_this_machine_is_refused(store, host, says):
    done = run("--store", store, "--host", host, "--port", 0)
    assert done.exit_code == 2 and says in done.stderr


def test_without_the_extra_it_says_what_to_install(store, monkeypatch):
    for name in [m for m in sys.modules if m.startswith("keisu.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "starlette.applications", None)
    done = run("--store", store)
    assert done.exit_code == 2 and "pip install 'keisu[web]'" in done.stderr
