"""Figures in languages that are written without spaces between words: read by characters, particles and counters.

`CharacterFinder` is the way in. A text's widths are made alike (`widths`), periods are found (`times`) and quantities
(`numerals`, `quantities`); nouns and the particles behind them (`nouns`) say whose a figure is (`subjects`).
"""

from keisu.figures.characters.finder import CharacterFinder

__all__ = ["CharacterFinder"]
