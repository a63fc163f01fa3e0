"""Units beside a number: currencies, percent, plain units by longest match, else the counted noun."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from keisu.figures.draft import DURATIONS, Draft
from keisu.figures.tokens import Token, joined, tokenise
from keisu.languages import Language

_HYPHEN = re.compile("[-‐‑]")
_SYMBOL = 3  # characters of the longest symbol whose case matters
_PARTS = (";", ":", ".")
_OLDEST = 120  # years
_NEAR = 8  # tokens around a word in which others tell which unit it means


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit that tokens `first` to `last` name; `placeholder` and `noun` as in a draft."""

    unit: str | None
    last: int
    placeholder: str | None = None
    noun: str | None = None


class UnitReader:
    """Reads the units of one language. Make one for each pack; it holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        u, table = language.units, language.lexicon
        self.money_before = {**table.code, **u.currency_before}
        self._after: dict[str, str] = {}
        self._cased: dict[str, str] = {}
        self.moves = frozenset(u.moves.values())
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
        self._ands = frozenset(language.numbers.and_words)
        self._span = u.persons["age"][0]
        self._person = u.persons["unit"][0]
        self._harmed = frozenset(u.persons["after"])
        self._harming = frozenset(u.persons["before"])
        self._among = frozenset(u.persons["between"])
        self._either = u.ambiguous
        self._money = frozenset({*table.money.values(), *u.currency_before.values(), *u.currency_after.values()})
        self._scaled = {
            letter + code: (code, power)
            for letter, power in u.scaled_money.items()
            for code in self._money
            if len(code) == 3
        }
        self._smaller = u.smaller
        self._money -= u.smaller["money"].keys()
        self._counted = u.counted
        plain = u.placeholder["plain"]
        self._placeholders = {word: plain[0] if word in plain else word for word in u.placeholder["words"]}
        self._placeholder = frozenset(u.placeholder["words"])
        self._stop = frozenset(u.stop["words"])
        self._scales = frozenset(language.numbers.scales)
        self._skip = frozenset(u.skip["words"])
        self._irregular = u.irregular
        self._plural = [(p["ends"], p["singular"]) for p in u.plural]
        self._plural_ends = tuple(p["ends"] for p in u.plural)
        self._per = frozenset(u.per["words"])
        self._shares = frozenset(u.per["shares"])
        self._verbs = frozenset(v for m in language.measures.measure for v in m.verbs)

    def money(self, tokens: list[Token], i: int) -> str | None:
        """The currency that token `i` names in front of a number."""
        text = tokens[i].text
        if tokens[i].kind == "money":
            return self.money_before.get(text) or self.money_before.get(text.upper())
        return self.money_before.get(text) if text.isupper() else None

    def scaled_money(self, token: Token) -> tuple[str, int] | None:
        """The currency and the power of ten of "MUSD"."""
        return self._scaled.get(token.text)

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
        return Unit(glued.unit, i) if not glued.near or _around(tokens, i).intersection(glued.near) else None

    def _form(self, words: str) -> str | None:
        return self._cased.get(words) or self._after.get(words.casefold())

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
            if tokens[i].text == "/" or tokens[i].low == "per":
                return i + 1
            if self.lexical(tokens, i + 1) or tokens[i + 1].low in self._shares:
                return i + 1
        return i - 1

    def counted(self, tokens: list[Token], i: int, value: float) -> Unit | None:
        """The noun that is counted by the number before token `i`, with its modifiers ("Roox orders")."""
        for j in range(i, min(i + 5, len(tokens))):
            token = tokens[j]
            if token.low in self._skip and j == i and j + 1 < len(tokens) and tokens[j + 1].kind == "word":
                continue
            if token.kind == "number" and j == i and tokens[i - 1].kind == "number" and self._is_model(tokens, i):
                continue  # "4,500 737 MAX orders"
            if token.kind == "number" and j > i and tokens[j - 1].text[0].isupper() and token.text.isdigit():
                continue  # "63,000 Model 3 sedans"
            if token.kind != "word" or token.low in self._stop:
                return None
            if j == i and token.low in self._placeholder:
                return Unit(None, j, placeholder=self._placeholders[token.low], noun=token.low)
            if token.low in self._verbs and token.low not in self._placeholder:
                return None
            if token.low in self._placeholder:
                return Unit(None, j, placeholder=self._placeholders[token.low], noun=_words(tokens, i, j))
            if token.text[0].isupper() and "-" in token.text and not token.text.isupper():
                continue  # a name, which is no noun: "2.5 millionth N-series", but "16,198 N-Box minicars"
            if j + 1 < len(tokens) and token.text[0].isupper() and tokens[j + 1].text.islower():
                if self.is_plural(tokens[j + 1]):
                    continue  # "two Texas plants"
            if token.low in self._counted:
                return Unit(self._counted[token.low], j, noun=_words(tokens, i, j))
            if j + 1 < len(tokens) and tokens[j + 1].text in ("'", "’") and tokens[j + 1].start == token.end:
                return None  # "two associations' statistics": the number is not the figure
            if self.is_plural(token) and not self._more_plural(tokens, j + 1):
                return Unit(
                    token.text[:-1] if _acronyms(token) else self.singular(token.low), j, noun=_words(tokens, i, j)
                )
            if value == 1 and j == i and token.low.isalpha() and len(token.low) > 2:
                return Unit(token.low, j, noun=token.low)
        return None

    def age(self, tokens: list[Token], first: int, last: int) -> Unit | None:
        """The age in "Ann Smith, 44, said": a whole number between commas, behind a name and in front of its verb."""
        if first < 3 or last + 2 >= len(tokens) or first != last or not tokens[first].text.isdigit():
            return None
        name, comma, end, after = tokens[first - 2], tokens[first - 1], tokens[last + 1], tokens[last + 2]
        named = name.kind == "word" and name.text[0].isupper() and tokens[first - 3].text[0].isupper()
        inside = comma.text == end.text == "," and end.start == tokens[last].end
        told = (
            after.kind == "word"
            and after.text.islower()
            and after.low not in self._ands
            and 0 < int(tokens[first].text) <= _OLDEST
        )
        return Unit(self._span, last) if named and inside and told else None

    def persons(self, tokens: list[Token], first: int, last: int) -> Unit | None:
        """People that the number of tokens `first` to `last` counts without naming them: "12 died", "killing 15"."""
        before = tokens[first - 1] if first else None
        if before is not None and before.low in self._harming:
            return Unit(self._person, last)
        if before is not None and before.text[0].isupper() and before.kind == "word" and first > 1:
            return None  # "Flight 103 killed"
        j = last + 1
        while j < len(tokens) and tokens[j].low in self._among:
            j += 1
        after = tokens[j + 1] if j + 1 < len(tokens) else None
        harmed = j < len(tokens) and tokens[j].low in self._harmed
        return Unit(self._person, last) if harmed and (after is None or after.kind in ("mark", "word")) else None

    def _is_model(self, tokens: list[Token], i: int) -> bool:
        """Whether the number of token `i`, right behind a number, is a model's name."""
        named = i + 1 < len(tokens) and tokens[i + 1].kind == "word" and tokens[i + 1].text[0].isupper()
        return named and tokens[i].text.isdigit() and tokens[i].start > tokens[i - 1].end

    def _more_plural(self, tokens: list[Token], j: int) -> bool:
        """Whether the next word continues the noun: "sales units" is two words of one noun."""
        return j < len(tokens) and tokens[j].low in self._placeholder and tokens[j].low not in self._verbs

    def is_plural(self, token: Token) -> bool:
        """Whether a word looks like the plural of a noun."""
        low = token.low
        if low in self._irregular or _acronyms(token):
            return True
        return (
            len(low) > 3
            and not any(c.isdigit() for c in low)
            and low.endswith("s")
            and self.singular(low) != low
            and "'" not in low
            and "’" not in low
        )

    def singular(self, low: str) -> str:
        """The singular of a counted noun, by the pack's table; a thing counted under many names by its one name."""
        if low in self._counted:
            return self._counted[low]
        if low in self._irregular:
            return self._irregular[low]
        if not low.endswith(self._plural_ends):
            return low
        for ends, instead in self._plural:
            if low.endswith(ends) and len(low) > len(ends) + 1:
                return low[: len(low) - len(ends)] + instead
        return low

    def is_money_or_noun(self, token: Token) -> bool:
        """Whether a word may end the quantity in front of another: a unit, a currency, or any noun in the plural."""
        known = token.low in self._after or token.low in self._scales
        return token.kind == "word" and (known or self.is_plural(token))

    def is_noun(self, low: str) -> bool:
        """Whether a lower-case word may name a thing that is counted: no function word, and not an adjective's form."""
        return low not in self._stop and low.isalpha() and len(low) > 2 and low not in self._placeholder

    def thing(self, low: str) -> str | None:
        """The one name of a thing that is counted under many names ("minicars" is "vehicle")."""
        return self._counted.get(low)


def _acronyms(token: Token) -> bool:
    """ "RBIs", "EVs"."""
    return token.text[-1] == "s" and token.text[:-1].isupper() and token.text[:-1].isalpha()


def _around(tokens: list[Token], i: int) -> set[str]:
    """The words near token `i` in its part of the sentence."""
    first, last = i, i
    while first and i - first < _NEAR and tokens[first - 1].text not in _PARTS:
        first -= 1
    while last + 1 < len(tokens) and last - i < _NEAR and tokens[last + 1].text not in _PARTS:
        last += 1
    return {t.low for t in tokens[first : last + 1]}


def _words(tokens: list[Token], first: int, last: int) -> str:
    return " ".join(t.text for t in tokens[first : last + 1])


def _sizes(*tables: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """By the first token of the forms, how many tokens they have, the longest first."""
    sizes: dict[str, set[int]] = {}
    for table in tables:
        for form in table:
            tokens = tokenise(form, ())
            sizes.setdefault(tokens[0].low, set()).add(len(tokens))
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}
