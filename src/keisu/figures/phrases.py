"""Noun phrases that may be subjects: what belongs to one, and words that look like one and are none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from keisu.figures.names import NameMention
from keisu.figures.tokens import Token, joined
from keisu.figures.units import UnitReader
from keisu.languages import Language

_QUOTES = ("'", "’", "‘", '"', "“", "”")
LONGEST = 7  # words in the longest noun phrase that is taken as a subject


@dataclass(slots=True)
class Candidate:
    """Tokens `first` to `last` may be a subject, written `text`; `kind` as in `NameMention`, or "phrase", "pronoun",
    "definite" ("the company"), "total" or "kind" ("petrol" in a list of cars)."""

    first: int
    last: int
    text: str
    kind: str
    mention: NameMention | None = None
    rest: bool = False  # "excluding X": what is left of the whole
    bare: bool = False  # "the Nissan", with no noun behind it: the maker's name for its car
    belongs: bool = False  # "of the N-Box": said to be whose the number in front is
    placed: bool = False  # "in New York": where or when, rather than what


class PhraseReader:
    """Makes candidates of runs of tokens in one language; holds nothing of a text."""

    def __init__(self, language: Language, units: UnitReader) -> None:
        cues = language.cues
        subject, grammar = cues["subject"], cues["grammar"]
        self._units = units
        self._drop = frozenset(subject["drop"]) | frozenset(language.general.months)
        self._keep = frozenset(subject["keep_edge"])
        self._kinds = frozenset(subject["kinds"])
        self._never = frozenset(subject["never"])
        self._leading = self._drop | self._never | frozenset(grammar["of"]) | frozenset(language.numbers.scales)
        self._stop = frozenset(language.units.stop["words"])
        self._articles = frozenset(language.numbers.article_words)
        self._plural_ends = tuple(grammar["plural_ends"])
        self._adverb_ends = tuple(grammar["adverb_ends"])
        self._adjective_ends = tuple(grammar["adjective_ends"])
        self._uncounted = frozenset(grammar["uncounted"])
        self._pronouns = frozenset(cues["coreference"]["pronouns"])
        self._things = frozenset(cues["coreference"]["model"]) | frozenset(cues["coreference"]["maker"])
        self._totals = frozenset(cues["total"]["words"])
        self._leads = self._drop | self._totals
        self._source_verbs = frozenset(cues["source"]["verbs"])
        self._verbs = frozenset(v for m in language.measures.measure for v in m.verbs if " " not in v)

    def trimmed(self, tokens: list[Token], first: int, end: int, named: Mapping[int, NameMention]) -> int:
        """Leave out leading words that are no part of what is measured: determiners, places, adverbs."""
        while first < end:
            mention = named.get(first)
            last = mention.last if mention and mention.kind == "place" else first
            is_place = mention is not None and mention.kind == "place" and last < end - 1
            drops = tokens[first].low in self._drop and (tokens[first].low not in self._keep or first == end - 1)
            if not is_place and not drops and tokens[first].text not in ("&", "-"):
                break
            first = last + 1
        return first

    def phrase(
        self, tokens: list[Token], first: int, last: int, named: Mapping[int, NameMention], counts: bool
    ) -> list[Candidate]:
        """The phrase as written, in the plural if it names things that are counted ("new car sales": new cars)."""
        while first <= last and tokens[first].text in _QUOTES:
            first += 1
        while first <= last and tokens[last].text in _QUOTES:
            last -= 1
        words = [t for t in tokens[first : last + 1] if t.kind != "code" and not _ticker(t)]
        if not words or len(words) > LONGEST:
            return []
        mention = named.get(last)
        if mention is not None and all(t.low in self._leads for t in tokens[first : mention.first]):
            return []  # the name itself is a candidate
        if words[0].low in self._pronouns or all(w.low in self._stop for w in words):
            return []
        brands = words[-1].low in self._things or self._units.singular(words[-1].low) in self._things
        if (words[0].low in self._totals and brands) or all(
            w.low in self._totals or w.low in self._drop for w in words
        ):
            return [Candidate(first, last, words[-1].text, "total")]
        if not any(w.kind == "word" for w in words) or self._is_fragment(words, named, first):
            return []
        text = plain(joined(words))
        tail = words[-1].low.rsplit("-", 1)[-1]
        plural = self._plural_ends[0]
        if counts and self._units.thing(tail) and self._units.thing(tail + plural):
            text = (text[: len(text) - len(words[-1].low)] + words[-1].text.replace("-", " ")) + plural
            if len(words) == 1 and words[0].text.istitle():
                text = text[0].lower() + text[1:]
        elif counts and words[-1].text.islower() and len(words) == 1 and self._is_plain_noun(words[-1].low):
            text += plural
        return [Candidate(first, last, text, "phrase")]

    def of_kind(self, tokens: list[Token], name: Candidate) -> Candidate:
        """ "Passenger minis": a part of a market with the kind in front that makes it a smaller one."""
        if name.kind != "scope" or not name.first or tokens[name.first - 1].low not in self._kinds:
            return name
        text = f"{tokens[name.first - 1].text} {name.text}"
        return Candidate(name.first - 1, name.last, text, "scope", belongs=name.belongs, placed=name.placed)

    def written(self, tokens: Sequence[Token], first: int, last: int, plural: bool) -> str:
        """A phrase of a clause without what leads it; `plural` makes things of a kind ("solar module costs")."""
        while first < last and (
            tokens[first].low in self._leading
            or tokens[first].kind == "mark"
            or (tokens[first].kind == "number" and tokens[first].end < tokens[first + 1].start)
        ):
            first += 1
        words = [t for t in tokens[first : last + 1] if t.kind != "code"]
        alone = len(words) == 1 and words[0].text in self._never
        text = plain(joined(words)) if words and not alone else ""
        return text + self._plural_ends[0] if plural else text

    def _is_fragment(self, words: Sequence[Token], named: Mapping[int, NameMention], first: int) -> bool:
        """Whether words are no noun phrase: they hold an adverb, a verb, a number, or what only points somewhere."""
        for i, w in enumerate(words):
            if w.low in self._never or w.low in self._source_verbs:
                return True
            named_so = i + 1 < len(words) and self._units.thing(words[i + 1].low) is not None
            if w.low in self._verbs and not named_so:  # "registered vehicles" are a kind of vehicle
                return True
            glued = i > 0 and words[i - 1].end == w.start
            if w.low in self._stop and w.low not in self._articles and w.text != "&" and not glued:
                return True
            if w.text.islower() and w.low.endswith(self._adverb_ends):
                return True
            if w.kind == "mark" and w.text not in ("&", "-", "'", "’"):
                return True
            compound = i + 1 < len(words) and words[i + 1].start == w.end  # "10-year notes"
            if w.kind == "number" and not compound and not (i and words[i - 1].text[0].isupper()):
                return True
        return words[-1].kind == "number" and first + len(words) - 1 not in named

    def _is_plain_noun(self, low: str) -> bool:
        if low.endswith(self._adjective_ends) or low in self._uncounted:
            return False
        return self._units.singular(low) == low and self._units.is_noun(low) and low not in self._drop


def _ticker(token: Token) -> bool:
    """A market code among the words: "CLc1", "US10YT=RR"."""
    text = token.text
    return len(text) > 2 and any(c.isdigit() for c in text) and text[:2].isupper() and "-" not in text


def plain(text: str) -> str:
    """A phrase without the possessive at its end."""
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    return text
