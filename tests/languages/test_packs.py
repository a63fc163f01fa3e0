"""Language packs: what ships is whole, what is broken is named, and which language a text is in."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from keisu import figures, languages
from keisu.errors import BrokenPack, PackError, UnknownPack
from keisu.figures.numbers import NumberReader
from keisu.figures.periods import PeriodReader
from keisu.languages import available, detect, load, month_names, pack
from keisu.model import Article

SHIPPED = Path(str(files("keisu.languages")))


@pytest.mark.parametrize("code", available())
def test_every_pack_that_ships_is_whole(code):
    language = load(code)
    assert language.general.code == code
    assert language.general.name
    assert sorted(set(language.general.months.values())) == list(range(1, 13))
    assert sorted(set(language.general.weekdays.values())) == list(range(1, 8))
    assert all(word == word.casefold() for word in language.general.months)
    assert load(code) is language
    assert NumberReader(language).words
    assert PeriodReader(language)
    assert month_names(code) == language.general.months


def shape(value):
    """The keys of a table, and of the tables in it; the words of a list or of a table of forms are not looked at."""
    return {k: shape(v) for k, v in value.items()} if isinstance(value, dict) else type(value)


FREE = {("rank", "phrases"), ("streak", "periods")}  # tables whose keys are words of the language


@pytest.mark.parametrize("code", available())
def test_a_pack_has_every_key_that_the_english_one_has(code):
    english, other = load("en"), load(code)
    assert other.cues.keys() == english.cues.keys()
    for part, table in english.cues.items():
        assert other.cues[part].keys() == table.keys(), part
        for key, value in table.items():
            if (part, key) not in FREE:
                assert shape(other.cues[part][key]) == shape(value), (part, key)
    assert other.periods.words.keys() == english.periods.words.keys()
    assert [m.name for m in other.measures.measure] == [m.name for m in english.measures.measure]
    for part in ("persons", "per", "placeholder", "skip", "part", "stop", "below_zero", "unrated"):
        assert getattr(other.units, part).keys() == getattr(english.units, part).keys(), part


def test_english_ships():
    assert "en" in available()
    assert month_names("en")["sept"] == 9


@pytest.mark.parametrize("code", ["xx", "", "EN", "../en", "en/..", "__pycache__"])
def test_an_unknown_pack_is_named_with_those_there_are(code):
    with pytest.raises(UnknownPack, match=r"there is .*en") as caught:
        load(code)
    assert isinstance(caught.value, PackError)


def test_no_pack_no_months():
    assert month_names("xx") == {}
    assert month_names(None) == {}


# ---- broken packs ----------------------------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A folder of packs that holds a copy of the English one; the loader forgets what it had read."""
    shutil.copytree(SHIPPED / "en", tmp_path / "en")
    monkeypatch.setattr(pack, "_folder", lambda: tmp_path)
    cached = (pack.available, pack.load, pack.general, figures._finder)
    for function in cached:
        function.cache_clear()
    yield tmp_path / "en"
    for function in cached:
        function.cache_clear()


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_copy_is_read_before_it_is_broken(own):
    assert load("en").general.name == "English"
    assert available() == ("en",)


def test_a_pack_may_do_without_clauses(own):
    (own / "syntax.toml").unlink()
    assert load("en").syntax is None


