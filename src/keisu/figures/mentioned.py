"""Whose figure it is in a language whose phrases begin with their noun, from words and order alone: "a frota de carros
elétricos do país cresceu 3 %", "N-Box da Honda", "cresceram as vendas de motos"."""

from collections.abc import Sequence
from dataclasses import replace

from keisu.figures.draft import Draft
from keisu.figures.measures import Cue
from keisu.figures.names import NameMention
from keisu.figures.phrases import LONGEST, Candidate
from keisu.figures.subjects import SubjectReader
from keisu.figures.tokens import Token, joined
from keisu.figures.units import UnitReader
from keisu.languages import Language

_HEAD = 4  # tokens at the head of a sentence that say that it tells a total
_REMARK = 14  # tokens of a remark between commas
_QUALIFIERS = 3  # words between a measure and what it is of: "vendas internas anuais de"
_OWNERS = ("maker", "name", "source")


class MentionedReader(SubjectReader):
    """Finds candidates for one language without a tagger; holds nothing of a text."""

    def __init__(self, language: Language, units: UnitReader) -> None:
        super().__init__(language, units)
        self._totals = frozenset(language.cues["total"]["words"])
        self._unfit = frozenset(language.cues["subject"]["never"]) | self._periods
        self._verb_ends = tuple(language.cues["grammar"]["verb_ends"])
        self._determiners = frozenset(language.units.part["determiners"]) | self._articles
        self._verbs = frozenset(v for m in language.measures.measure for v in m.verbs)
        infinitives = language.cues["grammar"]["infinitive_ends"]
        self._doing = {v for v in self._verbs if not v.endswith((*self._participle_ends, *infinitives))}
        self._doing |= set(language.cues["source"]["own"])
        self._that = frozenset(language.cues["source"]["that"])
        self._amounts = frozenset(language.cues["subject"]["amounts"])

    def find(
        self,
        tokens: list[Token],
        inside: Sequence[bool],
        names: Sequence[NameMention],
        cues: Sequence[Cue],
        drafts: Sequence[Draft],
    ) -> list[Candidate]:
        """All candidates of a sentence, by where they end; a remark behind a name has none of its own."""
        remarks = self._behind_names(tokens, names)
        cues = [c for c in cues if c.first not in remarks]
        names = [n for n in names if not any(c.noun and c.first <= n.first and n.last <= c.last for c in cues)]  # "PIB"
        found = [c for c in super().find(tokens, inside, names, cues, drafts) if c.mention or c.first not in remarks]
        known = [
            i
            for i, t in enumerate(tokens)
            if i and self._is_verb(t) and t.low not in self._telling and not self._reports(tokens, i)
        ]
        if known:
            named = {i: n for n in names for i in range(n.first, n.last + 1)}
            cue_at = {i for c in cues if c.noun for i in range(c.first, c.last + 1)}
            numbers = {i for d in drafts for i in range(d.first, d.last + 1)}
            found += [c for i in known for c in self._before(tokens, i, inside, named, cue_at, numbers)]
            found.sort(key=lambda c: (c.last, -c.first))
        found = [_in_own_words(tokens, c) if c.kind == "place" else c for c in found]
        found += [c for d in drafts for c in self._in_all(tokens, d, inside)]
        return found + [c for d in drafts for c in self._changed(tokens, d, inside, {n.first: n for n in names})]

    def _in_all(self, tokens: list[Token], draft: Draft, inside: Sequence[bool]) -> list[Candidate]:
        """ "En total se vendieron 397.512 vehículos nuevos": a total is of nothing but what it counts."""
        total = next((i for i in range(min(draft.first, _HEAD)) if tokens[i].low in self._totals), None)
        if total is None or draft.noun is None or draft.placeholder is not None:
            return []
        last = draft.last
        if last + 1 < len(tokens) and self._modifies(tokens, last + 1, inside, set()):
            last += not self._parts(tokens, last + 1)
        return [Candidate(total, total, joined(tokens[draft.last : last + 1]), "phrase")]

    def _changed(
        self, tokens: list[Token], draft: Draft, inside: Sequence[bool], named: dict[int, NameMention]
    ) -> list[Candidate]:
        """ "Un aumento del 56 % de las llegadas": what changed stands behind the change."""
        i = draft.first - 2 - draft.bound_words
        if i < 0 or draft.last + 2 >= len(tokens) or tokens[draft.last + 1].low not in self._of:
            return []
        if tokens[i + 1].low not in self._of or not self._change_nouns.intersection(
            t.low for t in tokens[max(0, i - 2) : i + 1]
        ):
            return []
        found = self._whole(tokens, draft.last + 2, inside, named, set())
        return [Candidate(c.first, c.last, c.text, "object") for c in found]

    def _reports(self, tokens: list[Token], i: int) -> bool:
        """ "O governo estima que": who tells is not the subject of what is told."""
        return i + 1 < len(tokens) and tokens[i].low in self._sayings and tokens[i + 1].low in self._that

    def _is_verb(self, token: Token) -> bool:
        """Whether a word is a verb by how it ends ("aportó"); other verbs are known by the pack's lists."""
        return token.text.islower() and (token.low.endswith(self._verb_ends) or token.low in self._doing)

    def _belongs(self, tokens: list[Token], i: int, inside: Sequence[bool], numbers: set[int]) -> bool:
        return super()._belongs(tokens, i, inside, numbers) and not self._is_verb(tokens[i])

    def _modifies(self, tokens: list[Token], i: int, inside: Sequence[bool], numbers: set[int]) -> bool:
        return super()._modifies(tokens, i, inside, numbers) and not self._is_verb(tokens[i])

    def _behind_names(self, tokens: list[Token], names: Sequence[NameMention]) -> set[int]:
        """The tokens of remarks without verb and number: "O Ibovespa, principal índice da bolsa, subiu"."""
        found: set[int] = set()
        for name in names:
            start = name.last + 1
            if start >= len(tokens) or tokens[start].text != ",":
                continue
            for j in range(start + 1, min(start + _REMARK, len(tokens))):
                token = tokens[j]
                if token.text == ",":
                    found.update(range(start + 1, j))
                    break
                if token.kind == "number" or token.low in self._moves or token.low in self._auxiliaries:
                    break
        return found

    def _is_kind(self, tokens: list[Token], name: NameMention) -> bool:
        """Whether a name only says whose another is: "N-Box da Honda", "Tanto e Move, da Daihatsu"."""
        i = name.first - 1
        if name.kind not in _OWNERS or i < 1 or tokens[i].low not in self._of:
            return False
        i -= tokens[i - 1].text == ","
        return i > 0 and tokens[i - 1].text[0].isupper() and tokens[i - 1].kind == "word"

    def _of_measure(
        self,
        tokens: list[Token],
        inside: Sequence[bool],
        named: dict[int, NameMention],
        numbers: set[int],
        cue: Cue,
    ) -> list[Candidate]:
        """What stands behind a measure and "of": "vendas internas de carros novos"."""
        at = cue.last + 1
        while at + 1 < len(tokens) and at - cue.last <= _QUALIFIERS and tokens[at].low not in self._of:
            if not self._modifies(tokens, at, inside, numbers) or self._parts(tokens, at):
                return []
            at += 1
        if at + 1 >= len(tokens) or tokens[at].low not in self._of:
            return []
        return self._whole(tokens, at + 1, inside, named, numbers)

    def _whole(
        self, tokens: list[Token], first: int, inside: Sequence[bool], named: dict[int, NameMention], numbers: set[int]
    ) -> list[Candidate]:
        """The phrase that begins with token `first`, with what follows an "of" in it."""
        while first + 1 < len(tokens) and (
            tokens[first].low in self._determiners or tokens[first].low in self._amounts
        ):
            first += 2 if tokens[first + 1].low in self._of else 1
        last = first
        while last < len(tokens) and last - first < LONGEST and self._modifies(tokens, last, inside, numbers):
            if self._parts(tokens, last):
                break
            last += 1
            if last + 1 < len(tokens) and tokens[last].low in self._of and not named.get(last - 1):
                at = last + 1 + (tokens[last + 1].low in self._determiners)
                if at < len(tokens) and self._modifies(tokens, at, inside, numbers) and not self._parts(tokens, at):
                    last = at
        return self._phrase(tokens, self._phrases.trimmed(tokens, first, last, named), last - 1, named)

    def _phrase(self, tokens: list[Token], first: int, last: int, named: dict[int, NameMention]) -> list[Candidate]:
        """The phrase as written, its "of" inside; none where it is a name, which is a candidate anyway."""
        while last >= first and (tokens[last].low in self._of or tokens[last].kind != "word"):
            last -= 1
        words = tokens[first : last + 1]
        if not words or len(words) > LONGEST + 2 or words[0].low in self._pronouns:
            return []
        mention = named.get(first)
        if mention is not None and mention.first <= first and mention.last >= last:
            return []
        others = [w for w in words if w.low not in self._of and w.low not in self._articles]
        if all(w.low in self._stop or w.low in self._totals for w in others):
            return []
        if any(w.low in self._sayings or w.low in self._unfit for w in others) or others[0].low in self._verbs:
            return []
        return [Candidate(first, last, joined(words), "phrase")]

    def _belonging(self, tokens: list[Token], name: NameMention) -> bool:
        """As in English, and where the article is part of the preposition: "unidades del N-Box"."""
        return super()._belonging(tokens, name) or (name.first > 0 and tokens[name.first - 1].low in self._belong)

    def _placed(self, tokens: list[Token], name: NameMention) -> bool:
        """As in English, but for who has a number of its own: "à frente do Argo, com 10.307"."""
        behind = tokens[name.last + 1 : name.last + 4]
        if behind and behind[0].text in (",", "(", ":") and any(t.kind == "number" for t in behind):
            return False
        return super()._placed(tokens, name)

    def _parts(self, tokens: list[Token], i: int) -> bool:
        """Whether a word ends the phrase in front of it."""
        low = tokens[i].low
        return low in self._boundaries or low in self._prepositions or tokens[i].kind != "word"

    def _before(
        self,
        tokens: list[Token],
        i: int,
        inside: Sequence[bool],
        named: dict[int, NameMention],
        cue_at: set[int],
        numbers: set[int],
        direct: bool = False,
        levels: int = 2,
    ) -> list[Candidate]:
        """The phrase that ends in front of token `i`; behind a verb that has none in front of it, the one that follows
        the verb ("cresceram as vendas")."""
        if direct:
            return super()._before(tokens, i, inside, named, cue_at, numbers, direct=True)
        last = i - 1
        while last >= 0 and (
            tokens[last].low in self._adverbs or inside[last] or tokens[last].low in self._auxiliaries
        ):
            last -= 1
        first = last + 1
        while first and last - first < LONGEST and self._continues(tokens, first - 1, inside, numbers):
            first -= 1
        while first <= last and tokens[first].low in self._of:
            first += 1
        if first > last:
            starts = last < 0 or tokens[last].kind == "mark" or tokens[last].low in self._boundaries
            return self._behind(tokens, i, inside, named, cue_at, numbers) if starts and levels == _DEEPEST else []
        if first and tokens[first - 1].low in self._prepositions and levels:
            return self._before(tokens, first - 1, inside, named, cue_at, numbers, levels=levels - 1)
        first = self._phrases.trimmed(tokens, first, last + 1, named)
        while first < last and tokens[first].low in self._amounts and tokens[first + 1].low in self._of:
            first = self._phrases.trimmed(tokens, first + 2, last + 1, named)
        if first > last or any(j in cue_at for j in range(first, last + 1)) or tokens[last].low in self._things:
            return []
        return self._phrase(tokens, first, last, named)

    def _continues(self, tokens: list[Token], i: int, inside: Sequence[bool], numbers: set[int]) -> bool:
        """Whether token `i` belongs to the phrase behind it: a word of it, or an "of" inside it."""
        if tokens[i].low in self._of:
            return i > 0 and self._belongs(tokens, i - 1, inside, numbers)
        return self._belongs(tokens, i, inside, numbers)

    def _behind(
        self,
        tokens: list[Token],
        i: int,
        inside: Sequence[bool],
        named: dict[int, NameMention],
        cue_at: set[int],
        numbers: set[int],
    ) -> list[Candidate]:
        """ "Cresceram as vendas de motos": the phrase right behind a verb, unless it holds a measure."""
        first = i + 1
        while first < len(tokens) and (tokens[first].low in self._auxiliaries or tokens[first].low in self._adverbs):
            first += 1
        if first >= len(tokens) or first in numbers or tokens[first].low not in self._definite:
            return []
        found = self._whole(tokens, first, inside, named, numbers)
        return [c for c in found if not any(j in cue_at for j in range(c.first, c.last + 1))]


