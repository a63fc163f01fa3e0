"""Whom an article is about: the people whom "he" and "she" stand for, and the name whom "the company" stands for."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from keisu.figures.names import NameMention
from keisu.figures.tokens import Token

_LONGEST = 3  # words in the name of a person
_LEADS = 3  # mentions of the name that an article is about
_OPENING = 3  # sentences at its head, one of which has that name


class People:
    """Where an article names people, in order: each by its start and the fullest name."""

    def __init__(
        self,
        sentences: Sequence[list[Token]],
        names: Sequence[Sequence[NameMention]],
        prepositions: Collection[str],
    ) -> None:
        """`names` are those of each sentence. A person is who is named by two words or three once and by the last of
        them alone later; behind one of the `prepositions` someone is hardly the one whom the text goes on about."""
        alone = {n.text for named in names for n in named if " " not in n.text}
        full: dict[str, str] = {}
        for n in (n for named in names for n in named if n.kind == "name"):
            words = n.text.split()
            if 1 < len(words) <= _LONGEST and words[-1] in alone and words[0] not in alone:
                full.setdefault(words[-1], n.text)
        self._starts: list[int] = []
        self._texts: list[str] = []
        for tokens, named in zip(sentences, names, strict=True):
            for n in named:
                known = full.get(n.text.rsplit(" ", 1)[-1])
                if known is None or (n.first and tokens[n.first - 1].low in prepositions):
                    continue
                self._starts.append(tokens[n.first].start)
                self._texts.append(known)

    def before(self, offset: int) -> str | None:
        """The person last named in front of an offset of the article, None if there is none."""
        at = bisect_left(self._starts, offset)
        return self._texts[at - 1] if at else None


def leader(names: Sequence[Sequence[NameMention]], fullest: Callable[[NameMention], str]) -> str | None:
    """The name that an article is about: in one of its first sentences, and named at least twice as often as any
    other; None if there is none. `fullest` gives the fullest form of a mention."""
    mentions = [n for named in names for n in named if n.kind in ("name", "maker")]
    if len(mentions) < _LEADS:
        return None
    (first, times), *rest = Counter(map(fullest, mentions)).most_common(2)
    if times < _LEADS or (rest and rest[0][1] * 2 > times):
        return None
    return first if any(fullest(n) == first for named in names[:_OPENING] for n in named) else None
