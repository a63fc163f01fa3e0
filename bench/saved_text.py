"""python bench/saved_text.py ARTICLES_DIR [--every N] [--variant NAME] [--half tuned|held] [--show N]

Makes the text that a careless crawler would leave of the HTML pages in ARTICLES_DIR (gold.jsonl and the pages), reads
it and prints, by variant, data set and half: how many of the leaked lines went, how many lines of prose were lost, how
many lines of menus, cookie notices and share bars went, how many listings stayed, and the time a page took.

A leaked line is a line of a script, style sheet, data or comment (at most 200 characters of it); it has gone if neither
its beginning nor its end is left in the article. A line of prose is lost if it is not in the article as it stands
(white space and bullets aside). The halves are by domain: "tuned" is what the rules and weights were made on, "held"
what they were not.
"""

import argparse
import gzip
import hashlib
import json
import sys
import textwrap
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from keisu.errors import KeisuError
from keisu.model import Article
from keisu.pages import read
from keisu.pages.encodings import decode
from leaks import FURNITURE, LEAKED, VARIANTS, Run, squeezed, strip

_UNIT = 200  # characters of leaked text that count as one line
_PROBE = 30  # characters at the ends of a line that are looked for


def half(url: str) -> str:
    """The half of a page, by its domain."""
    domain = ".".join((urlsplit(url).hostname or "").split(".")[-2:])
    return "tuned" if hashlib.sha1(domain.encode()).digest()[0] % 2 else "held"


def pages(folder: Path) -> Iterator[tuple[str, str, list[Run]]]:
    """The id, the half and the labelled runs of every annotated page."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            gold: dict[str, Any] = json.loads(line)
            raw = gzip.decompress((folder / f"{gold['id']}.html.gz").read_bytes())
            text = "\n".join(filter(None, [gold.get("title"), *gold.get("headings", []), gold["text"]]))
            yield gold["id"], half(gold.get("url") or gold["id"]), strip(decode(raw).text, text)


def units(text: str) -> list[str]:
    """The lines of leaked text, squeezed; long ones in pieces; what has no letter or digit is none."""
    cut = (piece for line in text.split("\n") for piece in textwrap.wrap(line, _UNIT) or [""])
    return [u for u in map(squeezed, cut) if sum(c.isalnum() for c in u) >= 3]


def left(unit: str, article: str, prose: str) -> bool:
    """Whether a unit is in the article for another reason than that prose says the same."""
    return any(end in article and end not in prose for end in {unit[:_PROBE], unit[-_PROBE:]})


def measure(runs: list[Run], text: str) -> tuple[Counter[str], list[str]]:
    """The counts of one page in one variant, and the lines that went wrong."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    start = time.perf_counter()
    try:
        article = read(text.encode("utf-8", "replace"))
    except KeisuError as error:
        article = Article("")
        wrong.append(f"UNREAD {error}")
        counts["unread"] += 1
    counts["seconds"] = 0
    spent = time.perf_counter() - start
    counts["microseconds"] = round(spent * 1e6)
    head = (article.title, article.site, article.deck, " ".join(article.byline), article.text)
    out = squeezed("\n".join(filter(None, head)))
    prose = squeezed("\n".join(r.text for r in runs if r.kind == "prose"))
    everything = squeezed("\n".join(r.text for r in runs if r.kind not in LEAKED))
    shown = squeezed(text)
    for run in runs:
        if run.kind in LEAKED:
            for unit in units(run.text):
                counts[run.kind] += 1
                if left(unit, out, everything):
                    counts[f"{run.kind} left"] += 1
                    wrong.append(f"LEFT {run.kind}: {unit}")
            continue
        plain = squeezed(run.text).lstrip("-*•·")  # a bullet is no part of what it stands before
        if sum(c.isalnum() for c in plain) < 3 or plain not in shown:
            continue
        gone = plain not in out
        if run.kind in FURNITURE:
            if plain not in prose:
                counts[run.kind] += 1
                counts[f"{run.kind} left"] += not gone
        elif run.kind in ("prose", "listing"):
            counts[run.kind] += 1
            counts[f"{run.kind} lost"] += gone
            if gone:
                wrong.append(f"LOST {run.kind}: {run.text}")
    return counts, wrong


def row(name: str, counts: Counter[str]) -> str:
    """One line of the table."""

    def share(part: int, whole: int) -> str:
        return f"{part / whole:8.4f}" if whole else "       -"

    leaked = sum(counts[k] for k in LEAKED)
    kept = sum(counts[f"{k} left"] for k in LEAKED)
    cells = [share(leaked - kept, leaked), *(share(counts[k] - counts[f"{k} left"], counts[k]) for k in LEAKED)]
    cells += [f"{100 * counts['prose lost'] / max(1, counts['prose']):7.3f} %"]
    cells += [share(counts[k] - counts[f"{k} left"], counts[k]) for k in FURNITURE]
    cells += [share(counts["listing"] - counts["listing lost"], counts["listing"])]
    cells += [f"{counts['unread']:4}", f"{counts['microseconds'] / 1000 / max(1, counts['pages']):7.1f}"]
    return f"{name:34}{counts['pages']:6}{leaked:8}{counts['prose']:7}" + "".join(cells)


HEAD = (
    f"{'variant, set, half':34}{'pages':>6}{'leaked':>8}{'prose':>7}"
    f"{'recall':>8}{'code':>8}{'style':>8}{'data':>8}{'comment':>8}{'lost':>9}{'nav':>8}{'consent':>8}{'share':>8}{'listing':>8}"
    f"{'none':>4}{'ms':>7}"
)


def main(argv: list[str] | None = None) -> int:
    """Print the table; 1 if there were no pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take one page of so many")
    parser.add_argument("--variant", action="append", choices=sorted(VARIANTS), help="only this one; may be repeated")
    parser.add_argument("--half", choices=["tuned", "held"])
    parser.add_argument("--show", type=int, default=0, help="print so many lines that went wrong, a page")
    options = parser.parse_args(argv)
    table: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for number, (name, which, runs) in enumerate(pages(options.articles)):
        if number % options.every or (options.half and which != options.half):
            continue
        for variant in options.variant or VARIANTS:
            counts, wrong = measure(runs, VARIANTS[variant](runs))
            counts["pages"] = 1
            for group in (name.split("/")[0], "all"):
                table[variant, group, which].update(counts)
            for line in wrong[: options.show]:
                print(f"{name} [{variant}] {line[:300]}")
    if not table:
        print(f"{options.articles}: no pages there", file=sys.stderr)
        return 1
    print(HEAD)
    for key in sorted(table):
        print(row(", ".join(key), table[key]))
    for which in sorted({key[2] for key in table}):
        total: Counter[str] = Counter()
        for key, counts in table.items():
            if key[1:] == ("all", which):
                total.update(counts)
        print(row(f"all variants, all, {which}", total))
    return 0


if __name__ == "__main__":
    sys.exit(main())
