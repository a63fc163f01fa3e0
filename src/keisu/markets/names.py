"""Ways of writing a name, made comparable, and a single pass that finds names in a text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

_POSSESSIVE = re.compile(r"['’]s(?![a-z])")
_LONG_MARK_AS_DASH = re.compile(r"(?<=[0-9a-z])ー+")
# White space, every dash and minus, middle dots, and marks that some writers leave out of a name.
_SEPARATORS = re.compile(r"[\s‐-―−\-_・·.,、:/'’‘\"“”()\[\]「」]+")

_TOKEN = re.compile(r"[A-Za-zÀ-ɏＡ-Ｚａ-ｚ]+|[0-9０-９]+|[ァ-ヺーｦ-ﾟ]+|[^\W\d_]")
_ASCII_TOKEN = re.compile(r"[a-z]+|[0-9]+")  # the same in a casefolded text of these characters alone
_GAP = re.compile(r"[\s‐-―−\-・·.:/'’()]{0,2}")
_END = ""  # no token is empty, so this key of a trie node can hold what ends there


def fold(text: str) -> str:
    """`text` with all that differs between writers of one name taken out.

    Width, case, spaces, dashes of every kind, middle dots, brackets and a possessive 's go: "Honda's N―BOX"
    and "HONDA n-box" both become "hondanbox".
    """
    plain = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", text).casefold())
    return _LONG_MARK_AS_DASH.sub("", _SEPARATORS.sub("", plain))


def tokens(text: str) -> list[str]:
    """The words of a text, folded: Latin, katakana, numbers, other letters one by one."""
    if text.isascii():
        return _ASCII_TOKEN.findall(text.casefold())
    return [
        (word if word.isascii() else unicodedata.normalize("NFKC", word)).casefold() for word in _TOKEN.findall(text)
    ]


class NameFinder:
    """Finds names in a text in one pass, the longest at each place; built from (way of writing, id) pairs."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._root: dict[str, Any] = {}
        for text, id in names:
            node = self._root
            for word in tokens(text):
                node = node.setdefault(word, {})
            node.setdefault(_END, id)

    def find(self, text: str) -> Iterator[str]:
        """The ids of the names in `text`, in order; time grows with the text, not with their number."""
        words = tokens(text)
        if self._root.keys().isdisjoint(words):
            return
        places = [m.span() for m in _TOKEN.finditer(text)]
        at = 0
        while at < len(words):
            node, end, found = self._root, at, None
            for i in range(at, len(words)):
                if i > at and not _GAP.fullmatch(text, places[i - 1][1], places[i][0]):
                    break
                if words[i] not in node:
                    break
                node = node[words[i]]
                if _END in node:
                    found, end = node[_END], i
            if found is not None:
                yield found
            at = end + 1
