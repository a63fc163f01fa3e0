"""From bytes to text: byte order mark, the server's charset, the page's own, UTF-8, then a guess that says it is one.

That is the order of browsers, and labels are read as browsers read them (the WHATWG Encoding Standard): a page that
says ``shift_jis`` or ``iso-8859-1`` means the Windows code page that grew out of it. Unlike a browser, a declaration
that the bytes deny is not followed, and that is noted.
"""

import codecs
import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from keisu.errors import NotText, WrongEncoding, shown
from keisu.vocabulary import EncodingBasis

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
    (b"WARC/1.", "a web archive"),
    (b"filedesc://", "a web archive"),
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
_WIDE = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"})
_PROVE_THEMSELVES = frozenset({"utf-8", "cp932", "euc_jp", "iso2022_jp", "cp949", "gb18030", "big5hkscs"})
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
    """The text of a page, Python's name of the codec that read it, what that was known by, and remarks worth keeping
    (a guess, unreadable bytes, a false declaration)."""

    text: str
    encoding: str
    basis: EncodingBasis
    notes: tuple[str, ...] = ()


def decode(data: bytes, encoding: str | None = None, charset: str | None = None) -> Decoded:
    """The text of a page, its byte order mark taken off.

    `encoding` is the name of a codec and, if given, is obeyed; `charset` is the label that the server gave. Raises
    NotText for binary data and WrongEncoding if the named codec is unknown or does not fit, or if no codec can be
    told.
    """
    if encoding is not None:
        return _as_named(data, encoding)
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _textual(_tolerant(data[len(mark) :], codec, "byte order mark") or _no_encoding())
    _refuse_magic(data)
    of_server = _codec(charset) if charset else None
    if b"\0" in data:
        wide = _strict(data, of_server, "http") if of_server in _WIDE else None
        return _textual(wide or _utf16(data))
    shifted = b"\x1b" in data and (b"\x1b$B" in data or b"\x1b$@" in data)  # one byte is found far faster than three
    made = _strict(data, "iso2022_jp", "bytes") if shifted else None
    return _textual(made or _as_declared(data, of_server, _of_page(data)))


def _as_declared(data: bytes, of_server: str | None, of_page: str | None) -> Decoded:
    """The text by the first declaration that the bytes bear out, else as UTF-8, else by a guess."""
    denied: list[str] = []
    declared: tuple[tuple[EncodingBasis, str | None], ...] = (("http", of_server), ("page", of_page))
    for basis, codec in declared:
        if codec is None or codec in _WIDE:  # which would have shown themselves by their zeros
            continue
        made = _borne_out(data, codec, basis)
        if made is not None:
            return _noted(made, denied)
        denied.append(f"the {'server' if basis == 'http' else 'page'} says {codec}, which its bytes deny")
    return _noted(_tolerant(data, "utf-8", "bytes") or _guess(data), denied)


def _borne_out(data: bytes, codec: str, basis: EncodingBasis) -> Decoded | None:
    """The text in a declared encoding; None if the bytes deny it.

    Any bytes at all can be read in most encodings of one byte a character, so the declaration of such a one is
    denied by bytes that are UTF-8 with more than ASCII in it.
    """
    if codec not in _PROVE_THEMSELVES and not data.isascii() and _tolerant(data, "utf-8", basis):
        return None
    return _tolerant(data, codec, basis)


def _noted(made: Decoded, notes: list[str]) -> Decoded:
    return replace(made, notes=(*made.notes, *notes)) if notes else made


def _no_encoding() -> Decoded:
    raise WrongEncoding("the text is in no encoding that can be told; name it with --encoding")


