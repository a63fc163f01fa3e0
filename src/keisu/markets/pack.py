"""Reads a market pack: a folder of a few files, checked as they are read.

``market.toml``
    `name`, `description`, `fiscal_year_start` (month); `[place]` with `name` and `aliases`; `[counts]` with
    `thing` (what is counted, "vehicle"), `measure` (what is meant where none is said) and `whole` (the scope of
    everything that is counted); `[words]` with lists `before`, `after`, `between`, `without` and `all`; `[[measures]]`
    with `id`, `aliases`, `same` (the measure that it is another name for) and `marks` (words of a subject that mean
    it); `[[scopes]]` with `id`, `name`, `names`, `common` and `domestic`; `[[identities]]` with `whole` and `parts`,
    which sum to it; `[[within]]` with `part` and `whole`, where no part has more than its whole (below); `[[sources]]`
    with `id`, `name` and `names`. Only `name` must be there.
``makers.csv``
    `id`, `name`, `aliases`, `aliases_ja`.
``models.csv``
    `id`, `maker`, `name` and, as far as known, `aliases`, `aliases_ja`, `scope`, `builder` (the maker, if
    empty), `from`, `to`, `rebadge_of`, `counted_in`, `abroad` (yes or empty), `words` (the ways of writing it
    that are ordinary words too), `note`, `source_url`.
``reference.csv``, ``reference/*.csv``
    Official values: `keisu.markets.reference` says how they are written. They are read when they are asked for.

`part` and `whole` of ``[[within]]`` are kinds, not lists: "model", "maker", "maker@scope" (a maker's part of a
scope), "scope" (the one that a model or a maker's part is counted in) or one scope by its id, "scope:all".

Lists in a cell of a table are parted by semicolons; any column that begins with ``aliases`` holds aliases.
The tables may be missing from a pack that needs none. Whatever is wrong raises BrokenPack with the file and
the line or key.
"""

from pathlib import Path

from keisu.errors import BrokenPack
from keisu.markets.records import Counts, Identity, Maker, Measure, Model, Pack, Scope, Term, Within, Words
from keisu.markets.tables import Table, read_columns, read_rows, read_toml

_TOML = "market.toml"
_MAKERS = "makers.csv"
_MODELS = "models.csv"
_REFERENCE = ("reference.csv", "reference/*.csv")
_COLUMNS = ("id", "maker", "name", "aliases")
_KEYS = (
    "name",
    "description",
    "fiscal_year_start",
    "place",
    "counts",
    "words",
    "measures",
    "scopes",
    "identities",
    "within",
    "sources",
)
_WHOLES = {
    "model": ("maker", "maker@scope", "scope"),
    "maker@scope": ("maker", "scope"),
    "maker": (),
    "scope": (),
}
"""The kinds of wholes that each kind of part may have, beside a scope by its id."""


def read_pack(folder: Path) -> Pack:
    """The pack in `folder`. Raises BrokenPack."""
    table = read_toml(folder / _TOML)
    if unknown := [k for k in table.data if k not in _KEYS]:
        raise BrokenPack(f"{table.file}: unknown key {unknown[0]!r}; the keys are {', '.join(_KEYS)}")
    start = table.data.get("fiscal_year_start")
    if start is not None and (not isinstance(start, int) or not 1 <= start <= 12):
        raise BrokenPack(f"{table.file}: fiscal_year_start is {start!r}, not the number of a month")
    place = table.child("place")
    counts = table.child("counts") or Table({}, table.file, "counts")
    words = table.child("words") or Table({}, table.file, "words")
    scopes = tuple(
        Scope(
            t.text("id"),
            t.text("name"),
            t.texts("names"),
            t.texts("common"),
            bool(t.data.get("domestic", False)),
        )
        for t in table.children("scopes")
    )
    makers = _makers(folder / _MAKERS)
    known = {s.id for s in scopes}
    return Pack(
        name=table.text("name"),
        description=table.text("description", ""),
        place=Term("place", place.text("name"), place.texts("aliases")) if place else None,
        fiscal_year_start=start,
        counts=Counts(
            counts.text("thing", "") or None,
            counts.text("measure", "") or None,
            _scope(counts, counts.text("whole"), known) if "whole" in counts.data else None,
        ),
        words=Words(*(words.texts(name) for name in ("before", "after", "between", "without", "all"))),
        measures=_measures(table),
        scopes=scopes,
        identities=tuple(_identity(t, known) for t in table.children("identities")),
        within=tuple(_within(t, known) for t in table.children("within")),
        sources=tuple(Term(t.text("id"), t.text("name"), t.texts("names")) for t in table.children("sources")),
        makers=makers,
        models=_models(folder / _MODELS, {m.id for m in makers}, known),
        tables=tuple(sorted(file for pattern in _REFERENCE for file in folder.glob(pattern))),
        columns=read_columns(folder / _MODELS) or _COLUMNS,
    )


