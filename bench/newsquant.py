"""python bench/newsquant.py GOLD.json OUT.jsonl [--half 0|1]

Reads the sentences of NewsQuant or R-Text (a list of {"text", "quantities"}) and writes what keisu finds in them in the
form that the scorer of those sets reads: one JSON object a line, {"text", "quantities": [{"value", "unit", "change",
"concept"}]}. Names of units and what those sets count beyond keisu's figures are in newsquant.toml beside this script.
With `--half`, only the sentences whose text hashes to that half are written, and GOLD's part goes to OUT's name with
".gold.json": rules are tuned on half 0 and reported on both. Says on standard error how many sentences a second of
process time were read.
"""

import argparse
import hashlib
import json
import re
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from keisu.figures import passed_over
from keisu.figures.numbers import NumberReader
from keisu.figures.tokens import Token, tokenise
from keisu.figures.units import UnitReader
from keisu.languages import load
from keisu.model import Article, Figure
from keisu.road import find_figures

_NAMES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def half(text: str) -> int:
    """Which half of a set a sentence is in: 0 (tuned on) or 1 (held out)."""
    return hashlib.sha256(text.encode()).digest()[0] % 2


class Writer:
    """Writes figures as NewsQuant would state them."""

    def __init__(self) -> None:
        language = load("en")
        self._numbers = NumberReader(language)
        self._units = UnitReader(language)

    def sentence(self, text: str) -> dict[str, Any]:
        """The line of one sentence."""
        article = Article.from_text(text, language="en")
        found = find_figures(article)
        made = [(f.start, self._figure(text, f)) for f in found if self._is_quantity(text, f)]
        for p in passed_over(article):
            if p.reason in _NAMES["counted_all_the_same"]:
                made += [(p.start, q) for q in self._uncounted(text, p.start, p.value)]
        return {"text": text, "quantities": [q for _, q in sorted(made, key=lambda m: m[0])]}

    def _tokens(self, text: str, start: int) -> list[Token]:
        return tokenise(text[start:], self._numbers.starters, start)

    def _is_quantity(self, text: str, figure: Figure) -> bool:
        if figure.kind in _NAMES["kinds_left_out"]:
            return False
        number = self._numbers.read(self._tokens(text, figure.start), 0)
        return number is None or number.form not in (*_NAMES["forms_left_out"], "ordinal")

    def _figure(self, text: str, figure: Figure) -> dict[str, Any]:
        value: Any = None if figure.value is None else abs(figure.value)
        if figure.low is not None and figure.high is not None:
            value = sorted((abs(figure.low), abs(figure.high)))
        change = "=" if figure.bound == "range" else figure.bound[0]
        if figure.kind == "change" and change == "=":
            change = "down" if (figure.value if figure.value is not None else figure.high or 0) < 0 else "up"
        return {"value": value, "unit": self._unit(text, figure), "change": change, "concept": self._concept(figure)}

    def _unit(self, text: str, figure: Figure) -> str:
        tokens = self._tokens(text, figure.start)
        last = max((i for i, t in enumerate(tokens) if t.end <= figure.end), default=0)
        unit = _NAMES["unit"].get(figure.unit, figure.unit)
        stated = self._noun(tokens[: last + 1])
        if unit is None:
            return stated or "-"
        if figure.unit == self._units.singular(stated.split(" ")[-1].casefold()) and stated:
            unit = self._lemma(stated)
        per = self._units.per(tokens, last + 1)
        if per > last and " per " not in unit:
            unit += f" per {self._of_lexicon(tokens, per)}"
        ahead = [t.low for t in tokens[: last + 3]]
        if any(w in _NAMES["age"]["words"] for a in ahead for w in a.split("-")) and figure.unit in _SPANS:
            unit += _NAMES["age"]["suffix"]
        return unit

    def _of_lexicon(self, tokens: list[Token], i: int) -> str:
        found = self._units.lexical(tokens, i)
        return found.unit if found and found.unit else tokens[i].low

    def _noun(self, tokens: list[Token]) -> str:
        """The words of a quote behind its number."""
        for i in range(len(tokens)):
            number = self._numbers.read(tokens, i, i > 0)
            if number:
                return " ".join(t.text for t in tokens[number.last + 1 :] if t.kind == "word")
        return ""

    def _lemma(self, noun: str) -> str:
        *words, last = noun.split(" ")
        return " ".join([*words, _NAMES["noun"].get(last.casefold()) or self._units.singular(last.casefold())])

    def _concept(self, figure: Figure) -> list[str]:
        stated = [w for w in (figure.subject, None if "measure" in figure.inferred else figure.measure) if w]
        words = [w for w in _WORD.findall(" ".join(stated)) if w.casefold() not in _NAMES["concept"]["drop"]]
        return words or ["-"]

    def _uncounted(self, text: str, start: int, value: float) -> Iterator[dict[str, Any]]:
        """A number that keisu takes for none, with the noun that stands behind it."""
        tokens = self._tokens(text, start)
        number = self._numbers.read(tokens, 0)
        if number is None or number.last + 1 >= len(tokens):
            return
        found = self._units.lexical(tokens, number.last + 1) or self._units.counted(tokens, number.last + 1, value)
        if found is None:
            return
        unit = (
            _NAMES["unit"].get(found.unit, found.unit)
            if found.unit and not found.noun
            else self._lemma(found.noun or "")
        )
        yield {"value": value, "unit": unit or "-", "change": "=", "concept": ["-"]}


_SPANS = ("day", "week", "month", "year")


def main(argv: list[str] | None = None) -> int:
    """Write the predictions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="the annotated sentences, a JSON list")
    parser.add_argument("out", type=Path, help="the file of JSON lines to write")
    parser.add_argument("--half", type=int, choices=(0, 1), help="only the sentences of that half")
    options = parser.parse_args(argv)
    records = json.loads(options.gold.read_text(encoding="utf-8"))
    if options.half is not None:
        records = [r for r in records if half(r["text"]) == options.half]
        gold = options.out.with_suffix(".gold.json")
        gold.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    writer = Writer()
    find_figures(Article.from_text("One of 12.", language="en"))
    start = time.process_time()
    for r in records:
        find_figures(Article.from_text(r["text"], language="en"))
    spent = time.process_time() - start
    lines = [json.dumps(writer.sentence(r["text"]), ensure_ascii=False) for r in records]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(records)} sentences, {len(records) / spent:.0f} a second", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
