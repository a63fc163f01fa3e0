"""The founding page's figures, and subjects under the wrong maker."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from statements import JAPAN

from keisu.model import Figure
from keisu.series import observe, reconcile

EXPECTED = Path(__file__).parents[3] / "shared/gold/founding-expected.json"


def founding():
    def figure(value, subject, kind="level", unit="vehicle", measure="sales", base=None, **rest):
        return Figure(
            quote="x", start=0, end=1, kind=kind, value=value, unit=unit, measure=measure, subject=subject,
            place="Japan", base=base, **{"period": "2025-11", **rest},
        )  # fmt: skip

    since = {"measure": "orders", "unit": "order", "bound": ">", "period": "2025-08-21/2025-12-10"}
    return [
        figure(20000, "Nissan Roox", **since),
        figure(20000, "Nissan Roox", **since),
        figure(1, "Honda N-Box", kind="rank", unit="rank"),
        figure(16198, "Honda N-Box"),
        figure(12904, "Subaru Spacia"),
        figure(7741, "Nissan Roox"),
        figure(43, "Nissan Roox", kind="change", unit="%", base="2025-10"),
        figure(41, "Nissan Roox", kind="change", unit="%", base="2024-11"),
    ]


def test_the_founding_page_implies_two_months_and_has_one_mistake():
    made = reconcile(observe(founding(), market=JAPAN), market=JAPAN)
    said = {(i.subject, i.measure, i.period, i.unit): i for i in made.implied}
    october = said["Nissan Roox", "sales", "2025-10", "vehicle"]
    a_year_before = said["Nissan Roox", "sales", "2024-11", "vehicle"]
    assert len(said) == 2
    assert (october.low, october.high) == pytest.approx((7741 / 1.435, 7741 / 1.425))
    assert (a_year_before.low, a_year_before.high) == pytest.approx((7741 / 1.415, 7741 / 1.405))
    assert (october.because, a_year_before.because) == ((5, 6), (5, 7))
    assert october.subject_id == "nissan/roox"
    [finding] = made.findings
    assert (finding.kind, finding.about, finding.figures) == ("identity", "Subaru Spacia", (4,))
    assert finding.message == "the Spacia is made by Suzuki, not Subaru"
    [roox] = [s for s in made.series if s.subject == "Nissan Roox" and s.measure == "sales"]
    assert [(p.period, p.stated) for p in roox.points] == [
        ("2024-11", False),
        ("2025-10", False),
        ("2025-11", True),
    ]


def test_the_founding_page_as_it_was_annotated():
    if not EXPECTED.exists():
        pytest.skip(f"{EXPECTED} is not here")
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    made = reconcile(observe(founding(), market=JAPAN), market=JAPAN)
    got = {(i.subject, i.measure, i.period): (i.low, i.high) for i in made.implied}
    assert len(got) == len(expected["implied"])
    for e in expected["implied"]:
        assert got[e["subject"], e["measure"], e["period"]] == pytest.approx((e["low"], e["high"]), abs=0.06)
    assert [(f.kind, f.about) for f in made.findings] == [(f["kind"], f["about"]) for f in expected["findings"]]


def test_without_a_market_the_arithmetic_is_the_same():
    made = reconcile(observe(founding()))
    assert [(i.subject, i.period) for i in made.implied] == [
        ("Nissan Roox", "2025-10"),
        ("Nissan Roox", "2024-11"),
    ]
    assert made.findings == ()


def test_a_wrong_maker_is_found_once_with_all_its_figures_and_the_makers_own_name_for_the_car():
    figures = [
        replace(founding()[4], subject="Mazda Spacia", value=v, period=p) for v, p in ((1, "2025-10"), (2, None))
    ]
    observations = observe(figures, market=JAPAN, page=2)
    [finding] = reconcile(observations, market=JAPAN, figures={2: figures}).findings
    assert finding.message == "the Spacia is made by Suzuki, not Mazda; Mazda sells it as the Flair Wagon"
    assert (finding.figures, finding.pages) == ((0, 1), (2, 2))
    [finding] = reconcile(observations, market=JAPAN).findings
    assert finding.figures == (0,)


@pytest.mark.parametrize(
    "subject", ["Suzuki Spacia", "Spacia", "Mazda Flair", "Suzuki Flair", "Mitsubishi Roox", "Tesla X"]
)
def test_a_right_or_an_unknown_maker_is_no_finding(subject):
    figures = [replace(founding()[4], subject=subject)]
    assert reconcile(observe(figures, market=JAPAN), market=JAPAN).findings == ()
