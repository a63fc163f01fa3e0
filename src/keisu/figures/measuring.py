"""Measure of a figure: what its clause says, the noun it counts, the cues of its sentence, else the article."""

from collections.abc import Sequence

from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.figures.measures import Cue, MeasureReader, unit_class
from keisu.figures.roles import Clause, counted, same_part
from keisu.figures.tokens import Token, joined

_DURATIONS = ("month", "year", "quarter", "week", "day", "session")  # "first fall in three months"
_SHARE = "market share"  # of a word right beside its percentage
_SHARE_REACH = 6  # tokens between "their share" and its percentage
_PART = 2  # tokens from a percentage to what it is a part of
_OF_NEXT = 4  # tokens from "a budget of about" to its figure
_VERB_REACH = 10  # tokens between a verb that shows a measure and its figure
_NOUN = "the noun that it counts"
_COUNT, _RANK = "count", "rank"
_FEW = 20  # things: what is less of them was counted in a list, and is no measure of a market


def _fits(cue: Cue, draft: Draft, tokens: list[Token], measures: MeasureReader) -> bool:
    """Whether a cue can speak of a figure: a share is near its word, a verb not far, and the unit must do."""
    stated = draft.unit is not None or draft.placeholder is not None
    if stated and draft.kind not in ("rank", "streak") and not measures.shows(cue, draft, tokens):
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
    if draft.measure is not None:
        draft.because("measure", "the form of an age")
        return  # "Ann Smith, 44,": an age
    if clause is not None and clause.measure is not None:
        draft.measure = clause.measure
        draft.because("measure", "the clause that it stands in")
        return
    if clause is not None:
        cues = clause.cues
    cues = [c for c in cues if _fits(c, draft, tokens, measures)]
    own = [c for c in cues if draft.first <= c.first and c.last <= draft.last]
    if own:
        _take(tokens, draft, own[-1])
        return
    own_noun = draft.noun and not draft.placeholder and draft.kind != "streak"
    done = next((c for c in cues if c.first == draft.last + 1 and c.counts and not c.noun), None)
    if own_noun and done is not None and measures.has_no_object(tokens, done):  # "1.43 billion phones shipped in May"
        _take(tokens, draft, done)
        return
    if own_noun and draft.noun and draft.unit and draft.unit != context.thing and draft.unit.islower():
        draft.measure = measures.of_noun(draft)
        draft.because("measure", _NOUN)
        return
    left = [c for c in cues if c.last < draft.first and same_part(tokens, c.last, draft.first)]
    next_start = next((d.first for d in drafts if d.first > draft.last), len(tokens))
    right = [c for c in cues if draft.last < c.first < next_start and same_part(tokens, draft.last, c.first)]
    if next_start < len(tokens):  # "$320,000 on a budget of $27 million": the word of the next figure
        right = [c for c in right if tokens[c.last + 1].low not in measures.of or next_start - c.last > _OF_NEXT]
    if left and draft.unit == "%":  # "spending of 2% of GDP": of what it is a part
        right = [c for c in right if c.first - draft.last != _PART or tokens[draft.last + 1].low not in measures.of]
    near = [
        c
        for c in right
        if all(t.kind == "word" for t in tokens[draft.last + 1 : c.first]) and c.first - draft.last <= 4
    ]
    if (led := _led_from(draft, before)) is not None:
        draft.measure = led
        draft.because("measure", "the figure that it led to or from", before[-1])
    elif near and (not left or draft.first - left[-1].last > 4):
        _take(tokens, draft, near[0])
    elif left and (own_of := _of_its_own(tokens, draft, left[-1], measures, before)):
        draft.measure = own_of
        draft.inferred.add("measure")
        draft.because("measure", "goes without saying for its subject")
    elif left:
        _take(tokens, draft, left[-1])
    elif right and clause is None:
        _take(tokens, draft, right[0])
    elif clause is None and (later := _later(tokens, draft, cues)):
        _take(tokens, draft, later)
    elif draft.unit is None and (rate := measures.of_currency(tokens, draft)) is not None:
        draft.measure = rate
    elif _few(draft, context):
        draft.measure = _COUNT
        draft.because("measure", "too few to be more than counted")
    elif measures.for_each(tokens, draft):
        draft.measure = context.single
        draft.inferred.add("measure")
    elif (said := _said(tokens, draft, before, measures)) and measures.may_repeat(said, draft):
        draft.measure = said.measure
        draft.inferred.add("measure")
        draft.because("measure", "carried from figure", said)
    else:
        carried = (context.measure if context.near(context.measure_block) else None) or context.usual
        if carried is not None and _may_carry(draft, carried, measures, context):
            draft.measure = carried
            draft.inferred.add("measure")
            named = carried == context.measure
            draft.because("measure", "the article before it" if named else "what is usual in the article")
        elif draft.noun and not draft.placeholder and unit_class(draft.unit) == "count":
            draft.measure = measures.of_noun(draft)
            draft.because("measure", _NOUN)
        elif counted(draft):
            draft.measure = measures.of_noun(draft, tokens[draft.last].low)
            draft.because("measure", _NOUN)


