"""The shipped pack and a user's own: loading, what it knows, choosing one for a text."""

from pathlib import Path

import pytest

from keisu.errors import BrokenPack, UnknownPack
from keisu.markets import Market, choose, shipped


@pytest.fixture(scope="module")
def japan() -> Market:
    return Market.named("japan-kei")


def test_the_shipped_pack_is_listed_and_read_once(japan):
    assert "japan-kei" in shipped()
    assert Market.named("japan-kei") is japan
    assert japan.place == "Japan"
    assert japan.fiscal_year_start == 4


@pytest.mark.parametrize("name", ["japan-key", "", "../japan-kei", "a\nb"])
def test_an_unknown_pack_is_named_with_those_there_are(name):
    with pytest.raises(UnknownPack, match="japan-kei"):
        Market.named(name)


def test_every_model_has_a_known_maker_and_what_is_special_about_it_a_source(japan):
    assert len(japan.models) > 350
    for model in japan.models.values():
        assert model.source_url.startswith("http") or model.source_url == "", model.id
        assert model.scope in ("kei", "registered"), model.id
        assert model.id.startswith(f"{model.sold_by}/")
        assert model.built_by
        assert all(builder in japan.makers for builder in model.built_by)


def test_whatever_has_a_name_resolves_to_what_it_is_the_name_of(japan):
    for name in japan.names:
        if name.kind == "source":
            continue
        found = japan.resolve(name.text)
        assert found is not None, name
        assert found.id == name.id, name
        assert found.canonical == name.canonical == japan.canonical(name.id)


def test_names_are_written_once_and_say_what_they_are(japan):
    texts = {n.text: n for n in japan.names}
    assert len(texts) == len(japan.names)
    assert texts["Nissan Roox"].id == "nissan/roox"
    assert texts["ルークス"].owner == "nissan"
    assert texts["日産ルークス"].canonical == "Nissan Roox"
    assert texts["軽自動車"].kind == "scope"
    assert texts["全軽自協"].kind == "source"
    assert texts["Note"].common
    assert not texts["Nissan Note"].common
    assert "Subaru Spacia" not in texts


def test_ids_have_usual_names(japan):
    assert japan.canonical("nissan/roox") == "Nissan Roox"
    assert japan.canonical("nissan@kei") == "Nissan kei cars"
    assert japan.canonical("scope:registered") == "registered vehicles"
    assert japan.canonical("honda") == "Honda"
    for unknown in ("", "kei", "scope:", "scope:vans", "nissan@vans", "nobody@kei", "nissan/leopard"):
        assert japan.canonical(unknown) is None


@pytest.mark.parametrize(
    ("model", "maker", "period", "answer"),
    [
        ("suzuki/spacia", "suzuki", None, True),
        ("suzuki/spacia", "subaru", None, False),
        ("suzuki/spacia", "mazda", None, False),  # Mazda sells it under another name
        ("mazda/flair-wagon", "mazda", None, True),
        ("mazda/flair-wagon", "suzuki", None, True),  # builds it
        ("nissan/roox", "mitsubishi", "2025-11", True),
        ("nissan/roox", "suzuki", "2025-11", False),  # built the first one, gone by then
        ("nissan/roox", "suzuki", None, True),
        ("subaru/stella", "subaru", "2024", True),
        ("toyota/yaris", "honda", None, False),
        ("no/model", "honda", None, False),
    ],
)
def test_who_makes_what(japan, model, maker, period, answer):
    assert japan.is_made_by(model, maker, period) is answer


def test_the_same_car_under_another_name(japan):
    assert japan.sold_as("suzuki/spacia", "mazda").name == "Flair Wagon"
    assert japan.sold_as("subaru/chiffon", "daihatsu").name == "Tanto"
    assert japan.sold_as("suzuki/spacia", "subaru") is None
    assert japan.sold_as("no/model", "subaru") is None


def test_measures_and_places_have_one_name(japan):
    assert japan.measure("新車販売台数") == "sales"
    assert japan.measure("Unit Sales") == "sales"
    assert japan.measure("Profit") == "profit"
    assert japan.place_of("日本") == japan.place_of("JAPAN") == "Japan"
    assert japan.place_of("Thailand") == "Thailand"


def test_the_general_market_knows_nothing():
    market = Market.general()
    assert market.resolve("Honda N-Box") is None
    assert market.names == ()
    assert market.place is None
    assert market.mentions("Honda N-Box") == 0
    assert market.measure("Sales") == "sales"
    assert market == Market.general()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("The Honda N-Box led, then the N-BOX again and Suzuki's Spacia.", 4),
        ("Move over: life is a note, and the crown fits.", 0),
        ("Daihatsu Move and Nissan Note", 2),
        ("軽自動車ではN―BOXとスペーシア、ムーヴキャンバスが続く", 4),
        ("スペーシアギア", 1),
        ("スペーシアネオ", 0),  # a longer katakana word is another name
        ("ＮＢＯＸ and N BOX", 1),
        ("うちN―BOX202万台、S660も", 2),
        ("Tantor and Spaciality", 0),
    ],
)
def test_mentions_counts_different_names(japan, text, number):
    assert japan.mentions(text) == number


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The N-Box beat the Spacia in November.", "japan-kei"),
        ("Roox orders at Nissan passed 20,000.", "japan-kei"),
        ("全軽自協によると軽自動車の販売は増えた", "japan-kei"),
        ("In Japan the Yaris outsold the Prius.", "japan-kei"),
        ("The Corolla outsold the Prius in California.", "general"),
        ("Maruti's Alto and Wagon R led India's market.", "general"),
        ("Honda and Toyota report earnings in Japan.", "general"),
        ("New cars and minivehicles sold well in Britain.", "general"),
        ("Toyota and Suzuki sold more minicars in Japan.", "japan-kei"),
        ("Toyota and Suzuki sold more minicars in Poland.", "general"),
        ("ムーヴが首位、N-BOXは2位", "japan-kei"),
        ("Smartphone shipments fell 6 percent.", "general"),
        ("", "general"),
    ],
)
def test_a_text_gets_the_market_it_is_about(text, name):
    assert choose(text).name == name