def _scope(table: Table, id: str, known: set[str]) -> str:
    if id not in known:
        raise BrokenPack(f"{table.file}: {table.key} names scope {id!r}, which [[scopes]] does not have")
    return id


def _identity(table: Table, known: set[str]) -> Identity:
    return Identity(
        _scope(table, table.text("whole"), known), tuple(_scope(table, p, known) for p in table.texts("parts"))
    )


def _within(table: Table, known: set[str]) -> Within:
    part, whole = table.text("part"), table.text("whole")
    kinds = []
    for key, value in (("part", part), ("whole", whole)):
        kind, named, id = value.partition(":")
        if named and kind == "scope":
            _scope(table, id, known)
        elif named or (kind not in _WHOLES or (key == "part" and kind == "scope")):
            raise BrokenPack(
                f"{table.file}: {table.path(key)} is {value!r}; write model, maker, maker@scope, scope or scope:ID"
            )
        kinds.append("scope by id" if named else kind)
    if kinds[1] != "scope by id" and kinds[1] not in _WHOLES.get(kinds[0], ()):
        raise BrokenPack(f"{table.file}: {table.key}: a {part} is not a part of a {whole}")
    return Within(part, whole)


def _measures(table: Table) -> tuple[Measure, ...]:
    made = tuple(
        Measure(t.text("id"), t.texts("aliases"), t.text("same", "") or None, t.texts("marks"))
        for t in table.children("measures")
    )
    own = {m.id for m in made if m.same is None}
    for number, measure in enumerate(made, 1):
        if measure.same is not None and measure.same not in own:
            raise BrokenPack(
                f"{table.file}: measures[{number}].same is {measure.same!r}, which is no measure of its own"
            )
    return made


def _makers(file: Path) -> tuple[Maker, ...]:
    rows = read_rows(file, ("id", "name"), unique="id")
    return tuple(Maker(r.cell("id"), r.cell("name"), r.aliases()) for r in rows)


def _models(file: Path, makers: set[str], scopes: set[str]) -> tuple[Model, ...]:
    rows = read_rows(file, ("id", "maker", "name"), unique="id")
    ids = {r.cell("id") for r in rows}
    for row in rows:
        for column in ("rebadge_of", "counted_in"):
            if row.cell(column):
                row.one_of(column, ids, row.cell(column))
        if row.cell("scope"):
            row.one_of("scope", scopes, row.cell("scope"))
    return tuple(
        Model(
            id=row.cell("id"),
            name=row.cell("name"),
            sold_by=row.one_of("maker", makers, row.cell("maker")),
            built_by=tuple(row.one_of("builder", makers, b) for b in row.list("builder")) or (row.cell("maker"),),
            aliases=row.aliases(),
            scope=row.cell("scope") or None,
            since=row.period("from"),
            until=row.period("to"),
            rebadge_of=row.cell("rebadge_of") or None,
            counted_in=row.cell("counted_in") or None,
            abroad=row.flag("abroad"),
            common=row.list("words"),
            note=row.cell("note"),
            source_url=row.cell("source_url"),
        )
        for row in rows
    )
