"""Records in a row: a tuple in every way, and the same data frame in every library."""

import copy
import datetime as dt
import pickle
import subprocess
import sys
from dataclasses import asdict, replace

import pytest

import keisu
from keisu import Article, Figure, Finding, Reading, Reconciliation, Records, Series
from keisu.demo import captures
from keisu.errors import MissingLibrary, ModelError
from keisu.model import Block, Implied, Observation, PageFigure, Point, Provenance, Statement
from keisu.road import provenance
from keisu.series import ranking
from keisu.views import frames

LIBRARIES = ("pandas", "polars", "pyarrow")
METHODS = {"pandas": "to_pandas", "polars": "to_polars", "pyarrow": "to_arrow"}

TEXT = "The Nissan Roox sold 7,741 units in Japan in November, up 43 percent from October."


@pytest.fixture(scope="module")
def reading():
    return keisu.read_article(Article.from_text(TEXT, published="2025-12-04", language="en"), market="japan-kei")


@pytest.fixture(scope="module")
def together():
    articles = [keisu.read(c.data) for c in captures()[:4]]
    figures = {n: keisu.find_figures(a, market="japan-kei") for n, a in enumerate(articles)}
    observations = [o for n, f in figures.items() for o in keisu.observe(f, market="japan-kei", page=n)]
    known = provenance(list(zip(articles, figures.values(), strict=True)))
    return keisu.reconcile(observations, market="japan-kei", figures=figures, provenance=known)


def rows(frame):
    """The rows of a frame of any library as plain values: None for what is not known, days as dates."""
    if hasattr(frame, "to_pylist"):
        return frame.to_pylist()
    if hasattr(frame, "to_dicts"):
        return frame.to_dicts()
    import pandas as pd

    made = []
    for row in frame.to_dict("records"):
        plain = {}
        for name, value in row.items():
            if isinstance(value, list):
                plain[name] = value
            elif value is None or pd.isna(value):
                plain[name] = None
            else:
                plain[name] = value.date() if isinstance(value, pd.Timestamp) else value
        made.append(plain)
    return made


def test_records_are_a_tuple_in_every_way(reading):
    figures = reading.figures
    plain = tuple(figures)
    assert type(plain) is tuple and isinstance(figures, tuple)
    assert figures == plain and plain == figures and hash(figures) == hash(plain)
    assert len(figures) > 1 and list(figures) == list(plain) and figures[0] is plain[0] and figures[-1] is plain[-1]
    assert repr(figures) == repr(plain)
    first, *_ = figures
    assert first in figures and figures.index(first) == 0


def test_a_slice_of_records_is_records(reading):
    part = Records(reading.figures, pages={0: Provenance(0)})[1:]
    assert type(part) is Records and part.of is Figure and part == tuple(reading.figures)[1:]
    assert part.pages == {0: Provenance(0)}
    assert reading.figures[:0].of is Figure


def test_records_stay_as_they_were_made(reading):
    with pytest.raises(AttributeError, match="stay as they were made"):
        reading.figures.of = Finding
    with pytest.raises(AttributeError, match="stay as they were made"):
        del reading.figures.of


def test_the_type_is_that_of_the_first_record_unless_it_is_given(reading):
    assert Records(list(reading.figures)).of is Figure
    assert Records((), Figure).of is Figure
    assert Records(()).of is None


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_records_can_be_pickled_and_copied(reading, protocol):
    known = Records(reading.figures, Figure, {0: Provenance(0, "2025", "a page")})
    for made in (pickle.loads(pickle.dumps(known, protocol)), copy.copy(known), copy.deepcopy(known)):
        assert made == known and type(made) is Records and made.of is Figure and made.pages == known.pages


