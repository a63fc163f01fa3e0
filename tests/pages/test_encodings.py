# ruff: noqa: E501 - pages and code as they come have long lines
"""From bytes to text."""

import gzip

import pytest

from keisu.errors import BrokenRecord, EmptyPage, NotText, PageTooLarge, UnpackedTooLarge, WrongEncoding
from keisu.pages import Limits, encodings, read
from keisu.pages.encodings import decode

JAPANESE = "全国軽自動車協会連合会がまとめた11月の新車販売によると、ホンダのN-BOXが1万6198台で首位だった。\n日産のルークスは7741台で、前年同月を41%上回った。\n"
GERMAN = "Im November wurden in Deutschland 250.671 Autos zugelassen, ein Plus von 2,5 Prozent gegenüber dem Vorjahr.\nÜber die Gründe äußerte sich das Kraftfahrt-Bundesamt nicht.\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp932", "euc_jp", "iso2022_jp"],
)
def test_japanese_is_told_in_every_encoding(encoding):
    assert decode(JAPANESE.encode(encoding)).text == JAPANESE


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "utf-16-le"])
def test_a_guess_is_noted(encoding):
    assert any("guessed" in note for note in read(JAPANESE.encode(encoding)).notes)
    assert read(JAPANESE.encode("utf-8")).notes == ()


def test_a_western_code_page_is_guessed():
    made = decode((GERMAN * 3).encode("cp1252"))
    assert made.text == GERMAN * 3
    assert made.notes


@pytest.mark.parametrize(
    ("label", "codec"),
    [("shift_jis", "cp932"), ("x-sjis", "cp932"), ("EUC-JP", "euc_jp"), ("utf-8", "utf-8")],
)
def test_a_declared_charset_is_used_and_no_guess(label, codec):
    page = (
        f'<html><head><meta charset="{label}"></head><body>①ホンダ</body></html>'
        if codec == "cp932"
        else f"<meta charset={label}>ホンダ"
    )
    made = decode(page.encode(codec))
    assert (made.text, made.notes) == (page, ())


def test_a_charset_is_read_as_browsers_read_it():
    assert decode('<meta charset="iso-8859-1">“12 %” – so'.encode("cp1252")).text.endswith("“12 %” – so")
    old = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">汽车'
    assert decode(old.encode("gb18030")).text == old


def test_a_false_declaration_is_overruled():
    page = '<meta charset="euc-jp">' + JAPANESE
    assert decode(page.encode("utf-8")).text == page
    page = '<meta charset="no-such-thing">' + JAPANESE
    assert decode(page.encode("utf-8")).text == page


def test_a_cut_or_broken_character_is_let_pass_and_noted():
    made = decode((JAPANESE * 5).encode("utf-8")[:-2])
    assert made.text.startswith(JAPANESE)
    assert any("could not be read" in note for note in made.notes)


def test_an_encoding_that_is_named_is_obeyed():
    assert decode(GERMAN.encode("cp1252"), "cp1252").text == GERMAN
    assert decode(JAPANESE.encode("utf-8-sig"), "utf-8").text == JAPANESE
    with pytest.raises(WrongEncoding, match="leave --encoding out"):
        decode(GERMAN.encode("cp1252"), "utf-8")
    for name in ("no-such-thing", "base64", "unicode_escape", "idna", "a\0b", ""):
        with pytest.raises(WrongEncoding, match="not the name of a text encoding"):
            decode(b"abc", name)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        gzip.compress(gzip.compress(b"<html>hello</html>")),
        b"PK\x03\x04\x14\0\0\0",
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
        b"\0\0\0\x18ftypmp42",
        b"RIFF\x10\0\0\0WEBPVP8 ",
        bytes(range(256)) * 4,
        b"text\0with\0nothing\0but\0holes!",
        b"\x01\x02\x03\x04\x05",
    ],
)
def test_binary_data_is_named(data):
    with pytest.raises(NotText):
        read(data)


