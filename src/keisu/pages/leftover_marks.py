"""Marks of comments, elements and widget calls that were left in a text, and how far what they hold goes with them."""

import re

from keisu.pages import leaked_code
from keisu.pages.traced import Span
from keisu.vocabulary import RemovedKind

_MARK = re.compile(
    r"(?P<empty><!(?:[–—]|--)[-–—]{0,2}>)|(?P<open><!(?:[–—]|--)-?)|(?P<close>(?:[–—]|--)>)|(?P<cdata><!\[CDATA\[|\]\]>)"
)
_REMARK = 300  # characters: the longest comment on one line that is dropped without being code
_ELEMENT = re.compile(r"<(script|style|noscript|iframe)\b", re.IGNORECASE)
_ELEMENTS: dict[str, RemovedKind] = {"script": "code", "style": "style", "noscript": "widget", "iframe": "widget"}
_SHORTCODE = re.compile(
    r"\[/[a-z][\w-]{2,30}\]|\[[a-z][\w-]{2,30}(?:\s[\w-]{1,30}\s?=\s?[^\]\n]{0,300})\]|\{\{[^{}\n]{1,200}\}\}|\{%[^{}\n]{1,200}%\}"
)

Found = tuple[int, int, RemovedKind | None]  # a span, and its kind where it is known without looking at its text


def comment_spans(text: str) -> list[Found]:
    """Comments that may go whole, and the marks of others; a comment that holds code is of its kind."""
    spans: list[Found] = []
    opened: re.Match[str] | None = None
    inside: list[Span] = []  # marks since the opening one

    def marks(*found: Span) -> list[Found]:
        return [(start, end, "debris") for start, end in found]

    for m in _MARK.finditer(text):
        if m.lastgroup == "open":
            spans += marks(opened.span(), *inside) if opened else []
            opened, inside = m, []
        elif m.lastgroup in ("empty", "cdata"):
            if opened:
                inside.append(m.span())
            else:
                spans += marks(m.span())
        elif opened is not None:
            comment = text[opened.end() : m.start()]
            if _is_dispensable(comment):
                spans.append((opened.start(), m.end(), None if leaked_code.SIGN.search(comment) else "debris"))
            else:
                spans += marks(opened.span(), *inside, m.span())
            opened, inside = None, []
        elif _is_alone(text, m.start(), m.end()):
            spans += marks(m.span())
    return spans + (marks(opened.span(), *inside) if opened else [])


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
    return not text[end : line_end if line_end >= 0 else len(text)].strip() or before[-1:] in ("", "\n", ";", "}")


def element_spans(text: str) -> list[Found]:
    """Script and style elements that are closed; of others only the tag goes, later."""
    spans: list[Found] = []
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
        spans.append((m.start(), at, _ELEMENTS[name]))
    return spans


def shortcode_spans(text: str) -> list[Found]:
    """Calls of widgets and templates: ``[newsletter id="7"]``, ``{{ads.inline}}``."""
    return [(*m.span(), "widget") for m in _SHORTCODE.finditer(text)]
