"""Opening the file: for writing by one process, for reading by many, briefly; and what can go wrong with that."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from keisu.errors import BrokenStore, NoStore, OtherStore, StoreInUse, shown
from keisu.store import schema

if TYPE_CHECKING:
    import duckdb

_HOLDER = re.compile(r"held in (.+?) \(PID (\d+)\)")
_PATIENCE = 2.0  # seconds that a reader waits for a writer to finish
_PATIENCE_TO_WRITE = 5.0  # seconds that a writer waits for readers, who are brief, or for another writer
_ALONE: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}
"""No connection reaches for another file or for the net, whatever SQL says."""

_READING: dict[str, str | bool | int | float | list[str]] = {**_ALONE, "memory_limit": "2GB", "temp_directory": ""}
"""The same for all that read, so that one process can do so more than once at a time. A question is answered in so much
memory, and without a file of its own, or not at all.
"""


@contextmanager
def reading(path: Path, *, any_version: bool = False) -> "Iterator[duckdb.DuckDBPyConnection]":
    """A connection that only reads, can reach nothing outside the file, and whose settings are locked.

    Raises NoStore if there is no file, StoreInUse if another process goes on writing to it, BrokenStore if it is no
    DuckDB file, OtherStore if it is one of something else or of another version.
    """
    if not path.exists():
        raise NoStore(f"{shown(str(path))}: there is no such store; keisu add makes it")
    connection = _connect(path, read_only=True, patience=_PATIENCE)
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
    if not path.exists():
        if not path.parent.is_dir():
            raise NoStore(f"{shown(str(path.parent))}: there is no such folder to make a store in")
        _make(path)
    connection = _connect(path, read_only=False, patience=_PATIENCE_TO_WRITE)
    try:
        check(connection, path)
        yield connection
    finally:
        connection.close()


def brought_in(path: Path) -> None:
    """Bring into a file what a process that was killed left beside it, which is of no use to any other file.

    Raises StoreInUse and BrokenStore as `writing` does.
    """
    if _beside(path).exists():
        connection = _connect(path, read_only=False)
        connection.execute("CHECKPOINT")
        connection.close()


def discarded(path: Path) -> None:
    """Delete a file that a process that was killed left. Raises StoreInUse if its process is still at it."""
    if path.exists():
        with suppress(BrokenStore):  # killed before there was anything in it
            _connect(path, read_only=False).close()
    path.unlink(missing_ok=True)
    _beside(path).unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """The file that DuckDB writes to first."""
    return path.with_name(f"{path.name}.wal")


def _make(path: Path) -> None:
    """Make an empty store under another name and give it its own when it is whole: no half of one is ever found."""
    new = path.with_name(f"{path.name}.new")
    discarded(new)
    connection = _connect(new, read_only=False)
    with transaction(connection):
        for statement in schema.create():
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES ('schema', ?)", [str(schema.VERSION)])
    connection.close()
    try:
        os.link(new, path)  # unlike a renaming it does not take the place of one that was made meanwhile
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        new.rename(path)
    new.unlink(missing_ok=True)


@contextmanager
def transaction(connection: "duckdb.DuckDBPyConnection") -> Iterator[None]:
    """All or nothing of what is done within."""
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _connect(path: Path, *, read_only: bool, patience: float = 0.0) -> "duckdb.DuckDBPyConnection":
    import duckdb

    until = time.monotonic() + patience
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only, config=_READING if read_only else _ALONE)
        except duckdb.ConnectionException as error:
            raise StoreInUse(
                f"{shown(str(path))}: this process has it open already, otherwise; close it first"
            ) from error
        except duckdb.Error as error:
            message = str(error)
            if "Could not set lock" not in message:
                raise BrokenStore(f"{shown(str(path))}: it is not a store: {shown(message)}") from error
            if time.monotonic() >= until:
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
