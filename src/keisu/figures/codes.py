"""Numbers that are part of a name, an address, a score or a code, and no figures."""

from keisu.figures.laws import LawReader
from keisu.figures.scales import Number
from keisu.figures.tokens import Token
from keisu.figures.units import UnitReader
from keisu.languages import Language

_FEET = ("'", "’", "′")
_HYPHENS = ("-", "‐", "‑", "–")
_NAMED = 100  # a bare whole number below this behind a capitalised word is part of its name: "Raspberry Pi 5"
_ZIP = 5  # digits
_ID = 7  # digits without a comma from which on a bare number is an identifier
_SCANS = ("p", "i")  # progressive and interlaced, behind the lines of a picture
_SECTION = "§"
_PROVISIONS = 1000  # from here on "1,234(1)" is a number with a note
_MODEL = 10  # "4K", "7B": a glued capital suffix on a number below this, with nothing counted, is a model's name
_DIALLED = 9  # digits of a telephone number that begins with nought
_AREA, _LINE = 3, 4  # digits of the groups of a telephone number
_VERSION = 20  # no version of a program is higher


class CodeReader:
    """Tells codes with the words of one language; holds nothing of a text."""

    def __init__(self, language: Language, units: UnitReader) -> None:
        cues = language.cues["not_a_figure"]
        self._units = units
        self._laws = LawReader(language)
        self._of = frozenset(language.units.part["of"])
        self._reporters = frozenset(cues["reporters"])
        self._contests = frozenset(cues["contests"])
        self._calls = frozenset(cues["emergency_calls"])
        self._ordinal_ends = frozenset(language.numbers.ordinal_endings)
        self._cardinals = language.numbers.cardinals
        self._emergency = frozenset(cues["emergency"])
        self._lines = frozenset(cues["lines"])
        self._streets = frozenset(cues["streets"])
        self._places = frozenset(w.casefold() for w in language.places.names)
        self._calendar = frozenset(language.general.months) | frozenset(language.general.weekdays)

    def rejects(self, tokens: list[Token], n: Number) -> bool:
        """Whether a number is part of a score, a code, an address or a name."""
        before = tokens[n.first - 1] if n.first else None
        after = tokens[n.last + 1] if n.last + 1 < len(tokens) else None
        return (
            self._score(tokens, n, before, after)
            or self._dialled(tokens, n, before, after)
            or _in_a_row(tokens, n.first)
            or self._version(tokens, n, before)
            or self._slashed(tokens, n, before, after)
            or self._lettered(tokens, n)
            or self._cited(tokens, n, before, after)
            or self._provision(tokens, n, before, after)
            or self._provisions(tokens, n, after)
            or self._number_of_something(tokens, n, before, after)
            or self._address(tokens, n, before)
            or self._name(tokens, n, before, after)
        )

    def _score(self, tokens: list[Token], n: Number, before: Token | None, after: Token | None) -> bool:
        """Both halves of "2-0", "234-193" and "a 1-4 win"."""
        if n.worded or n.decimals:
            return False
        if before is not None and before.text in _HYPHENS and before.end == tokens[n.first].start and n.first > 1:
            half = tokens[n.first - 2]
            return half.kind == "number" and half.end == before.start  # the first half was no range
        if after is None or after.text not in _HYPHENS or after.start != tokens[n.last].end:
            return False
        other = tokens[n.last + 2] if n.last + 2 < len(tokens) else None
        if other is None or other.kind != "number" or other.start != after.end or not other.text.isdigit():
            return False
        contest = n.last + 3 < len(tokens) and tokens[n.last + 3].low in self._contests
        return contest or float(other.text) <= n.value

    def _dialled(self, tokens: list[Token], n: Number, before: Token | None, after: Token | None) -> bool:
        """ "(713) 853-3242": groups of three and four digits with nothing that they count."""
        text = tokens[n.first].text
        if before is not None and before.text in _HYPHENS and before.end == tokens[n.first].start and n.first > 1:
            first, second = tokens[n.first - 2], tokens[n.first]
        elif after is not None and after.text in _HYPHENS and after.start == tokens[n.last].end:
            first, second = tokens[n.first], tokens[min(n.last + 2, len(tokens) - 1)]
        else:  # the code of the area
            closed = before is not None and before.text == "(" and after is not None and after.text == ")"
            return closed and text.isdigit() and len(text) == _AREA and _is_group(tokens, n.last + 2, _AREA)
        groups = (
            first.text.isdigit() and second.text.isdigit() and (len(first.text), len(second.text)) == (_AREA, _LINE)
        )
        at = tokens.index(second, n.first)
        counts = self._units.lexical(tokens, at + 1) or self._units.counted(tokens, at + 1, 2)
        return groups and counts is None

    def _version(self, tokens: list[Token], n: Number, before: Token | None) -> bool:
        """ "Acrobat 4.0", "Web 2.0"."""
        text = tokens[n.first].text
        if n.last != n.first or not text.endswith(".0") or n.value >= _VERSION or before is None:
            return False
        return before.kind == "word" and before.text[0].isupper() and self._unit(tokens, n) is None

    def _slashed(self, tokens: list[Token], n: Number, before: Token | None, after: Token | None) -> bool:
        """Both numbers of "145/95", and of "12-for-31"."""
        if n.worded:
            return False
        if before is not None and before.text in _FEET and before.end == tokens[n.first].start and n.first > 1:
            return tokens[n.first - 2].kind == "number"  # the inches of 15’9″, which are not told apart
        if before is not None and before.text == "/" and before.end == tokens[n.first].start and n.first > 1:
            lens = tokens[n.first - 2].kind == "word" and len(tokens[n.first - 2].text) == 1  # "f/1.8"
            return tokens[n.first - 2].kind == "number" or lens
        if after is None or after.start != tokens[n.last].end or n.last + 2 >= len(tokens):
            return False
        second = tokens[n.last + 2]
        if after.text in _HYPHENS and second.kind == "word" and second.text[0].islower():
            return second.text[-1].isdigit()
        return after.text == "/" and second.kind == "number" and second.start == after.end

    def _lettered(self, tokens: list[Token], n: Number) -> bool:
        """ "5G", "3D", "2X": a glued capital that is no unit."""
        if n.last + 1 >= len(tokens) or tokens[n.last + 1].start != tokens[n.last].end:
            return False
        letter = tokens[n.last + 1].text
        if letter in _SCANS and tokens[n.last].text in self._lines:
            return True  # "1080p"
        if self._units.lexical(tokens, n.last + 1) is not None:
            return False
        if letter == "s" or letter[-1].isdigit():
            return True  # "787s", "2880x1800", "240.10b-5", "24703L202"
        return len(letter) == 1 and letter.isupper()

    def _cited(self, tokens: list[Token], n: Number, before: Token | None, after: Token | None) -> bool:
        """Both numbers of a citation of a law or a judgment: "586 U.S. 123", "17 CFR 240"."""
        if after is not None and n.last + 2 < len(tokens) and after.low in self._reporters:
            return tokens[n.last + 2].kind == "number" or tokens[n.last + 2].text == _SECTION
        return (
            n.first > 1
            and before is not None
            and before.low in self._reporters
            and tokens[n.first - 2].kind == "number"
        )

    def _provision(self, tokens: list[Token], n: Number, before: Token | None, after: Token | None) -> bool:
        """Both numbers of "Article 6(1)", and what is said again in "two (2) notices"."""
        if n.decimals or n.value >= _PROVISIONS:
            return False
        if before is not None and before.text == "(" and after is not None and after.text == ")" and n.first > 1:
            outer = tokens[n.first - 2]
            again = outer.low in self._cardinals and self._cardinals[outer.low] == n.value
            return again or (outer.kind == "number" and outer.end == before.start)
        inner = tokens[n.last + 1 : n.last + 4]
        if len(inner) < 3 or inner[0].text != "(" or inner[0].start != tokens[n.last].end:
            return False
        return inner[1].kind == "number" and inner[2].text == ")"

    def _provisions(self, tokens: list[Token], n: Number, after: Token | None) -> bool:
        """The last numbers of "sections 12, 13 and 14 of the Act"."""
        if n.worded or n.decimals or n.value >= _PROVISIONS or not self._laws.listed(tokens, n.first):
            return False
        return after is None or after.kind == "mark" or after.low in self._of

    def _number_of_something(self, tokens: list[Token], n: Number, before: Token | None, after: Token | None) -> bool:
        text = tokens[n.first].text
        if n.first != n.last or not text.isdigit():
            return False
        if text in self._emergency and after is not None and after.low in self._calls:
            return True
        if len(text) >= _ID and self._unit(tokens, n) is None:
            return True
        code = before is not None and before.kind == "word" and before.text.isupper() and len(before.text) == 2
        return code and len(text) == _ZIP  # "CA 94107"

    def _address(self, tokens: list[Token], n: Number, before: Token | None) -> bool:
        """ "3850 17th Street", "2275 Market Street"."""
        if n.worded or n.decimals < 0 or (before is not None and before.kind == "money"):
            return False
        near = tokens[n.last + 1 : n.last + 5]
        for i, token in enumerate(near):
            if token.low.rstrip(".") in self._streets and token.text[0].isupper():
                return i > 0
            if not (token.text[0].isupper() or token.kind == "number" or token.low in self._ordinal_ends):
                return False
        return False

    def _name(self, tokens: list[Token], n: Number, before: Token | None, after: Token | None) -> bool:
        """ "Raspberry Pi 5 ports", "Olmo 3 7B", "Zero Gravity seats"."""
        if n.worded:
            behind = before is not None and before.kind == "word"  # not "SINGAPORE: Two Indian sisters"
            capital = tokens[n.first].text[0].isupper() and behind and n.first == n.last
            return bool(capital and after is not None and after.kind == "word" and after.text[0].isupper())
        unit = self._unit(tokens, n)
        glued = n.last > n.first and tokens[n.last].start == tokens[n.first].end and tokens[n.last].text in ("K", "B")
        paid = before is not None and before.kind == "money"
        if glued and not paid and n.value / 10.0**n.scale < _MODEL:
            return self._units.counted(tokens, n.last + 1, n.value) is None
        if before is None or before.kind != "word" or not before.text[0].isupper() or n.first < 2:
            return False
        if before.low.rstrip(".") in self._calendar or before.low in self._places or unit is not None:
            return False
        whole = n.first == n.last and tokens[n.first].text.isdigit() and n.value < _NAMED
        return whole and tokens[n.first - 2].kind == "word" and tokens[n.first - 2].text[0].isupper()

    def _unit(self, tokens: list[Token], n: Number) -> str | None:
        """The unit of the lexicon right behind a number."""
        found = self._units.lexical(tokens, n.last + 1) if n.last + 1 < len(tokens) else None
        return found.unit if found else None


def _is_group(tokens: list[Token], i: int, size: int) -> bool:
    return i < len(tokens) and tokens[i].text.isdigit() and len(tokens[i].text) == size


def _in_a_row(tokens: list[Token], i: int) -> bool:
    """Whether a number is one of the groups of a telephone number that begins with nought: "0800 123 4567"."""
    first = last = i
    while first and _beside(tokens, first - 1):
        first -= 1
    while last + 1 < len(tokens) and _beside(tokens, last):
        last += 1
    if first == last:
        return False
    group = [t.text for t in tokens[first : last + 1]]
    return group[0][0] == "0" and sum(map(len, group)) >= _DIALLED


def _beside(tokens: list[Token], i: int) -> bool:
    """Whether two tokens are digits alone, one space apart."""
    a, b = tokens[i], tokens[i + 1]
    return a.kind == b.kind == "number" and b.start == a.end + 1 and a.text.isdigit() and b.text.isdigit()
