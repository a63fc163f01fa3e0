"""Whose a figure is and what it measures in stories: people, events, markets, firms and places."""

import pytest
from reads import figures, only


def said(text):
    return [(f.quote, f.subject, f.measure) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "subject", "measure"),
    [
        # joined by a hyphen, a figure is of the noun behind it
        ("Rescuers found an 8-year-old shepherd.", "shepherd", "age"),
        ("He led a five-day tour of Malta.", "tour of Malta", "duration"),
        ("It built a $160 million steel factory.", "steel factory", "cost"),
        # people, and what happened to them
        ("Nearly 300 school libraries closed.", "school libraries", "libraries"),
        ("At least 83 people were wounded in the raid.", "raid", "injuries"),
        ("The museum's 397 rooms were painted.", "museum", "rooms"),
        ("The town killed an estimated 4,000 rats.", "town", "deaths"),
        # indices and models are named by their numbers
        ("The STOXX 600 fell 0.5 percent.", "STOXX 600", "index level"),
        ("The CAC 40 gained 0.5 percent.", "CAC 40", "index level"),
        # parts of a whole
        ("In all, 36% of new tenants said so.", "tenants", "share"),
        ("Of the tenants, 77 percent were old.", "tenants", "share"),
        ("Members spend 2% of their income on books.", "Members", "spending"),
        ("Zenith closed 40% of its stores.", "Zenith", "stores"),
        # what is held in a firm, what is measured of a place, what is of the object
        ("Shares in Quillworks jumped 7%.", "Quillworks", "share price"),
        ("Home prices in Toronto fell 5.1%.", "Toronto", "home price"),
        ("The court fined Quillworks 2.4 million euros.", "Quillworks", "fine"),
        ("Judges ordered Quillworks to pay $5 million.", "Quillworks", "payment"),
        # verbs that look like nouns, nouns that look like verbs
        ("The rally drew 3,000 visitors.", "rally", "visitors"),
        ("Lamp use rose by 37 percent.", "Lamp use", None),
        ("Zenith Quillworks boasted sales of $462 million.", "Zenith Quillworks", "sales"),
        ("Zenith in Clyde, Ohio, employs 3,500 workers.", "Zenith", "employment"),
        # what is named with a period, an owner, a place or a sector between it and its measure
        ("Quillworks's third-quarter underlying sales rose 3.9%.", "Quillworks", "sales"),
        ("Its fourth-quarter revenue was $94 billion at Quillworks.", None, "revenue"),
        ("Quillworks said its global vehicle sales fell 3.2%.", "Quillworks", "sales"),
        ("Output in the services sector edged up 0.2%.", "services sector", "production"),
        ("Farm output fell, while manufacturing grew 1.1%.", "manufacturing", "production"),
        ("It will open a factory in Ohio that will employ 1,500 people.", "factory", "employment"),
        ("The agency expects demand to rise by 700,000 barrels a day.", None, "demand"),
        ("The town approved a 1.4-gigawatt offshore wind farm.", "offshore wind farm", "capacity"),
        ("An earthquake of magnitude 6.1 struck.", "earthquake", "magnitude"),
        ("House prices in Malta have risen by a third.", "Malta", "home price"),
        ("Renewables generated 49.8% of Malta's electricity.", "Renewables", "share"),
        ("Chile's copper output fell 7%.", "copper", "production"),
        ("Quillworks expects sales to grow 5%.", "Quillworks", "sales"),
        ("Analysts expect sales to grow 5%.", None, "sales"),
        ("Shares of Quillworks, the world's most valuable company, rose 2.9%.", "Quillworks", "share price"),
        ("Analysts raised their price target to $220.", "Analysts", "price target"),
        # things of a firm are not all such things; those of a place are what is counted there
        ("Quillworks's lamp sales rose 5%.", "Quillworks lamps", "sales"),
        ("Quillworks said its lamp sales rose 5%.", "Quillworks lamps", "sales"),
        ("Analysts said its lamp sales rose 5%.", "lamps", "sales"),
        ("Quillworks's oil production fell 3%.", "Quillworks oil", "production"),
        ("Japan's minicar sales fell 3%.", "minicars", "sales"),
        ("“We expect sales to grow 5%,” said Maria Lopez.", None, "sales"),
        # lengths of time and sizes say what they are
        ("The jury took 15 minutes.", "jury", "duration"),
        ("Titan, with a diameter of 3,200 miles, is cold.", "Titan", "diameter"),
        # verbs that the tagger takes for nouns, nouns for verbs, names behind nouns
        ("The world’s cities occupy just 3 per cent of the land.", "world’s cities", "share"),
        ("Zenith's towns account for 60 percent of energy consumption.", "Zenith's towns", "market share"),
        ("Investors watch, with startups like Quillworks raising $330 million.", "Quillworks", "proceeds"),
        ("It came after two patients from the province were moved.", "patients", "patients"),
        ("He backed the $5 billion takeover of rival Quillworks Bank.", "Quillworks Bank", "deal value"),
        ("If you like it, you'll pay up to $129 to file.", None, "payment"),
        # those who do something, parts of people, ages
        ("Of the respondents, 22.6% used it.", "respondents", "share"),
        ("Half of the tenants will move.", "tenants", "share"),
        ("According to Ann Marsh, 34, it is sold.", "Ann Marsh", "age"),
        # money that says how large something is, where it starts, what it saves; what does not fit
        ("Lamps are a $400 billion industry.", "Lamps", None),
        ("Desktop plans start at $489.", "Desktop plans", "price"),
        ("The Quillworks card can save £400 a year.", "Quillworks card", "savings"),
        ("Lamp fees start at 5%.", "Lamp", "fee"),
        ("Quillworks offers a $6.99-a-month service.", "service", "price"),
        ("Sales fell as the average interest rate on a loan stayed below 6%.", "loan", "interest rate"),
        # verbs behind names, adjectives and places in front of measures
        ("Zenith Quillworks boasts 20 shops.", "Zenith Quillworks", "shops"),
        ("Malta could raise its agricultural exports to $30 billion.", "Malta", "exports"),
        ("It may cut the world population to 450 million.", "world", "population"),
        ("Marsh faces 10 years in prison.", "Marsh", "prison sentence"),
        ("People watch an average of 17 hours of television.", "television", "duration"),
        ("In May, six people from the town were killed.", "people", "deaths"),
        # who leads does not change the one behind
        ("Mills led Haley by 11 points in the poll.", "Mills", None),
    ],
)
def test_subject_and_measure(text, subject, measure):
    figure = only(text)
    assert (figure.subject, figure.measure) == (subject, measure)


