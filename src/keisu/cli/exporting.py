"""The command that writes what a store holds for other programs: export."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from keisu.cli.choosing import check_subject
from keisu.cli.shared import opening, store_option, watched
from keisu.cli.showing import filter_of, filter_options

if TYPE_CHECKING:
    from keisu.store import Stream
    from keisu.views.exports import Form

_KINDS = ("articles", "figures", "observations", "series", "findings", "statements", "all")
_FORMS = ("csv", "jsonl", "parquet", "sqlite", "sdmx", "annotations")
_OF_ARTICLES = ("source", "language")  # filters that series, which are of all pages together, do not have
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@click.command()
@click.argument("what", required=False, type=click.Choice(_KINDS))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="Where to; - is standard output, as CSV if --format does not say otherwise.",
)
@click.option("--format", "name", type=click.Choice(_FORMS), help="The form, if the file's ending does not say it.")
@filter_options("subject", "measure", "period", "place", "source", "language")
@click.option("--all", "everything", is_flag=True, help="Findings too that were more likely misread than misprinted.")
@click.option("--bom", "mark", is_flag=True, help="CSV with a byte order mark, without which Excel garbles accents.")
@click.option("--force", is_flag=True, help="Put the new file in the place of one that is there.")
@store_option
def export(
    what: str | None,
    output: str,
    name: str | None,
    everything: bool,
    mark: bool,
    force: bool,
    store: str,
    **asked: str | None,
) -> None:
    """Write what a store holds to a FILE for other programs.

    WHAT is articles, figures, observations, series, findings, statements (of the findings), or for SQLite all of them.
    The form follows from the file's ending:

    \b
    .csv             comma-separated values, for a spreadsheet; text never becomes a formula
    .jsonl           JSON Lines, an object a line
    .parquet         Parquet, for pandas, polars, R and DuckDB
    .sqlite .db      SQLite with keys and indexes, for Datasette; everything if WHAT is left out
    .sdmx.csv        SDMX-CSV 2.0 of series or observations, with FILE.structure.xml beside it
    .jsonld          W3C Web Annotations of the figures

    A file gets its name when it is whole. One that is there already stays, unless you say --force.

    \b
    keisu export figures -o figures.csv --subject N-Box --period 2025
    keisu export series -o series.parquet
    keisu export -o market.sqlite && datasette market.sqlite
    keisu export findings -o - --format jsonl | jq .message
    """
    from keisu.errors import shown
    from keisu.store import Store
    from keisu.views.exports import ALL, TABLES, Files

    form = _form(output, name)
    table = _table(form, what, output, asked)
    if mark and form.name != "csv":
        raise click.UsageError("--bom is for CSV only")
    with opening(), Store(store).selecting() as held:
        check_subject(held, asked["subject"])
        source = _Watched(held.stream(filter_of(asked), doubtful=everything), quiet=output == "-")
        tables = [TABLES[one] for one in ([*TABLES] if table == ALL else [table])]
        if form.pieces is not None:
            pieces = form.pieces(source, tables[0])
            _write(chain([_BYTE_ORDER_MARK], pieces) if mark else pieces, output, store, force)
        elif form.files is not None:
            with Files([Path(output), *_beside(form, output)], force=_not_store(output, store, force)) as files:
                remarks = form.files(source, tables, files.paths)
            for remark in remarks:
                click.echo(f"keisu: {shown(output)}: {remark}", err=True)


def _form(output: str, name: str | None) -> "Form":
    """The form that is asked for. A file whose ending says none is a wrong call."""
    from keisu.errors import shown
    from keisu.views.exports import FORMS, form_of

    form = FORMS[name or "csv"] if name or output == "-" else form_of(output)
    if form is None:
        endings = " ".join(end for one in FORMS.values() for end in one.endings)
        raise click.UsageError(f"{shown(output)}: no form has this ending; give one of {endings}, or --format")
    return form


def _table(form: "Form", what: str | None, output: str, asked: dict[str, str | None]) -> str:
    """What is exported. A wrong call if the form cannot hold it, or cannot go where it shall."""
    table = what or form.usual
    if table is None or table not in form.tables:
        wanted = "say what" if table is None else f"it cannot hold {table}"
        raise click.UsageError(f"{form.name}: {wanted}; it can hold {', '.join(form.tables)}")
    if output == "-" and form.pieces is None:
        raise click.UsageError(f"{form.name} needs a file; only csv, jsonl and annotations go to standard output")
    if table == "series" and (useless := [name for name in _OF_ARTICLES if asked[name] is not None]):
        raise click.UsageError(f"series are of all pages together; --{useless[0]} selects none of them")
    return table


def _write(pieces: Iterable[bytes], output: str, store: str, force: bool) -> None:
    """Text to a file or to standard output, in UTF-8 whatever the terminal's encoding."""
    from keisu.views.exports import Files

    if output == "-":
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.flush()
        return
    with Files([Path(output)], force=_not_store(output, store, force)) as files, files.paths[0].open("wb") as out:
        out.writelines(pieces)


def _beside(form: "Form", output: str) -> list[Path]:
    """The files that go beside the one that was named, which lose its ending."""
    path = Path(output)
    stem = next((path.name[: -len(end)] for end in (*form.endings, ".csv") if path.name.endswith(end)), path.name)
    return [path.with_name(f"{stem}{end}") for end in form.beside]


def _not_store(output: str, store: str, force: bool) -> bool:
    """Whether a file may be replaced; the store itself may not."""
    from keisu.errors import shown

    if Path(output).exists() and Path(output).samefile(store):
        raise click.UsageError(f"{shown(output)} is the store itself; name another file")
    return force


class _Watched:
    """Rows of a store, counted on standard error if a person is there and waits."""

    def __init__(self, stream: "Stream", *, quiet: bool) -> None:
        self._stream, self._quiet = stream, quiet

    def blocks(self, what: str, columns: Sequence[str]) -> Iterator[list[tuple[Any, ...]]]:
        """The rows, in blocks."""
        return watched(self._stream.blocks(what, columns), f"exporting {what}", quiet=self._quiet, size=len)
