"""Statements that cannot all be true."""

import random
from dataclasses import replace
from itertools import pairwise

from statements import JAPAN, NOV, OCT, blanks, cell, factor, feasible, level, numbered, whole

from keisu import periods
from keisu.model import Observation
from keisu.series import reconcile
from keisu.series.claims import build
from keisu.series.settling import settle


def test_two_levels_of_one_cell():
    made = reconcile(numbered(level(NOV, 16198), level(NOV, 16918), level(OCT, 5)), market=JAPAN)
    [finding] = made.findings
    assert (finding.kind, finding.figures, finding.about) == ("digits", (0, 1), "Honda N-Box")
    assert finding.message == (
        "Honda N-Box sales in 2025-11 cannot be both 16,198 and 16,918; 16,198 for 16,918 (two digits in the other "
        "order) would agree, or 16,918 for 16,198 (two digits in the other order) would agree"
    )
    assert [(s.doubted, s.low, s.high) for s in finding.statements] == [(True, 16918, 16918), (True, 16198, 16198)]
    assert made.series[0].points[1].low == 16198


def test_the_level_that_more_pages_state_is_kept_and_rounding_is_no_conflict():
    stated = [
        level(NOV, 16918, page=0),
        level(NOV, 16198, page=1),
        level(NOV, 16198, page=2),
        level(NOV, 16150, 16250, page=3),
    ]
    made = reconcile(stated)
    [finding] = made.findings
    assert [(s.page, s.doubted) for s in finding.statements] == [(0, True), (1, False), (2, False), (3, False)]
    assert made.series[0].points[0].low == made.series[0].points[0].high == 16198
    assert made.series[0].points[0].pages == (1, 2, 3)


def test_a_level_that_is_not_kept_excludes_one_that_is():
    rng = random.Random(5)
    for _ in range(200):
        stated = []
        for figure in range(rng.randint(2, 6)):
            ends = sorted((rng.randint(0, 20), rng.randint(0, 20)))
            stated.append(level(NOV, *ends, page=rng.randint(0, 2), figure=figure))
        [point] = reconcile(stated).series[0].points
        kept = set(zip(point.pages, point.figures, strict=True))
        assert all(o.low <= point.low <= point.high <= o.high for o in stated if (o.page, o.figure) in kept)
        lost = {place for f in reconcile(stated).findings for place in zip(f.pages[:], f.figures, strict=True)} - kept
        assert len(lost) + len(kept) == len(stated)
        for finding in reconcile(stated).findings:
            sides = [o for o in stated if (o.page, o.figure) in set(zip(finding.pages, finding.figures, strict=True))]
            assert max(o.low for o in sides) > min(o.high for o in sides)


def test_a_change_that_does_not_recompute():
    made = reconcile(numbered(level(NOV, 16198), level(OCT, 12000), factor(NOV, OCT, 1.075, 1.085)), market=JAPAN)
    [finding] = made.findings
    assert (finding.kind, finding.figures) == ("arithmetic", (0, 1, 2))
    assert finding.message.startswith(
        "Honda N-Box sales: 16,198 in 2025-11 against 12,000 in 2025-10 is +35.0 %, not +8 %"
    )
    assert [s.doubted for s in finding.statements] == [False, False, True]
    assert [round(s.low, 1) for s in finding.statements if s.doubted] == [35.0]


def test_a_change_within_its_rounding_is_no_finding():
    assert reconcile([level(NOV, 16198), level(OCT, 12000), factor(NOV, OCT, 1.345, 1.355)]).findings == ()


def test_a_difference_that_does_not_recompute():
    wrong = Observation(NOV, 3405, 3405, 2, relation="difference", base=OCT, name="N-Box")
    [finding] = reconcile([level(NOV, 41222), level(OCT, 37772, figure=1), wrong]).findings
    assert finding.message.startswith(
        "N-Box sales: 41,222 in 2025-11 against 37,772 in 2025-10 is +3,450, not +3,405; "
    )
    assert finding.kind == "digits"


