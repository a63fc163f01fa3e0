"""Copies of one article are one origin; independent reports of one release are not."""

import json
import os
import random
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from keisu.model import Article, Figure
from keisu.road import find_figures, observe, provenance, reconcile
from keisu.series import COMMON, Origins, Trace, copied, copies, trace

COVERAGE = Path(__file__).parents[2].parent / "shared" / "data" / "coverage"
SAID = (
    "the market sold cars in a month when makers said that demand for small models had grown while larger ones fell"
    " and dealers expected more of the same through winter because prices of fuel went up again across the country"
)
WORDS = sorted(set(re.findall("[a-z]+", SAID)))
JAPANESE = "軽自動車の販売は前年を上回り各社の新型車が伸びたため全体でも増えたと業界団体が発表した"
# A report with numbers of its writer's choice, in the order in which he came to them.
CHOSEN = 20314, 16198, 369721, 14556, 7741, 12904, 5413, 135006, 10997


def prose(seed, length=220):
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(length))


def japanese(seed, length=200):
    rng = random.Random(seed)
    return "".join(rng.choice(JAPANESE) for _ in range(length))


def numbers(*values):
    return [
        Figure(f"{v:,}", 0, len(f"{v:,}"), "level", float(v), "vehicle", measure="sales", subject="x", period="2025-11")
        for v in values
    ]


def page(text, *values, url=None):
    return trace(Article(text, url=url), numbers(*values))


def test_the_same_text_with_small_edits():
    words = prose(1).split()
    words[20] = "changed"
    words[120:122] = ["something", "else"]
    assert copied(page(prose(1)), page(" ".join(words))) == "text"


def test_a_text_with_a_comment_and_another_headline_around_it():
    assert copied(page(prose(1)), page(f"Another headline\n\n{prose(1)}\n\n{prose(2, 150)}")) == "text"


def test_an_excerpt_is_a_copy_and_a_quotation_is_none():
    whole = prose(1, 300)
    words = whole.split()
    assert copied(page(whole), page(" ".join(words[:120]))) == "text"
    assert copied(page(whole), page(f"{prose(2, 150)} {' '.join(words[100:130])} {prose(3, 120)}")) is None


def test_marks_case_and_width_make_no_difference():
    said = japanese(1) + "20万1354台で2.4%減"
    wide = said.translate({ord("0") + n: ord("０") + n for n in range(10)} | {ord("."): "・", ord("%"): "％"})
    assert wide != said
    assert copied(page(said), page(wide)) == "text"
    assert copied(page(prose(1)), page(prose(1).upper().replace(" ", ", "))) == "text"


def test_other_texts_are_no_copies():
    assert copied(page(prose(1)), page(prose(2))) is None
    assert copied(page(japanese(1)), page(japanese(2))) is None


def test_short_texts_never_join_by_their_words():
    assert copied(page("Sales rose in November."), page("Sales rose in November.")) is None
    assert copied(page(""), page("")) is None


def test_a_form_filled_in_for_another_month_is_no_copy():
    november, october = (16198, 12904, 7741), (14556, 10997, 5413)
    assert copied(page(prose(1), *november), page(prose(1), *october)) is None
    assert copied(page(prose(1), *november), page(prose(1), *november[:2], 7471)) == "text"
    small = [trace(Article(prose(1)), numbers(*values)) for values in ((12, 7, 31), (15, 9, 44))]
    assert copied(*small) is None


def test_a_translation_has_the_same_figures_in_the_same_order():
    assert copied(page(prose(1), *CHOSEN), page(japanese(1), *CHOSEN)) == "figures"
    assert copied(page(prose(1), *CHOSEN, 9703), page(japanese(1), *CHOSEN)) == "figures"


def test_another_report_of_the_same_release_chooses_and_orders_its_own():
    ranking = 16198, 14556, 12904, 10997, 10951, 10004
    assert copied(page(prose(1), *ranking), page(prose(2), 369721, 234715, 135006, 16198, 12904, 7741)) is None
    assert copied(page(prose(1), *CHOSEN), page(prose(2), *reversed(CHOSEN))) is None
    assert copied(page(prose(1), *CHOSEN), page(prose(2), *CHOSEN, 9703, 8664, 7238)) is None


