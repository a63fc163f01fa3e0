"""Where long data (JSON) stand in a text: what a parser of JSON takes whole is data, whatever prose is in it."""

import json
import re

from keisu.pages.traced import Span

_START = re.compile(r"(?:^|[=(,])\s{0,20}(?=[{\[]\s{0,20}[\"{\[])", re.MULTILINE)
_LEAST = 1000  # characters: shorter data may be a listing, and are told by their lines
_LINKED = re.compile(r"[{,]\s{0,80}\"@(?:context|type|graph)\"\s{0,10}:")
_EFFORT = 4  # times the length of the text is the most that is parsed in vain


def data_spans(text: str) -> list[Span]:
    """The spans of `text` that are JSON of a thousand characters or more, or linked data; in order and apart.

    Line breaks within strings are let pass, since saved pages have them. What is parsed in vain is bounded, so that
    time stays linear in the length of the text.
    """
    decoder = json.JSONDecoder(strict=False, parse_int=str, parse_float=str)
    spans: list[Span] = []
    at = 0
    effort = _EFFORT * len(text) + 10_000
    while effort > 0 and (m := _START.search(text, at)):
        start = m.end()
        try:
            _, end = decoder.raw_decode(text, start)
        except json.JSONDecodeError as error:
            effort -= max(1, error.pos - start)
            at = start + 1
            continue
        except RecursionError:
            at = start + 1
            effort //= 2
            continue
        if end - start >= _LEAST or _LINKED.search(text, start, min(end, start + 2000)):
            spans.append((start, end))
        at = end
    return spans
