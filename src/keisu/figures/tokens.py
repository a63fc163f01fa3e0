"""Sentences into tokens that keep their offsets; units and currencies glued to digits come apart."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from keisu.figures.digits import BEHIND, Digits


@dataclass(slots=True)
class Token:
    """`text[start:end]`; `low` is the text casefolded, of a number its digits with a point in front of the decimals and
    nothing else; `kind` is "number", "word", "money", "mark", or "code" for what a market calls a thing (".DJI",
    "EUR=") and for addresses of pages and mail.

    Nothing changes a token. It is not frozen because its fields are asked for more often than anything else, and
    slots that are neither frozen nor a tuple's are made and read the fastest.
    """

    start: int
    end: int
    text: str
    low: str
    kind: str


_FORMS = r"""
      (?P<plain>[a-z]+(?=[,;:)]|\ (?!\$)))  # most words, told at once
    | (?P<number>NUMBER)
    | (?P<money>(?=[A-Za-z]{2,3}\$)(?i:(?:usd|aud|cad|nzd|hkd|sgd|mxn|twd|us|hk|nz|au)\$)
        |(?:hk|nz|us|au|ca|c)\ \$(?=\ ?\d)|Y=(?=\d)|(?:PS|R)(?=\d+(?:[.,]\d+)?(?:m|bn|,\d{3}|\ [mb]illion)\b)
        |(?![a-z])(?:\$(?:US|NZ|HK|A|C|S)(?=\d)|(?:US|AU|HK|NZ|CA|C)\ \$(?=\d)
        |(?:US|U\.S\.|AU|A|CA|CAD|C|HK|NZ|S|NT|T|R|Mex|MX|J|TT|EC)?\$
        |[¢£¥֏؋৳฿៛\u20a0-\u20cf]|(?:RMB|RM|Rs\.?|DKr|SKr|NKr|SFr|Rp|KSh|Tk)(?=\s?\d)
        |(?:USD|EUR|GBP|JPY|CNY|AUD|CAD|CHF|HKD|SGD|NZD|INR|KRW|SEK|NOK|DKK|ZAR|BRL|MXN|TRY|AED|SAR)(?=\s?\d)))
    | (?P<code>(?![a-z])(?:(?<=\s)\.[A-Z][A-Z0-9]{1,}\b|\b[A-Z]{2,4}[0-9A-Z]*=[A-Z]*
        |\b[A-Z]{2,4}c\d\b|\b[A-Z]{3,5}\d\b(?=\s[a-z])))
    | (?P<word>(?:[^\W\d_]\.){2,}                        # U.S.
        |[^\W\d_]\w*(?:[-‐‑'’&./](?=\w)\w+(?![,.]\d))*[+]?(?![\w])  # N-Box, don't, S&P, km/h
        |[^\W_]+)
    | (?P<mark>\S)
    """
_LINK = r"""(?P<link>(?:https?://|www\.)[^\s<>"]+|[\w.+-]{1,64}@\w[\w.-]+) |"""
_LINK_MARKS = ("@", "://", "www.")
PLAIN = Digits()  # for words that stand in no article
HYPHENS = ("-", "‐", "‑")
_HYPHENS = re.compile(r"[-‐‑]")
_MARKS_OF_ELISION = ("'", "’")
_APOSTROPHES = re.compile("['’]")


def joined(tokens: Sequence[Token]) -> str:
    """The text of tokens that stand one behind the other, with one space where there was any."""
    if len(tokens) == 1:
        return tokens[0].text
    parts = [tokens[0].text]
    for a, b in pairwise(tokens):
        parts.append(b.text if a.end == b.start else f" {b.text}")
    return "".join(parts)


@cache
def _patterns(digits: Digits) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a token, and what finds one where links are; the second is slower, and few sentences have one.

    The space behind a token is passed over with it, so that no token is looked for there.
    """
    forms = _FORMS.replace("NUMBER", digits.expression)
    return re.compile(rf"(?:{forms})\ ?", re.VERBOSE), re.compile(rf"(?:{_LINK}{forms})\ ?", re.VERBOSE)


def tokenise(
    text: str,
    numerals: Collection[str],
    offset: int = 0,
    digits: Digits = PLAIN,
    elisions: Collection[str] = (),
) -> list[Token]:
    """The tokens of `text`, whose first character stands at `offset` of the article.

    `numerals` are the casefolded number words: a compound that begins with one ("four-year") comes apart; one that
    ends in a hyphen ("sub-") does so only in front of a digit. `elisions` are what an apostrophe parts from the next
    word ("l" of "l'euro"); `digits` says how numbers are written.
    """
    tokens: list[Token] = []
    plain, or_link = _patterns(digits)
    pattern = or_link if any(mark in text for mark in _LINK_MARKS) else plain
    for m in pattern.finditer(text):
        kind, word, start = str(m.lastgroup), m[m.lastindex or 0], m.start() + offset
        if kind == "plain":
            tokens.append(Token(start, start + len(word), word, word, "word"))
            continue
        if kind == "number":
            at = m.end(m.lastindex or 0)
            plainly = digits.plain(word, text[at : at + BEHIND])
            tokens.append(Token(start, start + len(word), word, plainly, kind))
            continue
        kind = "code" if kind == "link" else kind
        low = word.casefold()
        last = tokens[-1] if elisions and kind == "mark" and tokens else None
        if last is not None and low in _MARKS_OF_ELISION and last.end == start and last.low in elisions:
            tokens[-1] = Token(last.start, start + 1, last.text + word, f"{last.low}'", "word")  # "all'1,2%"
            continue
        if elisions and kind == "word" and (mark := _APOSTROPHES.search(low)) and low[: mark.start()] in elisions:
            at = start + mark.end()
            tokens.append(Token(start, at, word[: mark.end()], f"{low[: mark.start()]}'", "word"))
            tokens += tokenise(word[mark.end() :], numerals, at, digits, elisions)
            continue
        joint = _HYPHENS.search(low) if kind == "word" and low not in numerals else None
        if joint is not None and low[joint.end()].isdigit() and f"{low[: joint.start()]}-" in numerals:
            at = start + joint.end()
            tokens.append(Token(start, at - 1, word[: joint.start()], low[: joint.start()], "word"))
            tokens.append(Token(at - 1, at, joint.group(), joint.group(), "mark"))
            tokens += tokenise(word[joint.end() :], numerals, at, digits)
        elif joint is not None and low[: joint.start()] in numerals:
            at = start
            for piece in re.split(r"([-‐‑])", word):
                if piece:
                    piece_kind = "mark" if _HYPHENS.fullmatch(piece) else "word"
                    tokens.append(Token(at, at + len(piece), piece, piece.casefold(), piece_kind))
                at += len(piece)
        else:
            tokens.append(Token(start, start + len(word), word, low, kind))
    return tokens


def grouped(token: Token) -> bool:
    """Whether a number has marks between groups of its digits: "16,198"."""
    return len(token.low) < len(token.text)
