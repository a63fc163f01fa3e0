"""The command line. It calls the road and shows what comes back; it holds no rule of the field.

Data goes to standard output, everything said about the work to standard error. Exit status: 0 all well, 2 a wrong
call, 3 some inputs failed.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from keisu._version import __version__

if TYPE_CHECKING:
    from rich.console import Console

    from keisu.markets import Market
    from keisu.pages import Capture
    from keisu.views import Page

_SOME_FAILED = 3
_PIPE_WIDTH = 140  # columns of a table that goes to a file or another program


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="keisu", message="%(prog)s %(version)s")
def main() -> None:
    """Read the coverage of a market and keep its figures.

    A page goes in; out come the clean article, every figure in it with the words it came from, what the figures
    imply, and the statements that cannot all be true.

    \b
    keisu demo                     see it on pages that ship with keisu
    keisu read page.html           read one page
    keisu read folder/ --json      read many, one JSON object a line
    """


@main.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, a page each.")
@click.option(
    "--machinery", "machinery_only", is_flag=True, help="Only the third parties whose programs each page runs."
)
@click.option("--plain", is_flag=True, help="Take the text as already clean: offsets are then offsets into the input.")
@click.option("--published", metavar="DATE", help="The day (or month, or year) the pages came out: 2025-12-04.")
@click.option("--language", metavar="CODE", help="The language of the pages: en.")
@click.option("--encoding", metavar="NAME", help="The encoding of the pages, if they lie about it: shift_jis.")
@click.option("--url", help="The address of the page, if it does not say it itself.")
@click.option(
    "--market",
    metavar="NAME|FOLDER",
    help="The market pack to use: the name of one that ships, or a folder of your own. Chosen by the text if left out.",
)
def read(
    pages: tuple[str, ...],
    as_json: bool,
    machinery_only: bool,
    plain: bool,
    published: str | None,
    language: str | None,
    encoding: str | None,
    url: str | None,
    market: str | None,
) -> None:
    """Read pages and show their figures.

    PAGE is a file, a folder (every page below it), or - for standard input. HTML and the text that a crawler left of
    a page are told apart by themselves. A page that fails is named with its reason, the others go on, and the exit
    status is 3.

    \b
    keisu read page.html
    curl -s https://... | keisu read - --url https://...
    keisu read clean.txt --plain --published 2025-12-04
    keisu read folder/ --json > figures.jsonl
    keisu read page.html --machinery
    """
    if as_json and machinery_only:
        raise click.UsageError("--json has the machinery in it; leave out --machinery")
    from keisu.errors import KeisuError
    from keisu.pages import captures

    try:
        pack = _market(market)
    except KeisuError as error:
        raise click.UsageError(str(error)) from error
    if published is not None:
        _check_date(published)
    options = {"published": published, "language": language, "encoding": encoding, "url": url, "plain": plain}
    failures = _Failures()
    watched = _watched(captures(pages), quiet=not as_json)
    readings = _readings(watched, options, pack, failures, figures=not machinery_only)
    if as_json:
        for page in readings:
            click.echo(page.reading.to_json())
    elif machinery_only:
        from keisu.views import show_machinery

        _show(readings, show_machinery)
    else:
        from keisu.views import show_page

        _show(readings, show_page)
    sys.exit(_SOME_FAILED if failures.count else 0)


@main.command()
def demo() -> None:
    """Read the pages that ship with keisu, one by one and together."""
    from rich.rule import Rule
    from rich.text import Text

    from keisu import demo as shipped
    from keisu.road import observe, reconcile
    from keisu.views import show_page, show_together

    console = _console()
    failures = _Failures()
    shown: list[Page] = []
    captured = shipped.captures()
    console.print(
        f"Reading {len(captured)} pages that ship with keisu. The last has nothing in it, and two repeat slips that "
        "were really printed.\n"
    )
    for page in _readings(captured, {}, None, failures):
        console.print(Rule(Text(page.name), align="left"))
        show_page(console, page)
        console.print()
        shown.append(page)
    console.print(Rule("The pages together", align="left"))
    observations = [
        o
        for number, page in enumerate(shown)
        for o in observe(page.reading.figures, market=page.reading.market, page=number)
    ]
    packs = {p.reading.market for p in shown} - {"general", None}
    figures = {number: page.reading.figures for number, page in enumerate(shown)}
    market = packs.pop() if len(packs) == 1 else None
    show_together(console, shown, reconcile(observations, market=market, figures=figures))
    console.print(
        "\nItalics: not in the sentence itself, but worked out from the article. Next:\n"
        "  keisu read PAGE            your own page: a file, a folder, or - for standard input\n"
        "  keisu read PAGE --json     the same for a program, with the place of every figure in the text\n"
        "  keisu read --help          dates, languages, markets of your own",
        markup=False,
        highlight=False,
    )


class _Failures:
    """The inputs that failed, named on standard error as they come."""

    def __init__(self) -> None:
        self.count = 0

    def say(self, name: str, error: Exception) -> None:
        self.count += 1
        click.echo(f"keisu: {name}: {error}", err=True)


def _readings(
    captured: "Iterable[Capture]",
    options: dict[str, str | bool | None],
    pack: "Market | None",
    failures: _Failures,
    *,
    figures: bool = True,
) -> "Iterator[Page]":
    """Read each capture, as far as the article or as far as its figures; what fails is named and left out."""
    from keisu.errors import KeisuError
    from keisu.model import Reading
    from keisu.pages import read as read_bytes
    from keisu.road import read_article
    from keisu.views import Page

    for capture in captured:
        try:
            if capture.error is not None or capture.data is None:
                raise capture.error or KeisuError("nothing was read")
            article = read_bytes(capture.data, **options)  # type: ignore[arg-type]
            yield Page(capture.name, read_article(article, market=pack) if figures else Reading(article))
        except KeisuError as error:
            failures.say(capture.name, error)


def _watched(captured: "Iterable[Capture]", quiet: bool) -> "Iterator[Capture]":
    """The captures, with a count on standard error while a person waits for output that goes elsewhere."""
    if quiet or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from captured
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading pages", total=None)
        for capture in captured:
            yield capture
            progress.advance(task)


def _show(readings: "Iterable[Page]", show: "Callable[[Console, Page], None]") -> None:
    from rich.rule import Rule
    from rich.text import Text

    console = _console()
    first = True
    for page in readings:
        if not first:
            console.print()
            console.print(Rule(Text(page.name), align="left"))
        show(console, page)
        first = False


def _console() -> "Console":
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH, highlight=False, markup=False, emoji=False)


def _market(name: str | None) -> "Market | None":
    from pathlib import Path

    from keisu.markets import Market

    if name is None:
        return None
    return Market.load(name) if Path(name).is_dir() else Market.named(name)


def _check_date(published: str) -> None:
    from keisu import periods

    if periods.form(published) not in ("day", "month", "year"):
        raise click.BadParameter(
            f"{published!r} is not a date; write 2025-12-04, 2025-12 or 2025", param_hint="--published"
        )
