"""A batch of pages into the store, with all that was read of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from keisu.errors import KeisuError
from keisu.pages import Capture, Limits
from keisu.store.adding import Given, Read, Writer
from keisu.store.copying import note_copies, with_origins

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Page:
    """A page that the store does not have yet, under its number, with what was read of it or why it could not be."""

    number: int
    capture: Capture
    given: Given
    limits: Limits
    result: Read | KeisuError


def keep(connection: "duckdb.DuckDBPyConnection", pages: Sequence[Page]) -> None:
    """Write some pages; to be used within a transaction. Of one that could not be read its bytes and the reason are
    kept.
    """
    writer = Writer(connection)
    read: list[tuple[int, Read]] = []
    for page in pages:
        failure = page.result if isinstance(page.result, KeisuError) else None
        writer.page(page.number, page.capture, page.given, page.limits, failure)
        writer.place(page.number, page.capture)
        if isinstance(page.result, Read):
            read.append((page.number, page.result))
    origins, moved = with_origins(connection, read)
    writer.read(read, origins, moved)
    note_copies(connection, origins, moved)