def test_a_measure_goes_to_the_figure_that_it_is_said_of():
    found = figures("The film flopped at the box office, making $320,000 on a budget of $27 million.")
    assert found[0].measure != "budget" == found[1].measure


def test_money_is_no_share():
    assert figures("More than 40 percent of households owe money; the average is $5,000.")[1].measure != "share"


def test_several_who_do_something_are_a_share():
    assert [f.kind for f in figures("Of the tenants, 22.6% used it. Inflation of 3 percent is much.")] == [
        "share",
        "level",
    ]


def test_what_was_cut_by_how_much():
    figure = only("Malta is expected to cut emissions 42.6 percent.")
    assert (figure.kind, figure.value, figure.base) == ("change", -42.6, None)


def test_a_range_of_money_is_no_change():
    assert [f.kind for f in figures("They ask from around $35 up to $100 per hour.")] == ["level", "level"]


def test_things_in_places_are_not_what_happened():
    found = figures("At least 106 protesters in 21 cities have been killed.")
    assert [(f.unit, f.measure) for f in found] == [("protester", "deaths"), ("city", "cities")]


def test_a_tariff_is_in_no_dollars():
    found = figures("A 15 percent tariff on another $160 billion of goods remained.")
    assert found[0].measure == "tariff rate" != found[1].measure


def test_adjectives_count_nothing():
    found = figures("After 20 quarters of positive sales it plans to reach 1,000 shops. It has 4,500 units.")
    assert "positive" not in {f.unit for f in found}


def test_parts_who_do_something_are_shares():
    found = figures("It says 94% of builders felt stress, with 83% skipping meals, while 43% were well.")
    assert [f.kind for f in found] == ["share", "share", "share"]


def test_numbers_of_an_article_on_nothing_are_of_nothing():
    text = "Movers have three trucks and many vehicles. Total Reviews: 2,700. " + "They move people. " * 100
    assert figures(text)[-1].unit is None


def test_amounts_of_one_share_are_no_sales():
    found = figures("Zenith reported $2.53 in per-share earnings. Sales rose 5%. Analysts predicted $2.52 a share.")
    assert [f.measure for f in found] == ["earnings per share", "sales", "earnings per share"]


def test_what_is_paid_is_no_sales():
    assert only("Zenith bought the firm for $33 million.").measure != "sales"


def test_what_a_currency_costs():
    assert only("The yuan traded at 7.0265 to the dollar.").measure == "exchange rate"


