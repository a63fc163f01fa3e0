"""The commands that keep pages in a store and care for it: add, query, doctor and rebuild."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from keisu.cli.shared import (
    SOME_FAILED,
    Failures,
    check_date,
    form_of,
    form_options,
    limits_of,
    opening,
    pack_of,
    page_options,
    print_rows,
    store_option,
    watched,
)

if TYPE_CHECKING:
    from keisu.store import Added

_MOST_JOBS = 4
_jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1),
    default=lambda: min(_MOST_JOBS, os.cpu_count() or 1),
    help="Processes that read pages: as many as there are processors, up to 4.",
)


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@store_option
@page_options
@_jobs_option
def add(
    sources: tuple[str, ...],
    store: str,
    plain: bool,
    published: str | None,
    language: str | None,
    encoding: str | None,
    url: str | None,
    market: str | None,
    bounds: tuple[str, ...],
    jobs: int,
) -> None:
    """Add pages to a store.

    SOURCE is what it is for read: files, folders, patterns, archives, feeds, addresses, or -. A page is kept once,
    however often it comes; adding the same again changes nothing, and completes what was interrupted. A page that fails
    is named with its reason, the others go on, and the exit status is 3.

    \b
    keisu add folder/
    keisu add crawl.warc.gz --store market.duckdb
    """
    from keisu.errors import KeisuError
    from keisu.pages import captures
    from keisu.store import Given, Store

    try:
        if market is not None:
            pack_of(market)
            market = str(Path(market).resolve()) if Path(market).is_dir() else market
    except KeisuError as error:
        raise click.UsageError(str(error)) from error
    check_date(published)
    limits = limits_of(bounds)
    given = Given(url, encoding, published, language, plain, market)
    taken = watched(captures(sources, limits=limits), "adding pages")
    with opening():
        made = Store(store).add(taken, given, limits=limits, jobs=jobs, told=told)
    _end(made, store)


def _end(made: "Added", store: str) -> None:
    """Name what failed, sum up, and leave with the exit status."""
    failures = Failures()
    for name, reason in made.failed:
        failures.say(name, reason)
    click.echo(_summary(made, store), err=True)
    sys.exit(SOME_FAILED if failures.count else 0)


def _summary(made: "Added", store: str) -> str:
    from keisu.errors import shown

    pages = f"{made.new} new page{'' if made.new == 1 else 's'}, {made.known} known, {len(made.failed)} failed"
    found = f"{made.figures} figures, {made.observations} observations, {made.findings:+d} findings"
    return f"{shown(store)}: {pages}; {found}"


def told(what: str, number: int) -> None:
    """Says how many lines are left to be reconciled, if a person is there."""
    if what == "lines" and number and sys.stderr.isatty():
        click.echo(f"reconciling, {number} lines to go", err=True)


@click.command()
@click.argument("sql")
@store_option
@form_options
def query(sql: str, store: str, as_csv: bool, as_json: bool) -> None:
    """Ask a store a question in SQL.

    One statement, on a connection that only reads and reaches nothing but the store. The views figures, observations,
    series and findings are meant for people.

    \b
    keisu query "SELECT subject, period, low, high FROM series WHERE measure = 'sales' ORDER BY ALL"
    keisu query "DESCRIBE figures"
    """
    from keisu.store import Store

    form = form_of(csv=as_csv, json=as_json)
    with opening():
        names, found = Store(store).query(sql)
    unique = [name if names.index(name) == i else f"{name}_{i}" for i, name in enumerate(names)]
    print_rows([dict(zip(unique, values, strict=True)) for values in found], unique, form)


@click.command()
@store_option
def doctor(store: str) -> None:
    """Check a store: that its bytes are what they were, and that everything in it belongs together.

    Exit status 0 if it is sound, 1 if something is wrong; what is wrong is named with what to do about it.
    """
    from keisu.errors import shown
    from keisu.store import Store

    with opening():
        faults = Store(store).faults()
    for fault in faults:
        click.echo(fault)
    if not faults:
        click.echo(f"{shown(store)}: sound")
    sys.exit(1 if faults else 0)


@click.command()
@store_option
@_jobs_option
def rebuild(store: str, jobs: int) -> None:
    """Make all tables of a store again from the pages it keeps.

    Needed after an update of keisu that reads better. The old store stays as it is until the new one is whole.
    """
    from keisu.store import Store

    with opening():
        made = Store(store).rebuild(jobs=jobs, told=told)
    _end(made, store)
