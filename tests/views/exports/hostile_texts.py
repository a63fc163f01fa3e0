"""A store of pages whose every text would like to be more than text."""

from keisu.model import Article, Figure
from keisu.pages import Capture
from keisu.series import observe
from keisu.store.adding import Given, Read, Writer
from keisu.store.connecting import transaction, writing
from keisu.store.copying import with_origins
from keisu.store.refreshing import refresh

TEXTS = [
    "=1+1",
    "+1+1",
    "-5",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " \u3000=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\x00=1+1",
    "\u202e=1+1",
    "\x1b[31m=1+1",
    "a;=1+1",
    "a\n=1+1",
    '=HYPERLINK("http://keisu.example/","click")',
    "=cmd|' /C calc'!A0",
    '"quoted", and more',
    "</script><script>alert(1)</script>",
    "'); DROP TABLE figures; --",
    "]]> &amp; <!-- -->",
    "\u2028two\u2029lines\x85here",
    "\U0001f697 軽自動車 e\u0301",
    "\ufffe\uffff\ue000",
    "NaN",
    "5",
]
ADDRESSES = [
    "javascript:alert(1)",
    " javascript:alert(1)",
    "JaVaScRiPt:alert(1)//http://keisu.example/",
    "data:text/html,<script>alert(1)</script>",
    "http://keisu.example/<script>",
    "https://keisu.example/a b",
    "https://keisu.example/fine?a=1&b=2",
    "http://",
    None,
]
VALUES = [16198.0, -5.0, 1e15, 1e16, 0.00001, 13.8, 1e300, 123456789.125, 1200000.0]


def pages():
    """Articles with their figures: each hostile text is a title, a site, a subject, a source, and in the text."""
    for number, text in enumerate(TEXTS):
        body = f"{text} {text} \U0001f697 sold {text}{number} units of {text}.\n\n{text} grew by 3% in November."
        figures = []
        for quote, kind, unit in ((f"{text}{number}", "level", "vehicle"), ("3%", "change", "%")):
            start = body.index(quote, len(text) * 2)
            figures.append(
                Figure(
                    quote,
                    start,
                    start + len(quote),
                    kind,
                    VALUES[number % len(VALUES)],
                    unit,
                    measure="sales",
                    subject=text,
                    place=text,
                    period=("2025-11", "2025-H1", "FY2024", "2025-01/2025-11", "2025-11-04")[number % 5],
                    base="2024-11" if kind == "change" and number % 5 == 0 else None,
                    source=(text, f"{text} again"),
                )
            )
        address = ADDRESSES[number % len(ADDRESSES)]
        yield Article(body, title=text, deck=text, site=text, byline=(text,), url=address, language="en"), figures


def fill(path):
    """Write them into a store."""
    with writing(path) as connection:
        writer = Writer(connection)
        made = []
        with transaction(connection):
            for number, (article, figures) in enumerate(pages(), start=1):
                capture = Capture(f"{article.title}.txt", f"{number}".encode())
                writer.page(number, capture, Given())
                writer.place(number, capture)
                made.append((number, Read(article, tuple(figures), observe(figures), "general")))
            origins, moved = with_origins(connection, made)
            writer.read(made, origins, moved)
        for _ in refresh(connection):
            pass
