"""Archives packed with zstd, with and without a dictionary, and pages in segments."""

import pytest
from archives import FOUR, WAYS, answer, errors, framed, pages, record, sha1, story, urls, with_packed_dictionary

from keisu.errors import BrokenArchive, NoPageHere, UnpackedTooLarge
from keisu.pages import Limits

FIRST = story()[:5]


@pytest.mark.parametrize("pack", WAYS)
def test_a_page_in_segments_is_named_and_its_continuations_are_no_pages(taken, pack):
    whole = story()
    first = record(
        answer(FIRST), FOUR[0], "WARC-Segment-Number: 1", f"WARC-Payload-Digest: {sha1(whole)}", "WARC-Truncated: no"
    )
    rest = record(
        whole * 2,
        FOUR[0],
        "WARC-Segment-Number: 2",
        "WARC-Segment-Origin-ID: <urn:uuid:1>",
        "WARC-Segment-Total-Length: 9",
        kind="continuation",
        content_type="text/html",
    )
    found = taken(pack([first, rest, pages(2)[1]]))
    assert urls(found) == FOUR[:2]
    assert found[0].data == FIRST
    assert "only the first is read" in found[0].notes[-1]
    assert found[2].notes == ()
    assert (errors(found), found[1].url) == ([NoPageHere], FOUR[0])
    assert str(found[1].error) == (
        "it is segment 2 of the record <urn:uuid:1>, which begins elsewhere, and is not read"
    )


@pytest.mark.parametrize("pack", WAYS[2:])
@pytest.mark.parametrize("at", [20, -3])
def test_a_broken_frame_is_said(taken, pack, at):
    starts = [len(pack(pages(n))) for n in (1, 2)]
    whole = bytearray(pack(pages(4)))
    whole[starts[0] + at if at > 0 else starts[1] + at] ^= 0xFF
    found = taken(bytes(whole), "crawl.warc.zst")
    assert urls(found) == [FOUR[0], *FOUR[2:]]
    assert len(errors(found)) == 1


def test_frames_that_hold_nothing_are_passed_over(taken):
    nothing = b"\x50\x2a\x4d\x18\x03\0\0\0abc"
    made = [framed([p]) for p in pages(3)]
    assert urls(taken(nothing.join(made) + nothing)) == FOUR[:3]
    broken = bytearray(made[1])
    broken[20] ^= 0xFF
    found = taken(nothing.join([made[0], bytes(broken), made[2]]))
    assert (urls(found), len(errors(found))) == ([FOUR[0], FOUR[2]], 1)


def test_a_dictionary_that_is_broken_or_too_large_is_said(taken):
    whole = with_packed_dictionary(pages(2))
    assert errors(taken(whole[:30])) == [BrokenArchive]
    assert errors(taken(whole[:8] + whole[60:])) == [BrokenArchive]
    assert errors(taken(whole, limits=Limits(unpacked=5_000))) == [UnpackedTooLarge]
    assert urls(taken(whole, limits=Limits(unpacked=9_000))) == FOUR[:2]
    assert errors(taken(whole[-40:], "no-dictionary.warc.zst")) == [BrokenArchive]


def test_a_frame_of_endless_blocks_is_no_page_and_what_comes_behind_it_is_read(taken):
    endless = framed(pages(1))[:4] + b"\x20\0" + b"\0\0\0" * 200_000
    found = taken(framed(pages(1)) + endless + framed(pages(2)[1:]))
    assert urls(found) == FOUR[:2]
    assert errors(found) == [BrokenArchive]
