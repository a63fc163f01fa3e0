"""Periods, bases, statuses and sources of figures in whole passages: what goes on, what goes back, what is compared."""

import pytest
from reads import figures, only


def times(text, **how):
    return [(f.quote, f.period, f.base) for f in figures(text, **how)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the level that is compared with is of the time compared with
        (
            "In November output was 300 cars, up from 280 cars in the previous month and 250 cars a year earlier.",
            [("300 cars", "2025-11", None), ("280 cars", "2025-10", None), ("250 cars", "2024-11", None)],
        ),
        (
            "Output was 300 cars in November. A year earlier it was 250 cars.",
            [("300 cars", "2025-11", None), ("250 cars", "2024-11", None)],
        ),
        (
            "Output was 300 cars in November. In the same month of 2019 it was 400 cars.",
            [("300 cars", "2025-11", None), ("400 cars", "2019-11", None)],
        ),
        (
            "Profit of $7.7 million in the third quarter was 20% below the year-earlier figure of $9.6 million.",
            [("$7.7 million", "2025-Q3", None), ("20%", "2025-Q3", "2024-Q3"), ("$9.6 million", "2024-Q3", None)],
        ),
        # a look back
        (
            "Exports in the first nine months fell 9% to 3,299,869 cars after growing by 16% to 3,607,486 in the same "
            "period last year.",
            [
                ("9%", "2025-01/2025-09", "2024-01/2024-09"),
                ("3,299,869 cars", "2025-01/2025-09", None),
                ("16%", "2024-01/2024-09", "2023-01/2023-09"),
                ("3,607,486", "2024-01/2024-09", None),
            ],
        ),
        # the base stands behind the level that the change led to
        (
            "Profit rose 32% to $12 million in the third quarter from a year before.",
            [("32%", "2025-Q3", "2024-Q3"), ("$12 million", "2025-Q3", None)],
        ),
        # of two changes only the second is on the year
        ("Prices rose 0.3% in November and 3.5% from a year earlier.", [
            ("0.3%", "2025-11", "2025-10"),
            ("3.5%", "2025-11", "2024-11"),
        ]),
        # from one year to another
        ("Between 2017 and 2022 exports grew 12%.", [("12%", "2022", "2017")]),
        ("Exports fell 91% in February compared with February 2020.", [("91%", "2025-02", "2020-02")]),
        # what is exceeded, and what stands in brackets
        (
            "In May Nio sold 6,155 cars, 7.6% below April; Xpeng sold 7,506 cars (7,079 cars in April), Li 9,000 cars.",
            [
                ("6,155 cars", "2025-05", None),
                ("7.6%", "2025-05", "2025-04"),
                ("7,506 cars", "2025-05", None),
                ("7,079 cars", "2025-04", None),
                ("9,000 cars", "2025-05", None),
            ],
        ),
        ("October 889,000 cars and September 873,000 cars.", [
            ("889,000 cars", "2025-10", None),
            ("873,000 cars", "2025-09", None),
        ]),
        (
            "Sales were 300 cars in October, 900 cars in the quarter and 3,000 cars in the year.",
            [("300 cars", "2025-10", None), ("900 cars", "2025-Q4", None), ("3,000 cars", "2025", None)],
        ),
        ("Cases rose to 500 cases, the most since January 15, when there were 2,044 cases.", [
            ("500 cases", None, None),
            ("2,044 cases", "2025-01-15", None),
        ]),
        ("Output is forecast to hit 800 cars in the first quarter.", [("800 cars", "2026-Q1", None)]),
        # a total so far, without a month that it could reach to
        ("So far this year 10,500 people have arrived.", [("10,500 people", "2025-01-01/2025-12-10", None)]),
    ],
)  # fmt: skip
def test_levels_and_changes_beside_what_they_are_compared_with(text, found):
    assert times(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The plant, built in 1998, employs 450 people.",
        "The plant, which opened in 1998, has 450 workers.",
        "The mine employs 450 people and produced 120,000 tonnes in 2023.",
        "The company's 2024 bond yields 450 dollars.",
        "Officials said on Wednesday 450 people work there.",
    ],
)
def test_a_time_that_is_about_something_else_is_no_period(text):
    assert figures(text)[0].period is None


def test_the_latest_period_of_a_sentence_goes_on_and_one_to_come_does_not():
    found = figures("Prices rose 2.8% in October after a 3% gain in September. Core prices were up 3.1%.")
    assert found[-1].period == "2025-10"
    found = figures("Output was 300 cars in November. It expects 400 cars in 2026. Exports were 200 cars.")
    assert [f.period for f in found] == ["2025-11", "2026", "2025-11"]


