"""Counts that are one are of one cell, and counts that differ are of different cells; what is counted in what."""

import pytest

from keisu.errors import BrokenPack
from keisu.markets import Market
from keisu.model import Article, Figure
from keisu.road import find_figures
from keisu.series import observe, with_ids

JAPAN = Market.named("japan-kei")


def cell(subject, measure, period="2025-11"):
    stated = Figure("5", 0, 1, "level", 5.0, "vehicle", subject=subject, measure=measure, place="Japan", period=period)
    [observation] = observe([stated], market=JAPAN)
    return observation.cell


def test_registrations_are_sales_by_another_word():
    assert cell("new cars", "registrations") == cell("new cars", "sales") == cell("新車", "新規登録台数")
    assert JAPAN.measure("届け出") == "sales"


@pytest.mark.parametrize(
    ("subject", "measure", "id", "counted"),
    [
        ("used cars", "sales", "scope:all", "used-car sales"),
        ("used minivehicles", "registrations", "scope:kei", "used-car sales"),
        ("軽四輪車", "used car sales", "scope:kei", "used-car sales"),
        ("軽自動車の中古車", "sales", "scope:kei", "used-car sales"),
        ("軽中古車", "sales", "scope:kei", "used-car sales"),
        ("中古車", "中古車登録台数", "scope:all", "used-car sales"),
        ("carros usados", "sales", "scope:all", "used-car sales"),
        ("voitures d’occasion", "sales", "scope:all", "used-car sales"),
        ("Gebrauchtwagen", "sales", "scope:all", "used-car sales"),
        ("used N-Box", "sales", "honda/n-box", "used-car sales"),
        ("used cars", "exports", "usedcars", "exports"),  # no exports of new cars
    ],
)
def test_used_cars_are_never_new_ones(subject, measure, id, counted):
    assert (cell(subject, measure).subject, cell(subject, measure).measure) == (id, counted)


def test_a_subject_that_means_a_measure_has_no_id_of_its_own():
    stated = Figure("5", 0, 1, "level", 5.0, "vehicle", subject="used minicars", measure="sales")
    assert with_ids([stated], JAPAN)[0].subject_id is None


def test_every_count_of_one_subject_has_its_own_cell():
    measures = ["sales", "orders", "production", "exports", "imports", "used car sales", "shipments", "deliveries"]
    assert len({cell("minicars", m) for m in measures}) == len(measures)


def test_every_scope_has_its_own_cell():
    subjects = [
        "軽自動車",
        "軽乗用車",
        "軽貨物車",
        "登録車",
        "登録乗用車",
        "登録貨物車",
        "乗用車",  # of whom is not said: no scope
        "passenger cars",
        "passenger cars including minis",
        "trucks",
        "バス",
        "輸入車",
        "外国メーカー車",
        "reverse imports",
        "new cars",
    ]
    assert len({cell(s, "sales") for s in subjects}) == len(subjects)
    assert cell("passenger cars", "sales").scope is None


def test_a_group_is_not_its_maker():
    """What Toyota counts itself holds Lexus and others; the associations count by brand."""
    subjects = ["Toyota", "Toyota & Lexus", "Toyota including Lexus", "Toyota group", "Toyota Group", "トヨタグループ"]
    assert len({cell(s, "sales") for s in subjects}) == len(subjects) - 1


def test_used_and_new_cars_of_one_text_stay_apart():
    text = (
        "New car sales in Japan fell 3.1 percent to 412,450 units in October. Used car sales rose to 512,450 units. "
        "Imported car sales came to 25,745 units."
    )
    article = Article.from_text(text, published="2025-11-05", language="en")
    found = observe(find_figures(article, market=JAPAN), market=JAPAN)
    levels = {(o.cell.subject, o.cell.measure): o.value for o in found if o.relation == "level"}
    assert levels == {
        ("scope:all", "sales"): 412450,
        ("scope:all", "used-car sales"): 512450,
        ("scope:imported", "sales"): 25745,
    }


@pytest.mark.parametrize(
    ("id", "wholes"),
    [
        ("honda/n-box", ("honda/n-series", "honda@kei", "scope:kei", "honda", "scope:all")),
        ("toyota/yaris-cross", ("toyota/yaris", "toyota@registered", "scope:registered", "toyota", "scope:all")),
        ("honda@kei", ("scope:kei", "honda", "scope:all")),
        ("honda", ("scope:all",)),
        ("scope:kei-passenger", ("scope:kei", "scope:all-passenger", "scope:all")),
        ("scope:imported-foreign", ("scope:imported", "scope:registered", "scope:all")),
        ("scope:all", ()),
        ("honda@nothing", ()),
        ("nobody", ()),
        ("", ()),
    ],
)
def test_what_a_subject_is_counted_in(id, wholes):
    assert JAPAN.wholes(id) == wholes


def test_a_pack_without_rules_knows_its_sums_and_families_only(tmp_path):
    toml = """
name = "beans"
[[scopes]]
id = "all"
name = "beans"
[[scopes]]
id = "dried"
name = "dried beans"
[[scopes]]
id = "fresh"
name = "fresh beans"
[[identities]]
whole = "all"
parts = ["dried", "fresh"]
"""
    (tmp_path / "market.toml").write_text(toml, encoding="utf-8")
    (tmp_path / "makers.csv").write_text("id,name\na,Acme\n", encoding="utf-8")
    models = "id,maker,name,scope,counted_in\na/reds,a,Reds,dried,\na/red,a,Red,dried,a/reds\n"
    (tmp_path / "models.csv").write_text(models, encoding="utf-8")
    market = Market.load(tmp_path)
    assert market.wholes("a/red") == ("a/reds",)
    assert market.wholes("scope:dried") == ("scope:all",)
    assert market.wholes("a@dried") == ()


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[[within]]\npart = "model"', r"within\[1\]\.whole is missing"),
        ('[[within]]\npart = "car"\nwhole = "maker"', r"within\[1\]\.part is 'car'; write model, maker"),
        ('[[within]]\npart = "scope"\nwhole = "scope:a"', r"within\[1\]\.part is 'scope'"),
        ('[[within]]\npart = "model"\nwhole = "scope:b"', "names scope 'b'"),
        ('[[within]]\npart = "maker"\nwhole = "scope"', "a maker is not a part of a scope"),
        ('[[within]]\npart = "scope:a"\nwhole = "maker"', "a scope:a is not a part of a maker"),
        ('[counts]\nwhole = "b"', "counts names scope 'b'"),
        ('[[measures]]\nid = "x"\nsame = "y"', r"measures\[1\]\.same is 'y'"),
        ('[[measures]]\nid = "x"\nsame = "x"', r"measures\[1\]\.same is 'x'"),
    ],
)
def test_a_broken_rule_says_what_is_wrong(tmp_path, toml, said):
    (tmp_path / "market.toml").write_text(f'name = "x"\n[[scopes]]\nid = "a"\nname = "as"\n{toml}\n', encoding="utf-8")
    if toml.startswith("[counts]"):
        (tmp_path / "market.toml").write_text(
            f'name = "x"\n{toml}\n[[scopes]]\nid = "a"\nname = "as"\n', encoding="utf-8"
        )
    with pytest.raises(BrokenPack, match=said):
        Market.load(tmp_path)
