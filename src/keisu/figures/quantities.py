"""Numbers with what stands around them: unit, bound, range, sign. Whether the number is a figure at all is
decided here too, as far as the sentence alone can tell (`keisu.figures.screen`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keisu.figures.bounding import BoundReader
from keisu.figures.draft import Draft
from keisu.figures.nouns import Unit
from keisu.figures.numbers import NumberReader
from keisu.figures.outof import PartReader
from keisu.figures.periods import Mention, tokens_in
from keisu.figures.ranges import RangeReader
from keisu.figures.scales import Number, exact
from keisu.figures.screen import Reason, Screen
from keisu.figures.tokens import Token
from keisu.figures.units import UnitReader
from keisu.languages import Language

_HYPHENS = ("-", "‐", "‑", "–", "—", "−")
_MINUS = ("-", "−", "–", "‑")
_OPEN = ("(", "[", "（")
_CLOSE = (")", "]", "）")
_ACRONYM = 5  # letters
_PLACES = 200  # no rank moves by so many places
_ENDS = (".", ",", ";", "!", "?")
_CODE = 3  # letters of the code of a currency
_TENTH, _CENTS = 10, 100
_SIZED = 2  # words of a noun behind the size of what it names
_SEVERAL = 2  # "one of the makers" counts nothing


@dataclass(frozen=True, slots=True)
class Passed:
    """Tokens `first` to `last` are a number that is no figure, and why."""

    first: int
    last: int
    value: float
    reason: Reason


class QuantityReader:
    """Finds the numeric quantities of a sentence. Make one for each pack; it holds nothing of a text."""

    def __init__(self, language: Language, numbers: NumberReader, units: UnitReader) -> None:
        self._numbers = numbers
        self._ranges = RangeReader(language, numbers, units)
        self._units = units
        self._bounds = BoundReader(language)
        self._parts = PartReader(language, numbers, units)
        self._screen = Screen(language, units)
        self._of = frozenset(language.units.part["of"])
        self._determiners = frozenset(language.units.part["determiners"])
        self._places = frozenset(language.units.part["places"])
        self._possessive = tuple(language.units.part["possessive_ends"])
        self._ands = frozenset(language.numbers.and_words)
        self._scales = language.numbers.scales
        self._joints = frozenset(language.numbers.scale_joints)
        self._minus = frozenset(language.numbers.minus_words)
        self._losses = frozenset(language.changes.down_nouns)

    def find(self, tokens: list[Token], periods: Sequence[Mention]) -> list[Draft]:
        """The quantities of a sentence, in order. Numbers inside periods are passed over."""
        found: list[Draft] = []
        for read in self._read(tokens, periods):
            if isinstance(read, Draft):
                if found:
                    self._ranges.lend_back(tokens, found[-1], read)
                    if read.bracketed and found[-1].last + 2 == read.first and self._units.converts(found[-1], read):
                        read.bound = found[-1].bound if read.bound == "=" and found[-1].bound != "range" else read.bound
                found.append(read)
        return found

    def passed_over(self, tokens: list[Token], periods: Sequence[Mention]) -> list[Passed]:
        """The numbers of a sentence that `find` takes for no figures, in order, without those inside periods."""
        return [read for read in self._read(tokens, periods) if isinstance(read, Passed)]

    def _read(self, tokens: list[Token], periods: Sequence[Mention]) -> Iterator[Draft | Passed]:
        """Every number of a sentence outside its periods, in order."""
        inside = tokens_in(tokens, periods)
        last = -1
        for i in [i for i, t in enumerate(tokens) if t.kind != "mark" and not inside[i] and self._may_begin(t)]:
            read = self._one(tokens, i, inside) if i > last else None
            if read is not None:
                yield read
                last = read.last

    def bare(self, tokens: list[Token]) -> Draft | None:
        """The quantity that a table cell is, all of it; None if it is more or less than one number with its sign."""
        first = 1 if tokens[0].text in ("+", "(", *_MINUS) and len(tokens) > 1 else 0
        number = self._numbers.read(tokens, first)
        if number is None or number.form != "cardinal" or number.last + 2 < len(tokens):
            return None
        draft = _draft(tokens, first, number, None)
        self._sign(tokens, draft)
        return draft

    def _may_begin(self, token: Token) -> bool:
        """Whether a number, or a currency in front of one, may begin with a token that is no mark."""
        return token.kind != "word" or token.low in self._numbers.openers or token.text in self._units.money_before

    def _one(self, tokens: list[Token], i: int, inside: list[bool]) -> Draft | Passed | None:
        money = self._units.money(tokens, i)
        at = i + 1 if money else i
        if money and at + 2 < len(tokens) and tokens[at].text in _OPEN and tokens[at].start == tokens[i].end:
            return self._loss_in_brackets(tokens, i, money)
        if at >= len(tokens) or inside[at]:
            return None
        number = self._numbers.read(tokens, at, money is not None)
        if number is None:
            return None
        if any(inside[at : number.last + 1]):
            return Passed(number.first, number.last, number.value, "period")
        part = self._parts.read(tokens, number) if money is None else None
        if part is not None:
            number = part
        elif money is None and (reason := self._screen.reason(tokens, number)):
            return Passed(number.first, number.last, number.value, reason)
        draft = _draft(tokens, i, number, money)
        self._extend(tokens, draft, number, inside)
        plain = draft.unit is None and draft.placeholder is None
        if plain and self._screen.bare(tokens, number, draft, inside) and not self._ranges.opens(tokens, number):
            return Passed(number.first, number.last, number.value, "bare")
        draft.open = plain and self._is_open(tokens, draft.last + 1, inside)
        self._sign(tokens, draft)
        self._bounds.read(tokens, draft)
        return draft

    def _loss_in_brackets(self, tokens: list[Token], i: int, money: str) -> Draft | None:
        """ "$(1.2) billion", as accounts write a loss; token `i` is the currency."""
        number = self._numbers.read(tokens, i + 2)
        if number is None or number.last + 1 >= len(tokens) or tokens[number.last + 1].text not in _CLOSE:
            return None
        draft = _draft(tokens, i, number, money)
        draft.last, draft.end = number.last + 1, tokens[number.last + 1].end
        self._scaled_behind(tokens, draft)
        draft.sign, draft.signed, draft.bracketed = -1, True, True
        return draft

    def _is_open(self, tokens: list[Token], i: int, inside: Sequence[bool]) -> bool:
        """Whether what a number counts is named at token `i` in words that are no unit: "20,000 TEU", "30 of the 787s",
        "a 5.6-magnitude quake"."""
        if i >= len(tokens) or tokens[i].low in self._of:
            return i < len(tokens) and not any(inside[i : i + 2])  # not "84 of a year earlier"
        if tokens[i].text in _HYPHENS and tokens[i].start == tokens[i - 1].end and i + 1 < len(tokens):
            return tokens[i + 1].kind == "word"
        capitals = tokens[i].kind == "word" and tokens[i].text.isupper() and 1 < len(tokens[i].text) <= _ACRONYM
        return capitals and (i + 1 >= len(tokens) or tokens[i + 1].kind not in ("number", "money"))

    def _extend(self, tokens: list[Token], draft: Draft, number: Number, inside: list[bool]) -> None:
        """Take in the second end of a range and the unit."""
        money = draft.unit
        second = self._ranges.bare(tokens, draft, number, inside)
        if second is not None:
            number = second
        self._unit(tokens, draft, number, money, inside)
        if second is None and draft.unit is not None and money is None:
            self._ranges.with_units(tokens, draft, inside)

    def _unit(self, tokens: list[Token], draft: Draft, number: Number, money: str | None, inside: list[bool]) -> None:
        j = number.last + 1
        if money is not None:
            per = self._units.per(tokens, j)
            if per >= j and tokens[j].text == "/":
                draft.last, draft.end = per, tokens[per].end
            return
        if j >= len(tokens) or number.form == "ordinal":
            return
        scaled = self._units.scaled_money(tokens, j)
        if scaled is not None and not draft.scale and draft.value is not None:
            draft.unit, power, draft.last = scaled
            draft.end, draft.scale = tokens[draft.last].end, power
            draft.value, draft.decimals = exact(draft.value, power), draft.decimals + power
            return
        if number.scale and tokens[j].low in self._joints and j + 1 < len(tokens):
            j += 1  # "milhões de carros"
        hyphen = tokens[j].text in ("-", "‐", "‑") and tokens[j].start == tokens[j - 1].end
        at = j + 1 if hyphen and j + 1 < len(tokens) else j
        if inside[at] and not hyphen:
            return
        found = self._units.lexical(tokens, at) or self._units.lexical(tokens, j)
        sign = tokens[j].kind == "money" and not tokens[j].text.isalpha()
        apart = sign and tokens[j].start > tokens[j - 1].end
        if found and apart and j + 1 < len(tokens) and tokens[j + 1].kind == "number":
            return  # "202,989 $ 195,610": the sign is of what follows it
        if found is not None and found.unit in self._units.moves and number.value >= _PLACES:
            found = self._units.counted(tokens, at, number.value)  # "125,600 positions" are jobs
        elif found is not None:
            found = self._units.rate(tokens, found)
        elif hyphen:
            found = self._units.compound(tokens, at)
        elif number.form != "fraction" or not number.worded:
            found = self._units.age(tokens, draft.first, number.last)
            found = found or self._units.counted(tokens, at, number.value) or self._part(tokens, at, draft, number)
            found = found or self._sized(tokens, j, number)
            found = found or self._units.persons(tokens, number.first, number.last)
            if found is not None and found.last < at:  # "five of the eight makers": the noun comes later
                draft.unit, draft.noun, draft.measure = found.unit, found.noun, found.measure
                draft.inferred.update(() if found.noun else ("unit",))  # "12 died"
                return
        if found is None or any(inside[j : found.last + 1]):
            return
        draft.unit, draft.placeholder, draft.noun = found.unit, found.placeholder, found.noun
        draft.last, draft.end = found.last, tokens[found.last].end
        if draft.bound != "range" and draft.value is not None:
            if power := self._units.power(tokens, found, at):  # "tres décimas"
                draft.value, draft.decimals = exact(draft.value, power), draft.decimals + power
            self._scaled_behind(tokens, draft)
            self._rest(tokens, draft)

    def _scaled_behind(self, tokens: list[Token], draft: Draft) -> None:
        """ "75 USD million"."""
        power = self._scales.get(tokens[draft.last + 1].low) if draft.last + 1 < len(tokens) else None
        if power and not draft.scale and draft.value is not None and self._units.is_money(draft.unit):
            draft.value, draft.scale, draft.decimals = exact(draft.value, power), power, draft.decimals + power
            draft.last, draft.end = draft.last + 1, tokens[draft.last + 1].end

    def _rest(self, tokens: list[Token], draft: Draft) -> None:
        """ "13 dollars and 45 cents", "5 feet 2 inches", "15 dollars 50.": one amount in two units."""
        smaller = self._units.smaller(draft.unit)
        j = draft.last + 1
        j += j < len(tokens) and tokens[j].low in self._ands
        if not smaller or j >= len(tokens) or draft.scale or draft.value is None or draft.value != int(draft.value):
            return
        rest = self._numbers.read(tokens, j)
        unit = self._units.lexical(tokens, rest.last + 1) if rest and rest.form == "cardinal" else None
        ends = rest is not None and (rest.last + 1 >= len(tokens) or tokens[rest.last + 1].text in _ENDS)
        spelt = len(tokens[draft.last].text) > _CODE and self._units.is_money(draft.unit)  # not "RMB 10 USD 20"
        if rest is not None and ends and spelt and _TENTH <= rest.value < _CENTS:
            unit = Unit(next(iter(smaller)), rest.last)
        many = smaller.get(unit.unit or "") if unit else None
        if rest is not None and unit is not None and many and 0 < rest.value < many:
            draft.value, draft.decimals = round(draft.value + rest.value / many, 4), -2
            draft.last, draft.end = unit.last, tokens[unit.last].end

    def _sized(self, tokens: list[Token], j: int, number: Number) -> Unit | None:
        """The noun of "eight million 250ml bottles" and "two 20-foot containers": the second quantity is the size of
        what the first counts."""
        size = self._numbers.read(tokens, j) if tokens[j].kind == "number" or number.scale else None
        if size is None or size.form != "cardinal" or size.last + 2 >= len(tokens):
            return None
        touching = tokens[size.last + 1].start == tokens[size.last].end
        hyphen = touching and tokens[size.last + 1].text in ("-", "‐", "‑")
        unit = self._units.lexical(tokens, size.last + 1 + hyphen)
        if unit is None or unit.unit in self._units.shares or self._units.is_money(unit.unit):
            return None
        noun = self._units.counted(tokens, unit.last + 1, number.value)
        near = noun is not None and noun.noun is not None and noun.last - unit.last <= _SIZED
        return Unit(noun.unit, j - 1, noun=noun.noun) if near and noun is not None else None

    def _part(self, tokens: list[Token], j: int, draft: Draft, number: Number) -> Unit | None:
        """The noun of "five of the eight makers", which belongs to both numbers, and of "two of Johnson's deputies"."""
        at = j + 1
        if tokens[j].low not in self._of or at >= len(tokens):
            return None
        at += tokens[at].low in self._determiners or tokens[at].low.endswith(self._possessive)
        at += at + 1 < len(tokens) and tokens[at].low in self._places  # "5 of its last 6 games"
        whole = self._numbers.read(tokens, at) if at < len(tokens) else None
        if whole is not None and (whole.form != "cardinal" or whole.value < number.value):
            return None
        noun = self._units.counted(tokens, at if whole is None else whole.last + 1, number.value)
        if noun is None or noun.unit is None or (whole is None and number.value < _SEVERAL):
            return None
        return Unit(noun.unit, j - 1, noun=noun.noun)

    def _sign(self, tokens: list[Token], draft: Draft) -> None:
        """A sign in front, or accounting brackets around, the number."""
        if draft.low is not None and draft.low < 0:
            return
        i = draft.first
        before = tokens[i - 1] if i else None
        if before and before.text in _MINUS and i > 1 and tokens[i - 2].low in self._minus:
            i, before = i - 1, tokens[i - 2]  # "minus-260 degrees"
        if before and before.low in self._minus and not self._bounds.holds(tokens, i, draft):
            draft.sign, draft.signed = -1, True
            draft.first, draft.start = i - 1, before.start
            return
        if before and before.text in ("+", *_MINUS) and before.end == tokens[i].start:
            space = i < 2 or tokens[i - 2].end < before.start or tokens[i - 2].text in _OPEN
            if before.text == "+" or space:
                draft.signed = True
                draft.sign = 1 if before.text == "+" else -1
                draft.first, draft.start = i - 1, before.start
                before = tokens[i - 2] if i > 1 else None
        after = tokens[draft.last + 1] if draft.last + 1 < len(tokens) else None
        if before and before.text in _OPEN and after and after.text in _CLOSE:
            draft.bracketed = True
            if draft.unit is None and not draft.signed and draft.value is not None and self._loss(tokens, i - 1):
                draft.sign, draft.signed = -1, True
                draft.first, draft.last = draft.first - 1, draft.last + 1
                draft.start, draft.end = before.start, after.end

    def _loss(self, tokens: list[Token], i: int) -> bool:
        """Whether what stands in front of a bracket is a loss, whose figure in brackets is negative."""
        return any(t.low in self._losses for t in tokens[max(0, i - 3) : i])


def _draft(tokens: list[Token], first: int, number: Number, money: str | None) -> Draft:
    return Draft(
        start=tokens[first].start,
        end=tokens[number.last].end,
        first=first,
        last=number.last,
        number_first=number.first,
        number_last=number.last,
        value=number.value,
        decimals=number.decimals,
        scale=number.scale,
        unit=money,
        worded=number.worded,
        form=number.form,
    )
