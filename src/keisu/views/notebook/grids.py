"""Records as tables in words: a few columns that people read, the rest is for data frames."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from keisu.model import Change, Figure, Finding, Implied, Observation, PageFigure, Provenance, Ranked, Series
from keisu.records import Records
from keisu.views import tables, words
from keisu.views.html import live

SHOWN = 50
"""Rows that are shown of a table."""

_NUMBERS = frozenset({"value", "low", "high", "points", "pages", "rank", "on period", "on year"})
_WANTED = frozenset({"subject", "measure", "period", "value"})  # columns that stay when they are empty: shown as ?
_SOURCES = " ← "  # who reports ← who counted


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `inferred` says that the figure's sentence does not state it; `link` is an address of http or https."""

    text: str
    inferred: bool = False
    link: str | None = None


_UNKNOWN = Cell("?")


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; `number` says that it is set to the right."""

    name: str
    number: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what its rows are, its columns, the rows that are shown, and how many more there are."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: int = 0


def grid(records: Records[Any]) -> Grid:
    """A table of the first of some records; columns in which all of these have nothing are left out."""
    if records.of not in _ROWS:
        return Grid(counted(records), (), ())
    made = [_ROWS[records.of](record, records.pages) for record in records[:SHOWN]]
    return _grid(counted(records), made, len(records) - len(made))


def figure_grid(figures: Sequence[Figure], doubted: Iterable[int] = ()) -> Grid:
    """All figures of one page, their numbers first; those that may be wrong are marked."""
    wrong = frozenset(doubted)
    made = []
    for number, figure in enumerate(figures):
        mark = {"": Cell("may be wrong" if number in wrong else "")}
        made.append({"no.": Cell(str(number)), **_figure(figure, {}), **mark})
    return _grid(counted(figures, Figure), made)


def point_grid(series: Series) -> Grid:
    """The points of one series."""
    made = []
    for p in series.points:
        ends = tables.ends(p.low, p.high, series.unit)
        made.append(
            {
                "period": Cell(words.period(p.period)),
                "value": Cell(between(ends["low"], ends["high"])),
                "known": Cell(tables.known(p.stated, p.pages)),
                "pages": Cell(str(len({page for page in p.pages if page >= 0}))),
            }
        )
    return _grid(f"{len(made)} point{'' if len(made) == 1 else 's'}", made)


def counted(records: Sequence[Any], of: type[Any] | None = None) -> str:
    """How many there are and of what: "7 figures"."""
    kind = of or getattr(records, "of", None)
    one, many = _NAMES.get(kind, ("record", "records"))
    return f"{len(records)} {one if len(records) == 1 else many}"


def between(low: float | None, high: float | None) -> str:
    """An interval in words; an end that is None is open."""
    return "anything" if low is None and high is None else words.ends(low, high)


def line(record: Any, pages: Mapping[int, Provenance]) -> str:
    """A record on one line: what its row says."""
    if type(record) not in _ROWS:
        return words.safe(str(getattr(record, "message", record)))
    return "  ".join(cell.text for cell in _ROWS[type(record)](record, pages).values() if cell.text)


def _grid(caption: str, made: Sequence[Mapping[str, Cell]], more: int = 0) -> Grid:
    names = [n for n in (made[0] if made else ()) if n in _WANTED or any(row[n].text for row in made)]
    return Grid(
        caption,
        tuple(Column(name, name in _NUMBERS) for name in names),
        tuple(tuple(row[n] if row[n].text or n not in _WANTED else _UNKNOWN for n in names) for row in made),
        more,
    )


def _cells(**texts: str | None) -> dict[str, Cell]:
    return {name: Cell(words.safe(text or "")) for name, text in texts.items()}


def _figure(figure: Figure, pages: Mapping[int, Provenance]) -> dict[str, Cell]:
    measure = figure.measure or ""
    if figure.status != "actual":
        measure = f"{measure} ({figure.status})".strip()
    texts = {
        "subject": ("subject", figure.subject),
        "measure": ("measure", measure),
        "period": ("period", words.period(figure.period)),
        "value": ("value", words.quantity(figure)),
        "compared with": ("base", words.period(figure.base)),
        "source": ("source", _SOURCES.join(reversed(figure.source))),
        "words": ("quote", figure.quote),
    }
    return {n: Cell(words.safe(text or ""), field in figure.inferred) for n, (field, text) in texts.items()}


def _page_figure(found: PageFigure, pages: Mapping[int, Provenance]) -> dict[str, Cell]:
    known = pages.get(found.page)
    title = words.safe(known.name) if known and known.name else f"page {found.page}"
    return {**_figure(found.figure, pages), "page": Cell(title, link=live(known.url) if known else None)}


def _observation(o: Observation, pages: Mapping[int, Provenance]) -> dict[str, Cell]:
    value = between(o.low, o.high)
    if o.relation == "factor":
        value = f"{value} times"
    elif o.relation == "difference":
        value = f"{value} more"
    base = ""
    if o.base is not None:
        of = "" if o.base.subject == o.cell.subject else f"{o.base.subject} "
        base = f"{of}{words.period(o.base.period)}"
    return {
        **_cells(subject=o.name or o.cell.subject, measure=o.cell.measure, place=o.cell.place, scope=o.cell.scope),
        **_cells(period=words.period(o.cell.period), value=value, unit=o.cell.unit),
        "compared with": Cell(words.safe(base)),
        "words": Cell(words.safe(o.quote)),
    }


def _implied(i: Implied, pages: Mapping[int, Provenance]) -> dict[str, Cell]:
    when, value = words.period(i.period), words.interval(i)
    return _cells(subject=i.subject, measure=i.measure, place=i.place, scope=i.scope, period=when, value=value)


def _series(one: Series, pages: Mapping[int, Provenance]) -> dict[str, Cell]:
    names = _cells(subject=one.subject, measure=one.measure, place=one.place, scope=one.scope, unit=one.unit)
    if not one.points:
        return {**names, **_cells(points="0", **{"from": "", "to": "", "last value": ""})}
    first, last = one.points[0], one.points[-1]
    ends = tables.ends(last.low, last.high, one.unit)
    when = {"from": words.period(first.period), "to": words.period(last.period)}
    return {
        **names,
        **_cells(points=str(len(one.points)), **when, **{"last value": between(ends["low"], ends["high"])}),
    }


def _ranked(r: Ranked, pages: Mapping[int, Provenance]) -> dict[str, Cell]:
    ends = tables.ends(r.low, r.high, r.unit)
    return {
        **_cells(rank=str(r.rank), subject=r.subject, value=between(ends["low"], ends["high"]), unit=r.unit),
        **_cells(known="stated" if r.stated else "implied"),
        **_cells(**{"on period": _change(r.on_period), "on year": _change(r.on_year)}),
    }


def _change(change: Change | None) -> str:
    """A change in per cent: the middle of what it may be, as in the rows of a ranking."""
    if change is None:
        return ""
    middle = round((change.low + change.high) / 2, 1)
    return f"{'+' if middle > 0 else ''}{words.number(middle)} %"


_ROWS: Mapping[Any, Callable[[Any, Mapping[int, Provenance]], dict[str, Cell]]] = {
    Figure: _figure,
    PageFigure: _page_figure,
    Observation: _observation,
    Implied: _implied,
    Series: _series,
    Ranked: _ranked,
}
_NAMES: Mapping[Any, tuple[str, str]] = {
    Figure: ("figure", "figures"),
    PageFigure: ("figure", "figures"),
    Observation: ("observation", "observations"),
    Implied: ("implied value", "implied values"),
    Series: ("series", "series"),
    Ranked: ("rank", "ranks"),
    Finding: ("finding", "findings"),
}
