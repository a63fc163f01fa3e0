"""Naming the third parties whose programs a page ran, from the code, which is only read.

The rules are data (machinery.toml). A rule costs one literal search until a page proves to have it.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from keisu.model import Machinery

_QUOTES = "[\"'‘’“”]"
_NEAR = 20_000  # characters within which an identifier belongs to the host it stands beside


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    category: str
    what: str
    literals: tuple[str, ...]
    hosts: tuple[str, ...]
    ids: dict[str, re.Pattern[str]]


@dataclass(slots=True)
class _Seen:
    rule: _Rule
    ids: dict[str, str] = field(default_factory=dict)
    hosts: list[str] = field(default_factory=list)


@cache
def _rules() -> tuple[tuple[_Rule, ...], tuple[str, ...]]:
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
    return rules, tuple(data["loader_signs"])


def find_machinery(pieces: Iterable[str]) -> tuple[Machinery, ...]:
    """Whose programs stand in `pieces` of code, as first seen, each once with all its hosts and ids."""
    seen: dict[str, _Seen] = {}
    for piece in pieces:
        found = [(at, rule) for rule in _rules()[0] if (at := _first(piece, rule.literals)) >= 0]
        for at, rule in sorted(found, key=lambda pair: pair[0]):
            _note(seen.setdefault(rule.name, _Seen(rule)), piece, at)
    return tuple(Machinery(s.rule.name, s.rule.category, s.ids, tuple(s.hosts), s.rule.what) for s in seen.values())


def is_machinery(code: str) -> bool:
    """Whether code is a page's own or a third party's machinery rather than something an article shows."""
    rules, loader_signs = _rules()
    return _first(code, loader_signs) >= 0 or any(_first(code, rule.literals) >= 0 for rule in rules)


def _first(text: str, literals: Iterable[str]) -> int:
    """Where the first of the literals stands, or -1."""
    return min((at for literal in literals if (at := text.find(literal)) >= 0), default=-1)


def _note(seen: _Seen, piece: str, at: int) -> None:
    seen.hosts += [host for host in seen.rule.hosts if host in piece and host not in seen.hosts]
    for key, pattern in seen.rule.ids.items():
        if key not in seen.ids:
            near = pattern.finditer(piece, max(0, at - _NEAR), at + _NEAR)
            nearest = min(near, key=lambda m: abs(m.start() - at), default=None)
            if nearest:
                seen.ids[key] = nearest[1]
