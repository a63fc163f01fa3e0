"""Whether a figure is a fact, a forecast, a target or a supposition."""

import re

from keisu.figures.alternation import any_of
from keisu.figures.draft import Draft
from keisu.languages import CharacterLanguage
from keisu.vocabulary import Status

_NEAR = 24  # characters on either side of a figure, within its part of the sentence
_PARTS = re.compile(r"[、。;()「」]")


class StatusFinder:
    """Tells the status of figures with the words of one language; holds nothing of a text."""

    def __init__(self, language: CharacterLanguage) -> None:
        words = language.cues["status"]
        self._actual = re.compile(any_of(words["actual"]))
        self._told: list[tuple[Status, re.Pattern[str]]] = [
            ("hypothetical", re.compile(any_of(words["hypothetical"]))),
            ("target", re.compile(any_of(words["target"]))),
            ("forecast", re.compile(any_of(words["forecast"]))),
        ]

    def of(self, text: str, offset: int, draft: Draft) -> Status:
        """The status of a figure by the words of its part of the sentence."""
        start, end = draft.start - offset, draft.end - offset
        before = _PARTS.split(text[max(0, start - _NEAR) : start])[-1]
        behind = _PARTS.split(text[end : end + _NEAR])[0]
        part = f"{before}\x00{behind}"
        if self._actual.search(part):
            return "actual"
        return next((status for status, words in self._told if words.search(part)), "actual")
