"""Pages that want out of where they are shown, for the tests of every view and export.

`readings` have such strings in every field that a page can fill; `make_store` puts them into a store, where two of them
contradict each other. A string that runs sets ``window.ran``, so that a browser can tell.
"""

from pathlib import Path

from keisu.model import Article, Block, Figure, Machinery, Reading
from keisu.pages import DEFAULTS, Capture
from keisu.series import observe
from keisu.store.adding import Given, Read
from keisu.store.connecting import transaction, writing
from keisu.store.keeping import Page, keep
from keisu.store.refreshing import refresh

STRINGS = (
    "</script><script>window.ran=1</script>",
    '"><img src=x onerror="window.ran=1">',
    "' onmouseover='window.ran=1' x='",
    "</style><style>*{display:none}</style>",
    "<!-- ]]> --!> <svg onload=window.ran=1>",
    "javascript:window.ran=1",
    '=HYPERLINK("http://out.example/","x")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-2+3",
    "\u202egnp.exe\u202c \u2066x\u2069",
    "Hon\u200bda\u200d\ufeff \u00ad",
    "\x1b[31mred\x1b[0m \x9b1m \x07\x08 \x85",
    "{{ 7*7 }} {% raw %} ${7*7} #{7*7}",
    "datum.window.ran=1; signal",
    'tab\there, "quoted", line',
    "&lt;b&gt; &amp;amp; %3Cscript%3E",
)
ADDRESSES = (
    "javascript:window.ran=1//http://ok.example/",
    'https://out.example/?q="><script>window.ran=1</script>',
    "data:text/html,<script>window.ran=1</script>",
    "https://out.example/a b",
    "//out.example/x",
    None,
)
_KINDS = ("title", "deck", "paragraph", "heading", "key point", "list item", "quote", "caption", "related", "code")


def reading(number: int = 0, url: str | None = ADDRESSES[0], plus: int = 0) -> Reading:
    """A page whose every field is one of the strings; `plus` is added to each of its values."""
    parts, blocks, figures, at = [], [], [], 0
    for k, string in enumerate(STRINGS):
        value = 1000 + 10 * k + plus
        quote = f"{value:,}"
        text = f"{string} sold {quote} units of {string} in November."
        kind = _KINDS[k % len(_KINDS)]
        blocks.append(Block(kind, at, at + len(text), level=2 if kind == "heading" else None))
        start = at + len(string) + 6
        figures.append(_figure(string, quote, start, float(value)))
        parts.append(text)
        at += len(text) + 1
    for k, string in enumerate(STRINGS):
        text = f"{string} | 5 % | {string}"
        blocks.append(Block("table row", at, at + len(text), row=k + 1))
        figures.append(
            Figure(
                "5 %", at + len(string) + 3, at + len(string) + 6, "change", 5.0, "%", subject=string, base="2025-10"
            )
        )
        parts.append(text)
        at += len(text) + 1
    article = Article(
        "\n".join(parts),
        title=f"{number} {' '.join(STRINGS)}",
        deck=STRINGS[0],
        site=STRINGS[1],
        byline=STRINGS[:3],
        url=url,
        published="2025-12-04",
        published_basis="given",
        language="en",
        language_basis="given",
        blocks=tuple(blocks),
        machinery=(Machinery(STRINGS[0], STRINGS[1], {STRINGS[2]: STRINGS[3]}, STRINGS[:4], STRINGS[4]),),
        notes=STRINGS,
    )
    return Reading(article, tuple(figures), market="general")


def _figure(string: str, quote: str, start: int, value: float) -> Figure:
    return Figure(
        quote,
        start,
        start + len(quote),
        "level",
        value,
        f"unit {string}",
        measure=f"sales {string}",
        subject=string,
        place=string,
        period="2025-11",
        source=(string, f"according to {string}"),
    )


def readings() -> list[Reading]:
    """Pages of every address; each contradicts the one before it."""
    return [reading(number, url, plus=number % 2) for number, url in enumerate(ADDRESSES)]


def make_store(path: Path) -> Path:
    """A store of these pages."""
    with writing(path) as connection:
        made = [
            Page(n + 1, Capture(f"{STRINGS[n]}.html", f"{n}".encode()), Given(), DEFAULTS, _read(r))
            for n, r in enumerate(readings())
        ]
        with transaction(connection):
            keep(connection, made)
        for _ in refresh(connection):
            pass
    return path


def _read(made: Reading) -> Read:
    return Read(made.article, made.figures, observe(made.figures, place=None), "general")
