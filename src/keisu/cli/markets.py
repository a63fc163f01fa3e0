"""The commands about market packs: what there are, what is in one, what a name stands for, what is not known."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from keisu.cli.shared import Failures, form_of, opening, pack_of, print_rows, store_option

if TYPE_CHECKING:
    from keisu.views.rows import Row


_option = click.option(
    "--market", "name", default="japan-kei", show_default=True, metavar="NAME|FOLDER", help="The market pack."
)


@click.group()
def market() -> None:
    """Look into market packs: what keisu knows of a market, as data.

    \b
    keisu market list
    keisu market show japan-kei
    keisu market find "Subaru Spacia" minicars
    keisu market unknown
    """


@market.command("list")
def list_() -> None:
    """List the packs that ship with keisu."""
    from keisu.markets import Market, shipped

    packs = [Market.named(name) for name in shipped()]
    rows = [
        {"market": p.name, "makers": len(p.makers), "models": len(p.models), "what": p.pack.description} for p in packs
    ]
    print_rows(rows, ("market", "makers", "models", "what"), None)


@market.command()
@click.argument("name")
@click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def show(name: str, as_csv: bool, as_json: bool) -> None:
    """Show the models, makers, scopes, measures and official values of a pack.

    NAME is a pack that ships, or a folder of your own.
    """
    form = form_of(csv=as_csv, json=as_json)
    with opening():
        pack = pack_of(name)
        rows: list[Row] = []
        for scope in pack.scopes.values():
            rows.append({"kind": "scope", "id": f"scope:{scope.id}", "name": scope.name, "also": scope.names})
        for maker in pack.makers.values():
            rows.append({"kind": "maker", "id": maker.id, "name": maker.name, "also": maker.aliases})
        for model in pack.models.values():
            sold = f"{pack.makers[model.sold_by].name} {model.name}"
            rows.append({"kind": "model", "id": model.id, "name": sold, "scope": model.scope, "also": model.aliases})
        for measure in pack.pack.measures:
            rows.append({"kind": "measure", "id": measure.id, "name": measure.name, "also": measure.names})
        for value in pack.reference:
            said = f"{value.name} {value.measure} {value.period}: {value.value:,.10g}"
            rows.append(
                {"kind": "reference", "id": value.subject, "name": said, "scope": value.scope, "also": (value.source,)}
            )
        print_rows(rows, ("kind", "id", "name", "scope", "also"), form)


@market.command()
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@_option
@click.option("--period", help="When it is spoken of: names change hands.")
def find(texts: tuple[str, ...], name: str, period: str | None) -> None:
    """Say what names stand for in a market, as articles may write them.

    Likeness decides nothing: a name that the pack does not have is not known, whatever it resembles.
    """
    from keisu.markets import unknown

    with opening():
        pack = pack_of(name)
        rows: list[Row] = []
        for text in texts:
            found = pack.resolve(text, period=period)
            if found is not None:
                known = {"kind": found.kind, "id": found.id, "name": found.canonical, "scope": found.scope}
                rows.append({"text": text, **known})
            else:
                perhaps = [u.perhaps for u in unknown([(text, "", 1)], pack)]
                rows.append({"text": text, "kind": "not known", "perhaps": perhaps[0] if perhaps else ()})
        print_rows(rows, ("text", "kind", "id", "name", "scope", "perhaps"), None)


@market.command("unknown")
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@store_option
@_option
@click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def unknown_(sources: tuple[str, ...], store: str, name: str, as_csv: bool, as_json: bool) -> None:
    """List the subjects that the pages of a market name and its pack does not know, the commonest first.

    From a store, or from pages if SOURCEs are given. What a name may be is proposed by its likeness, for you to decide:
    add it to the pack's models.csv or makers.csv.
    """
    from keisu.markets import unknown
    from keisu.store import Store

    form = form_of(csv=as_csv, json=as_json)
    with opening():
        pack = pack_of(name)
        if sources:
            subjects = list(_subjects(sources, name))
        else:
            with Store(store).selecting() as held:
                subjects = held.subjects(name)
        rows = [
            {"subject": u.subject, "times": u.count, "example": u.quote, "perhaps": u.perhaps}
            for u in unknown(subjects, pack)
        ]
        print_rows(rows, ("subject", "times", "perhaps", "example"), form)


def _subjects(sources: tuple[str, ...], name: str) -> Iterator[tuple[str, str, int]]:
    """The subjects of the figures in some pages that are of a market, a quote and how often each is named."""
    from keisu.road import find_figures, market_of, read_many

    failures = Failures()
    counts: Counter[str] = Counter()
    quotes: dict[str, str] = {}
    for outcome in read_many(sources):
        if outcome.error is not None:
            failures.say(outcome.name, outcome.error)
        elif outcome.article is not None and market_of(outcome.article).name == pack_of(name).name:
            for figure in find_figures(outcome.article, market=pack_of(name)):
                if figure.subject:
                    counts[figure.subject] += 1
                    quotes.setdefault(figure.subject, figure.quote)
    for subject, count in counts.most_common():
        yield subject, quotes[subject], count
