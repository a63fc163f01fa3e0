"""Subject and measure of a figure: the candidates and cues of its sentence, else what the article said before."""

from collections.abc import Sequence
from dataclasses import dataclass

from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.figures.measures import Cue, MeasureReader, unit_class
from keisu.figures.phrases import Candidate
from keisu.figures.tokens import Token


@dataclass(frozen=True, slots=True)
class Clause:
    """What the clause of a figure says of it; `unsaid` tells that the measure in it is said of nobody, `cues` are
    the measure words in it."""

    subject: Candidate | None
    measure: str | None
    unsaid: bool
    cues: tuple[Cue, ...]


_SIGNS = ("+", "-", "−", "–")
PART = ";"  # between the parts of a list, which no verb governs together
_AFTER = 3  # tokens between a number and an "of X" behind it


def subject_of(
    tokens: list[Token],
    draft: Draft,
    candidates: Sequence[Candidate],
    covered: set[int],
    before: Sequence[Draft],
    context: Context,
    clause: Clause | None,
) -> None:
    """Set `draft.subject`. `covered` are the tokens of names that only say who reports; `clause` is what the clause of
    the figure says of it, None where no verb governs it."""
    if draft.kind == "streak" and before and before[-1].kind == "rank" and before[-1].subject:
        draft.subject = before[-1].subject  # "tops mini car sales for the second straight year"
        return
    usable = [c for c in candidates if not (c.first in covered and c.kind != "phrase") and c.text not in context.source]
    inside = [c for c in usable if draft.number_last < c.first and c.last <= draft.last and c.kind != "pronoun"]
    left = [c for c in usable if c.last < draft.first and _same_part(tokens, c.last, draft.first)]
    rest = next((c for c in reversed(left) if c.rest), None)
    left = [c for c in left if c.kind != "object"]
    behind = _behind(draft, usable)
    if behind is not None and behind.kind == "object":
        left = []
    best = _best(left)
    if behind is not None and best is not None and best.kind == "pronoun":
        best = None  # "they shipped 16,198 units of the N-Box"
    chosen = next((found for found in (_best(inside), best, behind) if found is not None), None)
    if clause is not None and not _best(inside) and not _leads(best, draft):
        if clause.subject is not None and clause.subject.text not in context.source:
            if (
                _of_a_market(clause, draft)
                and before
                and before[-1].subject
                and _same_part(tokens, before[-1].last, draft.first)
            ):
                draft.subject = before[-1].subject  # "sold 1,705,364 units, 36.8% of all automobile sales"
                return
            if behind is not None and behind.kind == "model":
                chosen = behind  # "Suzuki sold 11,186 WagonR"
            elif behind is None or clause.subject.kind != "pronoun":
                chosen = clause.subject
        elif clause.unsaid and behind is None:
            chosen = None
    unheaded = clause is None and chosen is not None and chosen is best
    if before and ((unheaded and _goes_on(tokens, best, before[-1], draft)) or _adds(tokens, before[-1], draft)):
        draft.subject = before[-1].subject
        draft.inferred |= before[-1].inferred & {"subject"}
        return
    if rest is not None and (chosen is None or chosen.last < rest.first or chosen.rest or _within(chosen, rest)):
        draft.subject = f"{context.whole} {rest.text}" if context.whole else rest.text
        return
    if chosen is None:
        holds = context.near(context.subject_block) and not _counts_its_own(draft, context)
        carried = context.subject if holds else None
        draft.subject = next((d.subject for d in reversed(before) if d.subject), carried)
        draft.inferred.add("subject")
        return
    if draft.kind == "rank" and chosen.kind == "phrase" and chosen.text.islower():
        return  # who is first is named, not described
    draft.subject = _resolved(chosen, before, draft, context)


def _of_a_market(clause: Clause, draft: Draft) -> bool:
    """Whether the clause names only the market that a percentage is a part of."""
    behind = clause.subject is not None and clause.subject.first > draft.last
    return behind and draft.unit == "%" and any(c.counts and c.noun and c.first > draft.last for c in clause.cues)


def _goes_on(tokens: list[Token], best: Candidate | None, last: Draft, draft: Draft) -> bool:
    """Whether nobody is named between two figures of one part of a list: "total 12,904 from 11,186"."""
    if best is None or best.last >= last.first or last.subject is None:
        return False
    return _same_part(tokens, last.last, draft.first)


def _adds(tokens: list[Token], last: Draft, draft: Draft) -> bool:
    """Whether a figure stands alone in brackets right behind another, of which it says more: "4,421,494 (-7.5%)"."""
    between = [t.text for t in tokens[last.last + 1 : draft.number_first] if t.text not in _SIGNS]
    return draft.bracketed and between in ([], ["("]) and last.subject is not None


