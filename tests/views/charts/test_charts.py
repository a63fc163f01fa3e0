"""What charts show: the right marks at the right places, honest intervals, words that say what is drawn."""

import json
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import altair
import made
import pytest

from keisu import periods
from keisu.errors import MissingLibrary, MixedUnits, NothingToDraw
from keisu.model import Cell, Finding, Observation, Point, Provenance, Series, Statement
from keisu.views import charts
from keisu.views.charts import timeline
from keisu.views.charts.themes import DARK, DOUBT, GROUND, INK, LIGHT, QUIET
from keisu.views.charts.values import marks, nice, scale_of, spread


def rows_of(chart, *fields):
    """The rows of data in a specification that have all these fields."""
    return [r for rows in chart.spec["datasets"].values() for r in rows if all(f in r for f in fields)]


@pytest.mark.parametrize("kind", made.KINDS)
def test_a_specification_fits_the_schema_and_holds_its_data(kind):
    chart = made.of(kind)
    altair.Chart.from_dict(dict(chart.spec), validate=True)
    text = json.dumps(chart.spec)
    assert '"url"' not in text and '"href"' not in text
    assert chart.spec["description"] == chart.alt
    for part in (chart.title, chart.subtitle, chart.source, chart.alt):
        assert part
    assert chart.rows and set(chart.columns) >= {"subject", "low", "high", "known"}


def test_the_words_of_a_series():
    chart = charts.series_chart([made.ROOX], disputed=[made.DOUBTED], source=made.SOURCE)
    assert chart.title == "Nissan Roox: sales"
    assert chart.subtitle == "Vehicles, Japan, kei, monthly, Nov 2024 to Nov 2025"
    assert chart.source == f"Source: {made.SOURCE}; implied values computed by keisu from the stated ones"
    assert chart.notes == ("Not drawn: 1 value for periods of other lengths; here only monthly.",)
    assert chart.alt == (
        "Sales of Nissan Roox, monthly: 4 stated, 1 official, 2 implied and 1 doubted values, from 5,490 to 5,492"
        " vehicles (Nov 2024) to 7,741 vehicles (Nov 2025). The highest stated is 7,741 vehicles (Nov 2025)."
    )
    assert [r["known"] for r in chart.rows] == [
        *("implied", "stated", "stated", "implied"),
        "official",
        "stated",
        "stated",
        "doubted",
    ]
    assert chart.rows[-1]["agrees_low"] == 5412 and chart.rows[-1]["low"] == 5830


def test_doubted_values_of_other_cells_are_not_drawn():
    cell = made.DOUBTED.cell
    others = [
        charts.Disputed(Cell("other", "sales", "vehicle", "2025-10", "Japan", "kei"), 1, 1),
        charts.Disputed(cell.at("2025"), 1, 1),
        charts.Disputed(cell, None, None),
    ]
    chart = charts.series_chart([made.ROOX], disputed=others)
    assert "doubted" not in {r["known"] for r in chart.rows}


def test_gaps_break_the_line_and_wide_intervals_do_not_join_it():
    one = made.series(
        made.stated("2025-01", 100),
        made.stated("2025-02", 110),
        made.stated("2025-04", 120),
        made.implied("2025-05", 60, 130),
        made.stated("2025-06", 100),
        made.stated("2025-07", 100),
    )
    runs = [m["run"] for m in marks(one, scale_of([one]), "s")]
    assert runs[0] == runs[1] and runs[4] == runs[5]
    assert len(set(runs)) == 4


def test_open_ends_are_arrows_and_never_numbers():
    one = made.series(
        made.stated("2025-01", 100),
        made.Point("2025-02", 90, None, False, (), ()),
        made.Point("2025-03", None, None, False, (), ()),
        made.Point("2025-04", None, 80, False, (), ()),
        unit="JPY",
    )
    scale = scale_of([one])
    found = marks(one, scale, "s")
    assert [(m["x"] % 12, m["down"], m["up"], m["exact"]) for m in found] == [
        (0, False, False, True),
        (1, False, True, False),
        (3, True, False, False),
    ]
    assert found[1]["high"] == scale.top and found[1]["value"] == "at least 90 JPY"
    assert found[2]["value"] == "at most 80 JPY"
    chart = charts.series_chart([one])
    assert chart.notes == ("An arrow: the value may lie beyond, as far as the statements tell.",)
    assert [(r["low"], r["high"]) for r in chart.rows] == [(100, 100), (90, None), (None, 80)]


