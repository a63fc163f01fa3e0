"""Whose money a name means that several currencies share: pesos, kroner, rupees."""

from collections.abc import Sequence

from keisu.figures.draft import Draft
from keisu.figures.names import NameMention
from keisu.figures.tokens import Token
from keisu.languages import Language


class CurrencyReader:
    """Settles shared names of currencies by the places that a text names; holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        self._shared = {word: name for name, s in language.units.shared.items() for word in s.words}
        self._places = {name: s.places for name, s in language.units.shared.items()}
        self._codes = frozenset(code for s in language.units.shared.values() for code in s.places.values())

    def settle(
        self,
        sentences: Sequence[Sequence[Token]],
        names: Sequence[Sequence[NameMention]],
        drafts: Sequence[Draft],
        place: str | None,
    ) -> None:
        """Give amounts in a shared name the currency of the nearest place in their sentence that has one of that name,
        else of the article's place, else of the only such place in the article, else the name alone."""
        amounts = [d for d in drafts if d.unit in self._codes]
        if not amounts:
            return
        words = {t.end: (t.low, number) for number, sentence in enumerate(sentences) for t in sentence}
        told = {n.text for named in names for n in named if n.kind == "place"}
        for draft in amounts:
            word, number = words.get(draft.end, ("", 0))
            if (shared := self._shared.get(word)) is None:
                continue
            own = self._places[shared]
            near = [n for n in names[number] if n.kind == "place" and n.text in own]
            if near:
                draft.unit = own[min(near, key=lambda n: _distance(n, draft)).text]
                continue
            meant = {place} if place in own else told & own.keys()
            draft.unit = own[meant.pop() or ""] if len(meant) == 1 else shared
            draft.inferred.add("unit")
            draft.because("unit", "the place of the article" if draft.unit != shared else "its word")


def _distance(name: NameMention, draft: Draft) -> int:
    return max(draft.first - name.last, name.first - draft.last)
