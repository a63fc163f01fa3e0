"""W3C Web Annotations: every figure as an annotation of its article, in one AnnotationCollection as JSON-LD.

The target is the article's address, or ``urn:sha256:`` and the hash of the page's bytes where it has none that is
http or https. Two selectors choose the same words, and either will do: TextQuoteSelector, with up to 32 characters
before and behind, finds them on the page itself; TextPositionSelector counts code points of the clean text that
keisu keeps (``text`` of articles), not of the page's code.

The body says the figure in words, and has its fields. Their names beyond W3C's own context stand for
``urn:x-keisu:figure#`` and the name. Identifiers (``urn:uuid:``) are the same in every export of the same page and
figure.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from keisu._version import __version__
from keisu.model import Figure
from keisu.views import words
from keisu.views.exports.tables import Source, Table, address
from keisu.views.rows import json_line

_OWN = ("kind", "bound", "unit", "measure", "subject", "subject_id", "place", "period", "base", "source", "status")
_FIGURE = ("quote", "start", "end", "value", "low", "high", "decimals", "inferred", *_OWN)
_PAGE = ("page", "figure", "title", "language", "url", "hash", "prefix", "suffix")
TERMS = "urn:x-keisu:figure#"
"""Where the names of a figure's fields stand in JSON-LD; what they mean is in docs/reference/figures.md."""

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "Figure": f"{TERMS}Figure",
        **{name: f"{TERMS}{name}" for name in (*_OWN[:-2], "status", "low", "high", "inferred")},
        "saidBy": {"@id": f"{TERMS}source", "@container": "@list"},
        "number": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    },
]
"""The official context, and the fields of a figure beside it: `source` and `value` mean something else there."""


def write(source: Source, table: Table) -> Iterator[bytes]:
    """The figures as one AnnotationCollection whose only page is within it, in UTF-8."""
    head = json_line(
        {
            "@context": CONTEXT,
            "type": "AnnotationCollection",
            "label": "Figures and the words they stand in",
            "generator": {"type": "Software", "name": f"keisu {__version__}"},
        }
    )
    yield f'{head.rstrip()[:-1]},\n"first":{{"type":"AnnotationPage","startIndex":0,"items":[\n'.encode()
    digest = sha256()
    count = 0
    for block in source.blocks(table.name, (*_FIGURE, *_PAGE)):
        made = [_annotation(dict(zip((*_FIGURE, *_PAGE), row, strict=True))) for row in block]
        for one in made:
            digest.update(one["id"].encode())
        joined = ",".join(json_line(one) for one in made)
        yield f"{',' if count else ''}{joined}".encode()
        count += len(made)
    yield f'],"id":"{_urn(f"page {digest.hexdigest()}")}"}},\n'.encode()
    yield f'"total":{count},"id":"{_urn(f"collection {digest.hexdigest()}")}"}}\n'.encode()


def _annotation(row: dict[str, Any]) -> dict[str, Any]:
    figure = Figure(**{name: row[name] for name in _FIGURE if name not in ("source", "inferred")})
    bytes_of = f"urn:sha256:{row['hash']}"
    target: dict[str, Any] = {"source": address(row["url"]) or bytes_of, "type": "SpecificResource"}
    target["selector"] = [
        _known(type="TextQuoteSelector", exact=figure.quote, prefix=row["prefix"], suffix=row["suffix"]),
        {"type": "TextPositionSelector", "start": figure.start, "end": figure.end},
    ]
    said = _known(type="TextualBody", value=_said(figure), format="text/plain", language="en", purpose="describing")
    own = {name: getattr(figure, name) for name in (*_OWN, "low", "high") if name != "source"}
    fields = {"number": figure.value, **own, "saidBy": row["source"], "inferred": row["inferred"]}
    return {
        "id": _urn(f"{bytes_of}#figure={row['figure']}&char={figure.start},{figure.end}"),
        "type": "Annotation",
        "motivation": "describing",
        "body": [said, {"type": ["Dataset", "Figure"], **_known(**fields)}],
        "target": target,
    }


def _known(**fields: Any) -> dict[str, Any]:
    """Those fields of which something is known."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], ())}


def _said(figure: Figure) -> str:
    """A figure in a line: of whom, what, when, where, how much, and compared with what."""
    parts: Sequence[str | None] = (figure.subject, figure.measure, figure.place, figure.period)
    about = ", ".join(words.safe(part) for part in parts if part)
    base = f" from {figure.base}" if figure.base else ""
    return f"{about}: {words.quantity(figure)}{base}" if about else f"{words.quantity(figure)}{base}"


def _urn(name: str) -> str:
    """The same name for the same thing in every export."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"
