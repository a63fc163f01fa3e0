"""Text from which spans have been taken, that still knows where each of its characters stood."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LONE_RETURN = re.compile(r"\r(?!\n)")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and, for each stretch of it, where the stretch begins here (`at`) and stood at first (`origins`)."""

    text: str
    at: Sequence[int]
    origins: Sequence[int]

    @classmethod
    def of(cls, text: str) -> "Traced":
        """A whole text with its line ends made ``\\n``; its characters come from themselves."""
        text = _LONE_RETURN.sub("\n", text)
        whole = cls(text, (0,), (0,))
        returns = [(at, at + 1) for at, c in enumerate(text) if c == "\r"] if "\r" in text else []
        return whole.without(returns, "") if returns else whole

    def origin(self, at: int) -> int:
        """Where the character at `at` stood at first; for a space put in, where what it stands for began."""
        i = bisect_right(self.at, at) - 1
        return self.origins[i] + at - self.at[i]

    def span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]``, which is not empty, stood at first."""
        return self.origin(start), self.origin(end - 1) + 1

    def without(self, spans: Iterable[Span], by: str = " ") -> "Traced":
        """The text with each span, in order and apart, replaced by `by`: a space, or nothing."""
        parts: list[str] = []
        at: list[int] = []
        origins: list[int] = []
        length = done = 0
        for start, end in [*spans, (len(self.text), len(self.text))]:
            self._keep(done, start, length, at, origins)
            parts += [self.text[done:start]]
            length += start - done
            if end > start and by:
                at.append(length)
                origins.append(self.origin(start))
                parts.append(by)
                length += len(by)
            done = end
        return Traced("".join(parts), at or (0,), origins or (0,))

    def part(self, start: int, end: int) -> "Traced":
        """``text[start:end]``, traced."""
        at: list[int] = []
        origins: list[int] = []
        self._keep(start, end, 0, at, origins)
        return Traced(self.text[start:end], at or (0,), origins or (0,))

    def _keep(self, start: int, end: int, length: int, at: list[int], origins: list[int]) -> None:
        """Note the stretches of ``text[start:end]``, which will begin at `length`."""
        if end <= start:
            return
        i = bisect_right(self.at, start) - 1
        at.append(length)
        origins.append(self.origin(start))
        i += 1
        while i < len(self.at) and self.at[i] < end:
            at.append(length + self.at[i] - start)
            origins.append(self.origins[i])
            i += 1
