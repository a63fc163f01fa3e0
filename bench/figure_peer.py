"""python bench/figure_peer.py NAME TEXTS

Has one reader of quantities read texts, in the Python that has it installed (keisu need not be there); bench/figures.py
starts it. TEXTS is a file with a text a line ({"id", "text"}). Printed is a line for each ({"id", "figures", "spent"};
a figure has start, end, quote and value; `spent` is in seconds of processor time).
"""

import json
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Found = Iterator[tuple[int, int, float]]


def _quantulum3() -> Callable[[str], Found]:
    from quantulum3 import parser

    def find(text: str) -> Found:
        for q in parser.parse(text):
            yield q.span[0], q.span[1], float(q.value)

    return find


def _recognizers() -> Callable[[str], Found]:
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension

    readers = (recognize_currency, recognize_dimension, recognize_age, recognize_percentage, recognize_number)

    def find(text: str) -> Found:
        taken: list[tuple[int, int]] = []
        for reader in readers:  # what has a unit before what has none
            for r in reader(text, "en-us"):
                value = str((r.resolution or {}).get("value") or "").rstrip("%")
                if value and not any(r.start <= end and start <= r.end for start, end in taken):
                    taken.append((r.start, r.end))
                    try:
                        yield r.start, r.end + 1, float(value)
                    except ValueError:  # "2/3", "null"
                        continue

    return find


_READERS = {"quantulum3": _quantulum3, "recognizers-text": _recognizers}


def main(name: str, texts: str) -> None:
    """Read the texts. Raises KeyError for a name that is not known, ImportError if the reader is not installed."""
    warnings.simplefilter("ignore")
    find = _READERS[name]()
    rows = [json.loads(line) for line in Path(texts).read_text(encoding="utf-8").splitlines()]
    for row in rows:  # once beforehand: what is loaded or compiled when it is first needed is not a text's cost
        _read(find, row["text"])
    for row in rows:
        began = time.process_time()
        figures = _read(find, row["text"])
        print(json.dumps({"id": row["id"], "figures": figures, "spent": time.process_time() - began}), flush=True)


def _read(find: Callable[[str], Found], text: str) -> list[dict[str, Any]]:
    """The figures of a text; those found until a reader raises an error of its own."""
    made: list[dict[str, Any]] = []
    try:
        for start, end, value in find(text):
            made.append({"start": start, "end": end, "quote": text[start:end], "value": value})
    except Exception as error:
        print(f"{type(error).__name__} in {text[:60]!r}", file=sys.stderr)
    return made


if __name__ == "__main__":
    main(*sys.argv[1:])
