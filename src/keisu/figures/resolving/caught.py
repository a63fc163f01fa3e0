"""What the slots of a pattern caught, and the date that relative words are resolved against."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from keisu import periods as calendar

_CENTURY = 100


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative words are resolved against: the day or month of publication, if known."""

    published: str | None

    @property
    def day(self) -> dt.date | None:
        """The day of publication, if it is known to the day."""
        known = self.published is not None and len(self.published) == 10
        return dt.date.fromisoformat(self.published) if known and self.published else None

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which it can have been published."""
        return calendar.days(self.published)[1] if self.published else None

    @property
    def month(self) -> str | None:
        """The month of publication."""
        return self.published[:7] if self.published and len(self.published) >= 7 else None


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of a language stand for: the numbers of months and weekdays, counts and ordinals, how many years
    away "last" is, and the rules of holidays and seasons as periods.toml has them."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    counts: Mapping[str, int]
    years: Mapping[str, int]
    holidays: Mapping[str, str]
    seasons: Mapping[str, list[int]]


@dataclass(frozen=True, slots=True)
class Caught:
    """What the slots of a pattern caught, and the anchor."""

    text: str
    groups: Mapping[str, str]
    anchor: Anchor
    words: Words

    def year(self, slot: str = "year") -> int | None:
        """The year in a slot, in full; that of a {short} or {relative} slot if there is no other."""
        if self.groups.get(slot):
            return int(self.groups[slot])
        if slot == "year" and (short := self.short_year()):
            return short
        now = self.this_year()
        if slot == "year" and now and (word := self.groups.get("relative")):
            return now + self.words.years[word.casefold()]
        return None

    def short_year(self) -> int | None:
        """The year in a {short} slot, of this century."""
        return 2000 + int(self.groups["short"]) if self.groups.get("short") else None

    def month(self, slot: str = "month") -> int:
        """The number of the month in a slot."""
        return self.words.months[self.groups[slot].rstrip(".").casefold()]

    def day(self, slot: str = "day") -> int:
        """The day of the month in a slot."""
        return int(self.groups[slot])

    def weekday(self) -> int:
        """The number of the day of the week, from 1 for Monday."""
        return self.words.weekdays[self.groups["weekday"].casefold()]

    def count(self, slot: str = "count") -> int:
        """The number in a {count} or {ordinal} slot, 1 where the pattern has none."""
        word = self.groups.get(slot, "1").casefold()
        digits = re.match(r"\d+", word)
        return int(digits[0]) if digits else self.words.counts[word]

    def named_month(self, number: int, year: int | None) -> str | None:
        """The month `number`: of `year`, else the last one that was not after publication."""
        if year:
            return calendar.month(year, number)
        last = self.anchor.last_day
        if last is None:
            return None
        return calendar.month(last.year if number <= last.month else last.year - 1, number)

    def own_month(self) -> str | None:
        """The month in the {month} slot: of the year in {year}, else as `named_month` says."""
        return self.named_month(self.month(), self.year())

    def this_year(self) -> int | None:
        """The year of publication."""
        return self.anchor.last_day.year if self.anchor.last_day else None


Made = str | None
Makers = dict[str, Callable[[Caught], Made]]
