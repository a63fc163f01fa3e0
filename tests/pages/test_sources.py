"""From names to bytes."""

import io
import os

import pytest

from keisu.errors import EmptyFolder, MissingSource, PageTooLarge
from keisu.pages import Limits, captures


def test_a_folder_is_read_recursively_in_order_and_only_what_may_be_a_page(tmp_path):
    for name in ("b.html", "a.TXT", "sub/c.md", "sub/d", "x.png", ".hidden", ".git/e.html", "data.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode())
    found = list(captures([str(tmp_path)]))
    assert [c.data for c in found] == [b"a.TXT", b"b.html", b"sub/c.md", b"sub/d"]
    assert all(c.error is None for c in found)


def test_one_that_fails_never_stops_the_rest(tmp_path):
    good, large, empty = tmp_path / "good.pdf", tmp_path / "large.html", tmp_path / "empty"
    good.write_bytes(b"good")
    large.write_bytes(b"x" * 101)
    empty.mkdir()
    found = list(
        captures([str(tmp_path / "none"), str(large), str(empty), "a\0b", "", str(good)], limits=Limits(bytes=100))
    )
    assert [type(c.error) for c in found] == [
        MissingSource,
        PageTooLarge,
        EmptyFolder,
        MissingSource,
        MissingSource,
        type(None),
    ]
    assert found[-1].data == b"good"
    assert all(c.data is None for c in found[:-1])


def test_a_large_file_is_not_read(tmp_path):
    sparse = tmp_path / "sparse.html"
    with sparse.open("wb") as file:
        file.truncate(50_000_000_000)
    assert isinstance(next(captures([str(sparse)])).error, PageTooLarge)


def test_standard_input(monkeypatch):
    class Stdin:
        buffer = io.BytesIO(b"words")

    monkeypatch.setattr("sys.stdin", Stdin)
    assert next(captures(["-"])).data == b"words"
    Stdin.buffer = io.BytesIO(b"words")
    assert isinstance(next(captures(["-"], limits=Limits(bytes=3))).error, PageTooLarge)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_right_to_read_it(tmp_path):
    page = tmp_path / "page.html"
    page.write_bytes(b"x")
    page.chmod(0)
    assert isinstance(next(captures([str(page)])).error, MissingSource)


def test_no_control_character_reaches_a_message():
    found = next(captures(["no\x1b[31mfile"]))
    assert "\x1b" not in found.name
    assert "\x1b" not in str(found.error)
