"""Names in an article: those that a market pack knows, proper names by their capitals, and places."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from keisu.figures.tokens import Token, joined, tokenise
from keisu.languages import Language
from keisu.model import Name

_CONTRACTED = re.compile("['’]")
_MARKED = re.compile(
    r"[^\W_a-zà-öø-ÿß-]"
)  # what a common noun has nowhere behind its first letter: "BMW", "N-Box", "A4"
_OPENING = ("“", "«", "„", "¿", "¡")  # what opens a sentence inside another
_FOLD = re.compile(r"[\s\-‐‑–—―・]+")
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")


@dataclass(slots=True, unsafe_hash=True)
class NameMention:
    """Tokens `first` to `last` are a name: `kind` is "maker", "model", "scope", "source", "place" or "name"."""

    first: int
    last: int
    text: str
    kind: str
    name: Name | None = None


class NameReader:
    """Finds names. Made for one language and one set of known names; holds nothing of a text."""

    def __init__(self, language: Language, names: Iterable[Name] = ()) -> None:
        places = {tuple(t.low for t in tokenise(p, ())): full for p, full in language.places.names.items()}
        self._places = {" ".join(words): full for words, full in places.items()}
        self._place_starts = frozenset(_unowned(words[0]) for words in places)
        self._small = frozenset(
            tokenise(p, ())[0].low for p in language.places.names if p.islower()
        )  # "zona euro", "deutsche"
        self._place_sizes = range(max(map(len, places), default=0), 0, -1)
        self._common = frozenset(language.general.common_words) | frozenset(language.units.stop["words"])
        self._common |= frozenset(language.cues["subject"]["never"])
        self._calendar = frozenset(language.general.months) | frozenset(language.general.weekdays)
        self._symbols = frozenset(u for u in language.units.after if u[0].islower() and not u.islower())  # kWh
        self._based = language.syntax.based if language.syntax is not None else ()
        self._all_capital = language.general.capital_nouns
        self._inner = frozenset(language.cues["grammar"]["inner_articles"])
        self._plural = language.cues["grammar"]["plural_ends"][0]
        self._noun_first = language.units.counted_noun == "first"
        self._institutions = frozenset(language.cues["source"]["institutions"])
        self._joiners = frozenset(language.cues["grammar"]["name_joiners"])
        self._numbered = frozenset(language.cues["not_a_figure"]["before"])
        numerals = frozenset(language.numbers.cardinals)
        self._known: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
        for name in names:
            words = tuple(t.low for t in tokenise(name.text, numerals))
            if words:
                self._known.setdefault(words[0], []).append((words, name))
        for entries in self._known.values():
            entries.sort(key=lambda e: -len(e[0]))

    def find(self, tokens: list[Token], seen: Counter[str]) -> list[NameMention]:
        """The names of a sentence in order. `seen` counts the article's capitalised words away from sentence heads."""
        found: list[NameMention] = []
        i = 0
        while i < len(tokens):
            mention = None
            if tokens[i].kind == "word" and not self._is_plain(tokens[i]):
                mention = self._known_name(tokens, i) or self._place(tokens, i) or self._proper(tokens, i, seen)
            if mention is None:
                i += 1
            else:
                found.append(mention)
                i = mention.last + 1
        return _joined(found)

    def _is_plain(self, token: Token) -> bool:
        """Whether a word is of those, the most, that begin no name."""
        text = token.text
        return (
            text.islower()
            and token.low not in self._known
            and token.low not in self._small
            and "'" not in text
            and "’" not in text
        )

    def _known_name(self, tokens: list[Token], i: int) -> NameMention | None:
        bare = _unowned(tokens[i].low)
        if i and tokens[i - 1].kind == "number" and tokens[i].text[0].isupper():
            bare = bare.removesuffix(self._plural)  # "sold 10,481 Insights"
        for words, name in self._known.get(tokens[i].low, []) + (
            self._known.get(bare, []) if bare != tokens[i].low else []
        ):
            last = i + len(words) - 1
            if last >= len(tokens):
                continue
            got = [t.low for t in tokens[i : last + 1]]
            got[-1] = bare if last == i else _unowned(got[-1])
            if tuple(got) != words:
                continue
            # A maker or a model is written with a capital or a digit; a scope need not be ("minis").
            if name.kind in ("maker", "model") and not any(c.isupper() or c.isdigit() for c in tokens[i].text):
                continue
            if name.kind == "model" and len(words) == 1 and i == 0 and words[0] in self._common:
                if i + 1 < len(tokens) and tokens[i + 1].text.islower():
                    continue  # "Note that", but "Note 9,875"
            text = _text(tokens, i, last)
            if i == last and got[0] != tokens[i].low and text.casefold() == tokens[i].low:
                text = text[: len(got[0])]  # the singular
            return NameMention(i, last, text, name.kind, name)
        return None

    def _place(self, tokens: list[Token], i: int) -> NameMention | None:
        if not tokens[i].text[0].isupper() and tokens[i].low not in self._small:
            return None
        for size in self._place_sizes:
            words = [t.low for t in tokens[i : i + size]]
            if len(words) < size or _unowned(words[0]) not in self._place_starts:
                continue
            words[-1] = _unowned(words[-1])
            full = self._places.get(" ".join(words))
            if full:
                return NameMention(i, i + size - 1, full, "place")
        return None

    def _proper(self, tokens: list[Token], i: int, seen: Counter[str]) -> NameMention | None:
        if i and tokens[i - 1].text == "." and tokens[i - 1].end == tokens[i].start:
            return None  # an index code: ".DJI"
        heads = i == 0 or tokens[i - 1].text in _OPENING
        if not self._capital(tokens[i]) or (heads and not self._name_at_head(tokens[i:], seen)):
            return None
        last = i
        while last + 1 < len(tokens) and not _POSSESSIVE.search(tokens[last].text):
            nxt = tokens[last + 1]
            if self._capital(nxt):
                last += 1
            elif nxt.low in self._joiners and last + 2 < len(tokens) and self._capital(tokens[last + 2]):
                if nxt.kind == "word" and last == i and i == 0:
                    break
                if self._noun_first and tokens[i].low not in self._institutions and self._place(tokens, last + 2):
                    break  # "Gobierno de Alemania", but "Banco de España"
                last += 2
            elif nxt.low in self._joiners and self._joins(tokens, last + 2):
                last += 3  # "Banco de la República"
            elif nxt.kind == "number" and nxt.text.isdigit() and self._is_numbered(tokens[last], last > i, nxt):
                last += 1
            else:
                break
        if i == last and self._all_capital and not _MARKED.search(tokens[i].text[1:]):
            return None  # a noun
        if i == last and i and tokens[i - 1].text == "/" and len(tokens[i].text) == 1:
            return None  # the "Y" of "Model 3/Y"
        return NameMention(i, last, _text(tokens, i, last), "name")

    def _joins(self, tokens: list[Token], i: int) -> bool:
        """Whether an article and a capital stand at token `i`, where names go on so."""
        articled = i + 1 < len(tokens) and tokens[i].low in self._inner
        return articled and self._capital(tokens[i + 1])

    def _is_numbered(self, word: Token, joint: bool, number: Token) -> bool:
        """ "FTSE 100", "Article 4", "Boeing 737": words whose number makes them a name; "European STOXX 600"."""
        return word.low in self._numbered or (joint and len(number.text) == 3)

    def _capital(self, token: Token) -> bool:
        text = token.text
        return (
            token.kind == "word"
            and (text[0].isupper() or (len(text) > 2 and text[1].isupper()))
            and token.low.rstrip(".").split("-")[0] not in self._calendar
            and not _ticker(token)
            and not token.low.endswith(self._based)
            and _unowned(token.low) not in self._common
            and _CONTRACTED.split(token.low, maxsplit=1)[0] not in self._common  # "I’m", "They’ve"
            and token.text not in self._symbols
        )

    def _name_at_head(self, tokens: list[Token], seen: Counter[str]) -> bool:
        """The first word has a capital anyway: a name shows by being one elsewhere, or by what follows."""
        if seen[_unowned(tokens[0].text)] or _POSSESSIVE.search(tokens[0].text):
            return True
        if any(c.isupper() for c in tokens[0].text[1:]) or len(tokens) <= 2 or tokens[1].text == ":":
            return True
        return self._capital(tokens[1])


