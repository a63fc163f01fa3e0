"""Copies of one article are one origin; independent reports of one release are not."""

import random
import re

from keisu.model import Article, Figure
from keisu.road import find_figures, provenance, reconcile
from keisu.series import Origins, copied, trace

SAID = (
    "the market sold cars in a month when makers said that demand for small models had grown while larger ones fell"
    " and dealers expected more of the same through winter because prices of fuel went up again across the country"
)
WORDS = sorted(set(re.findall("[a-z]+", SAID)))


def prose(seed, length=220):
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(length))


def numbers(*values):
    return [
        Figure(f"{v:,}", 0, len(f"{v:,}"), "level", float(v), "vehicle", measure="sales", subject="x", period="2025-11")
        for v in values
    ]


def page(text, *values):
    return trace(Article(text), numbers(*values))


def test_the_same_text_with_small_edits():
    words = prose(1).split()
    words[20] = "changed"
    words[120:122] = ["something", "else"]
    assert copied(page(prose(1)), page(" ".join(words))) == "text"


def test_a_text_with_a_comment_and_another_headline_around_it():
    assert copied(page(prose(1)), page(f"Another headline\n\n{prose(1)}\n\n{prose(2, 150)}")) == "text"


def test_other_texts_are_no_copies():
    assert copied(page(prose(1)), page(prose(2))) is None


def test_short_texts_without_figures_never_join():
    assert copied(page("Sales rose in November."), page("Sales rose in November.")) is None


def test_a_translation_has_the_same_figures_in_the_same_order():
    values = 12904, 16198, 134715, 7741, 369721, 10951, 23506
    assert copied(page(prose(1), *values), page("軽自動車の販売" * 30, *values)) == "figures"


def test_another_report_of_the_same_release_chooses_and_orders_its_own():
    one = 16198, 14556, 12904, 10997, 10951, 10004
    assert copied(page(prose(1), *one), page(prose(2), 369721, 234715, 135006, 16198, 12904, 7741)) is None
    assert copied(page(prose(1), *one), page(prose(2), *reversed(one))) is None
    assert copied(page(prose(1), *one), page(prose(2), *one, 9703, 8664, 7741, 7238)) is None


def test_round_numbers_tell_nothing():
    values = 1000, 2000, 5000, 10000, 20000, 30000
    assert copied(page(prose(1), *values), page(prose(2), *values)) is None


def test_clusters_do_not_hang_on_the_order_and_the_first_page_is_the_origin():
    texts = {n: prose(n % 4) + f" end {n}" for n in range(12)}
    for seed in range(5):
        order = list(texts)
        random.Random(seed).shuffle(order)
        origins = Origins()
        for n in order:
            origins.add(n, page(texts[n]))
        assert origins.clusters() == {k: [k, k + 4, k + 8] for k in range(4)}


def test_a_page_that_joins_two_clusters():
    origins = Origins()
    a, b = prose(1), prose(2)
    origins.add(0, page(a))
    origins.add(1, page(b))
    assert origins.origin(1) == 1
    origins.add(2, page(f"{a} {b}"))
    assert [origins.origin(n) for n in range(3)] == [0, 0, 0]


def test_a_slip_that_copies_repeat_weighs_once():
    said = "Kei cars in November\n\nThe Honda N-Box sold {} units in Japan in November 2025.\n\n"
    texts = [
        said.format("15,198") + prose(1),
        said.format("15,198") + prose(1) + " end",
        said.format("16,198") + prose(2),
    ]
    texts.append(said.format("16,198") + prose(3))
    articles = [Article.from_text(t, published="2025-12-04", language="en") for t in texts]
    pages = [(a, find_figures(a, market="japan-kei")) for a in articles]
    from keisu.road import observe

    observations = [o for n, (_, f) in enumerate(pages) for o in observe(f, market="japan-kei", page=n)]
    where = provenance(pages)
    assert [where[n].origin for n in range(4)] == [0, 0, 2, 3]
    [finding] = reconcile(observations, market="japan-kei", provenance=where).findings
    assert {s.page for s in finding.statements if s.doubted} == {0, 1}
