"""Articles into figures: every stated quantity with value, unit, subject, measure, period, base, source and place."""

import re
from collections.abc import Mapping
from functools import lru_cache

from keisu.errors import BrokenPack
from keisu.figures.assembly import FigureFinder
from keisu.figures.context import Knowledge
from keisu.languages import available, load
from keisu.model import Article, Figure

__all__ = ["Knowledge", "explain", "find"]


@lru_cache(maxsize=32)
def _finder(language: str, knowledge: Knowledge) -> FigureFinder:
    try:
        return FigureFinder(load(language), knowledge)
    except (KeyError, re.error) as error:
        raise BrokenPack(f"reading figures needs what the language pack {language!r} lacks: {error}") from error


def find(article: Article, knowledge: Knowledge | None = None) -> tuple[Figure, ...]:
    """The figures of an article, in order of place; `article.text[f.start:f.end] == f.quote` for each.

    Relative periods are resolved against `article.published`. An article in a language without a pack has none.
    Takes time linear in the length of the article.
    """
    if article.language not in available():
        return ()
    return _finder(article.language, knowledge or Knowledge()).find(article)


def explain(
    article: Article, knowledge: Knowledge | None = None
) -> tuple[tuple[Figure, ...], tuple[Mapping[str, str], ...]]:
    """The same figures, and for each what decided its fields, as `keisu.figures.explaining` says."""
    if article.language not in available():
        return (), ()
    return _finder(article.language, knowledge or Knowledge()).explain(article)
