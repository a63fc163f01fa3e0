"""Records of coverage, keyed by hand, as figures and observations.

A record is a page: `id`, `published`, `language`, `text` and `observations`, each a level in units with, where it was
printed, the change on the year and on the month in per cent and the place in a ranking. How many places a change was
printed with is not keyed: a whole number counts as printed to whole per cent, else to one place.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from keisu import periods
from keisu.markets import Market
from keisu.model import Article, Figure, Observation, Provenance
from keisu.series import observe
from keisu.vocabulary import Bound

Record = dict[str, Any]

_HALF_OR_QUARTER = re.compile(r"^((?:FY)?\d{4})(?=[HQ]\d$)")
_SCALED = re.compile(r"\d(?:[.,]\d+)?\s*(?:K|M|万|million|thousand)\b")
_TOTALS = {
    "total kei": "kei cars",
    "total kei passenger cars": "kei passenger cars",
    "total registered vehicles": "registered vehicles",
    "total all vehicles": "all vehicles",
}


def read_records(path: Path) -> list[Record]:
    """The records of a file, one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def period(keyed: str) -> str:
    """A keyed period in keisu's form: FY2023H1 is FY2023-H1, 2012-01..2012-10 a range."""
    return _HALF_OR_QUARTER.sub(r"\1-", keyed.replace("..", "/"))


def subject(keyed: Record) -> str:
    """What an article would call the subject of a keyed observation."""
    maker, model = keyed["maker"], keyed["model"]
    if maker == "(market)":
        return _TOTALS.get(str(model), str(model))
    if model == "(kei brand total)":
        return f"{maker} kei cars"
    return f"{maker} {model}"


def figures(record: Record) -> Iterator[Figure]:
    """The statements of a record as figures, in order."""
    for keyed in record["observations"]:
        common = Figure(
            "-",
            0,
            1,
            "level",
            0.0,
            "vehicle",
            subject=subject(keyed),
            measure="sales",
            place="Japan",
            period=period(keyed["period"]),
            source=(keyed["source"],),
        )
        if keyed["units"] is not None:
            bound: Bound = "~" if keyed["approx"] else "="
            level = _quoted(common, keyed["printed"], float(keyed["units"]))
            yield replace(level, bound=bound, decimals=_decimals(keyed))
        for key, years, steps in (("change_yoy_pct", -1, 0), ("change_mom_pct", 0, -1)):
            change = keyed.get(key)
            if change is not None:
                base = periods.shift(period(keyed["period"]), years, steps)
                decimals = 0 if change == round(change) else -1
                made = _quoted(common, f"{change:+g} %", change)
                yield replace(made, kind="change", unit="%", base=base, decimals=decimals)
        if keyed.get("rank") is not None:
            yield replace(_quoted(common, f"#{keyed['rank']}", float(keyed["rank"])), kind="rank", unit="rank")


def _quoted(figure: Figure, quote: str, value: float) -> Figure:
    return replace(figure, quote=quote, end=len(quote), value=value)


def _decimals(keyed: Record) -> int:
    """The place of the last printed digit of a level: a scaled number says how it is rounded."""
    units = int(keyed["units"])
    if not keyed["approx"] or not _SCALED.search(keyed["printed"]):
        return 0
    printed = re.sub(r"[^\d.,]", "", keyed["printed"])
    digits = len(re.sub(r"\D", "", printed))
    return max(0, len(str(units)) - digits)


def stated(record: Record, page: int, market: Market) -> tuple[Observation, ...]:
    """The observations that a record's statements make, as statements, not as read from its text."""
    return observe(list(figures(record)), market=market, page=page)


def article(record: Record) -> Article:
    """The record's title and text as a clean article."""
    text = f"{record['title']}\n\n{record['text']}" if record.get("title") else record["text"]
    return Article.from_text(
        text,
        published=record.get("published"),
        language=record["language"],
        title=record.get("title"),
        url=record["url"],
    )


def provenance(records: Sequence[Record]) -> dict[int, Provenance]:
    """What is known of each record's page, every page its own origin."""
    return {
        n: Provenance(n, r.get("published"), r["id"], r["url"].split("/")[2] if "//" in r["url"] else None)
        for n, r in enumerate(records)
    }