def test_kei_and_registered_make_all():
    stated = [
        level(whole("all", "2015-10"), 390089),
        level(whole("kei", "2015-10"), 139200),
        level(whole("registered", "2015-10"), 240889),
    ]
    [finding] = reconcile(numbered(*stated), market=JAPAN).findings
    assert (finding.kind, finding.figures) == ("digits", (0, 1, 2))
    assert finding.message.startswith(
        "sales in 2015-10: kei cars (139,200) and registered vehicles (240,889) make 380,089, "
        "not the 390,089 of all vehicles"
    )
    assert reconcile(stated).findings == ()  # without a market nothing is known of sums


def test_months_make_a_quarter():
    months = [level(cell(f"2025-0{m}"), 100 * m) for m in (1, 2, 3)]
    [finding] = reconcile(numbered(*months, level(cell("2025-Q1"), 700)), market=JAPAN).findings
    parts = "2025-01 (100) and 2025-02 (200) and 2025-03 (300)"
    assert finding.message.startswith(f"Honda N-Box sales: {parts} make 600, not the 700 of 2025-Q1")
    assert reconcile([*months, level(cell("2025-Q1"), 600)]).findings == ()
    prices = [replace(o, cell=replace(o.cell, measure="price")) for o in (*months, level(cell("2025-Q1"), 700))]
    assert reconcile(prices).findings == ()


def test_a_wrong_level_among_many_statements_is_the_one_given_up():
    months = [cell(periods.month(2025, m)) for m in range(1, 6)]
    changes = [factor(b, a, 1.0995, 1.1005) for a, b in pairwise(months)]
    levels = [level(c, round(10000 * 1.1**i)) for i, c in enumerate(months)]
    levels[2] = level(months[2], 21100)
    made = reconcile(numbered(*changes, *levels))
    assert 6 in {f for finding in made.findings for f in finding.figures}
    [point] = [i for i in made.implied if i.period == "2025-03"]
    assert point.low <= 12100 <= point.high < 13000  # the wrong level gone, its neighbours bound the cell


def test_several_independent_contradictions_are_all_found():
    stated = []
    for i in range(5):
        now, then = cell("2025-11", f"s{i}"), cell("2025-10", f"s{i}")
        stated += [level(now, 200 + i), level(then, 100), factor(now, then, 1.2, 1.3)]
    made = reconcile(numbered(*stated))
    assert sorted(f.figures for f in made.findings) == [(3 * i, 3 * i + 1, 3 * i + 2) for i in range(5)]


def test_every_contradiction_cannot_be_true_and_nothing_can_be_left_out_of_it():
    rng = random.Random(7)
    found = 0
    for _ in range(60):
        stated = numbered(*feasible(rng)[0])
        wrong = rng.randrange(len(stated))
        o = stated[wrong]
        scale = rng.choice([0.3, 3.0])
        ends = {
            "low": None if o.low is None else o.low * scale,
            "high": None if o.high is None else o.high * scale,
        }
        stated[wrong] = replace(o, value=None, **ends)
        settling = settle(build(stated, JAPAN))
        assert not settle(build([o for n, o in enumerate(stated) if n not in _numbers(settling)], JAPAN)).groups
        for reasons in (r for group in settling.groups for r in group.sets):
            found += 1
            those = [settling.system.first(r) for r in sorted(reasons) if r >= 0]
            spoken_of = blanks(stated)
            assert settle(build([*those, *spoken_of], JAPAN)).groups
            for left_out in range(len(those)):
                rest = those[:left_out] + those[left_out + 1 :]
                assert not settle(build([*rest, *spoken_of], JAPAN)).groups
    assert found > 20


def _numbers(settling):
    """The observations that a settling doubts."""
    return {n for claim in settling.made.dropped for n in settling.system.claims[claim].numbers}
