"""The bounds on what one page may cost, on by default."""

import time
from dataclasses import dataclass

from keisu.errors import PageTooLarge, TextTooLong, TooSlow, UnpackedTooLarge


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost at most; a page over a bound is an error of the branch OverBound.

    Of some six hundred saved news pages the largest has 2.2 million bytes, and none has 100 levels of nesting or an
    element with 100 attributes: the defaults are out of the way of any article, and keep hostile pages from costing
    much.

    * `bytes`: of the page as it came, packed if it came packed (PageTooLarge).
    * `unpacked`: bytes after decompression (UnpackedTooLarge); no more than this is ever unpacked.
    * `text`: characters of the article (TextTooLong).
    * `nesting`: elements within elements, as a browser nests what it shows (NestedTooDeep).
    * `attributes`: attributes of one element that is shown (TooManyAttributes).
    * `seconds`: of wall-clock time for fetching a page, and again for reading it (TooSlow; Unreachable while
      fetching). Reading looks at the clock between its steps, so it can overrun by one step.
    """

    bytes: int = 20_000_000
    unpacked: int = 50_000_000
    text: int = 5_000_000
    nesting: int = 500
    attributes: int = 1_000
    seconds: float = 30.0

    def check_bytes(self, size: int) -> None:
        """Raise PageTooLarge if a page of `size` bytes is over the bound."""
        if size > self.bytes:
            raise PageTooLarge(
                f"the page has at least {size:,} bytes and the bound is {self.bytes:,}; "
                "take out what is not the article, or raise the bound"
            )

    def check_unpacked(self, size: int) -> None:
        """Raise UnpackedTooLarge if `size` bytes after decompression are over the bound."""
        if size > self.unpacked:
            raise UnpackedTooLarge(f"the page unpacks to more than the bound of {self.unpacked:,} bytes")

    def check_text(self, size: int) -> None:
        """Raise TextTooLong if an article of `size` characters is over the bound."""
        if size > self.text:
            raise TextTooLong(f"the article has {size:,} characters and the bound is {self.text:,}")


DEFAULTS = Limits()


class Clock:
    """The time that one page has taken, held against the bound on seconds."""

    __slots__ = ("_began", "_limit")

    def __init__(self, limits: Limits) -> None:
        self._limit = limits.seconds
        self._began = time.monotonic()

    def check(self) -> None:
        """Raise TooSlow if the time is up."""
        if self.left() <= 0:
            raise TooSlow(f"the page took longer than the bound of {self._limit:g} seconds")

    def left(self) -> float:
        """The seconds that are left; negative if the time is up."""
        return self._limit - (time.monotonic() - self._began)
