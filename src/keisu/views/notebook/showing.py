"""Which template shows a record of which type, and with what in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from keisu.model import Article, Finding, Passage, Provenance, Reading, Reconciliation, Series
from keisu.records import Records
from keisu.views import words
from keisu.views.html import environment, live, marked, tell
from keisu.views.notebook import grids
from keisu.views.notebook.drawing import picture

_LINES = 5  # records that the short text names
_FINDINGS = 20  # findings that are shown


@dataclass(frozen=True, slots=True)
class _Form:
    """How records of one type are shown: the template, what is in it, and the short text."""

    template: str
    values: Callable[[Any], Mapping[str, Any]]
    text: Callable[[Any], str]


def html(record: Any) -> str:
    """A record, or records, as a piece of HTML with its own style: no program, nothing from outside.

    Everything that comes from a page is escaped, and of its addresses only those of http and https are links.
    """
    form = _form(record)
    template = environment("keisu.views.notebook").get_template(form.template)
    made: str = template.render(style=_style(), **form.values(record))
    return made


def text(record: Any) -> str:
    """A record, or records, in a few lines."""
    return _form(record).text(record)


def bundle(record: Any) -> dict[str, str]:
    """What a notebook may show of a record, by media type; of a series its chart too, if there is one."""
    made = {"text/plain": text(record), "text/html": html(record)}
    if isinstance(record, Series) and (drawn := picture(record)) is not None:
        made["image/svg+xml"] = drawn.svg
    return made


def _form(record: Any) -> _Form:
    if isinstance(record, Records):
        return _FINDINGS_FORM if record.of is Finding else _RECORDS_FORM
    return _FORMS[type(record)]


@cache
def _style() -> str:
    return (files("keisu.views.notebook") / "style.css").read_text(encoding="utf-8")


def _head(article: Article) -> dict[str, Any]:
    """What stands above the text; a title and a deck that stand in it are not said twice."""
    facts = (article.site, ", ".join(article.byline), words.date(article), words.change(article), article.language)
    return {
        "title": None if article.block_text("title") else article.title,
        "deck": None if article.block_text("deck") else article.deck,
        "facts": list(dict.fromkeys(words.safe(fact) for fact in facts if fact)),
        "live": live(article.url),
        "notes": article.notes,
    }


def _article(article: Article) -> Mapping[str, Any]:
    return {**_head(article), "parts_of_text": marked(article, ()), "told": ()}


def _reading(reading: Reading) -> Mapping[str, Any]:
    article = reading.article
    findings = [f for f in reading.findings if not f.is_doubtful]
    doubted = {s.figure for f in findings for s in f.statements if s.doubted}
    where = {0: Provenance(0, article.published, article.title or "", article.site)}
    passages = {(0, n): Passage(article.url, article.text, f.start, f.end) for n, f in enumerate(reading.figures)}
    return {
        **_head(article),
        "parts_of_text": marked(article, reading.figures),
        "told": [grids.line(figure, {}) for figure in reading.figures],
        "doubted": doubted,
        "figures": grids.figure_grid(reading.figures, doubted),
        "implied": grids.grid(reading.implied),
        "findings": tell(findings, where, passages),
    }


def _series(series: Series) -> Mapping[str, Any]:
    return {"title": _named(series), "points": grids.point_grid(series), "picture": picture(series)}


def _named(series: Series) -> str:
    """What a series is of: "Nissan Roox, sales in Japan, kei (vehicles)"."""
    where = f" in {series.place}" if series.place else ""
    scope = f", {series.scope}" if series.scope else ""
    return words.safe(f"{series.subject}, {series.measure}{where}{scope} ({words.plural(series.unit)})")


def _finding(finding: Finding) -> Mapping[str, Any]:
    return {"caption": None, "findings": tell([finding], {}, {}), "more": 0}


def _findings(findings: Records[Finding]) -> Mapping[str, Any]:
    shown = findings[:_FINDINGS]
    return {
        "caption": grids.counted(findings),
        "findings": tell(shown, findings.pages, {}),
        "more": len(findings) - len(shown),
    }


def _reconciliation(together: Reconciliation) -> Mapping[str, Any]:
    return {
        "series": grids.grid(together.series),
        "implied": grids.grid(together.implied),
        **_findings(together.findings),
    }


def _article_text(article: Article) -> str:
    facts = (_titled(article), article.site, words.date(article), f"{len(article.text):,} characters")
    return words.safe(" · ".join(fact for fact in facts if fact))


def _reading_text(reading: Reading) -> str:
    counts = ", ".join(grids.counted(r) for r in (reading.figures, reading.implied, reading.findings))
    return words.safe(f"{_titled(reading.article)}: {counts}")


def _titled(article: Article) -> str:
    return article.title or article.text.strip().partition("\n")[0][:100] or "article"


def _series_text(series: Series) -> str:
    rows = grids.point_grid(series).rows
    return "\n".join([_named(series), *("  " + "  ".join(c.text for c in row[:3]) for row in rows)])


def _records_text(records: Records[Any]) -> str:
    lines = [f"  {grids.line(record, records.pages)}" for record in records[:_LINES]]
    more = len(records) - len(lines)
    return "\n".join([grids.counted(records), *lines, *([f"  … and {more:,} more"] if more else [])])


def _reconciliation_text(together: Reconciliation) -> str:
    return ", ".join(grids.counted(r) for r in (together.series, together.implied, together.findings))


_RECORDS_FORM = _Form("records.html.jinja", lambda records: {"grid": grids.grid(records)}, _records_text)
_FINDINGS_FORM = _Form("findings.html.jinja", _findings, _records_text)
_FORMS: Mapping[type[Any], _Form] = {
    Article: _Form("article.html.jinja", _article, _article_text),
    Reading: _Form("reading.html.jinja", _reading, _reading_text),
    Series: _Form("series.html.jinja", _series, _series_text),
    Finding: _Form("findings.html.jinja", _finding, lambda f: words.safe(f"{f.kind} {f.weight:.2f}  {f.message}")),
    Reconciliation: _Form("reconciliation.html.jinja", _reconciliation, _reconciliation_text),
}
