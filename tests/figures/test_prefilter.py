"""The prefilter never hides a period that a pattern would find."""

import re

import pytest

from keisu.figures.periods import Anchor, PeriodReader
from keisu.figures.prefilter import Need, Sieve, needs
from keisu.languages import load

PATTERNS = [p.match for p in load("en").periods.pattern]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{month} {year}", [Need("", frozenset({"month", "year"}))]),
        ("last month|the past month", [Need("month", frozenset()), Need("month", frozenset())]),
        ("(?:early )?this week", [Need("this", frozenset())]),
        ("{ordinal}[- ]quarter(?: of {year})?", [Need("quarter", frozenset())]),
        ("q[1-4]", [Need("", frozenset())]),
        ("quarters?", [Need("quarter", frozenset())]),
        ("\\d{4}-\\d\\d", [Need("", frozenset())]),
    ],
)
def test_what_a_pattern_needs(pattern, expected):
    assert list(needs(pattern)) == expected


def test_most_patterns_need_something():
    assert sum(all(n.word or n.slots for n in needs(p)) for p in PATTERNS) > len(PATTERNS) / 2


SENTENCES = [
    "In November 2025 and from October, up 41 percent from November last year.",
    "January to November 2019, since late August; since December 2011, between 2017 and 2022.",
    "The first half of fiscal 2023, Q3 2018, 2019 H1, the first ten months of the year, last month, year-to-date.",
    "From a year earlier; year-on-year; y/y; on September 2015; the year ended March 31, on the month.",
    "On Dec. 15, 2024 and Tuesday, by 2030; July '12; yesterday, two years ago, the 1990s, 9/11 and 2014-15.",
    "FY 2022, third-quarter shipments after 5 months, as of Thursday, compared to the same period of 2022.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_nothing_is_hidden(text, monkeypatch):
    reader = PeriodReader(load("en"))
    filtered = reader.find(text, 0, Anchor("2025-12-04"))
    monkeypatch.setattr(Sieve, "passing", lambda *_: list(range(len(PATTERNS))))
    assert filtered == reader.find(text, 0, Anchor("2025-12-04"))
    assert len(filtered) > 2


def test_every_pattern_compiles_with_its_slots():
    assert all(re.compile(re.sub(r"\{[a-z]+\d?\}", "x", p)) for p in PATTERNS)
