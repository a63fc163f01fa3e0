"""The version of the rules: which keisu, which languages and markets made a row."""

import hashlib
from functools import cache
from pathlib import Path

from keisu._version import __version__
from keisu.markets import shipped

_HOME = Path(__file__).parent.parent
_ROOMS = ("pages", "languages", "figures", "markets", "series")
_LETTERS = 10


@cache
def rules(market: str) -> str:
    """The version of the rules that read pages in a market: the package's and a hash of everything that decides what is
    made of a page, the code and the data of the rooms and of a pack in a folder of the user's own.

    A fortieth of a second, once a process. Of a folder that is gone the version is that of an empty one.
    """
    if market in shipped() or not Path(market).is_absolute():
        return _of_rooms()
    return f"{_of_rooms()}+{_hash(Path(market), Path(market))}"


@cache
def _of_rooms() -> str:
    return f"{__version__}+{_hash(_HOME, *(_HOME / room for room in _ROOMS))}"


def _hash(top: Path, *folders: Path) -> str:
    """A hash of the names and the bytes of all files in some folders."""
    total = hashlib.sha256()
    for folder in folders:
        for file in sorted(f for f in folder.rglob("*") if f.is_file() and "__pycache__" not in f.parts):
            total.update(file.relative_to(top).as_posix().encode())
            total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:_LETTERS]
