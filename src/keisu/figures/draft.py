"""A figure while it is being worked out. Every step fills in fields; `keisu.figures.assembly` makes the record."""

from dataclasses import dataclass, field

from keisu.vocabulary import Bound, FigureKind, Status

DURATIONS = ("day", "week", "month", "quarter", "year", "decade", "session")


@dataclass(slots=True)
class Draft:
    """A quantity found in a sentence.

    `first` and `last` are the tokens that its quote covers, `number_first` and `number_last` those of its number.
    `bound_words` counts the tokens of a bound in front ("more than"). `sign` is -1 or 1 where a sign, a bracket or a
    word of direction says so, else 0. `unit` is None where no unit stands beside the number, `scale` the power of ten
    of its scale words, `placeholder` is a word like "units" that only says that something is counted, `noun` the
    counted noun's words, `open` says that what it counts stands behind it and is not known ("20,000 TEU").
    `sentence` is the start of its sentence and `block` the number of its block. `head` says that it stands in a
    headline, `aside` that it is only compared with ("from 63", "since 304,000"), `looks_back` that it is of a time
    before that of the last ("after growing by 17%"), `compared` that a base of comparison stands right behind it ("3.8%
    year on year"), `led` that the percentage does to which it led ("+2.1 to 15.6%"), `passing` that its subject is
    named only for it and is not what the text goes on about, `part` that it is a part of something that is no market
    ("90 percent of parts"), `gap` that it is a gap between two ("162 behind the Prius"). `anew` that its
    sentence begins with a time and nobody ("September down 2%"). `why` holds what decided each field, None unless that
    was asked for.
    """

    start: int
    end: int
    first: int
    last: int
    number_first: int
    number_last: int
    value: float | None
    decimals: int
    scale: int = 0
    unit: str | None = None
    bound: Bound = "="
    bound_words: int = 0
    low: float | None = None
    high: float | None = None
    sign: int = 0
    signed: bool = False
    bracketed: bool = False
    sentence: int = 0
    block: int = 0
    head: bool = False
    aside: bool = False
    compared: bool = False
    looks_back: bool = False
    led: bool = False
    part: bool = False
    gap: bool = False
    anew: bool = False
    passing: bool = False
    worded: bool = False
    form: str = "cardinal"
    placeholder: str | None = None
    noun: str | None = None
    open: bool = False
    kind: FigureKind | None = None
    measure: str | None = None
    subject: str | None = None
    place: str | None = None
    period: str | None = None
    base: str | None = None
    source: tuple[str, ...] = ()
    status: Status = "actual"
    inferred: set[str] = field(default_factory=set)
    why: "dict[str, tuple[str, Draft | None]] | None" = None

    @property
    def part_of_whole(self) -> bool:
        """Whether it is said in percent, or will be once its kind is known ("a third of sales")."""
        return self.unit == "%" or (self.form == "fraction" and self.unit is None)

    def because(self, name: str, reason: str, of: "Draft | None" = None) -> None:
        """Name what decided the field `name`, in a word or two, and the figure that it was taken over from.

        The last reason given holds. Costs a look and no more unless an explanation was asked for; where the reason
        itself has to be put together, ask for `why` first.
        """
        if self.why is not None:
            self.why[name] = (reason, of)
