"""Quantities as hurried or transcribed texts write them, ages, and nouns behind a second quantity."""

import pytest
from reads import figures, only


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("Exports fell to hk $ 10.05 billion.", "hk $ 10.05 billion", 10.05e9, "HKD"),
        ("It charged c $ 1.34 a share.", "c $ 1.34", 1.34, "CAD"),
        ("It was minus-260 degrees Fahrenheit.", "minus-260 degrees Fahrenheit", -260, "degree fahrenheit"),
        ("It was 2.14degF.", "2.14degF", 2.14, "degree fahrenheit"),
        ("Water boils at 100° Celsius.", "100° Celsius", 100, "degree celsius"),
        ("Some 80, 000 fans came.", "80, 000 fans", 80000, "fan"),
        ("It moves at 2.998×10−8 metres per second.", "2.998×10−8 metres per second", 2.998e-8, "metre per second"),
        ("It made a one-yen bid.", "one-yen", 1, "JPY"),
        ("She averaged 15.3 ppg.", "15.3 ppg", 15.3, "point per game"),
        ("SINGAPORE: Two Indian sisters sued.", "Two Indian sisters", 2, "sister"),
    ],
)
def test_units_as_they_are_written(text, quote, value, unit):
    f = only(text)
    assert (f.quote, f.unit) == (quote, unit)
    assert f.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("A man aged 54 died.", 54, "="),
        ("She retired at the age of 92.", 92, "="),
        ("He left school at age 15.", 15, "="),
        ("Children under the age of 5 pay nothing.", 5, "<"),
    ],
)
def test_ages(text, value, bound):
    f = only(text)
    assert (f.value, f.unit, f.bound) == (value, "year", bound)


def test_age_groups_are_ranges():
    f = only("Employment of women aged 25 to 54 held steady.")
    assert (f.low, f.high, f.unit) == (25, 54, "year")


@pytest.mark.parametrize("text", ["The Ice Age 3 film opens.", "It is part 24703L202."])
def test_no_ages_and_codes(text):
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [("It lets sub-500 sq m offices.", 500, "square metre", "<"), ("It sells sub-$100 phones.", 100, "USD", "<")],
)
def test_sub_is_a_bound(text, value, unit, bound):
    f = only(text)
    assert (f.value, f.unit, f.bound) == (value, unit, bound)


def test_sub_is_part_of_a_name_in_front_of_letters():
    assert only("Sub-Saharan growth reached 4%.").quote == "4%"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It made eight million 250ml bottles.", [(8e6, "bottle"), (250, "millilitre")]),
        ("They shipped two 20-foot containers.", [(2, "container"), (20, "foot")]),
        ("Texas had 25 cases in June and 13 in July.", [(25, "case"), (13, "case")]),
        ("They kept 46 dogs, compared with 63 during the war.", [(46, "dog"), (63, "dog")]),
        ("It runs 22 public and private schools.", [(22, "school")]),
        ("They saw 20 goats and three cows.", [(20, "goat"), (3, "cow")]),
    ],
)
def test_nouns_that_stand_apart_from_their_number(text, found):
    assert [(f.value, f.unit) for f in figures(text)] == found


def test_a_day_of_the_month_counts_nothing_again():
    assert [f.value for f in figures("The 3 men met on May 3 and 4 in Paris.")] == [3]


@pytest.mark.parametrize(
    ("text", "quote", "low", "high", "unit"),
    [("It costs 8 or $9.", "8 or $9", 8, 9, "USD"), ("It paid 5 to $10 million.", "5 to $10 million", 5e6, 1e7, "USD")],
)
def test_a_currency_said_of_the_second_end(text, quote, low, high, unit):
    f = only(text)
    assert (f.quote, f.low, f.high, f.unit) == (quote, low, high, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("It made a PS6m profit.", 6e6, "GBP"), ("It made Y=100 million.", 100e6, "JPY")],
)
def test_currencies_brought_down_to_ascii(text, value, unit):
    f = only(text)
    assert (f.value, f.unit) == (value, unit)


def test_a_console_is_no_currency():
    assert figures("The PS 5 sold out.") == ()


def test_half_the_homes_is_a_share_of_no_market():
    f = only("Half the homes have sold.")
    assert (f.kind, f.value, f.unit, f.measure) == ("share", 50, "%", "share")


@pytest.mark.parametrize(
    ("text", "unit"), [("It grew by 125,600 positions.", "position"), ("It rose 3 positions.", "place")]
)
def test_many_positions_are_jobs(text, unit):
    assert only(text).unit == unit


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It cost 15 dollars 50.", [15.5]),
        ("It cost thirteen dollars forty five.", [13.45]),
        ("It paid 10 USD 20.", [10]),
        ("They paid 20 dollars, 30 of them.", [20]),
    ],
)
def test_cents_that_are_not_named(text, values):
    assert [f.value for f in figures(text)] == values


def test_a_range_does_not_lend_its_bound_to_its_conversion():
    first, second = figures("It costs from 10 to 12 million euros (1,411,000 yen).")
    assert first.bound == "range"
    assert (second.value, second.bound) == (1_411_000, "=")
