"""Figure or not: years, clock times, model names and codes, list numbers, versions and pronouns are no figures."""

from collections.abc import Sequence
from typing import Literal

from keisu.figures.codes import CodeReader
from keisu.figures.draft import Draft
from keisu.figures.scales import Number
from keisu.figures.tokens import Token, grouped
from keisu.figures.units import UnitReader
from keisu.languages import Language

_HYPHENS = ("-", "‐", "‑")
_STOPS = (";", ":", ".", "!", "?")
_LABEL = 8  # tokens in the longest label
_GROUPS = 2  # hyphens from which on groups of digits are a code
_LEAST = 10  # a bare whole number below this is no figure
_FIRST_YEAR, _LAST_YEAR = 1000, 2100  # four bare digits in between are a year
_OLD = 1800  # "about 1000" is a number, "about 1900" may be a year
_TERM = 4  # tokens in front of the term of a bond in which it is named
_HOURS = 24
_LARGE = 1000  # a bare number from here on is a figure
_COMPANY = 14  # tokens in front of a bare number in which others give it company
_EARLIER = 20  # tokens in front of a number in which the noun may stand that it counts again
_AGAIN = 3  # tokens from a counted number to the next: "3 cars and 4 in May"
_ITEMS = (";", ":")  # in front of the number of an item
_ELIDED = ("'", "’")  # "all'8%"
_SMALL = 100  # a bare whole number below this needs company to be a figure

Reason = Literal[
    "period",
    "ordinal",
    "multiple",
    "clock time",
    "list number",
    "code",
    "name",
    "instrument",
    "one",
    "fraction",
    "bare",
]
"""Why a number is no figure."""