def test_the_json_of_a_reading_is_as_before_and_comes_back_as_records(reading, together):
    made = reading.to_dict()
    assert type(made["figures"]) is tuple and [f["quote"] for f in made["figures"]] == [
        f.quote for f in reading.figures
    ]
    for record in (reading, together):
        again = type(record).from_json(record.to_json())
        assert again == record
        for name in set(again.__dataclass_fields__) & {"figures", "series", "implied", "findings"}:
            assert type(getattr(again, name)) is Records, name
            assert getattr(again, name).of is {"figures": Figure, "series": Series, "implied": Implied}.get(
                name, Finding
            )


def test_json_of_no_record_is_refused_within_records(reading):
    data = reading.to_dict()
    data["figures"][0]["start"] = "soon"
    with pytest.raises(ModelError, match="start"):
        Reading.from_dict(data)


def test_a_reading_of_plain_tuples_has_records(reading):
    made = Reading(reading.article, tuple(reading.figures))
    assert type(made.figures) is Records and made.figures.of is Figure
    assert made.implied == () and made.implied.of is Implied and made.findings.of is Finding
    assert Reconciliation().series.of is Series
    assert replace(made, figures=()).figures.of is Figure
    assert asdict(made)["figures"][0]["quote"] == reading.figures[0].quote


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("of", frames.layout(), ids=lambda of: of.__name__)
def test_a_frame_of_nothing_has_the_columns(of, library):
    frame = getattr(Records((), of), METHODS[library])()
    names = frame.column_names if library == "pyarrow" else list(frame.columns)
    assert names == list(frames.layout()[of])
    assert len(rows(frame)) == 0


def test_the_frames_of_all_libraries_have_the_same_rows(reading, together):
    several = (
        reading.figures,
        keisu.observe(reading.figures, market="japan-kei"),
        together.series,
        together.implied,
        together.findings,
        Records(ranking(together.series, "2025-11")),
        Records([PageFigure(3, reading.figures[0])], pages={3: Provenance(3, "2025-12", "a page", "a site", url="u")}),
    )
    assert {records.of for records in several} == set(frames.layout())
    for records in several:
        assert len(records) > 0
        pandas, polars, arrow = (rows(getattr(records, METHODS[library])(fiscal_start=4)) for library in LIBRARIES)
        assert pandas == polars == arrow
        assert len(arrow) >= len(records)


def test_a_frame_of_figures_has_what_the_figures_have(reading):
    frame = reading.figures.to_pandas()
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == {
        name: {"text": "string", "number": "float64", "whole": "Int64", "day": "datetime64[s]"}.get(kind, "object")
        for name, kind in frames.layout()[Figure].items()
    }
    for row, figure in zip(rows(frame), reading.figures, strict=True):
        assert TEXT[row["start"] : row["end"]] == row["quote"] == figure.quote
        assert (row["value"], row["unit"], row["period"]) == (figure.value, figure.unit, figure.period)
        assert row["inferred"] == list(figure.inferred)
        assert (row["period_start"], row["period_end"]) == (dt.date(2025, 11, 1), dt.date(2025, 11, 30))
    change = next(f for f in rows(frame) if f["kind"] == "change")
    assert (change["subject"], change["value"], change["base"]) == ("Nissan Roox", 43.0, "2025-10")


def test_the_types_of_polars_and_arrow(reading):
    import polars as pl
    import pyarrow as pa

    schema = reading.figures.to_polars().schema
    assert schema["period_start"] == pl.Date and schema["inferred"] == pl.List(pl.String)
    assert schema["value"] == pl.Float64 and schema["start"] == pl.Int64 and schema["quote"] == pl.String
    types = reading.figures.to_arrow().schema
    assert types.field("period_end").type == pa.date32() and types.field("source").type == pa.list_(pa.string())
    assert types.field("value").type == pa.float64() and types.field("decimals").type == pa.int64()


