"""How publishers name the parts of a page (marks.toml), made ready for looking up; and what they hide."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_PARTS = re.compile(r"[a-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|em|rem|%)?\s*(?:;|!|$)|"
    r"(?:left|top|text-indent|margin-left)\s*:\s*-\d{4,}|clip\s*:\s*rect\(\s*[01])",
    re.IGNORECASE,
)
_COLOUR = re.compile(r"(?:^|;)\s*(background-color|background|color)\s*:\s*([^;!]{1,40})", re.IGNORECASE)
_WHITE = frozenset({"#fff", "#ffffff", "white", "rgb(255,255,255)", "rgba(255,255,255,1)", "hsl(0,0%,100%)"})
_LONGEST = 400  # characters of a class or a style that are looked at


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("keisu.pages").joinpath("marks.toml").read_text(encoding="utf-8"))


def elements(kind: str) -> tuple[str, ...]:
    """The elements of one kind, in the order of the file."""
    return tuple(_data()["elements"][kind])


@cache
def marks() -> tuple[tuple[str, ...], dict[str, int], tuple[tuple[str, int], ...], frozenset[str]]:
    """The marks' names in the order of their bits, whole words, beginnings, and classes that hide."""
    data = _data()
    whole: dict[str, int] = {}
    begins: dict[str, int] = {}
    for bit, words in enumerate(data["marks"].values()):
        for word in words:
            into = begins if word.endswith("*") else whole
            into[word.rstrip("*")] = into.get(word.rstrip("*"), 0) | 1 << bit
    return tuple(data["marks"]), whole, tuple(begins.items()), frozenset(data["hidden"]["classes"])


@lru_cache(maxsize=20_000)
def mark_bits(name: str) -> int:
    """The marks of an element whose class, id and role are `name`, a bit each in the order of the file."""
    bits = 0
    for part in _PARTS.findall(_CAMEL.sub("-", name[:_LONGEST]).lower()):
        bits |= _part_bits(part)
    return bits


@lru_cache(maxsize=20_000)
def _part_bits(part: str) -> int:
    _, whole, begins, _ = marks()
    bits = whole.get(part, 0)
    for beginning, bit in begins:
        if part.startswith(beginning):
            bits |= bit
    return bits


@lru_cache(maxsize=20_000)
def hiding_class(name: str) -> bool:
    """Whether a class is one that hides what is in it."""
    return not marks()[3].isdisjoint(name.lower().split())


@cache
def _breaking() -> frozenset[str]:
    return frozenset(_data()["breaking"]["classes"])


@lru_cache(maxsize=20_000)
def breaking_class(name: str) -> bool:
    """Whether a class makes a break between paragraphs of an element that holds nothing."""
    return not _breaking().isdisjoint(name.lower().split())


@lru_cache(maxsize=5_000)
def hiding_style(style: str) -> bool:
    """Whether an inline style hides: not displayed, off the screen, without size, or white on white."""
    style = style[:_LONGEST]
    if _HIDING.search(style):
        return True
    if "color" not in style:
        return False
    told = {
        m[1].lower().removesuffix("-color") or "color": m[2].replace(" ", "").lower() for m in _COLOUR.finditer(style)
    }
    return told.get("color") in _WHITE and told.get("background") in _WHITE
