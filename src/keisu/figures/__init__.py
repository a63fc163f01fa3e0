"""Articles into figures: every stated quantity with value, unit, subject, measure, period, base, source and place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from keisu.errors import BrokenPack
from keisu.figures.assembly import FigureFinder
from keisu.figures.characters import CharacterFinder
from keisu.figures.context import Knowledge
from keisu.figures.screen import Reason
from keisu.figures.symbols import SymbolFinder
from keisu.languages import available, load, load_characters, writing
from keisu.model import Article, Figure

__all__ = ["Knowledge", "PassedOver", "explain", "find", "passed_over"]


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A number that was taken for no figure: `text[start:end]` of the article, its value, and why."""

    start: int
    end: int
    value: float
    reason: Reason


@lru_cache(maxsize=32)
def _finder(language: str | None, knowledge: Knowledge) -> FigureFinder | CharacterFinder | SymbolFinder:
    if language is None or language not in available():
        return SymbolFinder(language)
    try:
        if writing(language) == "characters":
            return CharacterFinder(load_characters(language), knowledge)
        return FigureFinder(load(language), knowledge)
    except (KeyError, re.error) as error:
        raise BrokenPack(f"reading figures needs what the language pack {language!r} lacks: {error}") from error


def find(article: Article, knowledge: Knowledge | None = None) -> tuple[Figure, ...]:
    """The figures of an article, in order of place; `article.text[f.start:f.end] == f.quote` for each.

    Relative periods are resolved against `article.published`. Of an article whose language is not known or has no pack
    only the figures are found that need none, as `keisu.figures.symbols` says.
    Takes time linear in the length of the article.
    """
    return _finder(article.language, knowledge or Knowledge()).find(article)


def passed_over(article: Article, knowledge: Knowledge | None = None) -> tuple[PassedOver, ...]:
    """The numbers in an article's prose that `find` takes for no figures, in order of place, each with the reason.

    A day, month or year that a period names is told apart only where the period's words hold more than one number. Of
    an article in a language without a pack nothing is told.
    """
    finder = _finder(article.language, knowledge or Knowledge())
    return tuple(PassedOver(*p) for p in finder.passed_over(article)) if not isinstance(finder, SymbolFinder) else ()


def explain(
    article: Article, knowledge: Knowledge | None = None
) -> tuple[tuple[Figure, ...], tuple[Mapping[str, str], ...]]:
    """The same figures, and for each what decided its fields, as `keisu.figures.explaining` says."""
    return _finder(article.language, knowledge or Knowledge()).explain(article)
