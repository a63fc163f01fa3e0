"""JSON Lines: one object a line, for programs."""

from collections.abc import Iterator

from keisu.views.exports.tables import Source, Table
from keisu.views.rows import json_line


def write(source: Source, table: Table) -> Iterator[bytes]:
    """A table as JSON Lines in UTF-8: lists stay lists, what is not known is null, nothing is left out."""
    names = table.names
    for block in table.blocks(source):
        yield "".join(json_line(dict(zip(names, row, strict=True))) for row in block).encode()
