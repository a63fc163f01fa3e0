"""Roles: whose figure it is, what is measured, when, and compared with what; and what is carried over is marked."""

import pytest
from reads import figures, only

from keisu.figures import Knowledge
from keisu.model import Name

KEI = Knowledge(
    names=(
        Name("Honda", "honda", "Honda", "maker"),
        Name("Nissan", "nissan", "Nissan", "maker"),
        Name("Suzuki", "suzuki", "Suzuki", "maker"),
        Name("Daihatsu", "daihatsu", "Daihatsu", "maker"),
        Name("N-Box", "honda/n-box", "Honda N-Box", "model", "honda"),
        Name("Roox", "nissan/roox", "Nissan Roox", "model", "nissan"),
        Name("Spacia", "suzuki/spacia", "Suzuki Spacia", "model", "suzuki"),
        Name("Tanto", "daihatsu/tanto", "Daihatsu Tanto", "model", "daihatsu"),
        Name("minicars", "scope:kei", "kei cars", "scope"),
    ),
    thing="vehicle",
    place="Japan",
    measure="sales",
)


def subjects(text):
    return [(f.quote, f.subject) for f in figures(text, knowledge=KEI)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Honda N-Box sold 16,198 units.", [("16,198 units", "Honda N-Box")]),
        ("Honda's N-Box sold 16,198 units.", [("16,198 units", "Honda N-Box")]),
        ("Honda’s N-Box sold 16,198 units.", [("16,198 units", "Honda N-Box")]),
        ("Sales of the Spacia were 12,904.", [("12,904", "Spacia")]),
        ("N-Box sales were 16,198.", [("16,198", "N-Box")]),
        ("They shipped 16,198 units of the N-Box.", [("16,198 units", "N-Box")]),
        ("Minicars rose 4 percent.", [("4 percent", "Minicars")]),
        ("Copper rose 4 percent.", [("4 percent", "Copper")]),
        ("In May truck sales rose 4 percent.", [("4 percent", "trucks")]),
        ("Sales of trucks rose 4 percent.", [("4 percent", "trucks")]),
        # lists and shared verbs
        (
            "The N-Box led with 16,198, the Spacia followed with 12,904.",
            [("16,198", "N-Box"), ("12,904", "Spacia")],
        ),
        (
            "N-Box 16,198; Spacia 12,904; Tanto 11,000.",
            [("16,198", "N-Box"), ("12,904", "Spacia"), ("11,000", "Tanto")],
        ),
        ("Honda (+3.4%), Suzuki (-2.0%).", [("+3.4%", "Honda"), ("-2.0%", "Suzuki")]),
        (
            "The Spacia came second with 12,904 units and the Tanto third with 11,000.",
            [("second", "Spacia"), ("12,904 units", "Spacia"), ("third", "Tanto"), ("11,000", "Tanto")],
        ),
        # the value hangs on a preposition
        ("The N-Box was ahead of the Spacia with 12,904 sold.", [("12,904 sold", "Spacia")]),
        # in order
        (
            "Daihatsu and Suzuki rose 4.9 and 1.1 percent, respectively.",
            [("4.9", "Daihatsu"), ("1.1 percent", "Suzuki")],
        ),
        ("The N-Box and the Spacia sold 16,198 and 12,904, respectively.", [("16,198", "N-Box"), ("12,904", "Spacia")]),
    ],
)
def test_subjects(text, found):
    assert subjects(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a short name takes the maker that the article gives
        ("Honda leads. The N-Box sold 16,198 units.", "Honda N-Box"),
        ("The Honda N-Box leads. The N-Box sold 16,198 units.", "Honda N-Box"),
        # pronouns and definite nouns
        ("The Honda N-Box leads. It sold 16,198 units.", "Honda N-Box"),
        ("The Honda N-Box leads. The model sold 16,198 units.", "Honda N-Box"),
        ("The Honda N-Box leads. Its sales were 16,198 units.", "Honda N-Box"),
        # "the Nissan" is the car
        ("Nissan launched the Roox. The Nissan sold 7,741 units.", "Nissan Roox"),
        ("Nissan launched the Roox. The Nissan has climbed, shifting 7,741 units.", "Nissan Roox"),
        # nobody is named: the one spoken of before
        ("The Honda N-Box leads. In November 16,198 units were sold.", "Honda N-Box"),
    ],
)
def test_subjects_that_the_sentence_does_not_name_in_full_are_marked(text, found):
    f = only(text, knowledge=KEI)
    assert f.subject == found
    assert "subject" in f.inferred


