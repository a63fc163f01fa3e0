"""The version of the rules: which keisu, which languages and markets made a row."""

import hashlib
from functools import cache
from pathlib import Path

from keisu._version import __version__

_ROOMS = ("pages", "languages", "figures", "markets", "series")
_KINDS = (".py", ".toml", ".csv", ".json", ".model")


@cache
def rules() -> str:
    """The package's version and a hash of everything that decides what is made of a page: code and data of the rooms.

    Half a hundredth of a second, once a process.
    """
    root = Path(__file__).parent.parent
    total = hashlib.sha256()
    for room in _ROOMS:
        for file in sorted(f for f in (root / room).rglob("*") if f.suffix in _KINDS):
            total.update(str(file.relative_to(root)).encode())
            total.update(file.read_bytes())
    return f"{__version__}+{total.hexdigest()[:10]}"
