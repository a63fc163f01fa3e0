"""What a pack may say for the readers of clauses, beside the tags of words: syntax.toml as a record."""

import msgspec


class Syntax(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What syntax.toml holds. The file explains each list; `skeleton` goes with the weights in tagger.crfsuite."""

    skeleton: frozenset[str]
    relative: frozenset[str]
    restrictive: frozenset[str]
    degrees: frozenset[str]
    relative_owners: frozenset[str]
    possessive: frozenset[str]
    owners: frozenset[str]
    persons: frozenset[str]
    heads: frozenset[str]
    events: frozenset[str]
    passive: frozenset[str]
    fatal: frozenset[str]
    based: tuple[str, ...]
    of_places: frozenset[str]
    holdings: frozenset[str]
    branches: frozenset[str]
    leading: frozenset[str]
    accounts: frozenset[str]
    prospects: frozenset[str]
    affairs: frozenset[str]
    raising: str
    cost: str
    price: str
    often: tuple[str, ...]
    shares: str
    past: tuple[str, ...]
    present: tuple[str, ...]
    gerunds: tuple[str, ...]
    contracted: tuple[str, ...]
    clausal: frozenset[str]
    single: frozenset[str]
    linking: frozenset[str]
    objects: frozenset[str]
    intending: frozenset[str]
    expecting: frozenset[str]
    headless: frozenset[str]
    observers: frozenset[str]
    plural: str
    changed: frozenset[str]
    worth: frozenset[str]
    about: frozenset[str]
    ends: frozenset[str]
    bearing: frozenset[str]
    predicative: frozenset[str]
    general: frozenset[str]
    transparent: frozenset[str]
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    strict: frozenset[str]
    verbs: frozenset[str]
    participles: frozenset[str]
