"""Ranks against values, rows that a ranking lacks, periods above longer ones, numbers under two labels."""

from dataclasses import replace

from statements import JAPAN, cell, level, numbered, whole

from keisu.model import Observation
from keisu.series import reconcile

MODELS = ["honda/n-box", "suzuki/spacia", "daihatsu/move", "daihatsu/tanto", "nissan/roox"]


def rank(subject, place, page=0):
    there = replace(cell("2025-11", subject), unit="rank")
    return Observation(there, place, place, 0, page, value=float(place), name=subject)


def table(values, ranks=True, page=0):
    stated = []
    for place, (subject, value) in enumerate(values, 1):
        stated.append(level(cell("2025-11", subject), value, page=page, name=subject))
        if ranks:
            stated.append(rank(subject, place, page))
    return stated


def test_a_ranking_that_its_values_bear_out():
    stated = table(zip(MODELS, [5000, 4000, 3000, 2000, 1000], strict=True))
    assert reconcile(numbered(*stated), market=JAPAN).findings == ()


def test_a_rank_that_the_values_deny():
    stated = table(zip(MODELS, [5000, 4000, 2500, 3000, 1000], strict=True))
    [finding] = reconcile(numbered(*stated), market=JAPAN).findings
    assert finding.kind == "rank"
    assert finding.message == (
        "Daihatsu Move is placed 3 and Daihatsu Tanto 4 by sales in 2025-11, but 2,500 is less than 3,000"
    )


def test_a_row_that_is_missing():
    listed = [(s, v) for s, v in zip(MODELS, [5000, 4000, 3000, 2000, 1000], strict=True) if s != "daihatsu/tanto"]
    elsewhere = level(cell("2025-11", "daihatsu/tanto"), 2000, page=1, name="Tanto")
    [finding] = reconcile(numbered(*table(listed), elsewhere), market=JAPAN).findings
    assert (finding.kind, finding.about) == ("missing row", "Daihatsu Tanto")
    assert finding.pages[-1] == 1


def test_no_row_is_missing_below_the_last_nor_of_another_scope_nor_where_ranks_are_not_in_a_row():
    listed = list(zip(MODELS[:3], [5000, 4000, 3000], strict=True))
    below = level(cell("2025-11", "daihatsu/tanto"), 2000, page=1)
    aqua = level(cell("2025-11", "toyota/aqua", scope="registered"), 3500, page=1)
    assert reconcile(numbered(*table(listed), below, aqua), market=JAPAN).findings == ()
    gap = [o if o.cell.unit != "rank" or o.low != 3 else replace(o, low=4, high=4, value=4.0) for o in table(listed)]
    between = level(cell("2025-11", "daihatsu/tanto"), 3500, page=1)
    assert reconcile(numbered(*gap, between), market=JAPAN).findings == ()


def test_two_lists_on_one_page_are_told_apart_by_their_scopes():
    kei = table(zip(MODELS[:2], [5000, 4000], strict=True))
    stated = [*kei]
    for place, (subject, value) in enumerate([("toyota/yaris", 6000), ("toyota/aqua", 5500)], 1):
        there = cell("2025-11", subject, scope="registered")
        ranked = Observation(replace(there, unit="rank"), place, place, 0, value=float(place))
        stated += [level(there, value, name=subject), ranked]
    assert reconcile(numbered(*stated), market=JAPAN).findings == ()


def test_a_month_above_its_year():
    stated = [level(cell("2025-03"), 9000, page=0), level(cell("2025"), 6000, page=1)]
    [finding] = reconcile(numbered(*stated), market=JAPAN).findings
    assert finding.kind == "period"


def test_one_number_for_the_calendar_half_and_the_fiscal_half():
    stated = [level(cell("2023-H1"), 100409, page=0), level(cell("FY2023-H1"), 100409, page=1)]
    [finding] = reconcile(numbered(*stated), market=JAPAN).findings
    assert (finding.kind, finding.figures) == ("period", (0, 1))
    again = [level(cell("2023-H1"), 100400, page=0), level(cell("FY2023-H1"), 100400, page=1)]
    assert reconcile(numbered(*again), market=JAPAN).findings == ()  # too round to tell anything
    apart = [level(cell("2023-H1"), 100409, page=0), level(cell("FY2021-H1"), 100409, page=1)]
    assert reconcile(numbered(*apart), market=JAPAN).findings == ()


def test_one_number_for_two_scopes():
    stated = [level(whole("all", "2020"), 3400266), level(whole("registered", "2020"), 3400266, page=1)]
    kinds = {f.kind for f in reconcile(numbered(*stated), market=JAPAN).findings}
    assert kinds == {"scope"}


def test_a_model_above_its_scope():
    stated = [level(cell("2025-11"), 16198, page=0), level(whole("kei", "2025-11"), 13500, page=1)]
    [finding] = reconcile(numbered(*stated), market=JAPAN).findings
    assert (finding.kind, finding.figures) == ("arithmetic", (0, 1))
    assert finding.message == (
        "Honda N-Box cannot have more sales in 2025-11 (16,198) than kei cars (13,500), its whole"
    )
    assert reconcile(numbered(*stated)).findings == ()  # nothing is known of wholes without a market
