"""The bound on elements that a page never wrote: browsers open what was left open again, in every block that follows.

A page of 900 tags of bold print without an end, and of paragraphs behind them, has some 500 elements for each `<p>x`,
so that 1 MB of it fills the memory of most machines.
"""

import re

from keisu.errors import NestedTooDeep

# "a" and "nobr" are among what is opened again, but the next of the kind closes the last.
_KINDS = "big|b|code|em|font|i|small|strike|strong|s|tt|u"
_START = re.compile(rf"<(?:{_KINDS})[\s/>]", re.IGNORECASE)
_TAG = re.compile(rf"<(/?)({_KINDS})(?=[\s/>])", re.IGNORECASE)
_MOST = 1_000_000  # elements; each takes some 260 bytes


def check_reopened(text: str) -> None:
    """Raise NestedTooDeep if more than a million elements may be opened again in the tree of a page.

    Every tag is taken to open again all that was left open before it, which is as much as there can be.
    """
    if len(_START.findall(text)) * text.count("<") <= _MOST:
        return
    opened: dict[str, int] = {}
    depth = total = at = 0
    for tag in _TAG.finditer(text):
        total += depth * text.count("<", at, tag.start())
        if total > _MOST:
            break
        at = tag.start()
        name = tag[2].lower()
        there = opened.get(name, 0)
        if not tag[1]:
            opened[name] = there + 1
            depth += 1
        elif there:
            opened[name] = there - 1
            depth -= 1
    if total + depth * text.count("<", at) > _MOST:
        raise NestedTooDeep(
            f"the page leaves so many elements open that browsers would open them again over {_MOST:,} times"
        )
