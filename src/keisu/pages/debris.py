"""A saved page's lines with the debris taken off: comment marks and what stood between them, leaked code,
stray tags.

A comment mark that typography has mangled (``<!–`` for ``<!--``) is taken for what it was. What stands
between an opening and a closing mark goes if it is code, or blank, or a remark on one line; else only the
marks go, so that a mark left open can never take the article with it. A listing that belongs to the article
(a tutorial's) is kept as code.
"""

import re
from dataclasses import dataclass
from itertools import groupby

from keisu.pages import code_lines, leaked_code
from keisu.pages.cues import cues
from keisu.pages.leaked_data import data_spans
from keisu.pages.leftover_marks import Found, comment_spans, element_spans, shortcode_spans
from keisu.pages.listings import is_listing, names_spoken_of
from keisu.pages.traced import Span, Traced
from keisu.vocabulary import RemovedKind

_FENCE = re.compile(r"(?m)^ {0,3}(```|~~~)[\w+-]{0,20}[ \t]*$")
_TAG = re.compile(
    r"</?(?:a|abbr|amp-ad|amp-img|article|aside|b|blockquote|br|button|center|cite|code|div|em|fig(?:ure|caption)|font|footer|form|h[1-6]|header|hr"
    r"|i|iframe|img|input|ins|label|li|link|main|meta|nav|noscript|object|ol|option|p|picture|pre|script|section|select|small|source|span|strong"
    r"|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul|video)(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)
_BLOCK_COMMENT = re.compile(r"(?:^|(?<=[;{}),(\[>]))[ \t]*/\*", re.MULTILINE)
_LONGEST_COMMENT = 5000  # characters of a comment in code
_JSON = re.compile(r"\s*(?:[{\[]\s*){1,8}(?:[\"“”][^\"“”\n]{0,80}[\"“”]\s?[:,\]]|[}\]])")
_STYLE = re.compile(
    r"[{;]\s*[\w-]{2,40}\s?:[^{};\n]{1,200}[;}]|^\s*[\w-]{2,40}\s?:\s?[^{};\n]{1,200};\s*$|@media\b", re.MULTILINE
)
_SCRIPT = re.compile(r"\bfunction\b|\bvar\s|=>|\)\s?;|[=!]==?|&&|\|\|")
_PROSE = 7.0  # log-odds against a sentence: enough to stand between two scripts
_CERTAIN = 12.0  # log-odds of what the grammar of code has told already


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is left, prose or a line of a listing, and the span of the input that it stood in."""

    text: str
    code: bool = False
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Cut:
    """A span of the input that was taken off."""

    kind: RemovedKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The lines that are left, blank ones included, and what was cut away, both in order of place."""

    lines: tuple[Line, ...]
    cuts: tuple[Cut, ...]


def clean(text: str) -> Cleaned:
    """`text` without its debris. Every word that is not code, comment, tag or widget call is kept.

    Places are code-point offsets into `text`. Time is linear in its length.
    """
    traced = Traced.of(text)
    lines: list[Line] = []
    cuts: list[Cut] = []
    at = 0
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(traced.text):
        if opened is None:
            opened = fence
        elif opened[1] == fence[1]:
            lines += _clean_part(traced.part(at, opened.start()), cuts)
            lines += _listing(traced, opened.end(), fence.start())
            at, opened = fence.end(), None
    lines += _clean_part(traced.part(at, len(traced.text)), cuts)
    return Cleaned(tuple(lines), tuple(sorted(cuts, key=lambda cut: (cut.start, -cut.end))))


def _listing(traced: Traced, start: int, end: int) -> list[Line]:
    lines: list[Line] = []
    for line in traced.text[start:end].strip("\n").split("\n"):
        at = traced.text.find(line, start, end)
        place = traced.span(at, at + len(line)) if line else (0, 0)
        lines.append(Line(line, True, *place))
        start = at + len(line)
    return lines


def _clean_part(traced: Traced, cuts: list[Cut]) -> list[Line]:
    for spans in (comment_spans, element_spans, _data_spans, shortcode_spans):
        found = spans(traced.text)
        cuts += [_cut(traced, start, end, kind) for start, end, kind in found]
        traced = traced.without((start, end) for start, end, _ in found)
    rows = _rows(traced.text)
    names = names_spoken_of(traced.text[row.start : row.end] for row in rows if not row.code)
    left: list[Line] = []
    for is_code, group in groupby(rows, key=lambda row: row.code):
        if is_code:
            left += _code(traced, list(group), left, names, cuts)
        else:
            left += [_prose(traced, row, cuts) for row in group]
    return left


def _cut(traced: Traced, start: int, end: int, kind: RemovedKind | None = None) -> Cut:
    return Cut(kind or _kind(traced.text[start:end]), *traced.span(start, end))


def _kind(code: str) -> RemovedKind:
    """Whether a piece of code is a script, a style sheet or data."""
    if _JSON.match(code):
        return "data"
    styles = len(_STYLE.findall(code, 0, 20_000))
    return "style" if styles and styles > len(_SCRIPT.findall(code, 0, 20_000)) else "code"


@dataclass(slots=True)
class _Row:
    """A line of the text, the spans of it that may be prose, and whether all of it is code."""

    start: int
    end: int
    kept: list[Span]
    code: bool = False


def _code(traced: Traced, rows: list[_Row], above: list[Line], names: frozenset[str], cuts: list[Cut]) -> list[Line]:
    """The lines of a run of code: all of them if it is a listing of the article, else none."""
    start, end = rows[0].start, rows[-1].end
    code = traced.text[start:end]
    before = next((line.text.strip() for line in reversed(above) if line.text.strip() and not line.code), "")
    if is_listing(code, before, names):
        return [
            Line(traced.text[r.start : r.end], True, *(traced.span(r.start, r.end) if r.end > r.start else (0, 0)))
            for r in rows
        ]
    if code.strip():
        inner = len(code) - len(code.lstrip())
        cuts.append(_cut(traced, start + inner, start + len(code.rstrip())))
    return [Line("")]


def _prose(traced: Traced, row: _Row, cuts: list[Cut]) -> Line:
    """The line that is left of a row, its code and its tags cut away."""
    parts: list[str] = []
    done = row.start
    for start, end in [*row.kept, (row.end, row.end)]:
        if traced.text[done:start].strip():
            cuts.append(_cut(traced, done, start))
        part = traced.text[start:end]
        for tag in _TAG.finditer(part):
            cuts.append(_cut(traced, start + tag.start(), start + tag.end(), "debris"))
        parts.append(_TAG.sub(" ", part))
        done = end
    text = " ".join(parts[:-1])
    return Line(text, False, *(traced.span(row.start, row.end) if row.end > row.start else (0, 0)))


def _rows(text: str) -> list[_Row]:
    """Each line of a text as a row; code is told by its grammar, by what lines are made of, and by their neighbours."""
    spans = _merged([*leaked_code.code_spans(text), *_block_comments(text)])
    rows: list[_Row] = []
    odds: list[float] = []
    at = i = 0
    for line in text.split("\n"):
        end = at + len(line)
        kept: list[Span] = []
        done = at
        while i < len(spans) and spans[i][0] < end:
            start, stop = spans[i]
            kept.append((done, max(done, start)))
            done = min(max(done, stop), end)
            if stop > end:
                break
            i += 1
        mixed = bool(kept) or leaked_code.is_long_mixture(line)
        kept.append((done, end))
        if mixed:
            kept = [(start, start + _left(text[start:stop])) for start, stop in kept]
        kept = [(start, stop) for start, stop in kept if text[start:stop].strip()]
        rows.append(_Row(at, end, kept))
        odds.append(_odds(text, rows[-1], line.strip()))
        at = end + 1
    states = code_lines.likeliest(odds)
    for order in (range(len(rows)), range(len(rows) - 1, -1, -1)):
        inside = False  # a blank line belongs to code only between lines of code
        for i in order:
            inside = states[i] and (inside or bool(text[rows[i].start : rows[i].end].strip()))
            states[i] = inside
    for row, code in zip(rows, states, strict=True):
        row.code = code
    return rows


def _block_comments(text: str) -> list[Span]:
    """The comments of code (``/* ... */``) that begin where code would have them."""
    spans: list[Span] = []
    at = 0
    while m := _BLOCK_COMMENT.search(text, at):
        end = text.find("*/", m.end(), m.end() + _LONGEST_COMMENT)
        at = end + 2 if end >= 0 else m.end()
        if end >= 0:
            spans.append((m.start(), at))
    return spans


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _left(part: str) -> int:
    """How many characters of a part of a line that the grammar of code leaves are to be kept, if the line is."""
    inner = part.strip()
    if not inner or leaked_code.is_brackets(inner):
        return 0
    long = leaked_code.is_long_mixture(part)
    if not long and code_lines.log_odds(inner) < 0:
        return len(part)
    return leaked_code.prose_head(part) or (len(part) if code_lines.log_odds(inner) < 0 else 0)


def _odds(text: str, row: _Row, line: str) -> float:
    """The log-odds that a row is code, standing alone."""
    if not line:
        return 0.0
    if not row.kept or leaked_code.is_brackets(line):
        return _CERTAIN
    if cues().other_language.search(line) and not leaked_code.is_sentence(line):
        return _CERTAIN
    kept = " ".join(text[start:end].strip() for start, end in row.kept)
    odds = code_lines.log_odds(kept)
    return min(odds, -_PROSE) if odds < 0 and leaked_code.is_prose(kept) else odds


def _data_spans(text: str) -> list[Found]:
    return [(start, end, "data") for start, end in data_spans(text)]
