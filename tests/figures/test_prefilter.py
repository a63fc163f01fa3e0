"""The prefilter never hides a period that a pattern would find."""

import re

import pytest

from keisu.figures.periods import Anchor, PeriodReader
from keisu.figures.prefilter import Need, Prefilter, needs
from keisu.languages import load

PATTERNS = [p.match for p in load("en").periods.pattern]


def need(words="", slots=""):
    """Choices of words with a comma between, the words of one with a stroke."""
    choices = (frozenset(choice.split("|")) for choice in words.split(", ") if choice)
    return Need(tuple(choices), frozenset(slots.split()))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{month} {year}", [need("0000", "month year")]),
        ("last month|the past year", [need("month, last"), need("year, past, the")]),
        ("(?:early )?this week", [need("week, this")]),
        ("(?:from|over) (?:the )?(?:previous|prior) day", [need("previous|prior, from|over, day")]),
        ("(?:in {year}|of {year2}|{month} {year})", [need("0000", "year")]),
        ("{month}(?: {day}|, {day} or so)", [need("so|0", "month day")]),
        ("{ordinal}[- ]quarter(?: of {year})?", [need("quarter")]),
        ("q[1-4]", [need("q0")]),
        ("y-o-y", [need("y-o-y")]),
        ("(?=last|this){relative} year", [need("year", "relative")]),
        ("quarters?", [need("quarter")]),
        ("\\d{4}-\\d\\d", [need("0000-00")]),
        ("\\d{1,2}/\\d{1,2}", [need("0/0, 0")]),
        ("\\d{1,2}\\.\\d{4}", [need("0.0000, 0")]),
        ("1[0-8]\\d", [need("000")]),
        ("\\d{1,2}\\d", [need("00, 0")]),
        ("['’]\\d0s", [need("00s")]),
        ("\\d?\\d", [need("0")]),
    ],
)
def test_what_a_pattern_needs(pattern, expected):
    assert list(needs(pattern)) == expected


def test_most_patterns_need_something():
    assert sum(all(n.words or n.slots for n in needs(p)) for p in PATTERNS) > len(PATTERNS) * 0.95


SENTENCES = [
    "In November 2025 and from October, up 41 percent from November last year.",
    "January to November 2019, since late August; since December 2011, between 2017 and 2022.",
    "The first half of fiscal 2023, Q3 2018, 2019 H1, the first ten months of the year, last month, year-to-date.",
    "From a year earlier; year-on-year; y/y; on September 2015; the year ended March 31, on the month.",
    "On Dec. 15, 2024 and Tuesday, by 2030; July '12; yesterday, two years ago, the 1990s, 9/11 and 2014-15.",
    "Over the weekend, in the week to Friday, on Black Friday 2023, last winter, 12/25/2024, Q3 FY25, q-o-q, in FY24.",
    "The previous month and the same month of 2019, in the past six months; the June quarter, January and February.",
    "FY 2022, third-quarter shipments after 5 months, as of Thursday, compared to the same period of 2022.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_nothing_is_hidden(text, monkeypatch):
    reader = PeriodReader(load("en"))
    filtered = reader.find(text, 0, Anchor("2025-12-04"))
    monkeypatch.setattr(Prefilter, "candidates", lambda *_: range(len(PATTERNS)))
    assert filtered == reader.find(text, 0, Anchor("2025-12-04"))
    assert len(filtered) > 2


def test_every_pattern_compiles_with_its_slots():
    assert all(re.compile(re.sub(r"\{[a-z]+\d?\}", "x", p)) for p in PATTERNS)
