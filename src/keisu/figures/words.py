"""Figures that stand in words rather than numbers: ranks and streaks."""

import re
from collections.abc import Sequence

from keisu.figures.draft import Draft
from keisu.figures.laws import LawReader
from keisu.figures.numbers import NumberReader
from keisu.figures.tokens import Token
from keisu.languages import Language

_HYPHENS = ("-", "‐", "‑")
_YEAR = 4  # digits of a year
_PAUSES = (",", ";", ".", ":")
_LAST = 500  # no list that coverage ranks is longer


class WordReader:
    """Finds the ranks and streaks of a sentence. Make one for each pack; it holds nothing of a text."""

    def __init__(self, language: Language, numbers: NumberReader) -> None:
        rank, streak = language.cues["rank"], language.cues["streak"]
        self._numbers = numbers
        self._laws = LawReader(language)
        self._phrases = {tuple(p.casefold().split()): v for p, v in rank["phrases"].items()}
        self._starts = {words[0] for words in self._phrases}
        self._longest = max(map(len, self._phrases))
        self._gate = re.compile("|".join(map(re.escape, [*rank["phrases"], *rank["verbs"]])), re.IGNORECASE)
        self._marks = frozenset(rank["marks"]["words"])
        self._verbs = frozenset(rank["verbs"])
        self._heads = self._starts | self._verbs | self._marks | numbers.openers
        self._negative = frozenset(rank["marks"]["negative"])
        self._per = frozenset(language.units.per["strict"])
        self._alone = frozenset(rank["alone"])
        self._ordinals, self._ends = frozenset(language.numbers.ordinals), frozenset(language.numbers.ordinal_endings)
        self._objects = frozenset(rank["objects"])
        self._leaders = frozenset(rank["leaders"])
        self._lead = frozenset(rank["lead"])
        self._determiners = frozenset(language.units.part["determiners"])
        self._places = frozenset(language.units.moves)
        ordinals = rank["ordinals"]
        self._before = frozenset(ordinals["before"])
        self._before_first = frozenset(ordinals["before_first"])
        self._after = frozenset(ordinals["after"])
        self._superlatives = frozenset(ordinals["superlatives"])
        self._counted_after = frozenset(ordinals["counted_after"])
        self._nameless = frozenset(language.general.months) | frozenset(language.general.weekdays)
        self._nameless |= frozenset(language.general.common_words) | frozenset(language.units.stop["words"])
        grammar = language.cues["grammar"]
        self._plural_ends = tuple(grammar["plural_ends"])
        self._not_plural_ends = tuple(grammar["not_plural_ends"])
        self._of = frozenset(language.units.part["of"])
        self._articles = frozenset(language.numbers.article_words)
        self._adjectives = frozenset(streak["adjectives"])
        self._tails = [tuple(t.split()) for t in streak["tails"]]
        self._events = frozenset(streak["events"])
        self._periods: dict[str, str] = streak["periods"]

    def gate(self, text: str, tokens: Sequence[Token], numbers: NumberReader) -> bool:
        """Whether a sentence can have a figure at all: a digit, a number word or a word of rank."""
        words = numbers.words
        for token in tokens:
            if token.kind == "number" or token.low in words:
                return True
        return self._gate.search(text) is not None

    def find(self, tokens: list[Token], inside: Sequence[bool], taken: Sequence[Draft]) -> list[Draft]:
        """The ranks and streaks of a sentence; `inside` marks tokens of periods, `taken` are quantities already found.

        A quantity that turns out to count a streak ("five months in a row") becomes one where it stands.
        """
        busy = {i for d in taken for i in range(d.first, d.last + 1)}
        found: list[Draft] = []
        i = 0
        while i < len(tokens):
            draft = None
            if not inside[i] and i not in busy and (tokens[i].kind != "word" or tokens[i].low in self._heads):
                draft = (
                    self._rank_phrase(tokens, i, inside)
                    or self._rank_verb(tokens, i, inside)
                    or self._rank_mark(tokens, i)
                    or self._ordinal(tokens, i, inside)
                )
            if draft is None:
                i += 1
                continue
            found.append(draft)
            i = draft.last + 1
        for draft in taken:
            self._counted_streak(tokens, draft)
        return found

    def _draft(self, tokens: list[Token], first: int, last: int, number: tuple[int, int], value: float) -> Draft:
        return Draft(
            start=tokens[first].start,
            end=tokens[last].end,
            first=first,
            last=last,
            number_first=number[0],
            number_last=number[1],
            value=value,
            decimals=0,
            worded=True,
        )

    def _rank(self, tokens: list[Token], first: int, last: int, value: float) -> Draft:
        draft = self._draft(tokens, first, last, (first, last), value)
        draft.kind, draft.unit = "rank", "rank"
        return draft

    def _rank_phrase(self, tokens: list[Token], i: int, inside: Sequence[bool]) -> Draft | None:
        if tokens[i].low not in self._starts:
            return None
        for size in range(self._longest, 0, -1):
            words = tuple(t.low for t in tokens[i : i + size])
            if words in self._phrases:
                if self._unranked(tokens, i, i + len(words)) or self._leads_others(tokens, i + len(words) - 1, inside):
                    return None
                first = i + (words[0] in self._lead)
                return self._rank(tokens, first, i + len(words) - 1, self._phrases[words])
        return None

    def _leads_others(self, tokens: list[Token], i: int, inside: Sequence[bool]) -> bool:
        """ "el líder del partido": whoever leads others, and no place in an order."""
        if tokens[i].low not in self._leaders or i + 2 >= len(tokens) or tokens[i + 1].low not in self._of:
            return False
        return not (inside[i + 1] or inside[i + 2]) and tokens[i + 2].low not in self._objects

    def _unranked(self, tokens: list[Token], i: int, end: int) -> bool:
        """ "one of the largest banks", "the biggest trends": a superlative that gives nobody a place."""
        if not any(t.low in self._superlatives for t in tokens[i:end]):
            return False
        of = i > 0 and tokens[i - 1].low in self._of
        return of or any(
            t.low.endswith(self._plural_ends) and not t.low.endswith(self._not_plural_ends)
            for t in tokens[end : end + 2]
        )

    def _rank_verb(self, tokens: list[Token], i: int, inside: Sequence[bool]) -> Draft | None:
        """ "Prius tops the chart": not "topped 20,000"."""
        if tokens[i].low not in self._verbs or i == 0:
            return None
        after = tokens[i + 1 : i + 6]
        if tokens[i].low in self._alone and after:
            ordinal = any(t.low in self._ordinals for t in after[:3]) or (len(after) > 2 and after[2].low in self._ends)
            if inside[i + 1] or ordinal:
                return self._rank(tokens, i, i, 1)  # "liderou 2018", "lidera pelo 4º ano"
        if not after or after[0].kind != "word" or any(t.kind in ("number", "money") for t in after[:3]):
            return None
        if not any(t.low in self._objects for t in after):
            return None  # "topped with jam"
        return self._rank(tokens, i, i, 1)

    def _rank_mark(self, tokens: list[Token], i: int) -> Draft | None:
        """#3, No. 2."""
        if tokens[i].low not in self._marks or i + 1 >= len(tokens):
            return None
        if i and tokens[i - 1].low in self._determiners:
            return None  # "the number eight" is a number, not a rank
        if self._laws.named(tokens, i):
            return None  # "Law No. 13"
        if tokens[i].low in self._negative and tokens[i + 1].kind == "word":
            return None  # "no one"
        at = i + 2 if tokens[i + 1].text == "." and i + 2 < len(tokens) else i + 1
        number = self._numbers.read(tokens, at)
        if number is None or number.form != "cardinal" or not 1 <= number.value <= _LAST or number.decimals:
            return None
        after = tokens[number.last + 1] if number.last + 1 < len(tokens) else None
        second = tokens[number.last + 2] if number.last + 2 < len(tokens) else None
        if after is not None and after.kind != "word" and after.start == tokens[number.last].end:
            goes_on = after.text in (":", "/") and second is not None and second.start == after.end
            if after.text in _HYPHENS or goes_on:
                return None  # "Case No. 19-cv-04567", "Case No. 3:19-cv-02345", "Regulation No. 47/2020"
        if after is not None and after.low in self._of and second is not None and self._is_year(second):
            return None  # "Act No. 12 of 1998"
        return self._rank(tokens, i, number.last, number.value)

    def _is_year(self, token: Token) -> bool:
        return token.kind == "number" and token.text.isdigit() and len(token.text) == _YEAR

    def _ordinal(self, tokens: list[Token], i: int, inside: Sequence[bool]) -> Draft | None:
        number = self._numbers.read(tokens, i)
        if number is None or number.form != "ordinal":
            return None
        j = number.last + 1
        after = tokens[j] if j < len(tokens) else None
        if after is not None and after.low in self._adjectives:
            return self._streak(tokens, i, j + 1, number.value)
        if after is not None and (after.low in self._periods or after.low in self._events) and not inside[j]:
            if j + 1 < len(tokens) and (tokens[j + 1].low in self._adjectives or self._in_a_row(tokens, j + 1)):
                draft = self._draft(tokens, i, j, (i, i), number.value)  # "segundo mês seguido"
                draft.kind, draft.unit = "streak", self._periods.get(after.low)
                return draft
            return self._short_streak(tokens, i, j, number.value)
        if after is not None and after.text in _HYPHENS and j + 1 < len(tokens):
            if tokens[j + 1].low in self._superlatives:
                return self._rank(tokens, i, j + 1, number.value)
            return None
        if after is not None and after.low in self._superlatives:
            return self._rank(tokens, i, j, number.value)
        before = tokens[i - 1].low if i else ""
        placed = after is not None and after.low in self._places  # "al secondo posto"
        if (before in self._per and not placed) or before in self._articles:
            return None  # "bytes per second", "by a third"
        ends = after is None or after.kind == "mark" or inside[j] or after.low in self._after
        if not ends or (i == 0 and after is not None and after.text == ","):
            return None
        place = placed and before not in self._determiners
        named = i > 0 and self._is_named(tokens[i - 1])
        if number.value == 1 and number.worded:
            counted = after is not None and after.low in self._counted_after and self._is_number(tokens, j + 1)
            ok = before in self._before_first or place or counted
        else:
            ok = (
                before in self._before
                or place
                or (named and after is not None and after.text in _PAUSES)
                or (after is not None and after.low in self._after and before not in self._determiners)
            )
        return self._rank(tokens, i, number.last, number.value) if ok else None

    def _is_named(self, token: Token) -> bool:
        """Whether a word may be the name of who is placed: "the Move third, up 48%"."""
        return token.kind == "word" and token.text[0].isupper() and token.low not in self._nameless

    def _is_number(self, tokens: list[Token], j: int) -> bool:
        return j < len(tokens) and tokens[j].kind == "number"

    def _in_a_row(self, tokens: list[Token], j: int) -> bool:
        """Whether "in a row" or its like begins at token `j`."""
        words = tuple(t.low for t in tokens[j : j + 3])
        return any(words[: len(t)] == t for t in self._tails)

    def _streak(self, tokens: list[Token], first: int, j: int, value: float) -> Draft:
        """ "third straight rise", "sixth consecutive quarter"; the noun may come a word or two later."""
        last, unit = j - 1, None
        for k in range(j, min(j + 3, len(tokens))):
            if tokens[k].low in self._periods:
                last, unit = k, self._periods[tokens[k].low]
                break
            if tokens[k].low in self._events:
                last = k
                break
        draft = self._draft(tokens, first, last, (first, first), value)
        draft.kind, draft.unit = "streak", unit
        return draft

    def _short_streak(self, tokens: list[Token], i: int, j: int, value: float) -> Draft | None:
        """ "a fifth month", ", second fall": not "the first month" or "his third year"."""
        before = tokens[i - 1] if i else None
        if value < 2 or before is None:
            return None
        headed = (
            before.text[0].isupper() and j + 1 < len(tokens) and tokens[j + 1].text == ","
        )  # "N-Box quatrième année,"
        if not (headed or before.low in self._articles or before.text in (",", ";", "(")):
            return None
        draft = self._draft(tokens, i, j, (i, i), value)
        draft.kind, draft.unit = "streak", self._periods.get(tokens[j].low)
        return draft

    def _counted_streak(self, tokens: list[Token], draft: Draft) -> None:
        """ "five straight months", "five months in a row"."""
        if draft.unit is None and draft.noun is None and draft.last + 1 < len(tokens):
            if tokens[draft.last + 1].low in self._adjectives:
                made = self._streak(tokens, draft.first, draft.last + 2, draft.value or 0)
                draft.kind, draft.unit, draft.last, draft.end = "streak", made.unit, made.last, made.end
            return
        if draft.unit in self._periods.values():
            if self._in_a_row(tokens, draft.last + 1) or any(
                t.low in self._adjectives for t in tokens[draft.number_last + 1 : draft.last]
            ):
                draft.kind = "streak"
