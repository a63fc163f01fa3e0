"""Numbers without a unit: a count of what the text counts, a percentage of the base in front of them, or no figure."""

from keisu.figures.characters.clauses import Read
from keisu.figures.characters.measuring import MeasureFinder
from keisu.figures.characters.timing import Compared
from keisu.figures.context import Context
from keisu.figures.draft import Draft

_PERCENT = 1000  # a bare number below it may be a percentage, one from it on a count
_GROUPED = 10_000  # a count below it is told by its grouping mark


class BareReader:
    """Tells which numbers without a unit are figures; holds nothing of a text."""

    def __init__(self, measures: MeasureFinder, grouping: str) -> None:
        self._measures = measures
        self._grouping = grouping

    def settle(self, read: Read, compared: Compared, context: Context) -> Compared:
        """Leave out of a sentence the numbers that are no figures. Gives the bases of those that are left."""
        kept: list[Draft] = []
        made = Compared()
        for number, draft in enumerate(read.drafts):
            base = compared.by.get(number)
            if draft.unit is None and draft.placeholder is None:
                if (draft.value or 0) < _PERCENT:
                    if base is None or number in compared.levels:
                        continue
                    draft.unit = "%"
                    draft.inferred.add("unit")
                elif not self._counts(read, draft, context):
                    continue
            if base is not None:
                made.by[len(kept)] = base
            if number in compared.same:
                made.same.add(len(kept))
            if number in compared.levels:
                made.levels.add(len(kept))
            kept.append(draft)
        read.drafts = kept
        return made

    def _counts(self, read: Read, draft: Draft, context: Context) -> bool:
        """Whether a number counts the things that the text counts: it is printed as a count is."""
        if context.thing is None or context.measure not in self._measures.counting or draft.decimals < 0:
            return False
        return (draft.value or 0) >= _GROUPED or self._grouping in read.between(draft.start, draft.end)