def test_a_whole_named_as_a_kind_is_no_subject():
    names = (*KEI.names, Name("kei car", "scope:kei", "kei cars", "scope"))
    known = Knowledge(names, KEI.thing, KEI.place, KEI.measure)
    rank, level = figures("The Honda N-Box is the best-selling kei car with 16,198 units.", knowledge=known)
    assert (rank.subject, level.subject) == ("Honda N-Box", "Honda N-Box")


def test_a_company_is_not_its_car():
    assert only("Nissan launched the Roox. Nissan sold 50,000 units.", knowledge=KEI).subject == "Nissan"


def test_what_is_left_out_of_a_whole():
    rest, whole = figures("Minicar sales fell 2 percent. Sales excluding trucks rose 4 percent.")[::-1]
    assert whole.subject == "minicars"
    assert rest.subject == "minicars excluding trucks"


def test_who_reports_is_not_the_subject():
    f = only("Sales of trucks rose 4 percent, Nikkei reported.")
    assert (f.subject, f.source) == ("trucks", ("Nikkei",))


def test_no_subject_is_better_than_a_pronoun_or_a_verb():
    assert only("It costs 10 to 20 euros.").subject is None
    assert only("Analysts expect sales of 4.74 million.").subject is None
    assert only("Acme wants to boost sales to 90,000.").subject != "boosts"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Nissan received 20,000 orders.", "orders"),
        ("Nissan sold 20,000 cars.", "sales"),
        ("Nissan built 20,000 cars.", "production"),
        ("Nissan exported 20,000 cars.", "exports"),
        ("Nissan delivered 20,000 cars.", "deliveries"),
        ("In May 20,000 cars were registered.", "registrations"),
        ("Output was 20,000 cars.", "production"),
        ("Shipments rose 4 percent.", "shipments"),
        ("The unemployment rate was 4.3 percent.", "unemployment rate"),
        ("Revenue was $3 billion.", "revenue"),
        ("The price is $30.", "price"),
        ("The list has 17 manufacturers.", "manufacturers"),
    ],
)
def test_measures(text, measure):
    assert only(text).measure == measure


def test_two_measures_of_one_car():
    text = "Nissan took 20,000 orders for the Roox and sold 7,741 units."
    assert [(f.quote, f.measure) for f in figures(text)] == [("20,000 orders", "orders"), ("7,741 units", "sales")]


# ---- when, and compared with what -------------------------------------------------------------------------------


