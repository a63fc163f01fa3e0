"""Hostile pages in the reading room: nothing runs, nothing breaks out, no form of a page is broken."""

import csv
import io
import json
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from hostile import STRINGS, make_store
from keisu.store import Filter, Store
from keisu.web import application
from page_of_html import Page


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return Store(make_store(tmp_path_factory.mktemp("hostile") / "hostile.duckdb"))


@pytest.fixture(scope="module")
def client(store):
    return TestClient(application(store), base_url="http://127.0.0.1:8317")


def test_every_page_is_ours_in_every_form(client, store):
    seen, waiting = (
        set(),
        {"/", "/findings?all=yes", "/ranking?period=2025-11", *(f"/article/{n}" for n in range(1, 7))},
    )
    waiting |= {f"/search?q={quote(s)}" for s in STRINGS} | {f"/subject?of={quote(s)}" for s in STRINGS}
    while waiting:
        address = waiting.pop()
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code in (200, 404), (address, answer.text)
        kind = answer.headers["content-type"]
        if kind.startswith("text/csv"):
            for row in csv.reader(io.StringIO(answer.text)):
                for value in row:
                    assert not value.startswith(("=", "+", "@", "\t", "\r")), value
                    assert not value.startswith("-") or value.lstrip("-").replace(".", "").isdigit(), value
        elif kind == "application/json":
            json.loads(answer.text)
        elif kind.startswith("text/html"):
            page = Page(answer.text)
            page.check()
            links = {(a["href"] or "").partition("#")[0] for a in page.of("a")}
            waiting |= {link for link in links if link.startswith("/") and not link.startswith("/chart/")} - seen
    assert len(seen) > 100


def test_subjects_of_any_name_have_an_address(client, store):
    with store.selecting() as held:
        subjects = held.subjects(limit=100)
        assert len(subjects) == len(STRINGS)
        assert held.findings(Filter(), doubtful=True)
    for subject in subjects:
        answer = client.get("/subject.json", params={"of": subject.key, "measure": subject.measure})
        assert answer.status_code == 200 and json.loads(answer.text)["statements"]
