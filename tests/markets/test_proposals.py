"""What a pack does not know is counted and proposed, and never known by likeness."""

import csv
import io

import pytest

from keisu.markets import Market, unknown, why

JAPAN = Market.named("japan-kei")


def names(*subjects):
    return unknown([(s, f"…{s}…") for s in subjects], JAPAN)


@pytest.mark.parametrize(
    ("subject", "perhaps"),
    [
        ("Sienna", "toyota/sienta"),
        ("Toyota Sienna", "toyota/sienta"),
        ("Husler", "suzuki/hustler"),
        ("Feed", "honda/freed"),
        ("Honda Feed", "honda/freed"),
        ("DAYS", "nissan/dayz"),
        ("Rooz", "nissan/roox"),
        ("Alphrad (Toyota)", "toyota/alphard"),
        ("N-Box Custom", "honda/n-box"),
        ("Nボックスカスタム", "honda/n-box"),
        ("スペーシアギヤ", "suzuki/spacia-gear"),
    ],
)
def test_a_subject_is_perhaps_what_it_is_like(subject, perhaps):
    [found] = names(subject)
    assert found.perhaps[0].id == perhaps
    assert found.perhaps[0].canonical == JAPAN.canonical(perhaps)
    assert 0 < found.perhaps[0].likeness <= 1
    assert JAPAN.resolve(subject) is None


@pytest.mark.parametrize("subject", ["Tesla Model 3", "profits", "xyzzy", "電車"])
def test_nothing_is_proposed_for_what_is_like_nothing(subject):
    [found] = names(subject)
    assert found.perhaps == ()


def test_known_subjects_are_left_out_and_ways_of_writing_counted_together():
    found = names(
        "N-Box", "the Husler", "HUSLER", "Husler", "Husler", "Feed", "Honda's N-BOX", "used minicars", "", "・"
    )
    assert [(u.subject, u.count, u.quote) for u in found] == [("Husler", 4, "…the Husler…"), ("Feed", 1, "…Feed…")]


def test_the_line_makes_the_name_known(tmp_path):
    (tmp_path / "market.toml").write_text('name = "x"\n', encoding="utf-8")
    (tmp_path / "makers.csv").write_text("id,name,aliases\nacme,Acme,アクメ\n", encoding="utf-8")
    head = "id,note,maker,name\n"
    (tmp_path / "models.csv").write_text(head, encoding="utf-8")
    for subject, name in (("Acme's Red, the One", "Red, the One"), ("アクメレッド", "レッド"), ("Blue (Acme)", "Blue")):
        [found] = unknown([(subject, "")], Market.load(tmp_path))
        assert found.maker == "acme"
        [cells] = csv.reader(io.StringIO(found.line))
        assert cells == [cells[0], "", "acme", name]
        (tmp_path / "models.csv").write_text(head + found.line + "\n", encoding="utf-8")
        assert Market.load(tmp_path).resolve(subject).id == cells[0]
        (tmp_path / "models.csv").write_text(head, encoding="utf-8")
    [found] = unknown([("Green", "")], Market.load(tmp_path))
    assert (found.maker, found.line) == (None, "?/green,,?,Green")


def test_of_the_general_market_everything_is_unknown():
    found = unknown([("Unemployment", "a"), ("the economy", "b"), ("unemployment", "c")], Market.general())
    assert [(u.subject, u.count, u.perhaps) for u in found] == [("Unemployment", 2, ()), ("the economy", 1, ())]


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("N-Box", "the model Honda N-Box (honda/n-box), sold by Honda"),
        ("Flair", "the model Mazda Flair (mazda/flair), sold by Mazda and built by Suzuki"),
        (
            "Subaru Spacia",
            "the model Suzuki Spacia (suzuki/spacia), sold by Suzuki; Subaru neither sells nor builds it",
        ),
        ("used minicars", "the scope kei cars (scope:kei), counted as used-car sales where sales are said"),
        ("Honda Feed", "not known: Honda is, 'Feed' is not; perhaps Honda Freed (0.90)"),
        ("xyzzy", "not known; nothing in the pack is like it"),
    ],
)
def test_why_a_subject_is_known_or_not(subject, said):
    assert why(subject, JAPAN) == said


def test_the_general_market_says_that_it_knows_no_names():
    assert why("N-Box", Market.general()) == "not known: the market general knows no names"
