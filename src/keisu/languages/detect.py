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
_PLENTY = 200  # characters of a script from which on its languages that have signs of their own would show them
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


@dataclass(frozen=True, slots=True)
class _Written:
    """A script that a text, or `most` of it, is in, and the language that this tells; `sure` if that may not be another
    of the same script."""

    script: Script
    language: str | None
    most: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for each language in a text of so many words in Latin letters: the weight of its common words, less
    what is foreign to it; and another script."""

    words: int
    weights: dict[str, float]
    written: _Written | None


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
    """Whether a text, taken to be in `found` or in no language that is known, is plainly not in that of its page."""
    written = evidence.written
    used = written is not None and told in _languages(written.script)
    if written is not None and written.most:
        if used:
            return written.sure
        return told in {*_lists(), *_of_scripts()} or (written.sure and found in available())  # "jp" is no language
    if told in _of_scripts() and not used:  # there is not a character of its script
        return found is not None or evidence.words >= _FEW
    ours = evidence.weights.get(told, 0)
    if found is None or found not in evidence.weights:
        return not used and told in available() and evidence.words >= _MANY and ours < _FAINT * evidence.words
    if told not in _lists() and found not in available():
        return False  # it knows better: Bokmål beside Norwegian, Afrikaans beside Dutch
    weight = evidence.weights[found]
    return evidence.words >= _FEW and weight >= _STRONG * evidence.words and weight >= _TIMES * ours


def _language(evidence: _Evidence) -> str | None:
    written = evidence.written
    if written is not None and written.most and written.language is not None:
        return written.language
    first, second = [*sorted(evidence.weights.items(), key=lambda e: -e[1])[:2], ("", 0.0), ("", 0.0)][:2]
    if first[1] >= max(_ONE, _LEAST * evidence.words) and first[1] > second[1]:
        return first[0]
    return None if written is None else written.language


def _evidence(text: str) -> _Evidence:
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    written = None if sample.isascii() else _written(Counter(sample))
    if written is not None and written.most and written.language is not None:
        return _Evidence(0, {}, written)
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
    return _Evidence(small or len(found), weights, written)


def _written(characters: Counter[str]) -> _Written | None:
    """The script other than the Latin that a text is in, or some of it is."""
    letters = sum(n for c, n in characters.items() if c.isalpha())
    beyond = "".join(c for c in characters if c > _LATIN and c.isalpha())
    if not beyond:
        return None
    counts = [(_count(characters, s.characters, beyond), s) for s in _scripts()]
    count, script = max(counts, key=lambda found: found[0] / found[1].share)
    if count < _SOME * letters:
        return None
    told = (t.language for t in script.told if _count(characters, t.characters, beyond) >= t.share * count)
    language = next(told, None)
    most = count >= script.share * letters
    return _Written(script, language or script.language, most, language is not None or count >= _PLENTY)


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


def _languages(script: Script) -> frozenset[str]:
    """The languages that a script tells."""
    return frozenset(t.language for t in script.told) | ({script.language} if script.language else frozenset())


@cache
def _of_scripts() -> frozenset[str]:
    """The languages that have a script of their own."""
    return frozenset[str]().union(*map(_languages, _scripts()))


@cache
def _scripts() -> list[Script]:
    made: _Scripts = table("scripts.toml", _Scripts)
    return made.script


@cache
def _lists() -> dict[str, _Words]:
    made: dict[str, _Words] = table("common_words.toml", dict[str, _Words])
    return made
