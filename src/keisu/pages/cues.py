"""The words of cues.toml, made ready for looking up."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_NOT_ALNUM = re.compile(r"[\W_]+")
_NAME_WORDS = 6  # the longest name that follows a caption's cue where no colon does


@dataclass(frozen=True, slots=True)
class Inference:
    """How a language speaks of a past month: phrases with ``{month}``, words for and against."""

    in_month: tuple[str, ...]
    past: re.Pattern[str]
    not_past: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Every cue as a pattern or a set of folded lines; patterns match at the head of a line that is tidy."""

    related: re.Pattern[str]
    caption: re.Pattern[str]
    caption_before_name: re.Pattern[str]
    byline: re.Pattern[str]
    name_joint: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    stamp: re.Pattern[str]
    age: re.Pattern[str]
    listing: re.Pattern[str]
    other_language: re.Pattern[str]
    furniture: frozenset[str]
    share: frozenset[str]
    share_words: frozenset[str]
    share_label: re.Pattern[str]
    consent: re.Pattern[str]
    navigation: frozenset[str]
    key_points: frozenset[str]
    not_a_name: frozenset[str]
    author_paths: frozenset[str]
    date_words: frozenset[str]
    classes: dict[str, frozenset[str]]
    metadata: dict[str, tuple[str, ...]]
    inference: dict[str, Inference]


def fold(text: str) -> str:
    """`text` for comparing: case and everything but letters and digits gone."""
    return _NOT_ALNUM.sub("", text.casefold())


@cache
def cues() -> Cues:
    """The cues, read once."""
    data = tomllib.loads(files("keisu.pages").joinpath("cues.toml").read_text(encoding="utf-8"))
    return Cues(
        related=_compiled(rf"(?:{_any(data['related'])})\s?[:：]\s?"),
        caption=_compiled(rf"(?:{_any(data['caption'])})\s?[:：/]\s?"),
        caption_before_name=_compiled(
            rf"(?:{_any(data['caption_before_name'])})\s(?=\S+(?:\s\S+){{0,{_NAME_WORDS - 1}}}$)"
        ),
        byline=_compiled(rf"(?:{_any(data['byline'])})(?:\s?[:：]\s?|\s)"),
        name_joint=_compiled(rf"\s?[,、，/&]\s?|\s(?:{_any(data['name_joints'])})\s"),
        published=_compiled(rf"(?:{_any(data['published'])})\s?[:：]?\s?"),
        updated=_compiled(rf"(?:{_any(data['updated'])})\s?[:：]?\s?"),
        stamp=_compiled(rf"(?P<published>{_words(data['published'])})|(?P<updated>{_words(data['updated'])})"),
        age=_age(data),
        listing=_compiled(_words(data["listing"])),
        other_language=re.compile("|".join(data["other_languages"]), re.MULTILINE),
        furniture=frozenset(map(fold, data["furniture"])),
        share=frozenset(map(fold, data["share"])),
        share_words=frozenset(data["share_words"]),
        share_label=_compiled("|".join(data["share_labels"]).replace("{network}", f"(?:{_any(data['networks'])})")),
        consent=_compiled("|".join(data["consent"])),
        navigation=frozenset(map(fold, data["navigation"])),
        key_points=frozenset(map(fold, data["key_points"])),
        not_a_name=frozenset(data["not_a_name"]),
        author_paths=frozenset(data["author_paths"]),
        date_words=frozenset(data["date_words"]),
        classes={kind: frozenset(names) for kind, names in data["classes"].items()},
        metadata={kind: tuple(names) for kind, names in data["metadata"].items()},
        inference={
            code: Inference(
                tuple(rule["in_month"]), _compiled(_words(rule["past"])), _compiled(_words(rule["not_past"]))
            )
            for code, rule in data["inference"].items()
        },
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    """An alternation of literal words, the longest first; an apostrophe may be either kind."""
    return "|".join(re.escape(w).replace("'", "['’]") for w in sorted(words, key=len, reverse=True))


def _words(words: Iterable[str]) -> str:
    """An alternation of whole words; between words of scripts without spaces no border is asked for."""
    return "|".join(
        rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w) for w in sorted(words, key=len, reverse=True)
    )


def _age(data: dict[str, Any]) -> re.Pattern[str]:
    number = rf"(?:\d{{1,3}}|{_any(data['age_numbers'])})"
    unit = rf"(?:{_any(data['age_units'])})"
    forms = (re.escape(f).replace(r"\{n\}", number).replace(r"\{minute\}", unit) for f in data["age"])
    prefix = f"(?:(?:{_any([*data['published'], *data['updated']])})\\s?[:：]?\\s?)?"
    return _compiled(rf"{prefix}(?:{'|'.join(forms)})\.?")
