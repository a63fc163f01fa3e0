"""Naming the third parties whose programs a page ran, from the code, which is only read.

Rules (machinery.toml) come first, since they know the public identifiers; a list of third parties by host
(third_parties.tsv) names the rest. The code of a page is looked through once for the literals of all rules and once for
addresses, and only what proves to be there costs more; hosts are told apart at the borders of their labels, never
within one.
"""

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import accumulate

from keisu.model import Machinery
from keisu.pages import third_parties
from keisu.pages.literals import Literals

_QUOTES = "[\"'‘’“”]"
_NEAR = 20_000  # characters within which an identifier belongs to the host it stands beside
_OFTEN = 40  # places of one host, or of one literal, that are looked at
_RUNNING = re.compile(
    r"<(?:(script)\b|(?:iframe|img|embed|object|link|ins|div|amp-[a-z-]{1,30})\s[^<>]{0,4000}>)", re.IGNORECASE
)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_DATA = re.compile(r"type\s{0,5}=\s{0,5}[\"']?application/(?:ld\+)?json", re.IGNORECASE)
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
    literals: Literals
    of_literal: dict[str, tuple[int, ...]]  # the numbers of the rules that a literal belongs to
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
    of_literal: dict[str, tuple[int, ...]] = {}
    for number, rule in enumerate(rules):
        for literal in rule.literals:
            of_literal[literal] = (*of_literal.get(literal, ()), number)
    return _Rules(rules, Literals(of_literal), of_literal, tuple(data["loader_signs"]), categories)


def find_machinery(pieces: Iterable[str]) -> tuple[Machinery, ...]:
    """Whose programs stand in `pieces` of code, as first seen, each once with all its hosts and ids."""
    return name_machinery(pieces)[0]


def name_machinery(pieces: Iterable[str]) -> tuple[tuple[Machinery, ...], tuple[str | None, ...]]:
    """Whose programs stand in `pieces` of code, and for each piece whose it is: the first that is seen in it."""
    pieces = list(pieces)
    code = "\n".join(pieces)  # looked through once for all; neither literal nor address goes over the end of a line
    starts = [0, *accumulate(len(piece) + 1 for piece in pieces)]
    ruled = _ruled(code, starts)
    addressed = _addressed(code, starts)
    seen: dict[str, _Seen] = {}
    names: list[str | None] = [None] * len(pieces)
    for number in sorted(ruled.keys() | addressed.keys()):
        piece = pieces[number]
        found = ruled.get(number, [])
        for at, rule in found:
            _note(seen.setdefault(rule.name, _Seen(rule.name, rule.category, rule.what)), rule, piece, at)
        listed = _listed(piece, addressed.get(number, {}), [rule for _, rule in found])
        for host, (name, category) in listed:
            known = _rules().categories.get(category)
            if known is not None:
                noted = seen.setdefault(name, _Seen(name, *known))
                if host not in noted.hosts:
                    noted.hosts.append(host)
        names[number] = found[0][1].name if found else listed[0][1][0] if listed else None
    made = (Machinery(s.name, s.category, s.ids, tuple(s.hosts), s.what) for s in seen.values())
    return tuple(made), tuple(names)


def machinery_of_html(text: str) -> tuple[Machinery, ...]:
    """Whose programs an HTML page runs: by its scripts, its frames and the tags that load or hold something. What
    the page only speaks of or links to is none."""
    return find_machinery(_code_of_html(text))


def _code_of_html(text: str) -> list[str]:
    pieces: list[str] = []
    at = 0
    while m := _RUNNING.search(text, at):
        at = m.end()
        if not m[1]:
            pieces.append(m[0])
            continue
        opened = text.find(">", at)
        if opened < 0:  # and so no further tag ends either
            break
        end = _SCRIPT_END.search(text, opened + 1)
        attributes, at = text[at:opened], end.start() if end else len(text)
        if not _DATA.search(attributes):
            pieces.append(text[m.start() : at])
    return pieces


def is_machinery(code: str) -> bool:
    """Whether code is a page's own or a third party's machinery rather than something an article shows."""
    rules = _rules()
    return any(sign in code for sign in rules.loader_signs) or any(rules.literals.places(code))


def _ruled(code: str, starts: Sequence[int]) -> dict[int, list[tuple[int, _Rule]]]:
    """By the number of a piece: the rules of which a literal stands in it as a whole word, and where the first one
    does in the piece, in the order of their places."""
    rules = _rules()
    tried: Counter[tuple[int, str]] = Counter()
    first: dict[int, dict[int, int]] = {}
    for place, literal in rules.literals.places(code):
        piece = bisect_right(starts, place) - 1
        tried[piece, literal] += 1
        if tried[piece, literal] > _OFTEN or not _whole(code, place, literal):
            continue
        of_piece = first.setdefault(piece, {})
        for number in rules.of_literal[literal]:
            of_piece[number] = min(place, of_piece.get(number, place))
    return {
        piece: [(place - starts[piece], rules.rules[n]) for place, n in sorted((at, n) for n, at in of_piece.items())]
        for piece, of_piece in first.items()
    }


def _addressed(code: str, starts: Sequence[int]) -> dict[int, dict[str, list[int]]]:
    """By the number of a piece: the hosts of third parties whose addresses stand in it, and where in the piece."""
    addressed: dict[int, dict[str, list[int]]] = {}
    for m in _HOST.finditer(code):
        host = m[1].lower()
        if third_parties.owner(host) is not None:
            piece = bisect_right(starts, m.start()) - 1
            places = addressed.setdefault(piece, {}).setdefault(host, [])
            if len(places) < _OFTEN:
                places.append(m.start() - starts[piece])
    return addressed


def _place(text: str, literal: str) -> int:
    """Where a literal stands in `text`, not within a longer name or host; -1 if nowhere."""
    at = text.find(literal)
    for _ in range(_OFTEN):
        if at < 0 or _whole(text, at, literal):
            return at
        at = text.find(literal, at + 1)
    return -1


def _whole(text: str, at: int, literal: str) -> bool:
    return not (_within(text, at, literal) or _goes_on(text, at + len(literal), literal))


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


def _listed(
    piece: str, places: Mapping[str, Sequence[int]], found: Sequence[_Rule]
) -> list[tuple[str, tuple[str, str]]]:
    """The hosts that a piece loads programs from and no rule has told, with the name and category of their owners."""
    told = {host for rule in found for host in rule.hosts}
    listed: list[tuple[str, tuple[str, str]]] = []
    for host, starts in places.items():
        owner = third_parties.owner(host)
        if owner is None or any(host == h or host.endswith(f".{h}") for h in told):
            continue
        if any(rule.name == owner[0] for rule in found) or not any(_runs(piece, at) for at in starts):
            continue
        listed.append((host, owner))
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
