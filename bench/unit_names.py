"""How NewsQuant and R-Text name the units of keisu's figures; names are in newsquant.toml beside this file."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from keisu.figures.numbers import NumberReader
from keisu.figures.tokens import Token, tokenise
from keisu.figures.units import UnitReader
from keisu.languages import Language
from keisu.model import Figure

NAMES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("newsquant.toml").read_text(encoding="utf-8"))
_SPANS = ("day", "week", "month", "year")
_AGE = 12  # characters in front of a number that an age is named in
_WHOLE = 2  # words of a noun in the singular that a part is of
_PHRASE = 4  # tokens between a unit and what it is divided by: "gallons of jet fuel a year"


class UnitNames:
    """Names units with the words of one language."""

    def __init__(self, language: Language) -> None:
        self.numbers = NumberReader(language)
        self.units = UnitReader(language)
        plain = msgspec.structs.replace(language.units, counted={}, irregular=_irregular(language.units.irregular))
        self._nouns = UnitReader(msgspec.structs.replace(language, units=plain))
        self._stop = frozenset(language.units.stop["words"])
        self._no_noun = self._stop.union(language.changes.after_up, language.changes.after_down)
        self._no_noun |= frozenset(language.cues["subject"]["prepositions"]) | frozenset(language.bounds.before)
        forms = ((code, form.casefold()) for form, code in language.lexicon.money.items() if " " in form)
        self._currencies = dict(sorted(forms, key=lambda f: -len(f[1])))
        self._owners = frozenset(language.units.part["determiners"])
        self._a = frozenset(language.numbers.article_words)
        self._of = frozenset(language.units.part["of"])

    def tokens(self, text: str, start: int) -> list[Token]:
        """The tokens of a text from an offset on, with their places in the whole."""
        return tokenise(text[start:], self.numbers.starters, start)

    def unit(self, text: str, tokens: list[Token], last: int, figure: Figure) -> str:
        """The unit of a figure whose quote ends with token `last` of its tokens."""
        stated = self.noun(tokens[: last + 1])
        at = next((i for i, t in enumerate(tokens) if stated and t == stated[0]), 0)
        unit: str | None = NAMES["unit"].get(figure.unit) or self._currencies.get(figure.unit or "", figure.unit)
        if stated and self.units.lexical(tokens, at) is None and unit == figure.unit:
            unit = self.lemma(stated)
            if last + 2 < len(tokens) and tokens[last + 1].low in self._of and tokens[last + 2].low not in self._stop:
                unit += "" if (kind := self.part_of(tokens, last + 1)) == "-" else f" {kind}"
        elif not stated and self.part_of(tokens, last + 1) != "-" and self._is_counted(tokens, last + 1, figure):
            unit = self.part_of(tokens, last + 1)
        elif unit is None:
            unit = self.modifier(tokens, last + 1)
        per = self._per(tokens, last)
        after = tokens[per + 1].low if per + 1 < len(tokens) else ""
        if per > last and " per " not in unit and after not in NAMES["per"]["not_before"]:
            unit += f" per {self._of_lexicon(tokens, per)}"
        named = figure.quote.isdigit() and figure.unit == "year"  # "Ann Smith, 44, said"
        age = str(NAMES["age"]["suffix"]) if named else self.aged(text, figure.start, tokens[: last + 3], figure.unit)
        return unit + age

    def _per(self, tokens: list[Token], last: int) -> int:
        """The end of "a year" behind the unit that ends at `last`, or of "gallons of jet fuel a year", else `last`."""
        i = last + 1
        if i + 3 < len(tokens) and tokens[i].text == tokens[i + 2].text == "-":  # "a $70 - a - share offer"
            return i + 3 if tokens[i + 1].low in self._a else last
        if i < len(tokens) and tokens[i].text == "(":  # "C$6 (US$4.46) per share"
            closed = next((j for j in range(i, min(i + _PHRASE, len(tokens))) if tokens[j].text == ")"), None)
            per = last if closed is None else self.units.per(tokens, closed + 1)
            return per if closed is not None and per > closed else last
        if i < len(tokens) and tokens[i].low in self._of:
            while i + 1 < len(tokens) and i < last + _PHRASE and tokens[i + 1].low not in self._stop:
                i += 1
            per = self.units.per(tokens, i + 1)
            return per if per > i else last
        return self.units.per(tokens, i)

    def aged(self, text: str, start: int, tokens: Sequence[Token], unit: str | None) -> str:
        """ "5 years old", "under the age of 5 years"."""
        words = [w for t in tokens for w in t.low.split("-")] + text[max(0, start - _AGE) : start].casefold().split()
        age = NAMES["age"]
        return str(age["suffix"]) if unit in _SPANS and any(w in age["words"] for w in words) else ""

    def _of_lexicon(self, tokens: list[Token], i: int) -> str:
        found = self.units.lexical(tokens, i)
        return found.unit if found and found.unit else tokens[i].low

    def noun(self, tokens: list[Token]) -> list[Token]:
        """The words of a quote behind its last number, without those that only add to it ("eight more picks")."""
        i, last = 0, -1
        while i < len(tokens):
            number = self.numbers.read(tokens, i, i > 0)
            last = number.last if number else last
            i = number.last + 1 if number else i + 1
        return self.said(tokens[last + 1 :])

    def said(self, tokens: Sequence[Token]) -> list[Token]:
        """The words of a noun phrase that NewsQuant keeps."""
        return [t for t in tokens if t.kind == "word" and t.low not in NAMES["noun"]["drop"]]

    def lemma(self, noun: list[Token]) -> str:
        """The words of a noun, the last in the singular, adjectives in their plain form, no adverbs."""
        words = []
        for before, token in zip([None, *noun], noun[:-1], strict=False):
            adverb = _is_adverb(token) or (before is not None and _is_adverb(before))
            if not adverb and not token.low.endswith(NAMES["noun"]["verbal"]):
                words.append(_plain(token.text))
        return " ".join([*words, self._nouns.singular(noun[-1].low)])

    def modifier(self, tokens: list[Token], i: int) -> str:
        """The noun that a number qualifies without a plural: "a 12 page document"."""
        return tokens[i].low if self._qualified(tokens, i) and self._qualified(tokens, i + 1) else "-"

    def _qualified(self, tokens: list[Token], i: int) -> bool:
        word = tokens[i] if i < len(tokens) else None
        if word is None or word.kind != "word" or not word.text.islower():
            return False
        return word.low not in self._no_noun and not word.low.endswith(NAMES["noun"]["participle"])

    def _is_counted(self, tokens: list[Token], i: int, figure: Figure) -> bool:
        """Whether the unit of a figure is the noun behind the "of" of token `i`: "two of Johnson's deputies"."""
        return self.part_of(tokens, i).rsplit(" ", 1)[-1] == figure.unit

    def part_of(self, tokens: list[Token], i: int) -> str:
        """What a part is a part of: "a third of US adults"."""
        if i >= len(tokens) or tokens[i].low not in self._of | self._owners:
            return "-"
        i += tokens[i].low in self._of
        i += i < len(tokens) and tokens[i].low in self._owners
        found = self.units.counted(tokens, i, 2)
        last = found.last if found else i - 1
        while found is None and last + 1 < len(tokens) and last < i + _WHOLE and self._is_noun(tokens[last + 1]):
            last += 1  # "a fourth of the US population"
        noun = self.said(tokens[i : last + 1])
        return self.lemma(noun) if noun else "-"

    def _is_noun(self, token: Token) -> bool:
        plain = token.kind == "word" and token.low not in self._no_noun
        return plain and not token.low.endswith(NAMES["noun"]["participle"])


def _is_adverb(token: Token) -> bool:
    """ "previously", but not "gas-only"."""
    return token.low.endswith(NAMES["noun"]["adverb"]) and token.low.isalpha()


def _plain(word: str) -> str:
    """ "largest" is "large", "earliest" is "early", "Johnson's" is "Johnson"."""
    word = word.removesuffix("'s").removesuffix("’s")
    if word in NAMES["superlatives"]:
        return str(NAMES["superlatives"][word])
    if word.endswith("iest") and len(word) > len("iest") + 1:
        return word.removesuffix("iest") + "y"
    return word.removesuffix("est") if word.islower() and word.endswith("est") and len(word) > len("guest") else word


def _irregular(words: Mapping[str, str]) -> dict[str, str]:
    """Irregular plurals, without those that keep their form there."""
    return {plural: NAMES["noun"]["same"].get(plural, singular) for plural, singular in words.items()}
