"""WARC and ARC: the pages in them, and every way in which a record can lie."""

import gzip
import io
import zlib

import pytest
from archives import (
    ARC_HEAD,
    FOUR,
    WAYS,
    answer,
    arc_record,
    errors,
    framed,
    packed,
    pages,
    record,
    sha1,
    story,
    urls,
    with_dictionary,
)
from hypothesis import given, settings
from hypothesis import strategies as st

import keisu
from keisu.errors import (
    BrokenArchive,
    BrokenRecord,
    KeisuError,
    NoArticle,
    PageTooLarge,
    UnpackedTooLarge,
)
from keisu.pages import Limits, captures

IN_ONE = [lambda records: gzip.compress(b"".join(records)), lambda records: framed([b"".join(records)])]
FIRST, REST = story()[:5], story()[5:]
CHUNKED = b"5\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n" % (FIRST, len(REST), REST)


@pytest.mark.parametrize("pack", [*WAYS, *IN_ONE])
def test_each_answer_is_a_capture_with_address_date_and_charset(taken, pack):
    found = taken(pack(pages(4)), "no-such-suffix")
    assert urls(found) == FOUR
    assert [c.data for c in found] == [story(n) for n in range(4)]
    assert {(c.date, c.media_type, c.charset, c.error) for c in found} == {
        ("2025-12-04T01:02:03Z", "text/html", "utf-8", None)
    }
    assert found[0].name.endswith(":0") or pack in WAYS[3:]


def test_what_is_no_page_is_passed_over(taken):
    found = taken(
        b"".join(
            [
                record(b"software: x", kind="warcinfo", content_type="application/warc-fields"),
                record(b"GET / HTTP/1.1\r\n\r\n", kind="request", content_type="application/http; msgtype=request"),
                record(answer(b"\x89PNG", kind="image/png")),
                record(answer(story(), status=404)),
                record(answer(b"", "Location: /b", status=301)),
                record(b"1.2.3.4", "dns:example.org", content_type="text/dns"),
                record(b"", kind="revisit"),
                record(answer(b"\x89PNG", kind="").replace(b"Content-Type: \r\n", b"")),
                record(answer(story(1), kind="").replace(b"Content-Type: \r\n", b""), "http://example.org/1"),
                record(story(2), "http://example.org/2", kind="resource", content_type="text/html; charset=UTF-8"),
                record(b"Words of a page.", "http://example.org/3", kind="conversion", content_type="text/plain"),
            ]
        )
    )
    assert urls(found) == FOUR[1:]
    assert errors(found) == []


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (["Content-Encoding: gzip"], gzip.compress(story())),
        (["Content-Encoding: x-gzip"], gzip.compress(story())),
        (["Content-Encoding: gzip"], gzip.compress(FIRST) + gzip.compress(REST)),
        (["Content-Encoding: gzip"], gzip.compress(story()) + b"\0\0"),
        (["Content-Encoding: gzip, gzip"], gzip.compress(gzip.compress(story()))),
        (["Content-Encoding: deflate"], zlib.compress(story())),
        (["Content-Encoding: deflate"], zlib.compress(story())[2:-4]),
        (["Transfer-Encoding: chunked"], CHUNKED),
        (["Content-Encoding: gzip"], story()),  # kept unpacked under the headers of the packed one
        (["Content-Encoding: br"], story()),
        (["Content-Encoding: no-such-coding"], story()),
        (["Transfer-Encoding: chunked"], story()),
    ],
)  # fmt: skip
def test_codings_are_undone_as_far_as_the_body_is_in_them(taken, headers, body):
    (found,) = taken(record(answer(body, *headers)))
    assert (found.data, found.error, found.notes) == (story(), None, ())


def test_brotli_is_undone(taken):
    from fastwarc.stream_io import BrotliWriter

    packed_story = io.BytesIO()
    writer = BrotliWriter(packed_story)
    writer.write(story())
    writer.close()
    (found,) = taken(record(answer(packed_story.getvalue(), "Content-Encoding: br")))
    assert found.data == story()


