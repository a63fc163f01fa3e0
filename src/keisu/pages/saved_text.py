"""The saved-text road: what a crawler left of a page, laid out again as an article.

Lines are cleaned of debris, joined where they were wrapped, and told apart by their words and their place:
the head (title, deck, byline, date, key points) stands before the first paragraph, the rest after it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from keisu import languages
from keisu.model import Removed
from keisu.pages import roles
from keisu.pages.debris import Cut, Line, clean
from keisu.pages.draft import Draft
from keisu.pages.furniture import furniture
from keisu.pages.machinery import name_machinery
from keisu.pages.pieces import Piece, tidy, tidy_lines
from keisu.pages.titles import split_title
from keisu.vocabulary import BlockKind, LanguageBasis

_MOST_TITLE = 200  # characters
_MOST_HEADING = 12  # words
_LEAST_PARAGRAPH = 18  # words: a sentence this long is no deck
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")


@dataclass(slots=True)
class _Head:
    """What the lines before the first paragraph told."""

    byline: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    fresh: bool = False
    signed: bool = False
    hosts: list[str] = field(default_factory=list)


def read_saved_text(text: str, language: str | None = None) -> Draft:
    """The article in a saved text, and what its head and its code tell; no pieces if none is left."""
    cleaned = clean(text)
    lines = _unwrapped(cleaned.lines)
    cuts = _together(text, cleaned.cuts)
    machinery, vendors = name_machinery(text[cut.start : cut.end] for cut in cuts)
    removed = [Removed(cut.kind, cut.start, cut.end, vendor) for cut, vendor in zip(cuts, vendors, strict=True)]
    basis: LanguageBasis | None = None if language is None else "given"
    if language is None:
        language = languages.detect("\n".join(line.text for line in lines if not line.code))
        basis = None if language is None else "text"
    head = _Head()
    kept = _without_furniture(lines, head, language, removed)
    title, site, kept = _title(kept, head)
    pieces = _pieces(kept)
    pieces, deck = _with_deck(pieces, head)
    return Draft(
        title=title,
        deck=deck,
        site=site,
        byline=head.byline,
        printed=head.published,
        printed_update=head.updated,
        fresh=head.fresh,
        language=language,
        language_basis=basis,
        pieces=tuple(pieces),
        machinery=machinery,
        removed=tuple(sorted(removed, key=lambda r: (r.start, r.end))),
    )


def _together(text: str, cuts: Sequence[Cut]) -> list[Cut]:
    """The cuts, those of one kind made one where nothing but space is between them, none within another."""
    made: list[Cut] = []
    for cut in cuts:
        last = made[-1] if made else None
        if last is None or (cut.start >= last.end and (cut.kind != last.kind or text[last.end : cut.start].strip())):
            made.append(cut)
        elif cut.end > last.end:
            made[-1] = Cut(last.kind, last.start, cut.end)
    return made


def _unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Tidy lines, blank ones kept, those of hard-wrapped paragraphs joined."""
    tidied = [line if line.code else replace(line, text=tidy(line.text)) for line in lines]
    groups = [(bool(k), list(g)) for k, g in groupby(tidied, key=lambda line: bool(line.text) and not line.code)]
    inner = [line.text for k, g in groups if k for line in g[:-1]]
    width = sorted(map(len, inner))[len(inner) * 9 // 10] if inner else 0
    full = sum(len(t) >= width * 0.75 for t in inner)
    torn = sum(not roles.ends_as_sentence(t) for t in inner)
    wrapped = len(inner) >= 4 and 40 <= width <= 120 and full * 10 >= len(inner) * 7 and torn * 2 >= len(inner)
    if not wrapped:
        return tidied
    joined: list[Line] = []
    for is_text, group in groups:
        if not is_text:
            joined += group
            continue
        run: list[Line] = []
        for line in group:
            if run and (roles.bullet(line.text) or len(run[-1].text) < width * 0.6):
                joined.append(_one(run))
                run = []
            run.append(line)
        joined.append(_one(run))
    return joined


def _one(run: Sequence[Line]) -> Line:
    return Line(" ".join(line.text for line in run), False, run[0].start, run[-1].end)


def _without_furniture(lines: Sequence[Line], head: _Head, language: str | None, removed: list[Removed]) -> list[Line]:
    """The lines that are not addresses, ages, dates or furniture; what those tell is noted in `head`, and furniture
    in `removed`."""
    kept: list[Line] = []
    in_head = True
    kinds = furniture([None if line.code else line.text for line in lines])
    for line, kind in zip(lines, kinds, strict=True):
        if line.code or not line.text:
            kept.append(line)
            continue
        text = line.text
        if _is_paragraph(text) and any(k.text for k in kept):
            in_head = False
        if roles.is_url(text):
            head.hosts.append(text)
            name = roles.author_of_url(text) if in_head else None
            head.byline = head.byline or ((name,) if name else ())
            head.signed |= in_head
        elif roles.is_age(text):
            head.fresh = True
            head.signed |= in_head
        elif kind is not None:
            removed.append(Removed(kind, line.start, line.end))
        elif in_head and kept and (dated := roles.printed_date(text, language)):
            head.signed = True
            if dated[1]:
                head.updated = head.updated or dated[0]
            else:
                head.published = head.published or dated[0]
        elif in_head and any(k.text for k in kept) and (names := roles.byline(text)):
            head.signed = True
            head.byline = head.byline or names
        else:
            kept.append(line)
    return kept


def _is_paragraph(text: str) -> bool:
    return roles.words(text) >= _LEAST_PARAGRAPH and roles.ends_as_sentence(text) and not roles.bullet(text)


def _title(lines: list[Line], head: _Head) -> tuple[str | None, str | None, list[Line]]:
    """The title, the site and the lines without the title; no title if the first line is not like one."""
    first = next((i for i, line in enumerate(lines) if line.text), None)
    if first is None or lines[first].code:
        return None, None, lines
    text = lines[first].text
    rest = lines[first + 1 :]
    if m := _HASHES.match(text):
        text = text[m.end() :]
    body = "\n".join(["", *(line.text for line in rest if not line.code), ""])
    title, site = split_title(text, body=body, hosts=" ".join(head.hosts))
    if len(text) > _MOST_TITLE or roles.bullet(text) or roles.related(text) or not any(line.text for line in rest):
        return None, None, lines
    if site is None and (title.endswith((".", "。")) or roles.words(title) > 30):
        return None, None, lines
    return title, site, _without_repeat(rest, title)


def _without_repeat(lines: list[Line], title: str) -> list[Line]:
    """The lines without the title where it stands once more in the head, as title and as heading."""
    for i, line in enumerate(lines):
        if line.text.lstrip("# ") == title:
            return lines[:i] + lines[i + 1 :]
        if _is_paragraph(line.text):
            break
    return lines


def _pieces(lines: Sequence[Line]) -> list[Piece]:
    filled = [line for line in lines if line.text.strip()]
    kinds = [_own_kind(line) for line in filled]
    first = next(
        (i for i, (line, k) in enumerate(zip(filled, kinds, strict=True)) if k is None and _is_paragraph(line.text)),
        None,
    )
    pieces: list[Piece] = []
    for i, (line, kind) in enumerate(zip(filled, kinds, strict=True)):
        text = line.text
        if kind == "code":
            listing = tidy_lines(text)
            if pieces and pieces[-1].kind == "code":
                pieces[-1] = Piece("code", f"{pieces[-1].text}\n{listing}")
            else:
                pieces.append(Piece("code", listing))
        elif kind == "related":
            pieces.append(Piece(kind, text, lead=roles.related(text)))
        elif kind == "list item":
            summary = first is not None and i < first and _bullets_around(kinds, i) >= 2
            pieces.append(Piece("key point" if summary else kind, text[roles.bullet(text) :]))
        elif kind is not None:
            m = _HASHES.match(text)
            pieces.append(Piece(kind, text[m.end() :] if m else text, level=len(m[1]) if m else None))
        elif roles.is_key_points_label(text) and i + 1 < len(kinds) and kinds[i + 1] == "list item":
            pieces.append(Piece("heading", text))
        else:
            pieces.append(Piece(_kind_by_place(filled, kinds, i), text))
    return pieces


def _own_kind(line: Line) -> BlockKind | None:
    """The kind that a line's own words tell, or None."""
    if line.code:
        return "code"
    if roles.related(line.text):
        return "related"
    if roles.is_caption(line.text):
        return "caption"
    if roles.bullet(line.text):
        return "list item"
    return "heading" if _HASHES.match(line.text) else None


def _bullets_around(kinds: Sequence[BlockKind | None], i: int) -> int:
    """How many list items stand at `i` and directly beside it, counted to two."""
    return 1 + any(0 <= j < len(kinds) and kinds[j] == "list item" for j in (i - 1, i + 1))


def _kind_by_place(lines: Sequence[Line], kinds: Sequence[BlockKind | None], i: int) -> BlockKind:
    """Heading, caption or paragraph, by what stands around a line that has no mark of its own."""
    text = lines[i].text
    if roles.ends_as_sentence(text) and not text.endswith(("?", "？")):
        return "paragraph"
    if roles.words(text) > _MOST_HEADING:
        return "paragraph"
    before = kinds[i - 1] if i else None
    after = kinds[i + 1] if i + 1 < len(kinds) else "related"
    if "caption" in (before, after) and not (after is None and roles.is_title_case(text) and before != "caption"):
        return "caption"
    following = lines[i + 1].text if i + 1 < len(lines) else ""
    leads = after == "list item" or (
        after is None and roles.words(following) > roles.words(text) and roles.ends_as_sentence(following)
    )
    told = roles.is_title_case(text) or roles.words(text) <= 8
    return "heading" if leads and told and i > 0 else "paragraph"


def _with_deck(pieces: list[Piece], head: _Head) -> tuple[list[Piece], str | None]:
    """The pieces, the first as a deck if it is a short line over a byline, date, age or key points."""
    first = pieces[0] if pieces else None
    if first is None or first.kind not in ("paragraph", "heading") or not 4 <= roles.words(first.text) <= 45:
        return pieces, None
    summed_up = len(pieces) > 1 and pieces[1].kind == "key point"
    alone = len(pieces) > 1 and any(roles.words(p.text) >= _LEAST_PARAGRAPH for p in pieces[1:])
    if not alone or not (head.signed or summed_up) or roles.is_key_points_label(first.text):
        return pieces, None
    if not summed_up and roles.words(first.text) >= _LEAST_PARAGRAPH and roles.ends_as_sentence(first.text):
        return pieces, None
    return [Piece("deck", first.text), *pieces[1:]], first.text
