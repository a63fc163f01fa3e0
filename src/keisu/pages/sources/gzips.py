"""Files made of gzip members one behind the other, as archives are packed."""

import mmap
import re
import zlib

MAGIC = b"\x1f\x8b\x08"
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_GZIP = 31  # what zlib calls gzip with its header
_PEEK = 4_096
_STEP = 65_536


def begins(packed: bytes, mark: bytes) -> bool:
    """Whether the beginning of a gzip member unpacks to something that begins with `mark`."""
    try:
        return zlib.decompressobj(_GZIP).decompress(packed, len(mark)) == mark
    except zlib.error:
        return False


def next_member(raw: mmap.mmap, place: int, mark: bytes) -> int | None:
    """Where the next member that unpacks to something beginning with `mark` begins, at `place` or behind it."""
    for m in _MEMBER.finditer(raw, place):
        if begins(raw[m.start() : m.start() + _PEEK], mark):
            return m.start()
    return None


def member(raw: mmap.mmap, start: int, most: int) -> tuple[bytes, int] | None:
    """What the member at `start` unpacks to, and where it ends; None if it is broken or is more than `most` bytes."""
    unpacker = zlib.decompressobj(_GZIP)
    made = bytearray()
    at = start
    try:
        while not unpacker.eof:
            part = raw[at : at + _STEP]
            made += unpacker.decompress(part, most + 1 - len(made))
            if not part or len(made) > most:
                return None
            at += len(part)
    except zlib.error:
        return None
    return bytes(made), at - len(unpacker.unused_data)
