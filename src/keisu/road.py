"""The road from bytes to findings: the four verbs, each with the language and the market that fit the article.

`read` → `find_figures` → `observe` → `reconcile`; `read_page` goes all the way for one page. Faces (the command line,
a notebook, a server) call these and show what comes back.
"""

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from keisu import figures as _figures
from keisu import pages
from keisu import series as _series
from keisu.errors import MissingSource, shown
from keisu.markets import Market, choose
from keisu.model import Article, Figure, Observation, Reading, Reconciliation


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    url: str | None = None,
    encoding: str | None = None,
    published: str | None = None,
    language: str | None = None,
    plain: bool = False,
) -> Article:
    """The clean article of a page: bytes, or the path of a file that holds them.

    `published` (``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``) and `language` (ISO 639-1) are taken as given.
    With `plain` the decoded text is the article's text as it stands, so that offsets are offsets into the input.
    Raises SourceError if the file cannot be read and PageError if no article can be made of it.
    """
    if not isinstance(source, bytes):
        try:
            source = Path(source).read_bytes()
        except OSError as error:
            raise MissingSource(f"{shown(str(source))}: {error.strerror or error}") from error
    return pages.read(source, url=url, encoding=encoding, published=published, language=language, plain=plain)


def find_figures(article: Article, *, market: Market | str | None = None) -> tuple[Figure, ...]:
    """Every figure of an article, in order of place; ``article.text[f.start:f.end] == f.quote`` for each.

    The market is chosen by the words of the article unless it is given as a pack or by the name of a shipped one.
    An article in a language that has no pack has none. Raises UnknownPack if there is no market of that name.
    """
    pack = market_of(article, market)
    return _series.with_ids(_figures.find(article, _knowledge(pack)), pack)


def observe(
    figures: Sequence[Figure],
    *,
    market: Market | str | None = None,
    place: str | None = None,
    page: int = 0,
) -> tuple[Observation, ...]:
    """The figures of one page put into cells, as intervals; those that are no observation are left out."""
    return _series.observe(figures, market=_pack(market), place=place, page=page)


def reconcile(
    observations: Sequence[Observation],
    *,
    market: Market | str | None = None,
    figures: Mapping[int, Sequence[Figure]] | None = None,
) -> Reconciliation:
    """What observations, of one page or of many, say together: series, implied intervals, findings.

    `figures` are the figures of each page by the page's number; given, those that fit no cell are checked too.
    Raises SolverError if the solver stops without an answer.
    """
    return _series.reconcile(observations, market=_pack(market), figures=figures)


def market_of(article: Article, market: Market | str | None = None) -> Market:
    """The market of an article: the one given, else the shipped pack whose names it uses, else the general one."""
    return choose(article.text) if market is None else _pack(market)


def read_article(article: Article, *, market: Market | str | None = None) -> Reading:
    """All that one article gives: its figures, what they imply, what cannot be true."""
    pack = market_of(article, market)
    found = find_figures(article, market=pack)
    together = reconcile(observe(found, market=pack), market=pack, figures={0: found})
    return Reading(article, found, together.implied, together.findings, pack.name)


def _pack(market: Market | str | None) -> Market:
    if market is None:
        return Market.general()
    return Market.named(market) if isinstance(market, str) else market


@lru_cache(maxsize=32)
def _knowledge(pack: Market) -> _figures.Knowledge:
    return _figures.Knowledge(pack.names, pack.thing, pack.place, pack.usual_measure)
