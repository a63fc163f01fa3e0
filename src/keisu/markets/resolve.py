"""From a subject as an article words it to what it stands for in a market pack."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from keisu import periods
from keisu.errors import BrokenPack
from keisu.markets.names import fold
from keisu.markets.records import Model, Pack, Resolved

_MOST_WORDS = 3  # no more surrounding words than this are taken off either end of a subject


class Resolver:
    """The names of a pack, folded. Raises BrokenPack if one name stands for things of two kinds."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._makers = {m.id: m for m in pack.makers}
        self._scopes = {s.id: s for s in pack.scopes}
        self._maker_keys: dict[str, str] = {}
        self._scope_keys: dict[str, str] = {}
        self._model_keys: dict[str, list[Model]] = {}
        for maker in pack.makers:
            for text in (maker.name, *maker.aliases):
                self._claim(self._maker_keys, text, maker.id)
        for scope in pack.scopes:
            for text in (scope.name, *scope.names, *scope.common):
                self._claim(self._scope_keys, text, scope.id)
        for model in pack.models:
            for key in dict.fromkeys(fold(text) for text in (model.name, *model.aliases)):
                if key in self._maker_keys or key in self._scope_keys:
                    raise BrokenPack(f"market pack {pack.name}: {key!r} names {model.id} and also a maker or a scope")
                self._model_keys.setdefault(key, []).append(model)
        self._before = _longest_first(pack.words.before)
        self._after = _longest_first(pack.words.after)
        self._between = _longest_first(pack.words.between)
        self._without = _longest_first(pack.words.without)
        self._all = {fold(word) for word in pack.words.all}
        self._maker_order = _longest_first(self._maker_keys)
        self._marks = {fold(mark): m.same or m.id for m in pack.measures for mark in m.marks}
        self._mark_order = _longest_first(self._marks)

    def _claim(self, keys: dict[str, str], text: str, id: str) -> None:
        key = fold(text)
        for other in (self._maker_keys, self._scope_keys):
            if key in other and (other is not keys or other[key] != id):
                raise BrokenPack(f"market pack {self._pack.name}: {text!r} stands for {other[key]} and for {id}")
        keys[key] = id

    def bare(self, subject: str) -> str:
        """See `Market.key`."""
        return min(self._without_words(fold(subject)), key=len)

    def named_alike(self, model: Model) -> list[Model]:
        """All models that some way of writing `model` may stand for, itself among them."""
        alike = {m.id: m for t in (model.name, *model.aliases) for m in self._model_keys[fold(t)]}
        return list(alike.values())

    def resolve(self, subject: str, maker_hint: str | None, period: str | None) -> Resolved | None:
        """See `Market.resolve`."""
        key = fold(subject)
        return self._known(key, maker_hint, period) or self._marked(key, maker_hint, period)

    def _known(self, key: str, hint: str | None, period: str | None) -> Resolved | None:
        for shorter in self._without_words(key):
            found = self._whole(shorter, hint, period) or self._beside_maker(shorter, period)
            if found:
                return found
        return self._rest(key)

    def _marked(self, key: str, hint: str | None, period: str | None) -> Resolved | None:
        """ "Used minicars": a subject with a word that means a measure of its own."""
        for mark in self._mark_order:
            for rest in (key.removeprefix(mark), key.removesuffix(mark)):
                if rest != key:
                    found = self._known(rest, hint, period) if rest and rest not in self._all else self._everything()
                    if found:
                        return replace(found, measure=self._marks[mark])
        return None

    def _everything(self) -> Resolved | None:
        whole = self._pack.counts.whole
        return Resolved(f"scope:{whole}", "scope", self._scopes[whole].name, whole) if whole else None

    def _rest(self, key: str) -> Resolved | None:
        """ "New cars excluding minis": what is left of a whole of two parts without one of them."""
        for word in self._without:
            head, found, tail = key.partition(word)
            if not found:
                continue
            taken = next(filter(None, (self._scope_keys.get(k) for k in self._without_words(tail))), None)
            whole = next(filter(None, (self._scope_keys.get(k) for k in self._without_words(head))), None)
            for identity in self._pack.identities:
                rest = [part for part in identity.parts if part != taken]
                meant = whole == identity.whole if whole else head in self._all
                if taken in identity.parts and meant and len(rest) == 1:
                    return Resolved(f"scope:{rest[0]}", "scope", self._scopes[rest[0]].name, rest[0])
        return None

    def _without_words(self, key: str) -> Iterator[str]:
        """The key, then the key with surrounding words taken off its front, its end and both."""
        front = [key, *_peel(key, self._before, str.removeprefix)]
        for k in front:
            yield k
            yield from _peel(k, self._after, str.removesuffix)

    def _whole(self, key: str, hint: str | None, period: str | None) -> Resolved | None:
        if models := self._model_keys.get(key):
            return self._as_model(models, hint, period, claimed=None)
        if maker := self._maker_keys.get(key):
            return Resolved(maker, "maker", self._makers[maker].name)
        if scope := self._scope_keys.get(key):
            return Resolved(f"scope:{scope}", "scope", self._scopes[scope].name, scope)
        return None

    def _beside_maker(self, key: str, period: str | None) -> Resolved | None:
        """A maker's name with a model's or a scope's after it or before it."""
        for maker_key in self._maker_order:
            if key.startswith(maker_key):
                rest = key.removeprefix(maker_key)
                rests = [rest, *(rest.removeprefix(w) for w in self._between if rest.startswith(w))]
            elif key.endswith(maker_key):
                rest = key.removesuffix(maker_key)
                rests = [rest, *(rest.removesuffix(w) for w in self._between if rest.endswith(w))]
            else:
                continue
            maker = self._maker_keys[maker_key]
            for rest in rests:
                if models := self._model_keys.get(rest):
                    return self._as_model(models, maker, period, claimed=maker)
                if scope := self._scope_keys.get(rest):
                    name = f"{self._makers[maker].name} {self._scopes[scope].name}"
                    return Resolved(f"{maker}@{scope}", "maker", name, scope)
        return None

    def _as_model(self, models: list[Model], maker: str | None, period: str | None, claimed: str | None) -> Resolved:
        model = _likeliest(models, maker, period)
        name = f"{self._makers[model.sold_by].name} {model.name}"
        return Resolved(model.id, "model", name, model.scope, claimed)


def _likeliest(models: list[Model], maker: str | None, period: str | None) -> Model:
    """Of several models of one name: on sale then, sold by the maker, built by the maker, the most recent."""

    def order(model: Model) -> tuple[bool, bool, bool, str]:
        return (
            period is None or model.sold_in(period),
            model.sold_by == maker,
            maker in model.built_by,
            "" if model.since is None else periods.days(model.since)[0].isoformat(),
        )

    return max(models, key=order)


def _longest_first(words: Iterable[str]) -> list[str]:
    keys = {fold(w) for w in words}
    return sorted(keys - {""}, key=lambda k: (-len(k), k))


def _peel(key: str, words: list[str], take: Callable[[str, str], str]) -> Iterator[str]:
    """`key` with a word taken off one end, then another, up to _MOST_WORDS; nothing is left empty."""
    for _ in range(_MOST_WORDS):
        shorter = next((s for w in words if (s := take(key, w)) != key and s), None)
        if shorter is None:
            return
        key = shorter
        yield key
