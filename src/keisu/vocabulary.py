"""The closed lists of words that the records use."""

from typing import Literal

BlockKind = Literal[
    "title",
    "deck",
    "heading",
    "paragraph",
    "key point",
    "list item",
    "table row",
    "caption",
    "related",
    "quote",
    "code",
]
Basis = Literal["metadata", "printed", "url", "given", "inferred from the text"]
LanguageBasis = Literal["given", "page", "text"]
FigureKind = Literal["level", "change", "ratio", "multiple", "share", "rank", "streak", "other"]
EncodingBasis = Literal["byte order mark", "http", "page", "bytes", "guessed", "given"]
Bound = Literal["=", "~", ">", ">=", "<", "<=", "range"]
Status = Literal["actual", "forecast", "target", "hypothetical"]
FindingKind = Literal[
    "identity",
    "arithmetic",
    "conflict",
    "digits",
    "sign",
    "base",
    "period",
    "unit",
    "scope",
    "revision",
    "rank",
    "missing row",
    "copy",
]
VerdictKind = Literal["agrees", "differs", "alone"]
RemovedKind = Literal["code", "style", "data", "debris", "navigation", "consent", "share", "widget"]
