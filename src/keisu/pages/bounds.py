"""The bounds on markup, checked on the text of a page before any tree is built of it.

One pass over the tags, as the tokeniser of browsers delimits them: a quote counts only behind an equals sign.
Every quantifier is possessive and what is read is never read again but for one unclosed quote of each kind.
"""

import re

from keisu.errors import NestedTooDeep, TooManyAttributes
from keisu.pages.limits import Limits

_TAG = re.compile(r"""<(?:!--|(/?)([a-zA-Z][^\s/>]*+)(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>?+)""")
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE = re.compile(r"""[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
_RAW = frozenset({"script", "style", "textarea", "title"})
# Elements that hold nothing, or that the next of their kind or the end of what holds them closes.
_FLAT = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
    | {"a", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup"}
    | {"rb", "rt", "rp", "rtc", "html", "head", "body"}
)


def check_markup(text: str, limits: Limits) -> None:
    """Raise NestedTooDeep or TooManyAttributes if the markup of a page is over a bound.

    Depth is counted by the elements that are open: those that need no end tag are not counted, and an end tag
    closes only an element of its own name. That an element closes itself (``/>``) is believed in drawings and formulas
    only, as browsers do.
    """
    opened: dict[str, int] = {}
    depth = 0
    shortest = 2 * limits.attributes  # characters that so many attributes need
    at = 0
    while tag := _TAG.search(text, at):
        at = tag.end()
        if tag[2] is None:
            end = _COMMENT_END.search(text, at - 2)  # "<!-->" is a whole comment
            if end is None:
                return
            at = end.end()
            continue
        name = tag[2].lower()
        if at - tag.start() > shortest:
            _check_attributes(text, tag.end(2), at, limits)
        if name in _FLAT:
            continue
        if tag[1]:
            if opened.get(name):
                opened[name] -= 1
                depth -= 1
            continue
        drawn = opened.get("svg") or opened.get("math")
        if name in _RAW and not drawn:
            at = _behind_raw(text, at, name)
        elif not (drawn and text.endswith("/>", 0, at)):
            opened[name] = opened.get(name, 0) + 1
            depth += 1
            if depth > limits.nesting:
                raise NestedTooDeep(f"the page nests more than the bound of {limits.nesting:,} elements in each other")


def _behind_raw(text: str, at: int, name: str) -> int:
    """Where the end tag of an element begins whose content is no markup; the end of all if it has none."""
    while (at := text.find("</", at)) >= 0:
        if text[at + 2 : at + 2 + len(name)].lower() == name:
            return at
        at += 2
    return len(text)


def _check_attributes(text: str, start: int, end: int, limits: Limits) -> None:
    for count, _ in enumerate(_ATTRIBUTE.finditer(text, start, end), start=1):
        if count > limits.attributes:
            raise TooManyAttributes(f"an element has more attributes than the bound of {limits.attributes:,}")
