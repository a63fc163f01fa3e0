"""Opening the file: for writing by one process, for reading by many, briefly; and what can go wrong with that."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from keisu.errors import BrokenStore, NoStore, OtherStore, StoreInUse, shown
from keisu.store import schema

if TYPE_CHECKING:
    import duckdb

_HOLDER = re.compile(r"held in (.+?) \(PID (\d+)\)")
_PATIENCE = 2.0  # seconds that a reader waits for a writer to finish
_LOCKED_DOWN = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}


@contextmanager
def reading(
    path: Path, *, locked_down: bool = False, any_version: bool = False
) -> "Iterator[duckdb.DuckDBPyConnection]":
    """A connection that only reads; with `locked_down` one that can reach nothing outside the file and set nothing.

    Raises NoStore if there is no file, StoreInUse if another process goes on writing to it, BrokenStore if it is no
    DuckDB file, OtherStore if it is one of something else or of another version.
    """
    if not path.exists():
        raise NoStore(f"{shown(str(path))}: there is no such store; keisu add makes it")
    connection = _connect(path, read_only=True, config=_LOCKED_DOWN if locked_down else {}, patience=_PATIENCE)
    try:
        check(connection, path, any_version=any_version)
        yield connection
    finally:
        connection.close()


@contextmanager
def writing(path: Path) -> "Iterator[duckdb.DuckDBPyConnection]":
    """A connection that writes; an empty store is made if there is no file.

    Raises StoreInUse if another process has the file open, BrokenStore and OtherStore as `reading` does.
    """
    new = not path.exists()
    if new and not path.parent.is_dir():
        raise NoStore(f"{shown(str(path.parent))}: there is no such folder to make a store in")
    connection = _connect(path, read_only=False, config={}, patience=0.0)
    try:
        if new or not _tables(connection):
            connection.execute("BEGIN")
            for statement in schema.create():
                connection.execute(statement)
            connection.execute("INSERT INTO meta VALUES ('schema', ?)", [str(schema.VERSION)])
            connection.execute("COMMIT")
        check(connection, path)
        yield connection
    finally:
        connection.close()


def _connect(path: Path, *, read_only: bool, config: dict[str, Any], patience: float) -> "duckdb.DuckDBPyConnection":
    import duckdb

    until = time.monotonic() + patience
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only, config=config)
        except duckdb.Error as error:
            message = str(error)
            if "lock" not in message.casefold():
                raise BrokenStore(f"{shown(str(path))}: it is not a store: {shown(message)}") from error
            if time.monotonic() > until:
                holder = _HOLDER.search(message)
                who = f"process {holder[2]} ({shown(holder[1])})" if holder else "another process"
                raise StoreInUse(f"{shown(str(path))}: {who} has it open; try again when it is done") from error
        time.sleep(0.05)


def _tables(connection: "duckdb.DuckDBPyConnection") -> set[str]:
    return {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}


def check(connection: "duckdb.DuckDBPyConnection", path: Path, *, any_version: bool = False) -> None:
    """Raise OtherStore unless a file is a store of this version (with `any_version`: of any)."""
    if "meta" not in _tables(connection) or "pages" not in _tables(connection):
        raise OtherStore(f"{shown(str(path))}: it is a database, but no store of keisu's")
    row = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    version = row[0] if row else "unknown"
    if not any_version and version != str(schema.VERSION):
        raise OtherStore(
            f"{shown(str(path))}: its tables are of version {shown(str(version))}, this keisu's of {schema.VERSION};"
            " keisu rebuild makes them again from the pages it keeps"
        )
