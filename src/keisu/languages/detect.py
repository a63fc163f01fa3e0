"""Which language a text is in, from its script and its most common words; and whether to believe what a page says."""

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache

import msgspec

from keisu.languages.pack import available
from keisu.languages.tables import table
from keisu.vocabulary import LanguageBasis

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters: more would not change the answer
_LATIN = "\u036f"  # the last character of the Latin alphabets and of their accents
_FOREIGN = 0.7  # what a word with a letter that a language has not counts against it
_LEAST = 0.1  # of the weight that a text of common words alone has, to be in a language
_ONE = 0.3  # the same, of a text of a word or two
_STRONG = 0.15  # the same, for the text to deny what its page says
_TIMES = 2  # as much as for the language that the page says, for the same
_FAINT = 0.03  # the same, under which a text is not in the language that its page says
_FEW, _MANY = 20, 60  # words of the text from which on it may name another language, or deny one without naming any
_SOME = 0.05  # of the letters: a script of which a text in no known language must have as much, to be in its language


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language known by characters that it alone uses."""

    language: str
    characters: str
    share: float


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A script of scripts.toml, which says what the fields mean."""

    characters: str
    share: float
    language: str | None = None
    told: tuple[Told, ...] = ()


class _Scripts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    script: list[Script]


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: list[str]
    also: list[str] = []


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for each language in a text of so many words: the weight of its common words, less what is foreign
    to it. `script` is the language of a script that most of the text is in, `distant` of one that some of it is in."""

    words: int
    weights: dict[str, float]
    script: str | None
    distant: str | None


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text, or None where neither its script nor its words tell.

    The language is the one whose common words weigh the most, a word the less the more languages have it, if they weigh
    enough and no other language's as much.
    """
    return _language(_evidence(text))


def of_page(told: str | None, text: str) -> tuple[str | None, LanguageBasis | None]:
    """The language of a page that says it is in `told`, and how it is known: the page holds unless its text is plainly
    in another language, or plainly not in that one."""
    evidence = _evidence(text)
    found = _language(evidence)
    if told is None or found == told or _denied(told, found, evidence):
        return found, None if found is None else "page" if found == told else "text"
    return told, "page"


def common_words(code: str | None) -> frozenset[str]:
    """The common words of a language, of one without a pack none that is a scale; empty if none are known."""
    known = _lists().get(code or "")
    return frozenset(known.words) if known else frozenset()


def _denied(told: str, found: str | None, evidence: _Evidence) -> bool:
    if evidence.script is not None:
        return evidence.script != told and found in _of_scripts()
    ours = evidence.weights.get(told, 0)
    if told in _of_scripts():  # not a character of its script
        return evidence.distant != told and evidence.words > 0
    if found is None:
        return told in available() and evidence.words >= _MANY and ours < _FAINT * evidence.words
    if told in _lists()[found].also:
        return False
    weight = evidence.weights[found]
    return evidence.words >= _FEW and weight >= _STRONG * evidence.words and weight >= _TIMES * ours


def _language(evidence: _Evidence) -> str | None:
    if evidence.script is not None:
        return evidence.script
    first, second = [*sorted(evidence.weights.items(), key=lambda e: -e[1])[:2], ("", 0.0), ("", 0.0)][:2]
    if first[1] >= max(_ONE, _LEAST * evidence.words) and first[1] > second[1]:
        return first[0]
    return evidence.distant


def _evidence(text: str) -> _Evidence:
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    script, distant = (None, None) if sample.isascii() else _script(Counter(sample))
    if script is not None:
        return _Evidence(0, {}, script, distant)
    found = [w for w in _WORD.findall(sample) if len(w) > 1 or w.islower()]  # not the N of an N-Box
    small = sum(1 for w in found if w[0].islower())  # names say nothing
    words = Counter(w.casefold() for w in found)
    weights: defaultdict[str, float] = defaultdict(float)
    lists, alphabets = _common()
    foreign: list[tuple[str, int]] = []
    for word, count in words.items():
        if of := lists.get(word):
            weight = count / len(of) ** 0.5
            for code in of:
                weights[code] += weight
        if not word.isascii():
            foreign.append((word, count))
    for code in weights:
        weights[code] -= _FOREIGN * sum(n for word, n in foreign if not alphabets[code].issuperset(word))
    return _Evidence(small or len(found), weights, None, distant)


def _script(characters: Counter[str]) -> tuple[str | None, str | None]:
    """The language of a script that a text is in, and of one that some of it is in; None where there is none."""
    letters = sum(n for c, n in characters.items() if c.isalpha())
    beyond = "".join(c for c in characters if c > _LATIN and c.isalpha())
    if not beyond:
        return None, None
    counts = [(_count(characters, s.characters, beyond), s) for s in _scripts()]
    count, script = max(counts, key=lambda found: found[0] / found[1].share)
    if count < _SOME * letters:
        return None, None
    language = next(
        (t.language for t in script.told if _count(characters, t.characters, beyond) >= t.share * count),
        script.language,
    )
    return (language, language) if count >= script.share * letters else (None, language)


def _count(characters: Counter[str], wanted: str, beyond: str) -> int:
    return sum(characters[c] for c in _class(wanted).findall(beyond))


@cache
def _class(characters: str) -> re.Pattern[str]:
    return re.compile(f"[{characters}]")


@cache
def _common() -> tuple[dict[str, tuple[str, ...]], dict[str, frozenset[str]]]:
    """Each common word with the languages that have it, and each language's letters, as far as its words show them."""
    languages: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for code, common in _lists().items():
        for word in common.words:
            languages[word] += (code,)
    basic = [chr(c) for c in range(ord("a"), ord("z") + 1)]
    return dict(languages), {code: frozenset(basic).union(*common.words) for code, common in _lists().items()}


@cache
def _of_scripts() -> frozenset[str]:
    """The languages that have a script of their own."""
    scripts = _scripts()
    return frozenset(t.language for s in scripts for t in s.told) | {s.language for s in scripts if s.language}


@cache
def _scripts() -> list[Script]:
    made: _Scripts = table("scripts.toml", _Scripts)
    return made.script


@cache
def _lists() -> dict[str, _Words]:
    made: dict[str, _Words] = table("common_words.toml", dict[str, _Words])
    return made
