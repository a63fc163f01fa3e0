"""Archives made by hand, so that they can be made wrong."""

import base64
import gzip
import hashlib
import io

from fastwarc.stream_io import ZstdWriter, zstd_train_dictionary_from_samples

STORY = (
    "<html lang='en'><head><title>Kei cars {n}</title></head><body><article><h1>Kei cars {n}</h1><p>The Honda N-Box "
    "was the best-selling kei car in Japan in November with 16,198 units, page {n}.</p>"
    "<p>The Suzuki Spacia came next.</p></article></body></html>"
)


def story(number: int = 0) -> bytes:
    return STORY.format(n=number).encode()


def answer(body: bytes, *headers: str, status: int = 200, kind: str = "text/html; charset=utf-8") -> bytes:
    lines = [f"HTTP/1.1 {status} OK", f"Content-Type: {kind}", *headers, "", ""]
    return "\r\n".join(line for line in lines).encode() + body


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def record(
    block: bytes,
    url: str = "http://example.org/a",
    *headers: str,
    kind: str = "response",
    content_type: str = "application/http; msgtype=response",
    length: int | None = None,
) -> bytes:
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>",
        "WARC-Date: 2025-12-04T01:02:03Z",
        f"WARC-Target-URI: {url}",
        f"Content-Type: {content_type}",
        *headers,
        f"Content-Length: {len(block) if length is None else length}",
        "",
        "",
    ]
    return "\r\n".join(lines).encode() + block + b"\r\n\r\n"


def pages(count: int) -> list[bytes]:
    return [record(answer(story(n)), f"http://example.org/{n}") for n in range(count)]


def packed(records: list[bytes]) -> bytes:
    return b"".join(gzip.compress(r) for r in records)


def framed(records: list[bytes], dictionary: bytes | None = None, *, pack_dictionary: bool = False) -> bytes:
    """The records with a zstd frame for each, behind a frame with the dictionary if there is one."""
    made = io.BytesIO()
    writer = ZstdWriter(made, dictionary=dictionary, compress_dictionary_frame=pack_dictionary)
    for one in records:
        writer.write(one)
        writer.finish()
    writer.close()
    return made.getvalue()


def arc_record(block: bytes, url: str, length: int | None = None) -> bytes:
    size = len(block) if length is None else length
    return f"{url} 192.0.2.1 20070102030405 text/html {size}\n".encode() + block + b"\n"


ARC_HEAD = (
    b"filedesc://x.arc 0.0.0.0 20070101000000 text/plain 76\n1 0 InternetArchive\n"
    b"URL IP-address Archive-date Content-type Archive-length\n\n"
)


DICTIONARY = zstd_train_dictionary_from_samples(
    [record(answer(story(n) + str(n**9).encode()), f"http://example.org/{n}") for n in range(500)], 8_000
)


def with_dictionary(records):
    return framed(records, DICTIONARY)


def with_packed_dictionary(records):
    return framed(records, DICTIONARY, pack_dictionary=True)


WAYS = [b"".join, packed, framed, with_dictionary, with_packed_dictionary]
FOUR = [f"http://example.org/{n}" for n in range(4)]


def urls(found):
    return [c.url for c in found if c.error is None]


def errors(found):
    return [type(c.error) for c in found if c.error is not None]
