"""What every source gives: a page's bytes and what is known of how they were had."""

import re
from dataclasses import dataclass

from keisu.errors import KeisuError

_MOMENT = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)")

_LONGEST_ADDRESS = 4_096


@dataclass(frozen=True, slots=True)
class Capture:
    """One input as it was taken in: its bytes, or the error that says why there are none.

    `name` is what a person would call it: a path, an address, a place in an archive. `url` is the address that it
    was taken from, if that is known. `date` is the moment at which the source says that the bytes were taken
    (``YYYY-MM-DDThh:mm:ssZ``), which is not the day on which the page came out; of an entry of a feed, the moment
    of its last change. `media_type` and `charset` are what the server said of the bytes, folded; `notes` are
    remarks that belong with the article ("the archive says that the page was cut off"). `etag` and `last_modified`
    are what the server wants to hear when it is asked for the page again.
    """

    name: str
    data: bytes | None = None
    error: KeisuError | None = None
    url: str | None = None
    date: str | None = None
    media_type: str | None = None
    charset: str | None = None
    notes: tuple[str, ...] = ()
    etag: str | None = None
    last_modified: str | None = None


def address(text: str | None) -> str | None:
    """An address as a source states it; None if it states none, or one too long or too strange to be kept."""
    text = (text or "").strip()
    return text if text and len(text) <= _LONGEST_ADDRESS and text.isprintable() else None


def moment(text: str | None) -> str | None:
    """A moment in UTC as ISO 8601 writes it ("2025-12-04T01:02:03.123Z"), to the second; None if it is none."""
    text = (text or "").strip()
    m = _MOMENT.match(text)
    return f"{m[0]}Z" if m and re.fullmatch(r"(?:\.\d{1,9})?Z", text[m.end() :]) else None
