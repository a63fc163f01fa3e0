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
            if self._is_past(name.last + 1):
                tags[name.last + 1] = _FINITE
        for i in nouns:
            if not tags[i].startswith(("NOUN", "ADJ")):
                tags[i] = "NOUN:other"
        for i in verbs:
            if tags[i].startswith(("VERB", "AUX")) and not (tags[i] == _PARTICIPLE and tags[i - 1].startswith("NOUN")):
                continue
            tags[i] = _FINITE
            if tags[i - 1] == "ADJ" and self.tokens[i - 1].low in self._syntax.adverbs:  # "bonds last rose"
                tags[i - 1] = "ADV"
            elif tags[i - 1] in _BEFORE_HEAD or (tags[i - 1] == _FINITE and i > 1 and self._is_named(i - 2)):
                tags[i - 1] = _SUBJECT  # "cannabis use rose"
        for i, token in enumerate(self.tokens[:-1]):
            tag = tags[i]
            if tag == _FINITE:
                after_value = i - 1 in self._values and token.low in self._syntax.verbs  # "a 12 percent drop"
                if after_value or (i not in verbs and self._is_listed(i)):
                    tags[i] = "NOUN:other"
            elif tag == _GERUND and i and tags[i - 1] == "ADP" and tags[i + 1] in ("PUNCT", "CCONJ", "ADP"):
                tags[i] = "NOUN:oblique"  # "a drop in farming"
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
