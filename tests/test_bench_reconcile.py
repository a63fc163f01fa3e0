"""The benches of reconciliation: a generated market is consistent, and errors planted in it are found.

They run on generated statements alone.
"""

import random
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from keisu import periods
from keisu.model import Cell, Observation, Provenance, Verdict
from keisu.series import reconcile

BENCH = Path(__file__).parent.parent / "bench"
MODULES = ("generate_observations", "hidden_cells", "planted", "planting", "reconcile_scale", "coverage_records")
COUNT, MONTHS, SEED = 12_000, 36, 7
HONDA = Cell("honda/n-box", "sales", "vehicle", "2025-11", "Japan", "kei")


@pytest.fixture(scope="module")
def bench():
    """The benches' modules by name, imported as they import one another."""
    patch = pytest.MonkeyPatch()
    patch.syspath_prepend(str(BENCH))
    yield {name: __import__(name) for name in MODULES}
    patch.undo()
    for name in MODULES:
        del sys.modules[name]


@pytest.fixture(scope="module")
def coverage(bench):
    return bench["generate_observations"].Coverage(COUNT, seed=SEED, months=MONTHS)


@pytest.fixture(scope="module")
def with_errors(bench, coverage):
    """Statements, the errors in them, and what reconciling finds."""
    observations, planted = coverage.drawn(0.01)
    return observations, planted, reconcile(observations, market=coverage.market)


def test_statements_are_true(coverage):
    observations, _ = coverage.drawn()
    assert 0.95 * COUNT < len(observations) <= COUNT
    for o in observations:
        if o.cell.unit == "rank":
            continue
        value, base = coverage.true(o.cell), 0 if o.base is None else coverage.true(o.base)
        if o.relation == "difference":
            value, base = value - base, 1
        elif o.relation == "level":
            base = 1
        assert o.least * base - 1e-6 <= value <= o.greatest * base + 1e-6, o


def test_statements_are_of_every_kind(coverage):
    observations, _ = coverage.drawn()
    assert {o.relation for o in observations} == {"level", "factor", "difference"}
    assert {o.cell.unit for o in observations} == {"vehicle", "rank"}
    forms = {periods.form(o.cell.period) for o in observations}
    assert forms == {"month", "quarter", "half", "year", "fiscal year", None}  # None is a range: the year to date
    shares = [o for o in observations if o.relation == "factor" and o.base.subject != o.cell.subject]
    assert {(o.cell.subject, o.base.subject) for o in shares} == {
        ("scope:small", "scope:all"),
        ("scope:large", "scope:all"),
    }
    exact = sum(o.relation == "level" and o.low == o.high for o in observations)
    rounded = sum(o.relation == "level" and o.low != o.high for o in observations)
    assert exact > 2 * rounded > 0


def test_a_page_says_a_thing_once(coverage):
    said = defaultdict(list)
    for o in coverage.drawn()[0]:
        said[o.page].append((o.cell, o.base))
    assert all(len(set(things)) == len(things) for things in said.values())
    assert all(len({cell.period for cell, _ in things}) == 1 for things in said.values())


def test_wholes_are_sums(coverage):
    def value(subject, period):
        return coverage.true(Cell(subject, "sales", "vehicle", period))

    assert value("scope:all", "2016") == value("scope:small", "2016") + value("scope:large", "2016")
    assert value("m0/0", "2016") == sum(value("m0/0", month) for month in periods.months("2016"))
    assert value("m0/0", "FY2016") == sum(value("m0/0", f"{y}-{m:02}") for y, m in fiscal(2016))
    assert value("m0/0", "1999-01") is None


def fiscal(year):
    return [(year, m) for m in range(4, 13)] + [(year + 1, m) for m in range(1, 4)]


def test_it_is_the_same_for_a_seed(bench, coverage, with_errors):
    made = bench["generate_observations"].Coverage
    observations, planted, _ = with_errors
    assert made(COUNT, seed=SEED, months=MONTHS).drawn(0.01) == (observations, planted)
    assert made(COUNT, seed=SEED + 1, months=MONTHS).drawn(0.01)[0] != observations


def test_there_are_no_findings_without_errors(coverage):
    made = reconcile(coverage.drawn()[0], market=coverage.market)
    assert made.findings == ()


def test_values_that_no_page_prints_are_implied(bench, coverage, with_errors):
    _, _, made = with_errors
    assert len(made.implied) > 50
    assert all(bench["reconcile_scale"].holds(i, coverage) for i in made.implied)


def test_planted_errors_are_errors(coverage, with_errors):
    observations, planted, _ = with_errors
    assert {p.kind for p in planted} == {"swapped", "digit", "sign", "month", "ten"}
    clean, _ = coverage.drawn()
    wrong = {p.number for p in planted}
    for number, (o, truth) in enumerate(zip(observations, clean, strict=True)):
        assert (o != truth) == (number in wrong)
    for p in planted:
        o = observations[p.number]
        assert clean[p.number] == p.truth
        assert (o.page, o.figure) == (p.truth.page, p.truth.figure)
        factor = 1 if o.base is None else coverage.true(o.base)
        assert not o.least * factor <= coverage.true(o.cell) <= o.greatest * factor


