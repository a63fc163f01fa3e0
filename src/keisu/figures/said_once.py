"""Verbs of change that are said once for several figures: "vans fell 13%, trucks 7%; buses 20% to 1,400"."""

from collections.abc import Sequence

from keisu.figures.draft import Draft
from keisu.figures.tokens import Token
from keisu.languages import Language

_ENDS = (";", ".", ":")
_CLAUSE = (";", ",", ":", ".", "—")
_LEVEL = 1000  # from here on a number behind "25% to" is a level, and no other percentage


class SaidOnceReader:
    """Finds the verb of a percentage that has none, with the words of one language; holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        c, cues = language.changes, language.cues
        self._by = frozenset(c.by_words)
        self._fillers = frozenset(c.fillers)
        self._verbs = frozenset(c.up_verbs + c.down_verbs)
        self._base = frozenset(language.periods.words["base_strict"])
        self._or = frozenset(cues["subject"]["paraphrase"])
        self._and = frozenset(language.numbers.and_words)
        self._prepositions = frozenset(cues["subject"]["prepositions"])
        self._articles = frozenset(language.numbers.article_words)
        self._leads = frozenset(cues["share"]["ends"]) - self._base | frozenset(c.rate_words)
        self._scales = frozenset(language.numbers.scales) | frozenset(language.numbers.suffixes)

    def said(self, tokens: list[Token], draft: Draft, before: Sequence[Draft]) -> Draft | None:
        """The figure before whose verb, or whose share, goes on: "large cars plunged 13.5%, subcompacts 7.2%"."""
        if before and before[-1].kind == "change" and tokens[draft.first - 1].low in self._or:
            return before[-1]  # "102.2 points, or 0.36%"
        change = self._last(tokens, draft, before)
        if change is None or change.kind not in ("change", "share"):
            return None
        i = draft.first - 1 - draft.bound_words
        i -= i > 0 and tokens[i].low in self._by  # "... um 8% gesunken, der Gewinn sogar um 20%"
        while tokens[i].low in self._articles and i > change.last:
            i -= 1  # "un 3 % y un 2 %"
        if tokens[i].low in self._prepositions:
            return None  # "Xiaomi third with 14.1%"
        if any(t.text in _ENDS for t in tokens[change.last : draft.first]):
            if change.kind != "change" or not self.leads_to_level(tokens, draft):
                return None
        while i > change.last and tokens[i].text not in _CLAUSE and tokens[i].low not in self._and:
            low = tokens[i].low
            if low in self._verbs or low in self._base or low in self._fillers or tokens[i].kind == "number":
                return None
            i -= 1
        if i == draft.first - 1:  # "grew 2% this year and 3% in 2026"
            return change if tokens[i].low in self._and and change.last < i - 1 else None
        return change if change.last < i < draft.first - 1 else None

    def leads_to_level(self, tokens: list[Token], draft: Draft) -> bool:
        """Whether a level stands right behind a percentage, brackets aside, that it led to: "Acme 20.3% to 49,000"."""
        j = draft.last + 1
        if j < len(tokens) and tokens[j].text == "(":
            j = next((k + 1 for k in range(j, len(tokens)) if tokens[k].text == ")"), len(tokens))
        if j + 1 >= len(tokens) or tokens[j].low not in self._leads or tokens[j + 1].kind != "number":
            return False
        scaled = j + 2 < len(tokens) and tokens[j + 2].low in self._scales
        number = tokens[j + 1].low
        return scaled or (number.replace(".", "", 1).isdigit() and float(number) >= _LEVEL)

    def _last(self, tokens: list[Token], draft: Draft, before: Sequence[Draft]) -> Draft | None:
        """The last percentage in front, outside brackets; rather one with a verb than one with a sign of its own, and
        none that the sentence only looks back to ("after growing by 17%")."""
        usable = [d for d in reversed(before) if d.unit == "%" and not _in_brackets(tokens, d, draft)]
        usable = [d for d in usable if not d.looks_back]
        if usable and usable[0].signed and self.leads_to_level(tokens, draft):
            return next((d for d in usable if d.kind == "change" and not d.signed), usable[0])
        return usable[0] if usable else None


def _in_brackets(tokens: list[Token], draft: Draft, later: Draft) -> bool:
    """Whether a figure stands in brackets that are closed in front of a later one: "(611,362 units, -1.1%)"."""
    if draft.bracketed:
        return True
    between = [t.text for t in tokens[draft.last + 1 : later.first] if t.text in ("(", ")")]
    return between[:1] == [")"]
