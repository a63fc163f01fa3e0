"""What a market pack knows, as frozen records."""

from dataclasses import dataclass, field

from keisu import periods


@dataclass(frozen=True, slots=True)
class Maker:
    """A company that sells or builds models; `aliases` are the other ways of writing its name."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """A model as it is sold under one name.

    `sold_by` is the maker whose name it bears, `built_by` those who make it (a rebadge is built by another).
    `since` and `until` are periods (year, month or day), None where not known. `scope` is the id of the scope
    it is counted in, `rebadge_of` and `counted_in` are ids of other models. `abroad` says that the name is
    sold in other markets too; `common` are those ways of writing it that are also ordinary words.
    """

    id: str
    name: str
    sold_by: str
    built_by: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    scope: str | None = None
    since: str | None = None
    until: str | None = None
    rebadge_of: str | None = None
    counted_in: str | None = None
    abroad: bool = False
    common: tuple[str, ...] = ()
    note: str = ""
    source_url: str = ""

    def sold_in(self, period: str) -> bool:
        """Whether the model was on sale in some part of `period`; True where the pack does not know."""
        first, last = periods.days(period)
        if self.since is not None and periods.days(self.since)[0] > last:
            return False
        return self.until is None or periods.days(self.until)[1] >= first


@dataclass(frozen=True, slots=True)
class ReferenceValue:
    """A value of an official table: of whom (an id and a name), what, when, where, how much, and who says so.

    `line` is the line of the pack's reference.csv that it stands on.
    """

    subject: str
    name: str
    scope: str | None
    measure: str
    unit: str
    period: str
    place: str | None
    value: float
    decimals: int
    source: str
    url: str
    line: int


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the market that wholes are counted over; `domestic` if sold in the market's place only."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    domestic: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """A whole that is the sum of its parts, as ids of scopes."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A measure, a source or a place: an id, the usual name and the other ways of writing it."""

    id: str
    name: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Words that surround a name without changing whose it is; `without` takes a part off a whole ("excluding"),
    `all` names the whole where a part is taken off it ("vehicles" of "vehicles excluding minis")."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    all: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a subject stands for, and its usual name.

    `id` is "suzuki/spacia", "honda", "scope:kei" or, for a maker within a scope, "nissan@kei".
    `kind` is "maker", "model" or "scope". `claimed_maker` is the id of the maker that the subject itself
    names beside a model, right or wrong.
    """

    id: str
    kind: str
    canonical: str
    scope: str | None = None
    claimed_maker: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What the market's counts count, and the measure that is meant where none is said."""

    thing: str | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """All of a pack's data, checked: ids are unique and every id that is referred to exists.

    `folder` is where it was read from; its reference table lies there.
    """

    name: str
    description: str = ""
    place: Term | None = None
    fiscal_year_start: int | None = None
    counts: Counts = Counts()
    words: Words = Words()
    measures: tuple[Term, ...] = ()
    scopes: tuple[Scope, ...] = ()
    identities: tuple[Identity, ...] = ()
    sources: tuple[Term, ...] = ()
    makers: tuple[Maker, ...] = ()
    models: tuple[Model, ...] = ()
    folder: str = field(default="", compare=False, repr=False)
