"""Period and base of a figure: which of the periods that a sentence names belongs to it."""

import re
from collections.abc import Sequence

from keisu import periods as calendar
from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.figures.periods import Mention, related

_REMARK = 30  # characters from the comma that opens a remark to the time in it
_CLOSE = (
    2  # words between a percentage and the named time that it is compared with: "3% on March", not "6% per annum from"
)
_AHEAD = 60  # characters from a figure to the period that the next one states for both
_LOOK_BACK = 24  # characters in front of a figure that may hold "compared with"
_YEARS = re.compile(r"\d{4}/\d{4}")
_COMPARED = ("change", "ratio", "multiple")
_YEARLY = ("month", "quarter", "half", "year", "fiscal year", "fiscal half", "fiscal quarter")


class TimeKeeper:
    """Gives the figures of one sentence their periods and bases."""

    def __init__(
        self,
        text: str,
        offset: int,
        mentions: Sequence[Mention],
        drafts: Sequence[Draft],
        asides: frozenset[str],
    ) -> None:
        self._text, self._offset, self._asides = text, offset, asides
        self._mentions = mentions
        self._drafts = drafts

    def part(self, at: int) -> tuple[int, int]:
        """The part of the sentence between semicolons that holds offset `at`."""
        here = at - self._offset
        start = self._text.rfind(";", 0, here) + 1
        end = self._text.find(";", here)
        return start + self._offset, (len(self._text) if end < 0 else end) + self._offset

    def is_compared(self, draft: Draft, number: int) -> bool:
        """Whether a base of comparison stands right behind the figure: "3.8% year on year"."""
        following = next((d.start for d in self._drafts[number + 1 :] if d.start > draft.start), None)
        for m in self._mentions:
            said = m.role == "base" and (m.relation or draft.unit == "%")
            if said and m.start >= draft.end and (following is None or m.start < following):
                between = self._text[draft.end - self._offset : m.start - self._offset]
                close = m.relation is not None or len(between.split()) <= _CLOSE
                return close and not set(between) & set(",;:()")
        return False

    def is_aside(self, draft: Draft) -> bool:
        """Whether a figure is only what another is compared with: "from 63", "since 304,000 in 1974"."""
        here = draft.start - self._offset
        words = self._text[max(0, here - _LOOK_BACK) : here].casefold().split()
        return bool(words) and (words[-1] in self._asides or " ".join(words[-2:]) in self._asides)

    def period(self, draft: Draft, number: int, context: Context, daily: bool) -> None:
        """Set `draft.period`: what stands right behind the figure, else what its part of the sentence is about,
        else the
        period of the figure before it, else that of the article so far (a day only for what is `daily`)."""
        mention = self._behind(draft, number)
        direct = mention is not None
        start, end = self.part(draft.start)
        if mention is None:
            owned = {id(m) for k, d in enumerate(self._drafts) if (m := self._behind(d, k)) is not None}
            free = [m for m in self._mentions if m.role == "period" and (m.period or m.relation) and id(m) not in owned]
            front = [m for m in free if start <= m.start and m.end <= draft.start and not self._in_passing(m)]
            later = [m for m in free if draft.end <= m.start < end]
            previous = next((d for d in reversed(self._drafts[:number]) if d.start >= start and not d.aside), None)
            if front and (previous is None or previous.period is None or front[-1].start > previous.end):
                mention = front[-1]
            elif previous is not None and previous.period:
                draft.period = previous.period
                draft.inferred.add("period")
                return
            elif front or later:
                mention = front[-1] if front else later[0]
            else:
                ahead = [m for m in self._mentions if draft.end <= m.start < end and m.role == "period" and m.period]
                if ahead:
                    between = self._text[draft.end - self._offset : ahead[0].start - self._offset]
                    plain = not re.search(r"[;:()]|,(?!\d)", between)
                    if plain and len(between) < _AHEAD:  # "fell 3.4 percent to 135,006 in November"
                        mention = ahead[0]
        if mention is None:
            mention = self._leading()
        if mention is None:
            a_day = context.period is not None and calendar.form(context.period) == "day"
            a_year = context.period is not None and calendar.form(context.period) in ("year", "fiscal year")
            held = context.period_block in (0, context.block) if a_year else context.near(context.period_block)
            draft.period = context.period if (daily if a_day else held) else None
            draft.inferred.add("period")
            return
        draft.period = self._resolved(mention, draft, context)
        if not mention.stated:
            draft.inferred.add("period")
        self._note(mention, direct, draft, context)

    def _leading(self) -> Mention | None:
        """The period at the head of the sentence, before any figure: "2023: registered vehicles ...; imports ..."."""
        first = min((d.start for d in self._drafts), default=0)
        return next((m for m in self._mentions if m.role == "period" and m.period and m.end <= first), None)

    def _in_passing(self, mention: Mention) -> bool:
        """ "the model, shown in late August, has": a time in a remark between commas that is about something else."""
        a, b = mention.start - self._offset, mention.end - self._offset
        comma = self._text.rfind(",", max(0, a - _REMARK), a)
        return comma >= 0 and self._text[b : b + 1] == "," and len(self._text[comma + 1 : a].split()) > 0

    def _note(self, mention: Mention, direct: bool, draft: Draft, context: Context) -> None:
        """Keep the period for figures that name none, unless it is only an aside or coarser than what is known."""
        if mention.relation is not None or mention.period is None or "/" in mention.period or draft.aside:
            return
        known, new = calendar.form(context.period or ""), calendar.form(mention.period)
        if known is not None and known != "day" and new == "day":
            return  # "showed Monday" says when it was shown
        if context.period is None or (new != "year" if direct else not (new == "year" and known == "month")):
            context.period, context.period_block = mention.period, context.block

    def _behind(self, draft: Draft, number: int) -> Mention | None:
        """The period that stands right behind a figure: nothing but words between them, and no other figure."""
        _, end = self.part(draft.start)
        following = next((d.start for d in self._drafts[number + 1 :] if d.start > draft.start), end)
        for m in self._mentions:
            if m.start >= min(following, end):
                break
            if m.start >= draft.end and m.role == "period" and draft.kind != "ratio":
                between = self._text[draft.end - self._offset : m.start - self._offset]
                return None if set(between) & set(",;:()") else m
        return None

    def _resolved(self, mention: Mention, draft: Draft, context: Context) -> str | None:
        if mention.relation != "year-to-date":
            return mention.period
        reached = context.period
        if reached is None:
            return None
        if calendar.form(reached) == "month":
            start = f"{reached[:4]}-01"
            return "/".join((start, reached)) if start != reached else reached
        if calendar.form(reached) == "day":
            return f"{reached[:4]}-01-01/{reached}"
        return None

    def base(self, draft: Draft, number: int, context: Context, counting: bool, yearly: bool) -> None:
        """Set `draft.base` of a comparison, and the period of a level that is the base of another ("from 63").

        `counting` if the measure counts things; `yearly` if a percentage of it is usually on the year before.
        """
        start, end = self.part(draft.start)
        following = next((d.start for d in self._drafts[number + 1 :] if d.start > draft.start), end)
        bases = [m for m in self._mentions if m.role == "base" and start <= m.start < end]
        behind = [m for m in bases if draft.end <= m.start < following]
        front = [m for m in bases if m.end <= draft.start]
        mention = behind[0] if behind else front[-1] if front else None
        if draft.kind not in _COMPARED:
            self._base_level(draft, number, behind, context)
            return
        if draft.kind == "change" and mention is None and draft.period and _YEARS.fullmatch(draft.period):
            draft.base, draft.period = draft.period.split("/")  # "between 2017 and 2022"
            return
        if draft.kind == "ratio" and mention is None:
            near = [m for m in self._mentions if draft.end <= m.start < following]
            draft.base = near[0].period if near else None
            if draft.base is not None and draft.period == draft.base:
                draft.period = None  # "60% of 1989's peak" says what it is compared with, and not when it holds
        if mention is not None:
            context.relation = mention.relation if mention.relation != "year" else "year-earlier"
            draft.base = _compared(mention, draft.period)
            if draft.base is not None:
                return
        if draft.base is None and (draft.unit in ("%", "pp") or not counting):
            draft.base = _usual(draft.period, context.relation, yearly and draft.unit == "%")
            if draft.base is not None:
                draft.inferred.add("base")

    def _base_level(self, draft: Draft, number: int, behind: Sequence[Mention], context: Context) -> None:
        """ "from 63" and "against 63 a year ago": the level is that of the base period."""
        previous = next((d for d in reversed(self._drafts[:number]) if d.kind in ("level", "share", "change")), None)
        close = [
            m for m in behind if not set(self._text[draft.end - self._offset : m.start - self._offset]) & set(",;:()")
        ]
        own = self._behind(draft, number) is not None
        if draft.aside and not close and not own and previous is not None and context.relation is not None:
            draft.period = related(context.relation, previous.period)
            draft.inferred.add("period")
        elif draft.aside and not close and not own and previous is not None and "period" in draft.inferred:
            draft.period = None  # compared with a time that is not said
        if close and draft.aside and previous is not None:
            found = _compared(close[0], previous.period)
            if found is not None:
                draft.period = found
                draft.inferred.add("period")


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


def _year(period: str) -> int:
    return calendar.days(period)[0].year


def _usual(period: str | None, relation: str | None, yearly: bool) -> str | None:
    """The base that is meant where none is said: the one the article last named, else the year before,
    the day before for what has a price each day."""
    if period is None:
        return None
    form = calendar.form(period.split("/")[0])
    if relation is not None and (found := related(relation, period)) is not None:
        return found
    if form == "day" and "/" not in period:
        return related("day-earlier", period)
    return related("year-earlier", period) if yearly and form in _YEARLY else None
