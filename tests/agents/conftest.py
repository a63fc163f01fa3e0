"""Stores to ask."""

import pytest

from keisu import demo
from keisu.store import Store


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """A store of the pages that ship."""
    path = tmp_path_factory.mktemp("agents") / "demo.duckdb"
    Store(path).add(demo.captures())
    return path
