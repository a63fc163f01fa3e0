"""What is exported: tables with the columns they have in every form."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from keisu.model import Finding
from keisu.views import tables

Kind = Literal["text", "integer", "number", "boolean", "list"]
Values = tuple[Any, ...]

_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\xa0<>\"{}|\\^`]+", re.IGNORECASE)


class Source(Protocol):
    """Where rows come from: some columns of a table, a block of rows at a time (`keisu.store.Stream`)."""

    def blocks(self, what: str, columns: Sequence[str]) -> Iterator[Sequence[Values]]:
        """The rows, in blocks."""
        ...


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the kind of its values, what it holds.

    `of` are the columns of the source that it is made from by `made`; with no more than a name it is the source's own.
    `of_article` says that it repeats what the article has.
    """

    name: str
    kind: Kind
    what: str
    of: tuple[str, ...] = ()
    made: Callable[..., Any] | None = None
    of_article: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what a row is, its columns."""

    name: str
    what: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    def blocks(self, source: Source, wanted: Sequence[Column] | None = None) -> Iterator[list[Values]]:
        """The rows with all or with some of its columns, in blocks."""
        columns = self.columns if wanted is None else wanted
        asked = list(dict.fromkeys(name for column in columns for name in column.of or (column.name,)))
        makers = [(column.made, [asked.index(name) for name in column.of or (column.name,)]) for column in columns]
        for block in source.blocks(self.name, asked):
            yield [
                tuple(row[at[0]] if made is None else made(*(row[i] for i in at)) for made, at in makers)
                for row in block
            ]


def address(url: str | None) -> str | None:
    """An address that may be followed, http or https and well formed, else None: a page may say anything of itself."""
    return url if url is not None and _ADDRESS.fullmatch(url) else None


def _doubtful(kind: Any, message: str, weight: float) -> bool:
    return Finding(kind, message, (), weight=weight).is_doubtful


def _pages(pages: Sequence[int]) -> int:
    return len({page for page in pages if page >= 0})


def _figures(pages: Sequence[int], figures: Sequence[int]) -> list[str]:
    return [f"{page}#{figure}" for page, figure in zip(pages, figures, strict=True) if page >= 0]


def _own(page: int) -> int | None:
    return page if page >= 0 else None


_SUBJECT = (
    Column("subject", "text", "of whom, by the usual name"),
    Column("subject_id", "text", "the market's id for the subject, else its name folded"),
)
_PERIOD = (
    Column("period", "text", "when: 2025-11, 2025-Q3, 2025-H1, 2025, FY2024, 2025-11-04, or start/end"),
    Column(
        "period_start", "text", "first day of the period; none of a fiscal year that the market says no beginning of"
    ),
    Column("period_end", "text", "last day of the period"),
)
_URL = Column("url", "text", "address of the article, if it is http or https", ("url",), address, of_article=True)
_ARTICLE = (
    Column("title", "text", "title of the article", of_article=True),
    Column("site", "text", "who published the article", of_article=True),
    Column("published", "text", "day, month or year of publication", of_article=True),
    Column("language", "text", "language of the article, an ISO 639-1 code", of_article=True),
    _URL,
)
_PAGE = Column("page", "integer", "number of the page in the store")
_FIGURE = Column("figure", "integer", "number of the figure within its page, from 0")
_PLACE = (
    Column("start", "integer", "where its words begin in the article's text, in code points from 0"),
    Column("end", "integer", "where they end: text[start:end] is the quote"),
)
_QUOTE = Column("quote", "text", "the words of the article that carry it")
_SAID_BY = Column("source", "list", "who counted it or said it, outermost last")

_ALL = (
    Table(
        "articles",
        "the clean article of a page",
        (
            _PAGE,
            Column("title", "text", "title"),
            Column("deck", "text", "deck"),
            Column("site", "text", "who published it"),
            Column("byline", "list", "who wrote it"),
            Column("url", "text", "its address, if it is http or https", ("url",), address),
            Column("found_at", "text", "the path or address that the page was read from first"),
            Column("published", "text", "day, month or year of publication"),
            Column("published_basis", "text", "how that is known"),
            Column("language", "text", "an ISO 639-1 code"),
            Column("market", "text", "the market pack it was read with"),
            Column("copy_of", "integer", "the first page of which it is a copy, if it is one"),
            Column("hash", "text", "SHA-256 of the page's bytes, in hexadecimal"),
            Column("text", "text", "the text that all offsets are offsets into"),
        ),
    ),
    Table(
        "figures",
        "a figure of an article",
        (
            Column("subject", "text", "of whom, by the fullest name in the article"),
            Column("subject_id", "text", "the market's id for the subject"),
            Column("measure", "text", "what is measured"),
            *_PERIOD,
            Column("kind", "text", "level, change, ratio, multiple, share, rank, streak or other"),
            Column("bound", "text", "=, ~, >, >=, <, <= or range"),
            Column("value", "number", "the number as stated"),
            Column("low", "number", "lower end of a range"),
            Column("high", "number", "upper end of a range"),
            Column("unit", "text", "%, pp, ISO 4217 for money, rank, a unit's name or the counted noun"),
            Column("decimals", "integer", "place of the last printed digit as a power of ten"),
            Column("base", "text", "the period that a change compares with"),
            Column("place", "text", "where"),
            _SAID_BY,
            Column("status", "text", "actual, forecast, target or hypothetical"),
            Column("inferred", "list", "fields that the sentence does not state itself"),
            _QUOTE,
            *_ARTICLE,
            _PAGE,
            _FIGURE,
            *_PLACE,
        ),
    ),
    Table(
        "observations",
        "a figure that is in a cell, as an interval",
        (
            Column("market", "text", "market pack"),
            *_SUBJECT,
            Column("measure", "text", "what is measured"),
            Column("place", "text", "where"),
            Column("scope", "text", "part of the market"),
            *_PERIOD,
            Column("relation", "text", "level, or factor of or difference to the base"),
            Column("low", "number", "least value; none if nothing bounds it"),
            Column("high", "number", "greatest value; none if nothing bounds it"),
            Column("value", "number", "the number as stated"),
            Column("unit", "text", "unit of the cell"),
            Column("base_subject", "text", "of a factor or a difference: the subject it is to"),
            Column("base_period", "text", "of a factor or a difference: the period it is to"),
            _SAID_BY,
            _QUOTE,
            *_ARTICLE,
            _PAGE,
            _FIGURE,
            *_PLACE,
        ),
    ),
    Table(
        "series",
        "a subject and measure in one period, stated or implied",
        (
            Column("market", "text", "market pack"),
            *_SUBJECT,
            Column("measure", "text", "what is measured"),
            Column("place", "text", "where"),
            Column("scope", "text", "part of the market"),
            *_PERIOD,
            Column(
                "low",
                "number",
                "least value; of what is counted the least whole number",
                ("low", "high", "unit"),
                lambda low, high, unit: tables.ends(low, high, unit)["low"],
            ),
            Column(
                "high",
                "number",
                "greatest value; of what is counted the greatest whole number",
                ("low", "high", "unit"),
                lambda low, high, unit: tables.ends(low, high, unit)["high"],
            ),
            Column("unit", "text", "unit"),
            Column("known", "text", "official, stated or implied", ("stated", "pages"), tables.known),
            Column("pages", "integer", "how many pages it rests on", ("pages",), _pages),
            Column("figures", "list", "the figures it rests on, as page#figure", ("pages", "figures"), _figures),
        ),
    ),
    Table(
        "findings",
        "statements that cannot all be true, the surest first",
        (
            Column("finding", "text", "its name, which stays as long as its kind, subject and statements do"),
            Column("market", "text", "market pack"),
            Column("kind", "text", "identity, arithmetic, conflict, digits, sign, base, period, ..."),
            Column("weight", "number", "how sure it is, 0 to 1"),
            Column("doubtful", "boolean", "more likely misread", ("kind", "message", "weight"), _doubtful),
            Column("subject", "text", "the subject in question"),
            Column("message", "text", "what is wrong, in one sentence"),
            Column("statements", "integer", "how many statements it rests on"),
        ),
    ),
    Table(
        "statements",
        "a statement that a finding rests on",
        (
            Column("finding", "text", "the finding"),
            Column("position", "integer", "its place in the finding, from 0"),
            Column("doubted", "boolean", "whether it is one of those that may be wrong"),
            Column("says", "text", "what it says, in plain words"),
            _QUOTE,
            Column("agrees_low", "number", "least value that would agree with all others"),
            Column("agrees_high", "number", "greatest value that would agree with all others"),
            *_ARTICLE,
            Column("page", "integer", "number of the page; none for a reference table", ("page",), _own),
            Column("figure", "integer", "number of the figure within its page, or of the row of the reference table"),
        ),
    ),
)
TABLES = {table.name: table for table in _ALL}
"""What can be exported, by name."""
