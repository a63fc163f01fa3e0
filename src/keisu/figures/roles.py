"""Subject of a figure: what its clause says, else the candidates of its sentence, else what the article said before."""

from collections.abc import Sequence
from dataclasses import dataclass

from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.figures.measures import Cue
from keisu.figures.phrases import Candidate
from keisu.figures.tokens import Token, joined


@dataclass(frozen=True, slots=True)
class Clause:
    """What the clause of a figure says of it; `unsaid` tells that the measure in it is said of nobody, `cues` are
    the measure words in it, `placed` that a measure of places is said of nobody, `acts` that the figure itself is the
    subject of a verb of several ("of those asked, 22.6 percent use it")."""

    subject: Candidate | None
    measure: str | None
    unsaid: bool
    cues: tuple[Cue, ...]
    placed: bool = False
    acts: bool = False


_COUNTED = ("person", "job")  # counted in the words of a unit: "people"
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
        _same_as(draft, before[-1])  # "tops mini car sales for the second straight year"
        return
    if draft.first in covered and draft.noun is not None:  # "according to two associations" counts the associations
        draft.subject, draft.passing = joined(tokens[draft.number_last + 1 : draft.last + 1]), True
        draft.because("subject", "the noun that it counts")
        return
    alike = before and before[-1].subject and draft.unit in (None, before[-1].unit)
    if draft.aside and alike and same_part(tokens, before[-1].last, draft.first):
        _same_as(draft, before[-1])  # what a figure is compared with is of the same
        return
    usable = [c for c in candidates if not (c.first in covered and c.kind != "phrase") and c.text not in context.source]
    if draft.measure is not None:  # "according to Ann Smith, 44,": an age is of the name in front of it
        usable = [c for c in candidates if c.mention is not None and c.last + 2 == draft.first] or usable
        draft.passing = True
    inside = [c for c in usable if draft.number_last < c.first and c.last <= draft.last and c.kind != "pronoun"]
    left = [c for c in usable if c.last < draft.first and same_part(tokens, c.last, draft.first)]
    rest = next((c for c in reversed(left) if c.rest), None)
    left = [c for c in left if c.kind != "object"]
    behind = _behind(draft, usable)
    if behind is not None and behind.kind == "object":
        left = []
    best = _best(left)
    if behind is not None and best is not None and best.kind == "pronoun":
        best = None  # "they shipped 16,198 units of the N-Box"
    close = behind is not None and behind.belongs and behind.first - draft.last <= _AFTER
    if clause is None and close and draft.placeholder is not None:
        best = None  # "Honda: 16,198 units of the N-Box"
    chosen = next((found for found in (_best(inside), best, behind) if found is not None), None)
    own = [c for c in inside if c.kind not in ("name", "place")]  # "33 Ukrainian drones" are not Ukraine's alone
    if clause is not None and not own and not _leads(best, draft):
        if clause.subject is not None and _counts_only(clause.subject):
            chosen = behind  # "JAMA forecasts a rise of 3 percent"
        elif clause.subject is not None and clause.subject.text not in context.source:
            if (
                _of_a_market(clause, draft)
                and before
                and before[-1].subject
                and same_part(tokens, before[-1].last, draft.first)
            ):
                _same_as(draft, before[-1])  # "sold 1,705,364 units, 36.8% of all automobile sales"
                return
            if behind is not None and behind.kind in ("model", "pronoun"):
                chosen = behind  # "Suzuki sold 11,186 WagonR", "sold 11,186 of them"
            elif behind is None or clause.subject.kind not in ("pronoun", "person"):
                chosen = clause.subject
        elif clause.unsaid and behind is None:
            chosen = None
    if clause is not None and chosen is clause.subject and before:
        if _of_the_ranked(chosen, before[-1], draft, usable) or _led_to(tokens, chosen, before[-1], draft):
            _same_as(draft, before[-1])
            return
    unheaded = clause is None and chosen is not None and chosen is best
    if before and ((unheaded and _goes_on(tokens, best, before[-1], draft)) or _adds(tokens, before[-1], draft)):
        _same_as(draft, before[-1])
        return
    if rest is not None and (chosen is None or chosen.last < rest.first or chosen.rest or _within(chosen, rest)):
        whole = context.whole_without(rest.text)
        draft.subject = f"{whole} {rest.text}" if whole else rest.text
        draft.because("subject", "the rest of what the article counts")
        return
    if chosen is None and clause is not None and clause.placed and context.place is not None:
        draft.subject = context.place
        draft.inferred.add("subject")
        draft.because("subject", "the place of the article")
        return
    if chosen is None:
        holds = context.near(context.subject_block) and not _counts_its_own(draft, context)
        carried = context.subject if holds else None
        carried = context.whole if draft.anew and context.whole else carried  # "September down 2%"
        told = [d for d in before if d.subject and not (d.passing and d.subject in d.source)]
        draft.subject = told[-1].subject if told else carried
        if draft.subject is None and counted(draft) and draft.unit != context.thing:
            noun = joined(tokens[draft.number_last + 1 : draft.last + 1])
            draft.subject = draft.noun or (tokens[draft.last].text if draft.scale else noun)
            draft.passing = True
            draft.because("subject", "the noun that it counts")
            return  # "300 school districts" are of nothing but the districts
        draft.inferred.add("subject")
        if told:
            draft.because("subject", "carried from figure", told[-1])
        return
    if draft.kind == "rank" and chosen.kind == "phrase" and chosen.text.islower():
        return  # who is first is named, not described
    if chosen.kind == "person":
        draft.inferred.add("subject")
        draft.subject = context.person(tokens[chosen.first].start)
        draft.because("subject", "the person last named")
        return
    draft.subject = _resolved(chosen, before, draft, context)
    if draft.why is not None:
        draft.because("subject", _reason(tokens, chosen, draft, clause))
    draft.passing |= clause is not None and chosen is clause.subject and chosen.first > draft.number_last


