"""Ranges, signs, losses in brackets, and bounds."""

import pytest
from reads import figures, only, quotes


@pytest.mark.parametrize(
    ("text", "quote", "low", "high", "unit"),
    [
        ("It sold between 10 and 20 boats.", "10 and 20 boats", 10, 20, "boat"),
        ("It sold 10 to 20 boats.", "10 to 20 boats", 10, 20, "boat"),
        ("It sold 40-50 boats.", "40-50 boats", 40, 50, "boat"),
        ("It sold 40–50 boats.", "40–50 boats", 40, 50, "boat"),
        ("It wants 10 to 20 billion yen.", "10 to 20 billion yen", 10e9, 20e9, "JPY"),
        ("It wants $1.5-2 million.", "$1.5-2 million", 1.5e6, 2e6, "USD"),
        ("It wants $10 to $20.", "$10 to $20", 10, 20, "USD"),
        ("It sees 8 to 12 percent.", "8 to 12 percent", 8, 12, "%"),
        ("It sees 0.6% to 0.7%.", "0.6% to 0.7%", 0.6, 0.7, "%"),
        ("It sees between 20% and 30%.", "20% and 30%", 20, 30, "%"),
        (
            "It sees 8.5 million to 8.6 million visitors.",
            "8.5 million to 8.6 million visitors",
            8.5e6,
            8.6e6,
            "visitor",
        ),
    ],
)
def test_ranges(text, quote, low, high, unit):
    f = only(text)
    assert (f.quote, f.bound, f.value, f.unit) == (quote, "range", None, unit)
    assert (f.low, f.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It rose from 1,000 to 1,200.", [1000, 1200]),
        ("It fell from $30 to $25.", [30, 25]),
        ("It rose from 5 percent to 6 percent.", [5, 6]),
        ("It rose 0.2% to 4.3%.", [0.2, 4.3]),
        ("It rose 8 percent to 15,000.", [8, 15000]),
        ("They sold 1,200 and 1,300 boats.", [1200, 1300]),
        ("They sold 1,200 boats to 40 clubs.", [1200, 40]),
    ],
)
def test_two_numbers_that_are_no_range(text, values):
    found = figures(text)
    assert [f.value for f in found] == values
    assert not [f for f in found if f.bound == "range"]


def test_a_range_that_falls_is_negative_at_both_ends():
    f = only("Sales fell by 20-30 percent.")
    assert (f.kind, f.bound, f.low, f.high) == ("change", "range", -30, -20)


@pytest.mark.parametrize(
    ("text", "quote", "kind", "value"),
    [
        ("Toyota (+3.4%) led.", "+3.4%", "change", 3.4),
        ("Toyota (-2.0%) led.", "-2.0%", "change", -2),
        ("Toyota (−2.0%) led.", "−2.0%", "change", -2),
        ("Toyota (–2.0%) led.", "–2.0%", "change", -2),
        ("A change of -1,250 units.", "-1,250 units", "change", -1250),
        ("The loss was (1,250).", "(1,250)", "level", -1250),
        ("The total (1,250) was larger.", "1,250", "level", 1250),
        ("They were down 1,250 units.", "1,250 units", "change", -1250),
    ],
)
def test_signs(text, quote, kind, value):
    f = only(text)
    assert (f.quote, f.kind, f.value) == (quote, kind, value)


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("about", "~"),
        ("around", "~"),
        ("some", "~"),
        ("nearly", "~"),
        ("almost", "~"),
        ("roughly", "~"),
        ("close to", "~"),
        ("an estimated", "~"),
        ("more than", ">"),
        ("over", ">"),
        ("just over", ">"),
        ("well over", ">"),
        ("upwards of", ">"),
        ("at least", ">="),
        ("no fewer than", ">="),
        ("fewer than", "<"),
        ("less than", "<"),
        ("under", "<"),
        ("just under", "<"),
        ("up to", "<="),
        ("as many as", "<="),
        ("no more than", "<="),
        ("exactly", "="),
        ("another", "="),
    ],
)
def test_words_of_bound_stay_outside_the_quote(words, bound):
    f = only(f"They sold {words} 20,000 boats in May.")
    assert (f.quote, f.value, f.bound) == ("20,000 boats", 20000, bound)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("It cost $300 or more.", ">="),
        ("It cost $300 or less.", "<="),
        ("It cost $300 or so.", "~"),
        ("It cost $300 at most.", "<="),
        ("It cost >$300 here.", ">"),
        ("It cost ~$300 here.", "~"),
        ("It cost $300.", "="),
    ],
)
def test_bounds_behind_and_as_signs(text, bound):
    assert only(text).bound == bound


def test_bound_and_direction_are_two_things():
    f = only("Sales fell by more than 20 percent.")
    assert (f.kind, f.value, f.bound) == ("change", -20, ">")
    f = only("Sales more than doubled.")
    assert (f.kind, f.value, f.unit, f.bound) == ("multiple", 2, "fold", ">")


