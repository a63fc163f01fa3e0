"""Units and scales that are said once and meant again: "355.2 million ... Samsung 72.2"."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from keisu.figures.context import Context
from keisu.figures.draft import DURATIONS, Draft
from keisu.figures.measures import Cue, unit_class
from keisu.figures.names import NameMention
from keisu.figures.nouns import PLAIN_UNIT
from keisu.figures.scales import exact
from keisu.figures.tokens import Token

_SHARE = "market share"
_MILLION, _MILLIONS, _METRE = "m", 6, "metre"
_CLOCK = ("hour", "minute", "second")  # no bare number behind one is another: "every four hours, it fell to 37.2"
_THOUSANDS = 3  # decimals that may be thousands: nothing is made millions of "375.259"
_MANTISSA = 1000.0  # a carried scale must give a value within this factor of the one it is carried from
_NOT_COUNTS = ("%", "pp", "rank", "fold", "spot", "place", *DURATIONS)
_ALIKE = 10.0  # two numbers within this factor may share the noun behind the second
_COUNT = 1000  # a whole number from here on counts things even where no noun stands beside it


def carry_unit(
    draft: Draft,
    earlier: Sequence[Draft],
    context: Context,
    counting: bool,
    own_thing: str | None = None,
) -> None:
    """Give a draft without a unit the unit that is meant, and its scale; leave it None where none can be told.

    `own_thing` is what the measure of the figure counts, whatever the article counts (deaths are no vehicles).
    `earlier` are the figures before it in the sentence and, before those, the last of its paragraph.
    """
    if draft.unit is not None or draft.kind in ("rank", "streak", "other", "multiple"):
        return
    thing = own_thing or context.thing
    previous = next((d for d in reversed(earlier) if _is_like(draft, d) and _of_its_size(draft, d)), None)
    if draft.placeholder is not None:
        draft.unit = thing or (draft.placeholder if draft.placeholder == PLAIN_UNIT else None)
    elif draft.kind == "change" and _small(draft) and _is_rate(draft, earlier, context, counting):
        draft.unit = "pp" if draft.led else "%"
    elif draft.kind == "level" and draft.measure == _SHARE and _percentage(draft):
        draft.unit, draft.kind = "%", "share"
    elif draft.kind in ("level", "change", "share") and _whole(draft):
        said = [d for d in reversed(earlier) if d.unit and d.unit not in _NOT_COUNTS]
        own = next((d for d in said if _comparable(draft, d)), None)
        unsaid = not said and draft.measure is None and context.usual is not None
        if counting or unsaid or (own and own.unit == context.thing):
            draft.unit = thing
            draft.because("unit", "what the article counts")
        if draft.unit is None and own is not None and not draft.open and _near(draft, own, context):
            draft.unit = own.unit
            draft.because("unit", "carried from figure", own)
    elif previous is not None and previous.unit == "%" and draft.kind == "level" and previous is not earlier[-1]:
        pass  # other figures stand between: "Apple 17.3% with iPhones down 10% (50.1 against 55.4 million)"
    elif previous is not None and previous.unit is not None and not draft.open and _near(draft, previous, context):
        _carried(draft, previous, earlier)
    if draft.unit is not None:
        draft.inferred.add("unit")


def share_units(tokens: Sequence[Token], drafts: Sequence[Draft], and_words: Collection[str]) -> None:
    """Give the first of two figures that one noun counts that noun's unit: "about 4,500 and 3,200 people"."""
    for first, second in pairwise(drafts):
        joint = first.last + 1
        if first.unit is not None or first.kind is not None or second.first != joint + 1 or second.scale:
            continue
        if second.unit in (None, *_NOT_COUNTS) or tokens[joint].low not in and_words:
            continue
        if first.value and second.value and 1 / _ALIKE < first.value / second.value < _ALIKE:
            first.unit = second.unit
            first.inferred.add("unit")


def count_models(drafts: Sequence[Draft], names: Sequence[NameMention], thing: str | None) -> None:
    """Let a model's name behind a number stand for the thing that its market counts: "sold 10,481 Insights"."""
    models = {n.last for n in names if n.kind == "model"}
    for draft in drafts:
        if draft.noun is not None and draft.placeholder is None and draft.last in models and draft.unit != thing:
            draft.unit, draft.placeholder = None, PLAIN_UNIT


def millions(tokens: Sequence[Token], drafts: Sequence[Draft], cues: Sequence[Cue]) -> None:
    """Where a count is named in front of it, "8.2m" is millions and no length: "population grew from 8.2m"."""
    for draft in drafts:
        last = tokens[draft.last]
        glued = last.text == _MILLION and last.start == tokens[draft.last - 1].end
        if draft.unit == _METRE and glued and any(c.noun and c.counts and c.last < draft.first for c in cues):
            draft.unit = None
            _scaled(draft, _MILLIONS)


