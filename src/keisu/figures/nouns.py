"""Nouns that numbers count: "Roox orders", "5 new cases", the people in "12 died"."""

from dataclasses import dataclass

from keisu.figures.tokens import Token
from keisu.languages import Language

_OLDEST = 120  # years
PLAIN_UNIT = "unit"  # stands for itself where the article does not tell what it counts
_ADJECTIVES = 3  # words between a number and its noun


@dataclass(slots=True)
class Unit:
    """The unit that tokens `first` to `last` name; `placeholder` and `noun` as in a draft, `measure` where it says that
    as well."""

    unit: str | None
    last: int
    placeholder: str | None = None
    noun: str | None = None
    measure: str | None = None


class NounReader:
    """Reads the counted nouns of one language. Make one for each pack; it holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        u = language.units
        self._cardinals = frozenset(language.numbers.cardinals)
        self._ands = frozenset(language.numbers.and_words)
        self._span, self._age = u.persons["age"]
        self._person = u.persons["unit"][0]
        self._aged = frozenset(u.persons["aged"])
        self._of = frozenset(u.part["of"])
        self._harmed = frozenset(u.persons["after"])
        self._harming = frozenset(u.persons["before"])
        self._among = frozenset(u.persons["between"])
        self.things = u.counted  # the one name of each
        self._order = u.counted_noun
        self._names = {**u.nouns, **u.counted}
        plain = u.placeholder["plain"]
        self._placeholders = {word: PLAIN_UNIT if word in plain else word for word in u.placeholder["words"]}
        self._placeholder = frozenset(u.placeholder["words"])
        self._stop = frozenset(u.stop["words"])
        self._skip = frozenset(u.skip["words"])
        self._irregular = u.irregular
        self._plural = [(p["ends"], p["singular"]) for p in u.plural]
        self._plural_ends = tuple(p["ends"] for p in u.plural)
        self._participles = tuple(language.cues["grammar"]["participle_ends"])
        self._plurals = tuple(language.cues["grammar"]["plural_ends"])
        self._verbal = (*self._participles, *language.cues["grammar"]["plural_ends"])
        self._verbs = frozenset(v for m in language.measures.measure for v in m.verbs)

    def counted(self, tokens: list[Token], i: int, value: float) -> Unit | None:
        """The noun that is counted by the number before token `i`, with its modifiers ("Roox orders")."""
        if self._order != "last":
            return self._head(tokens, i)
        for j in range(i, min(i + 5, len(tokens))):
            token = tokens[j]
            if token.low in self._skip and j == i and j + 1 < len(tokens) and tokens[j + 1].kind == "word":
                continue
            if token.kind == "number" and j == i and tokens[i - 1].kind == "number" and self._is_model(tokens, i):
                continue  # "4,500 737 MAX orders"
            if token.kind == "number" and j > i and tokens[j - 1].text[0].isupper() and token.text.isdigit():
                continue  # "63,000 Model 3 sedans"
            if self._is_joint(tokens, i, j):
                continue  # "460 Kia and Hyundai vehicles"
            if token.kind != "word" or token.low in self._stop:
                return None
            if j == i and token.low in self._placeholder:
                return Unit(None, j, placeholder=self._placeholders[token.low], noun=token.low)
            if token.low in self._verbs and token.low not in self._placeholder:
                if token.low.endswith(self._participles) and j + 1 < len(tokens) and self.is_plural(tokens[j + 1]):
                    continue  # "400 charging stations"
                return None
            if token.low in self._placeholder:
                return Unit(None, j, placeholder=self._placeholders[token.low], noun=_words(tokens, i, j))
            if token.text[0].isupper() and "-" in token.text and not token.text.isupper():
                continue  # a name, which is no noun: "2.5 millionth N-series", but "16,198 N-Box minicars"
            if j + 1 < len(tokens) and token.text[0].isupper() and tokens[j + 1].text.islower():
                if self.is_plural(tokens[j + 1]):
                    continue  # "two Texas plants"
            if token.low in self.things:
                return Unit(self.things[token.low], j, noun=_words(tokens, i, j))
            if j + 1 < len(tokens) and tokens[j + 1].text in ("'", "’") and tokens[j + 1].start == token.end:
                return None  # "two associations' statistics": the number is not the figure
            if self.is_plural(token) and not self._more_plural(tokens, j + 1):
                return Unit(
                    token.text[:-1] if _acronyms(token) else self.singular(token.low), j, noun=_words(tokens, i, j)
                )
            if value == 1 and j == i and token.low.isalpha() and len(token.low) > 2:
                last = self._single(tokens, j)
                return Unit(tokens[last].low, last, noun=_words(tokens, j, last))
        return None

    def _head(self, tokens: list[Token], i: int) -> Unit | None:
        """The noun right behind a number ("dois carros novos"), or the first with a capital ("zwei neue Autos")."""
        j = i
        while j + 1 < len(tokens) and tokens[j].low in self._skip and tokens[j + 1].kind == "word":
            j += 1
        if self._order == "capital":
            while j < len(tokens) and tokens[j].text.islower() and tokens[j].kind == "word" and j - i < _ADJECTIVES:
                if tokens[j].low in self._stop or tokens[j].low in self._placeholder or tokens[j].low in self._verbs:
                    break
                j += 1
        token = tokens[j] if j < len(tokens) else None
        if token is None or token.kind != "word" or token.low in self._stop or token.low in self._cardinals:
            return None
        if token.low in self._skip:
            return None  # "os dez primeiros"
        if token.low in self._placeholder:
            return Unit(None, j, placeholder=self._placeholders[token.low], noun=token.low)
        known = self._names.get(token.low) or self._names.get(self.singular(token.low))
        if known is None and (token.low in self._verbs or token.text.isupper() or not self._is_head(token)):
            return None
        return Unit(known or self.singular(token.low), j, noun=_words(tokens, i, j))

    def _is_head(self, token: Token) -> bool:
        """Whether a word that the pack does not know may be the noun behind a number: by its form and its capital."""
        described = token.low.endswith(self._participles) and self._order == "first"  # "los ocho registrados"
        return self.is_plural(token) and not described and token.text[0].isupper() == (self._order == "capital")

    def _is_joint(self, tokens: list[Token], i: int, j: int) -> bool:
        """Whether token `j` is an "and" between two words that qualify the noun behind the second; the noun phrase
        begins at `i`."""
        if not i < j < len(tokens) - 2 or tokens[j].low not in self._ands:
            return False
        second, noun = tokens[j + 1 : j + 3]
        if second.kind != "word" or second.low in self._stop or second.low in self._cardinals:
            return False
        if self.is_plural(tokens[j - 1]) or self.is_plural(second):
            return False
        return noun.kind == "word" and noun.low not in self._verbs - self._placeholder and self.is_plural(noun)

    def _single(self, tokens: list[Token], i: int) -> int:
        """The last word of the noun that begins at token `i` in the singular: "1 new case of", "one man who"."""
        last = i
        while last + 1 < len(tokens) and last < i + 2 and self._may_be_noun(tokens[last + 1]):
            last += 1
        ends = last + 1 >= len(tokens) or tokens[last + 1].kind == "mark" or tokens[last + 1].low in self._stop
        return last if ends else i

    def _may_be_noun(self, token: Token) -> bool:
        low = token.low
        plain = token.kind == "word" and token.text.islower() and low.isalpha() and low not in self._stop
        return plain and low not in self._verbs and not low.endswith(self._verbal)

    def _more_plural(self, tokens: list[Token], j: int) -> bool:
        """Whether the next word continues the noun: "sales units" is two words of one noun."""
        return j < len(tokens) and tokens[j].low in self._placeholder and tokens[j].low not in self._verbs

    def _is_model(self, tokens: list[Token], i: int) -> bool:
        """Whether the number of token `i`, right behind a number, is a model's name."""
        named = i + 1 < len(tokens) and tokens[i + 1].kind == "word" and tokens[i + 1].text[0].isupper()
        return named and tokens[i].text.isdigit() and tokens[i].start > tokens[i - 1].end

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

    def age(self, tokens: list[Token], first: int, last: int) -> Unit | None:
        """The age in "Ann Smith, 44, said": a whole number between commas, behind a name and in front of its verb; and
        in "aged 25 to 54" and "at the age of 92"."""
        i = first - 1 - (first > 1 and tokens[first - 1].low in self._of)
        if i >= 0 and tokens[i].low in self._aged and tokens[i].text.islower():
            return Unit(self._span, last)
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
        return Unit(self._span, last, measure=self._age) if named and inside and told else None

    def is_plural(self, token: Token) -> bool:
        """Whether a word is a noun in the plural, by its form."""
        low = token.low
        if low in self._irregular or _acronyms(token):
            return True
        return (
            len(low) > 3
            and not any(c.isdigit() for c in low)
            and low.endswith(self._plurals)
            and self.singular(low) != low
            and "'" not in low
            and "’" not in low
        )

    def singular(self, low: str) -> str:
        """The singular of a counted noun, by the pack's table; a thing counted under many names by its one name."""
        if low in self.things:
            return self.things[low]
        if low in self._irregular:
            return self._irregular[low]
        if not low.endswith(self._plural_ends):
            return low
        for ends, instead in self._plural:
            if low.endswith(ends) and len(low) > len(ends) + 1:
                return low[: len(low) - len(ends)] + instead
        return low

    def is_noun(self, low: str) -> bool:
        """Whether a lower-case word may name a thing that is counted: no function word, and not an adjective's form."""
        return low not in self._stop and low.isalpha() and len(low) > 2 and low not in self._placeholder

    def thing(self, low: str) -> str | None:
        """The one name of a thing that is counted under many names ("minicars" is "vehicle")."""
        return self.things.get(low)


def _acronyms(token: Token) -> bool:
    """ "RBIs", "EVs"."""
    return token.text[-1] == "s" and token.text[:-1].isupper() and token.text[:-1].isalpha()


def _words(tokens: list[Token], first: int, last: int) -> str:
    return " ".join(t.text for t in tokens[first : last + 1])
