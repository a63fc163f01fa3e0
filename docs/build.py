"""python docs/build.py: write the parts of docs/reference that are made from the code.

`commands.md` is the help of every command, `records.md` the fields of every record and the words they may hold,
`errors.md` the tree of exceptions, `dates.md` the order in which the sources of dates are believed, `store.md` the
tables and views of a store, `exports.md` the columns of what is exported. A test fails when they lag behind.
"""

import inspect
import re
from importlib import import_module
from pathlib import Path
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

import click

from keisu import errors, model, vocabulary
from keisu.cli import main
from keisu.pages import publication
from keisu.records import Framed, Records
from keisu.store import schema
from keisu.views import frames
from keisu.views.exports import FORMS, TABLES
from keisu.views.exports.sdmx import FLOWS, times

HERE = Path(__file__).parent / "reference"
_RECORDS = (
    model.Reading,
    model.Article,
    model.Block,
    model.Machinery,
    model.Removed,
    model.Figure,
    model.Cell,
    model.Observation,
    model.PageFigure,
    model.Provenance,
    model.Implied,
    model.Finding,
    model.Statement,
    model.Verdict,
    model.Series,
    model.Point,
    model.Ranked,
    model.Change,
    model.Reconciliation,
    model.Name,
)
_LISTS = (
    "BlockKind",
    "Basis",
    "EncodingBasis",
    "FigureKind",
    "Bound",
    "Status",
    "FindingKind",
    "VerdictKind",
    "RemovedKind",
)


def commands() -> str:
    """The help of the program and of each of its commands."""
    parts = ["# Commands\n\nMade from the program's own help by `python docs/build.py`.\n"]
    context = click.Context(main, info_name="keisu", terminal_width=100, max_content_width=100, **main.context_settings)
    parts.append(f"## keisu\n\n```\n{main.get_help(context)}\n```\n")
    parts += _help_of(main, context, "keisu")
    parts.append(
        "## Exit status\n\n| status | meaning |\n| --- | --- |\n| 0 | all well |\n"
        "| 1 | `check` found contradictions, or `doctor` something that is not sound |\n"
        "| 2 | a wrong call, or a file that is no store |\n"
        "| 3 | some inputs failed; each is named with its reason on standard error |\n"
        "| 4 | another process has the store open; it is named |\n"
        "| 5 | the output could not be written |\n"
        "| 141 | the output was not read to its end (`| head`), as of a program that SIGPIPE ends |\n"
    )
    return "\n".join(parts)


def _help_of(group: click.Group, context: click.Context, called: str) -> list[str]:
    """The help of each command of a group, and of the commands below it."""
    parts = []
    for name, command in sorted(group.commands.items()):
        inner = click.Context(command, info_name=name, parent=context, terminal_width=100, max_content_width=100)
        parts.append(f"## {called} {name}\n\n```\n{command.get_help(inner)}\n```\n")
        if isinstance(command, click.Group):
            parts += _help_of(command, inner, f"{called} {name}")
    return parts


def records() -> str:
    """The fields of each record, and the closed lists of words."""
    parts = ["# Records\n\nMade from `keisu.model` and `keisu.vocabulary` by `python docs/build.py`.\n"]
    for record in _RECORDS:
        fields = {name: kind for name, kind in get_type_hints(record).items() if not name.startswith("_")}
        rows = "\n".join(f"| `{name}` | `{_type(kind)}` |" for name, kind in fields.items())
        parts.append(f"## {record.__name__}\n\n{inspect.getdoc(record)}\n\n| field | type |\n| --- | --- |\n{rows}\n")
    words = "\n".join(
        f"| {name} | {', '.join(f'`{word}`' for word in get_args(getattr(vocabulary, name)))} |" for name in _LISTS
    )
    parts.append(_frames())
    parts.append(f"## Words\n\n| list | words |\n| --- | --- |\n{words}\n")
    return "\n".join(parts)


def _frames() -> str:
    """Records in a row, and the columns of the data frames that they turn into."""
    rows = "\n".join(
        f"| `{kind.__name__}` | {', '.join(f'`{name}` {what}' for name, what in columns.items())} |"
        for kind, columns in frames.layout().items()
    )
    methods = ", ".join(f"`{name}()`" for name in vars(Framed) if name.startswith("to_"))
    return (
        f"## Records in a row\n\n`Records`: {inspect.getdoc(Records)}\n\n{methods}: {inspect.getdoc(Framed)}\n\n"
        "Kinds of values: text; number, a 64-bit float; whole, a 64-bit integer; truth; day; lists: texts, wholes.\n\n"
        f"| records of | columns |\n| --- | --- |\n{rows}\n"
    )


def exceptions() -> str:
    """The tree of exceptions, as its module draws it."""
    tree = _literal(inspect.getdoc(errors) or "")
    return f"# Errors\n\nMade from `keisu.errors` by `python docs/build.py`.\n\n{tree}\n"


def _literal(text: str) -> str:
    """A reStructuredText literal block as a Markdown one."""
    head, _, rest = text.partition("::\n\n")
    block, _, tail = rest.partition("\n\nThe message")
    body = "\n".join(line.removeprefix("    ") for line in block.splitlines())
    return f"{head.strip()}\n\n```\n{body}\n```\n\nThe message{tail}"


