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
