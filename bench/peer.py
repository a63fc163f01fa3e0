"""python bench/peer.py NAME PAGES SECONDS GIGABYTES

Has one extractor read pages, in the Python that has it installed (keisu need not be there); bench/peers.py starts it.

PAGES is a file with a page a line ({"id", "html"}, the text as decoded). Printed is a line for each page ({"id",
"text", "spent"}, and "error" where the extractor raised one; `spent` in seconds of processor time). A page that takes
longer than SECONDS ends the process by SIGALRM, since what hangs in C hears nothing else; what asks for more than
GIGABYTES gets an error, or dies of it. Either way the pages told of so far stand, and the first that is not told of is
to blame.
"""

import json
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

_WARMING = 3  # pages read beforehand: what is loaded or compiled once is not a page's cost
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "h1"}
    | {"h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tr", "ul"}
)


def _resiliparse() -> Callable[[str], str]:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda html: str(extract_plain_text(html, main_content=True, alt_texts=False, list_bullets=False))


def _readability() -> Callable[[str], str]:
    from lxml import etree, html
    from readability import Document

    def text(page: str) -> str:
        """The words of the summary, which is HTML, with a line for each block."""
        made: list[str] = []
        for event, element in etree.iterwalk(html.fromstring(Document(page).summary()), events=("start", "end")):
            if element.tag in _BLOCKS:
                made.append("\n")
            if event == "start" and isinstance(element.tag, str):
                made.append(" ".join((element.text or " ").split("\n")))
            elif event == "end":
                made.append(" ".join((element.tail or "").split("\n")))
        return "".join(made)

    return text


def _rs_trafilatura() -> Callable[[str], str]:
    from trafipy import extract

    return lambda html: str(extract(html, include_links=False, include_images=False, favor_recall=False).text or "")


_EXTRACTORS = {"resiliparse": _resiliparse, "readability-lxml": _readability, "rs-trafilatura": _rs_trafilatura}


def main(name: str, pages: str, seconds: str, gigabytes: str) -> None:
    """Read the pages. Raises KeyError for a name that is not known, ImportError if the extractor is not installed."""
    extract = _EXTRACTORS[name]()
    most = int(float(gigabytes) * 2**30)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    with Path(pages).open(encoding="utf-8") as lines:
        for _, line in zip(range(_WARMING), lines, strict=False):
            read(extract, json.loads(line)["html"], int(seconds))
        lines.seek(0)
        for line in lines:
            page = json.loads(line)
            print(json.dumps({"id": page["id"], **read(extract, page["html"], int(seconds))}), flush=True)


def read(extract: Callable[[str], str], html: str, seconds: int) -> dict[str, str | float]:
    """What an extractor makes of a page, and at what cost."""
    signal.alarm(seconds)
    began = time.process_time()
    told: dict[str, str | float] = {"text": ""}
    try:
        told["text"] = extract(html)
    except Exception as error:
        told["error"] = type(error).__name__
    told["spent"] = time.process_time() - began
    signal.alarm(0)
    return told


if __name__ == "__main__":
    main(*sys.argv[1:])
