"""What records look like outside of them: the one way from a record to its views, loaded when it is asked for."""

from typing import Any

from keisu.records import Records

__all__ = ["bundle", "frame", "html", "text"]


def html(record: Any) -> str:
    """A record, or records, as a piece of HTML that runs nothing and loads nothing."""
    from keisu.views import notebook

    return notebook.html(record)


def text(record: Any) -> str:
    """A record, or records, in a few lines of text."""
    from keisu.views import notebook

    return notebook.text(record)


def bundle(record: Any) -> dict[str, str]:
    """What a notebook is given to choose from, by media type: HTML and a short text; of a series its chart too, where
    the extra `charts` is installed."""
    from keisu.views import notebook

    return notebook.bundle(record)


def frame(records: Any, library: str, fiscal_start: int | None = None) -> Any:
    """Records, or one, as a data frame of "pandas", "polars" or "pyarrow".

    Raises MissingLibrary if it is not installed, ModelError if there is no table of such records.
    """
    from keisu.views import frames

    return frames.frame(records if isinstance(records, Records) else Records((records,)), library, fiscal_start)
