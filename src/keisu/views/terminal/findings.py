"""Findings on a terminal, the surest first, each with the statements that it rests on."""

from collections.abc import Mapping, Sequence

from rich.console import Console, RenderableType
from rich.text import Text

from keisu.model import Finding, Provenance, Statement
from keisu.views import words
from keisu.views.terminal.layout import hanging


def show_findings(console: Console, findings: Sequence[Finding], where: Mapping[int, Provenance]) -> None:
    """Print findings; a ? stands before each statement that may be wrong, with the value that would agree."""
    if not findings:
        console.print(Text("Nothing was found that cannot be true.", style="dim"))
    for number, finding in enumerate(findings):
        if number:
            console.print()
        head = Text.assemble((f"{finding.kind} ", "bold red"), (f"{finding.weight:.2f}  ", "dim"))
        console.print(head.append(words.safe(finding.message)))
        for statement in finding.statements:
            console.print(_statement(statement, where.get(statement.page)))


def _statement(statement: Statement, known: Provenance | None) -> RenderableType:
    line = Text.assemble((f"“{words.safe(statement.quote)}”", "bold"), f"  {words.safe(statement.says)}")
    if statement.doubted and statement.low is not None and statement.high is not None:
        line.append(f"  (would agree: {words.agreeing(statement.low, statement.high)})", style="cyan")
    line.append(f"  {words.safe(_page(statement.page, known))}", style="dim")
    return hanging("  ? " if statement.doubted else "    ", line, "yellow")


def _page(page: int, known: Provenance | None) -> str:
    if known is None:
        return "reference table" if page < 0 else f"page {page}"
    facts = (known.site, known.published)
    return " · ".join((f"page {page}: {known.name}", *(f for f in facts if f)))
