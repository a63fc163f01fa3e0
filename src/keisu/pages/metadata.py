"""What an HTML page says of itself: JSON-LD, Open Graph, meta tags, and the few elements that have a meaning.

What machines wrote is read, never trusted with more than a field, and nothing of it can become text of the article.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from keisu.pages import dates, roles
from keisu.pages.cues import cues, fold
from keisu.pages.linked_data import article_of, name_of, text_of
from keisu.pages.pieces import tidy
from keisu.pages.titles import split_title
from keisu.pages.tree import Tree

if TYPE_CHECKING:
    from turbohtml import Element

_LONGEST_NAME = 60
_LEAST_SHARED, _SHARED = 2, 0.4  # words that a heading shares with the title, and of the shorter
_TIMES_SEEN = 20
_AROUND = 2  # elements around a <time> that may say that it is a change
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
    modified: str | None = None
    language: str | None = None
    body: str | None = None


def of_tree(tree: Tree) -> Metadata:
    """What the page of a tree says of itself."""
    meta = _meta(tree)
    heads = [_text(e) for e in tree.all("h1")][:5]
    head = next((_text(e) for e in tree.all("title")), None)
    told = _first(meta.get("og:title"), meta.get("twitter:title"), head)
    link = _link(tree, meta)
    ld = article_of(tree, link, told)
    site = _first(meta.get("og:site_name"), name_of(ld.get("publisher")), meta.get("application-name"))
    title, site = _title(_first(text_of(ld.get("headline")), told), site, heads, head)
    published, modified = _dates(tree, ld, meta)
    return Metadata(
        title=title,
        description=_first(meta.get("og:description"), meta.get("description"), text_of(ld.get("description"))),
        site=site,
        byline=_byline(tree, ld, meta, site),
        desk=_desk(ld),
        url=_first(link, _address(text_of(ld.get("url")))),
        published=published,
        modified=modified,
        language=_language(tree, ld, meta),
        body=text_of(ld.get("articleBody")),
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
    names = [n for n in (name_of(a) for a in people) if n]
    if not names:
        names = [meta[key] for key in cues().metadata["authors"] if key in meta][:1]
    if not names:
        links = (_text(a) for a in tree.all("a") if "author" in (a.attr("rel") or "").casefold().split())
        names = list(islice(links, 3))
    return _people(names, site)


def _desk(ld: dict[str, Any]) -> tuple[str, ...]:
    """The organisations that a page names as its author."""
    authors = ld.get("author") or ld.get("creator")
    names = (name_of(a) for a in (authors if isinstance(authors, list) else [authors]) if _is_organisation(a))
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


def _link(tree: Tree, meta: dict[str, str]) -> str | None:
    """The address that the page says it has."""
    links = (
        link.attr("href") for link in tree.all("link") if "canonical" in (link.attr("rel") or "").casefold().split()
    )
    return _first(_address(next(links, None)), _address(meta.get("og:url")))


def _address(url: str | None) -> str | None:
    url = (url or "").strip()
    return url if url.startswith(("http://", "https://")) else None


def _dates(tree: Tree, ld: dict[str, Any], meta: dict[str, str]) -> tuple[str | None, str | None]:
    """The dates of publication and of the last change, by the order that `publication` states."""
    names = cues().metadata
    times = list(islice(tree.all("time"), _TIMES_SEEN))
    marked = [(_mark(e), e) for e in times]
    alone = marked[:1] if len(times) <= _MOST_TIMES else []
    published = chain(
        [text_of(ld.get("datePublished"))],
        (meta.get(key) for key in names["published"]),
        (text for key, text in meta.items() if any(w in key for w in names["published_within"])),
        (_stamp(e) for mark, e in marked if mark == "published"),
        [text_of(ld.get("dateCreated"))],
        (e.attr("datetime") for mark, e in alone if mark is None and not _follows_update(e)),
    )
    modified = chain(
        [text_of(ld.get("dateModified"))],
        (meta.get(key) for key in names["modified"]),
        (_stamp(e) for mark, e in marked if mark == "modified"),
    )
    return _first_date(published), _first_date(modified)


def _first_date(values: Iterable[str | None]) -> str | None:
    return next((d for value in values if value and (d := dates.of_metadata(value))), None)


def _stamp(element: "Element") -> str | None:
    return element.attr("datetime") or element.attr("content")


def _mark(element: "Element") -> str | None:
    """What a <time> says it is, "published" or "modified"; one that is marked as both was published then."""
    if element.attr("pubdate") is not None:
        return "published"
    marks = " ".join(element.attr(key) or "" for key in ("class", "itemprop", "data-testid", "property")).casefold()
    names = cues().metadata
    if any(w in marks for w in names["sure_time_marks"]):
        return "published"
    if any(w in marks for w in names["update_marks"]):
        return "modified"
    return "published" if any(w in marks for w in names["time_marks"]) else None


def _follows_update(element: "Element") -> bool:
    """Whether what is around a <time> says that it is a change, by a class or by the words before it."""
    around: Any = element
    for _ in range(_AROUND):
        around = around.parent
        if around is None or not hasattr(around, "attr"):  # the document has none
            return False
        marks = (around.attr("class") or "").casefold()
        if any(w in marks for w in cues().metadata["update_marks"]) or cues().updated.match(tidy(around.text[:200])):
            return True
    return False


def _language(tree: Tree, ld: dict[str, Any], meta: dict[str, str]) -> str | None:
    root = tree.first("html")
    told = _first(
        root.attr("lang") if root is not None else None,
        root.attr("xml:lang") if root is not None else None,
        text_of(ld.get("inLanguage")),
        meta.get("og:locale"),
        meta.get("content-language"),
    )
    code = (told or "").strip().replace("_", "-").split("-")[0].casefold()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
