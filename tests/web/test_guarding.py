"""Who is answered, and what the answers forbid."""

import pytest
from starlette.testclient import TestClient

from keisu import demo
from keisu.store import Store
from keisu.web import application
from keisu.web.guarding import own_address
from page_of_html import Page

ADDRESS = "http://127.0.0.1:8317"


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("guard") / "demo.duckdb")
    store.add(demo.captures()[:2])
    return store


@pytest.fixture
def client(room):
    return TestClient(application(room), base_url=ADDRESS)


@pytest.mark.parametrize("host", ["127.0.0.1:8317", "localhost:8317", "LOCALHOST:8317", "[::1]:8317"])
def test_its_own_names_are_answered(client, host):
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "out.example",
        "out.example:8317",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1:8317.out.example",
        "localhost.out.example:8317",
        "127.0.0.2:8317",
        "127.0.0.1:8317@out.example",
        "",
        " ",
        "127.0.0.1:08317",
    ],
)
@pytest.mark.parametrize("path", ["/", "/findings.json", "/static/reading.js", "/nothing"])
def test_any_other_name_is_refused(client, host, path):
    answer = client.get(path, headers={"host": host})
    assert answer.status_code == 421
    assert "keisu" not in answer.text


def test_two_names_are_refused(client):
    answer = client.get("/", headers=[("host", "127.0.0.1:8317"), ("host", "out.example")])
    assert answer.status_code == 421


def test_a_server_for_others_answers_to_its_address_and_to_names_that_were_given(room):
    client = TestClient(application(room, ["figures.example"]), base_url="http://192.0.2.7:8317")
    assert client.get("/").status_code == 200
    assert client.get("/", headers={"host": "figures.example:8317"}).status_code == 200
    assert client.get("/", headers={"host": "localhost:8317"}).status_code == 421
    assert client.get("/", headers={"host": "out.example:8317"}).status_code == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_nothing_can_be_changed(client, method):
    answer = client.request(method, "/")
    assert answer.status_code == 405 and answer.headers["allow"] == "GET, HEAD"


def test_head_is_get_without_the_body(client):
    assert client.head("/").status_code == 200
    assert client.head("/").content == b""


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"},
        {"origin": "https://out.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9999"},
        {"origin": "http://127.0.0.1:8317.out.example"},
    ],
)
def test_other_sites_are_refused_and_a_person_who_followed_a_link_can_go_on(client, headers):
    answer = client.get('/search?q="><script>x</script>', headers=headers)
    assert answer.status_code == 403
    page = Page(answer.text)
    page.check(scripts=())
    (link,) = page.of("a")
    assert client.get(link["href"]).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["//evil.example/x", "/\\evil.example/", "/%2fevil.example/", "/%5cevil.example/", "javascript:alert(1)", "/a\tb"],
)
def test_whoever_comes_from_elsewhere_is_led_nowhere_else(path):
    assert own_address({"raw_path": path.encode(), "query_string": b"x=1"}) == "/"
    assert own_address({"raw_path": b"/article/1.json", "query_string": b"x=1"}) == "/article/1.json?x=1"


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "none"}, {"sec-fetch-site": "same-origin", "origin": ADDRESS}, {}]
)
def test_a_person_is_answered(client, headers):
    assert client.get("/", headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["/", "/nothing", "/findings.csv", "/static/style.css", "/static/other.js"])
def test_every_answer_forbids_programs_frames_and_other_sites(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_refusals_have_the_headers_too(client):
    assert "content-security-policy" in client.get("/", headers={"host": "out.example"}).headers


def test_asking_changes_nothing(client, room):
    before = room.path.read_bytes()
    for path in ("/", "/article/1", "/ranking.json", "/search?q=roox", "/findings?all=yes"):
        client.get(path)
    assert room.path.read_bytes() == before


@pytest.mark.parametrize("name", ["../application.py", "..%2fapplication.py", "site.css", "", "%00", "reading.js/"])
def test_no_other_file_is_served(client, name):
    assert client.get(f"/static/{name}").status_code == 404
    assert "import" not in client.get(f"/static/{name}").text
