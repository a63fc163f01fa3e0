"""Which kind of figure a quantity is: a level, a change by a word behind it, a percentage of an earlier value, or a
share."""

import re
from collections.abc import Collection

from keisu.figures.alternation import any_of
from keisu.figures.characters.times import Time
from keisu.figures.draft import Draft
from keisu.languages import CharacterLanguage

_NEAR = 12  # characters in front of a number in which what it is may be said
_HAN = "一-龥"
_BRACKET = re.compile(r"^\)|^\([^()]*\)")  # "4万1227人(5.7%)減少した"
_RATES = ("%", "pp")
_BEHIND = 16  # characters behind a quantity in which a word of change may stand


class KindFinder:
    """Decides kinds with the words of one language; holds nothing of a text."""

    def __init__(self, language: CharacterLanguage) -> None:
        c, cues = language.changes, language.cues
        between = any_of(c.between)
        self._behind = re.compile(rf"(?:{between})*(?:(?P<up>{_whole(c.up)})|(?P<down>{_whole(c.down)}))")
        bounds, of = any_of(language.bounds.before), re.escape(cues["particles"]["of"])
        topics = any_of(cues["particles"]["topic"])
        self._front = re.compile(
            rf"(?:(?P<up>{any_of(c.up_nouns)})|(?P<down>{any_of(c.down_nouns)}))(?:{topics}|{of}|:)?(?:{bounds})?$"
        )
        gaps = any_of(c.gaps)
        self._gap_behind = re.compile(rf"(?:{between})*(?:{gaps})")
        told = rf"(?:{gaps})(?:{topics}|{any_of(cues['particles']['object'])})(?:{bounds})?$"
        alone = rf"(?:^|[、。( ]|{topics}|{of})(?:{gaps})(?:{bounds})?$"
        self._gap_front = re.compile(f"{told}|{alone}")
        share = cues["share"]
        self._of: str = cues["particles"]["of"]
        self._share = tuple(share["behind"])
        self._others = tuple(share["of_others"])
        self._answered = re.compile(rf"^(?:{topics}).{{0,8}}(?:{any_of(share['answered'])})")
        self._share_measure: str = share["measure"]
        self._whole = re.compile(rf"(?:{any_of(share['wholes'])}){of}(?:{bounds})?$")

    def decide(self, text: str, offset: int, draft: Draft, compared: Time | None, ratios: bool) -> None:
        """Set kind and sign of a draft; `compared` is the base that stands in front of it, `ratios` whether percentages
        have been of an earlier value so far."""
        if draft.kind is not None and draft.kind != "share":
            return
        if draft.unit == "fold":
            draft.kind = "multiple"
            return
        at = draft.end - offset
        behind, before = (
            _BRACKET.sub("", text[at : at + 2 * _BEHIND])[:_BEHIND],
            text[max(0, draft.start - offset - _NEAR) : draft.start - offset],
        )
        if self._gap_behind.match(behind) or self._gap_front.search(before):
            draft.kind = "change"
            draft.because("kind", "how far two are apart")
            return
        if (m := self._behind.match(behind)) is not None:
            draft.kind, draft.sign = "change", 1 if m["up"] else -1
            draft.because("kind", "a word of change")
        elif draft.signed:
            draft.kind = "change"
            draft.because("kind", "its sign")
        elif draft.unit in _RATES and (m := self._front.search(before)) is not None:
            draft.kind, draft.sign = "change", 1 if m["up"] else -1
            draft.because("kind", "a word of change")
        elif draft.kind == "share":
            self._part(behind, draft)
        elif draft.unit in _RATES:
            self._percentage(before, behind, draft, compared, ratios)
        else:
            draft.kind = "level"
            draft.because("kind", "no word of change")

    def of_measure(self, draft: Draft) -> None:
        """A percentage of a market is a share once its measure says so: "シェアは36.5%"."""
        if draft.kind == "level" and draft.unit == "%" and draft.measure == self._share_measure:
            draft.kind = "share"
            draft.because("kind", "its measure")

    def _percentage(self, before: str, behind: str, draft: Draft, compared: Time | None, ratios: bool) -> None:
        if draft.unit == "pp":
            draft.kind = "change"
            draft.because("kind", "its unit")
        elif compared is not None:
            draft.kind = "ratio"
            draft.because("kind", "a percentage of a period")
        elif behind.startswith(self._share) or self._answered.match(behind):
            self._part(behind, draft)
        elif self._whole.search(before):
            draft.kind, draft.measure = "share", self._share_measure  # "国内販売の4割"
            draft.because("kind", "a part of what is sold")
            draft.because("measure", "its kind")
        elif ratios or self._of_level(behind):
            draft.kind = "ratio"
            draft.inferred.add("kind")
            draft.because("kind", "the percentages before it")
        else:
            draft.kind = "level"
            draft.because("kind", "no word of change")

    def _of_level(self, behind: str) -> bool:
        """ "110.5%の11,487台": a percentage in front of the level that it is of."""
        return behind.startswith(self._of) and behind[len(self._of) : len(self._of) + 1].isdigit()

    def _part(self, behind: str, draft: Draft) -> None:
        draft.kind = "share"
        draft.because("kind", "a part of something")
        if behind.startswith(self._share) and not behind.startswith(self._others):
            draft.measure = self._share_measure
            draft.because("measure", "its kind")


def _whole(words: Collection[str]) -> str:
    """Any of the words; one of a single character only where no other word goes on with it."""
    single = [w for w in words if len(w) == 1]
    longer = [w for w in words if len(w) > 1]
    return f"{any_of(longer)}|(?:{any_of(single)})(?![{_HAN}])"
