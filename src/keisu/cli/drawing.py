"""The options of every chart, and where a chart goes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from keisu.cli.shared import save
from keisu.errors import shown

if TYPE_CHECKING:
    from keisu.views.charts import Chart

_Command = TypeVar("_Command", bound=Callable[..., Any])

# As in `keisu.views.charts`, which is not loaded for the help of a command.
FORMS = ("svg", "png", "html", "json", "csv")
FREQUENCIES = (
    *("day", "week", "month", "quarter", "fiscal quarter", "half", "fiscal half", "year", "fiscal year", "span"),
)


def drawing(command: _Command) -> _Command:
    """The options of every chart: the fields of a `Target`."""
    options: tuple[Any, ...] = (
        click.option("--title", help="Another title."),
        click.option(
            "--scale",
            type=click.FloatRange(0.5, 8),
            default=2.0,
            show_default=True,
            help="How many pixels of a PNG each pixel of the chart is.",
        ),
        click.option(
            "--width", type=click.IntRange(360, 4000), default=720, show_default=True, help="Of the whole, in pixels."
        ),
        click.option("--dark", is_flag=True, help="For a dark ground."),
        click.option("--format", "form", type=click.Choice(FORMS), help="What to make, if the ending does not say."),
        click.option(
            "-o", "--output", metavar="FILE", required=True, help="Where to; - is standard output and needs --format."
        ),
    )
    for option in options:
        command = option(command)
    return command


def over_time(height: int) -> Callable[[_Command], _Command]:
    """The options of charts over time, whose plots have so many pixels in height."""

    def decorate(command: _Command) -> _Command:
        options: tuple[Any, ...] = (
            click.option(
                "--height",
                type=click.IntRange(60, 3000),
                default=height,
                show_default=True,
                help="Of a plot, in pixels.",
            ),
            click.option("--no-zero", is_flag=True, help="Let the axis of values begin near the lowest."),
            click.option(
                "--frequency",
                type=click.Choice(FREQUENCIES),
                help="Which periods are drawn; by default those that most values have. A span is any other run of"
                " periods: January to November.",
            ),
        )
        for option in options:
            command = option(command)
        return command

    return decorate


@dataclass(frozen=True, slots=True)
class Target:
    """Where a chart goes and how it looks. A wrong call if nothing says in which form."""

    output: str
    form: str | None
    dark: bool
    width: int
    scale: float
    title: str | None

    def __post_init__(self) -> None:
        if self._made_as() not in FORMS:
            known = f"{', '.join(FORMS[:-1])} or {FORMS[-1]}"
            if self.output == "-":
                raise click.UsageError(f"standard output needs --format: {known}")
            raise click.UsageError(f"{shown(self.output)} does not end in {known}; say what to make with --format")

    @property
    def look(self) -> dict[str, Any]:
        """The size and the title, as the makers of charts take them."""
        return {"width": self.width, "title": self.title}

    def write(self, made: "Chart") -> None:
        """Write the chart. A wrong call if there is no such folder."""
        from keisu.views import charts

        save(self.output, charts.render(made, self._made_as(), dark=self.dark, scale=self.scale))

    def _made_as(self) -> str:
        return self.form or Path(self.output).suffix.removeprefix(".").lower()
