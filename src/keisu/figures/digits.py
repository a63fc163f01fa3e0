"""Numbers in digits as a language writes them: which mark stands in front of the decimals, which between groups."""

import re

from keisu.languages import Language

_MARKS = (".", ",")
_USUAL = (",", "\u00a0", "\u2009", "\u202f", " ")
_BOTH = re.compile(r"[.,]")
_NEITHER = re.compile(r"[^\d.,]")
_RAISED = re.compile(r"[eExX×]")
_TENTHS = r"(?<![\d.,])\d+{}\d{{1,2}}(?![\d.,]?\d)"
_GROUPS = r"(?<![\d.,])[1-9]\d{{0,2}}(?:{}\d{{3}})+(?![\d.,]?\d)"
_TRIPLE = 3  # digits of a group
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

    def plain(self, text: str) -> str:
        """A number without marks between its groups and with a point in front of its decimals; one with several such
        points is a version, a date or a code."""
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


class DigitReader:
    """Tells how the numbers of an article are written; holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        form = language.numbers.format
        usual, spaces = form.decimal, tuple(m for m in form.grouping if m not in _MARKS)
        other = _MARKS[usual == _MARKS[0]]
        self.usual = Digits(usual, tuple(form.grouping), form.pairs)
        self._swapped = Digits(other, (usual, *spaces), form.pairs) if form.mixed else self.usual
        self._mixed = form.mixed
        self._decimals = re.compile(_TENTHS.format(re.escape(usual)))
        self._groups = re.compile(_GROUPS.format(re.escape(other)))
        rates = "|".join(re.escape(form) for form in language.units.percent)
        self._other_groups = re.compile(_GROUPS.format(re.escape(usual)) + rf"(?!\ ?(?:{rates}))")  # not "2,854 %"

    def of(self, text: str) -> Digits:
        """How an article writes its numbers: the way of its language, but the other way round where it groups digits by
        what its language puts in front of decimals, and writes neither decimals nor groups in the usual way."""
        if not self._mixed or not self._other_groups.search(text, 0, _SAMPLE):
            return self.usual
        usual = self._decimals.search(text, 0, _SAMPLE) or self._groups.search(text, 0, _SAMPLE)
        return self.usual if usual else self._swapped
