"""Web archives in the form WARC: the pages in them, and the records that lie.

fastwarc reads the records, packed or not. What it passes in silence is checked here: a record that is shorter than it
declares, one whose declared length does not lead to the next, one whose bytes do not have the declared digest. After
bytes that are no record, reading goes on with the next record that can be found.
"""

import mmap
import re
from collections.abc import Generator, Iterator
from typing import IO, Any

from keisu.errors import BrokenArchive, BrokenRecord, NoPageHere, OverBound, PageTooLarge, shown
from keisu.pages.limits import Limits
from keisu.pages.sources import messages
from keisu.pages.sources.capture import Capture, address, moment
from keisu.pages.sources.digests import bears_out
from keisu.pages.sources.packing import packing_of

MARK = b"WARC/"
_NEXT = re.compile(rb"(?<=\n)WARC/\d\.\d{1,3}\r?\n[A-Za-z-]{2,40}:")
_HEAD = re.compile(rb"WARC/.{0,65536}?\r?\n\r?\n", re.DOTALL)
_TYPES = frozenset({"response", "resource", "conversion"})
_LOOKED_AT = 512  # bytes behind the last record that may fill up a block
_MOST_BREAKS = 1_000  # places at which an archive may be broken before the rest is given up


def pages_of_warc(file: IO[bytes], name: str, limits: Limits) -> Iterator[Capture]:
    """The pages in an archive (a file that can be sought in and is not empty), a capture each, in order.

    Pages are the answers with status 200 in HTML or text, and records of resources and conversions in these; all else
    is passed over. A capture is named by the archive and the byte at which its record begins (or the member or frame
    that it is packed in), and has the record's address and date. Of a page in segments the first is read, with a note,
    and each of the others is a capture with an error (NoPageHere). What breaks off or lies is a capture with an error
    (BrokenRecord, BrokenArchive, OverBound), and the rest go on.
    """
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as raw:
        run = _Run(file, raw, name, limits)
        start = 0
        for _ in range(_MOST_BREAKS):
            later = yield from run.captures(start)
            if later is None:
                return
            start = later
        yield Capture(name, error=BrokenArchive(f"broken in {_MOST_BREAKS:,} places; the rest is not read"))


