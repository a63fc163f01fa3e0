"""The nouns of keisu: frozen records, the invariants they keep, and one JSON form each.

An `Article` is one clean text and what is known of it. A `Figure` is one stated quantity in it. An
`Observation` is a figure put into a cell (subject, measure, scope, place, period). A `Series` is the cells
of one subject and measure over time. `Implied` is what the statements bound without stating it. A `Finding`
names statements that disagree. A `Reading` is all of these for one page.

Every offset is a code-point offset into `Article.text`, which never changes once it is made. A record that
breaks one of its invariants cannot be made: ModelError says which. Each record has `to_json()` and
`from_json()`, which are inverse to each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from math import inf, isfinite
from typing import Any, NamedTuple, Self

import msgspec

from keisu import periods
from keisu.errors import ModelError
from keisu.records import Framed, Records, Shown, decode
from keisu.vocabulary import (
    Basis,
    BlockKind,
    Bound,
    EncodingBasis,
    FigureKind,
    FindingKind,
    LanguageBasis,
    RemovedKind,
    Status,
    VerdictKind,
)

_SURE = 0.2  # the weight from which a finding is one
_IN_RANKS = ("rank", "change")  # kinds that may be in ranks: "third", "up two places"


class _Record:
    """The JSON form that all records share."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as plain dicts, lists, strings and numbers."""
        made: dict[str, Any] = msgspec.to_builtins(self)
        return made

    def to_json(self) -> str:
        """The record as one line of JSON."""
        return msgspec.json.encode(self.to_dict()).decode()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The record that `to_dict` made `data` from. Raises ModelError if there can be no such record."""
        try:
            return msgspec.convert(data, cls, dec_hook=decode)
        except msgspec.ValidationError as error:
            raise ModelError(f"this is not the JSON of a record of type {cls.__name__}: {error}") from error

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """The record that `to_json` made `text` from. Raises ModelError if there can be no such record."""
        try:
            return cls.from_dict(msgspec.json.decode(text))
        except msgspec.DecodeError as error:
            raise ModelError(f"this is not JSON: {error}") from error


def _keep(record: object, **kinds: type[Any]) -> None:
    """Make Records of those fields of a new record that were given as other tuples."""
    for name, kind in kinds.items():
        if not isinstance(value := getattr(record, name), Records):
            object.__setattr__(record, name, Records(value, kind))


def _one_of(value: str, kinds: Any, what: str) -> None:
    if value not in kinds.__args__:  # `get_args` is slow for what is asked of every figure
        raise ModelError(f"{what} {value!r} is not one of {', '.join(kinds.__args__)}")


def _number(value: float, what: str) -> None:
    if not isfinite(value):
        raise ModelError(f"{what} is {value}, not a number")


@dataclass(frozen=True, slots=True)
class Block(_Record):
    """One piece of an article's text, `text[start:end]`; `level` is a heading's, `row` a table row's number.

    `source` is where it stands in the page: code-point offsets into the page's decoded text, from the tag that
    begins it to the tag that ends it; None where the page's reader cannot tell.
    """

    kind: BlockKind
    start: int
    end: int
    level: int | None = None
    row: int | None = None
    source: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        _one_of(self.kind, BlockKind, "block kind")
        if not 0 <= self.start < self.end:
            raise ModelError(f"a block cannot run from {self.start} to {self.end}")
        if self.source is not None and not 0 <= self.source[0] < self.source[1]:
            raise ModelError(f"a block's source cannot run from {self.source[0]} to {self.source[1]}")


@dataclass(frozen=True, slots=True)
class Machinery(_Record):
    """A third party's program that the page ran, named from its code. Nothing of it was ever run here.

    `ids` are the public identifiers that stand in the code ("siteId", "publisher"), `hosts` the hosts that
    it named, `what` says in one line what such a program does.
    """

    name: str
    category: str
    ids: dict[str, str] = field(default_factory=dict)
    hosts: tuple[str, ...] = ()
    what: str = ""

    def __post_init__(self) -> None:
        if not self.name or not self.category:
            raise ModelError("machinery needs a name and a category")


@dataclass(frozen=True, slots=True)
class Removed(_Record):
    """What was taken off a saved text and is not in the article: ``text[start:end]`` of the *input* as decoded.

    `vendor` is the name of the third party whose it is, where that is known.
    """

    kind: RemovedKind
    start: int
    end: int
    vendor: str | None = None

    def __post_init__(self) -> None:
        _one_of(self.kind, RemovedKind, "removed kind")
        if not 0 <= self.start < self.end:
            raise ModelError(f"nothing can be removed from {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class Article(_Record, Shown):
    """One clean text and what is known of it.

    `published` is a day or, where no more can be known, a month or a year; `published_basis` says how it is known.
    `language` is an ISO 639-1 code, None where nothing tells; `language_basis` says how it is known: "given", by the
    "page", or by its "text", where the page says nothing or what its text plainly denies.
    `modified` is when it was last changed, in the same forms, None where that is not known or is not after `published`.
    `blocks` lie in the text in order and do not overlap. `notes` are remarks on the reading (an encoding
    that had to be guessed, say). `removed` is what a saved text had besides the article, in order of place; of
    HTML, whose furniture is not taken off but passed over, nothing is said. `encoding` is Python's name of the codec
    that the page's bytes were read with, and `encoding_basis` what it was known by: "bytes" says that they prove
    themselves (valid UTF-8, say).
    """

    text: str
    title: str | None = None
    deck: str | None = None
    site: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    published: str | None = None
    published_basis: Basis | None = None
    modified: str | None = None
    language: str | None = None
    language_basis: LanguageBasis | None = None
    blocks: tuple[Block, ...] = ()
    machinery: tuple[Machinery, ...] = ()
    notes: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    encoding: str | None = None
    encoding_basis: EncodingBasis | None = None

    def __post_init__(self) -> None:
        at = 0
        for block in self.blocks:
            if block.start < at or block.end > len(self.text):
                raise ModelError(f"block {block.start}..{block.end} overlaps another or leaves the text")
            at = block.end
        for name, date in (("published", self.published), ("modified", self.modified)):
            if date is not None and periods.form(date) not in ("day", "month", "year"):
                raise ModelError(f"{name} {date!r} is not a day, a month or a year")
        if self.published_basis is not None:
            _one_of(self.published_basis, Basis, "published_basis")
        if self.language_basis is not None:
            _one_of(self.language_basis, LanguageBasis, "language_basis")
            if self.language is None:
                raise ModelError("there is no basis of a language without a language")
        if self.encoding_basis is not None:
            _one_of(self.encoding_basis, EncodingBasis, "encoding_basis")
        if (self.encoding is None) != (self.encoding_basis is None):
            raise ModelError("an encoding comes with its basis, and no basis without an encoding")
        if (self.published is None) != (self.published_basis is None):
            raise ModelError("a publication date comes with its basis, and no basis without a date")

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        published: str | None = None,
        language: str | None = None,
        title: str | None = None,
        url: str | None = None,
    ) -> Self:
        """An article from text that is already clean: kept as it is, so offsets are offsets into it.

        Every run of lines between blank lines becomes a paragraph; lines that begin with a bullet become
        list items. `published` is ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``; `language` an ISO 639-1 code.
        Raises ModelError for a date in another form.
        """
        return cls(
            text=text,
            title=title,
            url=url,
            published=published,
            published_basis=None if published is None else "given",
            language=language,
            language_basis=None if language is None else "given",
            blocks=tuple(plain_blocks(text)),
        )

    def block_text(self, kind: BlockKind) -> tuple[str, ...]:
        """The texts of all blocks of one kind, in order."""
        return tuple(self.text[b.start : b.end] for b in self.blocks if b.kind == kind)


_BULLETS = ("- ", "* ", "• ", "– ", "・")


def plain_blocks(text: str) -> list[Block]:
    """The blocks of a clean text, a line each: a paragraph, a list item if bulleted, or a table row if it stands beside
    another line with as many bars between its cells."""
    blocks: list[Block] = []
    lines = text.splitlines(keepends=True)
    bars = [line.count(" |") for line in lines]
    at = row = 0
    for number, line in enumerate(lines):
        body = line.strip()
        beside = [*bars[max(0, number - 1) : number], *bars[number + 1 : number + 2]]
        tabular = bars[number] > 0 and bars[number] in beside
        row = row + 1 if tabular else 0
        if body:
            start = at + line.index(body[0])
            kind: BlockKind = "table row" if tabular else "list item" if body.startswith(_BULLETS) else "paragraph"
            blocks.append(Block(kind, start, start + len(body), row=row or None))
        at += len(line)
    return blocks


@dataclass(frozen=True, slots=True)
class Figure(_Record):
    """One stated quantity and where it stands.

    Guarantee: `quote` is exactly ``text[start:end]`` of the article it was found in; `in_text` checks it.
    `value` is the number as stated ("1.2 million" is 1200000; a fall is negative for a change), or None for a
    range, whose ends are `low` and `high`. `decimals` is the place of the last printed digit as a power of
    ten (0 for 16,198; 5 for 1.2 million; -1 for 13.8): series take the width of a value from it.
    `period` and `base` are time periods (`keisu.periods`). `inferred` names the fields that the sentence itself
    does not state. A field that is not known is None: nothing is guessed.
    """

    quote: str
    start: int
    end: int
    kind: FigureKind
    value: float | None
    unit: str | None
    low: float | None = None
    high: float | None = None
    bound: Bound = "="
    decimals: int = 0
    measure: str | None = None
    subject: str | None = None
    subject_id: str | None = None
    place: str | None = None
    period: str | None = None
    base: str | None = None
    source: tuple[str, ...] = ()
    status: Status = "actual"
    inferred: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _one_of(self.kind, FigureKind, "kind")
        _one_of(self.bound, Bound, "bound")
        _one_of(self.status, Status, "status")
        if not self.quote or self.end - self.start != len(self.quote) or self.start < 0:
            raise ModelError(f"quote {self.quote!r} does not fit the span {self.start}..{self.end}")
        if self.bound == "range":
            if self.low is None or self.high is None or not self.low <= self.high:
                raise ModelError(f"a range needs a low end that is not above its high end: {self.low}, {self.high}")
            _number(self.low, "low")
            _number(self.high, "high")
        elif self.low is not None or self.high is not None:
            raise ModelError("low and high belong to a range")
        elif self.value is None:
            raise ModelError("a figure that is not a range needs a value")
        if self.value is not None:
            _number(self.value, "value")
        if (self.kind == "rank" and self.unit != "rank") or (self.unit == "rank" and self.kind not in _IN_RANKS):
            raise ModelError(
                f"a rank, or a change of one, and nothing else has the unit 'rank': {self.kind}, {self.unit}"
            )
        for period in (self.period, self.base):
            if period is not None:
                periods.check(period)
        if self.base is not None and self.kind not in ("change", "ratio", "multiple"):
            raise ModelError(f"a {self.kind} is not compared with a base period")
        known = self.__dataclass_fields__
        if wrong := [name for name in self.inferred if name not in known]:
            raise ModelError(f"inferred names no field of a figure: {', '.join(wrong)}")

    def in_text(self, text: str) -> None:
        """Raise ModelError unless ``text[start:end] == quote``."""
        if text[self.start : self.end] != self.quote:
            raise ModelError(f"{self.quote!r} does not stand at {self.start}..{self.end}")


class PageFigure(NamedTuple):
    """A figure and the number of the page that it stands on."""

    page: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class Name(_Record):
    """A name that a market pack knows: one way of writing it and what it stands for.

    `text` is the way of writing; `id` and `canonical` (the fullest usual name) are the same for all ways of
    writing one thing; `kind` is "maker", "model", "scope" or "source"; `owner` is the id of the maker of a
    model. `common` says that the same letters also mean something else ("Note", "new cars"), so that a text
    may hold them by chance.
    """

    text: str
    id: str
    canonical: str
    kind: str
    owner: str | None = None
    common: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Cell(_Record):
    """Where an observation belongs: whose value, of what, counted how, where, when, in which unit.

    `scope` is the part of a market that the subject is, or is counted in ("kei", "registered", "all"), None
    where it is in none or none is known.
    """

    subject: str
    measure: str
    unit: str
    period: str
    place: str | None = None
    scope: str | None = None

    def __post_init__(self) -> None:
        periods.check(self.period)

    def at(self, period: str) -> "Cell":
        """The same cell in another period."""
        return replace(self, period=period)


@dataclass(frozen=True, slots=True)
class Observation(_Record):
    """A figure put into a cell, as an interval.

    For a level, `low <= cell <= high`. With a `base`, the statement is about two cells: the cell is between `low` and
    `high` **times** the base cell (`relation` "factor") or between `low` and `high` **more** than it
    (`relation` "difference"). The base is the same subject in another period, or another subject: of a share the
    whole, of a gap the one that is compared with. Ranks are kept as levels in the unit "rank". Infinite ends
    are written as None. `figure` is the number of the figure within its page, `page` the page's number in
    the input (negative: a reference table of the market, whose rows are the figures); `quote` are the figure's words.
    """

    cell: Cell
    low: float | None
    high: float | None
    figure: int
    page: int = 0
    relation: str = "level"
    base: Cell | None = None
    value: float | None = None
    status: Status = "actual"
    name: str = ""
    source: tuple[str, ...] = ()
    quote: str = ""

    def __post_init__(self) -> None:
        if self.relation not in ("level", "factor", "difference"):
            raise ModelError(f"relation {self.relation!r} is not one of level, factor, difference")
        if (self.base is None) != (self.relation == "level"):
            raise ModelError("a factor or a difference has a base cell, and a level has none")
        if self.least > self.greatest:
            raise ModelError(f"an observation cannot run from {self.low} to {self.high}")

    @property
    def least(self) -> float:
        """The lower end, minus infinity if there is none."""
        return -inf if self.low is None else self.low

    @property
    def greatest(self) -> float:
        """The upper end, infinity if there is none."""
        return inf if self.high is None else self.high


@dataclass(frozen=True, slots=True)
class Implied(_Record):
    """What the statements bound without stating it: `low <= value <= high`, because of these figures.

    `because` are figure numbers; `pages` are the page numbers they belong to, in the same order.
    """

    subject: str
    measure: str
    period: str
    unit: str
    low: float
    high: float
    because: tuple[int, ...]
    pages: tuple[int, ...] = ()
    subject_id: str | None = None
    place: str | None = None
    scope: str | None = None

    def __post_init__(self) -> None:
        periods.check(self.period)
        if not self.low <= self.high:
            raise ModelError(f"an implied value cannot run from {self.low} to {self.high}")


@dataclass(frozen=True, slots=True)
class Provenance(_Record):
    """Where the statements of a page come from.

    `origin` is the number of the first page with this text or these figures: copies of one article have the same.
    `published` is the page's date (``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``); `name` is what people call the page;
    `site` is who published it; `trust` is how many independent pages its word weighs as (a reference table more than
    one); `url` is its address.
    """

    origin: int
    published: str | None = None
    name: str = ""
    site: str | None = None
    trust: float = 1.0
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Passage(_Record):
    """Where the words of a figure stand: ``text[start:end]`` of an article, and the article's address if it has one."""

    url: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement(_Record):
    """One statement that a finding rests on: the figure, its words, and what it says in plain words.

    `doubted` says that it is one of the least supported, whose change would settle the matter; then `low` and `high`
    are the values that would agree with all others, in the figure's own unit (per cent for a change in per cent).
    """

    page: int
    figure: int
    quote: str
    says: str
    doubted: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Finding(_Record, Shown):
    """Statements that cannot all be true, or one that contradicts what is known, in one sentence.

    `figures` are figure numbers; `pages` are the page numbers they belong to, in the same order; `about` is the
    subject in question. `weight`, from 0 to 1, is how sure it is that something is wrong: how far the numbers miss each
    other, measured by what their printed precision leaves open, and how well the other side is supported. A `revision`,
    a `scope` and a `copy` are no errors and weigh little. `statements` are the figures with their words.
    """

    kind: FindingKind
    message: str
    figures: tuple[int, ...]
    pages: tuple[int, ...] = ()
    about: str | None = None
    weight: float = 1.0
    statements: tuple[Statement, ...] = ()

    def __post_init__(self) -> None:
        _one_of(self.kind, FindingKind, "finding kind")
        if not self.message:
            raise ModelError("a finding needs a message")
        if not 0 <= self.weight <= 1:
            raise ModelError(f"a weight lies between 0 and 1, not at {self.weight}")

    @property
    def key(self) -> str:
        """Twelve hexadecimal digits by which it can be named: the same for one kind, subject and set of statements."""
        places = sorted(zip(self.pages or (0,) * len(self.figures), self.figures, strict=True))
        return sha256(repr((self.kind, self.about, places)).encode()).hexdigest()[:12]

    @property
    def is_doubtful(self) -> bool:
        """Whether it is more likely that a figure was misread than that a page is wrong: shown only when asked for."""
        return self.weight < _SURE and self.kind not in ("revision", "scope", "copy")


