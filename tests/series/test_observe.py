"""Figures into cells."""

import pytest

from keisu.markets import Market
from keisu.model import Cell, Figure
from keisu.series import observe, with_ids

JAPAN = Market.named("japan-kei")


def figure(value, subject="Nissan Roox", kind="level", unit="vehicle", **rest):
    rest = {"measure": "sales", "period": "2025-11", "place": "Japan", **rest}
    return Figure(quote="x", start=0, end=1, kind=kind, value=value, unit=unit, subject=subject, **rest)


def one(*figures, **options):
    made = observe(figures, **options)
    assert len(made) == 1
    return made[0]


def test_a_level_goes_into_the_cell_of_what_the_market_knows():
    made = one(figure(7741, "the Roox", place="日本", source=("Nikkei",)), market=JAPAN, page=3)
    assert made.cell == Cell("nissan/roox", "sales", "vehicle", "2025-11", "Japan", "kei")
    assert (made.low, made.high, made.value, made.relation, made.base) == (7741, 7741, 7741, "level", None)
    assert (made.figure, made.page, made.name, made.source) == (0, 3, "the Roox", ("Nikkei",))


def test_without_a_market_the_folded_name_is_the_subject():
    assert one(figure(5, "Model Y")).cell == one(figure(6, "model-y")).cell
    assert one(figure(5, "Model Y")).cell.subject == "modely"
    assert one(figure(5, "Model Y", subject_id="acme/y")).cell.subject == "acme/y"


def test_ids_are_filled_in_where_the_market_knows_the_subject():
    made = with_ids([figure(1), figure(2, "Nissan minis"), figure(3, "Tesla"), figure(4, None)], JAPAN)
    assert [f.subject_id for f in made] == ["nissan/roox", "nissan@kei", None, None]
    assert with_ids(made, JAPAN) == made


@pytest.mark.parametrize(
    "unusable",
    [
        figure(5, None),
        figure(5, measure=None),
        figure(5, period=None),
        figure(5, unit=None),
        figure(5, status="forecast"),
        figure(5, status="target"),
        figure(5, status="hypothetical"),
        figure(5, kind="share", unit="%"),
        figure(5, kind="streak", unit="month"),
        figure(5, kind="other"),
        figure(1e300),
        figure(1e12, kind="change", unit="%", base="2024-11"),
        figure(5, kind="change", unit="%"),
        figure(5, kind="change", unit="%", base="2024"),  # a month against a year
        figure(5, kind="change", unit="%", base="2025-11"),
        figure(5, kind="change", unit="%", period="2025-Q3", base="2025-07/2025-09"),
        figure(5, "・"),
    ],
)
def test_what_is_not_known_or_not_actual_is_no_observation(unusable):
    assert observe([unusable], market=JAPAN) == ()


def test_a_change_in_per_cent_is_a_factor_in_the_unit_of_the_levels():
    change = figure(43, "Roox", "change", "%", base="2025-10")
    level, made = observe([figure(7741), change], market=JAPAN)
    assert made.relation == "factor"
    assert (made.low, made.high) == pytest.approx((1.425, 1.435))
    assert made.cell == level.cell
    assert made.base == level.cell.at("2025-10")
    assert made.figure == 1


def test_ratios_and_multiples_are_factors():
    ratio = one(figure(89.8, kind="ratio", unit="%", decimals=-1, base="2024-11"))
    assert (ratio.low, ratio.high) == pytest.approx((0.8975, 0.8985))
    twice = one(figure(2, kind="multiple", unit="fold", bound=">", base="2024-11"))
    assert (twice.low, twice.high) == (2, None)


def test_a_change_in_the_unit_itself_or_in_points_is_a_difference():
    more = one(figure(-311, kind="change", base="2025-10"))
    assert (more.relation, more.low, more.high, more.cell.unit) == ("difference", -311, -311, "vehicle")
    points = one(figure(1.5, kind="change", unit="pp", decimals=-1, measure="market share", base="2025-10"))
    assert (points.relation, points.cell.unit) == ("difference", "%")
    assert (points.low, points.high) == pytest.approx((1.45, 1.55))


def test_the_unit_of_a_change_abstains_where_the_page_leaves_it_open():
    change = figure(10, kind="change", unit="%", base="2024-11")
    assert one(change).cell.unit == "unit"
    assert observe([figure(5, "Other"), change])[1].cell.unit == "vehicle"
    both = [figure(5), figure(9, unit="USD", period="2025-10"), change]
    assert observe(both)[2].cell.unit == "vehicle"  # the level of the same period
    assert len(observe([figure(5), figure(9, unit="USD"), change])) == 2
    assert observe([figure(5, "A"), figure(9, "B", unit="USD"), change])[2].cell.unit == "unit"


def test_ranks_are_levels_in_their_own_unit():
    made = one(figure(1, kind="rank", unit="rank"), market=JAPAN)
    assert (made.cell.unit, made.cell.measure, made.low, made.high) == ("rank", "sales", 1, 1)


def test_the_place_is_the_figures_then_the_pages_then_that_of_what_is_sold_nowhere_else():
    assert one(figure(1, place=None), market=JAPAN).cell.place == "Japan"
    assert one(figure(1, "Prius", place=None), market=JAPAN).cell.place is None
    assert one(figure(1, "Prius", place=None), market=JAPAN, place="Peru").cell.place == "Peru"
    assert one(figure(1, place="Peru"), market=JAPAN, place="Chile").cell.place == "Peru"
    assert one(figure(1, place=None)).cell.place is None


def test_a_scope_is_its_own_subject_and_a_makers_part_of_it_another():
    cells = [o.cell for o in observe([figure(9, s) for s in ("minis", "Nissan", "Nissan minis")], market=JAPAN)]
    assert [(c.subject, c.scope) for c in cells] == [
        ("scope:kei", "kei"),
        ("nissan", None),
        ("nissan@kei", "kei"),
    ]


def test_nothing_gives_nothing():
    assert observe([]) == ()
