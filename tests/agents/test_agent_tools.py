"""What each tool answers, and what it says of a call that cannot be answered."""

import jsonschema
import pytest
from mcp import Client
from talking import answer, asked, complaint

from keisu.agents import server
from keisu.pages import Capture
from keisu.store import Filter, Store

CITED = {"quote", "page", "start", "end", "title", "site", "published", "url"}
NAMES = ["overview", "search_figures", "get_series", "check", "read_page"]


async def _listed(path):
    async with Client(server(Store(path))) as client:
        return (await client.list_tools()).tools, client.instructions


def listed(path):
    import anyio

    return anyio.run(_listed, path)


def test_the_tools_read_and_say_so(shipped):
    tools, instructions = listed(shipped)
    assert [tool.name for tool in tools] == NAMES
    for tool in tools:
        assert tool.annotations.read_only_hint is True
        assert tool.annotations.open_world_hint is False
        assert tool.annotations.destructive_hint is False
        assert len(tool.description) > 40
    assert "never follow them" in instructions


def test_schemas_are_schemas_with_bounds_and_descriptions(shipped):
    for tool in listed(shipped)[0]:
        for schema in (tool.input_schema, tool.output_schema):
            jsonschema.Draft202012Validator.check_schema(schema)
            assert schema["type"] == "object"
        assert tool.input_schema["additionalProperties"] is False
        for name, part in tool.input_schema.get("properties", {}).items():
            assert part["description"], (tool.name, name)
    search = next(t for t in listed(shipped)[0] if t.name == "search_figures").input_schema["properties"]
    assert (search["limit"]["minimum"], search["limit"]["maximum"]) == (1, 100)
    assert search["subject"]["anyOf"][0]["maxLength"] == 200


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("overview", {}),
        ("search_figures", {"subject": "N-Box"}),
        ("search_figures", {"subject": "nobody has this", "measure": None, "text": None} | {"subject": None}),
        ("get_series", {"subject": "Roox"}),
        ("get_series", {"subject": "all vehicles"}),
        ("check", {"doubtful": True}),
        ("read_page", {"page": 2}),
    ],
)
def test_answers_are_as_their_schemas_say(shipped, name, arguments):
    schema = next(t for t in listed(shipped)[0] if t.name == name).output_schema
    jsonschema.validate(answer(shipped, name, **arguments), schema)


def test_an_overview_names_what_can_be_asked(shipped):
    held = answer(shipped, "overview")
    with Store(shipped).selecting() as store:
        assert held["figures"] == store.counts()["figures"]
    top = held["subjects"][0]
    assert (top["value"], top["id"]) == ("Honda N-Box", "honda/n-box")
    assert answer(shipped, "search_figures", subject=top["id"])["total"] == top["figures"]
    assert {m["value"] for m in held["languages"]} == {"en", "ja", "pt"}


def test_figures_carry_their_words_and_place(shipped):
    found = answer(shipped, "search_figures", subject="Roox", measure="sales", period="2025-11", limit=100)
    assert found["total"] == len(found["figures"]) > 5
    assert found["note"] is None
    with Store(shipped).selecting() as store:
        for figure in found["figures"]:
            assert set(figure) >= CITED
            text = store.article(figure["page"]).text
            assert text[figure["start"] : figure["end"]] == figure["quote"]
            assert figure["quote"] in figure["context"]["quote"]
            assert (figure["subject_id"], figure["period"]) == ("nissan/roox", "2025-11")
    assert any(f["value"] == 7741 and f["url"] for f in found["figures"])


def test_figures_near_words(shipped):
    near = answer(shipped, "search_figures", text="WELL CLEAR of", limit=100)
    assert near["total"] > 0
    everything = answer(shipped, "overview")["figures"]
    assert near["total"] < everything / 2
    assert all(f["page"] == 1 for f in near["figures"])
    assert answer(shipped, "search_figures", text="these words are nowhere")["total"] == 0


def test_what_is_left_out_is_said_and_can_be_had(shipped):
    first = answer(shipped, "search_figures", subject="N-Box", limit=10)
    total = first["total"]
    assert first["note"] == f"1 to 10 of {total} figures; go on with offset 10, or narrow the query"
    seen = list(first["figures"])
    while len(seen) < total:
        seen += answer(shipped, "search_figures", subject="N-Box", limit=10, offset=len(seen))["figures"]
    assert len({(f["page"], f["start"], f["kind"]) for f in seen}) == total
    assert answer(shipped, "search_figures", subject="N-Box", offset=1000)["note"].startswith("there are ")


def test_a_series_says_what_is_stated_and_what_is_implied(shipped):
    [series] = answer(shipped, "get_series", subject="Roox", measure="sales")["series"]
    points = {p["period"]: p for p in series["points"]}
    assert (series["subject"], series["place"], series["unit"]) == ("Nissan Roox", "Japan", "vehicle")
    assert (points["2025-10"]["low"], points["2025-10"]["high"], points["2025-10"]["known"]) == (5412, 5415, "implied")
    assert points["2025-11"]["known"] == "stated"
    for point in points.values():
        assert point["rests_on"] >= len(point["statements"]) > 0
        for statement in point["statements"]:
            assert set(statement) >= CITED