def _type(kind: object) -> str:
    """A type in words that are the same under every version of Python."""
    for name in _LISTS:
        if kind == getattr(vocabulary, name):
            return name
    if get_origin(kind) in (Union, UnionType):
        return " or ".join(_type(t) for t in get_args(kind))
    if (origin := get_origin(kind)) is not None:
        inner = ", ".join("..." if t is Ellipsis else _type(t) for t in get_args(kind))
        return f"{origin.__name__}[{inner}]"
    return "None" if kind is type(None) else str(getattr(kind, "__name__", kind))


def order_of_dates() -> str:
    """The order in which the sources of dates are believed, as its module states it."""
    return (
        "# How dates are told\n\nMade from `keisu.pages.publication` by `python docs/build.py`.\n\n"
        f"{(inspect.getdoc(publication) or '').replace('<time>', '`<time>`')}\n"
    )


def store() -> str:
    """The views and the tables of a store, with every column."""
    parts = [
        "# The store\n\nMade from `keisu.store.schema` by `python docs/build.py`. How to use one: "
        "[keep a store](../how-to/keep-a-store.md).\n",
        '## Views\n\nFor people: `keisu query "DESCRIBE figures"` shows the columns of one, with their types.\n',
        "| view | a row is | columns |\n| --- | --- | --- |",
    ]
    for name, columns in _columns_of_views().items():
        parts.append(f"| `{name}` | {schema.VIEWS[name][0]} | {', '.join(f'`{c}`' for c in columns)} |")
    parts.append(
        f"\n## Tables\n\nVersion {schema.VERSION} of the tables. `keisu rebuild` makes all of them again but those that"
        " are marked *kept*, which hold what came in.\n"
    )
    for table in schema.TABLES:
        rows = "\n".join(f"| `{c.name}` | `{c.type}` | {c.what} |" for c in table.columns)
        kept = "" if table.derived else " *kept*"
        parts.append(
            f"### {table.name}{kept}\n\n{table.what}\n\n| column | type | what |\n| --- | --- | --- |\n{rows}\n"
        )
    return "\n".join(parts)


def _columns_of_views() -> dict[str, list[str]]:
    """The columns of each view, as DuckDB names them."""
    import duckdb

    with duckdb.connect() as connection:
        for statement in schema.create():
            connection.execute(statement)
        return {name: connection.sql(f"FROM {name}").columns for name in schema.VIEWS}


def exports() -> str:
    """The forms of export, the columns of each table, and the components of each SDMX dataflow."""
    parts = [
        "# Exports\n\nMade from `keisu.views.exports` by `python docs/build.py`. How to use them: "
        "[export to a spreadsheet](../how-to/export-to-a-spreadsheet.md), "
        "[use a store from SQL](../how-to/use-from-sql.md).\n\n## Forms\n",
        "| `--format` | endings | what it is | what it can hold |\n| --- | --- | --- | --- |",
    ]
    for form in FORMS.values():
        endings = ", ".join(f"`{end}`" for end in form.endings)
        parts.append(f"| `{form.name}` | {endings} | {form.what} | {', '.join(form.tables)} |")
    for name in FORMS:
        told = inspect.getdoc(import_module(f"keisu.views.exports.{name}")) or ""
        parts.append(f"\n### `{name}`\n\n{told.replace('``', '`')}")
    parts.append("\n## Tables\n")
    for table in TABLES.values():
        rows = "\n".join(f"| `{c.name}` | {c.kind} | {c.what} |" for c in table.columns)
        parts.append(
            f"### {table.name}\n\nA row: {table.what}.\n\n| column | kind | what |\n| --- | --- | --- |\n{rows}\n"
        )
    parts.append(f"## SDMX\n\n{_periods()}\n")
    for flow in FLOWS.values():
        kinds = (("dimension", flow.dimensions), ("attribute", flow.attributes))
        rows = "\n".join(
            f"| `{c.id}` | {kind} | {f'`{c.codelist}`' if c.codelist else c.type} | {c.what} |"
            for kind, components in kinds
            for c in components
        )
        parts.append(
            f"### {flow.id}\n\n{flow.what}; besides `FREQ`, `TIME_PERIOD` and `OBS_VALUE`:\n\n"
            f"| component | role | values | what |\n| --- | --- | --- | --- |\n{rows}\n"
        )
    return "\n".join(parts)


def _periods() -> str:
    """How periods are written, as the module says, its table in Markdown."""
    before, rule, rest = (inspect.getdoc(times) or "").partition("==")
    lines = (rule + rest).split("\n")
    ends = [i for i, line in enumerate(lines) if line.startswith("==")]
    cells = [[cell.strip().replace("``", "`") for cell in re.split(r"\s{2,}", line)] for line in lines]
    table = [f"| {' | '.join(row)} |" for row in (cells[1], ["---"] * 3, *cells[ends[1] + 1 : ends[2]])]
    after = "\n".join(lines[ends[2] + 1 :]).strip().replace("``", "`")
    return f"{before.strip()}\n\n" + "\n".join(table) + f"\n\n{after}"


PAGES = {
    "commands.md": commands,
    "records.md": records,
    "errors.md": exceptions,
    "dates.md": order_of_dates,
    "store.md": store,
    "exports.md": exports,
}

if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
