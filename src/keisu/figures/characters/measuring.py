"""What a figure measures: the measure word in front of it or right behind it, else what the text is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from keisu.figures.characters.matching import Longest
from keisu.figures.draft import DURATIONS, Draft
from keisu.figures.measures import unit_class
from keisu.languages import CharacterLanguage


@dataclass(slots=True)
class Cue:
    """A measure word at `start` to `end` of the article."""

    start: int
    end: int
    measure: str
    verb: bool = False


class MeasureFinder:
    """Finds measures with the words of one language; holds nothing of a text."""

    def __init__(self, language: CharacterLanguage) -> None:
        known = language.measures.measure
        nouns = {noun: m.name for m in known for noun in m.nouns}
        self._nouns = Longest(nouns)
        self.words = tuple(nouns)
        self._verbs = Longest({verb: m.name for m in known for verb in m.verbs} | nouns)
        self._subjects = {word: m.name for m in known for word in m.subjects}
        self._units = {m.name: frozenset(m.units) for m in known}
        self._usual = {unit: m.name for m in known for unit in m.usual}
        self.counting = frozenset(m.name for m in known if m.counts)
        self.daily = frozenset(m.name for m in known if m.daily)
        self.things = {m.name: m.thing for m in known if m.thing}
        cues = language.cues
        self._cumulative, self._cumulated = tuple(cues["total"]["cumulative"]), cues["total"]["named"]
        average = cues["average"]
        self._averages = [
            (tuple(average["monthly"]), average["named"]),
            (tuple(average["daily"]), average["named_daily"]),
        ]
        self._links = (
            *language.cues["particles"]["object"][:1],
            *language.cues["particles"]["topic"],
            cues["particles"]["of"],
            "",
        )
        self._listed: str = cues["particles"]["joining"][0]
        self._qualifiers = Longest(dict.fromkeys(cues["subject"]["qualifiers"], ""))
        self._compared = re.compile(rf"(?:{'|'.join(language.periods.words['comparison'])})(?![一-龥])")
        self._turned = Longest(
            {f"{of}{word}": turn for word, turn in cues["turned"].items() for of in self._links[-2:]}
        )
        self._duration: str = cues["span"]["measure"]

    def find(self, text: str, offset: int, taken: Sequence[tuple[int, int]]) -> list[Cue]:
        """The measure words of a text outside the spans that are taken, in order; the longest at each place."""
        cues: list[Cue] = []
        at = 0
        for i in range(len(text)):
            if i < at:
                continue
            size, measure = self._nouns.at(text, i)
            if measure is None or any(a < offset + i + size and offset + i < b for a, b in taken):
                continue
            at = i + size
            if self._compared.match(text, at) or self._listed in (text[i - 1 : i], text[at : at + 1]):
                continue  # "GDP比", "登録車・輸入車"
            at += self._qualifiers.at(text, at)[0]
            if cues and cues[-1].end == offset + i:
                i = cues.pop().start - offset  # "販売比率": the second noun is what is measured
            cues.append(Cue(offset + i, offset + at, measure))
        return cues

    def fits(self, measure: str, draft: Draft) -> bool:
        """Whether a measure can be stated as a figure is."""
        units = self._units.get(measure)
        if units is None or draft.kind in ("rank", "streak", "multiple", "ratio", "change", "other"):
            return True
        if draft.unit == "fold":
            return "fold" in units
        return unit_class(draft.unit) in units

    def measure(
        self, text: str, offset: int, draft: Draft, cues: Sequence[Cue], start: int, known: str | None, ended: bool
    ) -> tuple[str | None, bool]:
        """The measure of a figure, and whether its own sentence says so; `start` is where the last figure ends, `known`
        what the text measured before, `ended` whether a sum is that of a period which the sentence names."""
        if draft.unit in DURATIONS and draft.kind == "level":
            return self._duration, True
        if draft.unit == "model" and draft.kind == "level":
            return "models", True
        if (behind := self._behind(text, draft.end - offset)) and self.fits(behind, draft):
            return self._named(text, offset, draft, behind, start, ended), True
        front = [c for c in cues if c.end <= draft.start and self.fits(c.measure, draft)]
        if front:
            return self._named(text, offset, draft, front[-1].measure, start, ended), True
        if known is not None and self.fits(known, draft) and draft.unit != "model":
            return self._named(text, offset, draft, known, start, ended), False
        return self._usual.get(draft.unit or ""), False

    def is_known(self, measure: str | None) -> bool:
        """Whether a measure is one of the pack's, so that it may go on to hold."""
        return measure in self._units

    def subject(self, text: str, offset: int, draft: Draft, cues: Sequence[Cue]) -> str | None:
        """What a figure is of where the measure word names it: the index in "日経平均株価は3万8,456円"."""
        front = [c for c in cues if c.end <= draft.start and c.measure == draft.measure]
        if not front:
            return None
        word = text[front[-1].start - offset : front[-1].end - offset]
        return word if word in self._subjects else None

    def _behind(self, text: str, at: int) -> str | None:
        """ "3万台を受注", "1万台売れた": the verb or noun that a quantity is the object of."""
        for link in self._links:
            if link and not text.startswith(link, at):
                continue
            size, measure = self._verbs.at(text, at + len(link))
            if size and measure is not None:
                return measure
        return None

    def _named(self, text: str, offset: int, draft: Draft, measure: str, start: int, ended: bool) -> str:
        """The measure with what makes it a sum since the beginning, or an average of months: "cumulative sales"."""
        if draft.kind not in ("level", "change"):
            return measure
        _, turn = self._turned.at(text, draft.end - offset)
        measure = turn.get(measure, measure) if turn is not None else measure
        before = text[: draft.start - offset]
        for words, name in self._averages:
            if any(word in before[start - offset :] for word in words):
                return f"{name} {measure}"
        open_sum = not ended and measure in self.counting and draft.kind == "level"
        if open_sum and any(word in before for word in self._cumulative):
            return f"{self._cumulated} {measure}"
        return measure
