"""The digests that records of archives declare of their bytes."""

import base64
import binascii
import hashlib
from collections.abc import Iterable

_KNOWN = frozenset({"md5", "sha1", "sha224", "sha256", "sha384", "sha512"})


def bears_out(declared: str | None, candidates: Iterable[bytes]) -> bool | None:
    """Whether any of the candidates has the declared digest ("sha1:" and base 32 or hexadecimal letters).

    None if nothing is declared, or not in a form or by an algorithm that is known.
    """
    label, colon, value = (declared or "").strip().partition(":")
    algorithm = label.casefold().replace("-", "")
    if not colon or algorithm not in _KNOWN:
        return None
    size = hashlib.new(algorithm, usedforsecurity=False).digest_size
    wanted = _digest(value.strip(), size)
    if wanted is None:
        return None
    return any(hashlib.new(algorithm, data, usedforsecurity=False).digest() == wanted for data in candidates)


def _digest(value: str, size: int) -> bytes | None:
    try:
        if len(value) == 2 * size:
            return bytes.fromhex(value)
        made = base64.b32decode(value.upper() + "=" * (-len(value) % 8))
    except (ValueError, binascii.Error):
        return None
    return made if len(made) == size else None
