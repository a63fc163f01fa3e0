"""Bounds: "about", "more than", "or less" beside a quantity."""

from keisu.figures.draft import DURATIONS, Draft
from keisu.figures.tokens import Token
from keisu.languages import Language
from keisu.vocabulary import Bound

_LOOK = 24  # tokens from a change to where it led


class BoundReader:
    """Reads bounds with the words of one language; holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        b = language.bounds
        self._before = b.before
        self._after = b.after
        self._after_starts = frozenset(w.split()[0] for w in b.after)
        self._outcome = frozenset(b.outcome)
        self._rates = frozenset(form.split()[-1] for form in language.units.percent)
        self._verbs = frozenset(language.changes.up_verbs + language.changes.down_verbs)
        self._between = frozenset(b.between)
        self._throughout = frozenset(b.throughout)
        self._longest = max(len(w.split()) for w in b.before)
        self._ends = frozenset(w.split()[-1] for w in b.before)
        self._directions = frozenset(language.changes.up_words + language.changes.down_words)

    def read(self, tokens: list[Token], draft: Draft) -> None:
        """Set the bound of a draft whose sign is known, and how many words in front of it say so."""
        if draft.bound == "range":
            return
        i = draft.first - (1 if draft.bracketed and not draft.signed else 0)
        bound: Bound | None = None
        outer = i
        while outer and tokens[outer - 1].low in self._between:
            outer -= 1
        for end in dict.fromkeys((i, outer)):
            size = self._bounding(tokens, end, draft)
            if size:
                bound = self._before[" ".join(t.low for t in tokens[end - size : end])]
                draft.bound_words = size + i - end
                break
        if bound is None:
            j = draft.last + 1
            for size in (2, 1) if j < len(tokens) and tokens[j].low in self._after_starts else ():
                words = " ".join(t.low for t in tokens[j : j + size])
                if words in self._after:
                    bound = self._after[words]
                    break
        if bound is not None:
            draft.bound = bound

    def holds(self, tokens: list[Token], end: int, draft: Draft) -> bool:
        """Whether the word in front of token `end` is the last of a bound of several: "al menos"."""
        return self._bounding(tokens, end, draft) > 1

    def _leads_on(self, tokens: list[Token], i: int) -> bool:
        """ "subió un 3 %, hasta 94.124": where a change led to."""
        if tokens[i].low not in self._outcome:
            return False
        if i > 0 and (tokens[i - 1].text == "," or tokens[i - 1].low in self._verbs):
            return True
        return any(t.low in self._rates for t in tokens[max(0, i - _LOOK) : i])

    def _bounding(self, tokens: list[Token], end: int, draft: Draft) -> int:
        """How many words in front of token `end` bound the draft, 0 if none do."""
        if end == 0 or tokens[end - 1].low not in self._ends:
            return 0
        for size in range(min(self._longest, end), 0, -1):
            words = " ".join(t.low for t in tokens[end - size : end])
            if words in self._before and not self._during(tokens, end - size, draft):
                if self._leads_on(tokens, end - size):
                    return 0
                moved = (
                    end > size
                    and tokens[end - size].low in self._directions
                    and (tokens[end - size - 1].text == "%" or tokens[end - size - 1].low in self._rates)
                )
                return 0 if moved else size  # "5% up to 393,160" says where the change led
        return 0

    def _during(self, tokens: list[Token], i: int, draft: Draft) -> bool:
        """ "5 billion over 10 years": the word says during, if another quantity or a verb's object stands before it."""
        return (
            tokens[i].low in self._throughout
            and draft.unit in DURATIONS
            and i > 0
            and any(t.kind in ("number", "money") for t in tokens[:i])
        )
