"""Subjects that name a maker who neither sells nor builds the model."""

from collections.abc import Iterable

from keisu.markets import Market, Resolved
from keisu.model import Finding, Statement

Mention = tuple[str, str | None, int, int, str]
"""A subject as stated, the period it is spoken of in, the page and the figure it is spoken of by, and its words."""


def misattributed(mentions: Iterable[Mention], market: Market) -> tuple[Finding, ...]:
    """One finding of the kind "identity" for every subject that claims a wrong maker, with all its figures.

    Nothing is said where the pack does not know the maker or the model, and a model outside its years is no
    finding.
    """
    found: dict[str, tuple[str, dict[tuple[int, int], str]]] = {}
    known: dict[tuple[str, str | None], Resolved | None] = {}
    for subject, period, page, figure, quote in mentions:
        if (subject, period) not in known:
            known[subject, period] = market.resolve(subject, period=period)
        resolved = known[subject, period]
        if resolved is None or resolved.claimed_maker is None or resolved.kind != "model":
            continue
        if market.is_made_by(resolved.id, resolved.claimed_maker, period):
            continue
        message = _message(market, resolved.id, resolved.claimed_maker)
        found.setdefault(subject, (message, {}))[1].setdefault((page, figure), quote)
    return tuple(_finding(subject, message, where) for subject, (message, where) in found.items())


def _finding(subject: str, message: str, where: dict[tuple[int, int], str]) -> Finding:
    statements = tuple(
        Statement(page, figure, quote, f"a figure of the “{subject}”", doubted=True)
        for (page, figure), quote in sorted(where.items())
    )
    figures, pages = tuple(s.figure for s in statements), tuple(s.page for s in statements)
    return Finding("identity", message, figures, pages, subject, statements=statements)


def _message(market: Market, model_id: str, claimed: str) -> str:
    model = market.models[model_id]
    seller = market.makers[model.sold_by].name
    builders = " and ".join(market.makers[b].name for b in model.built_by)
    made = f"made by {seller}" if model.sold_by in model.built_by else f"sold by {seller} and made by {builders}"
    claimant = market.makers[claimed].name
    own = market.sold_as(model_id, claimed)
    as_own = f"; {claimant} sells it as the {own.name}" if own else ""
    return f"the {model.name} is {made}, not {claimant}{as_own}"