def _take(tokens: list[Token], draft: Draft, cue: Cue) -> None:
    """Give a figure the measure that a cue of its sentence speaks of."""
    draft.measure = cue.measure
    if draft.why is not None:
        draft.because("measure", f"“{joined(tokens[cue.first : cue.last + 1])}”")


def _led_from(draft: Draft, before: Sequence[Draft]) -> str | None:
    """ "its share up 3.2 percentage points to 32.7%", "from 33.4% to 34.1%": where it led measures the same."""
    if not before or draft.unit != "%" or draft.first != before[-1].last + 2:
        return None
    return before[-1].measure if before[-1].unit == "pp" or before[-1].aside else None


def _of_its_own(
    tokens: list[Token], draft: Draft, cue: Cue, measures: MeasureReader, before: Sequence[Draft]
) -> str | None:
    """ "The dollar index rose, with the euro up 0.05%": a subject that is always measured so, away from other words."""
    if all(t.text != "," for t in tokens[cue.last + 1 : draft.first]):
        return None
    if any(d.first > cue.last and d.subject == draft.subject for d in before):
        return None  # the word is of the same subject
    return measures.of_subject(draft.subject, draft.unit)


def _later(tokens: list[Token], draft: Draft, cues: Sequence[Cue]) -> Cue | None:
    """The measure word named first behind a figure in its part of the sentence."""
    behind = (c for c in cues if c.noun and c.first > draft.last and same_part(tokens, draft.last, c.first))
    behind = (c for c in behind if c.measure != _SHARE)
    return next(behind, None)


def _said(tokens: list[Token], draft: Draft, before: Sequence[Draft], measures: MeasureReader) -> Draft | None:
    """The earlier figure of the sentence that measures the same, in the same part of it, else of the same subject."""
    own = next((d for d in reversed(before) if d.measure and d.subject and d.subject == draft.subject), None)
    if own is not None and own.unit == "%" and unit_class(draft.unit) == "money" and own.last + 2 == draft.first:
        return own  # "up 0.05% to $1.1075"
    alike = [d for d in reversed(before) if _alike(d, draft, measures)]
    near = next((d for d in alike if same_part(tokens, d.last, draft.first)), None)
    return near or next((d for d in alike if d.subject == draft.subject), None)


def _alike(said: Draft, draft: Draft, measures: MeasureReader) -> bool:
    """Whether the measure of a figure may be that of a later one in the sentence: a count and its change."""
    if said.measure in (None, _SHARE, _RANK) or "measure" in said.inferred:
        return False
    if said.kind == "share" and draft.unit not in ("%", "pp", None):
        return False  # "40 percent of households have debt: the average is $5,000"
    if said.noun and said.measure == measures.of_noun(said):
        return False  # "six of the eight makers fell" says of makers how many, not what fell
    alike = draft.unit in ("%", "pp", None) or said.unit in (draft.unit, "%")
    alike = alike or unit_class(said.unit) == unit_class(draft.unit) == "money"  # "over $300, in France 70 euros"
    return alike and said.kind not in ("rank", "streak")


def _few(draft: Draft, context: Context) -> bool:
    """ "Five minivehicles made the top 10": so few of what a market counts that nothing is measured by it."""
    few = draft.value is not None and draft.value < _FEW and not draft.decimals and draft.kind is None
    return few and draft.noun is not None and draft.placeholder is None and draft.unit == context.thing


def _may_carry(draft: Draft, measure: str, measures: MeasureReader, context: Context) -> bool:
    """Whether the measure of the article so far may be meant: only by what it counts, and by percentages; what is no
    count ("costs" in a headline) only of what the text goes on about."""
    if measure not in measures.counting and draft.subject is not None and "subject" not in draft.inferred:
        return False
    if draft.kind in ("rank", "streak") or draft.placeholder is not None:
        return True
    if draft.unit in ("%", "pp", "fold", None) or draft.unit in _DURATIONS:
        return True
    if unit_class(draft.unit) == "money":
        return measures.fits(measure, draft.unit)
    return draft.unit == context.thing