def write_pack(folder: Path, market: str = 'name = "beans"', makers: str = "", models: str = "") -> Path:
    (folder / "market.toml").write_text(market, encoding="utf-8")
    if makers:
        (folder / "makers.csv").write_text(makers, encoding="utf-8")
    if models:
        (folder / "models.csv").write_text(models, encoding="utf-8")
    return folder


MAKERS = "id,name,aliases\nacme,Acme,Acme Foods; アクメ\n"


def test_a_folder_of_ones_own(tmp_path):
    toml = """
name = "beans"
[place]
name = "Peru"
[[scopes]]
id = "dried"
name = "dried beans"
names = ["pulses"]
"""
    models = "id,maker,name,scope,from\nacme/red,acme,Red One,dried,2020-05\n"
    market = Market.load(write_pack(tmp_path, toml, MAKERS, models))
    assert market.resolve("アクメ red-one").id == "acme/red"
    assert market.resolve("Pulses").id == "scope:dried"
    assert market.models["acme/red"].built_by == ("acme",)
    assert market.models["acme/red"].sold_in("2020-05-31")
    assert not market.models["acme/red"].sold_in("2020-04")
    assert str(tmp_path) not in repr(market)


def test_a_name_is_all_that_a_pack_needs(tmp_path):
    assert Market.load(write_pack(tmp_path)).name == "beans"


def test_no_folder_is_no_pack(tmp_path):
    with pytest.raises(UnknownPack, match=r"market\.toml"):
        Market.load(tmp_path / "none")


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, r"market\.toml: there is no such file"),
        ({"market.toml": ""}, r"market\.toml: the key name is missing"),
        ({"market.toml": "name = \n"}, r"market\.toml: it is not TOML: .*line 1"),
        ({"market.toml": "name = 5"}, "name must be a text"),
        ({"market.toml": 'name = "x"\nscope = 1'}, "unknown key 'scope'"),
        ({"market.toml": 'name = "x"\nfiscal_year_start = 13'}, "fiscal_year_start is 13"),
        ({"market.toml": 'name = "x"\nplace = "Peru"'}, r"place must be a table: write \[place\]"),
        ({"market.toml": 'name = "x"\n[[scopes]]\nid = "a"'}, r"scopes\[1\]\.name is missing"),
        ({"market.toml": 'name = "x"\n[scopes]\nid = "a"'}, "scopes must be a list of tables"),
        ({"market.toml": 'name = "x"\n[words]\nbefore = "the"'}, r"words\.before must be a list of texts"),
        ({"market.toml": 'name = "x"\n[[identities]]\nwhole = "a"'}, "names scope 'a'"),
        ({"makers.csv": "id\nacme\n"}, r"makers\.csv: the first line must name the column 'name'"),
        ({"makers.csv": "id,name\nacme\n"}, r"makers\.csv, line 2: 1 cells under 2"),
        ({"makers.csv": "id,name\nacme,\n"}, r"makers\.csv, line 2: the column 'name' is empty"),
        ({"makers.csv": "id,name\na,A\na,B\n"}, r"makers\.csv, line 3: the id 'a' is there twice"),
        ({"makers.csv": "id,name\na,Same\nb,same\n"}, "'same' stands for a and for b"),
        ({"makers.csv": 'id,name\na,"A\n'}, "it is not CSV"),
        ({"makers.csv": b"id,name\na,\xff\n"}, "cannot be read as UTF-8"),
        ({"models.csv": "id,maker,name\na/m,a,M\n"}, r"models\.csv, line 2: maker is 'a', which"),
        (
            {"makers.csv": "id,name\na,A\n", "models.csv": "id,maker,name\na/a,a,A\n"},
            "'a' names a/a and also",
        ),
        (
            {"makers.csv": MAKERS, "models.csv": "id,maker,name,from\nx,acme,X,May 2020\n"},
            "write 2025, 2025-11",
        ),
        (
            {"makers.csv": MAKERS, "models.csv": "id,maker,name,abroad\nx,acme,X,1\n"},
            "write yes or leave it empty",
        ),
        (
            {"makers.csv": MAKERS, "models.csv": "id,maker,name,scope\nx,acme,X,kei\n"},
            "scope is 'kei', which",
        ),
        (
            {"makers.csv": MAKERS, "models.csv": "id,maker,name,builder\nx,acme,X,me\n"},
            "builder is 'me', which",
        ),
        ({"makers.csv": MAKERS, "models.csv": "id,maker,name,rebadge_of\nx,acme,X,y\n"}, "rebadge_of is 'y'"),
    ],
)
def test_a_broken_pack_says_what_is_wrong_and_where(tmp_path, files, said):
    if files and "market.toml" not in files:
        files = {"market.toml": 'name = "x"', **files}
    for name, text in files.items():
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BrokenPack, match=said) as error:
        Market.load(tmp_path)
    assert str(tmp_path) in str(error.value)
