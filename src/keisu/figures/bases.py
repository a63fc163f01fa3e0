"""What a comparison is compared with, and the period of a level that is only what another is compared with."""

import re

from keisu import periods as calendar
from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.figures.periods import Mention, related
from keisu.figures.time_clauses import TimeClauses

_RUN = re.compile(r"(FY)?\d{4}/(FY)?\d{4}")
_COMPARED = ("change", "ratio", "multiple")
_NEW_YEAR = "-01-01"
_YEARLY = ("month", "quarter", "half", "year", "fiscal year", "fiscal half", "fiscal quarter")
_LEVEL = 1000  # from here on a bare number beside a percentage is a level, not another percentage
_STEPS = {"month": "month-earlier", "quarter": "quarter-earlier"}
_SHORT = ("month-earlier", "quarter-earlier", "week-earlier", "day-earlier")
_TOLD = ("year-earlier", "month-earlier", "quarter-earlier", "day-earlier", "week-earlier")


class BaseKeeper:
    """Gives the figures of one sentence their bases; the periods are set before."""

    def __init__(self, clauses: TimeClauses) -> None:
        self._clauses = clauses
        self._earlier: set[int] = set()  # the figures, by their identity, that are of the time compared with

    def base(self, draft: Draft, number: int, context: Context, counting: bool, yearly: bool) -> None:
        """Set `draft.base` of a comparison, and the period of a level that is the base of another ("from 63").

        `counting` if the measure counts things; `yearly` if a percentage of it is usually on the year before.
        """
        c = self._clauses
        start, end = c.part(draft.start)
        following = c.reach(draft, number)
        bases = [m for m in c.mentions if m.role == "base" and start <= m.start < end and not c.stands(m)]
        behind = [m for m in bases if draft.end <= m.start < following]
        behind = [
            m for m in behind if not c.positional(m) or (c.close(draft, m) and m.start < c.following(draft, number))
        ]
        self._earlier_level(draft, number, behind, context, counting and yearly)
        if draft.kind not in _COMPARED:
            return
        front = [m for m in bases if m.end <= draft.start and not c.positional(m)]
        mention = behind[0] if behind else front[-1] if front and not draft.gap else None
        if draft.kind == "change" and mention is None and draft.period and self._since(draft):
            draft.base, draft.period = draft.period.split("/")  # "between 2017 and 2022"
            draft.because("base", "where the run of its period begins")
            return
        if draft.kind == "ratio" and mention is None:
            near = [m for m in c.mentions if draft.end <= m.start < following]
            draft.base = near[0].period if near else None
            draft.because("base", "the time behind it")
            if draft.base is not None and draft.period == draft.base:
                draft.period = None  # "60% of 1989's peak" says what it is compared with, and not when it holds
        if mention is not None:
            draft.base = _compared(mention, draft.period)
            first = not any(d.kind == "change" and d.base for d in c.drafts[:number])
            if first or context.relation is None:
                context.relation = _told(mention, draft) or context.relation
            if draft.base is not None:
                if draft.why is not None:
                    draft.because("base", c.words_of(mention))
                return
            if mention.relation in _SHORT and behind:
                return  # "0.9% quarter-on-quarter", said of a month: what is meant is not known
        if draft.base is None and mention is None:
            draft.base = self._from_level(draft, number)
            if draft.base is not None:
                draft.because("base", "the time of the level it is compared with")
                return
        if not any(m.role == "base" for m in c.mentions) and context.relation is None:
            context.relation = self._looks_back(draft, number)
        if draft.base is None and mention is None and self._in_contrast(draft, number):
            form = calendar.form(draft.period or "") or ""
            draft.base = related(_STEPS.get(form, ""), draft.period)
            draft.inferred.add("base")
            draft.because("base", "the period before, since the next figure is on the year")
            return
        if draft.base is None and not draft.gap and (draft.unit in ("%", "pp") or not counting):
            draft.base = _usual(draft.period, context.relation, yearly and draft.unit == "%")
            if draft.base is not None:
                draft.inferred.add("base")
                draft.because("base", f"usual, {context.relation or 'year-earlier'}")

    def _from_level(self, draft: Draft, number: int) -> str | None:
        """ "a 0.4 percent decrease compared with $15.9 billion in 2023": the time of the level compared with."""
        c = self._clauses
        limit = c.reach(draft, number)
        if draft.kind != "change":
            return None
        for k, d in enumerate(c.drafts):
            level = d.unit != "%" and (d.unit is not None or (d.value or 0) >= _LEVEL)
            if draft.end <= d.start < limit and level and c.aside(d, since=False):
                m = c.behind(d, k)
                return m.period if m is not None and m.period != draft.period else None
        return None

    def _looks_back(self, draft: Draft, number: int) -> str | None:
        """ "rose 3% in January after falling 1.1% in December": changes of months in a row are on the month."""
        c = self._clauses
        if draft.kind != "change" or number + 1 >= len(c.drafts) or not c.background(c.drafts[number + 1], number + 1):
            return None
        m = c.behind(c.drafts[number + 1], number + 1)
        steps = _STEPS.values()
        return next((r for r in steps if m is not None and m.period and related(r, draft.period) == m.period), None)

    def _since(self, draft: Draft) -> bool:
        """Whether the run of a change is that from its base to its period."""
        return _RUN.fullmatch(draft.period or "") is not None

    def _in_contrast(self, draft: Draft, number: int) -> bool:
        """ "grew 1.1%, 3.8% year on year": a change of which the next, of the same thing, is said to be on the year."""
        c = self._clauses
        if draft.kind != "change" or number + 1 >= len(c.drafts):
            return False
        other = c.drafts[number + 1]
        told = c.compared(other, number + 1)
        if not told or draft.unit != "%" or other.unit != "%":
            return False
        said = [m for m in c.mentions if draft.end <= m.start and m.end <= other.start]
        between = c.between(draft.end, other.start)
        for m in reversed(said):
            between = between.replace(c.between(m.start, m.end), " ")
        words = set(between.casefold().replace(",", " ").split())
        return words <= c.words.linking and next(
            (m.relation in ("year-earlier", "year") for m in c.mentions if m.start >= other.end and m.role == "base"),
            False,
        )

    def _earlier_level(self, draft: Draft, number: int, behind: list[Mention], context: Context, yearly: bool) -> None:
        """ "from 63", "against 63 a year ago", "a year earlier it was 63": the period of the level is the base's."""
        c = self._clauses
        previous = next((d for d in reversed(c.drafts[:number]) if d.kind in ("level", "share", "change")), None)
        before = (d for d in reversed(c.drafts[:number]) if not d.aside and id(d) not in self._earlier)
        told = next((d.period for d in before if d.period), context.period)
        back = c.background(draft, number)
        if draft.kind in _COMPARED and not back:
            return
        own = c.behind(draft, number) is not None
        last = c.restated(number) or draft
        close = next((m for m in behind if c.close(last, m) or (draft.aside and c.set_off(last, m))), None)
        if close is None and back and not own:
            _, end = c.part(draft.start)
            close = next((m for m in c.mentions if m.role == "base" and not m.led and draft.end <= m.start < end), None)
        opening = None if own or close is not None else c.naming(draft) or c.opening(draft, number)
        mention = opening or (close if close is not None and (draft.aside or back or not close.led) else None)
        if mention is not None:
            found = _compared(mention, told)
            if found is not None:
                draft.period = found
                context.relation = (_told(mention, draft) if draft.kind not in _COMPARED else None) or context.relation
                self._earlier.add(id(draft))
                draft.inferred.add("period")
                if draft.why is not None:
                    draft.because("period", c.words_of(mention))
        elif (
            draft.status not in ("forecast", "target")
            and (draft.aside or back)
            and not own
            and previous is not None
            and previous.period is not None
        ):
            change = next((d for d in reversed(c.drafts[:number]) if d.kind == "change" and d.base), None)
            if context.relation is not None or yearly:
                draft.period = related(context.relation or "year-earlier", previous.period)
            elif change is not None and change.period == previous.period:
                draft.period = change.base
            elif "period" in draft.inferred:
                draft.period = None  # compared with a time that is not said
            self._earlier.add(id(draft))
            draft.inferred.add("period")
            draft.because("period", "what is compared with")


