"""Rows for a spreadsheet and for a program: CSV or one JSON object a line."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from math import isfinite
from typing import Any

import msgspec

Row = Mapping[str, Any]

_UNSEEN = (  # but for the line break, so that no text is gone over twice
    r"\x00-\x09\x0b-\x20\x7f-\xa0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb"
)
_SIGN = "[-=+@＝＋－＠﹢﹣﹦﹫]"
_FORMULA = re.compile(f"[\n{_UNSEEN}]*{_SIGN}.|[\t\r]", re.DOTALL)
"""What a spreadsheet would take for the beginning of a formula, or drop and then find one. A sign alone is none."""

_INNER = re.compile(f"([;\n][{_UNSEEN}]*)(?={_SIGN}.)", re.DOTALL)
"""Where a formula and another cell would begin if cells are parted by semicolons, as in many countries."""

_MOVING = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
"""Characters that move a terminal or turn a line around; the line break is none of them."""

_IN_CSV = re.compile(_MOVING)
_IN_JSON = re.compile(_MOVING.replace("]", "\ufeff]"))
_LONG = 1e21  # numbers with more digits than this are written with an exponent


def as_csv(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """Rows as CSV with a line of names; see `cell` for what becomes of a value."""
    return csv_lines([columns, *([row.get(name) for name in columns] for row in rows)])


def csv_lines(rows: Iterable[Sequence[Any]], ending: str = "\n") -> str:
    """Rows of values as lines of CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator=ending).writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def as_json(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """Rows as JSON objects, one a line."""
    return "".join(json_line({name: row.get(name) for name in columns}) for row in rows)


def json_line(value: object) -> str:
    """A value as one line of JSON, in which what no number is (infinity) is null.

    Characters that some programs take for a line break, or that move a terminal, are written as escapes: nothing is
    lost.
    """
    line = msgspec.json.encode(value).decode()
    return f"{_IN_JSON.sub(_escape, line)}\n"


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def cell(value: Any) -> str | int:
    """A value as a spreadsheet shall read it.

    Text that it would run as a formula gets a ' before it, within a text too where it stands behind a semicolon or a
    line break. Control characters but for line breaks become spaces.
    Numbers stay numbers, whole ones and those with few digits without an exponent; what no number is (infinity) is
    empty. The parts of a list are joined with "; ".
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, list | tuple):
        return _text("; ".join(str(v) for v in value))
    return value if isinstance(value, int) else _text(str(value))


def _text(value: str) -> str:
    plain = value if value.isprintable() else _IN_CSV.sub(" ", value)
    if ";" in plain or "\n" in plain:
        plain = _INNER.sub(r"\1'", plain)
    return f"'{plain}" if not value[:1].isalnum() and _FORMULA.match(value) else plain


def _number(value: float) -> str | int:
    if not isfinite(value):
        return ""
    if value == int(value) and abs(value) < _LONG:
        return int(value)
    shown = repr(value)
    return f"{Decimal(shown):f}" if "e-" in shown and abs(value) > 1e-9 else shown
