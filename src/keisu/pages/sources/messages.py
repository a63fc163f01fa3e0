"""HTTP messages as they lie in archives and come over the network: headers, media type, the body unpacked."""

import io
import re
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from keisu.errors import BrokenRecord
from keisu.pages.limits import Limits

if TYPE_CHECKING:
    from fastwarc.stream_io import WarcReader

_GZIP = b"\x1f\x8b"
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")
ANSWER = "application/http"
_OK = 200
_LONGEST_HEAD = 65_536
_MOST_CODINGS = 3
_MOST_MEMBERS = 100  # gzip members of one body that are joined
_STEP = 1 << 20
_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:+-]{1,40})""", re.IGNORECASE)
_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})


@dataclass(frozen=True, slots=True)
class Message:
    """An HTTP response: its status, its headers by folded name (the last of each), its body as it was sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Body:
    """A body unpacked, and remarks on it. `unchunked` is the body without its transfer coding, still packed."""

    data: bytes
    unchunked: bytes
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page in a record: its bytes unpacked, what was said of them, remarks; `payloads` are the bytes of which a
    payload digest may have been taken, since archivers differ in that."""

    data: bytes
    media_type: str | None
    charset: str | None
    notes: tuple[str, ...]
    payloads: tuple[bytes, ...]


def page_of(block: bytes, content_type: str, limits: Limits) -> Page | None:
    """The page in the block of a record of that type: an answer with status 200 in HTML or text, or HTML or text as
    it is; None for all else. Raises UnpackedTooLarge and BrokenRecord as `unpacked` does."""
    if not content_type.casefold().startswith("application/http"):
        kind, charset = media_type(content_type)
        return Page(block, kind, charset, (), (block,)) if may_be_page(kind, block) else None
    answer = parsed(block)
    if answer is None or answer.status != _OK:
        return None
    kind, charset = media_type(answer.headers.get("content-type"))
    if kind is not None and kind not in _PAGES:
        return None
    body = unpacked(answer.body, answer.headers, limits)
    if not may_be_page(kind, body.data):
        return None
    return Page(body.data, kind, charset, body.notes, (answer.body, body.unchunked, body.data))


def parsed(block: bytes) -> Message | None:
    """The response in the block of a record, or None if it is none."""
    m = _STATUS.match(block)
    if not m:
        return None
    end, width = _end_of_head(block)
    if end < 0:
        return None
    lines = block[:end].decode("latin-1").splitlines()[1:]
    headers = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if colon and not name[:1].isspace():
            headers[name.strip().casefold()] = value.strip()
    return Message(int(m[1]), headers, block[end + width :])


def _end_of_head(block: bytes) -> tuple[int, int]:
    """Where the head ends, and how wide the empty line is; -1 if it does not end."""
    end = block.find(b"\r\n\r\n", 0, _LONGEST_HEAD)
    bare = block.find(b"\n\n", 0, end if end >= 0 else _LONGEST_HEAD)
    return (bare, 2) if bare >= 0 else (end, 4)


def media_type(value: str | None) -> tuple[str | None, str | None]:
    """The media type and the charset in a Content-Type, folded; None for what it does not say."""
    if not value:
        return None, None
    kind = value.partition(";")[0].strip().casefold()
    charset = _CHARSET.search(value, 0, 1000)
    return kind or None, charset[1].casefold() if charset else None


def may_be_page(kind: str | None, data: bytes) -> bool:
    """Whether a body is HTML or text by its media type, or by its first bytes if it has none."""
    return kind in _PAGES if kind else data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def unpacked(body: bytes, headers: Mapping[str, str], limits: Limits) -> Body:
    """A body with its transfer and content codings undone, as far as it really is in them.

    Archives often keep a body unpacked under the headers of the packed one: what is not in a coding is left as it
    is. Raises UnpackedTooLarge before more than the bound is unpacked, and BrokenRecord for a packed body of which
    nothing can be unpacked.
    """
    notes: list[str] = []
    if "chunked" in headers.get("transfer-encoding", "").casefold():
        body, whole = _dechunked(body)
        if not whole:
            notes.append("the page breaks off: its last chunk is missing")
    elif (length := headers.get("content-length", "")).isdigit() and len(body) < int(length[:18]):
        notes.append(f"the page breaks off: {len(body):,} of {int(length[:18]):,} bytes are there")
    data = body
    codings = [c.strip().casefold() for c in headers.get("content-encoding", "").split(",") if c.strip()]
    if len(codings) > _MOST_CODINGS:
        raise BrokenRecord(f"the page is packed {len(codings)} times over")
    for coding in reversed(codings):
        data, whole = _decoded(data, coding, limits)
        if not whole:
            notes.append(f"the page breaks off in its packing ({coding})")
    limits.check_unpacked(len(data))
    return Body(data, body, tuple(dict.fromkeys(notes)))


def gunzipped(data: bytes, limits: Limits) -> Body:
    """A file with its gzip undone; as it is if it is not packed. Raises what `unpacked` does."""
    return unpacked(data, {"content-encoding": "gzip"}, limits) if data.startswith(_GZIP) else Body(data, data)


def _dechunked(body: bytes) -> tuple[bytes, bool]:
    """The body without its chunk marks, and whether its last chunk is there; as it is if it has none."""
    parts: list[bytes] = []
    at = 0
    while m := _CHUNK.match(body, at):
        size = int(m[1], 16)
        if size == 0:
            return b"".join(parts), True
        parts.append(body[m.end() : m.end() + size])
        at = m.end() + size
        if body[at : at + 2] == b"\r\n":
            at += 2
        elif body[at : at + 1] == b"\n":
            at += 1
        else:
            break
    return (b"".join(parts), False) if parts else (body, True)


def _decoded(data: bytes, coding: str, limits: Limits) -> tuple[bytes, bool]:
    """`data` with one content coding undone, and whether it is whole."""
    if coding in ("gzip", "x-gzip"):
        return _gunzipped(data, limits) if data.startswith(_GZIP) else (data, True)
    if coding == "deflate":
        if len(data) > 1 and data[0] & 15 == 8 and (data[0] << 8 | data[1]) % 31 == 0:
            return _inflated(data, 15, limits)
        return (data, True) if data.lstrip()[:1] == b"<" else _inflated(data, -15, limits)
    if coding in ("br", "zstd") and data.lstrip()[:1] != b"<":
        return _streamed(data, coding, limits)
    return data, True


def _gunzipped(data: bytes, limits: Limits) -> tuple[bytes, bool]:
    """gzip undone by fastwarc, which is faster than zlib and silent where the packing breaks off: what it says is
    taken if it is as long as the packing's last bytes say, and otherwise zlib is asked."""
    from fastwarc.stream_io import GzipReader

    made = b""
    with suppress(OSError, ValueError):
        made = _read(GzipReader(io.BytesIO(data)), limits)
    if made and int.from_bytes(data[-4:], "little") == len(made) & 0xFFFFFFFF:
        return made, True
    return _inflated(data, 31, limits)


