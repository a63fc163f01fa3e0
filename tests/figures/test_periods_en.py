"""Periods in English words, resolved against the day of publication."""

from itertools import pairwise

import pytest
from reads import PUBLISHED, finder, only

from keisu.figures.periods import Anchor, related


def mentions(text, published=PUBLISHED):
    return finder()._periods.find(text, 0, Anchor(published))


@pytest.mark.parametrize(
    ("words", "period"),
    [
        # months
        ("in November 2025", "2025-11"),
        ("in Nov. 2025", "2025-11"),
        ("in late November 2024", "2024-11"),
        ("in November", "2025-11"),
        ("in December", "2025-12"),
        ("in January", "2025-01"),
        ("in November last year", "2024-11"),
        ("in last year's November", "2024-11"),
        ("in March this year", "2025-03"),
        ("in Nov '24", "2024-11"),
        ("last month", "2025-11"),
        ("this month", "2025-12"),
        ("next month", "2026-01"),
        ("last December", "2024-12"),
        ("last March", "2025-03"),
        # runs of months
        ("in January-June 2024", "2024-H1"),
        ("from January to November 2025", "2025-01/2025-11"),
        ("in January-March", "2025-01/2025-03"),
        ("in April to September", "2025-04/2025-09"),
        ("in October-March 2025", "2024-10/2025-03"),
        ("in November 2024 to February 2025", "2024-11/2025-02"),
        ("in the first ten months of 2024", "2024-01/2024-10"),
        ("in the first 11 months", "2025-01/2025-11"),
        ("in the first twelve months of 2024", "2024"),
        ("in the twelve months to March 2025", "2024-04/2025-03"),
        ("since late August", "2025-08-21/2025-12-10"),
        ("since August", "2025-08/2025-12"),
        ("since it was unveiled", None),
        ("since 2021", "2021/2025"),
        ("in 2019-2023", "2019/2023"),
        # quarters and halves
        ("in the third quarter", "2025-Q3"),
        ("in the third quarter of 2024", "2024-Q3"),
        ("in Q3 2024", "2024-Q3"),
        ("in Q2", "2025-Q2"),
        ("in 2024 Q4", "2024-Q4"),
        ("last quarter", "2025-Q3"),
        ("this quarter", "2025-Q4"),
        ("in the first half of 2024", "2024-H1"),
        ("in the first half", "2025-H1"),
        ("in H2 2024", "2024-H2"),
        # years, calendar and fiscal
        ("in 2024", "2024"),
        ("last year", "2024"),
        ("this year", "2025"),
        ("next year", "2026"),
        ("in fiscal 2023", "FY2023"),
        ("in fiscal year 2023", "FY2023"),
        ("in the 2023 fiscal year", "FY2023"),
        ("in the first half of fiscal 2023", "FY2023-H1"),
        ("in the first quarter of fiscal 2023", "FY2023-Q1"),
        ("in the year ended March 31, 2025", "FY2024"),
        ("in the year to March 2025", "FY2024"),
        ("in the year ended December 2024", "2024"),
        ("in the year to June 2025", "2024-07/2025-06"),
        ("in the current fiscal year", "FY2025"),
        ("in the last fiscal year", "FY2024"),
        ("at the end of 2024", "2024-12"),
        # days
        ("on December 4, 2025", "2025-12-04"),
        ("on 4 December 2025", "2025-12-04"),
        ("on the 4th of December", "2025-12-04"),
        ("on December 4", "2025-12-04"),
        ("on 2025-12-04", "2025-12-04"),
        ("on Monday", "2025-12-08"),
        ("on Wednesday", "2025-12-10"),
        ("on Thursday", "2025-12-11"),
        ("on Friday", "2025-12-05"),
        ("yesterday", "2025-12-09"),
        ("today", "2025-12-10"),
        ("last week", "2025-12-01/2025-12-07"),
        ("on December 1-7", "2025-12-01/2025-12-07"),
        ("from 3 to 9 November", "2025-11-03/2025-11-09"),
        ("between Nov. 28 and Dec. 5", "2025-11-28/2025-12-05"),
        ("from December 28, 2024 to January 3, 2025", "2024-12-28/2025-01-03"),
        ("on Monday, November 17", "2025-11-17"),
        ("on Friday last week", "2025-12-05"),
        ("last Wednesday", "2025-12-03"),
        ("next Monday", "2025-12-15"),
        ("tomorrow", "2025-12-11"),
        ("on 22/11/2025", "2025-11-22"),
        ("on 11/12/2025", None),
        ("on Black Friday", "2025-11-28"),
        ("on Thanksgiving Day 2024", "2024-11-28"),
        ("on Memorial Day", "2025-05-26"),
        ("on Christmas Day", "2024-12-25"),
        ("this week", "2025-12-08/2025-12-14"),
        ("in the week of November 19", "2025-11-17/2025-11-23"),
        ("in the week ended December 6", "2025-11-30/2025-12-06"),
        ("in the week to Friday", "2025-11-29/2025-12-05"),
        ("in the first week of October", "2025-09-29/2025-10-05"),
        ("over the weekend", "2025-12-06/2025-12-07"),
        ("since November 3", "2025-11-03/2025-12-10"),
        ("since Monday", "2025-12-08/2025-12-10"),
        ("in the past 10 days", "2025-11-30/2025-12-10"),
        ("on Wednesday the 3rd", "2025-12-03"),
        ("on Friday the 28th", "2025-11-28"),
        ("on Thursday the 3rd", None),
        ("on 2025-nov-3", "2025-11-03"),
        ("in 11/2025", "2025-11"),
        # what is told from publication backwards
        ("in the past six months", "2025-06/2025-12"),
        ("over the past five years", "2020/2025"),
        ("in the past decade", "2015/2025"),
        ("three years ago", "2022"),
        ("in the 1990s", "1990/1999"),
        ("in the late 1990s", None),
        # quarters and halves by their end, and of years that are not named
        ("in the quarter ended September 30", "2025-Q3"),
        ("in the three months to October", "2025-08/2025-10"),
        ("in the six months ended 30 June 2024", "2024-H1"),
        ("in the June quarter", "2025-Q2"),
        ("in the half-year to September", "FY2025-H1"),
        ("in the fourth quarter of last year", "2024-Q4"),
        ("in last year's second quarter", "2024-Q2"),
        ("in the second half of last year", "2024-H2"),
        ("in the first three quarters of 2024", "2024-Q1/2024-Q3"),
        ("in the first nine months of last year", "2024-01/2024-09"),
        ("between January and October", "2025-01/2025-10"),
        ("between May 2023 and June 2024", "2023-05/2024-06"),
        ("in FY24", "FY2024"),
        ("in FY2023-24", "FY2023"),
        ("in Q3 FY25", "FY2025-Q3"),
        ("in the fiscal second quarter", None),
        ("at the end of last year", "2024-12"),
        ("in the summer of 2024", "2024-06/2024-08"),
        ("last winter", "2024-12/2025-02"),
        ("in next March", "2026-03"),
        ("on February 30", None),
        ("they may leave", None),
        ("they march on", None),
    ],
)
def test_a_period(words, period):
    assert [m.period for m in mentions(words) if m.role == "period" and m.period] == ([period] if period else [])


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("from a year earlier", "year-earlier"),
        ("than a year ago", "year-earlier"),
        ("year on year", "year-earlier"),
        ("year-over-year", "year-earlier"),
        ("yoy", "year-earlier"),
        ("on the year", "year-earlier"),
        ("compared with the same month last year", "year-earlier"),
        ("from the previous year", "year-earlier"),
        ("from the previous month", "month-earlier"),
        ("month-on-month", "month-earlier"),
        ("m/m", "month-earlier"),
        ("on the month", "month-earlier"),
        ("from the previous quarter", "quarter-earlier"),
        ("qoq", "quarter-earlier"),
        ("from the previous week", "week-earlier"),
        ("from the previous session", "day-earlier"),
        ("over the corresponding period a year ago", "year-earlier"),
        ("sequentially", "quarter-earlier"),
        ("a decade earlier", "decade-earlier"),
    ],
)
def test_what_is_compared_with(words, relation):
    (found,) = mentions(f"up 5% {words}")
    assert (found.role, found.relation, found.period) == ("base", relation, None)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("from October", "2025-10"),
        ("over 2020", "2020"),
        ("compared with November 2024", "2024-11"),
        ("against November last year", "2024-11"),
        ("than in 2019", "2019"),
    ],
)
def test_a_named_base(words, period):
    assert [m.period for m in mentions(f"up 5% {words}") if m.role == "base"] == ([period] if period else [])


