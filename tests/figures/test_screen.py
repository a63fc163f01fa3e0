"""What is no figure: years, clock times, model names, list numbers, versions, codes, scores, pronouns."""

import pytest
from reads import quotes

from keisu.figures import passed_over
from keisu.model import Article


@pytest.mark.parametrize(
    "text",
    [
        # bare years and dates
        "The plant opened in 1998 and closed in 2009.",
        "It was launched on December 4, 2025.",
        "The class of 2011 met on 4 May.",
        "It covers 2019-2023.",
        # clock times
        "The show starts at 10:30 p.m. on Tuesday.",
        "Doors open at 7 pm, and at 19:30 on Sunday.",
        "It leaves at 4 a.m.",
        "It ended at 9 o'clock.",
        "It opens at 0800 GMT.",
        # names of models and machines
        "The iPhone 15 and the Boeing 787 were shown.",
        "The N-Box and the F-150 were shown.",
        "Windows 11 was shown beside the PlayStation 5.",
        "The A320 and the CX-5 came later.",
        "They drove on Highway 61 to Area 51.",
        # parts of books, laws, buildings
        "Chapter 11 and Section 230 apply.",
        "See page 12 and table 3.",
        "Article 50 was triggered.",
        "Room 101 is on the 5th floor.",
        "He lives at 221 Baker Street.",
        "The office is at 3850 17th Street in town.",
        "The Raspberry Pi 5 ports were used.",
        "It records in 1080p or 720p.",
        "Claude 3.5 was shown.",
        "Write to PO Box 4512.",
        "See Article 6(1) and section 4(2).",
        "The Act (No. 12 of 1998) applies.",
        "Law No. 13 and Regulation No. 47/2020 apply, as do Articles 5, 6 and 7 of the Charter.",
        "He sued under 42 U.S.C. § 1983.",
        # list numbers, labels, versions, codes, phones
        "1. Introduction",
        "2) Another point",
        "Version 3.11.4 was released.",
        "Call 555-0134 or +1 202 555 0147 for details.",
        "Ring 800-555-1234 now.",
        "Phone (713) 853-3242, fax (713) 853-3300.",
        "Ask Vladi Pimenov, ext. 37625.",
        "See http://www.example.net/2005.09/97508_21big.html?id=4711 or write to x1200@example.com.",
        "Adobe Acrobat 4.0 and Web 2.0 came out.",
        "Agent 007 is back.",
        "Call +44 20 7946 0958 for details.",
        # citations of laws and judgments
        "Rule 10b-5 and 17 CFR 240.10b-5 apply.",
        "It was decided in 586 U.S. 123 and rests on 47 U.S.C. 230.",
        "Case No. 3:19-cv-02345 was closed.",
        # scores
        "Arsenal won 3-1 on Saturday.",
        "The team lost 21–14.",
        "He went 12-for-31, and they stood at 145/95.",
        "It was 65:35 after the 9/11 attacks, with 24/7 service.",
        # parts of names and codes
        "The 787s have a 64-bit processor and a 2880x1800 display.",
        "She lives at 22B Baker Street.",
        "It has an f/1.8 lens.",
        "A family of four pays little.",
        "The 2s10s curve moved.",
        "See pages 12-15.",
        # one, first and second as words
        "One of them said one can hope, and one was lost.",
        "His third wife left on the second day.",
        "The first thing was the second reading.",
        "At first sight, wait a second.",
        "It was a double-digit rise in double rooms.",
        "A quarter later the third act began.",
        # vague words
        "A few days, several cars and dozens of people.",
        "Hundreds of people and millions of euros.",
        "Many thousands came.",
        "",
        "No number stands here.",
    ],
)
def test_no_figure(text):
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The yield on 10-year notes rose to 4.2 percent.", ["4.2 percent"]),
        ("The S&P 500 closed at 4,500 points.", ["4,500 points"]),
        ("In 2024 it sold 2,024 cars.", ["2,024 cars"]),
        ("The F-150 sold 12,345 units.", ["12,345 units"]),
        ("1. Toyota sold 4,200 cars.", ["4,200 cars"]),
        ("Version 2 was bought by 300 firms.", ["300 firms"]),
        ("Under Section 3, 47 cars were taken, and 12 trucks.", ["47 cars", "12 trucks"]),
        ("It costs:300 euros.", ["300 euros"]),
        ("They sold 853-3242 cars.", ["853-3242 cars"]),
        ("At 7 pm 300 people came.", ["300 people"]),
        ("Arsenal won 3-1 before 60,000 fans.", ["60,000 fans"]),
        ("Tickets are 20 euros from 10:30 a.m.", ["20 euros"]),
        ("Area 51 covers 60 hectares.", ["60 hectares"]),
        ("One of the 20 makers left.", ["20 makers"]),
        ("The model has a 660cc engine.", ["660cc"]),
        ("Two associations' statistics show 300 deaths.", ["300 deaths"]),
        ("Under 4 million: 65,808; 4 to under 10 million: 1,204.", ["65,808", "1,204"]),
        ("It was down one place to second.", ["one place", "second"]),
        ("The temperature was -5 in May against 3.5 in April.", ["-5", "3.5"]),
    ],
)
def test_a_figure_beside_what_is_none(text, found):
    assert quotes(text) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Sales were 12,500 and then 64", True),
        ("It has 64", False),
        ("There were nine", False),
        ("There were two hundred", True),
        ("It was 1998", False),
        ("It was 1,998", True),
        ("It was 3.5", True),
        ("It was 5000", True),
    ],
)
def test_a_bare_number_needs_size_places_or_company(line, found):
    assert bool(quotes(line)) == found


@pytest.mark.parametrize(
    ("text", "value", "reason"),
    [
        ("It opens at 7 pm.", 7, "clock time"),
        ("1. Introduction", 1, "list number"),
        ("They won 3-1 at home.", 3, "code"),
        ("The Boeing 787 came.", 787, "name"),
        ("The 10-year note fell.", 10, "instrument"),
        ("His third wife left.", 3, "ordinal"),
        ("He scored twice.", 2, "multiple"),
        ("One of them left.", 1, "one"),
        ("The third act was a third.", 1 / 3, "fraction"),
        ("It has 64 now.", 64, "bare"),
    ],
)
def test_each_number_that_is_no_figure_has_its_reason(text, value, reason):
    article = Article.from_text(text, language="en")
    found = passed_over(article)
    assert (value, reason) in [(p.value, p.reason) for p in found]
    assert all(text[p.start : p.end].strip() for p in found)


def test_figures_ranks_and_periods_are_not_passed_over():
    text = "In May 2025 it sold 4,200 cars and came second, a third straight rise; it was No. 1."
    assert passed_over(Article.from_text(text, language="en")) == ()
    assert passed_over(Article.from_text(text, language="xx")) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("About 2000 people came.", ["2000 people"]),
        ("It costs 2000 dollars.", ["2000 dollars"]),
        ("The firm hired 2010 workers in 2015.", ["2010 workers"]),
        ("A crowd of 2000 watched.", ["2000"]),
        ("It goes from 1000 to 2000 hires.", ["1000", "2000 hires"]),
        ("Adults need 2000 - 2500 calories.", ["2000 - 2500 calories"]),
        ("From 2010 to 2015 sales fell.", []),
        ("In 2010 dollars, 2019 sales rose.", []),
        ("The 2020 results beat 2019 levels.", []),
        ("Since 2010 workers had more.", []),
        ("It had 2008 elections and 2012 games.", []),
    ],
)
def test_four_digits_that_count_something_are_no_year(text, found):
    assert quotes(text) == found
