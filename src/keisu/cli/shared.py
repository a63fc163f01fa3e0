"""What several commands share: options, the console, progress, and the inputs that failed."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar, overload

import click

if TYPE_CHECKING:
    from keisu.markets import Market
    from keisu.pages import Limits
    from keisu.views.rows import Row

WRONG_CALL, SOME_FAILED, IN_USE = 2, 3, 4
"""Exit statuses: a wrong call, which a store that is none is too; some inputs failed; another process has the store
open.
"""

_Item = TypeVar("_Item")
_Command = TypeVar("_Command", bound=Callable[..., Any])


store_option = click.option(
    "--store",
    default="keisu.duckdb",
    show_default=True,
    envvar="KEISU_STORE",
    metavar="FILE",
    help="The store.",
)


@contextmanager
def opening() -> Iterator[None]:
    """What goes wrong with a store, as a message and an exit status: 4 if another process has it open."""
    from keisu.errors import KeisuError, StoreInUse

    try:
        yield
    except KeisuError as error:
        click.echo(f"keisu: {error}", err=True)
        sys.exit(IN_USE if isinstance(error, StoreInUse) else WRONG_CALL)


def print_rows(rows: "Sequence[Row]", columns: Sequence[str], form: str | None) -> None:
    """Rows as a table, or in the form that was asked for ("csv", "json")."""
    if form is None:
        from keisu.views.terminal import screen, show_rows

        show_rows(screen(), rows, columns)
    else:
        from keisu.views.rows import as_csv, as_json

        put((as_csv if form == "csv" else as_json)(rows, columns))


def save(name: str, data: str | bytes) -> None:
    """Put something into a file, which is there whole or not at all, or with "-" on standard output.

    What goes wrong is said, with exit status 2.
    """
    import os
    import tempfile
    from pathlib import Path

    made = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if name == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(made)
        return
    path = Path(name)
    with writing_to(name):
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            file.write(made)
        umask = os.umask(0)
        os.umask(umask)
        Path(file.name).chmod(0o666 & ~umask)
        Path(file.name).replace(path)


@contextmanager
def writing_to(name: str) -> Iterator[None]:
    """What goes wrong with a file or a folder that is written, as a message and an exit status."""
    from keisu.errors import shown

    try:
        yield
    except OSError as error:
        click.echo(f"keisu: {shown(name)}: {error.strerror or error}", err=True)
        sys.exit(WRONG_CALL)


def form_options(command: _Command) -> _Command:
    """The two forms of output beside the table."""
    command = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")(command)
    return click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values.")(command)


def page_options(command: _Command) -> _Command:
    """The options of a command that reads pages."""
    for option in reversed(
        (
            click.option(
                "--plain", is_flag=True, help="Take the text as already clean: offsets are then offsets into the input."
            ),
            click.option(
                "--published", metavar="DATE", help="The day (or month, or year) the pages came out: 2025-12-04."
            ),
            click.option("--language", metavar="CODE", help="The language of the pages: de, en, es, fr, it, ja or pt."),
            click.option(
                "--encoding", metavar="NAME", help="The encoding of the pages, if they lie about it: shift_jis."
            ),
            click.option("--url", help="The address of the page, if it does not say it itself."),
            click.option(
                "--market",
                metavar="NAME|FOLDER",
                help="The market pack to use: the name of one that ships, or a folder of your own."
                " Chosen by the text if left out.",
            ),
            click.option(
                "--limit",
                "bounds",
                metavar="NAME=NUMBER",
                multiple=True,
                help="A bound on what one page may cost: bytes, unpacked, text, nesting, attributes or seconds.",
            ),
        )
    ):
        command = option(command)
    return command


class Failures:
    """The inputs that failed, named on standard error as they come."""

    def __init__(self) -> None:
        self.count = 0

    def say(self, name: str, error: Exception) -> None:
        """Name an input and its reason."""
        from keisu.errors import shown

        self.count += 1
        click.echo(f"keisu: {shown(name, 2000)}: {error}", err=True)


def watched(
    items: Iterable[_Item], what: str, *, quiet: bool = False, size: Callable[[_Item], int] = lambda item: 1
) -> Iterator[_Item]:
    """The items, with a count on standard error if a person is there and waits; an item counts for its `size`."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)
        for item in items:
            yield item
            progress.advance(task, size(item))


def put(text: str) -> None:
    """Data on standard output, in UTF-8 whatever the locale, since it is for programs.

    A terminal gets spaces for the control characters in it, so that no page can send it orders.
    """
    from keisu.views.words import safe

    if sys.stdout.isatty():
        text = "".join(c if c in "\n\t" else safe(c) for c in text)
    click.echo(text.encode("utf-8", "replace"), nl=False)


@overload
def pack_of(name: str) -> "Market": ...
@overload
def pack_of(name: None) -> None: ...
@overload
def pack_of(name: str | None) -> "Market | None": ...
def pack_of(name: str | None) -> "Market | None":
    """The pack of a name or a folder, None if none was named. Raises PackError."""
    from pathlib import Path

    from keisu.markets import Market

    if name is None:
        return None
    return Market.load(name) if Path(name).is_dir() else Market.named(name)


def limits_of(bounds: Iterable[str]) -> "Limits":
    """The default limits but for those given as NAME=NUMBER."""
    from dataclasses import fields, replace

    from keisu.pages import DEFAULTS

    kinds = {field.name: type(getattr(DEFAULTS, field.name)) for field in fields(DEFAULTS)}
    given: dict[str, Any] = {}
    for bound in bounds:
        name, _, number = bound.partition("=")
        try:
            given[name] = kinds[name](number.replace("_", "").replace(",", ""))
            if not 0 < given[name] < float("inf"):
                raise ValueError(number)
        except (KeyError, ValueError):
            raise click.BadParameter(
                f"{bound!r} is not a bound; write one of {', '.join(kinds)} and a number: bytes=50000000",
                param_hint="--limit",
            ) from None
    return replace(DEFAULTS, **given)


def form_of(**asked: bool) -> str | None:
    """The one form of output that was asked for, None for the usual one."""
    names = [name for name, wanted in asked.items() if wanted]
    if len(names) > 1:
        raise click.UsageError(f"--{names[0]} and --{names[1]} are two forms of output; ask for one")
    return names[0] if names else None


def check_date(published: str | None) -> None:
    """Say so if a date is none."""
    from keisu import periods

    if published is not None and periods.form(published) not in ("day", "month", "year"):
        raise click.BadParameter(
            f"{published!r} is not a date; write 2025-12-04, 2025-12 or 2025", param_hint="--published"
        )