def _counts_its_own(draft: Draft, context: Context) -> bool:
    """ "28 people": a counted noun of its own that says nothing of the subject in hand."""
    return draft.noun is not None and draft.placeholder is None and draft.unit != context.thing


def _leads(candidate: Candidate | None, draft: Draft) -> bool:
    """Whether a name or a total stands right in front of its number, as in lists: "all brands 4,421,494"."""
    if candidate is None or candidate.kind in ("phrase", "pronoun", "place", "definite"):
        return False
    return candidate.last + 1 == draft.first


def _within(inner: Candidate, outer: Candidate) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _same_part(tokens: list[Token], a: int, b: int) -> bool:
    return all(t.text != PART for t in tokens[a + 1 : b])


_STRENGTH = {
    "model": 3,
    "maker": 3,
    "scope": 3,
    "name": 3,
    "phrase": 3,
    "total": 3,
    "source": 2,
    "definite": 2,
}
_WEAK = {"pronoun": 1, "place": 0, "rest": 0}


def _best(candidates: Sequence[Candidate]) -> Candidate | None:
    """The nearest one that is more than a place or a pronoun, else the nearest pronoun, else the nearest place."""
    best: Candidate | None = None
    for c in candidates:
        if c.kind != "rest" and (best is None or _strength(c) >= _strength(best)):
            best = c
    return best


def _strength(candidate: Candidate) -> int:
    if candidate.placed:
        return _WEAK["pronoun"]
    return _STRENGTH.get(candidate.kind) or _WEAK.get(candidate.kind, 1)


def _behind(draft: Draft, candidates: Sequence[Candidate]) -> Candidate | None:
    """ "16,198 units of the N-Box"."""
    for c in candidates:
        gap = c.first - draft.last - 1
        if gap == 0 and c.kind == "model":
            return c  # "sold 11,186 WagonR"
        if 0 < gap <= _AFTER and c.kind in ("model", "maker", "name", "scope"):
            if c.belongs:
                return c
        if c.kind == "object" and 0 < gap <= _AFTER + 1:
            return c
    return None


def _resolved(chosen: Candidate, before: Sequence[Draft], draft: Draft, context: Context) -> str | None:
    """The name that a candidate stands for."""
    if chosen.kind in ("pronoun", "definite"):
        draft.inferred.add("subject")
        if chosen.kind == "pronoun":
            return next((d.subject for d in reversed(before) if d.subject), context.subject)
        return context.subject
    if chosen.kind == "total":
        return _whole(context)
    if chosen.mention is None:
        return chosen.text
    mention = chosen.mention
    if mention.kind == "maker" and chosen.bare:
        model = next(
            (m for m in reversed(context.models) if m.name and mention.name and m.name.owner == mention.name.id),
            None,
        )
        if model is not None:  # "the Nissan" is the car of that maker that was last named
            draft.inferred.add("subject")
            return context.fullest(model)
    full = context.fullest(mention)
    if full != chosen.text:
        draft.inferred.add("subject")
    return full


def _whole(context: Context) -> str | None:
    """What a total is the total of: the thing that the article is about, by the name it first gave it."""
    return context.topic or context.all or context.whole


_DURATIONS = ("month", "year", "quarter", "week", "day", "session")  # "first fall in three months"
_SHARE = "market share"  # of a word right beside its percentage
_SHARE_REACH = 6  # tokens between "their share" and its percentage
_VERB_REACH = 10  # tokens between a verb that shows a measure and its figure


def _fits(cue: Cue, draft: Draft, measures: MeasureReader) -> bool:
    """Whether a cue can speak of a figure: a share is near its word, a verb not far, and the unit must do."""
    stated = draft.unit is not None or draft.placeholder is not None
    if stated and draft.kind not in ("rank", "streak") and not measures.fits(cue.measure, draft.unit):
        return False
    if not stated and not cue.noun and not measures.fits(cue.measure, None):
        return False  # "raised to 14.5 million": no money, so none that was raised
    distance = max(draft.first - cue.last, cue.first - draft.last)
    if cue.measure == _SHARE:
        return draft.unit in ("%", "pp") and distance <= _SHARE_REACH
    if cue.measure == "share price":
        return draft.unit is not None
    return cue.noun or distance <= _VERB_REACH


