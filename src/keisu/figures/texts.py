"""A text of one language in sentences and tokens, its numbers as that article writes them."""

from collections.abc import Collection, Iterator

from keisu.figures.digits import DigitReader, Digits
from keisu.figures.sentences import SentenceReader, Span
from keisu.figures.tokens import Token, tokenise
from keisu.languages import Language
from keisu.model import Article


class TextReader:
    """Reads the texts of one language; holds nothing of a text. `numerals` are as `tokenise` has them."""

    def __init__(self, language: Language, numerals: Collection[str]) -> None:
        self._sentences, self._digits = SentenceReader(language), DigitReader(language)
        self._elisions = frozenset(language.general.elisions)
        self._numerals = numerals

    def digits(self, article: Article) -> Digits:
        """How an article writes its numbers."""
        return self._digits.of(article.text)

    def sentences(self, article: Article) -> Iterator[Span]:
        """The sentences of an article in order."""
        return self._sentences.read(article)

    def tokens(self, text: str, offset: int, digits: Digits | None = None) -> list[Token]:
        """The tokens of a text whose first character stands at `offset`; numbers are written as in `digits`, else in
        the usual way of the language."""
        return tokenise(text, self._numerals, offset, digits or self._digits.usual, self._elisions)