def test_the_numbers_of_a_ranking_in_its_order_are_anyones():
    ranking = [369721, 234715, 16198, 14556, 12904, 10997, 10951, 10004]
    assert copied(page(prose(1), *ranking), page(prose(2), *ranking)) is None
    with_year_before = [369721, 16198, 15203, 14556, 14801, 12904, 9077, 10997, 12016]
    assert copied(page(prose(1), *with_year_before), page(prose(2), *with_year_before)) is None
    year_before_first = [15203, 16198, 14801, 14556, 9077, 12904, 12016, 10997]
    assert copied(page(prose(1), *year_before_first), page(prose(2), *year_before_first)) is None


def test_the_numbers_of_a_table_are_the_release_s():
    rows = "\n".join(f"{value} | cars" for value in CHOSEN)
    figures = []
    for value in CHOSEN:
        at = rows.index(str(value))
        figures.append(Figure(str(value), at, at + len(str(value)), "level", float(value), "car"))
    table = trace(Article.from_text(rows), figures)
    assert table.numbers == ()
    assert copied(table, page(prose(1), *CHOSEN)) is None


def test_round_numbers_tell_nothing():
    values = 20000, 1000, 30000, 2000, 50000, 5000, 10000
    assert copied(page(prose(1), *values), page(prose(2), *values)) is None


def test_reports_that_agree_on_the_exact_numbers_but_not_on_the_rest_are_apart():
    def with_changes(*changes):
        moved = [Figure("1%", 0, 2, "change", change, "%") for change in changes]
        return trace(Article(prose(changes[0])), [*numbers(*CHOSEN), *moved])

    assert copied(with_changes(1.5, 2.5, 3.5, 4.5), with_changes(1.5, 2.5, 3.5, 4.5)) == "text"
    assert copied(with_changes(1.5, 2.5, 3.5, 4.5), with_changes(7.5, 2.5, 3.5, 4.5)) == "figures"
    assert copied(with_changes(1.5, 2.5, 3.5, 4.5), with_changes(9.5, 8.5, 7.5, 6.5)) is None


def test_editions_of_one_address_are_one_page_if_their_figures_agree():
    spanish, french = "https://www.example.com/es/data/h02663/", "https://example.com/fr/data/h02663/"
    values = 201354, 166533, 165589
    assert copied(page("", *values, url=spanish), page("", *values, url=french)) == "address"
    assert copied(page("", *values, url=spanish), page("", 201354, 12, 13, url=french)) is None
    elsewhere = "https://example.org/fr/data/h02663/"
    assert copied(page("", *values, url=spanish), page("", *values, url=elsewhere)) is None


@pytest.mark.parametrize(
    "url", [None, "", "https://example.com/", "https://example.com/12", "https://example.com/es/index.html", "http://["]
)
def test_an_address_that_names_nothing(url):
    assert page("", url=url).address is None


def test_addresses_that_differ_in_what_they_ask_for():
    one, other = "https://example.com/view.php?id=48576", "https://example.com/view.php?id=48723"
    assert page("", url=one).address is not None
    assert page("", url=one).address != page("", url=other).address


def test_a_hash_accident_joins_nothing():
    one, other = page(prose(1), *CHOSEN), page(prose(2), *reversed(CHOSEN))
    origins = Origins()
    origins.add(0, one)
    assert origins.add(1, replace(other, keys=one.keys)) == 1


def copies_of_all_kinds():
    made = {n: page(prose(n % 4) + f" end {n}") for n in range(12)}
    made |= {12 + n: page(f"{prose(50 + n)}", *CHOSEN) for n in range(3)}
    made[15] = page(prose(1), *CHOSEN)  # joins the texts of 1 to the figures of 12
    return made


def test_clusters_do_not_hang_on_the_order_and_the_first_page_is_the_origin():
    made = copies_of_all_kinds()
    for seed in range(6):
        order = list(made)
        random.Random(seed).shuffle(order)
        origins = Origins()
        for n in order:
            assert origins.add(n, made[n]) <= n
        clusters = {k: [k, k + 4, k + 8] for k in range(4)}
        clusters[1] += [12, 13, 14, 15]
        assert origins.clusters() == clusters


def test_a_page_that_joins_two_clusters_is_told():
    origins = Origins()
    a, b = prose(1), prose(2)
    origins.add(0, page(a))
    assert origins.add(1, page(b)) == 1
    assert origins.moved == {}
    assert origins.add(2, page(f"{a} {b}")) == 0
    assert origins.moved == {1: 0}
    assert [origins.origin(n) for n in range(3)] == [0, 0, 0]


