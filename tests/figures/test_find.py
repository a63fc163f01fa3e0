"""Whole sentences, in the forms that coverage states figures in: the public way from an article to its figures."""

import pytest
from reads import PUBLISHED

import keisu
from keisu.figures import find
from keisu.model import Article, Block

CASES = {
    "value and its change": (
        "Honda sold 16,198 N-Box minicars in November 2025, up 8.6 percent from a year earlier.",
        [
            {"quote": "16,198 N-Box minicars", "kind": "level", "value": 16198, "unit": "vehicle", "period": "2025-11"},
            {
                "quote": "8.6 percent",
                "kind": "change",
                "value": 8.6,
                "unit": "%",
                "period": "2025-11",
                "base": "2024-11",
            },
        ],
    ),
    "change verb and new level": (
        "Sales of larger vehicles slid 6.1 pct to 234,715 units in May.",
        [
            {
                "quote": "6.1 pct",
                "kind": "change",
                "value": -6.1,
                "unit": "%",
                "period": "2025-05",
                "subject": "larger vehicles",
            },
            {"quote": "234,715 units", "kind": "level", "value": 234715, "unit": "vehicle", "period": "2025-05"},
        ],
    ),
    "bounds": (
        "It has taken more than 20,000 orders since late August, nearly half of them in Japan.",
        [
            {
                "quote": "20,000 orders",
                "kind": "level",
                "value": 20000,
                "bound": ">",
                "unit": "order",
                "period": "2025-08-21/2025-12-10",
            },
            {"quote": "half", "kind": "share", "value": 50, "bound": "~", "unit": "%"},
        ],
    ),
    "a bare list": (
        "Sales in October: Korea 803,800 (+28.5%), China 632,300 (+0.3%), Taiwan 350,500 (-0.1%).",
        [
            {"quote": "803,800", "value": 803800, "subject": "South Korea", "period": "2025-10"},
            {"quote": "+28.5%", "kind": "change", "value": 28.5, "subject": "South Korea"},
            {"quote": "632,300", "value": 632300, "subject": "China"},
            {"quote": "+0.3%", "kind": "change", "value": 0.3, "subject": "China"},
            {"quote": "350,500", "value": 350500, "subject": "Taiwan"},
            {"quote": "-0.1%", "kind": "change", "value": -0.1, "subject": "Taiwan"},
        ],
    ),
    "magnitudes": (
        "Makers built 5,369K cars; they see 4.74 million next year and 61.1M in time.",
        [
            {"quote": "5,369K cars", "value": 5369000, "decimals": 3, "unit": "vehicle"},
            {"quote": "4.74 million", "value": 4740000, "decimals": 4, "period": "2026"},
            {"quote": "61.1M", "value": 61100000, "decimals": 5},
        ],
    ),
    "target and actual": (
        "It has a target of 50,000 cars; so far it has sold 25,000 cars.",
        [
            {"quote": "50,000 cars", "value": 50000, "status": "target"},
            {"quote": "25,000 cars", "value": 25000},
        ],
    ),
    "cumulative": (
        "October sales came to 133,790 cars, which brings the year-to-date total to 1,705,405.",
        [
            {"quote": "133,790 cars", "value": 133790, "period": "2025-10"},
            {"quote": "1,705,405", "value": 1705405, "unit": "vehicle", "period": "2025-01/2025-10"},
        ],
    ),
    "ranks": (
        "The Prius came second and the Aqua was third; the Note is No. 4.",
        [
            {"quote": "second", "kind": "rank", "value": 2, "unit": "rank", "subject": "Prius"},
            {"quote": "third", "kind": "rank", "value": 3, "subject": "Aqua"},
            {"quote": "No. 4", "kind": "rank", "value": 4, "subject": "Note"},
        ],
    ),
    "a streak": (
        "Exports fell 3 percent in May, a fifth straight month of decline.",
        [
            {"quote": "3 percent", "kind": "change", "value": -3, "period": "2025-05"},
            {"quote": "fifth straight month", "kind": "streak", "value": 5, "unit": "month"},
        ],
    ),
    "a share up from another": (
        "Minicars accounted for 36.5 percent of all sales in 2024.",
        [
            {
                "quote": "36.5 percent",
                "kind": "share",
                "value": 36.5,
                "unit": "%",
                "measure": "market share",
                "period": "2024",
            }
        ],
    ),
    "from one to another": (
        "In January 2024 registrations fell to 334,838 vehicles from 382,338.",
        [
            {"quote": "334,838 vehicles", "value": 334838, "measure": "registrations", "period": "2024-01"},
            {"quote": "382,338", "value": 382338, "unit": "vehicle", "measure": "registrations"},
        ],
    ),
    "approximation": (
        "They sold about 14,000 cars each, or some 60 pct more.",
        [
            {"quote": "14,000 cars", "value": 14000, "bound": "~"},
            {"quote": "60 pct", "kind": "change", "value": 60, "bound": "~"},
        ],
    ),
    "first time since": (
        "Half-year sales fell 2 percent, the first fall in 11 years.",
        [
            {"quote": "2 percent", "kind": "change", "value": -2},
            {"quote": "11 years", "kind": "other", "value": 11, "unit": "year"},
        ],
    ),
    "value in apposition": (
        "The Yaris ranked third with sales of 12,820 units in May.",
        [
            {"quote": "third", "kind": "rank", "value": 3, "subject": "Yaris", "period": "2025-05"},
            {"quote": "12,820 units", "kind": "level", "value": 12820, "subject": "Yaris", "measure": "sales"},
        ],
    ),
    "two bases for one value": (
        "It sold 7,741 cars in November, a 43 percent increase from October and up 41 percent from November last year.",
        [
            {"quote": "7,741 cars", "value": 7741, "period": "2025-11"},
            {"quote": "43 percent", "kind": "change", "value": 43, "base": "2025-10"},
            {"quote": "41 percent", "kind": "change", "value": 41, "base": "2024-11"},
        ],
    ),
    "money and its conversion": (
        "It costs 2,399,100 yen ($16,250), or £350 million in all.",
        [
            {"quote": "2,399,100 yen", "value": 2399100, "unit": "JPY"},
            {"quote": "$16,250", "value": 16250, "unit": "USD"},
            {"quote": "£350 million", "value": 350000000, "unit": "GBP"},
        ],
    ),
    "a unit that is dropped": (
        "Honda sold 19,429 cars and Nissan 16,093.",
        [
            {"quote": "19,429 cars", "value": 19429, "unit": "vehicle", "subject": "Honda"},
            {"quote": "16,093", "value": 16093, "unit": "vehicle", "subject": "Nissan"},
        ],
    ),
    "years of laws and companies": (
        "Under the Exchange Act of 1934 and Regulation (EU) 2016/679, the firm, founded in 1921, paid $5 million.",
        [{"quote": "$5 million", "value": 5000000, "period": None}],
    ),
    "one noun for two numbers": (
        "The plants of Honda employ about 4,500 and 3,200 people.",
        [
            {"quote": "4,500", "value": 4500, "bound": "~", "unit": "person", "subject": None},
            {"quote": "3,200 people", "value": 3200, "unit": "person", "subject": None},
        ],
    ),
    "fiscal periods": (
        "In the first half of fiscal 2023 sales were 720,000 cars, after 1.5 million cars "
        "in the year ended March 31, 2023.",
        [
            {"quote": "720,000 cars", "value": 720000, "period": "FY2023-H1"},
            {"quote": "1.5 million cars", "value": 1500000, "period": "FY2022"},
        ],
    ),
    "a margin": (
        "The N-Box was 162 units behind the Prius.",
        [{"quote": "162 units", "kind": "change", "value": -162}],
    ),
    "a move in rank": (
        "The Tanto dropped two places to fourth.",
        [
            {"quote": "two places", "kind": "change", "value": -2, "unit": "place", "measure": "rank"},
            {"quote": "fourth", "kind": "rank", "value": 4},
        ],
    ),
    "a supposition": (
        "If demand holds, sales would reach 100,000 cars.",
        [{"quote": "100,000 cars", "value": 100000, "status": "hypothetical"}],
    ),
    "another base": (
        "The half was 10 percent below the level two years earlier.",
        [{"quote": "10 percent", "kind": "change", "value": -10}],
    ),
    "change in words": (
        "Daihatsu more than doubled its sales, Mazda's rose fivefold and a rival's were halved.",
        [
            {"quote": "doubled", "kind": "multiple", "value": 2, "bound": ">", "unit": "fold"},
            {"quote": "fivefold", "kind": "multiple", "value": 5},
            {"quote": "halved", "kind": "multiple", "value": 0.5},
        ],
    ),
    "members of a list": (
        "Six of the eight makers sold fewer cars.",
        [
            {"quote": "Six", "value": 6, "unit": "maker"},
            {"quote": "eight makers", "value": 8, "unit": "maker"},
        ],
    ),
    "other measures": (
        "It took 10,000 preorders, built 9,000 cars and exported 3,000 cars.",
        [
            {"quote": "10,000 preorders", "value": 10000, "measure": "orders"},
            {"quote": "9,000 cars", "value": 9000, "measure": "production"},
            {"quote": "3,000 cars", "value": 3000, "measure": "exports"},
        ],
    ),
    "a numbered list": (
        "1. Honda N-Box, 16,198 units (+8.6%)",
        [
            {"quote": "16,198 units", "value": 16198, "subject": "Honda N-Box"},
            {"quote": "+8.6%", "kind": "change", "value": 8.6, "subject": "Honda N-Box"},
        ],
    ),
    "percentage points": (
        "Its share rose 3.2 percentage points to 32.7 percent.",
        [
            {"quote": "3.2 percentage points", "kind": "change", "value": 3.2, "unit": "pp"},
            {"quote": "32.7 percent", "kind": "share", "value": 32.7, "unit": "%"},
        ],
    ),
    "ranges": (
        "Analysts see growth of 8 to 12 percent and sales between 8.5 and 8.6 million cars.",
        [
            {"quote": "8 to 12 percent", "bound": "range", "low": 8, "high": 12, "value": None, "unit": "%"},
            {
                "quote": "8.5 and 8.6 million cars",
                "bound": "range",
                "low": 8.5e6,
                "high": 8.6e6,
                "value": None,
                "unit": "vehicle",
            },
        ],
    ),
    "a ratio": (
        "Sales in November were 89.8 percent of the level a year earlier.",
        [{"quote": "89.8 percent", "kind": "ratio", "value": 89.8, "unit": "%"}],
    ),
}
DEFAULTS = {"bound": "=", "status": "actual", "low": None, "high": None}


