"""python bench/fuzz_pages.py [--pages DATA] [--seconds N] [--seed N] [--times]

Has keisu read pages that nobody would write, and prints what goes wrong: an error that is no KeisuError, a block whose
span is not in the page or does not hold the block's words, a second reading unlike the first. Half of the pages are
made up of pieces of markup that parsers stumble on; with --pages, the other half are saved pages (ID.html.gz in the
folders of DATA) cut, with bytes flipped, and with pieces swapped, doubled or taken from each other. The page at hand is
kept in a file until it is read, so that one that ends the process is found there; those that go wrong are kept too.

With --times, instead, hostile pieces are repeated n and 2n times, and the ratio of the two times is printed: 2 is
linear, 4 is quadratic.
"""

import argparse
import contextlib
import faulthandler
import gzip
import html
import random
import re
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

from keisu.errors import KeisuError
from keisu.model import Article
from keisu.pages import Limits, read
from keisu.pages.encodings import decode

PIECES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_MARKUP = re.compile(r"""<!--.*?(?:--!?>|\Z)|<[/!?a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>?""", re.DOTALL)
_UNBOUND = Limits(nesting=10**9, attributes=10**9, seconds=600)  # else most hostile pages end at a bound
_UNREAD = re.compile(r"<(style|script|svg|math|template|button|select)\b.*?</\1", re.DOTALL | re.IGNORECASE)
_BARE = re.compile(r"<[/!?a-zA-Z][^>]*>?")
_UNSEEN = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200d\u2060\ufeff\ufffd\ud800-\udfff]")
_WORD = re.compile(r"\w+")


def mangled(dice: random.Random) -> bytes:
    """A page of markup that is mostly wrong."""
    ends = dice.choice(["\n", "\r\n", "\r"])
    parts = ["<!DOCTYPE html>" * dice.randint(0, 1), "<html><body><article>"]
    for _ in range(dice.randint(1, 60)):
        chance = dice.random()
        if chance < 0.35:
            parts.append(dice.choice(PIECES["prose"]) * dice.randint(1, 3))
        elif chance < 0.7:
            parts.append(_tag(dice) + dice.choice([">", ">", ">", "/>", ""]))
        elif chance < 0.85:
            parts.append(f"</{dice.choice(PIECES['tags'])}>")
        elif chance < 0.95:
            parts.append(dice.choice(PIECES["scraps"]))
        else:
            parts.append("\n")
    return "".join(parts).replace("\n", ends).encode()


def _tag(dice: random.Random) -> str:
    """A start tag without its end, now and then a huge one."""
    attributes = dice.choice(PIECES["attributes"]) * (3_000 if dice.random() < 0.02 else 1)
    return f"<{dice.choice(PIECES['tags'])}{attributes}"


def mutated(dice: random.Random, page: bytes, other: bytes) -> bytes:
    """A page with a few damages."""
    data = bytearray(page)
    for _ in range(dice.randint(1, 6)):
        size = len(data) + 1
        at, to = sorted((dice.randrange(size), dice.randrange(size)))
        to = min(to, at + dice.choice([1, 20, 500, 20_000]))
        chance = dice.random()
        if chance < 0.15:
            del data[at + dice.randrange(size) :]
        elif chance < 0.3:
            del data[at:to]
        elif chance < 0.5:
            for place in range(at, min(to, at + 20)):
                data[place] ^= 1 << dice.randrange(8)
        elif chance < 0.65:
            data[at:at] = data[at:to] * dice.randint(1, 3)
        elif chance < 0.75:
            start = dice.randrange(len(other))
            data[at:at] = other[start : start + dice.choice([20, 500, 20_000])]
        elif chance < 0.85:
            data[at:at] = dice.choice(PIECES["scraps"]).encode()
        else:
            data[at:at] = f"{_tag(dice)}>".encode()
    return bytes(data)


