"""python bench/train_articles.py DATA [--out FILE] [--trees N] [--check]

The recipe of src/keisu/pages/article.npz, the two forests that decide which blocks of a page are its article. Needs
catboost (Apache-2.0) beside keisu; reading a page needs neither it nor this file.

DATA is the folder that bench/articles.py reads. The weights that ship were made of three sets of pages with their
annotated text: scrapinghub/article-extraction-benchmark (half of it, 90 pages, MIT), the article pages of the
development split of Murrough-Foley/web-content-extraction-benchmark (400, CC BY 4.0) and half of the test data of
flairNLP/fundus (129, MIT). The pages themselves are their publishers' and are not here.

A block counts as article if more than half of its runs of four words stand in the annotated text, or, where it
has fewer, if it stands there beside its neighbours. Long blocks weigh more, every page the same. To each page comes a
short one made of a stretch of its article alone. With --check the pages are dealt into five parts by domain (all pages
of a domain in one), each part is decided by forests grown on the other four, and the scores printed are of those: none
of the pages, nor of their domain, was seen.
"""

import argparse
import gzip
import hashlib
import json
import re
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from keisu.pages import metadata
from keisu.pages.body import choose
from keisu.pages.encodings import decode
from keisu.pages.features import features
from keisu.pages.layout import Layout
from keisu.pages.neighbours import neighbourhood
from keisu.pages.tree import Tree
from keisu.pages.walk import page_of
from keisu.pages.weights import LOOKS

_FOLDS = 5
_RUN = 4  # words
_PLAIN = 0.3  # the weight of a page of nothing but an article beside that of a page as it was saved
_WRITTEN = frozenset({"p", "h2", "h3", "h4", "li", "tr", "blockquote"})
_REACH = 6  # blocks around a short one among which its neighbours are looked for
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})
Words = list[str]


@dataclass(slots=True)
class Example:
    """A page with what its blocks are."""

    record: dict[str, Any]
    fold: int
    gold: Words
    layout: Layout
    rows: NDArray[np.float32]
    labels: NDArray[np.float64]
    weights: NDArray[np.float64]

    @property
    def set(self) -> str:
        """The name of the set that the page is of."""
        return str(self.record["id"]).split("/")[0]


