"""Language packs: what keisu knows of a language, as data.

A pack is a folder of TOML files named by the language's ISO 639-1 code. `load` reads one and checks it; nothing in any
other room knows a word of any language.
"""

from keisu.languages.detect import detect
from keisu.languages.pack import available, in_plural, load, month_names
from keisu.languages.phrases import Phrases
from keisu.languages.records import Language
from keisu.languages.syntax import Syntax

__all__ = ["Language", "Phrases", "Syntax", "available", "detect", "in_plural", "load", "month_names"]