def _in_own_words(tokens: list[Token], place: Candidate) -> Candidate:
    """A place as the article names it, which for a subject is not translated."""
    return replace(place, text=joined(tokens[place.first : place.last + 1]), mention=None)


_DEEPEST = 2  # levels from which `_before` starts


class NamedReader(SubjectReader):
    """Finds only names, and what stands right in front of a number, in a language whose nouns have a capital: its
    phrases are read by their form (`keisu.figures.owners`)."""

    def find(
        self,
        tokens: list[Token],
        inside: Sequence[bool],
        names: Sequence[NameMention],
        cues: Sequence[Cue],
        drafts: Sequence[Draft],
    ) -> list[Candidate]:
        """The names of a sentence that are no measures ("das BIP"), by where they end."""
        measures = {i for c in cues if c.noun for i in range(c.first, c.last + 1)}
        return super().find(tokens, inside, [n for n in names if n.last not in measures], cues, drafts)

    def _of_measure(
        self,
        tokens: list[Token],
        inside: Sequence[bool],
        named: dict[int, NameMention],
        numbers: set[int],
        cue: Cue,
    ) -> list[Candidate]:
        return []

    def _before(
        self,
        tokens: list[Token],
        i: int,
        inside: Sequence[bool],
        named: dict[int, NameMention],
        cue_at: set[int],
        numbers: set[int],
        direct: bool = False,
        levels: int = 2,
    ) -> list[Candidate]:
        return super()._before(tokens, i, inside, named, cue_at, numbers, direct=True) if direct else []


# By which word of the phrase behind a number is the noun that it counts.
SUBJECTS: dict[str, type[SubjectReader]] = {"last": SubjectReader, "first": MentionedReader, "capital": NamedReader}
