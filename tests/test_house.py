"""The house as DESIGN draws it: no room reaches to its right, modules stay small, the public face stays what it is."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import keisu

HOUSE = Path(keisu.__file__).parent
MODULES = sorted(HOUSE.rglob("*.py"))

GROUND = {"model", "records", "errors", "periods", "vocabulary", "_version"}
ROOMS = {
    "model": {"errors", "periods", "records", "vocabulary"},
    "records": {"display", "model"},
    "errors": set(),
    "periods": {"errors"},
    "vocabulary": set(),
    "_version": set(),
    "languages": GROUND,
    "markets": GROUND,
    "pages": GROUND | {"languages"},
    "figures": GROUND | {"languages"},
    "series": GROUND | {"markets"},
    "views": GROUND | {"languages", "markets", "pages", "figures", "series"},
    "store": GROUND | {"languages", "markets", "pages", "figures", "series", "road"},
    "web": GROUND | {"languages", "markets", "pages", "figures", "series", "store", "views"},
    "agents": GROUND | {"markets", "series", "store", "views"},
    "demo": GROUND | {"pages"},
}
FACES = {"__init__", "__main__", "cli", "display", "road"}  # these tie the rooms together

# A notebook asks the records themselves what they look like; that is a matter of views, which lie to the right. So
# records ask a face, at the moment when they are asked and not before.
LATE = {("records", "display"), ("records", "model")}

LONGEST = 330
LONGER = {
    "model.py": "all the records in one place, each a few lines with its invariants",
}

PUBLIC = [
    "Article",
    "Block",
    "Cell",
    "Figure",
    "Filter",
    "Finding",
    "Implied",
    "KeisuError",
    "Limits",
    "Machinery",
    "Market",
    "Observation",
    "Outcome",
    "Reading",
    "Reconciliation",
    "Records",
    "Removed",
    "Series",
    "Store",
    "__version__",
    "find_figures",
    "observe",
    "read",
    "read_article",
    "read_many",
    "reconcile",
]
HEAVY = [
    *("turbohtml", "highspy", "numpy", "rich", "fastwarc", "feedparser", "urllib3", "protego", "duckdb", "jinja2"),
    *("starlette", "uvicorn", "altair", "vl_convert", "mcp", "pandas", "polars", "pyarrow"),
]


def name(module):
    return module.relative_to(HOUSE).as_posix()


def room(module):
    return module.relative_to(HOUSE).parts[0].removesuffix(".py")


def imported(module):
    """The rooms of keisu that a module imports, wherever in it."""
    rooms = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(module)} imports relatively"
            if node.module == "keisu":
                rooms |= {alias.name for alias in node.names}
            elif node.module and node.module.startswith("keisu."):
                rooms.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            rooms |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("keisu.")}
            assert not any(alias.name == "keisu" for alias in node.names), f"{name(module)} imports all of keisu"
    return rooms


def test_every_room_is_known():
    assert {room(m) for m in MODULES} - FACES == set(ROOMS)


@pytest.mark.parametrize("module", [m for m in MODULES if room(m) not in FACES], ids=name)
def test_a_module_imports_its_own_room_and_what_lies_left_of_it(module):
    assert imported(module) - {room(module)} <= ROOMS[room(module)]


def imported_at_once(module):
    """The modules of keisu that are loaded with this one; types alone are not."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return {
        n.module.split(".")[1] for n in tree.body if isinstance(n, ast.ImportFrom) and n.module.startswith("keisu.")
    }


def test_what_is_imported_late_is_not_loaded_at_once():
    for room_of, other in LATE:
        module = HOUSE / f"{room_of}.py"
        assert other in imported(module)
        assert other not in imported_at_once(module)
    assert "records" in imported_at_once(HOUSE / "model.py")


def test_the_check_of_imports_can_fail():
    assert {"markets", "series", "figures", "pages"} <= imported(HOUSE / "road.py")
    assert "languages" in imported(HOUSE / "figures" / "__init__.py")


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_a_module_is_small_and_says_what_it_is_for(module):
    text = module.read_text(encoding="utf-8")
    lines = text.count("\n")
    assert (lines <= LONGEST) != (name(module) in LONGER), lines
    assert not text or module.name == "_version.py" or ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("folder", sorted(r for r in ROOMS if (HOUSE / r).is_dir()))
def test_a_room_has_a_small_face(folder):
    face = ast.parse((HOUSE / folder / "__init__.py").read_text(encoding="utf-8"))
    names = [t.id for n in face.body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)]
    assert "__all__" in names


@pytest.mark.parametrize("module", [m for m in MODULES if room(m) not in FACES], ids=name)
def test_other_rooms_are_entered_by_their_face(module):
    """`from keisu.languages.pack import ...` in figures would go through the wall; folders have faces."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("keisu."):
            parts = node.module.split(".")
            is_face = len(parts) == 2 or HOUSE.joinpath(*parts[1:], "__init__.py").exists()
            assert is_face or parts[1] == room(module), node.module


def test_the_public_names():
    assert sorted(keisu.__all__) == sorted(PUBLIC)
    assert dir(keisu) == sorted(PUBLIC)
    for public in PUBLIC:
        assert getattr(keisu, public) is not None
    with pytest.raises(AttributeError, match="no attribute 'find_everything'"):
        _ = keisu.find_everything


def test_public_functions_and_classes_say_what_they_promise():
    for public in set(PUBLIC) - {"__version__"}:
        assert getattr(keisu, public).__doc__, public


@pytest.mark.parametrize(
    "statement", ["import keisu", "import keisu.cli", "from keisu import Article, Figure, find_figures"]
)
def test_importing_loads_nothing_heavy(statement):
    code = f"{statement}; import sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_nothing_of_a_page_can_be_run():
    """Code of a page is looked at and never run: no module can run one."""
    for module in MODULES:
        calls = {
            node.func.id
            for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not calls & {"eval", "exec", "compile", "__import__"}, name(module)
