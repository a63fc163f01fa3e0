"""What an HTML page says of itself: JSON-LD, Open Graph, meta tags, and the few elements that have a meaning.

What machines wrote is read, never trusted with more than a field: broken JSON is passed over, and nothing of
it can become text of the article.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Any

from keisu.pages import dates, roles
from keisu.pages.cues import cues, fold
from keisu.pages.pieces import tidy
from keisu.pages.titles import split_title
from keisu.pages.tree import Tree

if TYPE_CHECKING:
    from turbohtml import Element

_DEEPEST = 20  # levels of JSON-LD that are looked into
_MOST_NODES = 5000
_LONGEST_NAME = 60
_LEAST_SHARED, _SHARED = 2, 0.4  # words that a heading shares with the title, and of the shorter
_MOST_TIMES = 2  # elements for times on a page of which the first may be taken for the publication


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself. `description` may or may not be printed on the page; `desk` are
    organisations named as the author; `body` is the article as its
    JSON-LD has it, by which blocks are known again, and nothing else.
    """

    title: str | None = None
    description: str | None = None
    site: str | None = None
    byline: tuple[str, ...] = ()
    desk: tuple[str, ...] = ()
    url: str | None = None
    published: str | None = None
    language: str | None = None
    body: str | None = None


def of_tree(tree: Tree) -> Metadata:
    """What the page of a tree says of itself."""
    meta = _meta(tree)
    ld = _json_ld(tree)
    site = _first(meta.get("og:site_name"), _name(ld.get("publisher")), meta.get("application-name"))
    heads = [_text(e) for e in tree.all("h1")][:5]
    head = next((_text(e) for e in tree.all("title")), None)
    title, site = _title(
        _first(_string(ld.get("headline")), meta.get("og:title"), meta.get("twitter:title"), head),
        site,
        heads,
        head,
    )
    return Metadata(
        title=title,
        description=_first(meta.get("og:description"), meta.get("description"), _string(ld.get("description"))),
        site=site,
        byline=_byline(tree, ld, meta, site),
        desk=_desk(ld),
        url=_url(tree, meta, ld),
        published=_published(tree, ld, meta),
        language=_language(tree, ld, meta),
        body=_string(ld.get("articleBody")),
    )


def _meta(tree: Tree) -> dict[str, str]:
    """The meta tags by name or property, folded; the first of each name."""
    found: dict[str, str] = {}
    for tag in tree.all("meta"):
        name = (tag.attr("property") or tag.attr("name") or tag.attr("itemprop") or "").strip().casefold()
        content = tidy(tag.attr("content") or "")
        if name and content:
            found.setdefault(name, content)
    return found


def _json_ld(tree: Tree) -> dict[str, Any]:
    """The JSON-LD object of the page's article; empty if it has none."""
    best: dict[str, Any] = {}
    for script in tree.all("script"):
        if "ld+json" not in (script.attr("type") or "").casefold():
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _objects(data):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(k in cues().metadata["article_types"] for k in kinds) and (
                not best or ("headline" in node and "headline" not in best)
            ):
                best = node
    return best


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """Every object at the top, in a list, in @graph or in mainEntity, breadth first."""
    level = [data]
    seen = 0
    for _ in range(_DEEPEST):
        below: list[Any] = []
        for item in level:
            seen += 1
            if seen > _MOST_NODES:
                return
            if isinstance(item, list):
                below += item
            elif isinstance(item, dict):
                yield item
                below += [
                    item[key]
                    for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
                    if key in item
                ]
        level = below


