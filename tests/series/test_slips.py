"""Which slip explains a finding, what would agree, and which statement is doubted."""

from dataclasses import replace

import pytest
from statements import JAPAN, NOV, OCT, YEAR_AGO, cell, factor, level, numbered, whole

from keisu.model import Observation, Provenance
from keisu.series import reconcile
from keisu.series.printed import lost_or_added, one_digit, shifted, swapped


def change(now, base, percent, half=0.05, **more):
    made = factor(now, base, 1 + (percent - half) / 100, 1 + (percent + half) / 100)
    return replace(made, value=percent, **more)


def only(stated, **more):
    [finding] = reconcile(stated, market=JAPAN, **more).findings
    return finding


def doubted(finding):
    return [s.figure for s in finding.statements if s.doubted]


def test_swapped_digits_beside_a_change_that_denies_them():
    finding = only(numbered(level(NOV, 16198), level(NOV, 16918), level(OCT, 12000), change(NOV, OCT, 35.0)))
    assert finding.kind == "digits"
    assert doubted(finding) == [1]
    [wrong] = [s for s in finding.statements if s.doubted]
    assert wrong.low == wrong.high == 16198
    assert "16,198 for 16,918 (two digits in the other order) would agree" in finding.message


def test_a_lost_sign():
    finding = only(numbered(level(NOV, 9000), level(NOV, 9000, page=1), level(OCT, 12000), change(NOV, OCT, 25.0)))
    assert (finding.kind, doubted(finding)) == ("sign", [3])
    assert finding.message.endswith("a fall of 25 would agree")


def test_a_ratio_called_a_change():
    finding = only(numbered(level(NOV, 37000), level(YEAR_AGO, 12000), change(NOV, YEAR_AGO, 308.3)))
    assert (finding.kind, doubted(finding)) == ("base", [2])
    assert "308.3 % is the ratio to the base, the change is +208.3 %" in finding.message


def test_a_change_on_the_month_called_one_on_the_year():
    stated = [level(NOV, 15000), level(OCT, 12000), level(YEAR_AGO, 14000), change(NOV, YEAR_AGO, 25.0)]
    finding = only(numbered(*stated))
    assert (finding.kind, doubted(finding)) == ("base", [3])
    assert "that is the change of it in 2025-11 from 2025-10" in finding.message


def test_a_value_filed_under_the_wrong_month():
    stated = [level(NOV, 16198), level(NOV, 16198, page=1), level(OCT, 12784), level(NOV, 12784, page=2)]
    finding = only(numbered(*stated))
    assert (finding.kind, doubted(finding)) == ("period", [3])
    assert "12,784 is the figure of Honda N-Box in 2025-10" in finding.message


def test_a_total_of_the_wrong_scope():
    stated = [
        level(whole("all", "2013-03"), 667128),
        level(whole("kei", "2013-03"), 247059),
        level(whole("registered", "2013-03"), 420069),
        level(whole("all", "2013-03"), 420069, page=1),
    ]
    made = reconcile(numbered(*stated), market=JAPAN).findings
    assert {f.kind for f in made} == {"scope"}
    assert all(3 in f.figures for f in made)


@pytest.mark.parametrize(("places", "kind"), [(1, "digits"), (3, "unit")])
def test_a_moved_point(places, kind):
    stated = [level(NOV, 16198), level(NOV, 16198, page=1), level(NOV, 16198 * 10**places, page=2)]
    finding = only(numbered(*stated))
    assert (finding.kind, doubted(finding)) == (kind, [2])


def test_what_is_revised_is_no_error_and_the_later_holds():
    stated = [level(whole("kei", "2012"), 1979446), level(whole("kei", "2012"), 1979405, page=1)]
    dates = {0: Provenance(0, "2013-01-05"), 1: Provenance(1, "2013-03-01")}
    finding = only(numbered(*stated), provenance=dates)
    assert (finding.kind, doubted(finding)) == ("revision", [0, 1])
    assert finding.weight < 0.05
    assert not finding.is_doubtful
    [series] = reconcile(numbered(*stated), market=JAPAN, provenance=dates).series
    assert series.points[0].low == 1979405


def test_totals_of_two_sources_that_hardly_differ_count_different_things():
    stated = [level(whole("all", "2012"), 5363881), level(whole("all", "2012"), 5369720, page=1)]
    assert only(numbered(*stated)).kind == "scope"


def test_copies_count_once():
    stated = [level(NOV, 16198), *(level(NOV, 15000, page=p) for p in (1, 2, 3)), level(NOV, 16198, page=4)]
    apart = {p: Provenance(p) for p in range(5)}
    copies = {**apart, **{p: Provenance(1) for p in (1, 2, 3)}}
    assert doubted(only(numbered(*stated), provenance=apart)) == [0, 4]
    assert doubted(only(numbered(*stated), provenance=copies)) == [1, 2, 3]


def test_a_trusted_page_outweighs_several():
    stated = [level(NOV, 16198), level(NOV, 15000, page=1), level(NOV, 15000, page=2)]
    trusted = {0: Provenance(0, trust=5.0)}
    assert doubted(only(numbered(*stated), provenance=trusted)) == [1, 2]


def test_what_misses_by_far_on_one_page_was_more_likely_misread():
    finding = only(numbered(level(NOV, 372470), level(NOV, 22049)))
    assert finding.is_doubtful


def test_two_changes_between_the_same_cells():
    finding = only(numbered(change(NOV, OCT, -7.5), change(NOV, OCT, -16.7, page=1)))
    assert finding.kind == "arithmetic"
    turned = factor(OCT, NOV, 1.2, 1.21)
    assert only(numbered(change(NOV, OCT, -7.5), turned)).figures == (0, 1)


def test_a_gap_between_two_subjects():
    other = cell("2025-11", "suzuki/spacia")
    gap = Observation(NOV, 3405, 3405, 2, relation="difference", base=other, value=3405, name="N-Box", quote="3,405")
    finding = only([level(NOV, 41222), level(other, 37772, figure=1), gap])
    assert finding.kind == "digits"
    assert finding.message.startswith(
        "Honda N-Box sales (41,222) and Suzuki Spacia sales (37,772) in 2025-11 are 3,450 apart, not 3,405"
    )


def test_numbers_and_their_slips():
    assert 16918.0 in set(swapped(16198.0))
    assert -8.7 in set(swapped(-7.8))
    assert 125587.0 in set(one_digit(125887.0))
    assert 3523285.0 in set(lost_or_added(523285.0))
    assert (2.4, -1) in [(round(v, 6), p) for v, p in shifted(24.0)]
    assert 0.0 not in set(one_digit(5000.0))


def test_a_crowd_of_values_is_settled_at_once_for_the_one_with_the_most_support():
    values = [10000 + 7 * n for n in range(60)]
    stated = [level(NOV, v, page=n, figure=n) for n, v in enumerate(values)]
    stated += [level(NOV, 10070, page=100, figure=100), level(NOV, 10000, 10100, page=101, figure=101)]
    made = reconcile(stated, market=JAPAN)
    [series] = made.series
    assert series.points[0].low == series.points[0].high == 10070
    doubted = {s.figure for f in made.findings for s in f.statements if s.doubted}
    assert doubted == set(range(60)) - {10}
