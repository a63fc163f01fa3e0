"""Time periods in the words of a language of characters, by the patterns of its pack, resolved against a date."""

import re
from dataclasses import dataclass

from keisu import periods as calendar
from keisu.errors import BrokenPack
from keisu.figures.alternation import any_of
from keisu.figures.periods import RELATIONS
from keisu.figures.resolving import MAKERS, Anchor, Caught, Words
from keisu.figures.resolving.caught import Made
from keisu.languages import CharacterLanguage

_SLOT = re.compile(r"\{([a-z_]+2?)\}")
_NAME = re.compile(r"\(\?P<([a-z]+2?)>")
_FULL = r"(?:19|20)[0-9]{2}"
_NEAR = 15  # years from publication that a year of two digits may lie
_FISCAL_START = 4
_SAME = ("same-month", "same-period", "year-of-it")
_TERM = "term-earlier"  # a quarter or a year before, by what the figure is of
_OF_YEAR = "same-period-of-year"


@dataclass(slots=True)
class Time:
    """A period named at `start` to `end` of the article.

    `role` is "period", "comparison" (a percentage behind it compares with the period that `relation` leads to),
    "earlier" (the same, or when a level was), "day" (a bare day of the month, which mostly says when something was
    said) or "aside". `year` is whether it names its year; `gives` the name of its pattern; `ratio` whether a percentage
    behind it is one of the period's value. For "same-period-of-year" `period` is the year compared with.
    """

    start: int
    end: int
    role: str
    period: str | None
    relation: str | None = None
    year: bool = False
    gives: str = ""
    count: int = 1
    ratio: bool = False