def _string(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return (tidy(unescape(value)) or None) if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    """The name of a JSON-LD person or organisation."""
    if isinstance(value, list):
        value = value[0] if value else None
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _first(*values: str | None) -> str | None:
    return next((v for v in values if v), None)


def _text(element: "Element") -> str:
    return tidy(element.text[:2000])[:500]


def _title(told: str | None, site: str | None, heads: list[str], head: str | None) -> tuple[str | None, str | None]:
    """The title without the site's name, in the letters of the heading if that says the same."""
    if told is None:
        return (heads[0], site) if heads and heads[0] else (None, site)
    body = "\n".join(["", *heads, ""])
    title, named = split_title(told, known_site=site, body=body)
    if site is None and named is None and head:
        _, named = split_title(head, body=f"\n{title}\n")
    printed = next((h for h in heads if h and fold(h) == fold(title)), None)
    if printed is None and len(said := [h for h in heads if h]) == 1 and _says_the_same(said[0], title):
        printed = said[0]
    return printed or title, site or named


def _says_the_same(heading: str, title: str) -> bool:
    """Whether a heading has so many of the title's words that it is the title as the page prints it."""
    ours, theirs = ({w for w in t.casefold().split() if len(w) > 3} for t in (heading, title))
    shared = len(ours & theirs)
    return shared >= _LEAST_SHARED and shared >= _SHARED * min(len(ours), len(theirs))


def _byline(tree: Tree, ld: dict[str, Any], meta: dict[str, str], site: str | None) -> tuple[str, ...]:
    authors = ld.get("author") or ld.get("creator")
    people = [a for a in (authors if isinstance(authors, list) else [authors]) if not _is_organisation(a)]
    names = [n for n in (_name(a) for a in people) if n]
    if not names:
        names = [meta[key] for key in cues().metadata["authors"] if key in meta][:1]
    if not names:
        links = (_text(a) for a in tree.all("a") if "author" in (a.attr("rel") or "").casefold().split())
        names = list(islice(links, 3))
    return _people(names, site)


def _desk(ld: dict[str, Any]) -> tuple[str, ...]:
    """The organisations that a page names as its author."""
    authors = ld.get("author") or ld.get("creator")
    names = (_name(a) for a in (authors if isinstance(authors, list) else [authors]) if _is_organisation(a))
    return tuple(dict.fromkeys(n for n in names if n and len(n) <= _LONGEST_NAME and "://" not in n))


def _people(names: list[str], site: str | None) -> tuple[str, ...]:
    split: list[str] = []
    for name in names:
        name = name if "://" not in name else roles.author_of_url(name) or ""
        told = roles.byline(name) or tuple(cues().name_joint.split(name))
        split += [n.strip() for n in told]
    return tuple(dict.fromkeys(n for n in split if _is_name(n, site)))


def _is_organisation(author: Any) -> bool:
    return isinstance(author, dict) and author.get("@type") in (
        "Organization",
        "NewsMediaOrganization",
        "Corporation",
    )


def _is_name(name: str, site: str | None) -> bool:
    if (
        not name
        or len(name) > _LONGEST_NAME
        or "@" in name
        or fold(name) == fold(site or "")
        or not any(c.isalpha() for c in name)
    ):
        return False
    return not cues().not_a_name.intersection(name.casefold().split()) and not name.isdigit()


def _url(tree: Tree, meta: dict[str, str], ld: dict[str, Any]) -> str | None:
    links = (
        link.attr("href") for link in tree.all("link") if "canonical" in (link.attr("rel") or "").casefold().split()
    )
    candidates = (next(links, None), meta.get("og:url"), _string(ld.get("url")))
    return next((u.strip() for u in candidates if u and u.strip().startswith(("http://", "https://"))), None)


def _published(tree: Tree, ld: dict[str, Any], meta: dict[str, str]) -> str | None:
    told = [_string(ld.get("datePublished")), *(meta.get(key) for key in cues().metadata["published"])]
    times = list(islice(tree.all("time"), 20))
    told += [_time(e) for e in times]
    told.append(_string(ld.get("dateCreated")))
    if len(times) <= _MOST_TIMES:
        told += [e.attr("datetime") for e in times[:1]]
    return next((d for value in told if value and (d := dates.of_metadata(value))), None)


def _time(element: "Element") -> str | None:
    """The datetime of a <time> that says it is the publication."""
    marks = " ".join(element.attr(key) or "" for key in ("class", "itemprop", "data-testid", "property")).casefold()
    told = element.attr("pubdate") is not None or any(w in marks for w in cues().metadata["time_marks"])
    return (element.attr("datetime") or element.attr("content")) if told and "update" not in marks else None


def _language(tree: Tree, ld: dict[str, Any], meta: dict[str, str]) -> str | None:
    root = tree.first("html")
    told = _first(
        root.attr("lang") if root is not None else None,
        root.attr("xml:lang") if root is not None else None,
        _string(ld.get("inLanguage")),
        meta.get("og:locale"),
        meta.get("content-language"),
    )
    code = (told or "").strip().replace("_", "-").split("-")[0].casefold()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
