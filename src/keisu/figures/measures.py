"""What is measured: the words of a sentence that show a measure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from keisu.figures.draft import Draft
from keisu.figures.names import NameMention
from keisu.figures.tokens import Token
from keisu.languages import Language, in_plural


@dataclass(slots=True)
class Cue:
    """Tokens `first` to `last` show a measure; `noun` tells "sales" from "sold", `counts` counts from rates, `paid`
    what shows it of money alone ("starts at $489")."""

    first: int
    last: int
    measure: str
    noun: bool
    counts: bool
    paid: bool = False


_MILLION = 6  # powers of ten
_COMPOUND, _FIRST, _LAST = 7, 3, 4  # letters of a compound, and at least of its first and its last part
_PHYSICAL = frozenset(
    [
        "metre",
        "kilometre",
        "centimetre",
        "millimetre",
        "mile",
        "foot",
        "inch",
        "yard",
        "kilogram",
        "gram",
        "milligram",
        "tonne",
        "ton",
        "ounce",
        "litre",
        "gallon",
        "barrel",
        "hectare",
        "acre",
        "watt",
        "kilowatt",
        "megawatt",
        "gigawatt",
        "terawatt",
        "horsepower",
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "quarter",
        "year",
        "decade",
        "degree",
        "byte",
        "kilobyte",
        "megabyte",
        "gigabyte",
        "terabyte",
        "hertz",
        "kilohertz",
        "megahertz",
        "gigahertz",
        "volt",
        "ampere",
        "pascal",
        "newton",
        "joule",
        "calorie",
        "square",
        "cubic",
        "newton-metre",
        "pound-foot",
    ]
)


@lru_cache(maxsize=10_000)
def unit_class(unit: str | None) -> str:
    """ "money", "percent", "point", "basis", "physical" or "count": what a unit states."""
    if unit is None:
        return "count"
    if len(unit) == 3 and unit.isupper():
        return "money"
    if unit in ("%", "pp"):
        return "percent"
    if unit in ("point", "basis point"):
        return unit.split()[0]
    return "physical" if re.split(r"[ -]", unit)[0] in _PHYSICAL else "count"


_SIGNS = ("+", "-", "−", "–")  # "its share +3.2 points"


def _is_verb(tags: Sequence[str], i: int) -> bool:
    """Whether the tagger is sure of a verb: one behind its subject, an auxiliary or "to", not in "a 15 percent
    tariff"."""
    if i > 2 and tags[i - 2] == "NUM" and tags[i - 3] == "DET":
        return False
    return tags[i].startswith("VERB") and i > 0 and (tags[i - 1].endswith(":subject") or tags[i - 1] in ("AUX", "PART"))


