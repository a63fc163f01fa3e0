"""The tables of a store, what each column holds, and the views meant for people.

The documentation (docs/reference/store.md) is made from here.
"""

from dataclasses import dataclass

VERSION = 2
"""The version of the tables. A store of another version is made again with ``keisu rebuild``."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type in SQL, what it holds."""

    name: str
    type: str
    what: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what a row is, its columns. `derived` ones are made again from the pages by ``rebuild``."""

    name: str
    what: str
    columns: tuple[Column, ...]
    derived: bool = True

    def create(self) -> str:
        """The statement that makes it."""
        columns = ", ".join(f'"{c.name}" {c.type}' for c in self.columns)
        return f"CREATE TABLE {self.name} ({columns})"

    def structure(self) -> str:
        """The JSON structure of a list of its rows, as DuckDB's from_json wants it."""
        fields = ", ".join(f'"{c.name}": {_structure(c.type)}' for c in self.columns)
        return f"[{{{fields}}}]"


def _structure(sql: str) -> str:
    plain = sql.removesuffix(" PRIMARY KEY").removesuffix(" UNIQUE")
    return f'["{plain[:-2]}"]' if plain.endswith("[]") else f'"{plain}"'


def _table(name: str, what: str, *columns: tuple[str, str, str], derived: bool = True) -> Table:
    return Table(name, what, tuple(Column(*c) for c in columns), derived)


_RULES = ("rules", "VARCHAR", "the version of the rules that made the row")

TABLES = (
    _table(
        "meta",
        "what the store says of itself",
        ("key", "VARCHAR PRIMARY KEY", "schema: the version of the tables"),
        ("value", "VARCHAR", "its value"),
        derived=False,
    ),
    _table(
        "pages",
        "a page's bytes, once however often they come",
        ("page", "INTEGER PRIMARY KEY", "number, in the order in which they came"),
        ("hash", "VARCHAR UNIQUE", "SHA-256 of the bytes, in hexadecimal"),
        ("size", "BIGINT", "bytes as they came"),
        ("raw", "BLOB", "the bytes, packed with zlib"),
        ("media_type", "VARCHAR", "what the server said they are"),
        ("charset", "VARCHAR", "what the server said of their encoding"),
        (
            "given",
            "VARCHAR",
            "what was given with them (url, encoding, published, language, plain, market, limits), as JSON",
        ),
        ("failure", "VARCHAR", "why no article could be made of it by the rules that made the tables; empty for most"),
        derived=False,
    ),
    _table(
        "places",
        "where a page was found",
        ("page", "INTEGER", "the page"),
        ("name", "VARCHAR", "what a person would call the place: a path, an address"),
        ("url", "VARCHAR", "the address the bytes were taken from"),
        ("date", "VARCHAR", "when they were taken, in UTC"),
        derived=False,
    ),
    _table(
        "articles",
        "the clean article of a page",
        ("page", "INTEGER PRIMARY KEY", "the page"),
        ("title", "VARCHAR", "title"),
        ("deck", "VARCHAR", "deck"),
        ("site", "VARCHAR", "site"),
        ("byline", "VARCHAR[]", "who wrote it"),
        ("url", "VARCHAR", "its own address"),
        ("published", "VARCHAR", "day, month or year of publication"),
        ("published_basis", "VARCHAR", "how that is known"),
        ("language", "VARCHAR", "ISO 639-1 code"),
        ("market", "VARCHAR", "the market pack it was read with"),
        ("text", "VARCHAR", "the text that all offsets are offsets into, in code points"),
        ("record", "VARCHAR", "the whole article record, as JSON"),
        ("origin", "INTEGER", "the first page of which it is a copy; itself, if of none"),
        _RULES,
    ),
    _table(
        "traces",
        "a key that copies of a page would share",
        ("page", "INTEGER", "the page"),
        ("key", "BIGINT", "a band of its text's MinHash, a run of its numbers or its address, hashed"),
    ),
    _table(
        "figures_found",
        "a figure of an article",
        ("page", "INTEGER", "the page"),
        ("figure", "INTEGER", "its number within the page, from 0"),
        ("quote", "VARCHAR", "its words: text[start:end]"),
        ("start", "INTEGER", "where they begin"),
        ("end", "INTEGER", "where they end"),
        ("kind", "VARCHAR", "level, change, ratio, ..."),
        ("value", "DOUBLE", "the number as stated"),
        ("low", "DOUBLE", "lower end of a range"),
        ("high", "DOUBLE", "upper end of a range"),
        ("bound", "VARCHAR", "=, ~, >, >=, <, <= or range"),
        ("unit", "VARCHAR", "unit"),
        ("decimals", "INTEGER", "place of the last printed digit as a power of ten"),
        ("measure", "VARCHAR", "what is measured"),
        ("subject", "VARCHAR", "of whom, in the article's words"),
        ("subject_id", "VARCHAR", "the market's id for the subject"),
        ("place", "VARCHAR", "where"),
        ("period", "VARCHAR", "when"),
        ("base", "VARCHAR", "what a change compares with"),
        ("source", "VARCHAR[]", "who says so, outermost last"),
        ("status", "VARCHAR", "actual, forecast, target or hypothetical"),
        ("inferred", "VARCHAR[]", "fields that the sentence does not state itself"),
        _RULES,
    ),
    _table(
        "lines",
        "one subject and measure over all periods",
        ("line", "INTEGER PRIMARY KEY", "number"),
        ("market", "VARCHAR", "market pack"),
        ("subject", "VARCHAR", "the market's id, or the folded name"),
        ("measure", "VARCHAR", "measure"),
        ("place", "VARCHAR", "place"),
        ("scope", "VARCHAR", "part of the market"),
        ("name", "VARCHAR", "what people call the subject"),
    ),
    _table(
        "statements_made",
        "an observation: a figure put into a cell, as an interval",
        ("page", "INTEGER", "the page"),
        ("figure", "INTEGER", "the figure"),
        ("line", "INTEGER", "the line of its cell"),
        ("unit", "VARCHAR", "unit of the cell"),
        ("period", "VARCHAR", "period of the cell"),
        ("relation", "VARCHAR", "level, factor or difference"),
        ("low", "DOUBLE", "lower end"),
        ("high", "DOUBLE", "upper end"),
        ("value", "DOUBLE", "the number as stated"),
        ("base_line", "INTEGER", "the line of the base cell"),
        ("base_unit", "VARCHAR", "its unit"),
        ("base_period", "VARCHAR", "its period"),
        ("name", "VARCHAR", "the subject in the article's words"),
        ("quote", "VARCHAR", "the figure's words"),
        ("source", "VARCHAR[]", "who says so"),
        _RULES,
    ),
    _table(
        "dirty",
        "a cell that has changed since its line was reconciled",
        ("line", "INTEGER", "the line"),
        ("period", "VARCHAR", "the period"),
    ),
    _table(
        "points",
        "the interval of one cell, stated or implied",
        ("line", "INTEGER", "the line"),
        ("unit", "VARCHAR", "unit"),
        ("period", "VARCHAR", "period"),
        ("low", "DOUBLE", "least value"),
        ("high", "DOUBLE", "greatest value"),
        ("stated", "BOOLEAN", "whether a page states it, or it is implied"),
        ("figures", "INTEGER[]", "the figures it rests on"),
        ("pages", "INTEGER[]", "their pages, in the same order"),
        _RULES,
    ),
    _table(
        "found",
        "a finding",
        ("finding", "INTEGER", "number; another after each reconciliation"),
        ("key", "VARCHAR", "its name, which stays as long as its kind, subject and statements do"),
        ("topic", "VARCHAR", "what it was found in: lines, a column of a market, a subject, an origin"),
        ("market", "VARCHAR", "market pack"),
        ("kind", "VARCHAR", "kind"),
        ("message", "VARCHAR", "what is wrong, in one sentence"),
        ("about", "VARCHAR", "the subject in question"),
        ("weight", "DOUBLE", "how sure it is, 0 to 1"),
        _RULES,
    ),
    _table(
        "found_lines",
        "a line that the statements of a finding are on, or those of another of its closure",
        ("finding", "INTEGER", "the finding"),
        ("line", "INTEGER", "the line"),
    ),
    _table(
        "found_statements",
        "a statement that a finding rests on",
        ("finding", "INTEGER", "the finding"),
        ("position", "INTEGER", "its place in the finding, from 0"),
        ("page", "INTEGER", "the page; negative for a reference table"),
        ("figure", "INTEGER", "the figure, or the row of the reference table"),
        ("quote", "VARCHAR", "its words"),
        ("says", "VARCHAR", "what it says, in plain words"),
        ("doubted", "BOOLEAN", "whether it is one of those that may be wrong"),
        ("low", "DOUBLE", "least value that would agree"),
        ("high", "DOUBLE", "greatest value that would agree"),
    ),
)


