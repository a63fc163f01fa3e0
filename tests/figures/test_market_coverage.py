"""What short accounts of a market leave out: whose figure it is, when it holds, which way it went."""

import pytest
from reads import figures

from keisu.markets import Market
from keisu.model import Article
from keisu.road import find_figures

JAPAN = Market.named("japan-kei")
PUBLISHED = "2025-12-10"


def stated(text, published=PUBLISHED):
    """The figures of a text on the Japanese market: quote, value, subject, period and base."""
    found = find_figures(Article.from_text(text, published=published, language="en"), market=JAPAN)
    return [(f.quote, f.value, f.subject, f.period, f.base) for f in found]


def subjects(text):
    """The figures of a text on the Japanese market, each with its subject."""
    return [(quote, subject) for quote, _, subject, _, _ in stated(text)]


def test_a_kind_alone_in_a_list_is_of_what_the_market_counts():
    text = "Vehicle sales fell 3% to 90,000; regular -4% to 60,000, registered -5.5%, passenger 2% down."
    assert [s for _, s in subjects(text)] == [
        "vehicles",
        "vehicles",
        "regular vehicles",
        "regular vehicles",
        "registered vehicles",
        "passenger vehicles",
    ]


def test_sales_of_a_market_that_names_nobody_are_of_all_that_it_counts():
    assert subjects("November sales up 7% to 41,300.") == [("7%", "vehicles"), ("41,300", "vehicles")]
    assert [f.subject for f in figures("November sales up 7% to 41,300.")] == [None, None]  # no market is known


def periods(text, published=PUBLISHED):
    """The figures of a text on the Japanese market, each with its period."""
    return [(quote, period) for quote, _, _, period, _ in stated(text, published)]


def test_first_months_at_the_head_of_a_part_hold_for_its_paragraph():
    text = (
        "Sales down 5% to 31,400 in November 2025. First 11 months up 2% to 412,700; vans 3% lower at 40,100. "
        "Toyota up 4% to 120,300; Honda 90,200 (+1%).\n\nSuzuki sold 7,000."
    )
    year = "2025-01/2025-11"
    assert [p for _, p in periods(text)] == ["2025-11", "2025-11", *[year] * 8, "2025-11"]


def test_another_time_ends_the_months_of_a_paragraph():
    text = "First ten months up 2% to 41,000. In November sales fell 3%. Toyota fell 4%."
    assert [p for _, p in periods(text)] == ["2025-01/2025-10", "2025-01/2025-10", "2025-11", "2025-11"]


def test_a_list_goes_on_with_the_year_to_date_that_it_begins_with():
    text = "Sales in May 2025. Toyota 25% up to 20,100 YTD; Honda 7% up to 3,050, Mazda 2,100."
    assert {p for _, p in periods(text)} == {"2025-01/2025-05"}
    mixed = "Sales in May 2025. Toyota up 2%, 20,100 YTD; Honda up 7%."
    assert periods(mixed)[-1] == ("7%", "2025-05")


def test_months_in_front_of_a_change_are_the_first_of_the_year():
    assert periods("Eleven months 2% down at 41,200.")[0] == ("2%", "2025-01/2025-11")
    assert periods("Eleven months passed before 200 cars were built.")[0] == ("Eleven months", None)


def test_a_quotation_mark_in_front_of_a_word_of_comparison():
    assert periods("Sales in May 2025: 4,100 'from 4,000'.") == [("4,100", "2025-05"), ("4,000", "2024-05")]


def values(text):
    """The figures of a text on the Japanese market: kind and value."""
    found = find_figures(Article.from_text(text, published=PUBLISHED, language="en"), market=JAPAN)
    return [(f.kind, f.value) for f in found]


def test_a_percentage_that_led_to_a_level_is_a_change_by_the_verb_said_last():
    text = "In May sales fell 4% to 31,200; vans 13% to 1,400, cabs +9% to 40. Toyota 25% to 5,200; Mazda 9% at 2,100."
    changes = [v for k, v in values(text) if k == "change"]
    assert changes == [-4, -13, 9, -25, -9]
    looking_back = "Sales are 4% down to 31,200 after growing by 7% to 32,500; vans 13% (or so) to 1,400."
    assert [v for k, v in values(looking_back) if k == "change"] == [-4, 7, -13]


def test_a_percentage_stays_open_where_no_verb_was_said_or_no_level_follows():
    assert values("In May Toyota sold 5,200 cars. Mazda 9% to 2,100.")[1] == ("level", 9)
    assert values("In May sales fell 4% to 31,200.\n\nMazda 9% to 2,100.")[2] == ("level", 9)
    assert values("In May sales fell 4% to 31,200; Toyota 30%.")[2] == ("level", 30)


