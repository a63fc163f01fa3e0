"""Where the periods of a sentence stand among its figures: behind one, in front, in a remark, in another's clause."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from keisu.figures.draft import Draft
from keisu.figures.periods import Mention
from keisu.languages import Language

_REMARK = 30  # characters from the comma that opens a remark to the time in it
_CLOSE = (
    2  # words between a percentage and the named time that it is compared with: "3% on March", not "6% per annum from"
)
_CALLED = 2  # words from a possessive time to the figure that it belongs to, the "'s" counted
_LOOK_BACK = 24  # characters in front of a figure that may hold "compared with"
_MARKS = frozenset(",;:()")
_QUOTES = "'‘\"“"
_COMMA = re.compile(r",(?!\d)")  # one that stands in no number


class TimeWords:
    """The words of one language that the periods of a sentence are told apart by."""

    def __init__(self, language: Language) -> None:
        words = language.periods.words
        self.asides = frozenset(words["aside_before"])
        bounds = {w for phrase in language.bounds.before for w in phrase.split()} | set(language.changes.fillers)
        self.bounds = frozenset(bounds - self.asides)
        self.background = frozenset(words["background"])
        self.now = frozenset(words["now"])
        self.nowadays = frozenset(words["nowadays"])
        self.restating = frozenset(words["restating"])
        self.alone = frozenset(words["alone"])
        self.within = frozenset(language.cues["place"]["within"])
        self.moving = self.alone | bounds | set(language.changes.up_words) | set(language.changes.down_words)
        self.unchanged = frozenset(words["unchanged"])
        self.relative = frozenset(words["relative"])
        self.since = frozenset(words["since"])
        self.outcome = frozenset(words["outcome"])
        self.states = frozenset(words["past_states"])
        self.earlier = frozenset(words["earlier_past"])
        self.linking = frozenset(words["linking"])
        self.of = language.cues["grammar"]["of"][0]
        self.positions = frozenset(language.bounds.positions)
        self.joining = frozenset(language.numbers.and_words)
        self.lasting = frozenset(words["lasting"])
        verbs = {v for m in language.measures.measure for v in m.verbs if " " not in v}
        self.verbs = frozenset(verbs | set(language.changes.up_verbs) | set(language.changes.down_verbs))


class TimeClauses:
    """The figures and the periods of one sentence, by place. Offsets are those of the article."""

    def __init__(
        self, text: str, offset: int, mentions: Sequence[Mention], drafts: Sequence[Draft], words: TimeWords
    ) -> None:
        self._text, self._offset, self.words = text, offset, words
        self.mentions, self.drafts = mentions, drafts
        self._undivided = ";" not in text
        self._described: bool | None = None  # whether it says how things were, once asked
        self._known: dict[int, Mention | None] = {}  # what stands right behind each figure, once looked for

    def words_of(self, mention: Mention) -> str:
        """A time as it is quoted in an explanation."""
        return f"“{self.between(mention.start, mention.end).strip(' .,')}”"

    def between(self, start: int, end: int) -> str:
        """The text from one offset to another."""
        return self._text[start - self._offset : end - self._offset]

    def place(self, draft: Draft, number: int) -> None:
        """Set what the place of a figure among the others and the periods says of it: `aside`, `compared` and
        `looks_back`."""
        draft.aside = self.aside(draft)
        if not draft.aside and number:
            draft.aside = self.drafts[number - 1].aside and self.restated(number - 1) is draft
        draft.compared = not draft.aside and self.compared(draft, number)
        draft.looks_back = self.background(draft, number)
        draft.anew = number == 0 and self._begins(draft)

    def _begins(self, draft: Draft) -> bool:
        """Whether a time at the head of the sentence, and nobody, goes up or down by a figure: "June 2018 down 2%"."""
        mention = self.leading()
        if mention is None:
            return False
        front = self.between(self._offset, mention.start).rpartition(":")[2].casefold().split()
        words = self.between(mention.end, draft.start).casefold().split()
        return set(front) <= self.words.within and set(words) <= self.words.moving and draft.unit == "%"

    def nowadays(self, draft: Draft) -> bool:
        """Whether a figure that something starts from is that of the present: "from 20% now to 24% by 2030"."""
        if not self.aside(draft):
            return False
        behind = self.between(draft.end, self._offset + len(self._text)).casefold().split(maxsplit=1)
        return bool(behind) and behind[0] in self.words.nowadays

    def set_apart(self, mention: Mention) -> bool:
        """Whether a time is singled out, so that what follows goes on with that before: "in June alone"."""
        behind = self.between(mention.end, self._offset + len(self._text)).casefold().split(maxsplit=1)
        return bool(behind) and behind[0].strip(",") in self.words.alone

    def bracketed(self, start: int, end: int) -> bool:
        """Whether what ends at `start` stands in brackets that are closed before `end`: "(March 10,378)"."""
        between = self.between(start, end)
        return between.count(")") > between.count("(")

    def of_a_remark(self, mention: Mention, draft: Draft) -> bool:
        """Whether a time in front of a figure is that of another in brackets that are closed between them."""
        close = self.between(mention.end, draft.start).find(")") + mention.end
        return self.bracketed(mention.end, draft.start) and any(mention.end <= d.start < close for d in self.drafts)

    def positional(self, mention: Mention) -> bool:
        """Whether a word of position makes a time what is compared with: "7.6% below April's 6,658"."""
        words = self.between(max(self._offset, mention.start - _LOOK_BACK), mention.start).casefold().split()
        return bool(words) and words[-1] in self.words.positions

    def stands(self, mention: Mention) -> bool:
        """Whether a base only says since when something stands where it is: "second, unchanged from March"."""
        words = self.between(max(self._offset, mention.start - _LOOK_BACK), mention.start).casefold().split()
        return not self.words.unchanged.isdisjoint(words[-2:])

    def part(self, at: int) -> tuple[int, int]:
        """The part of the sentence between semicolons that holds offset `at`."""
        if self._undivided:
            return self._offset, self._offset + len(self._text)
        here = at - self._offset
        start = self._text.rfind(";", 0, here) + 1
        end = self._text.find(";", here)
        return start + self._offset, (len(self._text) if end < 0 else end) + self._offset

    def following(self, draft: Draft, number: int) -> int:
        """Where the next figure of the part begins, which does not say the same in other terms, else where it ends."""
        _, end = self.part(draft.start)
        same = self.restated(number)
        later = (d for d in self.drafts[number + 1 :] if d.start > draft.start and d is not same)
        return min(next((d.start for d in later), end), end)

    def restated(self, number: int) -> Draft | None:
        """The next figure where it says the same in other terms: "$2.17 billion, or 62 cents a share"."""
        if number + 1 >= len(self.drafts):
            return None
        between = self.between(self.drafts[number].end, self.drafts[number + 1].start)
        return self.drafts[number + 1] if between.strip(" ,").casefold() in self.words.restating else None

    def set_off(self, draft: Draft, mention: Mention) -> bool:
        """Whether a comma and words alone stand between a figure and a time: "62 cents a share, a year ago"."""
        between = self.between(draft.end, mention.start).rstrip()
        return between.endswith(",") and not set(between[:-1]) & _MARKS

    def reach(self, draft: Draft, number: int) -> int:
        """How far a base behind a change may stand: up to the next figure that is neither the level that the change led
        to nor what it came from: "rose 32.5% to 12.2 trillion won from 9.2 trillion won a year before"."""
        _, end = self.part(draft.start)
        if draft.kind != "change":
            return self.following(draft, number)
        last = draft.end
        for d in self.drafts[number + 1 :]:
            words = self.between(last, d.start).casefold().split()
            if d.start >= end or not (self.aside(d) or (words and words[0] in self.words.outcome)):
                return min(d.start, end)
            last = d.end
        return end

    def close(self, draft: Draft, mention: Mention) -> bool:
        """Whether nothing but words stands between a figure and a time behind it."""
        return not set(self.between(draft.end, mention.start)) & _MARKS

    def behind(self, draft: Draft, number: int) -> Mention | None:
        """The period that stands right behind a figure: nothing but words between them, and no other figure."""
        if draft.kind == "ratio" or not self.mentions:
            return None
        if number not in self._known:
            self._known[number] = self._right_behind(draft, number)
        return self._known[number]

    def _right_behind(self, draft: Draft, number: int) -> Mention | None:
        following = self.following(draft, number)
        for m in self.mentions:
            if m.start >= following:
                break
            if m.start >= draft.end and m.role == "period":
                joined = set(self.between(draft.end, m.start).split()) <= self.words.joining
                led = joined and self.between(draft.end, m.start).strip() and self.of_another(m, draft)
                return m if self.close(draft, m) and not led else None  # "889,000 and September 873,000"
        return None

    def at_which(self, draft: Draft, number: int) -> Mention | None:
        """The time that a figure is told of: "the most since January 15, when it recorded 2,044"."""
        last = self.last(draft, number)
        for m in self.mentions:
            if last <= m.start and m.end <= draft.start and m.period:
                words = self.between(m.end, draft.start).casefold().replace(",", " ").split()
                if words and words[0] in self.words.relative:
                    return replace(_begun(m), role="period")
        return None

    def compared(self, draft: Draft, number: int) -> bool:
        """Whether a base of comparison stands right behind the figure: "3.8% year on year"."""
        following = self.following(draft, number)
        for m in self.mentions:
            said = m.role == "base" and (m.relation or draft.unit == "%")
            if said and draft.end <= m.start < following:
                near = m.relation is not None or len(self.between(draft.end, m.start).split()) <= _CLOSE
                return near and self.close(draft, m)
        return False

    def aside(self, draft: Draft, since: bool = True) -> bool:
        """Whether a figure is only what another is compared with: "from 63" and, with `since`, "since 63 in 1974"."""
        words = self.between(max(self._offset, draft.start - _LOOK_BACK), draft.start).casefold().split()
        words = words[: len(words) - draft.bound_words]  # "more than 20,000" compares with nothing
        words = [w.lstrip(_QUOTES) for w in words]
        while words and words[-1] in self.words.bounds and " ".join(words[-2:]) not in self.words.asides:
            words.pop()  # "compared with just 40%"
        if not words or (words[-1] in self.words.since and not since):
            return False
        return words[-1] in self.words.asides or " ".join(words[-2:]) in self.words.asides

    def background(self, draft: Draft, number: int) -> bool:
        """Whether a figure is of a time before that of the last: "down 10% after growing by 16% to 2,057,881"."""
        start, _ = self.part(draft.start)
        last = next((d.end for d in reversed(self.drafts[:number]) if d.start >= start), None)
        if last is None or any(last <= m.start < draft.start for m in self.mentions):
            return False
        words = self.between(last, draft.start).casefold().replace(",", " ").split()
        return bool(words) and words[0] in self.words.background

    def lasts(self, draft: Draft, number: int) -> bool:
        """Whether a figure is said to hold still, whatever is told of a time behind it: "employs 450 people and made
        120,000 cars in 2023"."""
        return bool(self.words.lasting & set(self.between(self.last(draft, number), draft.start).casefold().split()))

    def last(self, draft: Draft, number: int) -> int:
        """Where the figure before this one ends in its part of the sentence, else where the part begins."""
        start, _ = self.part(draft.start)
        return next((d.end for d in reversed(self.drafts[:number]) if d.start >= start), start)

    def of_another(self, mention: Mention, draft: Draft) -> bool:
        """Whether a period behind a figure leads another one: "14,885, up 16%, its year-to-date total 146,486"."""
        _, end = self.part(draft.start)
        behind = [m.start for m in self.mentions if m.start >= mention.end and m.role == "period"]
        limit = min([end, *behind])
        return any(mention.end <= d.start < limit for d in self.drafts)

    def in_passing(self, mention: Mention) -> bool:
        """ "the model, shown in late August, has": a time in a remark between commas that is about something else."""
        a, b = mention.start - self._offset, mention.end - self._offset
        if self._text[b : b + 1] != ",":
            return False
        commas = _COMMA.split(self._text[max(0, a - _REMARK) : a])
        return len(commas) > 1 and bool(commas[-1].strip())

    def leading(self) -> Mention | None:
        """The period at the head of the sentence, before any figure: "2023: registered vehicles ...; imports ..."."""
        told = self._in_front()
        return told[0] if told and not self.named_together(told[0]) else None

    def _in_front(self) -> list[Mention]:
        """The periods before any figure."""
        first = min((d.start for d in self.drafts), default=0)
        return [m for m in self.mentions if m.role == "period" and m.period and m.end <= first]

    def named_together(self, mention: Mention) -> bool:
        """Whether a period is one of several before any figure that are named together, so that none is that of a
        figure: "a table by month and by year to date"."""
        told = self._in_front() if len(self.mentions) > 1 else []
        if mention not in told:
            return False
        joints = (set(self.between(a.end, b.start).split()) for a, b in pairwise(told))
        return any(joint & self.words.joining for joint in joints)

    def opening(self, draft: Draft, number: int) -> Mention | None:
        """A time of comparison that a statement begins with: "A year earlier it was 8.2%"; none that a comma or another
        figure divides from its figure ("From a year earlier, ...")."""
        last = self.last(draft, number)
        for m in reversed(self.mentions):
            if m.role == "base" and not m.led and m.relation and last <= m.start and m.end <= draft.start:
                before = self.between(last, m.start).casefold().split()
                opens = before[-1][-1] in _MARKS or before[-1] in self.words.joining if before else number == 0
                return m if opens and not re.search(r"[;:()]", self.between(m.end, draft.start)) else None
        return None

    def naming(self, draft: Draft) -> Mention | None:
        """A time of comparison that is part of what a figure is called: "the year-earlier figure of $9.6 billion",
        "past April's record 25,681"."""
        for m in self.mentions:
            if m.role in ("base", "aside") and m.end <= draft.start:
                words = f"{self.between(m.end, draft.start).casefold().rstrip('( ')} "
                if m.role == "base" and m.relation and words.split() == [self.words.of]:
                    return m
                if words.startswith(("'s ", "’s ")) and len(words.split()) <= _CALLED:
                    return _begun(m)
        return None

    def describes(self) -> bool:
        """Whether the sentence says how things were rather than what happened: "in August it was 2.5%"."""
        if self._described is None:
            self._described = not self.words.states.isdisjoint(self._text.casefold().split())
        return self._described

    def had(self, draft: Draft, number: int) -> bool:
        """Whether a statement goes back behind what is being told: "sales in July had dropped 0.8%"."""
        words = self.between(self.last(draft, number), draft.start).casefold().split()
        return any(a in self.words.earlier and b in self.words.verbs for a, b in pairwise(words))


def _begun(mention: Mention) -> Mention:
    """A time as it is told of itself: of "since January 15" that day."""
    since = mention.gives.startswith("since") and mention.period is not None
    return replace(mention, period=(mention.period or "").partition("/")[0]) if since else mention
