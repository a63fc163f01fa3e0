"""The figures of an article as the rows of the table beside it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from keisu.model import Article, Figure
from keisu.views import words
from keisu.views.html.linking import fragment

_COMPARED = ("change", "ratio", "multiple")
_SOURCES = " ← "  # who reports ← who counted


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure in words. `inferred` names the columns that its sentence does not state; None is not known."""

    number: int
    quote: str
    subject: str | None
    measure: str | None
    period: str | None
    value: str
    change: str
    base: str
    source: str
    status: str
    inferred: tuple[str, ...]
    doubted: bool
    live: str | None
    subject_link: str | None

    @property
    def summary(self) -> str:
        """All of it in one line."""
        what = ", ".join(part for part in (self.subject, self.measure, self.period) if part)
        said = self.value or self.change
        return f"{what}: {said}" if what else said


def figure_rows(
    article: Article,
    figures: Sequence[Figure],
    *,
    doubted: Collection[int] = (),
    subject_links: Mapping[int, str] = MappingProxyType({}),
) -> tuple[FigureRow, ...]:
    """A row for each figure, in order; `doubted` are the numbers of those that may be wrong,
    `subject_links` the addresses of some figures' subjects.
    """
    return tuple(_row(article, n, f, n in doubted, subject_links.get(n)) for n, f in enumerate(figures))


def _row(article: Article, number: int, figure: Figure, doubted: bool, link: str | None) -> FigureRow:
    compared = figure.kind in _COMPARED
    said = words.quantity(figure)
    return FigureRow(
        number,
        figure.quote,
        figure.subject,
        figure.measure,
        words.period(figure.period) or None,
        "" if compared else said,
        said if compared else "",
        words.period(figure.base),
        _SOURCES.join(reversed(figure.source)),
        "" if figure.status == "actual" else figure.status,
        figure.inferred,
        doubted,
        fragment(article.url, article.text, figure.start, figure.end),
        link,
    )
