"""Language packs: what keisu knows of a language, as data.

A pack is a folder of TOML files named by the language's ISO 639-1 code. `load` reads one of a language that parts words
by spaces, `load_characters` one of a language that does not; nothing in any other room knows a word of any language.
"""

from keisu.languages.characters import CharacterLanguage, load_characters
from keisu.languages.detect import common_words, detect, of_page
from keisu.languages.pack import available, in_plural, load, month_names, writing
from keisu.languages.phrases import Phrases
from keisu.languages.records import Language
from keisu.languages.symbols import Symbols, symbols
from keisu.languages.syntax import Syntax

__all__ = [
    "CharacterLanguage",
    "Language",
    "Phrases",
    "Symbols",
    "Syntax",
    "available",
    "common_words",
    "detect",
    "in_plural",
    "load",
    "load_characters",
    "month_names",
    "of_page",
    "symbols",
    "writing",
]
