"""Short ways to read a sentence in tests."""

from functools import cache

from keisu.figures import Knowledge, find
from keisu.figures.assembly import FigureFinder
from keisu.languages import load
from keisu.model import Article

PUBLISHED = "2025-12-10"  # a Wednesday


def figures(text, published=PUBLISHED, knowledge=None):
    """The figures of an English text."""
    return find(Article.from_text(text, published=published, language="en"), knowledge)


def only(text, **how):
    """The one figure of a text."""
    found = figures(text, **how)
    assert len(found) == 1, [f.quote for f in found]
    return found[0]


def quotes(text, **how):
    """What is quoted of a text."""
    return [f.quote for f in figures(text, **how)]


@cache
def finder():
    """The readers of English, without a market."""
    return FigureFinder(load("en"), Knowledge())


def tokens(text):
    """The tokens of an English sentence."""
    return finder()._texts.tokens(text, 0)