class MeasureReader:
    """Finds measure words. Make one for each pack; it holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        beside = language.cues["amount"]
        self._against = [tuple(phrase.split()) for phrase in beside["against"]]
        self._paid_by = frozenset(beside["paid_by"])
        self._for_each = [tuple(phrase.split()) for phrase in beside["for_each"]]
        self.single = frozenset(m.name for m in language.measures.measure if m.single)
        units = language.units
        translated = [*units.nouns.values(), *units.counted.values(), *units.persons["unit"], "job"]
        self._translated = frozenset(translated if units.nouns else ())  # the English of another language's nouns
        self.of = frozenset(language.cues["grammar"]["of"])
        self._within = frozenset(language.cues["place"]["within"])
        self._units = {m.name: frozenset(m.units) for m in language.measures.measure}
        self._usual = {u: m.name for m in language.measures.measure for u in m.usual}
        self._subjects = {w: m.name for m in language.measures.measure for w in m.subjects}
        self._words: dict[tuple[str, ...], tuple[str, bool, bool]] = {}
        self._verbs: dict[tuple[str, ...], tuple[str, bool, bool]] = {}
        for m in language.measures.measure:
            for noun in m.nouns:
                self._words.setdefault(tuple(noun.casefold().split()), (m.name, True, m.counts))
            for verb in (*m.verbs, *m.paid):
                self._verbs.setdefault(tuple(verb.casefold().split()), (m.name, False, m.counts))
        self._compounds = language.general.compounds
        self._ended: dict[str, tuple[str, bool, bool] | None] = {}  # by the compounds looked at so far
        self._excluding = frozenset(language.cues["excluding"]["words"])
        self._directions = frozenset(language.changes.up_words + language.changes.down_words)
        self._paid = frozenset(tuple(verb.split()) for m in language.measures.measure for verb in m.paid)
        self._both = self._words.keys() & self._verbs.keys()
        self._words = {**self._verbs, **self._words}
        self._things = frozenset(language.units.counted)
        self._sizes: dict[str, list[int]] = {}  # by the first of the words, how many they are, the longest first
        for words in sorted(self._words, key=len, reverse=True):
            sizes = self._sizes.setdefault(words[0], [])
            if len(words) not in sizes:
                sizes.append(len(words))
        self.count_nouns = frozenset(n for m in language.measures.measure if m.counts for n in m.nouns)
        self.things = {m.name: m.thing for m in language.measures.measure if m.thing}
        self.yearly = frozenset(
            m.name for m in language.measures.measure if m.counts or {"count", "physical"} & {*m.units}
        )
        self.daily = frozenset(m.name for m in language.measures.measure if m.daily)
        self._small = frozenset(m.name for m in language.measures.measure if m.small)
        self.counting = frozenset(m.name for m in language.measures.measure if m.counts)

    def find(
        self, tokens: list[Token], tags: Sequence[str] | None = None, names: Sequence[NameMention] = ()
    ) -> list[Cue]:
        """The measure words of a sentence in order; the longest match wins, and tags tell "it costs" from "costs". What
        names a part of a market ("imports") measures nothing."""
        cues: list[Cue] = []
        parts = {i for n in names if n.kind == "scope" for i in range(n.first, n.last + 1)}
        for i in [i for i, t in enumerate(tokens) if t.low in self._sizes or self._may_end(t)]:
            if i in parts:
                continue
            if not cues or cues[-1].last < i:
                cue = self._at(tokens, i, tags) if tokens[i].low in self._sizes else None
                cue = cue or (self._by_end(tokens[i], i) if self._may_end(tokens[i]) else None)
                if cue:
                    cues.append(cue)
        return cues

    def _may_end(self, token: Token) -> bool:
        """Whether a word is long enough to end in one that shows a measure: "Halbjahresgewinn"."""
        return self._compounds and len(token.text) > _COMPOUND and token.kind == "word" and token.text[0].isupper()

    def _by_end(self, token: Token, i: int) -> Cue | None:
        """The measure of a compound, which its last part shows."""
        if token.low not in self._ended:
            ends = (token.low[k:] for k in range(_FIRST, len(token.low) - _LAST + 1))
            known = next((self._words[(end,)] for end in ends if (end,) in self._words), None)
            self._ended[token.low] = known if known is not None and known[1] else None
        known = self._ended[token.low]
        return Cue(i, i, *known) if known is not None else None

    def _at(self, tokens: list[Token], i: int, tags: Sequence[str] | None) -> Cue | None:
        for size in self._sizes[tokens[i].low]:
            if i + size > len(tokens):
                continue
            words = tuple([t.low for t in tokens[i : i + size]])
            known = self._words.get(words)
            if words in self._both and tags is not None and tags[i + size - 1].startswith("VERB"):
                if "ADP" not in tags[i + size : i + size + 1] or _is_verb(tags, i):  # "costs from $0.23" are costs
                    known = self._verbs[words]
            after = tokens[i + size] if i + size < len(tokens) else None
            governs = after is None or not (after.low in self._directions or after.text in _SIGNS)
            if known and known[1] and size == 1 and tags is not None and governs and _is_verb(tags, i):
                continue  # "it starts at", "he shares"
            if known and i and tokens[i - 1].low in self._excluding:
                continue  # "wages excluding bonuses"
            if known and not known[1] and after is not None and after.text in _SIGNS:
                if not i or tokens[i - 1].kind == "mark":
                    continue  # "; registered -26.4%" names what fell
            if known and not known[1] and after is not None and after.low in self._things:
                continue  # "registered vehicles" names them, it does not say what is counted of them
            if known:
                return Cue(i, i + size - 1, *known, paid=words in self._paid)
        return None

    def has_no_object(self, tokens: Sequence[Token], cue: Cue) -> bool:
        """Whether a sentence ends behind a verb, or goes on with when or where: "shipped in May"."""
        after = tokens[cue.last + 1] if cue.last + 1 < len(tokens) else None
        return after is None or after.kind == "mark" or after.low in self._within

    def of_noun(self, draft: Draft, word: str | None = None) -> str:
        """The measure of a figure that counts a noun: its plural as it stands, in English where that is not the
        language ("17 manufacturers"); `word` stands for the noun where the figure has none."""
        if draft.unit in self._translated:
            return in_plural(draft.unit)
        return word or (draft.noun or "").split()[-1].casefold()

    def of_subject(self, subject: str | None, unit: str | None) -> str | None:
        """The measure that goes without saying for a subject: the price of gold, the level of an index."""
        words = (subject or "").casefold().split()
        found = next((self._subjects[w] for w in reversed(words) if w in self._subjects), None)
        return found if found is not None and self.fits(found, unit) else None

    def of_currency(self, tokens: Sequence[Token], draft: Draft) -> str | None:
        """The measure of a bare number in front of a currency, of which it says what one costs: "108.55 per dollar"."""
        words = tuple(t.low for t in tokens[draft.last + 1 : draft.last + 4])
        ends = (len(p) for p in self._against if words[: len(p)] == p and len(words) > len(p))
        return next((self._subjects[words[end]] for end in ends if words[end] in self._subjects), None)

    def for_each(self, tokens: Sequence[Token], draft: Draft) -> bool:
        """Whether an amount of money is said to be of one share."""
        words = tuple(t.low for t in tokens[draft.last + 1 : draft.last + 3])
        return unit_class(draft.unit) == "money" and any(words[: len(p)] == p for p in self._for_each)

    def of_unit(self, unit: str | None) -> str | None:
        """The measure that is stated in a unit where nothing is said."""
        return self._usual.get(unit or "")

    def fits(self, measure: str, unit: str | None) -> bool:
        """Whether a measure can be stated in a unit: wages in no kilometres, a yield in no vehicles."""
        return unit_class(unit) in self._units[measure] or unit in ("rank", "fold")

    def shows(self, cue: Cue, draft: Draft, tokens: Sequence[Token]) -> bool:
        """Whether a figure can state the measure of a cue: "bought the firm for $33" says what was paid, no sales."""
        money = unit_class(draft.unit) == "money"
        before = draft.first - draft.bound_words - 1
        if money and cue.counts and not cue.noun and before >= 0 and tokens[before].low in self._paid_by:
            return False
        return self.states(cue.measure, draft) and (money or not cue.paid)

    def may_repeat(self, said: Draft, draft: Draft) -> bool:
        """Whether a figure may measure what an earlier one does: a change lends its measure to no unit that has one of
        its own ("emissions fall 43% to keep warming below 1.5 degrees")."""
        if said.measure is None or (said.unit == "%" and self.of_unit(draft.unit) is not None):
            return False
        return self.may_state(said.measure, draft)

    def may_state(self, measure: str, draft: Draft) -> bool:
        """Whether a figure can state a measure, which may be none of the pack's."""
        return measure not in self._units or self.states(measure, draft)

    def states(self, measure: str, draft: Draft) -> bool:
        """Whether a figure can state a measure: a share price is in no kilometres and no millions."""
        if measure in self._small and draft.scale >= _MILLION and unit_class(draft.unit) == "money":
            return False
        return self.fits(measure, draft.unit)

    def of_word(self, low: str) -> str | None:
        """The measure that a single word shows, if any."""
        known = self._words.get((low,))
        return known[0] if known else None
