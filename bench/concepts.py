"""What a quantity is about, in NewsQuant's sense: the nouns that a sentence ties to a number. keisu's own fields say
whose a figure is and what it measures; that set also wants the phrase that the number stands in ("a 60GB data cap",
"a range of 400 kilometres") and other nouns of its clause, and one word in common counts, so all of these are written.
keisu's subject and measure alone share a word with about half of that set's concepts."""

from collections.abc import Sequence

from keisu.figures.tokens import Token
from keisu.languages import Language

_MARKS = (".", ",", ";", ":", "(", ")", "—", "–", "!", "?")
_PHRASE = 5  # words of a phrase beside a number
_CLAUSE = 12  # tokens in front of a number that its clause may begin in
_ADVERB = "ly"


class ConceptReader:
    """Reads the nouns around a figure with the words of one language."""

    def __init__(self, language: Language, drop: Sequence[str]) -> None:
        cues, changes = language.cues, language.changes
        self._bounds = frozenset(
            w for phrase in (*language.bounds.before, *language.bounds.after) for w in phrase.split()
        )
        verbs = (v for m in language.measures.measure for v in m.verbs)
        self._verbs = frozenset({*changes.up_verbs, *changes.down_verbs, *verbs, *cues["subject"]["auxiliaries"]})
        self._verbs |= frozenset({*cues["source"]["verbs"], *cues["status"]["forecast"]})
        self._drop = frozenset({*drop, *language.units.stop["words"], *language.numbers.cardinals})
        self._joints = frozenset({*language.units.part["of"], *cues["subject"]["prepositions"]})
        self._bounds -= self._joints
        self._articles = frozenset({*language.numbers.article_words, *language.units.part["determiners"]})

    def read(self, tokens: Sequence[Token], first: int, last: int, named: Sequence[str], counted: bool) -> list[str]:
        """The words tied to the figure of tokens `first` to `last`; `named` are those of its subject and measure that
        the sentence has; `counted` says that its unit is the noun of its phrase."""
        quoted = {t.low for t in tokens[first : last + 1]}
        words = [*self._behind(tokens, last + 1, counted), *self._in_front(tokens, first)]
        words += [w for w in named if w.casefold() not in quoted and len(w) > 1]
        words += [*self._head(tokens[:first]), *self._clause(tokens, first)]
        return list(dict.fromkeys(w for w in words if w.casefold() not in quoted | self._drop))

    def _behind(self, tokens: Sequence[Token], i: int, counted: bool) -> list[str]:
        """ "a 60GB data cap", "6% of the company", "$12,000 for a new roof"."""
        joined = i < len(tokens) and tokens[i].low in self._joints
        if counted and not joined:
            return []
        i += joined
        while i < len(tokens) and joined and tokens[i].low in self._articles:
            i += 1
        words: list[str] = []
        for token in tokens[i : i + _PHRASE]:
            if not self._is_noun(token):
                break
            words.append(token.text)
        return words

    def _in_front(self, tokens: Sequence[Token], first: int) -> list[str]:
        """ "a range of about 400 kilometres", "the offer of $6"."""
        i = first - 1
        while i >= 0 and (tokens[i].low in self._bounds or tokens[i].low in self._articles):
            i -= 1
        if i < 1 or tokens[i].low not in self._joints:
            return []
        words: list[str] = []
        for token in reversed(tokens[max(0, i - _PHRASE) : i]):
            if not self._is_noun(token):
                break
            words.append(token.text)
        return words

    def _head(self, tokens: Sequence[Token]) -> list[str]:
        """The nouns that the sentence begins with, before its verb: most often its subject."""
        words: list[str] = []
        for token in tokens:
            if self._is_noun(token):
                words.append(token.text)
            elif words or token.kind != "word" or token.low not in self._articles:
                break
        return words

    def _clause(self, tokens: Sequence[Token], first: int) -> list[str]:
        """The nouns in front of the number back to the start of its clause."""
        words: list[str] = []
        for token in reversed(tokens[max(0, first - _CLAUSE) : first]):
            if token.text in _MARKS[1:]:
                break
            if self._is_noun(token):
                words.append(token.text)
        return words

    def _is_noun(self, token: Token) -> bool:
        plain = token.low not in self._drop and token.low not in self._verbs and token.low not in self._bounds
        return token.kind == "word" and plain and not token.low.endswith(_ADVERB)
