"""What the article has said so far, and what is known from outside: the ground that ellipsis is resolved against."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from keisu import periods as calendar
from keisu.figures.digits import Digits
from keisu.figures.draft import Draft
from keisu.figures.names import NameMention, folded
from keisu.figures.people import People
from keisu.figures.tokens import PLAIN, Token, joined
from keisu.model import Name

_QUOTES = '“"„«'
_NEAR = 1  # blocks over which what was said is carried
_ACRONYM = 12  # tokens in which the words of an acronym stand before it
_HEAD = 3  # blocks at the head of an article that its title speaks for


@dataclass(frozen=True)
class Knowledge:
    """What a market pack knows that helps to read: its names, the thing that its counts count, its place."""

    names: tuple[Name, ...] = ()
    thing: str | None = None
    place: str | None = None
    measure: str | None = None

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.names, self.thing, self.place, self.measure))  # once: there are hundreds of names


@dataclass(slots=True)
class Context:
    """The state of reading one article.

    `thing` is what it counts, `things` its plural as the article has it, `all` the plural of the word, `usual` what
    is measured of it where nothing is said, `single` what was last said of one share. `whole` is the first subject of
    the article, `leader` the name that it is about, `topic` the first that is a kind of thing ("new cars"), `named`
    whom or what it last named, `country` the last country that something was said of. `land` is the place that it names
    most, be it not the only one that it is about. `day` is the last day that it told of, `run` the run of months that
    a part of its sentence began with ("first seven months down 4%"), which holds for its paragraph, `digits` is how it
    writes numbers, `explained` is whether its figures are to keep what decided their fields, `published` the last day
    on which it can have been published. `turned` is the paragraph of the last verb of change and which way it went.
    """

    knowledge: Knowledge
    explained: bool = False
    published: dt.date | None = None
    digits: Digits = PLAIN
    thing: str | None = None
    subject: str | None = None
    whole: str | None = None
    topic: str | None = None
    all: str | None = None
    block: int = 0
    measure: str | None = None
    measure_block: int = 0
    usual: str | None = None
    single: str | None = None
    things: str | None = None
    subject_block: int = 0
    named: str | None = None
    country: str | None = None
    period: str | None = None
    period_block: int = 0
    day: str | None = None
    run: str | None = None
    run_block: int = -1
    relation: str | None = None
    source: tuple[str, ...] = ()
    source_reason: str = ""
    speaker: str | None = None
    place: str | None = None
    land: str | None = None
    place_reason: str = ""
    percent: bool = False
    move: str | None = None
    turned: tuple[int, int] = (0, 0)
    said: tuple[int, tuple[str, ...]] | None = None
    last: Draft | None = None
    models: list[NameMention] = field(default_factory=list)
    full: dict[str, str] = field(default_factory=dict)
    called: dict[str, NameMention] = field(default_factory=dict)
    owners: set[str] = field(default_factory=set)
    seen: Counter[str] = field(default_factory=Counter)
    words: set[str] = field(default_factory=set)
    people: People | None = None
    leader: str | None = None

    def person(self, offset: int) -> str | None:
        """Whom "he" or "she" at an offset of the article stands for, None if nobody can be named."""
        return self.people.before(offset) if self.people is not None else None

    def near(self, block: int) -> bool:
        """Whether what was said in a block still holds: in the same one and the next, and what heads the article always
        for its first paragraphs."""
        return self.block - block <= _NEAR or (block == 0 and self.block <= _HEAD)

    def enter(self, block: int, opening: str) -> None:
        """Take note of a sentence of a block. Where a new block begins with `opening`, a quotation right behind one in
        which somebody spoke is that speaker's too."""
        if block == self.block:
            return
        self.block = block
        if self.said is not None and self.said[0] == self.block - 1 and opening in _QUOTES:
            self.said = (self.block, self.said[1])

    def whole_without(self, rest: str) -> str | None:
        """The whole that something is taken off ("excluding minis"): what the article is about, unless that is what is
        taken off, else what it counts."""
        taken = {n.id for n in self.knowledge.names if n.kind == "scope" and rest.endswith(n.text)}
        about = folded(self.whole or "")
        same = any(n.id in taken and folded(n.text) == about for n in self.knowledge.names)
        return (None if same else self.whole) or self.things or self.all

    @property
    def turn(self) -> int:
        """Which way the last verb of this paragraph went, 1 or -1; 0 if it has had none."""
        block, sign = self.turned
        return sign if block == self.block else 0

    def note(self, draft: Draft) -> None:
        """Take note that something is said in percent, and of which way it went, if a word told it that goes on: not in
        brackets, not in passing."""
        self.percent = self.percent or draft.unit == "%"
        told = draft.kind == "change" and draft.unit == "%" and not draft.signed and not draft.bracketed
        if told and draft.sign and not draft.looks_back and not draft.aside:
            self.turned = (self.block, draft.sign)

    def keep_period(self, period: str) -> None:
        """Take note of the period that the article tells of from here on, and of the last one that is a day."""
        self.period, self.period_block = period, self.block
        self.day = period if calendar.form(period) == "day" else self.day

    def goes_back(self, period: str) -> bool:
        """Whether a period lies before the one of the paragraph so far, in the same form: "in August it had been 2.5%"
        is told beside what the paragraph is about and does not turn it back."""
        known = self.period
        if known is None or self.period_block != self.block or calendar.form(known) in (None, "day"):
            return False
        return calendar.form(period) == calendar.form(known) and calendar.days(period)[1] < calendar.days(known)[0]

    def learn(self, names: list[NameMention]) -> None:
        """Take note of the names of a sentence, for later short forms of them."""
        for n in names:
            if n.name is not None and n.kind == "maker":
                self.owners.add(n.name.id)
            if n.name is not None and n.kind == "model" and folded(n.name.canonical).endswith(folded(n.text)):
                self.called.setdefault(n.name.id, n)
            words = n.text.split()
            if n.kind in ("name", "model", "maker", "source") and len(words) > 1:
                tail = folded(words[-1])
                if n.kind == "model" and n.name is not None:
                    tail = folded(n.name.text.removeprefix(words[0] + " "))
                if n.kind != "maker":
                    self.full.setdefault(tail, n.text)

    def learn_short_forms(self, tokens: list[Token]) -> None:
        """ "Ministry of Trade, Industry and Energy (MOTIE)": what an acronym in brackets stands for."""
        for i in range(2, len(tokens) - 1):
            if tokens[i - 1].text != "(" or tokens[i + 1].text != ")":
                continue
            short = tokens[i].text
            if not (short.isupper() and short.isalpha()):
                continue
            letters, first = list(short), i - 1
            while letters and first > max(0, i - _ACRONYM):
                first -= 1
                if tokens[first].text[0].upper() == letters[-1]:
                    letters.pop()
            if not letters and len(short) > 1:
                self.full[folded(short)] = joined(tokens[first : i - 1])

    def in_full(self, name: str) -> str:
        """A name of one word in the fullest form that the article gives."""
        return self.full.get(folded(name), name) if " " not in name else name

    def fullest(self, mention: NameMention) -> str:
        """The fullest name that the article gives what a mention names; a model's maker is added if it is named."""
        text = mention.text
        if mention.kind == "scope":
            return text
        known = mention.name
        if known is not None and mention.kind == "model":
            usual = self.called.get(known.id)
            if usual is not None and not folded(known.canonical).endswith(folded(text)):
                return self.fullest(usual)  # "N cars", of the "N-series" elsewhere
            if folded(text) in self.full:
                return self.full[folded(text)]
            if known.owner in self.owners and folded(known.canonical).endswith(folded(text)):
                return known.canonical
            return text
        return self.in_full(text)
