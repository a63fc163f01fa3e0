"""Stores to export: the demonstration's, and one of hostile pages."""

import pytest
from click.testing import CliRunner
from hostile_texts import fill

from keisu import demo
from keisu.cli import main
from keisu.store import Filter, Store


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    Store(path).add(demo.captures())
    return path


@pytest.fixture(scope="session")
def hostile_store(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "hostile.duckdb"
    fill(path)
    return path


@pytest.fixture(params=["demo", "hostile"])
def store(request):
    return request.getfixturevalue(f"{request.param}_store")


@pytest.fixture
def export(tmp_path):
    """Runs the command; what it said, and where it wrote."""

    def run(store, what, name, *options, status=0):
        path = tmp_path / name
        words = ["export", *([what] if what else []), "-o", str(path), "--store", str(store), *options]
        done = CliRunner().invoke(main, words)
        assert done.exit_code == status, done.output
        return path if status == 0 else done

    return run


@pytest.fixture
def figures():
    """All figures of a store with their pages, read the other way."""

    def read(store):
        with Store(store).selecting() as held:
            return held.figures(Filter()), {page: held.article(page) for page, _ in held.figures(Filter())}

    return read
