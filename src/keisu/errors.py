"""What can go wrong, as one tree.

::

    KeisuError                  anything keisu says no to
    ├── ModelError              a record that cannot be: a broken invariant (also a ValueError)
    ├── SourceError             an input that could not be turned into bytes
    │   ├── MissingSource       no file or folder of that name, or no right to read it
    │   └── EmptyFolder         a folder with no page in it
    ├── PageError               bytes that could not be turned into an article
    │   ├── EmptyPage           nothing in it, or nothing but white space
    │   ├── NotText             binary data: an image, a PDF, an archive
    │   ├── WrongEncoding       text in no encoding that keisu can tell, or not in the one that was named
    │   ├── PageTooLarge        more bytes than the bound
    │   └── NoArticle           a page of code, links or lists from which no article text remains
    ├── PackError               a language or market pack that cannot be used
    │   ├── UnknownPack         no pack of that name
    │   └── BrokenPack          a pack lacks a file or a key, or a value in it is wrong
    └── SolverError             the solver stopped without an answer

The message of each says what was wrong and, where there is one, what to do about it. Everything that
comes from a page or a name is put into messages by `shown`, so that no control character reaches a terminal.
"""


class KeisuError(Exception):
    """Anything keisu says no to."""


class ModelError(KeisuError, ValueError):
    """A record that cannot be: one of its invariants is broken."""


class SourceError(KeisuError):
    """An input that could not be turned into bytes."""


class MissingSource(SourceError):
    """No file or folder of that name, or no right to read it."""


class EmptyFolder(SourceError):
    """A folder with no page in it."""


class PageError(KeisuError):
    """Bytes that could not be turned into an article."""


class EmptyPage(PageError):
    """Nothing in it, or nothing but white space."""


class NotText(PageError):
    """Binary data: an image, a PDF, an archive."""


class WrongEncoding(PageError):
    """Text in no encoding that keisu can tell, or not in the one that was named."""


class PageTooLarge(PageError):
    """More bytes than the bound."""


class NoArticle(PageError):
    """A page from which no article text remains."""


class PackError(KeisuError):
    """A language or market pack that cannot be used."""


class UnknownPack(PackError):
    """No pack of that name."""


class BrokenPack(PackError):
    """A pack lacks a file or a key, or a value in it is wrong."""


class SolverError(KeisuError):
    """The solver stopped without an answer."""


def shown(text: str, limit: int = 200) -> str:
    """`text` made safe to print on one line: control characters as escapes, at most `limit` characters."""
    safe = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
    return safe if len(safe) <= limit else safe[: limit - 1] + "…"
