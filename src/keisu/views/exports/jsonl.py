"""JSON Lines: one object a line, for programs.

Every column is there; lists stay lists, and what is not known is null. Characters that a program might take for a
line break, or that move a terminal, are escapes: nothing of a text is lost.
"""

from collections.abc import Iterator

from keisu.views.exports.tables import Source, Table
from keisu.views.rows import json_line


def write(source: Source, table: Table) -> Iterator[bytes]:
    """A table as JSON Lines in UTF-8: lists stay lists, what is not known is null, nothing is left out."""
    names = table.names
    for block in table.blocks(source):
        yield "".join(json_line(dict(zip(names, row, strict=True))) for row in block).encode()
