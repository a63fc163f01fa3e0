"""Time periods in the words of a language: found by the patterns of its pack, resolved against a date.

Each pattern of the pack says what it `gives`; `keisu.figures.resolving` makes the period from what its slots caught.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from keisu import periods as calendar
from keisu.errors import BrokenPack, ModelError
from keisu.figures.prefilter import Prefilter
from keisu.figures.resolving import MAKERS, Anchor, Caught, Words
from keisu.figures.slots import compiled, fillers, slots
from keisu.figures.tokens import Token
from keisu.languages import Language

__all__ = ["Anchor", "Mention", "PeriodReader", "related", "tokens_in"]


@dataclass(slots=True)
class Mention:
    """A period named at `start` to `end` of the article. `relation` is set for "a year earlier" and its like.

    `period` is None for a relation (it is worked out from the period of the figure that it belongs to, `count` times)
    and for words that could not be resolved. `stated` is whether the words name the period in full, `led` whether a
    word of comparison begins them ("from a year earlier"), `gives` the name of the pattern, `about` whether the word
    that makes it a base says no more than what is spoken of where nothing is compared ("a report on fiscal 2021").
    """

    start: int
    end: int
    role: str
    period: str | None
    relation: str | None = None
    stated: bool = True
    gives: str = ""
    count: int = 1
    led: bool = False
    about: bool = False


_REACH = 40  # characters from "the highest" to the "since" that goes with it
_WORD = 24  # characters of the word behind a period that is looked at
_DATING = 32  # characters in front of a time that say that it dates something
_CLAUSE = 60  # characters from "since" to the month in "since the model was unveiled in August"
_WEEK = 7  # days
_QUARTER = 3  # months
_SAME = "same-period-of-year"
_OF_THE_ARTICLE = (
    "year-to-date",
    "whole-year",
    "whole-quarter",
)  # worked out from the period that the article tells of
_LOOKS_BACK = ("past-years", "past-decades", "past-months")
_SPOKEN = ("last-month", "last-week", "this-week", "this-month")  # "said last month" says when it was said
_RELATIVE = "relative"  # the role of "the previous month": a time of its own, or a base after a word of comparison
RELATIONS = {
    "year-earlier": (-1, 0),
    "decade-earlier": (-10, 0),
    "month-earlier": (0, -1),
    "quarter-earlier": (0, -1),
    "week-earlier": (0, -1),
    "day-earlier": (0, -1),
}
# The forms of period that a relation makes sense for, where it is not for all.
_FITS = {
    "month-earlier": ("month",),
    "quarter-earlier": ("quarter", "fiscal quarter"),
    "day-earlier": ("day",),
}

_DASH = re.compile(r"[-–—/]")


def related(relation: str, period: str | None, count: int = 1) -> str | None:
    """The period that `relation` ("year-earlier", ...) leads to from `period` if it is gone `count` times, or None if
    it makes no sense there."""
    if period is None or relation not in RELATIONS:
        return None
    years, steps = RELATIONS[relation]
    form, run = calendar.form(period.split("/")[0]), "/" in period
    if relation == "week-earlier":
        steps = -7 if form == "day" and not run else -1 if _is_week(period) else 0
    elif relation == "quarter-earlier" and form == "month":
        steps = -1 if run and len(calendar.months(period)) == _QUARTER else 0
    elif relation in _FITS and (form not in _FITS[relation] or run):
        steps = 0
    if not years and not steps:
        return None
    try:
        return calendar.shift(period, years=years * count, steps=steps * count)
    except ModelError:  # out of the calendar
        return None


def _is_week(period: str) -> bool:
    first, last = calendar.days(period)
    return "/" in period and (last - first).days == _WEEK - 1


class PeriodReader:
    """Finds the periods of one language. Make one for each pack; it holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        self._given = Words(
            language.general.months,
            language.general.weekdays,
            {**language.numbers.ordinals, **language.numbers.cardinals, **language.periods.named_quarters},
            language.periods.relative_years,
            language.periods.holidays,
            language.periods.seasons,
        )
        unknown = {p.gives for p in language.periods.pattern} - {*MAKERS, *RELATIONS, _SAME}
        if unknown:
            raise BrokenPack(f"periods.toml: no period can be made that is called {', '.join(sorted(unknown))}")
        filling = slots(language)
        self._patterns = [(compiled(p.match, filling), p) for p in language.periods.pattern]
        self._base_before = frozenset(language.periods.words["base_strict"])
        self._run_before = frozenset(language.periods.words["run_before"])
        self._about = language.periods.words["day_before"][0] if language.periods.words["day_before"] else None
        self._day_before = frozenset(language.periods.words["day_before"])
        longest = max(len(w) for w in self._base_before)
        words = language.periods.words
        self._since = re.compile(rf"\b(?:{'|'.join(words['since'])}) [^,;.:]{{1,{_CLAUSE}}}$", re.IGNORECASE)
        verbs = "|".join(words["since_verbs"])
        self._since_verb = re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)
        heads = "|".join(language.cues["span"]["heads"] + language.cues["span"]["lows"])
        self._record = re.compile(rf"\b(?:{heads})\b[^,;.]*$", re.IGNORECASE)
        self._best = re.compile(rf"\b(?:{heads})\b(?: [^\W\d]+)?(?: [^\W\d]+)? ?$", re.IGNORECASE)
        self._late = re.compile(rf"\b(?:{'|'.join(words['late'])})\b", re.IGNORECASE)
        self._look_back = longest + 6
        self._since_words = frozenset(words["since"])
        dating = "|".join(re.escape(d).replace(r"\#", r"\d+") for d in words["dating"])
        self._dating = re.compile(rf"(?:{dating}) (?:(?:the )?\w+(?: \w+)? in )?(?:\w+ )?$", re.IGNORECASE)
        self._dated = frozenset(words["dated"])
        self._speaking = frozenset(language.cues["source"]["verbs"])
        self._determiners = frozenset(language.units.part["determiners"]) | frozenset(language.numbers.article_words)
        self._attributed = frozenset(words["attributed"]) | frozenset(language.units.stop["words"])
        self._attributed |= frozenset(n for measure in language.measures.measure for n in measure.nouns)
        self._verbs_too = frozenset(words["verbs_too"])
        self._prefilter = Prefilter([p.match for p in language.periods.pattern], fillers(filling))

    def find(self, text: str, offset: int, anchor: Anchor) -> list[Mention]:
        """The periods named in a sentence, in order, none overlapping another; the longest match wins."""
        found: list[Mention] = []
        spans: list[tuple[int, int, int, re.Match[str]]] = []
        for number in self._prefilter.candidates(text):
            spans += [(m.start() - m.end(), number, m.start(), m) for m in self._patterns[number][0].finditer(text)]
        spans.sort(key=lambda s: s[:3])
        taken = [False] * (len(text) + 1)
        for _, number, _, m in spans:
            if any(taken[m.start() : m.end()]):
                continue
            taken[m.start() : m.end()] = [True] * (m.end() - m.start())
            mention = self._made(text, m, number, anchor, offset)
            if mention is not None:
                found.append(mention)
        return sorted(found, key=lambda mention: mention.start)

    def told(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The periods of a sentence without figures, in which nothing is compared."""
        return [replace(m, role="period") if m.about else m for m in mentions]

    def _is_aside(self, text: str, m: re.Match[str], gives: str, a_day: bool) -> bool:
        """Whether a period only describes something: "2016's best seller", "its July redesign", "since fiscal 1968",
        and the months in brackets behind the half-year that they make up."""
        before, after = text[: m.start()], text[m.end() : m.end() + _WORD]
        if gives in ("year", "fiscal-year") and after[:2] in ("'s", "’s") and m.group()[-1].isdigit():
            return True
        if gives == "year" and after[:1] == "/" and after[1:2].isdigit():
            return True  # "Regulation (EU) 2016/679"
        if gives == "year" and before.endswith("[") and after[:1] == "]":
            return True  # "Smith v Jones [2004] UKHL 22"
        words = before[-2 * _WORD :].casefold().rsplit(None, 2)
        last = words[-1] if words else ""
        if self._dating.search(before[-_DATING:]):
            return True  # "the Securities Exchange Act of 1934", "the plant, built in 1998"
        spoken = words[-2] if last in self._day_before and len(words) > 1 else last
        if (a_day or gives in _SPOKEN) and spoken in self._speaking:
            return True  # "said on Wednesday" says when it was said
        if last in self._since_words and not gives.startswith("since"):
            return True
        if before.endswith("(") and after.startswith(")") and gives == "month-range":
            return True
        noun = re.match(r" ([A-Za-z][a-z-]+)", after)
        if noun is not None and gives == "year" and noun[1].casefold() in self._dated:
            return True
        if noun is None or not noun[1].islower():
            return False
        return last in self._determiners and gives.startswith("month") and noun[1] not in self._attributed

    def _role(self, text: str, m: re.Match[str], role: str, period: str | None) -> str:
        """Whether the words say when or what is compared with; the word before them tells if the pattern does not."""
        if role not in ("any", _RELATIVE):
            return role
        before = text[max(0, m.start() - self._look_back) : m.start()].casefold().split()
        compared = {before[-1], " ".join(before[-2:])} & self._base_before if before else set()
        a_day = calendar.form((period or "").partition("/")[0]) == "day"  # "on Tuesday" says when
        a_run = period is not None and "/" in period and not _DASH.search(m.group())  # "from May to June"
        if (a_day and compared <= self._day_before) or (a_run and compared <= self._run_before):
            return "period"
        return "base" if compared else "period"

    def _made(self, text: str, m: re.Match[str], number: int, anchor: Anchor, offset: int) -> Mention | None:
        start, end = m.start() + offset, m.end() + offset
        pattern = self._patterns[number][1]
        groups = {k.partition("_")[0]: v for k, v in m.groupdict().items() if v}
        caught = Caught(m.group().strip(), groups, anchor, self._given)
        if (
            "month" in groups
            and groups["month"].rstrip(".").casefold() in self._verbs_too
            and groups["month"][0].islower()
        ):
            if "year" not in groups and "short" not in groups:
                return None  # a verb, or a number
        if pattern.gives == _SAME:
            led = caught.text.casefold().split()[0] in self._base_before
            return Mention(start, end, "base", str(caught.year()), "year", True, _SAME, 1, led)
        if pattern.gives in RELATIONS:
            role = self._role(text, m, pattern.role, None)
            led = role == "base" and caught.text.casefold().split()[0] in self._base_before
            count = caught.count() if "count" in groups else 1
            return Mention(start, end, role, None, pattern.gives, True, pattern.gives, count, led)
        gives = pattern.gives
        since = self._since.search(text, 0, m.start()) if gives == "month" else None
        if since and self._since_verb.search(since.group()):
            gives = "since-late-month" if self._late.search(caught.text) else "since-month"
        try:
            period = MAKERS[gives](caught)
            if period is not None:
                calendar.check(period)
        except (ValueError, OverflowError):  # no such day, or none that the calendar holds
            period = None
        role = self._role(text, m, pattern.role, period)
        stated = bool(groups.get("year") or groups.get("year2")) or pattern.gives == "iso-day"
        if gives == "year" and text[m.start() - 1 : m.start()] == "(" and text[m.end() : m.end() + 1] == ")":
            role = "aside"  # "Smith v. Jones (1954)"
        a_day = calendar.form(period or "") == "day"
        if role == "period" and self._is_aside(text, m, gives, a_day):
            role = "aside"
        if gives.startswith("since") and self._record.search(text, max(0, m.start() - _REACH), m.start()):
            role = "aside"  # "the highest since 1992" says how far back, not when
        if gives in _LOOKS_BACK and self._best.search(text, max(0, m.start() - _REACH), m.start()):
            role = "aside"  # "the lowest of the last ten years"
        relation = pattern.gives if pattern.gives in _OF_THE_ARTICLE else None
        about = role == "base" and text[: m.start()].casefold().split()[-1:] == [self._about]
        return Mention(start, end, role, period, relation, stated, gives, about=about)


def tokens_in(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[bool]:
    """For each token, whether it lies in one of the periods; both come in order."""
    marks = [False] * len(tokens)
    if not mentions:
        return marks
    k = 0
    for i, token in enumerate(tokens):
        while k < len(mentions) and mentions[k].end <= token.start:
            k += 1
        marks[i] = k < len(mentions) and mentions[k].start < token.end
    return marks