def _inflated(data: bytes, bits: int, limits: Limits) -> tuple[bytes, bool]:
    made = bytearray()
    for _ in range(_MOST_MEMBERS):
        unpacker = zlib.decompressobj(bits)
        try:
            made += unpacker.decompress(data, limits.unpacked + 1 - len(made))
        except zlib.error:
            made += _as_far_as_it_goes(data, bits, limits)
            if not made:
                raise BrokenRecord("the page is packed, and its packing is broken") from None
            return bytes(made), False
        limits.check_unpacked(len(made))
        data = unpacker.unused_data
        if not unpacker.eof:
            return bytes(made), False
        if data[:2] != b"\x1f\x8b":
            return bytes(made), True
    return bytes(made), False


def _as_far_as_it_goes(data: bytes, bits: int, limits: Limits) -> bytes:
    """What can be unpacked in front of the place where the packing is broken."""
    unpacker = zlib.decompressobj(bits)
    made = bytearray()
    try:
        for at in range(0, len(data), 256):
            made += unpacker.decompress(data[at : at + 256], limits.unpacked + 1 - len(made))
            limits.check_unpacked(len(made))
    except zlib.error:
        pass
    return bytes(made)


def _streamed(data: bytes, coding: str, limits: Limits) -> tuple[bytes, bool]:
    from fastwarc.stream_io import BrotliReader, ZstdReader

    reader = (BrotliReader if coding == "br" else ZstdReader)(io.BytesIO(data))
    try:
        return _read(reader, limits), True
    except (OSError, ValueError):
        raise BrokenRecord("the page is packed, and its packing is broken") from None


def _read(reader: "WarcReader", limits: Limits) -> bytes:
    """All that a reader unpacks, in steps, so that no more than a step is unpacked beyond the bound."""
    made = bytearray()
    while part := reader.read(min(_STEP, limits.unpacked + 1)):
        made += part
        limits.check_unpacked(len(made))
    return bytes(made)
