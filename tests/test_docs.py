"""The documentation says what the program does: a command, a record or an error that is not in it fails here."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from keisu import errors
from keisu.cli import main
from keisu.languages.pack import _FILES
from keisu.vocabulary import FigureKind

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs" / "build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["commands.md", "records.md", "errors.md", "dates.md", "store.md", "exports.md"])
def test_the_generated_pages_are_up_to_date(name):
    page = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert page == builder().PAGES[name](), "run: python docs/build.py"


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_every_command_and_kind_is_spoken_of():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in main.commands:
        assert f"keisu {name}" in readme
    figures = (ROOT / "docs" / "reference" / "figures.md").read_text(encoding="utf-8")
    for kind in FigureKind.__args__:
        assert f"`{kind}`" in figures


def test_every_error_stands_in_the_tree():
    kinds = [k for k in vars(errors).values() if isinstance(k, type) and issubclass(k, errors.KeisuError)]
    assert len(kinds) > 10
    for kind in kinds:
        assert kind.__name__ in (errors.__doc__ or "")


def test_every_file_of_a_language_pack_is_explained():
    page = (ROOT / "docs" / "how-to" / "add-a-language.md").read_text(encoding="utf-8")
    for name in _FILES:
        assert f"`{name}`" in page


@pytest.mark.parametrize(
    "path", [p for p in PAGES if "```python" in p.read_text(encoding="utf-8")], ids=lambda p: str(p.relative_to(ROOT))
)
def test_the_python_of_the_pages_runs(path, monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    blocks = re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
    for block in blocks:
        if "my-market" in block:
            continue  # the reader's own folder
        exec(compile(block, str(path), "exec"), names)
    assert blocks


def test_the_output_in_the_readme_is_real(tmp_path, monkeypatch):
    monkeypatch.setenv("KEISU_STORE", str(tmp_path / "demo.duckdb"))
    monkeypatch.delenv("COLUMNS", raising=False)
    pages = sorted(map(str, (ROOT / "src" / "keisu" / "demo" / "pages").iterdir()))
    CliRunner().invoke(main, ["add", *pages, "--jobs", "1"])
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"```\n\$ keisu ([^\n]+)\n(.*?)```", readme, re.DOTALL)
    assert shown
    for command, output in shown:
        arguments = [str(ROOT / a) if (ROOT / a).exists() else a for a in command.split()]
        real = CliRunner().invoke(main, arguments).stdout
        assert [line.rstrip() for line in real.rstrip().splitlines()] == output.rstrip().splitlines()
