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

from keisu.pages import leaked_code
from keisu.pages.cues import cues
from keisu.pages.machinery import is_machinery

_MARK = re.compile(
    r"(?P<empty><!(?:[–—]|--)[-–—]{0,2}>)|(?P<open><!(?:[–—]|--)-?)|(?P<close>(?:[–—]|--)>)|(?P<cdata><!\[CDATA\[|\]\]>)"
)
_REMARK = 300  # characters: the longest comment on one line that is dropped without being code
_FENCE = re.compile(r"(?m)^ {0,3}(```|~~~)[\w+-]{0,20}[ \t]*$")
_ELEMENT = re.compile(r"<(script|style|noscript|iframe)\b", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|amp-ad|amp-img|article|aside|b|blockquote|br|button|center|cite|code|div|em|fig(?:ure|caption)|font|footer|form|h[1-6]|header|hr"
    r"|i|iframe|img|input|ins|label|li|link|main|meta|nav|noscript|object|ol|option|p|picture|pre|script|section|select|small|source|span|strong"
    r"|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul|video)(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)
_SHORTCODE = re.compile(
    r"\[/[a-z][\w-]{2,30}\]|\[[a-z][\w-]{2,30}(?:\s[\w-]{1,30}\s?=\s?[^\]\n]{0,300})\]|\{\{[^{}\n]{1,200}\}\}|\{%[^{}\n]{1,200}%\}"
)
_SPACE_ONLY = re.compile(r"\s*")
_NAME_IN_CODE = re.compile(r"[A-Za-z_$][\w$]{3,40}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is left: prose, or a line of a listing."""

    text: str
    code: bool = False


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The lines that are left, blank ones included, and the code that was dropped, both in order."""

    lines: tuple[Line, ...]
    dropped: tuple[str, ...]


def clean(text: str) -> Cleaned:
    """`text` without its debris. Every word that is not code, comment, tag or widget call is kept."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines: list[Line] = []
    dropped: list[str] = []
    at = 0
    fences = list(_FENCE.finditer(text))
    opened: re.Match[str] | None = None
    for fence in fences:
        if opened is None:
            opened = fence
        elif opened[1] == fence[1]:
            lines += _clean_part(text[at : opened.start()], dropped)
            lines += [Line(line, code=True) for line in text[opened.end() : fence.start()].strip("\n").split("\n")]
            at, opened = fence.end(), None
    lines += _clean_part(text[at:], dropped)
    return Cleaned(tuple(lines), tuple(dropped))


def _clean_part(text: str, dropped: list[str]) -> list[Line]:
    text = _without(text, _comment_spans(text), dropped)
    text = _without(text, _element_spans(text), dropped)
    text = _without(text, [m.span() for m in _SHORTCODE.finditer(text)], dropped)
    lines = _split(text)
    prose = "\n".join(line for line, kept, _ in lines if kept == line)
    names = frozenset(_NAME_IN_CODE.findall(prose))
    left: list[Line] = []
    for is_code, group in groupby(lines, key=lambda line: line[2]):
        if not is_code:
            for line, kept, _ in group:
                if kept != line:
                    dropped.append(line)
                left.append(Line(_TAG.sub(" ", kept)))
            continue
        listing = [line for line, _, _ in group]
        if _is_listing("\n".join(listing), left, names):
            left += [Line(line, code=True) for line in listing]
        else:
            dropped.append("\n".join(listing))
            left.append(Line(""))
    return left


def _without(text: str, spans: list[tuple[int, int]], dropped: list[str]) -> str:
    """`text` with each span replaced by a space; what they held is added to `dropped`."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts.append(text[at:start])
        dropped.append(text[start:end])
        at = end
    return " ".join([*parts, text[at:]])


def _comment_spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened: re.Match[str] | None = None
    inside: list[tuple[int, int]] = []  # marks since the opening one
    for m in _MARK.finditer(text):
        if m.lastgroup == "open":
            spans += [opened.span(), *inside] if opened else []
            opened, inside = m, []
        elif m.lastgroup in ("empty", "cdata"):
            (inside if opened else spans).append(m.span())
        elif opened is not None:
            whole = _is_dispensable(text[opened.end() : m.start()])
            spans += [(opened.start(), m.end())] if whole else [opened.span(), *inside, m.span()]
            opened, inside = None, []
        elif _is_alone(text, m.start(), m.end()):
            spans.append(m.span())
    return spans + ([opened.span(), *inside] if opened else [])


def _is_dispensable(comment: str) -> bool:
    """Whether what stands between two comment marks may go with them."""
    comment = comment.strip()
    if not comment or ("\n" not in comment and len(comment) <= _REMARK):
        return True
    return leaked_code.is_dense(comment) and not any(map(leaked_code.is_prose, comment.split("\n")))


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether a closing mark without an opening one is debris (ends a line or code), not an arrow."""
    line_end = text.find("\n", end)
    before = text[max(0, start - 80) : start].rstrip(" \t")
    return not text[end : line_end if line_end >= 0 else len(text)].strip() or before[-1:] in (
        "",
        "\n",
        ";",
        "}",
    )


def _element_spans(text: str) -> list[tuple[int, int]]:
    """Script and style elements that are closed; of others only the tag goes, later."""
    spans: list[tuple[int, int]] = []
    at = 0
    folded = text.casefold() if text.isascii() else "".join(c.lower() if c.isascii() else c for c in text)
    unclosed: set[str] = set()
    for m in _ELEMENT.finditer(text):
        name = m[1].lower()
        if m.start() < at or name in unclosed:
            continue
        close = folded.find(f"</{name}", m.end())
        if close < 0:
            unclosed.add(name)
            continue
        at = folded.find(">", close) + 1 or len(text)
        if any(map(leaked_code.is_prose, text[m.end() : close].split("\n"))):
            at = m.end()
            continue
        spans.append((m.start(), at))
    return spans


def _split(text: str) -> list[tuple[str, str, bool]]:
    """Each line as it is, what of it is not code, and whether all of it is code."""
    spans = leaked_code.code_spans(text)
    rows: list[tuple[str, str, bool]] = []
    at = i = 0
    for line in text.split("\n"):
        end = at + len(line)
        parts: list[str] = []
        done = at
        while i < len(spans) and spans[i][0] < end:
            start, stop = spans[i]
            parts.append(text[done : max(done, start)])
            done = min(max(done, stop), end)
            if stop > end:
                break
            i += 1
        kept = (" ".join([*parts, text[done:end]])).strip() if parts else line
        full = bool(line.strip()) and (not kept or leaked_code.is_code_line(kept.strip()))
        rows.append((line, kept, full))
        at = end + 1
    return _joined_to_neighbours(rows)


def _joined_to_neighbours(rows: list[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
    """The rows with those marked as code that only their neighbours show to be code: down, then up."""
    for order in (range(len(rows)), range(len(rows) - 1, -1, -1)):
        beside = False
        for i in order:
            line, kept, full = rows[i]
            if not full and beside and kept == line and leaked_code.is_code_beside_code(line.strip()):
                rows[i] = (line, kept, full := True)
            beside = full
    return rows


def _is_listing(code: str, above: list[Line], names: frozenset[str]) -> bool:
    """Whether code on its own lines belongs to the article: the prose announces it or has its names."""
    if is_machinery(code):
        return False
    before = next((line.text.strip() for line in reversed(above) if line.text.strip() and not line.code), "")
    if not before:
        return False
    if before.endswith((":", "：")) or (cues().listing.search(before) and leaked_code.is_prose(before)):
        return True
    return any(name in names for name in _NAME_IN_CODE.findall(code) if _is_invented(name))


def _is_invented(name: str) -> bool:
    """Whether a name is one that only code has: with an underscore, a digit or a capital inside."""
    return (
        "_" in name.strip("_") or any(c.isdigit() for c in name) or any(c.isupper() for c in name[1:]) != name.isupper()
    )
