"""What the tools do: each takes a store that is open for reading and what is asked, and gives an answer.

All raise StoreError as the store does, ModelError for a period that is none, NotInStore for a subject or a page that
the store does not have.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import TypeVar

from keisu.agents import answers, asking
from keisu.agents.citing import Citing, plain
from keisu.agents.names import not_here, subjects
from keisu.agents.quoting import name, quote
from keisu.errors import NotInStore
from keisu.model import Finding, Point, Series
from keisu.store import Filter, Selection
from keisu.views import tables

_FREQUENT = 20  # values of a facet that an overview shows
_OF_POINT = 3  # statements of a point
_OF_FINDING = 8  # statements of a finding
_OF_PAGE = 10  # findings of a page
_Item = TypeVar("_Item")
_Place = tuple[int, int]  # a page and the number of a figure on it


def overview(held: Selection, asked: asking.Overview) -> answers.Overview:
    """How much a store holds, and the most frequent values of what figures can be searched by."""
    counts = held.counts()
    known = subjects(held)
    left = f"; {counts['dirty']} cells await reconciliation, which keisu add completes" if counts["dirty"] else ""
    return answers.Overview(
        pages=counts["pages"],
        figures=counts["figures"],
        observations=counts["observations"],
        series=counts["series"],
        findings=counts["findings"],
        markets=_counts(held, "market"),
        subjects=[answers.Count(value=name(s), figures=n, id=id) for s, id, n in known[:_FREQUENT]],
        subjects_total=len(known),
        measures=_counts(held, "measure"),
        places=_counts(held, "place"),
        periods=_counts(held, "period"),
        languages=_counts(held, "language"),
        sites=_counts(held, "site"),
        note=f"of each list the {_FREQUENT} most frequent{left}",
    )


def search_figures(held: Selection, asked: asking.SearchFigures) -> answers.Figures:
    """Figures of any page that fit all that is asked."""
    wanted = Filter(asked.subject, asked.measure, asked.period, asked.place, asked.source, asked.language)
    total = held.count_figures(wanted, asked.text)
    if not total:
        _be_here(held, asked.subject)
    found = held.figures(wanted, asked.limit, asked.offset, asked.text)
    citing = Citing(held, (page for page, _ in found))
    return answers.Figures(
        total=total, figures=citing.figures(found), note=_told(len(found), asked.offset, total, "figures")
    )


def get_series(held: Selection, asked: asking.GetSeries) -> answers.ManySeries:
    """The values of a subject over time, stated or implied, and what they rest on."""
    found = held.series(Filter(asked.subject, asked.measure, asked.period, asked.place))
    if not found:
        _be_here(held, asked.subject)
    points = [(one, point) for one in found for point in one.points]
    shown = _part(points, asked.offset, asked.limit)
    places = [place for _, point in shown for place in _first(point)]
    figures = held.figures_at(places)
    citing = Citing(held, (page for page, _ in places))

    def cited(one: Series, point: Point) -> list[answers.Cited]:
        made = (
            citing.row(number, one.measure, point.period) if page < 0 else citing.cited(page, figures[page, number])
            for page, number in _first(point)
        )
        return [c for c in made if c is not None]

    return answers.ManySeries(
        total=len(points),
        series=[
            _series(one, [_point(one, point, cited(one, point)) for _, point in group])
            for one, group in groupby(shown, key=lambda pair: pair[0])
        ],
        note=_told(len(shown), asked.offset, len(points), "points"),
    )


def check(held: Selection, asked: asking.Check) -> answers.Findings:
    """What cannot all be true, the surest first."""
    wanted = Filter(
        asked.subject, asked.measure, asked.period, source=asked.source, language=asked.language, page=asked.page
    )
    every = [f for f in held.findings(wanted, doubtful=True) if asked.kind in (None, f.kind)]
    found = [f for f in every if asked.doubtful or not f.is_doubtful]
    if not found:
        _be_here(held, asked.subject)
    shown = _part(found, asked.offset, asked.limit)
    notes = [_told(len(shown), asked.offset, len(found), "findings")]
    if len(every) > len(found):
        notes.append(f"{len(every) - len(found)} more were more likely misread than misprinted: doubtful=true has them")
    note = "; ".join(part for part in notes if part) or None
    return answers.Findings(total=len(found), findings=_findings(held, shown), note=note)


def read_page(held: Selection, asked: asking.ReadPage) -> answers.Page:
    """What is known of a page, its figures, and the findings with a statement of it."""
    article = held.article(asked.page)
    if article is None:
        raise NotInStore(f"the store has no article of page {asked.page}; search_figures gives the numbers of pages")
    wanted = Filter(page=asked.page)
    total = held.count_figures(wanted)
    figures = held.figures(wanted, asked.limit, asked.offset)
    findings = held.findings(wanted)
    citing = Citing(held, [asked.page])
    return answers.Page(
        **citing.page(asked.page),
        characters=len(article.text),
        published_basis=article.published_basis,
        modified=article.modified,
        language=article.language and name(article.language),
        byline=[name(who) for who in article.byline],
        total=total,
        figures=citing.figures(figures),
        findings=_findings(held, findings[:_OF_PAGE]),
        findings_total=len(findings),
        note=_told(len(figures), asked.offset, total, "figures"),
    )


def _be_here(held: Selection, subject: str | None) -> None:
    """Raise NotInStore if a store has nothing of a subject at all."""
    if subject is not None and not held.knows(subject):
        raise not_here(held, subject)


def _counts(held: Selection, facet: str) -> list[answers.Count]:
    return [answers.Count(value=name(value), figures=n) for value, n in held.facet(facet)[:_FREQUENT]]


def _series(one: Series, points: list[answers.Point]) -> answers.Series:
    return answers.Series(
        subject=name(one.subject),
        measure=name(one.measure),
        unit=name(one.unit),
        points=points,
        subject_id=one.subject_id,
        place=one.place and name(one.place),
        scope=one.scope,
    )


def _point(one: Series, point: Point, cited: list[answers.Cited]) -> answers.Point:
    [row] = tables.series([replace(one, points=(point,))])
    return answers.Point(
        period=point.period,
        low=plain(row["low"]),
        high=plain(row["high"]),
        known=row["known"],
        rests_on=len(point.figures),
        statements=cited,
    )


def _findings(held: Selection, found: Sequence[Finding]) -> list[answers.Finding]:
    places = [(s.page, s.figure) for f in found for s in f.statements[:_OF_FINDING]]
    figures = held.figures_at(places)
    citing = Citing(held, (page for page, _ in places))
    return [
        answers.Finding(
            key=f.key,
            kind=f.kind,
            weight=round(f.weight, 4),
            message=quote(f.message),
            rests_on=len(f.statements),
            statements=[citing.statement(s, figures.get((s.page, s.figure))) for s in f.statements[:_OF_FINDING]],
            subject=f.about and name(f.about),
        )
        for f in found
    ]


def _first(point: Point) -> list[_Place]:
    """The first statements that a point rests on."""
    return list(islice(zip(point.pages, point.figures, strict=True), _OF_POINT))


def _part(found: Sequence[_Item], offset: int, limit: int) -> Sequence[_Item]:
    return found[offset : offset + limit]


def _told(shown: int, offset: int, total: int, what: str) -> str | None:
    """What of a list is left out, and how to get at it; None if nothing is."""
    if shown == total:
        return None
    if not shown:
        return f"there are {total:,} {what}, none from {offset:,} on"
    more = f"; go on with offset {offset + shown}, or narrow the query" if offset + shown < total else ""
    return f"{offset + 1:,} to {offset + shown:,} of {total:,} {what}{more}"
