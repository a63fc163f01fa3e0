"""The pages of the reading room over the demo: each as HTML, JSON and CSV, with everything linked."""

import csv
import io
import json
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from keisu import demo
from keisu.model import Article, Figure
from keisu.store import Filter, Store
from keisu.web import application
from page_of_html import Page


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    made = Store(tmp_path_factory.mktemp("web") / "demo.duckdb")
    made.add(demo.captures())
    return made


@pytest.fixture(scope="module")
def client(store):
    return TestClient(application(store), base_url="http://127.0.0.1:8317")


@pytest.fixture(scope="module")
def held(store):
    with store.selecting() as selection:
        yield selection


def got(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return answer


def rows(client, address):
    answer = got(client, address)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.text)))


def addresses(held):
    finding = held.findings(Filter())[0]
    return [
        "/",
        *(f"/article/{page}" for page, _ in held.recent(100)),
        *(f"/subject?of={quote(s.key, safe='')}&measure={quote(s.measure)}" for s in held.subjects()),
        "/ranking",
        "/ranking?period=2025-11&kind=maker",
        "/ranking?period=2025&scope=kei",
        "/findings",
        "/findings?all=yes&page=2",
        f"/finding/{finding.key}",
        "/search?q=n-box",
        "/search",
    ]


def test_every_page_is_there_in_three_forms_and_every_link_leads_somewhere(client, held):
    seen, waiting = set(), set(addresses(held))
    while waiting:
        address = waiting.pop()
        seen.add(address)
        answer = got(client, address)
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        page = Page(answer.text)
        page.check()
        assert len(page.of("h1")) == 1
        assert len({a["id"] for _, a in page.tags if "id" in a}) == sum("id" in a for _, a in page.tags)
        for link in page.of("a"):
            local = (link["href"] or "").partition("#")[0]
            if local.startswith("/") and not local.startswith("/chart/"):
                waiting |= {local} - seen
    assert len(seen) > 40
    assert any(address.startswith("/article/1.json") for address in seen)


def test_an_article_has_its_text_its_figures_and_their_subjects(client, held):
    page = Page(got(client, "/article/1").text)
    article, figures = held.article(1), held.figures(Filter(page=1))
    text = "".join(page.text)
    for block in article.blocks:
        assert article.text[block.start : block.end].strip("- ")[:40] in text
    marks = {n for a in page.of("a") if "figure" in (a.get("class") or "") for n in a["data-f"].split()}
    assert marks == {str(n) for n in range(len(figures))}
    assert any(a["href"].startswith("/subject?of=nissan%2Froox") for a in page.of("a"))
    assert "Machinery that the page ran" in text and "the Spacia is made by Suzuki, not Subaru" in text


def test_an_article_as_json_is_what_can_be_read_back(client, held):
    made = json.loads(got(client, "/article/1.json").text)
    assert Article.from_dict({**made["article"], "machinery": made["machinery"], "removed": made["removed"]})
    for figure in made["figures"]:
        Figure.from_dict(figure).in_text(made["article"]["text"])
    assert [f["kind"] for f in made["findings"]] == ["identity"]


def test_an_article_as_csv_has_a_row_for_each_figure(client, held):
    assert [r["quote"].lstrip("'") for r in rows(client, "/article/2.csv")] == [
        f.quote for _, f in held.figures(Filter(page=2))
    ]


def test_a_subject_has_every_statement_with_its_words(client, held):
    page = got(client, "/subject?of=Roox&measure=sales").text
    for o in held.observations(Filter(subject="Roox", measure="sales")):
        assert f'href="/article/{o.page}#f{o.figure}"' in page
    assert "implied" in page and "5,412 to 5,415" in page
    points = rows(client, "/subject.csv?of=Roox&measure=sales")
    assert [(p["period"], p["low"], p["high"], p["known"]) for p in points] == [
        ("2024-11", "5489", "5492", "implied"),
        ("2025-10", "5412", "5415", "implied"),
        ("2025-11", "7741", "7741", "stated"),
    ]


