"""From bytes to text: byte order mark, declared charset, UTF-8, then a guess that says it is one.

Labels are read as browsers read them (the WHATWG Encoding Standard): a page that says ``shift_jis`` or
``iso-8859-1`` means the Windows code page that grew out of it.
"""

import codecs
import re
from dataclasses import dataclass

from keisu.errors import NotText, WrongEncoding, shown

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"PK\x03\x04", "a zip archive (or an Office or EPUB file)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta\b[^<>]{0,300}?\bcharset\s{0,5}=\s{0,5}["']?([\w.:-]{2,40})|<\?xml\b[^<>]{0,100}?\bencoding=["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 8192  # bytes from the beginning in which a declaration counts
_BROWSER_MEANS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "utf-16": "utf-8",  # a declaration in ASCII letters cannot be true of UTF-16
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_LABELS = {"x-sjis": "cp932", "windows-31j": "cp932", "x-euc-jp": "euc_jp", "x-gbk": "gb18030"}
_NOT_OF_PAGES = {
    "unicode_escape",
    "raw_unicode_escape",
    "undefined",
    "idna",
    "punycode",
    "utf-7",
    "mbcs",
    "oem",
}
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_WINDOW = 20_000  # characters at the beginning, in the middle and at the end of a page that are looked at
_KANA = re.compile("[\u3041-\u30ff]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_SAMPLE = 32_768


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page, the codec that read it, and remarks worth keeping (a guess, unreadable bytes)."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a page, its byte order mark taken off.

    `encoding` is the name of a codec and, if given, is obeyed. Raises NotText for binary data and
    WrongEncoding if the named codec is unknown or does not fit, or if no codec can be told.
    """
    if encoding is not None:
        return _as_named(data, encoding)
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _textual(_tolerant(data[len(mark) :], codec) or _no_encoding())
    _refuse_magic(data)
    if b"\0" in data:
        return _textual(_utf16(data))
    declared = _declared(data)
    escapes = b"\x1b$B" in data or b"\x1b$@" in data
    made = _strict(data, "iso2022_jp") if escapes else None
    if made is None and declared in (None, "utf-8"):
        made = _strict(data, "utf-8")
    if made is None and declared is not None:
        made = _tolerant(data, declared)
    made = made or _strict(data, "utf-8") or _tolerant(data, "utf-8") or _guess(data)
    return _textual(made)


def _no_encoding() -> Decoded:
    raise WrongEncoding("the text is in no encoding that can be told; name it with --encoding")


def _refuse_magic(data: bytes) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise NotText(f"this is {what}, not a page of text; unpack or convert it first")
    if data[4:8] == b"ftyp" or (data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI ")):
        raise NotText("this is an image, sound or film, not a page of text")


def _as_named(data: bytes, encoding: str) -> Decoded:
    codec = _codec(encoding)
    if codec is None:
        raise WrongEncoding(f"{shown(encoding)!r} is not the name of a text encoding; utf-8, cp932 and euc-jp are some")
    try:
        text = data.decode(codec)
    except UnicodeError as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise WrongEncoding(
            f"the text is not in {shown(encoding)}: it breaks off{at}; leave --encoding out to have it told"
        ) from error
    return _textual(Decoded(text.removeprefix("\ufeff"), codec))


def _codec(label: str) -> str | None:
    """Python's name for an encoding label, or None for what is no encoding of pages."""
    label = label.strip().casefold()
    if label in _LABELS:
        return _LABELS[label]
    try:
        found = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    of_text = getattr(found, "_is_text_encoding", True) and found.name.replace("-", "_") not in _NOT_OF_PAGES
    return found.name if of_text else None


def _declared(data: bytes) -> str | None:
    m = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    name = _codec((m[1] or m[2]).decode("ascii", "replace")) if m else None
    return _BROWSER_MEANS.get(name, name) if name else None


def _strict(data: bytes, codec: str) -> Decoded | None:
    try:
        return Decoded(data.decode(codec), codec)
    except UnicodeError:
        return None


def _tolerant(data: bytes, codec: str) -> Decoded | None:
    """Read with `codec`, letting a few broken bytes pass where far more proves the codec right."""
    made = _strict(data, codec)
    if made is not None:
        return made
    text = data.decode(codec, "replace")
    broken = text.count("\ufffd")
    proof = len(_NOT_ASCII.findall(text)) - broken
    if broken * 20 > proof and not (broken == 1 and proof and text.endswith("\ufffd")):
        return None
    return Decoded(text, codec, (f"{broken} characters could not be read as {codec}",))


def _utf16(data: bytes) -> Decoded:
    """Text with NUL bytes is UTF-16 if nearly all are the same halves of characters; else it is no text."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) > 20 * min(even, odd):
        made = _strict(data, "utf-16-le" if odd > even else "utf-16-be")
        if made is not None and len(_CONTROLS.findall(made.text)) * 50 < len(made.text):
            return Decoded(made.text, made.encoding, (f"the encoding was guessed: {made.encoding}",))
    raise NotText("this is binary data, not a page of text")


def _guess(data: bytes) -> Decoded:
    """Japanese by its kana, anything else by what charset_normalizer makes of a sample."""
    for codec in ("euc_jp", "cp932"):
        made = _tolerant(data, codec)
        if made is not None:
            foreign = len(_NOT_ASCII.findall(made.text))
            if len(_KANA.findall(made.text)) * 5 > foreign:
                return Decoded(made.text, codec, (f"the encoding was guessed: {codec}", *made.notes))
    import charset_normalizer

    # The sample is taken where bytes stand that ASCII does not explain: they tell one codec from another.
    first = next((i for i, byte in enumerate(data) if byte > 0x7F), 0)
    start = max(0, first - _SAMPLE // 4)
    best = charset_normalizer.from_bytes(data[start : start + _SAMPLE]).best()
    codec_name = _codec(best.encoding) if best is not None else None
    made = _tolerant(data, codec_name) if codec_name else None
    if made is None or codec_name is None:
        return _no_encoding()
    return Decoded(made.text, codec_name, (f"the encoding was guessed: {codec_name}", *made.notes))


def _textual(made: Decoded) -> Decoded:
    """`made`, or NotText if too much of it is control characters."""
    text = made.text
    if len(text) > 3 * _WINDOW:
        middle = len(text) // 2
        text = text[:_WINDOW] + text[middle : middle + _WINDOW] + text[-_WINDOW:]
    if len(_CONTROLS.findall(text)) * 50 > len(text):
        raise NotText("this is binary data, not a page of text")
    return made
