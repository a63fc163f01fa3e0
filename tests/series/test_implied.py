"""What statements bound without stating it."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from statements import JAPAN, NOV, OCT, YEAR_AGO, blanks, cell, factor, feasible, level, numbered, whole

from keisu import periods
from keisu.model import Observation, Reconciliation
from keisu.series import reconcile


def test_nothing_gives_nothing():
    assert reconcile([]) == Reconciliation()


def test_only_what_is_bounded_on_both_sides_is_implied():
    made = reconcile([factor(NOV, OCT, 1.2, 1.3)])
    assert made.implied == made.series == ()
    made = reconcile([level(NOV, 100), factor(NOV, OCT, 2, None)])
    assert made.implied == ()  # 50 or less, and nothing says how much less
    assert reconcile([level(OCT, 100), factor(NOV, OCT, 2, None)]).implied == ()


def test_a_half_open_level_is_narrowed_by_the_rest():
    over = Observation(OCT, 90, None, 2, value=90, name="N-Box")
    made = reconcile([level(NOV, 150), factor(NOV, OCT, 1.4, 1.6, 1), over])
    [october] = made.implied
    assert (october.low, october.high) == pytest.approx((150 / 1.6, 150 / 1.4))
    assert october.because == (0, 1)
    [series] = made.series
    assert (series.points[0].stated, series.points[0].figures) == (True, (2,))
    assert series.points[0].high == pytest.approx(150 / 1.4)


def test_the_part_of_a_whole_that_nobody_prints():
    stated = [level(whole("all", "2015-10"), 380089), level(whole("registered", "2015-10"), 240889, figure=1)]
    [kei] = reconcile(stated, market=JAPAN).implied
    assert (kei.subject, kei.subject_id, kei.scope) == ("kei cars", "scope:kei", "kei")
    assert (kei.low, kei.high, kei.because) == (139200, 139200, (0, 1))
    assert (
        reconcile([replace(stated[0], cell=replace(stated[0].cell, place="Peru")), stated[1]], market=JAPAN).implied
        == ()
    )


def test_a_running_total_less_the_one_before_is_a_month():
    stated = [
        level(cell("2025-01/2025-11"), 1100),
        level(cell("2025-01/2025-10"), 900),
        factor(NOV, YEAR_AGO, 1.9, 2.1),
    ]
    implied = {i.period: i for i in reconcile(numbered(*stated)).implied}
    assert (implied["2025-11"].low, implied["2025-11"].high) == (200, 200)
    assert implied["2024-11"].because == (0, 1, 2)


def test_a_fiscal_half_begins_when_the_market_says():
    months = [level(cell(f"2025-{m:02d}"), 10) for m in range(4, 10)]
    stated = [*months, Observation(cell("FY2025-H1"), 5, None, 9, name="N-Box")]
    [half] = reconcile(stated, market=JAPAN).implied
    assert (half.low, half.high) == (60, 60)
    assert reconcile(stated).implied == ()  # nobody knows when


def test_a_fiscal_year_is_not_the_calendar_year():
    stated = [level(cell("FY2025"), 120), level(cell("2025"), 100, figure=1)]
    assert reconcile(stated).findings == reconcile(stated, market=JAPAN).findings == ()


def test_pages_that_state_only_changes_take_the_unit_of_the_others():
    bare = replace(NOV, unit="unit")
    made = reconcile([level(OCT, 100, page=1), factor(bare, replace(bare, period="2025-10"), 1.5, 1.6, page=2)])
    [november] = made.implied
    assert (november.unit, november.low, november.high) == ("vehicle", 150, 160)
    assert november.pages == (1, 2)


def test_ranks_take_no_part():
    first = Observation(replace(NOV, unit="rank"), 1, 1, 0, value=1, name="N-Box")
    assert reconcile([first, replace(first, low=2, high=2, figure=1)]) == Reconciliation()


def test_a_factor_of_a_loss_bounds_nothing():
    now, then = (cell(p, measure="profit", unit="USD") for p in ("2025", "2024"))
    made = reconcile([level(then, -100), factor(now, then, 1.5, 1.6)])
    assert made.implied == made.findings == ()


@pytest.mark.parametrize("seed", range(60))
def test_the_hidden_truth_lies_in_what_true_statements_imply(seed):
    stated, hidden = feasible(random.Random(seed))
    made = reconcile(numbered(*stated), market=JAPAN)
    assert made.findings == ()
    values = {(JAPAN.canonical(c.subject), c.period): v for c, v in hidden.items()}
    for i in made.implied:
        truth = values[i.subject, i.period]
        assert i.low - 1e-6 * truth <= truth <= i.high + 1e-6 * truth
    for series in made.series:
        for p in series.points:
            truth = values[series.subject, p.period]
            assert p.low is None or p.low - 1e-6 * truth <= truth
            assert p.high is None or truth <= p.high + 1e-6 * truth


@pytest.mark.parametrize("seed", range(30))
def test_the_figures_named_suffice_for_what_they_imply(seed):
    stated = numbered(*feasible(random.Random(1000 + seed))[0])
    for i in reconcile(stated, market=JAPAN).implied:
        again = reconcile([*(stated[n] for n in i.because), *blanks(stated)], market=JAPAN).implied
        [alone] = [a for a in again if (a.subject, a.period, a.unit) == (i.subject, i.period, i.unit)]
        assert (alone.low, alone.high) == pytest.approx((i.low, i.high), rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("seed", range(20))
def test_along_a_chain_the_bounds_are_the_products_of_the_intervals(seed):
    rng = random.Random(2000 + seed)
    months = [cell(periods.month(2020, m + 1), measure="price") for m in range(12)]
    low = high = 1000.0
    stated, expected = [level(months[0], low)], {}
    for a, b in pairwise(months):
        ends = sorted((rng.uniform(0.5, 1.5), rng.uniform(0.5, 1.5)))
        stated.append(factor(b, a, *ends))
        low, high = low * ends[0], high * ends[1]
        expected[b.period] = (low, high)
    implied = {i.period: (i.low, i.high) for i in reconcile(stated).implied}
    assert implied.keys() == expected.keys()
    for period, ends in expected.items():
        assert implied[period] == pytest.approx(ends, rel=1e-7)


def test_a_market_of_two_thousand_cells_is_solved():
    rng = random.Random(3)
    stated = []
    for s in range(20):
        months = [cell(periods.month(2015, m + 1), f"s{s}", "price") for m in range(100)]
        values = [rng.randint(1000, 20000) for _ in months]
        stated += [level(c, v) for c, v in zip(months[::3], values[::3], strict=True)]
        for i in range(1, 100):
            ratio = values[i] / values[i - 1]
            stated.append(factor(months[i], months[i - 1], ratio - 0.0005, ratio + 0.0005))
    made = reconcile(numbered(*stated))
    assert sum(len(s.points) for s in made.series) == 2000
    assert made.findings == ()
    assert len(made.implied) == 20 * 66
