"""Who is said to have said or counted a figure: attribution in the sentence, and over the whole article."""

from collections.abc import Mapping, Sequence

from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.figures.names import NameMention
from keisu.figures.speakers import SpeakerReader
from keisu.figures.tokens import Token
from keisu.languages import Language

_GAP = 6  # tokens between "data from" and the verb that its source governs

_NAMED = 3  # words from the noun of data to the name of whose they are
_OWNED = 3  # tokens behind a possessive name among which its data stand
_DATED = 2  # tokens of a time between a source and the colon behind it


class SourceReader:
    """Finds attributions with the words of one language; holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        cues = language.cues["source"]
        self._speakers = SpeakerReader(language)
        self._verbs = frozenset(cues["verbs"])
        self._colon: bool = cues["colon"]
        self._determiners = frozenset(language.units.part["determiners"])
        self._titles = frozenset(cues["titles"])
        self._labels = frozenset(cues["labels"])
        self._forecasts = frozenset(cues["forecasts"])
        self._agencies = frozenset(cues["agencies"])
        self._own = frozenset(cues["own"])
        self._noun_first = language.units.counted_noun != "last"
        self._of = frozenset(language.cues["grammar"]["of"])
        self._that = frozenset(cues["that"])
        self._added = frozenset(cues["added"])
        self._data = frozenset(cues["data"])

    def in_sentence(
        self, tokens: list[Token], names: Sequence[NameMention], inside: Sequence[bool], context: Context
    ) -> tuple[tuple[str, ...], set[int]]:
        """The sources that a sentence names, innermost first, and the tokens that their names cover."""
        found: list[tuple[int, NameMention]] = []
        places = {n.last: n for n in names if n.kind == "place"}
        of_whom = {n.last: n for n in names if n.kind == "place" or tokens[n.last].low.endswith(("'s", "’s"))}
        for name in self._speakers.owned(tokens, names):
            if name.kind in ("place", "scope", "model") or (found and name.first <= found[-1][1].last):
                continue
            name = self._speakers.extent(tokens, name, places)
            if (
                self._introduced(tokens, name, of_whom)
                or self._speaks(tokens, name, inside)
                or self._closes(tokens, name)
            ):
                found.append((name.first, name))
                context.speaker = name.text
        taken = {i for _, n in found for i in range(n.first, n.last + 1)}
        found += [(n.first, n) for n in self._speakers.find(tokens, inside, context) if n.last not in taken]
        covered = {i for _, n in found if not self._of_itself(tokens, n) for i in range(n.first, n.last + 1)}
        # The one who counted comes first, whoever reports it ("reports Nikkei", at the end) last.
        ordered = sorted(found, key=lambda f: (self._reports_last(tokens, f[1]), f[0]))
        owners = self._owners(tokens, covered)
        return tuple(dict.fromkeys([*owners, *(n.text for _, n in ordered)])), covered

    def _of_itself(self, tokens: list[Token], name: NameMention) -> bool:
        """ "Home Depot reported $2.53": a company's own figures, of which it is the subject too."""
        verb = next((i for i in range(name.last + 1, len(tokens)) if tokens[i].low in self._verbs), None)
        if verb is None or tokens[verb].low not in self._own or name.text in self._agencies:
            return False
        return verb + 1 >= len(tokens) or tokens[verb + 1].low not in self._that

    def foresees(self, tokens: list[Token]) -> bool:
        """Whether the sentence is somebody's forecast, which says nothing of who counted what follows."""
        return any(t.low in self._forecasts for t in tokens)

    def _owners(self, tokens: list[Token], covered: set[int]) -> list[str]:
        """ "the two associations' statistics": whose data they are, where it is no proper name."""
        for i, token in enumerate(tokens):
            if token.text in ("'", "’") and i and tokens[i - 1].end == token.start and tokens[i - 1].text.islower():
                if any(t.low in self._data for t in tokens[i + 1 : i + 4]):
                    first = i - 1
                    while first and tokens[first - 1].kind == "word" and tokens[first - 1].low not in self._determiners:
                        first -= 1
                    if not first or tokens[first - 1].low in self._determiners:
                        covered.update(range(first, i))
                        return [" ".join(t.text for t in tokens[first:i])]
        return []

    def heads(self, tokens: list[Token], names: Sequence[NameMention], title: bool) -> tuple[str, ...]:
        """The source that stands alone: "Kyodo: sales fell", a last line "Nikkei.", "(NHK)" behind a title, and the
        agency that a title begins with."""
        if not names:
            return ()
        first = names[0]
        if title and first.first == 0 and first.text in self._agencies:
            return (first.text,)
        if len(tokens) > 2 and tokens[0].low in self._labels and tokens[1].text == ":":
            told = [n for n in names if n.first > 1 and n.kind in ("name", "source")]
            return tuple(dict.fromkeys(n.text for n in told[:2]))
        one = first.kind == "source" or first.text in self._agencies
        if self._colon and first.first == 0 and one:
            if self._headed(tokens[first.last + 1 : first.last + 2 + _DATED]):
                return (first.text,)
            if len(tokens) == first.last + 2 and tokens[-1].text == ".":
                return (first.text,)
        last = names[-1]
        if last.last + 2 == len(tokens) and tokens[-1].text == ")" and tokens[last.first - 1].text == "(":
            return (last.text,) if last.kind == "source" or last.text in self._agencies else ()
        return ()

    def _headed(self, after: Sequence[Token]) -> bool:
        """ "IDC:", "IDC Q1 2024:": a colon right behind a source, or behind a time."""
        colon = next((k for k, t in enumerate(after) if t.text == ":"), None)
        return colon is not None and all(any(c.isdigit() for c in t.text) for t in after[:colon])

    def behind(self, tokens: list[Token], draft: Draft, names: Sequence[NameMention]) -> tuple[str, ...]:
        """ "-12% (Gartner)": the name alone in brackets behind a figure."""
        i = draft.last + 1
        if i + 2 < len(tokens) and tokens[i].text == "(":
            for name in names:
                if name.first == i + 1 and name.kind in ("name", "source") and name.last + 1 < len(tokens):
                    return (name.text,) if tokens[name.last + 1].text == ")" else ()
        return ()

    def _introduced(self, tokens: list[Token], name: NameMention, of_whom: Mapping[int, NameMention]) -> bool:
        i = name.first
        if i - 1 in of_whom:  # "according to Ukraine's Air Force", "according to Acme's Ann Smith"
            i = of_whom[i - 1].first
        while i and (tokens[i - 1].low in self._determiners or tokens[i - 1].low in self._titles):
            i -= 1
        return self._speakers.introduced(tokens, i) or self._of_data(tokens, i)

    def _of_data(self, tokens: list[Token], i: int) -> bool:
        """ "Segundo a estimativa rápida do INE": whose data are introduced, where the noun stands first."""
        if not self._noun_first or i < _NAMED or tokens[i - 1].low not in self._of:
            return False
        for j in range(i - 2, max(0, i - 2 - _NAMED), -1):
            if tokens[j].low in self._data:
                first = j - (tokens[j - 1].low in self._determiners)
                return self._speakers.introduced(tokens, first) or tokens[first - 1].low in self._verbs
        return False

    def _speaks(self, tokens: list[Token], name: NameMention, inside: Sequence[bool]) -> bool:
        """ "Nissan said", "Wall Street predicted"; a title or a day may stand between."""
        j = name.last + 1
        if j < len(tokens) and tokens[j].text == "(":  # "Home Depot (ticker: HD) reported"
            j = next((k + 1 for k in range(j, min(j + 8, len(tokens))) if tokens[k].text == ")"), j)
        start = j
        while j < len(tokens) and j - start < 2 and (inside[j] or tokens[j].low in self._titles):
            j += 1
        if tokens[name.last].low.endswith(("'s", "’s")):  # "Strava's trends report revealed"
            j = next((k for k in range(j, min(j + _OWNED, len(tokens))) if tokens[k].low in self._data), j)
            start = j
        while j < len(tokens) and j - start < 3 and tokens[j].low in self._data:
            j += 1  # "NHS England figures showed"
        if j >= len(tokens) or tokens[j].low not in self._verbs:
            return False
        after = tokens[j + 1] if j + 1 < len(tokens) else None
        return tokens[j].low not in self._added or after is None or after.kind == "mark" or after.low in self._that

    def _closes(self, tokens: list[Token], name: NameMention) -> bool:
        """ ", reports Nikkei" and "said CEO Craig Menear": the verb in front of the name."""
        i = name.first
        while i and (tokens[i - 1].low in self._determiners or tokens[i - 1].low in self._titles):
            i -= 1
        if not i or tokens[i - 1].low not in self._verbs:
            return False
        quoted = i < 2 or tokens[i - 2].kind == "mark"
        after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
        return quoted and (after is None or after.kind == "mark" or name.last + 1 >= len(tokens))

    def _reports_last(self, tokens: list[Token], name: NameMention) -> bool:
        return self._closes(tokens, name)