def test_days_of_fiscal_years_are_not_guessed():
    article = Article.from_text(
        "Suzuki sold 1.2 million vehicles in Japan in fiscal 2024.", published="2025-05-01", language="en"
    )
    figures = keisu.find_figures(article, market="japan-kei")
    assert [f.period for f in figures] == ["FY2024"]
    assert rows(figures.to_arrow())[0]["period_start"] is None
    known = rows(figures.to_arrow(fiscal_start=4))[0]
    assert (known["period_start"], known["period_end"]) == (dt.date(2024, 4, 1), dt.date(2025, 3, 31))


def test_a_series_is_a_row_a_point(together):
    roox = next(s for s in together.series if s.subject == "Nissan Roox" and s.measure == "sales")
    found = rows(roox.to_polars())
    assert found == rows(Records([roox]).to_polars())
    assert [(r["period"], r["low"], r["high"], r["known"]) for r in found][-1] == ("2025-11", 7741.0, 7741.0, "stated")
    october = next(r for r in found if r["period"] == "2025-10")
    assert october["known"] == "implied" and 5394 <= october["low"] <= october["high"] <= 5432
    assert len(october["figures"]) == len(october["pages"]) > 0


def test_open_ends_are_null():
    one = Series("a", "orders", "order", (Point("2025-11", 20000.0, None, True),))
    assert [(r["low"], r["high"]) for r in rows(one.to_arrow())] == [(20000.0, None)]


def test_a_finding_is_a_row_a_statement_with_its_page(together):
    found = rows(together.findings.to_pandas())
    assert len(found) == sum(len(f.statements) for f in together.findings)
    assert {row["finding"] for row in found} == {f.key for f in together.findings}
    wrong = [row for row in found if row["doubted"]]
    assert wrong and all(row["title"] for row in wrong)
    bare = Records([Finding("conflict", "two values", (0, 1))])
    assert [row["message"] for row in rows(bare.to_polars())] == ["two values"]


def test_what_no_library_takes_as_text_is_replaced():
    figure = Figure("5\ud800", 0, 2, "other", 5, "\udfff", source=("a\ud83d",))
    for library in LIBRARIES:
        row = rows(getattr(Records([figure]), METHODS[library])())[0]
        assert (row["quote"], row["unit"], row["source"]) == ("5\ufffd", "\ufffd", ["a\ufffd"])


def test_there_is_no_table_of_other_records():
    with pytest.raises(ModelError, match="no table of records of Block; there is one of Figure"):
        Records([Block("paragraph", 0, 1)]).to_pandas()
    with pytest.raises(ModelError, match="of=Figure"):
        Records(()).to_polars()


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_that_is_missing_is_named(library, reading, monkeypatch):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingLibrary, match=f"{library} is not installed; .* pip install {library}") as caught:
        getattr(reading.figures, METHODS[library])()
    assert isinstance(caught.value, ImportError)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_pandas_and_polars_need_no_pyarrow(library):
    code = f"""
import sys
sys.modules["pyarrow"] = None
import keisu
article = keisu.Article.from_text({TEXT!r}, published="2025-12-04", language="en")
frame = keisu.find_figures(article, market="japan-kei").{METHODS[library]}()
print(list(frame["quote"]), list(frame["inferred"])[0][0], frame["period_start"][0])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("['7,741 units', '43 percent']")
    assert "2025-11-01" in done.stdout


def test_showing_loads_nothing_before_it_is_asked_for():
    code = "import keisu, sys; keisu.Records([1]); print([m for m in sys.modules if m.startswith('keisu.views')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_statements_of_reference_tables_have_no_page():
    one = Finding("conflict", "no", (0,), (-1,), statements=(Statement(-1, 0, "5", "five"),))
    assert rows(Records([one], pages={0: Provenance(0)}).to_arrow())[0]["title"] is None


def test_observations_name_their_base(reading):
    observations = keisu.observe(reading.figures, market="japan-kei")
    assert observations.of is Observation
    factor = next(r for r in rows(observations.to_arrow()) if r["relation"] == "factor")
    assert (factor["base_subject"], factor["base_period"], factor["base_unit"]) == ("nissan/roox", "2025-10", "vehicle")