def _compared(mention: Mention, period: str | None) -> str | None:
    """The base period that a mention names, seen from the period of the figure."""
    if mention.relation == "year":
        year = int(mention.period or 0)
        return calendar.shift(period, years=year - _year(period)) if period else None
    if mention.relation is not None:
        return related(mention.relation, period, mention.count)
    named = mention.period
    if named is None or period is None or named == period:
        return None if named == period else named
    if calendar.form(named) == "year" and calendar.form(period.split("/")[0]) in (
        "month",
        "quarter",
        "half",
        "day",
    ):
        return calendar.shift(period, years=int(named) - _year(period))  # "18% on 2013", said of some months
    return named


def _told(mention: Mention, draft: Draft) -> str | None:
    """The relation that a base stands in, so that it goes for what names none: as said, or as the months show."""
    if mention.relation == "year":
        return "year-earlier"
    if mention.relation is not None:
        return mention.relation if mention.count == 1 else None
    return next((r for r in _TOLD if draft.base is not None and related(r, draft.period) == draft.base), None)


def _year(period: str) -> int:
    return calendar.days(period)[0].year


def _usual(period: str | None, relation: str | None, yearly: bool) -> str | None:
    """The base that is meant where none is said: the one the article last named, else the year before, the day before
    for what has a price each day, and for its year so far the last day of the year before."""
    if period is None:
        return None
    first, _, last = period.partition("/")
    if not yearly and first.endswith(_NEW_YEAR) and last.startswith(first[:4]):
        return related("day-earlier", first)
    form = calendar.form(period.split("/")[0])
    if relation is not None and (found := related(relation, period)) is not None:
        return found
    if form == "day" and "/" not in period:
        return related("day-earlier", period)
    return related("year-earlier", period) if yearly and form in _YEARLY else None
