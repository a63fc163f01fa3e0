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
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from concepts import ConceptReader
from keisu.figures import PassedOver, passed_over
from keisu.figures.draft import DURATIONS
from keisu.figures.tokens import Token, tokenise
from keisu.languages import load
from keisu.model import Article, Figure
from keisu.road import find_figures
from unit_names import NAMES, UnitNames

_VAGUE_WORDS = "|".join(NAMES["vague"])
_VAGUE = re.compile(rf"\b((?:{_VAGUE_WORDS})(?: of (?:{_VAGUE_WORDS}))?) of\b", re.IGNORECASE)
_BOUND = 3  # words in the longest bound
_BEHIND = 4  # tokens behind a figure in which a noun of change stands
_OBJECT = 5  # words from "an increase of" to a figure
_MINUS = ("-", "−")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def half(text: str) -> int:
    """Which half of a set a sentence is in: 0 (tuned on) or 1 (held out)."""
    return hashlib.sha256(text.encode()).digest()[0] % 2


class Writer:
    """Writes figures as NewsQuant would state them."""

    def __init__(self) -> None:
        language = load("en")
        self._language = language
        self._names = UnitNames(language)
        self._numbers, self._units = self._names.numbers, self._names.units
        self._turns = frozenset(language.changes.up_nouns + language.changes.down_nouns)
        self._compared = frozenset(language.changes.after_up + language.changes.after_down)
        self._concepts = ConceptReader(language, NAMES["concept"]["drop"])

    def sentence(self, text: str) -> dict[str, Any]:
        """The line of one sentence."""
        article = Article.from_text(text, language="en")
        passed = passed_over(article)
        ones = [p for p in passed if p.reason == "one" and self._after(text, p.end) in self._language.units.part["of"]]
        whole = {self._whole(text, p.end) for p in ones}
        figures = [f for f in find_figures(article) if self._is_quantity(text, f) and f.start not in whole]
        made = [(f.start, q) for f, to in _paired(text, figures) for q in self._quantities(text, f, to)]
        for p in passed:
            made += [(p.start, q) for q in (self._one_of(text, p) if p in ones else self._uncounted(text, p))]
        taken = [*((f.start, f.end) for f in figures), *((p.start, p.end) for p in passed)]
        made += [(at, q) for at, q in self._spans(text) if not any(a <= at < b for a, b in taken)]
        made += [(m.start(), self._vague(text, m)) for m in _VAGUE.finditer(text)]
        quantities = [q for _, q in sorted(made, key=lambda m: m[0])]
        _share_rates(quantities)
        return {"text": text, "quantities": quantities}

    def _is_quantity(self, text: str, figure: Figure) -> bool:
        if figure.kind in NAMES["kinds_left_out"]:
            return False
        number = self._numbers.read(self._names.tokens(text, figure.start), 0)
        left_out = number is not None and number.form in (*NAMES["forms_left_out"], "ordinal")
        left_out |= figure.bound == "range" and figure.unit == "year" and figure.quote[-1].isdigit()  # "aged 25 to 54"
        return not left_out or figure.quote.endswith(NAMES["fold"])

    def _quantities(self, text: str, figure: Figure, to: Figure | None) -> Iterator[dict[str, Any]]:
        value = figure.value
        signed = text[figure.start] in _MINUS
        shared = {"change": self._change(text, figure), "concept": self._concept(text, figure)}
        tokens = self._names.tokens(text, figure.start)
        last = max((i for i, t in enumerate(tokens) if t.end <= figure.end), default=0)
        unit = self._names.unit(text, tokens, last, figure)
        if to is not None and to.value is not None and value is not None:
            yield {"value": [abs(value), abs(to.value)], "unit": unit, **shared}
        elif figure.low is not None and figure.high is not None:
            ends = sorted([abs(figure.low), abs(figure.high)])
            either = any(t.low in self._language.numbers.either_words for t in tokens[: last + 1])
            for k, end in enumerate(ends if either else [ends]):
                yield {"value": end, "unit": unit, **shared, "change": "=" if k else shared["change"]}
        elif figure.kind == "share" and not any(self._is_percent(tokens, i) for i in range(last + 1)):
            part = self._numbers.read(tokens, 0)
            share = part.value if part and part.form == "fraction" else (value or 0) / 100
            yield {"value": share, "unit": f"% {self._names.part_of(tokens, last + 1)}".strip(), **shared}
        else:
            below = signed or figure.kind == "level"  # "minus 5 degrees"
            yield {"value": value if below or value is None else abs(value), "unit": unit, **shared}

    def _after(self, text: str, end: int) -> str:
        return next((t.low for t in self._names.tokens(text, end)), "")

    def _whole(self, text: str, end: int) -> int | None:
        """Where the second number of "one of four concepts" begins."""
        tokens = self._names.tokens(text, end)
        i = 1 + (len(tokens) > 1 and tokens[1].low in self._language.units.part["determiners"])
        number = self._numbers.read(tokens, i) if i < len(tokens) else None
        return None if number is None else tokens[i].start

    def _one_of(self, text: str, one: PassedOver) -> Iterator[dict[str, Any]]:
        """ "one of the investments" is one there, "one of four concepts" a quarter."""
        at = self._whole(text, one.end)
        tokens = self._names.tokens(text, one.end if at is None else at)
        number = self._numbers.read(tokens, 0) if at is not None else None
        i = 1 if number is None else number.last + 1
        i += i < len(tokens) and tokens[i].low in self._language.units.part["determiners"]
        found = self._units.counted(tokens, i, 2) if i < len(tokens) else None
        noun = self._names.lemma(self._names.said(tokens[i : found.last + 1])) if found else "-"
        value, unit = (1.0, noun) if number is None else (1 / number.value, f"% {noun}")
        end = tokens[found.last].end if found else one.end
        yield {"value": value, "unit": unit, "change": "=", "concept": self._about(text, one.start, end)}

    def _spans(self, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Spans of time, with their places: "over the past 8 weeks" is a period, and eight weeks there."""
        tokens = self._names.tokens(text, 0)
        for i, token in enumerate(tokens):
            number = self._numbers.read(tokens, i) if token.kind != "mark" else None
            span = self._units.lexical(tokens, number.last + 1) if number and number.form == "cardinal" else None
            if number is not None and span is not None and span.unit in DURATIONS:
                about = self._about(text, token.start, tokens[span.last].end)
                yield token.start, {"value": number.value, "unit": span.unit, "change": "=", "concept": about}

    def _vague(self, text: str, words: re.Match[str]) -> dict[str, Any]:
        """ "thousands of job cuts" are 1,000 to 10,000 there."""
        least = 1
        for word in words[1].casefold().split(" of "):
            least *= NAMES["vague"][word]
        tokens = self._names.tokens(text, words.end())
        found = (self._units.lexical(tokens, 0) or self._units.counted(tokens, 0, 2)) if tokens else None
        unit = "-" if found is None else self._names.lemma(self._names.noun(tokens[: found.last + 1]))
        if found is not None and not found.noun:
            unit = NAMES["unit"].get(found.unit, found.unit)
        end = words.end() if found is None else tokens[found.last].end
        concept = self._about(text, words.start(), end)
        return {"value": [least, least * 10], "unit": unit, "change": "=", "concept": concept}

    def _is_percent(self, tokens: list[Token], i: int) -> bool:
        found = self._units.lexical(tokens, i)
        return found is not None and found.unit == "%"

    def _change(self, text: str, figure: Figure) -> str:
        """The bound if there is one, else the direction of a verb; a noun of change ("a decrease of 9%") gives none
        there, nor does a comparison ("9% more than"). The direction of a percentage goes before "about"."""
        turned = self._turned(text, figure)
        percentage = figure.bound == "~" and figure.unit == "%" and turned != "="
        if figure.bound not in ("=", "range") and not percentage:
            return figure.bound[0]
        words = text[: figure.start].casefold().split()
        for size in range(min(_BOUND, len(words)), 0, -1) if figure.bound != "~" else ():
            bound = self._language.bounds.before.get(" ".join(words[-size:]))  # of ranges, and of "over five weeks"
            if bound is not None:
                return str(bound)[0]
        return turned

    def _turned(self, text: str, figure: Figure) -> str:
        """The direction of the verb that governs a change, "=" if none does."""
        behind = self._names.tokens(text, figure.end)[:_BEHIND]
        compared = bool(behind) and behind[0].low in self._compared
        signed = text[figure.start] in _MINUS and figure.unit not in NAMES["change"]["signed"]
        if figure.kind != "change" or compared or signed or any(t.low in self._turns for t in behind):
            return "="
        if self._named(text[: figure.start].casefold().split()):
            return "="
        value = figure.value if figure.value is not None else figure.high
        return "down" if value is not None and value < 0 else "up"

    def _named(self, words: Sequence[str]) -> bool:
        """Whether the words in front of a figure name its change: "an increase of about", "a gain of 9 points or"."""
        of = next((i for i in range(len(words) - 1, 0, -1) if words[i] in self._language.units.part["of"]), 0)
        return of > 0 and len(words) - of <= _OBJECT and words[of - 1] in self._turns

    def _concept(self, text: str, figure: Figure) -> list[str]:
        said = " ".join(w for w in (figure.subject, figure.measure) if w)
        named = [w for w in _WORD.findall(said) if w.casefold() in text.casefold()]
        return self._about(text, figure.start, figure.end, named)

    def _about(self, text: str, start: int, end: int, named: Sequence[str] = ()) -> list[str]:
        tokens = self._names.tokens(text, 0)
        first = next((i for i, t in enumerate(tokens) if t.end > start), 0)
        if first > 1 and tokens[first - 1].text == "(":
            first -= 2  # a conversion in brackets is of what stands in front of them
        last = max((i for i, t in enumerate(tokens) if t.end <= end), default=first)
        counted = tokens[last].kind == "word" and self._units.lexical(tokens, last) is None
        words = self._concepts.read(tokens, first, last, named, counted)
        return [w for w in words if not self._units.lexical(tokenise(w, ()), 0)] or ["-"]

    def _uncounted(self, text: str, passed: PassedOver) -> Iterator[dict[str, Any]]:
        """A number that keisu takes for none, with the noun that stands behind it."""
        tokens = self._names.tokens(text, passed.start)
        number = self._numbers.read(tokens, 0)
        if number is None or number.last + 1 >= len(tokens):
            return
        after = tokens[number.last + 1]
        unit = NAMES["letters"].get(after.text) if after.start == tokens[number.last].end else None
        front = self._names.tokens(text[: passed.start].rpartition(". ")[2], 0)
        named = len(front) > 1 and front[-1].kind == "word" and front[-1].text[0].isupper()  # "Planet 9"
        if unit is None and passed.reason in NAMES["counted_all_the_same"] and not named:
            found = self._units.lexical(tokens, number.last + 1)
            found = found or self._units.counted(tokens, number.last + 1, passed.value)
            if found is not None:
                unit = self._names.lemma(self._names.noun(tokens[: found.last + 1])) if found.noun else found.unit
                unit = NAMES["unit"].get(unit, unit)
                unit += self._names.aged(text, passed.start, tokens[: found.last + 2], found.unit)
            else:
                unit = self._names.modifier(tokens, number.last + 1)
        if unit is not None and unit != "-":
            one = passed.reason == "one"
            about = ["-"] if one else self._about(text, passed.start, passed.end + len(unit) + 1)
            yield {"value": passed.value, "unit": unit, "change": "=", "concept": about}


def _share_rates(quantities: list[dict[str, Any]]) -> None:
    """ "25 points, 7 rebounds and 6 assists per game": said once, meant of each that is counted in another noun."""
    for a, b in reversed(list(pairwise(quantities))):
        noun, per, below = str(b["unit"]).partition(" per ")
        if per and below in NAMES["per"]["shared"] and " " not in str(a["unit"]) and a["unit"] not in ("-", noun):
            a["unit"] = f"{a['unit']} per {below}"


def _paired(text: str, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure | None]]:
    """The figures, each with the second of "from 100 to 200 hires" or "to 200 hires from 100", one range there."""
    rest = list(figures)
    while rest:
        a = rest.pop(0)
        b = rest[0] if rest else None
        before = text[: a.start].casefold().rsplit(None, 1)[-1:]
        between = "" if b is None else text[a.end : b.start].strip().casefold()
        if b is None or a.unit != b.unit or (between, before) not in (("to", ["from"]), ("from", ["to"])):
            yield a, None
        elif between == "from":
            yield rest.pop(0), a
        else:
            yield a, rest.pop(0)


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
