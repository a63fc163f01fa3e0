"""What is said of pages that are copies: one finding for each origin that has several pages."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from keisu.model import Figure, Finding, Statement
from keisu.series.origins import in_order
from keisu.series.printed import is_telling

_WEIGHT = 0.1
_MOST_QUOTED = 3


def copies(
    clusters: Mapping[int, Sequence[int]], figures: Mapping[int, Sequence[Figure]], names: Mapping[int, str]
) -> tuple[Finding, ...]:
    """A finding of the kind "copy" for each cluster, with a few of the figures that its pages share.

    It is no error, but says how many pages stand behind one origin, and how many of its figures the page that is least
    like it has in the same order. Of a cluster that shares no figure nothing is said: it weighs in no series.
    """
    made = []
    for origin, pages in clusters.items():
        values = {page: _values(figures.get(page, ())) for page in pages}
        held = Counter(value for page in pages for value in set(values[page]))
        shared = [value for value in dict.fromkeys(values[origin]) if held[value] > 1]
        shared.sort(key=lambda value: (-held[value], not is_telling(value)))
        statements = [
            Statement(page, number, figure.quote, f"{figure.quote} in “{names.get(page) or f'page {page}'}”")
            for page in pages
            for number, figure in _first_with(shared, figures.get(page, ()))
        ]
        if not statements:
            continue
        name = names.get(origin) or f"page {origin}"
        message = f"{len(pages)} pages are one origin, “{name}”: {_why(values, origin)}"
        places = tuple(s.figure for s in statements), tuple(s.page for s in statements)
        made.append(Finding("copy", message, *places, None, _WEIGHT, tuple(statements)))
    return tuple(made)


def _why(values: Mapping[int, Sequence[float]], origin: int) -> str:
    """How much of the origin's figures its copies have, in words."""
    own = values[origin]
    least = min(in_order(own, of_page) for page, of_page in values.items() if page != origin)
    if least == len(own):
        return f"all its {least} figures stand in the same order in each" if least > 1 else "its figure stands in each"
    if least == 0:
        return "the same text, of which some have no figure"
    return f"{least} of its {len(own)} figures stand in the same order in each"


def _values(figures: Sequence[Figure]) -> list[float]:
    """The values of all figures but ranks and streaks, in order."""
    return [f.value for f in figures if f.value is not None and f.kind not in ("rank", "streak")]


def _first_with(values: Iterable[float], figures: Sequence[Figure]) -> list[tuple[int, Figure]]:
    """The first figures that have some values: as many as are quoted."""
    found: dict[float, tuple[int, Figure]] = {}
    for number, figure in enumerate(figures):
        if figure.value is not None:
            found.setdefault(figure.value, (number, figure))
    return [found[v] for v in values if v in found][:_MOST_QUOTED]
