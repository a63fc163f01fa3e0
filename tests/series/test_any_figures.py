"""Whatever the figures are, there is an answer, and the answer keeps its promises."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keisu.markets import Market
from keisu.model import Figure
from keisu.series import observe, reconcile, with_ids

JAPAN = Market.named("japan-kei")
PERIODS = [
    "2025-10",
    "2025-11",
    "2024-11",
    "2025",
    "2024",
    "2025-Q4",
    "2025-01/2025-11",
    "FY2024",
    "2025-11-04",
]


@st.composite
def figures(draw):
    kind = draw(st.sampled_from(["level", "change", "ratio", "multiple", "share", "rank", "streak", "other"]))
    value = draw(st.floats(-1e12, 1e12) | st.integers(-200, 40000) | st.sampled_from([0.0, 1e300, -1e300, 1e-300]))
    bound = draw(st.sampled_from(["=", "~", ">", ">=", "<", "<=", "range"]))
    ends = sorted((float(value), float(draw(st.integers(-50, 50000)))))
    return Figure(
        quote="x",
        start=0,
        end=1,
        kind=kind,
        value=None if bound == "range" else float(value),
        low=ends[0] if bound == "range" else None,
        high=ends[1] if bound == "range" else None,
        bound=bound,
        decimals=draw(st.integers(-3, 6)),
        unit="rank" if kind == "rank" else draw(st.sampled_from(["vehicle", "%", "pp", "USD", "fold", None])),
        measure=draw(st.sampled_from(["sales", "profit", "販売", None])),
        subject=draw(st.sampled_from(["N-Box", "Subaru Spacia", "minis", "登録車", "new cars", "Tesla", "・", None])),
        place=draw(st.sampled_from(["Japan", "Peru", None])),
        period=draw(st.sampled_from([*PERIODS, None])),
        base=draw(st.sampled_from([*PERIODS, None])) if kind in ("change", "ratio", "multiple") else None,
        status=draw(st.sampled_from(["actual", "actual", "forecast"])),
    )


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(figures(), max_size=12))
def test_any_figures_are_reconciled(made):
    known = with_ids(made, JAPAN)
    observations = observe(known, market=JAPAN)
    assert all(made[o.figure].status == "actual" for o in observations)
    answer = reconcile(observations, market=JAPAN, figures={0: known})
    for i in answer.implied:
        assert i.because
        assert len(i.because) == len(i.pages)
    for finding in answer.findings:
        assert finding.figures
        assert set(finding.figures) <= set(range(len(made)))
    assert answer == reconcile(observations, market=JAPAN, figures={0: known})
    assert type(answer).from_json(answer.to_json()) == answer
