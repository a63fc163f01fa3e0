"""The noun phrases of a sentence, cut by the tags of its tokens: chunks, as they are called of old (Abney 1991)."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from keisu.figures.tokens import HYPHENS, Token
from keisu.languages import Syntax

_PRONOUN_SUBJECT = "PRON:subject"
_MODIFIERS = ("DET", "ADJ", "NUM", "PRON:owner")
_BEFORE_HEAD = ("ADJ", "NOUN:compound")
_GLUE = (*HYPHENS, "&", "'", "’", "‘", '"', "“", "”")
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


class Chunker:
    """Cuts one sentence."""

    def __init__(
        self,
        tokens: Sequence[Token],
        tags: Sequence[str],
        inside: Sequence[bool],
        quantities: Collection[int],
        values: Collection[int],
        syntax: Syntax,
    ) -> None:
        """Everything as in `keisu.figures.clauses.Sentence`."""
        self.tokens = tokens
        self.tags = tags
        self._inside = inside
        self._quantities = quantities
        self._values = values
        self._syntax = syntax
        self._possessive = tuple(syntax.possessive)
        self._never_before_subject = syntax.strict | syntax.transparent
        self._made: list[Phrase] = []

    def chunks(self) -> list[Phrase]:
        """The noun phrases of the sentence, in order."""
        first, owner, headed = -1, -1, False
        for i, tag in enumerate(self.tags):
            part = self._part(i, first >= 0)
            if not part and first < 0:
                continue
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
                headed = tag.startswith("NOUN") and tag != "NOUN:compound" and not self._inside[i]
            if tag in (_PRONOUN_SUBJECT, "PRON:other"):
                self._close(i, i, -1)
                first, owner, headed = -1, -1, False
        if first >= 0:
            self._close(first, len(self.tags) - 1, owner)
        return self._made

    def _continues(self, i: int) -> bool:
        """Whether a token behind a head goes on with the same phrase: the tagger gives away a head too early."""
        glued = self.tokens[i].start == self.tokens[i - 1].end and self.tokens[i].text in _GLUE[:4]
        if glued or self.tags[i].startswith("NOUN") or self.tokens[i].kind == "code":
            return True
        if self.tags[i] != "NUM" or i + 1 >= len(self.tags) or i in self._values:
            return False  # but "10-year notes", "the STOXX 600 index"
        return self.tokens[i + 1].text in HYPHENS or self.tags[i + 1].startswith("NOUN")

    def _part(self, i: int, open_phrase: bool) -> bool:
        tag, token = self.tags[i], self.tokens[i]
        if self._inside[i]:
            return open_phrase and self._owned_period(i)  # "Acme's third-quarter sales"
        if i in self._quantities or tag.startswith(("NOUN", "PRON")) or tag in _MODIFIERS:
            return True
        if token.kind == "code":
            return open_phrase
        if tag == "ADV" and open_phrase and token.low in self._syntax.degrees:
            return i + 1 < len(self.tags) and self.tags[i + 1] == "ADJ"  # "the world's most valuable company"
        if token.text in HYPHENS:
            return open_phrase and token.start == self.tokens[i - 1].end
        if token.text in _GLUE:
            return open_phrase or token.text in _GLUE[7:]
        if tag == "CCONJ" and open_phrase and i + 1 < len(self.tags):  # "industrial and consumer goods"
            return self.tags[i - 1] in _BEFORE_HEAD and self.tags[i + 1] in _BEFORE_HEAD
        if tag in _INNER_VERBS and i + 1 < len(self.tags) and not self._inside[i + 1]:
            follows = self.tags[i + 1].startswith("NOUN") or self.tags[i + 1] == "ADJ"
            return follows and open_phrase  # "the planned blackout"
        return False

    def _owned_period(self, i: int) -> bool:
        """Whether a token belongs to a period between a possessive and its noun."""
        first, end = i, i + 1
        while first and self._inside[first - 1]:
            first -= 1
        while end < len(self.tags) and self._inside[end]:
            end += 1
        if end == len(self.tags) or not first:
            return False
        owned = self.tags[first - 1] == "PRON:owner" or self.tokens[first - 1].low.endswith(self._possessive)
        return owned and self.tags[end].startswith(("NOUN", "ADJ", *_INNER_VERBS))

    def _close(self, first: int, last: int, owner: int) -> None:
        while last > first and (self.tokens[last].text in _GLUE or self.tokens[last].kind == "code"):
            last -= 1
        while first < last and self.tokens[first].text in _GLUE:
            first += 1
        while last > first and last in self._values:  # "the Corolla fifth"
            last -= 1
        if (
            self.tokens[last].kind == "mark"
            or self.tags[last] in ("NUM", "DET")
            or (self.tags[last] == "ADJ" and self.tokens[last].text.islower())
        ):
            return  # a number, "more", "the least"
        if all(i in self._values or self.tags[i] == "DET" for i in range(first, last + 1)):
            return  # the figure itself
        tag = self.tags[last]
        role = tag.partition(":")[2] if ":" in tag else "other"
        if tag.startswith("PRON"):
            role = "pronoun" if tag != _PRONOUN_SUBJECT else "subject"
        if role == "compound":
            role = "other"
        governed = first > 0 and (
            self.tags[first - 1] == "ADP" or self.tokens[first - 1].low in self._syntax.prepositions
        )
        verb = last + 1
        while verb < len(self.tags) and self.tags[verb] == "ADV":
            verb += 1
        followed = verb < len(self.tags) and (self.tags[verb] == _FINITE or self.tags[verb] == "AUX")
        strict = first > 0 and self.tokens[first - 1].low in self._never_before_subject
        if strict or (governed and role != "subject"):
            role = "oblique"
        elif followed and role in ("oblique", "other", "object"):
            role = "subject"
        elif role == "oblique":
            role = "other"
        self._made.append(Phrase(first, last, role, owner if owner < last else -1))
