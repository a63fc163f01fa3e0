"""python bench/origins.py [--articles FILE] [--sizes 1000,10000,100000] [--seed 1]

How well and how fast copies are told. The pages are generated: prose of sentences drawn from the annotated articles in
FILE, and figures out of made-up releases. Of each release independent reports are written, each with prose of its own,
that choose among its numbers as reports do: the totals, a ranking of three, five or ten, with or without the year
before and changes in per cent, a few numbers besides. Every fifth page is a planted copy of an earlier one: the same
text with one word in 50 changed, with one in 10, among comments, an excerpt, a translation (no words in common, one
figure in 25 lost). Every tenth is a form filled in anew: the words of an earlier page, the numbers of another release.

Prints, for each size, the share of planted copies of each kind that are found, the origins that were wrongly joined
(reports of one release, a form and what it was made of, others), pages/s, microseconds a page of the first tenth and of
the last, and the memory that the index takes.
"""

import argparse
import json
import random
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from keisu.model import Article, Figure
from keisu.series import Origins, trace
from keisu.vocabulary import FigureKind

_ARTICLES = Path(__file__).parents[2] / "shared" / "data" / "articles" / "gold.jsonl"
_REPORTS = 12  # independent ones of a release
_COPIES = ("edited", "rewritten", "among comments", "excerpt", "translated")
Value = tuple[FigureKind, float]  # the kind of a figure and its value


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page: its sentences, its figures, what it is and the page that it was copied from, if any."""

    sentences: tuple[str, ...]
    values: tuple[Value, ...]
    release: int
    kind: str
    source: int


def release(seed: int) -> dict[str, list[Value]]:
    """The numbers of a made-up release: totals, subjects by rank with the year before and the change, others."""
    rng = random.Random(f"release {seed}")
    ranked = sorted((int(rng.lognormvariate(8.7, 0.5)) for _ in range(40)), reverse=True)
    rows: list[Value] = []
    for value in ranked:
        change = round(rng.gauss(0, 15), 1)
        rows += [("level", value), ("level", round(value / (1 + change / 100))), ("change", change)]
    total = sum(ranked)
    totals: list[Value] = [
        ("level", float(v)) for v in (total, round(total * 0.63), round(total * 0.37), round(total * 9.4))
    ]
    return {"rows": rows, "totals": totals, "changes": [("change", round(rng.gauss(0, 10), 1)) for _ in range(4)]}


def report(numbers: dict[str, list[Value]], rng: random.Random) -> tuple[Value, ...]:
    """What one writer takes of a release."""
    made: list[Value] = []
    before, change = rng.random() < 0.3, rng.random() < 0.6
    for total, moved in list(zip(numbers["totals"], numbers["changes"], strict=True))[: rng.randint(0, 3)]:
        made += [total, moved] if change else [total]
    for row in range(rng.choice((0, 3, 3, 5, 10))):
        level, was, moved = numbers["rows"][3 * row : 3 * row + 3]
        made += [level, *([was] if before else []), *([moved] if change else [])]
    for _ in range(rng.randint(0, 6)):
        made.insert(rng.randint(0, len(made)), rng.choice(numbers["rows"][rng.randint(0, 8) :]))
    return tuple(made)


def copy(page: Page, number: int, kind: str, pool: list[str], rng: random.Random) -> Page:
    """A planted copy of a page."""
    sentences, values = list(page.sentences), list(page.values)
    if kind in ("edited", "rewritten"):
        share = 0.02 if kind == "edited" else 0.10
        words = re.findall(r"\w+", " ".join(rng.sample(pool, 20)))
        sentences = [
            " ".join(rng.choice(words) if rng.random() < share else word for word in sentence.split())
            for sentence in sentences[rng.randint(0, 1) :]
        ]
    elif kind == "among comments":
        sentences = [*rng.sample(pool, 1), *sentences, *rng.sample(pool, max(1, len(sentences) // 2))]
    elif kind == "excerpt":
        sentences = sentences[: max(2, round(len(sentences) * 0.45))]
        values = values[: round(len(values) * 0.45)]
    else:
        sentences = rng.sample(pool, len(sentences))
        values = [v for v in values if rng.random() > 0.04]
    return Page(tuple(sentences), tuple(values), page.release, kind, number)


def pages(count: int, pool: list[str], rng: random.Random) -> list[Page]:
    """Independent reports, copies of them, forms filled in anew."""
    made: list[Page] = []
    originals: list[int] = []
    for number in range(count):
        of = number // _REPORTS
        if originals and number % 5 == 4:
            source = rng.choice(originals[-200:])
            made.append(copy(made[source], source, rng.choice(_COPIES), pool, rng))
        elif originals and number % 10 == 1:
            sentences = made[rng.choice(originals[-200:])].sentences
            made.append(Page(sentences, report(release(-number), rng), -number, "form", number))
        else:
            sentences = tuple(rng.sample(pool, rng.randint(8, 24)))
            made.append(Page(sentences, report(release(of), rng), of, "report", number))
            originals.append(number)
    return made


def article(page: Page) -> tuple[Article, list[Figure]]:
    """The page as it would have been read."""
    text = "\n\n".join(page.sentences)
    figures = [Figure("1", 0, 1, kind, value, "%" if kind == "change" else "vehicle") for kind, value in page.values]
    return Article(text), figures


def peak() -> float:
    """The most memory that the process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(made: list[Page]) -> dict[str, object]:
    """Join them and see what was joined."""
    origins = Origins()
    before = peak()
    spent: list[float] = []
    for number, page in enumerate(made):
        ready = article(page)
        began = time.perf_counter()
        origins.add(number, trace(*ready))
        spent.append(time.perf_counter() - began)
    found: defaultdict[str, list[bool]] = defaultdict(list)
    for number, page in enumerate(made):
        if page.kind in _COPIES:
            found[page.kind].append(origins.origin(number) == origins.origin(page.source))
    writers: defaultdict[int, set[int]] = defaultdict(set)
    for number, page in enumerate(made):
        writers[origins.origin(number)].add(page.source)
    wrong: Counter[str] = Counter()
    for joined in writers.values():
        first, *rest = sorted(joined)
        for other in rest:
            same = made[other].release == made[first].release
            wrong["form" if "form" in (made[first].kind, made[other].kind) else "release" if same else "other"] += 1
    tenth = max(1, len(spent) // 10)
    return {
        "pages": len(made),
        "copies found": {kind: round(sum(of_kind) / len(of_kind), 3) for kind, of_kind in found.items()},
        "wrongly joined": dict(wrong),
        "independent": sum(p.kind not in _COPIES for p in made),
        "pages/s": round(len(made) / sum(spent)),
        "microseconds a page": [round(sum(s) / tenth * 1e6) for s in (spent[:tenth], spent[-tenth:])],
        "megabytes": round(peak() - before),
    }


def main() -> int:
    """Generate, join, print; 1 if there is no prose to draw from."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=_ARTICLES, help="articles, a JSON object with a text a line")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not options.articles.exists():
        print(f"{options.articles}: no articles there", file=sys.stderr)
        return 1
    texts = [json.loads(line)["text"] for line in options.articles.read_text(encoding="utf-8").splitlines()]
    pool = sorted({s for t in texts for s in re.split(r"(?<=[.!?])\s+", t) if 5 < len(s.split()) < 60})
    print(f"{len(pool)} sentences")
    for size in (int(s) for s in options.sizes.split(",")):
        print(json.dumps(measured(pages(size, pool, random.Random(options.seed)))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
