"""What is known of words better than the tagger knows it: names, verbs in front of numbers, nouns behind articles."""

from collections.abc import Collection, Sequence

from keisu.figures.names import NameMention
from keisu.figures.tokens import Token
from keisu.languages import Syntax

_SUBJECT = "NOUN:subject"
_FINITE = "VERB:finite"
_PARTICIPLE = "VERB:participle"
_GERUND = "VERB:gerund"
_INNER_VERBS = (_PARTICIPLE, _GERUND)
_BEFORE_HEAD = ("ADJ", "NOUN:compound")
_OBJECTS = ("DET", "NUM", "PRON:owner")  # what an object begins with


class Corrector:
    """Corrects the tags of one sentence."""

    def __init__(self, tokens: Sequence[Token], tags: Sequence[str], syntax: Syntax, values: Collection[int]) -> None:
        """`values` are the tokens of figures that count no noun."""
        self.tokens = tokens
        self.tags = list(tags)
        self._syntax = syntax
        self._values = values
        self._possessive = tuple(syntax.possessive)
        self._past = tuple(syntax.past)

    def correct(self, names: Sequence[NameMention], verbs: Collection[int], nouns: Collection[int]) -> list[str]:
        """The tags as they should be. `verbs` are verbs and `nouns` nouns whatever the tagger says."""
        tags = self.tags
        for name in names:
            for i in range(name.first, name.last + 1):
                if not tags[i].startswith("NOUN") and not (name.kind == "place" and tags[i] == "ADJ"):
                    tags[i] = "NOUN:compound" if i < name.last else "NOUN:other"
            if self._is_past(name.last + 1) or self._is_present(name.last + 1, nouns):
                tags[name.last + 1] = _FINITE
            self._join(name)
        for i in nouns:
            if not tags[i].startswith(("NOUN", "ADJ")):
                tags[i] = "NOUN:other"
        for i in verbs:
            inner = tags[i] == _PARTICIPLE and tags[i - 1].startswith("NOUN")
            inner = inner or (tags[i] in _INNER_VERBS and i - 1 in self._values)
            if tags[i].startswith(("VERB", "AUX")) and not inner:
                continue
            tags[i] = _FINITE
            if tags[i - 1] == "ADJ" and self.tokens[i - 1].low in self._syntax.adverbs:  # "bonds last rose"
                tags[i - 1] = "ADV"
            elif tags[i - 1] in _BEFORE_HEAD or (tags[i - 1] == _FINITE and i > 1 and self._is_named(i - 2)):
                tags[i - 1] = _SUBJECT  # "cannabis use rose"
        for i, token in enumerate(self.tokens[:-1]):
            tag = tags[i]
            if tag == _FINITE and i and tags[i - 1].startswith("NOUN") and self._owned(i, verbs):
                tags[i] = _SUBJECT  # "the world's cities occupy"
                if tags[i + 1].startswith("NOUN") and i + 2 < len(tags) and tags[i + 2] in ("ADV", "DET", "NUM"):
                    tags[i + 1] = _FINITE
            elif tag == _FINITE:
                after_value = i - 1 in self._values and token.low in self._syntax.verbs  # "a 12 percent drop"
                if after_value or (i not in verbs and self._is_listed(i)):
                    tags[i] = "NOUN:other"
            elif tag == _GERUND and i and tags[i - 1] == "ADP" and tags[i + 1] in ("PUNCT", "CCONJ", "ADP"):
                tags[i] = "NOUN:oblique"  # "a drop in farming"
            elif i - 1 in self._values and tag in ("ADJ", _PARTICIPLE) and self._opens(i):
                tags[i] = _FINITE  # "of those asked, 22.6% used it"
            elif tag in _INNER_VERBS and tags[i + 1] == _FINITE and self._begins(i):
                tags[i] = _SUBJECT  # "while manufacturing grew"
            elif tag in _INNER_VERBS:
                if i and tags[i - 1] in ("DET", "ADJ", "PRON:owner") and tags[i + 1].startswith(("NOUN", "ADJ", "NUM")):
                    tags[i] = "ADJ"  # "an annualized rate", "an estimated 25 million people"
            elif tag in ("ADV", "ADJ") and i and self._is_head(i):
                tags[i] = "NOUN:other"  # "the rally drew", "the net worth of"
            elif i and token.low in self._syntax.intending and tags[i + 1] == "PART" and tags[i - 1].startswith("NOUN"):
                if not self.tokens[i - 1].low.endswith(self._possessive):
                    tags[i] = _FINITE  # "Acme plans to sell"
            elif i and token.low in self._syntax.verbs and tags[i - 1] == "PART" and tag.startswith("NOUN"):
                tags[i] = "VERB:infinitive"  # "to cut emissions"
            elif i and token.low in self._syntax.participles and tag.startswith("NOUN"):
                if tags[i - 1].startswith("NOUN"):
                    tags[i] = _PARTICIPLE  # "a new vehicle sold in October"
        return tags

    def _is_past(self, i: int) -> bool:
        """ "Acme boasted sales of": a word right behind a name that looks like a verb in the past."""
        if i + 1 >= len(self.tags) or not self.tokens[i].text.islower() or not self.tokens[i].low.endswith(self._past):
            return False
        before = self.tokens[i - 1]
        if before.low.endswith(self._possessive) or not self.tags[i].startswith(("NOUN", "ADJ", _PARTICIPLE)):
            return False
        return self.tags[i + 1].startswith(("NOUN", "ADJ", "DET", "NUM", "PRON:owner"))

    def _is_present(self, i: int, nouns: Collection[int]) -> bool:
        """ "The Pro features a display": a word right behind a name, in front of an article, that ends like a verb."""
        if (
            i + 1 >= len(self.tags)
            or i in nouns
            or self.tags[i + 1] not in _OBJECTS
            or not self.tokens[i].text.islower()
        ):
            return False
        if self.tokens[i - 1].low.endswith(self._possessive) or self.tokens[i].low.endswith(self._possessive):
            return False
        return self.tags[i].startswith("NOUN") and self.tokens[i].low.endswith(tuple(self._syntax.present))

    def _opens(self, i: int) -> bool:
        """Whether a word that looks like a verb in the past stands behind a figure that begins a clause."""
        if not self.tokens[i].low.endswith(self._past) or not self.tokens[i].text.islower():
            return False
        first = i - 1
        while first >= 0 and (first in self._values or self.tags[first] == "ADV"):
            first -= 1
        return first < 0 or self.tags[first] in ("PUNCT", "SCONJ", "CCONJ")

    def _join(self, name: NameMention) -> None:
        """ "Rival Acme", "the retailer Acme Stores": a noun right in front of a name is of one phrase with it."""
        i = name.first - 1
        while i > 0 and self.tags[i] == "ADJ" and self.tokens[i].text[0].isupper():
            i -= 1
        if i < 0 or not self.tags[i].startswith("NOUN") or not self.tokens[i].text.islower():
            return
        if name.kind in ("name", "maker") and not self.tokens[i].low.endswith((*self._possessive, self._syntax.plural)):
            self.tags[i] = "NOUN:compound"

    def _owned(self, i: int, verbs: Collection[int]) -> bool:
        """Whether what is taken for a verb stands behind a possessive and looks like a plural."""
        owner, low = self.tokens[i - 1].low, self.tokens[i].low
        return i not in verbs and owner.endswith(self._possessive) and low.endswith(self._syntax.plural)

    def _begins(self, i: int) -> bool:
        """Whether a word in -ing stands where a clause begins."""
        begins = i == 0 or self.tags[i - 1] in ("SCONJ", "CCONJ", "PUNCT")
        return begins and self.tokens[i].low.endswith(tuple(self._syntax.gerunds))

    def _is_named(self, i: int) -> bool:
        return self.tags[i].startswith("NOUN") or self.tags[i] == "ADJ"

    def _is_head(self, i: int) -> bool:
        """Whether what the tagger takes for an adjective or an adverb ends a phrase with an article."""
        if not self.tokens[i].text.islower() or self.tokens[i].low in self._syntax.headless:
            return False
        if not (self.tags[i + 1].startswith(("VERB:finite", "AUX")) or self.tokens[i + 1].low in self._syntax.heads):
            return False
        before = self.tags[i - 1]
        return before == "DET" or (before == "ADJ" and i > 1 and self.tags[i - 2] == "DET")

    def _is_listed(self, i: int) -> bool:
        """ "Minis 5.3 percent, buses 40.4 percent": a verb without a subject in front of a number is a noun."""
        if i and self.tokens[i - 1].text not in (",", ";"):
            return False
        after = range(i + 1, min(i + 4, len(self.tags)))
        return next((j for j in after if self.tags[j] not in ("ADP", "ADV", "ADJ")), i) in self._values
