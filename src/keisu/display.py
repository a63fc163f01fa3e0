"""What records look like outside of them: the one way from a record to its views, loaded when it is asked for."""

from typing import Any

from keisu.records import Records

__all__ = ["frame"]


def frame(records: Any, library: str, fiscal_start: int | None = None) -> Any:
    """Records, or one, as a data frame of "pandas", "polars" or "pyarrow".

    Raises MissingLibrary if it is not installed, ModelError if there is no table of such records.
    """
    from keisu.views import frames

    return frames.frame(records if isinstance(records, Records) else Records((records,)), library, fiscal_start)
