"""SQLite, asked with SQLite."""

import json
import sqlite3
from contextlib import closing

import pytest

from keisu.store import Filter, Store
from keisu.views.exports import TABLES


@pytest.fixture
def ask(export):
    """One question to the whole of a store as SQLite."""

    def run(store, sql, *options):
        path = export(store, None, "out.sqlite", "--force", *options)
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return connection.execute(sql).fetchall()

    return run


def test_every_quote_stands_where_it_says(store, ask, figures):
    sql = 'SELECT substr(a.text, f.start + 1, f."end" - f.start), f.quote FROM figures f JOIN articles a USING (page)'
    found = ask(store, sql)
    assert len(found) == len(figures(store)[0])
    assert all(cut == quote for cut, quote in found)


def test_all_tables_are_there_in_full(demo_store, ask):
    with Store(demo_store).selecting() as held:
        counts, found = held.counts(), held.findings(Filter())
    for table, count in (
        ("articles", counts["pages"]),
        ("figures", counts["figures"]),
        ("observations", counts["observations"]),
        ("findings", len(found)),
        ("statements", sum(len(f.statements) for f in found)),
    ):
        assert ask(demo_store, f"SELECT count(*) FROM {table}") == [(count,)]


@pytest.mark.parametrize("options", [(), ("--subject", "N-Box"), ("--language", "ja"), ("--period", "2025-10")])
def test_keys_point_to_rows_that_are_there(demo_store, ask, options):
    assert ask(demo_store, "PRAGMA foreign_key_check", *options) == []
    assert ask(demo_store, "PRAGMA integrity_check", *options) == [("ok",)]
    assert ask(demo_store, "SELECT count(*) > 0 FROM figures", *options) == [(1,)]


def test_keys_are_declared_for_datasette(demo_store, ask):
    def keys(table):
        return {(row[3], row[2], row[4]) for row in ask(demo_store, f"PRAGMA foreign_key_list({table})")}

    assert keys("figures") == {("page", "articles", "page")}
    assert keys("observations") == {("page", "articles", "page"), ("figure_id", "figures", "id")}
    assert keys("series_figures") == {("series_id", "series", "id"), ("figure_id", "figures", "id")}
    assert keys("statements") == {
        *keys("observations"),
        ("finding", "findings", "finding"),
    }
    assert keys("articles") == {("copy_of", "articles", "page")}
    for table in TABLES:
        assert [row for row in ask(demo_store, f"PRAGMA table_info({table})") if row[5]], f"{table} has no primary key"


def test_an_observation_leads_to_its_words(store, ask):
    found = ask(store, "SELECT o.quote, f.quote FROM observations o JOIN figures f ON f.id = o.figure_id")
    assert len(found) == ask(store, "SELECT count(*) FROM observations")[0][0] > 0
    assert all(a == b for a, b in found)


def test_an_implied_value_leads_to_what_it_rests_on(demo_store, ask):
    sql = """SELECT f.quote FROM series s
    JOIN series_figures l ON l.series_id = s.id JOIN figures f ON f.id = l.figure_id
    WHERE s.subject = 'Nissan Roox' AND s.period = '2025-10' AND s.known = 'implied'"""
    assert ("+43.0%",) in ask(demo_store, sql)


def test_types_are_those_of_the_columns(demo_store, ask):
    [row] = ask(demo_store, "SELECT DISTINCT typeof(value), typeof(start), typeof(quote), typeof(source) FROM figures")
    assert row == ("real", "integer", "text", "text")
    for (source,) in ask(demo_store, "SELECT source FROM figures"):
        assert isinstance(json.loads(source), list)


def test_a_nul_ends_no_text(hostile_store, ask):
    assert ask(hostile_store, "SELECT count(*) FROM articles WHERE instr(text, char(0))") == [(0,)]
    assert ask(hostile_store, "SELECT count(*) FROM articles WHERE substr(text, 1, 1) = char(65533)") == [(1,)]


def test_one_table_alone_keeps_what_it_has_of_its_article(demo_store, export):
    with closing(sqlite3.connect(export(demo_store, "figures", "one.db"))) as connection:
        assert connection.execute("SELECT count(*) FROM figures WHERE title LIKE '%box%'").fetchone()[0] > 0
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_file_says_what_it_is(demo_store, ask):
    about = dict(ask(demo_store, "SELECT key, value FROM about"))
    assert about["made by"].startswith("keisu ")
    assert {f"table {name}" for name in TABLES} <= set(about)
