"""A sentence in clauses: its noun phrases, its verbs, and the subject of each verb, by the tags of its tokens."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from keisu.figures.asides import brackets
from keisu.figures.corrections import Corrector
from keisu.figures.names import NameMention
from keisu.figures.tokens import HYPHENS, Token
from keisu.languages import Syntax

_SUBJECT = "NOUN:subject"
_PRONOUN_SUBJECT = "PRON:subject"
_MODIFIERS = ("DET", "ADJ", "NUM", "PRON:owner")
_BEFORE_HEAD = ("ADJ", "NOUN:compound")
_GLUE = (*HYPHENS, "&", "'", "’", "‘", '"', "“", "”")
_BRACKET = 6  # tokens back to the beginning of a bracket
_WALLS = (";", ":", "|")
_PARTICIPLE = "VERB:participle"
_FINITE = "VERB:finite"
_GERUND = "VERB:gerund"
_INNER_VERBS = (_PARTICIPLE, _GERUND)


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
        values: Collection[int],
        words: Collection[str],
    ) -> None:
        """`inside` tells the tokens of periods, `quantities` are the tokens of figures, and `values` those of figures
        that count no noun; `verbs` are verbs and `nouns` nouns whatever the tagger says: "rose 5%", "minis".
        `words` are the words of the article, casefolded."""
        self.tokens = tokens
        self.tags = Corrector(tokens, tags, syntax, values).correct(names, verbs, nouns)
        self._inside = inside
        self._quantities = quantities
        self._values = values
        self._words = words
        self._syntax = syntax
        self._possessive = tuple(syntax.possessive)
        self._never_before_subject = syntax.strict | syntax.transparent
        self._bracketed = {i for a, b in brackets(tokens) if tokens[a].text == "(" for i in range(a, b)}
        self.phrases: list[Phrase] = []
        self.at: list[int] = [-1] * len(tokens)
        self._cut()

    def is_countable(self, low: str) -> bool:
        """Whether the article has the plural of a word, which then names things."""
        return low + self._syntax.plural in self._words

    def is_verb(self, i: int) -> bool:
        """Whether a token is a verb or an auxiliary."""
        return self.tags[i].startswith(("VERB", "AUX"))

    def _cut(self) -> None:
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
                headed = tag.startswith("NOUN") and tag != "NOUN:compound"
            if tag in (_PRONOUN_SUBJECT, "PRON:other"):
                self._close(i, i, -1)
                first, owner, headed = -1, -1, False
        if first >= 0:
            self._close(first, len(self.tags) - 1, owner)

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
            return False
        if i in self._quantities or tag.startswith(("NOUN", "PRON")) or tag in _MODIFIERS:
            return True
        if token.kind == "code":
            return open_phrase
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
        number = len(self.phrases)
        self.phrases.append(Phrase(first, last, role, owner if owner < last else -1))
        for i in range(first, last + 1):
            self.at[i] = number

    def phrase_at(self, i: int) -> Phrase | None:
        """The phrase that a token belongs to."""
        return self.phrases[self.at[i]] if 0 <= i < len(self.at) and self.at[i] >= 0 else None

    def is_figure(self, i: int) -> bool:
        """Whether a token belongs to a figure."""
        return i in self._quantities

    def holds_figure(self, phrase: Phrase) -> bool:
        """Whether a phrase begins with a figure: "the delivery of about 63,000 sedans"."""
        return any(i in self._quantities for i in range(phrase.first, phrase.last + 1))

    def complement(self, phrase: Phrase, prepositions: Collection[str]) -> Phrase | None:
        """The phrase that hangs on a phrase by one of the prepositions: "of minicars", "imposed on cars"; an amount
        between the two is passed over: "on about $125 billion worth of goods"."""
        i = phrase.last + 1
        while i < len(self.tokens) and (self.tokens[i].kind == "code" or self.tags[i] == "VERB:participle"):
            i += 1
        if i + 1 >= len(self.tokens) or self.tokens[i].low not in prepositions:
            return None
        i += 1
        while i + 1 < len(self.tokens) and (i in self._values or self.tags[i] == "ADV"):
            i += 1
        if i - 1 in self._values and (self.tags[i] == "ADJ" or self.tokens[i].low in self._syntax.worth):
            i += 1
        if i - 1 in self._values or self.tokens[i].low in prepositions:
            i += 1
        return self.phrase_at(i)

    def bracketed_owner(self, phrase: Phrase) -> Phrase | None:
        """ "Lowe's (LOW) stock": the possessive in front of a bracket that stands in front of a phrase."""
        i = phrase.first - 1
        if i < 0 or self.tokens[i].text != ")":
            return None
        start = next((j for j in range(i, max(i - _BRACKET, 0), -1) if self.tokens[j].text == "("), 0)
        owner = self.phrase_at(start - 1) if start else None
        if owner is None or not self.tokens[owner.last].low.endswith(self._possessive):
            return None
        return Phrase(owner.first, owner.last, "owner")

    def subject_of(self, verb: int) -> Phrase | None:
        """The subject of the clause of a verb; of a relative clause that which it speaks of; None if none is found."""
        if (shared := self._shared(verb)) is not None:
            return shared
        plain: Phrase | None = None
        object_: Phrase | None = None
        after = verb
        bracketed = self._bracketed
        for number in range(self._before(verb), -1, -1):
            phrase = self.phrases[number]
            if phrase.last in bracketed and verb not in bracketed:
                continue
            if any(self.tokens[i].text in _WALLS and i not in bracketed for i in range(phrase.last + 1, after)):
                break
            if plain is not None and any(self.tags[i] == _FINITE for i in range(phrase.last + 1, after)):
                break  # the clause in front of that of the verb
            after = phrase.first
            if phrase.role == "subject" and self._is_relative(number):
                if not self._ended(phrase.last + 1, verb):
                    return self.phrases[number - 1]
            elif self._is_aside(number):
                continue
            elif phrase.role == "subject":
                return self._named_before(number, verb)
            if phrase.last in self._quantities:
                continue
            if phrase.role == "other" and plain is None:
                plain = self._named_before(number, verb)
            elif phrase.role == "object" and object_ is None:
                object_ = phrase  # the tagger's mistake, if there is no other
        return plain or object_

    def _shared(self, verb: int) -> Phrase | None:
        """The subject of a verb that another one gives it: "raised money and is valued", "ordered Acme to pay"."""
        i = verb - 1
        while i > 0 and self.tags[i] in ("AUX", "ADV"):
            i -= 1
        if i > 0 and self.tags[i] == "CCONJ":
            first = next((j for j in range(i - 1, -1, -1) if self.tags[j].startswith("VERB:fin")), None)
            return self.subject_of(first) if first is not None else None
        if i > 1 and i == verb - 1 and self.tags[i] == "PART" and self.at[i - 1] >= 0:
            given = self.phrases[self.at[i - 1]]
            if given.role == "object" and given.first > 0 and self.tags[given.first - 1] == _FINITE:
                return given if self.tokens[given.last].text[0].isupper() else None
        return None

    def joint(self, phrase: Phrase, and_words: Collection[str]) -> Phrase:
        """A subject with those that share its verb: "Poland, Lithuania and Latvia"."""
        number, first, linked = self.at[phrase.last], phrase.first, False
        while number > 0:
            before = self.phrases[number - 1]
            link = self.tokens[before.last + 1 : first]
            if len(link) != 1 or before.role not in ("subject", "other") or before.last in self._quantities:
                break
            linked = linked or link[0].low in and_words
            if not linked or not (link[0].low in and_words or link[0].text == ","):
                break
            number, first = number - 1, before.first
        return phrase._replace(first=first)

    def before(self, i: int, right: bool = False) -> Phrase | None:
        """The last subject in front of a pronoun that is no pronoun itself; the last phrase of any role if the pronoun
        is of what stands `right` in front of it ("the Tanto, whose sales")."""
        for number in range(self._before(i), -1, -1):
            phrase = self.phrases[number]
            if (right or phrase.role == "subject") and not self.tags[phrase.last].startswith("PRON"):
                return phrase
        return None

    def _named_before(self, number: int, verb: int) -> Phrase:
        """ "The N-Box, leader for six months, sold": of two phrases with a comma between the first has the name."""
        phrase = self.phrases[number]
        apart = number > 0 and phrase.first > 0 and self.tokens[phrase.first - 1].text == ","
        if apart and self.tokens[phrase.last].text.islower():
            before = self.phrases[number - 1]
            closed = any(t.text == "," for t in self.tokens[phrase.last + 1 : verb])
            if closed and before.last == phrase.first - 2 and before.role in ("subject", "other"):
                return before
        return phrase

    def _is_aside(self, number: int) -> bool:
        """ "Acme in Clyde, Ohio, employs": what stands between commas behind a phrase with a preposition."""
        phrase = self.phrases[number]
        if not number or phrase.last + 1 >= len(self.tokens) or self.tokens[phrase.last + 1].text != ",":
            return False
        before = self.phrases[number - 1]
        return (
            self.tokens[phrase.first - 1].text == "," and before.last + 2 == phrase.first and before.role == "oblique"
        )

    def _ended(self, start: int, verb: int) -> bool:
        """Whether a relative clause that begins at `start` ends in front of a verb: ", which is new, costs"."""
        ends = [i for i in range(start, verb) if self.tokens[i].text == ","]
        return bool(ends) and any(self.tags[i] in (_FINITE, "AUX") for i in range(start, ends[-1]))

    def _before(self, i: int) -> int:
        number = len(self.phrases) - 1
        while number >= 0 and self.phrases[number].last >= i:
            number -= 1
        return number

    def _is_relative(self, number: int) -> bool:
        """ "which", "who", "that" right behind a noun phrase or its comma."""
        phrase = self.phrases[number]
        if (
            not number
            or self.tags[phrase.last] != _PRONOUN_SUBJECT
            or self.tokens[phrase.last].low not in self._syntax.relative
        ):
            return False
        return phrase.first - self.phrases[number - 1].last <= 2
