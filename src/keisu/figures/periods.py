"""Time periods in the words of a language: found by the patterns of its pack, resolved against a date.

Each pattern of the pack says what it `gives`; one small function below makes that period from what the slots
caught. The registry at the end names them all.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from keisu import periods as calendar
from keisu.errors import ModelError
from keisu.figures.tokens import Token
from keisu.languages import Language


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative words are resolved against: the day or month of publication, if known."""

    published: str | None

    @property
    def day(self) -> dt.date | None:
        """The day of publication, if it is known to the day."""
        known = self.published is not None and len(self.published) == 10
        return dt.date.fromisoformat(self.published) if known and self.published else None

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which it can have been published."""
        return calendar.days(self.published)[1] if self.published else None

    @property
    def month(self) -> str | None:
        """The month of publication."""
        return self.published[:7] if self.published and len(self.published) >= 7 else None


@dataclass(frozen=True, slots=True)
class Mention:
    """A period named at `start` to `end` of the article. `relation` is set for "a year earlier" and its like.

    `period` is None for a relation (it is worked out from the period of the figure that it belongs to) and for
    words that could not be resolved. `stated` is whether the words name the period in full.
    """

    start: int
    end: int
    role: str
    period: str | None
    relation: str | None = None
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Caught:
    """What the slots of a pattern caught, and the anchor."""

    text: str
    groups: dict[str, str]
    anchor: Anchor
    months: dict[str, int]
    weekdays: dict[str, int]
    counts: dict[str, int]

    def year(self, slot: str = "year") -> int | None:
        """The year in a slot, in full."""
        return int(self.groups[slot]) if self.groups.get(slot) else None

    def month(self, slot: str = "month") -> int:
        """The number of the month in a slot."""
        return self.months[self.groups[slot].rstrip(".").casefold()]

    def count(self, slot: str) -> int:
        """The number in a {count} or {ordinal} slot."""
        word = self.groups[slot].casefold()
        digits = re.match(r"\d+", word)
        return int(digits[0]) if digits else self.counts[word]

    def named_month(self, number: int, year: int | None) -> str | None:
        """The month `number`: of `year`, else the last one that was not after publication."""
        if year:
            return calendar.month(year, number)
        last = self.anchor.last_day
        if last is None:
            return None
        return calendar.month(last.year if number <= last.month else last.year - 1, number)

    def this_year(self) -> int | None:
        """The year of publication."""
        return self.anchor.last_day.year if self.anchor.last_day else None


Made = str | None


def _month(c: Caught) -> Made:
    return c.named_month(c.month(), c.year())


def _month_short_year(c: Caught) -> Made:
    return calendar.month(2000 + int(c.text[-2:]), c.month())


def _month_last_year(c: Caught) -> Made:
    year = c.this_year()
    return calendar.month(year - 1, c.month()) if year else None


def _month_this_year(c: Caught) -> Made:
    year = c.this_year()
    return calendar.month(year, c.month()) if year else None


def _last_named_month(c: Caught) -> Made:
    found = c.named_month(c.month(), None)
    return calendar.shift(found, years=-1) if found and found == c.anchor.month else found


def _month_shift(steps: int) -> Callable[[Caught], Made]:
    return lambda c: calendar.shift(c.anchor.month, steps=steps) if c.anchor.month else None


def _month_range(c: Caught) -> Made:
    last_year = c.year("year2") or c.year()
    end = c.named_month(c.month("month2"), last_year)
    if end is None:
        return None
    first_year = int(end[:4]) if c.month() <= c.month("month2") else int(end[:4]) - 1
    if c.year() and c.year("year2"):
        first_year = c.year() or first_year
    start = calendar.month(first_year, c.month())
    return _named(start, end)


def _named(start: str, end: str) -> Made:
    """A run of months in its usual form: halves of a year and whole years have names of their own."""
    if start > end:
        return None
    if start[:4] == end[:4] and start[5:] == "01":
        if end[5:] == "06":
            return f"{start[:4]}-H1"
        if end[5:] == "12":
            return start[:4]
    return calendar.span(start, end)


def _first_months(c: Caught) -> Made:
    year = c.year() or c.this_year()
    count = c.count("count")
    if not year or not 1 <= count <= 12:
        return None
    if not c.year() and c.anchor.month and calendar.month(year, count) > c.anchor.month:
        year -= 1
    return _named(calendar.month(year, 1), calendar.month(year, count))


def _months_to(c: Caught) -> Made:
    end = _month(c)
    return calendar.span(calendar.shift(end, steps=1 - c.count("count")), end) if end else None


def _since_month(c: Caught) -> Made:
    start, end = _month(c), c.anchor.month
    return calendar.span(start, end) if start and end and start <= end else None


def _since_late_month(c: Caught) -> Made:
    start, end = _month(c), c.anchor.last_day
    return f"{start}-21/{end.isoformat()}" if start and end and f"{start}-21" < end.isoformat() else None


def _since_year(c: Caught) -> Made:
    year, now = c.year(), c.this_year()
    return calendar.span(str(year), str(now)) if year and now and year <= now else None


def _year_range(c: Caught) -> Made:
    a, b = c.year(), c.year("year2")
    return f"{a}/{b}" if a and b and a < b else None


def _day(c: Caught) -> Made:
    month = _month(c)
    day = int(c.groups["day"])
    if month is None:
        return None
    made = f"{month}-{day:02d}"
    return made if calendar.form(made) else None


def _iso_day(c: Caught) -> Made:
    return c.text if calendar.form(c.text) else None


def _weekday(c: Caught) -> Made:
    """The nearest such day that was not later than the day after publication (the date line may be a zone behind)."""
    day = c.anchor.day
    if day is None:
        return None
    back = (day.isoweekday() - c.weekdays[c.groups["weekday"].casefold()]) % 7
    return (day + dt.timedelta(days=1 if back == 6 else -back)).isoformat()


def _day_shift(steps: int) -> Callable[[Caught], Made]:
    return lambda c: (c.anchor.day + dt.timedelta(days=steps)).isoformat() if c.anchor.day else None


def _month_to_weekday(c: Caught) -> Made:
    day = _weekday(c)
    return f"{day[:8]}01/{day}" if day and day[8:] != "01" else day


def _last_week(c: Caught) -> Made:
    day = c.anchor.day
    if day is None:
        return None
    monday = day - dt.timedelta(days=day.isoweekday() + 6)
    return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"


def _quarter(c: Caught) -> Made:
    return _quarter_of(c, c.count("ordinal"))


def _quarter_code(c: Caught) -> Made:
    found = re.search(r"q\s*([1-4])", c.text, re.IGNORECASE)
    return _quarter_of(c, int(found[1])) if found else None


def _quarter_of(c: Caught, number: int) -> Made:
    if not 1 <= number <= 4:
        return None
    year = c.year() or c.year("year2")
    if year is None:
        last = c.anchor.last_day
        year = last.year if last else None
        if year and last and calendar.days(f"{year}-Q{number}")[0] > last:
            year -= 1
    return f"{year}-Q{number}" if year else None


def _fiscal_quarter(c: Caught) -> Made:
    number = c.count("ordinal")
    return f"FY{c.year()}-Q{number}" if number <= 4 else None


def _fiscal_half(c: Caught) -> Made:
    number, year = c.count("ordinal"), c.year() or c.this_year()
    return f"FY{year}-H{number}" if number <= 2 and year else None


def _half(c: Caught) -> Made:
    number, year = c.count("ordinal"), c.year() or c.this_year()
    return f"{year}-H{number}" if number <= 2 and year else None


def _half_code(c: Caught) -> Made:
    found = re.search(r"h\s*([12])", c.text, re.IGNORECASE)
    year = c.year() or c.year("year2")
    return f"{year}-H{found[1]}" if found and year else None


def _quarter_shift(steps: int) -> Callable[[Caught], Made]:
    def made(c: Caught) -> Made:
        if c.anchor.month is None:
            return None
        year, month = int(c.anchor.month[:4]), int(c.anchor.month[5:])
        return calendar.shift(f"{year}-Q{(month + 2) // 3}", steps=steps)

    return made


def _fiscal_year(c: Caught) -> Made:
    return f"FY{c.year()}"


def _year_ended(c: Caught) -> Made:
    """The year that ended in a month: a fiscal year where it is March, the calendar year where it is December."""
    end = _month(c)
    if end is None:
        return None
    if end[5:] == "03":
        return f"FY{int(end[:4]) - 1}"
    if end[5:] == "12":
        return end[:4]
    return calendar.span(calendar.shift(end, steps=-11), end)


def _fiscal_shift(years: int) -> Callable[[Caught], Made]:
    def made(c: Caught) -> Made:
        if c.anchor.month is None:
            return None
        year = int(c.anchor.month[:4]) - (int(c.anchor.month[5:]) < 4)
        return f"FY{year + years}"

    return made


def _end_of_next_decade(c: Caught) -> Made:
    year = c.this_year()
    return str((year // 10 + 2) * 10 - 1) if year else None


def _end_of_year(c: Caught) -> Made:
    return calendar.month(c.year() or 0, 12) if c.year() else None


def _year(c: Caught) -> Made:
    return str(c.year())


def _year_shift(years: int) -> Callable[[Caught], Made]:
    def made(c: Caught) -> Made:
        year = c.this_year()
        return str(year + years) if year else None

    return made


def _year_to_date(c: Caught) -> Made:
    """From January to what the figures beside it reach: known only with the period of the sentence (see roles)."""
    return None


_REACH = 40  # characters from "the highest" to the "since" that goes with it
_CLAUSE = 60  # characters from "since" to the month in "since the model was unveiled in August"
_RELATIONS = {
    "year-earlier": (-1, 0),
    "two-years-earlier": (-2, 0),
    "month-earlier": (0, -1),
    "quarter-earlier": (0, -1),
    "week-earlier": (0, -1),
    "day-earlier": (0, -1),
}

_MAKERS: dict[str, Callable[[Caught], Made]] = {
    "month": _month,
    "month-short-year": _month_short_year,
    "month-last-year": _month_last_year,
    "month-this-year": _month_this_year,
    "last-named-month": _last_named_month,
    "last-month": _month_shift(-1),
    "this-month": _month_shift(0),
    "next-month": _month_shift(1),
    "month-range": _month_range,
    "first-months": _first_months,
    "months-to": _months_to,
    "since-month": _since_month,
    "since-late-month": _since_late_month,
    "since-year": _since_year,
    "year-range": _year_range,
    "year-to-date": _year_to_date,
    "day": _day,
    "iso-day": _iso_day,
    "weekday": _weekday,
    "yesterday": _day_shift(-1),
    "today": _day_shift(0),
    "month-to-weekday": _month_to_weekday,
    "last-week": _last_week,
    "quarter": _quarter,
    "quarter-code": _quarter_code,
    "fiscal-quarter": _fiscal_quarter,
    "half": _half,
    "half-code": _half_code,
    "fiscal-half": _fiscal_half,
    "last-quarter": _quarter_shift(-1),
    "this-quarter": _quarter_shift(0),
    "fiscal-year": _fiscal_year,
    "year-ended": _year_ended,
    "last-fiscal-year": _fiscal_shift(-1),
    "this-fiscal-year": _fiscal_shift(0),
    "end-of-next-decade": _end_of_next_decade,
    "end-of-year": _end_of_year,
    "last-year": _year_shift(-1),
    "this-year": _year_shift(0),
    "next-year": _year_shift(1),
    "year": _year,
    "nothing": lambda _: None,
}
_DASH = re.compile(r"[-–—/]")


def related(relation: str, period: str | None) -> str | None:
    """The period that `relation` ("year-earlier", ...) leads to from `period`, or None if it makes no sense there."""
    if period is None or relation not in _RELATIONS:
        return None
    years, steps = _RELATIONS[relation]
    form = calendar.form(period.split("/")[0])
    fits = {
        "month-earlier": ("month",),
        "quarter-earlier": ("quarter", "fiscal quarter"),
        "day-earlier": ("day",),
    }
    if relation == "week-earlier":
        return calendar.shift(period, steps=-7) if form == "day" and "/" not in period else None
    if relation in fits and (form not in fits[relation] or "/" in period):
        return None
    try:
        return calendar.shift(period, years=years, steps=steps)
    except ModelError:  # out of the calendar
        return None


class PeriodReader:
    """Finds the periods of one language. Make one for each pack; it holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        self._months = language.general.months
        self._weekdays = language.general.weekdays
        self._counts = {**language.numbers.ordinals, **language.numbers.cardinals}
        slots = self._slots(language)
        parts = [
            (re.compile(rf"(?<![\w.,])(?:{_filled(p.match, slots)})(?![\w])", re.IGNORECASE), p)
            for p in language.periods.pattern
        ]
        self._patterns = parts
        self._base_before = frozenset(language.periods.words["base_strict"])
        self._run_before = frozenset(language.periods.words["run_before"])
        longest = max(len(w) for w in self._base_before)
        words = language.periods.words
        self._since = re.compile(rf"\b(?:{'|'.join(words['since'])}) [^,;.:]{{1,{_CLAUSE}}}$", re.IGNORECASE)
        verbs = "|".join(words["since_verbs"])
        self._since_verb = re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)
        heads = "|".join(language.cues["span"]["heads"] + language.cues["span"]["lows"])
        self._record = re.compile(rf"\b(?:{heads})\b[^,;.]*$", re.IGNORECASE)
        self._late = re.compile(rf"\b(?:{'|'.join(words['late'])})\b", re.IGNORECASE)
        self._look_back = longest + 6
        # A sentence without a digit that could be a date, a month, or one of the other words names no period.
        # One alternation without groups tells cheaply that a sentence names no period.
        self._gate = re.compile("|".join(f"(?:{_ungrouped(p.pattern)})" for p, _ in parts), re.IGNORECASE)

    @staticmethod
    def _slots(language: Language) -> dict[str, str]:
        months = "|".join(sorted((re.escape(m) for m in language.general.months), key=len, reverse=True))
        counts = "|".join(language.numbers.cardinals)
        ordinals = "|".join(language.numbers.ordinals)
        endings = "|".join(language.numbers.ordinal_endings)
        return {
            "month": rf"(?P<month>(?:{months})\b\.?)",
            "month2": rf"(?P<month2>(?:{months})\b\.?)",
            "year": r"(?P<year>(?:19|20)\d\d)(?![\d,.]\d)(?![%\d])",
            "year2": r"(?P<year2>(?:19|20)\d\d)(?![\d,.]\d)(?![%\d])",
            "day": r"(?P<day>[12]\d|3[01]|0?[1-9])(?![\d,]\d)(?!\d|%|\.\d)",
            "day2": r"(?P<day2>[12]\d|3[01]|0?[1-9])(?![\d,]\d)(?!\d|%|\.\d)",
            "weekday": rf"(?P<weekday>{'|'.join(language.general.weekdays)})",
            "count": rf"(?P<count>\d{{1,2}}|{counts})",
            "ordinal": rf"(?P<ordinal>\d{{1,2}}(?:{endings})|{ordinals})",
        }

    def find(self, text: str, offset: int, anchor: Anchor) -> list[Mention]:
        """The periods named in a sentence, in order, none overlapping another; the longest match wins."""
        found: list[Mention] = []
        if not self._gate.search(text):
            return found
        spans: list[tuple[int, int, int, re.Match[str]]] = []
        for number, (pattern, _) in enumerate(self._patterns):
            spans += [(m.start() - m.end(), number, m.start(), m) for m in pattern.finditer(text)]
        spans.sort(key=lambda s: s[:3])
        taken = [False] * (len(text) + 1)
        for _, number, _, m in spans:
            if any(taken[m.start() : m.end()]):
                continue
            taken[m.start() : m.end()] = [True] * (m.end() - m.start())
            mention = self._made(text, m, number, anchor)
            if mention is not None:
                found.append(replace(mention, start=mention.start + offset, end=mention.end + offset))
        return sorted(found, key=lambda mention: mention.start)

    def _made(self, text: str, m: re.Match[str], number: int, anchor: Anchor) -> Mention | None:
        pattern = self._patterns[number][1]
        groups = {k: v for k, v in m.groupdict().items() if v}
        caught = Caught(m.group().strip(), groups, anchor, self._months, self._weekdays, self._counts)
        if "month" in groups and groups["month"].casefold() in ("may", "mar", "march") and groups["month"][0].islower():
            return None  # a verb
        role = pattern.role
        if role == "any":
            before = text[max(0, m.start() - self._look_back) : m.start()].casefold().split()
            strict = {before[-1], " ".join(before[-2:])} & self._base_before if before else set()
            a_day = pattern.gives in ("day", "weekday", "iso-day")  # "on Tuesday" says when
            a_run = pattern.gives in ("month-range", "year-range") and not _DASH.search(m.group())
            if (a_day and strict == {"on"}) or (a_run and strict <= self._run_before):  # "from May to June"
                strict = set()
            role = "base" if strict else "period"
        if pattern.gives in _RELATIONS:
            return Mention(m.start(), m.end(), "base", None, pattern.gives)
        if pattern.gives == "same-period-of-year":
            return Mention(m.start(), m.end(), "base", str(caught.year()), "year")
        gives = pattern.gives
        since = self._since.search(text, 0, m.start()) if gives == "month" else None
        if since and self._since_verb.search(since.group()):
            gives = "since-late-month" if self._late.search(caught.text) else "since-month"
        try:
            period = _MAKERS[gives](caught)
            if period is not None:
                calendar.check(period)
        except (ValueError, OverflowError):  # no such day, or none that the calendar holds
            period = None
        stated = bool(groups.get("year") or groups.get("year2")) or pattern.gives == "iso-day"
        if gives.startswith("since") and self._record.search(text, max(0, m.start() - _REACH), m.start()):
            role = "aside"  # "the highest since 1992" says how far back, not when
        relation = "year-to-date" if pattern.gives == "year-to-date" else None
        return Mention(m.start(), m.end(), role, period, relation, stated)


def tokens_in(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[bool]:
    """For each token, whether it lies in one of the periods; both come in order."""
    marks = [False] * len(tokens)
    k = 0
    for i, token in enumerate(tokens):
        while k < len(mentions) and mentions[k].end <= token.start:
            k += 1
        marks[i] = k < len(mentions) and mentions[k].start < token.end
    return marks


def _filled(pattern: str, slots: dict[str, str]) -> str:
    """The pattern with its slots filled; a slot named a second time is matched but not caught."""
    seen: set[str] = set()

    def fill(m: re.Match[str]) -> str:
        name = m[1]
        body = slots[name]
        if name in seen:
            body = f"(?:{body})".replace(f"(?P<{name}>", "(?:")
        seen.add(name)
        return body

    return re.sub(r"\{([a-z]+2?)\}", fill, pattern)


def _ungrouped(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
