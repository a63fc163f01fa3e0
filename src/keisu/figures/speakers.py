"""Who speaks without a proper name ("the ministry said", "she added"), and how far the name of an office reaches."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from keisu.figures.context import Context
from keisu.figures.names import NameMention, folded
from keisu.figures.tokens import Token, joined
from keisu.languages import Language

_LONGEST = 4  # words of a description: "Chinese customs officials"
_SKIPPED = 2  # words between a speaker and the verb: "the ministry also said", "officials have said"


class SpeakerReader:
    """Finds speakers with the words of one language; holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        cues = language.cues["source"]
        self._nouns = frozenset(cues["speakers"])
        self._pronouns = frozenset(cues["pronouns"])
        self._makers = frozenset(language.cues["coreference"]["maker"])
        self._prepositions = frozenset(language.cues["subject"]["prepositions"])
        self._adverb_ends = tuple(language.cues["grammar"]["adverb_ends"])
        self._described = self._nouns | self._makers
        self._unnamed = frozenset(cues["unnamed"]) | frozenset(language.cues["subject"]["never"]) | self._pronouns
        self._speech = frozenset(cues["speech"])
        self._verbs = frozenset(cues["verbs"])
        self._titles = frozenset(cues["titles"])
        self._between = self._titles | frozenset(cues["auxiliaries"])
        self._before: dict[str, list[tuple[str, ...]]] = {}
        for words in (tuple(p.split()) for p in cues["before"]):
            self._before.setdefault(words[-1], []).append(words)
        self._determiners = frozenset(language.units.part["determiners"]) | frozenset(language.numbers.article_words)
        self._breaks = frozenset(language.units.stop["words"]) | frozenset(language.cues["subject"]["boundaries"])
        self._institutions = frozenset(cues["institutions"])
        self._joiners = frozenset(cues["institution_joiners"])
        self._bodies = self._institutions | frozenset(cues["bodies"])
        self._and = frozenset(language.numbers.and_words)
        self._noun_first = language.units.counted_noun != "last"
        self._of = frozenset(language.cues["grammar"]["of"])

    def find(self, tokens: list[Token], inside: Sequence[bool], context: Context) -> list[NameMention]:
        """The speakers of a sentence that are described or pointed to; `inside` marks the tokens of periods."""
        found: list[NameMention] = []
        for i, token in enumerate(tokens):
            if i == 0 and token.text[0].isupper() and self._names_itself(tokens):
                found.append(NameMention(0, 0, token.text, "source"))
                continue
            noun = token.low in self._described or (
                i + 1 < len(tokens) and tokens[i + 1].low in self._speech and self._has_a_voice(tokens, i)
            )
            if not noun and token.low not in self._pronouns:
                continue
            if not self._speaks(tokens, i, inside) and not (noun and self.introduced(tokens, self._start(tokens, i))):
                continue
            last = i
            if not noun:
                text, first = context.speaker, i
            else:
                first, last = self._first(tokens, i), self._last(tokens, i)
                text = self._named(tokens, first, last, context)
            if text:
                found.append(NameMention(first, last, text, "source"))
        return found

    def _names_itself(self, tokens: list[Token]) -> bool:
        """ "Adidas said": a word that no name elsewhere shows to be one, at the head of a sentence, and that speaks."""
        low = tokens[0].low
        described = low in self._nouns or low in self._makers or low in self._pronouns or low in self._breaks
        return not described and len(tokens) > 1 and tokens[0].kind == "word" and tokens[1].low in self._speech

    def _has_a_voice(self, tokens: list[Token], i: int) -> bool:
        """ "exporters said", "the weather service said": whether a common noun stands before the verb of speech."""
        token = tokens[i]
        if token.kind != "word":
            return False
        first = self._start(tokens, i)
        if first and tokens[first - 1].low in self._prepositions:
            return False  # "authorities of the region announced", "people briefed on the talks said"
        if token.low.endswith(self._adverb_ends):
            return False  # "a recently announced project"
        named = token.text.islower() and token.low not in self._unnamed and token.low not in self._breaks
        return named and token.low not in self._between and token.low not in self._determiners

    def _speaks(self, tokens: list[Token], i: int, inside: Sequence[bool]) -> bool:
        """Whether a verb of saying stands right behind, or in front at the end of what is said (", she said", ", said
        police")."""
        j = i + 1
        while j < len(tokens) and j - i <= _SKIPPED and (inside[j] or tokens[j].low in self._between):
            j += 1
        if j < len(tokens) and tokens[j].low in self._verbs:
            return True
        first = self._start(tokens, i)
        front = first > 1 and tokens[first - 1].low in self._verbs and tokens[first - 2].kind == "mark"
        return front and (i + 1 == len(tokens) or tokens[i + 1].kind == "mark")

    def introduced(self, tokens: list[Token], first: int) -> bool:
        """Whether what begins with token `first` is named as a source: "according to ...", "data from ..."."""
        phrases = self._before.get(tokens[first - 1].low, ()) if first else ()
        return any(tuple(t.low for t in tokens[max(0, first - len(p)) : first]) == p for p in phrases)

    def _first(self, tokens: list[Token], i: int) -> int:
        """Where the description that ends with token `i` begins, without its determiner."""
        first = i
        while first and i - first < _LONGEST - 1:
            token = tokens[first - 1]
            if token.kind != "word" or token.low in self._determiners or token.low in self._breaks:
                break
            if token.low in self._verbs or (token.low.endswith(("'s", "’s"))):
                break
            first -= 1
        return first

    def _last(self, tokens: list[Token], i: int) -> int:
        """Where a description ends whose noun stands first: "associações do setor"."""
        last = i
        while self._noun_first and last + 2 < len(tokens) and last - i < _LONGEST and tokens[last + 1].low in self._of:
            after = tokens[last + 2]
            if after.kind != "word" or after.low in self._breaks or after.low in self._verbs:
                break
            last += 2
        return last

    def _start(self, tokens: list[Token], i: int) -> int:
        """The same with its determiner."""
        first = self._first(tokens, i)
        return first - 1 if first and tokens[first - 1].low in self._determiners else first

    def _named(self, tokens: list[Token], first: int, i: int, context: Context) -> str | None:
        """The name that a description of one noun stands for, if the article gives it; else its words."""
        low = tokens[i].low
        if low in self._makers:
            subject = context.subject or ""
            return subject if first == i and subject[:1].isupper() else None
        if first == i and folded(low) in context.full:
            return context.full[folded(low)]
        return joined(tokens[first : i + 1])

    def owned(self, tokens: list[Token], names: Sequence[NameMention]) -> list[NameMention]:
        """The names with a body of an institution as one: "the International Energy Agency's Clean Coal Centre"."""
        made: list[NameMention] = []
        for name in names:
            owner = made[-1] if made else None
            if (
                owner is not None
                and owner.last + 1 == name.first
                and {owner.kind, name.kind} <= {"name", "source"}
                and tokens[owner.last].low.endswith(("'s", "’s"))
                and tokens[name.last].low in self._bodies
            ):
                text = joined(tokens[owner.first : name.last + 1])
                made[-1] = replace(name, first=owner.first, text=text)
            else:
                made.append(name)
        return made

    def extent(self, tokens: list[Token], name: NameMention, places: Mapping[int, NameMention]) -> NameMention:
        """The whole name of an office: "Office for National Statistics", "Ministry of Health, Labor and Welfare",
        "European Central Bank"; `places` are the names of places by their last token."""
        first, last = name.first, name.last
        place = places.get(first - 1)
        if place is not None and not tokens[first - 1].low.endswith(("'s", "’s")) and name.kind in ("name", "source"):
            first = place.first
        titled = [i for i in range(first, last) if tokens[i].low in self._titles and tokens[i].text[0].isupper()]
        if titled and name.kind == "name":  # "Indiana State Teachers Association President Keith Gambill"
            first = titled[-1] + 1
        if first > 1 and tokens[first - 1].low in self._joiners and tokens[first - 2].low in self._institutions:
            if tokens[first - 2].text[0].isupper():
                first -= 2
        if tokens[last].low in self._institutions and last + 2 < len(tokens) and tokens[last + 1].low in self._joiners:
            while last + 2 < len(tokens) and tokens[last + 2].kind == "word" and tokens[last + 2].text[0].isupper():
                last += 1
            last += last > name.last
        if tokens[first].low in self._institutions:
            last = self._list_end(tokens, last)
        if (first, last) == (name.first, name.last):
            return name
        return replace(name, first=first, last=last, text=joined(tokens[first : last + 1]))

    def _list_end(self, tokens: list[Token], last: int) -> int:
        """The end of ", Labor and Welfare" behind a name that ends at `last`; `last` itself if no list follows."""
        j, end = last + 1, last
        while j + 1 < len(tokens) and (tokens[j].text == "," or tokens[j].low in self._and):
            closing = tokens[j].low in self._and
            j += 2 if tokens[j].text == "," and tokens[j + 1].low in self._and else 1
            closing = closing or tokens[j - 1].low in self._and
            if j >= len(tokens) or not tokens[j].text[0].isupper() or tokens[j].kind != "word":
                break
            while j + 1 < len(tokens) and tokens[j + 1].kind == "word" and tokens[j + 1].text[0].isupper():
                j += 1
            if closing:
                end = j
                break
            j += 1
        return end
