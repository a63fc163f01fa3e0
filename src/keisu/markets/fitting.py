"""Whether a text is about a market, by the names in it."""

import re

from keisu.markets.names import NameFinder
from keisu.markets.records import Pack

_PLACE, _MAYBE = "place", "maybe "
_NO_WORD = re.compile(r"[-―ァ-ヺ]")  # what no common word of a language with Latin letters holds


class Fitting:
    """The names of a pack, found in one pass over a text."""

    def __init__(self, pack: Pack) -> None:
        self._makers = {m.id: m for m in pack.makers}
        self._models = {m.id: m for m in pack.models}
        self._scopes = {s.id: s for s in pack.scopes}
        self._sources = {s.id for s in pack.sources}
        pairs = [(text, _PLACE) for text in ((pack.place.name, *pack.place.names) if pack.place else ())]
        pairs += [(text, m.id) for m in pack.makers for text in (m.name, *m.aliases)]
        pairs += [(text, s.id) for s in pack.sources for text in (s.name, *s.names)]
        pairs += [(text, f"scope:{s.id}") for s in pack.scopes for text in s.names]
        pairs += [(t, f"{_MAYBE}scope:{s.id}") for s in pack.scopes if s.domestic for t in s.common]
        for model in pack.models:
            maker = self._makers[model.sold_by]
            for text in (model.name, *model.aliases):
                full = [f"{m} {text}" for m in (maker.name, *maker.aliases)]
                pairs += [(way, model.id) for way in (full if text in model.common else [text])]
        self._finder = NameFinder(pairs)

    def mentions(self, text: str) -> int:
        """See `Market.mentions`."""
        found = {id for id in self._finder.find(text) if not id.startswith(_MAYBE)}
        return len(found - {_PLACE} - self._sources)

    def fits(self, text: str) -> int:
        """See `Market.fits`."""
        found = set(self._finder.find(text))
        if _PLACE in found:
            found = {id.removeprefix(_MAYBE) for id in found}
        found = {id for id in found if not id.startswith(_MAYBE)}
        makers = found & self._makers.keys()
        special = found - makers - {_PLACE}
        telling = any(self._is_at_home(id) for id in special) or _PLACE in found
        if telling and special and len(special) + bool(makers) > 1:
            return len(special) + len(makers)
        return int(len(special) == 1 and self._is_unmistakable(next(iter(special)), text))

    def _is_unmistakable(self, id: str, text: str) -> bool:
        """Whether a model of this market alone is named as no word is."""
        model = self._models.get(id)
        if model is None or not self._is_at_home(id):
            return False
        return any(_NO_WORD.search(way) and way in text for way in (model.name, *model.aliases))

    def _is_at_home(self, id: str) -> bool:
        if model := self._models.get(id):
            scope = self._scopes.get(model.scope or "")
            return scope is not None and scope.domestic and not model.abroad
        return True
