"""The day an article came out: reading dates as pages print them, and telling a month where no date is
printed.

Nothing here asks the clock. Years before 1990 and after 2100 are taken for mistakes (a page that says 1970
means that its program had no date).
"""

import re
from collections.abc import Iterable
from functools import cache

from keisu import languages, periods
from keisu.pages.cues import Inference, cues

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_NUMERIC = re.compile(
    r"(?<!\d)(\d{4})\s?(?:年|[-/.])\s?(1[0-2]|0?[1-9])(?:\s?(?:月|[-/.])\s?(3[01]|[12]\d|0?[1-9])日?(?!\d)|\s?月|(?![\d/.-]))"
)
_SHORT_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_IN_URL = re.compile(
    r"/(\d{4})[/-](0?[1-9]|1[0-2])(?:[/-](3[01]|[12]\d|0?[1-9]))?(?=[/_.-]|$)|/(\d{4})(0[1-9]|1[0-2])(3[01]|[12]\d|0[1-9])(?=[/_.-]|$)"
)
_SENTENCE = re.compile(r"[^.!?。\n]+[.!?。]?")
# A year behind the time: "Fri Apr 28 19:20:36 CEST 2023".
_YEAR_LAST = re.compile(r"(\b[A-Z][a-z]{2} \d{1,2}) \d\d:\d\d:\d\d(?: [A-Z]{2,5})? (\d{4})\b")
_LONGEST = 120  # characters of a string that may be a date


def on_a_line(text: str, language: str | None) -> str | None:
    """The date that a short line holds ("Published December 4, 2025", "2025年12月4日"), as a day or a month.

    None if it holds none, more than one day, or a date that can be read two ways (04/12/2025).
    """
    if len(text) > _LONGEST:
        return None
    found = {*_numeric(text), *_named(text, language)}
    days = {d for d in found if len(d) > 7}
    found = days or found
    return found.pop() if len(found) == 1 else None


def without_dates(text: str, language: str | None) -> str:
    """`text` with every date in it taken out."""
    made = _with_names(language)
    text = _SHORT_NUMERIC.sub(" ", _NUMERIC.sub(" ", text))
    return made[0].sub(" ", text) if made else text


def of_metadata(value: str) -> str | None:
    """The date that a machine wrote: ISO 8601, as its first ten characters stand, or a form of people."""
    m = re.match(r"\s*(\d{4})-(\d\d)(?:-(\d\d))?(?!\d)|\s*(\d{4})(\d\d)(\d\d)(?!\d)", value)
    if m:
        return _date(int(m[1] or m[4]), int(m[2] or m[5]), int(m[3] or m[6] or 0))
    value = _YEAR_LAST.sub(r"\1 \2", value.strip()[:_LONGEST])
    return on_a_line(value, "en")


def of_url(url: str) -> str | None:
    """The day or month that an address has in its path: ``/2025/12/04/``, ``/20251204-``, ``/2025/12/``."""
    path = url.split("?")[0].split("#")[0]
    found = [_date(int(m[1] or m[4]), int(m[2] or m[5]), int(m[3] or m[6] or 0)) for m in _IN_URL.finditer(path)]
    return next((d for d in found if d), None)


def inferred(text: str, language: str | None, *, fresh: bool) -> str | None:
    """The month of publication told by the article itself, or None unless every clue is there.

    The clues: the page was saved within days of publication (`fresh`: it bears an age such as "6 hours ago");
    the newest month that the text names with its year; and, in the prose, that month spoken of without its
    year, as past, and never as still to come. Then the article came out in the month after.
    """
    rule = cues().inference.get(language or "")
    if not fresh or rule is None:
        return None
    named = set(_named(text, language, days=False)) | {d[:7] for d in _numeric(text)}
    newest = max((d for d in named if len(d) >= 7), default=None)
    if newest is None:
        return None
    year, number = int(newest[:4]), int(newest[5:])
    names = [name for name, n in languages.month_names(language).items() if n == number]
    return periods.month(year, number + 1) if _is_past(text, rule, names) else None


def _is_past(text: str, rule: Inference, month_names: Iterable[str]) -> bool:
    phrases = [re.escape(p.replace("{month}", n)) for p in rule.in_month for n in month_names]
    if not phrases:
        return False
    bare = re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w|\s+\d|\s*,\s*\d{{4}})", re.IGNORECASE)
    past = False
    for sentence in _SENTENCE.findall(text):
        if bare.search(sentence):
            rest = bare.sub(" ", sentence)  # without the month itself: "May" is a word against its being past
            if rule.not_past.search(rest):
                return False
            past = past or rule.past.search(rest) is not None
    return past


def _numeric(text: str) -> list[str]:
    found = [_date(int(m[1]), int(m[2]), int(m[3] or 0)) for m in _NUMERIC.finditer(text)]
    for m in _SHORT_NUMERIC.finditer(text):
        a, b, year = int(m[1]), int(m[3]), int(m[4])
        if a == b or a > 12 >= b or m[2] == ".":
            found.append(_date(year, b, a))
        elif b > 12 >= a:
            found.append(_date(year, a, b))
    return [d for d in found if d]


@cache
def _with_names(language: str | None) -> tuple[re.Pattern[str], dict[str, int]] | None:
    months = {**languages.month_names("en"), **languages.month_names(language)}
    if not months:
        return None
    name = "|".join(re.escape(n) for n in sorted(months, key=len, reverse=True))
    day = r"(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|\.|º|er)?"
    joint = r"(?:\s(?:de\s|of\s)?|-)"
    form = rf"(?<![\w.])(?:{day}{joint})?({name})\.?(?:\s{day}(?:,|\s)\s?|,?{joint})(\d{{4}})(?!\d)"
    return re.compile(form, re.IGNORECASE), months


def _named(text: str, language: str | None, *, days: bool = True) -> list[str]:
    made = _with_names(language)
    if made is None:
        return []
    pattern, months = made
    found = []
    for m in pattern.finditer(text):
        number = months.get(m[2].casefold(), 0)
        found.append(_date(int(m[4]), number, int(m[1] or m[3] or 0) if days else 0))
    return [d for d in found if d]


def _date(year: int, month: int, day: int) -> str | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    made = f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
    return made if periods.form(made) else None
