"""Whose figure it is: the candidates that a sentence offers, and the choice among them for one figure.

Candidates are names, the noun phrase of a measure word ("minicar sales", "sales of minicars"), the subject of a verb of
change ("copper rose"), and the words directly in front of a number, as lists have them ("buses 40.4 percent").
"""

from collections.abc import Sequence

from keisu.figures.asides import bracketed, dateline
from keisu.figures.draft import Draft
from keisu.figures.measures import Cue
from keisu.figures.names import NameMention
from keisu.figures.phrases import LONGEST, Candidate, PhraseReader, plain
from keisu.figures.tokens import Token
from keisu.figures.units import UnitReader
from keisu.languages import Language

_SIGNS = ("+", "-", "−")
_OWNED = 3  # tokens from "its" to a total that is nothing else's
_WALLS = (";", ":", ",", "(", ")", "[", "]", "—", "–", ".", "“", "”", '"', "/")


class SubjectReader:
    """Finds candidates for one language; holds nothing of a text."""

    def __init__(self, language: Language, units: UnitReader) -> None:
        cues, changes = language.cues, language.changes
        subject = cues["subject"]
        self._units = units
        self._phrases = PhraseReader(language, units)
        self._adverbs = frozenset(subject["adverbs"])
        self._auxiliaries = frozenset(subject["auxiliaries"])
        self._boundaries = frozenset(subject["boundaries"]) | frozenset(cues["source"]["verbs"])
        status = (w for name in ("forecast", "target", "hypothetical") for w in cues["status"][name])
        self._expecting = frozenset(cues["source"]["verbs"]) | frozenset(status)
        self._sayings = frozenset(cues["source"]["verbs"])
        self._infinitive = frozenset(subject["infinitive"])
        self._prepositions = frozenset(subject["prepositions"])
        self._moves = frozenset(changes.up_verbs + changes.down_verbs)
        self._articles = frozenset(language.numbers.article_words)
        self._change_nouns = frozenset(changes.up_nouns + changes.down_nouns)
        self._directions = frozenset(changes.up_words + changes.down_words)
        self._stop = frozenset(language.units.stop["words"])
        grammar = cues["grammar"]
        self._after_bare = frozenset(grammar["verbs"])
        self._worth_of = {tuple(phrase.split()) for phrase in grammar["worth_of"]}
        self._absolute = frozenset(grammar["absolute"])
        self._locative = frozenset(grammar["locative"])
        self._belong = frozenset(grammar["belongs"])
        self._of = frozenset(grammar["of"])
        self._and = frozenset(language.numbers.and_words)
        self._plural_ends = tuple(grammar["plural_ends"])
        self._adverb_ends = tuple(grammar["adverb_ends"])
        self._participle_ends = tuple(grammar["participle_ends"])
        self._pronouns = frozenset(cues["coreference"]["pronouns"])
        self._definite = frozenset(cues["coreference"]["definite"])
        self._things = frozenset(cues["coreference"]["model"]) | frozenset(cues["coreference"]["maker"])
        self._periods = frozenset(cues["streak"]["periods"]) | frozenset(cues["streak"]["adjectives"])
        self._superlatives = frozenset(cues["span"]["heads"])
        self._sums = frozenset(cues["total"]["sums"])
        self._kinds = frozenset(subject["kinds"])
        self._including = frozenset(cues["excluding"]["including"])
        self._excluding = frozenset(cues["excluding"]["words"])
        self._besides = self._including | self._excluding
        self._moving = self._directions | frozenset(w for phrase in language.bounds.before for w in phrase.split())
        self._governing = self._prepositions | self._moves
        verbs = self._moves | self._auxiliaries | self._directions
        self._telling = verbs | self._pronouns | self._things | self._change_nouns | self._excluding

    def find(
        self,
        tokens: list[Token],
        inside: Sequence[bool],
        names: Sequence[NameMention],
        cues: Sequence[Cue],
        drafts: Sequence[Draft],
    ) -> list[Candidate]:
        """All candidates of a sentence, by where they end."""
        aside = bracketed(tokens, drafts)
        units = {i for d in drafts if d.noun is None for i in range(d.first, d.last + 1)}
        aside |= dateline(tokens)
        names = [n for n in names if n.first not in aside and n.first not in units and not self._is_kind(tokens, n)]
        names = [n for n in names if n.kind != "source"]  # who counts and tells sells nothing: "JAMA forecasts"
        found = [
            Candidate(
                n.first,
                n.last,
                n.text,
                n.kind,
                n,
                bare=self._bare(tokens, n),
                belongs=self._belonging(tokens, n),
                placed=self._placed(tokens, n),
            )
            for n in names
        ]
        found = [self._phrases.of_kind(tokens, c) for c in found]
        named = {i: n for n in names for i in range(n.first, n.last + 1)}
        cue_at = {i for c in cues if c.noun for i in range(c.first, c.last + 1)}
        numbers = {i for d in drafts for i in range(d.first, d.last + 1)}
        bare_numbers = {i for d in drafts for i in range(d.number_first, d.number_last + 1)}
        for cue in cues:
            if cue.noun:
                within = bare_numbers if cue.first in numbers else numbers
                found += self._of_measure(tokens, inside, named, within, cue)
        for i, token in enumerate(tokens):
            if token.low not in self._telling:
                continue
            verb = token.low in self._moves or token.low in self._auxiliaries or token.low in self._directions
            if verb and i:
                found += self._before(tokens, i, inside, named, cue_at, numbers)
            if token.low in self._pronouns:
                found.append(Candidate(i, i, token.text, "pronoun", belongs=self._of_them(tokens, i)))
            if token.low in self._things and i and tokens[i - 1].low in self._definite:
                found.append(Candidate(i - 1, i, f"{tokens[i - 1].text} {token.text}", "definite"))
            if token.low in self._change_nouns:
                j = self._led_to(tokens, i + 1, numbers)
                if j + 1 < len(tokens) and tokens[j].low in self._prepositions:
                    found += self._changing(tokens, j + 1, inside, named, numbers)
            owned = i - 1 in named or (i > 1 and tokens[i - 1].text[0].isupper())  # "Asia excluding Japan"
            if token.low in self._excluding and not owned:
                found += self._rest(tokens, i, inside, numbers | cue_at)
        for draft in drafts:
            found += self._worth(tokens, draft, inside, named, numbers)
            found += self._before(tokens, draft.first, inside, named, cue_at, numbers, direct=True)
        found = [c for c in found if not c.first or tokens[c.first - 1].low not in self._besides]
        unique = {(c.first, c.last, c.kind): c for c in found}
        return sorted(unique.values(), key=lambda c: (c.last, -c.first))

    def _of_them(self, tokens: list[Token], i: int) -> bool:
        """ "Sold 19,429 of them", not "of its lamps"."""
        ends = i + 1 >= len(tokens) or tokens[i + 1].kind == "mark" or tokens[i + 1].low in self._prepositions
        return i > 0 and ends and tokens[i - 1].low in self._of

    def _bare(self, tokens: list[Token], name: NameMention) -> bool:
        if not name.first or tokens[name.first - 1].low not in self._definite:
            return False
        after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
        return after is None or after.kind == "mark" or after.low in self._after_bare

    def _belonging(self, tokens: list[Token], name: NameMention) -> bool:
        i = name.first
        while i and (tokens[i - 1].low in self._definite or tokens[i - 1].low in self._articles):
            i -= 1
        return i > 0 and tokens[i - 1].low in self._belong

    def _placed(self, tokens: list[Token], name: NameMention) -> bool:
        i = name.first
        while i and tokens[i - 1].low in self._definite:
            i -= 1
        return name.name is None and i > 0 and tokens[i - 1].low in self._locative

    def _is_kind(self, tokens: list[Token], name: NameMention) -> bool:
        """Whether a whole is named in the singular, as a kind ("the best-selling kei car"), and is no subject."""
        return (
            name.kind == "scope"
            and tokens[name.last].text.isascii()
            and not tokens[name.last].low.endswith(self._plural_ends)
        )

    def _of_measure(
        self,
        tokens: list[Token],
        inside: Sequence[bool],
        named: dict[int, NameMention],
        numbers: set[int],
        cue: Cue,
    ) -> list[Candidate]:
        first = cue.first
        while first and self._modifies(tokens, first - 1, inside, numbers) and cue.first - first < LONGEST:
            first -= 1
        if first and first < cue.first and tokens[first - 1].low in self._infinitive:
            first += 1  # "to boost sales"
        first = self._phrases.trimmed(tokens, first, cue.first, named)
        if first < cue.first:
            return self._phrases.phrase(tokens, first, cue.first - 1, named, counts=cue.counts)
        at = cue.last + 1
        if at + 1 < len(tokens) and tokens[at].low in self._of:
            first = at + 1
            last = first
            while last < len(tokens) and self._modifies(tokens, last, inside, numbers) and last - first < LONGEST:
                last += 1
            first = self._phrases.trimmed(tokens, first, last, named)
            if first < last:
                return self._phrases.phrase(tokens, first, last - 1, named, counts=False)
        return []

    def _modifies(self, tokens: list[Token], i: int, inside: Sequence[bool], numbers: set[int]) -> bool:
        token = tokens[i]
        if inside[i] or i in numbers or token.low in self._moves or token.low in self._auxiliaries:
            return False
        if token.low in self._expecting:
            return False  # "analysts expect sales"
        return (token.kind == "word" and token.low not in self._stop) or token.text in ("&", "-")

    def _before(
        self,
        tokens: list[Token],
        i: int,
        inside: Sequence[bool],
        named: dict[int, NameMention],
        cue_at: set[int],
        numbers: set[int],
        direct: bool = False,
        levels: int = 2,
    ) -> list[Candidate]:
        """The noun phrase that ends in front of token `i`, a verb or a number; one that is the object of a preposition
        gives way to what stands before it ("a gauge of stocks", "aluminium on the exchange"), `levels` deep."""
        last = i - 1
        while last >= 0 and (
            tokens[last].low in self._adverbs
            or inside[last]
            or (tokens[last].low in self._auxiliaries and not direct)
            or (direct and tokens[last].low in self._moving)
            or (direct and tokens[last].text in ("+", "-", "−", "(", "'"))
        ):
            last -= 1
        first = last + 1
        while first and i - first < LONGEST + 3 and self._belongs(tokens, first - 1, inside, numbers):
            first -= 1
        if first > last or first in cue_at or last in cue_at:
            return []
        if direct and first == last and tokens[last].low in self._sums:
            owned = [j for j in range(max(0, first - _OWNED), first) if tokens[j].low in self._pronouns]
            return [Candidate(first, last, tokens[last].text, "pronoun" if owned else "total")]
        if direct and first == last and tokens[last].low in self._kinds:
            return [Candidate(first, last, tokens[last].text, "kind")]
        before, first_in = (tokens[first - 1] if first else None), first
        if direct and first <= last and tokens[first].low in self._articles:
            return []  # "a significant 43 percent"
        first = self._phrases.trimmed(tokens, first, last + 1, named)
        if first > last or any(j in cue_at for j in range(first, last + 1)):
            return []
        absolute = before is not None and before.low in self._absolute and tokens[i].low in self._directions
        if before is not None and before.low in self._prepositions and not direct and levels and not absolute:
            return self._before(tokens, first_in - 1, inside, named, cue_at, numbers, levels=levels - 1)
        if before is not None and not absolute and before.low in self._governing:
            return []  # the object of a preposition or of another verb
        if before is not None and before.low in self._auxiliaries:
            return []
        if plain(tokens[last].text) != tokens[last].text:
            return []  # "the country's largest": the owner of something, not the subject
        if direct and tokens[last].text.islower() and not self._listed(tokens, first, last, i):
            return []  # prose: the word in front of a number is an adjective or a verb
        listed = tokens[i].text in _SIGNS and before is not None and before.kind == "mark"
        if direct and tokens[last].text.islower() and tokens[last].low.endswith(self._participle_ends) and not listed:
            return []  # a verb of which the number is the object; not in "; registered -26.4%"
        if (
            tokens[last].low in self._things
            or tokens[last].low in self._periods
            or tokens[last].low in self._superlatives
            or tokens[last].low in self._change_nouns
            or tokens[last].low.endswith(self._adverb_ends)
        ):
            return []
        return self._phrases.phrase(tokens, first, last, named, counts=False)

    def _listed(self, tokens: list[Token], first: int, last: int, i: int) -> bool:
        """Whether a lower-case phrase heads a number as in a list: "buses 40.4 percent", "petrol -14.2"."""
        if first and tokens[first - 1].kind == "word" and tokens[first - 1].low not in self._and:
            return False
        signed = tokens[i].text in _SIGNS or tokens[i - 1].text == "("
        return signed or self._units.singular(tokens[last].low) != tokens[last].low

    def _belongs(self, tokens: list[Token], i: int, inside: Sequence[bool], numbers: set[int]) -> bool:
        token = tokens[i]
        if inside[i] or i in numbers or token.text in _WALLS or token.kind == "money":
            return False
        if token.low in self._boundaries or token.low in self._moves or token.low in self._auxiliaries:
            return False
        return token.low not in self._prepositions and token.low not in self._directions

    def _led_to(self, tokens: list[Token], j: int, numbers: set[int]) -> int:
        """ "a fall to 881,751 in small cars": behind what a change led to, if it says so."""
        if j + 1 < len(tokens) and tokens[j].low in self._infinitive and j + 1 in numbers:
            j += 1
            while j in numbers:
                j += 1
        return j

    def _changing(
        self,
        tokens: list[Token],
        first: int,
        inside: Sequence[bool],
        named: dict[int, NameMention],
        numbers: set[int],
    ) -> list[Candidate]:
        """ "a 3.2% drop in agriculture and mining": what went up or down is said behind the change."""
        last = first
        while (
            last < len(tokens)
            and last - first < LONGEST
            and (self._modifies(tokens, last, inside, numbers) or tokens[last].low in self._and)
        ):
            last += 1
        while last > first and tokens[last - 1].low in self._and:
            last -= 1
        first = self._phrases.trimmed(tokens, first, last, named)
        made = self._phrases.phrase(tokens, first, last - 1, named, counts=False) if first < last else []
        return [Candidate(c.first, c.last, c.text, "object") for c in made if c.kind == "phrase"]

    def _worth(
        self,
        tokens: list[Token],
        draft: Draft,
        inside: Sequence[bool],
        named: dict[int, NameMention],
        numbers: set[int],
    ) -> list[Candidate]:
        """ "$125 billion worth of Chinese goods": what the money is for is said behind it."""
        i = draft.last + 1
        words = tuple(t.low for t in tokens[i : i + 2])
        if words not in self._worth_of:
            return []
        return self._changing(tokens, i + 2, inside, named, numbers)

    def _rest(self, tokens: list[Token], i: int, inside: Sequence[bool], numbers: set[int]) -> list[Candidate]:
        last = i + 1
        while last < len(tokens) and last in numbers:
            last += 1  # "excluding 660cc minis"
        while last < len(tokens) and self._modifies(tokens, last, inside, numbers) and last - i < 5:
            if tokens[last].low in self._directions:
                break
            last += 1
        if last == i + 1:
            return []
        text = " ".join(t.text for t in tokens[i + 1 : last])
        return [Candidate(i, last - 1, f"excluding {text}", "rest", rest=True)]
