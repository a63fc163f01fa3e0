"""Which of the dates that a page gives are those of its publication and its last change.

This is the one place where disagreements between sources are resolved. The publication is, of those that are known, the
first of:

1. the date that the caller gives;
2. the day printed alone on a line below the title, or called the publication where it stands, if it is earlier than the
   one in the metadata or a day in its month or year: metadata are written anew when a site moves, and count days in
   another time zone, and no page prints a day on which it was not out;
3. the metadata: `datePublished` of this page's article in JSON-LD (or of its WebPage, if that has an author: pages that
   are no articles have none), then the meta tags in the order of cues.toml, a <time> marked as the publication,
   `dateCreated`, and a <time> that is one of two at most and is not marked as a change;
4. the day printed below the title, in the head of the text, above the title, or in a place for dates;
5. the day or month in the address;
6. the month that the text itself tells (`dates.inferred`).

The change is the metadata's (`dateModified`, then the meta tags, then a <time> marked as one), or else the one printed
("Updated December 5, 2025"). It is None unless it is later than the publication, and it is never given as the
publication.
"""

from dataclasses import dataclass

from keisu.pages import dates
from keisu.pages.draft import Draft
from keisu.vocabulary import Basis


@dataclass(frozen=True, slots=True)
class Dated:
    """The dates of an article: a day, month or year each, and how the publication is known."""

    published: str | None = None
    basis: Basis | None = None
    modified: str | None = None


def dated(draft: Draft, text: str, url: str | None, given: str | None) -> Dated:
    """The dates of an article of that `text` at that address, where the caller gives the publication as `given`."""
    day, basis = _published(draft, text, url, given)
    modified = draft.modified or draft.printed_update
    if modified is not None and day is not None and not _is_later(modified, day):
        modified = None
    return Dated(day, basis, modified)


def _published(draft: Draft, text: str, url: str | None, given: str | None) -> tuple[str | None, Basis | None]:
    if given is not None:
        return given, "given"
    printed, told = draft.printed, draft.dated
    if printed and told and draft.sure and len(printed) >= len(told) and (printed < told or printed.startswith(told)):
        return (told, "metadata") if printed == told else (printed, "printed")
    if told:
        return told, "metadata"
    if printed:
        return printed, "printed"
    if url and (day := dates.of_url(url)):
        return day, "url"
    month = dates.inferred(text, draft.language, fresh=draft.fresh)
    return (month, "inferred from the text") if month else (None, None)


def _is_later(changed: str, published: str) -> bool:
    """Whether a change is after the publication, as far as the coarser of the two can tell."""
    size = min(len(changed), len(published))
    return changed[:size] > published[:size]
