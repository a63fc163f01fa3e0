"""Where code stands in a text that should be prose: statements, style rules and data, whole or torn.

Code is told by its grammar, not by names: where a statement begins, which brackets match, how densely the
signs of code stand. Quotes are not relied on, since saved pages have them mangled. All work is linear in the
text.
"""

import re
from itertools import islice

from keisu.pages import code_lines

Span = tuple[int, int]

_Q = "['\"‘’“”]"
_HARD_SIGN = (
    r"\bfunction\b\s?[\w$]{0,40}\s?\(|=>|[=!]==?(?=\s|\w|"
    + _Q
    + r")|&&|\|\||\)\s?;|\}\s?[;),]|[\w$]\(\)|[\w$]\.[\w$]{1,40}\(|\bvar\s+[\w$]+\s?[=;,]"
    r"|\b(?:let|const)\s+[\w$]+\s?=|\btypeof\b|!important|\bnew\s+[A-Z]\w{0,40}\(|[“”\"][\w@-]{1,40}[“”\"]\s?:"
    r"|\b(?:document|window|navigator|location|console|Math|JSON|self)[.\[][\w‘’'\"$]|\breturn\b[^.\n;]{0,60};|\$\(|\)\s?\{|\}\s?\("
)
_SOFT_SIGN = (
    r"[\w$\])]\s?\+?=\s?(?=[\w!\[{(]|"
    + _Q
    + r")|[{;]\s*[\w-]{1,40}\s?:[^;{}\n]{1,80}[;}]|[\w$]\[[\w‘’'\"$]|"
    + _Q
    + r"\s\)"
)
SIGN = re.compile(f"(?P<hard>{_HARD_SIGN})|{_SOFT_SIGN}")
_START = re.compile(
    r"(?<![\w.$])(?:"
    r"(?P<function>(?:[!;+(]{1,3}\s?)?(?:async\s)?function\b\s?[\w$]{0,40}\s?\([\w$\s,]{0,80}\)\s?\{|(?:[!;+(]{1,3})\([\w$\s,]{0,80}\)\s?=>)"
    r"|(?P<declared>var\s+[\w$]{1,40}\s?[=;,]|(?:let|const)\s+[\w${}\[\], ]{1,60}=(?!=))"
    r"|(?P<assigned>[\w$]{1,40}(?:\.[\w$]{1,40}|\[[^\]\n]{1,60}\]){1,8}\s?(?:\|\||\+)?=(?![=>])\s?\S)"
    r"|(?P<called>[\w$]{1,40}(?:\.[\w$]{1,40}){0,8}\()"
    r"|(?P<control>(?:if|for|while|switch)\s?\([^\n]{1,200}?\)\s?\{|(?:try|do)\s?\{)"
    r"|(?P<at_rule>@(?:media|import|font-face|keyframes|supports|charset)\b)"
    r")|(?P<data>[{\[]\s{0,10}(?:\{\s{0,10})?[“”\"][\w@$ -]{1,40}[“”\"]\s?:)"
    r"|(?P<style>\{\s{0,10}[\w-]{1,40}\s?:[^{};\n]{1,200}[;}])"
)
_STOP = re.compile(r"[()\[\]{};\n]")
_SPACE = re.compile(r"\s*")
_GOES_ON = re.compile(r"[ \t]*(?:[;,)}\]{=+*/&|?:<>(\[!]|\.\w|-[-=>\w]|else\b|catch\b|finally\b|while\b)")
_GOES_ON_BELOW = re.compile(r"\s*(?:[.;,)}\]+?:=*/]|&&|\|\||else\b|catch\b|finally\b)")
_UNFINISHED = frozenset("=+,(&|?:[{")
_SELECTOR = re.compile(
    r"[.#*@:\[][\w-]|[\w-]+(?:[.#:]{1,2}[\w-]|\[)|[>+~,]|(?:a|b|i|p|ul|ol|li|td|tr|th|h[1-6]|div|span|body|html|img|table|main|nav|header|footer|section"
    r"|article|aside|button|input|iframe|svg|figure|video|form|label|from|to|\d+%)[,.:#\[]?(?=\s|$|,)",
)
_BRACKETS_ONLY = re.compile(r"[\s{}()\[\];,]*[{}();][\s{}()\[\];,]*")
_SENTENCE_END = re.compile(r"[.!?。！？…][”’\"')）」』]*$|[”」]$")
_QUOTE = re.compile("[“”\"]|[‘'](?=\\w)|(?<!\\w)['’]|['’](?!\\w)")
_SENTENCE_BREAK = re.compile(r"[.!?。！？…][”’\"')）」』]*(?=\s|$)")
_PROSE_RUN = re.compile(r"(?:[^\W\d_]{2,}[,’']?[ \t]){3}[^\W\d_]{2,}")
_GAP = 120  # characters between two signs of one torn statement
_LONG = 200  # characters of a line that may begin as prose and go on as code
_DENSE = 8  # signs in the rest of such a line
_SELECTORS = 400  # characters of the selectors of one rule that are looked at
_STRONG = 4  # signs that make a statement code wherever it stands


