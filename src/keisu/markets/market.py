"""A market: what a pack knows, asked in the words of articles."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Self

from keisu.errors import BrokenPack, UnknownPack, shown
from keisu.markets.names import NameFinder, fold
from keisu.markets.pack import read_pack
from keisu.markets.records import Identity, Maker, Model, Pack, ReferenceValue, Resolved, Scope
from keisu.markets.reference import read_reference
from keisu.markets.resolve import Resolver
from keisu.model import Name

_HERE = Path(__file__).parent
_PLACE, _MAYBE = "place", "maybe "
_NO_WORD = re.compile(r"[-―ァ-ヺ]")  # what no common word of a language with Latin letters holds


@dataclass(frozen=True)
class Market:
    """What is known of a market: its makers, models, scopes, measures, sources and what sums to what.

    Made by `named`, `load` or `general`. Two markets made from the same data are equal.
    """

    pack: Pack

    def __hash__(self) -> int:
        return self._hash

    @classmethod
    def named(cls, name: str) -> "Market":
        """A pack that ships with keisu, read once. Raises UnknownPack for a name not in `shipped()`."""
        return _named(name)

    @classmethod
    def opened(cls, name: str) -> "Market":
        """The market of a name that a store keeps: the general one, a shipped pack, or the pack in a folder, read once.

        Raises UnknownPack if there is none, BrokenPack as `load` does.
        """
        return _opened(name)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Self:
        """The pack in a folder of the user's own. Raises UnknownPack if there is no such folder, BrokenPack
        if it lacks a file or a key or holds a wrong value.
        """
        folder = Path(path)
        if not folder.is_dir():
            raise UnknownPack(f"{shown(str(path))} is not a folder; a market pack is a folder with a market.toml in it")
        market = cls(read_pack(folder))
        try:
            market._resolver  # noqa: B018 - names that stand for two things are found here, not at the first question
        except BrokenPack as error:
            raise BrokenPack(f"{folder}: {error}") from None
        return market

    @classmethod
    def general(cls) -> "Market":
        """The market of which nothing is known: no names, no scopes, nothing resolves."""
        return _general()

    @property
    def name(self) -> str:
        """The pack's name."""
        return self.pack.name

    @property
    def place(self) -> str | None:
        """The place whose market it is."""
        return self.pack.place.name if self.pack.place else None

    @property
    def thing(self) -> str | None:
        """What the market's counts count: "vehicle"."""
        return self.pack.counts.thing

    @property
    def usual_measure(self) -> str | None:
        """The measure that is meant where none is said."""
        return self.pack.counts.measure

    @property
    def fiscal_year_start(self) -> int | None:
        """The month that fiscal years begin in, 1 to 12; None where that is not known."""
        return self.pack.fiscal_year_start

    @property
    def identities(self) -> tuple[Identity, ...]:
        """The scopes that are sums of other scopes."""
        return self.pack.identities

    def whole_of(self, scope: str | None) -> str | None:
        """The scope that a scope is one of the parts of; None if it is a part of none, or of one that is a part
        itself.
        """
        wholes = [i.whole for i in self.identities if scope in i.parts]
        parts = {p for i in self.identities for p in i.parts}
        return wholes[0] if len(wholes) == 1 and wholes[0] not in parts else None

    def wholes(self, id: str) -> tuple[str, ...]:
        """The ids of what a subject is counted in: of a model its family, its maker's part of its scope and the
        scope; of a maker's part the scope; of a scope the one that it is a part of.
        """
        if (model := self.models.get(id)) is not None:
            scope = (f"{model.sold_by}@{model.scope}", f"scope:{model.scope}") if model.scope else ()
            return (*((model.counted_in,) if model.counted_in else ()), *scope)
        maker, _, part = id.partition("@")
        if maker in self.makers and part in self.scopes:
            return (f"scope:{part}",)
        own = id.removeprefix("scope:")
        return tuple(f"scope:{i.whole}" for i in self.identities if own in i.parts) if own != id else ()

    @cached_property
    def reference(self) -> tuple[ReferenceValue, ...]:
        """The official values of the pack's reference table, read when they are first asked for; none if it has no
        table.

        Raises BrokenPack if the table is not as `keisu.markets.reference` says.
        """
        return read_reference(self, Path(self.pack.folder)) if self.pack.folder else ()

    @cached_property
    def makers(self) -> dict[str, Maker]:
        """The makers by id."""
        return {m.id: m for m in self.pack.makers}

    @cached_property
    def models(self) -> dict[str, Model]:
        """The models by id."""
        return {m.id: m for m in self.pack.models}

    @cached_property
    def scopes(self) -> dict[str, Scope]:
        """The scopes by id."""
        return {s.id: s for s in self.pack.scopes}

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every way of writing makers, models (alone and after the maker's name), scopes and sources.

        No text is there twice: where two models share one, the later of them has it.
        """
        return tuple({n.text: n for n in self._all_names()}.values())

    def resolve(self, subject: str, maker_hint: str | None = None, period: str | None = None) -> Resolved | None:
        """What a subject stands for, or None if the pack does not know: there is no guess from likeness.

        Width, case, spaces, dashes and surrounding words ("the", "新型") make no difference. Of models that
        share a name, the one on sale in `period` is meant, then the one that the maker named in the subject
        (or `maker_hint`, a maker's id) sells or builds, then the most recent.
        """
        return self._resolver.resolve(subject, maker_hint, period)

    def canonical(self, id: str) -> str | None:
        """The usual name of what an id stands for ("Suzuki Spacia"), None for an id that is not known."""
        maker_id, _, scope_id = id.partition("@")
        maker, scope = self.makers.get(maker_id), self.scopes.get(scope_id or id.removeprefix("scope:"))
        if model := self.models.get(id):
            return f"{self.makers[model.sold_by].name} {model.name}"
        if maker and not scope_id:
            return maker.name
        if scope is None or (not maker and not id.startswith("scope:")):
            return None
        return f"{maker.name} {scope.name}" if maker else scope.name

    def is_made_by(self, model: str, maker: str, period: str | None = None) -> bool:
        """Whether `maker` sells or builds the model, or another of the same name on sale in `period`.

        Both are ids. A model that the pack does not have is made by nobody that it knows: False.
        """
        known = self.models.get(model)
        if known is None:
            return False
        alike = [m for m in self._resolver.named_alike(known) if m is known or period is None or m.sold_in(period)]
        return any(maker == m.sold_by or maker in m.built_by for m in alike)

    def sold_as(self, model: str, maker: str) -> Model | None:
        """The model under which `maker` sells the same car as `model`, as far as the pack knows."""
        known = self.models.get(model)
        if known is None:
            return None
        origin = known.rebadge_of or known.id
        others = (m for m in self.pack.models if m.sold_by == maker and m.id != model)
        return next((m for m in others if origin in (m.id, m.rebadge_of)), None)

    def measure(self, name: str) -> str:
        """The pack's id for a measure; `name` itself in lower case if the pack does not know it."""
        return self._measures.get(fold(name), name.lower())

    def place_of(self, name: str) -> str:
        """The pack's name for its place, however `name` writes it; `name` itself if it is another place."""
        return self.place if self.place and fold(name) in self._place_keys else name

    def mentions(self, text: str) -> int:
        """How many different makers, models and scopes of the pack a text names.

        Names that are ordinary words too count only beside their maker, and as one name with it. Time grows
        with the length of the text alone.
        """
        found = {id for id in self._finder.find(text) if not id.startswith(_MAYBE)}
        return len(found - {_PLACE} - {s.id for s in self.pack.sources})

    def fits(self, text: str) -> int:
        """How well a text fits the market: how many of its names it holds, 0 if they could be another's.

        A text fits that names two models, scopes or sources, or one and a maker, if one of them is found in
        this market only or if the text names the market's place. The common names of domestic scopes count
        beside the place. One model alone will do if it is found in this market only and is written as no
        common word is ("N-BOX").
        """
        found = set(self._finder.find(text))
        if _PLACE in found:
            found = {id.removeprefix(_MAYBE) for id in found}
        found = {id for id in found if not id.startswith(_MAYBE)}
        makers = found & self.makers.keys()
        special = found - makers - {_PLACE}
        telling = any(self._is_at_home(id) for id in special) or _PLACE in found
        if telling and special and len(special) + bool(makers) > 1:
            return len(special) + len(makers)
        return int(len(special) == 1 and self._is_unmistakable(next(iter(special)), text))

    def _is_unmistakable(self, id: str, text: str) -> bool:
        """Whether a model of this market alone is named as no word is."""
        model = self.models.get(id)
        if model is None or not self._is_at_home(id):
            return False
        return any(_NO_WORD.search(way) and way in text for way in (model.name, *model.aliases))

    def _is_at_home(self, id: str) -> bool:
        if model := self.models.get(id):
            scope = self.scopes.get(model.scope or "")
            return scope is not None and scope.domestic and not model.abroad
        return True

    @cached_property
    def _hash(self) -> int:
        return hash(self.pack)  # once: a pack holds hundreds of names

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(self.pack)

    @cached_property
    def _measures(self) -> dict[str, str]:
        return {fold(text): m.id for m in self.pack.measures for text in (m.id, *m.names)}

    @cached_property
    def _place_keys(self) -> set[str]:
        place = self.pack.place
        return {fold(text) for text in (place.name, *place.names)} if place else set()

    @cached_property
    def _finder(self) -> NameFinder:
        place = self.pack.place
        pairs = [(text, _PLACE) for text in ((place.name, *place.names) if place else ())]
        pairs += [(text, m.id) for m in self.pack.makers for text in (m.name, *m.aliases)]
        pairs += [(text, s.id) for s in self.pack.sources for text in (s.name, *s.names)]
        pairs += [(text, f"scope:{s.id}") for s in self.pack.scopes for text in s.names]
        pairs += [(t, f"{_MAYBE}scope:{s.id}") for s in self.pack.scopes if s.domestic for t in s.common]
        for model in self.pack.models:
            maker = self.makers[model.sold_by]
            for text in (model.name, *model.aliases):
                full = [f"{m} {text}" for m in (maker.name, *maker.aliases)]
                pairs += [(way, model.id) for way in (full if text in model.common else [text])]
        return NameFinder(pairs)

    def _all_names(self) -> Iterator[Name]:
        for maker in self.pack.makers:
            for text in (maker.name, *maker.aliases):
                yield Name(text, maker.id, maker.name, "maker")
        for model in sorted(self.pack.models, key=lambda m: m.since or ""):
            maker = self.makers[model.sold_by]
            full = f"{maker.name} {model.name}"
            for text in (model.name, *model.aliases):
                yield Name(text, model.id, full, "model", maker.id, text in model.common)
                yield Name(f"{maker.name} {text}", model.id, full, "model", maker.id)
                for other in maker.aliases:
                    if not other.isascii():
                        yield Name(f"{other}{text}", model.id, full, "model", maker.id)
        for scope in self.pack.scopes:
            for common, texts in ((True, (scope.name,)), (False, scope.names), (True, scope.common)):
                for text in texts:
                    yield Name(text, f"scope:{scope.id}", scope.name, "scope", None, common)
        for source in self.pack.sources:
            for text in (source.name, *source.names):
                yield Name(text, source.id, source.name, "source")


@cache
def shipped() -> tuple[str, ...]:
    """The names of the packs that ship with keisu."""
    return tuple(sorted(folder.parent.name for folder in _HERE.glob("*/market.toml")))


def choose(text: str) -> Market:
    """The shipped market that a text is about (`Market.fits`), or the general one."""
    fits, name = max(((Market.named(name).fits(text), name) for name in shipped()), default=(0, ""))
    return Market.named(name) if fits else Market.general()


@cache
def _general() -> Market:
    return Market(Pack("general"))


@lru_cache
def _opened(name: str) -> Market:
    if name == _general().name:
        return _general()
    return Market.named(name) if name in shipped() else Market.load(name)


@lru_cache
def _named(name: str) -> Market:
    if name not in shipped():
        raise UnknownPack(f"no market pack is called {shown(name)!r}; there are {', '.join(shipped())}")
    return Market.load(_HERE / name)