@pytest.mark.parametrize("pack", WAYS)
@pytest.mark.parametrize("by", [-50, 40, 100, 900, 10_000_000])
def test_a_declared_length_that_is_false_is_said_and_the_rest_go_on(taken, pack, by):
    made = pages(4)
    block = answer(story(1))
    made[1] = record(block, FOUR[1], length=len(block) + by)
    found = taken(pack(made))
    assert urls(found) == [FOUR[0], *FOUR[2:]]
    assert errors(found) == [BrokenRecord]
    lie = next(c for c in found if c.error)
    assert lie.url in (FOUR[1], None)
    assert lie.name.endswith(f":{len(pack(made[:1]))}")


@pytest.mark.parametrize("pack", WAYS)
@pytest.mark.parametrize("length", ["-5", "many", "", "0x10"])
def test_a_length_that_is_no_number_is_said(taken, pack, length):
    made = pages(4)
    made[2] = made[2].replace(b"Content-Length: ", b"Content-Length: " + length.encode() + b"x")
    found = taken(pack(made))
    assert urls(found) == [*FOUR[:2], FOUR[3]]
    assert errors(found) == [BrokenRecord]


@pytest.mark.parametrize("pack", WAYS)
def test_an_archive_that_breaks_off_is_said_wherever_it_does(taken, pack):
    whole = pack(pages(3))
    second = len(pack(pages(2)))
    for end in range(second + 1, len(whole) - 12, 5):
        found = taken(whole[:end])
        assert urls(found) == FOUR[:2], end
        assert len(errors(found)) == 1, end


def test_a_record_of_another_kind_that_swallows_the_rest_is_said(taken):
    made = pages(4)
    made[1] = record(b"a: b", kind="metadata", content_type="application/warc-fields", length=10_000_000)
    found = taken(b"".join(made))
    assert urls(found) == [FOUR[0], *FOUR[2:]]
    assert errors(found) == [BrokenRecord]


def test_bytes_between_records_are_said(taken):
    made = pages(4)
    found = taken(b"".join([*made[:2], b"neither one nor the other\n" * 9, *made[2:]]))
    assert urls(found) == FOUR
    assert errors(found) == [BrokenArchive]


@pytest.mark.parametrize("at", [20, -6])
def test_a_broken_member_is_said(taken, at):
    members = [gzip.compress(p) for p in pages(4)]
    broken = bytearray(members[1])
    broken[at] ^= 0xFF
    found = taken(b"".join([members[0], bytes(broken), *members[2:]]))
    assert urls(found) == [FOUR[0], *FOUR[2:]]
    assert len(errors(found)) == 1


def test_the_digest_of_the_block_is_checked(taken):
    block = answer(story())
    good = record(block, FOUR[0], f"WARC-Block-Digest: {sha1(block)}")
    assert urls(taken(good)) == FOUR[:1]
    found = taken(good.replace(b"16,198", b"61,198") + pages(2)[1])
    assert errors(found) == [BrokenRecord]
    assert urls(found) == FOUR[1:2]


@pytest.mark.parametrize(
    "digest",
    [
        "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
        "SHA-1:VL2MMHO4YXUKFWV63YHTWSBM3GXKSQ2N",
        "md5:5d41402abc4b2a76b9719d911017c592",
        "sha1:no digest at all",
        "crc:1234",
        "nonsense",
    ],
)
def test_a_digest_in_any_usual_form_that_is_right_or_not_known_does_no_harm(taken, digest):
    (found,) = taken(
        record(b"hello", "http://a/", f"WARC-Block-Digest: {digest}", content_type="text/plain", kind="resource")
    )
    assert found.data == b"hello"


def test_a_digest_of_the_payload_may_be_of_any_form_of_it(taken):
    sent = gzip.compress(story())
    chunked = b"%x\r\n" % len(sent) + sent + b"\r\n0\r\n\r\n"
    block = answer(chunked, "Transfer-Encoding: chunked", "Content-Encoding: gzip")
    for payload in (chunked, sent, story()):
        assert urls(taken(record(block, FOUR[0], f"WARC-Payload-Digest: {sha1(payload)}"))) == FOUR[:1]
    assert errors(taken(record(block, FOUR[0], f"WARC-Payload-Digest: {sha1(b'else')}"))) == [BrokenRecord]


