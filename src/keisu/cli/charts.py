"""The command `chart`: a series, a ranking, a market and small multiples as pictures, pages and data."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from keisu.cli.choosing import Choice, alike, one_series, several, source_of
from keisu.cli.drawing import Target, drawing, over_time
from keisu.cli.shared import opening, store_option
from keisu.cli.showing import filter_options

if TYPE_CHECKING:
    from keisu.model import Series
    from keisu.store import Selection

_Command = TypeVar("_Command", bound=Callable[..., Any])
_KINDS = click.Choice(["model", "maker", "scope"])


@click.group()
def chart() -> None:
    """Draw charts of what a store holds: as SVG, PNG or an offline HTML page, with its specification and its data.

    \b
    keisu chart series N-Box --measure sales -o n-box.svg
    keisu chart ranking 2025-11 -o november.png
    keisu chart market --period 2025 -o market.html
    keisu chart multiples --of maker -o makers.svg --dark

    The ending of the file says what is made: svg, png, html, json (the Vega-Lite specification) or csv (the data).
    """


_scope = click.option("--scope", help="Only one part of the market: kei. Empty: those of no part.")
_unit = click.option("--unit", help="In what: vehicle, JPY, %.")
_measure = click.option("--measure", default="sales", show_default=True, help="By what: sales, production, ...")


def _of(kind: str, help: str = "What is drawn if no SUBJECT is named.") -> Callable[[_Command], _Command]:
    return click.option("--of", "kind", type=_KINDS, default=kind, show_default=True, help=help)


@chart.command()
@click.argument("subject")
@store_option
@filter_options("measure", "period", "place")
@_unit
@_scope
@over_time(300)
@drawing
def series(
    store: str,
    subject: str,
    measure: str | None,
    period: str | None,
    place: str | None,
    unit: str | None,
    scope: str | None,
    frequency: str | None,
    no_zero: bool,
    height: int,
    **drawn: Any,
) -> None:
    """Draw one series of a SUBJECT: what is stated, official, implied and doubted over time.

    A bar is the interval that an implied value lies in. Doubted values are those of `keisu check`, with a dotted way to
    what would agree. If the subject has several series, they are named with the options that choose one.

    \b
    keisu chart series N-Box --measure sales -o n-box.svg
    keisu chart series "all vehicles" --measure sales --frequency year -o years.png
    keisu chart series Roox --measure sales -o - --format json
    """
    from keisu.store import Filter, Store
    from keisu.views import charts

    to = Target(**drawn)
    choice = Choice(measure, period, place, scope, unit)
    with opening(), Store(store).selecting() as held:
        one = one_series(held, subject, choice)
        asked = Filter(subject, one.measure, period, one.place)
        made = charts.series_chart(
            [one],
            disputed=charts.disputed(held.observations(asked), held.findings(asked), [one]),
            source=source_of(held, _at_frequency([one], frequency)),
            frequency=frequency,
            zero=not no_zero,
            height=height,
            **to.look,
        )
        to.write(made)


@chart.command()
@click.argument("period")
@store_option
@filter_options("place")
@_measure
@_unit
@_scope
@_of("model", "What is ranked.")
@click.option("--limit", type=click.IntRange(1, 200), default=20, show_default=True, help="No more bars than so many.")
@drawing
def ranking(
    store: str,
    period: str,
    measure: str,
    place: str | None,
    unit: str | None,
    scope: str | None,
    kind: str,
    limit: int,
    **drawn: Any,
) -> None:
    """Draw the subjects of a PERIOD as bars in their order, with their changes on the period and the year before.

    \b
    keisu chart ranking 2025-11 -o november.svg
    keisu chart ranking 2025 --of maker --limit 10 -o makers.png
    keisu chart ranking 2025-11 --scope kei -o kei.html
    """
    from dataclasses import replace

    from keisu import periods
    from keisu.series import is_kind
    from keisu.series import ranking as ranked
    from keisu.store import Filter, Store
    from keisu.views import charts

    to = Target(**drawn)
    choice = Choice(measure, None, place, scope, unit)
    with opening(), Store(store).selecting() as held:
        periods.check(period)
        found = [s for s in choice.series(held) if is_kind(s.subject_id, kind)]
        now = [replace(s, points=tuple(p for p in s.points if p.period == period)) for s in found]
        chosen = {(s.key, s.scope): s for s in alike([s for s in now if s.points])}
        first = next(iter(chosen.values()))
        whole = [s for s in found if (s.key, s.scope) in chosen and (s.unit, s.place) == (first.unit, first.place)]
        rows = ranked(whole, period, observations=held.observations(Filter(measure=measure, period=period)), kind=kind)
        names = {r.subject for r in rows[:limit]}
        made = charts.ranking_chart(
            rows,
            period,
            first.measure,
            kind=kind,
            place=first.place,
            scope=scope,
            source=source_of(held, [s for s in chosen.values() if s.subject in names]),
            limit=limit,
            **to.look,
        )
        to.write(made)


@chart.command()
@click.argument("subjects", nargs=-1, metavar="[SUBJECT]...")
@store_option
@filter_options("period", "place")
@_measure
@_unit
@_scope
@_of("scope")
@over_time(340)
@drawing
def market(store: str, frequency: str | None, no_zero: bool, height: int, **asked: Any) -> None:
    """Draw several SUBJECTs over time in one plot, each with its name at its end: by default the parts of the market.

    No more than seven, those with the most values; `keisu chart multiples` takes more.

    \b
    keisu chart market -o market.svg
    keisu chart market "all vehicles" "kei cars" --period 2025 -o parts.png
    keisu chart market --of maker --frequency year -o makers.html
    """
    from keisu.store import Store
    from keisu.views import charts

    with opening(), Store(store).selecting() as held:
        to, found, source = _together(held, frequency, **asked)
        made = charts.market_chart(
            found, source=source, frequency=frequency, zero=not no_zero, height=height, **to.look
        )
        to.write(made)


@chart.command()
@click.argument("subjects", nargs=-1, metavar="[SUBJECT]...")
@store_option
@filter_options("period", "place")
@_measure
@_unit
@_scope
@_of("model")
@click.option("--limit", type=click.IntRange(1, 60), default=12, show_default=True, help="No more plots than so many.")
@click.option("--columns", type=click.IntRange(1, 8), default=3, show_default=True, help="Plots beside each other.")
@click.option("--free", is_flag=True, help="A scale for each plot, where all have one.")
@over_time(110)
@drawing
def multiples(
    store: str,
    frequency: str | None,
    no_zero: bool,
    height: int,
    limit: int,
    columns: int,
    free: bool,
    **asked: Any,
) -> None:
    """Draw a small plot for each of several SUBJECTs over time: by default the models with the most values.

    What the market does not know is drawn if it is named, or if the market knows nothing.

    \b
    keisu chart multiples -o models.svg
    keisu chart multiples N-Box Roox Tanto Spacia --columns 2 --period 2025 -o four.png
    keisu chart multiples --of maker --free -o makers.html
    """
    from keisu.store import Store
    from keisu.views import charts

    with opening(), Store(store).selecting() as held:
        to, found, source = _together(held, frequency, **asked)
        made = charts.multiples_chart(
            found,
            source=source,
            frequency=frequency,
            zero=not no_zero,
            height=height,
            free=free,
            columns=columns,
            limit=limit,
            **to.look,
        )
        to.write(made)


def _together(
    held: "Selection",
    frequency: str | None,
    *,
    subjects: tuple[str, ...],
    measure: str,
    period: str | None,
    place: str | None,
    unit: str | None,
    scope: str | None,
    kind: str,
    **drawn: Any,
) -> "tuple[Target, list[Series], str]":
    """Where the chart of several series goes, the series, and their source line."""
    from keisu.series import is_kind

    to = Target(**drawn)
    choice = Choice(measure, period, place, scope, unit)
    named = several(held, subjects, choice, lambda s: is_kind(s.subject_id, kind))
    found = alike(named if subjects else [s for s in named if s.subject_id] or named)
    return to, found, source_of(held, _at_frequency(found, frequency))


def _at_frequency(found: "Sequence[Series]", frequency: str | None) -> "list[Series]":
    """The series with the periods that are drawn."""
    from dataclasses import replace

    from keisu.views import charts

    kind = frequency or charts.commonest(p.period for s in found for p in s.points)
    return [replace(s, points=tuple(p for p in s.points if charts.frequency(p.period) == kind)) for s in found]