class TimeReader:
    """Finds the periods of one language; holds nothing of a text."""

    def __init__(self, language: CharacterLanguage) -> None:
        p = language.periods
        self._patterns = p.pattern
        unknown = {x.gives for x in p.pattern} - {*MAKERS, *RELATIONS, *_SAME, _TERM, _OF_YEAR, "day-alone"}
        if unknown:
            raise BrokenPack(f"periods.toml: no period can be made that is called {', '.join(sorted(unknown))}")
        self._words = Words(
            {str(n): n for n in range(1, 13)} | {f"0{n}": n for n in range(1, 10)},
            language.general.weekdays,
            language.numbers.digits,
            p.relative_years,
            {},
            p.seasons,
        )
        self._eras, self._fiscal, self._halves = p.eras, p.relative_fiscal, p.halves
        self._first_year: str = p.words["first_year"]
        self._ratio = tuple(p.words["comparison"])
        self._aside = tuple(p.words["aside"])
        self._since = re.compile(
            rf"{p.words['of']}[^、。]{{1,12}}(?:{any_of(p.words['since'])})"
        )  # "02年度のフィット以来"
        self._aside_before = tuple(p.words["aside_before"])
        self._until = tuple(p.words["until"])
        self._heads = tuple(p.words["at_heads"])
        slots = self._slots(language)
        self._slots_of: list[dict[str, str]] = []
        bodies = [self._body(number, x.match, slots) for number, x in enumerate(p.pattern)]
        opening = "".join(map(re.escape, p.words["opening"]))
        self._all = re.compile(rf"(?=[0-9{opening}])(?<![0-9][.,])(?<![0-9])(?:{'|'.join(bodies)})")

    def _slots(self, language: CharacterLanguage) -> dict[str, str]:
        p, n = language.periods, language.numbers
        eras = rf"(?:{'|'.join(p.eras)})(?:{self._first_year}|[0-9]{{1,2}})"
        mark, fiscal, calendar_year = (p.words[name] for name in ("year", "fiscal", "calendar_year"))
        made: dict[str, str] = {}
        for two in ("", "2"):
            made[f"year{two}"] = (
                rf"(?:(?:(?P<year{two}>{_FULL}){mark}|(?P<era{two}>{eras}){mark}|(?P<relative{two}>{any_of(p.relative_years)})"
                rf"|(?P<short{two}>[0-9]{{2}}){mark})(?:\((?:{eras}{mark}?|{_FULL}{mark}?|{calendar_year})\))?)"
            )
            made[f"month{two}"] = rf"(?P<month{two}>1[0-2]|0?[1-9])"
            made[f"day{two}"] = rf"(?P<day{two}>3[01]|[12][0-9]|0?[1-9])"
        made["fiscal"] = (
            rf"(?:(?P<year>{_FULL}){fiscal}|(?P<era>{eras}){fiscal}|(?P<fiscal>{any_of(p.relative_fiscal)})"
            rf"|(?P<short>[0-9]{{2}}){fiscal})"
        )
        made["numeric_year"] = rf"(?P<year>{_FULL})"
        numbers = "".join(n.digits)
        made["count"] = rf"(?P<count>[0-9]{{1,3}}|[{numbers}])"
        made["ordinal"] = rf"(?P<ordinal>[1-4{numbers}])"
        made["half"] = rf"(?P<half>{any_of(p.halves)})"
        marks = "".join(re.escape(m) for m in n.range_marks)
        made["to"] = rf"(?:[{marks}]|{'|'.join(n.range_words)})"
        return made

    def _body(self, number: int, pattern: str, slots: dict[str, str]) -> str:
        """A pattern with its slots filled, each of its groups under a name of its own."""
        filled = _SLOT.sub(lambda m: slots[m[1]], pattern)
        names: dict[str, str] = {}

        def named(m: re.Match[str]) -> str:
            name = f"{m[1]}_{number}_{len(names)}"
            names[name] = m[1]
            return f"(?P<{name}>"

        body = _NAME.sub(named, filled)
        self._slots_of.append(names)
        return f"(?P<p{number}>{body})"

    def find(self, text: str, offset: int, anchor: Anchor, main: str | None) -> list[Time]:
        """The periods named in a text whose widths are alike, in order; `main` is the period that the article is about
        so far, from which a month without a year takes its year where the date of publication is not known."""
        found: list[Time] = []
        said: int | None = None
        for m in self._all.finditer(text):
            number = int(str(m.lastgroup)[1:])
            groups = {slot: m[name] for name, slot in self._slots_of[number].items() if m[name]}
            time = self._made(text, m, number, groups, anchor, main, said)
            if time is None:
                continue
            time.start += offset
            time.end += offset
            if time.year and time.period and time.role == "period" and text[m.start() - 1 : m.start()] != "(":
                said = int(re.sub(r"\D", "", time.period)[:4])
            found.append(time)
        return found

    def _made(
        self,
        text: str,
        m: re.Match[str],
        number: int,
        groups: dict[str, str],
        anchor: Anchor,
        main: str | None,
        said: int | None,
    ) -> Time | None:
        pattern = self._patterns[number]
        gives, named = pattern.gives, self._in_full(groups, anchor)
        if "short" in groups and not self._is_year(text, m, groups, gives, anchor):
            return None
        year = "year" in groups or "relative" in groups
        if not year and gives not in ("day-alone", "nothing") and (near := said or _year_of(main, anchor)):
            if {"month", "half", "ordinal"} & groups.keys():
                groups["year"] = str(near)
        caught = Caught(m.group(), groups, anchor, self._words)
        if pattern.role in ("comparison", "earlier"):
            count = caught.count() if "count" in groups else 1
            base = str(caught.year()) if gives == _OF_YEAR else None
            ratio = m.group().endswith(self._ratio)
            return Time(m.start(), m.end(), pattern.role, base, gives, False, gives, count, ratio)
        behind, before = text[m.end() :], text[: m.start()]
        try:
            period = self._period(gives, caught, main, said)
            if period is not None:
                calendar.check(period)
        except (ValueError, OverflowError, KeyError):  # no such day, or none that the calendar holds
            period = None
        role = "period"
        if behind.startswith(self._aside) or self._since.match(behind) or before.endswith(self._aside_before):
            role = "aside"
        elif gives == "day-alone" and not behind.startswith(self._until):
            role = "day"
        return Time(m.start(), m.end(), role, period, None, named or year, gives)

    def _in_full(self, groups: dict[str, str], anchor: Anchor) -> bool:
        """Write the year of an era, and a fiscal year in relation to publication, as years; True if there was one."""
        made = False
        for era, year in (("era", "year"), ("era2", "year2")):
            if era in groups:
                name = next(name for name in self._eras if groups[era].startswith(name))
                count = groups.pop(era).removeprefix(name)
                groups[year] = str(self._eras[name] + (1 if count == self._first_year else int(count)))
                made = True
        if "fiscal" in groups and anchor.month is not None:
            shift = self._fiscal[groups.pop("fiscal")]
            now = int(anchor.month[:4]) - (int(anchor.month[5:]) < _FISCAL_START)
            groups["year"] = str(now + shift)
            made = True
        if "half" in groups:
            groups["ordinal"] = str(self._halves[groups.pop("half")])
        return made

    def _is_year(self, text: str, m: re.Match[str], groups: dict[str, str], gives: str, anchor: Anchor) -> bool:
        """Whether two digits in front of the mark of a year are a year rather than a span of years."""
        now = anchor.last_day
        if "fiscal" in gives:
            return True
        if now is None or abs(2000 + int(groups["short"]) - now.year) > _NEAR:
            return False
        return gives != "year" or text.startswith(self._heads, m.end())

    def _period(self, gives: str, caught: Caught, main: str | None, said: int | None) -> Made:
        if gives == "year-of-it":
            return (
                main[:4] if main is not None and calendar.form(main) in ("month", "quarter", "half", "year") else None
            )
        if gives in _SAME:
            if gives == "same-month" and main is not None and calendar.form(main) != "month":
                return None
            return main
        if gives == "day-alone":
            month = main if main is not None and calendar.form(main) == "month" else None
            last = caught.anchor.last_day
            if last is not None:
                month = calendar.month(last.year, last.month - (caught.day() > last.day))
            return f"{month}-{caught.day():02d}" if month else None
        return MAKERS[gives](caught)


def _year_of(main: str | None, anchor: Anchor) -> int | None:
    """The year that a month without one is in, where no date of publication tells: that of what was said so far."""
    if anchor.month is not None or main is None:
        return None
    return calendar.days(main)[0].year