def test_what_was_cut_off_before_it_was_archived_is_noted(taken):
    (found,) = taken(record(answer(story()), FOUR[0], "WARC-Truncated: length"))
    assert found.notes == ("the archive says that the page was cut off (length)",)
    (found,) = taken(record(answer(story(), f"Content-Length: {len(story()) + 9}")))
    assert "breaks off" in found.notes[0]
    (found,) = taken(record(answer(gzip.compress(story() * 50)[:-40], "Content-Encoding: gzip")))
    assert "breaks off" in found.notes[0]
    assert found.data.startswith(story()[:100])
    (outcome,) = keisu.read_many([found])
    assert any("breaks off" in note for note in outcome.article.notes)


def test_bounds_hold_for_each_record_and_the_rest_go_on(taken):
    limits = Limits(bytes=5_000, unpacked=20_000)
    made = pages(3)
    large = record(answer(b"x" * 6_000), "http://large/")
    bomb = record(answer(gzip.compress(b"x" * 200_000), "Content-Encoding: gzip"), "http://bomb/")
    huge = record(answer(b"x" * 60_000), "http://huge/")
    for pack in WAYS:
        found = taken(pack([made[0], large, made[1], bomb, huge, made[2]]), limits=limits)
        assert urls(found) == FOUR[:3]
        assert errors(found) == [PageTooLarge, UnpackedTooLarge, PageTooLarge]


def test_a_bomb_is_never_unpacked_whole(taken):
    bomb = gzip.compress(bytes(300_000_000), 9)
    for body, coding in ((bomb, "gzip"), (gzip.compress(bomb), "gzip, gzip")):
        found = taken(record(answer(body, f"Content-Encoding: {coding}")))
        assert errors(found) == [UnpackedTooLarge]


def test_many_places_that_look_like_records_cost_no_more_than_a_bound(taken):
    found = taken(pages(1)[0] + b"x\nWARC/1.0\r\nWARC-Type: response\r\nbroken\n" * 20_000)
    assert urls(found) == FOUR[:1]
    assert len(found) <= 1_100


def test_an_empty_file_and_one_that_is_no_archive_are_named(taken):
    assert errors(taken(b"")) == [BrokenArchive]
    assert errors(taken(b"just words", "crawl.warc.gz")) == [BrokenArchive]
    assert errors(taken(b"WARC/1.0 and then nothing", "crawl.warc")) != []


def test_a_page_is_read_with_the_address_and_not_dated_by_the_archive(taken, tmp_path):
    taken(b"".join([*pages(1), record(answer(b"<html></html>"), "http://example.org/void")]), "crawl.warc.gz")
    first, second = keisu.read_many(tmp_path / "crawl.warc.gz")
    assert first.article.url == "http://example.org/0"
    assert first.article.published is None
    assert (first.article.encoding, first.article.encoding_basis) == ("utf-8", "http")
    assert first.date == "2025-12-04T01:02:03Z"
    assert isinstance(second.error, NoArticle)
    dated = record(answer(story()), "http://example.org/2025/11/03/story")
    taken(dated, "dated.warc")
    (found,) = keisu.read_many(str(tmp_path / "dated.warc"))
    assert (found.article.published, found.article.published_basis) == ("2025-11-03", "url")


def test_archives_come_over_standard_input_and_from_folders(taken, tmp_path, monkeypatch):
    class Stdin:
        buffer = io.BytesIO(packed(pages(3)))

    monkeypatch.setattr("sys.stdin", Stdin)
    assert urls(captures(["-"])) == FOUR[:3]
    Stdin.buffer = io.BytesIO(with_dictionary(pages(3)))
    assert urls(captures(["-"])) == FOUR[:3]
    (tmp_path / "sub").mkdir()
    (tmp_path / "c.warc.zst").write_bytes(framed(pages(1)))
    (tmp_path / "sub" / "a.WARC.GZ").write_bytes(packed(pages(2)))
    (tmp_path / "b.html").write_bytes(story())
    assert len(list(captures([str(tmp_path)]))) == 4
    assert len(list(captures([str(tmp_path / "*" / "*.WARC.GZ")]))) == 2