def test_a_ranking_is_in_order_with_its_changes(client):
    found = rows(client, "/ranking.csv?period=2025-11")
    assert [r["subject"] for r in found][:3] == ["Honda N-Box", "Toyota Yaris", "Suzuki Spacia"]
    assert found[0]["on_period"] == "26.7" and found[0]["on_year"] == "-10.2"
    assert 'rel="prev"' in got(client, "/ranking?period=2025-11").text


def test_findings_are_the_surest_first_and_have_addresses_of_their_own(client, held):
    made = json.loads(got(client, "/findings.json").text)
    assert [f["kind"] for f in made] == [f.kind for f in held.findings(Filter())]
    for finding in made:
        alone = json.loads(got(client, f"/finding/{finding['key']}.json").text)
        assert alone == finding
    page = got(client, "/findings?kind=base").text
    assert "308.3 %" in page and "identity" not in page.partition("<main")[2].partition("<section")[2]


def test_search_finds_subjects_figures_and_articles(client):
    found = json.loads(got(client, "/search.json?q=N-BOX").text)
    assert found["subjects"][0]["key"] == "honda/n-box"
    assert found["articles"]["number"] >= 3 and found["figures"]["number"] >= 3
    assert json.loads(got(client, "/search.json?q=16,198").text)["figures"]["number"] >= 1
    assert json.loads(got(client, "/search.json?q=nothing+of+the+kind").text)["articles"] == {"number": 0, "first": []}


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/article/99", 404, "no article of a page 99"),
        ("/article/abc", 404, "no article of a page abc"),
        (f"/article/{'9' * 5000}", 404, "no article of a page 999"),
        ("/article/٣", 404, "no article"),
        ("/article/-1", 404, "no article"),
        ("/article/2147483648", 404, "no article"),
        ("/subject", 404, "no subject is asked for"),
        ("/subject?of=nobody", 404, "nothing on this subject"),
        ("/subject?of=Roox&measure=colour", 404, "there is sales"),
        ("/finding/000000000000", 404, "no such finding"),
        ("/ranking?period=yesterday", 400, "not a time period"),
        ("/ranking?kind=planet", 400, "one of model, maker, scope"),
        ("/findings?page=0", 400, "a number from 1 on"),
        (f"/search?q={'x' * 201}", 400, "at most 200"),
        ("/nothing", 404, "no page of this address"),
    ],
)
def test_what_is_wrong_is_said(client, address, status, says):
    assert says in Page(got(client, address, status).text).text.__str__()
    stem, mark, query = address.partition("?")
    if stem != "/nothing":
        assert says in json.loads(got(client, f"{stem}.json{mark}{query}", status).text)["error"]


def test_what_should_not_go_wrong_is_said_without_its_details_and_kept_from_other_sites(store, monkeypatch):
    def breaks(self):
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr("keisu.store.Selection.counts", breaks)
    client = TestClient(application(store), base_url="http://127.0.0.1:8317", raise_server_exceptions=False)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "could not be made" in answer.text and "secret" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_store_that_is_being_written_is_there_again_later(tmp_path, monkeypatch):
    store = Store(tmp_path / "busy.duckdb")
    store.add(demo.captures()[:1])
    client = TestClient(application(store), base_url="http://127.0.0.1:8317")
    from keisu.store import store as module

    monkeypatch.setattr(module, "reading", _in_use)
    answer = client.get("/")
    assert answer.status_code == 503 and answer.headers["retry-after"] == "5"
    assert "being written" in answer.text


def _in_use(path):
    from keisu.errors import StoreInUse

    raise StoreInUse("process 1 has it open; try again when it is done")


def test_an_empty_store_has_an_overview(tmp_path):
    store = Store(tmp_path / "empty.duckdb")
    store.add([])
    client = TestClient(application(store), base_url="http://127.0.0.1:8317")
    assert "The store is empty" in got(client, "/").text
    assert "no value of sales" in got(client, "/ranking", 404).text
    assert "Nothing was found" in got(client, "/findings").text
