"""Findings as they are shown: every statement with the words around it, where it stands and what would agree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from keisu.model import Finding, Passage, Provenance, Statement
from keisu.views import words
from keisu.views.html.linking import fragment

_AROUND = 280  # characters of the words around a statement


@dataclass(frozen=True, slots=True)
class Told:
    """A statement: the words before it, its own and those behind it, None where they are not at hand (a reference
    table); the title and further facts of its page; the values that would agree, if it is doubted.
    """

    statement: Statement
    context: tuple[str, str, str] | None
    title: str
    facts: tuple[str, ...]
    agrees: str
    live: str | None


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """A finding and its statements."""

    finding: Finding
    told: tuple[Told, ...]


def tell(
    findings: Iterable[Finding], where: Mapping[int, Provenance], passages: Mapping[tuple[int, int], Passage]
) -> tuple[ToldFinding, ...]:
    """Findings with what is known of the pages of their statements, and where these stand, by page and figure."""
    return tuple(
        ToldFinding(f, tuple(_told(s, where.get(s.page), passages.get((s.page, s.figure))) for s in f.statements))
        for f in findings
    )


def _told(statement: Statement, known: Provenance | None, passage: Passage | None) -> Told:
    context = link = None
    if passage is not None:
        context = words.around(passage.text, passage.start, passage.end, _AROUND)
        link = fragment(passage.url, passage.text, passage.start, passage.end)
    agrees = ""
    if statement.low is not None and statement.high is not None:
        agrees = words.agreeing(statement.low, statement.high)
    if known is None:
        title = "reference table" if statement.page < 0 else f"page {statement.page}"
        return Told(statement, context, title, (), agrees, link)
    facts = tuple(fact for fact in (known.site, known.published) if fact)
    return Told(statement, context, known.name or f"page {statement.page}", facts, agrees, link)
