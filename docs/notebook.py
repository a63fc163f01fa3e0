"""python docs/notebook.py: execute docs/notebooks/first-look.ipynb and keep its outputs; with --check, compare only.

The notebook runs under this Python, in a folder of its own that is taken away afterwards, with nothing that the user
has set up for Jupyter. What is kept says nothing of the machine. Status 1 if the outputs are not those that are kept.
"""

import json
import os
import re
import sys
import tempfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import nbformat

NOTEBOOK = Path(__file__).parent / "notebooks" / "first-look.ipynb"
_SECONDS = 120  # for one cell
_KERNEL = "keisu"
_PICTURE = re.compile(r"data:image/svg\+xml;base64,[A-Za-z0-9+/=]*")


def execute(notebook: Any, folder: Path) -> Any:
    """A copy of a notebook with the outputs that it has now, executed in `folder`."""
    kernels = folder / "kernels"
    (kernels / _KERNEL).mkdir(parents=True)
    start = [sys.executable, "-m", "ipykernel_launcher", "--log-level=ERROR", "-f", "{connection_file}"]
    spec = {"argv": start, "display_name": "Python 3", "language": "python"}
    (kernels / _KERNEL / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    os.environ["JUPYTER_PATH"] = str(folder)  # where kernels are looked for
    for name in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"):
        os.environ[name] = str(folder / name.lower())
    from nbclient import NotebookClient  # looks at what was just set

    work = folder / "work"
    work.mkdir()
    made = deepcopy(notebook)
    NotebookClient(made, kernel_name=_KERNEL, timeout=_SECONDS, resources={"metadata": {"path": str(work)}}).execute()
    return _plain(made)


def lagging(kept: Any, made: Any) -> list[int]:
    """The numbers of the cells that give something else in `made` than in `kept`, counted from 0.

    Charts are not compared: where their lines are depends on the machine's fonts.
    """
    both = zip(kept.cells, made.cells, strict=True)
    return [n for n, (old, new) in enumerate(both) if _comparable(old) != _comparable(new)]


def _comparable(cell: Any) -> list[Any]:
    made = deepcopy(cell.get("outputs", []))
    for output in made:
        data = output.get("data", {})
        data.pop("image/svg+xml", None)
        if "text/html" in data:
            data["text/html"] = _PICTURE.sub("", data["text/html"])
    return made


def _plain(notebook: Any) -> Any:
    """The notebook without what differs from run to run and from machine to machine."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})
        for output in cell.get("outputs", ()):
            if "metadata" in output:
                output.metadata = nbformat.from_dict({})
    return notebook


def main() -> int:
    """Execute, and keep or compare."""
    kept = nbformat.read(NOTEBOOK, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        made = execute(kept, Path(folder))
    if "--check" not in sys.argv[1:]:
        nbformat.validate(made)
        nbformat.write(made, NOTEBOOK)
        return 0
    wrong = lagging(kept, made)
    for number in wrong:
        print(f"cell {number} gives something else now; run: python docs/notebook.py\n{made.cells[number].outputs}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