VIEWS = {
    "figures": (
        "every figure, with the article it stands in",
        """SELECT a.title, a.site, a.published, a.language, f.subject, f.measure, f.period, f.kind, f.bound, f.value,
        f.low, f.high, f.unit, f.base, f.place, f.source, f.status, f.quote, f."start", f."end", f.inferred,
        f.subject_id, coalesce(a.url, (SELECT min(p.url) FROM places p WHERE p.page = a.page)) AS url, f.page, f.figure
        FROM figures_found f JOIN articles a USING (page)""",
    ),
    "observations": (
        "every figure that is in a cell, as an interval",
        """SELECT l.market, l.name AS subject, l.measure, l.place, l.scope, s.period, s.unit, s.relation, s.low,
        s.high, s.value, b.name AS base_subject, s.base_period, s.quote, s.source, a.title, a.site, a.published,
        a.language, l.subject AS subject_id, s.page, s.figure
        FROM statements_made s JOIN lines l USING (line) LEFT JOIN lines b ON b.line = s.base_line
        JOIN articles a ON a.page = s.page""",
    ),
    "series": (
        "the cells of every subject and measure over time, stated or implied",
        """SELECT l.market, l.name AS subject, l.measure, l.place, l.scope, p.period, p.unit, p.low, p.high, p.stated,
        len(list_distinct(p.pages)) AS pages, l.subject AS subject_id
        FROM points p JOIN lines l USING (line)""",
    ),
    "findings": (
        "every finding, a row for each statement it rests on",
        """SELECT f.key AS finding, f.market, f.kind, f.weight, f.about AS subject, f.message, s.doubted, s.says,
        s.quote, s.low AS agrees_low, s.high AS agrees_high, a.title, a.site, a.published, s.page, s.figure
        FROM found f JOIN found_statements s USING (finding) LEFT JOIN articles a ON a.page = s.page""",
    ),
}
"""The views by name: what a row is, and the query."""


def create() -> list[str]:
    """The statements that make an empty store."""
    made = [t.create() for t in TABLES]
    made += [f"CREATE VIEW {name} AS {query}" for name, (_, query) in VIEWS.items()]
    made.append("CREATE INDEX places_page ON places (page)")
    return made


def table(name: str) -> Table:
    """A table by its name."""
    return next(t for t in TABLES if t.name == name)
