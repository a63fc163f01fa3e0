"""Who says it, and whether it is a fact, a forecast, a target or a supposition."""

import pytest
from reads import figures, only

from keisu.figures import Knowledge
from keisu.model import Name


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to Kyodo, sales fell 1.5 percent.", ("Kyodo",)),
        ("Sales fell 1.5 percent, according to Kyodo.", ("Kyodo",)),
        ("Sales fell 1.5 percent, Reuters reported.", ("Reuters",)),
        ("Sales fell 1.5 percent, reports Nikkei.", ("Nikkei",)),
        ("Acme Motors said sales fell 1.5 percent.", ("Acme Motors",)),
        ("On Monday, Nissan said sales fell 1.5 percent.", ("Nissan",)),
        ("Data from the Ministry of Transport showed sales fell 1.5 percent.", ("Ministry of Transport",)),
        ("Sales fell 1.5 percent, data released by the Motor Guild showed.", ("Motor Guild",)),
        ("Home Depot (ticker: HD) reported that sales fell 1.5 percent.", ("Home Depot",)),
        ("Motor Guild president Ivan Espinosa said sales fell 1.5 percent.", ("Ivan Espinosa",)),
        ("Sales fell 1.5 percent, said president Ivan Espinosa.", ("Ivan Espinosa",)),
        ("Sales fell 1.5 percent.", ()),
        ("Prices per MWh fell 1.5 percent.", ()),
        ("Sales of Nissan fell 1.5 percent.", ()),
        ("The two associations' statistics show sales fell 1.5 percent.", ("two associations",)),
    ],
)
def test_who_says_it(text, source):
    assert only(text).source == source


def test_who_counted_stands_before_who_reports():
    text = "Data from the Motor Guild reveals that sales fell 1.5 percent, reports Nikkei."
    assert only(text).source == ("Motor Guild", "Nikkei")


def test_a_name_in_brackets_behind_a_figure_is_its_source_alone():
    found = figures("Sales fell 12% (Gartner) while prices rose 3%.")
    assert [f.source for f in found] == [("Gartner",), ()]


@pytest.mark.parametrize(
    "text",
    [
        "Kyodo: Exports fell 1.5 percent.\n\nImports rose 2 percent.",
        "Exports fell 1.5 percent. Imports rose 2 percent.\n\nSource: Kyodo",
        "Exports fell 1.5 percent. Imports rose 2 percent.\n\nKyodo.",
    ],
)
def test_a_source_of_the_whole_article_is_marked(text):
    found = figures(text)
    assert [f.source for f in found] == [("Kyodo",)] * 2
    assert all("source" in f.inferred for f in found)


def test_a_source_holds_for_its_paragraph_and_no_longer():
    found = figures("Acme Motors said sales fell 1.5 percent. Orders rose 2 percent.\n\nExports fell 9 percent.")
    assert [f.source for f in found] == [("Acme Motors",), ("Acme Motors",), ()]
    assert "source" in found[1].inferred


def test_a_source_is_named_as_the_article_names_it():
    known = Knowledge((Name("JLMVMA", "source:jlmvma", "Japan Light Motor Vehicle Association", "source"),))
    f = only("Sales fell 1.5 percent, according to JLMVMA.", knowledge=known)
    assert f.source == ("JLMVMA",)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Sales were 200,000 units.", "actual"),
        ("Sales will be 200,000 units.", "forecast"),
        ("Sales are expected to reach 200,000 units.", "forecast"),
        ("It added far less than the 75,000 jobs forecast.", "forecast"),
        ("The guild forecasts sales of 200,000 units.", "forecast"),
        ("It is set to sell 200,000 units.", "forecast"),
        ("It aims to sell 200,000 units.", "target"),
        ("It plans to sell 200,000 units.", "target"),
        ("It has a target of 200,000 units.", "target"),
        ("It has a goal of 200,000 units.", "target"),
        ("Sales could reach 200,000 units.", "hypothetical"),
        ("Sales would have been 200,000 units.", "hypothetical"),
        ("Sales were 200,000 units, as expected.", "actual"),
    ],
)
def test_status(text, status):
    assert only(text).status == status


def test_a_cue_does_not_reach_over_a_semicolon_or_behind_it():
    found = figures("It expects 5,000 units; it sold 4,000 units. In May it sold 3,000 units and expects more.")
    assert [f.status for f in found] == ["forecast", "actual", "actual"]


@pytest.mark.parametrize(
    "text",
    [
        "Two people briefed on the talks said tariffs are 15%.",
        "They need a recently announced 2.1 GW project.",
    ],
)
def test_what_stands_before_a_verb_of_speech_and_does_not_speak(text):
    assert not {"talks", "recently"} & {s for f in figures(text) for s in f.source}


def test_a_body_of_an_institution_is_one_source_and_a_person_of_a_firm_is_not():
    council = only("Output rose 5%, said the Motor Guild's Governing Council.")
    assert council.source == ("Motor Guild's Governing Council",)
    assert only("Output rose 5%, according to Motor Guild's Maria Lopez.").source == ("Motor Guild", "Maria Lopez")
    assert only("Exports of 300 cars were identified by MOTIE as too few.").source == ("MOTIE",)
