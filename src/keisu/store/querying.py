"""One query of the user's own."""

from typing import TYPE_CHECKING

from keisu.errors import BadQuery, shown

if TYPE_CHECKING:
    import duckdb


def query(
    connection: "duckdb.DuckDBPyConnection", sql: str, limit: int | None = None
) -> tuple[list[str], list[tuple[object, ...]]]:
    """The names of the columns and the rows, at most `limit`. Raises BadQuery unless it is one statement that reads."""
    import duckdb

    try:
        statements = duckdb.extract_statements(sql)
        if len(statements) != 1:
            raise BadQuery(f"there are {len(statements)} statements; give one")
        kind = statements[0].type.name
        if kind not in ("SELECT", "SELECT_STATEMENT", "EXPLAIN", "EXPLAIN_STATEMENT"):
            raise BadQuery(f"{kind.lower().replace('_', ' ')} is no query; only SELECT, FROM, DESCRIBE and EXPLAIN are")
        cursor = connection.execute(sql)
        names = [d[0] for d in cursor.description or ()]
        return names, cursor.fetchall() if limit is None else cursor.fetchmany(limit)
    except duckdb.Error as error:
        raise BadQuery(shown(str(error).strip(), 600)) from error
