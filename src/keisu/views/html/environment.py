"""Templates, with every value escaped that they put into a page."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment(*packages: str) -> "Environment":
    """The templates of some packages, those of the first before those of the others, and of this room last.

    Undefined names are errors. Filters: `plain` takes control characters out (it does not mark text as safe to be
    put in unescaped: nothing does), `number` and `when` write numbers and periods for people.
    """
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    from keisu.views import words

    loaders = [PackageLoader(name) for name in (*packages, "keisu.views.html")]
    made = Environment(
        loader=ChoiceLoader(loaders), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters.update(plain=words.safe, number=words.number, when=words.period)
    return made
