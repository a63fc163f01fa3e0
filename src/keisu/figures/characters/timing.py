"""When a figure holds and what it is compared with, by the periods of its sentence and of the text before."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from keisu import periods as calendar
from keisu.figures.characters.times import Time
from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.figures.periods import related
from keisu.languages import CharacterLanguage

_USUAL = "year-earlier"
_TERM, _OF_YEAR, _SAME_MONTH = "term-earlier", "same-period-of-year", "last-month"
_OPEN, _CLOSE = "(", ")"
_COMPARED = ("change", "ratio", "multiple")
_YEARLY = ("month", "quarter", "half", "year", "fiscal year", "fiscal half", "fiscal quarter")


@dataclass(slots=True)
class Compared:
    """For each figure, by its place in the sentence, the base in front of it; `same` are those that take over the base
    before, `levels` those whose own time is the base."""

    by: dict[int, Time] = field(default_factory=dict)
    same: set[int] = field(default_factory=set)
    levels: set[int] = field(default_factory=set)


class TimeKeeper:
    """Gives the figures of a sentence their periods and bases; holds nothing of a text."""

    def __init__(self, language: CharacterLanguage) -> None:
        particles = language.cues["particles"]
        self._of: str = particles["of"]
        self._nominative: str = particles["nominative"]
        self._stop: str = particles["stop"]
        self._same: str = particles["same"]
        self._from = tuple(language.cues["rank"]["from"])
        self._topic = frozenset(particles["topic"])
        self._bounds = tuple(sorted(language.bounds.before, key=len, reverse=True))
        self._joints = frozenset(["", _OPEN, ":", self._of, *particles["topic"]])

    def compared(self, text: str, offset: int, drafts: Sequence[Draft], times: Sequence[Time]) -> Compared:
        """Which base stands in front of which figure."""
        made = Compared()
        bases = [t for t in times if t.role in ("comparison", "earlier")]
        last: Time | None = None
        for number, draft in enumerate(drafts):
            previous = drafts[number - 1].end if number else offset
            front = [t for t in bases if previous <= t.start and t.end <= draft.start]
            before = text[: draft.start - offset]
            if front:
                last = made.by[number] = front[-1]
                if front[-1].role == "earlier":
                    between = text[front[-1].end - offset : draft.start - offset].strip()
                    for bound in self._bounds:
                        between = between.removesuffix(bound)
                    if between in self._joints:
                        made.levels.add(number)
            elif before.endswith(self._same) or before[:-1].endswith(self._same):
                made.same.add(number)
            elif last is not None and draft.unit is None and draft.decimals < 0 and number - 1 in made.levels:
                made.by[number] = last  # "前月100,079(130.3)"
        return made

    def assign(
        self,
        text: str,
        offset: int,
        drafts: Sequence[Draft],
        times: Sequence[Time],
        compared: Compared,
        context: Context,
        daily: frozenset[str],
    ) -> str | None:
        """Set the periods and bases of a sentence's figures. Gives the period that the sentence is about."""
        current, said = context.period, False
        whole: str | None = None
        lapse: tuple[int, str | None] | None = None
        k = 0
        for number, draft in enumerate(drafts):
            own: Time | None = None
            named = False
            while k < len(times) and times[k].end <= draft.start:
                time = times[k]
                k += 1
                if not self._tells(text, offset, time, draft, daily):
                    continue
                if self._attributive(text, offset, time, draft):
                    own = time
                    continue
                lapse = self._lapse(text, offset, time, current)
                current, said, named = time.period, True, True
                whole = whole or (current if lapse is None else lapse[1])
            if lapse is not None and draft.start >= lapse[0]:
                current, lapse = lapse[1], None
            behind = self._in_brackets(text, offset, draft, times)
            time_of = own or behind
            draft.period = time_of.period if time_of is not None else current
            if own is not None and own.gives == _SAME_MONTH and draft.period == (whole or context.period):
                draft.period = calendar.shift(draft.period, steps=-1) if draft.period else None
            if draft.aside and time_of is None:
                draft.period = None  # of another, of whose time nothing is said
            if time_of is None and not said and draft.period is not None:
                draft.inferred.add("period")
            base = compared.by.get(number)
            if number in compared.levels and base is not None and draft.kind in ("level", "rank"):
                draft.period = self._base(base, draft.period)
                draft.inferred.add("period")
                draft.because("period", "the time compared with")
            elif not named and self._goes_on(text, offset, draft, drafts, number):
                self._was(draft, compared, number, context)
            elif draft.kind in _COMPARED:
                self._set_base(draft, base, number in compared.same, context)
        self._later(drafts, times)
        return whole

    def _lapse(self, text: str, offset: int, time: Time, current: str | None) -> tuple[int, str | None] | None:
        """Where a time that is set against another holds no more, and what holds then again:
        "10月がムーヴ、N-BOXは…".
        """
        end = time.end - offset
        stop = text.find(self._stop, end)
        if current is None or not text.startswith(self._nominative, end) or stop < 0:
            return None
        return stop + offset, current

    def _later(self, drafts: Sequence[Draft], times: Sequence[Time]) -> None:
        """In a headline before which nothing has been said of when, a time behind the figures says it:
        "N-BOXが首位、11月の販売"."""
        if any(d.period for d in drafts):
            return
        later = next((t for t in times if t.role == "period" and t.period), None)
        for draft in drafts if later is not None else ():
            if draft.head and not draft.aside and draft.kind in ("level", "rank", "change", "ratio", "streak", "other"):
                draft.period = later.period if later is not None else None
                draft.inferred.add("period")
                draft.because("period", "the time behind it")

    def _goes_on(self, text: str, offset: int, draft: Draft, drafts: Sequence[Draft], number: int) -> bool:
        """ "2万8896台から1万7659台": a level or a rank from which something went to the next."""
        if draft.kind not in ("level", "rank") or number + 1 >= len(drafts) or draft.bound == "range":
            return False
        following = drafts[number + 1]
        alike = (following.kind, following.unit) == (draft.kind, draft.unit)
        return alike and text[draft.end - offset : following.start - offset].startswith(self._from)

    def _was(self, draft: Draft, compared: Compared, number: int, context: Context) -> None:
        """The time of what something went from is the base that its sentence names, else the one before it."""
        named = next((compared.by[k] for k in sorted(compared.by) if k > number), None)
        relation = named.relation if named is not None else context.relation
        if draft.period is not None:
            relation = relation or (_USUAL if draft.kind == "rank" else None)
            draft.period = _related(relation, draft.period) if relation else None
        draft.inferred.add("period")
        draft.because("period", "where a change began")

    def _tells(self, text: str, offset: int, time: Time, draft: Draft, daily: frozenset[str]) -> bool:
        """Whether a time says when the figures behind it hold."""
        if time.role == "day":
            return draft.measure in daily
        if time.role != "period" or time.period is None:
            return False
        if time.gives == "day" and calendar.form(time.period) == "day" and draft.measure not in daily:
            return True
        return not self._bracketed(text, offset, time, draft)

    def _bracketed(self, text: str, offset: int, time: Time, draft: Draft) -> bool:
        """Whether a time stands in brackets of something else, closed before the figure."""
        before = text[: time.start - offset]
        if not before.endswith(_OPEN):
            return False
        close = text.find(_CLOSE, time.end - offset)
        return 0 <= close < draft.start - offset and before[:-1].endswith(("%", *"0123456789"))

    def _attributive(self, text: str, offset: int, time: Time, draft: Draft) -> bool:
        """ "先月首位のムーヴは": a time that belongs to a rank alone, which says of which noun something is told."""
        if draft.kind != "rank" or text[time.end - offset : draft.start - offset] not in ("", self._of):
            return False
        if time.start > offset and text[time.start - offset - 1] not in "、。 (":
            return False
        if not text.startswith(self._of, draft.end - offset):
            return False
        rest = text[draft.end - offset + len(self._of) :]
        ends = [at for p in self._topic if (at := rest.find(p)) >= 0]
        return bool(ends) and "、" not in rest[: min(ends)]

    def _in_brackets(self, text: str, offset: int, draft: Draft, times: Sequence[Time]) -> Time | None:
        """ "302,345(2014/03)": the time of a figure in brackets behind it."""
        for time in times:
            if time.role == "period" and time.period and text[draft.end - offset : time.start - offset] == _OPEN:
                return time if text.startswith(_CLOSE, time.end - offset) else None
        return None

    def _set_base(self, draft: Draft, time: Time | None, same: bool, context: Context) -> None:
        if time is not None:
            draft.base = self._base(time, draft.period)
            context.relation = time.relation if time.count == 1 and time.relation != _OF_YEAR else context.relation
            return
        if draft.unit not in ("%", "pp") and not same:
            return
        if draft.kind == "multiple" or draft.period is None:
            return
        if not same and calendar.form(draft.period.partition("/")[0]) not in _YEARLY and context.relation is None:
            return
        draft.base = _related(context.relation or _USUAL, draft.period)
        if draft.base is not None:
            draft.inferred.add("base")
            draft.because("base", "the base before it" if context.relation else "usual")

    def _base(self, time: Time, period: str | None) -> str | None:
        if period is None:
            return None
        if time.relation == _OF_YEAR:
            year = int(time.period or 0)
            return calendar.shift(period, years=year - calendar.days(period)[0].year)
        return _related(time.relation or _USUAL, period, time.count)


def _related(relation: str, period: str, count: int = 1) -> str | None:
    """As `related`; a term earlier is a quarter or a year, by what the period is."""
    if relation == _TERM:
        relation = "quarter-earlier" if "Q" in period else _USUAL
    return related(relation, period, count) or (
        related(_USUAL, period) if relation != _USUAL and "/" in period else None
    )