class _Run:
    """The reading of an archive from one place up to the next at which it is broken."""

    def __init__(self, file: IO[bytes], raw: mmap.mmap, name: str, limits: Limits) -> None:
        self._file = file
        self._raw = raw
        self._name = name
        self._limits = limits
        self._packing = packing_of(raw, limits)
        self._shift = 0  # from the places that fastwarc tells to those in the archive

    def captures(self, start: int) -> Generator[Capture, None, int | None]:
        """The captures from `start` on; returns where to go on after a broken place, None at the end.

        Each capture is held back until the record behind it shows its declared length to be true.
        """
        from fastwarc.warc import ArchiveIterator

        stream: Any = self._file
        if self._packing:
            stream, self._shift = self._packing.stream(self._file, start)
        else:
            stream.seek(start)
        records = iter(ArchiveIterator(stream, parse_http=False))
        held: Capture | None = None
        last: tuple[int, int] | None = None  # where the last record begins, and its declared length
        while True:
            try:
                record = next(records, None)
            except OSError as error:
                return (yield from self._broken(start, held, last, shown(str(error))))
            if held is not None:
                yield held
            if record is None:
                if self._packing and last is not None and (torn := self._torn(last[0])):
                    yield torn
                return None
            at, size = record.stream_pos + self._shift, record.content_length
            last = (at, size)
            try:
                held = self._capture(record)
            except (BrokenRecord, OSError) as error:
                lie = error if isinstance(error, BrokenRecord) else BrokenRecord(f"it breaks off: {shown(str(error))}")
                yield self._at(at, error=lie, url=_address(record))
                return self._next(at + 1)
            except OverBound as error:
                held = self._at(at, error=error, url=_address(record))
                if isinstance(error, PageTooLarge) and not self._passed_over(record):
                    yield held
                    return self._next(at + 1)

    def _broken(
        self, start: int, held: Capture | None, last: tuple[int, int] | None, reason: str
    ) -> Generator[Capture, None, int | None]:
        """What is known where the bytes behind the last record are no record; returns where to go on."""
        if last is None:
            yield self._at(start, error=BrokenArchive(f"no record begins here: {reason}"))
            return self._next(start + 1)
        end = self._end(*last)
        if end is None:
            error = BrokenRecord("its declared length does not lead to the next record")
            yield self._at(last[0], error=error, url=held.url if held else None)
            return self._next(last[0] + 1)
        if held is not None:
            yield held
        later = self._next(end)
        if later != end:  # else what begins here like a record is told of when it is read
            yield self._at(end, error=BrokenArchive(f"no record begins here: {reason}"))
        return later

    def _torn(self, start: int) -> Capture | None:
        """The error for packing that breaks off behind the last record, which begins at `start`."""
        member = self._packing.member(start, self._limits.unpacked) if self._packing else None
        if member is None or not self._raw[member[1] : member[1] + _LOOKED_AT].strip(b"\0\r\n"):
            return None
        return self._at(member[1], error=BrokenArchive("the archive breaks off here"))

    def _at(self, place: int, **what: Any) -> Capture:
        return Capture(f"{self._name}:{place}", **what)

    def _next(self, place: int) -> int | None:
        """Where the next record begins, at `place` or behind it."""
        if self._packing:
            return self._packing.next_member(place, MARK)
        m = _NEXT.search(self._raw, place)
        return m.start() if m else None

    def _end(self, start: int, size: int) -> int | None:
        """Where the record that begins at `start` ends by its declared length, if an empty line closes it there."""
        record: bytes | mmap.mmap = self._raw
        begin, end = start, -1
        if self._packing:
            member = self._packing.member(start, self._limits.unpacked)
            if member is None:
                return None
            (record, end), begin = member, 0
        m = _HEAD.match(record, begin)
        closing = m.end() + size if m else len(record)
        width = next((len(mark) for mark in (b"\r\n\r\n", b"\n\n") if record[closing : closing + len(mark)] == mark), 0)
        if not width:
            return None
        return closing + width if not self._packing else end if closing + width == len(record) else None

    def _passed_over(self, record: Any) -> bool:
        """Whether all of a record could be passed over; no more is unpacked for that than the bound allows."""
        size: int = record.content_length
        return bool(record.reader.consume(min(size, self._limits.unpacked)) == size)

    def _capture(self, record: Any) -> Capture | None:
        """The page in a record, None if it holds none. Raises BrokenRecord, OverBound or fastwarc's OSError."""
        size: int = record.content_length
        if not (record.headers.get("Content-Length") or "").strip().isdigit():
            raise BrokenRecord("it breaks off in its head, or declares no length")
        kind = (record.headers.get("WARC-Type") or "").casefold()
        if kind not in _TYPES:
            if record.reader.consume(size) < size:
                raise BrokenRecord("it breaks off")
            return self._continued(record) if kind == "continuation" else None
        self._limits.check_bytes(size)
        block: bytes = record.reader.read(size)
        if len(block) < size:
            raise BrokenRecord(f"it breaks off: {len(block):,} of {size:,} bytes are there")
        if bears_out(record.headers.get("WARC-Block-Digest"), [block]) is False:
            raise BrokenRecord("its bytes do not have the digest that it declares")
        return self._page(record, block)

    def _continued(self, record: Any) -> Capture:
        """What is said of a record that goes on with one that begins elsewhere, maybe in another archive."""
        number, origin = (shown(record.headers.get(f"WARC-Segment-{k}") or "?", 80) for k in ("Number", "Origin-ID"))
        error = NoPageHere(f"it is segment {number} of the record {origin}, which begins elsewhere, and is not read")
        return self._at(record.stream_pos + self._shift, error=error, url=_address(record))

    def _page(self, record: Any, block: bytes) -> Capture | None:
        stated = record.headers.get("Content-Type") or ""
        page = messages.page_of(block, stated, self._limits)
        if page is None:
            return None
        segmented = record.headers.get("WARC-Segment-Number") is not None
        # the digest of a segmented payload is that of the whole
        if not segmented and bears_out(record.headers.get("WARC-Payload-Digest"), page.payloads) is False:
            raise BrokenRecord("its page does not have the digest that it declares")
        cut = record.headers.get("WARC-Truncated")
        notes = [*page.notes]
        if cut:
            notes.append(f"the archive says that the page was cut off ({shown(cut, 40)})")
        if segmented:
            notes.append("the archive has the page in several records, of which only the first is read")
        return self._at(
            record.stream_pos + self._shift,
            data=page.data,
            url=_address(record),
            date=moment(record.headers.get("WARC-Date")),
            media_type=page.media_type,
            charset=page.charset,
            notes=tuple(notes),
        )


def _address(record: Any) -> str | None:
    return address((record.headers.get("WARC-Target-URI") or "").strip(" <>"))