def words(text: str) -> Words:
    """The words of a text, folded."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower())


def runs(text: Words, length: int) -> list[tuple[str, ...]]:
    """Every run of `length` words."""
    return list(zip(*(text[i:] for i in range(length)), strict=False))


def fold_of(url: str) -> int:
    """The part that all pages of a domain are dealt into."""
    host = urlsplit(url).netloc.lower().split(":")[0].split(".")
    long = len(host) > 2 and host[-2] in _SECOND_LEVEL and len(host[-1]) == 2
    domain = ".".join(host[-3 if long else -2 :])
    return int(hashlib.sha256(domain.encode()).hexdigest(), 16) % _FOLDS


def labels(blocks: list[Words], gold: Words, lines: set[tuple[str, ...]]) -> NDArray[np.float64]:
    """1 for each block that stands in the annotated text, 0 for the others."""
    have = {n: set(runs(gold, n)) for n in range(1, _RUN + 1)}
    told: list[float | None] = [None] * len(blocks)
    for i, block in enumerate(blocks):
        if len(block) >= _RUN:
            found = runs(block, _RUN)
            told[i] = float(sum(r in have[_RUN] for r in found) * 2 > len(found))
    for i, block in enumerate(blocks):
        if told[i] is not None or not block:
            continue
        before = next((blocks[j] for j in range(i - 1, max(-1, i - _REACH), -1) if told[j]), None)
        after = next((blocks[j] for j in range(i + 1, min(len(blocks), i + _REACH)) if told[j]), None)
        joined = [(b[-3:] + block)[-_RUN:] for b in [before] if b] + [(block + b[:3])[:_RUN] for b in [after] if b]
        told[i] = float(
            any(tuple(j) in have[len(j)] for j in joined) or ((before or after) is not None and tuple(block) in lines)
        )
    return np.array([t or 0.0 for t in told])


def examples(data: Path) -> tuple[list[Example], list[str]]:
    """The pages that have candidates, with features, labels and weights; and the sets of those that have none."""
    made, empty = [], []
    for line in (data / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record: dict[str, Any] = json.loads(line)
        found = example(record, decode(gzip.decompress((data / f"{record['id']}.html.gz").read_bytes())).text)
        if found is None:
            empty.append(record["id"].split("/")[0])
        else:
            made.append(found)
    return made, empty


def example(record: dict[str, Any], html: str) -> Example | None:
    """A page with what its blocks are; None if it has no candidates."""
    tree = Tree(html)
    page = page_of(tree)
    if not page.blocks:
        return None
    layout = Layout.of(page)
    rows = features(layout, metadata.of_tree(tree)).T
    gold = words(record["text"])
    blocks = [words(b.text) for b in page.blocks]
    told = labels(blocks, gold, {tuple(words(part)) for part in record["text"].split("\n")})
    sizes = np.array([len(b) for b in blocks], dtype=float)
    weights = np.minimum(sizes / max(len(gold), 50), 1) * 20 + 0.1 * np.minimum(1, 60 / len(blocks))
    return Example(record, fold_of(record["url"]), gold, layout, rows, told, weights)


def plain(page: Example) -> Example | None:
    """A page of nothing but a stretch of the article, as people save one or write a short one: none of the sets has
    such pages. Tables are part of it. How much of the article it is, its name decides."""
    drawn = int(hashlib.sha256(page.record["id"].encode()).hexdigest(), 16)
    own = [b for b, label in zip(page.layout.page.blocks, page.labels, strict=True) if label and b.box.tag in _WRITTEN]
    length = 4 + drawn % 12
    start = drawn // 16 % max(len(own) - length, 1)
    parts: list[str] = []
    last = ""
    for block in own[start : start + length]:
        outer = {"li": "ul", "tr": "table"}.get(block.box.tag, "")
        if outer != last:
            parts += [f"</{last}>" if last else "", f"<{outer}>" if outer else ""]
            last = outer
        cells = "".join(f"<td>{escape(c)}</td>" for c in block.text.split(" | ")) if outer == "table" else ""
        parts.append(f"<{block.box.tag}>{cells or escape(block.text)}</{block.box.tag}>")
    title = escape(page.record.get("title") or "")
    body = f"<h1>{title}</h1>{''.join(parts)}"
    html = (
        f"<html><head><title>{title}</title></head><body>{f'<article>{body}</article>' if drawn % 2 else body}</body>"
    )
    found = example({**page.record, "text": "\n".join(b.text for b in own)}, html)
    return replace(found, weights=found.weights * _PLAIN) if found else None


def grown(rows: list[NDArray[np.float32]], pages: list[Example], trees: int) -> Any:
    """A forest grown on the rows of features of some pages."""
    from catboost import CatBoostClassifier

    forest = CatBoostClassifier(
        depth=6,
        iterations=trees,
        learning_rate=32 / trees,
        l2_leaf_reg=5,
        rsm=0.3,
        bootstrap_type="Bernoulli",
        subsample=0.7,
        border_count=64,
        random_seed=1,
        verbose=0,
        thread_count=2,
        allow_writing_files=False,
    )
    forest.fit(
        np.vstack(rows),
        np.concatenate([p.labels for p in pages]),
        sample_weight=np.concatenate([p.weights for p in pages]),
    )
    return forest


def looked_again(page: Example, first: Any) -> NDArray[np.float32]:
    """The rows of a page for the second look, by a forest of the first."""
    return np.hstack([page.rows, neighbourhood(page.layout, first.predict_proba(page.rows)[:, 1]).T])


def both(pages: list[Example], trees: int) -> tuple[Any, Any]:
    """The forests of both looks. What the second learns of the first's decisions is of pages, a part of the domains
    after the other, that the first had not seen."""
    pages = pages + [p for p in map(plain, pages) if p is not None]
    rows: dict[int, NDArray[np.float32]] = {}
    for part in sorted({p.fold for p in pages}):
        seen = [p for p in pages if p.fold != part]
        first = grown([p.rows for p in seen], seen, trees)
        rows |= {id(p): looked_again(p, first) for p in pages if p.fold == part}
    return grown([p.rows for p in pages], pages, trees), grown([rows[id(p)] for p in pages], pages, trees)


def arrays(forest: Any) -> dict[str, NDArray[Any]]:
    """A forest as keisu reads it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "forest.json")
        forest.save_model(str(path), format="json")
        told = json.loads(path.read_text(encoding="utf-8"))
    numbers = [f["flat_feature_index"] for f in told["features_info"]["float_features"]]
    trees = told["oblivious_trees"]
    depth = max(len(t["splits"]) for t in trees)
    columns = np.zeros((len(trees), depth), np.int16)
    borders = np.full((len(trees), depth), np.inf, np.float32)
    leaves = np.zeros((len(trees), 2**depth), np.float32)
    for i, tree in enumerate(trees):
        for j, split in enumerate(tree["splits"]):
            columns[i, j], borders[i, j] = numbers[split["float_feature_index"]], split["border"]
        leaves[i, : len(tree["leaf_values"])] = tree["leaf_values"]
    scale, bias = told["scale_and_bias"]
    return {
        "columns": columns,
        "borders": borders,
        "leaves": (leaves * scale).astype(np.float16),
        "bias": np.array(np.sum(bias), np.float64),
    }


