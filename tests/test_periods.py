"""Time periods: their forms, their days, and arithmetic across year ends, leap days and fiscal years."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keisu import periods
from keisu.errors import ModelError

FORMS = {
    "2025": "year",
    "FY2024": "fiscal year",
    "FY2024-H2": "fiscal half",
    "FY2024-Q4": "fiscal quarter",
    "2025-H1": "half",
    "2025-Q3": "quarter",
    "2025-11": "month",
    "2025-11-04": "day",
    "2024-02-29": "day",
}
NO_PERIODS = [
    "",
    "25",
    "2025-00",
    "2025-13",
    "2025-1",
    "2025-Q0",
    "2025-Q5",
    "2025-H3",
    "FY2024-H0",
    "FY24",
    "fy2024",
    "2025-02-29",
    "2025-04-31",
    "2025-11-00",
    "0000",
    "0000-01",
    "FY0000",
    "2025-11-04T00:00",
    " 2025",
    "2025\n",
    "２０２５",
    "2025年",
]


@pytest.mark.parametrize(("period", "form"), FORMS.items())
def test_form(period, form):
    assert periods.form(period) == form
    periods.check(period)


@pytest.mark.parametrize("text", NO_PERIODS)
def test_what_is_no_period(text):
    assert periods.form(text) is None
    with pytest.raises(ModelError, match="not a time period"):
        periods.check(text)
    with pytest.raises(ModelError, match="not a time period"):
        periods.days(text)
    with pytest.raises(ModelError, match="not a time period"):
        periods.shift(text, years=1)


@pytest.mark.parametrize("text", ["2025-01/2025-11", "2024/2025", "FY2023/FY2024", "2025-11-04/2025-11-05"])
def test_ranges_that_can_be(text):
    periods.check(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2025-11/2025-01", "does not run forward"),
        ("2025-11/2025-11", "does not run forward"),
        ("2025-12-31/2025-01-01", "does not run forward"),
        ("2025/2025-11", "from a year to a month"),
        ("2025-H1/2025-Q4", "from a half to a quarter"),
        ("2025-01/", "not a time period"),
        ("/2025-01", "not a time period"),
        ("2025-01/2025-02/2025-03", "not a time period"),
    ],
)
def test_ranges_that_cannot_be(text, says):
    with pytest.raises(ModelError, match=says):
        periods.check(text)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2100-02", "2100-02-01", "2100-02-28"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        ("2025-Q1", "2025-01-01", "2025-03-31"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("FY2024", "2024-04-01", "2025-03-31"),
        ("FY2024-H1", "2024-04-01", "2024-09-30"),
        ("FY2024-H2", "2024-10-01", "2025-03-31"),
        ("FY2024-Q4", "2025-01-01", "2025-03-31"),
        ("2025-11-04", "2025-11-04", "2025-11-04"),
        ("2025-08-20/2025-12-10", "2025-08-20", "2025-12-10"),
        ("FY2023/FY2024", "2023-04-01", "2025-03-31"),
    ],
)
def test_days(period, first, last):
    assert tuple(d.isoformat() for d in periods.days(period)) == (first, last)


def test_days_of_a_fiscal_year_that_begins_in_another_month():
    assert periods.days("FY2024", fiscal_start=7) == (dt.date(2024, 7, 1), dt.date(2025, 6, 30))
    assert periods.days("FY2024-H2", fiscal_start=7) == (dt.date(2025, 1, 1), dt.date(2025, 6, 30))
    assert periods.days("2024", fiscal_start=7) == (dt.date(2024, 1, 1), dt.date(2024, 12, 31))


@pytest.mark.parametrize(
    ("period", "months"),
    [
        ("2025-11", ["2025-11"]),
        ("2025-Q4", ["2025-10", "2025-11", "2025-12"]),
        ("2024-11/2025-02", ["2024-11", "2024-12", "2025-01", "2025-02"]),
        ("2025-11-01/2025-11-30", ["2025-11"]),
        ("2024-02-01/2024-02-29", ["2024-02"]),
        ("2024-02-01/2024-02-28", []),
        ("2025-11-02/2025-11-30", []),
        ("2025-11-04", []),
    ],
)
def test_months(period, months):
    assert list(periods.months(period)) == months


def test_months_of_a_fiscal_year():
    assert periods.months("FY2024")[0] == "2024-04"
    assert periods.months("FY2024")[-1] == "2025-03"
    assert len(periods.months("FY2024")) == 12
    assert periods.months("FY2024", fiscal_start=7)[0] == "2024-07"


@pytest.mark.parametrize(
    ("period", "years", "steps", "moved"),
    [
        ("2025-11", -1, 0, "2024-11"),
        ("2025-01", 0, -1, "2024-12"),
        ("2025-12", 0, 1, "2026-01"),
        ("2025-11", 0, -14, "2024-09"),
        ("2025-Q1", 0, -1, "2024-Q4"),
        ("2025-Q4", 0, 1, "2026-Q1"),
        ("2025-H1", 0, -1, "2024-H2"),
        ("2025-H1", -2, 0, "2023-H1"),
        ("2025", 0, -1, "2024"),
        ("2025", 1, 1, "2027"),
        ("FY2024", -1, 0, "FY2023"),
        ("FY2024-H1", 0, -1, "FY2023-H2"),
        ("FY2024-Q1", -1, -1, "FY2022-Q4"),
        ("2025-03-01", 0, -1, "2025-02-28"),
        ("2024-03-01", 0, -1, "2024-02-29"),
        ("2024-02-29", -1, 0, "2023-02-28"),
        ("2024-02-29", -4, 0, "2020-02-29"),
        ("2025-12-31", 0, 1, "2026-01-01"),
        ("2025-01/2025-11", -1, 0, "2024-01/2024-11"),
        ("2025-01/2025-03", 0, -1, "2024-10/2024-12"),
        ("2024/2025", 0, 1, "2026/2027"),
        ("2025-12-01/2025-12-07", 0, -1, "2025-11-24/2025-11-30"),
        ("2025-12-01/2025-12-07", -1, 0, "2024-12-01/2024-12-07"),
        ("2025-11", 0, 0, "2025-11"),
    ],
)
def test_shift(period, years, steps, moved):
    assert periods.shift(period, years=years, steps=steps) == moved


@pytest.mark.parametrize(("period", "years"), [("0001", -1), ("9999-12", 1), ("FY9999", 1)])
def test_shift_out_of_the_calendar(period, years):
    with pytest.raises(ModelError, match="cannot be moved"):
        periods.shift(period, years=years)


@pytest.mark.parametrize(("period", "years", "steps"), [("9999-12-31", 0, 1), ("0001-01-01", -1, 0)])
def test_shift_of_a_day_out_of_the_calendar(period, years, steps):
    with pytest.raises(ModelError, match="cannot be moved"):
        periods.shift(period, years=years, steps=steps)


def test_days_out_of_the_calendar():
    with pytest.raises(ModelError, match="out of the calendar"):
        periods.days("FY9999")


SINGLE = (
    st.integers(1000, 3000).map(str)
    | st.integers(1000, 3000).map("FY{}".format)
    | st.builds("{}-Q{}".format, st.integers(1000, 3000), st.integers(1, 4))
    | st.builds("FY{}-H{}".format, st.integers(1000, 3000), st.integers(1, 2))
    | st.builds("{}-{:02d}".format, st.integers(1000, 3000), st.integers(1, 12))
    | st.dates(dt.date(1000, 1, 1), dt.date(3000, 12, 31)).map(str)
)


@given(SINGLE, st.integers(-400, 400))
def test_a_step_forward_and_back_is_where_it_was(period, steps):
    moved = periods.shift(period, steps=steps)
    assert periods.form(moved) == periods.form(period)
    assert periods.shift(moved, steps=-steps) == period


@given(SINGLE)
def test_the_next_period_begins_the_day_after(period):
    following = periods.shift(period, steps=1)
    assert periods.days(following)[0] - periods.days(period)[1] == dt.timedelta(days=1)


@given(SINGLE, st.integers(1, 30))
def test_a_range_moves_as_a_whole(period, length):
    run = periods.span(period, periods.shift(period, steps=length))
    periods.check(run)
    moved = periods.shift(run, steps=1)
    assert periods.days(moved)[0] - periods.days(run)[1] == dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("year", "number", "name"),
    [(2025, 11, "2025-11"), (2025, 0, "2024-12"), (2025, 13, "2026-01"), (2025, -12, "2023-12")],
)
def test_month(year, number, name):
    assert periods.month(year, number) == name


def test_span():
    assert periods.span("2025-01", "2025-11") == "2025-01/2025-11"
    assert periods.span("2025-01", "2025-01") == "2025-01"


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("2025", "2025-11"),
        ("2025", "2025"),
        ("2025-H1", "2025-06-30"),
        ("FY2024", "2025-03"),
        ("FY2024-H2", "2025-Q1"),
        ("2025-01/2025-11", "2025-11-30"),
    ],
)
def test_contains(outer, inner):
    assert periods.contains(outer, inner)
    assert periods.contains(inner, outer) == (outer == inner)


@pytest.mark.parametrize(("outer", "inner"), [("2025", "FY2024"), ("FY2024", "2025-04"), ("2025-H1", "2025-07-01")])
def test_contains_no_more_than_its_days(outer, inner):
    assert not periods.contains(outer, inner)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2025-H1", "2025-01/2025-06"),
        ("2025-Q4", "2025-10/2025-12"),
        ("FY2024", "2024-04/2025-03"),
        ("FY2024-H1", "2024-04-01/2024-09-30"),
        ("2025-11", "2025-11-01/2025-11-30"),
    ],
)
def test_same_days_in_another_form(a, b):
    assert periods.same(a, b)
    assert periods.same(b, a)
    assert not periods.same(a, periods.shift(b, steps=1))
