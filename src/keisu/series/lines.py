"""Lines: the cells of one subject and measure over all periods, the unit of what is reconciled together."""

from typing import NamedTuple

from keisu.markets import Market
from keisu.model import Cell


class Line(NamedTuple):
    """A cell without its period and its unit: what a series is made of, whatever its pages count in."""

    subject: str
    measure: str
    place: str | None
    scope: str | None


def line_of(cell: Cell) -> Line:
    """The line that a cell lies on."""
    return Line(cell.subject, cell.measure, cell.place, cell.scope)


def tied(line: Line, market: Market) -> frozenset[Line]:
    """The lines that the market's identities (a whole and its parts) tie to this one, itself left out.

    Statements about two subjects (a share, a gap) tie lines as well; they are not known here.
    """
    found: set[Line] = set()
    for identity in market.identities:
        scopes = (identity.whole, *identity.parts)
        if line.scope in scopes and line.subject == f"scope:{line.scope}":
            found |= {Line(f"scope:{s}", line.measure, line.place, s) for s in scopes}
    return frozenset(found - {line})
