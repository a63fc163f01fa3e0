"""From names to bytes: files, folders and standard input, one capture a page, each with its own failure."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from keisu.errors import EmptyFolder, KeisuError, MissingSource, PageTooLarge, SourceError, shown

MAX_BYTES = 20_000_000
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt", ".md", ""})


@dataclass(frozen=True, slots=True)
class Capture:
    """One input as it was taken in: its bytes, or the error that says why there are none."""

    name: str
    data: bytes | None = None
    error: KeisuError | None = None


def captures(paths: Sequence[str], *, max_bytes: int = MAX_BYTES) -> Iterator[Capture]:
    """The pages under `paths`, in order: files, folders (recursively, sorted by path), and "-" for standard
    input.

    A file that is named is taken whatever its suffix; of a folder only what a page may be called is taken
    (.html, .htm, .xhtml, .txt, .md and no suffix), and nothing hidden. Never raises for an input: a failure
    is a capture with an `error` (MissingSource, EmptyFolder, PageTooLarge for more than `max_bytes`), and the
    rest go on.
    """
    for path in paths:
        if path == "-":
            yield _standard_input(max_bytes)
            continue
        try:
            files = _files(path)
        except SourceError as error:
            yield Capture(shown(path), error=error)
            continue
        for name in files:
            yield _file(name, max_bytes)


def _files(path: str) -> list[Path]:
    at = Path(path)
    try:
        if not at.exists():
            raise MissingSource(f"there is no file or folder named {shown(path)}")
        if not at.is_dir():
            return [at]
        found = sorted(p for p in at.rglob("*") if _page_like(p, at))
    except (OSError, ValueError) as error:
        raise MissingSource(f"{shown(path)} cannot be read: {_reason(error)}") from error
    if not found:
        raise EmptyFolder(
            f"there is no page in the folder {shown(path)}; pages end in .html, .htm, .xhtml, .txt or .md"
        )
    return found


def _page_like(path: Path, top: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(top).parts)
    return not hidden and path.suffix.lower() in _PAGE_SUFFIXES and path.is_file()


def _file(path: Path, max_bytes: int) -> Capture:
    name = shown(str(path), limit=1000)
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            data = b"" if size > max_bytes else file.read(max_bytes + 1)
    except OSError as error:
        return Capture(name, error=MissingSource(f"{name} cannot be read: {_reason(error)}"))
    return _bounded(name, data, max(size, len(data)), max_bytes)


def _standard_input(max_bytes: int) -> Capture:
    try:
        data = sys.stdin.buffer.read(max_bytes + 1)
    except OSError as error:
        return Capture("-", error=MissingSource(f"standard input cannot be read: {_reason(error)}"))
    return _bounded("-", data, len(data), max_bytes)


def _bounded(name: str, data: bytes, size: int, max_bytes: int) -> Capture:
    if size > max_bytes:
        return Capture(name, error=too_large(size, max_bytes))
    return Capture(name, data)


def too_large(size: int, max_bytes: int) -> PageTooLarge:
    """The error for a page of `size` bytes where `max_bytes` is the bound."""
    return PageTooLarge(
        f"the page has at least {size:,} bytes and the bound is {max_bytes:,}; "
        "take out what is not the article, or raise the bound"
    )


def _reason(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else shown(str(error))
