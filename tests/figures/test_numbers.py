"""The number grammar: value, printed precision, form, and how many words it takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reads import figures, finder, tokens


def read(text, money=False):
    """The number at the head of a text, with the words that it takes."""
    made = tokens(text)
    number = finder()._numbers.read(made, 0, money)
    return number, None if number is None else text[: made[number.last].end]


@pytest.mark.parametrize(
    ("text", "value", "decimals", "takes"),
    [
        ("16,198 units", 16198, 0, "16,198"),
        ("7741 units", 7741, 0, "7741"),
        ("1,234,567.89 units", 1234567.89, -2, "1,234,567.89"),
        ("0.5 percent", 0.5, -1, "0.5"),
        (".75 percent", 0.75, -2, ".75"),
        ("41.0 percent", 41, -1, "41.0"),
        ("361 505 units", 361505, 0, "361 505"),
        ("1 234 567 units", 1234567, 0, "1 234 567"),
        ("1\u202f234 units", 1234, 0, "1\u202f234"),
        ("28\u00a0466 units", 28466, 0, "28\u00a0466"),
        ("1.2 million units", 1200000, 5, "1.2 million"),
        ("2.3 million units", 2300000, 5, "2.3 million"),
        ("4.74 million", 4740000, 4, "4.74 million"),
        ("61.1M users", 61100000, 5, "61.1M"),
        ("318K units", 318000, 3, "318K"),
        ("5,369K cars", 5369000, 3, "5,369K"),
        ("1.2bn litres", 1.2e9, 8, "1.2bn"),
        ("3 trillion yen", 3e12, 12, "3 trillion"),
        ("2.5 crore rupees", 25000000, 6, "2.5 crore"),
        ("5 lakh people", 500000, 5, "5 lakh"),
        ("2-million cars", 2000000, 6, "2-million"),
        ("10 thousand million", 1e10, 9, "10 thousand million"),
        ("½ tonne", 0.5, -1, "½"),
        ("3½ tonnes", 3.5, -2, "3½"),
        ("3 ½ tonnes", 3.5, -2, "3 ½"),
        ("1 1/2 years", 1.5, -2, "1 1/2"),
        ("1-1/2 years", 1.5, -2, "1-1/2"),
        ("seven makers", 7, 0, "seven"),
        ("Twenty-five dogs", 25, 0, "Twenty-five"),
        ("twenty five dogs", 25, 0, "twenty five"),
        ("two hundred cars", 200, 0, "two hundred"),
        ("one hundred and twenty houses", 120, 0, "one hundred and twenty"),
        ("three thousand people", 3000, 3, "three thousand"),
        ("two and a half years", 2.5, -1, "two and a half"),
        ("two and a half million cars", 2500000, 5, "two and a half million"),
        ("half a million people", 500000, 5, "half a million"),
        ("a million people", 1000000, 6, "a million"),
        ("a hundred people", 100, 2, "a hundred"),
        ("a dozen people", 12, 0, "a dozen"),
        ("zero cars", 0, 0, "zero"),
        (
            "twenty-eight thousand six hundred forty-two students",
            28642,
            0,
            "twenty-eight thousand six hundred forty-two",
        ),
        ("two million three hundred thousand people", 2300000, 3, "two million three hundred thousand"),
        ("one hundred and fifty-five thousand people", 155000, 3, "one hundred and fifty-five thousand"),
        ("two thousand and two hundred cars", 2200, 0, "two thousand and two hundred"),
        ("five thousand, three more", 5000, 3, "five thousand"),
        ("two million and three million", 2000000, 6, "two million"),
        ("a quarter million euros", 250000, 4, "a quarter million"),
        ("three quarters of a million people", 750000, 4, "three quarters of a million"),
        ("a million and a half people", 1500000, 5, "a million and a half"),
        ("3 million and a half people", 3500000, 5, "3 million and a half"),
        ("three and a quarter years", 3.25, -2, "three and a quarter"),
        ("two and a third man", 2, 0, "two"),
        ("two million and one half", 2500000, 5, "two million and one half"),
        ("one billion and a half million", 1000000000, 9, "one billion"),
        ("one hundred thirty two cars", 132, 0, "one hundred thirty two"),
        ("one hundred and three quarters", 100.75, -2, "one hundred and three quarters"),
        ("one point five million cars", 1500000, 5, "one point five million"),
        ("two hundred point nought three", 200.03, -2, "two hundred point nought three"),
        ("half a dozen ships", 6, 0, "half a dozen"),
        ("two dozen ships", 24, 0, "two dozen"),
        ("3 dozen ships", 36, 0, "3 dozen"),
        ("12,34,567.89 rupees", 1234567.89, -2, "12,34,567.89"),
        ("1\u202f234\u202f567.89 km", 1234567.89, -2, "1\u202f234\u202f567.89"),
        ("1.234,5 km", 1234.5, -1, "1.234,5"),
        ("35,6 percent", 35.6, -1, "35,6"),
        ("12,13,14", 12, 0, "12"),
        ("1.3e6 cells", 1300000, 5, "1.3e6"),
        ("6.02 x 10^23 molecules", 6.02e23, 21, "6.02 x 10^23"),
        ("1.6×10⁻¹⁹ coulombs", 1.6e-19, -20, "1.6×10⁻¹⁹"),
        ("20+ million users", 2e7, 6, "20+ million"),
        ("⅜ inch", 0.375, -3, "⅜"),
    ],
)
def test_cardinals(text, value, decimals, takes):
    number, taken = read(text)
    assert (number.form, number.value, number.decimals, taken) == ("cardinal", value, decimals, takes)


@pytest.mark.parametrize(
    ("text", "value", "takes"),
    [
        ("1st place", 1, "1st"),
        ("22nd place", 22, "22nd"),
        ("third place", 3, "third"),
        ("twenty-first place", 21, "twenty-first"),
        ("fiftieth year", 50, "fiftieth"),
    ],
)
def test_ordinals(text, value, takes):
    number, taken = read(text)
    assert (number.form, number.value, taken) == ("ordinal", value, takes)


@pytest.mark.parametrize(
    ("text", "value", "takes"),
    [
        ("two-thirds of sales", 2 / 3, "two-thirds"),
        ("three quarters of sales", 0.75, "three quarters"),
        ("a third of sales", 1 / 3, "a third"),
        ("one-fifth of sales", 0.2, "one-fifth"),
        ("one fifth of sales", 0.2, "one fifth"),
        ("one-quarter of sales", 0.25, "one-quarter"),
        ("half of sales", 0.5, "half"),
        ("half a mile", 0.5, "half a"),
        ("a tenth of a point", 0.1, "a tenth of a"),
        ("one quarter of sales", 0.25, "one quarter"),
        ("five ninths of sales", 5 / 9, "five ninths"),
        ("7/32 points", 7 / 32, "7/32"),
    ],
)
def test_fractions(text, value, takes):
    number, taken = read(text)
    assert (number.form, taken) == ("fraction", takes)
    assert number.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("doubled", 2), ("tripling", 3), ("fivefold", 5), ("halved", 0.5), ("twice", 2), ("Tenfold", 10)],
)
def test_multiples(text, value):
    number, _ = read(text)
    assert (number.form, number.value) == ("multiple", value)


def test_three_numbers_with_strokes_are_a_date_and_no_fraction():
    assert read("5/17/2018")[0].value == 5


@pytest.mark.parametrize("text", ["3.11.4 is out", "cars", "-", "a few", "a car", "9" * 31, "million-dollar"])
def test_what_is_no_number(text):
    assert read(text) == (None, None)


def test_a_lone_letter_is_a_scale_only_behind_money_or_in_front_of_a_thing():
    assert read("5m long")[0].value == 5
    assert read("5m smartphones")[0].value == 5000000
    assert read("5 m", money=True)[0].value == 5000000
    assert read("5 m")[0].value == 5


def test_scale_words_beyond_any_number_are_left():
    number, taken = read("5 trillion trillion trillion")
    assert (number.value, taken) == (5e24, "5 trillion trillion")


@given(st.integers(0, 10**15))
def test_grouped_digits_are_the_number(value):
    number, _ = read(f"{value:,} cars")
    assert (number.value, number.decimals) == (value, 0)


@given(st.integers(0, 10**6), st.integers(1, 4), st.sampled_from([("thousand", 3), ("million", 6), ("billion", 9)]))
def test_scaled_decimals_carry_no_noise(whole, places, scale):
    digits = f"{whole}.{'7' * places}"
    number, _ = read(f"{digits} {scale[0]}")
    assert number.value == float(f"{digits}e{scale[1]}")
    assert number.decimals == scale[1] - places


def test_points_between_groups_where_an_article_has_them_and_no_commas():
    text = "The market fell 1.7% to 2.278.716 cars in 2025. Vans: 366.155, trucks 1.25 million, buses 2.476 million."
    assert [f.value for f in figures(text)] == [-1.7, 2278716, 366155, 1.25e6, 2.476e6]
    assert [f.decimals for f in figures(text)][1:3] == [0, 0]
    assert [f.value for f in figures("Acme sold 7.500 units in May and 12.300 in June.")] == [7500, 12300]


def test_points_stay_in_front_of_decimals_where_nothing_shows_that_they_part_groups():
    assert [f.value for f in figures("The euro cost 1.095 dollars, sterling 1.254.")] == [1.095, 1.254]
    assert [f.value for f in figures("Acme sold 16,198 units; version 2.278.716 weighs 1.095 kg.")] == [16198, 1.095]
