"""A stripper of tags that leaks scripts, styles, data and comments into the text, as careless crawlers do.

Each run of the text that it makes is labelled by the element it stood in, so that what a reader takes off can be
counted against what should have gone.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

LEAKED = ("code", "style", "data", "comment")
FURNITURE = ("navigation", "consent", "share")

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "label",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_MARKED = {
    "consent": re.compile(r"\b(?:cookie|consent|gdpr|onetrust|ccpa)", re.IGNORECASE),
    "share": re.compile(r"\b(?:share|sharing|sharebar|social|addtoany|sharedaddy)\b", re.IGNORECASE),
    "navigation": re.compile(r"\b(?:navbar|main-menu|breadcrumbs?|site-nav|mainnav)\b", re.IGNORECASE),
}
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_SMART_DOUBLE = re.compile(r'(^|[\s(\[{,:=+])"')
_SMART_SINGLE = re.compile(r"(^|[\s(\[{,:=+])'")


@dataclass(frozen=True, slots=True)
class Run:
    """One piece of leaked text: `kind` is one of LEAKED, of FURNITURE, "prose", "listing" or "other"."""

    kind: str
    text: str


class _Stripper(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[Run] = []
        self._text: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._raw: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {k: v or "" for k, v in attrs}
        if tag in ("script", "style"):
            self.flush()
            kind = given.get("type", "").casefold()
            data = "json" in kind
            template = bool(kind) and not data and "javascript" not in kind and kind not in ("module", "text/css")
            self._raw = None if template else "style" if tag == "style" else "data" if data else "code"
            return
        if tag in _BLOCKS:
            self.flush()
        if tag in _VOID:
            return
        marks = f"{given.get('class', '')} {given.get('id', '')}"
        kind = next((k for k, pattern in _MARKED.items() if tag not in ("body", "html") and pattern.search(marks)), "")
        if tag == "nav" or given.get("role") == "navigation":
            kind = "navigation"
        self._open.append((tag, "listing" if tag == "pre" else kind))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._raw = None
            return
        if tag in _BLOCKS:
            self.flush()
        for at in range(len(self._open) - 1, max(-1, len(self._open) - 30), -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                break

    def handle_data(self, data: str) -> None:
        if self.cdata_elem in ("script", "style"):
            if self._raw and data.strip():
                self.runs.append(Run(self._raw, data.strip("\n")))
        else:
            self._text.append(data)

    def handle_comment(self, data: str) -> None:
        self.flush()
        self.runs.append(Run("comment", f"<!--{_TAG.sub(' ', data)}-->"))

    def flush(self) -> None:
        text = "".join(self._text)
        self._text = []
        kind = next((kind for _, kind in reversed(self._open) if kind), "other")
        if kind != "listing":
            text = " ".join(text.split())
        if text.strip():
            self.runs.append(Run(kind, text.strip("\n")))


def squeezed(text: str) -> str:
    """`text` without white space and with the quotation marks and dashes of any shape made one."""
    return "".join(text.translate(_PLAIN).split())


_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "–": "-", "—": "-", "\u200b": "", "\xad": ""}
)


def strip(page: str, article: str) -> list[Run]:
    """The runs of an HTML page in order; "prose" is what stands in `article`, its annotated text."""
    stripper = _Stripper()
    stripper.feed(page)
    stripper.close()
    stripper.flush()
    gold = squeezed(article)
    lines = {squeezed(line) for line in article.split("\n")}
    made = []
    for run in stripper.runs:
        plain = squeezed(run.text) if run.kind not in LEAKED and run.kind != "listing" else ""
        told = bool(plain) and (plain in lines or (len(plain) >= 25 and plain in gold))
        made.append(Run("prose", run.text) if told else run)
    return made


def smart(text: str) -> str:
    """`text` with the typography of a content system: curly quotes, dashes and ellipses in the place of plain ones."""
    text = _SMART_DOUBLE.sub("\\1“", text).replace('"', "”")
    text = _SMART_SINGLE.sub("\\1‘", text).replace("'", "’")
    return text.replace("...", "…").replace("--", "–")


def _article_and_leaks(runs: Iterable[Run]) -> list[Run]:
    return [r for r in runs if r.kind in ("prose", "listing") or r.kind in LEAKED]


def _one_line(run: Run) -> Run:
    return run if run.kind == "listing" else Run(run.kind, " ".join(run.text.split()))


def as_it_stands(runs: list[Run]) -> str:
    """The article with everything leaked, each on lines of its own."""
    return "\n".join(r.text for r in _article_and_leaks(runs))


def typeset(runs: list[Run]) -> str:
    """The same after typography: smart quotes, comment marks as ``<!–`` and ``–>``."""
    return smart(as_it_stands(runs))


def run_on(runs: list[Run]) -> str:
    """Line breaks lost: whatever is leaked stands on one line, at the end of the line before it; typeset."""
    text = ""
    for run in map(_one_line, _article_and_leaks(runs)):
        text += (" " if run.kind in LEAKED else "\n") + run.text
    return smart(text.lstrip())


def wrapped(runs: list[Run]) -> str:
    """Every run broken into lines of 80 characters or so."""
    import textwrap

    kept = (_one_line(r) for r in _article_and_leaks(runs))
    filled = (
        r.text if r.kind == "listing" else textwrap.fill(r.text, 80, break_long_words=False, break_on_hyphens=False)
        for r in kept
    )
    return "\n\n".join(filled)


def whole_page(runs: list[Run]) -> str:
    """Everything on the page, with menus, cookie notices, share bars and comments of readers."""
    return "\n".join(r.text for r in runs)


def whole_page_typeset(runs: list[Run]) -> str:
    """Everything on the page, each run on one line, typeset."""
    return smart("\n".join(r.text for r in map(_one_line, runs)))


VARIANTS = {
    "as it stands": as_it_stands,
    "typeset": typeset,
    "run on": run_on,
    "wrapped": wrapped,
    "whole page": whole_page,
    "whole page typeset": whole_page_typeset,
}