def test_there_are_no_fewer_things_than_none():
    one = made.series(made.stated("2025-01", 100), made.Point("2025-02", None, 80, False, (), ()))
    assert [m["down"] for m in marks(one, scale_of([one]), "s")] == [False, False]


def test_an_interval_far_above_the_stated_values_does_not_squash_them():
    one = made.series(made.stated("2025-01", 100), made.implied("2025-02", 90, 5000))
    scale = scale_of([one])
    assert scale.top < 200
    assert [m["up"] for m in marks(one, scale, "s")] == [False, True]


def test_the_axis_of_values_begins_at_nothing_unless_told():
    one = made.series(made.stated("2025-01", 9000), made.stated("2025-02", 9900))
    assert scale_of([one]).bottom == 0
    chart = charts.series_chart([one], zero=False)
    assert chart.notes == ("The axis begins at 9,000, not at nothing.",)
    losses = made.series(made.stated("2024", -5e9), made.stated("2025", 3e9), unit="JPY")
    assert scale_of([losses]).bottom <= -5e9
    assert charts.series_chart([losses]).subtitle.startswith("Million JPY")


@pytest.mark.parametrize(
    ("low", "high", "bottom", "top"),
    [(0, 7741, 0, 10000), (0, 16198, 0, 20000), (-4, 14.5, -5, 20), (0, 1, 0, 1.2), (30, 30, 26, 36), (0, 0, 0, 1.2)],
)
def test_scales_have_round_ends(low, high, bottom, top):
    scale = nice(low, high)
    assert (scale.bottom, scale.top) == pytest.approx((bottom, top))
    assert (scale.ticks[0], scale.ticks[-1]) == pytest.approx((bottom, top))
    steps = [b - a for a, b in pairwise(scale.ticks)]
    assert steps == pytest.approx([steps[0]] * len(steps))


def test_labels_are_spread_and_stay_inside():
    assert spread([10, 11, 50], 14, 0, 100) == [10, 24, 50]
    assert spread([98, 99, 97], 14, 0, 100) == [86, 100, 72]
    assert spread([5], 14, 0, 100) == [5]


def test_periods_of_one_frequency_are_drawn():
    chart = charts.series_chart([made.ROOX], frequency="year")
    assert [r["period"] for r in chart.rows] == ["2025"]
    assert chart.notes == ("Not drawn: 7 values for periods of other lengths; here only yearly.",)
    with pytest.raises(NothingToDraw, match="there are values by month, year"):
        charts.series_chart([made.ROOX], frequency="quarter")
    assert timeline.commonest(["2025", "2025-01", "2024", "2025-02"]) == "month"
    assert timeline.commonest(["2025", "2025-01", "2024"]) == "year"


@pytest.mark.parametrize(
    ("period", "kind", "next_one", "name"),
    [
        ("2025-12", "month", "2026-01", "Dec 2025"),
        ("2025-Q4", "quarter", "2026-Q1", "Q4 2025"),
        ("2025-H2", "half", "2026-H1", "H2 2025"),
        ("2025", "year", "2026", "2025"),
        ("FY2024", "fiscal year", "FY2025", "FY2024"),
        ("FY2024-H2", "fiscal half", "FY2025-H1", "H2 FY2024"),
        ("FY2024-Q4", "fiscal quarter", "FY2025-Q1", "Q4 FY2024"),
        ("2025-12-31", "day", "2026-01-01", "31 Dec 2025"),
        ("2025-12-29/2026-01-04", "week", "2026-01-05/2026-01-11", "29 Dec 2025 to 4 Jan 2026"),
        ("2025-01/2025-11", "span", "2025-01/2025-12", "Jan to Nov 2025"),
        ("2025-12-01/2025-12-10", "span", "2026-01-01/2026-01-10", "1 Dec to 10 Dec 2025"),
    ],
)
def test_neighbouring_periods_are_one_step_apart(period, kind, next_one, name):
    assert timeline.frequency(period) == timeline.frequency(next_one) == kind
    assert timeline.place(next_one) - timeline.place(period) == pytest.approx(1)
    assert timeline.named(period) == name
    axis = timeline.axis([period, next_one], kind, 600)
    assert axis.low < timeline.start(period) and axis.high > timeline.place(next_one) and axis.ticks


