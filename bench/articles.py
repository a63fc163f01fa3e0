"""python bench/articles.py DATA [--peers FOLDER] [--peer NAME=PYTHON]... [--every N] [--only SET]

Reads saved pages whose article is known and prints how near keisu and trafilatura (as an accurate and as a fast
extractor) come to it, and how fast each is beside trafilatura with precision, one core, the same pages.

DATA is a folder with gold.jsonl (one page a line: id, url, text and, where known, title, byline, published, headings,
paragraphs), score_articles.py and the pages as ID.html.gz. Trafilatura is measured where it is installed beside keisu.
With --peers, resiliparse, readability-lxml and rs-trafilatura are too, each in an environment of its own in FOLDER,
which is made (with pip) if it is not there yet; --peer names a Python that has one. What is missing is said, and so are
the pages on which a peer fails. keisu is given bytes and decodes them; all others are given the text so decoded.

keisu is scored as `keisu` (the article's text without title and deck, as the annotations have it), and as
`keisu, body only` (without captions and related links too, which most annotations leave out).
"""

import argparse
import gzip
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from keisu.errors import KeisuError
from keisu.model import Article
from keisu.pages import read
from keisu.pages.encodings import decode
from peers import PACKAGES, environment, peer_pages

Record = dict[str, Any]
_APART = frozenset({"title", "deck"})
_BODY = _APART | {"caption", "related"}
_TURN = 20  # pages
_OF_TEXT = ("shingle_f1", "word_f1", "headings", "paragraphs")
_OF_METADATA = ("title", "published", "byline")  # of those that were asked for it


def without(article: Article, kinds: frozenset[str]) -> str:
    """The text of an article's blocks, but for those of some kinds, a line each."""
    return "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind not in kinds)


def keisu_pages(pages: Iterable[tuple[Record, bytes]]) -> Iterator[tuple[Record, float]]:
    """What keisu makes of each page, and the seconds that it took."""
    for gold, data in pages:
        began = time.process_time()
        try:
            article = read(data, url=gold.get("url"))
        except KeisuError:
            article = Article("")
        spent = time.process_time() - began
        made = {
            "id": gold["id"],
            "text": without(article, _APART),
            "body": without(article, _BODY),
            "title": article.title,
            "byline": list(article.byline),
            "published": article.published,
        }
        yield made, spent


def trafilatura_pages(pages: Iterable[tuple[Record, str]], *, fast: bool) -> Iterator[tuple[Record, float]]:
    """The same by trafilatura, with its metadata, fast or with precision."""
    import trafilatura

    for gold, text in pages:
        began = time.process_time()
        try:
            found = trafilatura.bare_extraction(
                text, favor_precision=not fast, fast=fast, include_comments=False, with_metadata=True
            )
        except Exception:
            found = None
        spent = time.process_time() - began
        told: Record = getattr(found, "as_dict", dict)()
        made = {
            "id": gold["id"],
            "text": told.get("text") or "",
            "title": told.get("title"),
            "byline": (told.get("author") or "").split("; "),
            "published": told.get("date"),
        }
        yield made, spent


def scored(data: Path, gold: list[Record], made: list[Record]) -> dict[str, Any]:
    """What score_articles.py says of some pages."""
    with tempfile.TemporaryDirectory() as folder:
        wanted, found = Path(folder, "gold.jsonl"), Path(folder, "pred.jsonl")
        for path, rows in ((wanted, gold), (found, made)):
            path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
        command = [sys.executable, str(data / "score_articles.py"), str(wanted), str(found)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def show(name: str, data: Path, gold: list[Record], made: list[Record], spent: float, reference: float | None) -> None:
    """The rows of one system: its speed, and a set each."""
    speed = f"{spent / len(gold) * 1000:7.1f} ms a page" + (f", {reference / spent:5.2f} x" if reference else "")
    print(f"{name:24} {speed}")
    columns = (*_OF_TEXT, *(c for c in _OF_METADATA if c in made[0]))
    for which, row in scored(data, gold, made).items():
        numbers = "  ".join(f"{c} {row[c]:.4f}" for c in columns if row.get(c) is not None)
        print(f"  {which:8} {row['pages']:4} pages  {numbers}")


def invented(gold: list[Record], made: list[Record]) -> str:
    """How many dates were given to pages whose date of publication is not known."""
    by_id = {m["id"]: m for m in made}
    unknown = [g for g in gold if not g.get("published") and not g["id"].startswith("aeb/")]
    told = sum(bool(by_id[g["id"]].get("published")) for g in unknown)
    return f"  dates given where none is known: {told} of {len(unknown)}"


def timed(runs: dict[str, Iterator[tuple[Record, float]]]) -> dict[str, tuple[list[Record], float]]:
    """The rows of each system, and its seconds in all. They take turns, some pages at a time: what else the machine
    does costs each of them the same."""
    made: dict[str, tuple[list[Record], float]] = {name: ([], 0.0) for name in runs}
    going = list(runs)
    while going:
        for name in list(going):
            turn = list(islice(runs[name], _TURN))
            rows, spent = made[name]
            made[name] = rows + [row for row, _ in turn], spent + sum(seconds for _, seconds in turn)
            if len(turn) < _TURN:
                going.remove(name)
    return made


def main(argv: list[str] | None = None) -> int:
    """Print the table; 1 if there are no pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="environments of the peers, made where missing")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON", help="|".join(PACKAGES))
    parser.add_argument("--every", type=int, default=1, help="of each set, only every Nth page")
    parser.add_argument("--only", help="only the set of this name")
    options = parser.parse_args(argv)
    path = options.data / "gold.jsonl"
    if not path.is_file():
        print(f"{path}: no such file", file=sys.stderr)
        return 1
    gold: list[Record] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    gold = [g for g in gold if not options.only or g["id"].startswith(f"{options.only}/")][:: options.every]
    pages = [(g, gzip.decompress((options.data / f"{g['id']}.html.gz").read_bytes())) for g in gold]
    texts = [(g, decode(data).text) for g, data in pages]
    systems: dict[str, Callable[[int | None], Iterator[tuple[Record, float]]]] = {
        "keisu": lambda most: keisu_pages(pages[:most])
    }
    if importlib.util.find_spec("trafilatura"):
        systems["trafilatura precision"] = lambda most: trafilatura_pages(texts[:most], fast=False)
        systems["trafilatura fast"] = lambda most: trafilatura_pages(texts[:most], fast=True)
    else:
        print("trafilatura: not installed here, passed over")
    for run in systems.values():
        timed({"": run(3)})  # what is read or compiled once is not a page's cost
    results = timed({name: run(None) for name, run in systems.items()})
    reference = results["trafilatura precision"][1] if "trafilatura precision" in results else None
    for name, (made, spent) in results.items():
        show(name, options.data, gold, made, spent, reference)
        print(invented(gold, made))
        if name == "keisu":
            bodies = [{**m, "text": m["body"]} for m in made]
            show("keisu, body only", options.data, gold, bodies, spent, reference)
    named = {name: Path(python) for name, python in (peer.split("=", 1) for peer in options.peer)}
    for name in PACKAGES:
        try:
            python = named.get(name) or (environment(options.peers, name) if options.peers else None)
            if python is None:
                print(f"{name}: no Python named that has it, passed over")
                continue
            rows, spent, failed = peer_pages(python, name, [(g["id"], text) for g, text in texts])
        except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
            print(f"{name}: does not run ({error}), passed over")
            continue
        show(name, options.data, gold, rows, spent, reference)
        print(f"  failed on {len(failed)}" + (f": {', '.join(failed)}" if failed else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
