"""python bench/train_tagger.py UD_DIR OUT.crfsuite: the weights of keisu.figures.syntax for English.

Reads UD English EWT (CoNLL-U, gzip; CC BY-SA 4.0, Universal Dependencies contributors), tokenises its sentences as
keisu does, gives each token the part of speech of its head word and, to nouns and verbs, what they do in the sentence,
and fits a conditional random field. Prints the accuracy on the development part, or on the test part with --test.
"""

import argparse
import gzip
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from keisu.figures.numbers import NumberReader
from keisu.figures.syntax import features
from keisu.figures.tokens import Token, tokenise
from keisu.languages import load

_NOMINAL = ("NOUN", "PRON")
_PRONOUN_ROLES = ("subject", "owner")  # of a pronoun no more is told
_ROLES = {
    "nsubj": "subject",
    "csubj": "subject",
    "obj": "object",
    "iobj": "object",
    "obl": "oblique",
    "nmod": "oblique",
    "compound": "compound",
    "flat": "compound",
    "amod": "compound",
    "nummod": "compound",
}
_SAME = {"PROPN": "NOUN", "SYM": "PUNCT", "INTJ": "ADV"}  # told apart by nobody here


class Word(NamedTuple):
    """A word of the treebank, with the offsets of it in its sentence's text."""

    start: int
    end: int
    tag: str
    features: str
    head: int
    relation: str


def treebank(path: Path) -> Iterator[tuple[str, list[Word]]]:
    """The sentences of a file: text and words."""
    text, at, until = "", 0, 0
    words: list[Word] = []
    whole = (0, 0)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# text = "):
                text, words, at, until = line[9:], [], 0, 0
            elif not line:
                yield text, words
            elif not line.startswith("#"):
                f = line.split("\t")
                if "." in f[0]:
                    continue
                start = text.find(f[1], at) if "-" in f[0] or int(f[0]) > until else at
                if "-" in f[0]:  # "don't": one stretch of text for two words
                    until = int(f[0].split("-")[1])
                    whole, at = (start, start + len(f[1])), start
                    continue
                if int(f[0]) <= until:
                    words.append(Word(*whole, _SAME.get(f[3], f[3]), f[5], int(f[6]), f[7]))
                    at = whole[1]
                else:
                    at = start + len(f[1])
                    words.append(Word(start, at, _SAME.get(f[3], f[3]), f[5], int(f[6]), f[7]))


def tag(words: list[Word], i: int) -> str:
    """Part of speech and role of a word; one that is joined to another by "and" has the role of that other."""
    word = words[i]
    if word.tag in _NOMINAL:
        relation, head = word.relation, word.head
        for _ in range(len(words)):
            if relation.split(":")[0] != "conj" or not head:
                break
            relation, head = words[head - 1].relation, words[head - 1].head
        base = relation.split(":")[0]
        role = "owner" if relation == "nmod:poss" else _ROLES.get(base, "other")
        return f"{word.tag}:{'other' if word.tag == 'PRON' and role not in _PRONOUN_ROLES else role}"
    if word.tag == "VERB":
        if "VerbForm=Fin" in word.features:
            return "VERB:finite"
        if "VerbForm=Part" in word.features:
            helped = any(w.head == i + 1 and w.relation.split(":")[0] == "aux" for w in words)
            return "VERB:finite" if helped else "VERB:participle"
        return "VERB:infinitive" if "VerbForm=Inf" in word.features else "VERB:gerund"
    return word.tag


def tagged(path: Path) -> Iterator[tuple[list[Token], list[str]]]:
    """The sentences of a file in keisu's tokens, with their tags; those that do not line up are left out."""
    starters = NumberReader(load("en")).starters
    for text, words in treebank(path):
        tokens = tokenise(text, starters)
        tags = []
        for t in tokens:
            inside = [i for i, w in enumerate(words) if w.start < t.end and w.end > t.start]
            if not inside:
                break
            top = next((i for i in inside if words[i].head - 1 not in inside), inside[0])
            tags.append(tag(words, top))
        else:
            yield tokens, tags


def main(folder: Path, out: Path, test: bool) -> None:
    """Train and measure."""
    skeleton = frozenset(tomllib.loads(files("keisu.languages").joinpath("en", "syntax.toml").read_text())["skeleton"])
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.6, "c2": 0.02, "feature.minfreq": 3, "max_iterations": 120})
    for tokens, tags in tagged(folder / "en_ewt-ud-train.conllu.gz"):
        trainer.append(features(tokens, skeleton), tags)
    began = time.process_time()
    trainer.train(str(out))
    print(f"trained in {time.process_time() - began:.0f} s, {out.stat().st_size} bytes")
    model = pycrfsuite.Tagger()
    model.open(str(out))
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for tokens, tags in tagged(folder / f"en_ewt-ud-{'test' if test else 'dev'}.conllu.gz"):
        for mine, gold in zip(model.tag(features(tokens, skeleton)), tags, strict=True):
            total["all"] += 1
            right["tag"] += mine.split(":")[0] == gold.split(":")[0]
            right["tag and role"] += mine == gold
            total["subject found"] += mine.endswith(":subject")
            total["subject gold"] += gold.endswith(":subject")
            right["subject"] += mine.endswith(":subject") and gold.endswith(":subject")
            total["finite found"] += mine == "VERB:finite"
            total["finite gold"] += gold == "VERB:finite"
            right["finite"] += mine == gold == "VERB:finite"
    for name in ("tag", "tag and role"):
        print(f"{name}: {right[name] / total['all']:.4f}")
    for name in ("subject", "finite"):
        precision, recall = right[name] / total[f"{name} found"], right[name] / total[f"{name} gold"]
        print(f"{name}: precision {precision:.4f} recall {recall:.4f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--test", action="store_true")
    options = parser.parse_args()
    main(options.treebank, options.out, options.test)
