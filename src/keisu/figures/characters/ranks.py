"""Ranks and streaks: "首位", "2位", "12カ月連続", "7年ぶり", and by how many places something moved."""

import re
from collections.abc import Sequence

from keisu.figures.alternation import any_of
from keisu.figures.draft import DURATIONS, Draft
from keisu.languages import CharacterLanguage

_GOES_ON = re.compile(r"[ァ-ヺーA-Za-z0-9]")


class RankReader:
    """Finds words that are a rank, and tells ranks and streaks among quantities; holds nothing of a text."""

    def __init__(self, language: CharacterLanguage) -> None:
        rank, streak = language.cues["rank"], language.cues["streak"]
        self._values: dict[str, int] = {word: value for word, value in rank["words"].items() if value}
        self._words = re.compile(any_of(rank["words"]))
        self._guarded = {word: tuple(behind) for word, behind in rank["guarded"].items()}
        self._units = frozenset(rank["units"])
        self._never = tuple(rank["never_behind"])
        self._moved = frozenset(rank["moved"])
        self._up, self._down = tuple(rank["moves_up"]), tuple(rank["moves_down"])
        self._each = tuple(rank["each"])
        self._only = tuple(streak["only"])
        self._running, self._since = tuple(streak["behind"]), tuple(streak["since"])

    def any(self, text: str) -> bool:
        """Whether a text has a word that may be a rank."""
        return self._words.search(text) is not None

    def words(self, text: str, offset: int, taken: Sequence[tuple[int, int]]) -> list[Draft]:
        """The words of a text that are a rank in themselves."""
        found = []
        for m in self._words.finditer(text):
            value = self._values.get(m.group())
            if value is None or text.startswith(self._never, m.end()):
                continue
            if m.group() in self._guarded and not text.startswith(self._guarded[m.group()], m.end()):
                continue
            last_is_kana = _GOES_ON.match(m.group()[-1])
            if last_is_kana and _GOES_ON.match(text[m.end() : m.end() + 1]):
                continue
            start, end = offset + m.start(), offset + m.end()
            if any(a < end and start < b for a, b in taken):
                continue
            found.append(Draft(start, end, 0, 0, 0, 0, float(value), 0, unit="rank", kind="rank", form="ordinal"))
        return found

    def settle(self, text: str, offset: int, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts with ranks, streaks and moves told; those that are a limit of a list ("20位まで") left out."""
        kept = []
        ranked = any(d.unit in self._units for d in drafts)
        for d in drafts:
            behind = text[d.end - offset : d.end - offset + 8]
            for each in self._each:
                behind = behind.removeprefix(each)
            if d.unit in self._units and d.kind is None:
                if behind.startswith(self._never):
                    continue
                word = text[d.end - offset - 1 - 2 * (d.end - offset > 2) : d.end - offset]
                if word.endswith(tuple(self._moved)) and behind.startswith((*self._up, *self._down)):
                    self._moves(d, behind)
                else:
                    d.kind, d.form = "rank", "ordinal"
                if d.bound == "range":
                    continue
            elif (
                d.kind is None
                and text[: d.end - offset].endswith(self._only)
                and not behind.startswith((*self._running, *self._since))
            ):
                continue
            elif d.unit in DURATIONS and behind.startswith(self._running):
                d.kind = "streak"
            elif d.unit in DURATIONS and behind.startswith(self._since):
                d.kind = "other"
            elif ranked and text[: d.end - offset].endswith(tuple(self._moved)):
                if behind.startswith((*self._up, *self._down)):
                    self._moves(d, behind)
            kept.append(d)
        return kept

    def _moves(self, draft: Draft, behind: str) -> None:
        draft.kind, draft.unit, draft.placeholder = "change", "rank", None
        draft.sign = -1 if behind.startswith(self._down) else 1
