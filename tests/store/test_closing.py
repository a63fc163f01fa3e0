"""What comes of a line depends on the pages alone: not on what else was added with them, nor in how many steps."""

import random
from itertools import pairwise

import pytest
from content import dump

from keisu.errors import SolverError
from keisu.markets import Market
from keisu.pages import Capture
from keisu.series import reconcile
from keisu.store import Filter, Given, Store, closing
from keisu.store.connecting import reading
from keisu.store.ties import Ties


def said(name, subject, value, month="November", more=""):
    text = f"Kei cars in {month} 2025\n\nIn Japan the {subject} sold {value:,} units in {month} 2025, {more or name}.\n"
    return Capture(f"{name}.txt", text.encode())


def total(scope, value):
    text = f"Cars in May 2025\n\nSales of {scope} in Japan came to {value:,} units in May 2025.\n"
    return Capture(f"{scope}.txt", text.encode())


QUARREL = [
    said("one", "Nissan Roox", 7741, more="the association said in a word today"),
    said("two", "Nissan Roox", 7741, more="as the whole of the trade has known since then"),
    said("three", "Nissan Roox", 12904, more="a paper of the evening wrote of it"),
]
EXPLANATION = said("four", "Suzuki Spacia", 12904, more="which made it the second of all kei cars")


def findings(store):
    with store.selecting() as held:
        return [(f.kind, f.message) for f in held.findings(Filter(), doubtful=True)]


KEI = Given(market="japan-kei")


def steps(tmp_path, captures, cuts, given=None):
    """A store to which captures were added in steps that end at some numbers."""
    tmp_path.mkdir(exist_ok=True)
    store = Store(tmp_path / f"{'-'.join(map(str, cuts))}.duckdb")
    for first, last in pairwise((0, *cuts, len(captures))):
        store.add(captures[first:last], given)
    return store


def test_a_level_of_another_line_explains_a_contradiction_whenever_it_comes(tmp_path):
    for captures in ([*QUARREL, EXPLANATION], [EXPLANATION, *QUARREL]):
        stores = [steps(tmp_path / captures[0].name, captures, cuts) for cuts in ((), (1,), (3,), (1, 2, 3))]
        for store in stores:
            [(kind, message)] = findings(store)
            assert (kind, "is the figure of Suzuki Spacia" in message) == ("digits", True)
            assert dump(store.path) == dump(stores[0].path)


def test_what_is_said_of_the_others_does_not_count(tmp_path):
    store = steps(tmp_path, [*QUARREL, EXPLANATION], ())
    with store.selecting() as held:
        series = held.series(Filter())
    points = [(s.key, p.low, len(p.pages)) for s in series for p in s.points if p.period == "2025-11"]
    assert sorted(points) == [("nissan/roox", 7741.0, 2), ("suzuki/spacia", 12904.0, 1)]


@pytest.mark.parametrize("seed", range(4))
def test_any_steps_make_the_same_store(tmp_path, seed):
    rng = random.Random(seed)
    names = ["Nissan Roox", "Suzuki Spacia", "Honda N-Box", "Daihatsu Move"]
    captures = [
        said(str(n), rng.choice(names), rng.choice((7741, 12904, 16198)), rng.choice(("October", "November")))
        for n in range(16)
    ]
    cuts = sorted(rng.sample(range(1, 16), 5))
    whole = steps(tmp_path, captures, ())
    assert dump(steps(tmp_path, captures, cuts).path) == dump(whole.path)
    assert findings(whole)


def test_the_findings_are_those_of_reconciling_everything(tmp_path):
    store = steps(tmp_path, [*QUARREL, EXPLANATION], (2,))
    with store.selecting() as held:
        observations = held.observations(Filter())
        where = held.provenance(sorted({o.page for o in observations}))
    together = reconcile(observations, market=Market.named("japan-kei"), provenance=where)
    assert findings(store) == [(f.kind, f.message) for f in together.findings]


def test_lines_without_an_answer_stay_dirty_and_the_others_go_on(tmp_path, monkeypatch):
    def failing(observations, **options):
        if any(o.cell.subject == "nissan/roox" for o in observations):
            raise SolverError("it stopped")
        return reconcile(observations, **options)

    store = Store(tmp_path / "keisu.duckdb")
    monkeypatch.setattr(closing, "reconcile", failing)
    with pytest.raises(SolverError):
        store.add([*QUARREL, EXPLANATION])
    with store.selecting() as held:
        assert [s.key for s in held.series(Filter(period="2025-11"))] == ["suzuki/spacia"]
    assert "1 lines were not reconciled" in store.faults()[0]
    monkeypatch.undo()
    store.add([])
    assert store.faults() == []
    assert dump(store.path) == dump(steps(tmp_path, [*QUARREL, EXPLANATION], ()).path)


def test_a_value_is_implied_of_a_line_that_no_page_speaks_of(tmp_path):
    captures = [total("registered vehicles", 207134), said("a", "Nissan Roox", 5413), total("all vehicles", 324064)]
    whole = steps(tmp_path, captures, (), KEI)
    for store in (whole, *(steps(tmp_path, captures, cuts, KEI) for cuts in ((1,), (2,), (1, 2)))):
        with store.selecting() as held:
            found = held.series(Filter(period="2025-05"))
        implied = [(s.key, p.low, p.high) for s in found for p in s.points if not p.stated]
        assert implied == [("scope:kei", 116930.0, 116930.0)]
        assert dump(store.path) == dump(whole.path)


def test_only_what_is_tied_is_read(tmp_path):
    store = steps(tmp_path, [*QUARREL, EXPLANATION, total("kei cars", 116930)], (), KEI)
    with reading(store.path) as connection:
        numbers = dict(connection.execute("SELECT subject, line FROM lines WHERE measure = 'sales'").fetchall())
        scopes = sorted(number for subject, number in numbers.items() if subject.startswith("scope:"))
        assert Ties(connection, [numbers["nissan/roox"]]).closures == [[numbers["nissan/roox"]]]
        for start in scopes:
            ties = Ties(connection, [start])
            assert (ties.closures, sorted(ties.line)) == ([scopes], scopes)
        both = Ties(connection, [numbers["suzuki/spacia"], scopes[0]]).closures
        assert sorted(both) == sorted([[numbers["suzuki/spacia"]], scopes])
    assert len(scopes) > 2
