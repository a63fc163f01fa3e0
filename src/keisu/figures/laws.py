"""Laws and their parts, whose numbers are names."""

from keisu.figures.tokens import Token
from keisu.languages import Language

_REACH = 8  # tokens in which the numbers of a list of provisions are looked for


class LawReader:
    """Tells numbers that name a law or a part of one, with the words of one language; holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        numbers = language.numbers
        self._laws = frozenset(language.cues["not_a_figure"]["laws"])
        self._joints = frozenset((",", ".", *numbers.and_words, *numbers.ordinal_endings))

    def named(self, tokens: list[Token], i: int) -> bool:
        """Whether a law or a part of one stands in front of the mark `i`: "Law No. 13", "§ 4 Nr. 7"."""
        return (i > 0 and tokens[i - 1].low in self._laws) or self._numbered(tokens, i)

    def listed(self, tokens: list[Token], i: int) -> bool:
        """Whether numbers of a law or of its parts stand in front of token `i`: "articles 5, 6 and"."""
        return self._numbered(tokens, i) and tokens[i - 1].kind != "number"

    def _numbered(self, tokens: list[Token], i: int) -> bool:
        last = i - 1
        while last >= 0 and i - last <= _REACH and (tokens[last].kind == "number" or tokens[last].low in self._joints):
            last -= 1
        return last >= 0 and tokens[last].low in self._laws and any(t.kind == "number" for t in tokens[last + 1 : i])