def measure_of(
    tokens: list[Token],
    draft: Draft,
    cues: Sequence[Cue],
    drafts: Sequence[Draft],
    before: Sequence[Draft],
    measures: MeasureReader,
    context: Context,
    clause: Clause | None,
) -> None:
    """Set `draft.measure` from the clause, else the counted noun, else the nearest cue, else the article."""
    if clause is not None and clause.measure is not None:
        draft.measure = clause.measure
        return
    if clause is not None:
        cues = clause.cues
    cues = [c for c in cues if _fits(c, draft, measures)]
    own = [c for c in cues if draft.first <= c.first and c.last <= draft.last]
    if own:
        draft.measure = own[-1].measure
        return
    own_noun = draft.noun and not draft.placeholder and draft.kind != "streak"
    if own_noun and draft.noun and draft.unit and draft.unit != context.thing and draft.unit.islower():
        draft.measure = draft.noun.split()[-1].casefold()  # "17 manufacturers" counts manufacturers
        return
    left = [c for c in cues if c.last < draft.first and _same_part(tokens, c.last, draft.first)]
    next_start = next((d.first for d in drafts if d.first > draft.last), len(tokens))
    right = [c for c in cues if draft.last < c.first < next_start and _same_part(tokens, draft.last, c.first)]
    near = [
        c
        for c in right
        if all(t.kind == "word" for t in tokens[draft.last + 1 : c.first]) and c.first - draft.last <= 4
    ]
    if (led := _led_from(draft, before)) is not None:
        draft.measure = led
    elif near and (not left or draft.first - left[-1].last > 4):
        draft.measure = near[0].measure
    elif left and (own_of := _of_its_own(tokens, draft, left[-1], measures)):
        draft.measure = own_of
        draft.inferred.add("measure")
    elif left:
        draft.measure = left[-1].measure
    elif right and clause is None:
        draft.measure = right[0].measure
    elif clause is None and (later := _later(tokens, draft, cues)):
        draft.measure = later
    elif said := _said(tokens, draft, before):
        draft.measure = said
        draft.inferred.add("measure")
    else:
        carried = (context.measure if context.near(context.measure_block) else None) or context.usual
        if carried is not None and _may_carry(draft, carried, measures, context):
            draft.measure = carried
            draft.inferred.add("measure")
        elif draft.noun and not draft.placeholder and unit_class(draft.unit) == "count":
            draft.measure = draft.noun.split()[-1].casefold()


def _led_from(draft: Draft, before: Sequence[Draft]) -> str | None:
    """ "its share up 3.2 percentage points to 32.7%", "from 33.4% to 34.1%": where it led measures the same."""
    if not before or draft.unit != "%" or draft.first != before[-1].last + 2:
        return None
    return before[-1].measure if before[-1].unit == "pp" or before[-1].aside else None


def _of_its_own(tokens: list[Token], draft: Draft, cue: Cue, measures: MeasureReader) -> str | None:
    """ "The dollar index rose, with the euro up 0.05%": a subject that is always measured so, away from other words."""
    if all(t.text != "," for t in tokens[cue.last + 1 : draft.first]):
        return None
    return measures.of_subject(draft.subject, draft.unit)


def _later(tokens: list[Token], draft: Draft, cues: Sequence[Cue]) -> str | None:
    """The measure named first behind a figure in its part of the sentence."""
    behind = (c for c in cues if c.noun and c.first > draft.last and _same_part(tokens, draft.last, c.first))
    behind = (c for c in behind if c.measure != _SHARE)
    return next((c.measure for c in behind), None)


def _said(tokens: list[Token], draft: Draft, before: Sequence[Draft]) -> str | None:
    """What an earlier figure of the sentence measures, in the same part of it, else of the same subject."""
    alike = [d for d in reversed(before) if _alike(d, draft)]
    near = next((d for d in alike if _same_part(tokens, d.last, draft.first)), None)
    found = near or next((d for d in alike if d.subject == draft.subject), None)
    return found.measure if found is not None else None


def _alike(said: Draft, draft: Draft) -> bool:
    """Whether the measure of a figure may be that of a later one in the sentence: a count and its change."""
    if said.measure in (None, _SHARE) or "measure" in said.inferred:
        return False
    if said.noun and said.measure == said.noun.split()[-1].casefold():
        return False  # "six of the eight makers fell" says of makers how many, not what fell
    alike = draft.unit in ("%", "pp", None) or said.unit in (draft.unit, "%")
    return alike and said.kind not in ("rank", "streak")


def _may_carry(draft: Draft, measure: str, measures: MeasureReader, context: Context) -> bool:
    """Whether the measure of the article so far may be meant: only by what it counts, and by percentages."""
    if draft.kind in ("rank", "streak") or draft.placeholder is not None:
        return True
    if draft.unit in ("%", "pp", "fold", None) or draft.unit in _DURATIONS:
        return True
    if unit_class(draft.unit) == "money":
        return measures.fits(measure, draft.unit)
    return draft.unit == context.thing
