"""Whose a figure is, by the particles of the nouns around it.

A noun holds for the figures behind it from where it is the topic of its clause ("N-BOXは"), or stands right in front
of one ("スペーシア15万8397台", "N-BOXの23万9706台"); a rank is of the noun that it stands in front of ("2位ヤリス",
"首位はN-BOX").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from keisu.figures.alternation import any_of
from keisu.figures.characters.clauses import Ground, Read
from keisu.figures.characters.measuring import Cue
from keisu.figures.characters.nouns import Noun, NounReader
from keisu.figures.characters.times import Time
from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.languages import CharacterLanguage

_CLOSE, _OPEN = (")", "」", "]"), ("(", "[")
_STOPS = "、。"
_APPOSED = 4  # characters between a noun and its figure
_HIRAGANA = re.compile("[ぁ-ん]")
_NEVER = ("source", "place")


@dataclass(slots=True)
class Holding:
    """A noun that holds for the figures from `start` to `until`; `topic` if a particle makes it what its clause is
    about, `aside` if it is only compared with ("現行フィット(2万7千台)に次ぐ")."""

    noun: Noun
    start: int
    until: int
    topic: bool
    aside: bool = False


class SubjectFinder:
    """Gives the figures of a sentence their subjects; holds nothing of a text."""

    def __init__(self, language: CharacterLanguage, nouns: NounReader) -> None:
        cues = language.cues
        self._topic, self._between = nouns.topic, nouns.between
        particles = cues["particles"]
        self._apposed = frozenset(particles["apposed"])
        self._object = tuple(particles["object"])
        self._weak = tuple(particles["weak"])
        self._of: str = particles["of"]
        self._until_words = tuple(language.periods.words["until"])
        self._links = tuple(sorted(cues["rank"]["links"], key=len, reverse=True))
        self._streaks = re.compile(rf"[0-9]+[^0-9。、]{{1,3}}(?:{'|'.join(cues['rank']['streaks'])})")
        self._and: str = particles["joining"][1]
        self._cleft = tuple(particles["cleft"])
        self._after = frozenset([*self._topic, *self._apposed, self._of])
        self._listed = tuple(cues["rank"]["listed"])
        fillers = [*language.bounds.before, *cues["total"]["nouns"], *cues["average"]["monthly"]]
        self._fillers = re.compile(any_of(fillers))
        apposed = "".join(sorted(p for p in self._apposed | self._topic if len(p) == 1))
        self._only_apposed = re.compile(f"[{re.escape(apposed)} 」』]*")

    def holdings(
        self,
        text: str,
        offset: int,
        drafts: Sequence[Draft],
        nouns: Sequence[Noun],
        times: Sequence[Time],
        cues: Sequence[Cue],
    ) -> list[Holding]:
        """The nouns of a sentence that figures may be of, in order."""
        aside = sorted([(t.start, t.end) for t in times] + [(c.start, c.end) for c in cues])
        found: list[Holding] = []
        for number, noun in enumerate(nouns):
            noun = self._chained(text, offset, nouns, number, cues)
            topic = noun.particle in self._topic
            if noun.kind in _NEVER and not (
                noun.kind == "place" and (topic or self._is_measured(text, offset, noun, times, cues))
            ):
                continue
            following = next((d for d in drafts if d.start >= noun.end), None)
            nearer = nouns[number + 1].start if number + 1 < len(nouns) else offset + len(text)
            apposed = following is not None and following.start <= nearer
            if apposed and following is not None:
                apposed = self._close(text, offset, noun.end, following.start, aside)
            apposed = apposed and noun.particle not in self._weak
            if following is not None and not apposed and noun.particle == self._object[0] and following.start <= nearer:
                apposed = self._told(noun, following, found, drafts)
            if noun.particle == self._of and not topic:
                topic = self._of_measure(text, offset, noun, times, cues)
            if not topic and not apposed:
                continue
            until = offset + len(text)
            if not topic and following is not None:
                until = self._until(text, offset, drafts, following)
                if noun.kind == "scope" and following.kind == "rank" and following.start == noun.end and found:
                    continue  # "軽3位": in which order
            found.append(Holding(noun, noun.start, until, topic, not topic and self._aside(text, until - offset)))
        return found

    def _chained(self, text: str, offset: int, nouns: Sequence[Noun], number: int, cues: Sequence[Cue]) -> Noun:
        """ "三菱UFJ銀行の利用者": a noun that is not known with what it is of; a place in front of a measure gives way
        to what has it ("シャープの液晶テレビの国内シェア")."""
        noun = nouns[number]
        if noun.name is not None or noun.kind not in ("noun", "place"):
            return noun
        first = number
        while first and nouns[first - 1].kind in ("noun", "maker", "place"):
            if nouns[first - 1].end + len(self._of) != nouns[first].start or nouns[first - 1].particle != self._of:
                break
            first -= 1
        if first == number:
            return noun
        last = nouns[number - 1] if noun.kind == "place" and self._measured(noun, cues) else noun
        start = nouns[first].start
        return Noun(start, noun.end, text[start - offset : last.end - offset], "noun", noun.particle)

    def _told(self, noun: Noun, following: Draft, found: Sequence[Holding], drafts: Sequence[Draft]) -> bool:
        """ "スペーシアを16万台とする": an object right in front of its figure, where what stood before has its own."""
        if following.start != noun.end + len(self._object[0]):
            return False
        last = found[-1].noun.end if found else -1
        return any(last <= d.start and d.end <= noun.start for d in drafts)

    def _aside(self, text: str, close: int) -> bool:
        """Whether a bracket that is closed at `close` belongs to the object of something."""
        return text.startswith(_CLOSE, close) and text.startswith(self._object, close + 1)

    def _is_measured(self, text: str, offset: int, noun: Noun, times: Sequence[Time], cues: Sequence[Cue]) -> bool:
        return self._measured(noun, cues) or self._of_measure(text, offset, noun, times, cues)

    def _measured(self, noun: Noun, cues: Sequence[Cue]) -> bool:
        """Whether a place is what something is measured of: "日本の人口は"."""
        return any(noun.end <= c.start <= noun.end + len(self._of) for c in cues)

    def _of_measure(self, text: str, offset: int, noun: Noun, times: Sequence[Time], cues: Sequence[Cue]) -> bool:
        """ "N-BOXの販売は", "N-BOXの30日までの受注は": a noun with a measure of it that is the topic."""
        at = noun.end + len(self._of)
        for time in times:
            if time.start == at:
                at = time.end
                at += next((len(u) for u in self._until_words if text.startswith(u, at - offset)), 0)
                at += len(self._of) * text.startswith(self._of, at - offset)
        for c in cues:
            if at <= c.start and text[c.end - offset : c.end - offset + 1] in self._topic:
                return c.start == at or text[at - offset : c.start - offset] in self._between
        return False

    def _close(self, text: str, offset: int, start: int, end: int, aside: Sequence[tuple[int, int]]) -> bool:
        """Whether nothing but particles, times, measures and bounds stands between a noun and a figure."""
        parts, at = [], start
        for a, b in aside:
            if at <= a and b <= end:
                parts.append(text[at - offset : a - offset])
                at = b
        parts.append(text[at - offset : end - offset])
        between = self._fillers.sub("", "".join(parts))
        return len(between) <= _APPOSED and self._only_apposed.fullmatch(between) is not None

    def _until(self, text: str, offset: int, drafts: Sequence[Draft], first: Draft) -> int:
        """Where a noun that stands in front of a figure ends to hold: where its bracket is closed, or where what is
        said of it is the object of something else ("スズキ3万7772台(87.1%)を抜き")."""
        opened = text[: first.start - offset].endswith(_OPEN)
        if opened:
            close = next(
                (text.find(c, first.end - offset) for c in _CLOSE if text.find(c, first.end - offset) >= 0), -1
            )
            return offset + close if close >= 0 else offset + len(text)
        end = first.end
        for d in drafts:
            if d.start < end:
                continue
            between = text[end - offset : d.start - offset]
            if between not in (*_OPEN, "") or d.kind == "rank":
                break
            end = d.end
        at = end - offset
        while text[at : at + 1] and text[at] in _CLOSE:
            at += 1
        return offset + at if text.startswith(self._object, at) else offset + len(text)

    def _ranked(self, text: str, offset: int, draft: Draft, nouns: Sequence[Noun], led: bool) -> Noun | None:
        """The noun that a rank stands in front of; `led` if a noun in front of it may be its subject."""
        behind = next((n for n in nouns if n.start >= draft.end), None)
        if behind is None or behind.kind == "source":
            return None
        between = self._streaks.sub("", text[draft.end - offset : behind.start - offset])
        if between.startswith(_CLOSE[:1]):
            return None
        if behind.name is None and _HIRAGANA.match(behind.particle) and behind.particle not in self._after:
            return None  # a verb: "3位に後退した"
        if between in self._links and (between not in self._listed or not led):
            return behind
        return None

    def _counted(self, text: str, offset: int, draft: Draft, nouns: Sequence[Noun]) -> Noun | None:
        """ "6車が軽": the noun behind the particle says which they are, of models and where it ends its clause."""
        behind = next((n for n in nouns if n.start > draft.end), None)
        if behind is None or text[draft.end - offset : behind.start - offset] not in self._topic:
            return None
        ends = text[behind.end - offset : behind.end - offset + 1] in ("", *_STOPS)
        return behind if draft.unit == "model" or (ends and behind.kind == "scope") else None

    def _cleft_to(self, text: str, offset: int, draft: Draft, nouns: Sequence[Noun]) -> Noun | None:
        """ "20万台を超えたのはN-BOX": the noun that a clause with a figure is turned to."""
        for noun in nouns:
            if noun.start > draft.end:
                between = text[draft.end - offset : noun.start - offset]
                return noun if between.endswith(self._cleft) and not set(between) & set(_STOPS) else None
        return None

    def _is_beside(self, text: str, offset: int, draft: Draft, nouns: Sequence[Noun]) -> bool:
        """ "スペーシアと323台差": a gap to a noun right in front of it."""
        return any(n.end <= draft.start and text[n.end - offset : draft.start - offset] == self._and for n in nouns)

    def choose(
        self, read: Read, number: int, holdings: Sequence[Holding], named: str | None, context: Context, ground: Ground
    ) -> None:
        """Set the subject of a sentence's figure; `named` is what its measure word says of whom it is."""
        draft, text, offset = read.drafts[number], read.text, read.offset
        if named is not None:
            draft.subject = named
            draft.because("subject", "the measure word")
            return
        held = [h for h in holdings if h.start < draft.start < h.until]
        noun: Noun | None = None
        if draft.kind == "rank":
            noun = self._ranked(text, offset, draft, read.nouns, bool(held))
        elif draft.unit == "model" or draft.placeholder is not None:
            noun = self._counted(text, offset, draft, read.nouns)
        if noun is None and not held:
            noun = self._cleft_to(text, offset, draft, read.nouns)
        local = held[-1].noun.text if held else None
        if noun is None and ground.first is not None and self._of_first(read, number, local):
            draft.subject = ground.first
            draft.because("subject", "the first in rank")
            return
        if noun is None and held:
            noun = held[-1].noun
            draft.aside = held[-1].aside
        if noun is not None and noun.kind != "pronoun":
            draft.subject = noun.text
            draft.because("subject", "the noun beside it")
        elif context.subject is not None:
            draft.subject = context.subject
            draft.inferred.add("subject")
            draft.because("subject", "carried over")
        if draft.kind == "rank" and draft.value == 1 and draft.subject is not None:
            ground.first = draft.subject

    def _of_first(self, read: Read, number: int, local: str | None) -> bool:
        """Whether a figure is of what was ranked first: a gap between two ranked things, and a first place kept, or a
        streak, behind the rank of another."""
        draft, before = read.drafts[number], read.drafts[:number]
        if self._is_beside(read.text, read.offset, draft, read.nouns):
            return False
        if draft.kind == "change" and draft.unit not in ("%", "pp", "rank") and draft.sign == 0:
            return any(d.kind == "rank" for d in before)
        ranked = next((d for d in reversed(before) if d.kind == "rank"), None)
        lower = ranked is not None and (ranked.value or 0) > 1 and ranked.subject == local
        return lower and (draft.kind == "streak" or (draft.kind == "rank" and draft.value == 1))


def lend_ranked(drafts: Sequence[Draft]) -> None:
    """A streak beside a rank is of what is ranked: "首位は4年連続でN-BOX"."""
    for a, b in pairwise(drafts):
        rank, streak = (a, b) if a.kind == "rank" else (b, a)
        if rank.kind == "rank" and streak.kind == "streak" and rank.subject and "subject" not in rank.inferred:
            if streak.subject is None or "subject" in streak.inferred:
                streak.subject = rank.subject
                streak.inferred.discard("subject")
                streak.because("subject", "what is ranked beside it")
