"""python bench/by_language.py GOLD --score FILE [--records RECORDS]

Measures, language by language, how right and how fast keisu finds the figures of annotated articles. With RECORDS, a
file of restated pages on the Japanese car market with the sales that were keyed by hand, also the share of these that
come out as an observation of the right model, period and number once the market pack has resolved it; of those whose
number stands in the text.

GOLD is a folder of annotated articles, a JSON object a file, and FILE their scorer. Sentences are counted as keisu
splits them; the time is that of the processor.
"""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gold
from figures import Record, scored, timed
from keisu import periods
from keisu.errors import ModelError
from keisu.figures.characters.sentences import sentences
from keisu.figures.characters.widths import alike
from keisu.figures.sentences import SentenceReader
from keisu.languages import available, load, writing
from keisu.markets import Market
from keisu.model import Article
from keisu.road import find_figures, observe

_FIELDS = ("detection", "value", "unit", "kind", "measure", "subject", "period", "base", "source", "record")
_DIGITS = re.compile(r"[\s,.\u00a0\u202f万・]")
_SCALE = 10_000  # 万
_PART = re.compile(r"^((?:FY)?\d{4})(?=[HQ]\d)")  # the records write FY2024H1


def counted(rows: Sequence[Record], code: str) -> int:
    """The sentences of some articles in a language."""
    articles = [Article.from_text(row["text"], language=code) for row in rows]
    if writing(code) == "characters":
        return sum(len(list(sentences(a, alike(a.text)))) for a in articles)
    reader = SentenceReader(load(code))
    return sum(len(list(reader.read(a))) for a in articles)


def printed(text: str, observation: Record) -> bool:
    """Whether the number of an observation stands in a text, as it was printed or in one of the usual ways."""
    units = observation["units"]
    ways = {str(units), f"{units // _SCALE}{units % _SCALE:04d}", f"{units // _SCALE}{units % _SCALE}"}
    if observation.get("printed"):
        ways.add(_DIGITS.sub("", alike(observation["printed"])))
    return any(way in text for way in ways)


def cells(records: Path, code: str, market: Market) -> tuple[int, int]:
    """How many of the recorded sales come out right, of how many that stand in the texts."""
    right = of = 0
    for line in records.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["language"] != code or not record.get("observations"):
            continue
        text = "\n\n".join(t for t in (record["title"], record["text"]) if t)
        article = Article.from_text(text, published=record["published"], language=code)
        found = observe(find_figures(article, market=market), market=market)
        for wanted in record["observations"]:
            if wanted["units"] is None or not printed(_DIGITS.sub("", alike(text)), wanted):
                continue
            of += 1
            right += any(_is(observation.value, observation.cell, wanted, market) for observation in found)
    return right, of


def _is(value: float | None, cell: Any, wanted: Record, market: Market) -> bool:
    if value != wanted["units"]:
        return False
    period = _PART.sub(r"\1-", wanted["period"] or "").replace("..", "/")
    try:
        if not periods.same(cell.period, period):
            return False
        known = market.resolve(f"{wanted['maker']} {wanted['model']}", None, period)
    except ModelError:
        return False
    return known is None or cell.subject == known.id


def main(argv: list[str] | None = None) -> int:
    """Print the table; 1 if there is nothing to read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="a folder of annotated articles")
    parser.add_argument("--score", type=Path, required=True, help="their scorer")
    parser.add_argument("--records", type=Path, help="restated pages with observations, a JSON object a line")
    parser.add_argument("--market", default="japan-kei", help="the market of the records")
    options = parser.parse_args(argv)
    rows: list[Record] = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(options.gold.glob("*.json"))]
    if not rows:
        print(f"{options.gold}: no annotated articles", file=sys.stderr)
        return 1
    print(f"| | articles | figures | {' | '.join(_FIELDS)} | sentences/s | cells |\n|{' --- |' * (len(_FIELDS) + 5)}")
    market = Market.named(options.market)
    for code in available():
        own = [row for row in rows if row.get("language") == code]
        right, of = cells(options.records, code, market) if options.records else (0, 0)
        told = f"{right} of {of}" if of else ""
        if own:
            found, spent = timed(gold.predict, own)
            scores = scored(options.score, own, found)
            shown = " | ".join(f"{scores[name]:.3f}" for name in _FIELDS)
            figures, speed = sum(len(r["figures"]) for r in own), counted(own, code) / spent
            print(f"| {code} | {len(own)} | {figures} | {shown} | {speed:,.0f} | {told} |")
        elif told:
            print(f"| {code} |{' |' * (len(_FIELDS) + 3)} {told} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