def bracket_pairs(text: str) -> dict[int, int]:
    """The position of the closing bracket for each opening one that has one; strays are passed over."""
    pairs: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    waiting = {")": 0, "]": 0, "}": 0}
    closing = {"(": ")", "[": "]", "{": "}"}
    for m in re.finditer(r"[()\[\]{}]", text):
        c, at = m[0], m.start()
        if c in closing:
            stack.append((closing[c], at))
            waiting[closing[c]] += 1
        elif waiting[c]:
            while True:
                expected, opened = stack.pop()
                waiting[expected] -= 1
                if expected == c:
                    pairs[opened] = at
                    break
    return pairs


def sign_count(text: str, start: int, end: int, most: int = 10_000) -> int:
    """How many signs of code stand in ``text[start:end]``, counting no further than `most`."""
    return sum(1 for _ in islice(SIGN.finditer(text, start, end), most))


def is_dense(text: str) -> bool:
    """Whether a piece is code throughout: a sign every five words or so, and one that no data have."""
    signs = [m.lastgroup for m in SIGN.finditer(text)]
    return len(signs) >= 2 and "hard" in signs and len(signs) * 5 >= len(text.split())


def is_brackets(line: str) -> bool:
    """Whether a line is nothing but brackets and stops."""
    return _BRACKETS_ONLY.fullmatch(line) is not None


def is_prose(line: str) -> bool:
    """Whether a line is a sentence or more without a sign of code; one wholly in quotes is not."""
    line = line.strip()
    if len(line.split()) < 6 and not (len(line) >= 15 and not line.isascii()):
        return False
    if line[0] in "“‘\"'" and line.rstrip(" ,+);:")[-1:] in "”’\"'" and len(_QUOTE.findall(line)) == 2:
        return False
    if line[0] in "{}[]();" or (line[0].islower() and not line[1:2].isupper()):  # torn from what stands above
        return False
    return bool(_SENTENCE_END.search(line)) and not SIGN.search(line)


def prose_head(text: str) -> int:
    """How many characters of a line, or of a part of one, are sentences before the code that the rest of it is; 0 if
    there are none."""
    first = SIGN.search(text)
    end = first.start() + 1 if first else len(text)
    ends = [m.end() for m in _SENTENCE_BREAK.finditer(text, 0, end)]
    return ends[-1] if ends and is_prose(text[: ends[-1]]) else 0


def is_long_mixture(line: str) -> bool:
    """Whether a line is long, does not end as a sentence, and has signs of code enough to be code from somewhere on."""
    return len(line) >= _LONG and not is_sentence(line) and sign_count(line, 0, len(line), _DENSE) >= _DENSE


def is_sentence(line: str) -> bool:
    """Whether a line reads as a sentence, though it may speak of code."""
    first = line.lstrip("“‘\"'(")[:1]
    whole = _SENTENCE_END.search(line) or line.endswith((":", "："))
    return bool(whole and (first.isupper() or not first.isascii()) and (_PROSE_RUN.search(line) or not line.isascii()))


def code_spans(text: str) -> list[Span]:
    """The spans of `text` that are code, in order and apart; no sentence on its own line is in any."""
    pairs = bracket_pairs(text)
    spans: list[Span] = []
    at = 0
    for m in _START.finditer(text):
        if m.start() < at:
            continue
        found = _statements(text, m, pairs, at)
        if found is not None:
            start, at = found[0], _with_scraps(text, found[1])
            if spans and _is_scrap(text, spans[-1][1], start):
                start = spans.pop()[0]
            spans.append((start, at))
    return spans


def _is_scrap(text: str, start: int, end: int) -> bool:
    """Whether what lies between two spans of code is too little and too torn to be prose."""
    gap = text[start:end]
    if end - start > _GAP or "\n\n" in gap or _PROSE_RUN.search(gap):
        return False
    return not any(line.strip() and code_lines.log_odds(line.strip()) < 0 for line in gap.split("\n")[1:-1])


def _with_scraps(text: str, end: int) -> int:
    """`end`, or the end of its line if only a torn end of code is left on it."""
    line_end = text.find("\n", end, end + _GAP)
    rest = text[end : line_end if line_end >= 0 else end + _GAP].rstrip()
    torn = rest[-1:] in (";", "{", "}") and not _PROSE_RUN.search(rest)
    return end + len(rest) if torn and (line_end >= 0 or len(text) <= end + _GAP) else end


