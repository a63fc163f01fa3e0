"""python bench/recognizers.py SPECS [--show FILE]

Compares keisu with the test cases of Recognizers-Text (SPECS is its folder `Specs`): for each file of English and
Japanese numbers, percentages, ordinals, currencies, dimensions, ages and temperatures, how many of the expected results
keisu reads at
the same place with the same value and, where there is one, the same unit. Of numbers and ordinals every number that the
grammar reads counts, whether it is a figure or not; of the others, the figures do. `--show` prints what differs in the
files whose name holds FILE. docs/reference/recognizers.md says which classes of differences are by design.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from keisu.figures.characters.numerals import NumeralReader
from keisu.figures.characters.widths import alike
from keisu.figures.numbers import NumberReader
from keisu.figures.outof import PartReader
from keisu.figures.tokens import Token, tokenise
from keisu.figures.units import UnitReader
from keisu.languages import load, load_characters
from keisu.model import Article
from keisu.road import find_figures

_CLOSE = 1e-9  # relative
_NAMES = {"c": "degree celsius", "f": "degree fahrenheit", "degree": "degree", "pound": "pound (mass)"}


@dataclass(frozen=True, slots=True)
class Read:
    """A number with its unit at `text[start:end]`."""

    start: int
    end: int
    value: float
    unit: str | None = None


class Comparison:
    """Reads inputs as keisu does, and names units of the specifications as keisu does."""

    def __init__(self) -> None:
        language = load("en")
        self._numbers = NumberReader(language)
        self._units = UnitReader(language)
        self._parts = PartReader(language, self._numbers, self._units)
        self._numerals = NumeralReader(load_characters("ja"))
        self._minus = frozenset(language.numbers.minus_words)

    def _tokens(self, text: str) -> list[Token]:
        return tokenise(text, self._numbers.starters)

    def numbers(self, text: str) -> Iterator[Read]:
        """Every number of a text, with a minus sign in front of it taken in."""
        yield from self._forms(text, ("cardinal", "fraction"))

    def ordinals(self, text: str) -> Iterator[Read]:
        """Every ordinal of a text."""
        yield from self._forms(text, ("ordinal",))

    def _forms(self, text: str, forms: tuple[str, ...]) -> Iterator[Read]:
        tokens, i = self._tokens(text), 0
        while i < len(tokens):
            number = self._numbers.read(tokens, i)
            if number is None:
                i += 1
                continue
            if number.form in forms:
                number = self._parts.read(tokens, number) or number
                signed = i > 0 and tokens[i - 1].text in ("-", "−") and tokens[i - 1].end == tokens[i].start
                signed = signed and (i == 1 or tokens[i - 2].end < tokens[i - 1].start)
                negative = signed or (i > 0 and tokens[i - 1].low in self._minus)
                value = -number.value if negative else number.value
                yield Read(tokens[number.first - negative].start, tokens[number.last].end, value)
            i = number.last + 1

    def numerals(self, text: str) -> Iterator[Read]:
        """Every number of a Japanese text, with a minus sign in front of it taken in."""
        plain = alike(text)
        for n in self._numerals.find(plain):
            negative = plain[: n.start].endswith(("-", "−", "マイナス"))
            yield Read(n.start, n.end, -n.value if negative else n.value)

    def japanese(self, text: str) -> Iterator[Read]:
        """Every figure of a Japanese text that is no range."""
        yield from self.figures(text, "ja")

    def figures(self, text: str, language: str = "en") -> Iterator[Read]:
        """Every figure of a text that is no range."""
        for f in find_figures(Article.from_text(text, language=language)):
            if f.value is not None:
                negative = text[f.start] in "-−" or f.value >= 0
                yield Read(f.start, f.end, f.value if negative else abs(f.value), f.unit)

    def unit(self, result: dict[str, Any]) -> str | None:
        """The unit of an expected result by keisu's name; None if it has none."""
        resolution = result["Resolution"] or {}
        if str(resolution.get("value", "")).endswith("%"):
            return "%"
        name = resolution.get("unit")
        if name is None:
            return None
        code = resolution.get("isoCurrency")
        if code and not code.startswith("_"):
            return str(code)
        if resolution.get("subtype") is None and name.casefold() in ("pound", "cent"):
            return {"pound": "GBP", "cent": "cent"}[name.casefold()]
        if name.casefold() in _NAMES:
            return _NAMES[name.casefold()]
        found = self._units.lexical(self._tokens(name), 0)
        return name.casefold() if found is None else found.unit


