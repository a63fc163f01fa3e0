"""The commands that read pages and show what is in them, and keep nothing: read, list and demo."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from keisu.cli.shared import (
    SOME_FAILED,
    Failures,
    check_date,
    form_of,
    limits_of,
    pack_of,
    page_options,
    put,
    save,
    watched,
    writing_to,
)

if TYPE_CHECKING:
    from rich.console import Console

    from keisu.markets import Market
    from keisu.model import Article
    from keisu.pages import Capture
    from keisu.views.terminal import Page


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, a page each.")
@click.option("--markdown", "as_markdown", is_flag=True, help="The clean articles in Markdown, and no figures.")
@click.option("--text", "as_text", is_flag=True, help="The clean articles as plain text, and no figures.")
@click.option(
    "--html", "html", metavar="FILE", help="One file that shows the page in any browser, offline; or a folder."
)
@click.option("--machinery", "as_machinery", is_flag=True, help="Only the third parties whose programs each page runs.")
@click.option("--explain", is_flag=True, help="Say of each figure what decided each of its fields.")
@page_options
def read(
    sources: tuple[str, ...],
    as_json: bool,
    as_markdown: bool,
    as_text: bool,
    html: str | None,
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
    keisu read page.html --html figures.html
    keisu read page.html --machinery
    keisu read clean.txt --plain --published 2025-12-04
    """
    from keisu.errors import KeisuError
    from keisu.pages import captures

    form = form_of(json=as_json, markdown=as_markdown, text=as_text, html=html is not None, machinery=as_machinery)
    if explain and form not in (None, "json"):
        raise click.UsageError(f"--explain says why figures are what they are, and --{form} does not show that")
    try:
        pack = pack_of(market)
    except KeisuError as error:
        raise click.UsageError(str(error)) from error
    check_date(published)
    limits = limits_of(bounds)
    options = {"published": published, "language": language, "encoding": encoding, "url": url, "plain": plain}
    failures = Failures()
    taken = watched(captures(sources, limits=limits), "reading pages", quiet=form is None or sys.stdout.isatty())
    articles = _articles(taken, {**options, "limits": limits}, failures)
    if form in ("markdown", "text"):
        _print_articles(articles, form)
    elif html is not None:
        _save_pages(_readings(articles, pack, failures), html)
    elif form == "json":
        for page in _readings(articles, pack, failures, explain):
            put(f"{page.reading.to_json()}\n")
    elif form == "machinery":
        from keisu.model import Reading
        from keisu.views.terminal import Page, show_machinery

        _show((Page(name, Reading(article)) for name, article in articles), show_machinery)
    else:
        from keisu.views.terminal import show_page

        _show(_readings(articles, pack, failures, explain), show_page)
    sys.exit(SOME_FAILED if failures.count else 0)


@click.command("list")
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

    failures = Failures()
    for name in sitemaps:
        capture = taken(name)
        try:
            if capture.error is not None or capture.data is None:
                raise capture.error or KeisuError("nothing was read")
            for entry in listed(capture.data):
                put(f"{entry.url}\n")
        except KeisuError as error:
            failures.say(capture.name, error)
    sys.exit(SOME_FAILED if failures.count else 0)


@click.command()
def demo() -> None:
    """Read the pages that ship with keisu, one by one and together."""
    from rich.rule import Rule
    from rich.text import Text

    from keisu import demo as shipped
    from keisu.road import observe, reconcile
    from keisu.views.terminal import screen as opened
    from keisu.views.terminal import show_page, show_together
    from keisu.views.words import safe

    screen = opened()
    failures = Failures()
    shown: list[Page] = []
    captured = shipped.captures()
    screen.print(
        f"Reading {len(captured)} pages that ship with keisu. The last has nothing in it, and two repeat slips that "
        "were really printed.\n"
    )
    for page in _readings(_articles(captured, {}, failures), None, failures):
        screen.print(Rule(Text(safe(page.name)), align="left"))
        show_page(screen, page)
        screen.print()
        shown.append(page)
    screen.print(Rule("The pages together", align="left"))
    observations = [
        o
        for number, page in enumerate(shown)
        for o in observe(page.reading.figures, market=page.reading.market, page=number)
    ]
    packs = {p.reading.market for p in shown} - {"general", None}
    figures = {number: page.reading.figures for number, page in enumerate(shown)}
    market = packs.pop() if len(packs) == 1 else None
    show_together(screen, shown, reconcile(observations, market=market, figures=figures))
    screen.print(
        "\nItalics: not in the sentence itself, but worked out from the article. Next:\n"
        "  keisu read PAGE            your own page: a file, a folder, or - for standard input\n"
        "  keisu read PAGE --json     the same for a program, with the place of every figure in the text\n"
        "  keisu read --help          dates, languages, markets of your own",
        markup=False,
        highlight=False,
    )


def _articles(
    captured: "Iterable[Capture]", options: dict[str, Any], failures: Failures
) -> "Iterator[tuple[str, Article]]":
    """The name and the article of each capture; what fails is named and left out."""
    from keisu.road import read_many

    for outcome in read_many(captured, **options):
        if outcome.article is not None:
            yield outcome.name, outcome.article
        elif outcome.error is not None:
            failures.say(outcome.name, outcome.error)


def _readings(
    articles: "Iterable[tuple[str, Article]]", pack: "Market | None", failures: Failures, explain: bool = False
) -> "Iterator[Page]":
    """All that each article gives; what fails is named and left out."""
    from keisu.errors import KeisuError
    from keisu.road import read_article
    from keisu.views.terminal import Page

    for name, article in articles:
        try:
            yield Page(name, read_article(article, market=pack, explain=explain))
        except KeisuError as error:
            failures.say(name, error)


def _print_articles(articles: "Iterable[tuple[str, Article]]", form: str) -> None:
    """The articles as Markdown, a rule between them, or as text, a form feed between them."""
    from keisu.views.markdown import markdown, plain

    made, between = (markdown, "\n---\n\n") if form == "markdown" else (plain, "\f\n")
    for number, (_, article) in enumerate(articles):
        put((between if number else "") + made(article))


def _save_pages(readings: "Iterable[Page]", name: str) -> None:
    """The page as one file of HTML; into a folder, which is made if its name ends as one's, as many as there are."""
    from keisu.errors import shown
    from keisu.views.html import article_file

    if name.endswith(("/", os.sep)):
        with writing_to(name):
            Path(name).mkdir(exist_ok=True)
    folder = Path(name) if Path(name).is_dir() else None
    for number, page in enumerate(readings, 1):
        if folder is not None:
            save(str(folder / f"{number:04}-{_slug(page)}.html"), article_file(page.reading, page.name))
        elif number == 1:
            save(name, article_file(page.reading, page.name))
        else:
            first = shown(name)
            raise click.UsageError(f"{first} has the first page; for more than one page name a folder: {first}/")


def _slug(page: "Page") -> str:
    """A few plain letters of a title for the name of a file."""
    title = page.reading.article.title or Path(page.name).stem
    words = re.findall(r"[^\W_]+", title.casefold())
    return "-".join(words)[:60].strip("-") or "page"


def _show(readings: "Iterable[Page]", show: "Callable[[Console, Page], None]") -> None:
    from rich.rule import Rule
    from rich.text import Text

    from keisu.views.terminal import screen as opened
    from keisu.views.words import safe

    screen = opened()
    first = True
    for page in readings:
        if not first:
            screen.print()
            screen.print(Rule(Text(safe(page.name)), align="left"))
        show(screen, page)
        first = False
