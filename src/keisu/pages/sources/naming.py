"""From names to captures: what a name stands for, and the one iterator over all."""

import mmap
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from glob import has_magic, iglob
from pathlib import Path
from typing import IO

from keisu.errors import BrokenArchive, EmptyFolder, KeisuError, MissingSource, NoPageHere, shown
from keisu.pages.limits import DEFAULTS, Limits
from keisu.pages.sources import arc, packing, warc
from keisu.pages.sources.capture import Capture
from keisu.pages.sources.feeds import entries, root_of
from keisu.pages.sources.fetching import Fetcher

_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt", ".md", ".rss", ".atom", ""})
_PACKED = (".html.gz", ".htm.gz", ".xhtml.gz", ".txt.gz", ".md.gz")
_ARCHIVES = (".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz", ".wet", ".wet.gz")
_SITEMAPS = frozenset({"urlset", "sitemapindex"})
_PEEK = 4_096
_KINDS = ((warc.MARK, warc.pages_of_warc), (arc.MARK, arc.pages_of_arc))


def captures(sources: Iterable[str], *, limits: Limits = DEFAULTS, fetcher: Fetcher | None = None) -> Iterator[Capture]:
    """The pages that the sources hold, in order, each taken in when it is asked for.

    A source is the path of a file, a folder (recursively, sorted by path), a pattern with ``*``, ``?``, ``[]`` or
    ``**`` for which there is no such file, an address of http or https, or "-" for standard input. What a file holds
    is told by its bytes: a web archive (WARC or ARC, packed or not) gives the pages in it, a feed its entries, a
    sitemap none, since it lists only addresses (`listed`), and anything else is a page. A file that is named is taken
    whatever its suffix; of a folder only what may be a page, a feed or an archive by its suffix is taken, and nothing
    hidden.

    Never raises for an input: a failure is a capture with an `error` (SourceError, or OverBound for what is over one
    of the `limits`), and the rest go on. Nothing is fetched but the addresses among the sources, by `fetcher`.
    """
    for source in sources:
        name = shown(source, limit=2000)
        try:
            if source == "-":
                yield from _standard_input(limits)
            elif _is_address(source):
                fetcher = fetcher or Fetcher(limits)
                yield from _unfolded(fetcher.fetch(source))
            else:
                for path in _files(source):
                    yield from _file(path, limits)
        except KeisuError as error:
            yield Capture(name, error=error)


def taken(source: str, *, limits: Limits = DEFAULTS, fetcher: Fetcher | None = None) -> Capture:
    """The bytes of one file, address or "-" as they are, whatever they hold; fails as `captures` does."""
    name = shown(source, limit=2000)
    try:
        if _is_address(source):
            return (fetcher or Fetcher(limits)).fetch(source)
        with nullcontext(sys.stdin.buffer) if source == "-" else Path(source).open("rb") as file:
            data = file.read(limits.bytes + 1)
        limits.check_bytes(len(data))
    except (OSError, ValueError) as error:
        return Capture(name, error=MissingSource(f"{name} cannot be read: {_reason(error)}"))
    except KeisuError as error:
        return Capture(name, error=error)
    return Capture(name, data)


def _is_address(source: str) -> bool:
    """Whether a source looks like an address ("ftp://..." does too, and is refused when it is fetched)."""
    scheme, sign, _ = source.partition("://")
    return bool(sign) and scheme.isascii() and scheme.isalnum()


def _files(source: str) -> list[Path]:
    if not source:
        raise MissingSource("a source without a name was given; for the folder you are in, give a dot")
    at = Path(source)
    try:
        if not at.exists():
            matches = iglob(source, recursive=True)  # noqa: PTH207 - of a Path no pattern may be absolute
            found = sorted(Path(p) for p in matches) if has_magic(source) else []
            found = [p for p in found if p.is_file()]
            if not found:
                what = "fits the pattern" if has_magic(source) else "is named"
                raise MissingSource(f"there is no file or folder that {what} {shown(source)}")
            return found
        if not at.is_dir():
            return [at]
        found = sorted(p for p in at.rglob("*") if _wanted(p, at))
    except (OSError, ValueError) as error:
        raise MissingSource(f"{shown(source)} cannot be read: {_reason(error)}") from error
    if not found:
        raise EmptyFolder(
            f"there is no page in the folder {shown(source)}; pages end in .html, .htm, .xhtml, .txt or .md (.gz "
            "behind it or not), feeds in .rss or .atom, archives in .warc or .arc (.gz behind it or not) or .warc.zst"
        )
    return found


def _wanted(path: Path, top: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(top).parts)
    called = path.suffix.lower() in _PAGE_SUFFIXES or path.name.lower().endswith((*_ARCHIVES, *_PACKED))
    return not hidden and called and path.is_file()


def _file(path: Path, limits: Limits) -> Iterator[Capture]:
    name = shown(str(path), limit=2000)
    try:
        with path.open("rb") as file:
            if file.seekable():
                yield from _opened(file, name, path.stat().st_size, limits)
            else:
                yield from _streamed(file, name, limits)
    except OSError as error:
        yield Capture(name, error=MissingSource(f"{name} cannot be read: {_reason(error)}"))
    except KeisuError as error:
        yield Capture(name, error=error)


def _opened(file: IO[bytes], name: str, size: int, limits: Limits) -> Iterator[Capture]:
    """The captures in an open file that can be sought in."""
    start = file.read(_PEEK)
    file.seek(0)
    for mark, pages in _KINDS:
        if start.startswith(mark) or (start.startswith(packing.MAGICS) and _unpacks_to(file, mark, limits)):
            yield from pages(file, name, limits)
            return
    if name.lower().endswith(_ARCHIVES):
        raise BrokenArchive("it is called a web archive, and does not begin with a record of one")
    limits.check_bytes(size)
    data = file.read(limits.bytes + 1)
    limits.check_bytes(len(data))
    yield from _unfolded(Capture(name, data))


def _unpacks_to(file: IO[bytes], mark: bytes, limits: Limits) -> bool:
    """Whether the first piece of a packed file unpacks to something that begins with `mark`."""
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as raw:
        packed = packing.packing_of(raw, limits)
        return packed is not None and packed.begins(0, mark)


def _unfolded(capture: Capture) -> Iterator[Capture]:
    """The entries of a capture that is a feed; any other as it is."""
    root = root_of(capture.data) if capture.data else None
    if root in _SITEMAPS:
        raise NoPageHere("it is a sitemap: it lists addresses and holds no page; keisu list prints them")
    if root is None or capture.data is None:
        yield capture
    else:
        yield from entries(capture.data, capture.name)


def _standard_input(limits: Limits) -> Iterator[Capture]:
    try:
        yield from _streamed(sys.stdin.buffer, "-", limits)
    except OSError as error:
        raise MissingSource(f"standard input cannot be read: {_reason(error)}") from error


def _streamed(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Capture]:
    """The captures in a stream that cannot be sought in; of an archive a copy is kept in a file meanwhile."""
    data = stream.read(_PEEK)
    if data.startswith((warc.MARK, arc.MARK, *packing.MAGICS)):
        with tempfile.TemporaryFile() as copy:
            copy.write(data)
            shutil.copyfileobj(stream, copy)
            size = copy.tell()
            copy.seek(0)
            yield from _opened(copy, name, size, limits)
        return
    data += stream.read(max(0, limits.bytes + 1 - len(data)))
    limits.check_bytes(len(data))
    yield from _unfolded(Capture(name, data))


def _reason(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else shown(str(error))
