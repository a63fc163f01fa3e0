"""Units: money to ISO 4217, percent, plain units, and the counted noun in the singular."""

import pytest
from reads import figures, finder, only


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("It cost $1.2 billion.", "$1.2 billion", 1.2e9, "USD"),
        ("It cost US$1.2bn.", "US$1.2bn", 1.2e9, "USD"),
        ("It cost A$30.", "A$30", 30, "AUD"),
        ("It cost HK$4,500.", "HK$4,500", 4500, "HKD"),
        ("It cost €3bn.", "€3bn", 3e9, "EUR"),
        ("It cost £350 million.", "£350 million", 3.5e8, "GBP"),
        ("It cost ¥2,399,100.", "¥2,399,100", 2399100, "JPY"),
        ("It cost 2,399,100 yen.", "2,399,100 yen", 2399100, "JPY"),
        ("It cost 5 million yuan.", "5 million yuan", 5e6, "CNY"),
        ("It cost Rs 2.5 crore.", "Rs 2.5 crore", 25000000, "INR"),
        ("It cost RMB 40 million.", "RMB 40 million", 4e7, "CNY"),
        ("It cost 20 Hong Kong dollars.", "20 Hong Kong dollars", 20, "HKD"),
        ("It cost EUR 20 million.", "EUR 20 million", 2e7, "EUR"),
        ("It cost 20 million EUR.", "20 million EUR", 2e7, "EUR"),
        ("It cost 90 cents.", "90 cents", 90, "cent"),
    ],
)
def test_money(text, quote, value, unit):
    f = only(text)
    assert (f.quote, f.value, f.unit) == (quote, pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "quote", "unit"),
    [
        ("It rose 43 percent.", "43 percent", "%"),
        ("It rose 43%.", "43%", "%"),
        ("It rose 6.1 pct.", "6.1 pct", "%"),
        ("It rose 21 per cent.", "21 per cent", "%"),
        ("It rose 3.2 percentage points.", "3.2 percentage points", "pp"),
        ("It rose 0.3 pp.", "0.3 pp", "pp"),
        ("It was a 15.1-percentage-point rise.", "15.1-percentage-point", "pp"),
        ("It rose 25 basis points.", "25 basis points", "basis point"),
        ("It rose 120 points.", "120 points", "point"),
        ("It makes 640bhp.", "640bhp", "horsepower"),
        ("It makes 47 kW.", "47 kW", "kilowatt"),
        ("It holds 20 kWh.", "20 kWh", "kilowatt-hour"),
        ("It is 3.4 m long.", "3.4 m", "metre"),
        ("It is 3,395 mm long.", "3,395 mm", "millimetre"),
        ("It runs at 120 km/h.", "120 km/h", "kilometre per hour"),
        ("It weighs 950kg.", "950kg", "kilogram"),
        ("It was 30 °C.", "30 °C", "degree celsius"),
        ("It covers 40 square miles.", "40 square miles", "square mile"),
        ("It pumps 1.2 million barrels per day.", "1.2 million barrels per day", "barrel per day"),
        ("It employs 1,200 people.", "1,200 people", "person"),
        ("It has a 660cc engine.", "660cc", "cubic centimetre"),
    ],
)
def test_plain_units(text, quote, unit):
    f = only(text)
    assert (f.quote, f.unit) == (quote, unit)


@pytest.mark.parametrize(
    ("text", "quote", "unit"),
    [
        ("They saw 1,200 bicycles there.", "1,200 bicycles", "bicycle"),
        ("They saw 1,200 minicars there.", "1,200 minicars", "vehicle"),
        ("They saw 1,200 electric cars there.", "1,200 electric cars", "vehicle"),
        ("They saw 1,200 buses there.", "1,200 buses", "bus"),
        ("They saw 1,200 movies there.", "1,200 movies", "movie"),
        ("They saw 1,200 families there.", "1,200 families", "family"),
        ("They saw 1,200 houses there.", "1,200 houses", "house"),
        ("They saw 1,200 churches there.", "1,200 churches", "church"),
        ("They saw 1,200 boxes there.", "1,200 boxes", "box"),
        ("They saw 1,200 losses there.", "1,200 losses", "loss"),
        ("They saw 1,200 women there.", "1,200 women", "woman"),
        ("They saw 1,200 children there.", "1,200 children", "child"),
        ("They saw 1,200 viruses there.", "1,200 viruses", "virus"),
        ("They saw 1,200 sheep there.", "1,200 sheep", "sheep"),
        ("They saw 1,200 Roox orders there.", "1,200 Roox orders", "order"),
        ("They saw 1,200 and left.", "1,200", None),
        ("They saw 1,200 in the park.", "1,200", None),
    ],
)
def test_what_is_counted(text, quote, unit):
    f = only(text)
    assert (f.quote, f.unit) == (quote, unit)


def test_a_unit_that_only_says_that_something_is_counted_takes_the_thing_of_the_article():
    text = "Minicar sales rose. Honda sold 16,198 units, and 12,904 units of a rival were sold."
    assert [(f.quote, f.unit) for f in figures(text)] == [("16,198 units", "vehicle"), ("12,904 units", "vehicle")]
    assert all("unit" in f.inferred for f in figures(text))
    assert only("The firm sold 16,198 units.").unit == "unit"


def test_the_thing_of_an_article_is_a_noun_and_no_verb_in_front_of_a_measure():
    assert only("Analysts expect sales of 4.74 million.").unit is None
    assert only("Acme wants to boost sales to 90,000.").unit is None
    assert only("Global smartphone shipments fell to 355.2 million.").unit == "smartphone"


def test_case_tells_symbols_apart():
    units = finder()._units
    made = finder()._tokenised("5 MW, 5 mw, 5 PS, 5 ps, 5 GB, 5 g", 0)
    at = [i + 1 for i, t in enumerate(made) if t.text == "5"]
    assert [u.unit if (u := units.lexical(made, i)) else None for i in at] == [
        "megawatt",
        None,
        "horsepower",
        None,
        "gigabyte",
        "gram",
    ]


def test_a_price_for_each_keeps_its_currency():
    f = only("Oil was at $82.50 per barrel.")
    assert (f.quote, f.value, f.unit) == ("$82.50", 82.5, "USD")
    first, second = figures("A 12.5kWh battery costs $1,200 per kWh.")
    assert (first.unit, second.unit, second.source) == ("kilowatt-hour", "USD", ())


def test_a_conversion_in_brackets_is_a_figure_of_its_own():
    assert [(f.value, f.unit) for f in figures("It cost £350 million ($454.2 million).")] == [
        (350e6, "GBP"),
        (pytest.approx(454.2e6), "USD"),
    ]
