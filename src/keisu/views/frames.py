"""Records as columns for a data frame, the same for every library: names, kinds of values, values.

Of series a row is a point, of findings a statement; of everything else a record. The kinds are "text", "number" (a
64-bit float), "whole" (a 64-bit integer), "truth", "day", and lists of text ("texts") and of whole numbers ("wholes").
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from keisu import periods
from keisu.errors import MissingLibrary, ModelError
from keisu.model import Cell, Figure, Finding, Implied, Observation, PageFigure, Provenance, Ranked, Series
from keisu.records import Records
from keisu.views import tables
from keisu.views.rows import Row

Kind = Literal["text", "number", "whole", "truth", "day", "texts", "wholes"]
Columns = dict[str, tuple[Kind, list[Any]]]

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("value", "low", "high", "weight", "agrees_low", "agrees_high"), "number"),
    **dict.fromkeys(("on_period", "on_year"), "number"),
    **dict.fromkeys(("decimals", "start", "end", "page", "figure", "rank"), "whole"),
    **dict.fromkeys(("period_start", "period_end"), "day"),
    **dict.fromkeys(("source", "inferred"), "texts"),
    **dict.fromkeys(("figures", "pages", "because"), "wholes"),
    "doubted": "truth",
}
_ALONE = re.compile("[\ud800-\udfff]")  # surrogates, which stand alone in a Python text

_WHEN = ("period", "period_start", "period_end")
_CELL = ("measure", "place", "scope", "unit", *_WHEN)
_FIGURE = (
    *("subject", "subject_id", "measure", *_WHEN, "kind", "bound", "value", "low", "high", "decimals", "unit"),
    *("base", "place", "source", "status", "quote", "start", "end", "inferred"),
)
_PAGE = ("page", "title", "site", "published", "url")
_IMPLIED = ("subject", "subject_id", *_CELL, "low", "high", "because", "pages")
_SERIES = ("subject", "subject_id", *_CELL, "low", "high", "known", "figures", "pages")
_OBSERVATION = (
    *("name", "subject", *_CELL, "relation", "low", "high", "value", "base_subject", "base_measure", "base_unit"),
    *("base_period", "status", "source", "quote", "page", "figure"),
)
_RANKED = (
    *("rank", "subject", "unit", "low", "high", "known", "on_period", "on_period_is", "on_year", "on_year_is"),
    *("figures", "pages"),
)
_FINDING = (
    *("finding", "kind", "weight", "subject", "message", "doubted", "says", "quote", "agrees_low", "agrees_high"),
    *("figure", *_PAGE),
)


@dataclass(frozen=True, slots=True)
class _Form:
    """How the records of one type become rows with these columns."""

    columns: tuple[str, ...]
    rows: Callable[[Records[Any]], Iterable[Row]]


def layout() -> dict[type[Any], dict[str, Kind]]:
    """The columns and the kinds of their values for every type of record that there is a table of."""
    return {kind: {name: _KINDS.get(name, "text") for name in form.columns} for kind, form in _FORMS.items()}


def columns(records: Records[Any], fiscal_start: int | None = None) -> Columns:
    """The columns of records, with the days of their periods; those of fiscal years if it is known when these begin.

    Raises ModelError if there is no table of such records.
    """
    form = _FORMS.get(records.of) if records.of else None
    if form is None:
        named = getattr(records.of, "__name__", "an unknown type; Records(..., of=Figure) names one")
        known = ", ".join(kind.__name__ for kind in _FORMS)
        raise ModelError(f"there is no table of records of {named}; there is one of {known}")
    made: Columns = {name: (_KINDS.get(name, "text"), []) for name in form.columns}
    for row in form.rows(records):
        if "period_start" in made:
            row = {**row, **_days(row["period"], fiscal_start)}
        for name, (kind, values) in made.items():
            values.append(_value(kind, row.get(name)))
    return made


def frame(records: Records[Any], library: str, fiscal_start: int | None = None) -> Any:
    """Records as a data frame of "pandas", "polars" or "pyarrow".

    Raises MissingLibrary if it is not installed, ModelError as `columns`.
    """
    try:
        return _LIBRARIES[library](columns(records, fiscal_start))
    except ModuleNotFoundError as error:
        if error.name != library:
            raise
        raise MissingLibrary(f"{library} is not installed; it comes with: pip install {library}") from error


def _value(kind: Kind, value: Any) -> Any:
    """A value as the column wants it."""
    if value is None:
        return None
    if kind == "text":
        return _whole_text(value)
    if kind == "texts":
        return [_whole_text(v) for v in value]
    if kind == "wholes":
        return list(value)
    return float(value) if kind == "number" else value


def _whole_text(text: str) -> str:
    return text if text.isascii() else _ALONE.sub("\ufffd", text)


def _days(period: str | None, fiscal_start: int | None) -> Row:
    """The first and the last day of a period, None where they are not known or out of the calendar."""
    if period is None or (fiscal_start is None and period.startswith("FY")):
        return {}
    try:
        first, last = periods.days(period) if fiscal_start is None else periods.days(period, fiscal_start)
    except ModelError:
        return {}
    return {"period_start": first, "period_end": last}


def _of_figures(records: Records[Figure]) -> Iterator[Row]:
    return (_figure(figure) for figure in records)


def _of_pages(records: Records[PageFigure]) -> Iterator[Row]:
    return ({**_figure(figure), "page": page, **_page(records.pages.get(page))} for page, figure in records)


def _figure(figure: Figure) -> dict[str, Any]:
    return {name: getattr(figure, name) for name in Figure.__dataclass_fields__}


def _page(known: Provenance | None) -> Row:
    if known is None:
        return {}
    return {"title": known.name, "site": known.site, "published": known.published, "url": known.url}


def _of_observations(records: Records[Observation]) -> Iterator[Row]:
    for o in records:
        row = {name: getattr(o, name) for name in Observation.__dataclass_fields__}
        yield {**row, **_cell(o.cell), **({} if o.base is None else _cell(o.base, "base_"))}


def _cell(cell: Cell, prefix: str = "") -> Row:
    return {f"{prefix}{name}": getattr(cell, name) for name in Cell.__dataclass_fields__}


def _of_implied(records: Records[Implied]) -> Iterator[Row]:
    for i in records:
        row = {name: getattr(i, name) for name in Implied.__dataclass_fields__}
        yield {**row, **tables.ends(i.low, i.high, i.unit)}


def _of_series(records: Records[Series]) -> Iterator[Row]:
    for one in records:
        row = {name: getattr(one, name) for name in Series.__dataclass_fields__}
        for p in one.points:
            ends = tables.ends(p.low, p.high, one.unit)
            known = tables.known(p.stated, p.pages)
            yield {**row, "period": p.period, **ends, "known": known, "figures": p.figures, "pages": p.pages}


def _of_ranked(records: Records[Ranked]) -> Iterator[Row]:
    for r, row in zip(records, tables.ranking(records), strict=True):
        yield {**row, "unit": r.unit, "figures": r.figures, "pages": r.pages}


def _of_findings(records: Records[Finding]) -> Iterator[Row]:
    for f in records:
        row = {"finding": f.key, "kind": f.kind, "weight": f.weight, "subject": f.about, "message": f.message}
        for s in f.statements:
            about = {"doubted": s.doubted, "says": s.says, "quote": s.quote, "agrees_low": s.low, "agrees_high": s.high}
            yield {**row, **about, "figure": s.figure, "page": s.page, **_page(records.pages.get(s.page))}
        if not f.statements:
            yield row


def _pandas(columns: Columns) -> Any:
    import pandas as pd  # type: ignore[import-untyped]

    types = {"text": "string", "number": "float64", "whole": "Int64", "truth": "boolean", "day": "datetime64[s]"}
    return pd.DataFrame({n: pd.Series(v, dtype=types.get(kind, "object")) for n, (kind, v) in columns.items()})


def _polars(columns: Columns) -> Any:
    import polars as pl

    types: dict[Kind, Any] = {
        **{"text": pl.String, "number": pl.Float64, "whole": pl.Int64, "truth": pl.Boolean, "day": pl.Date},
        **{"texts": pl.List(pl.String), "wholes": pl.List(pl.Int64)},
    }
    data = {name: values for name, (_, values) in columns.items()}
    return pl.DataFrame(data, schema={name: types[kind] for name, (kind, _) in columns.items()})


def _arrow(columns: Columns) -> Any:
    import pyarrow as pa  # type: ignore[import-untyped]

    types: dict[Kind, Any] = {
        **{"text": pa.string(), "number": pa.float64(), "whole": pa.int64(), "truth": pa.bool_(), "day": pa.date32()},
        **{"texts": pa.list_(pa.string()), "wholes": pa.list_(pa.int64())},
    }
    return pa.table({name: pa.array(values, type=types[kind]) for name, (kind, values) in columns.items()})


_FORMS: dict[type[Any], _Form] = {
    Figure: _Form(_FIGURE, _of_figures),
    PageFigure: _Form((*_FIGURE, *_PAGE), _of_pages),
    Observation: _Form(_OBSERVATION, _of_observations),
    Implied: _Form(_IMPLIED, _of_implied),
    Series: _Form(_SERIES, _of_series),
    Ranked: _Form(_RANKED, _of_ranked),
    Finding: _Form(_FINDING, _of_findings),
}
_LIBRARIES: Mapping[str, Callable[[Columns], Any]] = {"pandas": _pandas, "polars": _polars, "pyarrow": _arrow}
