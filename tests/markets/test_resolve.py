"""From the words of an article to what they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keisu.markets import Market, fold

JAPAN = Market.named("japan-kei")


@pytest.mark.parametrize(
    ("subject", "id", "claimed"),
    [
        ("N-Box", "honda/n-box", None),
        ("the N-Box", "honda/n-box", None),
        ("NBOX", "honda/n-box", None),
        ("n box", "honda/n-box", None),
        ("N―BOX", "honda/n-box", None),
        ("Ｎ−ＢＯＸ", "honda/n-box", None),
        ("Nボックス", "honda/n-box", None),
        ("Nーボックス", "honda/n-box", None),
        ("エヌボックス", "honda/n-box", None),
        ("新型N―BOX", "honda/n-box", None),
        ("ホンダN-BOX", "honda/n-box", "honda"),
        ("ホンダの「N―BOX」", "honda/n-box", "honda"),
        ("Honda's N-Box", "honda/n-box", "honda"),
        ("Honda’s new N-Box", None, None),  # a word between the two is not looked past
        ("the all-new Honda N-Box minicar", "honda/n-box", "honda"),
        ("N-Box (Honda)", "honda/n-box", "honda"),
        ("N-Box da Honda", "honda/n-box", "honda"),
        ("N-Box Slash", "honda/n-box-slash", None),
        ("Subaru Spacia", "suzuki/spacia", "subaru"),
        ("Suzuki Spacia", "suzuki/spacia", "suzuki"),
        ("ｽﾍﾟｰｼｱ", "suzuki/spacia", None),
        ("ムーブ", "daihatsu/move", None),
        ("ムーヴ キャンバス", "daihatsu/move-canbus", None),
        ("Mira e:S", "daihatsu/mira-es", None),
        ("Delica Mini/eK", "mitsubishi/delica-mini-ek", None),
        ("eK X EV", "mitsubishi/ek-x-ev", None),
        ("NV100 Clipper Rio", "nissan/nv100-clipper-rio", None),
        ("Toyota Yaris", "toyota/yaris", "toyota"),
        ("日産ノート", "nissan/note", "nissan"),
        ("Honda", "honda", None),
        ("Honda Motor Co.", "honda", None),
        ("本田技研工業", "honda", None),
        ("kei cars", "scope:kei", None),
        ("minis", "scope:kei", None),
        ("軽四輪車", "scope:kei", None),
        ("carros kei", "scope:kei", None),
        ("Kei-Autos", "scope:kei", None),
        ("veículos comuns", "scope:registered", None),
        ("voitures neuves", "scope:all", None),
        ("Neuwagen", "scope:all", None),
        ("Registered Vehicles", "scope:registered", None),
        ("new cars excluding minicars", "scope:registered", None),
        ("autos excluding 660cc minis", "scope:registered", None),
        ("vehicles without kei cars", "scope:registered", None),
        ("larger vehicles", "scope:registered", None),
        ("passenger minis", "scope:kei-passenger", None),
        ("all minis", "scope:kei", None),
        ("new autos", "scope:all", None),
        ("軽乗用車", "scope:kei-passenger", None),
        ("Nissan minis", "nissan@kei", None),
        ("スズキの軽自動車", "suzuki@kei", None),
        ("Tesla", None, None),
        ("Spacio", None, None),
        ("Honda Spacy", None, None),
        ("Honda Suzuki", None, None),
        ("Toyota & Lexus", None, None),
        ("ヤリスとスペーシア", None, None),
        ("cars", None, None),
        ("the", None, None),
        ("", None, None),
        (" ・ ", None, None),
    ],
)
def test_a_subject_stands_for(subject, id, claimed):
    found = JAPAN.resolve(subject)
    assert (found and found.id, found and found.claimed_maker) == (id, claimed)


@pytest.mark.parametrize(
    ("subject", "hint", "period", "id"),
    [
        ("Roox", None, None, "nissan/roox"),
        ("Roox", None, "2025-11", "nissan/roox"),
        ("Roox", None, "2011-11", "nissan/roox-first"),
        ("ルークス", None, "2012", "nissan/roox-first"),
        ("Suzuki Roox", None, "2025-11", "nissan/roox"),
        ("Suzuki Roox", None, None, "nissan/roox-first"),
        ("Roox", "suzuki", None, "nissan/roox-first"),
        ("Flair Wagon", None, None, "mazda/flair-wagon"),
        ("Flair Wagon", None, "2012-10", "mazda/flair-wagon-first"),
        ("Flair Wagon (first)", None, "2025", "mazda/flair-wagon-first"),
    ],
)
def test_the_time_then_the_maker_decide_between_models_of_one_name(subject, hint, period, id):
    assert JAPAN.resolve(subject, hint, period).id == id


def test_scopes_and_usual_names():
    assert JAPAN.resolve("Roox").canonical == "Nissan Roox"
    assert JAPAN.resolve("Roox").scope == "kei"
    assert JAPAN.resolve("Prius").scope == "registered"
    assert JAPAN.resolve("Nissan").scope is None
    assert JAPAN.resolve("Nissan minis").scope == "kei"


@given(st.text(max_size=80))
def test_any_text_is_resolved_or_not_known(text):
    found = JAPAN.resolve(text)
    assert found is None or JAPAN.canonical(found.id) == found.canonical


@given(st.text(max_size=40), st.sampled_from([" ", "-", "―", "‐", "−", "・", "\u3000", "\n"]))
def test_it_makes_no_difference_how_words_are_parted(text, mark):
    parts = text.split(" ")
    assert fold(mark.join(parts)) == fold(" ".join(parts))


def test_case_width_and_possessive_make_no_difference():
    assert fold("ＨＯＮＤＡ’s N―Box") == fold("honda n-box") == "hondanbox"
    assert fold("ｽﾍﾟｰｼｱ") == "スペーシア"
    assert fold("Kei's sister") == "keisister"
    assert fold("ムーヴ") != fold("ムヴ")