@pytest.mark.parametrize("count", [1, 2, 11, 12, 60, 300, 1200])
@pytest.mark.parametrize("width", [80, 300, 2000])
def test_labels_of_time_have_room(count, width):
    axis = timeline.axis([periods.month(1950, 1), periods.month(1950, count)], "month", width)
    assert axis.ticks
    apart = width / (axis.high - axis.low) * (axis.ticks[1] - axis.ticks[0]) if len(axis.ticks) > 1 else width
    assert apart >= 30


def test_series_of_several_units_share_no_axis():
    with pytest.raises(MixedUnits, match="sales in copy and sales in vehicle"):
        charts.market_chart([made.walk("A", 900), made.walk("B", 900, unit="copy")])
    with pytest.raises(MixedUnits, match="choose its measure"):
        charts.series_chart([made.walk("A", 900), made.walk("A", 900, measure="orders")])
    with pytest.raises(MixedUnits, match="choose a unit"):
        charts.ranking_chart([made.ranked(), made.ranked(unit="copy")], "2025-11", "sales")


@pytest.mark.parametrize("make", [charts.series_chart, charts.market_chart, charts.multiples_chart])
def test_nothing_is_drawn_of_nothing(make):
    for found in ([], [made.series()], [made.series(made.Point("2025-01", None, None, False))]):
        with pytest.raises(NothingToDraw, match="nothing to draw"):
            make(found)
    with pytest.raises(NothingToDraw, match="2025-11"):
        charts.ranking_chart([], "2025-11", "sales")


def test_a_market_holds_as_many_series_as_there_are_colours():
    found = [made.walk(f"S{i}", 1000 * i) for i in range(1, 11)]
    chart = charts.market_chart(found)
    assert {r["subject"] for r in chart.rows} == {f"S{i}" for i in range(4, 11)}
    assert "Not drawn: 3 more with fewer values." in chart.notes
    labels = rows_of(chart, "text", "series")
    places = sorted(r["y"] for r in labels)
    assert len(places) == 7 and all(b - a >= 14 for a, b in pairwise(places))
    assert {r["x"] for r in rows_of(chart, "run")} == {*range(24288, 24295), *range(24296, 24312)}


def test_multiples_share_a_scale_unless_free():
    found = [made.walk("A", 90000), made.walk("B", 900)]

    def tops(chart):
        axes = [layer["encoding"]["y"] for plot in chart.spec["concat"] for layer in plot["layer"]]
        return {axis["scale"]["domain"][1] for axis in axes if axis.get("scale")}

    assert tops(charts.multiples_chart(found)) == {100000}
    assert tops(charts.multiples_chart(found, free=True)) == {100000, 2000}


def test_a_ranking_says_rank_value_and_changes():
    chart = charts.ranking_chart(made.RANKING, "2025-11", "sales", place="Japan", scope="kei", source="x")
    texts = [r["text"] for r in rows_of(chart, "text")]
    assert "1  Honda N-Box" in texts and "=2  Suzuki Spacia" in texts
    assert "12,000–14,000" in texts and "16,198" in texts
    assert "▼ −10.2 %" in texts and "▲ +27 %*" in texts
    assert chart.subtitle == "Vehicles, Japan, kei, with the change on Nov 2024 and on Oct 2025"
    assert any(note.startswith("* No page states this change") for note in chart.notes)
    assert any(note.startswith("= The values may be equal") for note in chart.notes)
    bars = rows_of(chart, "nothing", "low", "high")
    assert all(b["nothing"] == 0 for b in bars)
    assert {(b["low"], b["high"]) for b in bars} == {(16198, 16198), (12000, 14000), (13000, 13000)}


def test_a_ranking_of_losses_and_a_short_one():
    rows = [made.ranked("A", low=3e9, unit="JPY"), made.ranked("B", 2, -1e9, -8e8, unit="JPY")]
    chart = charts.ranking_chart(rows, "FY2024", "profit", kind="maker", limit=1)
    assert chart.title == "Profit by maker, FY2024"
    assert "Not drawn: 1 more with lower values." in chart.notes
    both = charts.ranking_chart(rows, "FY2024", "profit")
    assert both.subtitle.startswith("Million JPY")
    assert "−1,000 to −800" in [r["text"] for r in rows_of(both, "text")]


