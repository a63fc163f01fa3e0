"""What is found in a sentence of a language, a line a figure, to compare with what must come out."""

from keisu.figures import find
from keisu.model import Article

PUBLISHED = "2025-12-10"  # a Wednesday


def stated(language, text, published=PUBLISHED):
    """The figures of a text: quote, kind, value with its bound and unit, measure, subject and period; then, where
    there are any, base, sources and status."""
    return [_line(f) for f in find(Article.from_text(text, published=published, language=language))]


def _line(f):
    value = (
        f"{f.low:.15g}..{f.high:.15g}" if f.bound == "range" else f"{'' if f.bound == '=' else f.bound}{f.value:.15g}"
    )
    parts = [f.quote, f.kind, f"{value} {f.unit or '-'}", f.measure or "-", f.subject or "-", f.period or "-"]
    parts += [f"on {f.base}"] if f.base else []
    parts += [f"by {', '.join(f.source)}"] if f.source else []
    parts += [f.status] if f.status != "actual" else []
    return " | ".join(parts)


def cases(table):
    """The sentences of a table, each with the lines that stand behind it, indented by four; one that is too long for a
    line goes on in the next, indented by two."""
    found = []
    for line in filter(str.strip, table.splitlines()):
        if line.startswith("    "):
            found[-1][1].append(line.strip())
        elif line.startswith("  "):
            found[-1] = (f"{found[-1][0]} {line.strip()}", [])
        else:
            found.append((line, []))
    return found
