"""Files made of gzip members one behind the other, as archives are packed."""

import mmap
import re
import zlib
from typing import IO

MAGIC = b"\x1f\x8b\x08"
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_GZIP = 31  # what zlib calls gzip with its header
_PEEK = 4_096
_STEP = 65_536


class Members:
    """The gzip members of a file."""

    def __init__(self, raw: mmap.mmap) -> None:
        self._raw = raw

    def begins(self, place: int, mark: bytes) -> bool:
        """Whether the member at `place` unpacks to something that begins with `mark`."""
        try:
            packed = self._raw[place : place + _PEEK]
            return zlib.decompressobj(_GZIP).decompress(packed, len(mark)) == mark
        except zlib.error:
            return False

    def next_member(self, place: int, mark: bytes) -> int | None:
        """Where the next member that unpacks to something beginning with `mark` begins, at `place` or behind it."""
        for m in _MEMBER.finditer(self._raw, place):
            if self.begins(m.start(), mark):
                return m.start()
        return None

    def member(self, start: int, most: int) -> tuple[bytes, int] | None:
        """What the member at `start` unpacks to, and where it ends; None if it is broken or is more than `most`
        bytes."""
        unpacker = zlib.decompressobj(_GZIP)
        made = bytearray()
        at = start
        try:
            while not unpacker.eof:
                part = self._raw[at : at + _STEP]
                made += unpacker.decompress(part, most + 1 - len(made))
                if not part or len(made) > most:
                    return None
                at += len(part)
        except zlib.error:
            return None
        return bytes(made), at - len(unpacker.unused_data)

    def stream(self, file: IO[bytes], start: int) -> tuple[IO[bytes], int]:
        """The file from `start` on, and what is to be added to the places in it: nothing."""
        file.seek(start)
        return file, 0
