"""Records in a row: a tuple that shows itself in a notebook and turns into a data frame.

What the records look like is no business of theirs: they ask `keisu.display`, which is loaded when they are asked to
show themselves and not before.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn, SupportsIndex, TypeVar, overload

import msgspec

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]
    import polars
    import pyarrow  # type: ignore[import-untyped]

    from keisu.model import Provenance

T_co = TypeVar("T_co", covariant=True)


class Shown:
    """What Jupyter asks of an object: HTML, which runs nothing and loads nothing, and a short text."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from keisu.display import html

        return html(self)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        from keisu.display import bundle

        return bundle(self)


class Framed(Shown):
    """Records that turn into a data frame of a library that the user has.

    The columns are the same in all three: text, 64-bit floats and integers, booleans, days, and lists, which stay
    lists. What is not known is null. `period_start` and `period_end` are the first and the last day of a period; those
    of a fiscal year are null unless `fiscal_start` says in which month fiscal years begin (4 for Japan). Surrogates
    that stand alone, which none of the libraries takes, become U+FFFD. Raises MissingLibrary if the library is not
    installed.
    """

    __slots__ = ()

    def to_pandas(self, *, fiscal_start: int | None = None) -> "pandas.DataFrame":
        """A pandas DataFrame, a row a record (of series a row a point, of findings a row a statement)."""
        from keisu.display import frame

        return frame(self, "pandas", fiscal_start)

    def to_polars(self, *, fiscal_start: int | None = None) -> "polars.DataFrame":
        """A polars DataFrame, with the rows of `to_pandas`."""
        from keisu.display import frame

        made: polars.DataFrame = frame(self, "polars", fiscal_start)
        return made

    def to_arrow(self, *, fiscal_start: int | None = None) -> "pyarrow.Table":
        """An Arrow table, with the rows of `to_pandas`."""
        from keisu.display import frame

        return frame(self, "pyarrow", fiscal_start)


class Records(tuple[T_co, ...], Framed):
    """A tuple of records of one type, which shows itself in a notebook and turns into a data frame.

    It is equal to the plain tuple and has its hash and its JSON; a slice of it is one too. `of` is the type of its
    records, which an empty one knows as well. `pages` says what the pages are that its records speak of by their
    numbers; it is empty where that is not known.
    """

    of: type[Any] | None
    pages: "Mapping[int, Provenance]"

    def __new__(
        cls,
        records: Iterable[T_co] = (),
        of: type[Any] | None = None,
        pages: "Mapping[int, Provenance] | None" = None,
    ) -> "Records[T_co]":
        """`of` is the type of the first record unless it is given."""
        self = super().__new__(cls, records)
        self.__dict__["of"] = of or (type(self[0]) if self else None)
        self.__dict__["pages"] = pages or {}
        return self

    @overload
    def __getitem__(self, at: SupportsIndex) -> T_co: ...
    @overload
    def __getitem__(self, at: "slice[Any, Any, Any]") -> "Records[T_co]": ...
    def __getitem__(self, at: "SupportsIndex | slice[Any, Any, Any]") -> "T_co | Records[T_co]":
        got: Any = super().__getitem__(at)
        return Records(got, self.of, self.pages) if isinstance(at, slice) else got

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """The short text, which IPython would not ask for otherwise: it prints tuples in its own way."""
        from keisu.display import text

        printer.text(text(self))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"records stay as they were made: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"records stay as they were made: {name} cannot be taken away")


def decode(kind: Any, data: Any) -> Any:
    """Records from plain data, for msgspec, which does not know them."""
    (of,) = kind.__args__
    return Records(msgspec.convert(data, tuple[of, ...]), of)  # type: ignore[valid-type]
