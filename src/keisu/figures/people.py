"""The people that an article names, so that "he" and "she" can be followed back to them."""

from bisect import bisect_left
from collections.abc import Collection, Sequence

from keisu.figures.names import NameMention
from keisu.figures.tokens import Token

_LONGEST = 3  # words in the name of a person


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
