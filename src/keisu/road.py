"""The road from bytes to findings: the four verbs, each with the language and the market that fit the article.

`read` → `find_figures` → `observe` → `reconcile`; `read_page` goes all the way for one page. Faces (the command line,
a notebook, a server) call these and show what comes back.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from keisu import figures as _figures
from keisu import languages, pages
from keisu import series as _series
from keisu.errors import KeisuError, MissingSource, shown
from keisu.markets import Market, choose
from keisu.model import Article, Figure, Observation, Provenance, Reading, Reconciliation
from keisu.pages import DEFAULTS, Capture, Fetcher, Limits
from keisu.records import Records


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    url: str | None = None,
    encoding: str | None = None,
    published: str | None = None,
    language: str | None = None,
    plain: bool = False,
    limits: Limits = DEFAULTS,
) -> Article:
    """The clean article of a page: bytes, or the path of a file that holds them. For folders, archives, feeds and
    addresses there is `read_many`.

    `published` (``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``) and `language` (ISO 639-1) are taken as given.
    With `plain` the decoded text is the article's text as it stands, so that offsets are offsets into the input.
    Raises SourceError if the file cannot be read and PageError if no article can be made of it, or if it is over one
    of the `limits`.
    """
    if not isinstance(source, bytes):
        try:
            with Path(source).open("rb") as file:
                source = file.read(limits.bytes + 1)
        except OSError as error:
            raise MissingSource(f"{shown(str(source))}: {error.strerror or error}") from error
    return pages.read(
        source, url=url, encoding=encoding, published=published, language=language, plain=plain, limits=limits
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page of many: its article, or the error that says why there is none.

    `name` says where the page was found, `date` when it was taken there (``YYYY-MM-DDThh:mm:ssZ``), if that is known.
    """

    name: str
    article: Article | None = None
    error: KeisuError | None = None
    date: str | None = None


def read_many(
    sources: str | os.PathLike[str] | Iterable[str | os.PathLike[str] | Capture],
    *,
    encoding: str | None = None,
    published: str | None = None,
    language: str | None = None,
    url: str | None = None,
    plain: bool = False,
    limits: Limits = DEFAULTS,
    fetcher: Fetcher | None = None,
) -> Iterator[Outcome]:
    """The articles of all pages in the sources, one after the other, each read when it is asked for.

    A source is a file, a folder, a pattern, a web archive (WARC or ARC), a feed, an address of http or https (with the
    extra `fetch`) or "-" for standard input, as `keisu.pages.captures` says; or a capture. `published`, `language`,
    `encoding`, `url` and `plain` are taken as given for every page. Never raises for a page: its outcome has the error,
    and the rest go on. Raises ModelError for a `published` that is no day, month or year.
    """
    if published is not None:
        Article("", published=published, published_basis="given")
    given = [sources] if isinstance(sources, str | os.PathLike) else sources
    for capture in _captures(given, limits, fetcher):
        try:
            article = pages.read_capture(
                capture,
                url=url,
                encoding=encoding,
                published=published,
                language=language,
                plain=plain,
                limits=limits,
            )
        except KeisuError as error:
            yield Outcome(capture.name, error=error, date=capture.date)
        else:
            yield Outcome(capture.name, article, date=capture.date)


def _captures(
    sources: Iterable[str | os.PathLike[str] | Capture], limits: Limits, fetcher: Fetcher | None
) -> Iterator[Capture]:
    fetcher = fetcher or Fetcher(limits)
    for source in sources:
        if isinstance(source, Capture):
            yield source
        else:
            yield from pages.captures([os.fspath(source)], limits=limits, fetcher=fetcher)


def find_figures(article: Article, *, market: Market | str | None = None) -> Records[Figure]:
    """Every figure of an article, in order of place; ``article.text[f.start:f.end] == f.quote`` for each.

    The market is chosen by the words of the article unless it is given as a pack or by the name of a shipped one.
    Of an article in a language that has no pack, those alone are found that need none. Raises UnknownPack if there is
    no market of that name.
    """
    pack = market_of(article, market)
    return Records(_series.with_ids(_figures.find(article, _knowledge(pack)), pack), Figure)


def observe(
    figures: Sequence[Figure],
    *,
    market: Market | str | None = None,
    place: str | None = None,
    page: int = 0,
) -> Records[Observation]:
    """The figures of one page put into cells, as intervals; those that are no observation are left out."""
    return Records(_series.observe(figures, market=_pack(market), place=place, page=page), Observation)


def reconcile(
    observations: Sequence[Observation],
    *,
    market: Market | str | None = None,
    figures: Mapping[int, Sequence[Figure]] | None = None,
    provenance: Mapping[int, Provenance] | None = None,
) -> Reconciliation:
    """What observations, of one page or of many, say together: series, implied intervals, findings.

    `figures` are the figures of each page by the page's number; given, those that fit no cell are checked too.
    `provenance`, by page number, says which pages are copies of one origin and when they were published.
    Raises SolverError if the solver stops without an answer.
    """
    return _series.reconcile(observations, market=_pack(market), figures=figures, provenance=provenance)


def provenance(pages: Sequence[tuple[Article, Sequence[Figure]]], names: Sequence[str] = ()) -> dict[int, Provenance]:
    """Where the statements of some pages come from, by their number in the sequence, for `reconcile`.

    Copies of one article, in the same words or with the same figures in the same order, have one origin.
    """
    origins = _series.Origins()
    for number, (article, figures) in enumerate(pages):
        origins.add(number, _series.trace(article, figures))
    return {
        number: Provenance(
            origins.origin(number),
            article.published,
            names[number] if names else article.title or "",
            article.site,
            url=article.url,
        )
        for number, (article, _) in enumerate(pages)
    }


def market_of(article: Article, market: Market | str | None = None) -> Market:
    """The market of an article: the one given, else the shipped pack whose names it uses, else the general one."""
    return choose(article.text) if market is None else _pack(market)


def read_article(article: Article, *, market: Market | str | None = None, explain: bool = False) -> Reading:
    """All that one article gives: its figures, what they imply, what cannot be true; with `explain` also what decided
    each field of each figure (`Reading.why`)."""
    pack = market_of(article, market)
    why: tuple[Mapping[str, str], ...] = ()
    if explain:
        explained, why = _figures.explain(article, _knowledge(pack))
        found = Records(_series.with_ids(explained, pack), Figure)
    else:
        found = find_figures(article, market=pack)
    together = reconcile(observe(found, market=pack), market=pack, figures={0: found})
    language = article.language if article.language in languages.available() else None
    return Reading(article, found, together.implied, together.findings, pack.name, language, why)


def _pack(market: Market | str | None) -> Market:
    if market is None:
        return Market.general()
    return Market.named(market) if isinstance(market, str) else market


@lru_cache(maxsize=32)
def _knowledge(pack: Market) -> _figures.Knowledge:
    return _figures.Knowledge(pack.names, pack.thing, pack.place, pack.usual_measure)
