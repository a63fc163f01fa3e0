"""A sentence in clauses: its noun phrases, its verbs, and the subject of each verb, by the tags of its tokens."""

from collections.abc import Collection, Sequence

from keisu.figures.asides import brackets
from keisu.figures.chunks import Chunker, Phrase
from keisu.figures.corrections import Corrector
from keisu.figures.names import NameMention
from keisu.figures.tokens import Token
from keisu.languages import Syntax

_PRONOUN_SUBJECT = "PRON:subject"
_BRACKET = 6  # tokens back to the beginning of a bracket
_WALLS = (";", ":", "|")
_FINITE = "VERB:finite"


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
        self._bracketed = {i for a, b in brackets(tokens) if tokens[a].text == "(" for i in range(a, b)}
        self.phrases = Chunker(tokens, self.tags, inside, quantities, values, syntax).chunks()
        self.at: list[int] = [-1] * len(tokens)
        for number, phrase in enumerate(self.phrases):
            self.at[phrase.first : phrase.last + 1] = [number] * (phrase.last + 1 - phrase.first)

    def is_countable(self, low: str) -> bool:
        """Whether the article has the plural of a word, which then names things."""
        return low + self._syntax.plural in self._words

    def is_verb(self, i: int) -> bool:
        """Whether a token is a verb or an auxiliary."""
        return self.tags[i].startswith(("VERB", "AUX"))

    def phrase_at(self, i: int) -> Phrase | None:
        """The phrase that a token belongs to."""
        return self.phrases[self.at[i]] if 0 <= i < len(self.at) and self.at[i] >= 0 else None

    def is_figure(self, i: int) -> bool:
        """Whether a token belongs to a figure."""
        return i in self._quantities

    def is_period(self, i: int) -> bool:
        """Whether a token belongs to a period."""
        return self._inside[i]

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
        if i < len(self.tokens) and (i - 1 in self._values or self.tokens[i].low in prepositions):
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
            if phrase.role == "oblique" and self._begins(phrase, verb):
                return phrase
            if phrase.role == "subject" and self._is_relative(number):
                if not self._ended(phrase.last + 1, verb):
                    return self.phrases[number - 1 - self._is_of_place(number)]
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
                expected = self.tokens[given.first - 1].low in self._syntax.expecting
                return given if expected or self.tokens[given.last].text[0].isupper() else None
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

    def _is_of_place(self, number: int) -> bool:
        """ "A factory in Ohio that employs": such a clause is of what the name behind a preposition hangs on."""
        phrase, name = self.phrases[number], self.phrases[number - 1]
        if number < 2 or self.tokens[phrase.last].low not in self._syntax.restrictive:
            return False
        named = name.role == "oblique" and self.tokens[name.last].text[0].isupper() and name.first > 0
        close = phrase.first == name.last + 1 and self.phrases[number - 2].last == name.first - 2
        return named and close

    def _begins(self, phrase: Phrase, verb: int) -> bool:
        """Whether a phrase is the subject of a verb behind a word that begins a clause: "as the rate on loans fell"."""
        if not phrase.first or self.tokens[phrase.first - 1].low not in self._syntax.clausal:
            return False
        return not any(self.is_verb(i) or self.tokens[i].text == "," for i in range(phrase.last + 1, verb))

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
