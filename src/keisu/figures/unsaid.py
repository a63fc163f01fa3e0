"""What goes without saying: the price of gold, the things that registrations are of, the months of a streak."""

from collections.abc import Sequence

from keisu import periods as calendar
from keisu.figures.context import Context
from keisu.figures.draft import DURATIONS, Draft
from keisu.figures.measures import MeasureReader
from keisu.languages import Language

_KIND = "its kind"
_STREAK_UNITS = {"month": "month", "quarter": "quarter", "day": "day"}


class UnsaidReader:
    """Fills what the words of one language leave open; holds nothing of a text."""

    def __init__(self, language: Language, measures: MeasureReader) -> None:
        self._measures = measures
        self._share: str = language.cues["share"]["measure"]
        self._part: str = language.cues["share"]["part"]
        self._span: str = language.cues["span"]["measure"]
        self._moves = frozenset(language.units.moves.values())
        self._of_places = frozenset(m.name for m in language.measures.measure if m.of_places)
        self._places: dict[str, str] = {}
        for written, name in language.places.names.items():
            if written[0].isupper():
                self._places.setdefault(name, written)  # the first way of writing it is the noun

    def counts_things(self, draft: Draft) -> bool:
        """Whether a figure counts things by their own noun, in a measure of counts."""
        named = draft.noun is not None and draft.placeholder is None and (draft.unit or "").islower()
        return named and draft.measure in self._measures.counting and draft.measure not in self._measures.things

    def in_points(self, draft: Draft, kept: Sequence[Draft]) -> None:
        """What changes by points to a percentage is no count: it is what changed so before, if anything did."""
        if draft.led and draft.unit == "pp" and draft.measure in self._measures.counting:
            said = next((d for d in reversed(kept) if d.unit == "pp"), None)
            draft.measure = said.measure if said is not None else None
            draft.because("measure", "carried from figure", said)

    def fill(self, draft: Draft, context: Context) -> None:
        """Subject and measure: the price of gold, the level of an index, the capacity in gigawatts."""
        if draft.measure is None and draft.kind == "share" and not draft.part and context.usual is not None:
            draft.measure = self._share
            draft.inferred.add("measure")
            draft.because("measure", "a share where a market is counted")
        if draft.subject is None and draft.kind == "level" and self.counts_things(draft):
            draft.subject = draft.noun  # "1.43 billion smartphones shipped"
            draft.because("subject", "the noun that it counts")
        if draft.subject is None and draft.measure in self._measures.things:
            draft.subject = draft.measure  # "payrolls of 119,000" are of nothing but the payrolls
            draft.because("subject", "its measure")
        elif (
            draft.subject is None
            and draft.kind != "rank"
            and (context.usual or context.knowledge.thing)
            and draft.measure in self._measures.counting
        ):
            # "registrations fell 7.6 percent": of the vehicles that the article counts, or the market
            draft.subject = context.things or (context.all if context.knowledge.thing else None)
            draft.inferred.add("subject")
            draft.because("subject", "what the article counts")
        if draft.measure is None and draft.unit is not None:
            draft.measure = self._measures.of_subject(draft.subject, draft.unit) or self._measures.of_unit(draft.unit)
            draft.inferred.add("measure")
            draft.because("measure", "goes without saying for its subject or unit")

    def settle(self, draft: Draft, context: Context) -> None:
        """Units and measures once kind and period are known; the place where that is what is measured."""
        said = draft.subject is not None and "subject" not in draft.inferred
        if draft.measure in self._of_places and not said and draft.subject not in self._places.values():
            if (land := context.place or context.land) in self._places:
                draft.subject = self._places[land]
                draft.inferred.add("subject")
                draft.because("subject", "the place named most")
        if draft.measure is None and draft.kind in ("share", "other"):
            draft.measure = self._part if draft.kind == "share" else self._span
            draft.inferred.add("measure")
            draft.because("measure", _KIND)
        if draft.kind == "streak" and draft.unit is None and draft.period is not None:
            draft.unit = _STREAK_UNITS.get(calendar.form(draft.period.split("/")[0]) or "", "year")
            draft.inferred.add("unit")
        if draft.kind == "change" and draft.unit is None and draft.worded and context.move is not None:
            draft.unit = context.move  # "down one": places of a ranking
        if draft.unit in self._moves:
            context.move = draft.unit
            draft.measure = "rank"
            draft.because("measure", "its unit")
        elif draft.kind == "level" and draft.unit in DURATIONS and "measure" in draft.inferred:
            draft.measure = "duration"
            draft.because("measure", "its unit")
