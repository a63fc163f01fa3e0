"""Quantities: numerals with the unit or counter behind them, bounds, ranges and signs; and words that are one."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from keisu.figures.alternation import any_of
from keisu.figures.characters.matching import Longest
from keisu.figures.characters.numerals import Numeral, NumeralReader
from keisu.figures.draft import Draft
from keisu.figures.screen import Reason
from keisu.languages import CharacterLanguage

_LATIN = re.compile(r"[A-Za-z]")
_KANA = re.compile(r"[ァ-ヺー]")
_HAN = re.compile(r"[一-龥]")
_NEAR = 12  # characters in front of a unit that tell which it is
_DECIMAL_ENDS = 2  # powers of ten below one to which money and percentages are stated


class QuantityFinder:
    """Finds the quantities of one language; holds nothing of a text."""

    def __init__(self, language: CharacterLanguage) -> None:
        n, u = language.numbers, language.units
        self._numerals = NumeralReader(language)
        self._units = Longest({**u.counted, **u.after, **{t: f"tenth{v}" for t, v in n.tenths.items()}})
        self._never = Longest(dict.fromkeys(u.never.after, ""))
        self._never_before = tuple(u.never.before)
        self._rates = Longest(u.rates_before, backward=True)
        self._money_before = Longest(u.currency_before)
        self._vague = tuple(n.vague)
        self._not_numbers = Longest(dict.fromkeys(n.not_numbers, ""))
        longest = max(map(len, n.not_numbers))
        self._reach = longest
        self._before = Longest(language.bounds.before, backward=True)
        self._after = Longest(language.bounds.after)
        self._exceeded = tuple(language.bounds.exceeded["nouns"])
        self._minus, self._plus = tuple(n.minus_marks), tuple(n.plus_marks)
        self._ranges, self._range_words = tuple(n.range_marks), tuple(n.range_words)
        self._tenths = {f"tenth{v}": v for v in n.tenths.values()}
        self._smaller, self._ambiguous = u.smaller, u.ambiguous
        self._goes_to = tuple(language.cues["particles"]["goes_to"])
        self._equals = tuple(n.equals)
        self._half = tuple(n.half)
        self._ordinal_ends = tuple(n.ordinal_ends)
        self._worded = n.worded
        self._words = re.compile(any_of(n.worded))
        self._gate = re.compile(f"[0-9{''.join(sorted(self._numerals.characters))}]")

    def gate(self, text: str) -> bool:
        """Whether a text has a character that may be part of a number."""
        return self._gate.search(text) is not None or self._words.search(text) is not None

    def find(self, text: str, offset: int, taken: Sequence[tuple[int, int]]) -> list[Draft]:
        """The quantities of a text whose widths are alike, in order; `taken` are spans of it (from `offset`) that are
        something else. A number without a unit is one whose unit is None."""
        drafts: list[Draft] = []
        at = 0
        for n in self._free(text, offset, taken):
            if n.start < at:
                continue
            draft = self._quantity(text, n, offset)
            if draft is None:
                continue
            drafts.append(draft)
            at = draft.end - offset
        drafts += self._in_words(text, offset, taken)
        drafts.sort(key=lambda d: d.start)
        return list(self._ranged(text, offset, drafts))

    def passed_over(
        self, text: str, offset: int, taken: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, int, float, Reason]]:
        """Start and end, value and reason of the numbers outside the spans that are taken, which are no quantities."""
        for n in self._free(text, offset, taken):
            if not n.plain and self._is_word(text, n):
                reason: Reason = "name"
            elif text[: n.start].endswith(self._never_before) or text.startswith(self._ordinal_ends, n.end + 1):
                reason = "ordinal"
            else:
                reason = "code" if _joined(text, n) else "bare"
            yield offset + n.start, offset + n.end, n.value, reason

    def _free(self, text: str, offset: int, taken: Sequence[tuple[int, int]]) -> Iterator[Numeral]:
        """The numerals outside the spans that are taken; a span may cut one in two ("N-BOX20万" never is)."""
        k = 0
        for n in self._numerals.find(text):
            while k < len(taken) and taken[k][1] - offset <= n.start:
                k += 1
            if k < len(taken) and taken[k][0] - offset < n.end:
                cut = taken[k][1] - offset
                if cut >= n.end or taken[k][0] - offset > n.start:
                    continue
                rest = next(self._numerals.find(text[cut : n.end]), None)
                if rest is None:
                    continue
                n = Numeral(cut + rest.start, cut + rest.end, rest.value, rest.decimals, rest.plain, rest.grouped)
            yield n

    def _quantity(self, text: str, n: Numeral, offset: int) -> Draft | None:
        if not n.plain and self._is_word(text, n):
            return None
        before = text[max(0, n.start - 8) : n.start]
        if before.endswith(self._never_before):
            return None
        if before.endswith(self._vague) and text[n.start] in self._numerals.openers:
            return None  # "数百台"
        if n.part:
            return self._part(text, n, offset)
        at = n.end + (text[n.end : n.end + 1] == " " and n.plain)
        size, unit = self._units.at(text, at)
        never, _ = self._never.at(text, at)
        if never and never >= size:
            return None
        if size == 0:
            at = n.end
        spaced = n.start - (text[n.start - 1 : n.start] == " ")
        money, sign = self._money_before.before(text, spaced)
        if money:
            unit, start = sign, spaced - money
        else:
            start = n.start
        if unit is None and not n.plain:
            return None
        end = at + size
        if size and text.startswith((*self._ordinal_ends, *self._equals), end):
            return None
        if not n.plain and _HAN.match(text[n.start - 1 : n.start]) and _HAN.match(text[end : end + 1]):
            return None  # part of a name: "健二社長"
        draft = Draft(offset + start, offset + end, 0, 0, 0, 0, n.value, n.decimals)
        if unit in self._tenths:
            return self._in_tenths(text, draft, unit, offset, n)
        draft.unit = self._meant(text, at, size, unit)
        if draft.unit is not None and (per := self._rates.before(text, n.start)[1]) is not None:
            draft.unit = f"{draft.unit} per {per}"
        if size and not unit:
            draft.unit, draft.placeholder = None, text[at:end]
        elif unit is None and (_joined(text, n) or not n.plain):
            return None
        self._rest(text, draft, offset)
        if text.startswith(self._half, draft.end - offset) and draft.unit in self._smaller:
            draft.value, draft.end = (draft.value or 0) + 0.5, draft.end + 1
        self._bound(text, draft, offset)
        self._signed(text, draft, offset)
        return draft

    def _meant(self, text: str, at: int, size: int, unit: str | None) -> str | None:
        """What a word that names two units means here, by the words in front of the number."""
        other = self._ambiguous.get(text[at : at + size])
        if other is None:
            return unit
        before = text[max(0, at - _NEAR) : at]
        return other.unit if any(word in before for word in other.near) else unit

    def _is_word(self, text: str, n: Numeral) -> bool:
        """Whether characters for numbers are part of a word that is none: 四半期, 三菱, 唯一."""
        for start in range(max(0, n.start - self._reach + 1), n.end):
            size, _ = self._not_numbers.at(text, start)
            if size and start + size > n.start:
                return True
        return False

    def _in_tenths(self, text: str, draft: Draft, unit: str, offset: int, n: Numeral) -> Draft | None:
        """ "3割5分" in percent; parts of ten alone ("5分") are minutes."""
        size = self._tenths[unit]
        if size <= 1 or draft.value is None:
            return None
        draft.value, draft.unit, draft.decimals = draft.value * size, "%", draft.decimals + 1
        at = draft.end - offset
        while (rest := next(self._numerals.find(text[at : at + 3]), None)) is not None and rest.start == 0:
            width, part = self._units.at(text, at + rest.end)
            if not width or part not in self._tenths or self._tenths[part] >= size:
                break
            size = self._tenths[part]
            at += rest.end + width
            draft.value = round(draft.value + rest.value * size, 2)
            draft.end, draft.decimals = offset + at, 0
        if text.startswith(self._half, at):
            draft.value, draft.end = draft.value + size / 2, offset + at + 1
        self._bound(text, draft, offset)
        self._signed(text, draft, offset)
        return draft

    def _part(self, text: str, n: Numeral, offset: int) -> Draft | None:
        """ "3分の1", a share in percent; a fraction of more than the whole is none."""
        if n.value > 1:
            return None
        value = float(f"{n.value * 100:.4g}")
        draft = Draft(offset + n.start, offset + n.end, 0, 0, 0, 0, value, 0, unit="%", kind="share")
        draft.worded = True
        self._bound(text, draft, offset)
        return draft

    def _rest(self, text: str, draft: Draft, offset: int) -> None:
        """ "9年6カ月", "123円45銭": the rest of an amount in a smaller unit."""
        smaller = self._smaller.get(draft.unit or "")
        at = draft.end - offset
        if smaller is None or not text[at : at + 1].isdigit():
            return
        rest = next(self._numerals.find(text[at : at + 8]), None)
        if rest is None or rest.start != 0 or draft.value is None:
            return
        size, unit = self._units.at(text, at + rest.end)
        if unit in smaller and size:
            draft.value = round(draft.value + rest.value / smaller[unit], 4)
            draft.end = offset + at + rest.end + size
            draft.decimals = -_DECIMAL_ENDS

    def _bound(self, text: str, draft: Draft, offset: int) -> None:
        at = draft.end - offset
        size, bound = self._after.at(text, at)
        exceeded = text[: draft.start - offset].endswith(self._exceeded) and bound in (">", "<")
        if size and bound is not None and not exceeded:
            draft.bound = bound
            return
        size, bound = self._before.before(text, draft.start - offset)
        if size and bound is not None:
            draft.bound = bound

    def _signed(self, text: str, draft: Draft, offset: int) -> None:
        """A sign in front: "▲5.6%", "+0.2%", "マイナス0.3%"; a dash behind a digit or a letter is none."""
        before = text[: draft.start - offset]
        for marks, sign in ((self._minus, -1), (self._plus, 1)):
            mark = next((m for m in marks if before.endswith(m)), None)
            if mark is None:
                continue
            rest = before[: -len(mark)]
            if mark in self._ranges and rest[-1:] and (rest[-1].isalnum() or rest[-1] in "%)"):
                continue
            draft.sign, draft.signed = sign, True
            if len(mark) == 1:
                draft.start -= 1
            return

    def _in_words(self, text: str, offset: int, taken: Sequence[tuple[int, int]]) -> Iterator[Draft]:
        for m in self._words.finditer(text):
            if any(a - offset < m.end() and m.start() < b - offset for a, b in taken):
                continue
            word = self._worded[m.group()]
            if word.kind == "share" and _HAN.match(text[m.start() - 1 : m.start()]):
                continue  # part of a longer word
            yield Draft(
                offset + m.start(),
                offset + m.end(),
                0,
                0,
                0,
                0,
                word.value,
                0,
                unit=word.unit,
                bound=word.bound,
                kind=word.kind,
                worded=True,
            )

    def _ranged(self, text: str, offset: int, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """Two numbers with a mark of a range between them, the first without a unit or with the same, are one."""
        skip = False
        for a, b in pairwise([*drafts, None]):
            if skip or a is None:
                skip = False
                continue
            if b is not None and self._is_range(text, a, b, offset):
                low, high = a.value or 0, b.value or 0
                b.start, b.low, b.high, b.value, b.bound = a.start, low, high, None, "range"
                b.sign, b.signed = a.sign, a.signed
                yield b
                skip = True
            else:
                yield a

    def _is_range(self, text: str, a: Draft, b: Draft, offset: int) -> bool:
        between = text[a.end - offset : b.start - offset]
        if a.value is None or b.value is None or b.worded or (b.unit is None and b.placeholder is None):
            return False
        same = (a.unit, a.placeholder) == (b.unit, b.placeholder)
        bare = a.unit is None and a.placeholder is None
        if between in self._ranges or (not between and b.signed and text[b.start - offset] in self._ranges):
            if not between:
                b.sign, b.signed = 0, False
            return (same or bare) and a.value < b.value
        if between not in self._range_words or a.value >= b.value:
            return False
        return bare or (same and a.unit != "rank" and not text.startswith(self._goes_to, b.end - offset))


def _joined(text: str, n: Numeral) -> bool:
    """Whether a number without a unit is part of a name or a code: "S660", "NT100", "A320"."""
    before, after = text[n.start - 1 : n.start], text[n.end : n.end + 1]
    return bool(_LATIN.match(before) or _LATIN.match(after) or (_KANA.match(before) and not n.grouped))
