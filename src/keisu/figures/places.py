"""The place of a figure: one that its own part of the sentence says it is in, else that of the article."""

from collections.abc import Sequence

from keisu.figures.draft import Draft
from keisu.figures.names import NameMention
from keisu.figures.tokens import Token
from keisu.languages import Language

_WALL = ";"


class PlaceReader:
    """Finds the places of figures with the words of one language; holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        self._within = frozenset(language.cues["place"]["within"])
        self._determiners = frozenset(language.units.part["determiners"])

    def within(self, tokens: Sequence[Token], names: Sequence[NameMention]) -> list[NameMention]:
        """The places of a sentence that something is said to be in: "in Germany", "across the United States"."""
        found: list[NameMention] = []
        for name in names:
            i = name.first
            if name.kind == "place" and i and tokens[i - 1].low in self._determiners:
                i -= 1
            if name.kind == "place" and i and tokens[i - 1].low in self._within:
                found.append(name)
        return found

    def of(
        self, tokens: Sequence[Token], draft: Draft, drafts: Sequence[Draft], places: Sequence[NameMention]
    ) -> str | None:
        """The place right behind a figure, else the last one in front of it in its part of the sentence, unless it
        stands right behind another figure; None if the sentence names none for it."""
        for place in places:
            if place.first > draft.last and self._clear(tokens, draft.last, place.first, drafts):
                return place.text
        for place in reversed(places):
            if place.last < draft.first and not self._walled(tokens, place.last, draft.first):
                owned = any(d.last < place.first and self._clear(tokens, d.last, place.first, drafts) for d in drafts)
                return None if owned else place.text
        return None

    def _walled(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        return any(t.text == _WALL for t in tokens[first + 1 : last])

    def _clear(self, tokens: Sequence[Token], first: int, last: int, drafts: Sequence[Draft]) -> bool:
        """Whether only words stand between two tokens, and no figure."""
        return all(t.kind != "mark" for t in tokens[first + 1 : last]) and not any(
            first < d.first < last for d in drafts
        )
