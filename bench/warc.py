"""python bench/warc.py [--pages FOLDER] [--times N] [--copies N] [--read N]

How fast pages come out of a web archive: keisu's iterator of captures (each record checked by declared length and
digest, each body unpacked), beside fastwarc alone (its records parsed, bodies decoded and read, nothing checked, and
once with its own check of digests) and warcio. The archive is made here of the saved pages under FOLDER, as a crawler
would: each an answer packed by its server, in a record with both digests, in a gzip member of its own. With --read, so
many of the pages are also read into articles, which shows what share of the whole road the archive is.

Prints pages/s of the best of N runs of each, and the ratio to fastwarc alone. warcio is left out, and that is said,
where it is not installed.
"""

import argparse
import base64
import gzip
import hashlib
import io
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from keisu.pages import captures
from keisu.road import read_many

_PAGES = Path(__file__).parents[2] / "shared" / "data" / "articles"


def digest(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def record(page: bytes, number: int) -> bytes:
    """The request and the answer of one page, as two members."""
    body = gzip.compress(page, 6)
    head = (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    block = head.encode() + body
    url = f"http://example.org/{number}"
    asked = f"GET /{number} HTTP/1.1\r\nHost: example.org\r\n\r\n".encode()
    return member("request", url, asked) + member("response", url, block, f"WARC-Payload-Digest: {digest(body)}\r\n")


def member(kind: str, url: str, block: bytes, more: str = "") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:{digest(block)}>\r\n"
        "WARC-Date: 2025-12-04T01:02:03Z\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Block-Digest: {digest(block)}\r\n{more}"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", 6)


def by_keisu(path: str) -> int:
    size = 0
    for capture in captures([path]):
        if capture.data is None:
            raise SystemExit(f"{capture.name}: {capture.error}")
        size += len(capture.data)
    return size


def by_fastwarc(path: str, *, verify: bool = False) -> int:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    records = ArchiveIterator(path, record_types=WarcRecordType.response, auto_decode="all", verify_digests=verify)
    return sum(len(r.reader.read()) for r in records)


def by_warcio(path: str) -> int:
    from warcio.archiveiterator import ArchiveIterator

    with Path(path).open("rb") as file:
        return sum(len(r.content_stream().read()) for r in ArchiveIterator(file) if r.rec_type == "response")


def best(runs: dict[str, Callable[[str], int]], path: str, times: int, size: int) -> dict[str, float]:
    """The seconds of each reader's best run; they take turns, so that a busy machine is busy for all."""
    spent = dict.fromkeys(runs, float("inf"))
    for _ in range(times):
        for name, run in runs.items():
            began = time.perf_counter()
            found = run(path)
            spent[name] = min(spent[name], time.perf_counter() - began)
            if found != size:
                raise SystemExit(f"{name} found {found:,} bytes of {size:,}")
    return spent


def main(argv: list[str] | None = None) -> int:
    """Print the table; 1 if there are no pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=_PAGES, help="saved pages, .html or .html.gz, at any depth")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--copies", type=int, default=1, help="how often each page is in the archive")
    parser.add_argument("--read", type=int, default=0, metavar="N", help="read the first N pages into articles too")
    options = parser.parse_args(argv)
    paths = sorted(p for p in options.pages.rglob("*") if p.name.endswith((".html", ".html.gz")))
    if not paths:
        print(f"{options.pages}: no saved pages there", file=sys.stderr)
        return 1
    pages = [gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes() for p in paths]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        made = io.BytesIO()
        for number, page in enumerate(pages * options.copies):
            made.write(record(page, number))
        path.write_bytes(made.getvalue())
        count = len(pages) * options.copies
        size = sum(map(len, pages)) * options.copies
        print(f"{count} pages, {size / 1e6:.0f} MB of HTML, {path.stat().st_size / 1e6:.0f} MB packed")
        runs: dict[str, Callable[[str], int]] = {
            "fastwarc alone": by_fastwarc,
            "fastwarc, its digests": lambda p: by_fastwarc(p, verify=True),
            "keisu captures": by_keisu,
        }
        try:
            import warcio  # noqa: F401
        except ImportError:
            print("warcio is not installed: left out")
        else:
            runs["warcio"] = by_warcio
        spent = best(runs, str(path), options.times, size)
        print(f"\n| reader | pages/s | MB/s | ratio |\n{'| --- ' * 4}|")
        for name, seconds in spent.items():
            ratio = spent["fastwarc alone"] / seconds
            print(f"| {name} | {count / seconds:,.0f} | {size / seconds / 1e6:,.0f} | {ratio:.2f} |")
        if options.read:
            began = time.perf_counter()
            for number, _ in enumerate(read_many(str(path)), start=1):
                if number == options.read:
                    break
            print(f"\nread into articles: {number / (time.perf_counter() - began):,.1f} pages/s ({number} pages)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