@pytest.mark.parametrize(
    ("relation", "period", "base"),
    [
        ("year-earlier", "2025-11", "2024-11"),
        ("year-earlier", "2025-01/2025-11", "2024-01/2024-11"),
        ("year-earlier", "FY2024-H1", "FY2023-H1"),
        ("year-earlier", "2024-02-29", "2023-02-28"),
        ("decade-earlier", "2025", "2015"),
        ("week-earlier", "2025-12-01/2025-12-07", "2025-11-24/2025-11-30"),
        ("month-earlier", "2025-01", "2024-12"),
        ("month-earlier", "2025", None),
        ("month-earlier", "2025-01/2025-03", None),
        ("quarter-earlier", "2025-Q1", "2024-Q4"),
        ("quarter-earlier", "2025-11", None),
        ("week-earlier", "2025-12-03", "2025-11-26"),
        ("week-earlier", "2025-12", None),
        ("day-earlier", "2025-12-01", "2025-11-30"),
        ("day-earlier", "2025-12", None),
        ("year-earlier", None, None),
        ("year-earlier", "0001", None),
        ("next-year", "2025", None),
    ],
)
def test_related(relation, period, base):
    assert related(relation, period) == base


@pytest.mark.parametrize(
    ("words", "period", "base"),
    [
        ("two years earlier", "2025-11", "2023-11"),
        ("from three months earlier", "2025-11", "2025-08"),
        ("than five years ago", "2025-Q3", "2020-Q3"),
    ],
)
def test_how_often_a_relation_is_gone(words, period, base):
    (found,) = mentions(f"up 5% {words}")
    assert related(found.relation, period, found.count) == base


@pytest.mark.parametrize("words", ["last month", "yesterday", "on Monday", "in November", "this quarter", "last week"])
def test_relative_words_are_not_resolved_without_a_date(words):
    assert [m.period for m in mentions(words, published=None)] == [None]


def test_a_month_of_publication_is_enough_for_months_but_not_for_days():
    assert [m.period for m in mentions("last month", "2025-12")] == ["2025-11"]
    assert [m.period for m in mentions("in November", "2025-12")] == ["2025-11"]
    assert [m.period for m in mentions("yesterday", "2025-12")] == [None]
    assert [m.period for m in mentions("last year", "2025")] == ["2024"]
    assert [m.period for m in mentions("since late August", "2025-12")] == ["2025-08-21/2025-12-31"]


def test_the_longest_words_win_and_none_overlap():
    found = mentions("In the first half of fiscal 2023 and in November 2024, up on the year, since 2019.")
    assert [m.period or m.relation for m in found] == ["FY2023-H1", "2024-11", "year-earlier", "2019/2025"]
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_whether_the_words_name_the_period_in_full():
    assert "period" not in only("Sales were 7,741 cars in November 2025.").inferred
    assert "period" in only("Sales were 7,741 cars in November.").inferred