def scores(gold: Words, found: Words) -> tuple[float, float, float]:
    """Precision and recall by runs of four words, and F1 by words."""
    a, b = (Counter(runs(t, _RUN) or [tuple(t)]) for t in (gold, found))
    same = (a & b).total()
    bag = (Counter(gold) & Counter(found)).total()
    return same / b.total(), same / a.total(), 2 * bag / max(len(gold) + len(found), 1)


def fold(text: str) -> str:
    """The letters and digits of a line, folded."""
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", text)).casefold()


def check(pages: list[Example], empty: list[str], trees: int) -> None:
    """Print the scores of pages decided by forests that saw no page of their domain, with captions and without; and the
    share of the annotated headings and paragraphs that are lines."""
    rows: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    lines: dict[tuple[str, str], list[float]] = defaultdict(list)
    for name in empty:
        rows[name].append((0.0,) * 6)
    for part in range(_FOLDS):
        first, second = both([p for p in pages if p.fold != part], trees)
        for p in (p for p in pages if p.fold == part):
            chosen = choose(p.layout.page, second.predict_proba(looked_again(p, first))[:, 1])
            whole = words("\n".join(b.text for b, _ in chosen))
            body = words("\n".join(b.text for b, kind in chosen if kind != "caption"))
            rows[p.set].append((*scores(p.gold, whole), *scores(p.gold, body)))
            found = {fold(b.text) for b, _ in chosen}
            for kind in ("headings", "paragraphs"):
                wanted = [line for line in map(fold, p.record.get(kind) or []) if line]
                if wanted and p.record.get("paragraphs"):
                    lines[p.set, kind].append(sum(line in found for line in wanted) / len(wanted))
    for name, told in rows.items():
        mean = np.mean(told, axis=0)
        for i, what in ((0, "with captions"), (3, "body only")):
            precision, recall, f1 = mean[i : i + 3]
            shingle = 2 * precision * recall / (precision + recall)
            print(f"{name:8} {len(told):4} pages  {what:14} shingle_f1 {shingle:.4f}  word_f1 {f1:.4f}")
    for (name, kind), shares in lines.items():
        print(f"{name:8} {len(shares):4} pages  {kind:14} {np.mean(shares):.4f}")


def main(argv: list[str] | None = None) -> int:
    """Grow the forests on all pages and write them, or only check how it does on pages that it has not seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/keisu/pages/article.npz"))
    parser.add_argument("--trees", type=int, default=200, help="of each of the two forests")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(argv)
    pages, empty = examples(options.data)
    if options.check:
        check(pages, empty, options.trees)
        return 0
    made: dict[str, Any] = {
        f"{look}_{key}": value
        for look, forest in zip(LOOKS, both(pages, options.trees), strict=True)
        for key, value in arrays(forest).items()
    }
    np.savez_compressed(options.out, **made)
    print(f"{options.out}: twice {options.trees} trees from {len(pages)} pages", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
