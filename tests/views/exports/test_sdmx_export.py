"""SDMX, read back with sdmx1."""

import re

import pandas
import pytest
import sdmx
from hypothesis import given
from hypothesis import strategies as st

from keisu import periods
from keisu.store import Filter, Store
from keisu.views.exports.sdmx.codes import NOT_STATED, code
from keisu.views.exports.sdmx.times import time_period

IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_@$-]*|_X")  # and none is a formula


@pytest.fixture
def back(export):
    """The structure and the data of a flow as sdmx1 has them."""

    def read(store, what):
        path = export(store, what, f"{what}.sdmx.csv", "--force")
        with path.with_name(f"{what}.structure.xml").open("rb") as file:
            structure = sdmx.read_sdmx(file)
        flow = structure.dataflow[what.upper()]
        with path.open("rb") as file:
            return structure, flow, sdmx.read_sdmx(file, format="csv", structure=flow)

    return read


@pytest.mark.parametrize("what", ["series", "observations"])
def test_the_structure_says_what_the_data_are(what, store, back):
    structure, flow, message = back(store, what)
    assert flow.structure is structure.structure[what.upper()]
    coded = {
        c.id: set(c.local_representation.enumerated.items)
        for c in (*flow.structure.dimensions.components, *flow.structure.attributes.components)
        if c.local_representation.enumerated is not None
    }
    assert {"FREQ", "REF_AREA", "SUBJECT", "INDICATOR", "UNIT_MEASURE", "OBS_STATUS"} <= set(coded)
    [data] = message.data
    assert data.obs
    for one in data.obs:
        values = {**one.dimension.values, **one.attached_attribute}
        for id, codes in coded.items():
            assert values[id].value in codes
            assert IDENTIFIER.fullmatch(values[id].value)
    keys = [tuple(str(v.value) for v in one.dimension.values.values()) for one in data.obs]
    assert len(set(keys)) == len(keys)
    assert sdmx.to_pandas(message).dtype == float


def test_a_series_comes_back(demo_store, back):
    structure, _, message = back(demo_store, "series")
    frame = sdmx.to_pandas(message, attributes="o").reset_index()
    with Store(demo_store).selecting() as held:
        points = [(s, p) for s in held.series(Filter()) for p in s.points]
    assert len(frame) == len(points)
    names = structure.codelist["CL_SUBJECT"].items
    assert str(names["nissan$roox"].name) == "Nissan Roox"
    roox = frame[(frame.SUBJECT == "nissan$roox") & (frame.INDICATOR == "sales")].set_index("TIME_PERIOD")
    november, october = roox.loc["2025-11"], roox.loc["2025-10"]
    assert (november["value"], november.OBS_STATUS, november.FREQ, november.UNIT_MEASURE) == (7741, "A", "M", "vehicle")
    assert (october.OBS_STATUS, october.BASIS) == ("E", "implied")
    assert float(october.LOWER_BOUND) <= october["value"] <= float(october.UPPER_BOUND)


def test_observations_come_back_with_their_words(demo_store, back):
    _, _, message = back(demo_store, "observations")
    frame = sdmx.to_pandas(message, attributes="o").reset_index()
    with Store(demo_store).selecting() as held:
        assert len(frame) == len(held.observations(Filter()))
    orders = frame[frame.INDICATOR == "orders"].iloc[0]
    assert (orders.QUOTE, orders.LOWER_BOUND, orders.OBS_STATUS) == ("20,000 orders", "20000", "O")
    assert pandas.isna(orders["value"])  # "more than": no end above
    factors = frame[frame.TRANSFORMATION == "FACTOR"]
    assert set(factors.UNIT_MEASURE) == {"PURE_NUMB"}
    assert all(factors.BASE_PER)


def test_fiscal_years_of_no_market_are_named_and_left_out(hostile_store, export, capsys):
    from click.testing import CliRunner

    from keisu.cli import main

    path = export(hostile_store, "series", "a.sdmx.csv")
    done = CliRunner().invoke(main, ["export", "series", "-o", str(path), "--force", "--store", str(hostile_store)])
    assert "fiscal years" in done.stderr
    assert "FY2024" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("period", "freq", "time"),
    [
        ("2025", "A", "2025"),
        ("2025-H1", "S", "2025-S1"),
        ("2025-Q3", "Q", "2025-Q3"),
        ("2025-11", "M", "2025-11"),
        ("2025-11-04", "D", "2025-11-04"),
        ("2025-01/2025-11", "I", "2025-01-01/P11M"),
        ("2025-01/2025-12", "I", "2025-01-01/P1Y"),
        ("2023/2025", "I", "2023-01-01/P3Y"),
        ("2025-08-21/2025-12-31", "I", "2025-08-21/P133D"),
        ("FY2024", "A", "2024-04-01/P1Y"),
        ("FY2024-H2", "S", "2024-10-01/P6M"),
        ("FY2024-Q4", "Q", "2025-01-01/P3M"),
        ("FY2022/FY2024", "I", "2022-04-01/P3Y"),
    ],
)
def test_periods(period, freq, time):
    first, last = (day.isoformat() for day in periods.days(period, 4))
    assert time_period(period, first, last) == (freq, time)


def test_the_last_day_of_the_calendar_is_no_trap():
    assert time_period("9999-01-01/9999-12-31", "9999-01-01", "9999-12-31") == ("I", "9999-01-01/P365D")


@given(st.text(min_size=1))
def test_any_name_has_a_code(text):
    assert IDENTIFIER.fullmatch(code(text))
    assert code(text) != NOT_STATED


@given(st.lists(st.text(alphabet="ab /:$_-@é", min_size=1, max_size=6), unique=True, max_size=30))
def test_names_that_differ_have_codes_that_differ(texts):
    assert len({code(text) for text in texts}) == len(texts)