def _statements(text: str, m: re.Match[str], pairs: dict[int, int], floor: int) -> Span | None:
    """The run of statements that begins at `m`, or None if it is no code."""
    start = _selector_start(text, m.start(), floor) if m.lastgroup == "style" else m.start()
    end = _statement_end(text, m, pairs)
    if end is None:
        return None
    while True:
        at = _SPACE.match(text, end).end()  # type: ignore[union-attr]
        while at < len(text) and text[at] in ";)}],":
            end = at = at + 1
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
        following = _START.match(text, at)
        if following is None and (style := text.find("{", at, at + 160)) > 0 and "\n\n" not in text[at:style]:
            candidate = _START.match(text, style)
            if candidate is not None and candidate.lastgroup == "style" and _selector_start(text, style, at) == at:
                following = candidate
        further = _statement_end(text, following, pairs) if following else None
        if further is None or further <= end:
            break
        end = further
    end = _before_prose(text, start, end)
    return (start, end) if _is_worth(text, start, end, m.lastgroup or "") else None


def _statement_end(text: str, m: re.Match[str], pairs: dict[int, int]) -> int | None:
    """Where the statement that begins at `m` ends, or None if it turns out to be none."""
    at = m.start()
    if m.lastgroup == "called":
        closed = pairs.get(m.end() - 1)
        if closed is None:
            return _torn_end(text, at)
        after = text[closed + 1 : closed + 40].lstrip(" \t")
        own_line = not text[text.rfind("\n", 0, at) + 1 : at].strip() and after[:1] in ("", "\n")
        arguments = text[m.end() : closed].strip()
        if not arguments or not (after[:1] == ";" or own_line or re.match(r"\.[\w$]+\(", after)):
            return None
    end = m.end()
    while stop := _STOP.search(text, at):
        c, at = stop[0], stop.start()
        if c in "([{":
            closed = pairs.get(at)
            if closed is None:
                return _torn_end(text, m.start())
            at = end = closed + 1
            if not _GOES_ON.match(text, at) and text[at : at + 1] != "\n":
                return end
        elif c == ";":
            return at + 1
        elif c == "\n":
            before = text[max(m.start(), at - 40) : at].rstrip()
            if before[-1:] not in _UNFINISHED and not _GOES_ON_BELOW.match(text, at):
                return max(end, at)
            at += 1
        else:
            at = end = at + 1
    return max(end, len(text.rstrip()))


def _torn_end(text: str, start: int) -> int | None:
    """The end of code whose brackets do not match: after the last sign close to the one before it."""
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    end, signs = start, 0
    for m in SIGN.finditer(text, start, line_end):
        if m.start() - end > _GAP:
            break
        end, signs = m.end(), signs + 1
    if signs < _STRONG:
        return None
    rest = text.find(";", end, min(line_end, end + _GAP))
    return line_end if line_end - end < _GAP and not _SENTENCE_END.search(text[end:line_end]) else max(end, rest + 1)


def _before_prose(text: str, start: int, end: int) -> int:
    """`end`, or the end of the line above the first line of the span that is prose."""
    line_end = text.find("\n", start, end)
    while line_end >= 0:
        following = text.find("\n", line_end + 1, end)
        if is_prose(text[line_end + 1 : following if following >= 0 else end]):
            return line_end
        line_end = following
    return end


def _is_worth(text: str, start: int, end: int, kind: str) -> bool:
    """Whether a span has signs enough to be code: fewer where code would begin, more in mid-sentence."""
    if end <= start:
        return False
    before = text[max(0, start - 60) : start]
    line = before[before.rfind("\n") + 1 :].rstrip()
    fresh = not line or _SENTENCE_END.search(line) is not None or line[-1] in ";)}>|"
    signs = sign_count(text, start, end, _STRONG)
    if signs >= _STRONG:
        return True
    return fresh and signs >= (1 if kind in ("style", "data", "at_rule", "called") else 2)


def _selector_start(text: str, brace: int, floor: int) -> int:
    """Where the selector before a style rule's brace begins, be it on several lines; at the brace if there is none."""
    low = max(floor, brace - _SELECTORS)
    head = text[low:brace]
    cut = max(head.rfind("}"), head.rfind(";"), head.rfind("{")) + 1
    start = brace
    for number, line in enumerate(reversed(head[cut:].split("\n"))):
        line_start = start - len(line) - (1 if number else 0)
        tokens = list(re.finditer(r"\S+", line))
        fitting = 0
        while fitting < len(tokens) and _SELECTOR.match(tokens[-1 - fitting][0]):
            fitting += 1
        if fitting < len(tokens) or not tokens:
            return line_start + tokens[-fitting].start() if fitting and not number else start
        start = line_start
    return start
