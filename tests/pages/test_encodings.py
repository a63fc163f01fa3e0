# ruff: noqa: E501 - pages and code as they come have long lines
"""From bytes to text."""

import gzip

import pytest

from keisu.errors import EmptyPage, NotText, PageTooLarge, WrongEncoding
from keisu.pages import Limits, read
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
        gzip.compress(b"<html>hello</html>"),
        b"PK\x03\x04\x14\0\0\0",
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


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u3000\n".encode()])
def test_nothing_is_named(data):
    with pytest.raises(EmptyPage):
        read(data)


def test_too_much_is_named_before_it_is_read():
    with pytest.raises(PageTooLarge, match="20,000,000"):
        read(b"a" * 20_000_001)
    with pytest.raises(PageTooLarge):
        read(b"some words that are text", limits=Limits(bytes=10))