class Kept:
    """Three pages kept elsewhere: 5 is its own origin, 7 a copy of it, 9 another."""

    def __init__(self):
        self.traces = {5: page(prose(1)), 7: page(prose(1) + " end"), 9: page(prose(2))}
        self.asked = []

    def pages(self, key):
        return [n for n, kept in self.traces.items() if key in kept.keys]

    def trace(self, page):
        self.asked.append(page)
        return self.traces[page]

    def origin(self, page):
        return {5: 5, 7: 5, 9: 9}[page]


def test_pages_kept_elsewhere_are_asked_for_only_if_they_share_a_key_and_could_still_be_joined():
    kept = Kept()
    origins = Origins(kept)
    assert origins.add(10, page(prose(3))) == 10
    assert kept.asked == []
    assert origins.add(11, page(prose(1) + " more")) == 5
    assert len(kept.asked) == 1  # of two copies of one origin
    assert origins.add(12, page(f"{prose(1)} {prose(2)}")) == 5
    assert origins.moved == {9: 5}


def test_a_story_with_more_copies_than_are_compared_is_one_origin():
    origins = Origins()
    for n in range(COMMON * 2):
        assert origins.add(n, page(prose(1) + f" from site {n}")) == 0


def test_a_trace_is_small_plain_data_and_the_same_in_every_process():
    made = page(prose(1, 1000), *CHOSEN, url="https://example.com/1234")
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(made), type=Trace) == made
    assert len(msgspec.msgpack.encode(made)) < 1000 * 4 + 1000
    code = (
        "from keisu.model import Article, Figure; from keisu.series import trace;"
        f"print(trace(Article({prose(1)!r}), [Figure('1', 0, 1, 'level', float(v), 'x') for v in {CHOSEN}]))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert told == {repr(page(prose(1), *CHOSEN))}


def test_a_finding_says_how_many_pages_are_one_origin_and_why():
    figures = {0: numbers(*CHOSEN), 4: numbers(*CHOSEN), 6: numbers(*CHOSEN[:7])}
    [finding] = copies({0: [0, 4, 6]}, figures, {0: "Kei cars in November", 4: "Copy"})
    assert finding.kind == "copy"
    assert finding.message == (
        "3 pages are one origin, “Kei cars in November”: 7 of its 9 figures stand in the same order in each"
    )
    assert 0 < finding.weight <= 0.1
    assert set(finding.pages) == {0, 4, 6}
    assert len(finding.pages) == len(finding.figures) == len(finding.statements) == 9
    assert [s.quote for s in finding.statements if s.page == 6] == ["20,314", "16,198", "369,721"]
    assert [s.says for s in finding.statements if s.page == 6][:1] == ["20,314 in “page 6”"]
    assert not any(s.doubted for s in finding.statements)


def test_findings_of_copies_that_share_all_one_or_no_figures():
    said = [copies({0: [0, 1]}, {0: numbers(*own), 1: numbers(*own)}, {}) for own in (CHOSEN, CHOSEN[:1], ())]
    assert said[0][0].message == "2 pages are one origin, “page 0”: all its 9 figures stand in the same order in each"
    assert said[1][0].message == "2 pages are one origin, “page 0”: its figure stands in each"
    assert said[2] == ()
    [some] = copies({0: [0, 1, 2]}, {0: numbers(*CHOSEN), 1: numbers(*CHOSEN), 2: []}, {})
    assert some.message == "3 pages are one origin, “page 0”: the same text, of which some have no figure"


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
    observations = [o for n, (_, f) in enumerate(pages) for o in observe(f, market="japan-kei", page=n)]
    where = provenance(pages)
    assert [where[n].origin for n in range(4)] == [0, 0, 2, 3]
    [finding] = reconcile(observations, market="japan-kei", provenance=where).findings
    assert {s.page for s in finding.statements if s.doubted} == {0, 1}


@pytest.mark.skipif(not COVERAGE.exists(), reason=f"the coverage of markets is not at {COVERAGE}")
def test_real_coverage_has_the_copies_that_a_reader_sees_and_no_others():
    records = [json.loads(line) for line in (COVERAGE / "market.jsonl").read_text(encoding="utf-8").splitlines()]
    origins = Origins()
    for number, record in enumerate(records):
        article = Article.from_text(record["text"], language=record["language"], url=record["url"])
        origins.add(number, trace(article, find_figures(article)))
    found = {tuple(records[n]["id"] for n in pages) for pages in origins.clusters().values()}
    assert found == {("p068", "p073"), ("p131", "p134"), ("p203", "p218"), ("p217", "p226")}
