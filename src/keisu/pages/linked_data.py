"""The JSON-LD of a page: the one object in it that is this page's article.

What machines wrote is read, never trusted with more than a field: broken JSON is passed over.
"""

import json
from collections.abc import Iterator
from html import unescape
from typing import Any

from keisu.pages.cues import cues, fold
from keisu.pages.pieces import tidy
from keisu.pages.tree import Tree

_DEEPEST = 20  # levels of JSON-LD that are looked into
_MOST_NODES = 5000
_INTO = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")


def article_of(tree: Tree, url: str | None, title: str | None) -> dict[str, Any]:
    """The object of the page's article; empty if it has none.

    Of several articles it is the first that has the page's address, or else its title, or else a headline. Where there
    is none, the page itself counts as one if it has an author. `url` and `title` are what the page says of itself
    elsewhere.
    """
    found: list[dict[str, Any]] = []
    pages: list[dict[str, Any]] = []
    types, page_types = cues().metadata["article_types"], cues().metadata["page_types"]
    for script in tree.all("script"):
        if "ld+json" not in (script.attr("type") or "").casefold():
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _objects(data):
            told = node.get("@type")
            kinds = told if isinstance(told, list) else [told]
            if any(k in types for k in kinds):
                found.append(node)
            elif node.get("author") and any(k in page_types for k in kinds):
                pages.append(node)
    found = found or pages
    if len(found) < 2:
        return found[0] if found else {}
    wanted = (_address(url), fold(title or ""))
    return max(found, key=lambda node: _nearness(node, *wanted))


def text_of(value: Any) -> str | None:
    """A string of JSON-LD, tidy, or the first of a list of them."""
    if isinstance(value, list):
        value = value[0] if value else None
    return (tidy(unescape(value)) or None) if isinstance(value, str) else None


def name_of(value: Any) -> str | None:
    """The name of a JSON-LD person or organisation."""
    if isinstance(value, list):
        value = value[0] if value else None
    return text_of(value.get("name")) if isinstance(value, dict) else text_of(value)


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
                below += [item[key] for key in _INTO if key in item]
        level = below


def _nearness(node: dict[str, Any], url: str, title: str) -> tuple[bool, bool, bool]:
    """How near an article is to the page: has its address, has its title, has a headline."""
    page = node.get("mainEntityOfPage")
    told = [node.get("url"), page.get("@id") if isinstance(page, dict) else page]
    headline = fold(text_of(node.get("headline")) or "")
    named = bool(headline) and bool(title) and (headline in title or title in headline)
    return bool(url) and any(_address(text_of(u)) == url for u in told if u), named, "headline" in node


def _address(url: str | None) -> str:
    """An address for comparing, without its scheme and the slash at its end."""
    return (url or "").strip().partition("://")[2].rstrip("/").casefold()
