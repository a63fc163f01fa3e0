"""Reading the tables of `keisu.languages` that belong to no one language."""

import tomllib
from importlib.resources import files
from typing import Any

import msgspec

from keisu.errors import BrokenPack


def table(name: str, form: Any) -> Any:
    """A TOML file beside the packs as a record of the type `form`. Raises BrokenPack if it cannot be one."""
    try:
        return msgspec.convert(tomllib.loads(files("keisu.languages").joinpath(name).read_text(encoding="utf-8")), form)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise BrokenPack(f"languages/{name}: {error}") from error
