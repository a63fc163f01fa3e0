"""What the others say of a statement, and the order of subjects: what lies apart never agrees, one unit an order."""

import pytest

from keisu.model import Cell, Observation, Point, Provenance, Series
from keisu.series import ranking, verdicts

CELL = Cell("a", "sales", "vehicle", "2025-11", "Japan")


def level(value, page, cell=CELL, figure=0):
    return Observation(cell, value, value, figure, page, value=value, name="A", quote=str(value))


def where(*pages):
    return {page: Provenance(page) for page in pages}


def kinds(observations, pages):
    return [v.verdict for v in verdicts(observations, (), provenance=where(*pages))]


def test_what_lies_apart_from_the_others_differs_though_no_finding_says_so():
    said = [level(234_715, 1), level(234_715, 2), level(234_715, 3), level(135_006, 4)]
    assert kinds(said, range(1, 5)) == ["agrees", "agrees", "agrees", "differs"]


def test_what_no_other_origin_speaks_of_stands_alone():
    assert kinds([level(16_198, 1)], [1]) == ["alone"]
    twice = [level(16_198, 1), level(16_198, 1, figure=1)]
    assert kinds(twice, [1]) == ["alone", "alone"]


@pytest.mark.parametrize("other", [100.0, 110.0, 111.0, 200.0])
def test_whatever_agrees_meets_what_would_agree(other):
    base = CELL.at("2025-10")
    change = Observation(CELL, 1.095, 1.105, 2, 3, "factor", base, name="A", quote="10 %")
    said = [level(100.0, 1, base), level(other, 2), change]
    for o, v in zip(said, verdicts(said, (), provenance=where(1, 2, 3)), strict=True):
        if v.verdict == "agrees" and o.base is None:
            assert v.low is not None and v.low - 1e-6 <= o.value <= v.high + 1e-6


def test_a_ranking_has_one_unit_the_commonest_unless_another_is_named():
    def one(name, unit, value):
        return Series(name, "sales", unit, (Point("2025-11", value, value, True),), key=name)

    series = [one("Magazine", "sentence", 99_000), one("Roox", "vehicle", 7_741), one("N-Box", "vehicle", 16_198)]
    assert [(r.rank, r.subject) for r in ranking(series, "2025-11")] == [(1, "N-Box"), (2, "Roox")]
    assert [r.subject for r in ranking(series, "2025-11", unit="sentence")] == ["Magazine"]
    assert ranking([], "2025-11") == ()