def test_the_measure_of_a_headline_is_not_that_of_other_subjects():
    found = figures("Quillworks looks at costs\n\nThe plan is to reduce fine dusts by 90%.")
    assert [(f.subject, f.measure) for f in found] == [("fine dusts", None)]


def test_he_and_she_are_the_person_last_named():
    text = "Jody Marsh met Gary Heath in Rome. Heath was angry. Marsh laughed. Heath said he paid $160. She lost $9."
    found = figures(text.replace("She", "Marsh said she"))
    assert [(f.quote, f.subject) for f in found] == [("$160", "Gary Heath"), ("$9", "Jody Marsh")]
    assert all("subject" in f.inferred for f in found)


def test_nobody_is_made_up_for_he():
    assert only("He served 13 months.").subject is None


def test_the_company_is_the_name_that_the_article_is_about():
    text = (
        "Quillworks cut its outlook. Analysts like Quillworks. Quillworks fell. Morse Bank analyst Ann Lee disagreed. "
        "The company employs 900 people."
    )
    figure = figures(text)[-1]
    assert (figure.subject, "subject" in figure.inferred) == ("Quillworks", True)


def test_what_a_firm_says_of_itself_is_its_own_and_not_that_of_observers():
    assert said("Zenith, a maker of lamps, said net income rose 15%.") == [("15%", "Zenith", "net profit")]
    assert said("Analysts said net income rose 15%.") == [("15%", None, "net profit")]


def test_what_stands_in_brackets_is_no_subject():
    assert only("Zenith Corp (ticker: ZC) sold 40 lamps.").subject == "Zenith Corp"


def test_what_people_did_is_not_what_was_done_to_them():
    assert only("At least 20 teams have booked rooms.").measure == "teams"
    assert only("At least 20 rooms have been booked.").measure == "orders"


def test_two_verbs_share_a_subject():
    found = figures("The startup has raised a total of $230 million and is valued at $2 billion.")
    assert [(f.subject, f.measure) for f in found] == [("startup", "proceeds"), ("startup", "valuation")]


def test_parts_after_parts_are_of_the_same():
    found = figures("It says 94% of builders felt stress, with 83% losing sleep.")
    assert [f.subject for f in found] == ["builders", "builders"]
    assert [f.measure for f in found] == ["share", "share"]


def test_millions_are_no_share_price():
    assert only("Quillworks bought shares of Zenith for $145 million.").measure != "share price"
    assert only("Shares of Zenith rose to $45.").measure == "share price"


def test_a_record_with_nothing_said_is_a_span():
    assert only("The peso sank to its lowest in three months.").measure == "record span"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Exports of cars rose 5 percent and trucks 3 percent.", [("cars", "exports"), ("trucks", "exports")]),
        ("Quillworks's revenue rose 5% and income 3%.", [("Quillworks", "revenue"), ("Quillworks", "income")]),
        ("Sales rose 5% and income 3%.", [(None, "sales"), (None, "income")]),
        ("Output of cement rose 2% and prices 3%.", [("cement", "production"), ("cement", "price")]),
    ],
)
def test_a_verb_left_out_has_the_subject_in_front_of_its_number(text, wanted):
    assert [(subject, measure) for _, subject, measure in said(text)] == wanted


def test_those_who_are_counted_without_a_noun_have_what_befell_them():
    found = said("At least 19 people died and 50 were injured when a bus fell into a river.")
    assert [measure for _, _, measure in found] == ["deaths", "injuries"]


def test_weeks_to_a_day_are_a_period():
    figure = only("Revenue at Quillworks rose 4% in the 13 weeks to 28 September 2024.")
    assert figure.period == "2024-06-30/2024-09-28"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Danish brewer Quillworks had revenue of 23.1 billion kroner.", "DKK"),
        ("Norway paid 3 billion kroner.", "NOK"),
        ("Revenue was 20 million pesos.", "peso"),
        ("Chilean sales fell. Revenue was 20 million pesos.", "CLP"),
        ("It paid 300 million rupees to Pakistan.", "PKR"),
        ("Revenue was R50bn.", "ZAR"),
        ("Revenue was T$895.7 billion.", "TWD"),
    ],
)
def test_names_that_several_currencies_share_are_told_by_places(text, unit):
    assert figures(text)[-1].unit == unit


def test_each_amount_has_the_currency_of_the_place_beside_it():
    found = figures("Mexico's budget is 20 billion pesos, the Philippines' 3 billion pesos.")
    assert [f.unit for f in found] == ["MXN", "PHP"]
