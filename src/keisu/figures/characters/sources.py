"""Who says or counted it: the name in front of "によると", "調べ" or "が発表した", and lines that name a source."""

import re
from collections.abc import Sequence

from keisu.figures.alternation import any_of
from keisu.figures.characters.nouns import Noun
from keisu.languages import CharacterLanguage

_BRACKET = re.compile(r"^\([^()]{1,20}\)")  # what it is called in short: "日本自動車販売協会連合会(自販連)が"
_LONGEST = 40  # characters of a name that ends in the word for a body


class SourceFinder:
    """Finds sources with the words of one language; holds nothing of a text."""

    def __init__(self, language: CharacterLanguage) -> None:
        source = language.cues["source"]
        self._behind = tuple(sorted(source["behind"], key=len, reverse=True))
        self._told = re.compile(any_of(source["told"]))
        self._tellers = tuple(source["tellers"])
        self._bodies = tuple(source["bodies"])
        self._alone = frozenset(source["bodies_alone"])
        self._joined = frozenset(source["joined"])
        heads = any_of(source["heads"])
        self._head = re.compile(rf"(?:{heads}) ?[:：=／/] ?(?P<names>[^\n。()]{{2,60}})")
        self._cue = re.compile(any_of([*source["behind"], *source["told"], *source["heads"]]))

    def find(self, text: str, offset: int, nouns: Sequence[Noun]) -> tuple[str, ...]:
        """The sources that a sentence names, in order of being said."""
        if self._cue.search(text) is None:
            return ()
        if (head := self._head.search(text)) is not None:
            return (head["names"].strip(),)
        for number, noun in enumerate(nouns):
            if not self._may_tell(noun):
                continue
            behind = _BRACKET.sub("", text[noun.end - offset :])
            if behind.startswith(self._behind) or (
                behind.startswith(self._tellers) and self._told.search(behind) is not None
            ):
                return self._with_joined(text, offset, nouns, number)
        return ()

    def _may_tell(self, noun: Noun) -> bool:
        if noun.kind == "source" or noun.text in self._alone:
            return True
        return noun.kind == "noun" and len(noun.text) < _LONGEST and noun.text.endswith(self._bodies)

    def _with_joined(self, text: str, offset: int, nouns: Sequence[Noun], number: int) -> tuple[str, ...]:
        """A source with those that a joint adds in front of it: "自販連と全軽自協が"."""
        found = [nouns[number].text]
        while number and self._may_tell(nouns[number - 1]):
            if text[nouns[number - 1].end - offset : nouns[number].start - offset] not in self._joined:
                break
            number -= 1
            found.insert(0, nouns[number].text)
        return tuple(found)