class Screen:
    """Tells numbers that are no figures, with the words of one language."""

    def __init__(self, language: Language, units: UnitReader) -> None:
        cues = language.cues["not_a_figure"]
        self._units = units
        self._before = frozenset(cues["before"])
        self._instruments = frozenset(cues["instruments"])
        self._instrument_periods = frozenset(cues["instrument_periods"])
        self._terms = frozenset(cues["instrument_terms"])
        self._clock = frozenset(w.rstrip(".") for w in cues["clock_after"])
        self._rank_marks = frozenset(language.cues["rank"]["marks"]["words"])
        self._codes = CodeReader(language, units)
        multiple = language.cues["multiple"]
        self._compared = frozenset(multiple["after"])
        self._idioms = frozenset(multiple["not_before"])
        self._occasions = frozenset(multiple["occasions"])
        self._by = frozenset(language.changes.by_words)
        self._range = frozenset(language.numbers.range_words)
        self._totals = frozenset(cues["totals"])
        self._halves = frozenset(cues["halves"])
        self._rates = frozenset(language.units.per["strict"])
        self._ones = frozenset(language.numbers.pronoun_ones)
        self._multiple_ends = tuple(language.cues["grammar"]["multiple_ends"])
        self._determiners = frozenset(language.units.part["determiners"])
        self._of = frozenset(language.units.part["of"])
        self._cardinals = frozenset(language.numbers.cardinals)
        self._articles = frozenset(language.numbers.article_words)
        self._openers = frozenset(w.split()[0] for w in language.bounds.before)
        self._prefixes = frozenset({*language.numbers.minus_words, *language.bounds.prefixes})
        self._joints = frozenset(cues["again_after"])
        self._places = frozenset(cues["again_before"])
        self._moved = frozenset(language.changes.up_words) | frozenset(language.changes.down_words)

    def reason(self, tokens: list[Token], n: Number) -> Reason | None:
        """Why a number without a currency before it is surely no figure; None if it may be one."""
        before = tokens[n.first - 1] if n.first else None
        after = tokens[n.last + 1] if n.last + 1 < len(tokens) else None
        if n.form == "ordinal":
            return "ordinal"  # ranks and streaks have patterns of their own
        if n.form == "multiple":
            return "multiple" if self._multiple(tokens, n) else None
        if self._clocked(tokens, n, before, after):
            return "clock time"
        if self._listed(tokens, n, after) or self._label(tokens, n):
            return "list number"
        if _coded(tokens, n) or self._codes.rejects(tokens, n):
            return "code"
        if before is not None and (self._ranked(tokens, n, before) or self._named(tokens, n, before, after)):
            return "name"
        if self._instrument(tokens, n):
            return "instrument"
        if n.worded and tokens[n.first].low in self._ones and n.first == n.last:
            return None if self._one_counts(tokens, n) else "one"
        return "fraction" if n.form == "fraction" and n.worded and not self._fraction(tokens, n) else None

    def _clocked(self, tokens: list[Token], n: Number, before: Token | None, after: Token | None) -> bool:
        """ "7 p.m.", both numbers of "10:30"."""
        if after is not None and after.low.rstrip(".") in self._clock and n.value <= _HOURS:
            return True
        if after and n.last + 2 < len(tokens) and after.text == ":" and after.start == tokens[n.last].end:
            return tokens[n.last + 2].kind == "number"
        if before is None or before.text != ":" or before.end != tokens[n.first].start or n.first < 2:
            return False
        return tokens[n.first - 2].kind == "number" and tokens[n.first - 2].end == before.start

    def _ranked(self, tokens: list[Token], n: Number, before: Token) -> bool:
        """ "#1", "No. 3": a rank, which is found as such."""
        mark = tokens[n.first - 2] if before.text == "." and n.first > 1 else before
        plain = not grouped(tokens[n.first]) and not n.decimals
        return plain and mark.low in self._rank_marks and not before.low.isalpha()

    def _named(self, tokens: list[Token], n: Number, before: Token, after: Token | None) -> bool:
        """Part of a name: "S&P 500", "Boeing 787", "STOXX 600", "iPhone 15", "phase one"."""
        if before.text in _HYPHENS and before.end == tokens[n.first].start and n.first > 1:
            joined = tokens[n.first - 2].kind == "word" and tokens[n.first - 2].end == before.start
            if joined and tokens[n.first - 2].low not in self._prefixes:  # "minus-260 degrees"
                return True
        unit = self._units.lexical(tokens, n.last + 1) if after else None
        if before.text == "." and n.first > 1 and tokens[n.first - 2].end == before.start:
            before = tokens[n.first - 2]  # "fig. 3", "ext. 37625"
        if before.low.rstrip(".") in self._before and (not grouped(tokens[n.first]) or " " in tokens[n.first].text):
            return unit is None or before.text[0].isupper()
        if n.decimals or n.value != int(n.value) or grouped(tokens[n.first]) or n.last != n.first:
            return False
        glued = before.kind == "word" and before.end == tokens[n.first].start and before.text[-1] not in _ELIDED
        if glued and tokens[n.first].kind == "number":
            return True
        if before.kind == "word" and before.text[0].isupper() and n.value < 2000 and not n.worded:
            named_on = after is not None and after.kind == "word" and after.text[0].isupper() and unit is None
            return bool(named_on and n.first > 1)
        return False

    def _listed(self, tokens: list[Token], n: Number, after: Token | None) -> bool:
        """The number of a list item: "1." or "1)" at the start of a line, and "; 2." in front of a name."""
        if after is None or n.value >= _SMALL or n.decimals:
            return False
        if n.first:
            item = tokens[n.last + 2].text if n.last + 2 < len(tokens) else "A"
            if tokens[n.first - 1].text not in _ITEMS or after.text != "." or not item[0].isupper():
                return False
        return after.text in (".", ")") and after.start == tokens[n.last].end

    def _label(self, tokens: list[Token], n: Number) -> bool:
        """A size class that heads what follows: "under 4 million: 65,808", "4 to under 10 million: ..."."""
        start = n.first
        while start and tokens[start - 1].text not in _STOPS and n.first - start < _LABEL:
            start -= 1
        if tokens[start].kind != "number" and tokens[start].low not in self._openers:
            return False
        for end in range(n.last + 1, min(start + _LABEL + 1, len(tokens) - 1)):
            if tokens[end].text in _STOPS:
                return tokens[end].text == ":" and tokens[end + 1].start > tokens[end].end
        return False

    def _instrument(self, tokens: list[Token], n: Number) -> bool:
        """ "10-year notes", "bonos a 10 años"."""
        i = n.last + 1
        if n.first > 1 and i < len(tokens) and tokens[n.first - 1].low in self._terms:
            near = {t.low for t in tokens[max(0, n.first - _TERM) : n.first - 1]}
            if tokens[i].low in self._instrument_periods and not near.isdisjoint(self._instruments):
                return True
        if i + 1 >= len(tokens) or tokens[i].text not in _HYPHENS or tokens[i].start != tokens[n.last].end:
            return False
        named = tokens[i + 1].low in self._instrument_periods
        return named and any(t.low in self._instruments for t in tokens[i + 2 : i + 6])

    def _one_counts(self, tokens: list[Token], n: Number) -> bool:
        """ "one place", "down one to", but not "one of them"."""
        hyphen = n.last + 1 < len(tokens) and tokens[n.last + 1].text in _HYPHENS  # "a one-yen bid"
        unit = self._units.lexical(tokens, n.last + 1 + hyphen)
        if unit is not None:
            known = unit.unit in ("%", "pp", "point") or unit.unit in self._units.moves
            return known or self._units.is_measured(unit.unit)  # "one mile", "one euro", not "one day"
        following = tokens[n.last + 1].low if n.last + 1 < len(tokens) else ""
        if following in self._range and n.last + 2 < len(tokens) and tokens[n.last + 2].kind in ("number", "word"):
            return tokens[n.last + 2].low in self._cardinals  # "one or two"
        return n.first > 0 and tokens[n.first - 1].low in self._moved

    def _multiple(self, tokens: list[Token], n: Number) -> bool:
        """ "double" is a multiple as a verb; "double-digit", "double room" are not."""
        after = tokens[n.last + 1] if n.last + 1 < len(tokens) else None
        if after is not None and after.text in _HYPHENS:
            return True
        word = tokens[n.first].low
        if after is not None and after.low in self._idioms:
            return True  # "doubled down"
        if word in self._occasions:
            return after is None or after.low not in self._compared  # "scored twice"
        return not (word.endswith(self._multiple_ends) or (after and after.low in self._compared))

    def _fraction(self, tokens: list[Token], n: Number) -> bool:
        """A worded fraction is one only of something: "a third of sales", not "a quarter" or "the third"; or of a unit
        ("half a mile", "a quarter of a percentage point")."""
        after = tokens[n.last + 1] if n.last + 1 < len(tokens) else None
        if tokens[n.last].low in self._articles and self._units.lexical(tokens, n.last + 1) is not None:
            return True
        i = n.first
        while i and tokens[i - 1].low in self._openers:
            i -= 1
        if i and tokens[i - 1].low in self._by:
            return True  # "grew by almost a third"
        if n.first and tokens[n.first - 1].low in self._halves:
            return False  # "the lower half of its range"
        halved = n.first == n.last and after is not None and after.low in self._determiners
        return halved or (after is not None and after.low in self._of)

    def bare(self, tokens: list[Token], n: Number, draft: Draft, inside: Sequence[bool]) -> bool:
        """Whether a number with no unit at all is too bare to be a figure; `inside` marks the tokens of periods."""
        if draft.form == "multiple" or (draft.form == "fraction" and (n.worded or _halved(tokens, n))):
            return False
        after = tokens[n.last + 1] if n.last + 1 < len(tokens) else None
        second = tokens[n.last + 2] if n.last + 2 < len(tokens) else None
        if second is not None and second.text in ("'", "’") and after is not None and second.start == after.end:
            return True  # "two associations'"
        if after is not None and second is not None and after.low in self._rates and second.kind == "word":
            return False  # "20 per week"
        if n.worded:
            moved = n.first > 0 and tokens[n.first - 1].low in self._moved and n.value  # not "20 below zero"
            return n.value < _SMALL and not moved
        text = tokens[n.first].text
        if draft.bound == "range":
            return draft.high is not None and draft.high < _SMALL and not _in_company(tokens, n)
        if draft.form == "fraction":
            return True  # "9/11", "24/7"
        if after is not None and after.text in _HYPHENS and after.start == tokens[n.last].end and n.decimals >= 0:
            return n.value < _LARGE  # "a 64-bit processor"
        if grouped(tokens[n.first]) or n.decimals or n.value >= _LARGE:
            return _FIRST_YEAR <= n.value <= _LAST_YEAR and text.isdigit() and not self._amount(tokens, n)
        if n.first and tokens[n.first - 1].text in ("+", "-", "−") and tokens[n.first - 1].end == tokens[n.first].start:
            return n.first > 1 and tokens[n.first - 2].end == tokens[n.first - 1].start  # "won 3-1"
        if self._again(tokens, n, after):
            return False
        noun = after is not None and after.kind == "word" and self._units.is_noun(after.low)
        return (noun and not inside[n.last + 1]) or not _in_company(tokens, n)  # "a 1.0-litre 3 cylinder engine"

    def _again(self, tokens: list[Token], n: Number, after: Token | None) -> bool:
        """ "435 homes by open sale and 187 by tender", "460 cars compared with 63 in May": the noun is said once, of a
        number that stands in front."""
        words = [t.low for t in tokens[max(0, n.first - 2) : n.first]]
        if n.first < _AGAIN or not (words[-1] in self._joints or " ".join(words) in self._joints):
            return False
        if after is not None and after.kind != "mark" and after.low not in self._places:
            return False
        if tokens[n.first].text.isdigit() and after is not None and after.text in (*_HYPHENS, ":", "/"):
            return False
        for k in range(n.first - 2, max(-1, n.first - _EARLIER), -1):
            if tokens[k].kind == "number" or tokens[k].low in self._cardinals:
                counted = self._units.lexical(tokens, k + 1) is None and self._units.counted(tokens, k + 1, 2)
                return bool(counted)
        return False

    def _amount(self, tokens: list[Token], n: Number) -> bool:
        """ "about 1000", "an average of 1500": no year."""
        before = tokens[n.first - 1].low if n.first else ""
        if n.first > 1 and before in self._of and tokens[n.first - 2].low in self._totals:
            return True
        return before in self._openers and n.value < _OLD