@pytest.mark.parametrize("name", sorted({p.name for p in (SHIPPED / "en").glob("*.toml")} - {"syntax.toml"}))
def test_a_pack_without_one_of_its_files(own, name):
    (own / name).unlink()
    with pytest.raises(BrokenPack, match=f"'en' lacks {name}"):
        load("en")


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("language.toml", 'code = "en"', "code = 5", "language.toml.*code"),
        ("language.toml", 'code = "en"', "", "language.toml.*`code`"),
        ("language.toml", 'code = "en"', 'code = "en"\ncolour = "red"', "language.toml.*`colour`"),
        ("language.toml", "january = 1", 'january = "one"', "language.toml.*months"),
        ("language.toml", 'code = "en"', 'code = "en', "language.toml.*line"),
        ("numbers.toml", "[cardinals]", "[cardinals_]", "numbers.toml.*`cardinals"),
        ("bounds.toml", '"about" = "~"', '"about" = "almost"', "bounds.toml.*'almost'.*before"),
        ("periods.toml", 'gives = "year-earlier"', "", "periods.toml.*`gives`.*pattern"),
        ("units.toml", "[stop]", "[stopp]", "units.toml.*`stop"),
        ("measures.toml", "counts = true", 'counts = "yes"', "measures.toml.*counts"),
    ],
)
def test_a_broken_file_is_named_with_the_key(own, name, old, new, says):
    change(own, name, old, new)
    with pytest.raises(BrokenPack, match=says):
        load("en")


@pytest.mark.parametrize("line", ["unit\tknot", "unit\tknot\tknot\tknot", "speed\tknot\tknot"])
def test_a_line_of_the_lexicon_that_is_none(own, line):
    (own / "lexicon.tsv").write_text(f"# head\n{line}\n", encoding="utf-8")
    with pytest.raises(BrokenPack, match=r"lexicon\.tsv"):
        load("en")


def test_a_pack_may_lack_a_lexicon(own):
    (own / "lexicon.tsv").unlink()
    assert load("en").lexicon.unit == {}


def test_a_file_in_no_encoding(own):
    (own / "places.toml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(BrokenPack, match=r"places\.toml"):
        load("en")


def test_a_cue_that_reading_needs_and_the_pack_lacks(own):
    change(own, "cues.toml", "[ratio]", "[ratioo]")
    with pytest.raises(BrokenPack, match=r"'en' lacks.*ratio"):
        figures.find(Article.from_text("16,198 cars", language="en"))


def test_a_pattern_that_gives_what_nobody_makes(own):
    change(own, "periods.toml", 'gives = "year-earlier"', 'gives = "aeon-earlier"')
    with pytest.raises(BrokenPack, match=r"periods\.toml.*aeon-earlier"):
        figures.find(Article.from_text("16,198 cars", language="en"))


def test_a_pattern_that_is_none(own):
    change(own, "periods.toml", 'match = "yesterday"', 'match = "yesterday("')
    with pytest.raises(BrokenPack, match="'en'"):
        figures.find(Article.from_text("16,198 cars", language="en"))


# ---- which language ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nissan has received over 20,000 orders for the new model since it was unveiled.", "en"),
        ("Sales of the N-Box rose in November", "en"),
        ("The sales of cars", "en"),
        ("新しい軽自動車は11月に16198台売れた。", "ja"),
        ("ホンダ「N-BOX」が首位", "ja"),
        ("Nissan ルークス 7,741台", "ja"),
        ("汽车销量下降", "zh"),
        ("자동차 판매가 늘었다", "ko"),
        ("As vendas de carros no Brasil caíram 3,5% em novembro, disse a associação dos fabricantes.", "pt"),
        ("Les ventes de voitures ont reculé de 3,5 % en novembre, selon les constructeurs.", "fr"),
        ("Las ventas de coches en España cayeron un 3,5 % en noviembre, según los fabricantes.", "es"),
        ("Le vendite di auto in Italia sono calate del 3,5% a novembre, secondo i costruttori.", "it"),
        ("Die Verkäufe sind im November um 3,5 Prozent gefallen.", "de"),
        ("", None),
        ("16,198 (+3.5%)", None),
        ("  \n ", None),
    ],
)
def test_detect(text, code):
    assert languages.detect(text) == code


def test_detect_does_not_change_with_length():
    english = "The company said that sales of its cars were higher than in the year before. "
    japanese = "この会社は十一月の販売が前年より多かったと発表した。"
    assert detect(english * 2000) == detect(english) == "en"
    assert detect(japanese * 2000) == detect(japanese) == "ja"


def test_a_name_in_another_script_does_not_decide():
    assert detect("The car, known as 軽自動車, is sold in Japan and is the smallest of its kind.") == "en"
