"""The names of subjects in a store: which there are, what people call them, which are like one that is not there."""

from keisu.agents.quoting import name
from keisu.errors import NotInStore, shown
from keisu.markets import Market, unknown
from keisu.store import Selection

_NEAREST = 5
_LIKE = 60.0  # of 100, as rapidfuzz scores two names


def subjects(held: Selection) -> list[tuple[str, str | None, int]]:
    """The usual name of each subject, its id if a market knows it, and how many figures it has; the most first."""
    markets = [Market.opened(market) for market in held.markets()]
    made = []
    for value, figures in held.facet("subject"):
        usual = next((found for m in markets if (found := m.canonical(value)) is not None), None)
        made.append((usual or value, value if usual else None, figures))
    return made


def not_here(held: Selection, subject: str) -> NotInStore:
    """Says that a store has nothing of a subject, whether a market knows it, and which names are most like it."""
    from rapidfuzz import fuzz, process

    names = list(dict.fromkeys(name(usual) for usual, _, _ in subjects(held)))
    near: list[str] = []
    said = f"there is nothing of a subject {shown(subject, 80)!r} in this store"
    for market in held.markets():
        pack = Market.opened(market)
        if (known := pack.resolve(subject)) is not None:
            said += f"; the market {shown(market)} knows it as {known.canonical} ({known.id})"
        near += [p.canonical for u in unknown([(subject, "")], pack) for p in u.perhaps if p.canonical in names]
    alike = process.extract(
        subject, names, scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=_LIKE, limit=_NEAREST
    )
    near = list(dict.fromkeys((*near, *(found for found, *_ in alike))))[:_NEAREST]
    if near:
        return NotInStore(f"{said}. Most like it: {', '.join(near)}")
    return NotInStore(f"{said}. overview lists its most frequent subjects")
