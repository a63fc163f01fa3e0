"""From the words of a period to the period: one small function for each thing that a pattern of a pack `gives`.

The functions take what the slots of the pattern caught, and the date to resolve against; `MAKERS` names them all.
"""

from keisu.figures.resolving import days, months, years
from keisu.figures.resolving.caught import Anchor, Caught, Made, Makers, Words

__all__ = ["MAKERS", "Anchor", "Caught", "Words"]


def _nothing(_: Caught) -> Made:
    """Words that name no period and must not be read as one, or as a number."""
    return None


MAKERS: Makers = {**days.MAKERS, **months.MAKERS, **years.MAKERS, "nothing": _nothing}
