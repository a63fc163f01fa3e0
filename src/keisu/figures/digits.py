"""Numbers in digits as a language writes them: which mark stands in front of the decimals, which between groups."""

import re
from collections.abc import Collection

from keisu.languages import Language

_MARKS = (".", ",")
_USUAL = (",", "\u00a0", "\u2009", "\u202f", " ")
_BOTH = re.compile(r"[.,]")
_NEITHER = re.compile(r"[^\d.,]")
_RAISED = re.compile(r"[eExX×]")
_TENTHS = r"(?<![\d.,])\d+{}\d{{1,2}}(?![\d.,]?\d)"
_GROUPS = r"(?<![\d.,])[1-9]\d{{0,2}}(?:{}\d{{3}})+(?![\d.,]?\d)"
_TRIPLE = 3  # digits of a group
# 2.278.716, and no version or address; 7.500 units, which have no thousandths.
_DOTTED = r"(?<![\d.,/])[1-9]\d{{0,2}}\.\d{{3}}(?:\.\d{{3}}(?![\d.,]?\d)|\ (?:{})(?!\w))"
BEHIND = 16  # characters behind a number in which its scale or its rate stands
_SAMPLE = 20_000  # characters: more would not change the answer


class Digits:
    """How numbers are written where `decimal` stands in front of the decimals: the expression that finds them, and
    their value. `grouping` are the marks between groups of three digits, `pairs` allows groups of two."""

    def __init__(self, decimal: str = ".", grouping: tuple[str, ...] = _USUAL, pairs: bool = False) -> None:
        self._decimal, self._group = decimal, _MARKS[decimal == _MARKS[0]]
        d, g = re.escape(decimal), self._group.replace(".", r"\.")
        thin = "".join(re.escape(mark) for mark in grouping if mark not in (*_MARKS, " "))
        forms = [
            rf"\d+(?:{d}\d+)?(?:[eE][-+]?\d{{1,2}}(?!\w)"  # 1.3e6
            r"|\ ?[x×]\ ?10(?:(?:\^[-−+]?|−)\d{1,2}(?!\d)|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))",  # 6.2x10^-4  6 × 10²³
        ]
        if pairs:
            forms.append(rf"\d{{1,2}}(?:{g}\d{{2}}){{1,5}}{g}\d{{3}}(?:{d}\d+)?(?!\d)")  # 12,34,567 in lakhs and crores
        forms.append(rf"\d{{1,3}}(?:{g}\d{{3}})+(?:{d}\d+)?(?!\d)")  # 16,198  1,234.5
        if self._group == ",":
            forms.append(r"\d{1,3}(?:,\ 000)+(?!\d)")  # 80, 000
        forms.append(rf"\d{{1,3}}(?:{d}\d{{3}})+{g}\d+(?![\d.,]\d)")  # 1.234,5, the other way round
        if thin:
            forms.append(rf"\d{{1,3}}(?:[{thin}]\d{{3}})+(?:{d}\d+)?(?!\d)")  # 16 198 with a space that does not break
        if " " in grouping:
            forms.append(rf"\d{{1,3}}(?:\ \d{{3}})+(?:{d}\d+)?(?![\w%])(?!{g}\d|\ \d)")  # 361 505
        forms.append(rf"(?<!\d[,.])\d{{1,3}}{g}\d{{1,2}}(?![,.]?\d)")  # 35,6, the other way round
        forms.append(r"\d+(?:\.\d+)+|\d+|(?<!\.)\.\d+" if decimal == "." else r"\d+(?:[.,]\d+)+|\d+")
        forms.append("[½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚]")
        self.expression = "|".join(forms)

    def plain(self, text: str, behind: str = "") -> str:
        """A number without marks between its groups and with a point in front of its decimals; one with several such
        points is a version, a date or a code. `behind` is what follows it."""
        if text.isdigit() or len(text) == 1:
            return text
        if _RAISED.search(text):
            return text.replace(self._decimal, ".")
        text = _NEITHER.sub("", text)
        marks = _BOTH.findall(text)
        if not marks:
            return text
        last = marks[-1]
        if len({*marks}) == 1 and last == self._group:
            tail = len(text) - text.rindex(last) - 1
            return text.replace(last, "." if len(marks) == 1 and tail != _TRIPLE else "")
        other = _MARKS[last == _MARKS[0]]
        return text.replace(other, "").replace(last, ".")


class DottedDigits(Digits):
    """Where a point stands in front of the decimals and between groups of three digits as well: "366.155 cars, down
    1.7%". What is said in a scale or in percent has decimals ("2.476 million"), as has what begins with a zero."""

    def __init__(self, scaled: Collection[str], grouping: tuple[str, ...] = _USUAL, pairs: bool = False) -> None:
        super().__init__(".", grouping, pairs)
        words = "|".join(re.escape(word) for word in scaled)
        self._scaled = re.compile(rf" ?(?:{words})(?![^\W\d_])", re.IGNORECASE)
        self._in_groups = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")

    def plain(self, text: str, behind: str = "") -> str:
        """As for others, with the points between groups left out."""
        if self._in_groups.fullmatch(text) and not self._scaled.match(behind):
            return text.replace(".", "")
        return super().plain(text)


class DigitReader:
    """Tells how the numbers of an article are written; holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        form = language.numbers.format
        usual, spaces = form.decimal, tuple(m for m in form.grouping if m not in _MARKS)
        other = _MARKS[usual == _MARKS[0]]
        self.usual = Digits(usual, tuple(form.grouping), form.pairs)
        self._swapped = Digits(other, (usual, *spaces), form.pairs) if form.mixed else self.usual
        self._mixed = form.mixed
        scaled = {*language.units.percent, *language.numbers.scales, *language.numbers.suffixes}
        self._dotted = DottedDigits(scaled, tuple(form.grouping), form.pairs) if usual == "." else self.usual
        self._both = re.compile(_DOTTED.format("|".join(map(re.escape, language.units.placeholder["words"]))))
        self._decimals = re.compile(_TENTHS.format(re.escape(usual)))
        self._groups = re.compile(_GROUPS.format(re.escape(other)))
        rates = "|".join(re.escape(form) for form in language.units.percent)
        self._other_groups = re.compile(_GROUPS.format(re.escape(usual)) + rf"(?!\ ?(?:{rates}))")  # not "2,854 %"

    def of(self, text: str) -> Digits:
        """How an article writes its numbers: the way of its language, but the other way round where it groups digits by
        what its language puts in front of decimals, and writes neither decimals nor groups in the usual way; with
        points for both where its language turns nothing round and it has groups with points and none with commas."""
        if not self._mixed:
            dotted = self._both.search(text, 0, _SAMPLE) and not self._groups.search(text, 0, _SAMPLE)
            return self._dotted if dotted else self.usual
        if not self._other_groups.search(text, 0, _SAMPLE):
            return self.usual
        usual = self._decimals.search(text, 0, _SAMPLE) or self._groups.search(text, 0, _SAMPLE)
        return self.usual if usual else self._swapped
