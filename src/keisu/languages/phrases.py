"""What the reader of noun phrases must know of a language whose nouns have a capital, as a checked record."""

import msgspec


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """phrases.toml, which a pack may lack; the file says at its keys what they do."""

    determiners: list[str]
    contracted: list[str]
    genitive: list[str]
    of: list[str]
    adjective_ends: list[str]
    bare_genitive: str
    named_adjective: dict[str, str]
    strong: list[str]
    noun_genitive: list[str]
    not_genitive: list[str]
    relative: list[str]
    sayers: list[str]
    where: list[str]
    of_places: list[str]
    bearing: list[str]
    openings: list[str]