def test_shares_that_changes_led_to():
    text = "In May Toyota was up 7% to 30.1% share vs. 29%; Suzuki up 3% to 14% vs. 13%. Honda share 12.5%."
    assert values(text) == [
        ("change", 7),
        ("share", 30.1),
        ("share", 29),
        ("change", 3),
        ("share", 14),
        ("share", 13),
        ("share", 12.5),
    ]


def test_a_few_things_that_a_list_holds_are_counted_and_measure_no_market():
    text = "Minicar sales rose 3% to 41,200 in May. Five minicars made the top 10; 41,200 minicars were sold."
    found = find_figures(Article.from_text(text, published=PUBLISHED, language="en"), market=JAPAN)
    assert [(f.quote, f.measure) for f in found][2:] == [("Five minicars", "count"), ("41,200 minicars", "sales")]


def test_what_stands_where_it_stood_is_compared_with_nothing():
    text = "N-Box sales fell 3.0 percent from a year before in May; the Roox was second, unchanged from April, up 5%."
    assert [base for *_, base in stated(text)] == ["2024-05", None, "2024-05"]


def test_a_year_that_a_change_is_on_is_no_amount():
    assert [q for q, *_ in stated("N-Box sales rose by 4.8% from 2024 to 253,500 cars in 2025.")] == [
        "4.8%",
        "253,500 cars",
    ]
    assert [f.value for f in figures("The firm grew from 1000 to 2000 workers.")] == [1000, 2000]


def test_how_long_something_lasted_says_nothing_of_when_the_rest_was():
    text = "Sales in 2024: N-Box 210,300.\n\nIt led each of the 26 months to October 2024. The Roox fell 3% to 78,400."
    assert [p for _, p in periods(text)][-2:] == ["2024", "2024"]


def test_names_in_front_of_an_ordinal_are_ranked():
    text = "In May the N-Box first with 16,100, the Spacia second, up 4%; the Tanto third. Then fourth, perhaps, a van."
    assert [(q, s) for q, s in subjects(text) if q in ("first", "second", "third", "fourth")] == [
        ("first", "N-Box"),
        ("second", "Spacia"),
        ("third", "Tanto"),
    ]


def test_what_is_said_of_its_sales_is_of_the_one_that_was_ranked_last():
    text = "In May the Roox ranked fourth with 7,400 and the Tanto fifth, its sales rising 9.6 percent to 7,200."
    assert [s for _, s in subjects(text)] == ["Roox", "Roox", "Tanto", "Tanto", "Tanto"]


def test_its_total_is_its_own():
    text = "In May the Spacia sold 14,800, up 16%, its total for the year 46,400; all brands 402,000."
    assert [s for _, s in subjects(text)][:3] == ["Spacia", "Spacia", "Spacia"]


def gaps(text):
    """The changes of a text on the Japanese market that have no base: quote, value, subject."""
    found = find_figures(Article.from_text(text, published=PUBLISHED, language="en"), market=JAPAN)
    return [(f.quote, f.value, f.subject) for f in found if f.kind == "change" and f.base is None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In May the N-Box outsold the Tanto by 2,795 units.", [("2,795 units", 2795, "N-Box")]),
        ("In May the Tanto trailed the N-Box by over 2,700.", [("2,700", -2700, "Tanto")]),
        ("In May the N-Box sold 16,198, 3,294 ahead of the Spacia.", [("3,294", 3294, "N-Box")]),
        ("In May the N-Box sold 16,198, up 3% on the year, 162 behind the Prius.", [("162", -162, "N-Box")]),
        ("In May the N-Box sold 16,198 cars; 585 behind, the Tanto with 15,613.", [("585", -585, "Tanto")]),
        ("In May the Note's lead was 7,500 units.", [("7,500 units", 7500, "Note")]),
        (
            "The gap between Suzuki and Nissan shrank from 6,000 to 369 in May.",
            [("6,000", 6000, "Suzuki"), ("369", 369, "Suzuki")],
        ),
        ("In May the N-Box led with 16,198 cars, fewer than a year earlier.", []),
    ],
)
def test_gaps_are_changes_without_a_base_and_no_levels(text, found):
    assert gaps(text) == found


def test_a_gap_is_counted_in_what_is_measured_beside_it():
    text = "In May the N-Box sold 16,198 cars. It had a margin of 3,200 cars."
    found = find_figures(Article.from_text(text, published=PUBLISHED, language="en"), market=JAPAN)
    assert [f.measure for f in found] == ["sales", "sales"]


def test_a_sentence_that_begins_with_a_time_and_nobody_is_of_the_whole():
    text = "Minicar sales fell 2% to 41,200 in May. Suzuki sold 9,100. June 2025 down 3% to 40,700; Honda 8,000."
    assert [s for _, s in subjects(text)] == ["minicars", "minicars", "Suzuki", "minicars", "minicars", "Honda"]


