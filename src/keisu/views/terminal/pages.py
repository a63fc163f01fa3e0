"""A reading on a terminal: the head of the article, its figures as a table, what they imply, what cannot be true.

Everything that comes from a page is printed as plain text: control characters are taken out, and no markup is read.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.text import Text

from keisu.model import Figure, Finding, Implied, Reading, Reconciliation
from keisu.views import words
from keisu.views.terminal.layout import Column, Rows, hanging

_COLUMNS = ("subject", "measure", "period", "value", "compared with", "source", "words")
_ALWAYS = ("subject", "measure", "period", "value", "words")
_SOURCES = " ← "  # who reports ← who counted
_QUOTE = 44  # characters of the words a figure stands in
_CONTEXT = 110  # characters around a figure that a finding rests on


@dataclass(frozen=True, slots=True)
class Page:
    """A reading and the name of the input it came from."""

    name: str
    reading: Reading


def show_page(console: Console, page: Page) -> None:
    """Print all that one page gave."""
    reading = page.reading
    console.print(_head(page))
    if reading.language_pack is None:
        console.print(Text(f"\n{words.without_pack(reading)}", style="yellow"))
    if reading.figures:
        console.print()
        console.print(_figures(reading))
    else:
        console.print(Text("\nNo figures found.", style="dim"))
    for part in (
        _why(reading),
        _implied(reading.implied, [reading]),
        _findings(reading.findings, [page]),
        _machinery(reading),
        _removed(reading),
    ):
        if part is not None:
            console.print(part)


def show_machinery(console: Console, page: Page) -> None:
    """Print the third parties whose programs a page runs, what each does, its public ids and its hosts."""
    lines = _machinery(page.reading) or Text("No third party's program was found in the page.", style="dim")
    console.print(lines, soft_wrap=True)


def show_together(console: Console, pages: Sequence[Page], together: Reconciliation) -> None:
    """Print what several pages say together: what they imply, and what cannot all be true."""
    readings = [p.reading for p in pages]
    parts = [_implied(together.implied, readings), _findings(together.findings, pages)]
    for part in parts:
        if part is not None:
            console.print(part)
    if not any(parts):
        console.print(Text("Nothing more follows from them, and nothing contradicts.", style="dim"))


def _head(page: Page) -> RenderableType:
    article = page.reading.article
    title = words.safe(article.title or article.text.strip().partition("\n")[0][:100] or page.name)
    facts = [
        article.site,
        ", ".join(article.byline),
        words.date(article),
        words.change(article),
        article.language or "language unknown",
    ]
    if page.reading.market not in (None, "general"):
        facts.append(f"market {page.reading.market}")
    lines: list[RenderableType] = [
        Text(title, style="bold"),
        Text(words.safe(" · ".join(f for f in facts if f)), style="dim"),
    ]
    if article.deck:
        lines.append(Text(words.safe(article.deck), style="italic"))
    lines += [hanging("  • ", Text(words.safe(point))) for point in article.block_text("key point")]
    lines += [hanging("note: ", Text(words.safe(note), style="yellow"), "yellow") for note in article.notes]
    return Group(*lines)


def _figures(reading: Reading) -> Rows:
    rows = [_row(reading, figure) for figure in reading.figures]
    wanted = [k for k, name in enumerate(_COLUMNS) if name in _ALWAYS or any(row[k] for row in rows)]
    columns = [Column(_COLUMNS[k], is_right=_COLUMNS[k] == "value") for k in wanted]
    return Rows(columns, [[row[k] for k in wanted] for row in rows])


def _why(reading: Reading) -> RenderableType | None:
    """What decided each field, a figure a line; figures are numbered from 0, as in the JSON."""
    if not reading.why:
        return None
    lines: list[RenderableType] = [Text("\nWhat decided each field", style="bold")]
    for number, (figure, why) in enumerate(zip(reading.figures, reading.why, strict=True)):
        line = Text.assemble((f"“{words.safe(figure.quote)}”", "bold"))
        for name, reason in why.items():
            line.append(f"  {name}: ").append(words.safe(reason), style="dim")
        lines.append(hanging(f"  {number} ", line, "dim"))
    return Group(*lines)


def _row(reading: Reading, figure: Figure) -> list[Text]:
    """One figure; what the sentence does not state itself is set in italics."""

    def cell(name: str, shown: str, style: str = "") -> Text:
        return Text(words.safe(shown), style="italic dim" if name in figure.inferred else style)

    before, quote, after = words.around(reading.article.text, figure.start, figure.end, _QUOTE)
    measure = figure.measure or "?"
    if figure.status != "actual":
        measure = f"{measure} ({figure.status})"
    return [
        cell("subject", figure.subject or "?", "bold"),
        cell("measure", measure),
        cell("period", words.period(figure.period) or "?"),
        Text(words.safe(words.quantity(figure)), style=_colour(figure)),
        cell("base", words.period(figure.base)),
        cell("source", _SOURCES.join(reversed(figure.source))),
        Text.assemble((before, "dim"), (quote, "bold"), (after, "dim")),
    ]


def _colour(figure: Figure) -> str:
    if figure.kind != "change":
        return "cyan"
    return "green" if (figure.value or figure.high or 0) > 0 else "red"


def _implied(implied: Sequence[Implied], readings: Sequence[Reading]) -> RenderableType | None:
    if not implied:
        return None
    lines: list[RenderableType] = [Text("\nThe statements imply", style="bold")]
    for i in implied:
        because = _quotes(i.because, i.pages, readings)
        where = f" in {i.place}" if i.place else ""
        line = Text(words.safe(f"{i.subject}, {i.measure}{where}, {words.period(i.period)}: "))
        line.append(words.safe(words.interval(i)), style="cyan")
        line.append(f"   from {', '.join(because)}" if because else "", style="dim")
        lines.append(hanging("  ", line))
    return Group(*lines)


def _quotes(figures: Sequence[int], pages: Sequence[int], readings: Sequence[Reading]) -> list[str]:
    numbers = pages or [0] * len(figures)
    quotes = (readings[p].figures[f].quote for f, p in zip(figures, numbers, strict=True))
    return list(dict.fromkeys(f"“{words.safe(q)}”" for q in quotes))


def _findings(findings: Sequence[Finding], pages: Sequence[Page]) -> RenderableType | None:
    """The findings with the words of every statement, a ? before those that are doubted; doubtful ones are only
    counted.
    """
    if not findings:
        return None
    shown = [f for f in findings if not f.is_doubtful]
    lines: list[RenderableType] = [Text("\nCannot be true", style="bold red")] if shown else []
    for finding in shown:
        said = Text.assemble((f"{finding.kind}: ", "bold"), words.safe(finding.message))
        lines.append(hanging("  ✗ ", said, "red"))
        doubted = {(s.page, s.figure) for s in finding.statements if s.doubted}
        numbers = finding.pages or (0,) * len(finding.figures)
        lines += [
            _statement(f, p, pages, doubted=(p, f) in doubted) for f, p in zip(finding.figures, numbers, strict=True)
        ]
    if left := len(findings) - len(shown):
        lines.append(Text(f"  {words.likelier_misread(left)}; --json has all.", style="dim"))
    return Group(*lines)


def _statement(number: int, at: int, pages: Sequence[Page], *, doubted: bool) -> RenderableType:
    """One statement of a finding: its words and what stands around them."""
    page = pages[at]
    figure = page.reading.figures[number]
    before, quote, after = words.around(page.reading.article.text, figure.start, figure.end, _CONTEXT)
    line = Text()
    if len(pages) > 1:
        line.append(f"{words.safe(page.name)}: ", style="dim")
    line.append(f"“{quote}”", style="bold")
    line.append(f" in: {before}{quote}{after}", style="dim")
    return hanging("    ? " if doubted else "      ", line, "yellow")


def _machinery(reading: Reading) -> RenderableType | None:
    if not reading.article.machinery:
        return None
    lines: list[Text] = [Text("\nMachinery that the page ran", style="bold")]
    for m in reading.article.machinery:
        ids = ", ".join(f"{k} {v}" for k, v in m.ids.items())
        detail = "; ".join(part for part in (ids, ", ".join(m.hosts)) if part)
        lines.append(
            Text(words.safe(f"  {m.name}" + (f" ({detail})" if detail else "") + (f": {m.what}" if m.what else "")))
        )
    return Group(*lines)


def _removed(reading: Reading) -> RenderableType | None:
    """How much was taken off a saved text, on one line."""
    counts = Counter(r.kind for r in reading.article.removed)
    if not counts:
        return None
    kinds = ", ".join(f"{number} {kind}" for kind, number in counts.most_common())
    size = sum(r.end - r.start for r in reading.article.removed)
    places = "place" if counts.total() == 1 else "places"
    return Text(f"\nTaken off: {size:,} characters in {counts.total()} {places} ({kinds})", style="dim")
