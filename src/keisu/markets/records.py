"""What a market pack knows, as frozen records."""

from dataclasses import dataclass, field
from pathlib import Path

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
class Within:
    """A rule that no part has more than its whole, over kinds of subjects.

    `part` is "model", "maker", "maker@scope" (a maker's part of a scope) or "scope:ID"; `whole` is "maker",
    "maker@scope", "scope" (the one that the part is counted in) or "scope:ID".
    """

    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted: an id and the other names for it.

    `same` is the id of the measure that it is only another name for in this market: their figures are of one cell.
    `marks` are words of a subject that mean this measure where the text says the usual one ("sales of used minicars").
    """

    id: str
    names: tuple[str, ...] = ()
    same: str | None = None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A source or a place: an id, the usual name and the other ways of writing it."""

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
    names beside a model, right or wrong. `measure` is the measure that words of the subject mean in the place of the
    usual one ("used minicars").
    """

    id: str
    kind: str
    canonical: str
    scope: str | None = None
    claimed_maker: str | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What the market's counts count, the measure that is meant where none is said, and the scope of everything."""

    thing: str | None = None
    measure: str | None = None
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class ReferenceValue:
    """One row of a reference table: an official value of a subject, between `low` and `high`.

    `name` is the subject's usual name, `scope` the scope it is counted in, `source` who counted it and `url` where that
    stands; `file` (as seen from the pack's folder) and `line` say where the row is.
    """

    subject_id: str
    name: str
    measure: str
    unit: str
    place: str | None
    scope: str | None
    period: str
    low: float
    high: float
    value: float
    source: str
    url: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Pack:
    """All of a pack's data, checked: ids are unique and every id that is referred to exists.

    The rows of its reference tables are not among them: `tables` are their files, read when they are asked for.
    `columns` are those of its models.csv.
    """

    name: str
    description: str = ""
    place: Term | None = None
    fiscal_year_start: int | None = None
    counts: Counts = Counts()
    words: Words = Words()
    measures: tuple[Measure, ...] = ()
    scopes: tuple[Scope, ...] = ()
    identities: tuple[Identity, ...] = ()
    within: tuple[Within, ...] = ()
    sources: tuple[Term, ...] = ()
    makers: tuple[Maker, ...] = ()
    models: tuple[Model, ...] = ()
    tables: tuple[Path, ...] = field(default=(), repr=False)
    columns: tuple[str, ...] = ()
