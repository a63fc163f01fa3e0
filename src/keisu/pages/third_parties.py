"""Whose a host is, by a list of third parties (third_parties.tsv, refreshed by bench/refresh_third_parties.py)."""

from functools import cache, lru_cache
from importlib.resources import files


@cache
def _owners() -> dict[str, tuple[str, str]]:
    owners: dict[str, tuple[str, str]] = {}
    for line in files("keisu.pages").joinpath("third_parties.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            category, name, domains = line.split("\t")
            owners.update(dict.fromkeys(domains.split(" "), (name, category)))
    return owners


@lru_cache(maxsize=4096)  # the same few hosts stand in every page of a site
def owner(host: str) -> tuple[str, str] | None:
    """The name and the category of the third party that a host belongs to, or None if the list knows none.

    A host belongs to the longest listed domain that it is or lies under: ``cdn.example.com`` to ``example.com``, and
    neither ``badexample.com`` nor ``example.com.net``.
    """
    owners = _owners()
    host = host.lower()
    while "." in host:
        if found := owners.get(host):
            return found
        host = host.partition(".")[2]
    return None