def _unowned(text: str) -> str:
    """A word without the possessive at its end."""
    return _POSSESSIVE.sub("", text) if "'" in text or "’" in text else text


def _ticker(token: Token) -> bool:
    """A market's code among the words: "CLc1", "US10YT", "MIWD00000PUS"."""
    text = token.text
    return (
        len(text) > 3 and text[-1] != "s" and any(c.isdigit() for c in text) and text[:2].isupper() and "-" not in text
    )


def capitals(tokens: list[Token], seen: Counter[str]) -> None:
    """Count the capitalised words of a sentence that are not its first."""
    for i, token in enumerate(tokens):
        if i and token.kind == "word" and token.text[0].isupper() and tokens[i - 1].text not in _OPENING:
            seen[_unowned(token.text)] += 1


def folded(text: str) -> str:
    """A name without case, hyphens and spaces, to compare by."""
    return _FOLD.sub("", _unowned(text).casefold())


def _text(tokens: list[Token], first: int, last: int) -> str:
    return _unowned(joined(tokens[first : last + 1]))


def _joined(found: list[NameMention]) -> list[NameMention]:
    """ "Honda N-Box", where maker and model stand together, is one mention of the model."""
    out: list[NameMention] = []
    for mention in found:
        last = out[-1] if out else None
        if last is not None and last.kind == "maker" and mention.kind == "model" and last.last + 1 == mention.first:
            out[-1] = NameMention(last.first, mention.last, f"{last.text} {mention.text}", "model", mention.name)
        else:
            out.append(mention)
    return out
