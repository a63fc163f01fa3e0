"""Units: money to ISO 4217, percent, plain units, and the counted noun in the singular."""

import pytest
from reads import figures, finder, only, quotes


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
    made = finder()._texts.tokens("5 MW, 5 mw, 5 PS, 5 ps, 5 GB, 5 g", 0)
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


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("37.8 micrograms per gram", "microgram per gram"),
        ("10 kV/cm", "kilovolt per centimetre"),
        ("500,000 gallons a day", "gallon per day"),
        ("9 ksi", "kilopound per square inch"),
        ("6.25 BTC", "BTC"),
        ("100₾", "GEL"),
        ("45 million Zambian kwacha", "ZMW"),
        ("40 RMB", "CNY"),
        ("80 m.p.h.", "mile per hour"),
        ("98.6 degrees F", "degree fahrenheit"),
        ("-5 °C", "degree celsius"),
        ("164p", "penny"),
        ("5.2 L/100km", "litre per 100 kilometres"),
        ("104 RBIs", "RBI"),
        ("a 50-mile-long", "mile"),
        ("one mile", "mile"),
        ("one euro", "EUR"),
        ("63,000 Model 3 sedans", "sedan"),
        ("1 new case of flu", "case"),
        ("400 charging stations", "station"),
        ("two giant Texas plants", "plant"),
        ("4,500 737 MAX jets", "jet"),
    ],
)
def test_units_of_the_lexicon(text, unit):
    assert only(f"It was {text} this time.").unit == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The baby weighed 8 pounds.", "pound (mass)"),
        ("Add 2 pounds of flour.", "pound (mass)"),
        ("The fine was 800 pounds.", "GBP"),
        ("He weighs a lot; the fine was 800 pounds.", "GBP"),
        ("Bake at 180C in a hot oven.", "degree celsius"),
        ("It cost nzd$15 then.", "NZD"),
        ("It cost C $6 then.", "CAD"),
        ("It cost SFr3m then.", "CHF"),
    ],
)
def test_what_a_form_with_two_meanings_means(text, unit):
    assert only(text).unit == unit


def test_capitals_that_are_words_are_no_currencies():
    assert quotes("At COP 28 and under PHP 8, CVE 2024 was fixed.") == []


@pytest.mark.parametrize("text", ["One day one man came.", "One of the miles was lost."])
def test_one_counts_only_what_is_measured(text):
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Australia owes US$113 million ($161 million). Australia pays $5 a day.", ["USD", "AUD", "AUD"]),
        ("Australia owes $113 million. Australia pays $5 a day.", ["USD", "USD"]),
        ("Canada paid C$6 ($4.46), Canada said, or US$4.46.", ["CAD", "USD", "USD"]),
        ("The firm paid US$113 million ($161 million).", ["USD", "USD"]),
    ],
)
def test_whose_dollars_a_bare_sign_means(text, units):
    found = figures(text)
    assert [f.unit for f in found] == units
    assert all(("unit" in f.inferred) == (f.unit == "AUD") for f in found)


def test_a_sign_between_two_amounts_is_of_the_second():
    assert [f.unit for f in figures("Totals were 202,989 $ 195,610 then.")] == [None, "USD"]
    assert next(f.unit for f in figures("It cost 15$ 5,000 times.")) == "USD"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The blast left 22 dead and 30 injured, killing four.", [22, 30, 4]),
        ("At least 12 died; three were arrested and two others hurt.", [12, 3, 2]),
        ("Flight 103 and a Boeing 737 crashed.", []),
        ("Of 64 tested, nobody knew.", []),
    ],
)
def test_people_are_counted_without_a_noun(text, values):
    found = figures(text)
    assert [f.value for f in found] == values
    assert all(f.unit == "person" and "unit" in f.inferred for f in found)


def test_an_age_behind_a_name():
    f = only("Ann Smith, 44, said so.")
    assert (f.quote, f.value, f.unit) == ("44", 44, "year")
    assert quotes("The winners were Ann Smith, 44, Bob Jones, 39, and others.") == []


def test_a_level_takes_the_unit_of_its_change():
    assert [f.unit for f in figures("The exchange (16,369.03 up 58.06 points) closed.")] == ["point", "point"]
    assert figures("The exchange (16,369.03 up 0.6%) closed.")[0].unit != "%"
