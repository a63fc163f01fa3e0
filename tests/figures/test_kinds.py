"""Kinds: levels, changes and which way they went, ratios, multiples, shares, ranks, streaks, spans of a record."""

import pytest
from reads import figures, only


def kinds(text):
    return [(f.quote, f.kind, f.value) for f in figures(text)]


@pytest.mark.parametrize(
    "verb", ["rose", "climbed", "grew", "surged", "jumped", "soared", "gained", "advanced", "was up"]
)
def test_verbs_of_rising(verb):
    assert kinds(f"Sales {verb} 14.4 pct.") == [("14.4 pct", "change", 14.4)]


@pytest.mark.parametrize(
    "verb", ["fell", "slid", "slipped", "dropped", "plunged", "tumbled", "slumped", "shrank", "declined", "was down"]
)
def test_verbs_of_falling(verb):
    assert kinds(f"Sales {verb} 14.4 pct.") == [("14.4 pct", "change", -14.4)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sales climbed 14.4 pct to 231,385.", [("14.4 pct", "change", 14.4), ("231,385", "level", 231385)]),
        ("Sales fell by almost 3.5%.", [("3.5%", "change", -3.5)]),
        ("Sales saw a 43 percent increase.", [("43 percent", "change", 43)]),
        ("Sales saw a 7.5% year-on-year decrease.", [("7.5%", "change", -7.5)]),
        ("A fall of 1,200 units was seen.", [("1,200 units", "change", -1200)]),
        ("Sales were 11.6% up on the year.", [("11.6%", "change", 11.6)]),
        ("Sales were 3 percent lower.", [("3 percent", "change", -3)]),
        ("The market is nearly 21 per cent below its peak.", [("21 per cent", "change", -21)]),
        ("It was 162 units behind the Prius.", [("162 units", "change", -162)]),
        (
            "Its share rose 3.2 percentage points to 32.7 percent.",
            [("3.2 percentage points", "change", 3.2), ("32.7 percent", "share", 32.7)],
        ),
        (
            "The yield rose 5 basis points to 4.25 percent.",
            [("5 basis points", "change", 5), ("4.25 percent", "level", 4.25)],
        ),
        ("Trucks plunged 13.5%, vans 7.2%.", [("13.5%", "change", -13.5), ("7.2%", "change", -7.2)]),
        ("The index fell 102.2 points, or 0.36%.", [("102.2 points", "change", -102.2), ("0.36%", "change", -0.36)]),
        ("It sold 16,198 boats.", [("16,198 boats", "level", 16198)]),
        ("The jobless rate was 4.3 percent.", [("4.3 percent", "level", 4.3)]),
        ("The price fell from $30 to $25.", [("$30", "level", 30), ("$25", "level", 25)]),
        ("Inflation was 3% year on year.", [("3%", "change", 3)]),
    ],
)
def test_changes_and_levels(text, found):
    assert kinds(text) == found


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("Minicars accounted for 36.8% of all sales.", 36.8, "market share"),
        ("Minicars made up 36.8% of the market.", 36.8, "market share"),
        ("Its market share was 43 percent.", 43, "market share"),
        ("It holds 43% of the market.", 43, "market share"),
        ("Two-thirds of sales were electric.", 66.67, "market share"),
        ("A third of sales were electric.", 33.33, "market share"),
    ],
)
def test_shares(text, value, measure):
    f = only(text)
    assert (f.kind, f.unit, f.value, f.measure) == ("share", "%", value, measure)


@pytest.mark.parametrize(("word", "kind"), [("changes", "change"), ("shares", "share")])
def test_what_a_list_says_its_brackets_hold(word, kind):
    found = figures(f"Cars sold, with {word}: Acorn 1,200 (4.5%), Birch 900 (3.1%).")
    assert [f.kind for f in found] == ["level", kind, "level", kind]


def test_brackets_with_signs_tell_what_the_others_hold():
    assert [f.kind for f in figures("Acorn sold 1,200 cars (+4.5%), Birch 900 (3.1%).")][1::2] == ["change", "change"]


def test_what_widens_decides_the_sign():
    assert kinds("The drop in sales widened 3.4 percentage points to 12%.")[0] == (
        "3.4 percentage points",
        "change",
        -3.4,
    )
    assert kinds("The gain in sales widened 3.4 percentage points to 12%.")[0] == (
        "3.4 percentage points",
        "change",
        3.4,
    )


def test_a_ratio_to_a_named_year():
    f = only("Sales are less than 60% of 1989's peak.")
    assert (f.kind, f.value, f.bound, f.base, f.period) == ("ratio", 60, "<", "1989", None)


def test_a_ratio_stays_as_printed():
    f = only("Sales in November were 89.8% of the level a year earlier.")
    assert (f.kind, f.value, f.unit) == ("ratio", 89.8, "%")


