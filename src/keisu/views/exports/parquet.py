"""Parquet, for pandas, polars, R and DuckDB.

Text, doubles, 64-bit integers, booleans and lists of text, packed with zstd. While it is made, rows go into a
DuckDB file of their own beside the target, which then writes the target: the store's own connection writes nothing,
and memory does not grow with the number of rows.
"""

from collections.abc import Sequence
from pathlib import Path

from keisu.errors import ExportError, shown
from keisu.views.exports.tables import Column, Source, Table
from keisu.views.rows import json_line

_MEMORY = "512MB"  # what does not fit is on disk
_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "list": "VARCHAR[]"}


def write(source: Source, tables: Sequence[Table], paths: Sequence[Path]) -> list[str]:
    """One table as a Parquet file, packed with zstd: numbers as doubles and 64-bit integers, lists as lists of text."""
    import duckdb

    [table], [path] = tables, paths
    beside = path.with_name(f"{path.name}.rows")
    columns = ", ".join(f'"{c.name}" {_TYPES[c.kind]}' for c in table.columns)
    structure = "[{" + ", ".join(f'"{c.name}": {_structure(c)}' for c in table.columns) + "}]"
    connection = duckdb.connect(str(beside), config={"memory_limit": _MEMORY})
    try:
        connection.execute(f"CREATE TABLE held ({columns})")
        for block in table.blocks(source):
            rows = json_line([dict(zip(table.names, row, strict=True)) for row in block])
            connection.execute("INSERT INTO held SELECT unnest(from_json(?, ?), max_depth := 2)", [rows, structure])
        connection.execute(f"COPY held TO {_quoted(path)} (FORMAT parquet, COMPRESSION zstd)")
    except duckdb.Error as error:
        raise ExportError(f"{shown(str(path))}: it cannot be written: {shown(str(error))}") from error
    finally:
        connection.close()
        for left in (beside, beside.with_name(f"{beside.name}.wal")):
            left.unlink(missing_ok=True)
    return []


def _structure(column: Column) -> str:
    sql = _TYPES[column.kind]
    return f'["{sql[:-2]}"]' if sql.endswith("[]") else f'"{sql}"'


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
