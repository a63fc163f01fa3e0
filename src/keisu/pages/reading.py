"""The verb `read`: bytes in, an Article out."""

import re
from dataclasses import replace

from keisu import languages
from keisu.errors import EmptyPage, NoArticle
from keisu.model import Article
from keisu.pages import roles
from keisu.pages.draft import Draft
from keisu.pages.encodings import Decoded, decode
from keisu.pages.html import read_html
from keisu.pages.limits import DEFAULTS, Clock, Limits
from keisu.pages.pieces import Piece, assemble
from keisu.pages.publication import dated
from keisu.pages.saved_text import read_saved_text
from keisu.pages.sources import Capture, messages

_DOCUMENT = re.compile(
    r"\s*<(?:\?xml\b[^>]{0,200}>\s*<)?(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE
)
_HEAD_INSIDE = re.compile(r"^[ \t]*<(?:!doctype\s+html|html[\s>]|body[\s>])", re.IGNORECASE | re.MULTILINE)
_FRAGMENT = re.compile(
    r"\s*<(?:p|div|article|section|main|h[1-6]|table|ul|ol|header|meta|title|link)(?:\s[^<>]{0,2000})?>",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"</(?:p|div|article|section|main|h[1-6]|table|ul|ol|header|title|html)\s*>", re.IGNORECASE)
_LEAST_WORDS = 5  # of the longest piece of an article
_BODY = frozenset({"paragraph", "quote", "table row", "list item", "key point"})


def read(
    data: bytes,
    *,
    url: str | None = None,
    encoding: str | None = None,
    charset: str | None = None,
    published: str | None = None,
    language: str | None = None,
    plain: bool = False,
    limits: Limits = DEFAULTS,
) -> Article:
    """The article in the bytes of a page, whether HTML or the text that a crawler saved; the bytes decide
    which. Bytes packed with gzip are unpacked.

    `published` (``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``) and `language` (ISO 639-1) overrule what the page
    says; `url` is the address it was taken from, and its path may date it; `charset` is the label that the server
    gave, and counts for more than the page's own; `encoding` is the name of a codec and overrules both. With `plain`
    the decoded text is taken as it is, so that offsets are offsets into it. Nothing in the page is run or fetched.

    Raises EmptyPage, NotText, WrongEncoding, NoArticle, BrokenRecord for a packing of which nothing can be unpacked,
    OverBound for a page over one of the `limits`, or ModelError for a `published` in another form.
    """
    clock = Clock(limits)
    limits.check_bytes(len(data))
    body = messages.gunzipped(data, limits)
    data = body.data
    if not data.strip(b" \t\r\n\f\v"):
        raise EmptyPage("there is nothing in the page")
    decoded = decode(data, encoding, charset)
    decoded = replace(decoded, notes=(*body.notes, *decoded.notes))
    text = decoded.text
    if not text.strip():
        raise EmptyPage("there is nothing but white space in the page")
    clock.check()
    if plain:
        limits.check_text(len(text))
        article = Article.from_text(text, published=published, language=language, url=url)
        if language is None and (found := languages.detect(text)) is not None:
            article = replace(article, language=found, language_basis="text")
        return _with_encoding(article, decoded)
    if is_html(text):
        draft = read_html(text, language, limits)
    else:
        draft = read_saved_text(text, language)
    clock.check()
    article = _article(draft, url, published)
    limits.check_text(len(article.text))
    clock.check()
    return _with_encoding(article, decoded)


def read_capture(
    capture: Capture,
    *,
    url: str | None = None,
    encoding: str | None = None,
    published: str | None = None,
    language: str | None = None,
    plain: bool = False,
    limits: Limits = DEFAULTS,
) -> Article:
    """The article in a capture, with the address, the charset and the remarks of its source.

    The day on which a page was captured is not the day on which it came out, and dates nothing. Raises the
    capture's error if it has one, and what `read` raises.
    """
    if capture.error is not None or capture.data is None:
        raise capture.error or EmptyPage("nothing was captured")
    article = read(
        capture.data,
        url=url or capture.url,
        encoding=encoding,
        charset=capture.charset,
        published=published,
        language=language,
        plain=plain,
        limits=limits,
    )
    return replace(article, notes=(*capture.notes, *article.notes)) if capture.notes else article


def _with_encoding(article: Article, decoded: Decoded) -> Article:
    return replace(article, notes=decoded.notes, encoding=decoded.encoding, encoding_basis=decoded.basis)


def is_html(text: str) -> bool:
    """Whether a text is a page in HTML, or a piece of one, rather than what a crawler saved of its text."""
    text = text.lstrip()
    while text.startswith("<!--") and (end := text.find("-->", 4, 10_000)) > 0:
        text = text[end + 3 :].lstrip()
    if _DOCUMENT.match(text):
        return True
    closed = _CLOSED.search(text)
    if not closed:
        return False
    return bool(_FRAGMENT.match(text) or _HEAD_INSIDE.search(text))


def _article(draft: Draft, url: str | None, published: str | None) -> Article:
    if not any(p.kind in _BODY and roles.words(p.text) >= _LEAST_WORDS for p in draft.pieces):
        raise NoArticle("no article text is left of the page, only code, links or menus; --plain takes it as it is")
    head = [Piece("title", draft.title, level=1, source=draft.title_source)] if draft.title else []
    if draft.deck and not any(p.kind == "deck" for p in draft.pieces):
        head.append(Piece("deck", draft.deck))
    text, blocks = assemble([*head, *draft.pieces])
    url = url or draft.url
    known = dated(draft, text, url, published)
    return Article(
        text=text,
        title=draft.title,
        deck=draft.deck,
        site=draft.site,
        byline=draft.byline,
        url=url,
        published=known.published,
        published_basis=known.basis,
        modified=known.modified,
        language=draft.language,
        language_basis=draft.language_basis,
        blocks=blocks,
        machinery=draft.machinery,
        removed=draft.removed,
    )
