"""Units beside a number: currencies, percent, plain units by longest match, else the counted noun."""

import re
from collections.abc import Iterable, Mapping

from keisu.figures.draft import DURATIONS, Draft
from keisu.figures.nouns import NounReader, Unit
from keisu.figures.tokens import Token, joined, tokenise
from keisu.languages import Language

_HYPHEN = re.compile("[-‐‑]")
_SYMBOL = 3  # characters of the longest symbol whose case matters
_PARTS = (";", ":", ".")
_NEAR = 8  # tokens around a word in which others tell which unit it means


class UnitReader(NounReader):
    """Reads the units of one language, and the nouns that stand in their place."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        u, table = language.units, language.lexicon
        self.money_before = {**table.code, **u.currency_before}
        self._spelt = u.currency_spelt
        self._after: dict[str, str] = {}
        self._cased: dict[str, str] = {}
        self.moves = frozenset(u.moves.values())
        self.shares = frozenset(u.percent.values())
        for forms in (table.unit, table.money, u.after, u.currency_after, u.percent, u.moves):
            for words, unit in forms.items():
                # Symbols keep their case ("MW" is no "mw"), words of four letters and more do not matter.
                if len(words) <= _SYMBOL and any(c.isalpha() for c in words):
                    self._cased[words] = unit
                else:
                    self._after[words.casefold()] = unit
        self._glued = u.glued
        self._sizes = _sizes(self._cased, self._after)
        self._rated = frozenset(table.unit.values()) | frozenset(u.after.values())
        self._rated -= {*DURATIONS, *u.unrated["words"]}
        self._either = u.ambiguous
        self._money = frozenset({*table.money.values(), *u.currency_before.values(), *u.currency_after.values()})
        self._scaled = {
            letter + code: (code, power)
            for letter, power in u.scaled_money.items()
            for code in self._money
            if len(code) == 3
        }
        self._letters = u.scaled_money
        self._smaller, self._powers = u.smaller, u.powers
        self._money -= u.smaller["money"].keys()
        self._scales = frozenset(language.numbers.scales)
        self._per = frozenset(u.per["words"])
        self._strict = frozenset(u.per["strict"])
        self._shares = frozenset(u.per["shares"])

    def money(self, tokens: list[Token], i: int) -> str | None:
        """The currency that token `i` names in front of a number."""
        text = tokens[i].text
        if tokens[i].kind == "money":
            return self.money_before.get(text) or self.money_before.get(text.upper()) or self._spelt.get(text)
        return self.money_before.get(text) if text.isupper() else None

    def scaled_money(self, tokens: list[Token], i: int) -> tuple[str, int, int] | None:
        """The currency and the power of ten of "MUSD" and "M€" at token `i`, and the token that it ends with."""
        if (known := self._scaled.get(tokens[i].text)) is not None:
            return *known, i
        power = self._letters.get(tokens[i].text)
        sign = tokens[i + 1] if power and i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end else None
        code = self.money_before.get(sign.text) if sign is not None and sign.kind == "money" else None
        return (code, power, i + 1) if code and power else None

    def lexical(self, tokens: list[Token], i: int) -> Unit | None:
        """The longest unit of the lexicon that begins at token `i`, which may be past the last."""
        if i >= len(tokens):
            return None
        for size in self._sizes.get(tokens[i].low, ()):
            unit = self._form(joined(tokens[i : i + size]))
            if unit and i + size <= len(tokens):
                return Unit(self._meant(tokens, i, unit), i + size - 1)
        if "/" in tokens[i].text and len(tokens[i].text) > 1:
            above, _, below = (self._form(part) for part in tokens[i].text.partition("/"))
            return Unit(f"{above} per {below}", i) if above and below else None
        glued = self._glued.get(tokens[i].text)
        if glued is None or not i or tokens[i].start != tokens[i - 1].end or tokens[i - 1].kind != "number":
            return None
        if i + 1 < len(tokens) and tokens[i + 1].kind == "number" and tokens[i + 1].start == tokens[i].end:
            return None  # "9×12", a size
        return Unit(glued.unit, i) if not glued.near or _around(tokens, i).intersection(glued.near) else None

    def _form(self, words: str) -> str | None:
        return self._cased.get(words) or self._after.get(words.casefold())

    def power(self, tokens: list[Token], unit: Unit, first: int) -> int:
        """The power of ten of what tokens `first` to the last of a unit name a part of: -1 for "décimas"."""
        return self._powers.get(joined(tokens[first : unit.last + 1]).casefold(), 0) if self._powers else 0

    def is_money(self, unit: str | None) -> bool:
        """Whether a unit is a currency."""
        return unit in self._money

    def smaller(self, unit: str | None) -> Mapping[str, int]:
        """The units in which the rest of an amount in `unit` may be stated, with how many make one of it."""
        return self._smaller.get("money" if unit in self._money else unit or "", {})

    def is_measured(self, unit: str | None) -> bool:
        """Whether a unit is a currency or measures something, rather than a span of time or a noun."""
        return unit in self._money or unit in self._rated

    def converts(self, a: Draft, b: Draft) -> bool:
        """Whether two quantities may be the same in other units: "100 kilometers (60 miles)", "$12.9bn (£10bn)"."""
        money = a.unit in self._money and b.unit in self._money
        return a.unit != b.unit and (money or (a.unit in self._rated and b.unit in self._rated))

    def compound(self, tokens: list[Token], i: int) -> Unit | None:
        """The unit that a word with hyphens begins with, behind a number and a hyphen: "a 50-mile-long border"."""
        first = _HYPHEN.split(tokens[i].low, maxsplit=1)[0]
        unit = self._after.get(first) if len(first) < len(tokens[i].low) else None
        return Unit(unit, i) if unit else None

    def rate(self, tokens: list[Token], unit: Unit) -> Unit:
        """A unit with what it is divided by, if both are of the lexicon: "gallons a day", "mg/dl"."""
        last = self.per(tokens, unit.last + 1)
        if last == unit.last or unit.unit not in self._rated:
            return unit
        below = self.lexical(tokens, last)
        return unit if below is None or below.unit is None else Unit(f"{unit.unit} per {below.unit}", below.last)

    def _meant(self, tokens: list[Token], i: int, unit: str) -> str:
        """What a word that names two units means here, by the words around it: pounds of money or of weight."""
        other = self._either.get(tokens[i].low)
        if other is None:
            return unit
        behind = tokens[i + 1].low if i + 1 < len(tokens) else ""
        return other.unit if _around(tokens, i).intersection(other.near) or behind in other.behind else unit

    def per(self, tokens: list[Token], i: int) -> int:
        """The last token of a "per barrel", "/kWh" or "a share" that begins at token `i`, or `i - 1`."""
        if i + 1 < len(tokens) and tokens[i].low in self._per and tokens[i + 1].kind == "word":
            if tokens[i].text == "/" or tokens[i].low in self._strict:
                return i + 1
            if self.lexical(tokens, i + 1) or tokens[i + 1].low in self._shares:
                return i + 1
        return i - 1

    def is_money_or_noun(self, token: Token) -> bool:
        """Whether a word may end the quantity in front of another: a unit, a currency, or any noun in the plural."""
        known = token.low in self._after or token.low in self._scales
        return token.kind == "word" and (known or self.is_plural(token))


def _around(tokens: list[Token], i: int) -> set[str]:
    """The words near token `i` in its part of the sentence."""
    first, last = i, i
    while first and i - first < _NEAR and tokens[first - 1].text not in _PARTS:
        first -= 1
    while last + 1 < len(tokens) and last - i < _NEAR and tokens[last + 1].text not in _PARTS:
        last += 1
    return {t.low for t in tokens[first : last + 1]}


def _sizes(*tables: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """By the first token of the forms, how many tokens they have, the longest first."""
    sizes: dict[str, set[int]] = {}
    for table in tables:
        for form in table:
            tokens = tokenise(form, ())
            sizes.setdefault(tokens[0].low, set()).add(len(tokens))
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}
