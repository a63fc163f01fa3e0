"""What decided each field of a figure, in a few words: the reason that a step named (`Draft.because`), else whether its
own sentence or the article before it says so."""

from collections.abc import Mapping, Sequence

from keisu.figures.context import Context
from keisu.figures.draft import Draft
from keisu.model import Figure

FIELDS = ("kind", "unit", "measure", "subject", "place", "period", "base", "source", "status")
_SAID = "its sentence"
_CARRIED = "the article before it"


def explanations(drafts: Sequence[Draft], figures: Sequence[Figure], context: Context) -> tuple[Mapping[str, str], ...]:
    """For each figure its known fields with what decided them; `drafts` and `figures` are the same ones in one order.

    A figure that a field was taken over from is named by its number, from 0.
    """
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    return tuple(_of(d, f, context, numbers) for d, f in zip(drafts, figures, strict=True))


def _of(draft: Draft, figure: Figure, context: Context, numbers: Mapping[int, int]) -> dict[str, str]:
    said = {
        "place": context.place_reason if not draft.place else "",
        "source": context.source_reason if not draft.source else "",
    }
    made: dict[str, str] = {}
    for name in FIELDS:
        if not getattr(figure, name):
            continue
        default = said.get(name) or (_CARRIED if name in figure.inferred else _SAID)
        reason, of = (draft.why or {}).get(name, (default, None))
        made[name] = f"{reason} {numbers[id(of)]}" if of is not None and id(of) in numbers else reason
    return made