@dataclass(frozen=True, slots=True)
class Verdict(_Record):
    """What the other statements say of one: it "agrees" with them, "differs" from them, or stands "alone".

    `low` and `high` are the values that would agree, in the figure's own unit, None where nothing bounds them.
    `others` is how many independent origins the bounds rest on, the weaker one; `by_reference` says that a reference
    table is among them.
    """

    page: int
    figure: int
    verdict: VerdictKind
    low: float | None = None
    high: float | None = None
    others: float = 0.0
    by_reference: bool = False

    def __post_init__(self) -> None:
        _one_of(self.verdict, VerdictKind, "verdict")


@dataclass(frozen=True, slots=True)
class Point(_Record):
    """One period of a series: the interval in which the value lies and the figures that say so."""

    period: str
    low: float | None
    high: float | None
    stated: bool
    figures: tuple[int, ...] = ()
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Series(_Record, Framed):
    """The cells of one subject and measure over time, in order.

    `subject` is what people call it, `subject_id` the market's id for it, None where the market does not know it, and
    `key` the subject of its cells: that id, else the folded name.
    """

    subject: str
    measure: str
    unit: str
    points: tuple[Point, ...]
    place: str | None = None
    scope: str | None = None
    subject_id: str | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Change(_Record):
    """A change in per cent, between `low` and `high`; `stated` by a page, or computed from the values of its two
    ends.
    """

    low: float
    high: float
    stated: bool


