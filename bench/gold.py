"""python bench/gold.py GOLD_DIR OUT_DIR [--market NAME|FOLDER] [--no-language]

Reads annotated articles (one JSON object a file: id, language, published, text) as plain text and writes what keisu
finds in the annotation's form, a file each, so that a scorer can compare the two. Articles in a language that keisu
has no pack for are written with the figures that need none; with --no-language, all are read as if theirs were not
known. Says on standard error how long the reading took.
"""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from keisu.errors import KeisuError
from keisu.languages import available
from keisu.markets import Market
from keisu.model import Article
from keisu.road import find_figures

_KEYS = (
    "quote",
    "start",
    "end",
    "kind",
    "value",
    "low",
    "high",
    "bound",
    "unit",
    "measure",
    "subject",
    "place",
    "period",
    "base",
    "source",
    "status",
)


def predict(record: dict[str, Any], market: Market | str | None = None) -> dict[str, Any]:
    """The record with the figures that keisu finds in its text in place of those annotated."""
    article = Article.from_text(record["text"], published=record.get("published"), language=record.get("language"))
    found = (f.to_dict() for f in find_figures(article, market=market))
    head = {k: record.get(k) for k in ("id", "url", "language", "published", "text")}
    return {**head, "figures": [{k: f[k] for k in _KEYS} for f in found]}


def main(argv: list[str] | None = None) -> int:
    """Write the predictions; 1 if there was nothing to read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="a folder of annotated articles")
    parser.add_argument("out", type=Path, help="the folder to write to; made if it is not there")
    parser.add_argument(
        "--market", help="a market pack by name or folder; chosen by the text of each article if left out"
    )
    parser.add_argument("--no-language", action="store_true", help="read as if no article's language were known")
    options = parser.parse_args(argv)
    market: Market | str | None = options.market
    if options.market and Path(options.market).is_dir():
        market = Market.load(options.market)
    paths = sorted(options.gold.glob("*.json"))
    if not paths:
        print(f"{options.gold}: no annotated article (*.json) there", file=sys.stderr)
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    spent = 0.0
    unread: dict[str, int] = {}
    for path in paths:
        record = json.loads(path.read_text(encoding="utf-8"))
        if options.no_language:
            record["language"] = None
        start = time.perf_counter()
        try:
            made = predict(record, market)
        except KeisuError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            return 1
        spent += time.perf_counter() - start
        if record.get("language") not in available():
            unread[str(record.get("language"))] = unread.get(str(record.get("language")), 0) + 1
        (options.out / path.name).write_text(json.dumps(made, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{len(paths)} articles in {spent:.2f} s", file=sys.stderr)
    for code, count in sorted(unread.items()):
        print(
            f"{count} in {code!r}, which has no language pack: written with the figures that need none", file=sys.stderr
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
