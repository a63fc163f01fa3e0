"""The period of a figure: which of the periods that a sentence names belongs to it, else the one that it carries on."""

import datetime as dt
import re

from keisu import periods as calendar
from keisu.errors import ModelError
from keisu.figures.context import Context
from keisu.figures.draft import DURATIONS, Draft
from keisu.figures.periods import Mention, related
from keisu.figures.time_clauses import TimeClauses

_AHEAD = 60  # characters from a figure to the period that the next one states for both

_LONG = ("year", "half", "quarter", "fiscal year", "fiscal half", "fiscal quarter")
_RUNS = ("first-months", "first-quarters", "year-through")
_NAMED_IN_A_YEAR = ("month", "quarter", "half", "fiscal year", "fiscal half", "fiscal quarter")


class TimeKeeper:
    """Gives the figures of one sentence their periods, each from what stands nearest to it."""

    def __init__(self, clauses: TimeClauses) -> None:
        self._clauses = clauses
        self._noted: dt.date | None = None  # the last day of the period that was kept

    def period(self, draft: Draft, number: int, context: Context, daily: bool) -> None:
        """Set `draft.period`: what stands right behind the figure, else what its part of the sentence is about, else
        the period of the figure before it, else that of the article so far (a day only for what is `daily`)."""
        if context.published is not None and self._clauses.nowadays(draft):
            draft.period = context.published.isoformat()[:7]
            draft.inferred.add("period")
            draft.because("period", "said of the present, as of the month of publication")
            return
        direct = self._clauses.behind(draft, number) or self._clauses.at_which(draft, number)
        mention, lender = (direct, None) if direct is not None else self._of_part(draft, number)
        if lender is not None:
            draft.period = lender.period
            draft.inferred.add("period")
            draft.because("period", "carried from figure", lender)
            return
        mention = mention or self._clauses.leading()
        if mention is None:
            if not self._of_list(draft, number):
                self._carried(draft, context, daily)
            if draft.period is None and not daily:
                self._of_sentence(draft, number)
            return
        draft.period = self._resolved(mention, draft, number, context, daily and draft.measure is not None)
        if not mention.stated or mention.relation is not None:
            draft.inferred.add("period")
        if draft.why is not None:
            how = f", {mention.gives}" + ("" if mention.stated else ", by the date of publication")
            draft.because("period", f"{self._clauses.words_of(mention)}{how}")
        self._note_run(mention, direct is not None, draft, context)
        self._note(mention, direct is not None, draft, number, context)

    def _note_run(self, mention: Mention, direct: bool, draft: Draft, context: Context) -> None:
        """Keep the run of months that a part of a sentence begins with, until another time is told of."""
        if draft.aside or mention.relation is not None or mention.period is None:
            return
        run = mention.gives in _RUNS and not direct
        context.run, context.run_block = (mention.period, context.block) if run else (None, -1)

    def _of_part(self, draft: Draft, number: int) -> tuple[Mention | None, Draft | None]:
        """The period that is said in the figure's part of the sentence, or the figure before whose period it shares."""
        c = self._clauses
        start, end = c.part(draft.start)
        own = {id(d): m for k, d in enumerate(c.drafts) if (m := c.behind(d, k)) is not None}
        owned = {id(m) for m in own.values()}
        free = [m for m in c.mentions if m.role == "period" and (m.period or m.relation) and id(m) not in owned]
        front = [m for m in free if start <= m.start and m.end <= draft.start and not c.in_passing(m)]
        front = [m for m in front if not c.of_a_remark(m, draft) and not c.named_together(m)]
        front = [m for m in front if not c.words.now & set(c.between(m.end, draft.start).casefold().split())]
        later = [m for m in free if draft.end <= m.start < end and not c.of_another(m, draft)]
        before = (d for d in reversed(c.drafts[:number]) if d.start >= start and not d.aside)
        before = (d for d in before if id(d) not in own or not c.in_passing(own[id(d)]))  # "Acme, leader of 2016, is"
        previous = next((d for d in before if not c.bracketed(d.end, draft.start)), None)
        if front and (previous is None or previous.period is None or front[-1].start > previous.end):
            return front[-1], None
        if previous is not None and previous.period:
            return None, previous
        if front or later:
            return (front[-1] if front else later[0]), None
        ahead = next((m for m in c.mentions if draft.end <= m.start < end and m.role == "period" and m.period), None)
        if ahead is not None:
            between = c.between(draft.end, ahead.start)
            plain = not re.search(r"[;:()]|,(?!\d)", between) and not c.lasts(draft, number)
            plain = plain and not any(draft.end <= d.start < ahead.start and c.aside(d) for d in c.drafts)
            if plain and len(between) < _AHEAD:  # "fell 3.4 percent to 135,006 in November"
                return ahead, None
        return None, None

    def _of_list(self, draft: Draft, number: int) -> bool:
        """Take over the run of months that all figures of the part before are of, where a list begins with it:
        "Acme 25% to 201,692 YTD; Bolt 7% to 30,053"."""
        start, _ = self._clauses.part(draft.start)
        before = [d for d in self._clauses.drafts[:number] if d.end < start]
        if not before or len({self._clauses.part(d.start) for d in before}) > 1 or "/" not in (before[0].period or ""):
            return False
        if any(d.period != before[0].period for d in before):
            return False
        draft.period = before[0].period
        draft.inferred.add("period")
        draft.because("period", "carried from figure", before[0])
        return True

    def _of_sentence(self, draft: Draft, number: int) -> None:
        """Where nothing before the sentence says when: the time of the last figure in it that is of one."""
        before = (d for d in reversed(self._clauses.drafts[:number]) if not (d.aside or d.looks_back))
        other = next((d for d in before if d.period and d.status == "actual"), None)
        if other is not None and "/" not in (other.period or "") and calendar.form(other.period or "") != "day":
            draft.period = other.period
            draft.because("period", "carried from figure", other)

    def _carried(self, draft: Draft, context: Context, daily: bool) -> None:
        """The period of the article so far, where it still holds."""
        if context.run is not None and context.run_block == context.block and not daily:
            draft.period = context.run
            draft.inferred.add("period")
            draft.because("period", "the months that its paragraph tells of")
            return
        form = calendar.form((context.period or "").partition("/")[0])
        if form == "day":
            held = daily
        elif daily and draft.measure is not None and form in _LONG:
            self._of_day(draft, context)  # no price of a day is that of a quarter
            return
        elif form in ("year", "fiscal year"):
            held = context.period_block in (0, context.block, context.block - 1)
        else:
            held = context.near(context.period_block)
        draft.period = context.period if held else None
        draft.inferred.add("period")
        draft.because("period", "the title" if context.period_block == 0 else "the article before it")

    def _of_day(self, draft: Draft, context: Context) -> None:
        """The day that the article told of before it turned to a longer time."""
        draft.period = context.day
        draft.inferred.add("period")
        draft.because("period", "the day that the article told of")

    def _resolved(self, mention: Mention, draft: Draft, number: int, context: Context, priced: bool) -> str | None:
        """The period that a mention names; what is relative is told from the figure before, or from the article.
        `priced` tells that the figure is of a price of the day, whose year so far ends with the day of publication."""
        if mention.relation is None:
            return _to_come(mention, context) if draft.status in ("forecast", "target") else mention.period
        told = next((d.period for d in reversed(self._clauses.drafts[:number]) if not d.aside and d.period), None)
        if mention.relation in _WHOLES:
            return _WHOLES[mention.relation](told or context.period)
        if mention.relation != "year-to-date":
            return related(mention.relation, told or context.period, mention.count)
        reached = context.period
        if priced and context.published is not None:
            reached = context.published.isoformat()
        if reached is None:
            return mention.period
        if calendar.form(reached) == "day":
            return calendar.span(f"{reached[:4]}-01-01", reached)
        covered = calendar.months(reached) if calendar.form(reached) in ("month", "quarter", "half") else ()
        return calendar.span(f"{reached[:4]}-01", covered[-1]) if covered else mention.period

    def _note(self, mention: Mention, direct: bool, draft: Draft, number: int, context: Context) -> None:
        """Keep what the sentence is about for figures that name no period: the latest of what its
        figures are said of. Not what is only compared with, looked back to or to come, nor what is coarser than what is
        known."""
        if (
            mention.relation is not None
            or mention.period is None
            or ("/" in mention.period and context.period is not None)
        ):
            return
        if draft.kind == "level" and draft.unit in DURATIONS and not mention.gives.startswith("since"):
            return  # "it led each of the 26 months to October" says how long
        first, last = calendar.days(mention.period)
        future = context.published is not None and first > context.published
        if future or (self._noted is not None and last <= self._noted):
            return
        c = self._clauses
        if context.period is not None and c.set_apart(mention):
            return
        if draft.aside or c.background(draft, number) or (context.period is not None and c.had(draft, number)):
            return
        known, new = calendar.form(context.period or ""), calendar.form(mention.period)
        if c.describes() and context.goes_back(mention.period):
            return
        if known is not None and known != "day" and new == "day":
            return  # "showed Monday" says when it was shown
        if context.period is None or (new != "year" if direct else not (new == "year" and known == "month")):
            context.keep_period(mention.period)
            self._noted = last


def _year_of(period: str | None) -> str | None:
    """The calendar year of a part of one."""
    parts = ("month", "quarter", "half", "day", "year")
    return period[:4] if period and calendar.form(period.partition("/")[0]) in parts else None


def _quarter_of(period: str | None) -> str | None:
    """The quarter that a month or a day is in; a quarter itself."""
    form = calendar.form(period or "")
    if form in ("month", "day") and period is not None:
        return f"{period[:4]}-Q{(int(period[5:7]) + 2) // 3}"
    return period if form in ("quarter", "fiscal quarter") else None


_WHOLES = {"whole-year": _year_of, "whole-quarter": _quarter_of}


def _to_come(mention: Mention, context: Context) -> str | None:
    """The period that a forecast is for: where no year is named the nearest one of that name, be it to come."""
    period, today = mention.period, context.published
    if period is None or mention.stated or today is None or calendar.form(period) not in _NAMED_IN_A_YEAR:
        return period
    try:
        later = calendar.shift(period, years=1)
    except ModelError:  # out of the calendar
        return period
    past, ahead = (today - calendar.days(period)[1]).days, (calendar.days(later)[0] - today).days
    return later if past > max(ahead, 0) else period