_FILES: dict[str, Callable[[Comparison, str], Iterator[Read]]] = {
    "Number/English/NumberModel.json": Comparison.numbers,
    "Number/English/PercentModel.json": Comparison.figures,
    "Number/English/PercentModelPercentMode.json": Comparison.figures,
    "Number/English/OrdinalModelSuppressExtendedTypes.json": Comparison.ordinals,
    "NumberWithUnit/English/CurrencyModel.json": Comparison.figures,
    "NumberWithUnit/English/DimensionModel.json": Comparison.figures,
    "NumberWithUnit/English/AgeModel.json": Comparison.figures,
    "NumberWithUnit/English/TemperatureModel.json": Comparison.figures,
    "Number/Japanese/NumberModel.json": Comparison.numerals,
    "Number/Japanese/PercentModel.json": Comparison.japanese,
    "NumberWithUnit/Japanese/CurrencyModel.json": Comparison.japanese,
    "NumberWithUnit/Japanese/AgeModel.json": Comparison.japanese,
    "NumberWithUnit/Japanese/DimensionModel.json": Comparison.japanese,
}


def _value(result: dict[str, Any]) -> float | None:
    text = str((result["Resolution"] or {}).get("value", "")).removesuffix("%")
    try:
        return float(text)
    except ValueError:
        return None  # relative to something, or unknown


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= _CLOSE * max(1.0, abs(a), abs(b)) or (f"{a:.3g}" == f"{b:.3g}" and abs(a - b) < 1e-2)


def compare(case: dict[str, Any], read: list[Read], comparison: Comparison) -> Iterator[tuple[str, bool, bool]]:
    """For each expected result with a value: its words, whether the value was read there, whether the unit was too."""
    for result in case["Results"]:
        value = _value(result)
        if value is None:
            continue
        start = result.get("Start", case["Input"].find(result["Text"]))
        end = result["End"] + 1 if "End" in result else start + len(result["Text"])
        there = [r for r in read if r.start < end and start < r.end and _same(r.value, value)]
        unit = comparison.unit(result)
        yield f"{result['Text']!r} = {value:g} {unit or ''}", bool(there), any(unit in (None, r.unit) for r in there)


def main(argv: list[str] | None = None) -> int:
    """Print the table; 1 if there was nothing to compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("specs", type=Path, help="the folder Specs of Recognizers-Text")
    parser.add_argument("--show", metavar="FILE", help="print the differences of the files whose name holds this")
    options = parser.parse_args(argv)
    comparison = Comparison()
    compared = 0
    for name, reader in _FILES.items():
        path = options.specs / name
        if not path.is_file():
            print(f"{path}: there is no such file", file=sys.stderr)
            continue
        expected = values = units = 0
        for case in json.loads(path.read_text(encoding="utf-8-sig")):
            read = list(reader(comparison, case["Input"]))
            for words, value, unit in compare(case, read, comparison):
                expected, values, units = expected + 1, values + value, units + unit
                if options.show and options.show in name and not unit:
                    print(f"{case['Input']!r}\n    {words}; read: {[(r.value, r.unit) for r in read]}")
        print(f"{name:58} {expected:4} expected, value {values / expected:.3f}, with unit {units / expected:.3f}")
        compared += expected
    return 0 if compared else 1


if __name__ == "__main__":
    sys.exit(main())