def test_long_names_are_cut_in_labels_and_whole_in_data():
    long = "An extraordinarily long name of a model " * 4
    for kind in made.KINDS:
        chart = made.of(kind, long.strip())
        assert long.strip() in {r["subject"] for r in chart.rows}, kind
        assert long.strip() in chart.alt, kind
        labels = [r["text"] for r in rows_of(chart, "text") if "An extra" in r["text"]]
        assert all(text.endswith("…") or kind == "series" for text in labels), kind


def test_the_source_line_names_the_most_frequent():
    def said(page, source):
        return Observation(Cell("a", "sales", "vehicle", "2025-11"), 1, 1, 0, page, source=(source,))

    where = {
        1: Provenance(1, "2025-12-04", "a", "a.example"),
        2: Provenance(2, "2025-12-09", "b", "b.example"),
        3: Provenance(3, None, "c", "b.example"),
        4: Provenance(4, None, "d", None),
    }
    line = charts.source_line(
        [said(1, "JADA"), said(2, "JLMVMA"), said(3, "JLMVMA"), said(3, "MIC"), said(-1, "e-Stat")], where
    )
    assert line == "JLMVMA, JADA and 2 others, via b.example and a.example; newest page 9 Dec 2025"
    assert charts.source_line([], {}) == ""


def test_doubted_levels_are_found():
    cell = Cell("a", "sales", "vehicle", "2025-11")
    level = Observation(cell, 5830, 5830, 3, 7, quote="5,830")
    change = Observation(cell, 1.4, 1.5, 4, 7, "factor", cell.at("2025-10"))
    wrong = Statement(7, 3, "5,830", "says", True, 5412, 5415)
    findings = [
        Finding("base", "m", (3, 4), (7, 7), statements=(wrong, Statement(7, 4, "43", "says", True, 1, 2))),
        Finding("base", "m", (3,), (8,), statements=(Statement(8, 3, "1", "says", False),)),
    ]
    assert charts.disputed([level, change], findings) == (charts.Disputed(cell, 5830, 5830, 5412, 5415, "5,830"),)
    for kind in ("revision", "identity"):
        assert charts.disputed([level], [Finding(kind, "m", (3,), (7,), statements=(wrong,))]) == ()


def test_of_a_doubted_change_the_value_is_found_that_it_makes_of_its_base():
    cell = Cell("a", "sales", "vehicle", "2025-10")
    known = Series("A", "sales", "vehicle", (Point("2024-10", 5194, 5195, False), Point("2025-10", 16015, 16015, True)))
    said = Observation(cell, 4.0825, 4.0835, 4, 7, "factor", cell.at("2024-10"), quote="308.3 percent")
    more = Observation(cell, 100, 200, 5, 7, "difference", cell.at("2024-10"), quote="100 to 200 more")
    wrong = [Statement(7, n, "q", "says", True) for n in (4, 5)]
    findings = [Finding("base", "m", (4, 5), (7, 7), statements=tuple(wrong))]
    found = charts.disputed([said, more], findings, [replace(known, key="a")])
    assert [(d.cell, d.agrees_low, d.agrees_high, d.quote) for d in found] == [
        (cell, 16015, 16015, "308.3 percent"),
        (cell, 16015, 16015, "100 to 200 more"),
    ]
    assert (found[0].low, found[0].high) == (pytest.approx(21204.5), pytest.approx(21213.8, abs=0.1))
    assert (found[1].low, found[1].high) == (5294, 5395)
    assert charts.disputed([said], findings) == ()


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a, b):
    x, y = sorted((luminance(a), luminance(b)), reverse=True)
    return (x + 0.05) / (y + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_colours_stand_out_from_the_ground(dark):
    for colour in DARK if dark else LIGHT:
        assert contrast(colour, GROUND[dark]) >= 3, colour
    for text in (INK[dark], QUIET[dark], DOUBT[dark]):
        assert contrast(text, GROUND[dark]) >= 4.5


def test_the_library_is_loaded_when_a_chart_is_made():
    code = (
        "from keisu.views import charts; import sys; print([m for m in ('altair', 'vl_convert') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_without_the_extra_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(MissingLibrary, match=r"keisu\[charts\]"):
        charts.series_chart([made.ROOX])
