"""Units beside a number: currencies, percent, plain units by longest match, else the counted noun."""

from dataclasses import dataclass

from keisu.figures.tokens import Token, joined
from keisu.languages import Language

_HYPHENS = ("-", "‐", "‑")
_LONGEST = 3  # words in the longest unit


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
        u = language.units
        self.money_before = u.currency_before
        self._after: dict[str, str] = {}
        self._cased: dict[str, str] = {}
        self.moves = frozenset(u.moves.values())
        for table in (u.after, u.currency_after, u.percent, u.moves):
            for words, unit in table.items():
                # Symbols keep their case ("MW" is no "mw"), words of four letters and more do not matter.
                if len(words) <= 3 and any(c.isalpha() for c in words):
                    self._cased[words] = unit
                else:
                    self._after[words.casefold()] = unit
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
        self._verbs = frozenset(v for m in language.measures.measure for v in m.verbs)

    def money(self, tokens: list[Token], i: int) -> str | None:
        """The currency that token `i` names in front of a number."""
        text = tokens[i].text
        return self.money_before.get(text) if tokens[i].kind == "money" or text.isupper() else None

    def lexical(self, tokens: list[Token], i: int) -> Unit | None:
        """The longest unit of the lexicon that begins at token `i`."""
        for size in range(min(_LONGEST, len(tokens) - i), 0, -1):
            words = joined(tokens[i : i + size])
            unit = self._cased.get(words) or self._after.get(words.casefold())
            if unit:
                return Unit(unit, i + size - 1)
        return None

    def per(self, tokens: list[Token], i: int) -> int:
        """The last token of a "per barrel", "/kWh" or "a share" that begins at token `i`, or `i - 1`."""
        if i + 1 < len(tokens) and tokens[i].low in self._per and tokens[i + 1].kind == "word":
            if tokens[i].text == "/" or tokens[i].low == "per":
                return i + 1
            if self.lexical(tokens, i + 1) or tokens[i + 1].low in ("share", "piece", "head"):
                return i + 1
        return i - 1

    def counted(self, tokens: list[Token], i: int, value: float) -> Unit | None:
        """The noun that is counted by the number before token `i`, with its modifiers ("Roox orders")."""
        for j in range(i, min(i + 5, len(tokens))):
            token = tokens[j]
            if token.low in self._skip and j == i and j + 1 < len(tokens) and tokens[j + 1].kind == "word":
                continue
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
            if token.low in self._counted:
                return Unit(self._counted[token.low], j, noun=_words(tokens, i, j))
            if j + 1 < len(tokens) and tokens[j + 1].text in ("'", "’") and tokens[j + 1].start == token.end:
                return None  # "two associations' statistics": the number is not the figure
            if self.is_plural(token) and not self._more_plural(tokens, j + 1):
                return Unit(self.singular(token.low), j, noun=_words(tokens, i, j))
            if value == 1 and j == i and token.low.isalpha() and len(token.low) > 2:
                return Unit(token.low, j, noun=token.low)
        return None

    def _more_plural(self, tokens: list[Token], j: int) -> bool:
        """Whether the next word continues the noun: "sales units" is two words of one noun."""
        return j < len(tokens) and tokens[j].low in self._placeholder and tokens[j].low not in self._verbs

    def is_plural(self, token: Token) -> bool:
        """Whether a word looks like the plural of a noun."""
        low = token.low
        if low in self._irregular:
            return True
        return len(low) > 3 and low.endswith("s") and self.singular(low) != low and "'" not in low and "’" not in low

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


def _words(tokens: list[Token], first: int, last: int) -> str:
    return " ".join(t.text for t in tokens[first : last + 1])