@pytest.mark.parametrize("pack", [b"".join, packed])
def test_arc(taken, pack):
    records = [
        ARC_HEAD,
        arc_record(answer(story(0)), FOUR[0]),
        arc_record(answer(b"GIF89a", kind="image/gif"), "http://example.org/x.gif"),
        arc_record(answer(story(1)), FOUR[1]),
    ]
    found = taken(pack(records), "old.arc")
    assert urls(found) == FOUR[:2]
    assert [c.data for c in found] == [story(0), story(1)]
    assert {(c.date, c.charset, c.error) for c in found} == {("2007-01-02T03:04:05Z", "utf-8", None)}


def test_arc_of_version_2(taken):
    block = answer(story())
    line = f"{FOUR[0]} 192.0.2.1 20070102030405 text/html 200 - - 0 x.arc {len(block)}\n".encode()
    assert urls(taken(ARC_HEAD + line + block + b"\n")) == FOUR[:1]


@pytest.mark.parametrize("pack", [b"".join, packed])
@pytest.mark.parametrize("by", [-50, 40, 900, 10_000_000])
def test_arc_records_that_lie(taken, pack, by):
    block = answer(story(1))
    records = [ARC_HEAD, *(arc_record(answer(story(n)), FOUR[n]) for n in range(4))]
    records[2] = arc_record(block, FOUR[1], length=len(block) + by)
    found = taken(pack(records), "old.arc")
    assert urls(found) == [FOUR[0], *FOUR[2:]]
    assert set(errors(found)) == {BrokenRecord}


def test_an_arc_member_that_is_broken(taken):
    members = [gzip.compress(r) for r in (ARC_HEAD, *(arc_record(answer(story(n)), FOUR[n]) for n in range(3)))]
    members[2] = members[2][:50] + b"\0\0\0" + members[2][53:]
    found = taken(b"".join(members))
    assert urls(found) == [FOUR[0], FOUR[2]]
    assert errors(found) == [BrokenRecord]


def test_a_broken_dictionary_is_named(tmp_path):
    whole = with_dictionary(pages(2))
    magic = b"\x37\xa4\x30\xec"  # of a dictionary that has tables, which are not there
    path = tmp_path / "broken.warc.zst"
    path.write_bytes(whole[:4] + (40).to_bytes(4, "little") + magic + bytes(36) + whole[-300:])
    (capture,) = captures([str(path)])
    assert isinstance(capture.error, BrokenArchive) and "dictionary" in str(capture.error)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_the_bytes_the_answer_is_captures(tmp_path_factory, data):
    """Any damage to an archive gives captures and named errors, and leaves what stands in front of it."""
    kind = data.draw(st.sampled_from(["plain", "packed", "framed", "dictionary", "arc", "arc packed"]))
    arc = [ARC_HEAD, *(arc_record(answer(story(n)), FOUR[n]) for n in range(3))]
    made = {
        "plain": b"".join(pages(3)),
        "packed": packed(pages(3)),
        "framed": framed(pages(3)),
        "dictionary": with_dictionary(pages(3)),
        "arc": b"".join(arc),
        "arc packed": packed(arc),
    }
    whole = made[kind]
    at = data.draw(st.integers(0, len(whole)))
    damaged = whole[:at] + data.draw(st.binary(max_size=30)) + whole[at + data.draw(st.integers(0, 300)) :]
    path = tmp_path_factory.mktemp("any") / "any.warc"
    path.write_bytes(damaged)
    for capture in captures([str(path)]):
        assert (capture.data is None) == (capture.error is not None)
        assert capture.error is None or isinstance(capture.error, KeisuError)