def _refuse_magic(data: bytes) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise NotText(f"this is {what}, not a page of text; unpack or convert it first")
    if data[4:8] == b"ftyp" or (data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI ")):
        raise NotText("this is an image, sound or film, not a page of text")


def _as_named(data: bytes, encoding: str) -> Decoded:
    codec = _python_codec(encoding.strip())
    if codec is None:
        raise WrongEncoding(f"{shown(encoding)!r} is not the name of a text encoding; utf-8, cp932 and euc-jp are some")
    try:
        text = data.decode(codec)
    except UnicodeError as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise WrongEncoding(
            f"the text is not in {shown(encoding)}: it breaks off{at}; leave --encoding out to have it told"
        ) from error
    return _textual(Decoded(text.removeprefix("\ufeff"), codec, "given"))


@cache
def _labels() -> dict[str, str]:
    """The codec that browsers take each label for."""
    text = files("keisu.pages").joinpath("encodings.toml").read_text(encoding="utf-8")
    return {label: codec for codec, labels in tomllib.loads(text).items() for label in labels}


def _codec(label: str) -> str | None:
    """Python's name for an encoding label as browsers take it, or None for what is no encoding of pages."""
    label = label.strip().casefold()
    return _labels().get(label) or _python_codec(label)


def _python_codec(label: str) -> str | None:
    try:
        found = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    of_text = getattr(found, "_is_text_encoding", True) and found.name.replace("-", "_") not in _NOT_OF_PAGES
    return found.name if of_text else None


def _of_page(data: bytes) -> str | None:
    m = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    codec = _codec((m[1] or m[2]).decode("ascii", "replace")) if m else None
    return "utf-8" if codec in _WIDE else codec  # a declaration in ASCII letters cannot be true of UTF-16


def _strict(data: bytes, codec: str, basis: EncodingBasis) -> Decoded | None:
    try:
        return Decoded(data.decode(codec), codec, basis)
    except UnicodeError:
        return None


def _tolerant(data: bytes, codec: str, basis: EncodingBasis) -> Decoded | None:
    """Read with `codec`, letting a few broken bytes pass where far more proves the codec right."""
    made = _strict(data, codec, basis)
    if made is not None:
        return made
    text = data.decode(codec, "replace")
    broken = text.count("\ufffd")
    proof = len(_NOT_ASCII.findall(text)) - broken
    if broken * 20 > proof and not (broken == 1 and proof and text.endswith("\ufffd")):
        return None
    return Decoded(text, codec, basis, (f"{broken} characters could not be read as {codec}",))


def _utf16(data: bytes) -> Decoded:
    """Text with NUL bytes is UTF-16 if nearly all are the same halves of characters; else it is no text."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) > 20 * min(even, odd):
        made = _strict(data, "utf-16-le" if odd > even else "utf-16-be", "guessed")
        if made is not None and len(_CONTROLS.findall(made.text)) * 50 < len(made.text):
            return _noted(made, [f"the encoding was guessed: {made.encoding}"])
    raise NotText("this is binary data, not a page of text")


def _guess(data: bytes) -> Decoded:
    """Japanese by its kana, anything else by what charset_normalizer makes of a sample."""
    for codec in ("euc_jp", "cp932"):
        made = _tolerant(data, codec, "guessed")
        if made is not None:
            foreign = len(_NOT_ASCII.findall(made.text))
            if len(_KANA.findall(made.text)) * 5 > foreign:
                return _noted(made, [f"the encoding was guessed: {codec}"])
    import charset_normalizer

    # The sample is taken where bytes stand that ASCII does not explain: they tell one codec from another.
    first = next((i for i, byte in enumerate(data) if byte > 0x7F), 0)
    start = max(0, first - _SAMPLE // 4)
    best = charset_normalizer.from_bytes(data[start : start + _SAMPLE]).best()
    codec_name = _python_codec(best.encoding) if best is not None else None
    made = _tolerant(data, codec_name, "guessed") if codec_name else None
    return _noted(made, [f"the encoding was guessed: {codec_name}"]) if made else _no_encoding()


def _textual(made: Decoded) -> Decoded:
    """`made`, or NotText if too much of it is control characters."""
    text = made.text
    if len(text) > 3 * _WINDOW:
        middle = len(text) // 2
        text = text[:_WINDOW] + text[middle : middle + _WINDOW] + text[-_WINDOW:]
    if len(_CONTROLS.findall(text)) * 50 > len(text):
        raise NotText("this is binary data, not a page of text")
    return made
