"""The extractors that keisu is measured beside, each in an environment and a process of its own.

None of them is a dependency, and one may bring a version of a library that another cannot bear. Each is given the same
text, as keisu decodes it. bench/peer.py is what runs there.
"""

import json
import shutil
import signal
import subprocess
import tempfile
import venv
from pathlib import Path
from typing import Any

# What pip calls each. rs-trafilatura is a Rust crate, and trafipy has it ready built for Python 3.12 and later; the
# package named like the crate has to be compiled.
PACKAGES = {"resiliparse": "resiliparse", "readability-lxml": "readability-lxml", "rs-trafilatura": "trafipy"}
_PROGRAM = Path(__file__).with_name("peer.py")
_SECONDS = 60  # for a page
_GIGABYTES = 6
_MOST_DEATHS = 20


def environment(folder: Path, name: str, *packages: str) -> Path:
    """The Python in `folder` that has a peer; if there is none yet, it is made with the Python that runs this, with
    `packages`, or with what PACKAGES has for the name.

    Raises CalledProcessError if they cannot be installed.
    """
    place = folder / name
    python = place / "bin" / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
        try:
            wanted = packages or (PACKAGES[name],)
            subprocess.run([python, "-m", "pip", "install", "--quiet", *wanted], check=True, capture_output=True)
        except subprocess.CalledProcessError:
            shutil.rmtree(place)
            raise
    return python


def peer_pages(python: Path, name: str, pages: list[tuple[str, str]]) -> tuple[list[dict[str, Any]], float, list[str]]:
    """What an extractor makes of pages (id and text); its seconds in all; the pages that it failed on, with the reason.

    A page at which its process dies is named, has no text, and costs nothing; a new process goes on behind it. Raises
    OSError if there is no such Python, RuntimeError if the extractor does not run in it or dies of too many pages.
    """
    made: list[dict[str, Any]] = []
    failed: list[str] = []
    deaths = 0
    while len(made) < len(pages):
        rows, code, words = _run(python, name, pages[len(made) :])
        failed += [f"{row['id']} ({row['error']})" for row in rows if "error" in row]
        made += rows
        if len(made) == len(pages):
            break
        deaths += 1
        if (code > 0 and not rows) or deaths > _MOST_DEATHS:
            raise RuntimeError(words.strip().splitlines()[-1] if words.strip() else f"it ended with {code}")
        blamed = pages[len(made)][0]
        reason = signal.Signals(-code).name if code < 0 else f"ended with {code}"
        failed.append(f"{blamed} ({reason})")
        made.append({"id": blamed, "text": "", "spent": 0.0})
    return made, sum(row["spent"] for row in made), failed


def _run(python: Path, name: str, pages: list[tuple[str, str]]) -> tuple[list[dict[str, Any]], int, str]:
    """The rows that one process gave, how it ended, and what it complained of."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder, "pages.jsonl")
        wanted.write_text("".join(json.dumps({"id": i, "html": text}) + "\n" for i, text in pages), encoding="utf-8")
        command = [str(python), str(_PROGRAM), name, str(wanted), str(_SECONDS), str(_GIGABYTES)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace")
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.endswith("}")]
    return rows, done.returncode, done.stderr
