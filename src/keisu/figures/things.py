"""What an article counts: the thing that its bare numbers are meant of ("smartphone shipments ... 72.2 million")."""

from collections import Counter
from collections.abc import Collection, Sequence

from keisu.figures.measures import MeasureReader
from keisu.figures.names import NameMention
from keisu.figures.tokens import Token
from keisu.figures.units import UnitReader
from keisu.languages import Language

_KNOWN = 3  # how many unknown nouns a thing of the pack's table weighs as much as


class ThingReader:
    """Finds the things counted, for one language; holds nothing of a text."""

    def __init__(self, language: Language, units: UnitReader, measures: MeasureReader) -> None:
        subject, changes = language.cues["subject"], language.changes
        self._units = units
        self._measures = measures
        self._adjective_ends = tuple(language.cues["grammar"]["adjective_ends"])
        self._numerals = frozenset(language.numbers.cardinals) | frozenset(language.numbers.scales)
        self._leads = frozenset(subject["prepositions"]) - frozenset(subject["infinitive"])
        self._leads |= frozenset(language.numbers.article_words)
        self._leads |= frozenset(language.units.part["determiners"]) | frozenset(subject["drop"])
        status = (w for name in ("forecast", "target", "hypothetical") for w in language.cues["status"][name])
        self._others = frozenset(subject["drop"]) | frozenset(subject["auxiliaries"]) | frozenset(status)
        self._others |= frozenset(language.cues["grammar"]["uncounted"])
        self._others |= frozenset(changes.up_verbs + changes.down_verbs) | frozenset(language.cues["source"]["verbs"])

    def count(self, sentences: Sequence[list[Token]]) -> Counter[str]:
        """The things of an article, singular, by how often it names them; those of the pack's table weigh more."""
        things: Counter[str] = Counter()
        words = {t.low for tokens in sentences for t in tokens}
        plurals: set[str] = set()
        if not words.isdisjoint(self._measures.count_nouns):
            plurals = {one for low in words if (one := self._units.singular(low)) != low}
        for tokens in sentences:
            for i, token in enumerate(tokens):
                known = self._units.things.get(token.low)
                if known is not None and self._units.lexical(tokens, i) is None:  # "EV", not "eV"
                    things[known] += 1
            for i in range(len(tokens) - 1):
                if tokens[i + 1].low in self._measures.count_nouns:
                    known = self._units.thing(tokens[i].low)
                    if known is not None:
                        things[known] += _KNOWN
                    elif self._is_thing(tokens, i, plurals):
                        things[self._units.singular(tokens[i].low)] += 1
        return things

    def named(
        self, sentences: Sequence[list[Token]], names: Sequence[Sequence[NameMention]], thing: str | None
    ) -> str | None:
        """The first plural by which an article names a thing, and no part of a market ("minis")."""
        for tokens, named in zip(sentences, names, strict=True):
            parts = {i for n in named if n.kind == "scope" for i in range(n.first, n.last + 1)}
            for i, token in enumerate(tokens):
                if thing is not None and i not in parts and self._units.thing(token.low) == thing:
                    if self._units.is_plural(token):
                        return token.low
        return None

    def _is_thing(self, tokens: list[Token], i: int, plurals: Collection[str]) -> bool:
        """Whether the word in front of a measure names what is counted: a noun that the article has in the plural
        too, or that begins its phrase ("of smartphone shipments"), and no verb ("to boost sales")."""
        token = tokens[i]
        low = token.low
        if not token.text.islower() or not self._units.is_noun(low) or self._units.lexical(tokens, i) is not None:
            return False
        if low.endswith(self._adjective_ends) and low not in plurals:
            return False  # "positive sales"
        if low in self._others or low in self._numerals or self._measures.of_word(low):
            return False
        before = tokens[i - 1] if i else None
        begins = before is None or before.kind == "mark" or before.low in self._leads
        return begins or (low in plurals and before is not None and not self._may_govern(before))

    def _may_govern(self, before: Token) -> bool:
        """ "analysts expect", "to lift", "will boost": what stands before a verb rather than a noun."""
        return before.low in self._others or not self._units.is_noun(before.low)