def times(text, **how):
    return [(f.quote, f.period, f.base) for f in figures(text, **how)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In November sales were 7,741 cars.", [("7,741 cars", "2025-11", None)]),
        (
            "It sold 7,741 cars in November, a 43 percent rise from October and up 41 percent on November last year.",
            [
                ("7,741 cars", "2025-11", None),
                ("43 percent", "2025-11", "2025-10"),
                ("41 percent", "2025-11", "2024-11"),
            ],
        ),
        (
            "Sales rose 5% in May from April and 12% from May last year.",
            [("5%", "2025-05", "2025-04"), ("12%", "2025-05", "2024-05")],
        ),
        (
            "Sales rose 5% month on month and 12% year on year in May 2025.",
            [("5%", "2025-05", "2025-04"), ("12%", "2025-05", "2024-05")],
        ),
        (
            "In November it sold 7,741 cars, up from 5,413 in October.",
            [("7,741 cars", "2025-11", None), ("5,413", "2025-10", None)],
        ),
        (
            "October sales came to 133,790, bringing the year-to-date total to 1,705,405.",
            [("133,790", "2025-10", None), ("1,705,405", "2025-01/2025-10", None)],
        ),
        ("January-June sales were up 11.6% on the year.", [("11.6%", "2025-H1", "2024-H1")]),
        ("Deliveries in Q3 2025 rose 12% on the quarter.", [("12%", "2025-Q3", "2025-Q2")]),
        (
            "In the year ended March 31 sales fell 3.4 percent from a year earlier.",
            [("3.4 percent", "FY2024", "FY2023")],
        ),
        ("Compared with two years earlier, sales in November fell 10%.", [("10%", "2025-11", "2023-11")]),
        ("Sales in November rose 4% over 2019.", [("4%", "2025-11", "2019-11")]),
        ("In 2024 sales rose 4% over 2019.", [("4%", "2024", "2019")]),
        (
            "In May sales were 5,000 cars; in June 6,000 cars.",
            [("5,000 cars", "2025-05", None), ("6,000 cars", "2025-06", None)],
        ),
        ("Sales were 7,741 cars.", [("7,741 cars", None, None)]),
        ("Sales in H1 were 7,741 cars.", [("7,741 cars", None, None)]),
        (
            "On December 4 output was 300 cars. Output so far this year is 9,000 cars.",
            [("300 cars", "2025-12-04", None), ("9,000 cars", "2025-01-01/2025-12-04", None)],
        ),
    ],
)
def test_periods_and_bases(text, found):
    assert times(text) == found


def test_the_period_of_the_sentence_before_is_carried_and_marked():
    first, second = figures("In November it sold 7,741 cars. Honda sold 16,198 cars.")
    assert (first.period, second.period) == ("2025-11", "2025-11")
    assert "period" in second.inferred


def test_the_base_named_once_goes_for_what_follows_and_is_marked():
    text = "In November Honda rose 8.6 percent from a year earlier. Suzuki fell 2.1 percent."
    first, second = figures(text)
    assert (first.base, second.base) == ("2024-11", "2024-11")
    assert "base" not in first.inferred
    assert "base" in second.inferred


def test_units_and_scales_that_are_said_once():
    found = figures("Global phone shipments came to 355.2 million: Samsung 72.2 and Apple 46.9 million.")
    assert [f.value for f in found] == pytest.approx([355.2e6, 72.2e6, 46.9e6])
    found = figures("Honda sold 16,198 cars and Suzuki 12,904.")
    assert [f.unit for f in found] == ["vehicle", "vehicle"]
    assert "unit" in found[1].inferred


def test_a_headline_takes_what_the_article_says_in_full():
    head, body = figures(
        "Honda N-Box sales up 8.6 percent\n\nHonda N-Box sales rose 8.6 percent in November on the year."
    )
    assert (head.period, head.base) == (body.period, body.base) == ("2025-11", "2024-11")
    assert {"period", "base"} <= set(head.inferred)


def test_a_place_anywhere_in_the_article_goes_for_all_its_figures():
    found = figures("Sales in Japan rose 4 percent. In Japan cars fell 2 percent; one firm from France sold 300 cars.")
    assert {f.place for f in found} == {"Japan"}
    assert only("Sales rose 4 percent.").place is None


def test_a_figure_has_the_place_that_it_is_said_to_be_in():
    text = (
        "Sales in Japan rose 4 percent. The Prius sold 297,563 cars in Japan and 125,289 cars in the United States; "
        "the Golf sold 9,000 cars. In Germany 12,000 cars were sold."
    )
    found = figures(text)
    assert [f.place for f in found] == ["Japan", "Japan", "United States", "Japan", "Germany"]
    assert ["place" in f.inferred for f in found] == [False, False, False, True, False]
