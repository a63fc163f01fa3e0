"""Whether a figure is a fact, a forecast, a target or a supposition, from the words in front of it."""

from collections.abc import Sequence

from keisu.figures.draft import Draft
from keisu.figures.tokens import Token
from keisu.languages import Language
from keisu.vocabulary import Status

_REACH = 20  # tokens between a cue and the figure it governs
_BEHIND_LONGEST = 3  # words in the longest cue behind a figure
_BEHIND = 2  # tokens behind a figure among which "is expected" begins
_OPEN = ("(", "[")
_WALLS = (";", ".", ":")
_IN_FRONT: tuple[Status, ...] = ("hypothetical", "target", "forecast")  # the first of which a cue is decides


class StatusReader:
    """Tells the status with the words of one language; holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        cues = language.cues["status"]
        self._phrases: dict[str, list[tuple[Status, tuple[str, ...]]]] = {}
        for status in _IN_FRONT:
            for words in (tuple(p.split()) for p in cues[status]):
                self._phrases.setdefault(words[0], []).append((status, words))
        self._behind: list[tuple[Status, list[tuple[str, ...]]]] = [
            (status, [tuple(p.split()) for p in cues["behind"][status]]) for status in ("target", "forecast")
        ]
        self._behind_starts = frozenset(p[0] for _, phrases in self._behind for p in phrases)
        self._of = frozenset(language.units.part["of"])
        self._conditional = frozenset(cues["conditional"])
        self._conditions = frozenset(cues["conditions"])
        self._perfect = frozenset(cues["perfect"])
        self._walls = frozenset(cues["walls"])
        self._cancels: dict[str, list[tuple[str, ...]]] = {}
        for phrase in (tuple(p.split()) for p in cues["cancels"]):
            self._cancels.setdefault(phrase[0], []).append(phrase)

    def behind(self, tokens: list[Token], draft: Draft) -> Status:
        """The status that stands right behind a figure: "128,000 expected", "is planned"."""
        for i in range(draft.last + 1, min(draft.last + 1 + _BEHIND, len(tokens))):
            if tokens[i].text in _OPEN or tokens[i].text in _WALLS:
                break  # "1.2 million; forecast now 4.4 million", "rose 0.4 percent (forecast 0.3 percent)"
            if tokens[i].low not in self._behind_starts:
                continue
            lows = [t.low for t in tokens[i : i + _BEHIND_LONGEST]]
            for status, phrases in self._behind:
                if any(_at(lows, 0, p) for p in phrases):
                    draft.because("status", f"“{lows[0]}” behind it")
                    return status
        return "actual"

    def of(self, tokens: list[Token], draft: Draft, drafts: Sequence[Draft]) -> Status:
        """The status of a figure: a cue right behind it ("is expected") decides, else the nearest in front of it in its
        part of the sentence, but for what stands in brackets that are closed and right behind another figure."""
        if (told := self.behind(tokens, draft)) != "actual":
            return told
        lows = [t.low for t in tokens]
        for i in range(draft.last + 1, min(draft.last + 5, len(lows))):
            if lows[i] in self._cancels and any(_at(lows, i, p) for p in self._cancels[lows[i]]):
                return "actual"
        ends = {d.last + 1 for d in drafts if d.last < draft.first}
        closed = 0
        for i in range(draft.first - 1, max(-1, draft.first - 1 - _REACH), -1):
            low = lows[i]
            if low == ")" or low == "(":
                closed = closed + 1 if low == ")" else max(0, closed - 1)
            if closed:
                continue
            if low in _WALLS or low in self._walls:
                break
            if i + 1 < len(lows) and lows[i + 1] in self._of and any(i < d.first < draft.first for d in drafts):
                continue  # "topping estimates of 4 million, for a total of 282.7 million"
            if low not in self._phrases or (i in ends and lows[i] in self._behind_starts):
                continue
            for status, phrase in self._phrases[low]:
                if _at(lows, i, phrase):
                    if low in self._conditional and (lows[i + 1] in self._perfect or self._conditions & set(lows)):
                        status = "hypothetical"
                    draft.because("status", f"“{lows[i]}”")
                    return status
        return "actual"


def _at(lows: list[str], i: int, phrase: tuple[str, ...]) -> bool:
    return tuple(lows[i : i + len(phrase)]) == phrase
