"""What cannot all be true: all of it, the surest first, and one finding by itself."""

from collections import Counter
from collections.abc import Mapping, Sequence

from keisu.errors import NotInStore
from keisu.model import Finding, Provenance
from keisu.store import Filter, Selection
from keisu.views import tables
from keisu.views.html import ToldFinding, tell
from keisu.web import addresses
from keisu.web.shown import Asked, Shown

_ON_A_PAGE = 20


def findings(held: Selection, asked: Asked) -> Shown:
    """The findings that are asked for by kind, subject and period; with `all=yes` the doubtful ones too."""
    wanted = Filter(subject=asked.word("of"), period=asked.period("period"))
    kind, everything = asked.word("kind"), asked.yes("all")
    every = held.findings(wanted, doubtful=everything)
    kinds = Counter(f.kind for f in every)
    found = [f for f in every if kind in (None, f.kind)]
    number = asked.number("page", 1)
    here = found[(number - 1) * _ON_A_PAGE : number * _ON_A_PAGE]
    query = {"of": wanted.subject, "period": wanted.period, "kind": kind, "all": "yes" if everything else None}
    return Shown(
        "Findings",
        "findings.html.jinja",
        {
            "findings": _told(held, here, every.pages),
            "found": len(found),
            "first": (number - 1) * _ON_A_PAGE + 1,
            "kinds": [
                (k, n, addresses.with_query("/findings", **{**query, "kind": k})) for k, n in kinds.most_common()
            ],
            "asked": {**query, "kind": kind},
            "before": addresses.with_query("/findings", **query, page=number - 1) if number > 1 else None,
            "after": addresses.with_query("/findings", **query, page=number + 1)
            if number * _ON_A_PAGE < len(found)
            else None,
        },
        tables.findings(found, every.pages),
        tables.FINDINGS,
        [{"key": f.key, **f.to_dict()} for f in found],
    )


def finding(held: Selection, asked: Asked, key: str) -> Shown:
    """One finding by its key. Raises NotInStore if there is none."""
    one = held.finding(key)
    if one is None:
        raise NotInStore("there is no such finding in the store any more; what it rests on may have changed")
    where = held.provenance(sorted(set(one.pages)))
    return Shown(
        f"Finding: {one.kind}",
        "finding.html.jinja",
        {"shown": _told(held, [one], where)[0]},
        tables.findings([one], where),
        tables.FINDINGS,
        {"key": one.key, **one.to_dict()},
    )


def _told(held: Selection, found: Sequence[Finding], where: Mapping[int, Provenance]) -> tuple[ToldFinding, ...]:
    return tell(found, where, held.passages((s.page, s.figure) for f in found for s in f.statements))