def _same_as(draft: Draft, other: Draft) -> None:
    """Give a figure the subject of another, known as well as that one's."""
    draft.subject = other.subject
    draft.inferred |= other.inferred & {"subject"}
    draft.because("subject", "carried from figure", other)


def _reason(tokens: list[Token], chosen: Candidate, draft: Draft, clause: Clause | None) -> str:
    """The words that a subject was read from, and where they stand."""
    words = f"“{joined(tokens[chosen.first : chosen.last + 1])}”"
    if clause is not None and chosen is clause.subject:
        return f"{words}, in its clause"
    where = "inside it" if draft.first <= chosen.first <= draft.last else "in front"
    return f"{words}, {where if chosen.first <= draft.last else 'behind it'}"


def _of_a_market(clause: Clause, draft: Draft) -> bool:
    """Whether the clause names only the market that a percentage is a part of."""
    behind = clause.subject is not None and clause.subject.first > draft.last
    return behind and draft.unit == "%" and any(c.counts and c.noun and c.first > draft.last for c in clause.cues)


def _of_the_ranked(chosen: Candidate | None, last: Draft, draft: Draft, usable: Sequence[Candidate]) -> bool:
    """ "The Raize was fourth and the Corolla fifth, its sales rising 19.6 percent": of the one that was ranked last."""
    if chosen is None or last.kind != "rank" or last.subject is None or chosen.last >= last.first:
        return False
    return any(c.kind == "pronoun" and last.last < c.first and c.last < draft.first for c in usable)


def _counts_only(subject: Candidate) -> bool:
    """Whether a subject is one that the market knows for counting and telling, and that sells nothing."""
    return subject.mention is not None and subject.mention.kind == "source"


def _led_to(tokens: list[Token], chosen: Candidate | None, last: Draft, draft: Draft) -> bool:
    """ "19.6 percent to 57,235", "19,429 of them, up 8.6 percent": a level behind a change with a word between, and a
    change in a remark behind a level, are of the same, be another the subject of the clause."""
    if chosen is None or last.subject in (None, chosen.text) or chosen.last >= last.first:
        return False
    between = tokens[last.last + 1 : draft.first - draft.bound_words]
    if last.kind == "level" and last.unit is not None and draft.unit == "%":
        return 1 < len(between) <= _AFTER + 1 and between[-2].text == ","  # "sold 19,429 of them, up 8.6 percent"
    return last.kind == "change" and last.unit == "%" and len(between) == 1 and between[0].kind == "word"


def _goes_on(tokens: list[Token], best: Candidate | None, last: Draft, draft: Draft) -> bool:
    """Whether nobody is named between two figures of one part of a list: "total 12,904 from 11,186"."""
    if best is None or best.last >= last.first or last.subject is None:
        return False
    return same_part(tokens, last.last, draft.first)


def _adds(tokens: list[Token], last: Draft, draft: Draft) -> bool:
    """Whether a figure stands alone in brackets right behind another, of which it says more: "4,421,494 (-7.5%)"."""
    between = [t.text for t in tokens[last.last + 1 : draft.number_first] if t.text not in _SIGNS]
    return draft.bracketed and between in ([], ["("]) and last.subject is not None


def _counts_its_own(draft: Draft, context: Context) -> bool:
    """ "28 people": a counted noun of its own that says nothing of the subject in hand."""
    return counted(draft) and draft.unit != context.thing


def counted(draft: Draft) -> bool:
    """Whether a noun that is counted is part of a figure, rather than a unit or a word that stands for one."""
    return (
        draft.placeholder is None
        and draft.last > draft.number_last
        and (draft.noun is not None or draft.unit in _COUNTED)
    )


def _leads(candidate: Candidate | None, draft: Draft) -> bool:
    """Whether a name or a total stands right in front of its number, as in lists: "all brands 4,421,494"."""
    if candidate is None or candidate.kind in ("phrase", "pronoun", "place", "definite"):
        return False
    return candidate.last + 1 == draft.first


def _within(inner: Candidate, outer: Candidate) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def same_part(tokens: list[Token], a: int, b: int) -> bool:
    """Whether no wall between parts of a list stands between two tokens."""
    return PART not in [t.text for t in tokens[a + 1 : b]]


_STRENGTH = {
    "model": 3,
    "maker": 3,
    "scope": 3,
    "name": 3,
    "phrase": 3,
    "total": 3,
    "kind": 3,
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
        if gap == 1 and c.kind == "pronoun" and c.belongs:
            return c  # "sold 11,186 of them"
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
        if chosen.kind == "pronoun" and not chosen.belongs:
            return next((d.subject for d in reversed(before) if d.subject), context.subject)
        if chosen.belongs:
            return context.subject
        known = context.leader or next((d.subject for d in reversed(before) if d.subject), context.subject)
        if known is not None and (known == context.topic or known.casefold() in (context.things, context.all)):
            known = None  # "the country's second-largest maker" is no kind of cars
        return known or chosen.text.split()[-1]  # a startup that nobody names is the startup
    if chosen.kind == "total":
        return _whole(context)
    if chosen.kind == "kind":
        things = context.all or context.things
        return f"{chosen.text} {things}" if things else chosen.text
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