@pytest.mark.parametrize("form", CASES)
def test_a_form_of_statement(form):
    text, wanted = CASES[form]
    article = Article.from_text(text, published=PUBLISHED, language="en")
    found = find(article)
    assert [f.quote for f in found] == [w["quote"] for w in wanted]
    for f, want in zip(found, wanted, strict=True):
        f.in_text(text)
        for field, value in (DEFAULTS | want).items():
            assert getattr(f, field) == value, (f.quote, field)


def test_the_public_verb_adds_what_the_market_knows():
    text = "Japan’s minicars: the Honda N-Box sold 16,198 units, the Suzuki Spacia 12,904."
    article = Article.from_text(text, published=PUBLISHED, language="en")
    found = keisu.find_figures(article)
    assert [(f.subject, f.subject_id) for f in found] == [
        ("Honda N-Box", "honda/n-box"),
        ("Suzuki Spacia", "suzuki/spacia"),
    ]
    assert found == keisu.find_figures(article, market="japan-kei")
    plain = find(article)
    assert [f.quote for f in plain] == [f.quote for f in found]
    assert {f.subject_id for f in plain} == {None}


def test_code_and_the_headlines_of_other_articles_are_not_read():
    text = "Sold 100 cars\nSold 200 cars\nSold 300 cars"
    kinds = ("related", "code", "paragraph")
    blocks = tuple(Block(kind, at * 14, at * 14 + 13) for at, kind in enumerate(kinds))
    assert [f.value for f in find(Article(text, blocks=blocks, language="en"))] == [300]


def test_figures_of_one_article_stand_in_order_whatever_reads_them():
    text = "Second came the Fit with 12,000 cars, up 5%; third, for a second straight month, the Note: 9,000."
    found = find(Article.from_text(text, published=PUBLISHED, language="en"))
    assert [f.start for f in found] == sorted(f.start for f in found)
    assert len({(f.start, f.end) for f in found}) == len(found)