def test_planted_errors_that_others_deny_are_found(bench, coverage, with_errors):
    """Of levels at least two other pages state the cell exactly, of changes both cells; the miss is no revision."""
    observations, planted, made = with_errors
    exact = defaultdict(set)
    for n, o in enumerate(observations):
        if o.relation == "level" and o.low == o.high and n not in {p.number for p in planted}:
            exact[o.cell].add(o.page)

    def denied(p):
        o = observations[p.number]
        if o.relation == "level":
            return len(exact[o.cell] - {o.page}) > 1 and abs(o.value - coverage.true(o.cell)) > 1e-3 * o.value
        return len(exact[o.cell] - {o.page}) > 1 and len(exact[o.base] - {o.page}) > 1 and abs(o.value) > 0.2

    telling = [p for p in planted if denied(p)]
    assert len(telling) > 60
    counts, false = bench["reconcile_scale"].outcomes(observations, telling, made.findings)
    total = counts["all"]
    assert total["planted"] == len(telling)
    assert total["found"] + total["misread"] == total["planted"]
    assert total["found"] >= 0.95 * total["planted"]
    assert total["alone"] >= 0.95 * total["planted"]
    everything, false = bench["reconcile_scale"].outcomes(observations, planted, made.findings)
    assert everything["all"]["planted"] == len(planted)
    assert not false


def test_kinds_of_errors(bench):
    plant = bench["planting"].plant
    rng = random.Random(1)
    level = Observation(HONDA, 16198, 16198, 0, value=16198.0)
    change = Observation(HONDA, 1.425, 1.435, 0, relation="factor", base=HONDA.at("2025-10"), value=43.0)
    assert plant(level, "swapped", rng).value in (61198, 11698, 16918, 16189)
    assert sum(a != b for a, b in zip("16198", f"{plant(level, 'digit', rng).value:.0f}", strict=True)) == 1
    assert plant(level, "month", rng).cell.period in ("2025-10", "2025-12")
    assert plant(level, "ten", rng).low == 161980
    lost = plant(change, "sign", rng)
    assert (lost.value, round(lost.low, 9), round(lost.high, 9)) == (-43.0, 0.565, 0.575)
    assert plant(level, "sign", rng) is None
    assert plant(change, "ten", rng) is None
    assert plant(Observation(HONDA.at("2025"), 1, 1, 0, value=1.0), "month", rng) is None
    rounded = Observation(HONDA, 16150, 16250, 0, value=16200.0)
    assert plant(rounded, "digit", rng) is None
    share = Observation(HONDA, 0.355, 0.365, 0, relation="factor", base=Cell("scope:kei", *key(HONDA)), value=36.0)
    assert plant(share, "sign", rng) is None


def key(cell):
    return cell.measure, cell.unit, cell.period, cell.place, cell.scope


def test_what_became_of_errors(bench):
    outcome = bench["reconcile_scale"].outcome
    base = Observation(HONDA, 1.425, 1.435, 1, page=3, relation="factor", base=HONDA.at("2025-10"), value=43.0)
    old, new = Observation(HONDA.at("2025-10"), 10000, 10000, 0, value=10000.0), Observation(HONDA, 14300, 14300, 1)
    levels = [*(replaced(old, p) for p in (0, 1)), *(replaced(new, p) for p in (0, 1))]
    assert reconcile([*levels, base]).findings == ()
    wrong = bench["planting"].plant(base, "sign", random.Random(1))
    found = reconcile([*levels, wrong]).findings
    assert outcome((3, 1), found) == ("found", "localised", "alone")
    assert outcome((9, 9), []) == ("missed",)


def replaced(o, page):
    return Observation(o.cell, o.low, o.high, o.figure, page, value=o.low)


def test_backing(bench):
    backing = bench["planted"].backing
    assert backing(Verdict(0, 0, "alone")) == "nothing"
    assert backing(Verdict(0, 0, "agrees")) == "own page"
    assert backing(Verdict(0, 0, "agrees", others=2.0)) == "2"
    assert backing(Verdict(0, 0, "agrees", others=7.0)) == "3 or more"


def test_hidden_cells(bench, coverage):
    """October is known from November and its change; what no other statement bounds is not counted."""
    november, october = (Observation(c, v, v, 0, n, value=v) for n, (c, v) in enumerate(months()))
    alone = Observation(Cell("another", "sales", "vehicle", "2025-11", "Japan"), 50, 50, 0, 4, value=50.0)
    change = Observation(HONDA, 1.425, 1.435, 0, 3, "factor", HONDA.at("2025-10"), 43.0)
    where = {n: Provenance(n) for n in range(5)}
    made = bench["hidden_cells"].hidden([november, october, change, alone], coverage.market, where)
    assert (made["cells"], made["inside"], made["outside"]) == (2, 1.0, [])
    assert 0 < made["median_width"] < 0.01


def months():
    return (HONDA, 14300.0), (HONDA.at("2025-10"), 10000.0)


def test_records_become_statements(bench, tmp_path):
    keyed = {"maker": "Honda", "model": "N-Box", "period": "2025-11", "units": 16198, "printed": "16,198"}
    keyed |= {"approx": False, "source": "a list", "change_yoy_pct": -1.5, "change_mom_pct": 43, "rank": 1}
    total = keyed | {"maker": "(market)", "model": "total kei", "period": "FY2023H1", "units": 861000, "rank": None}
    total |= {"printed": "861K", "approx": True, "change_yoy_pct": None, "change_mom_pct": None}
    brand = total | {"maker": "Honda", "model": "(kei brand total)", "period": "2012-01..2012-10"}
    records = bench["coverage_records"]
    figures = list(records.figures({"observations": [keyed, total, brand]}))
    assert [(f.kind, f.subject, f.period, f.base, f.decimals) for f in figures] == [
        ("level", "Honda N-Box", "2025-11", None, 0),
        ("change", "Honda N-Box", "2025-11", "2024-11", -1),
        ("change", "Honda N-Box", "2025-11", "2025-10", 0),
        ("rank", "Honda N-Box", "2025-11", None, 0),
        ("level", "kei cars", "FY2023-H1", None, 3),
        ("level", "Honda kei cars", "2012-01/2012-10", None, 3),
    ]
    assert [f.bound for f in figures] == ["="] * 4 + ["~"] * 2
