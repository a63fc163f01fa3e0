"""Comma-separated values (RFC 4180), for a spreadsheet.

UTF-8, lines that end with CRLF, a line of names first. Text that a spreadsheet would run as a formula gets a ``'``
before it, control characters but for line breaks become spaces, and lists are joined with ``; ``. Numbers stay
numbers and have no exponent unless they need one. What is not known is empty.
"""

from collections.abc import Iterator

from keisu.views.exports.tables import Source, Table
from keisu.views.rows import csv_lines

_ENDING = "\r\n"


def write(source: Source, table: Table) -> Iterator[bytes]:
    """A table as CSV in UTF-8, a line of names first; see `keisu.views.rows.cell` for what becomes of a value."""
    yield csv_lines([table.names], _ENDING).encode()
    for block in table.blocks(source):
        yield csv_lines(block, _ENDING).encode()
