"""Naming the third parties whose programs a page ran, from the code, which is only read.

Rules (machinery.toml) come first, since they know the public identifiers; a list of third parties by host
(third_parties.tsv) names the rest. A rule costs one literal search until a page proves to have it, the list one search
for addresses; hosts are told apart at the borders of their labels, never within one.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from keisu.model import Machinery
from keisu.pages import third_parties

_QUOTES = "[\"'‘’“”]"
_NEAR = 20_000  # characters within which an identifier belongs to the host it stands beside
_OFTEN = 40  # places of one host, or of one literal, that are looked at
_SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_DATA = re.compile(r"type\s{0,5}=\s{0,5}[\"']?application/(?:ld\+)?json", re.IGNORECASE)
_RUNNING_TAG = re.compile(r"<(?:iframe|img|embed|object|link|ins|div|amp-[a-z-]{1,30})\s[^<>]{0,4000}>", re.IGNORECASE)
_HOST = re.compile(r"//([a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63}){1,8})(?![\w.-])")
_PROGRAM = re.compile(r"[^\s\"'‘’“”<>()]{0,300}?\.m?js\b")
_LOADED = re.compile(
    r"(?:\bsrc\s?[=,]|(?:fetch|open|sendBeacon|importScripts|import)\(|~Q~src~Q~\s?,)\s?~Q~?(?:https?:)?$".replace(
        "~Q~", _QUOTES
    )
)
_TAG = re.compile(r"<(?:iframe|img|embed|object|link|ins|div|amp-[a-z-]{1,30})\s[^<>]{0,4000}>", re.IGNORECASE)
_HOST = re.compile(r"//([a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63}){1,8})(?![\w.-])")
_PROGRAM = re.compile(r"[^\s\"'‘’“”<>()]{0,300}?\.m?js\b")
_LOADED = re.compile(
    r"(?:\bsrc\s?[=,]|(?:fetch|open|sendBeacon|importScripts|import)\(|setAttribute\(\s?~Q~src~Q~,)\s?~Q~?(?:https?:|~Q~[^\n]{0,60}~Q~\)?\s?\+\s?~Q~)?$".replace(
        "~Q~", _QUOTES
    )
)
_TAG = re.compile(r"<([a-z-]{1,30})\s[^<>]*$", re.IGNORECASE)
_PIXEL = re.compile(r"\b(?:width|height)\s?[=:]\s?[\"']?[01](?:px)?\b|display\s?:\s?none", re.IGNORECASE)
_SHEET = re.compile(r"\brel\s?=\s?[\"']?(?:stylesheet|preload|modulepreload)\b", re.IGNORECASE)
_A_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|eu|ru|cc|ms)")
_FRAMES = frozenset({"script", "iframe", "embed", "object"})


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    category: str
    what: str
    literals: tuple[str, ...]
    hosts: tuple[str, ...]
    ids: dict[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class _Rules:
    rules: tuple[_Rule, ...]
    loader_signs: tuple[str, ...]
    categories: dict[str, tuple[str, str]]  # of the list: what we call it, and what its members do


@dataclass(slots=True)
class _Seen:
    name: str
    category: str
    what: str
    ids: dict[str, str] = field(default_factory=dict)
    hosts: list[str] = field(default_factory=list)


@cache
def _rules() -> _Rules:
    data = tomllib.loads(files("keisu.pages").joinpath("machinery.toml").read_text(encoding="utf-8"))
    rules = tuple(
        _Rule(
            r["name"],
            r["category"],
            r["what"],
            tuple(r["literals"]),
            tuple(r["hosts"]),
            {key: re.compile(pattern.replace("~Q~", _QUOTES)) for key, pattern in r.get("ids", {}).items()},
        )
        for r in data["rule"]
    )
    categories = {c["listed"]: (c["category"], c["what"]) for c in data["category"]}
    return _Rules(rules, tuple(data["loader_signs"]), categories)


def find_machinery(pieces: Iterable[str]) -> tuple[Machinery, ...]:
    """Whose programs stand in `pieces` of code, as first seen, each once with all its hosts and ids."""
    return name_machinery(pieces)[0]


def name_machinery(pieces: Iterable[str]) -> tuple[tuple[Machinery, ...], tuple[str | None, ...]]:
    """Whose programs stand in `pieces` of code, and for each piece whose it is: the first that is seen in it."""
    pieces = list(pieces)
    rules = _possible("\n".join(pieces))
    seen: dict[str, _Seen] = {}
    names: list[str | None] = []
    for piece in pieces:
        found = [(at, rule) for rule in rules if (at := _first(piece, rule.literals)) >= 0]
        found.sort(key=lambda pair: pair[0])
        for at, rule in found:
            _note(seen.setdefault(rule.name, _Seen(rule.name, rule.category, rule.what)), rule, piece, at)
        listed = _listed(piece, [rule for _, rule in found])
        for host, name, category in listed:
            known = _rules().categories.get(category)
            if known is not None:
                noted = seen.setdefault(name, _Seen(name, *known))
                if host not in noted.hosts:
                    noted.hosts.append(host)
        names.append(found[0][1].name if found else listed[0][1] if listed else None)
    made = (Machinery(s.name, s.category, s.ids, tuple(s.hosts), s.what) for s in seen.values())
    return tuple(made), tuple(names)


def machinery_of_html(text: str) -> tuple[Machinery, ...]:
    """Whose programs an HTML page runs: by its scripts, its frames and the tags that load or hold something. What
    the page only speaks of or links to is none."""
    return find_machinery(_code_of_html(text))


def _code_of_html(text: str) -> list[str]:
    pieces: list[str] = []
    at = 0
    while m := _SCRIPT.search(text, at):
        pieces += _RUNNING_TAG.findall(text, at, m.start())
        end = _SCRIPT_END.search(text, m.end())
        at = end.start() if end else len(text)
        if not _DATA.search(m[1]):
            pieces.append(text[m.start() : at])
    return [*pieces, *_RUNNING_TAG.findall(text, at)]


def is_machinery(code: str) -> bool:
    """Whether code is a page's own or a third party's machinery rather than something an article shows."""
    return any(sign in code for sign in _rules().loader_signs) or bool(_possible(code))


def _possible(text: str) -> list[_Rule]:
    """The rules of which a literal stands in `text`."""
    return [rule for rule in _rules().rules if any(literal in text for literal in rule.literals)]


def _first(text: str, literals: Iterable[str]) -> int:
    """Where the first of the literals stands, as a whole word, or -1."""
    return min((at for literal in literals if (at := _place(text, literal)) >= 0), default=-1)


def _place(text: str, literal: str) -> int:
    """Where a literal stands in `text`, not within a longer name or host; -1 if nowhere."""
    at = text.find(literal)
    for _ in range(_OFTEN):
        if at < 0 or not (_within(text, at, literal) or _goes_on(text, at + len(literal), literal)):
            return at
        at = text.find(literal, at + 1)
    return -1


def _within(text: str, at: int, literal: str) -> bool:
    before = text[at - 1 : at]
    return literal[0].isalnum() and bool(before) and (before.isalnum() or before in "-_")


def _goes_on(text: str, end: int, literal: str) -> bool:
    after = text[end : end + 2]
    if not after or not _A_HOST.fullmatch(literal):
        return False
    return after[0].isalnum() or after[0] in "-_" or (after[0] == "." and after[1:].isalnum())


def _note(seen: _Seen, rule: _Rule, piece: str, at: int) -> None:
    seen.hosts += [host for host in rule.hosts if host not in seen.hosts and _place(piece, host) >= 0]
    for key, pattern in rule.ids.items():
        if key not in seen.ids:
            near = pattern.finditer(piece, max(0, at - _NEAR), at + _NEAR)
            nearest = min(near, key=lambda m: abs(m.start() - at), default=None)
            if nearest:
                seen.ids[key] = nearest[1]


def _listed(piece: str, found: Sequence[_Rule]) -> list[tuple[str, str, str]]:
    """The hosts that a piece loads programs from and no rule has told, with the name and category of their owners."""
    told = {host for rule in found for host in rule.hosts}
    places: dict[str, list[int]] = {}
    for m in _HOST.finditer(piece):
        at = places.setdefault(m[1].lower(), [])
        if len(at) < _OFTEN:
            at.append(m.start())
    listed: list[tuple[str, str, str]] = []
    for host, starts in places.items():
        owner = third_parties.owner(host)
        if owner is None or any(host == h or host.endswith(f".{h}") for h in told):
            continue
        if any(rule.name == owner[0] for rule in found) or not any(_runs(piece, at) for at in starts):
            continue
        listed.append((host, *owner))
    return listed


def _runs(piece: str, at: int) -> bool:
    """Whether the address at `at` (its slashes) is of something that the page loads and runs, shows or tracks by."""
    before = piece[max(0, at - 400) : at]
    tag = _TAG.search(before)
    name = tag[1].lower() if tag else ""
    if name == "a":
        return False
    if name in _FRAMES:
        return True
    if name in ("img", "link") and tag:
        whole = before[tag.start() :] + piece[at : at + 400].partition(">")[0]
        return bool((_PIXEL if name == "img" else _SHEET).search(whole))
    return bool(_PROGRAM.match(piece, at) or _LOADED.search(before[-100:]))
