"""Telling lines of code from lines of prose by what they are made of, and by their neighbours.

Each line gets log-odds of being code from a logistic model over the shares and marks in `FEATURES`; the likeliest
sequence of code and prose then follows by Viterbi's method, where each change between the two costs something. The
weights (code_lines.json) are trained by bench/train_code_lines.py, which names the pages.
"""

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import log1p

_LONGEST = 400  # characters of a line that are looked at, and as many again at its end
_MOSTLY = 0.6  # of the characters of a sentence stand in ordinary words
_SIGNS = re.compile(r"[{}()\[\];=<>&|\\_$#@*/+~^`:]")
_QUOTES = re.compile(r"[\"'“”‘’]")
_PLAIN_WORD = re.compile(
    r"(?<![\w.$#@/\\=\"'“‘<{\[-])[^\W\d_][^\W\d_A-Z]*(?:[’'-][^\W\d_]+)?(?=[\s,.!?;:)”’\"']*(?:\s|$))"
)
_WORD_RUN = re.compile(r"(?:[^\W\d_]{2,}[,’']?[ \t]){3}[^\W\d_]{2,}")
_INNER = re.compile(r"[a-z\d][A-Z]|\w_\w|[\w)\]]\.[a-zA-Z_$]\w|\w\(|[\w\])]=")
_PAIR = re.compile(r"[\"“”']?[@\w$-]{1,60}[\"“”']?\s?:\s?\S.{0,400}[;,{\[]$|[\"“”][@\w$ .-]{1,60}[\"“”]\s?:")
_SELECTORS = re.compile(r"(?:[.#@:*]|[a-z][\w-]*[.#:\[,>])[^.!?]{0,400}[,{]$")
_SELECTOR = re.compile(r"[.#][a-zA-Z][\w-]|\[[\w-]+[*^$|~]?=|::?[a-z]|[a-z][\w-]*(?:[.#:\[>]|\s[>+~.#])\s?[a-zA-Z]")
_COMMENT = re.compile(r"//|/\*|\*/")
_KEYWORD = re.compile(
    r"(?:\}\s?)?(?:var|let|const|function|return|if|else|for|while|try|catch|switch|case|break|default|new|typeof|import|export|window|document"
    r"|jQuery|self|this|true|false|null|undefined)\b\s?(?:[({;:.,=]|[\w$]+\s?=|$)"
)
_END = re.compile(r"[.!?。！？…][”’\"')）」』]*$")
_WIDE = re.compile("[\u3041-\u9fff\uac00-\ud7af\uff66-\uff9f]")

FEATURES = (
    "bias",
    "signs",
    "quotes",
    "digits",
    "words",
    "run",
    "inner",
    "ends as code",
    "ends as sentence",
    "begins with a sign",
    "begins small",
    "begins large",
    "pair",
    "selectors",
    "selector",
    "lone small",
    "sentence",
    "comment",
    "keyword",
    "long token",
    "length",
    "wide",
    "braces",
)


def features(line: str) -> list[float]:
    """The features of a stripped, not empty line, in the order of FEATURES: shares of its characters, or 0 and 1."""
    if len(line) > 2 * _LONGEST:
        line = f"{line[:_LONGEST]} {line[-_LONGEST:]}"
    tokens = line.split()
    solid = sum(map(len, tokens))
    share = sum(map(len, _PLAIN_WORD.findall(line))) / solid
    run = _WORD_RUN.search(line) is not None
    ended = _END.search(line) is not None
    first = line[0]
    return [
        1.0,
        len(_SIGNS.findall(line)) / solid,
        len(_QUOTES.findall(line)) / solid,
        sum(map(str.isdigit, line)) / solid,
        share,
        float(run),
        min(4, len(_INNER.findall(line))) / 4,
        float(line[-1] in ";{}[(,=" or line.endswith(("=>", "&&", "||"))),
        float(ended),
        float(first in "{}()[];.#@*/+&|=<>$_!\"'“‘”’?:"),
        float(first.islower()),
        float(first.isupper()),
        float(_PAIR.match(line) is not None),
        float(_SELECTORS.match(line) is not None),
        float(_SELECTOR.match(line) is not None),
        float(len(tokens) == 1 and first.islower() and first.isascii()),
        float(ended and run and share >= _MOSTLY and (first.isupper() or line[1:2].isupper())),
        float(_COMMENT.match(line) is not None),
        float(_KEYWORD.match(line) is not None),
        float(max(map(len, tokens)) > 40),
        log1p(len(tokens)) / 4,
        min(1.0, 2 * len(_WIDE.findall(line)) / solid),
        float("{" in line or "}" in line),
    ]


@cache
def _model() -> tuple[tuple[float, ...], float]:
    data = json.loads(files("keisu.pages").joinpath("code_lines.json").read_text(encoding="utf-8"))
    return tuple(data["weights"][name] for name in FEATURES), float(data["change"])


def log_odds(line: str) -> float:
    """The log-odds that a stripped line is code rather than prose, standing alone; 0 for an empty one."""
    if not line:
        return 0.0
    return sum(w * f for w, f in zip(_model()[0], features(line), strict=True))


def likeliest(odds: Sequence[float]) -> list[bool]:
    """Which lines are code, in the likeliest sequence for their log-odds; in time linear in their number."""
    change = _model()[1]
    prose = code = 0.0
    came: list[tuple[bool, bool]] = []  # whether the best way to prose, and to code, came from code
    for value in odds:
        to_prose, to_code = code - change > prose, code >= prose - change
        prose, code = max(prose, code - change), max(code, prose - change) + value
        came.append((to_prose, to_code))
    state = code > prose
    states: list[bool] = []
    for step in reversed(came):
        states.append(state)
        state = step[state]
    return states[::-1]
