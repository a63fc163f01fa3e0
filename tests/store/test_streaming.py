"""Rows of a store a block at a time are those that are read at once."""

import pytest
from content import pages

from keisu import demo
from keisu.errors import ModelError
from keisu.store import Filter, Store, streaming
from keisu.store.streaming import COLUMNS

FILTERS = [
    {},
    {"subject": "N-Box"},
    {"measure": "sales", "period": "2025-11"},
    {"place": "Japan", "language": "pt"},
    {"source": "keisu"},
    {"page": 2},
]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("streaming") / "keisu.duckdb"
    Store(path).add(demo.captures())
    Store(path).add(pages(9))
    return path


@pytest.fixture(params=[1, 2, 500])
def held(path, request, monkeypatch):
    monkeypatch.setattr(streaming, "_BLOCK", request.param)
    with Store(path).selecting() as held:
        yield held


def rows(held, what, columns, **asked):
    return [row for block in held.stream(Filter(**asked)).blocks(what, columns) for row in block]


@pytest.mark.parametrize("asked", FILTERS, ids=str)
def test_figures(held, asked):
    found = rows(held, "figures", ("page", "quote", "start", "value"), **asked)
    assert found == [(page, f.quote, f.start, f.value) for page, f in held.figures(Filter(**asked))]
    assert found


@pytest.mark.parametrize("asked", FILTERS, ids=str)
def test_observations(held, asked):
    found = rows(held, "observations", ("page", "figure", "low", "high", "subject_id", "base_period"), **asked)
    assert found == [
        (o.page, o.figure, o.low, o.high, o.cell.subject, o.base.period if o.base else None)
        for o in held.observations(Filter(**asked))
    ]


@pytest.mark.parametrize("asked", FILTERS[:3], ids=str)
def test_series(held, asked):
    found = rows(held, "series", ("subject", "measure", "unit", "period", "low", "high"), **asked)
    series = held.series(Filter(**asked))
    assert sorted(found) == sorted(
        (s.subject, s.measure, s.unit, p.period, p.low, p.high) for s in series for p in s.points
    )
    starts = rows(held, "series", ("subject_id", "measure", "place", "scope", "unit", "period_start"), **asked)
    for line in {row[:-1] for row in starts}:
        days = [row[-1] for row in starts if row[:-1] == line]
        assert days == sorted(days)


@pytest.mark.parametrize("doubtful", [False, True])
@pytest.mark.parametrize("asked", FILTERS, ids=str)
def test_findings(held, asked, doubtful):
    stream = held.stream(Filter(**asked), doubtful=doubtful)
    found = [row for block in stream.blocks("findings", ("finding", "message", "statements")) for row in block]
    wanted = held.findings(Filter(**asked), doubtful=doubtful)
    assert found == [(f.key, f.message, len(f.statements)) for f in wanted]
    said = [row for block in stream.blocks("statements", ("finding", "page", "says")) for row in block]
    assert said == [(f.key, s.page, s.says) for f in wanted for s in f.statements]


def test_articles(held):
    texts = rows(held, "articles", ("page", "text", "found_at"))
    assert [page for page, *_ in texts] == list(range(1, 16))
    assert all(text == held.article(page).text for page, text, _ in texts)
    assert {page for (page,) in rows(held, "articles", ("page",), subject="Roox")} == {
        page for page, _ in held.figures(Filter(subject="Roox"))
    }


def test_what_stands_around_a_figure(held):
    for page, start, end, before, behind in rows(held, "figures", ("page", "start", "end", "prefix", "suffix")):
        text = held.article(page).text
        assert (text[max(0, start - 32) : start], text[end : end + 32]) == (before, behind)


def test_every_column_can_be_read(held):
    for what, columns in COLUMNS.items():
        assert len(rows(held, what, sorted(columns))[0]) == len(columns)


def test_what_there_is_not(held):
    with pytest.raises(KeyError):
        rows(held, "figures", ("nothing",))
    with pytest.raises(ModelError):
        rows(held, "figures", ("page",), period="someday")
