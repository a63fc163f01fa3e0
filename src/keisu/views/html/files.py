"""One file of HTML that opens anywhere, with no connection and no program: an article, a report of findings."""

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from markupsafe import Markup

from keisu._version import __version__
from keisu.model import Figure, Implied, Passage, Provenance, Reading
from keisu.views import words
from keisu.views.html.environment import environment
from keisu.views.html.figure_rows import figure_rows
from keisu.views.html.linking import live
from keisu.views.html.marking import marked
from keisu.views.html.told import ToldFinding, tell

_MOST_LIT = 500


def article_file(reading: Reading, name: str = "") -> str:
    """A page that was read, as one file: the text with its figures marked, their table, what follows from them.

    `name` is what the page is called if it has no title.
    """
    article = reading.article
    findings = [f for f in reading.findings if not f.is_doubtful]
    doubted = {s.figure for f in findings for s in f.statements if s.doubted}
    title = article.title or name or "Article"
    where = {0: Provenance(0, article.published, title, article.site)}
    passages = {(0, n): Passage(article.url, article.text, f.start, f.end) for n, f in enumerate(reading.figures)}
    return _file(
        "article_file.html.jinja",
        _highlights(len(reading.figures)),
        article=article,
        title=title,
        has_title=bool(article.block_text("title")),
        date=words.date(article),
        unread=None if reading.language_pack else words.without_pack(reading),
        live=live(article.url),
        body=marked(article, reading.figures),
        rows=figure_rows(article, reading.figures, doubted=doubted),
        implied=[_implied(one, reading.figures) for one in reading.implied],
        findings=tell(findings, where, passages),
        own_links=lambda statement: f"#f{statement.figure}",
    )


def findings_file(findings: Sequence[ToldFinding]) -> str:
    """Findings as one file, each with its statements side by side."""
    return _file("findings_file.html.jinja", "", findings=findings, no_links=lambda statement: None)


@cache
def style() -> str:
    """The style of every page of keisu."""
    return (files("keisu.views.html") / "style.css").read_text(encoding="utf-8")


def _file(template: str, further_style: str, **values: object) -> str:
    styled = style() + further_style
    return (
        environment()
        .get_template(template)
        .render(
            style=Markup(styled),  # noqa: S704 - ours, and numbers
            style_hash=b64encode(sha256(styled.encode()).digest()).decode(),
            version=__version__,
            **values,
        )
    )


def _highlights(count: int) -> str:
    """Rules by which a figure in the text lights up its row, and the row the figure, without a program.

    A browser looks at all of them whenever the pointer moves: of very many figures the links alone must do.
    """
    if count > _MOST_LIT:
        return ""
    return "".join(
        f"body:has([data-f~='{n}']:is(:hover,:focus-within,:focus),#f{n}:target,#r{n}:target) [data-f~='{n}']"
        "{background:var(--lit);outline:2px solid var(--accent)}\n"
        for n in range(count)
    )


def _implied(one: Implied, figures: Sequence[Figure]) -> dict[str, object]:
    where = f" in {one.place}" if one.place else ""
    return {
        "what": f"{one.subject}, {one.measure}{where}, {words.period(one.period)}",
        "value": words.interval(one),
        "because": [(n, figures[n].quote) for n in dict.fromkeys(one.because)],
    }