def test_who_only_counts_and_tells_sells_nothing():
    text = "New vehicle sales fell 15% to 4,210,000 in 2024; JAMA sees +19% to 5,000,000 in 2025."
    assert {s for _, s in subjects(text)} == {"New vehicles"}


def test_a_part_of_a_market_is_not_what_it_counts():
    text = "Registrations fell 7.6 percent in May 2025; all minis 41,200, passenger minis 30,100."
    assert [s for _, s in subjects(text)] == ["vehicles", "minis", "passenger minis"]


def test_the_rest_of_a_market_is_of_all_that_it_counts():
    assert subjects("In May 2025: 4,215 (-9.5), excluding minis 2,660.")[-1] == ("2,660", "vehicles excluding minis")


def test_other_words_for_a_model_stand_for_its_name():
    text = "Honda's N-series\n\nThe N family sold 326,000 in 2024. In May it sold 20,100."
    assert {s for _, s in subjects(text)} == {"Honda N-series"}


def test_names_that_each_have_the_same_have_a_figure_each():
    text = "In May the Tanto had 17,055; then the Roox, N-BOX and Spacia, each about 14,000."
    assert subjects(text)[1:] == [("14,000", "Roox"), ("14,000", "N-BOX"), ("14,000", "Spacia")]
    assert len(subjects("In May shops opened, each about 14,000 square metres.")) == 1


def test_bare_numbers_in_a_row_are_of_times_that_are_not_known():
    text = "Minicars in 2024: 1,557,000, 1,690,000, 1,838,000; vans 41,000, 42,000."
    assert [p for _, p in periods(text)] == [None, None, None, "2024", "2024"]


def test_of_them_and_of_a_model_in_the_plural():
    text = "The N-Box led in May. Its maker sold 16,400 of them, up 8.6 percent. Honda moved 10,400 Insights."
    assert [s for _, s in subjects(text)] == ["Honda N-Box", "Honda N-Box", "Honda Insight"]


def test_new_and_used_cars_are_no_other_cars():
    assert subjects("New car sales fell 15% in 2024.")[0][1] == "New cars"
    assert subjects("Used car sales fell 15% in 2024.")[0][1] == "Used cars"


def test_the_rest_is_never_of_the_part_that_is_taken_off():
    text = "Minivehicles rise\n\nMinivehicles rose 3% in May 2025. Excluding minis sales fell 7.5% to 174,000."
    assert subjects(text)[-1] == ("174,000", "vehicles excluding minis")


def test_what_fell_may_be_said_behind_the_fall():
    text = "Registrations in May 2025 were 174,000, lowest since 1977, led by an 11.7% fall to 88,000 in small cars."
    assert subjects(text)[-2:] == [("11.7%", "small cars"), ("88,000", "small cars")]


def test_a_maker_without_one_of_its_brands_is_not_that_brand():
    assert subjects("Toyota without Lexus up 17.8 percent in May.")[0][1] == "Toyota"


def test_a_maker_that_is_only_described_is_not_what_the_article_counts():
    text = "Auto sales fell 1.7 percent to 372,000 in May. The second-largest maker had a 43 percent drop to 22,000."
    assert {s for q, s in subjects(text) if q in ("43 percent", "22,000")} <= {"maker", None}


def test_imports_of_a_market_are_a_part_of_it():
    text = "In May kei cars -17% to 189,000, imports -2% to 32,800."
    found = find_figures(Article.from_text(text, published=PUBLISHED, language="en"), market=JAPAN)
    assert [f.subject_id for f in found] == ["scope:kei", "scope:kei", "scope:imported", "scope:imported"]
    assert {f.measure for f in found} == {"sales"}


def test_a_sentence_may_end_in_pct():
    text = "Makers were lower in May 2025, Nissan by more than 20 pct. Minis 4.3 pct down to 147,000."
    assert subjects(text)[1:] == [("4.3 pct", "Minis"), ("147,000", "Minis")]


def test_so_many_of_several_are_counted_and_no_share():
    assert figures("Six of eight makers were lower in May.")[0].measure == "makers"


def test_the_verb_behind_counted_things_says_what_is_measured():
    found = figures("1.43 billion smartphones shipped in 2024\n\nAcme 85 million in 2024, up 5.7%.")
    assert {f.measure for f in found} == {"shipments"}
    assert [f.unit for f in found] == ["smartphone", "smartphone", "%"]


def test_a_number_is_not_in_the_physical_unit_of_one_of_another_size():
    found = figures("Acme in May 2025: batteries of 9.954 GWh; year 762,371.")
    assert [f.unit for f in found] == ["gigawatt-hour", None]
