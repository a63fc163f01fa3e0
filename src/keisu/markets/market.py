"""A market: what a pack knows, asked in the words of articles."""

import os
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Self

from keisu.errors import BrokenPack, UnknownPack, shown
from keisu.markets.fitting import Fitting
from keisu.markets.names import fold
from keisu.markets.naming import all_names
from keisu.markets.pack import read_pack
from keisu.markets.records import Identity, Maker, Measure, Model, Pack, ReferenceValue, Resolved, Scope
from keisu.markets.reference import read_reference
from keisu.markets.resolve import Resolver
from keisu.markets.wholes import Wholes
from keisu.model import Name

_HERE = Path(__file__).parent


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
        """The ids of all subjects that contain a subject by the pack's rules, the nearest first: of a model its family,
        its maker's part of its scope, its maker, the scope and what that is a part of. None for an id not known.
        """
        return self._wholes.of(id)

    @cached_property
    def reference(self) -> tuple[ReferenceValue, ...]:
        """The rows of the pack's reference tables, read once when they are first asked for. Raises BrokenPack."""
        return read_reference(self)

    def without_reference(self) -> "Market":
        """The same market without its reference tables, to measure what articles alone say."""
        return Market(replace(self.pack, tables=()))

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
        return all_names(self.pack)

    def resolve(self, subject: str, maker_hint: str | None = None, period: str | None = None) -> Resolved | None:
        """What a subject stands for, or None if the pack does not know: there is no guess from likeness.

        Width, case, spaces, dashes and surrounding words ("the", "新型") make no difference. Of models that
        share a name, the one on sale in `period` is meant, then the one that the maker named in the subject
        (or `maker_hint`, a maker's id) sells or builds, then the most recent.
        """
        return self._resolver.resolve(subject, maker_hint, period)

    def key(self, subject: str) -> str:
        """A subject folded, without the words that may surround a name: what those that do not resolve are told by."""
        return self._resolver.bare(subject)

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

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """The measures by id."""
        return {m.id: m for m in self.pack.measures}

    def measure(self, name: str) -> str:
        """The id of what a measure is in this market: of the one that `name` names, or that this is another name for;
        `name` itself in lower case if the pack does not know it.
        """
        return self._measures.get(fold(name), name.lower())

    def meant(self, subject: str, measure: str, period: str | None = None) -> tuple[Resolved | None, str]:
        """What a subject stands for (`resolve`) and the id of what is measured of it (`measure`).

        Words of the subject may mean a measure where the usual one is said: the sales of "used minicars" are used-car
        sales of minicars. Beside any other measure such a subject is not known.
        """
        found, id = self.resolve(subject, period=period), self.measure(measure)
        if found is None or found.measure is None or id == found.measure:
            return found, id
        return (found, found.measure) if id == self.usual_measure else (None, id)

    def place_of(self, name: str) -> str:
        """The pack's name for its place, however `name` writes it; `name` itself if it is another place."""
        return self.place if self.place and fold(name) in self._place_keys else name

    def mentions(self, text: str) -> int:
        """How many different makers, models and scopes of the pack a text names.

        Names that are ordinary words too count only beside their maker, and as one name with it. Time grows
        with the length of the text alone.
        """
        return self._fitting.mentions(text)

    def fits(self, text: str) -> int:
        """How well a text fits the market: how many of its names it holds, 0 if they could be another's.

        A text fits that names two models, scopes or sources, or one and a maker, if one of them is found in
        this market only or if the text names the market's place. The common names of domestic scopes count
        beside the place. One model alone will do if it is found in this market only and is written as no
        common word is ("N-BOX").
        """
        return self._fitting.fits(text)

    @cached_property
    def _hash(self) -> int:
        return hash(self.pack)  # once: a pack holds hundreds of names

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(self.pack)

    @cached_property
    def _measures(self) -> dict[str, str]:
        return {fold(text): m.same or m.id for m in self.pack.measures for text in (m.id, *m.names)}

    @cached_property
    def _place_keys(self) -> set[str]:
        place = self.pack.place
        return {fold(text) for text in (place.name, *place.names)} if place else set()

    @cached_property
    def _fitting(self) -> Fitting:
        return Fitting(self.pack)

    @cached_property
    def _wholes(self) -> Wholes:
        return Wholes(self.pack)


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
