"""The commands that show what a store holds: figures, series, rank and check."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from keisu.cli.choosing import check_subject
from keisu.cli.shared import form_of, form_options, opening, print_rows, save, store_option

if TYPE_CHECKING:
    from keisu.store import Filter

_Command = TypeVar("_Command", bound=Callable[..., Any])
_FOUND_CONTRADICTIONS = 1


_HELPS = {
    "subject": "Of whom: a name in any way of writing, or a market's id.",
    "measure": "What is measured: sales, orders, production, ...",
    "period": "When: 2025-11, 2025-Q3, 2025, FY2024; what lies within it counts too.",
    "place": "Where: Japan.",
    "source": "Part of the name of a source or a site.",
    "language": "The language of the page: en, ja, ...",
}


def filter_options(*names: str) -> Callable[[_Command], _Command]:
    """The options by which things are selected."""

    def decorate(command: _Command) -> _Command:
        for name in reversed(names):
            command = click.option(f"--{name}", metavar=name.upper(), help=_HELPS[name])(command)
        return command

    return decorate


def filters(*names: str) -> Callable[[_Command], _Command]:
    """The options by which things are selected, the store, and the two forms of output beside the table."""

    def decorate(command: _Command) -> _Command:
        return store_option(filter_options(*names)(form_options(command)))

    return decorate


@click.command()
@filters("subject", "measure", "period", "place", "source", "language")
@click.option("--limit", type=click.IntRange(1), help="No more than so many.")
def figures(store: str, limit: int | None, as_csv: bool, as_json: bool, **asked: str | None) -> None:
    """Show the figures in a store, with the words that they come from.

    \b
    keisu figures --subject N-BOX --period 2025
    keisu figures --source Nikkei --csv > figures.csv
    """
    from keisu.store import Store
    from keisu.views import tables

    form = form_of(csv=as_csv, json=as_json)
    with opening(), Store(store).selecting() as held:
        check_subject(held, asked["subject"])
        found = held.figures(filter_of(asked), limit)
        print_rows(tables.figures(found, found.pages), tables.FIGURES if form else tables.FIGURES_SHOWN, form)


@click.command()
@click.argument("subject", required=False)
@filters("measure", "period", "place")
def series(store: str, subject: str | None, as_csv: bool, as_json: bool, **asked: str | None) -> None:
    """Show the figures of a SUBJECT over time: stated, or implied by other statements.

    An implied value is an interval: what all statements together leave. Without a SUBJECT all series are shown.

    \b
    keisu series N-BOX
    keisu series "all vehicles" --measure sales --period 2025 --csv
    """
    from keisu.store import Store
    from keisu.views import tables

    form = form_of(csv=as_csv, json=as_json)
    with opening(), Store(store).selecting() as held:
        check_subject(held, subject)
        print_rows(tables.series(held.series(filter_of({**asked, "subject": subject}))), tables.SERIES, form)


@click.command()
@click.argument("period")
@filters("place")
@click.option("--measure", default="sales", show_default=True, help="By what: sales, production, ...")
@click.option("--scope", help="Only one part of the market: kei.")
@click.option("--unit", help="In which unit: vehicle, JPY; the one that most values have, if left out.")
@click.option(
    "--of",
    "kind",
    type=click.Choice(["model", "maker", "scope"]),
    default="model",
    show_default=True,
    help="What is ranked.",
)
@click.option("--limit", type=click.IntRange(1), help="No more than so many.")
def rank(
    store: str,
    period: str,
    measure: str,
    place: str | None,
    scope: str | None,
    unit: str | None,
    kind: str,
    limit: int | None,
    as_csv: bool,
    as_json: bool,
) -> None:
    """Rank the subjects of a PERIOD, with their changes on the period before and on the year before.

    A change is the one that a page states, or else computed from the two values, and marked so.

    \b
    keisu rank 2025-11
    keisu rank 2025 --of maker
    keisu rank 2025-11 --scope kei --csv
    """
    from keisu.store import Store
    from keisu.views import tables

    form = form_of(csv=as_csv, json=as_json)
    with opening(), Store(store).selecting() as held:
        found = held.ranking(period, measure, place=place, scope=scope, kind=kind, unit=unit)
        print_rows(tables.ranking(found[:limit]), tables.RANKING, form)


@click.command()
@filters("subject", "measure", "period", "source", "language")
@click.option(
    "--pages", is_flag=True, help="For every page what of it agrees, what differs and what nothing else covers."
)
@click.option("--all", "everything", is_flag=True, help="Those too that were more likely misread than misprinted.")
@click.option("--html", "html", metavar="FILE", help="One file that shows them in any browser, offline.")
def check(
    store: str, pages: bool, everything: bool, html: str | None, as_csv: bool, as_json: bool, **asked: str | None
) -> None:
    """Show what cannot all be true, the surest first; exit status 1 if there is anything.

    Each finding says what is wrong and quotes every statement it rests on with its page. A ? marks those that may be
    wrong, with the value that would agree with all others.

    \b
    keisu check
    keisu check --subject N-BOX --period 2025
    keisu check --pages
    keisu check --html findings.html
    """
    from keisu.store import Store
    from keisu.views import tables, words
    from keisu.views.terminal import screen, show_findings

    form = form_of(csv=as_csv, json=as_json, html=html is not None)
    if pages and html is not None:
        raise click.UsageError("--html has the findings; for the verdicts of --pages there are --csv and --json")
    with opening(), Store(store).selecting() as held:
        check_subject(held, asked["subject"])
        found = held.findings(filter_of(asked), doubtful=True)
        findings = [f for f in found if everything or not f.is_doubtful]
        if pages:
            said = held.verdicts(filter_of(asked), findings)
            of_pages = held.provenance(sorted({o.page for o, _ in said}))
            print_rows(tables.verdicts(said, of_pages), tables.VERDICTS, form)
        elif html is not None:
            from keisu.views.html import findings_file, tell

            passages = held.passages((s.page, s.figure) for f in findings for s in f.statements)
            save(html, findings_file(tell(findings, found.pages, passages)))
        elif form is None:
            show_findings(screen(), findings, found.pages)
            if left := len(found) - len(findings):
                click.echo(f"keisu: {words.likelier_misread(left)}; --all has all.", err=True)
        else:
            print_rows(tables.findings(findings, found.pages), tables.FINDINGS, form)
    wrong = [f for f in findings if f.kind not in ("revision", "scope", "copy")]
    sys.exit(_FOUND_CONTRADICTIONS if wrong else 0)


def filter_of(asked: dict[str, Any]) -> "Filter":
    """What was asked for. A period that is none is a wrong call."""
    from keisu.errors import ModelError
    from keisu.store import Filter

    try:
        return Filter(**asked)
    except ModelError as error:
        raise click.UsageError(str(error)) from error
