"""Nouns in a text of characters: runs of Latin letters, katakana and Chinese characters, what is known of them, and the
particle behind each, which says what it does in its sentence."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from keisu.figures.characters.masking import masked
from keisu.figures.characters.matching import Longest
from keisu.languages import CharacterLanguage
from keisu.model import Name

_CLASSES = ("A-Za-z", "0-9", "ァ-ヺー", "一-龥々〆ヶ")
_RUN = re.compile(
    r"[A-Za-z0-9ァ-ヺー一-龥々〆ヶ]+(?:[-―−‐–&'’.・＝=/](?=[A-Za-z0-9ァ-ヺー一-龥])[A-Za-z0-9ァ-ヺー一-龥々〆ヶ]+"
    r"|(?<=[A-Za-z]) (?=[A-Za-z0-9])[A-Za-z0-9]+)*"
)
_PIECE = re.compile("|".join(f"[{c}]+" for c in _CLASSES))
_DASH = re.compile(r"(?<=[A-Za-z0-9])ー+")
_LONG_DASH = re.compile(r"[\s\-‐‑–—―−・.]+")
_HAN = re.compile(r"[一-龥々]+")
_SHORTEST = 2
_LETTERS = re.compile(r"[A-Za-zァ-ヺ]")
_QUOTED = re.compile(r"「([^「」\x00]{2,20})」")


@dataclass(slots=True)
class Noun:
    """A noun at `start` to `end` of the article. `kind` is that of the name that it is ("model", "maker", "scope",
    "source", "place"), "noun" for one that is not known. `particle` is what stands behind it."""

    start: int
    end: int
    text: str
    kind: str
    particle: str
    name: Name | None = None


def key(text: str) -> str:
    """A name without what differs between writers of it: case, dashes, dots, spaces."""
    return _LONG_DASH.sub("", _DASH.sub("", text)).casefold()


class NounReader:
    """Finds nouns with the words of one language and the names of one market; holds nothing of a text."""

    def __init__(self, language: CharacterLanguage, names: Sequence[Name], measures: Iterable[str]) -> None:
        cues = language.cues
        particles = cues["particles"]
        self._topics: list[str] = particles["topic"]
        self.topic = frozenset(self._topics)
        self._of: str = particles["of"]
        self._owns = frozenset(["", f"{self._of}「", "「", f"{self._of}『", "『"])
        self._and: str = particles["joining"][1]
        self._joint: str = particles["joining"][0]
        self._with = tuple(particles["together"])
        self._particles = Longest(
            dict.fromkeys(w for name in ("topic", "weak", "object", "apposed") for w in particles[name] if w.isalpha())
        )
        self._names: dict[str, Name] = {}
        for name in names:
            self._names.setdefault(key(name.text), name)
        self._reach = max(map(len, (name.text for name in names)), default=0)  # characters of the longest name
        self._han = Longest({n.text: n for n in self._names.values() if _HAN.fullmatch(n.text)})
        self._places = language.places.names
        self._modifiers = tuple(cues["subject"]["modifiers"])
        self._pronouns = frozenset(cues["subject"]["pronouns"])
        self.between = frozenset([*cues["subject"]["general"], *language.places.names])
        self._general = frozenset(cues["subject"]["general"]) | frozenset(cues["total"]["nouns"])
        self._general |= frozenset(w for w in (*language.bounds.before, *language.bounds.after))
        self._general |= frozenset((*language.changes.up, *language.changes.down, *cues["streak"]["behind"]))
        self._compared = tuple(language.periods.words["comparison"])
        self._general_ends = tuple(cues["subject"]["general_ends"])
        self._never = frozenset(cues["subject"]["never_names"])
        self._measures = Longest(dict.fromkeys(measures, ""), backward=True)
        self._qualifiers = Longest(dict.fromkeys(cues["subject"]["qualifiers"], ""), backward=True)
        self._totals = Longest(dict.fromkeys(cues["total"]["nouns"], ""), backward=True)

    def numbered(self, text: str, offset: int) -> list[tuple[int, int]]:
        """Spans of known names that hold digits ("S660", "NV100クリッパー"), so that these are read as no numbers."""
        found = []
        for m in _RUN.finditer(text):
            if any(c.isdigit() for c in m.group()) and not m.group().isdigit():
                for start, end, name in self._known(m.group()):
                    if any(c.isdigit() for c in m.group()[start:end]) and name is not None:
                        found.append((offset + m.start() + start, offset + m.start() + end))
        return found

    def find(self, text: str, offset: int, taken: Sequence[tuple[int, int]]) -> list[Noun]:
        """The nouns of a text outside the spans that are taken, in order."""
        nouns: list[Noun] = []
        hidden = masked(text, offset, taken)
        for m in _RUN.finditer(hidden):
            nouns += self._of_run(hidden, m.start(), m.group(), offset)
        for m in _QUOTED.finditer(hidden):
            if not any(n.start < offset + m.end() and offset + m.start() < n.end and n.name for n in nouns):
                inside = [n for n in nouns if offset + m.start() <= n.start < offset + m.end()]
                nouns = [n for n in nouns if n not in inside]
                nouns.append(
                    Noun(offset + m.start(1), offset + m.end(1), m[1], "noun", self._particle(hidden, m.end()))
                )
        return self._owned(text, offset, sorted(nouns, key=lambda n: n.start))

    def _owned(self, text: str, offset: int, nouns: Sequence[Noun]) -> list[Noun]:
        """A maker in front of its model is part of the mention of the model ("スズキの「スペーシア」"), and two things
        that are added up are one ("登録車と軽自動車を合わせた")."""
        out: list[Noun] = []
        for noun in nouns:
            last = out[-1] if out else None
            joint = text[last.end - offset : noun.start - offset] if last is not None else ""
            if last is not None and joint == self._and and text.startswith(self._with, noun.end - offset):
                whole = text[last.start - offset : noun.end - offset]
                out[-1] = Noun(last.start, noun.end, whole, "together", self._topics[0])
                continue
            if last is not None and last.kind == "maker" and noun.kind in ("model", "noun"):
                if joint in self._owns:
                    out[-1] = Noun(last.start, noun.end, noun.text, noun.kind, noun.particle, noun.name)
                    continue
            out.append(noun)
        return out

    def _of_run(self, text: str, start: int, run: str, offset: int) -> list[Noun]:
        known = self._known(run)
        if self._joint in run and (whole := self._together(text, start, run, offset)) is not None:
            return [whole]
        if known:
            out = []
            for number, (a, b, name) in enumerate(known):
                last = number + 1 == len(known)
                first = a
                for modifier in self._modifiers:
                    if run[:a].endswith(modifier):
                        first = a - len(modifier)
                particle = self._particle(text, start + b) if b == len(run) or last else ""
                if last and b < len(run) and run[b:] not in self._general:
                    particle = self._particle(text, start + len(run)) if _HAN.match(run[b:]) else ""
                kind = name.kind if name is not None else "place"
                out.append(Noun(offset + start + first, offset + start + b, run[first:b], kind, particle, name))
            return _joined(out, text, offset)
        return self._unknown(text, start, run, offset)

    def _together(self, text: str, start: int, run: str, offset: int) -> Noun | None:
        """ "登録車・軽・輸入車を合わせた": several things as one."""
        if not text.startswith(self._with, start + len(run)):
            return None
        return Noun(offset + start, offset + start + len(run), run, "together", self._topics[0])

    def _unknown(self, text: str, start: int, run: str, offset: int) -> list[Noun]:
        particle = self._particle(text, start + len(run))
        end = len(run)
        qualified, _ = self._qualifiers.before(run, end)
        if qualified and self._measures.before(run, end - qualified)[0]:
            end -= qualified
        while end:
            size, _ = self._measures.before(run, end)
            size = size or self._totals.before(run, end)[0]
            if not size:
                break
            end -= size
        stem = run[:end]
        if run in self._pronouns:
            return [Noun(offset + start, offset + start + len(run), run, "pronoun", particle)]
        if len(stem) < _SHORTEST or stem in self._general or stem in self._never or not any(map(str.isalpha, stem)):
            return []
        if stem.endswith(self._compared) or (stem.endswith(self._general_ends) and not _LETTERS.search(stem)):
            return []
        kind = "place" if stem in self._places else "noun"
        if end < len(run):
            particle = self._of
        return [Noun(offset + start, offset + start + end, stem, kind, particle)]

    def _particle(self, text: str, end: int) -> str:
        """What stands behind a noun that ends at `end`: a particle, a mark, or nothing."""
        if text[end : end + 1] in ("」", "』", '"', "”"):
            end += 1
        size, _ = self._particles.at(text, end)
        return text[end : end + size] if size else text[end : end + 1]

    def _known(self, run: str) -> list[tuple[int, int, Name | None]]:
        """The known names of a run, longest first at each place, from where the kind of character changes or a name of
        Chinese characters begins."""
        found: list[tuple[int, int, Name | None]] = []
        pieces = [m.span() for m in _PIECE.finditer(run)]
        ends = [end for _, end in pieces]
        starts = dict(pieces)
        at = 0
        for start in range(len(run)):
            if start < at:
                continue
            named = self._longest(run, start, ends, starts[start]) if start in starts else []
            if not named:
                size, han = self._han.at(run, start)
                if size and han is not None and self._stands(run, start, size):
                    named = [(start, start + size, han)]
            if named:
                found += named
                at = named[-1][1]
        return found

    def _longest(self, run: str, start: int, ends: Sequence[int], own: int) -> list[tuple[int, int, Name | None]]:
        """The longest known name that begins at `start`; two that ran together ("スペーシアスズキ") are both found."""
        nearest = bisect_right(ends, start)
        for end in reversed(ends[nearest : bisect_right(ends, start + self._reach)]):
            if (name := self._names.get(key(run[start:end]))) is not None:
                return [(start, end, name)]
        for cut in range(start + _SHORTEST, min(own - 1, start + self._reach)):
            first, second = self._names.get(key(run[start:cut])), self._names.get(key(run[cut:own]))
            if first is not None and second is not None:
                return [(start, cut, first), (cut, own, second)]
        return []

    def _stands(self, run: str, start: int, size: int) -> bool:
        """Whether a name of one Chinese character is no part of a word: "軽" but not in "軽減"."""
        if size >= _SHORTEST:
            return True
        before, after = run[start - 1 : start] if start else "", run[start + size : start + size + 1]
        return not _HAN.match(before) and not _HAN.match(after)


def _joined(nouns: list[Noun], text: str, offset: int) -> list[Noun]:
    """A maker right in front of its model is part of one mention."""
    out: list[Noun] = []
    for noun in nouns:
        last = out[-1] if out else None
        if last is not None and last.kind == "maker" and noun.kind == "model" and last.end == noun.start:
            whole = text[last.start - offset : noun.end - offset]
            out[-1] = Noun(last.start, noun.end, whole, "model", noun.particle, noun.name)
        else:
            out.append(noun)
    return out