def _is_like(draft: Draft, other: Draft) -> bool:
    """Whether an earlier figure may lend its unit: a level its own to a level, anything to what it is compared with."""
    if other.bracketed or (other.unit in _NOT_COUNTS and other.unit not in ("%", "pp")):
        return False
    if other.unit in _CLOCK and not draft.aside:
        return False
    own = draft.measure if "measure" not in draft.inferred else None
    if own is not None and own != other.measure and unit_class(other.unit) == "physical" and not draft.aside:
        return False  # "5 mg ..., and her temperature fell to 37.2"
    return draft.aside or draft.kind == "change" or other.kind != "change"


def _near(draft: Draft, lender: Draft, context: Context) -> bool:
    """A unit is lent within its sentence; to the next only if it is what the article counts, or a percentage."""
    return draft.sentence == lender.sentence or lender.unit in (context.thing, "%")


def _whole(draft: Draft) -> bool:
    value = draft.value if draft.value is not None else draft.high
    return value is not None and (abs(value) >= _COUNT or draft.decimals > 0)


def _comparable(draft: Draft, other: Draft) -> bool:
    """Whether a number may be in the physical unit of another: not 762,371 in that of 9.954 GWh."""
    own, top = (d.value if d.value is not None else d.high for d in (draft, other))
    if unit_class(other.unit) != "physical" or not own or not top:
        return True
    return 1 / _MANTISSA < abs(own / top) < _MANTISSA


def _percentage(draft: Draft) -> bool:
    return draft.value is not None and 0 <= draft.value <= 100 and draft.scale == 0


def _small(draft: Draft) -> bool:
    return draft.value is not None and abs(draft.value) < _COUNT and draft.decimals <= 0


def _is_rate(draft: Draft, earlier: Sequence[Draft], context: Context, counting: bool) -> bool:
    """Whether a small change is a percentage: with a sign, or with decimals where something is counted, if others are;
    or as the remark "1,095 (+0.2)"."""
    if any(d.unit == "%" for d in earlier) or context.percent:
        return draft.signed or (counting and draft.decimals < 0)
    return draft.signed and draft.bracketed and draft.decimals < 0 and bool(earlier) and _whole(earlier[-1])


def _of_its_size(draft: Draft, other: Draft) -> bool:
    """Whether a number with decimals can be of the size of an earlier figure, once it has its scale: "from 29.22" is of
    the 29.11 million before it, not of the change of 110,000 between them."""
    if draft.decimals < 0 and _scale(draft, other) == 0 and unit_class(other.unit) == "count" and other.unit:
        return False  # "11,148, up 5.6": no part of a vehicle
    own, top = (d.value if d.value is not None else d.high for d in (draft, other))
    if draft.decimals >= 0 or not own or not top:
        return True
    return 1 / _MANTISSA < abs(own * 10.0 ** _scale(draft, other) / top) < _MANTISSA


def _scale(draft: Draft, lender: Draft) -> int:
    """The scale that a number takes from another: none if it has decimals that may be thousands, and those of the other
    are not written so too."""
    alike = draft.decimals > -_THOUSANDS or draft.decimals == lender.decimals - lender.scale
    return lender.scale if alike else 0


def _carried(draft: Draft, previous: Draft, earlier: Sequence[Draft]) -> None:
    """The unit, and the scale, of the figure before, if the bare number is of its size."""
    if draft.kind == "change" and any(d.unit == "pp" for d in earlier):
        draft.unit = "pp"
        return
    top = previous.value if previous.value is not None else previous.high
    own = draft.value if draft.value is not None else draft.high
    if not top or not own:
        return
    scale = _scale(draft, previous)
    if not 1 / _MANTISSA < abs(own * 10.0**scale / top) < _MANTISSA:
        return
    if previous.unit == "%" and draft.kind == "level" and (previous.kind == "change" or draft.measure == _SHARE):
        draft.kind = previous.kind
        draft.sign = draft.sign or previous.sign
    draft.unit = previous.unit
    draft.because("unit", "carried from figure", previous)
    if scale:
        _scaled(draft, scale)


def _scaled(draft: Draft, scale: int) -> None:
    draft.decimals += scale
    draft.scale = scale
    for end in ("value", "low", "high"):
        number = getattr(draft, end)
        if number is not None:
            setattr(draft, end, exact(number, scale))
