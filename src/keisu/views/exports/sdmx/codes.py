"""Names as codes: SDMX allows letters, digits, ``_``, ``-``, ``@`` and ``$`` in them, and nothing else."""

import re
import unicodedata
from collections.abc import Mapping
from hashlib import sha256

NOT_STATED = "_X"
"""The code for what is not known."""

_AS_IT_IS = re.compile(r"[A-Za-z0-9][A-Za-z0-9@_-]*(?:[/:][A-Za-z0-9@_-]+)*", re.ASCII)
_SEPARATORS = str.maketrans({"/": "$", ":": "$$"})
_OTHER = re.compile(r"[^A-Za-z0-9@_-]+")
_LONGEST = 60


def code(text: str) -> str:
    """An identifier for a name, which begins with a letter or a digit: the same always, and another for any other name.

    Names in ASCII without spaces stay what they are but for / and :, which become $ and $$ ("suzuki/spacia" is
    "suzuki$spacia"); others are brought down to ASCII, with ten digits of their hash behind.
    """
    if _AS_IT_IS.fullmatch(text) and len(text) <= _LONGEST:
        return text.translate(_SEPARATORS)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    body = _OTHER.sub("_", plain).strip("_@-")[:_LONGEST]
    return f"{body}${sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}".lstrip("$")


class Codelist:
    """A list of codes with their names, which grows with what is asked for; `given` has codes of the field's own."""

    def __init__(self, id: str, name: str, given: Mapping[str, tuple[str, str]] | None = None) -> None:
        self.id, self.name = id, name
        self._given = dict(given or {})
        self._made: dict[str | None, str] = {}
        self.names: dict[str, str] = {}

    def code(self, text: str | None, name: str | None = None) -> str:
        """The code for what is called `text`, None for what is not known; `name` is how people call it."""
        if text not in self._made:
            if text is None:
                made, called = NOT_STATED, "Not stated"
            elif text in self._given:
                made, called = self._given[text]
            else:
                made, called = code(text), name or text
            self._made[text] = made
            self.names.setdefault(made, called)
        return self._made[text]
