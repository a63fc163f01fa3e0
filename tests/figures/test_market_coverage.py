"""What short accounts of a market leave out: whose figure it is, when it holds, which way it went."""

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
