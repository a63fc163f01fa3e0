"""Web archives in the form ARC, which came before WARC: a line of address, date, type and length, then the answer."""

import mmap
import re
from collections.abc import Iterator
from typing import IO

from keisu.errors import BrokenRecord, OverBound
from keisu.pages.limits import Limits
from keisu.pages.sources import gzips, messages
from keisu.pages.sources.capture import Capture, address, moment

MARK = b"filedesc:"
_HEAD = (
    rb"([a-z][a-z0-9+.-]{0,20}:[^ \r\n]*) (?:\S{1,64}) (\d{12,14}) (?:\S{1,200})(?: [^\r\n]{0,9999})? (\d{1,15})\r?\n"
)
_FIRST = re.compile(_HEAD)
_NEXT = re.compile(rb"(?<=\n)" + _HEAD)
_LINE_ENDS = re.compile(rb"[\r\n]*+")


def pages_of_arc(file: IO[bytes], name: str, limits: Limits) -> Iterator[Capture]:
    """The pages in an archive of version 1 or 2, a capture each, in order: answers with status 200 in HTML or text.

    The archive may be packed, as is usual: a gzip member for each record. A capture is named by the archive and the
    byte at which its record or its member begins, and has the record's address and date. A record that breaks off, or
    whose declared length does not lead to the next, is a capture with an error (BrokenRecord), as is a member that
    cannot be unpacked within the bound, and the rest go on.
    """
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as raw:
        if raw[:3] != gzips.MAGIC:
            yield from _records(raw, name, None, limits)
            return
        members = gzips.Members(raw)
        at: int | None = 0
        while at is not None and at < len(raw):
            member = members.member(at, limits.unpacked)
            if member is None:
                reason = "its packing is broken, or it unpacks to more than the bound"
                yield Capture(f"{name}:{at}", error=BrokenRecord(reason))
                at = members.next_member(at + 1, b"http")
            else:
                yield from _records(member[0], name, at, limits)
                at = member[1]


def _records(data: bytes | mmap.mmap, name: str, place: int | None, limits: Limits) -> Iterator[Capture]:
    """The pages among the records in `data`, which lies at `place` of the archive or is all of it."""
    at = 0
    while at < len(data):
        called = f"{name}:{at if place is None else place}"
        head = _FIRST.match(data, at)
        if head is None:
            yield Capture(called, error=BrokenRecord("the head of a record is missing here"))
            end = None
        else:
            end = _closed_end(data, head)
            url = address(head[1].decode("utf-8", "replace"))
            page = _page(called, url, head, data, end, limits)
            if page is not None:
                yield page
        if end is None:
            later = _NEXT.search(data, head.end() - 1 if head else at)
            at = later.start() if later else len(data)
        else:
            at = end


def _closed_end(data: bytes | mmap.mmap, head: re.Match[bytes]) -> int | None:
    """Where the record and its line end stop, if its declared length leads to a line end or the end of all."""
    end = head.end() + int(head[3])
    if end > len(data) or (end < len(data) and data[end : end + 1] not in (b"\n", b"\r")):
        return None
    closing = _LINE_ENDS.match(data, end)
    return closing.end() if closing else end


def _page(
    name: str, url: str | None, head: re.Match[bytes], data: bytes | mmap.mmap, end: int | None, limits: Limits
) -> Capture | None:
    size = int(head[3])
    date = _date(head[2].decode())
    try:
        if end is None:
            there = len(data) - head.end()
            raise BrokenRecord(
                f"it breaks off: {there:,} of {size:,} bytes are there"
                if there < size
                else "its declared length does not lead to the next record"
            )
        limits.check_bytes(size)
        page = messages.page_of(data[head.end() : head.end() + size], messages.ANSWER, limits)
    except (BrokenRecord, OverBound) as error:
        return Capture(name, error=error, url=url, date=date)
    if page is None:
        return None
    return Capture(name, page.data, None, url, date, page.media_type, page.charset, page.notes)


def _date(digits: str) -> str | None:
    d = digits.ljust(14, "0")
    return moment(f"{d[:4]}-{d[4:6]}-{d[6:8]}T{d[8:10]}:{d[10:12]}:{d[12:14]}Z")
