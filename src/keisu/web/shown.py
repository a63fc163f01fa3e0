"""What a page of the reading room shows, before it has a form; and what was asked for in its address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from keisu import periods
from keisu.errors import BadRequest, ModelError, shown
from keisu.views import rows as views


@dataclass(frozen=True, slots=True)
class Shown:
    """A page: its title, its template with the values for it, its rows for CSV and its records for JSON."""

    title: str
    template: str
    values: Mapping[str, Any]
    rows: Sequence[views.Row]
    columns: Sequence[str]
    data: Any = field(default=None)


class Asked:
    """The query of an address. What is empty counts as not asked for."""

    def __init__(self, query: Mapping[str, str]) -> None:
        self._query = query

    def word(self, name: str) -> str | None:
        """Some words as they stand, at most 200 characters. Raises BadRequest for more."""
        value = self._query.get(name, "")
        if len(value) > 200:
            raise BadRequest(f"{name} is {len(value)} characters long; at most 200 can be asked for")
        return value if value.strip() else None

    def one_of(self, name: str, words: Sequence[str], otherwise: str) -> str:
        """One of some words. Raises BadRequest for any other."""
        value = self.word(name) or otherwise
        if value not in words:
            raise BadRequest(f"{name} cannot be {shown(value)!r}; it is one of {', '.join(words)}")
        return value

    def period(self, name: str) -> str | None:
        """A time period. Raises BadRequest for anything else."""
        value = self.word(name)
        if value is not None:
            try:
                periods.check(value)
                periods.days(value)
            except ModelError as error:
                raise BadRequest(f"{name}: {error}") from error
        return value

    def number(self, name: str, otherwise: int) -> int:
        """A whole number from 1 on. Raises BadRequest for anything else."""
        value = self.word(name)
        if value is None:
            return otherwise
        if not (value.isascii() and value.isdigit() and 0 < int(value) < 10**9):
            raise BadRequest(f"{name} cannot be {shown(value)!r}; it is a number from 1 on")
        return int(value)

    def yes(self, name: str) -> bool:
        """Whether something is asked for with "yes"."""
        return self.word(name) == "yes"
