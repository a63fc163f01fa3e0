"""When the figures of short accounts of a market hold: what their titles, lists and other parts say of it."""

import pytest

from keisu.figures import find
from keisu.markets import Market
from keisu.model import Article
from keisu.road import find_figures

JAPAN = Market.named("japan-kei")


def periods(text, published="2025-12-10"):
    """The figures of a text on the Japanese market, each with its period."""
    found = find_figures(Article.from_text(text, published=published, language="en"), market=JAPAN)
    return [(f.quote, f.period) for f in found]


def test_a_title_without_figures_may_be_on_a_time():
    assert periods("A report on fiscal 2021\n\nMinicars 1,554,000 (-11.5).")[0] == ("1,554,000", "FY2021")
    assert periods("Sales rise from 2019\n\nMinicars 1,554,000.")[0] == ("1,554,000", None)


@pytest.mark.parametrize(
    ("published", "period"), [("2022-04-01", "FY2021"), ("2022-01-03", "2021"), ("2022-05-06", None)]
)
def test_the_year_that_ended_on_a_day_of_the_week(published, period):
    day = "Thursday" if period != "2021" else "Friday"
    assert periods(f"Minicars sold 1,554,000 in the year ended {day}.", published) == [("1,554,000", period)]


def test_the_fiscal_year_is_the_one_just_ended_in_spring_and_open_later():
    text = "Minicars a record 1,554,000 in the financial year."
    assert periods(text, "2022-04-02") == [("1,554,000", "FY2021")]
    assert periods(text, "2022-11-02") == [("1,554,000", None)]


def test_a_part_that_says_nothing_of_time_goes_with_the_figure_before():
    text = "Over 20,000 Roox orders since late August; the N-Box led in November with 16,198; the Roox at 7,741."
    assert periods(text)[-1] == ("7,741", "2025-11")


def test_several_times_in_front_are_those_of_nothing():
    text = "Registrations in October 2025\n\nBy fiscal year to date and by year to date: minicars 2,715 and vans 4,707."
    assert {p for _, p in periods(text)} == {"2025-10"}


def test_the_time_of_a_record_is_that_of_the_figure_behind_it():
    text = "In May 2025 the Yaris sold 14,000, best since March 2012's Vitz (19,067)."
    assert periods(text)[-1] == ("19,067", "2012-03")


def test_a_forecast_in_the_next_part_is_not_that_of_this_one():
    text = "Sales in 2024 were 2,604,000; forecast now 2,750,000 for 2025."
    found = find(Article.from_text(text, published="2025-02-10", language="en"))
    assert [f.status for f in found] == ["actual", "forecast"]


def test_a_comparison_that_makes_no_sense_for_a_month_has_no_base():
    text = "In November 2022 deliveries of 14,200 cars were up 30% on the year and 9% quarter-on-quarter."
    found = find(Article.from_text(text, published="2022-12-05", language="en"))
    assert [f.base for f in found][1:] == ["2021-11", None]
