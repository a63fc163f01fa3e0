"""The commands of markets: which there are, what a pack knows, what a subject stands for, what a pack lacks."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

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
    watched,
)

if TYPE_CHECKING:
    from keisu.markets import Market
    from keisu.pages import Capture
    from keisu.views.rows import Row

_ROOM = 100  # characters of the words around a subject
_LONG = ("aliases", "names", "marks")  # what is told in full only where it is asked for
_SHORT = ("makers", "scopes", "measures", "wholes")
_PARTS = ("makers", "models", "scopes", "measures", "sources", "wholes", "reference")


@click.group()
def market() -> None:
    """Show what keisu knows of a market, and what it does not.

    \b
    keisu market list
    keisu market show japan-kei
    keisu market find "Honda's N-BOX" "Subaru Spacia"
    keisu market unknown folder/
    """


@market.command("list")
@form_options
def list_(as_csv: bool, as_json: bool) -> None:
    """List the market packs that ship with keisu."""
    from keisu.markets import Market, shipped
    from keisu.views.markets import SUMMARY, summary

    form = form_of(csv=as_csv, json=as_json)
    print_rows([summary(Market.named(name)) for name in shipped()], SUMMARY, form)


@market.command()
@click.argument("name", metavar="NAME|FOLDER")
@click.option("--only", "part", type=click.Choice(_PARTS), help="One part of it, in full.")
@form_options
def show(name: str, part: str | None, as_csv: bool, as_json: bool) -> None:
    """Show what a market pack knows: a shipped one by its NAME, or one in a FOLDER of your own.

    Everything in the pack is checked, its reference tables too.

    \b
    keisu market show japan-kei
    keisu market show japan-kei --only models --csv
    """
    from keisu.views import markets as views

    form = form_of(csv=as_csv, json=as_json)
    pack = _pack(name)
    with opening():
        head, rows = views.summary(pack), {key: views.parts(pack, key) for key in _PARTS}
    if part:
        print_rows(*rows[part], form)
        return
    print_rows([head], views.SUMMARY, form)
    if form is None:
        for key in _SHORT:
            click.echo(f"\n{key}")
            found, columns = rows[key]
            print_rows(found, [c for c in columns if c not in _LONG], None)
        more = ", ".join(key for key in _PARTS if key not in _SHORT)
        click.echo(f"\n--only shows one part in full; {more} are not shown here")


@market.command()
@click.argument("subjects", nargs=-1, required=True, metavar="TEXT...")
@click.option("--market", "name", metavar="NAME|FOLDER", help="The market to ask; all that ship if left out.")
@form_options
def find(subjects: tuple[str, ...], name: str | None, as_csv: bool, as_json: bool) -> None:
    """Say what each TEXT stands for in a market, or why it is not known there.

    \b
    keisu market find "the new N-BOX" 軽乗用車 "Honda Feed"
    """
    from keisu.markets import Market, shipped
    from keisu.views.markets import FOUND, found

    form = form_of(csv=as_csv, json=as_json)
    packs = [_pack(name)] if name else [Market.named(n) for n in shipped()]
    print_rows([found(subject, pack) for subject in subjects for pack in packs], FOUND, form)


@market.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--most", type=click.IntRange(1), help="No more than so many.")
@form_options
@page_options
def unknown(
    sources: tuple[str, ...],
    most: int | None,
    as_csv: bool,
    as_json: bool,
    plain: bool,
    published: str | None,
    language: str | None,
    encoding: str | None,
    url: str | None,
    market: str | None,
    bounds: tuple[str, ...],
) -> None:
    """List the subjects of figures that the market of a page does not know, the most frequent first.

    SOURCE is what it is for `keisu read`. Each subject comes with how often it is named, words around it, what it
    perhaps is, and a line for models.csv. Nothing is added by itself: a name that is like another may be a misprint,
    or another car. Pages of no market are left out, unless --market says which one they are of.

    \b
    keisu market unknown folder/
    keisu market unknown folder/ --market my-market/ --csv > names.csv
    """
    from keisu.markets import unknown as unknown_of
    from keisu.pages import captures
    from keisu.views.markets import UNKNOWN, UNKNOWN_SHOWN, missing

    form = form_of(csv=as_csv, json=as_json)
    pack = _pack(market) if market else None
    check_date(published)
    limits = limits_of(bounds)
    options = {"published": published, "language": language, "encoding": encoding, "url": url, "plain": plain}
    failures = Failures()
    taken = watched(captures(sources, limits=limits), "reading pages")
    named: dict[Market, list[tuple[str, str]]] = {}
    others = 0
    for own, subjects in _named(taken, {**options, "limits": limits}, pack, failures):
        if own.name == "general":
            others += 1
        else:
            named.setdefault(own, []).extend(subjects)
    rows: list[Row] = [missing(u, own) for own, subjects in named.items() for u in unknown_of(subjects, own)]
    print_rows(rows[:most], UNKNOWN if form else UNKNOWN_SHOWN, form)
    if others:
        click.echo(f"keisu: {others} of the pages {'is' if others == 1 else 'are'} of no market", err=True)
    sys.exit(SOME_FAILED if failures.count else 0)


def _pack(name: str) -> "Market":
    """The pack of a name or a folder; says so if it is broken or not there."""
    with opening():
        pack = pack_of(name)
    if pack is None:
        raise click.UsageError("--market names no market")
    return pack


def _named(
    captured: "Iterable[Capture]", options: dict[str, Any], pack: "Market | None", failures: Failures
) -> "Iterator[tuple[Market, list[tuple[str, str]]]]":
    """The market of each page, and the subjects of its figures with the words around them."""
    from keisu.errors import KeisuError
    from keisu.road import find_figures, market_of, read_many
    from keisu.views.words import around

    for outcome in read_many(captured, **options):
        if outcome.article is None:
            failures.say(outcome.name, outcome.error or KeisuError("nothing was read"))
            continue
        own = market_of(outcome.article, pack)
        text = outcome.article.text
        try:
            figures = find_figures(outcome.article, market=own)
        except KeisuError as error:
            failures.say(outcome.name, error)
            continue
        yield own, [(f.subject, "".join(around(text, f.start, f.end, _ROOM))) for f in figures if f.subject]
