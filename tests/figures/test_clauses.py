"""Subjects and measures by syntax: the verb that governs a figure, its subject, and the nouns on the way."""

import subprocess
import sys
from importlib.resources import files

import pytest
from reads import figures, finder, tokens

from keisu.figures.clauses import Sentence
from keisu.languages import load


def said(text):
    return [(f.quote, f.subject, f.measure) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the subject of the clause, not the nearest name
        ("Acme, based in Berlin, employs 3,000 people.", [("3,000 people", "Acme", "employment")]),
        ("Acme told Reuters that Zenith had 1,200 stores.", [("1,200 stores", "Zenith", "stores")]),
        ("The utility, which serves Ohio, has 40 plants.", [("40 plants", "utility", "plants")]),
        (
            "Zenith, the maker of Quill pens, sold 5,000 pens.",
            [("5,000 pens", "Zenith", "sales")],
        ),
        # a measure word divides a phrase in two
        ("The price of the new sedan was $31,000.", [("$31,000", "sedan", "price")]),
        ("Acme said the average cost of a kitchen rose to $9,000.", [("$9,000", "kitchen", "cost")]),
        ("Demand for houses in Leeds grew by 40 percent.", [("40 percent", "houses", "demand")]),
        ("Zenith saw a 40 percent increase in demand for lamps.", [("40 percent", "lamps", "demand")]),
        ("The plan foresees a 12 percent drop in farming.", [("12 percent", "farming", None)]),
        # a measure of nobody takes the subject of the clause
        ("Norway cut interest rates to 3 percent.", [("3 percent", "Norway", "interest rate")]),
        ("Zenith Solar had 3.7 GW of capacity.", [("3.7 GW", "Zenith Solar", "capacity")]),
        # measures that the pack does not know are named by their noun
        ("The density of the alloy was 7.8 grams.", [("7.8 grams", "alloy", "density")]),
        ("Acme has a wingspan of 30 metres.", [("30 metres", "Acme", "wingspan")]),
        # the object of change
        ("The city wants to reduce fine dust by 90 percent.", [("90 percent", "fine dust", None)]),
        # what the figure stands in front of, or is of
        ("They announced a 2.1 GW floating solar project.", [("2.1 GW", "floating solar project", "capacity")]),
        ("Officials seized 12 tonnes of cocaine.", [("12 tonnes", "cocaine", None)]),
        ("It said 78 percent of the deal is in cash.", [("78 percent", "deal", "share")]),
        # subjects that share a verb
        ("Poland and Latvia spent $5 million.", [("$5 million", "Poland and Latvia", "spending")]),
        # "compared with" is no verb of its own
        (
            "Acme reported a profit of $5 million, compared with a profit of $3 million a year earlier.",
            [("$5 million", "Acme", "profit"), ("$3 million", "Acme", "profit")],
        ),
        # what follows a name with its number is the name's
        (
            "The Quill led with 900 votes, followed by the Zenith with 800 votes.",
            [("900 votes", "Quill", "votes"), ("800 votes", "Zenith", "votes")],
        ),
        # lists have no verbs
        (
            "Lorries 8.9 percent down, buses 40.4 percent.",
            [("8.9 percent", "Lorries", None), ("40.4 percent", "buses", None)],
        ),
    ],
)
def test_subject_and_measure(text, found):
    assert said(text) == found


def test_what_observers_expect_is_not_theirs():
    assert said("Economists expect sales of 4 million.") == [("4 million", None, "sales")]


def test_a_pronoun_is_resolved_within_the_sentence_and_marked():
    (figure,) = figures("Ford said it will close 12 plants.")
    assert figure.subject == "Ford"
    (figure,) = figures("Small investors will get all the shares they ordered, about 4,000 shares.")
    assert figure.subject in ("investors", "Small investors")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The car costs $9,000.", "price"),
        ("The costs of the car rose to $9,000.", "cost"),
        ("The ship has a top speed of 30 mph.", "speed"),
        ("The storm blew at 90 mph.", "speed"),
    ],
)
def test_tags_tell_nouns_from_verbs_and_units_what_is_not_said(text, measure):
    (figure,) = figures(text)
    assert figure.measure == measure


def test_a_measure_that_goes_without_saying_is_marked():
    (figure,) = figures("Zenith opened a 30 MW plant.")
    assert (figure.measure, "measure" in figure.inferred) == ("capacity", True)


# ---- the tagger and the sentence -------------------------------------------------------------------------------


def tags(text):
    return finder()._clauses.tags(tokens(text))


def test_tags_of_a_plain_sentence():
    assert tags("The company bought the old factory.") == [
        "DET",
        "NOUN:subject",
        "VERB:finite",
        "DET",
        "ADJ",
        "NOUN:object",
        "PUNCT",
    ]


@pytest.mark.parametrize("text", ["%", "― ― ―", "5", "((((", "its", "its its its", ". , ; :", "Q" * 900])
def test_nothing_that_is_written_breaks_the_reading(text):
    assert len(tags(text)) == len(tokens(text))
    figures(f"{text} 500 lamps {text}")


def test_phrases_know_their_owner_and_role():
    words = tokens("Acme’s second plant in Leeds opened.")
    given = ["NOUN:owner", "ADJ", "NOUN:subject", "ADP", "NOUN:oblique", "VERB:finite", "PUNCT"]
    syntax = load("en").syntax
    sentence = Sentence(words, given, [False] * len(words), [], set(), syntax, set(), set(), set(), set())
    assert [(p.first, p.last, p.role, p.owner) for p in sentence.phrases] == [
        (0, 2, "subject", 0),
        (4, 4, "oblique", -1),
    ]
    assert sentence.subject_of(5) == sentence.phrases[0]


def test_the_weights_ship_with_their_licence_and_are_small():
    folder = files("keisu.languages").joinpath("en")
    assert "CC BY-SA 4.0" in folder.joinpath("tagger.LICENSE").read_text(encoding="utf-8")
    assert len(folder.joinpath("tagger.crfsuite").read_bytes()) < 1_500_000


def test_the_tagger_is_loaded_with_the_first_figure_only():
    code = """
from keisu.figures import Knowledge
from keisu.figures.assembly import FigureFinder
from keisu.languages import load
from keisu.model import Article
finder = FigureFinder(load("en"), Knowledge())
finder.find(Article.from_text("No number here.", language="en"))
assert finder._clauses._tagger is None
finder.find(Article.from_text("It has 5 lamps.", language="en"))
assert finder._clauses._tagger is not None
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_text_may_end_where_what_an_amount_is_worth_of_should_stand():
    assert [f.quote for f in figures("15% tariffs on $125 worth")] == ["15%", "$125"]
