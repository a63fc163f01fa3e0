"""Noun phrases of a language whose nouns have a capital: "der Umsatz des Autobauers BMW", "zehnjährige US-Anleihen".

A phrase is a run of words with a capital, with the adjectives and the determiner in front of it; one right behind
another may belong to it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from keisu.figures.names import NameMention
from keisu.figures.tokens import Token, joined
from keisu.languages import Language, Phrases

_LONGEST = 6  # words with a capital in one phrase
_SHORT = 3  # letters of words that keep their ends
_JOINTS = ("&", "-", "+")


@dataclass(slots=True)
class NounPhrase:
    """Tokens `first` to `last`: adjectives from `first`, nouns from `nouns`; `start` is where its preposition or its
    determiner stands, `of` the phrase behind it that belongs to it."""

    start: int
    first: int
    nouns: int
    last: int
    preposition: str | None
    determiner: str | None
    of: "NounPhrase | None" = None
    owned: bool = False  # belongs to another


class CapitalReader:
    """Finds the noun phrases of one language; holds nothing of a text."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        subject = language.cues["subject"]
        self._determiners = frozenset(phrases.determiners)
        self._contracted = frozenset(phrases.contracted)
        self._genitive, self._of = frozenset(phrases.genitive), frozenset(phrases.of)
        self._adjective_ends = tuple(phrases.adjective_ends)
        self._bare, self._ends = phrases.bare_genitive, phrases.named_adjective
        self._strong, self._noun_ends = frozenset(phrases.strong), tuple(phrases.noun_genitive)
        self._kept_ends, self._openings = tuple(phrases.not_genitive), tuple(phrases.openings)
        self._prepositions = frozenset(subject["prepositions"]) | self._contracted
        self._drop = frozenset(subject["drop"])
        verbs = frozenset(language.changes.up_verbs + language.changes.down_verbs)
        verbs |= frozenset(v for m in language.measures.measure for v in m.verbs)
        self._small = frozenset(language.units.stop["words"]) | frozenset(subject["auxiliaries"])
        self._small |= frozenset(subject["adverbs"]) | frozenset(subject["boundaries"]) | self._prepositions | verbs
        self._small |= frozenset(language.changes.up_words + language.changes.down_words)
        self._small |= frozenset(w for phrase in language.bounds.before for w in phrase.split())
        self._small |= frozenset(language.cues["source"]["verbs"]) | frozenset(language.general.common_words)
        self._small |= frozenset(w for name in ("forecast", "target") for w in language.cues["status"][name])
        self._no_noun = self._small | frozenset(subject["never"]) | self._determiners
        self._calendar = frozenset(language.general.months) | frozenset(language.general.weekdays)

    def find(
        self, tokens: Sequence[Token], inside: Sequence[bool], taken: Collection[int], seen: Mapping[str, int]
    ) -> list[NounPhrase]:
        """The phrases of a sentence in order; none holds a token of a period or of `taken`, those of figures. `seen`
        are the words that the article has with a capital inside its sentences."""
        found: list[NounPhrase] = []
        i = 0
        while i < len(tokens):
            if not self._is_noun(tokens, i, inside, taken, seen):
                i += 1
                continue
            last = i
            while last + 1 < len(tokens) and last - i < _LONGEST:
                if self._is_noun(tokens, last + 1, inside, taken, seen):
                    last += 1
                elif (
                    tokens[last + 1].text in _JOINTS
                    and last + 2 < len(tokens)
                    and self._is_noun(tokens, last + 2, inside, taken, seen)
                ):
                    last += 2
                else:
                    break
            found.append(self._phrase(tokens, i, last, inside, taken))
            i = last + 1
        self._link(tokens, found)
        return found

    def _is_noun(
        self, tokens: Sequence[Token], i: int, inside: Sequence[bool], taken: Collection[int], seen: Mapping[str, int]
    ) -> bool:
        token = tokens[i]
        if token.kind not in ("word", "code") or not token.text[0].isupper() or inside[i] or i in taken:
            return False
        if token.low in self._no_noun and not (token.text.isupper() and len(token.text) > 1):
            return False
        if token.low in self._calendar:
            return False
        heads = i == 0 or tokens[i - 1].text in ("„", "“", '"', ":", "»", "–")
        if not heads or seen.get(token.text) or any(c.isupper() or c.isdigit() for c in token.text[1:]):
            return True
        return not token.low.endswith(self._openings)

    def _phrase(
        self, tokens: Sequence[Token], nouns: int, last: int, inside: Sequence[bool], taken: Collection[int]
    ) -> NounPhrase:
        first = nouns
        while first and not inside[first - 1] and first - 1 not in taken and self._describes(tokens[first - 1]):
            first -= 1
        start = first
        determiner = preposition = None
        if start and tokens[start - 1].low in self._determiners:
            start -= 1
            determiner = tokens[start].low
        if start and tokens[start - 1].low in self._prepositions:
            start -= 1
            preposition = tokens[start].low
        return NounPhrase(start, first, nouns, last, preposition, determiner)

    def _describes(self, token: Token) -> bool:
        """Whether a small word may be an adjective in front of a noun."""
        plain = token.kind == "word" and token.text.islower() and token.low not in self._small
        return plain and token.low not in self._determiners and token.low.endswith(self._adjective_ends)

    def _link(self, tokens: Sequence[Token], found: Sequence[NounPhrase]) -> None:
        """Tell which phrases belong to the one right in front of them."""
        for a, b in pairwise(found):
            if b.start != a.last + 1:
                continue
            genitive = b.preposition is None and b.determiner in self._genitive
            bare = b.preposition is None and b.determiner is None and tokens[b.first].low.endswith(self._bare)
            if genitive or (bare and b.first < b.nouns) or b.preposition in self._of:
                a.of, b.owned = b, True

    def text(self, tokens: Sequence[Token], phrase: NounPhrase, named: Mapping[int, NameMention]) -> str:
        """A phrase as it is called by itself, without what leads it: "des deutschen Aktienmarkts" is "deutsche
        Aktienmarkt"."""
        first = phrase.first
        while first < phrase.nouns and tokens[first].low in self._drop:
            first += 1
        words = [self._named(t.text) for t in tokens[first : phrase.nouns]]
        nouns = joined(tokens[phrase.nouns : phrase.last + 1])
        if phrase.determiner in self._strong:
            nouns = self.nominative(nouns)
        return " ".join([*words, nouns])

    def _named(self, adjective: str) -> str:
        for end, instead in self._ends.items():
            if adjective.endswith(end) and len(adjective) > len(end) + _SHORT:
                return adjective[: len(adjective) - len(end)] + instead
        return adjective

    def nominative(self, noun: str) -> str:
        """A noun without the end of its genitive."""
        if len(noun) <= _SHORT or noun.endswith(self._kept_ends):
            return noun
        return next((noun.removesuffix(e) for e in self._noun_ends if noun.endswith(e)), noun)
