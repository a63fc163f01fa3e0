"""A sentence in clauses: its noun phrases, its verbs, and the subject of each verb, by the tags of its tokens."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from keisu.figures.names import NameMention
from keisu.figures.tokens import Token
from keisu.languages import Syntax

_SUBJECT = "NOUN:subject"
_PRONOUN_SUBJECT = "PRON:subject"
_MODIFIERS = ("DET", "ADJ", "NUM", "PRON:owner")
_GLUE = ("-", "‐", "‑", "&", "'", "’", "‘", '"', "“", "”")
_WALLS = (";", ":", "|")
_FINITE = "VERB:finite"
_INNER_VERBS = ("VERB:participle", "VERB:gerund")


class Phrase(NamedTuple):
    """Tokens `first` to `last` are a noun phrase without what follows its head, which is `last`.

    `role` is "subject", "object", "oblique" (behind a preposition), "pronoun" or "other"; `owner` is the last token of
    the possessive in it ("Alibaba’s secondary listing", "its sales"), -1 for none.
    """

    first: int
    last: int
    role: str
    owner: int = -1


class Sentence:
    """The tokens of a sentence with their tags, its phrases in order, and the phrase of each token."""

    def __init__(
        self,
        tokens: Sequence[Token],
        tags: Sequence[str],
        inside: Sequence[bool],
        names: Sequence[NameMention],
        quantities: Collection[int],
        syntax: Syntax,
        verbs: Collection[int],
        nouns: Collection[int],
    ) -> None:
        """`inside` tells the tokens of periods, `quantities` are the tokens of figures; `verbs` are verbs and `nouns`
        nouns whatever the tagger says: "rose 5%", "minis"."""
        self.tokens = tokens
        self.tags = list(tags)
        self._inside = inside
        self._quantities = quantities
        self._syntax = syntax
        self._possessive = tuple(syntax.possessive)
        self._correct(names, verbs, nouns)
        self.phrases: list[Phrase] = []
        self.at: list[int] = [-1] * len(tokens)
        self._cut()

    def _correct(self, names: Sequence[NameMention], verbs: Collection[int], nouns: Collection[int]) -> None:
        """What is known of words better than the tagger knows it."""
        tags = self.tags
        for name in names:
            for i in range(name.first, name.last + 1):
                if not tags[i].startswith("NOUN"):
                    tags[i] = "NOUN:compound" if i < name.last else "NOUN:other"
        for i in nouns:
            if not tags[i].startswith(("NOUN", "ADJ")):
                tags[i] = "NOUN:other"
        for i in verbs:
            if tags[i].startswith(("VERB", "AUX")):
                continue
            tags[i] = "VERB:finite"
            while i and tags[i - 1] == "ADJ":  # "bonds last rose"
                i -= 1
                tags[i] = "ADV"
            if i and tags[i - 1] == "NOUN:compound":
                tags[i - 1] = _SUBJECT
        for i in range(1, len(tags) - 1):
            if tags[i] in _INNER_VERBS and tags[i - 1] in ("DET", "ADJ", "PRON:owner"):
                if tags[i + 1].startswith("NOUN") or tags[i + 1] == "ADJ":
                    tags[i] = "ADJ"  # "an annualized rate"

    def is_verb(self, i: int) -> bool:
        """Whether a token is a verb or an auxiliary."""
        return self.tags[i].startswith(("VERB", "AUX"))

    def _cut(self) -> None:
        first, owner, headed = -1, -1, False
        for i, tag in enumerate(self.tags):
            part = self._part(i, first >= 0)
            anew = tag == "DET" or tag.startswith("PRON")
            counted = i > 0 and i - 1 in self._quantities  # "$55 a tonne"
            if first >= 0 and (not part or (anew and counted) or (headed and (anew or not self._continues(i)))):
                self._close(first, i - 1, owner)
                first, owner, headed = -1, -1, False
            if not part:
                continue
            if first < 0:
                first = i
            if tag == "PRON:owner" or self.tokens[i].low.endswith(self._possessive):
                owner, headed = i, False
            else:
                headed = tag.startswith("NOUN") and tag != "NOUN:compound"
            if tag in (_PRONOUN_SUBJECT, "PRON:other"):
                self._close(i, i, -1)
                first, owner, headed = -1, -1, False
        if first >= 0:
            self._close(first, len(self.tags) - 1, owner)

    def _continues(self, i: int) -> bool:
        """Whether a token behind a head goes on with the same phrase: the tagger gives away a head too early."""
        glued = self.tokens[i].start == self.tokens[i - 1].end and self.tokens[i].text in _GLUE[:4]
        return glued or self.tags[i].startswith("NOUN")

    def _part(self, i: int, open_phrase: bool) -> bool:
        tag, token = self.tags[i], self.tokens[i]
        if self._inside[i]:
            return False
        if i in self._quantities or tag.startswith(("NOUN", "PRON")) or tag in _MODIFIERS:
            return True
        if token.kind == "code":
            return open_phrase
        if token.text in _GLUE:
            return open_phrase or token.text in _GLUE[7:]
        if tag in _INNER_VERBS and i + 1 < len(self.tags) and not self._inside[i + 1]:
            follows = self.tags[i + 1].startswith("NOUN") or self.tags[i + 1] == "ADJ"
            return follows and open_phrase  # "the planned blackout"
        return False

    def _close(self, first: int, last: int, owner: int) -> None:
        while last > first and (self.tokens[last].text in _GLUE or self.tokens[last].kind == "code"):
            last -= 1
        while first < last and self.tokens[first].text in _GLUE:
            first += 1
        if all(i in self._quantities or self.tags[i] == "DET" for i in range(first, last + 1)):
            if not self.tags[last].startswith("NOUN"):
                return  # the figure itself, or an article and nothing else
        tag = self.tags[last]
        role = tag.partition(":")[2] if ":" in tag else "other"
        if tag.startswith("PRON"):
            role = "pronoun" if tag != _PRONOUN_SUBJECT else "subject"
        if role == "compound":
            role = "other"
        if first and self.tags[first - 1] == "ADP" and role != "subject":
            role = "oblique"
        number = len(self.phrases)
        self.phrases.append(Phrase(first, last, role, owner if owner < last else -1))
        for i in range(first, last + 1):
            self.at[i] = number

    def phrase_at(self, i: int) -> Phrase | None:
        """The phrase that a token belongs to."""
        return self.phrases[self.at[i]] if 0 <= i < len(self.at) and self.at[i] >= 0 else None

    def complement(self, phrase: Phrase, prepositions: Collection[str]) -> Phrase | None:
        """The phrase that hangs on a phrase by one of the prepositions: "of minicars"."""
        i = phrase.last + 1
        while i < len(self.tokens) and self.tokens[i].kind == "code":
            i += 1
        if i + 1 < len(self.tokens) and self.tokens[i].low in prepositions:
            return self.phrase_at(i + 1)
        return None

    def subject_of(self, verb: int) -> Phrase | None:
        """The subject of the clause of a verb; of a relative clause that which it speaks of; None if none is found."""
        plain: Phrase | None = None
        after = verb
        for number in range(self._before(verb), -1, -1):
            phrase = self.phrases[number]
            if any(self.tokens[i].text in _WALLS for i in range(phrase.last + 1, after)):
                break
            if plain is not None and any(self.tags[i] == _FINITE for i in range(phrase.last + 1, after)):
                break  # the clause in front of that of the verb
            after = phrase.first
            if phrase.last in self._quantities and self.tags[phrase.last] == "NUM":
                continue
            if phrase.role == "subject":
                return self._antecedent(number) if self._is_relative(number) else self._named_before(number)
            if phrase.role == "other" and plain is None:
                plain = phrase
        return plain

    def _named_before(self, number: int) -> Phrase:
        """ "The N-Box, leader for six months, sold": of two phrases with a comma between the first has the name."""
        phrase = self.phrases[number]
        if number and phrase.first and self.tokens[phrase.first - 1].text == "," and self.tokens[phrase.last].text.islower():
            before = self.phrases[number - 1]
            if before.last == phrase.first - 2 and before.role in ("subject", "other"):
                return before
        return phrase

    def _before(self, i: int) -> int:
        number = len(self.phrases) - 1
        while number >= 0 and self.phrases[number].last >= i:
            number -= 1
        return number

    def _is_relative(self, number: int) -> bool:
        """ "which", "who", "that" right behind a noun phrase or its comma."""
        phrase = self.phrases[number]
        if not number or self.tags[phrase.last] != _PRONOUN_SUBJECT or self.tokens[phrase.last].low not in self._syntax.relative:
            return False
        return phrase.first - self.phrases[number - 1].last <= 2

    def _antecedent(self, number: int) -> Phrase:
        return self.phrases[number - 1]
