"""The last steps: headlines filled from what the article repeats, lists paired in order, and the record itself."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.figures.names import NameMention
from keisu.figures.phrases import Candidate
from keisu.figures.roles import PART
from keisu.figures.tokens import Token
from keisu.languages import Language
from keisu.model import Figure

_REPEATS = 12  # figures after it among which a headline's figure is looked for
_SEVERAL = 2  # names
_ROW = 3  # bare numbers that make a row
_RESPECTIVE = 12  # tokens between the last of the figures and the word "respectively"


def fill_titles(drafts: Sequence[Draft]) -> None:
    """A headline says in short what the article says in full: the same value there tells what it left out."""
    for k, draft in enumerate(drafts):
        if not draft.head:
            break
        for other in drafts[k + 1 : k + 1 + _REPEATS]:
            if draft.value and (other.value, other.unit, other.kind) == (draft.value, draft.unit, draft.kind):
                for name in ("period", "base", "source"):
                    if not getattr(draft, name) and getattr(other, name):
                        setattr(draft, name, getattr(other, name))
                        draft.inferred.add(name)
                        draft.because(name, "the same value in figure", other)
                break


class ListReader:
    """Settles the figures of one sentence as the lists that they are, with the words of one language; holds nothing of
    a text."""

    def __init__(self, language: Language) -> None:
        self._and = frozenset(language.numbers.and_words)
        self._in_order = frozenset(language.cues["subject"]["in_order"])
        self._each = frozenset(language.cues["subject"]["each"])
        self._definite = frozenset(language.cues["coreference"]["definite"])

    def settle(
        self, tokens: Sequence[Token], drafts: Sequence[Draft], candidates: Sequence[Candidate], context: Context
    ) -> list[Draft]:
        """The figures of a sentence in order, those that hold for several names as one figure each."""
        _lend_ranked(drafts)
        self._part_joined(tokens, drafts)
        _part_in_a_row(tokens, drafts)
        self._pair_in_order(tokens, drafts, candidates, context)
        return [one for draft in drafts for one in self._for_each(tokens, draft, candidates, context)]

    def _part_joined(self, tokens: Sequence[Token], drafts: Sequence[Draft]) -> None:
        """Two levels of one unit joined by "and" are of two things: "employ about 4,500 and 3,200 people". Where both
        were given one subject and one period, of neither it is known whose it is."""
        for first, second in pairwise(drafts):
            joint = first.last + 1
            apart = second.first != joint + 1 or tokens[joint].low not in self._and
            if apart or not first.kind == second.kind == "level":
                continue
            if (first.subject, first.unit, first.period) == (second.subject, second.unit, second.period):
                first.subject = second.subject = None

    def _pair_in_order(
        self, tokens: Sequence[Token], drafts: Sequence[Draft], candidates: Sequence[Candidate], context: Context
    ) -> None:
        """ "Daihatsu and Suzuki rose 4.9 and 1.1 percent, respectively": the names go with the figures in order."""
        for i, token in enumerate(tokens):
            if token.low not in self._in_order:
                continue
            part = max((j for j in range(i) if tokens[j].text == PART), default=-1)
            figures = [d for d in drafts if part < d.first and 0 < i - d.last < _RESPECTIVE]
            figures = [d for d in figures if d.kind in ("change", "level", "rank")]
            named = [c for c in candidates if figures and part < c.first and c.last < figures[0].first]
            named = [c for c in named if c.mention and c.kind != "place"]
            if 1 < len(figures) <= len(named):
                for d, c in zip(figures, named[-len(figures) :], strict=True):
                    d.subject = context.fullest(c.mention) if c.mention else c.text
                    d.because("subject", f"the names in front, in order, at “{token.text}”")

    def _for_each(
        self, tokens: Sequence[Token], draft: Draft, candidates: Sequence[Candidate], context: Context
    ) -> list[Draft]:
        """ "The Dayz, N-BOX and Hustler, each about 14,000": a figure for every name of the list in front of "each"."""
        at = draft.first - draft.bound_words - 1
        if at < 1 or tokens[at].low not in self._each:
            return [draft]
        at -= tokens[at - 1].text == ","
        named: list[NameMention] = []
        for c in sorted(candidates, key=lambda c: -c.last):
            between = [t for t in tokens[c.last + 1 : at] if t.low not in self._and and t.text != ","]
            if c.mention is None or c.kind == "place" or c.last >= at:
                continue
            if any(t.low not in self._definite for t in between):
                break
            named.insert(0, c.mention)
            at = c.first
        if len(named) < _SEVERAL:
            return [draft]
        made = [replace(draft, subject=context.fullest(n), inferred=set(draft.inferred)) for n in named]
        for one in made:
            one.because("subject", "one of the names in front of “each”")
        return made


def _part_in_a_row(tokens: Sequence[Token], drafts: Sequence[Draft]) -> None:
    """Bare levels with nothing but commas between them are those of several times or things: "minis 1,557,662,
    1,690,073, 1,838,991". When each holds is not known, where one time was taken for all."""
    row: list[Draft] = []
    for draft in (*drafts, None):
        if draft is not None and row and _goes_on(tokens, row[-1], draft):
            row.append(draft)
            continue
        if len(row) >= _ROW:
            for d in row:
                d.period = None
        row = [draft] if draft is not None else []


def _goes_on(tokens: Sequence[Token], last: Draft, draft: Draft) -> bool:
    """Whether a level of the same subject and time stands behind another, with a comma between and nothing else."""
    alike = (last.kind, last.subject, last.unit, last.period) == (draft.kind, draft.subject, draft.unit, draft.period)
    between = [t.text for t in tokens[last.last + 1 : draft.first]]
    return alike and draft.kind == "level" and between == [","] and last.value != draft.value


def _lend_ranked(drafts: Sequence[Draft]) -> None:
    """ "For the fourth year running the N-Box was best-selling": a streak in front of a rank is of who is ranked."""
    for streak, rank in pairwise(drafts):
        if streak.kind == "streak" and rank.kind == "rank" and rank.subject:
            streak.subject = rank.subject
            streak.because("subject", "carried from figure", rank)


def record(text: str, draft: Draft, context: Context) -> Figure:
    """The draft as a record: the sign applied, fields that a kind does not have left out."""
    negative = draft.sign < 0
    value, low, high = draft.value, draft.low, draft.high
    if negative:
        value = -value if value is not None else None
        low, high = (-high if high is not None else None), (-low if low is not None else None)
    unit = "rank" if draft.kind == "rank" else draft.unit
    source = tuple(map(context.in_full, draft.source or context.source))
    inferred = set(draft.inferred)
    if not draft.source and context.source:
        inferred.add("source")
    place = draft.place or context.place
    if place and not draft.place:
        inferred.add("place")
    named = {
        "subject": draft.subject,
        "measure": draft.measure,
        "period": draft.period,
        "base": draft.base,
        "unit": unit,
    }
    return Figure(
        quote=text[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        kind=draft.kind or "level",
        value=value,
        unit=unit,
        low=low,
        high=high,
        bound=draft.bound,
        decimals=draft.decimals,
        measure=draft.measure,
        subject=draft.subject,
        place=place,
        period=draft.period,
        base=draft.base if draft.kind in ("change", "ratio", "multiple") else None,
        source=source,
        status=draft.status,
        inferred=tuple(sorted(name for name in inferred if named.get(name, "") is not None)),
    )
