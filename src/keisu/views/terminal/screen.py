"""Where tables and findings go: a terminal as wide as it is, or a file or another program at a width that stays."""

import codecs
import os
import re
import sys
from io import TextIOWrapper
from typing import TextIO

from rich.console import Console

from keisu.views.words import cells

_PIPE_WIDTH = 140  # columns of a table that goes to a file or another program
_HEIGHT = 25  # lines, which nothing here depends on
_ENDS = re.compile(r"[ \t]+$", re.MULTILINE)
_PLAIN = {
    **{"…": ".", "•": "*", "·": "-", "→": ">", "←": "<", "✗": "x", "─": "-", "–": "-", "—": "-"},
    **{"“": '"', "”": '"', "‘": "'", "’": "'", "\N{NO-BREAK SPACE}": " "},
}
_STAND_IN = "keisu.stand_in"


def screen() -> Console:
    """A console on standard output.

    It is as wide as the terminal (also where TERM is dumb), or 140 columns where there is none, and COLUMNS overrules
    both; without a terminal no line ends with spaces. What the encoding of the output lacks is shown by something like
    it, in as many cells. Colour obeys NO_COLOR and FORCE_COLOR. A reader that goes away is a BrokenPipeError.
    """
    codecs.register_error(_STAND_IN, _stand_in)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors=_STAND_IN)
    is_terminal = sys.stdout.isatty()
    return _Screen(
        file=None if is_terminal else _Trimmed(sys.stdout),  # type: ignore[arg-type]  # as much of a file as rich needs
        width=_width(is_terminal),
        height=_HEIGHT,
        highlight=False,
        markup=False,
        emoji=False,
    )


class _Screen(Console):
    """A console that leaves it to the command line what becomes of a broken pipe."""

    def on_broken_pipe(self) -> None:
        """Raise BrokenPipeError, where rich ends the process with a status that has another meaning here."""
        self.quiet = True
        raise BrokenPipeError


class _Trimmed:
    """A stream on which no line ends with spaces."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.encoding = stream.encoding

    def write(self, text: str) -> int:
        """Write whole lines without the spaces at their ends."""
        return self._stream.write(_ENDS.sub("", text))

    def flush(self) -> None:
        """Hand on what was written."""
        self._stream.flush()

    def isatty(self) -> bool:
        """Whether it is a terminal, which it never is."""
        return False


def _width(is_terminal: bool) -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given) > 0:
        return int(given)
    if not is_terminal:
        return _PIPE_WIDTH
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except OSError:
        return 80


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    """What stands for characters that an encoding lacks: as many cells of something like them, or of `?`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_PLAIN.get(c, "?" * cells(c)) for c in lacking), error.end
