"""The command line. It calls the road and shows what comes back; it holds no rule of the field.

Data goes to standard output, everything said about the work to standard error. Exit status: 0 all well, 2 a wrong
call, 3 some inputs failed.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from keisu._version import __version__

if TYPE_CHECKING:
    from rich.console import Console

    from keisu.markets import Market
    from keisu.model import Article
    from keisu.pages import Capture, Limits
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
    keisu read crawl.warc.gz       read the pages in a web archive
    """


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, a page each.")
@click.option("--markdown", "as_markdown", is_flag=True, help="The clean articles in Markdown, and no figures.")
@click.option("--text", "as_text", is_flag=True, help="The clean articles as plain text, and no figures.")
@click.option("--machinery", "as_machinery", is_flag=True, help="Only the third parties whose programs each page runs.")
@click.option("--explain", is_flag=True, help="Say of each figure what decided each of its fields.")
@click.option("--plain", is_flag=True, help="Take the text as already clean: offsets are then offsets into the input.")
@click.option("--published", metavar="DATE", help="The day (or month, or year) the pages came out: 2025-12-04.")
@click.option("--language", metavar="CODE", help="The language of the pages: de, en, es, fr, it, ja or pt.")
@click.option("--encoding", metavar="NAME", help="The encoding of the pages, if they lie about it: shift_jis.")
@click.option("--url", help="The address of the page, if it does not say it itself.")
@click.option(
    "--market",
    metavar="NAME|FOLDER",
    help="The market pack to use: the name of one that ships, or a folder of your own. Chosen by the text if left out.",
)
@click.option(
    "--limit",
    "bounds",
    metavar="NAME=NUMBER",
    multiple=True,
    help="A bound on what one page may cost: bytes, unpacked, text, nesting, attributes or seconds.",
)
def read(
    sources: tuple[str, ...],
    as_json: bool,
    as_markdown: bool,
    as_text: bool,
    as_machinery: bool,
    explain: bool,
    plain: bool,
    published: str | None,
    language: str | None,
    encoding: str | None,
    url: str | None,
    market: str | None,
    bounds: tuple[str, ...],
) -> None:
    """Read pages and show their figures.

    SOURCE is a file, a folder (every page below it), a pattern, a web archive (WARC or ARC, packed or not), a feed
    (RSS or Atom), an address of http or https, or - for standard input. HTML and the text that a crawler left of a
    page are told apart by themselves. A page that fails is named with its reason, the others go on, and the exit
    status is 3.

    \b
    keisu read page.html
    keisu read https://...
    keisu read crawl.warc.gz --json > figures.jsonl
    keisu read page.html --markdown > page.md
    keisu read page.html --machinery
    keisu read clean.txt --plain --published 2025-12-04
    """
    from keisu.errors import KeisuError
    from keisu.pages import captures

    form = _form(json=as_json, markdown=as_markdown, text=as_text, machinery=as_machinery)
    if explain and form not in (None, "json"):
        raise click.UsageError(f"--explain says why figures are what they are, and --{form} has no figures")
    try:
        pack = _market(market)
    except KeisuError as error:
        raise click.UsageError(str(error)) from error
    _check_date(published)
    limits = _limits(bounds)
    options = {"published": published, "language": language, "encoding": encoding, "url": url, "plain": plain}
    failures = _Failures()
    watched = _watched(captures(sources, limits=limits), quiet=form is None)
    articles = _articles(watched, {**options, "limits": limits}, failures)
    if form in ("markdown", "text"):
        _print_articles(articles, form)
    elif form == "json":
        for page in _readings(articles, pack, failures, explain):
            click.echo(page.reading.to_json())
    elif form == "machinery":
        from keisu.model import Reading
        from keisu.views import Page, show_machinery

        _show((Page(name, Reading(article)) for name, article in articles), show_machinery)
    else:
        from keisu.views import show_page

        _show(_readings(articles, pack, failures, explain), show_page)
    sys.exit(_SOME_FAILED if failures.count else 0)


@main.command("list")
@click.argument("sitemaps", nargs=-1, required=True, metavar="SITEMAP...")
def list_(sitemaps: tuple[str, ...]) -> None:
    """List the addresses in sitemaps, one a line.

    SITEMAP is a file (.xml or .xml.gz), an address of http or https, or - for standard input. The addresses in an index
    are those of further sitemaps. Nothing that is listed is fetched.

    \b
    keisu list https://example.org/sitemap.xml | grep /2025/ | xargs keisu read --json
    """
    from keisu.errors import KeisuError
    from keisu.pages import listed, taken

    failures = _Failures()
    for name in sitemaps:
        capture = taken(name)
        try:
            if capture.error is not None or capture.data is None:
                raise capture.error or KeisuError("nothing was read")
            for entry in listed(capture.data):
                click.echo(entry.url)
        except KeisuError as error:
            failures.say(capture.name, error)
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
    for page in _readings(_articles(captured, {}, failures), None, failures):
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


def _articles(
    captured: "Iterable[Capture]", options: dict[str, Any], failures: _Failures
) -> "Iterator[tuple[str, Article]]":
    """The name and the article of each capture; what fails is named and left out."""
    from keisu.road import read_many

    for outcome in read_many(captured, **options):
        if outcome.article is not None:
            yield outcome.name, outcome.article
        elif outcome.error is not None:
            failures.say(outcome.name, outcome.error)


def _readings(
    articles: "Iterable[tuple[str, Article]]", pack: "Market | None", failures: _Failures, explain: bool = False
) -> "Iterator[Page]":
    """All that each article gives; what fails is named and left out."""
    from keisu.errors import KeisuError
    from keisu.road import read_article
    from keisu.views import Page

    for name, article in articles:
        try:
            yield Page(name, read_article(article, market=pack, explain=explain))
        except KeisuError as error:
            failures.say(name, error)


def _print_articles(articles: "Iterable[tuple[str, Article]]", form: str) -> None:
    """The articles as Markdown, a rule between them, or as text, a form feed between them."""
    from keisu.views import markdown, plain

    made, between = (markdown, "\n---\n\n") if form == "markdown" else (plain, "\f\n")
    for number, (_, article) in enumerate(articles):
        click.echo((between if number else "") + made(article), nl=False)


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


def _limits(bounds: "Iterable[str]") -> "Limits":
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


def _form(**asked: bool) -> str | None:
    """The one form of output that was asked for, None for the usual one."""
    names = [name for name, wanted in asked.items() if wanted]
    if len(names) > 1:
        raise click.UsageError(f"--{names[0]} and --{names[1]} are two forms of output; ask for one")
    return names[0] if names else None


def _check_date(published: str | None) -> None:
    from keisu import periods

    if published is not None and periods.form(published) not in ("day", "month", "year"):
        raise click.BadParameter(
            f"{published!r} is not a date; write 2025-12-04, 2025-12 or 2025", param_hint="--published"
        )
