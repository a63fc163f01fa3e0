"""Language packs: what ships is whole, and what is broken is named."""

import shutil
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from keisu import figures
from keisu.errors import BrokenPack, PackError, UnknownPack
from keisu.figures.numbers import NumberReader
from keisu.figures.periods import PeriodReader
from keisu.languages import available, load, load_characters, month_names, pack, writing
from keisu.model import Article

SHIPPED = Path(str(files("keisu.languages")))


WORDS = [code for code in available() if writing(code) == "words"]
CHARACTERS = [code for code in available() if writing(code) == "characters"]
# Tables of cues.toml that are lists of words with what each means, so that no two languages have their keys in common.
WORD_TABLES = {"turned", "seasons", "guarded", "named_quarters"}


def paths(table, at=""):
    """The keys of a file's tables, but for tables of words."""
    for key, value in table.items():
        if isinstance(value, dict) and not all(isinstance(v, int | float | str) for v in value.values()):
            if key not in WORD_TABLES:
                yield from paths(value, f"{at}{key}.")
        yield f"{at}{key}"


@pytest.mark.parametrize("code", available())
def test_every_pack_that_ships_is_whole(code):
    language = load(code) if code in WORDS else load_characters(code)
    assert language.general.code == code
    assert language.general.name
    assert sorted(set(language.general.months.values())) == list(range(1, 13))
    assert sorted(set(language.general.weekdays.values())) == list(range(1, 8))
    assert all(word == word.casefold() for word in language.general.months)
    assert month_names(code) == language.general.months
    assert figures.find(Article.from_text("16,198", language=code)) is not None  # every word that a reader asks for


@pytest.mark.parametrize("code", WORDS)
def test_a_pack_of_words_is_loaded_once_and_reads(code):
    assert load(code) is load(code)
    assert NumberReader(load(code)).words
    assert PeriodReader(load(code))


@pytest.mark.parametrize("codes", [WORDS, CHARACTERS])
def test_no_pack_lacks_a_part_or_a_key_that_the_others_of_its_kind_have(codes):
    """Files and keys of records are checked by the loader; the free tables of cues.toml and periods.toml here."""
    for name in ("cues.toml", "periods.toml"):
        keys = {code: set(paths(tomllib.loads((SHIPPED / code / name).read_text(encoding="utf-8")))) for code in codes}
        all_keys = set().union(*keys.values())
        lacking = {code: sorted(all_keys - found) for code, found in keys.items() if all_keys - found}
        assert not lacking, f"{name}: {lacking}"
    files_of = {code: {p.name for p in (SHIPPED / code).glob("*.toml")} - set(pack._OPTIONAL) for code in codes}
    every = set().union(*files_of.values())
    assert all(found == every for found in files_of.values())


def shape(value):
    """The keys of a table, and of the tables in it; the words of a list or of a table of forms are not looked at."""
    return {k: shape(v) for k, v in value.items()} if isinstance(value, dict) else type(value)


FREE = {("rank", "phrases"), ("streak", "periods")}  # tables whose keys are words of the language


@pytest.mark.parametrize("code", WORDS)
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
