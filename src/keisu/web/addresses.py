"""The addresses of the pages, so that they can be shared: everything that a page shows stands in its address."""

from urllib.parse import urlencode

from keisu.model import Cell, Observation, Series, Statement


def with_query(path: str, **asked: object) -> str:
    """A path with what is asked for; what is None or empty is left out."""
    given = [(name, str(value)) for name, value in asked.items() if value not in (None, "", False)]
    return f"{path}?{urlencode(given, errors='replace')}" if given else path


def in_form(address: str, form: str) -> str:
    """The address of the same page as "json" or "csv"."""
    path, mark, query = address.partition("?")
    return f"{'/overview' if path == '/' else path}.{form}{mark}{query}"


def article(page: int, figure: int | None = None) -> str:
    """An article, or a figure in it."""
    return f"/article/{page}" + (f"#f{figure}" if figure is not None else "")


def subject(key: str, measure: str | None = None, **further: object) -> str:
    """A subject, and a measure of it."""
    return with_query("/subject", of=key, measure=measure, **further)


def subject_of_cell(cell: Cell) -> str:
    """The subject and measure of a cell."""
    return subject(cell.subject, cell.measure)


def of_statement(statement: Statement) -> str | None:
    """Where a statement stands; a row of a reference table has no address here."""
    return article(statement.page, statement.figure) if statement.page >= 0 else None


def of_observation(o: Observation) -> str | None:
    """Where an observation stands, as `of_statement`."""
    return article(o.page, o.figure) if o.page >= 0 else None


def finding(key: str) -> str:
    """A finding."""
    return f"/finding/{key}"


def ranking(period: str, **further: object) -> str:
    """A ranking of a period."""
    return with_query("/ranking", period=period, **further)


def search(words: str) -> str:
    """What has some words in it."""
    return with_query("/search", q=words)


def chart(series: Series) -> str:
    """The chart of one series, as SVG."""
    return with_query(
        "/chart/series.svg",
        of=series.key,
        measure=series.measure,
        unit=series.unit,
        place=series.place,
        scope=series.scope,
    )