def _halved(tokens: list[Token], n: Number) -> bool:
    """Whether a fraction in digits is one that prices move by, in halves of halves: "7/32", not "9/11"."""
    below = int(tokens[n.last].text)
    return below & (below - 1) == 0


def _coded(tokens: list[Token], n: Number) -> bool:
    """Groups of digits that make a code: "0147", "+1 202 555 0147", "555-0134", "800-555-1234"."""
    first, last, joints = n.first, n.last, 0
    while joints < _GROUPS and first > 1 and _grouped(tokens, first - 2, first):
        first, joints = first - 2, joints + 1
    while joints < _GROUPS and last + 2 < len(tokens) and _grouped(tokens, last, last + 2):
        last, joints = last + 2, joints + 1
    for t in tokens[max(0, first - 1) : last + 2]:
        if t.text[0] == "0" and t.kind == "number" and t.text.isdigit() and len(t.text) > 1:
            return True
    return joints == _GROUPS or _dialled(tokens, n)


def _dialled(tokens: list[Token], n: Number) -> bool:
    """The country code of a telephone number: "+44 20 7946 0958"."""
    after = tokens[n.last + 1] if n.last + 1 < len(tokens) else None
    plus = n.first > 0 and tokens[n.first - 1].text == "+" and tokens[n.first - 1].end == tokens[n.first].start
    return bool(plus and n.first == n.last and after and after.kind == "number" and after.text.isdigit())


def _grouped(tokens: list[Token], a: int, b: int) -> bool:
    """Whether numbers `a` and `b` are joined by a hyphen that touches both."""
    joint = tokens[a + 1]
    return (
        tokens[a].kind == tokens[b].kind == "number"
        and joint.text in _HYPHENS
        and tokens[a].end == joint.start
        and joint.end == tokens[b].start
    )


def _in_company(tokens: list[Token], n: Number) -> bool:
    """Whether other numbers of the sentence say that a bare small number counts the same."""
    near = tokens[max(0, n.first - _COMPANY) : n.first]
    return any(t.kind == "number" and ("." in t.low or grouped(t)) for t in near)
