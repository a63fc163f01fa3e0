"""What is found in a sentence of a language, a line a figure, to compare with what must come out."""

import pytest

from keisu.figures import find
from keisu.model import Article
from keisu.road import find_figures

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


def compare(language, sentence, expected, published):
    """Asserts that a sentence has the expected figures, in order, each given as quote, kind, bound, value, unit,
    measure, subject, period and base; any of the last four that is None may be anything."""
    found = find_figures(Article.from_text(sentence, published=published, language=language))
    assert [f.quote for f in found] == [e[0] for e in expected]
    for figure, (_, kind, bound, value, unit, measure, subject, period, base) in zip(found, expected, strict=True):
        assert (figure.kind, figure.bound, figure.unit) == (kind, bound, unit)
        assert figure.value == pytest.approx(value)
        if measure is not None:
            assert figure.measure == measure
        if subject is not None:
            assert figure.subject == subject
        if period is not None:
            assert figure.period == period
        if base is not None:
            assert figure.base == base
