"""Subjects that articles name and a pack does not know: how often, what they may be, and how they could be added.

What they may be is proposed from likeness and never used: only a person puts a name into a pack.
"""

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from keisu.markets.market import Market
from keisu.markets.names import NameFinder, fold

_MOST = 3  # proposals for one subject
_ALIKE = 0.74  # one letter of four may differ: "Rooz" for the Roox
_SHORTEST = 3  # letters of a name of letters other than Latin that a longer subject may hold
_UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something of the pack that a subject may be: its id, its usual name, the way of writing it that is most like the
    subject, and how like, from 0 to 1.
    """

    id: str
    canonical: str
    way: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Unknown:
    """A subject that a pack does not know, as it is mostly written.

    `count` is how often it came, `quote` the words around it the first time, `perhaps` what it may be, the likeliest
    first, `maker` the id of the maker that it names, and `line` a row for models.csv with `?` for what is not known.
    """

    subject: str
    count: int
    quote: str
    perhaps: tuple[Proposal, ...]
    maker: str | None
    line: str


def unknown(subjects: Iterable[tuple[str, str]], market: Market) -> list[Unknown]:
    """The subjects, each with words around it, that the market does not resolve; the most frequent first.

    Ways of writing that differ in case, spaces, dashes and surrounding words only are one subject. Time grows with the
    number of different subjects times that of the pack's names.
    """
    ways: defaultdict[str, Counter[str]] = defaultdict(Counter)
    quotes: dict[str, str] = {}
    known: dict[str, bool] = {}
    for subject, quote in subjects:
        if subject not in known:
            known[subject] = market.resolve(subject) is not None
        if not known[subject] and (key := market.key(subject)):
            ways[key][subject] += 1
            quotes.setdefault(key, quote)
    likeness = Likeness(market)
    made = [_unknown(written, quotes[key], likeness) for key, written in ways.items()]
    return sorted(made, key=lambda u: (-u.count, u.subject))


def _unknown(written: Counter[str], quote: str, likeness: "Likeness") -> Unknown:
    subject = written.most_common(1)[0][0]
    maker, rest = likeness.maker_of(subject)
    return Unknown(subject, written.total(), quote, likeness.of(subject, maker), maker, likeness.line(maker, rest))


class Likeness:
    """The names of a market, to be compared with others."""

    def __init__(self, market: Market) -> None:
        self._market = market
        self._columns = market.pack.columns
        names = [n for n in market.names if n.kind != "source"]
        self._ways: dict[str, tuple[str, str]] = {fold(n.text): (n.text, n.id) for n in reversed(names)}
        self._finder = NameFinder((n.text, n.text) for n in sorted(names, key=lambda n: len(n.text)))
        self._makers = sorted(((n.text, n.id) for n in names if n.kind == "maker"), key=lambda m: -len(m[0]))

    def maker_of(self, subject: str) -> tuple[str | None, str]:
        """The maker that stands in front of a subject's name or behind it, by id, and the rest of the subject."""
        for text, id in self._makers:
            front = re.match(
                rf"{re.escape(text)}(?:['’]s)?[\s・の「]+|{re.escape(text)}(?=[^\x00-\x7f])", subject, re.I
            )
            behind = re.search(rf"[\s(]+(?:\w+\s)?{re.escape(text)}\)?$", subject, re.I)
            for found in (front, behind):
                rest = (subject[: found.start()] + subject[found.end() :]).strip(" &+()「」'’") if found else ""
                if rest:
                    return id, rest
        return None, subject

    def of(self, subject: str, maker: str | None = None) -> tuple[Proposal, ...]:
        """What a subject may be, the likeliest first; models of the maker that it names before others."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        key = self._market.key(subject)
        found: dict[str, Proposal] = {}
        for part in dict.fromkeys((key, self._without(key, maker))):
            alike = process.extract(
                part, self._ways.keys(), scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=_MOST * 3
            )
            inside = [(way, len(way) / len(part)) for way in self._inside(subject, part)]
            for way, score in (*((a[0], a[1]) for a in alike), *inside):
                text, id = self._ways[way]
                if id != maker and (id not in found or found[id].likeness < score):
                    found[id] = Proposal(id, self._market.canonical(id) or id, text, round(min(score, 1.0), 2))
        own = f"{maker}/"
        ordered = sorted(found.values(), key=lambda p: (not p.id.startswith(own), -p.likeness, p.id))
        return tuple(ordered[:_MOST])

    def _inside(self, subject: str, part: str) -> list[str]:
        """The folded names that a subject holds as words of their own, or of letters that are not parted into words."""
        whole = {fold(text) for text in self._finder.find(subject)}
        held = {w for w in self._ways if len(w) >= _SHORTEST and not w.isascii() and w in part}
        return sorted(whole | held, key=lambda w: (-len(w), w))[:_MOST]

    def line(self, maker: str | None, name: str) -> str:
        """A row for models.csv: a model of that name, of the maker if one is named."""
        slug = re.sub(r"[^\w]+", "-", name.casefold()).strip("-")
        owner = maker or _UNKNOWN
        cells: Mapping[str, str] = {"id": f"{owner}/{slug}", "maker": owner, "name": name}
        out = io.StringIO()
        csv.writer(out, lineterminator="").writerow([cells.get(column, "") for column in self._columns])
        return out.getvalue()

    def _without(self, key: str, maker: str | None) -> str:
        """A folded subject without the maker's name."""
        for text, id in self._makers:
            if id == maker:
                part = fold(text)
                shorter = key.removeprefix(part) if key.startswith(part) else key.removesuffix(part)
                if shorter and shorter != key:
                    return shorter
        return key


def why(subject: str, market: Market) -> str:
    """What a subject stands for in a market and why, or why it is not known, in one sentence."""
    found = market.resolve(subject)
    if found is None:
        return _why_not(subject, market)
    said = f"the {found.kind} {found.canonical} ({found.id})"
    if (model := market.models.get(found.id)) is not None:
        seller = market.makers[model.sold_by].name
        builders = " and ".join(market.makers[b].name for b in model.built_by)
        said += f", sold by {seller}" + (f" and built by {builders}" if model.built_by != (model.sold_by,) else "")
        if found.claimed_maker and not market.is_made_by(found.id, found.claimed_maker):
            said += f"; {market.makers[found.claimed_maker].name} neither sells nor builds it"
    if found.measure:
        said += f", counted as {found.measure} where {market.usual_measure} are said"
    return said


def _why_not(subject: str, market: Market) -> str:
    if not market.names:
        return f"not known: the market {market.name} knows no names"
    likeness = Likeness(market)
    maker, rest = likeness.maker_of(subject)
    said = f"not known: {market.makers[maker].name} is, {rest!r} is not" if maker else "not known"
    perhaps = ", ".join(f"{p.canonical} ({p.likeness:.2f})" for p in likeness.of(subject, maker))
    return f"{said}; perhaps {perhaps}" if perhaps else f"{said}; nothing in the pack is like it"
