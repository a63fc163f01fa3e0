"""keisu export: what it writes where, and what it says no to."""

import json
import shutil

import pytest
from click.testing import CliRunner

from keisu.cli import exporting, main
from keisu.store import Filter, Store
from keisu.store.streaming import COLUMNS, Stream
from keisu.views.exports import ALL, FORMS, TABLES, form_of


def test_help_names_every_table_form_and_ending():
    assert (*TABLES, ALL) == exporting._KINDS
    assert tuple(FORMS) == exporting._FORMS
    text = CliRunner().invoke(main, ["export", "--help"]).output
    for form in FORMS.values():
        assert form.name in text
        assert form.endings[0] in text


def test_a_store_has_every_column():
    for table in TABLES.values():
        assert {name for c in table.columns for name in c.of or (c.name,)} <= COLUMNS[table.name]


@pytest.mark.parametrize("form", FORMS)
def test_an_ending_asks_for_its_form(form):
    for ending in FORMS[form].endings:
        assert form_of(f"a.b{ending.upper()}") is FORMS[form]
    assert form_of("keisu.duckdb") is None


@pytest.mark.parametrize("name", ["csv", "jsonl", "annotations"])
def test_standard_output_has_what_a_file_would_have(name, demo_store, export):
    path = export(demo_store, "figures", "out.txt", "--format", name)
    done = CliRunner().invoke(main, ["export", "figures", "-o", "-", "--format", name, "--store", str(demo_store)])
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout_bytes == path.read_bytes()


def test_filters_select(demo_store, export):
    path = export(demo_store, "figures", "out.jsonl", "--subject", "the N-Box", "--period", "2025")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    with Store(demo_store).selecting() as held:
        wanted = held.figures(Filter(subject="the N-Box", period="2025"))
    assert [(r["page"], r["start"]) for r in rows] == [(page, f.start) for page, f in wanted]
    assert rows
    articles = export(demo_store, "articles", "articles.jsonl", "--language", "ja").read_text(encoding="utf-8")
    assert [json.loads(line)["language"] for line in articles.splitlines()] == ["ja"]


@pytest.mark.parametrize(
    ("what", "name", "options", "says"),
    [
        ("figures", "out.xlsx", (), "no form has this ending"),
        (None, "out.csv", (), "say what"),
        ("all", "out.csv", (), "cannot hold all"),
        ("findings", "out.sdmx.csv", (), "cannot hold findings"),
        ("series", "out.jsonld", (), "cannot hold series"),
        ("series", "out.csv", ("--language", "ja"), "--language selects none"),
        ("figures", "out.jsonl", ("--bom",), "--bom is for CSV only"),
        ("figures", "out.csv", ("--period", "someday"), "not a time period"),
        ("figures", "nowhere/out.csv", (), "no such folder"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(what, name, options, says, demo_store, export, tmp_path):
    done = export(demo_store, what, name, *options, status=2)
    assert says in done.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["parquet", "sqlite", "sdmx"])
def test_what_is_no_text_needs_a_file(form, demo_store):
    done = CliRunner().invoke(main, ["export", "series", "-o", "-", "--format", form, "--store", str(demo_store)])
    assert (done.exit_code, "needs a file" in done.output) == (2, True)


@pytest.mark.parametrize("name", ["out.csv", "out.parquet", "out.sqlite", "out.sdmx.csv", "out.structure.xml"])
def test_a_file_that_is_there_stays_unless_forced(name, demo_store, export, tmp_path):
    (tmp_path / name).write_text("mine")
    into = "out.sdmx.csv" if name.endswith(".xml") else name
    done = export(demo_store, "series", into, status=2)
    assert "--force" in done.output
    assert [p.read_text() for p in tmp_path.iterdir()] == ["mine"]
    export(demo_store, "series", into, "--force")
    assert "mine" not in (tmp_path / name).read_bytes().decode("utf-8", "replace")


def test_the_store_is_never_overwritten(demo_store, export, tmp_path):
    shutil.copy(demo_store, tmp_path / "keisu.db")
    before = (tmp_path / "keisu.db").read_bytes()
    done = export(tmp_path / "keisu.db", "series", "keisu.db", "--force", status=2)
    assert "is the store itself" in done.output
    assert (tmp_path / "keisu.db").read_bytes() == before


@pytest.mark.parametrize("name", ["out.csv", "out.parquet", "out.sqlite", "out.sdmx.csv", "out.jsonld"])
def test_what_breaks_off_leaves_nothing(name, demo_store, tmp_path, monkeypatch):
    whole = Stream.blocks

    def breaks_off(self, what, columns):
        yield next(whole(self, what, columns))
        raise KeyboardInterrupt

    monkeypatch.setattr(Stream, "blocks", breaks_off)
    what = "figures" if name.endswith("ld") else "series"
    done = CliRunner().invoke(main, ["export", what, "-o", str(tmp_path / name), "--store", str(demo_store)])
    assert done.exit_code != 0
    assert list(tmp_path.iterdir()) == []


def test_the_store_is_only_read(demo_store, export):
    before = demo_store.read_bytes()
    for name in ("all.sqlite", "series.sdmx.csv"):
        export(demo_store, None, name)
    assert demo_store.read_bytes() == before
