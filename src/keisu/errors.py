"""What can go wrong, as one tree.

::

    KeisuError                  anything keisu says no to
    ├── ModelError              a record that cannot be: a broken invariant (also a ValueError)
    ├── SourceError             an input that could not be turned into bytes
    │   ├── MissingSource       no file or folder of that name, or no right to read it
    │   ├── EmptyFolder         a folder with no page in it
    │   ├── BrokenArchive       a file that is called a web archive and is none, or bytes in one that are no record
    │   ├── BrokenRecord        a record of an archive that breaks off, or is not as long or as whole as it declares
    │   ├── BrokenFeed          a feed or a sitemap that cannot be read, or that brings a document type of its own
    │   ├── NoPageHere          a feed without entries, a sitemap, or a record that goes on with one elsewhere
    │   ├── Unchanged           the page is still what it was when it was fetched before
    │   └── FetchError          an address that could not be fetched
    │       ├── BadAddress      not http or https, or no address at all
    │       ├── PrivateAddress  the other end is not a public address
    │       ├── NotAllowed      the site's robots.txt keeps this program out
    │       ├── BadStatus       the server answered with something other than the page
    │       ├── EndlessRedirect more redirects than are followed
    │       ├── Unreachable     no connection, or one that broke off or took too long
    │       └── NotInstalled    the extra `fetch` is not installed
    ├── PageError               bytes that could not be turned into an article
    │   ├── EmptyPage           nothing in it, or nothing but white space
    │   ├── NotText             binary data: an image, a PDF, an archive
    │   ├── WrongEncoding       text in no encoding that keisu can tell, or not in the one that was named
    │   ├── OverBound           more of something than `Limits` allows
    │   │   ├── PageTooLarge    bytes as they came
    │   │   ├── UnpackedTooLarge  bytes after decompression
    │   │   ├── TextTooLong     characters of the article
    │   │   ├── NestedTooDeep   elements within elements
    │   │   ├── TooManyAttributes  attributes of one element
    │   │   └── TooSlow         seconds
    │   └── NoArticle           a page of code, links or lists from which no article text remains
    ├── PackError               a language or market pack that cannot be used
    │   ├── UnknownPack         no pack of that name
    │   └── BrokenPack          a pack lacks a file or a key, or a value in it is wrong
    ├── StoreError              a store that cannot be used
    │   ├── NoStore             no file of that name, or no folder to make one in
    │   ├── StoreInUse          another process has it open
    │   ├── BrokenStore         a file that is no database, or bytes in it that are not what they were
    │   ├── OtherStore          a database that is no store, or a store of another version
    │   ├── NotInStore          no such page, subject or finding in it
    │   └── BadQuery            SQL that the store does not answer
    ├── ChartError              a chart that cannot be drawn
    │   ├── NothingToDraw       no value that could be drawn
    │   ├── MixedUnits          series of several measures or units, which share no axis
    │   └── UnknownForm         a form of output that charts do not have
    ├── AddressInUse            no server can listen there: another does, or the machine has no such address
    ├── BadRequest              something in the address of a page of the reading room is not what it should be
    ├── ExportError             an export that cannot be written: a file in the way, no such folder, no room
    ├── MissingLibrary          a library that was asked for is not installed (also an ImportError)
    ├── WorkerLost              a process that was reading pages ended before its work
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


class BrokenArchive(SourceError):
    """A file that is called a web archive and is none, or bytes in one that are no record."""


class BrokenRecord(SourceError):
    """A record of an archive that breaks off, or is not as long or as whole as it declares."""


class BrokenFeed(SourceError):
    """A feed or a sitemap that cannot be read, or that brings a document type of its own."""


class NoPageHere(SourceError):
    """A feed without entries, a sitemap (it lists addresses), or a record that goes on with one elsewhere."""


class Unchanged(SourceError):
    """The page is still what it was when it was fetched before."""


class FetchError(SourceError):
    """An address that could not be fetched."""


class BadAddress(FetchError):
    """Not http or https, or no address at all."""


class PrivateAddress(FetchError):
    """The other end is not a public address."""


class NotAllowed(FetchError):
    """The site's robots.txt keeps this program out."""


class BadStatus(FetchError):
    """The server answered with something other than the page."""


class EndlessRedirect(FetchError):
    """More redirects than are followed."""


class Unreachable(FetchError):
    """No connection, or one that broke off or took too long."""


class NotInstalled(FetchError):
    """The extra `fetch` is not installed."""


class PageError(KeisuError):
    """Bytes that could not be turned into an article."""


class EmptyPage(PageError):
    """Nothing in it, or nothing but white space."""


class NotText(PageError):
    """Binary data: an image, a PDF, an archive."""


class WrongEncoding(PageError):
    """Text in no encoding that keisu can tell, or not in the one that was named."""


class OverBound(PageError):
    """More of something than `Limits` allows."""


class PageTooLarge(OverBound):
    """More bytes, as they came, than the bound."""


class UnpackedTooLarge(OverBound):
    """More bytes after decompression than the bound."""


class TextTooLong(OverBound):
    """More characters of article than the bound."""


class NestedTooDeep(OverBound):
    """More elements within elements than the bound."""


class TooManyAttributes(OverBound):
    """More attributes of one element than the bound."""


class TooSlow(OverBound):
    """More seconds than the bound."""


class NoArticle(PageError):
    """A page from which no article text remains."""


class PackError(KeisuError):
    """A language or market pack that cannot be used."""


class UnknownPack(PackError):
    """No pack of that name."""


class BrokenPack(PackError):
    """A pack lacks a file or a key, or a value in it is wrong."""


class StoreError(KeisuError):
    """A store that cannot be used."""


class NoStore(StoreError):
    """No file of that name, or no folder to make one in."""


class StoreInUse(StoreError):
    """Another process has the store open."""


class BrokenStore(StoreError):
    """A file that is no database, or bytes in it that are not what they were."""


class OtherStore(StoreError):
    """A database that is no store, or a store of another version."""


class NotInStore(StoreError):
    """No such page, subject or finding in the store."""


class BadQuery(StoreError):
    """SQL that the store does not answer."""


class AddressInUse(KeisuError):
    """No server can listen there: another does, or the machine has no such address."""


class BadRequest(KeisuError):
    """Something in the address of a page of the reading room is not what it should be."""


class ExportError(KeisuError):
    """An export that cannot be written: a file in the way, no such folder, no room."""


class SolverError(KeisuError):
    """The solver stopped without an answer."""


class MissingLibrary(KeisuError, ImportError):
    """A library that was asked for is not installed."""


class ChartError(KeisuError):
    """A chart that cannot be drawn."""


class NothingToDraw(ChartError):
    """No value that could be drawn."""


class MixedUnits(ChartError):
    """Series of several measures or units, which share no axis."""


class UnknownForm(ChartError):
    """A form of output that charts do not have."""


class WorkerLost(KeisuError):
    """A process that was reading pages ended before its work."""


def shown(text: str, limit: int = 200) -> str:
    """`text` made safe to print on one line: control characters as escapes, at most `limit` characters."""
    safe = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
    return safe if len(safe) <= limit else safe[: limit - 1] + "…"
