"""Templates, with every value escaped that they put into a page."""

from functools import cache
from typing import TYPE_CHECKING, Any

from keisu.views import words

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment(*packages: str) -> "Environment":
    """The templates of some packages, those of the first before those of the others, and of this room last.

    Of every text that a template puts in, control characters but for line breaks are spaces, and all of it is escaped.
    Undefined names are errors. The filters `number` and `when` write numbers and periods for people.
    """
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    loaders = [PackageLoader(name) for name in (*packages, "keisu.views.html")]
    made = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        finalize=_defused,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(number=words.number, when=words.period)
    return made


def _defused(value: Any) -> Any:
    """A text without its control characters; what is escaped already, or no text, as it is."""
    return "\n".join(map(words.safe, value.split("\n"))) if type(value) is str else value
