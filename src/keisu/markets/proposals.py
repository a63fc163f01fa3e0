"""Subjects that a market does not know, and what they might be: proposals for a person, never decided by likeness."""

from collections.abc import Iterable
from dataclasses import dataclass

from keisu.markets.market import Market
from keisu.markets.names import fold

_LIKE = 82  # of 100: less alike is not proposed
_MOST = 3


@dataclass(frozen=True, slots=True)
class Unknown:
    """A subject that a market does not know: how often it is named, by which words of an example, what it may be."""

    subject: str
    count: int
    quote: str
    perhaps: tuple[str, ...] = ()


def unknown(subjects: Iterable[tuple[str, str, int]], market: Market) -> list[Unknown]:
    """Those of some subjects, each with a quote and how often it is named, that the market does not know, commonest
    first.

    `perhaps` are the pack's names that are written much alike. Nothing is taken for one of them because of it.
    """
    ways = {fold(name.text): name.canonical for name in market.names}
    made: dict[str, Unknown] = {}
    for subject, quote, count in subjects:
        key = fold(subject)
        if not key or market.resolve(subject) is not None:
            continue
        known = made.get(key)
        if known is None:
            made[key] = Unknown(subject, count, quote, _alike(key, ways))
        else:
            made[key] = Unknown(known.subject, known.count + count, known.quote, known.perhaps)
    return sorted(made.values(), key=lambda u: (-u.count, u.subject))


def _alike(key: str, ways: dict[str, str]) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process

    found = process.extract(key, list(ways), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=2 * _MOST)
    return tuple(dict.fromkeys(ways[way] for way, _, _ in found))[:_MOST]
