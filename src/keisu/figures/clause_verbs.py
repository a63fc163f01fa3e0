"""Verbs of change that stand apart from their number: "cresceu no mês passado 3 %", "ist um 2 Prozent gestiegen"."""

from collections.abc import Sequence

from keisu.figures.draft import Draft
from keisu.figures.tokens import Token
from keisu.languages import Language

_WALLS = (",", ";", ":", ".", "(", ")", "[", "]", "–", "—", "!", "?")
_MARKS = tuple(wall for wall in _WALLS if wall != ".")  # inside a sentence a full stop ends an abbreviation
_RATES = ("%", "pp", "point", "basis point")


class ClauseVerbReader:
    """Finds the verb of change in the clause of a number, for one language; holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        c = language.changes
        self._place = c.verb
        self._signs = {**dict.fromkeys(c.up_verbs, 1), **dict.fromkeys(c.down_verbs, -1)}
        self._parted: dict[str, dict[str, int]] = {}
        for sign, verbs in ((1, c.parted_up), (-1, c.parted_down)):
            for stem, particle in (v.split() for v in verbs):
                self._parted.setdefault(stem, {})[particle] = sign
        self._articles = frozenset(language.numbers.article_words)
        self._by = frozenset(c.by_words)
        self._and = frozenset(language.numbers.and_words)
        self._ends = frozenset(language.cues["share"]["ends"]) | frozenset(language.bounds.positions)
        self._ends |= frozenset(language.periods.words["base_strict"])
        self._holds = frozenset(language.cues["share"]["holds"])
        self._more = {**dict.fromkeys(c.after_up, 1), **dict.fromkeys(c.after_down, -1)}
        self._objects = frozenset(c.by_verbs)

    def find(self, tokens: list[Token], draft: Draft, inside: Sequence[bool]) -> int:
        """1 or -1 if a verb in the clause says which way the quantity went, else 0."""
        i = draft.first - 1 - draft.bound_words
        if self._place == "near":
            return 0
        if i < 0:  # "5 Prozent verbilligten sich die Aktien"
            return self._behind(tokens, draft) if self._place == "clause" and draft.unit in _RATES else 0
        if tokens[i].low in self._more and draft.unit in _RATES:
            return self._more[tokens[i].low]  # "mais 53%"
        led = tokens[i].low in self._by and not draft.led
        if not led and (draft.unit not in _RATES or tokens[i].low in self._ends):
            return 0
        behind = self._behind(tokens, draft) if self._place == "clause" else 0
        holds = tokens[i].low in self._holds and draft.unit != "pp"
        behind = 0 if holds else behind
        return self._in_two(tokens, draft, i) or behind or self._in_front(tokens, draft, i, inside, holds)

    def _in_two(self, tokens: list[Token], draft: Draft, i: int) -> int:
        """The sign of a verb in two parts around the number ("gab um 2 Prozent nach"): the first stands in front in the
        clause, the second at its end."""
        while self._parted and i >= 0 and tokens[i].text not in _WALLS:
            if tokens[i].low in self._parted and (sign := self._particle(tokens, draft, self._parted[tokens[i].low])):
                return sign
            i -= 1
        return 0

    def _in_front(self, tokens: list[Token], draft: Draft, i: int, inside: Sequence[bool], holds: bool) -> int:
        """The verb in front, over the comma of "crecieron con fuerza, un 18 %"; where the word right there says that a
        level holds, only one with an object ("cortou os custos em 10 %")."""
        if i > 1 and tokens[i].low in self._articles and tokens[i - 1].text == ",":
            i -= 2
        while i >= 0 and tokens[i].text not in _WALLS:
            token = tokens[i]
            if token.kind in ("number", "money") and not inside[i]:
                return 0
            if token.low in self._signs:
                return 0 if holds and token.low not in self._objects else self._signs[token.low]
            i -= 1
        return 0

    def _particle(self, tokens: list[Token], draft: Draft, particles: dict[str, int]) -> int:
        """The sign of a verb in two parts, if its second part ends the clause: in front of a mark or an "and"."""
        for j in range(draft.last + 1, len(tokens)):
            if tokens[j].text in _MARKS:
                break
            ends = j + 1 == len(tokens) or tokens[j + 1].kind == "mark" or tokens[j + 1].low in self._and
            if ends and tokens[j].low in particles:
                return particles[tokens[j].low]
        return 0

    def _behind(self, tokens: list[Token], draft: Draft) -> int:
        """The verb that the clause ends with."""
        for token in tokens[draft.last + 1 :]:
            if token.text in _MARKS:
                break
            if token.low in self._signs:
                return self._signs[token.low]
        return 0