def faults(data: bytes) -> Iterator[str]:
    """What is wrong with the reading of a page; an error that is no KeisuError is raised."""
    try:
        article = read(data)
    except KeisuError as error:
        try:
            read(data)
        except KeisuError as again:
            if str(again) != str(error):
                yield f"the second time another error: {error} / {again}"
        else:
            yield f"the second time no error: {error}"
        return
    if read(data) != article:
        yield "the second time another article"
    yield from wrong_spans(article, decode(data).text)


def wrong_spans(article: Article, page: str) -> Iterator[str]:
    """The blocks whose span is not in the page, or lacks a word of the block."""
    for block in article.blocks:
        if block.source is None:
            continue
        start, end = block.source
        if not 0 <= start < end <= len(page):
            yield f"{block.kind}: {start} to {end} is not in a page of {len(page)}"
            continue
        raw = page[start:end]
        forms = (raw, _MARKUP.sub("", raw), _BARE.sub("", raw), _MARKUP.sub("", _UNREAD.sub("<", raw)))
        held = [_shown(form) for form in forms]
        lacking = [w for w in _WORD.findall(article.text[block.start : block.end]) if not any(_in(w, h) for h in held)]
        if lacking:
            yield f"{block.kind}: {lacking[:5]} of {article.text[block.start : block.end][:80]!r} not in {raw[:200]!r}"


def _in(word: str, page: str) -> bool:
    """Whether a word stands in a page, whole or in two, since what is between its parts may not be shown."""
    halves = ((word[:n], word[n:]) for n in range(1, len(word) if len(word) > 3 else 0))
    return word in page or any(a in page and b in page for a, b in halves)


def _shown(markup: str) -> str:
    return _UNSEEN.sub("", html.unescape(markup))


def fuzz(seconds: float, seed: int, saved: list[bytes], kept: Path) -> int:
    """Read pages until the time is up; returns how many went wrong. Those are kept in a folder."""
    dice = random.Random(seed)
    until = time.monotonic() + seconds
    count, bad = 0, 0
    at_hand = kept / "at-hand.html"
    while time.monotonic() < until:
        if saved and dice.random() < 0.5:
            page = mutated(dice, dice.choice(saved), dice.choice(saved))
        else:
            page = mangled(dice)
        at_hand.write_bytes(page)
        count += 1
        try:
            found = list(faults(page))
        except Exception as error:
            found = [f"{type(error).__name__}: {error}"]
        if found:
            bad += 1
            (kept / f"{seed}-{count}.html").write_bytes(page)
            print(f"{seed}-{count}.html: {found[0]}" + (f" (and {len(found) - 1} more)" if found[1:] else ""))
    at_hand.unlink(missing_ok=True)
    print(f"{count:,} pages read, {bad:,} wrong, kept in {kept}")
    return bad


def ratios() -> Iterator[tuple[str, float, float]]:
    """For each hostile piece: its name, the seconds of reading many, and how many times that twice as many take."""
    for name, piece in PIECES["repeated"].items():
        count = 100_000 // len(piece)
        once, twice = (min(_seconds(piece * n) for _ in range(3)) for n in (count, 2 * count))
        yield name, once, twice / once


def _seconds(pieces: str) -> float:
    first, second, *_ = PIECES["prose"]
    page = f"<html><body><article><p>{first}</p>{pieces}<p>{second}</p></article></body></html>".encode()
    began = time.process_time()
    with contextlib.suppress(KeisuError):  # to find no article is an answer as well
        read(page, limits=_UNBOUND)
    return time.process_time() - began


def main(argv: list[str] | None = None) -> int:
    """Print what goes wrong; 1 if anything does."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", action="store_true")
    options = parser.parse_args(argv)
    if options.times:
        for name, seconds, ratio in ratios():
            print(f"{name:20} {seconds * 1000:8.1f} ms {ratio:6.2f}" + ("  !" if ratio > 3 else ""))
        return 0
    faulthandler.enable()
    saved = [gzip.decompress(p.read_bytes()) for p in sorted(options.pages.rglob("*.html.gz"))] if options.pages else []
    return int(fuzz(options.seconds, options.seed, saved, Path(tempfile.mkdtemp(prefix="fuzz-"))) > 0)


if __name__ == "__main__":
    sys.exit(main())
