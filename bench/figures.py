"""python bench/figures.py GOLD --score FILE [--newsquant FILE --score-newsquant FILE] [--peers FOLDER]

Measures how right and how fast keisu finds the figures of annotated English articles, and of the sentences of
NewsQuant, with quantulum3 and Recognizers-Text beside it in the same run, each in an environment of its own in FOLDER,
which is made (with pip) if it is not there yet. Prints the table for the documentation.

GOLD is a folder of annotated articles, a JSON object a file, and score.py their scorer. The peers give spans and values
only: measures, subjects, periods, bases and sources they have not, and their units are named otherwise. Sentences are
counted as keisu splits them, the same for all; the time is that of the processor.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gold
import newsquant
from keisu.figures.sentences import SentenceReader
from keisu.languages import load
from keisu.model import Article
from peers import environment

Record = dict[str, Any]
_PEERS = {"quantulum3": ("quantulum3",), "recognizers-text": ("--pre", "recognizers-text-suite", "emoji<2")}
_PROGRAM = Path(__file__).with_name("figure_peer.py")
_FIELDS = ("detection", "value", "unit", "kind", "measure", "subject", "period", "base", "source", "record")
_OF_PEERS = ("detection", "value")
_LINE = re.compile(r"^ *(\w+) .*F1 ([01]\.\d{4})|^ *(\w+) +([01]\.\d{4}) ", re.MULTILINE)


def scored(score: Path, wanted: list[Record], found: list[Record]) -> dict[str, float]:
    """What the scorer says, a number a field: F1 of detection and of the whole record, else the share that is right."""
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in (("gold", wanted), ("found", found)):
            for row in rows:
                path = Path(folder, name, f"{row['id']}.json")
                path.parent.mkdir(exist_ok=True)
                path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
        command = [sys.executable, str(score), str(Path(folder, "gold")), str(Path(folder, "found"))]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {m[1] or m[3]: float(m[2] or m[4]) for m in _LINE.finditer(told)}


def value_f1(score: Path, wanted: Path, lines: list[Record]) -> dict[str, float]:
    """What the scorer of NewsQuant says, F1 in percent a level."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        out.writelines(json.dumps(line) + "\n" for line in lines)
        out.flush()
        command = [sys.executable, str(score), str(wanted), out.name, "--mode", "paper", "--json"]
        command += ["--attrs", "value,unit,change,concept"]
        told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return {level: row["F1"] for level, row in _levels(told)}


def _levels(told: Any) -> list[tuple[str, Record]]:
    """Every level that has an F1, wherever in the scorer's answer it stands."""
    if not isinstance(told, dict):
        return []
    own = [(k, v) for k, v in told.items() if isinstance(v, dict) and "F1" in v]
    return own or [pair for v in told.values() for pair in _levels(v)]


def timed(read: Callable[[Record], Any], rows: list[Record]) -> tuple[list[Any], float]:
    """What is read of each row, and the seconds in all; all are read once before, as the peers do: what is loaded or
    compiled when it is first needed is not a row's cost."""
    for row in rows:
        read(row)
    began = time.process_time()
    made = [read(row) for row in rows]
    return made, time.process_time() - began


def peer(python: Path, name: str, rows: list[Record]) -> tuple[list[Record], float]:
    """The figures that a peer finds in each row, and its seconds in all.

    Raises CalledProcessError if it does not run.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as texts:
        texts.writelines(json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in rows)
        texts.flush()
        command = [str(python), str(_PROGRAM), name, texts.name]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return found, sum(row["spent"] for row in found)


def main(argv: list[str] | None = None) -> int:
    """Print the table; 1 if there is nothing to read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="a folder of annotated articles")
    parser.add_argument("--score", type=Path, required=True, help="their scorer")
    parser.add_argument("--newsquant", type=Path, help="a list of sentences with quantities")
    parser.add_argument("--score-newsquant", type=Path, help="their scorer")
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="environments of the peers, made where missing")
    options = parser.parse_args(argv)
    rows: list[Record] = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(options.gold.glob("*.json"))]
    rows = [row for row in rows if row.get("language") == "en"]
    if not rows:
        print(f"{options.gold}: no annotated English articles", file=sys.stderr)
        return 1
    reader = SentenceReader(load("en"))
    count = sum(len(list(reader.read(Article.from_text(row["text"], language="en")))) for row in rows)
    print(f"{len(rows)} articles, {sum(len(r['figures']) for r in rows)} figures, {count} sentences\n")
    print(f"| | {' | '.join(_FIELDS)} | sentences/s |\n|{' --- |' * (len(_FIELDS) + 2)}")
    found, spent = timed(gold.predict, rows)
    show("keisu", scored(options.score, rows, found), _FIELDS, count / spent)
    pythons = pythons_of(options.peers) if options.peers else {}
    for name, python in pythons.items():
        made, spent = peer(python, name, rows)
        by_id = {row["id"]: row["figures"] for row in made}
        told = [{**row, "figures": by_id[row["id"]]} for row in rows]
        show(name, scored(options.score, rows, told), _OF_PEERS, count / spent)
    if options.newsquant and options.score_newsquant:
        quantities(options.newsquant, options.score_newsquant, pythons)
    return 0


def quantities(path: Path, score: Path, pythons: dict[str, Path]) -> None:
    """The table of NewsQuant."""
    rows: list[Record] = [{"id": str(i), **r} for i, r in enumerate(json.loads(path.read_text(encoding="utf-8")))]
    writer = newsquant.Writer()
    lines, _ = timed(lambda row: writer.sentence(row["text"]), rows)
    _, spent = timed(gold.predict, [{**row, "language": "en"} for row in rows])
    told = value_f1(score, path, lines)
    print(f"\nNewsQuant, {len(rows)} sentences, F1 in percent\n\n| | {' | '.join(told)} | sentences/s |")
    print(f"|{' --- |' * (len(told) + 2)}")
    show("keisu", told, tuple(told), len(rows) / spent)
    for name, python in pythons.items():
        made, spent = peer(python, name, rows)
        by_id = {row["id"]: row["figures"] for row in made}
        plain = [{"text": r["text"], "quantities": [{"value": f["value"]} for f in by_id[r["id"]]]} for r in rows]
        show(name, {"value": value_f1(score, path, plain)["value"]}, tuple(told), len(rows) / spent)


def pythons_of(folder: Path) -> dict[str, Path]:
    """The Python of each peer that can be installed; the others are named."""
    made: dict[str, Path] = {}
    for name, packages in _PEERS.items():
        try:
            made[name] = environment(folder, name, *packages)
        except subprocess.CalledProcessError:
            print(f"{name}: cannot be installed, passed over", file=sys.stderr)
    return made


def show(name: str, told: dict[str, float], fields: tuple[str, ...], speed: float) -> None:
    """A row of a table."""
    cells = [f"{told[f]:.3f}".rstrip("0") if f in told else "" for f in fields]
    cells += [""] * (len(_FIELDS) - len(cells) if fields == _OF_PEERS else 0)
    print(f"| {name} | {' | '.join(cells)} | {speed:,.0f} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
