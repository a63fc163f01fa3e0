"""Fetching, against a server on this machine, which is let in by a test's own rule only."""

import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import pytest
from archives import story

import keisu
from keisu import errors
from keisu.pages import Fetcher, Limits, captures

pytest.importorskip("urllib3")
pytest.importorskip("protego")

from keisu.pages.sources.connecting import is_public

JAPANESE = "軽自動車の販売台数は1万6198台だった。前年同月より増えた。"
FEED = (
    b"<rss version='2.0'><channel><item><title>One</title><description>The Roox sold 7,741 units in November."
    b"</description></item></channel></rss>"
)


class Site(BaseHTTPRequestHandler):
    """A site that does to each path what the path says."""

    robots = (200, b"User-agent: *\nDisallow: /private/\n")

    def do_GET(self):
        self.server.asked.append((time.monotonic(), self.path, {k.casefold(): v for k, v in self.headers.items()}))
        path = self.path.partition("?")[0]
        if path == "/robots.txt":
            return self.answer(*self.server.robots)
        if path == "/page":
            if self.headers.get("If-None-Match") == '"v1"':
                return self.answer(304)
            return self.answer(200, story(), {"ETag": '"v1"', "Last-Modified": "Thu, 04 Dec 2025 00:00:00 GMT"})
        if path == "/sjis":
            return self.answer(
                200, "軽自動車の販売台数は1万6198台だった。".encode("cp932"), kind="text/plain; charset=Shift_JIS"
            )
        if path == "/gzip":
            return self.answer(200, gzip.compress(story()), {"Content-Encoding": "gzip"})
        if path == "/bomb":
            return self.answer(200, gzip.compress(bytes(30_000_000)), {"Content-Encoding": "gzip"})
        if path == "/large":
            return self.answer(200, b"x" * 300_000)
        if path == "/loop":
            return self.answer(302, b"", {"Location": "/loop"})
        if path == "/away":
            return self.answer(302, b"", {"Location": self.path.partition("?")[2]})
        if path == "/short":
            return self.answer(200, b"<p>cut", {"Content-Length": "1000"})
        if path == "/feed":
            return self.answer(200, FEED, kind="application/rss+xml")
        if path == "/drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"<p>")
                self.wfile.flush()
                time.sleep(0.05)
            return None
        if path == "/drip-head":
            for _ in range(100):
                self.wfile.write(b"H")
                self.wfile.flush()
                time.sleep(0.05)
            return None
        return self.answer(404, b"nothing here")

    def answer(self, status, body=b"", headers=None, kind="text/html; charset=utf-8"):
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A client that hangs up is what some tests are about."""


@pytest.fixture
def site():
    server = Server(("127.0.0.1", 0), Site)
    server.asked = []
    server.robots = Site.robots
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def fetcher(limits=Limits(seconds=5), **options):  # noqa: B008 - it cannot change
    return Fetcher(limits, **{"pause": 0.0, "allow": lambda peer: peer == "127.0.0.1", **options})


def test_a_page_is_fetched_with_what_the_server_says_of_it(site):
    capture = fetcher().fetch(f"{site.url}/page#part")
    assert (capture.error, capture.data) == (None, story())
    assert (capture.url, capture.media_type, capture.charset) == (f"{site.url}/page", "text/html", "utf-8")
    assert capture.date.endswith("Z")
    assert capture.etag == '"v1"'
    assert [path for _, path, _ in site.asked] == ["/robots.txt", "/page"]
    assert all(headers["user-agent"].startswith("keisu/") for _, _, headers in site.asked)


def test_addresses_are_sources_like_any_other(site, tmp_path):
    (tmp_path / "a.html").write_bytes(story())
    names = [f"{site.url}/page", str(tmp_path), f"{site.url}/none", f"{site.url}/feed", f"{site.url}/sjis"]
    first, second, third, fourth, fifth = keisu.read_many(names, fetcher=fetcher())
    assert first.article.url == f"{site.url}/page"
    assert second.article.title == "Kei cars 0"
    assert isinstance(third.error, errors.BadStatus)
    assert "7,741" in fourth.article.text
    assert (fifth.article.encoding, fifth.article.encoding_basis, fifth.article.notes) == ("cp932", "http", ())
    assert [path for _, path, _ in site.asked].count("/robots.txt") == 1


def test_loopback_is_refused_by_default(site):
    capture = Fetcher(pause=0.0).fetch(f"{site.url}/page")
    assert isinstance(capture.error, errors.PrivateAddress)
    (capture,) = captures([f"http://localhost:{site.server_port}/page"])
    assert isinstance(capture.error, errors.PrivateAddress)
    assert site.asked == []


def test_the_other_end_is_checked_at_every_redirect(site):
    other = Server(("127.0.0.2", 0), Site)
    other.asked = []
    other.robots = Site.robots
    thread = threading.Thread(target=other.serve_forever, args=(0.02,))
    thread.start()
    try:
        target = f"http://127.0.0.2:{other.server_port}/page"
        capture = fetcher().fetch(f"{site.url}/away?{target}")
        assert isinstance(capture.error, errors.PrivateAddress)
        assert other.asked == []
        capture = fetcher(allow=lambda peer: True).fetch(f"{site.url}/away?{target}")
        assert capture.url == target
    finally:
        other.shutdown()
        thread.join()
        other.server_close()


@pytest.mark.parametrize(
    ("peer", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::10.0.0.1", False),
        ("64:ff9b::93.184.216.34", True),
        ("2002:0a00:0001::1", False),
        ("not an address", False),
        ("", False),
    ],
)
def test_what_is_public(peer, public):
    assert is_public(peer) is public


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "http://",
        "http:///x",
        "http://a:b@example.org/",
        "http://[::1",
        "gopher://x/",
    ],
)
def test_only_addresses_of_http_are_fetched(url):
    assert isinstance(fetcher().fetch(url).error, errors.BadAddress)
    (capture,) = captures([url])
    assert isinstance(capture.error, errors.BadAddress)


def test_a_redirect_out_of_http_or_without_end_is_refused(site):
    assert isinstance(fetcher().fetch(f"{site.url}/away?file:///etc/passwd").error, errors.BadAddress)
    assert isinstance(fetcher(redirects=3).fetch(f"{site.url}/loop").error, errors.EndlessRedirect)
    assert [path for _, path, _ in site.asked].count("/loop") == 4


def test_robots_are_obeyed_after_a_redirect_too(site):
    assert isinstance(fetcher().fetch(f"{site.url}/private/x").error, errors.NotAllowed)
    assert isinstance(fetcher().fetch(f"{site.url}/away?/private/x").error, errors.NotAllowed)
    assert not any(path.startswith("/private") for _, path, _ in site.asked)


@pytest.mark.parametrize(
    ("robots", "allowed"), [((404, b""), True), ((403, b""), True), ((500, b""), False), ((429, b""), False)]
)
def test_without_robots_all_is_allowed_and_with_a_failing_server_nothing(site, robots, allowed):
    site.robots = robots
    capture = fetcher().fetch(f"{site.url}/page")
    assert (capture.error is None) is allowed
    assert allowed or isinstance(capture.error, errors.NotAllowed)


def test_a_host_is_left_alone_between_requests(site):
    polite = fetcher(pause=0.15)
    for _ in range(2):
        assert polite.fetch(f"{site.url}/page").error is None
    times = [when for when, _, _ in site.asked]
    assert len(times) == 3
    assert all(later - earlier > 0.12 for earlier, later in pairwise(times))


def test_a_site_can_ask_for_more_rest(site):
    site.robots = (200, b"User-agent: *\nCrawl-delay: 0.3\n")
    fetcher().fetch(f"{site.url}/page")
    assert site.asked[1][0] - site.asked[0][0] > 0.25


def test_a_page_is_asked_for_only_if_it_has_changed(site):
    polite = fetcher()
    first = polite.fetch(f"{site.url}/page")
    again = polite.fetch(f"{site.url}/page", earlier=first)
    assert isinstance(again.error, errors.Unchanged)
    assert site.asked[-1][2]["if-none-match"] == '"v1"'
    assert site.asked[-1][2]["if-modified-since"] == "Thu, 04 Dec 2025 00:00:00 GMT"


def test_bounds_on_bytes(site):
    bounded = fetcher(Limits(bytes=100_000, unpacked=1_000_000, seconds=5))
    assert isinstance(bounded.fetch(f"{site.url}/large").error, errors.PageTooLarge)
    assert isinstance(bounded.fetch(f"{site.url}/bomb").error, errors.UnpackedTooLarge)
    assert bounded.fetch(f"{site.url}/gzip").data == story()


@pytest.mark.parametrize("path", ["/drip", "/drip-head"])
def test_a_server_that_drips_is_left_in_time(site, path):
    began = time.monotonic()
    capture = fetcher(Limits(seconds=0.4)).fetch(f"{site.url}{path}")
    assert isinstance(capture.error, errors.Unreachable)
    assert "bound of 0.4 seconds" in str(capture.error)
    assert time.monotonic() - began < 2.0


def test_no_connection_and_one_that_breaks_off(site):
    assert isinstance(fetcher().fetch(f"{site.url}/short").error, errors.Unreachable)
    gone = fetcher().fetch("http://127.0.0.1:1/")
    assert isinstance(gone.error, errors.Unreachable)
    assert str(gone.error).startswith("Failed to establish a new connection")


def test_without_the_extra_it_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "protego", None)
    capture = Fetcher().fetch("http://example.org/")
    assert isinstance(capture.error, errors.NotInstalled)
    assert "keisu[fetch]" in str(capture.error)


def test_https_is_watched_and_checked_too(site):
    secure = site.url.replace("http:", "https:")
    assert isinstance(Fetcher(pause=0.0).fetch(f"{secure}/page").error, errors.PrivateAddress)
    assert isinstance(fetcher().fetch(f"{secure}/page").error, errors.Unreachable)
    silent = socket.create_server(("127.0.0.1", 0))
    with silent:
        began = time.monotonic()
        capture = fetcher(Limits(seconds=0.4)).fetch(f"https://127.0.0.1:{silent.getsockname()[1]}/")
        assert isinstance(capture.error, errors.Unreachable)
        assert time.monotonic() - began < 2.0
