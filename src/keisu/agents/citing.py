"""Where figures stand: the words of each with its page, title, site, date and address, ready to be quoted."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from keisu.agents import answers
from keisu.agents.quoting import LONGEST, address, name, quote
from keisu.markets import Market, ReferenceValue
from keisu.model import Figure, Provenance, Statement
from keisu.store import Selection
from keisu.views import words

_NOWHERE = Provenance(0)
_EXACT = 1e15  # below it a whole number has all its digits


class Citing:
    """Makes citations of the figures on some pages of a store, and of rows of reference tables."""

    def __init__(self, held: Selection, pages: Iterable[int]) -> None:
        self._held = held
        self._pages = sorted({page for page in pages if page >= 0})
        self._where = held.provenance(self._pages)

    def figures(self, found: Iterable[tuple[int, Figure]]) -> list[answers.Figure]:
        """Figures of these pages, each with the words that it stands among."""
        texts = self._held.texts(self._pages)
        return [self._figure(page, figure, texts) for page, figure in found]

    def cited(self, page: int, figure: Figure) -> answers.Cited:
        """The words of a figure and where they stand."""
        return answers.Cited(**self._place(page, figure))

    def row(self, number: int, measure: str, period: str) -> answers.Cited | None:
        """The row of a reference table with a number, an official value of a measure in a period."""
        value = self._row(number, lambda v: (v.measure, v.period) == (measure, period))
        if value is None:
            return None
        return answers.Cited(**_official(f"line {value.line} of {value.file}", value))

    def statement(self, statement: Statement, figure: Figure | None) -> answers.Statement:
        """A statement of a finding: with the figure of a page, or without one the row of a reference table."""
        if figure is not None:
            place = self._place(statement.page, figure)
        else:
            quoted = statement.quote
            place = _official(
                quoted, self._row(statement.figure, lambda v: quoted.startswith(f"line {v.line} of {v.file}:"))
            )
        return answers.Statement(
            **place,
            says=quote(statement.says),
            doubted=statement.doubted,
            agrees_low=plain(statement.low),
            agrees_high=plain(statement.high),
        )

    def _figure(self, page: int, figure: Figure, texts: Mapping[int, str]) -> answers.Figure:
        context = "".join(words.around(texts[page], figure.start, figure.end, LONGEST))
        return answers.Figure(
            **self._place(page, figure),
            kind=figure.kind,
            bound=figure.bound,
            unit=_named(figure.unit),
            value=plain(figure.value),
            low=plain(figure.low),
            high=plain(figure.high),
            subject=_named(figure.subject),
            subject_id=_named(figure.subject_id),
            measure=_named(figure.measure),
            place=_named(figure.place),
            period=figure.period,
            base=figure.base,
            source=[name(s) for s in figure.source],
            status=figure.status,
            inferred=list(figure.inferred),
            context=answers.Context(quote=quote(context)),
        )

    def page(self, page: int) -> dict[str, Any]:
        """The number of a page, its title, site, date and address."""
        known = self._where.get(page, _NOWHERE)
        return {
            "page": page,
            "title": quote(known.name) or None,
            "site": _named(known.site),
            "published": known.published,
            "url": address(known.url),
        }

    def _place(self, page: int, figure: Figure) -> dict[str, Any]:
        return {**self.page(page), "quote": quote(figure.quote), "start": figure.start, "end": figure.end}

    def _row(self, number: int, fits: Callable[[ReferenceValue], bool]) -> ReferenceValue | None:
        """The row of a reference table with a number, of the market in which it fits."""
        for market in self._held.markets():
            table = Market.opened(market).reference
            if number < len(table) and fits(table[number]):
                return table[number]
        return None


def _official(quoted: str, value: ReferenceValue | None) -> dict[str, Any]:
    """The place of a row of a reference table, which is no page and has no offsets."""
    return {
        "quote": quote(quoted),
        "page": -1,
        "start": None,
        "end": None,
        "title": "official values",
        "site": _named(value.source) if value else None,
        "published": None,
        "url": address(value.url) if value else None,
    }


def plain(value: float | None) -> float | None:
    """A number without the noise of binary fractions; a whole one without a point."""
    if value is None:
        return None
    short = float(f"{value:.12g}")
    return int(short) if short.is_integer() and abs(short) < _EXACT else short


def _named(text: str | None) -> str | None:
    return None if text is None else name(text)
