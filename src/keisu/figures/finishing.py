"""The last steps: headlines filled from what the article repeats, lists paired in order, and the record itself."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.figures.phrases import Candidate
from keisu.figures.roles import PART
from keisu.figures.tokens import Token
from keisu.model import Figure

_REPEATS = 12  # figures after it among which a headline's figure is looked for
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


def part_joined(tokens: list[Token], drafts: Sequence[Draft], and_words: Collection[str]) -> None:
    """Two levels of one unit joined by "and" are of two things: "employ about 4,500 and 3,200 people". Where both were
    given one subject and one period, of neither it is known whose it is."""
    for first, second in pairwise(drafts):
        joint = first.last + 1
        if second.first != joint + 1 or tokens[joint].low not in and_words or not first.kind == second.kind == "level":
            continue
        if (first.subject, first.unit, first.period) == (second.subject, second.unit, second.period):
            first.subject = second.subject = None


def pair_in_order(
    tokens: Sequence[Token],
    in_order: Collection[str],
    drafts: Sequence[Draft],
    candidates: Sequence[Candidate],
    context: Context,
) -> None:
    """ "Daihatsu and Suzuki rose 4.9 and 1.1 percent, respectively": the names go with the figures in order."""
    for i, token in enumerate(tokens):
        if token.low not in in_order:
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


def lend_ranked(drafts: Sequence[Draft]) -> None:
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