@dataclass(frozen=True, slots=True)
class Ranked(_Record):
    """One row of a ranking: the subject, the interval of its value, whether a page states it, and how it changed.

    Rows whose intervals overlap have the same `rank`; `key` is the subject of the cells.
    """

    rank: int
    subject: str
    unit: str
    low: float
    high: float
    stated: bool
    on_period: Change | None = None
    on_year: Change | None = None
    figures: tuple[int, ...] = ()
    pages: tuple[int, ...] = ()
    key: str = ""


_NO_FIGURES: Records[Figure] = Records((), Figure)
_NO_SERIES: Records[Series] = Records((), Series)
_NONE_IMPLIED: Records[Implied] = Records((), Implied)
_NO_FINDINGS: Records[Finding] = Records((), Finding)


@dataclass(frozen=True, slots=True)
class Reconciliation(_Record, Shown):
    """What a set of observations says together."""

    series: Records[Series] = _NO_SERIES
    implied: Records[Implied] = _NONE_IMPLIED
    findings: Records[Finding] = _NO_FINDINGS

    def __post_init__(self) -> None:
        _keep(self, series=Series, implied=Implied, findings=Finding)


_BESIDE = ("machinery", "removed")  # fields of an article that the JSON of a reading has beside it


@dataclass(frozen=True, slots=True)
class Reading(_Record, Shown):
    """All that one page gave. Its JSON is the line that ``keisu read --json`` prints.

    `language_pack` is the language that the figures were read in, None where the article's is not known or has no pack:
    then they are no more than digits with a sign or symbol of a unit, and say nothing of subject, measure or period.
    `why` has for each figure, in order, what decided its fields; it is empty, and not in the JSON, unless asked for.
    """

    article: Article
    figures: Records[Figure] = _NO_FIGURES
    implied: Records[Implied] = _NONE_IMPLIED
    findings: Records[Finding] = _NO_FINDINGS
    market: str | None = None
    language_pack: str | None = None
    why: tuple[Mapping[str, str], ...] = ()

    def __post_init__(self) -> None:
        _keep(self, figures=Figure, implied=Implied, findings=Finding)
        for figure in self.figures:
            figure.in_text(self.article.text)
        if self.why and len(self.why) != len(self.figures):
            raise ModelError(f"{len(self.figures)} figures cannot have {len(self.why)} explanations")

    def to_dict(self) -> dict[str, Any]:
        """The page as plain data; the machinery and what was removed stand beside the article, not in it."""
        made: dict[str, Any] = msgspec.to_builtins(self)
        beside = {name: made["article"].pop(name) for name in _BESIDE}
        if not self.why:
            del made["why"]
        return {"article": made.pop("article"), **beside, **made}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of `to_dict`."""
        try:
            rest = {k: v for k, v in data.items() if k not in ("article", *_BESIDE)}
            article = {**data["article"], **{name: data.get(name, []) for name in _BESIDE}}
            return msgspec.convert({"article": article, **rest}, cls, dec_hook=decode)
        except (msgspec.ValidationError, AttributeError, KeyError, TypeError) as error:
            raise ModelError(f"this is not the JSON of a page that was read: {error}") from error