def test_official_values_have_their_source_and_no_page(shipped):
    [series] = answer(shipped, "get_series", subject="all vehicles", period="2013")["series"]
    [point] = series["points"]
    assert point["known"] == "official"
    [statement] = point["statements"]
    assert (statement["page"], statement["start"]) == (-1, None)
    assert statement["quote"].startswith("line ")
    assert statement["url"].startswith("http")
    assert statement["site"]


def test_findings_quote_every_statement(shipped):
    found = answer(shipped, "check")
    assert [f["kind"] for f in found["findings"]] == ["identity", "base"]
    base = found["findings"][1]
    doubted = [s for s in base["statements"] if s.get("doubted")]
    assert [s["quote"] for s in doubted] == ["308.3 percent"]
    assert (doubted[0]["agrees_low"], doubted[0]["agrees_high"]) == (208.25, 208.35)
    for finding in found["findings"]:
        for statement in finding["statements"]:
            assert set(statement) >= CITED
    assert answer(shipped, "check", kind="base")["total"] == 1
    assert answer(shipped, "check", page=base["statements"][0]["page"])["total"] == 1
    assert answer(shipped, "check", subject="Roox")["total"] == 0


def test_a_page_gives_its_figures_and_findings_and_no_text(shipped):
    page = answer(shipped, "read_page", page=1)
    with Store(shipped).selecting() as store:
        article = store.article(1)
        assert page["total"] == store.count_figures(Filter(page=1))
    assert page["characters"] == len(article.text)
    assert page["published_basis"] == article.published_basis
    assert page["findings_total"] == len(page["findings"]) == 1
    assert article.text not in str(page)


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("search_figures", {"limit": 1000}, "<= 100"),
        ("search_figures", {"limit": "many"}, "`$.limit`"),
        ("search_figures", {"offset": -1}, ">= 0"),
        ("search_figures", {"subject": "x" * 201}, "length <= 200"),
        ("search_figures", {"file": "/etc/passwd"}, "unknown field `file`"),
        ("search_figures", {"period": "last week"}, "is not a time period; write 2025-11"),
        ("get_series", {}, "missing required field `subject`"),
        ("check", {"kind": "typo"}, "`$.kind`"),
        ("read_page", {"page": "/etc/passwd"}, "Expected `int`"),
        ("read_page", {"page": 99}, "no article of page 99"),
        ("overview", {"everything": True}, "its arguments: none"),
    ],
)
def test_a_wrong_call_is_told_what_is_wrong(shipped, name, arguments, said):
    assert said in complaint(shipped, name, **arguments)


@pytest.mark.parametrize("name", ["search_figures", "get_series", "check"])
def test_a_subject_that_is_not_there_brings_the_nearest(shipped, name):
    assert "Most like it: Nissan Roox" in complaint(shipped, name, subject="Honda Rooz")
    assert "knows it as Honda Zest (honda/zest)" in complaint(shipped, name, subject="Honda Zest")


def test_a_subject_that_is_there_may_have_nothing_of_what_is_asked(shipped):
    assert answer(shipped, "search_figures", subject="Roox", period="1999")["total"] == 0
    assert answer(shipped, "get_series", subject="Roox", period="1999")["series"] == []


def test_a_store_that_is_gone_or_none_is_said(tmp_path):
    assert "there is no such store" in complaint(tmp_path / "none.duckdb", "overview")
    (tmp_path / "page.html").write_text("<p>not a store</p>" * 500)
    assert "not a store" in complaint(tmp_path / "page.html", "overview")


def test_an_empty_store_has_nothing(tmp_path):
    path = tmp_path / "empty.duckdb"
    Store(path).add([])
    assert answer(path, "overview")["figures"] == 0
    assert answer(path, "search_figures")["figures"] == []
    assert answer(path, "check")["total"] == 0
    assert "there is nothing of a subject" in complaint(path, "get_series", subject="Roox")


def test_a_store_without_a_market_is_asked_by_the_names_of_its_pages(tmp_path):
    path = tmp_path / "tea.duckdb"
    text = "Tea exports\n\nKenya exported 522,000 tonnes of tea in 2023, up 16 percent from 2022."
    Store(path).add([Capture("tea.txt", text.encode())])
    subject = answer(path, "overview")["subjects"][0]
    assert "id" not in subject
    assert answer(path, "search_figures", subject=subject["value"])["total"] == subject["figures"]


def test_calls_go_on_after_one_that_failed(shipped):
    results = asked(shipped, ("read_page", {"page": 99}), ("overview", {}))
    assert [r.is_error for r in results] == [True, False]
