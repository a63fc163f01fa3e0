"""python bench/reading_room.py [--pages 100000]

Serves a store of generated pages and asks for its pages over HTTP: the milliseconds each takes, the best and the median
of several, and the ratio of the median to a bare page of the same server in the same run (one that says that there is
no such page). The store holds one article of 300 figures besides.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from keisu.model import Article, Figure
from keisu.pages import DEFAULTS, Capture
from keisu.series import observe
from keisu.store import Store
from keisu.store.adding import Given, Read
from keisu.store.connecting import transaction, writing
from keisu.store.keeping import Page, keep
from keisu.store.refreshing import refresh
from store import fill

_FIGURES = 300


def long_article() -> Read:
    """An article of 300 figures, every tenth within another."""
    text, figures = "A long list of sales\n\n", []
    for n in range(_FIGURES):
        quote, end = f"{1000 + 37 * n:,}", ". " if n % 5 else ".\n\n"
        sentence = f"Model {n % 50} sold {quote} units in May 2025, says the association{end}"
        start = len(text) + sentence.index(quote)
        wide = f"{quote} units" if n % 10 == 0 else quote
        figures.append(_figure(wide, start, 1000.0 + 37 * n, f"Model {n % 50}"))
        text += sentence
    article = Article.from_text(text, title="A long list of sales", language="en", published="2025-06-01")
    return Read(article, tuple(figures), observe(figures), "general")


def _figure(quote: str, start: int, value: float, subject: str) -> Figure:
    return Figure(
        *(quote, start, start + len(quote), "level", value, "vehicle"),
        measure="sales",
        subject=subject,
        place="Japan",
        period="2025-05",
        source=("the association",),
    )


def put(path: Path) -> int:
    """The long article into the store; its page number."""
    with writing(path) as connection:
        row = connection.execute("SELECT max(page) + 1 FROM pages").fetchone()
        number = int(row[0]) if row else 1
        with transaction(connection):
            keep(connection, [Page(number, Capture("long.txt", b"long"), Given(), DEFAULTS, long_article())])
        for _ in refresh(connection):
            pass
    return number


def timed(connection: HTTPConnection, address: str, times: int) -> tuple[list[float], int]:
    """Seconds that each of several answers took, and the bytes of the last."""
    taken, size = [], 0
    for _ in range(times):
        start = time.perf_counter()
        connection.request("GET", address)
        answer = connection.getresponse()
        size = len(answer.read())
        taken.append(time.perf_counter() - start)
    return taken, size


def main() -> None:
    """Fill, serve, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--store", type=Path, help="a store made by an earlier run, or where to keep this one's")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.store or Path(folder) / "room.duckdb"
        if not path.exists():
            fill(path, options.pages, 7)
            put(path)
        with Store(path).selecting() as held:
            page = held.counts()["pages"]
            wanted = held.subjects(limit=1)[0].key.replace(" ", "+")
            subjects = held.counts()["series"]
            period = held.periods("sales")[-3][0]
        command = [sys.executable, "-m", "keisu", "serve", "--store", str(path), "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                port = int(server.stdout.readline().split(" ")[1].rstrip("/").rsplit(":", 1)[1])
                connection = HTTPConnection("127.0.0.1", port)
                asked = {
                    "bare": "/nothing",
                    "article of 300 figures": f"/article/{page}",
                    "subject": f"/subject?of={wanted}",
                    "its chart": f"/chart/series.svg?of={wanted}&measure=sales&unit=vehicle&place=Japan",
                    "overview": "/",
                    "ranking": f"/ranking?period={period}",
                    "findings": "/findings",
                    "search": "/search?q=17+Model",
                }
                bare = 0.0
                for name, address in asked.items():
                    taken, size = timed(connection, address, options.times)
                    bare = bare or median(taken)
                    ms = [round(1000 * t, 1) for t in (taken[0], min(taken), median(taken))]
                    made = {"page": name, "first_ms": ms[0], "best_ms": ms[1], "median_ms": ms[2]}
                    print(json.dumps({**made, "kilobytes": size // 1024, "ratio": round(median(taken) / bare, 1)}))
            finally:
                server.terminate()
        print(json.dumps({"pages": page, "series": subjects, "megabytes": path.stat().st_size >> 20}))


if __name__ == "__main__":
    main()