@pytest.mark.parametrize(
    ("text", "quote", "value", "bound"),
    [
        ("Output doubled.", "doubled", 2, "="),
        ("Sales more than doubled to 24,000.", "doubled", 2, ">"),
        ("Sales rose nearly fivefold.", "fivefold", 5, "~"),
        ("Sales were halved.", "halved", 0.5, "="),
        ("Orders were 2.1 times the target.", "2.1 times", 2.1, "="),
        ("Orders came to twice that of a rival.", "twice", 2, "="),
    ],
)
def test_multiples(text, quote, value, bound):
    f = figures(text)[0]
    assert (f.quote, f.kind, f.unit, f.value, f.bound) == (quote, "multiple", "fold", value, bound)


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("The N-Box was the best-selling car.", "best-selling", 1),
        ("The Spacia was runner-up.", "runner-up", 2),
        ("The Prius came second.", "second", 2),
        ("It is ranked No. 2.", "No. 2", 2),
        ("It is #3 in Japan.", "#3", 3),
        ("BYD is the second-largest maker.", "second-largest", 2),
        ("Honda finished first.", "first", 1),
        ("The Aqua was third.", "third", 3),
        ("The Dayz was 36th overall.", "36th", 36),
        ("The Prius tops the chart.", "tops", 1),
        ("It climbed to third place.", "third", 3),
    ],
)
def test_ranks(text, quote, value):
    f = only(text)
    assert (f.quote, f.kind, f.unit, f.value) == (quote, "rank", "rank", value)


def test_a_move_in_the_ranking():
    assert kinds("The Move rose one place to third.") == [("one place", "change", 1), ("third", "rank", 3)]
    assert kinds("The Tanto dropped two spots to No. 5.") == [("two spots", "change", -2), ("No. 5", "rank", 5)]
    assert kinds("The Tanto jumped to third from eighth.") == [("third", "rank", 3), ("eighth", "rank", 8)]


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("Exports fell for a third straight month.", "third straight month", 3, "month"),
        ("Sales rose for the fifth consecutive quarter.", "fifth consecutive quarter", 5, "quarter"),
        ("Shares fell for five days in a row.", "five days", 5, "day"),
        ("It led for the second year running, a second year.", "second year", 2, "year"),
        ("Sales fell for six straight months.", "six straight months", 6, "month"),
        ("It was the third straight rise in November.", "third straight rise", 3, "month"),
    ],
)
def test_streaks(text, quote, value, unit):
    f = figures(text)[-1]
    assert (f.quote, f.kind, f.value, f.unit) == (quote, "streak", value, unit)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Profit had its first rise in six years.", "six years"),
        ("Sales were the lowest in 24 years.", "24 years"),
        ("The yen is at a 30-year low.", "30-year"),
        ("It is the first time in 27 months.", "27 months"),
    ],
)
def test_how_far_back_a_record_goes_is_no_level(text, quote):
    f = only(text)
    assert (f.quote, f.kind) == (quote, "other")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The index (15,210.03 up 48.16 points) closed.", [("level", 15210.03), ("change", 48.16)]),
        ("They sold 2.9 million headsets up from 1.4 million headsets.", [("level", 2.9e6), ("level", 1.4e6)]),
        ("Sales were 3 percent up from October.", [("change", 3)]),
        ("The stock is up $1.10 or 2.5 percent.", [("change", 1.1), ("change", 2.5)]),
        ("GDP shrank at a 3.2 percent annual rate.", [("change", -3.2)]),
        ("Yields were 8 bps higher at 4.35%.", [("change", 8), ("level", 4.35)]),
        ("Assets shrank by almost a third to $90 billion.", [("change", -33.33), ("level", 90e9)]),
        ("They lost 5 of their last 6 games.", [("level", 5), ("level", 6)]),
        ("Profit more than tripled to 3.3 million pounds.", [("multiple", 3), ("level", 3.3e6)]),
        ("The low was -5 degrees Celsius.", [("level", -5)]),
        ("He scored 103 off 112 balls.", [("level", 112)]),
        ("They track down 1,200 illegal immigrants.", [("level", 1200)]),
        ("They were down 1,250 units.", [("change", -1250)]),
        ("Fares will go up by 10 cents.", [("change", 10)]),
        ("They won behind 31 points from Thompson.", [("level", 31)]),
        ("It laid off 300 workers.", [("level", 300)]),
        ("The period went from 15 days down to 5 days.", [("level", 15), ("level", 5)]),
        ("It was streamed 1.2bn times.", [("level", 1.2e9)]),
    ],
)
def test_which_way_a_word_points(text, found):
    assert [(f.kind, pytest.approx(f.value)) for f in figures(text)] == found
