"""python bench/export.py [--sizes 10000,100000]

Makes stores of generated pages and exports each in every form, in a process of its own: the seconds of the processor,
the seconds that passed, the most memory in megabytes, and the size of what came out.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from store import fill

_EXPORTS = (
    ("figures", "figures.csv"),
    ("figures", "figures.jsonl"),
    ("figures", "figures.parquet"),
    ("figures", "figures.jsonld"),
    ("series", "series.sdmx.csv"),
    ("observations", "observations.sdmx.csv"),
    ("all", "all.sqlite"),
)
_MEASURED = """
import sys
from pathlib import Path
from keisu.cli import main
main(sys.argv[1:], standalone_mode=False)
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(int(status["VmHWM"].split()[0]) // 1024)  # getrusage would count what the process that started this one had
"""


def export(store: Path, what: str, into: Path) -> dict[str, object]:
    """One export, measured."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command = [sys.executable, "-c", _MEASURED, "export", what, "-o", str(into), "--store", str(store)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    passed = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "what": into.name,
        "seconds": round(passed, 1),
        "processor": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1),
        "memory": int(said.split()[-1]),
        "megabytes": round(into.stat().st_size / 2**20, 1),
    }


def main() -> None:
    """Fill, export, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for size in (int(s) for s in options.sizes.split(",")):
            path = Path(name) / f"{size}.duckdb"
            fill(path, size, size)
            for what, file in _EXPORTS:
                print(json.dumps({"pages": size, **export(path, what, Path(name) / f"{size}-{file}")}), flush=True)


if __name__ == "__main__":
    main()
