"""Whose dollars a bare sign means: where a text marks those of the United States ("US$"), its bare ones are its own."""

from collections.abc import Sequence

from keisu.figures.draft import Draft
from keisu.figures.tokens import Token
from keisu.languages import Language


class DollarReader:
    """Settles bare signs with what a pack knows of places; holds nothing of a text."""

    def __init__(self, language: Language) -> None:
        d = language.units.dollars
        self._sign = d.sign
        self._plain = d.plain
        self._own = d.places
        before = language.units.currency_before
        self._marked = frozenset(form for form, code in before.items() if code == d.plain and form != d.sign)
        self._others = frozenset(form for form, code in before.items() if code in d.places.values())

    def settle(self, sentences: Sequence[Sequence[Token]], drafts: Sequence[Draft], place: str | None) -> None:
        """Give amounts behind a bare sign the currency of the article's place, if the text marks American dollars and
        no others."""
        own = self._own.get(place or "")
        if own is None:
            return
        signs = {t.start: t.text for tokens in sentences for t in tokens if t.kind == "money"}
        used = set(signs.values())
        if not used & self._marked or used & self._others:
            return
        for draft in drafts:
            sign = signs.get(draft.start) or signs.get(draft.start + 1)  # behind a minus
            if draft.unit == self._plain and sign == self._sign:
                draft.unit = own
                draft.inferred.add("unit")
