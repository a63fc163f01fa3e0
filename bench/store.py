"""python bench/store.py [--sizes 1000,10000,100000]

Makes stores of generated pages and adds pages to each, one by one: the seconds each takes from bytes to findings, and
how they grow with the store. A floor is measured in the same run: to open the file, write one row and close it;
`ratio` is the best page against it.
"""

import argparse
import json
import random
import tempfile
import time
import zlib
from pathlib import Path

from keisu import demo, periods
from keisu.model import Article, Figure
from keisu.pages import Capture
from keisu.series import observe
from keisu.store import Store
from keisu.store.adding import Given, Read, Writer
from keisu.store.connecting import transaction, writing
from keisu.store.copying import with_origins
from keisu.store.refreshing import refresh

_MONTHS = [periods.month(2015, m + 1) for m in range(132)]
_PER_PAGE = 5


def page(rng: random.Random, number: int, subjects: int) -> tuple[Capture, Read]:
    """A generated page with a few levels and changes, some of them wrong."""
    month = rng.randrange(12, len(_MONTHS))
    text, figures = "", []
    for _ in range(_PER_PAGE):
        subject = f"Model {rng.randrange(subjects)}"
        value = 5000 + zlib.crc32(f"{subject} {month}".encode()) % 20000
        if rng.random() < 0.01:
            value += rng.choice((1000, -1000, 90))
        quote = f"{value:,}"
        start = len(text) + len(subject) + 6
        text += f"{subject} sold {quote} units. "
        figures.append(
            Figure(
                quote,
                start,
                start + len(quote),
                "level",
                float(value),
                "vehicle",
                measure="sales",
                subject=subject,
                place="Japan",
                period=_MONTHS[month],
            )
        )
    article = Article(f"{text}Page {number}.", title=f"Page {number}", language="en")
    data = article.text.encode()
    return Capture(f"{number}.txt", data), Read(article, tuple(figures), observe(figures), "general")


def fill(path: Path, count: int, seed: int) -> float:
    """A store of so many pages; the seconds it took."""
    rng = random.Random(seed)
    start = time.perf_counter()
    subjects = max(20, count // 50)
    with writing(path) as connection:
        writer = Writer(connection)
        number = writer.next("pages", "page")
        for first in range(0, count, 2000):
            made = []
            with transaction(connection):
                for n in range(first, min(first + 2000, count)):
                    capture, read = page(rng, n, subjects)
                    writer.page(number, capture, Given())
                    writer.place(number, capture)
                    made.append((number, read))
                    number += 1
                origins, moved = with_origins(connection, made)
                writer.read(made, origins, moved)
        for _ in refresh(connection):
            pass
    return time.perf_counter() - start


def floor(path: Path) -> float:
    """Seconds to open the store, write one row and close it."""
    start = time.perf_counter()
    with writing(path) as connection:
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('bench', 'x')")
    return time.perf_counter() - start


def main() -> None:
    """Fill, add, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000")
    options = parser.parse_args()
    real = [c for c in demo.captures() if c.name.endswith((".html", ".txt"))][:3]
    with tempfile.TemporaryDirectory() as name:
        for size in (int(s) for s in options.sizes.split(",")):
            path = Path(name) / f"{size}.duckdb"
            filled = fill(path, size, size)
            times = []
            for capture in real:
                start = time.perf_counter()
                Store(path).add([capture])
                times.append(time.perf_counter() - start)
            again = Capture(
                "again.txt", b"Model 1 and the market\n\nModel 3 sold 12,345 units in Japan in May 2025. It was much."
            )
            start = time.perf_counter()
            Store(path).add([again])
            last = time.perf_counter() - start
            low = floor(path)
            print(
                json.dumps(
                    {
                        "pages": size,
                        "seconds_to_fill": round(filled, 1),
                        "megabytes": round(path.stat().st_size / 2**20),
                        "add_one": [round(t, 3) for t in (*times, last)],
                        "floor": round(low, 3),
                        "ratio": round(min(times) / low, 1),
                    }
                )
            )


if __name__ == "__main__":
    main()
