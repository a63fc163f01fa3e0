"""Whether the words of a block stand where it is said to stand.

Browsers move what stands in a table but in none of its cells to before the table, and what stands behind the end of
the body into it, and the parser does not tell of it: the tags around such words in the tree are not those around them
in the page.
"""

import html
import re

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def bears(page: str, span: tuple[int, int], text: str) -> bool:
    """Whether the letters and digits of `text` stand in this span of a page's text, in order."""
    source = page[span[0] : span[1]]
    if text in source:
        return True
    left = iter(html.unescape(_TAG.sub("", source)))
    return all(c in left for c in text if c.isalnum())
