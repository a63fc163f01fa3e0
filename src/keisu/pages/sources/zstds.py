"""Files made of zstd frames one behind the other, as archives are packed, with or without a dictionary in front.

The form is that of the proposal "Zstandard Compression for WARC Files 1.0": the dictionary, if there is one, is the
content of a skippable frame of its own at the very beginning, packed with zstd itself or not.
"""

import io
import mmap
import re
from typing import IO

from keisu.errors import BrokenArchive
from keisu.pages.limits import Limits

_MAGIC = b"\x28\xb5\x2f\xfd"
_DICTIONARY = b"\x5d\x2a\x4d\x18"
MAGICS = (_MAGIC, _DICTIONARY)
_FRAME = re.compile(re.escape(_MAGIC))
_SKIPPED = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18", re.DOTALL)
_REPEATED = 1  # the type of a block that is one byte, stated once
_LARGEST = 131_072  # bytes of a block, packed or not
_MOST_BLOCKS = 100_000  # of a frame; one of the 50 million bytes of the bound has 400


class Frames:
    """The frames of a file, and the dictionary that they need."""

    def __init__(self, raw: mmap.mmap, limits: Limits) -> None:
        """Raises BrokenArchive for a dictionary that cannot be read, UnpackedTooLarge for one over the bound."""
        self._raw = raw
        self._dictionary: bytes | None = None
        self._first = 0  # where the first frame behind the dictionary begins
        if raw[:4] == _DICTIONARY:
            self._first = _skipped(raw, 0)
            dictionary = raw[8 : self._first]
            if dictionary.startswith(_MAGIC):
                limits.check_unpacked(len(unpacked := _unpacked(dictionary, limits.unpacked + 1)))
                dictionary = unpacked
            if not dictionary or self._first > len(raw) or not _is_usable(dictionary):
                raise BrokenArchive("the dictionary at its beginning, without which nothing can be unpacked, is broken")
            self._dictionary = dictionary

    def begins(self, place: int, mark: bytes) -> bool:
        """Whether the frame at `place`, or the first one behind the dictionary there, unpacks to begin with `mark`."""
        place = self._first if place == 0 else place
        blocks = _blocks(self._raw, place)
        first = None if blocks is None else _block(self._raw, blocks)
        return first is not None and _unpacked(self._raw[place : first[0]], len(mark), self._dictionary) == mark

    def next_member(self, place: int, mark: bytes) -> int | None:
        """Where the next frame that unpacks to something beginning with `mark` begins, at `place` or behind it."""
        for m in _FRAME.finditer(self._raw, max(place, self._first)):
            if self.begins(m.start(), mark):
                return m.start()
        return None

    def member(self, start: int, most: int) -> tuple[bytes, int] | None:
        """What the frame at `start` unpacks to, and where it ends with the frames behind it that hold nothing; None if
        it is broken or is more than `most` bytes."""
        end = _frame_end(self._raw, start)
        if end is None:
            return None
        made = _unpacked(self._raw[start:end], most + 1, self._dictionary)
        while _SKIPPED.match(self._raw, end):
            end = _skipped(self._raw, end)
        return (made, end) if made and len(made) <= most else None

    def stream(self, file: IO[bytes], start: int) -> "tuple[IO[bytes] | _Resumed, int]":
        """The file from `start` on, behind its dictionary, and what is to be added to the places in that."""
        file.seek(start)
        if self._dictionary is None or start == 0:
            return file, 0
        return _Resumed(file, self._raw[: self._first]), start - self._first


class _Resumed:
    """A file that is read from where it stands, but for a head that is read first."""

    def __init__(self, file: IO[bytes], head: bytes) -> None:
        self._file = file
        self._head = head

    def read(self, size: int) -> bytes:
        """At most `size` bytes; none at the end."""
        part, self._head = self._head[:size], self._head[size:]
        return part or self._file.read(size)

    def tell(self) -> int:
        """Nought: fastwarc asks before it reads, and looks for a dictionary at the beginning only."""
        return 0


def _skipped(raw: mmap.mmap, place: int) -> int:
    """Where a skippable frame ends, which may be behind the end of the file."""
    return place + 8 + int.from_bytes(raw[place + 4 : place + 8], "little")


def _block(raw: mmap.mmap, at: int) -> tuple[int, bool] | None:
    """Where the block of a frame at `at` ends, and whether it is the last; None if it cannot be one or breaks off."""
    number = int.from_bytes(raw[at : at + 3], "little")
    kind, size = number >> 1 & 3, number >> 3
    end = at + 3 + (1 if kind == _REPEATED else size)
    return (end, bool(number & 1)) if size <= _LARGEST and kind < 3 and at + 3 <= end <= len(raw) else None


def _blocks(raw: mmap.mmap, start: int) -> int | None:
    """Where the first block of the frame at `start` begins; None if no frame begins there."""
    if raw[start : start + 4] != _MAGIC or start + 5 > len(raw):
        return None
    told = raw[start + 4]
    single = told >> 5 & 1
    return start + 5 + (1 - single) + (0, 1, 2, 4)[told & 3] + (single, 2, 4, 8)[told >> 6]


def _frame_end(raw: mmap.mmap, start: int) -> int | None:
    """Where the frame at `start` ends; None if it is none, breaks off, or has more blocks than anyone makes."""
    at = _blocks(raw, start)
    for _ in range(_MOST_BLOCKS):
        block = None if at is None else _block(raw, at)
        if block is None:
            return None
        at, last = block
        if last:
            at += 4 * (raw[start + 4] >> 2 & 1)  # the check sum
            return at if at <= len(raw) else None
    return None


def _is_usable(dictionary: bytes) -> bool:
    """Whether the unpacker takes a dictionary. Of a broken one it panics, in an exception that no other class holds."""
    from fastwarc.stream_io import ZstdReader

    try:
        ZstdReader(io.BytesIO(), dictionary=dictionary)
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            return False
        raise
    return True


def _unpacked(packed: bytes, most: int, dictionary: bytes | None = None) -> bytes:
    """At most `most` bytes of what a frame, or its beginning, unpacks to; nothing if it is broken."""
    from fastwarc.stream_io import ZstdReader

    made = bytearray()
    try:
        reader = ZstdReader(io.BytesIO(packed), dictionary=dictionary)
        while len(made) < most and (part := reader.read(most - len(made))):
            made += part
    except OSError:
        return b""
    return bytes(made)