@pytest.mark.parametrize(
    ("text", "decimals"),
    [("16,198 boats", 0), ("1.2 million boats", 5), ("13.8 percent", -1), ("20,000 boats", 0), ("$1.25bn", 7)],
)
def test_the_last_printed_digit_is_kept(text, decimals):
    assert only(f"It came to {text}.").decimals == decimals


def test_a_part_and_its_whole_count_the_same():
    first, second = figures("Six of the eight makers grew.")
    assert (first.quote, first.value, first.unit) == ("Six", 6, "maker")
    assert (second.quote, second.value, second.unit) == ("eight makers", 8, "maker")


def test_glued_units_come_apart():
    assert quotes("It makes 640bhp and 800Nm from 12.5kWh.") == ["640bhp", "800Nm", "12.5kWh"]


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("It cost thirteen dollars and 45 cents.", "thirteen dollars and 45 cents", 13.45, "USD"),
        ("She is 5 feet 3 inches tall.", "5 feet 3 inches", 5.25, "foot"),
        ("It took 2 hours and 45 minutes.", "2 hours and 45 minutes", 2.75, "hour"),
        ("They paid 75 USD million.", "75 USD million", 75e6, "USD"),
        ("They lent 30 MUSD.", "30 MUSD", 30e6, "USD"),
        ("They lent 48.5 MEUR.", "48.5 MEUR", 48.5e6, "EUR"),
        ("It came to US$(1.2) billion.", "US$(1.2) billion", -1.2e9, "USD"),
        ("The low was minus 12 degrees Celsius.", "minus 12 degrees Celsius", -12, "degree celsius"),
        ("Rates rose by half a percentage point.", "half a percentage point", 0.5, "pp"),
        ("Walk half a mile.", "half a mile", 0.5, "mile"),
        ("It is 1.9x faster.", "1.9x", 1.9, "fold"),
        ("An average of 1500 came.", "1500", 1500, None),
        ("They had 20 per week.", "20", 20, None),
    ],
)
def test_amounts(text, quote, value, unit):
    f = only(text)
    assert (f.quote, f.value, f.unit) == (quote, pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It flew more than 100 kilometers (60 miles).", [(100, ">"), (60, ">")]),
        ("It raised up to $12.9bn (£10bn).", [(12.9e9, "<="), (10e9, "<=")]),
        ("About 100 kilometers (in 60 boats).", [(100, "~"), (60, "=")]),
    ],
)
def test_a_conversion_keeps_the_bound(text, found):
    assert [(f.value, f.bound) for f in figures(text)] == [(pytest.approx(v), b) for v, b in found]


def test_words_may_stand_between_a_bound_and_its_number():
    f = only("They may buy up to an additional 15 percent.")
    assert (f.quote, f.bound) == ("15 percent", "<=")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It has a 7- or 8-inch screen.", 7, 8, "inch"),
        ("Adults need 1,800 - 2,500 calories.", 1800, 2500, "calorie"),
        ("Expect between -5 and 3 degrees Celsius.", -5, 3, "degree celsius"),
    ],
)
def test_ranges_of_other_forms(text, low, high, unit):
    f = only(text)
    assert (f.bound, f.low, f.high, f.unit) == ("range", low, high, unit)


def test_a_bare_first_number_of_a_pair_takes_the_unit_of_the_second():
    assert [(f.value, f.unit) for f in figures("It goes from 0 to 62 mph.")] == [
        (0, "mile per hour"),
        (62, "mile per hour"),
    ]


def test_three_numbers_in_a_row_are_no_range():
    assert [f.value for f in figures("Rewards rose from $160 to $180 to $200.")] == [160, 180, 200]


def test_two_of_somebodys_things_are_counted():
    f = only("Two of Johnson's deputies left.")
    assert (f.quote, f.value, f.unit) == ("Two", 2, "deputy")


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("One in five adults agreed.", "One in five", 20),
        ("Nine out of ten doctors agreed.", "Nine out of ten", 90),
        ("It struck 1 in every 1,000 babies.", "1 in every 1,000", 0.1),
        ("Polls say 1/4 of voters agreed.", "1/4", 25),
    ],
)
def test_parts_of_a_whole_are_shares(text, quote, value):
    f = only(text)
    assert (f.quote, f.kind, f.value, f.unit) == (quote, "share", value, "%")


@pytest.mark.parametrize(
    "text",
    ["She won three in four games.", "It came five times in 10 days.", "There was one in 2019 and two in 2020."],
)
def test_what_is_no_part_of_a_whole(text):
    assert all(f.kind != "share" for f in figures(text))


def test_a_fall_by_half_is_a_change():
    f = only("The stock is down by half.")
    assert (f.kind, f.value, f.unit) == ("change", -50, "%")


@pytest.mark.parametrize(
    "text", ["It is 366 metres long and carries 20,000 TEU.", "It flew 14,000 km, and 30 of the 787s came."]
)
def test_a_number_whose_thing_is_named_and_not_known_is_lent_no_unit(text):
    assert figures(text)[-1].unit is None
