"""CSV as spreadsheets and pandas read it."""

import csv
import io
import math
import shutil
import subprocess

import openpyxl
import pandas
import pytest
from hostile_texts import TEXTS, VALUES

from keisu.views.exports import TABLES
from keisu.views.rows import as_csv, cell

SIGNS = tuple("=+-@＝＋－＠﹢﹣﹦﹫")
SOFFICE = shutil.which("soffice")


@pytest.mark.parametrize("what", TABLES)
def test_pandas_reads_every_table(what, store, export):
    frame = pandas.read_csv(export(store, what, "out.csv"))
    assert tuple(frame.columns) == TABLES[what].names
    for column in TABLES[what].columns if len(frame) else ():
        if column.kind in ("integer", "number"):
            assert pandas.api.types.is_numeric_dtype(frame[column.name]), column.name
        if column.kind == "boolean":
            assert pandas.api.types.is_bool_dtype(frame[column.name])


def test_pandas_reads_the_figures_as_they_are(demo_store, export, figures):
    frame = pandas.read_csv(export(demo_store, "figures", "out.csv"))
    found, _ = figures(demo_store)
    assert len(frame) == len(found) > 100
    for (page, figure), row in zip(found, frame.itertuples(), strict=True):
        assert (row.page, row.start, row.end) == (page, figure.start, figure.end)
        assert row.quote.removeprefix("'") == figure.quote
        assert row.value == figure.value or (math.isnan(row.value) and figure.value is None)


def test_no_cell_begins_with_a_formula(hostile_store, export):
    """With whatever character a program parts the cells, and wherever it thinks that lines end."""
    for what in TABLES:
        data = export(hostile_store, what, f"{what}.csv").read_bytes().decode()
        kinds = [c.kind for c in TABLES[what].columns]
        for row in list(csv.reader(io.StringIO(data, newline="")))[1:]:
            for kind, value in zip(kinds, row, strict=True):
                if kind in ("text", "list"):
                    for part in value.replace("\n", ";").replace("\t", ";").split(";"):
                        part = part.strip().strip("\u200b\ufeff\u3000\x00")
                        assert not part.startswith(SIGNS) or len(part) == 1, value
        assert not set(data) & {*map(chr, range(10)), "\x0b", "\x0c", *map(chr, range(14, 32)), "\u202e", "\u2028"}


def test_the_lines_are_those_of_the_standard(demo_store, export):
    data = export(demo_store, "articles", "out.csv").read_bytes()
    assert data.startswith(b"page,title,deck,")
    assert data.endswith(b"\r\n")
    assert len(list(csv.reader(io.StringIO(data.decode(), newline="")))) == 7
    assert data.count(b"\r\n") == 7 < data.count(b"\n")  # those within a text are bare


def test_the_byte_order_mark_is_there_if_asked_for(demo_store, export):
    assert export(demo_store, "series", "with.csv", "--bom").read_bytes().startswith(b"\xef\xbb\xbfmarket,")
    assert export(demo_store, "series", "without.csv").read_bytes().startswith(b"market,")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (16198.0, 16198),
        (-5.0, -5),
        (-0.0, 0),
        (1e6, 1000000),
        (1e20, 10**20),
        (13.8, "13.8"),
        (0.00001, "0.00001"),
        (-0.00025, "-0.00025"),
        (math.inf, ""),
        (math.nan, ""),
        (None, ""),
        (True, "true"),
        (7, 7),
        ("-5", "'-5"),
        ("5", "5"),
        ("=", "="),
        ("N-Box", "N-Box"),
        (("a", "=b"), "a; '=b"),
        (("-a", "b"), "'-a; b"),
        ([], ""),
        ("a\x00b\x1b[1m", "a b [1m"),
        ("one\r\ntwo", "one \ntwo"),
        ("", ""),
    ],
)
def test_a_cell(value, written):
    assert cell(value) == written
    assert type(cell(value)) is type(written)


def test_tables_on_standard_output_are_as_safe():
    assert as_csv([{"a": "=1+1", "b": -5.0}], ("a", "b")) == "a,b\n'=1+1,-5\n"


def test_time_does_not_grow_with_the_square_of_a_text():
    for piece in ("\n", ";", " ", "; ", "\n ", "\u200b"):
        assert cell(piece * 500_000 + "x")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed (soffice)")
def test_libreoffice_runs_no_formula(hostile_store, export, tmp_path):
    path = export(hostile_store, "figures", "out.csv")
    utf8 = "CSV:44,34,76,1,,1033,false,true,false,false,false,-1"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [SOFFICE, profile, "--headless", f"--infilter={utf8}", "--convert-to", "xlsx", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    [names, *rows] = openpyxl.load_workbook(tmp_path / "out.xlsx").active.iter_rows()
    at = [c.value for c in names].index("value")
    assert len(rows) == 2 * len(TEXTS)
    for number, row in enumerate(rows):
        assert not [c.value for c in row if c.data_type == "f"]
        assert row[at].data_type == "n"
        assert row[at].value == pytest.approx(VALUES[number // 2 % len(VALUES)])
