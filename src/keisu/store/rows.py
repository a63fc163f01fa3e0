"""Records as rows, and rows as records."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from keisu.model import Article, Cell, Figure, Finding, Observation, Statement
from keisu.series import Line
from keisu.store import schema

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]

_FIGURE = (
    "quote",
    "start",
    "end",
    "kind",
    "value",
    "low",
    "high",
    "bound",
    "unit",
    "decimals",
    "measure",
    "subject",
    "subject_id",
    "place",
    "period",
    "base",
    "source",
    "status",
    "inferred",
)


def insert(connection: "duckdb.DuckDBPyConnection", table: str, rows: Sequence[Row]) -> None:
    """Put rows into a table in one statement. Keys that a row lacks are NULL."""
    if not rows:
        return
    known = schema.table(table)
    names = ", ".join(f'"{c.name}"' for c in known.columns)
    sql = f"INSERT INTO {table} ({names}) SELECT unnest(from_json(?, ?), max_depth := 2)"
    connection.execute(sql, [json.dumps(rows, ensure_ascii=False), known.structure()])


def article_row(page: int, article: Article, market: str, rules: str) -> Row:
    """An article as a row; its text stands apart from its record."""
    record = article.to_dict()
    record["text"] = ""
    names = ("title", "deck", "site", "byline", "url", "published", "published_basis", "language", "text")
    return {
        "page": page,
        **{name: getattr(article, name) for name in names},
        "market": market,
        "record": json.dumps(record, ensure_ascii=False),
        "rules": rules,
    }


def article(record: str, text: str) -> Article:
    """The article of a row."""
    return Article.from_dict({**json.loads(record), "text": text})


def figure_row(page: int, number: int, figure: Figure, rules: str) -> Row:
    """A figure as a row."""
    return {"page": page, "figure": number, "rules": rules, **{name: getattr(figure, name) for name in _FIGURE}}


def figure(row: Mapping[str, Any]) -> Figure:
    """The figure of a row."""
    return msgspec.convert({name: row[name] for name in _FIGURE}, Figure)


def observation_row(o: Observation, line: int, base_line: int | None, rules: str) -> Row:
    """An observation as a row."""
    return {
        "page": o.page,
        "figure": o.figure,
        "line": line,
        "unit": o.cell.unit,
        "period": o.cell.period,
        "relation": o.relation,
        "low": o.low,
        "high": o.high,
        "value": o.value,
        "base_line": base_line,
        "base_unit": o.base.unit if o.base else None,
        "base_period": o.base.period if o.base else None,
        "name": o.name,
        "quote": o.quote,
        "source": o.source,
        "rules": rules,
    }


_OBSERVATION = (
    *("page", "figure", "line", "unit", "period", "relation", "low", "high", "value"),
    *("base_line", "base_unit", "base_period", "name", "quote", "source"),
)


def observation_columns(table: str) -> str:
    """The columns that `observation` wants, in order, of a table by this name in the query."""
    return ", ".join(f"{table}.{name}" for name in _OBSERVATION)


def observation(row: Sequence[Any], lines: Mapping[int, Line]) -> Observation:
    """The observation of a row with the columns of `observation_columns`."""
    (
        page,
        number,
        line,
        unit,
        period,
        relation,
        low,
        high,
        value,
        base_line,
        base_unit,
        base_period,
        name,
        quote,
        src,
    ) = row
    return Observation(
        cell=cell(lines[line], unit, period),
        low=low,
        high=high,
        figure=number,
        page=page,
        relation=relation,
        base=None if base_line is None else cell(lines[base_line], base_unit, base_period),
        value=value,
        name=name,
        source=tuple(src or ()),
        quote=quote,
    )


def cell(line: Line, unit: str, period: str) -> Cell:
    """A cell of a line."""
    return Cell(line.subject, line.measure, unit, period, line.place, line.scope)


def finding_rows(
    finding: Finding, number: int, topic: str, market: str, lines: Iterable[int], rules: str
) -> tuple[Row, list[Row], list[Row]]:
    """A finding as a row, its lines and its statements as rows."""
    row = {
        "finding": number,
        "key": finding.key,
        "topic": topic,
        "market": market,
        "kind": finding.kind,
        "message": finding.message,
        "about": finding.about,
        "weight": finding.weight,
        "rules": rules,
    }
    statements = [
        {"finding": number, "position": i, **msgspec.to_builtins(s)} for i, s in enumerate(finding.statements)
    ]
    return row, [{"finding": number, "line": line} for line in sorted(set(lines))], statements


def finding(row: Mapping[str, Any], statements: Sequence[Statement]) -> Finding:
    """The finding of a row."""
    return Finding(
        kind=row["kind"],
        message=row["message"],
        figures=tuple(s.figure for s in statements),
        pages=tuple(s.page for s in statements),
        about=row["about"],
        weight=row["weight"],
        statements=tuple(statements),
    )