def test_a_packed_page_is_read():
    page = b"<html><body><article><p>Sales of new cars rose to 5,000 units in May 2020, the union said.</p></article></body></html>"
    packed = gzip.compress(page)
    assert read(packed).text == read(page).text
    plain = gzip.compress(b"Sales of cars rose to 5,000 units in May. " * 50)
    cut = read(plain[:-12], plain=True)
    assert cut.text.startswith("Sales of cars rose to 5,000 units")
    assert any("breaks off" in note for note in cut.notes)
    with pytest.raises(BrokenRecord, match="packing is broken"):
        read(b"\x1f\x8b\x08junk")
    with pytest.raises(UnpackedTooLarge):
        read(packed, limits=Limits(unpacked=10))


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u3000\n".encode()])
def test_nothing_is_named(data):
    with pytest.raises(EmptyPage):
        read(data)


def test_too_much_is_named_before_it_is_read():
    with pytest.raises(PageTooLarge, match="20,000,000"):
        read(b"a" * 20_000_001)
    with pytest.raises(PageTooLarge):
        read(b"some words that are text", limits=Limits(bytes=10))


@pytest.mark.parametrize(
    ("page", "encoding", "charset", "codec", "basis"),
    [
        (JAPANESE, "utf-8-sig", "shift_jis", "utf-8", "byte order mark"),
        (JAPANESE, "utf-16", "utf-8", "utf-16-le", "byte order mark"),
        (JAPANESE, "cp932", "Shift_JIS", "cp932", "http"),
        (JAPANESE, "utf-16-be", "utf-16be", "utf-16-be", "http"),
        ("<meta charset=shift_jis>" + JAPANESE, "euc_jp", "x-euc-jp", "euc_jp", "http"),
        ("<meta charset=shift_jis>" + JAPANESE, "cp932", None, "cp932", "page"),
        ("<meta charset=utf-16>" + JAPANESE, "utf-8", None, "utf-8", "page"),
        ("<meta charset=shift_jis>" + JAPANESE, "cp932", "no-such-thing", "cp932", "page"),
        (JAPANESE, "utf-8", None, "utf-8", "bytes"),
        (JAPANESE, "iso2022_jp", None, "iso2022_jp", "bytes"),
        (JAPANESE, "euc_jp", None, "euc_jp", "guessed"),
        (GERMAN, "cp1252", "latin1", "cp1252", "http"),
        (GERMAN, "cp1252", "us-ascii", "cp1252", "http"),
    ],
)
def test_the_encoding_and_what_it_was_known_by_are_kept(page, encoding, charset, codec, basis):
    made = decode(page.encode(encoding), charset=charset)
    assert (made.text, made.encoding, made.basis) == (page, codec, basis)


def test_the_article_keeps_them():
    article = read(JAPANESE.encode("cp932"), charset="shift_jis")
    assert (article.encoding, article.encoding_basis, article.notes) == ("cp932", "http", ())
    article = read(JAPANESE.encode("cp932"), encoding="cp932", charset="utf-8", plain=True)
    assert (article.encoding, article.encoding_basis) == ("cp932", "given")
    assert type(article).from_json(article.to_json()) == article


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (JAPANESE.encode(), "iso-8859-1"),
        (JAPANESE.encode(), "windows-1251"),
        (b"<meta charset=iso-8859-1>" + JAPANESE.encode(), None),
        (b"<meta charset=koi8-r>" + JAPANESE.encode(), "iso-8859-1"),
    ],
)
def test_a_declaration_that_the_bytes_deny_is_not_followed_and_that_is_noted(data, charset):
    made = decode(data, charset=charset)
    assert made.text.endswith(JAPANESE)
    assert (made.encoding, made.basis) == ("utf-8", "bytes")
    assert any("which its bytes deny" in note for note in made.notes)


def test_a_few_broken_characters_do_not_make_another_encoding_of_utf8():
    broken = (JAPANESE * 5).encode().replace("日産".encode(), "日産".encode()[:5], 1)
    for charset in (None, "utf-8", "iso-8859-1"):
        made = decode(broken, charset=charset)
        assert (made.encoding, made.text.count("\ufffd")) == ("utf-8", 1)
        assert any("could not be read" in note for note in made.notes)


def test_every_label_names_a_codec_of_text():
    labels = encodings._labels()
    assert len(labels) > 200
    for label, codec in labels.items():
        assert label == label.casefold()
        assert isinstance(b"abcd".decode(codec), str)