def test_a_sentence_without_figures_may_say_when():
    found = figures("The maker led the market in 2024.\n\nIt sold 300 cars.")
    assert [f.period for f in found if f.unit == "vehicle"] == ["2024"]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Sales had been expected to grow 3%, but instead slipped 0.4% to 812,000 cars.", "forecast actual actual"),
        ("It sold 300 cars against a target of 400 cars.", "actual target"),
        ("Another 300 cars are expected.", "forecast"),
        ("Another 300 cars are planned.", "target"),
        ("Our goal is 300 cars.", "target"),
        ("Analysts could accept 300 cars, up from just 200 cars.", "hypothetical actual"),
        ("It did not sell 300 cars.", "actual"),
        ("Prices rose 0.4 percent (forecast 0.3 percent), 5.4 percent on the year.", "actual forecast actual"),
        ("It sold 300 cars against 200 cars expected, and exported 100 cars.", "actual forecast actual"),
        ("It earned $300 million against a $400 million target.", "actual target"),
    ],
)
def test_fact_forecast_and_target_side_by_side(text, statuses):
    assert [f.status for f in figures(text)] == statuses.split()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The health ministry said 300 people were ill.", ("health ministry",)),
        ("Some 300 people were ill, police said.", ("police",)),
        ("Some 300 people were ill, according to local officials.", ("local officials",)),
        ("The Office for National Statistics said prices fell 3%.", ("Office for National Statistics",)),
        ("The Ministry of Health, Labor and Welfare said prices fell 3%.", ("Ministry of Health, Labor and Welfare",)),
        ("Prices fell 3%, data from the European Central Bank showed.", ("European Central Bank",)),
        ("Prices fell 3%, Motor Guild figures show.", ("Motor Guild",)),
        ("The police station has 300 beds.", ()),
        ("Some 300 tons were lost, the weather service said.", ("weather service",)),
        ("Some 300 tons were lost, exporters estimated.", ("exporters",)),
        ("The weather service of the region said 300 tons were lost.", ()),
        ("The report said 300 tons were lost.", ()),
        ("Adidas said sales fell 3%.", ("Adidas",)),
        ("Indiana State Guild President Keith Gambill said sales fell 3%.", ("Keith Gambill",)),
        ("According to Ukraine's Air Force, 300 drones were lost.", ("Air Force",)),
        ("Danilo Gallinari added 25 points.", ()),
        ("Motor Guild's annual report showed sales fell 3%.", ("Motor Guild",)),
        ("Motor Guild's annual sales fell 3%.", ()),
    ],
)
def test_speakers_and_offices(text, source):
    assert only(text).source == source


def test_a_pronoun_speaks_for_who_spoke_last():
    found = figures("Prices fell 3%, said Maria Lopez.\n\n“We sold 300 cars,” she said.")
    assert [f.source for f in found] == [("Maria Lopez",)] * 2
    assert only("“We sold 300 cars,” she said.").source == ()


def test_a_speaker_goes_on_in_a_quotation_of_the_next_paragraph_and_no_further():
    text = "“Prices fell 3%,” Maria Lopez said.\n\n“We sold 300 cars. It cost $40.”\n\nExports rose 9%."
    assert [f.source for f in figures(text)] == [("Maria Lopez",)] * 3 + [()]
    text = "“Prices fell 3%,” Maria Lopez said.\n\nIt sold 300 cars."
    assert [f.source for f in figures(text)] == [("Maria Lopez",), ()]


def test_a_short_name_of_an_office_stands_for_the_full_one():
    found = figures("The Motor Institute said sales fell 3%.\n\nThe institute said exports rose 4%.")
    assert [f.source for f in found] == [("Motor Institute",)] * 2


def test_a_price_of_the_day_is_of_no_quarter_and_of_the_year_to_the_day():
    text = (
        "Acme's sales rose 3% in the third quarter.\n\nAcme shares fell 5% in early trading. "
        "Acme stock is up 40% year to date."
    )
    assert times(text) == [
        ("3%", "2025-Q3", "2024-Q3"),
        ("5%", "2025-12-10", "2025-12-09"),
        ("40%", "2025-01-01/2025-12-10", "2024-12-31"),
    ]
    assert times("Acme's sales rose 3% in the third quarter.\n\nAcme shares fell 5%.")[1][1] is None


def test_what_something_starts_from_now_is_of_the_month_of_publication():
    text = "The plan is to raise efficiency from around 20% now to 24% by 2030."
    assert times(text) == [("20%", "2025-12", None), ("24%", "2030", None)]


def test_what_says_the_same_in_other_terms_has_the_same_time():
    text = "In the third quarter, net income was $1.37 billion, or 39 cents a share, "
    text += "compared with $2.17 billion, or 62 cents a share, a year ago."
    assert [f.period for f in figures(text)] == ["2025-Q3", "2025-Q3", "2024-Q3", "2024-Q3"]


def test_a_time_that_is_singled_out_does_not_go_on():
    text = (
        "In January to June 2025 output rose 0.8% to 300 cars. In June alone it fell 0.7%. Exports rose 2% to 40 cars."
    )
    assert [f.period for f in figures(text)] == ["2025-H1", "2025-H1", "2025-06", "2025-H1", "2025-H1"]


def test_the_first_days_of_a_month():
    assert times("Exports in the first 20 days of November rose 8.6%.") == [("8.6%", "2025-11-01/2025-11-20", None)]


def test_the_year_to_date_on_its_first_day_is_that_day():
    assert times("Acme stock is up 40% year to date.", published="2025-01-01")[0][1] == "2025-01-01"


def test_years_of_laws_and_judgments_are_no_times_of_figures():
    assert times("Under Act No. 12 of 1998 a fine of $300 was due.") == [("$300", None, None)]
    assert times("In Smith v Jones [2004] UKHL 22 damages of $300 were due.") == [("$300", None, None)]
